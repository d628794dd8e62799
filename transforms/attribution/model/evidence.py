"""What cue, content and source of an indirect report look like, apart from what the network says.

In: an attribution of the model. Out: whether its source is a thing, and the confidence from which
it is kept. The network counts "The council struck down the tariff" and "The side of a game tells"
among reports too easily. The decision to question: a content that is no clause, the more so under
a verb that nobody speaks or that the lexicon does not know, a passive without a speaker, and a
thing as a source each have to be surer than a clause with "that", instead of one floor for all,
because one floor that tells them apart loses as many reports as it drops acts (measured on the
articles that set the confidence).
"""

from transforms.attribution.content_form import CUE_POS, find_head, is_bare, lemma_of, tells_that
from transforms.attribution.direct import has_verb, is_clause_like
from transforms.attribution.empty_reports import PHASES, holds_speech, is_name
from transforms.attribution.noun_contents import has_predicate, is_known
from transforms.attribution.types import Attribution
from transforms.lexicons.cues import read_lexicon
from transforms.lexicons.names import read_name_words
from transforms.parse.document import ParsedArticle
from transforms.parse.noun_phrases import ROLE_NOUNS, is_role_noun
from transforms.parse.quotation_marks import MarkedSpan
from transforms.parse.syntax import Tokens, is_passive

WORDS = read_name_words()
SPEAKER_PRONOUNS = frozenset({"i", "he", "she", "we", "they", "you", "who", "it"})
SPEAKER_COUNTS = frozenset(
    """all another both few half majority many more most none number others percent plurality
    quarter several some third those two-thirds three-quarters""".split()
)
"""How many of the people asked: "61 percent say the same", "most in Miami want"."""
SPEAKER_TYPES = frozenset({"PERSON", "ORG", "NORP", "GPE"})
SPEAKER_NOUNS = ROLE_NOUNS | WORDS.organisation_nouns | WORDS.document_nouns | WORDS.person_nouns
CALLING = read_lexicon().unsaid["naming"] | {"brand"}
SIDES = frozenset({"positive", "negative"})

MARKED_FLOOR = 0.35
"""With words between marks: titles and scare quotes are what it keeps out."""
BARE_FLOOR = 0.75
"""A noun phrase under an unknown cue: "funds gun control groups"."""
OPEN_FLOOR = 0.7
"""No clause with a finite verb under an unknown cue: "launched an inquiry into who was there"."""
UNCLEAR_FLOOR = 0.42
"""No clause with a finite verb under any cue: "asserts himself as a leader"."""
COLON_FLOOR = 0.5
"""Behind a colon, which stands behind dates and headings, too: "October 25: Roe was …"."""
WISH_FLOOR = 0.55
"""The same under a wish: "wants more jobs"."""
UNSPOKEN_FLOOR = 0.65
"""The same under a cue that nobody speaks and that takes no side: "calculates the loss"."""
NAME_FLOOR = 0.65
"""Somebody under the same, of whom nothing is said: "backs Roe"."""
PASSIVE_FLOOR = 0.5
"""An unknown cue in the passive: "Workers were seen stacking coffins"."""
THING_FLOOR = 0.4
NOBODY_FLOOR = 0.35
HIGHEST_FLOOR = BARE_FLOOR
"""That of none with a cue is higher."""
UNTOLD_FLOOR = 1.01
"""Neither a speaker nor a cue nor marks: nothing tells a reader that it is said."""


def find_floor(article: ParsedArticle, item: Attribution, floor: float) -> float:
    """The confidence from which an attribution is kept; `floor` goes for the plain ones."""
    if item.continues is not None:
        return floor
    if item.cue_lemma == ":":
        floor = max(floor, COLON_FLOOR)
    if item.quote_type != "indirect":
        if _is_at_arms_length(article, item):
            return BARE_FLOOR
        if (
            item.cue is None
            or item.quote_type == "direct"
            or holds_speech(article, item)
            or _calls(article, item, item.cue)
        ):
            return max(floor, MARKED_FLOOR)
        return max(floor, MARKED_FLOOR, _find_floor_of_form(article, item, item.cue))
    floors = [floor]
    if item.cue is not None:
        verb = find_head(article.doc.span(*item.cue))
        is_known = read_lexicon().is_cue(lemma_of(verb))
        if not _reports(article, item, item.cue):
            if is_bare(article, item):
                floors.append(BARE_FLOOR)
            elif not tells_that(article, item):
                floors.append(OPEN_FLOOR)
        floors.append(_find_floor_of_form(article, item, item.cue))
        if not is_known and is_passive(verb):
            floors.append(PASSIVE_FLOOR)
    if item.source is None:
        floors.append(NOBODY_FLOOR if item.cue is not None else UNTOLD_FLOOR)
    elif has_thing_source(article, item) and not _is_counted(article, item.source):
        floors.append(THING_FLOOR)
    return max(floors)


def _find_floor_of_form(article: ParsedArticle, item: Attribution, cue: Tokens) -> float:
    """The floor for a content that is no sentence, by whether its cue is a word of speech."""
    if not is_bare(article, item) and tells_that(article, item):
        return 0.0
    words = [article.doc[index] for index in range(*cue)]
    lexicon = read_lexicon()
    lemmas = [lemma_of(word) for word in words]
    content = article.doc.span(*article.tokens_of(*item.content[-1]))
    is_spoken = any(lemma in lexicon.speech for lemma in lemmas)
    if len(item.content) == 1 and is_name(content) and not is_spoken:
        return NAME_FLOOR
    stances = {lexicon.stances.get(lemma) for lemma in lemmas}
    is_felt = any(word.pos_ == "ADJ" for word in words)
    is_called = words[-1].lower_ == "as" or any(
        word.lower_ == "as" and word.head.i in range(*cue) for word in content
    )
    if is_spoken or is_felt or is_called or stances & SIDES:
        return UNCLEAR_FLOOR
    return WISH_FLOOR if "wish" in stances else UNSPOKEN_FLOOR


def _calls(article: ParsedArticle, item: Attribution, cue: Tokens) -> bool:
    """Whether somebody gives a thing a name in marks: called | the news “a gut punch”."""
    verb = find_head(article.doc.span(*cue))
    return item.source is not None and lemma_of(verb) in CALLING and not is_passive(verb)


def _is_at_arms_length(article: ParsedArticle, item: Attribution) -> bool:
    """Whether there are but words between marks, under a cue that reports nothing.

    "The city went on to promote “order” and “cleanliness”."
    """
    low, high = item.content[0][0], item.content[-1][1]
    marks = [mark for mark in article.marks if low <= mark.char_start < high]
    if item.cue is None or not marks or any(_is_clause(article, mark) for mark in marks):
        return False
    return not _reports(article, item, item.cue)


def _is_clause(article: ParsedArticle, mark: MarkedSpan) -> bool:
    """Whether marks hold what could be said, and not a word before a comma: the “new order,”."""
    is_word = article.text[mark.inner_end - 1] == "," and not has_verb(article, mark)
    return is_clause_like(article, mark) and not is_word


def _reports(article: ParsedArticle, item: Attribution, cue: Tokens) -> bool:
    """Whether cue or content is known to report, or a predicate tells what is thought of it.

    "cast doubt on", "is bullish about", "is fond of", "sees it as a threat"
    """
    words = article.doc.span(*cue)
    if words[0].lower_ == "according" or find_head(words).pos_ == "ADJ":
        return True
    acts = [word for word in words if word.pos_ in CUE_POS]
    if len(acts) > 1 and lemma_of(acts[0]) in PHASES:
        # "went on to expand": it only goes on.
        words = article.doc.span(acts[1].i, cue[1])
    if words[-1].lower_ == "against" and words.root.pos_ == "AUX":
        return True
    if any(word.dep_ == "acomp" for word in words):
        return True
    content = article.doc.span(*article.tokens_of(*item.content[0]))
    if has_predicate(words.root, content, words):
        return True
    return any(word.pos_ in CUE_POS and is_known(word) for word in words)


def has_thing_source(article: ParsedArticle, item: Attribution) -> bool:
    """Whether the source of an indirect report is neither somebody, nor a body, nor a document."""
    if item.source is None or item.quote_type != "indirect":
        return False
    head = find_head(article.doc.span(*item.source))
    is_name = head.ent_type_ in SPEAKER_TYPES or head.pos_ == "PROPN"
    is_known = head.lower_ in SPEAKER_PRONOUNS or head.lemma_.lower() in SPEAKER_NOUNS
    return not (is_name or is_known or is_role_noun(head))


def _is_counted(article: ParsedArticle, source: Tokens) -> bool:
    """Whether a source is a share or a number of people."""
    head = find_head(article.doc.span(*source))
    return (
        head.pos_ == "NUM"
        or head.lower_ in SPEAKER_COUNTS
        or head.text == "%"
        or head.tag_ == "PRP$"
    )
