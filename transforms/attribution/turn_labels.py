"""Labels of a transcript's turns: what stands in front of the words that somebody says.

In: the text of a paragraph. Out: its `Label`, None where it has none. The forms are a name or an
office before a colon ("SEN. THEODORE BLAINE (D-Vik):", "The Minister for Ports (Sophy Santoro):"),
with the number of a committee's question in front ("Q17 Chair:"), a title and a name before a full
stop as the American Congress prints them ("Mr. BLAINE."), a name and the time of the tape
("Sophy Santoro (00:12):"), and the letters of an interview ("Q:", "A1.", "Answer:"). The decision
to question: a label says nothing of whether it is one, since lists look the same; that is settled
by what all of an article's labels have in common, in `transforms.attribution.turns`.
"""

import re
from dataclasses import dataclass

from transforms.lexicons.names import read_name_words

COLON = re.compile(r"[\"“„«•*_\s]*(?P<label>[^:\n]{1,120}?)\s*:[*_]*(?:\s+(?=\S)|\s*\Z)")
CLOCK = re.compile(
    r"\s*(?P<label>[^:,\n\d]{2,60}?(?: \d{1,2})?)\s+"
    r"(?:[\[(]\d{1,2}:\d\d(?::\d\d)?(?:[\])]:?)|\d{1,2}:\d\d(?::\d\d)?(?::|(?=\s*\Z)))"
    r"(?:\s+|\Z)"
)
"""Of a tape: "Sophy Santoro (00:12):", "Sophy Santoro  0:03", "Speaker 2 (00:15):"."""
RECORD = re.compile(
    r"\s*(?P<label>(?:The|[A-Z][a-z]+\.?)(?: [A-Z][\w'’\-]+){1,2}(?: of [A-Z]\w+(?: [A-Z]\w+)?)?)"
    r"\.\s+(?=[A-Z“\"])"
)
"""Of the American Congress: "Mr. BLAINE. I yield.", "The PRESIDING OFFICER. The clerk …"."""
LETTER = re.compile(
    r"\s*(?P<label>Q(?:uestion)?|A(?:nswer)?|Q(?:UESTION)|A(?:NSWER))(?:\s?\d{1,3})?"
    r"(?:\s*(?P<sign>[:.])\s+(?=\S)|(?<=[QA])\s{2,}(?=\S)|(?<=Q)(?=[A-Z][a-z]))"
)
"""Also "QLast October …", as pages print that lost what stood behind the letter."""
NUMBER = re.compile(r"\s*\[?Q\.?\s?\d{1,4}(?:\]\.?|[.:])?\s+")
"""Of a committee's question, in front of who asks it: "Q17 Chair:", "[Q3] The Chair:"."""
ANSWERED = re.compile(r"\s*A\d{0,4}[.:]\s+")
"""In front of who answers a numbered question: "A. Paul Holm:"."""
OFFICE = re.compile(r"(?:The|THE|An) [^()]{2,60}?(?: \((?P<name>[^()]+)\)(?: \([^()]+\))?)?")
"""Of a parliament's record: "The Minister for Ports (Sir Paul Holm)", "The Presiding Officer"."""
HELD = re.compile(r"(?P<office>[^\W\d_]+\b[^()]{0,60}?) \((?P<name>[^()]+)\)")
"""An office without its article, its holder with a title: "Minister for Ports (Dr Paul Holm)"."""
ASIDE = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
NAME_WORD = re.compile(r"(?:[^\W\d_][\w'’.\-]*(?:&[^\W\d_]\w*)?|&)\Z")
AND = frozenset({"&"})
"""In the name of a paper that asks: "Port & Harbour:", later "P&H:"."""
OF = frozenset({"of"})
BY = frozenset({"by"})
LONGEST_NAME = 4
"""Words."""
LONGEST_LABEL = 140
"""Code points in which a colon has to stand."""


@dataclass(frozen=True, slots=True)
class Label:
    """Who is named, and where in the paragraph: the name, the sign that ends it, the words.

    `is_letter` is true of "Q", `is_office` of "The Presiding Officer", `is_titled` of a name with
    something in front or behind, `is_sure` of a form that no list has, and `is_numbered` of one
    behind a number, which alone makes a record.
    """

    name: str
    start: int
    sign: int
    words: int
    is_letter: bool = False
    is_office: bool = False
    is_titled: bool = False
    is_sure: bool = False
    is_numbered: bool = False


def read_label(text: str, *, has_numbers: bool = False) -> Label | None:
    """The label that opens a paragraph; `has_numbers` where the questions of a record are numbered.

    Only there is "A. Paul Holm:" not a man with an initial.
    """
    if (numbered := read_number(text)) is not None:
        return numbered
    answered = ANSWERED.match(text) if has_numbers else None
    if answered is not None and (said := _read_named(text, answered.end())) is not None:
        return said
    letter = LETTER.match(text)
    if letter is not None:
        sign = letter.start("sign") if letter["sign"] else letter.end("label") - 1
        return Label(letter["label"], letter.start("label"), sign, letter.end(), is_letter=True)
    return _read_named(text, 0)


def read_number(text: str) -> Label | None:
    """The label of a paragraph that opens with a numbered question and who asks it."""
    number = NUMBER.match(text)
    return None if number is None else _read_named(text, number.end())


def _read_named(text: str, start: int) -> Label | None:
    has_colon = ":" in text[start : start + LONGEST_LABEL]
    clock = CLOCK.match(text, start) if has_colon else None
    record = None if clock else RECORD.match(text, start)
    found = clock or record or (COLON.match(text, start) if has_colon else None)
    if found is None:
        return None
    label = found["label"]
    office, named = _read_office(label)
    is_office = named is None and office is not None and is_title(office.split()[-1])
    is_office |= named is None and bool(start) and is_title(label)
    is_office |= clock is not None and label[-1].isdigit() and is_title(label.split()[0])
    if record is not None and not (is_office or _is_titled_name(label)):
        return None
    name = label if is_office else read_name(named or label)
    if name is None:
        return None
    low = found.start("label") + label.index(name)
    sign = len(text[: found.end()].rstrip()) - 1
    return Label(
        name,
        low,
        sign,
        found.end(),
        is_office=is_office,
        is_titled=name != label,
        is_sure=record is not None or start > 0 or (is_office and name.isupper()),
        is_numbered=start > 0,
    )


def _is_titled_name(label: str) -> bool:
    """Whether a title opens a label and none ends it: "Lt. Gen." goes on."""
    words = label.split()
    return is_title(words[0]) and not is_title(words[-1])


def _read_office(label: str) -> tuple[str | None, str | None]:
    """The office in a label and who holds it, each None where it is not told."""
    office = OFFICE.fullmatch(label)
    if office is not None:
        return label, office["name"]
    held = HELD.fullmatch(label)
    is_held = held is not None and all(
        is_title(held[part].split()[0]) for part in ("office", "name")
    )
    return None, held["name"] if held is not None and is_held else None


def read_name(label: str) -> str | None:
    """The name in a label, without title, office and party; None if it cannot be one."""
    words = read_name_words()
    parts = ASIDE.sub("", label).split(",")[0].split()
    joints = words.particles | AND
    while len(parts) > 1 and is_title(parts[0]):
        parts = parts[1:]
        # "Lord Hanson of Flint", not "Minister of Health"
        joints |= OF if parts[0] not in OF else frozenset()
    fits = (
        0 < len(parts) <= LONGEST_NAME
        and all(NAME_WORD.match(part) for part in parts)
        and all(part[0].isupper() or part in joints for part in parts)
        and not {part.casefold() for part in parts} & (words.not_names | words.calendar)
        and parts[0].casefold() not in BY
    )
    found = re.search(r"\s+".join(map(re.escape, parts)), label) if fits else None
    return None if found is None else found[0]


def is_title(word: str) -> bool:
    """Whether a word is a title or an office: "Sen.", "Chairman"."""
    words = read_name_words()
    plain = word.casefold()
    return plain in words.honorifics or plain.strip(".") in words.honorifics | words.person_nouns
