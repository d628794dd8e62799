"""Reports that hold nothing said: a pronoun, a thing that is known, a purpose, a state, no answer.

In: an attribution without a clause between marks. Out: whether its words are no content. "denied |
this", "Chelsea know | what they need", "came to document | the inking", "is ready for | the
Lions", "did not respond to | a request"; and whether it is a name alone ("backs | Roe"), which the
model has to be surer of. The decision to question: who knows a thing now ("knows", not "knew") is
told by the author, who could not say so if it were not so.
"""

from transforms.attribution.content_form import find_head, is_bare, lemma_of
from transforms.attribution.direct import ends_like_speech, is_clause_like
from transforms.attribution.noun_contents import (
    find_reporting_word,
    has_predicate,
    is_known,
    is_message,
)
from transforms.attribution.types import Attribution
from transforms.lexicons.cues import read_lexicon
from transforms.parse.document import ParsedArticle
from transforms.parse.noun_phrases import is_role_noun
from transforms.parse.syntax import FINITE, is_passive
from transforms.parse.tokens import Span, Token

NAME_PARTS = frozenset({"PROPN", "PRON", "DET", "PUNCT", "SPACE", "PART", "NUM", "CCONJ", "ADP"})
NAMED = frozenset({"GPE", "NORP", "ORG", "PERSON"})
LONGEST_NAME = 8
NO_WORDS = frozenset({"each", "he", "her", "him", "it", "me", "one", "that", "them", "this", "us"})
ANSWERS = frozenset({"answer", "reply", "respond", "return"})
ASKED_FOR = frozenset({"call", "comment", "email", "enquiry", "inquiry", "message", "request"})
TELLING = frozenset({"AUX", "NOUN", "NUM", "PRON", "PROPN", "VERB"})
STATES = frozenset({"able", "capable", "ready", "unable", "willing", "willingness"})
LETTING = frozenset({"allow", "cause", "enable", "force", "let"})
"""What is done to others: "allowed Roe to go"."""
MOVING = frozenset({"convince", "persuade"})
PICTURES = frozenset({"footage", "image", "photo", "photograph", "picture", "video"})
RECEIVING = frozenset(
    """attract bat build cover deflect dodge draw drum duck evade face garner gather get mobilise
    mobilize muster prompt rally receive settle sidestep whip win""".split()
)
"""With a noun of speech, what others say: "received reports that", "rallied support for"."""
FAREWELLS = 2
"""Words: "say goodbye", "say no"."""
NEWS = frozenset({"notice", "wind", "word"})
OPEN = frozenset({"if", "unless", "whether"})
PHASES = frozenset({"begin", "continue", "go", "rush", "start", "stop"})
"""What tells when somebody does it, not what for."""
POINTING = frozenset({"that", "these", "this", "those"})
PURPOSES = frozenset({"acl", "advcl", "relcl", "xcomp"})


def is_empty_report(article: ParsedArticle, item: Attribution) -> bool:
    """Whether nothing is said in the content of an unmarked report."""
    if item.cue is None or item.continues is not None or holds_speech(article, item):
        return False
    cue = article.doc.span(*item.cue)
    content = article.doc.span(*article.tokens_of(*item.content[0]))
    word = find_reporting_word(cue)
    lemma = lemma_of(word)
    if cue[0].lower_ == "according" and not any(other.pos_ in TELLING for other in content):
        # "Not so, according to Roe" answers what stands before it.
        return True
    if all(word.pos_ == "ADP" for word in cue):
        # "By James Whittaker – May 4", not "In a national poll, she held a lead".
        return cue[0].lower_ == "by"
    if lemma == "know" and word.tag_ in ("VB", "VBP", "VBZ"):
        return True
    if any(_is_undone(other, word) for other in cue) or _is_picture(article, item):
        return True
    if lemma in STATES or _is_purpose(word, cue):
        return True
    if lemma in LETTING and content[0].lower_ != "that":
        # "let slip that it was late"
        return True
    if content.start >= cue.end and _is_open(word):
        return True
    if _lacks_subject(content, cue) and len(item.content) == 1:
        return True
    if len(item.content) > 1 or not is_bare(article, item):
        return False
    if lemma == "aware" or any(lemma_of(other) in STATES for other in cue):
        # "is not willing to challenge | Roe"
        return True
    if lemma in ANSWERS:
        return find_head(content).lemma_.lower() in ASKED_FOR
    if lemma == "say" and len(content) <= FAREWELLS:
        return True
    is_pointed_at = len(content) == 2 and content[0].lower_ in POINTING and is_message(content[1])
    is_known_thing = _is_pronoun(content) or is_pointed_at
    return is_known_thing and not has_predicate(cue.root, content, cue)


def _is_undone(word: Token, reporting: Token) -> bool:
    """Whether a word of a cue tells that others speak, or makes others think: "drew complaints"."""
    lemma = lemma_of(word)
    is_moved = lemma in MOVING and word.pos_ == "VERB" and not is_passive(word)
    is_received = word.pos_ == "VERB" and lemma in RECEIVING
    is_received = is_received and (reporting.pos_ == "NOUN" or _takes_news(word))
    return is_received or (is_moved and any(child.dep_ == "dobj" for child in word.children))


def _takes_news(verb: Token) -> bool:
    """ "get notice that", "got wind of"."""
    return any(child.dep_ == "dobj" and child.lower_ in NEWS for child in verb.children)


def _is_picture(article: ParsedArticle, item: Attribution) -> bool:
    """Whether a recording shows it and nobody tells it: "the video shows a man leaving"."""
    if item.source is None:
        return False
    return find_head(article.doc.span(*item.source)).lemma_.lower() in PICTURES


def holds_speech(article: ParsedArticle, item: Attribution) -> bool:
    """Whether a clause, or the end of one, stands between marks in the content."""
    return any(
        is_clause_like(article, mark) or ends_like_speech(article, mark)
        for mark in article.marks
        for low, high in item.content
        if low <= mark.char_start < high
    )


def _is_open(word: Token) -> bool:
    """Whether it is not told that somebody does it: "whether Roe will agree to go"."""
    marks = [child for child in word.children if child.dep_ == "mark" and child.lower_ in OPEN]
    # "even if the coach admitted it": he did.
    return any(mark.i == 0 or mark.nbor(-1).lower_ != "even" for mark in marks)


def _lacks_subject(content: Span, cue: Span) -> bool:
    """Whether a content is the second half of a clause: "a party, which he hopes | will grow"."""
    first = content[0]
    # "said had not been consulted" only lacks a word.
    is_slip = content.start == cue.end and find_head(cue).dep_ == "ROOT"
    is_behind = content.start >= cue.end and not is_slip
    return is_behind and first.tag_ in FINITE and first.text.islower()


def is_name(content: Span) -> bool:
    """Whether a content only names somebody or something: "Deutsche Bank", "him"."""
    is_named = find_head(content).ent_type_ in NAMED and len(content) <= LONGEST_NAME
    return is_named and all(word.pos_ in NAME_PARTS or is_role_noun(word) for word in content)


def _is_pronoun(content: Span) -> bool:
    return all(word.lower_ in NO_WORDS or word.is_punct for word in content)


def _is_purpose(word: Token, cue: Span) -> bool:
    """Whether somebody does something in order to think or find something out.

    "launched an inquiry to identify | who was there", "met | to consider | proposals"
    """
    if word.tag_ != "VB" or word.dep_ not in PURPOSES or word.head == word:
        return False
    opens = any(child.lower_ == "to" and child.dep_ == "aux" for child in word.children)
    lemma = lemma_of(word)
    lexicon = read_lexicon()
    if not opens or lemma in lexicon.speech or lemma in lexicon.stances:
        return False
    outer = word.head
    if outer.lemma_.lower() in PHASES:
        # "started to portray it as a crime"
        return False
    is_act = outer.pos_ in ("VERB", "NOUN") and not is_known(outer)
    return is_act and not any(other.tag_ in FINITE and is_known(other) for other in cue)
