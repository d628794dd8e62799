"""Quoted fragments: words in marks that only finish a clause of the author's own.

In: the attributions of an article. Out: the same, where "direct" stands for quotations alone. The
city “falls short of what the port needs”; a foul that Roe called “invisible”; the staff, “some of
whom swam”. The decision to question: one word of the author's in a content makes it a fragment
however long the quotation is, since what is claimed then is the whole clause.
"""

from collections.abc import Sequence
from dataclasses import replace

from transforms.attribution.types import Attribution, Chars
from transforms.lexicons.cues import read_lexicon
from transforms.parse.document import ParsedArticle
from transforms.parse.tokens import Token

PREDICATES = frozenset({"acomp", "attr", "oprd"})
"""What the author says of something in the speaker's words: called it “a sham”."""
OWN_CLAUSES = frozenset({"ccomp", "dep", "intj", "parataxis", "ROOT"})
"""How a quotation hangs on its report: he said “we will go”."""
RELATIVE = frozenset({"which", "who", "whom", "whose"})
LONGEST_OPENING = 3
"""Words up to a relative pronoun: some of whom."""
SENTENCE_ENDS = frozenset(".?!…")


def type_fragments(article: ParsedArticle, items: Sequence[Attribution]) -> list[Attribution]:
    """The attributions, a direct one that is a part of the author's clause being mixed."""
    return [
        replace(item, quote_type="mixed") if _is_fragment(article, item) else item for item in items
    ]


def _is_fragment(article: ParsedArticle, item: Attribution) -> bool:
    if item.quote_type != "direct" or item.cue is None or item.continues is not None:
        return False
    if any(_joins_marks(article, piece) for piece in item.content):
        return True
    return len(item.content) == 1 and _completes(article, item.content[0], item.cue[1])


def _joins_marks(article: ParsedArticle, piece: Chars) -> bool:
    """Whether a word of the author's stands in a piece right by the marks, in their sentence."""
    low, high = piece
    for mark in article.marks:
        if not (low <= mark.char_start < high and mark.is_whole):
            continue
        before = article.text[low : mark.char_start].rstrip()
        behind = article.text[mark.char_end : high].lstrip()
        is_ended = article.text[mark.inner_end - 1] in SENTENCE_ENDS
        if before[-1:].isalpha() or (behind[:1].isalpha() and not is_ended):
            return True
    return False


def _completes(article: ParsedArticle, piece: Chars, after: int) -> bool:
    """Whether a quotation opens like the middle of a sentence and is no clause by itself."""
    start, end = article.tokens_of(*piece)
    words = [word for word in article.doc[start:end] if word.text[0].isalnum()]
    if start < after or not words or not words[0].text[0].islower():
        return False
    if article.doc[start - 1].text == ":":
        return False
    top = next((word for word in words if not start <= word.head.i < end), None)
    is_relative = any(word.lower_ in RELATIVE for word in words[:LONGEST_OPENING])
    if is_relative and article.text[piece[1] - 2] != "?":
        # Roe praised the staff, “some of whom swam”.
        return words[0].lower_ not in RELATIVE or article.doc[start - 1].text == ","
    if top is None or top.dep_ in OWN_CLAUSES:
        return False
    return top.dep_ in PREDICATES or _is_thing(top) or not _is_spoken(top.head)


def _is_thing(top: Token) -> bool:
    """Whether it names what somebody speaks of: "acknowledged “isolated excesses”"."""
    lexicon, lemma = read_lexicon(), top.head.lemma_
    takes_thing = lexicon.has("object", lemma) and not lexicon.has("after", lemma)
    return top.dep_ == "dobj" and top.pos_ == "NOUN" and takes_thing


def _is_spoken(verb: Token) -> bool:
    return verb.lemma_ in read_lexicon().speech
