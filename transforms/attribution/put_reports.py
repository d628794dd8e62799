"""What somebody puts: "put the cost at 3m", "put the delay down to rain", "put it to him that".

In: a parsed article. Out: `Attribution`s. The decision to question: a verb that mostly means to lay
a thing somewhere reports only where a cause, a number or words between marks stand behind it, and
where a person, a body or a document does it.
"""

from collections.abc import Iterator

from transforms.attribution.content_form import lemma_of
from transforms.attribution.fixed_reports import STATED, find_child, find_near_that, make_report
from transforms.attribution.noun_contents import TELLERS
from transforms.attribution.types import Attribution
from transforms.parse.document import ParsedArticle
from transforms.parse.noun_phrases import is_person_noun
from transforms.parse.syntax import Tokens, edges, find_source, is_passive
from transforms.parse.tokens import Token

CLOSER = "closer"
COUNTED = frozenset({"CARDINAL", "MONEY", "PERCENT", "QUANTITY"})


def find_put(article: ParsedArticle) -> Iterator[Attribution]:
    """In order of their cue."""
    for verb in article.doc:
        if verb.lemma_ != "put" or verb.pos_ != "VERB" or article.mark_of[verb.i] >= 0:
            continue
        source = None if is_passive(verb) else find_source(verb)[0]
        content = None if source is None else _find_put_to(verb) or _find_put_at(article, verb)
        if source is None or content is None or not _may_tell(article, source):
            continue
        cue = (verb.i, verb.i + 1)
        yield from make_report(article, STATED, source, cue, "put", [content])


def _find_put_to(verb: Token) -> Tokens | None:
    """ "put it to the witness | that he had seen the car"."""
    behind = verb.doc[verb.i + 1 : verb.sent.end]
    if len(behind) < 4 or behind[0].lower_ != "it" or behind[1].lower_ != "to":
        return None
    that = find_near_that(behind[2:])
    if that is None:
        return None
    return that.i, max(edges(that.head)[1], that.i + 1)


def _find_put_at(article: ParsedArticle, verb: Token) -> Tokens | None:
    """ "put | the cost at “a goat a day”", "put | the delay down to rain".

    And "put | the mails sent last year at 5,000", "put | it closer to 4,000".
    """
    thing = find_child(verb, "dobj")
    if thing is None or thing.i < verb.i or thing.pos_ not in ("NOUN", "PRON"):
        return None
    for word in verb.doc[thing.i + 1 : verb.sent.end - 1]:
        if word.pos_ != "ADP":
            continue
        place = find_child(word, "pobj")
        is_counted = place is not None and _is_counted(place)
        if word.lower_ == "to" and word.nbor(-1).lower_ == CLOSER and is_counted:
            return edges(thing)[0], edges(word)[1]
        is_at = word.lower_ == "at"
        is_own = word.head in (verb, thing)
        if not is_own and not (is_at and is_counted and thing.i < word.head.i < word.i):
            continue
        is_down = word.lower_ == "to" and word.nbor(-1).lower_ == "down" and place is not None
        if is_down or (is_at and (is_counted or _opens_marks(article, word))):
            return edges(thing)[0], max(edges(word)[1], word.i + 2)
    return None


def _is_counted(place: Token) -> bool:
    """Whether it is a number, or so many of a thing: "at about 5,000 pages"."""
    if place.ent_type_ in COUNTED or place.like_num:
        return True
    return any(child.dep_ == "nummod" and child.tag_ == "CD" for child in place.children)


def _opens_marks(article: ParsedArticle, word: Token) -> bool:
    """Whether a mark opens right behind a word."""
    number = article.mark_of[word.i + 1]
    return number >= 0 and number != article.mark_of[word.i]


def _may_tell(article: ParsedArticle, source: Tokens) -> bool:
    head = article.doc.span(*source).root
    is_named = head.pos_ in ("PROPN", "PRON") or head.ent_type_ in ("ORG", "PERSON", "NORP")
    return is_named or is_person_noun(head) or lemma_of(head) in TELLERS
