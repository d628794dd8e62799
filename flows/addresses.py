"""Addresses with a key in them, such as s3://KEY:SECRET@news: refused, and never told.

In: addresses, and sentences that may hold some. Out: why such an address is not taken, and the
sentences without the key. The decision to question: a key in an address is refused and not used,
since an address is written to the ledger, to logs and to each reject.
"""

import re
from pathlib import Path

IN_S3 = re.compile(r"\bs3:/{1,2}(?!arn:)(?=[^/\s'\"]*(?:@|:[^/\s]))(?:[^\s'\"]*@|[^\s'\"]+)", re.I)
"""From the scheme to the bucket. Its name has neither mark, that of an object may have both; a key
may have a slash in it."""
IN_OTHERS = re.compile(r"\b(?!s3:)([a-z][a-z0-9+.-]*)://[^/\s@'\"]+@", re.I)
STORE = re.compile(r"[a-z][a-z0-9+.-]+:", re.I)
"""How a path begins that is an address, such as gs://news."""
NO_KEYS = (
    "has a key in it, which would be told wherever the address is; name the bucket alone, and give "
    "the key in AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY"
)
NO_STORE = "is an address of a kind that is not known; name a folder, or s3://bucket/folder"


def has_key(address: str) -> bool:
    """Whether there is a key in the address."""
    return hide_keys(address) != address


def hide_keys(told: str) -> str:
    """A sentence with a mark in the place of each key in an address."""
    hidden = IN_S3.sub(lambda found: "s3://…@" if found[0].endswith("@") else "s3://…", told)
    return IN_OTHERS.sub(r"\1://…@", hidden)


def is_other_store(path: Path) -> bool:
    """Whether a path was meant for an address that is not of S3; as one, it would be a folder."""
    first = path.parts[0] if path.parts else ""
    return first != "s3:" and STORE.fullmatch(first) is not None
