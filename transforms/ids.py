"""Ids: the first 20 hex digits of SHA-256 over the parts, so two machines agree."""

import hashlib
import re

SEPARATOR = "\x1f"
ID_LENGTH = 20

_NOT_WORD = re.compile(r"[^\w]+")


def hash_id(*parts: object) -> str:
    """The id of the parts in order; None and the empty string are different parts."""
    joined = SEPARATOR.join("\x00" if part is None else str(part) for part in parts)
    return hashlib.sha256(joined.encode("utf-8", "surrogatepass")).hexdigest()[:ID_LENGTH]


def normalise_words(text: str) -> str:
    """Lower-cased words with single spaces: what two copies of one sentence share."""
    return _NOT_WORD.sub(" ", text.casefold().replace("’", "'").replace("'", "")).strip()
