"""The words of a claim's subject and object, as an analyst would cut them out.

In: a `Clause`. Out: token ranges. The decision to question: a phrase ends before what only adds to
it (an apposition, a relative clause behind a comma), and keeps a mark whose fellow stands in it.
"""

from transforms.claims.clauses import Clause, find_object
from transforms.parse.syntax import Tokens, trim
from transforms.parse.tokens import Doc, Token

CUT = frozenset({"relcl", "appos", "acl", "nummod", "npadvmod", "amod", "advcl"})
HYPHENS = frozenset({"-", "‐", "‑"})
MARK = '"'
"""As the parser reads curly ones, too."""
LONGEST_PHRASE = 12
"""Tokens. A longer subject or object ends before its relative clause even without a comma."""


def find_subject_phrase(clause: Clause) -> Tokens | None:
    """The words of the subject, before the verb group begins."""
    if clause.subject is None:
        return None
    return _phrase(clause, clause.subject)


def find_object_phrase(clause: Clause) -> Tokens | None:
    """The words of the object."""
    found = find_object(clause)
    return None if found is None else _phrase(clause, found)


def _phrase(clause: Clause, head: Token) -> Tokens | None:
    """The subtree of a head, inside its piece and on its side of the verb, without side clauses."""
    low, high = head.left_edge.i, head.right_edge.i + 1
    for start, end in clause.pieces:
        if start <= head.i < end:
            low, high = max(low, start), min(high, end)
    verbs = [*clause.group, *clause.auxiliaries]
    if head.i < clause.verb.i:
        after = [token.i for token in verbs if token.i > head.i]
        high = min([high, *after])
        low = max([low, *(token.i + 1 for token in verbs if low <= token.i < head.i)])
    else:
        low = max(low, clause.verb.i + 1)
    is_long = high - low > LONGEST_PHRASE
    for token in clause.doc[head.i + 1 : high]:
        edge = token.left_edge.i
        if token.dep_ not in CUT or edge <= head.i:
            continue
        is_apart = clause.doc[edge - 1].text in (",", "(", "--", "–", "—")
        if is_apart or (is_long and token.dep_ == "relcl"):
            high = min(high, edge)
    while high > low + 1 and clause.doc[high - 1].text == "(":
        high -= 1
    return _with_opening_mark(clause.doc, _whole_words(clause, trim(clause.doc, low, high)))


def _with_opening_mark(doc: Doc, phrase: Tokens | None) -> Tokens | None:
    """From the mark on whose fellow stands in the phrase: “so proud” of his side."""
    if phrase is None or not phrase[0] or doc[phrase[0] - 1].text != MARK:
        return phrase
    inside = sum(token.text == MARK for token in doc[slice(*phrase)])
    return (phrase[0] - 1, phrase[1]) if inside % 2 else phrase


def _whole_words(clause: Clause, phrase: Tokens | None) -> Tokens | None:
    """Not cut at a hyphen: "pre-orders" are three tokens, and "pre" may hang elsewhere."""
    if phrase is None:
        return None
    low, high = phrase
    doc = clause.doc
    while low > 1 and (_is_joint(doc, low - 1) or _is_joint(doc, low)):
        low -= 1
    while high < len(doc) - 1 and (_is_joint(doc, high) or _is_joint(doc, high - 1)):
        high += 1
    return low, high


def _is_joint(doc: Doc, at: int) -> bool:
    """A hyphen with a word on either side."""
    return doc[at].text in HYPHENS and not doc[at].whitespace_ and not doc[at - 1].whitespace_
