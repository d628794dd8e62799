"""What is attributed to somebody who says nothing of it: a thought, or an act without words.

In: an attribution. Out: whether it is a thought, and which of the two it is if it is known to be no
speech, after the scales of speech and thought presentation (Semino and Short, Corpus Stylistics,
2004), whose reports of a speech act and of a thought act name no more than a topic. "feels | at
home", "is expected | to fall", "thinks about | Roe" are thoughts; "spoke about | the budget" and
"upheld | the ban" are acts. The decision to question: the word that reports
decides, not what it reports, so that what somebody wants to say is a thought.
"""

from transforms.attribution.content_form import find_head, lemma_of, tells_that
from transforms.attribution.noun_contents import find_reporting_word
from transforms.attribution.types import ACT, THOUGHT, Attribution
from transforms.lexicons.cues import read_lexicon
from transforms.parse.document import ParsedArticle
from transforms.parse.syntax import FINITE, Tokens
from transforms.parse.tokens import Token

FINDING = "find"


def name_presentation(article: ParsedArticle, item: Attribution) -> str:
    """Thought where the reporting word is one of the mind or tells a state of it, else act."""
    if item.cue is None:
        return ACT
    word = find_reporting_word(article.doc.span(*item.cue))
    return THOUGHT if _is_of_mind(word) else ACT


def is_thought(article: ParsedArticle, item: Attribution) -> bool:
    """Whether a report without marks tells what is on a mind, and not that something is so.

    "hopes | to win", "felt | no such need", "is happy | if she wins", "noticed | that it was gone",
    but not "believes | that it failed", which is as often said, what a court or a study "found", or
    "wondered | why it took so long", which in news is asked aloud.
    """
    if item.cue is None or item.quote_type != "indirect" or item.continues is not None:
        return False
    cue = article.doc.span(*item.cue)
    word = find_reporting_word(cue)
    lemma = lemma_of(word)
    lexicon = read_lexicon()
    if lemma in lexicon.knowing:
        return True
    if lemma == FINDING and _is_felt(article, item, item.cue):
        return True
    if not _is_of_mind(word) or lemma in lexicon.verdicts or _is_put_between(article, item):
        return False
    if lemma in lexicon.asked and _asks_why(article, item):
        return False
    # "began to think that …", "led staff to believe that …"
    is_led = any(child.lower_ == "to" and child.dep_ == "aux" for child in word.children)
    # "fear | for their livelihoods if it fails"
    is_of_thing = cue[-1].pos_ == "ADP" and cue[-1].i > word.i
    return is_led or is_of_thing or not tells_that(article, item)


def _is_felt(article: ParsedArticle, item: Attribution, cue: Tokens) -> bool:
    """Whether somebody finds a thing to be so and no court or study: "finds | life difficult"."""
    source = None if item.source is None else find_head(article.doc.span(*item.source))
    content = article.doc.span(*article.tokens_of(*item.content[0]))
    is_person = source is not None and (
        source.tag_ in ("PRP", "WP") or source.ent_type_ == "PERSON"
    )
    is_judged = content.root.pos_ in ("PROPN", "PRON") or content[0].lower_ in ("out", "that")
    is_now = article.doc[cue[1] - 1].tag_ in ("VBZ", "VBP")
    return is_person and is_now and not is_judged and not tells_that(article, item)


def _is_put_between(article: ParsedArticle, item: Attribution) -> bool:
    """Whether a report stands inside the clause that it tells: The town, Roe thinks, is lost."""
    if item.cue is None or len(item.content) < 2:
        return False
    pieces = [article.tokens_of(*piece) for piece in item.content]
    low, high = pieces[0][0], pieces[-1][1]
    has_verb = any(word.tag_ in FINITE for piece in pieces for word in article.doc[slice(*piece)])
    return low < item.cue[0] < high and has_verb


def _asks_why(article: ParsedArticle, item: Attribution) -> bool:
    return article.doc[article.tokens_of(*item.content[0])[0]].lower_ == "why"


def _is_of_mind(word: Token) -> bool:
    """Whether a word is one of the mind or tells a state of it."""
    return word.pos_ == "ADJ" or lemma_of(word) in read_lexicon().minds
