"""What stands beside a quotation in its paragraph, and whether it is a part of it.

In: an attribution of the model. Out: it with its second half, where the report stands in the middle
of the sentence (“I switched it off,” said Roe, | “and I slept.”); without what the speaker does
while he speaks (“I stay,” he says, | and pours the tea); and without the next quotation where the
rules know who else says it (“We fight,” said Roe. | “They know,” added Kern.). The decision to
question: a verb behind "and" that has no subject of its own is the speaker's, as the quotation is
over.
"""

from collections.abc import Sequence

from transforms.attribution.content_form import lemma_of
from transforms.attribution.types import Attribution, Chars, overlaps, shares_words, with_content
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


def take_second_half(
    article: ParsedArticle,
    item: Attribution,
    by_rule: Sequence[Attribution],
    others: Sequence[Attribution],
) -> Attribution:
    """The attribution with what the rules read behind its report and a comma, if nobody has it."""
    if item.cue is None or item.continues is not None or item.quote_type != "direct":
        return item
    rule = next(
        (
            other
            for other in by_rule
            if other.cue is not None
            and overlaps(other.cue, item.cue)
            and len(other.content) > len(item.content)
            and other.content[0] == item.content[0]
        ),
        None,
    )
    if rule is None:
        return item
    told = max(part[1] for part in (item.cue, item.source, rule.source) if part is not None)
    second = next((piece for piece in rule.content if piece[0] > article.chars(0, told)[1]), None)
    if second is None or not article.quoted[second[0]]:
        return item
    if any(shares_words(one, second) for one in (item, *others)):
        return item
    between = article.text[article.chars(0, told)[1] : second[0]].strip()
    return with_content(article, item, (*item.content, second)) if between == "," else item
