"""Who hears what is told and does not tell it: | Users | are warned never to open such letters.

In: the verb of a report, and its source as far as the network named one. Out: whether it is a
passive that tells of nobody. The decision to question: a verb without an object that goes on from
another is taken for a passive ("was sent home and | told | to wait"), as somebody has to hear it.
"""

from transforms.attribution.content_form import lemma_of
from transforms.parse.document import ParsedArticle
from transforms.parse.syntax import Tokens, find_own_subject, is_passive
from transforms.parse.tokens import Token

TOLD = frozenset({"advise", "instruct", "tell", "urge"})
"""What nobody does without a hearer: not "asked | to go"."""
HEARING = TOLD | {"ask", "inform", "notify", "order", "remind", "warn"}
"""In the passive their subject is who hears it: "Users are warned never to open …"."""


def is_hearer(source: Tokens, verb: Token) -> bool:
    """Whether a source only hears what a passive tells: | Users | are warned never to open it."""
    subject = find_own_subject(verb)
    return (
        lemma_of(verb) in HEARING
        and is_passive(verb)
        and subject is not None
        and source[0] <= subject.i < source[1]
    )


def is_told(verb: Token) -> bool:
    """Whether a verb that goes on from another is a passive: she was dismissed and | told | to go.

    Nobody else is there to hear it.
    """
    is_led = any(child.dep_ == "xcomp" and child.i > verb.i for child in verb.children)
    is_open = is_led and verb.dep_ == "conj" and lemma_of(verb) in TOLD
    parts = {child.dep_ for child in verb.children}
    return is_open and not parts & {"dobj", "dative", "aux", "agent", "nsubj"}


def is_told_in_headline(article: ParsedArticle, cue: Tokens, verb: Token) -> bool:
    """Whether a headline, which is in the present, ends with a passive: Act now, UK | urged."""
    place = article.paragraphs[article.paragraph_of[verb.i]]
    rest = article.doc[cue[1] : place.token_end]
    is_last = all(word.is_punct or word.is_space for word in rest)
    is_past = verb.tag_ in ("VBD", "VBN") and lemma_of(verb) in TOLD
    return place.kind == "headline" and is_last and is_past
