"""Texts of a zip file with a card beside each, which says what the text is.

In: an open zip file. Out: which of its members are such texts and cards, and an outcome a text, at
its name. A card is `a.json` of `a.txt`, or `a_metadata.xml` as alto2txt writes it. The decision to
question: a card that is no object, or has a text of its own, is none, and is read as any file.
"""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO

from flows.readers.containers import Member, list_names, read_named
from flows.readers.document import read_member
from flows.readers.fields import judge_records
from flows.readers.outcomes import Fields, Outcome, Outcomes, Source
from transforms.agency.plain_text import decode_text
from transforms.errors import ArchiveError
from transforms.feeds.json_object import has_text

TEXT = ".txt"
CARDS = (".json", "_metadata.xml")
LONGEST_CARD = 1_000_000
ADVERTS = frozenset(("ADVERT", "ADVERTISEMENT"))
_LWM = {
    "title": re.compile(r"<item\b[^<>]*>.{0,2000}?<title>([^<>]*)</title>", re.DOTALL),
    "date": re.compile(r"<date>([^<>]*)</date>"),
    "source": re.compile(r"<publication\b[^<>]*>.{0,2000}?<title>([^<>]*)</title>", re.DOTALL),
    "type": re.compile(r"<item_type>([^<>]*)</item_type>"),
}


def find_carded(handle: BinaryIO) -> dict[str, str]:
    """The texts in a zip file by name, each with its card's."""
    names = list_names(handle)
    stems = [name.removesuffix(TEXT) for name in sorted(names) if name.endswith(TEXT)]
    pairs = {
        card: f"{stem}{TEXT}"
        for stem in stems
        if (card := next((f"{stem}{end}" for end in CARDS if f"{stem}{end}" in names), None))
    }
    carded = {pairs[card.name]: card.name for card in read_named(handle, pairs) if _is_card(card)}
    handle.seek(0)
    return carded


def _is_card(member: Member) -> bool:
    try:
        return bool(_read_card(member))
    except ArchiveError:
        return False


def read_carded(source: Source, handle: BinaryIO, carded: Mapping[str, str]) -> Outcomes:
    """The outcome of each text with what its card says."""
    return judge_records(source, _cut_texts(source, handle, carded))


def _cut_texts(
    source: Source, handle: BinaryIO, carded: Mapping[str, str]
) -> Iterator[Fields | Outcome]:
    names = [name for pair in carded.items() for name in pair]
    members = read_named(handle, names)
    for text, card in zip(members, members, strict=True):
        try:
            fields = _read_card(card)
            if fields.get("type") in ADVERTS:
                yield source.skip(text.name, "not_an_article")
                continue
            words = decode_text(read_member(text, source.limits.record_bytes)).strip()
        except ArchiveError as error:
            yield source.reject(text.name, error)
            continue
        yield Fields(text.name, {**fields, "text": words})


def _read_card(card: Member) -> dict[str, Any]:
    """What a card says; nothing if it is none. Raises `ArchiveError`."""
    words = decode_text(read_member(card, LONGEST_CARD))
    if not card.name.endswith(".json"):
        found = {name: shape.search(words) for name, shape in _LWM.items()}
        return {name: one[1].strip() for name, one in found.items() if one is not None}
    try:
        fields = json.loads(words)
    except (ValueError, RecursionError) as error:
        raise ArchiveError("bad_json", f"{card.name}: {error}"[:300]) from error
    if not isinstance(fields, dict) or has_text(fields):
        return {}
    return fields
