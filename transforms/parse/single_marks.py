"""British quotations: stretches of an English paragraph inside single marks, straight or curly.

In: a paragraph's text and the stretches that double marks take already. Out: the stretches inside
single marks, and a mark that is left open. The same sign is an apostrophe, so an opening mark
stands before a word and behind none, and is no decade's or shortened word's ('90s, 'til). The
decision to question: behind a plural ('The members' patience is at an end.') a sign closes only
where no surer close follows before the next opening one.
"""

import re
from collections.abc import Sequence

Stretch = tuple[int, int]

SHORTENED = r"(?:\d0s|tis|twas|til|em|n|cause|bout|round|cos)\b"
OPENS = re.compile(
    rf"(?<![\w'’‘.,!?…])(?:(?<!')'(?!')|‘)(?!{SHORTENED})(?=[\w\"“(£$€])", re.IGNORECASE
)
CLOSES = re.compile(r"(?<=[\w.,!?…;:)\"”—–-])(?:(?<!')'(?!')|’)(?!\w)")
SURE_BEFORE = frozenset(".,!?…")
SURE_BEHIND = re.compile(r"\s*(?:\Z|[.,;:!?)—–])")
LEAST_WORDS = 3
"""In a stretch that does not end like speech: fewer are a nickname or a scare quote."""


def find_single_marked(
    text: str, start: int, end: int, taken: Sequence[Stretch]
) -> tuple[list[Stretch], int | None]:
    """Stretches (marks included) in text order, and the place of a mark that stays open."""
    if "'" not in text[start:end] and "‘" not in text[start:end]:
        return [], None
    opens = [match.start() for match in OPENS.finditer(text, start, end)]
    opens = [at for at in opens if not _is_inside(at, taken)]
    if not opens:
        return [], None
    closes = [match.start() for match in CLOSES.finditer(text, start, end)]
    closes = [at for at in closes if not _is_inside(at, taken)]
    found: list[Stretch] = []
    for number, at in enumerate(opens):
        if found and at < found[-1][1]:
            continue
        following = opens[number + 1] if number + 1 < len(opens) else end
        close = _find_close(text, end, [c for c in closes if at < c < following])
        if close is None:
            if number + 1 == len(opens):
                return found, at
            continue
        if _is_quotation(text, at, close):
            found.append((at, close + 1))
    return found, None


def _is_inside(at: int, taken: Sequence[Stretch]) -> bool:
    return any(low <= at < high for low, high in taken)


def _find_close(text: str, end: int, closes: Sequence[int]) -> int | None:
    """The first sign that cannot be a plural's, else the first at all."""
    for at in closes:
        if text[at - 1] in SURE_BEFORE or SURE_BEHIND.match(text, at + 1, end):
            return at
        if text[at - 1] != "s":
            return at
    return closes[0] if closes else None


def _is_quotation(text: str, start: int, close: int) -> bool:
    """Not a nickname ('Big Six') and not a title ('All Bets Are Off.')."""
    inner = text[start + 1 : close]
    words = inner.split()
    is_title = len(words) > 1 and all(word[:1].isupper() or word[:1] in "&0" for word in words)
    if inner[-1:] in SURE_BEFORE:
        return not (is_title and inner[-1:] == ".")
    return len(words) >= LEAST_WORDS
