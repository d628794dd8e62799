"""Names in lines of a table, where no sentence tells what they are: "Norwich 2 Crewe 1".

In: a parsed article. Out: names with their token ranges. The decision to question: whoever has a
score is a club unless the words are a country's, and in a list of small numbers whose names are
all places ("Oslo 4, Riga 6") they are places.
"""

import re
from collections.abc import Iterator

from transforms.entities.places import is_country_name, is_place_name
from transforms.parse.document import ParsedArticle
from transforms.parse.syntax import Tokens

WORD = r"[A-Z][\w.'’&-]*"
NAME = rf"{WORD}(?: (?:{WORD}|&|de|of|the))*"
SCORES = re.compile(rf"({NAME}) \d{{1,3}},? ({NAME}) \d{{1,3}}(?: \(.*\))?\Z")
STANDING = re.compile(rf"(?:\d+\.? )?({NAME})(?: +[\d.,+-]+){{2,}}\Z")
LISTED = re.compile(rf"({NAME}) (-?\d{{1,3}})(?=[,;.]|\Z| and )")
PLAYER = re.compile(rf"(?:\b\d+-)?\b({WORD}(?: {WORD}){{1,3}}) \(({NAME})\)(?= beat| \d|\Z|,)")
LEAST_LISTED = 3
HOTTEST = 60
Found = tuple[Tokens, str]


def find_table_names(article: ParsedArticle) -> list[Found]:
    """Token ranges and labels, in text order."""
    found: list[Found] = []
    for paragraph in article.paragraphs:
        start = paragraph.char_start
        for line in article.text[start : paragraph.char_end].split("\n"):
            low = start + len(line) - len(line.lstrip())
            for name, label in _read_line(line.strip()):
                tokens = article.tokens_of(low + name[0], low + name[1])
                if tokens[0] < tokens[1]:
                    found.append((tokens, label))
            start += len(line) + 1
    return found


def _read_line(line: str) -> Iterator[Found]:
    whole = SCORES.match(line) or STANDING.match(line)
    if whole is not None:
        for number in range(1, (whole.lastindex or 0) + 1):
            yield whole.span(number), _label_side(whole[number])
        return
    listed = list(LISTED.finditer(line))
    if len(listed) >= LEAST_LISTED:
        is_weather = all(is_place_name(one[1]) and int(one[2]) < HOTTEST for one in listed)
        for one in listed:
            yield one.span(1), "GPE" if is_weather else _label_side(one[1])
    for one in PLAYER.finditer(line):
        if is_country_name(one[2]):
            yield one.span(1), "PERSON"
            yield one.span(2), "GPE"


def _label_side(name: str) -> str:
    return "GPE" if is_country_name(name) else "ORG"
