"""Quotation marks inside a claim: which open, which close, what is left open.

In: tokens of a document, whose marks are straight. Out: counts and answers. The decision to
question: what tells is the white space around a mark, since an apostrophe ('the members' fees')
looks the same; a mark before a word and behind none opens.
"""

from transforms.parse.tokens import Doc, Token

DOUBLE, SINGLE = '"', "'"
BEFORE_OPENING = frozenset({'"', "(", "[", "-", "--", "–", "—", "…", "..."})
"""What may stand right before an opening mark."""


def count_open(doc: Doc, start: int, end: int, mark: str) -> int:
    """How many of the marks that open in a stretch do not close in it."""
    count = 0
    for token in doc[start:end]:
        if token.text != mark:
            continue
        before = doc[token.i - 1] if token.i > start else None
        if before is not None and not before.whitespace_ and before.text not in BEFORE_OPENING:
            count = max(0, count - 1)
        elif not token.whitespace_ and not _is_decade(token):
            count += 1
    return count


def closes_quotation(mark: Token) -> bool:
    """Whether a double mark behind a stop closes; that of the next paragraph opens."""
    is_last = mark.i + 1 == len(mark.doc) or bool(mark.whitespace_)
    return mark.text == DOUBLE and (is_last or mark.nbor(1).is_punct or mark.nbor(1).is_space)


def _is_decade(mark: Token) -> bool:
    """ "The '80s"."""
    return mark.i + 1 < len(mark.doc) and mark.nbor(1).text[:1].isdigit()
