"""What is marked or reported like speech and is none: names, titles, words held at arm's length.

In: attributions. Out: those that hold something said, and apart from them those that tell what
somebody thinks or does without words. Neither are 'The singer known as "Duchess"', 'the novel
"Nobody Goes Home"', "asked not to be named". The decision to question: a name alone is said by
nobody ("He mentioned Roe"), but "She endorsed Roe" or "is backing Roe" tells what she thinks of him
and is speech, while an act is no report, though a court's or a council's says what it wants
("upheld the ban").
"""

from collections.abc import Sequence
from dataclasses import replace

from transforms.attribution.author_voice import is_author_voice, is_remark
from transforms.attribution.content_form import find_head, is_bare, lemma_of, tells_that
from transforms.attribution.empty_reports import holds_speech, is_empty_report
from transforms.attribution.fixed_reports import STATED
from transforms.attribution.noun_contents import (
    TELLERS,
    find_reporting_word,
    holds_cue,
    is_message,
    names_a_thing,
    shows,
    watches,
)
from transforms.attribution.presentation import is_thought, name_presentation
from transforms.attribution.titles import is_mention
from transforms.attribution.types import (
    ACT,
    SAME_SHARE,
    SPEECH,
    THOUGHT,
    Attribution,
    in_text_order,
    keep_those,
    list_left,
    overlap_share,
    overlaps,
)
from transforms.attribution.unsaid import is_unsaid, is_untold
from transforms.lexicons.cues import read_lexicon
from transforms.parse.document import ParsedArticle
from transforms.parse.noun_phrases import is_person_noun
from transforms.parse.syntax import Tokens, is_passive
from transforms.parse.tokens import Span, Token

RELATIVE = frozenset({"which", "who", "whom", "whose", "that", "what"})
SIDES = frozenset(
    """admire backer backing endorse endorses endorsement favor opponent oppose prefer promote slams
    support supporter tirade vote""".split()
)
"""Cues that take a side without being words of speech; others are in the lexicon of stances."""
ACTS = frozenset(
    """abolish adopt allow appoint approve authorise authorize award ban block cancel elect enact
    enforce file formalise formalize fund give grant halt impose investigate launch lead lift
    monitor outlaw overturn pass permit protect ratify repeal reverse side sign stop strike suspend
    target uphold veto visit withdraw""".split()
)
"""What is done: in PolNeAR's training part a quarter of their uses or fewer are marked as cues."""
GIVING = frozenset("deliver display exhibit launch offer present unveil".split())
"""What is done with a thing that may have words on it."""
TOPICS = frozenset(
    """assess chart concentrate contain cover document explore feature focus include list require
    """.split()
)
"""What a book, a law or a list does without saying it."""
DONE = frozenset(
    "document encourage highlight illustrate reflect reveal underline underscore".split()
)
"""What a thing does without saying it."""
SIDES_TAKEN = frozenset(
    "agreement attack attitude bid decision interest need opposition policy support".split()
)
"""Nouns of speech for what is done: "The support highlights | a problem"."""
TALES = frozenset({"joke", "lie", "story", "tale", "truth"})
TALK = frozenset({"hear", "say", "speak"})
HEARD = TALK | {"apologise", "apologize"}
"""With "to", who is spoken to: "apologised to the families"."""
MINDS = frozenset("believe feel know like need think want".split())
"""What a reader is told that he does: "If you want to go, …"."""
CALLED = frozenset(
    """appoint call find identify intend know mean name nickname see suppose use watch""".split()
)
"""In the passive without a speaker: "The mother was later identified"."""
MADE_KNOWN = frozenset("announce confirm disclose mention publish release report reveal".split())
RAISED = frozenset(
    "concern criticism debate doubt fear question scrutiny speculation suspicion worry".split()
)
"""Nouns that stand for nobody's words: "raising questions about the trade"."""
LONGEST_NAME = 4
LEAST_UNSURE = 0.35
"""Confidence from which what is too unsure for speech is a thought or an act: fewer than one in
three of those below are marked in the articles that set the confidence."""
LEAST_MARKED = 0.45
"""The same where words stand between marks, which are right more often: a row is worth what half of
them are, by F1."""
HIDDEN = ({"not"}, {"to"}, {"be"}, {"identified", "named", "quoted"})


def part_speech(
    article: ParsedArticle, items: Sequence[Attribution], unsure: Sequence[Attribution] = ()
) -> tuple[list[Attribution], list[Attribution]]:
    """The items that hold something said, or that another one goes on from; and the unspoken.

    The unspoken are the thoughts and acts among the others and among those that are too `unsure`
    to be speech, in text order. None of them has the words or the cue of what is said.
    """
    speech = keep_those(items, lambda item: not _holds_none(article, item))
    left = list_left(items, speech)
    left += [
        item
        for item in unsure
        if (item.confidence or 0.0) >= _least_of(item) and not _reports_words(article, item)
    ]
    unspoken = [
        replace(item, presentation=name_presentation(article, item))
        for item in left
        if not _is_nobodys(article, item) and not any(_is_same(item, other) for other in speech)
    ]
    led_on = {item.continues for item in speech}
    presented = [
        replace(item, presentation=_name_kept(article, item, leads=number in led_on))
        for number, item in enumerate(speech)
    ]
    return presented, in_text_order(unspoken)


def _least_of(item: Attribution) -> float:
    return LEAST_UNSURE if item.quote_type == "indirect" else LEAST_MARKED


def _name_kept(article: ParsedArticle, item: Attribution, *, leads: bool) -> str:
    """What an item presents that may lead to who speaks next: "He wrote about it. “…,” he said"."""
    if is_thought(article, item):
        return THOUGHT
    if leads:
        return name_presentation(article, item) if _holds_none(article, item) else SPEECH
    if not _has_reporting_word(article, item):
        return name_presentation(article, item)
    return ACT if is_untold(article, item) else SPEECH


def _has_reporting_word(article: ParsedArticle, item: Attribution) -> bool:
    """Whether a word of the cue or the source reports, or else a clause tells that something is so.

    "also scrapped | the duty" has neither, "intimated | that it will fall" has a clause. The word's
    class is not asked for: the parser takes "the paper states" for two nouns. Rules go by words of
    their own ("was heard to say", the label of a turn).
    """
    is_of_rule = item.method.startswith("rules/") or item.continues is not None
    if item.cue is None or item.quote_type != "indirect" or is_of_rule:
        return True
    cue = article.doc.span(*item.cue)
    words = list(cue)
    if item.source is not None:
        words.append(find_head(article.doc.span(*item.source)))
    is_formal = cue[0].lower_ in ("according", ":")
    return is_formal or holds_cue(words) or tells_that(article, item)


def _reports_words(article: ParsedArticle, item: Attribution) -> bool:
    """Whether it is speech or nothing: a clause, or a quotation, under a word of speech."""
    if item.cue is None or item.cue_lemma == ":":
        return True
    cue = article.doc.span(*item.cue)
    is_spoken = lemma_of(find_reporting_word(cue)) in read_lexicon().speech
    is_told = is_spoken or cue[0].lower_ == "according"
    return is_told and (not is_bare(article, item) or holds_speech(article, item))


def _is_same(one: Attribution, other: Attribution) -> bool:
    """Whether two have most words, or a word of their cues, in common."""
    is_one_cue = one.cue is not None and other.cue is not None and overlaps(one.cue, other.cue)
    return is_one_cue or overlap_share(one, other) >= SAME_SHARE


def _holds_none(article: ParsedArticle, item: Attribution) -> bool:
    """Whether nothing is said in an item."""
    if item.method == STATED:
        return False
    return (
        _is_name(article, item)
        or is_mention(article, item)
        or _is_hearsay(article, item)
        or _is_act(article, item)
        or _backs_anybody(article, item)
        or is_author_voice(article, item)
        or is_empty_report(article, item)
        or is_unsaid(article, item)
    )


def _is_nobodys(article: ParsedArticle, item: Attribution) -> bool:
    """Whether nobody says, thinks or does it: a name, a title, an author's remark."""
    return (
        item.cue is None
        or item.continues is not None
        or is_mention(article, item)
        or _is_hearsay(article, item)
        or is_remark(article, item)
        or is_unsaid(article, item)
    )


def _is_hearsay(article: ParsedArticle, item: Attribution) -> bool:
    """Whether an unmarked content is what things are called, raise, or keep from being named."""
    if item.quote_type != "indirect" or item.cue is None:
        return False
    cue = find_head(article.doc.span(*item.cue))
    lemma = lemma_of(cue)
    if lemma == "ask" and _hides_speaker(article.doc.span(*article.tokens_of(*item.content[0]))):
        return True
    if item.source is not None:
        return False
    is_called = cue.pos_ == "VERB" and is_passive(cue) and lemma in CALLED
    return is_called or _raises(article, item, item.cue)


def _is_act(article: ParsedArticle, item: Attribution) -> bool:
    """Whether the cue of an unmarked content does something, or nobody named expects it.

    Of one with marks in it: whether a thing is given, "offered | stickers that read “Stop”".
    """
    if item.quote_type == "mixed" and item.cue is not None and is_bare(article, item):
        words = article.doc.span(*item.cue)
        content = article.doc.span(*article.tokens_of(*item.content[0]))
        return lemma_of(find_reporting_word(words)) in GIVING and names_a_thing(words, content)
    if item.quote_type != "indirect" or item.cue is None:
        return False
    cue = find_head(article.doc.span(*item.cue))
    lemma = lemma_of(cue)
    if item.source is None and cue.pos_ == "VERB" and is_passive(cue):
        if _is_made_known(article, item, lemma):
            return True
        first = article.doc[item.cue[0]].lower_
        if lemma == "expect" and first in ("was", "were"):
            return True
    if _is_talk(article, item, item.cue, cue):
        return True
    words = article.doc.span(*item.cue)
    content = article.doc.span(*article.tokens_of(*item.content[0]))
    if _is_done(article, item.source, cue) and not tells_that(article, item):
        return True
    is_thing = is_bare(article, item) or shows(words, content)
    if watches(words, content) or (is_thing and names_a_thing(words, content)):
        return True
    is_act = cue.pos_ == "VERB" and lemma in ACTS | TOPICS and is_bare(article, item)
    return is_act and not _tells_more(article, item.cue, cue)


def _is_done(article: ParsedArticle, source: Tokens | None, cue: Token) -> bool:
    """Whether a thing does what is told, and says nothing: "The flood encouraged | Roe to go"."""
    if source is None or lemma_of(cue) not in DONE:
        return False
    head = find_head(article.doc.span(*source))
    if head.tag_ == "WDT" and cue.dep_ == "relcl":
        # "a top that revealed | her arms"
        head = cue.head
    is_told = is_message(head) and head.lemma_.lower() not in SIDES_TAKEN
    is_teller = head.lemma_.lower() in TELLERS or is_person_noun(head) or is_told
    return head.pos_ == "NOUN" and not (is_teller or head.ent_type_)


def _raises(article: ParsedArticle, item: Attribution, words: Tokens) -> bool:
    """Whether something raises questions that nobody asks: "raising doubts about whether …"."""
    cue = article.doc.span(*words)
    content = article.doc[article.tokens_of(*item.content[0])[0]]
    is_raised = any(word.pos_ == "NOUN" and lemma_of(word) in RAISED for word in cue)
    is_topic = cue[-1].pos_ in ("ADP", "SCONJ") and content.lower_ in ("whether", "how", "why")
    return is_raised and (is_topic or (find_head(cue).pos_ == "NOUN" and is_bare(article, item)))


def _hides_speaker(content: Span) -> bool:
    """Whether it tells why a source has no name: "asked not to be identified"."""
    words = [word.lower_ for word in content[: len(HIDDEN)]]
    is_hidden = all(word in place for word, place in zip(words, HIDDEN, strict=False))
    return is_hidden and len(words) == len(HIDDEN)


def _is_made_known(article: ParsedArticle, item: Attribution, lemma: str) -> bool:
    """Whether a thing is made known and nothing said of it: "Seven cases were reported"."""
    return lemma in MADE_KNOWN and len(item.content) == 1 and is_bare(article, item)


def _is_talk(article: ParsedArticle, item: Attribution, words: Tokens, cue: Token) -> bool:
    """Whether somebody only talks to a person or about a thing, or a reader is addressed.

    "He spoke about the budget", "apologised to the families", "The film tells the story of …",
    "they'd like us to include"
    """
    last = article.doc[words[1] - 1].lower_
    content = article.doc.span(*article.tokens_of(*item.content[0]))
    named = [find_head(content), *(child for child in cue.children if child.dep_ == "dobj")]
    if lemma_of(cue) == "tell" and any(word.lemma_ in TALES for word in named):
        return True
    is_addressed = last == "to" and lemma_of(cue) in HEARD
    if is_addressed or (lemma_of(cue) in TALK and last in ("about", "of", "with")):
        return is_bare(article, item)
    first = content[0].lower_
    is_open = article.mark_of[cue.i] < 0
    if not is_open or item.source is None or lemma_of(cue) not in MINDS:
        return False
    is_reader = article.doc.span(*item.source).text.lower() == "you"
    return is_reader or (cue.dep_ == "relcl" and first == "us")


def _tells_more(article: ParsedArticle, words: Tokens, head: Token) -> bool:
    """Whether a cue reports with another word than its main one: "focused on reiterating"."""
    others = [word for word in article.doc.span(*words) if word != head]
    return any(
        _takes_side(lemma_of(word)) for word in others if word.pos_ in ("VERB", "NOUN")
    ) or any(read_lexicon().is_cue(lemma_of(word)) for word in others if word.pos_ == "VERB")


def _takes_side(lemma: str) -> bool:
    stance = read_lexicon().stance(lemma)
    return stance in ("positive", "negative", "wish") or lemma in SIDES


def _backs_anybody(article: ParsedArticle, item: Attribution) -> bool:
    """ "lawmakers who have endorsed a candidate": whoever it may be, so that no view is told."""
    if item.cue is None or item.quote_type != "indirect":
        return False
    cue = find_head(article.doc.span(*item.cue))
    first = article.doc[article.token_at(item.content[0][0])]
    return cue.dep_ == "relcl" and first.lower_ in ("a", "an") and _takes_side(lemma_of(cue))


def _is_name(article: ParsedArticle, item: Attribution) -> bool:
    """Whether an unmarked content is "which" or a name, and nothing more but how often or when."""
    if item.quote_type != "indirect":
        return False
    pieces = [article.doc.span(*article.tokens_of(low, high)) for low, high in item.content]
    words = [token for piece in pieces for token in piece if not token.is_punct]
    if any(len(piece) == 1 and piece[0].lower_ in RELATIVE for piece in pieces):
        return not any(word.pos_ in ("VERB", "AUX", "ADJ") for word in words)
    cue = () if item.cue is None else article.doc.span(*item.cue)
    # "Jane Roe, asked about the report, laughed": nobody asks for her
    is_asked = item.source is None and any(lemma_of(word) == "ask" for word in cue)
    if not is_asked and any(_takes_side(lemma_of(word)) for word in cue):
        return False
    while len(words) > 1 and words[-1].pos_ == "ADV":
        words.pop()
    is_short = 0 < len(words) <= LONGEST_NAME
    return is_short and all(word.pos_ == "PROPN" and word.ent_type_ == "PERSON" for word in words)
