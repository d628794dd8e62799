"""Bylines and author fields of pages to the names of people.

In: what JSON-LD, a meta tag or a byline holds. Out: names in order, once each, without "By",
e-mail addresses, job titles and the outlet they write for. The decision to question: an
organisation or a desk ("Staff and news service reports") in a field counts only where the field
names no person, and a name is split at "and" only where both sides are whole names.
"""

import html
import re
from collections.abc import Iterable, Mapping
from typing import Any

from transforms.ids import normalise_words
from transforms.text.json_ld import types_of

LONGEST_NAME = 80
LONGEST_PERSON_WORDS = 6
NO_NAMES = frozenset(
    (
        "admin",
        "administrator",
        "anonymous",
        "author",
        "by",
        "contributor",
        "editor",
        "editors",
        "guest",
        "guest author",
        "no author",
        "none",
        "null",
        "redaktion",
        "staff",
        "undefined",
        "unknown",
        "user",
        "view all posts",
        "web desk",
        "webmaster",
    )
)
ORGANISATIONS = frozenset(
    {"Organization", "NewsMediaOrganization", "Corporation", "EducationalOrganization", "WebSite"}
)

_BY = re.compile(
    r"^\s*(?:(?:written|story|words|reported|posted|published|article|analysis|review|edited|text"
    r"|report) by|by|autor(?:in)?|auteur|autore|author|writer|text|texte|tekst|автор)"
    r"\s*(?::\s*|\s+)(?=\S)|^\s*(?:von|par|por|di|door|av|af|od|från)\s*:?\s+(?=\S+\s+\S)",
    re.IGNORECASE,
)
_NAME_BREAK = re.compile(r"\s*(?:;|\||\n|•|·|,\s+(?=[^\W\d_][\w'’.-]*\s+[^\W\d_]))\s*")
_AND = re.compile(r",?\s+(?:and|And|AND|und|et|en|och|og|oraz|&|y|e|i|и|та)\s+")
_ADDRESS = re.compile(r"\(?\s*<?\S+@\S+\.\w+>?\s*\)?|\[email.protected\]|(?<!\w)@\w+|https?://\S+")
# "Jane Roe in Brno", "Jan Malek For The Example On Sunday", "Jane Roe - Sports Writer"
_TAIL = re.compile(
    r"\s+(?:for|For|FOR)\s+(?:(?:the|The|THE)\s+)?[A-Z].*$"
    r"|\s+(?:in|at|à|in)\s+[A-Z][\w.-]+(?:\s[A-Z][\w.-]+)?$"
    r"|\s*[–—/(]\s*\S.*$|\s+-\s+\S.*$"
)
_ROLE = re.compile(
    r"\b(?:writer|reporters?|reporting|correspondent|editor(?:ial)?|columnist|contributors?|journalist"
    r"|producer|photographer|desk|bureau|newsroom|staff|team|intern|analyst|critic|freelance|anchor"
    r"|director|professor|chief|agenc(?:y|ies)|redaktion|redacción|rédaction|redazione|redactie"
    r"|redakcja|redakce|updated|published|minutes?|hours?|ago|reports?)\b",
    re.IGNORECASE,
)
_ORGANISATION = re.compile(
    r"\b(?:news|press|times|post|herald|tribune|gazette|media|magazine|daily|associated|reuters"
    r"|agence|wires?|radio|tv|television|journal|today|online|network|university|institute)\b"
    r"|^(?:AFP|AP|PTI|ANI|IANS|PA|AAP|CNN|BBC|DPA|dpa|EFE|ANSA|TASS|CTK|ČTK|APA|ATS|SDA|JIJI|Kyodo"
    r"|Bloomberg|Xinhua|UNB|CP|TT|NTB|STT|Ritzau|Interfax|Ukrinform|Yonhap)$",
    re.IGNORECASE,
)
_SUFFIX = re.compile(r"(?:jr|sr|ii|iii|iv|ph\.?\s?d|m\.?d|esq|obe|csc|cbe)\b", re.IGNORECASE)
_SMALL_WORDS = frozenset(
    "de da do dos das del della di du van von der den la le el al bin ibn ben y e of st ter ten zu"
    " af av mc".split()
)


def read_authors(
    value: Any, by_id: Mapping[str, Mapping[str, Any]]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """People and organisations that an author field names."""
    people: list[str] = []
    organisations: list[str] = []
    for item in value if isinstance(value, list) else [value]:
        is_reference = isinstance(item, dict) and "@id" in item and not item.get("name")
        node = by_id.get(str(item["@id"]), item) if is_reference else item
        names = [node.get("name")] if isinstance(node, dict) else [node]
        flat = [name for entry in names for name in (entry if isinstance(entry, list) else [entry])]
        kinds = types_of(node) if isinstance(node, dict) else set()
        (organisations if kinds & ORGANISATIONS else people).extend(
            name for name in flat if isinstance(name, str)
        )
    return split_names(people), split_names(organisations)


def split_names(values: Iterable[str]) -> tuple[str, ...]:
    """The names in author fields; desks and outlets in a field only if it names no person."""
    found: dict[str, str] = {}
    for value in values:
        names: dict[str, str] = {}
        words = clean_words(value)
        if words is None or re.match(r"https?:|@|www\.", words):
            continue
        for part in _NAME_BREAK.split(_drop_by(_ADDRESS.sub(" ", words))):
            for name in _split_at_and(_drop_by(part)):
                name = _cut_place(_TAIL.sub("", name).strip(" ,.:-–—|/()*"))
                key = normalise_words(name)
                if not key or key in NO_NAMES or len(name) > LONGEST_NAME:
                    continue
                if any(map(str.isalpha, name)):
                    names.setdefault(key, name)
        people = {key: name for key, name in names.items() if is_person(name)}
        found |= {key: name for key, name in (people or names).items() if key not in found}
    return tuple(found.values())


def is_person(name: str) -> bool:
    """Whether it is written like a person's name and not like a desk or an outlet."""
    words = name.split()
    if not 0 < len(words) <= LONGEST_PERSON_WORDS or any(map(str.isdigit, name)):
        return False
    if _ROLE.search(name) or _ORGANISATION.search(name):
        return False
    return all(not word[0].islower() or word.lower() in _SMALL_WORDS or "'" in word or "’" in word
               for word in words)  # fmt: skip


def are_people(names: tuple[str, ...], *outlets: str | None) -> bool:
    """Whether someone signs, and not the outlet itself."""
    own = {normalise_words(outlet).removeprefix("the ") for outlet in outlets if outlet}
    return any(
        is_person(name) and normalise_words(name).removeprefix("the ") not in own for name in names
    )


def _drop_by(words: str) -> str:
    return _BY.sub("", words.strip(" ,.:-–—|"))


def _cut_place(name: str) -> str:
    """ "Jane Roe, Brno" is Jane Roe; "Roe, Jane" and "Jan Malek, Jr." are whole names."""
    head, comma, tail = name.partition(", ")
    if comma and len(head.split()) > 1 and is_person(head) and not _SUFFIX.match(tail):
        return head
    return name


def _split_at_and(words: str) -> list[str]:
    """ "Jane Roe and Jan Malek" are two; "Ortega y Gasset", "Staff and news reports" are one."""
    parts = _AND.split(words)
    if len(parts) > 1 and all(
        len(part.split()) > 1 and is_person(_TAIL.sub("", part)) for part in parts
    ):
        return parts
    return [words]


def name_of(value: Any, by_id: Mapping[str, Mapping[str, Any]]) -> str | None:
    """The name in a field of JSON-LD: a text, a node, a reference to one, or a list of these."""
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        node = value if value.get("name") else by_id.get(str(value.get("@id")), value)
        value = node.get("name")
    return clean_words(value)


def clean_words(value: Any) -> str | None:
    """A text field as one line: no tags, entities read, once more where they were escaped twice."""
    if isinstance(value, list):
        value = value[0] if value else None
    if not isinstance(value, str):
        return None
    words = html.unescape(value)
    if "&" in words:
        words = html.unescape(words)
    return " ".join(re.sub(r"<[^<>]{1,200}>", "", words).split()) or None
