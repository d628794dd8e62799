"""Names in lines of a table, where no sentence tells what they are: "Norwich 2 Crewe 1".

In: a parsed article. Out: names with their token ranges, and stretches that are none. The decision
to question: whoever has a score is a club unless the words are a country's, and in a list of small
numbers whose names are all places ("Oslo 4, Riga 6") they are places; what opens a line of figures
("Revs 16.3 mln vs 13.1 mln") is no name, and what stands in capitals before the symbol of its share
("WITCO CORP <WIT>") is a firm.
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
FIGURES = re.compile(r"([A-Z]\w*(?: [a-z]+){0,3}) (?:loss |profit |nil )?[\d.,/-]+.*? vs\.? ")
SYMBOL = r"[A-Z]+(?:\.[A-Z]+)?"
SHARE = re.compile(rf"([A-Z][A-Z0-9.'’&/-]*(?: [A-Z0-9.'’&/-]+)*) <{SYMBOL}>")
STEPS = re.compile(r"\b(?:AT|BY|FOR|FROM|IN|ON|TO|WITH)\b ")
SYMBOLS = re.compile(r"<([A-Z]+)>|\(([A-Z0-9]+\.[A-Z]{1,2})\)")
""" "HANS.ST" is a share and its exchange."""
UNLISTED = re.compile(r"<([A-Z][A-Z.'’&-]+(?: [A-Z.'’&-]+)+)>")
""" "<ROYAL BANK OF CANADA>", a firm that the agency has no symbol for."""
NO_NAME = ""
LEAST_LISTED = 3
HOTTEST = 60
Found = tuple[Tokens, str]


def find_table_names(article: ParsedArticle) -> list[Found]:
    """Token ranges and labels, `NO_NAME` for what is none, in text order."""
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


def find_symbols(article: ParsedArticle) -> list[Tokens]:
    """The symbols of shares, in brackets: "Hansel AB (HANS.ST)", "General Motors Corp <GM>"."""
    return [
        article.tokens_of(*one.span(one.lastindex or 0)) for one in SYMBOLS.finditer(article.text)
    ]


def _read_line(line: str) -> Iterator[Found]:
    figures = FIGURES.match(line) if " vs" in line else None
    if figures is not None:
        yield figures.span(1), NO_NAME
        return
    unlisted = UNLISTED.match(line)
    if unlisted is not None:
        yield unlisted.span(1), "ORG"
        return
    shares = list(SHARE.finditer(line)) if "<" in line else []
    for share in shares:
        before = list(STEPS.finditer(share[1]))
        if before or share.start() == 0:
            # "ROE CUTS STAKE IN | BELL INDUSTRIES <BI>"
            low = share.start(1) + (before[-1].end() if before else 0)
            yield (low, share.end(1)), "ORG"
    if shares:
        return
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
