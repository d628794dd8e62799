"""What stands in a field of authors to the people who wrote.

In: the JSON value of a field that is named for authors. Out: names, given names first. The
decision to question: in such a field two capitalised words are a person even where the second is
a word for a trade ("Alice Writer"), unless the first is what trades are called by ("Staff
Writer"); outlets and desks are none, and their words are left to the byline.
"""

import ast
import re
from collections.abc import Mapping
from typing import Any

from transforms.feeds.field_names import squash_name
from transforms.feeds.field_values import read_words
from transforms.feeds.item import read_names
from transforms.text.bylines import is_person

LONGEST_FIELD = 5_000
NAME_PARTS = (
    ("firstname", "givenname", "given", "first"),
    ("middlename", "middle"),
    ("lastname", "familyname", "family", "last", "surname"),
)
"""What the parts of a name are called, given names first."""

WHOLE_NAMES = frozenset("name full_name fullName display_name displayName original".split())
"""What an object of a person calls the whole name."""

AUTHOR = "author"
MOST_WORDS = 4
POSTS = frozenset("correspondent reporter editor columnist".split())
TRADES = frozenset(
    "writer reporter editor scribe producer critic anchor analyst intern chief correspondent"
    " columnist".split()
)
BEFORE_TRADES = frozenset(
    "a an the staff senior junior political politics sports sport news chief guest special business"
    " city education health science travel arts art culture managing associate deputy assistant"
    " contributing contributor freelance foreign national international world features feature"
    " opinion crime court courts web digital online metro local regional environment environmental"
    " technology tech economics economic economy finance financial legal defence defense security"
    " diplomatic royal religion food fashion film music tv media social investigations"
    " investigative data executive group night weekend general assignment copy photo picture"
    " video audience community consumer energy climate transport housing home industry market"
    " markets money personal property racing football cricket editor writer by former our".split()
)
"""Words that open the name of a trade: "Staff Writer", "Political Editor"."""

_GROUP_BREAK = re.compile(r"\s*(?:;|\||\n|•|·)\s*")
_AND = re.compile(r",?\s+(?:and|And|AND|&|und|et|y)\s+")
_OF_R = re.compile(r"c\(\s*\"[^\"]*\"(?:\s*,\s*\"[^\"]*\")*\s*\)")
_QUOTED = re.compile(r"\"([^\"]*)\"")
_BY = re.compile(r"^\s*by:?\s+", re.IGNORECASE)
_SUFFIX = re.compile(r"(?:jr|sr|ii|iii|iv|ph\.?\s?d|m\.?d|esq)\.?", re.IGNORECASE)
_LAST_FIRST = re.compile(r"([^\W\d_][\w'’-]*(?: [\w'’-]+)?),\s*([^\W\d_][\w'’.-]*(?: [A-Z]\.?)?)")


def read_people(value: Any) -> tuple[str, ...]:
    """The people in a field of authors: a list, one in words, or one that a program printed.

    A number is somebody's id and no name.
    """
    found: dict[str, None] = {}
    for item in _unpack(value):
        words = None if isinstance(item, int | float) else read_words(item)
        if isinstance(item, Mapping) and (words is None or not item.keys() & WHOLE_NAMES):
            # "title" is what somebody is there
            words = _join_parts(item) or words
        if words is None or len(words) > LONGEST_FIELD:
            continue
        for group in _GROUP_BREAK.split(_BY.sub("", words)):
            found |= dict.fromkeys(filter(None, map(_capitalise, _read_group(group))))
    return tuple(found)


def _unpack(value: Any) -> list[Any]:
    """A list, also one printed into a cell: `["Jane Roe"]`, `['Jane Roe']`, R's `c("Jane Roe")`."""
    if isinstance(value, str) and len(value) <= LONGEST_FIELD and _OF_R.fullmatch(value.strip()):
        return _QUOTED.findall(value)
    if isinstance(value, str) and value.lstrip().startswith("[") and len(value) <= LONGEST_FIELD:
        try:
            printed = ast.literal_eval(value.strip())
        except (ValueError, SyntaxError, RecursionError, MemoryError):
            return [value]
        return printed if isinstance(printed, list) else [value]
    return value if isinstance(value, list) else [value]


def _join_parts(person: Mapping[str, Any]) -> str | None:
    """`{"firstname": "Alice", "lastname": "Writer"}` of the New York Times; `given`, `family`."""
    by_name = {squash_name(str(name)): value for name, value in person.items()}
    parts = (next((by_name[key] for key in keys if key in by_name), None) for keys in NAME_PARTS)
    return " ".join(part for part in parts if isinstance(part, str) and part) or None


def read_name_parts(fields: Mapping[str, Any]) -> str | None:
    """The author whose names stand in columns of their own: "Author First Name" of WordPress."""
    parts = {
        squash_name(str(name)).removeprefix(AUTHOR): value
        for name, value in fields.items()
        if squash_name(str(name)).startswith(AUTHOR)
    }
    return _join_parts(parts)


def _read_group(group: str) -> list[str]:
    """The people named between two marks that part them for sure."""
    if turned := _turn_name(group):
        return [turned]
    people: list[str] = []
    for part in _AND.split(group):
        first, *others = [piece.strip() for piece in part.split(",")]
        pieces = [first] if not others or not _SUFFIX.fullmatch(others[0]) else [part]
        # "Alice Writer, Brno": a single word behind a comma is a place or an outlet
        pieces += [other for other in others if len(other.split()) > 1 and not _is_post(other)]
        for piece in pieces:
            people.extend(name for name in read_names([piece]) if _is_author(name))
    return people


def _is_post(words: str) -> bool:
    """Whether it is what somebody is at a paper: "Harbour Correspondent" behind a name."""
    return words.split()[-1].lower() in POSTS


def _turn_name(group: str) -> str | None:
    """ "Writer, Alice" with the given name first."""
    found = _LAST_FIRST.fullmatch(group.strip())
    if found is None or _SUFFIX.fullmatch(found[2]):
        return None
    last, first = found[1], found[2]
    # "Alice Writer, Brno" has a given name already; "de Vries, Anna" has none
    if len(last.split()) > 1 and not last[0].islower():
        return None
    is_name = (is_person(last) or last.lower() in TRADES) and is_person(first)
    return f"{first} {last}" if is_name else None


def _is_author(name: str) -> bool:
    if is_person(name):
        return True
    *given, last = name.split()
    return (
        0 < len(given) < MOST_WORDS
        and last.lower() in TRADES
        and all(map(is_person, given))
        and given[0].lower() not in BEFORE_TRADES
    )


def _capitalise(name: str) -> str:
    """ "ALICE WRITER" as others are written."""
    return name.title() if name.isupper() and len(name.split()) > 1 else name
