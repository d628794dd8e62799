"""Whose turn it is where paragraphs are quotations alone: who asked before asks again.

In: what has been read so far and the number of an attribution. Out: a `Reference`, or None where
it is no exchange. The decision to question: only question marks tell, as in “Did you read it?” said
Roe. [new paragraph] “Not then,” said Hale. [new paragraph] “When?” [new paragraph] “Monday.”
"""

from collections.abc import Mapping

from transforms.speakers.antecedents import Ranked
from transforms.speakers.candidates import Candidates
from transforms.speakers.references import Reference
from transforms.speakers.sourceless import find_whole, is_left_open
from transforms.speakers.unsaid import find_questioned

METHOD = "rules/turn"
REPLYING = frozenset({"and", "but", "if", "so", "then", "well", "you"})
"""How what is said of an answer opens."""
CLOSING = "\"'”’»"


def find_turn(known: Candidates, found: Mapping[int, Reference], index: int) -> Reference | None:
    """Who asks whom was just answered, or answers whoever just asked."""
    before = found.get(index - 1)
    here = find_whole(known.article, known.attributions[index])
    if before is None or here is None or is_left_open(known, index - 1):
        return None
    if _paragraph_of(known, index - 1) != here - 1:
        return None
    if _is_question(known, index - 1):
        # “Were you paid?” Hale asked her. [new paragraph] “A warm coat.”
        attributions = known.attributions
        asked = find_questioned(known.cast, known.doc, attributions[index - 1], attributions[index])
        if asked is not None:
            return Reference(None, "none", METHOD, (Ranked(asked, known.settings.sure["asked"]),))
    if len(known.spoke) < 2:
        return None
    last, other = known.spoke[-1], known.spoke[-2]
    chosen = known.choose(before.ranked)
    if chosen is None or chosen.figure != last or known.cast.figures[other].kind != "person":
        return None
    is_question, is_answered = _is_question(known, index), _is_question(known, index - 1)
    is_turn = before.method == METHOD and is_answered
    is_reply = not is_answered and _has_asked(known, found, other, index - 1)
    if is_turn or (is_reply and (is_question or _is_to_somebody(known, index))):
        sure = Ranked(other, known.settings.sure["asked"])
        return Reference(None, "none", METHOD, (sure,))
    return None


def _has_asked(known: Candidates, found: Mapping[int, Reference], figure: int, answer: int) -> bool:
    """Whether somebody asked in the paragraph before an answer."""
    reference = found.get(answer - 1)
    chosen = None if reference is None else known.choose(reference.ranked)
    return (
        chosen is not None
        and chosen.figure == figure
        and _is_question(known, answer - 1)
        and _paragraph_of(known, answer - 1) == _paragraph_of(known, answer) - 1
    )


def _is_question(known: Candidates, index: int) -> bool:
    start, end = known.attributions[index].content[-1]
    return known.article.text[start:end].rstrip().rstrip(CLOSING).endswith("?")


def _is_to_somebody(known: Candidates, index: int) -> bool:
    """ "Then you'll learn to be lonely": what who asked says of the answer."""
    low, high = known.article.tokens_of(*known.attributions[index].content[0])
    opens = next((t.lower_ for t in known.doc[low:high] if t.text[:1].isalpha()), "")
    return opens in REPLYING and any(t.lower_ == "you" for t in known.doc[low:high])


def _paragraph_of(known: Candidates, index: int) -> int:
    at = known.article.token_at(known.attributions[index].content[-1][1] - 1)
    return known.article.paragraph_of[at]
