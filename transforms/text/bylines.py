"""Bylines and author fields of pages to the names of people.

In: what JSON-LD, a meta tag or a byline holds. Out: names in order, once each, without "By",
e-mail addresses, job titles, buttons and the outlet they write for, given names first and not in
capitals. The decision to question: an organisation or a desk ("Staff and news service reports")
in a field counts only where the field names no person, and a name is split at "and" only where
both sides are whole names.
"""

import html
import re
from collections.abc import Iterable, Iterator, Mapping
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
        "comment",
        "comments",
        "contact",
        "email",
        "follow",
        "guest contributor",
        "print",
        "read more",
        "share",
        "subscribe",
        "website",
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
    r"|report|posts|articles) by|by|words|photos?|autor(?:in)?|auteur|autore|author|writer|text"
    r"|texte|tekst|автор)"
    r"\s*(?::\s*|\s+)(?=\S)|^\s*(?:von|par|por|di|door|av|af|od|från)\s*:?\s+(?=\S+\s+\S)",
    re.IGNORECASE,
)
_NAME_BREAK = re.compile(r"\s*,\s*(?=[^\W\d_][\w'’.-]*\s+[^\W\d_])\s*")
_AND = re.compile(r",?\s+(?:and|And|AND|und|et|en|och|og|oraz|&|y|e|i|и|та)\s+")
_FIRST_AND = re.compile(r"^(?:and|And|AND|und|et|en|och|og|oraz|&|i|и|та)\s+(?=\S+\s)")
_ADDRESS = re.compile(r"\(?\s*<?\S+@\S+\.\w+>?\s*\)?|\[email.protected\]|(?<!\w)@\w+|https?://\S+")
# "Jane Roe in Brno", "Jan Malek For The Example On Sunday", "Jane Roe - Sports Writer"
_TAIL = re.compile(
    r"\s+(?:for|For|FOR)\s+(?:(?:the|The|THE)\s+)?[A-Z].*$"
    r"|\s+(?:in|at|à|in)\s+[A-Z][\w.-]+(?:\s[A-Z][\w.-]+)?$"
    r"|\s*[–—/(]\s*\S.*$|\s+-\s+\S.*$|\s+\d+\s\S.*$"
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
    r"|agence|wires?|radio|tv|television|journal|today|online|network|university|institute|department"
    r"|customs|police|ministry|government|administration|authority)\b"
    r"|^(?:AFP|AP|PTI|ANI|IANS|PA|AAP|CNN|BBC|DPA|dpa|EFE|ANSA|TASS|CTK|ČTK|APA|ATS|SDA|JIJI|Kyodo"
    r"|Bloomberg|Xinhua|UNB|CP|TT|NTB|STT|Ritzau|Interfax|Ukrinform|Yonhap)$"
    r"|^(?:CNN|BBC|NBC|CBS|NPR|PBS|ITV|MSNBC|CNBC|USA) ",
    re.IGNORECASE,
)
_TRADE_NAMES = frozenset({"writer", "reporter", "critic", "page", "staff"})
_ROLE_WORDS = frozenset(
    "the a an our by senior chief staff sports sport science contributing guest freelance feature"
    " features political politics business tech technology travel food arts news special associate"
    " opinion editorial lead national local city health education media music film tv book books"
    " theatre theater fashion legal court crime religion environment energy web online digital copy"
    " night day managing deputy assistant investigative general assignment outdoor wire"
    " entertainment lifestyle beat executive international world foreign us uk european home"
    " affairs"
    " economics finance financial data video audio social at large of and for weather transport"
    " consumer defence defense diplomatic royal royals security war correspondent washington"
    " former head junior principal regional county state government policy".split()
)
"""Words in job titles, of which one alone makes none."""

_BUTTONS = re.compile(
    r"\b(?:(?:view|see|show|read) (?:all|more|other)(?: (?:posts|articles|stories|content))?"
    r"(?: (?:by|from))?|(?:share|follow|find|like)(?: (?:us|me|her|him|them|this))? (?:on|via)"
    r"|(?:more|all|other) (?:posts|articles|stories|from|by)(?: (?:by|from))?"
    r"|(?:posts|articles|stories) by|copy link|send an? e-?mail|read more|view (?:bio|profile)"
    r"|(?:author|full) (?:bio|profile|archive)"
    r"|add as preferred source(?: on google)?|twitter|facebook|instagram|linkedin|whatsapp|youtube"
    r"|tiktok|pinterest|reddit|telegram|mastodon|bluesky|flipboard|messenger|snapchat|rss)\b"
    r"|(?<![\w.])(?:e-?mail|contact|follow|share|print|comments?|subscribe|website)(?![\w.])(?! )"
    r"|^(?:e-?mail|contact|follow|share|about|meet)\s+(?=[A-Z])|\s(?:X|Threads)$",
    re.IGNORECASE,
)
"""Buttons and links to networks beside a name."""

_MAIL_NAME = re.compile(r"\S+@\S+\s*\(([^()]+)\)")
_PHOTO = re.compile(
    r"(?:photos?|photograph(?:y|s|ed|er)?|pictures?|videos?|graphics?|illustrat\w+|images?|with"
    r"|additional reporting|reporting|fotos?)\b",
    re.IGNORECASE,
)
SHORTEST_CAPITALS = 7
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
        for part in _split_list(_unwrap(words)):
            name = _cut_place(_TAIL.sub("", _drop_role(part)).strip(' ,.:-–—|/()*[]"“”'))
            name = _read_capitals(_drop_role(name))
            key = normalise_words(name)
            if not key or key in NO_NAMES or len(name) > LONGEST_NAME or _PHOTO.match(name):
                continue
            if any(map(str.isalpha, name)):
                names.setdefault(key, name)
        people = {key: name for key, name in names.items() if is_person(name)}
        found |= {key: name for key, name in (people or names).items() if key not in found}
    return tuple(found.values())


def _unwrap(words: str) -> str:
    """The words of a field without what sites put around names: addresses, buttons, brackets."""
    named = _MAIL_NAME.fullmatch(words)
    if named is not None:  # "jane@example.org (Jane Roe)", the way of RSS
        return named[1]
    if words.startswith("[") and words.endswith("]"):
        words = ";".join(re.findall(r"[\"'](.+?)[\"'](?=\s*[,\]])", words)) or words
    words = _BUTTONS.sub(" ; ", _ADDRESS.sub(" ", words))
    return " ".join(words.split())


def _split_list(words: str) -> Iterator[str]:
    """The parts of a list of names, each in the order in which it is spoken."""
    words = _drop_by(words)
    singles = [part.strip() for part in words.split(",")]
    if len(singles) > 2 and len(singles) % 2 == 0 and all(map(_is_single, singles)):
        # "Roe, Jane, Malek, Jan"
        yield from (f"{given} {family}" for family, given in zip(*[iter(singles)] * 2, strict=True))
        return
    for entry in re.split(r"\s*(?:;|\||\n|•|·)\s*", words):
        entries = _AND.split(entry)
        if not all(map(_is_reversed, entries)):
            entries = [entry]
        for each in entries:
            if _is_reversed(each):
                family, _, given = each.partition(",")
                yield f"{given.strip()} {_drop_by(family)}"
                continue
            for part in _NAME_BREAK.split(_drop_by(each)):
                yield from _split_at_and(_drop_by(part))


def _is_single(part: str) -> bool:
    return len(part.split()) == 1 and part[:1].isupper() and is_person(part)


def _is_reversed(entry: str) -> bool:
    """ "Roe, Jane", "van der Berg, Jan M.": a family name, a comma, given names, and no more."""
    family, comma, given = _drop_by(entry).partition(",")
    words, first = family.split(), given.split()
    if not comma or "," in given or not words or not 0 < len(first) <= 2:
        return False
    if any(word.lower() not in _SMALL_WORDS for word in words[:-1]):
        return False
    if _SUFFIX.match(given.strip()) or not words[-1][:1].isupper():
        return False
    name = f"{given.strip()} {family}"
    return is_person(name) and is_person(given) and all(word[:1].isupper() for word in first)


def _drop_role(words: str) -> str:
    """ "Jane Roe Staff Writer" and "Jane Roe Political Editor" without the title behind a name."""
    parts = words.split()
    if is_person(words):
        return words
    last = len(parts)
    while last > 2 and (_ROLE.fullmatch(parts[last - 1]) or parts[last - 1].lower() in _ROLE_WORDS):
        last -= 1
    head = " ".join(parts[:last])
    is_title = last < len(parts) and any(_ROLE.fullmatch(part) for part in parts[last:])
    is_name = is_person(head) and not any(part.lower() in _ROLE_WORDS for part in parts[:last])
    return head if is_title and is_name else words


def _read_capitals(name: str) -> str:
    """ "JANE MCDONALD" as it is written elsewhere; initials and agencies stay."""
    words = name.split()
    if (
        len(words) < 2
        or not name.replace("Mc", "MC").isupper()
        or not is_person(name)
        or len(name) < SHORTEST_CAPITALS
    ):
        return name
    return " ".join(map(_lower_capitals, words))


def _lower_capitals(word: str) -> str:
    if len(word) <= 2 or "." in word:
        return word
    lowered = re.sub(r"[^\W\d_]+", lambda found: found[0].capitalize(), word.lower())
    lowered = re.sub(r"(?<=[’'])S$", "s", lowered)
    return re.sub(r"^Mc(\w)", lambda found: "Mc" + found[1].upper(), lowered)


def is_person(name: str) -> bool:
    """Whether it is written like a person's name and not like a desk or an outlet."""
    words = name.split()
    if not 0 < len(words) <= LONGEST_PERSON_WORDS or any(map(str.isdigit, name)):
        return False
    if _ORGANISATION.search(name) or (_ROLE.search(name) and not _is_called_writer(words)):
        return False
    return all(not word[0].islower() or word.lower() in _SMALL_WORDS or "'" in word or "’" in word
               for word in words)  # fmt: skip


def _is_called_writer(words: list[str]) -> bool:
    """Whether a trade is the family name: "Alice Writer", and not "Staff Writer"."""
    *before, last = words
    given = [word.lower().strip(".") for word in before]
    return (
        last.lower() in _TRADE_NAMES
        and 0 < len(given) <= 2
        and not any(word in _ROLE_WORDS or _ROLE.fullmatch(word) for word in given)
        and (last.isupper() or not any(len(word) > 1 and word.isupper() for word in before))
    )


def are_people(names: tuple[str, ...], *outlets: str | None) -> bool:
    """Whether someone signs, and not the outlet itself."""
    own = {normalise_words(outlet).removeprefix("the ") for outlet in outlets if outlet}
    return any(
        is_person(name) and normalise_words(name).removeprefix("the ") not in own for name in names
    )


def _drop_by(words: str) -> str:
    return _BY.sub("", _FIRST_AND.sub("", words.strip(" ,.:-–—|")))


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
