"""What stands beside a quotation in its paragraph and is no part of it.

In: an attribution of the model. Out: it without what the speaker does while he speaks (“I stay,” he
says, | and pours the tea) and without the next quotation where another one is told to say it (“We
fight,” said Roe. | “They know,” added Kern.), which the rules read. The decision to question: a
verb behind "and" that has no subject of its own is the speaker's, as the quotation is over.
"""

from collections.abc import Sequence

from transforms.attribution.content_form import lemma_of
from transforms.attribution.types import Attribution, Chars, with_content
from transforms.lexicons.cues import read_lexicon
from transforms.parse.document import ParsedArticle
from transforms.parse.syntax import find_own_subject

NARRATED = frozenset({"VBD", "VBP", "VBZ"})
OBJECT_OPENERS = frozenset({"DT", "IN", "PRP", "PRP$", "RP", "TO"})
JOINING = frozenset({"and", "then"})
SENTENCE_END = frozenset({".", "!", "?"})


def leave_neighbours(
    article: ParsedArticle, item: Attribution, by_rule: Sequence[Attribution]
) -> Attribution:
    """The attribution without what the speaker does, and without what others say."""
    if item.cue is None or item.continues is not None or len(item.content) < 2:
        return item
    first, *rest = item.content
    if not article.quoted[first[0]]:
        return item
    kept = [
        piece
        for piece in rest
        if not _is_action(article, item, piece)
        and not _is_of_another(article, item, piece, by_rule)
    ]
    if len(kept) == len(rest):
        return item
    return with_content(article, item, (first, *kept))


def _is_action(article: ParsedArticle, item: Attribution, piece: Chars) -> bool:
    """Whether a piece without marks tells what the speaker does: ", and coils a rope"."""
    start, end = article.tokens_of(*piece)
    if item.cue is None or start < item.cue[1] or article.count_quoted(*piece):
        return False
    words = [word for word in article.doc[start:end] if not word.is_punct]
    if len(words) < 2 or words[0].lower_ not in JOINING:
        return False
    verb = next((word for word in words[1:] if word.pos_ != "ADV"), words[-1])
    told = article.doc[item.cue[1] - 1]
    # "and coils a rope" is read as a plural
    is_plural = verb.tag_ == "NNS" and told.tag_ == "VBZ" and verb.i + 1 < end
    is_act = is_plural and article.doc[verb.i + 1].tag_ in OBJECT_OPENERS
    is_joined = verb.dep_ == "conj" and item.cue[0] <= verb.head.i < item.cue[1]
    is_told = verb.tag_ in NARRATED or (verb.tag_ == "VB" and is_joined)
    return is_act or (is_told and find_own_subject(verb) is None)


def _is_of_another(
    article: ParsedArticle,
    item: Attribution,
    piece: Chars,
    by_rule: Sequence[Attribution],
) -> bool:
    """Whether the rules know who else says a piece in marks: a name behind a verb of speech."""
    start = article.tokens_of(*piece)[0]
    if item.cue is None or start < item.cue[1]:
        return False
    between = article.doc[item.cue[1] : start]
    if not any(word.text in SENTENCE_END for word in between):
        return False
    return any(
        rule.content == (piece,)
        and rule.cue is not None
        and rule.source is not None
        and rule.cue[0] > start
        and rule.source[0] == rule.cue[1]
        and lemma_of(article.doc[rule.cue[0]]) in read_lexicon().speech
        and article.doc[rule.source[0]].text[:1].isupper()
        for rule in by_rule
    )
