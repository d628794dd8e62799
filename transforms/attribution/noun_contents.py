"""Whether a verb can report with a bare noun phrase, which names a thing and says nothing of it.

In: an attribution whose content is no clause. Out: whether its cue does something with the thing
("offered a mixture of cash", "noticed the boy", "denied Roe with a tackle") instead of saying or
thinking something of it ("offered an explanation", "noticed that he left", "denied the charge").
The decision to question: a verb that has both senses reports only with a noun that stands for
words or thoughts, because "posted a loss" and "put forward a set of cuts" tell no one's words.

The verbs go by the classes of Levin (English Verb Classes and Alternations, 1993): giving and
future having (13), appearance and showing (48, 37.1 without a hearer), perception (30).
"""

from collections.abc import Iterable

from transforms.attribution.content_form import find_head, lemma_of
from transforms.lexicons.cues import read_lexicon
from transforms.lexicons.names import read_name_words
from transforms.parse.syntax import FINITE, is_passive
from transforms.parse.tokens import Span, Token

GIVEN = frozenset(
    """accept add agree demonstrate deliver display exhibit introduce launch offer post present put
    release repeat seek show submit unveil write""".split()
)
"""What is done with things, and said with words: "posted a loss", "offered an apology"."""
SHOWN = frozenset({"display", "exhibit", "introduce", "launch", "unveil"})
"""With things, whatever is told of them: "unveiled a robot to challenge its rivals"."""
PERCEIVED = frozenset(
    """detect discern glimpse hear notice observe perceive see sense sight spot view watch witness
    """.split()
)
TOLD_LATER = frozenset(
    """address advise announce cover debate detail disclose discuss explain outline present propose
    publish release report reveal suggest unveil""".split()
)
"""What has not been told yet where it will be: "is due to reveal its earnings"."""
AHEAD = frozenset({"will", "'ll", "’ll", "shall", "due", "set", "scheduled"})
SHOWN_BY = frozenset({"highlight", "illustrate", "underline", "underscore", "underscoring"})
KEPT_FROM = frozenset({"deny"})
"""What one says of a charge and does to a person: "denied Roe with a tackle"."""
TOPICAL = frozenset({"about", "against", "on", "with"})
"""Behind a verb, what one only talks of: "agreed on the date" beside "agreed the sale"."""
FINITE_OR_TO = FINITE | {"TO"}
PREDICATES = frozenset({"oprd", "acl", "ccomp", "xcomp"})
MESSAGES = frozenset(
    """accusation account advice agreement allegation amendment analysis answer apology appeal
    argument assessment assurance attack attitude belief bid case charge claim comment commitment
    complaint compromise concept concern condolence confession conclusion criticism decision defence
    defense demand denial description doubt estimate evidence excuse explanation fact figure
    forecast guilt hope idea injunction insight intention interest invitation issue justification
    look message motion need notion objection opinion opposition order outlook plan pledge point
    policy position possibility praise prediction priority promise proposal prospect protest
    question reaction reason reassurance recommendation regret remark reply report request
    reservation resolution response responsibility review scenario solution stance statement story
    strategy suggestion support sympathy testimony thanks theory thought threat tribute update view
    vision warning way welcome wish word""".split()
)
"""Nouns of communication and of thought, after the files of that name in WordNet."""
FUNCTION_WORDS = frozenset({"ADP", "ADV", "AUX", "DET", "PART", "PRON", "SCONJ"})
TELLERS = read_name_words().document_nouns | read_name_words().organisation_nouns
"""What tells a thing beside people: documents and bodies."""
PEOPLE = frozenset({"him", "her", "them", "us", "me", "you"})


def names_a_thing(cue: Span, content: Span) -> bool:
    """Whether the cue of a bare content does something with what the content names."""
    word = find_reporting_word(cue)
    main = find_head(cue)
    if word.pos_ == "NOUN" and lemma_of(main) in PERCEIVED:
        # The court heard a final day of arguments on the case.
        word = main
    is_before = content.start < cue.start and not is_passive(word)
    if word.pos_ not in ("VERB", "AUX") or is_before:
        return False
    lemma = lemma_of(word)
    head = find_head(content)
    if lemma == "tell":
        return not (_is_person(head) or is_message(head))
    if lemma in TOLD_LATER and _is_ahead(word, cue):
        return True
    if lemma in KEPT_FROM:
        return _is_person(head)
    if lemma in SHOWN_BY:
        return _is_sequel(word)
    if lemma not in SHOWN and has_predicate(word, content, cue):
        return False
    if lemma in PERCEIVED:
        return not is_message(head)
    is_given = lemma in GIVEN and cue[-1].lower_ not in TOPICAL
    return is_given and not is_message(head) and not _is_document(word)


def shows(cue: Span, content: Span) -> bool:
    """Whether something is put on show, whatever for: "unveiled | a robot to challenge them"."""
    is_phrase = content[0].tag_ in ("DT", "PRP$", "CD", "JJ", "NN", "NNS")
    return is_phrase and lemma_of(find_reporting_word(cue)) in SHOWN


def watches(cue: Span, content: Span) -> bool:
    """Whether somebody only sees a thing happen: "saw the prices fall", "watched him leave"."""
    lemma = lemma_of(find_reporting_word(cue))
    head = content.root
    is_open = head.tag_ in ("VB", "VBG") and not any(
        child.tag_ in FINITE_OR_TO for child in head.children
    )
    return lemma in PERCEIVED and is_open


def find_reporting_word(cue: Span) -> Token:
    """The last word of a cue that the lexicon knows: "opened the game | defending"."""
    known = [word for word in cue if word.pos_ in ("VERB", "NOUN", "ADJ") and is_known(word)]
    return known[-1] if known else find_head(cue)


def holds_cue(words: Iterable[Token]) -> bool:
    """Whether one of some words opens a cue or takes a side, whatever class the parser gives it."""
    lexicon = read_lexicon()
    return any(
        lexicon.is_cue(lemma) or lemma in lexicon.stances or lemma in lexicon.nouns
        for word in words
        if word.pos_ not in FUNCTION_WORDS
        for lemma in (lemma_of(word), word.lemma_.lower())
    )


def is_known(word: Token) -> bool:
    """Whether a word opens a cue as what it is, verb or noun, or takes a side."""
    lexicon = read_lexicon()
    lemma = lemma_of(word)
    if lemma in lexicon.stances:
        return True
    if word.pos_ == "NOUN":
        return lemma in lexicon.nouns
    return lexicon.is_cue(lemma)


def _is_ahead(word: Token, cue: Span) -> bool:
    """Whether it is told of as coming: "will discuss", "is due to reveal", "is to announce"."""
    before = [token for token in cue if token.i < word.i]
    if any(token.lower_ in AHEAD for token in before):
        return True
    if word.dep_ == "conj" and word.tag_ == "VBG" and not before:
        # "will be listening and | suggesting"
        return any(child.lower_ in AHEAD for child in word.head.children)
    is_infinitive = bool(before) and before[-1].lower_ == "to"
    return is_infinitive and len(before) > 1 and before[-2].lemma_ == "be"


def has_predicate(word: Token, content: Span, cue: Span) -> bool:
    """Whether something is said of what is named: "sees it as a threat", "found it hard"."""
    if cue[-1].lower_ == "as":
        return True
    inside = range(content.start, content.end)
    return any(
        child.i in inside and (child.dep_ in PREDICATES or child.lower_ == "as")
        for child in word.children
    )


def _is_sequel(word: Token) -> bool:
    """Whether an event shows it: "The bridge fell, highlighting a serious concern"."""
    if word.tag_ != "VBG" or word.dep_ != "advcl":
        return False
    # "was found dead in the hall, highlighting a concern": who found it says nothing
    return not is_known(word.head) or is_passive(word.head)


def _is_person(head: Token) -> bool:
    return head.ent_type_ == "PERSON" or head.lower_ in PEOPLE


def is_message(head: Token) -> bool:
    """Whether a noun stands for words or thoughts, also as the one behind "a series of"."""
    if head.lemma_.lower() in MESSAGES or head.tag_ == "VBG":
        return True
    inner = (child for of in head.children if of.lower_ == "of" for child in of.children)
    return any(child.lemma_.lower() in MESSAGES for child in inner)


def _is_document(word: Token) -> bool:
    """Whether a document or a poll shows it: "The survey shows a rise"."""
    subjects = (child for child in word.children if child.dep_ == "nsubj")
    documents = read_name_words().document_nouns
    return any(subject.lemma_.lower() in documents for subject in subjects)
