"""Rows of the tables of SPIP: what is a story, and its text without SPIP's own marks.

In: the fields of a row. Out: the fields under names of `field_names`, whether the row is no story.
The decision to question: rubrics and keywords have titles and texts as well, and are told by the
number that they have in place of a story's.
"""

import re
from collections.abc import Mapping
from typing import Any

STORIES = frozenset(("id_article", "id_breve"))
WORDS = frozenset(("titre", "texte"))
OTHERS = frozenset(("id_rubrique", "id_mot", "id_groupe", "id_syndic"))
PUBLISHED = "publie"
PARTS = ("chapo", "texte", "ps")

_HEADING = re.compile(r"\{\{\{(.{1,300}?)\}\}\}", re.DOTALL)
_STRESS = re.compile(r"\{{1,2}([^{}]{1,2000})\}{1,2}")
_NOTE = re.compile(r"\[\[.{0,5000}?\]\]", re.DOTALL)
_LINK = re.compile(r"\[([^\[\]]{0,1000}?)->[^\[\]]{0,2000}\]")
_MEDIUM = re.compile(r"<(?:img|doc|emb)\d+(?:\|[^<>]{0,200})?>")
_ITEM = re.compile(r"^(?:-[*#]+|-|_)[^\S\n]+", re.MULTILINE)


def is_spip(fields: Mapping[str, Any]) -> bool:
    """Whether it is a row of SPIP with a title and a text."""
    names = fields.keys()
    return names >= WORDS and not names.isdisjoint(STORIES | OTHERS)


def is_no_story(fields: Mapping[str, Any]) -> bool:
    """Whether such a row is a rubric or a keyword, or was not published."""
    return fields.keys().isdisjoint(STORIES) or fields.get("statut", PUBLISHED) != PUBLISHED


def tell_spip(fields: Mapping[str, Any]) -> dict[str, Any]:
    """A row under the names of `field_names`."""
    parts = (fields.get(name) for name in PARTS)
    text = "\n\n".join(part for part in parts if isinstance(part, str) and part.strip())
    kept = {name: one for name, one in fields.items() if name not in PARTS}
    number = fields.get("id_article") or fields.get("id_breve")
    return {**kept, "id": number, "text": read_spip_text(text)}


def read_spip_text(text: str) -> str:
    """A text without SPIP's marks: notes, pictures and addresses go, their words stay."""
    plain = _MEDIUM.sub("", _NOTE.sub("", text))
    plain = _LINK.sub(r"\1", plain)
    plain = _HEADING.sub(r"\n\n\1\n\n", plain)
    plain = _STRESS.sub(r"\1", plain)
    return re.sub(r"\n{3,}", "\n\n", _ITEM.sub("", plain)).strip()
