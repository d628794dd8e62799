"""What an article says in its own voice, under a word that elsewhere reports what others think.

In: an attribution in its parsed article. Out: whether it is the author's own. "Work is expected to
begin in May", "It seems that …", "It is worth noting that …", "I'm still not sure", "But know that
…". The decision to question: a passive without a speaker stays where it stands for words that
somebody spoke ("is accused of", "is said to"), and so do what the author asked ("I asked him if …")
and an opinion of his ("I believe that …"), because a columnist may be known.
"""

from transforms.attribution.content_form import find_head, is_bare, lemma_of
from transforms.attribution.types import Attribution
from transforms.lexicons.cues import read_lexicon
from transforms.parse.document import ParsedArticle
from transforms.parse.syntax import SUBJECTS, find_own_subject, is_passive
from transforms.parse.tokens import Token

AUTHORS = frozenset({"i", "we", "you", "one", "us", "me"})
"""Outside quotation marks: the author, his readers, or both."""
READERS = frozenset({"one", "you"})
"""Who may say something: "You might call it a swindle"."""
DUMMIES = frozenset({"it", "there"})
OPEN_CLAUSES = frozenset({"acl", "advcl", "ccomp", "csubj", "pcomp", "xcomp"})


def is_author_voice(article: ParsedArticle, item: Attribution) -> bool:
    """Whether nobody but the author thinks it."""
    if item.cue is None or item.continues is not None:
        return False
    verb = find_head(article.doc.span(*item.cue))
    if article.mark_of[verb.i] >= 0:
        return False
    if item.quote_type == "direct":
        return _is_advised(article, item, verb)
    lemma = lemma_of(verb)
    words = read_lexicon()
    if is_remark(article, item):
        return True
    if item.source is not None:
        is_author = article.doc.span(*item.source).text.lower() in AUTHORS
        is_spoken = any(
            lemma_of(word) in words.speech - words.opinions for word in article.doc.span(*item.cue)
        )
        if any(child.tag_ == "MD" for child in verb.children):
            is_spoken = is_spoken and article.doc.span(*item.source).text.lower() not in READERS
        if is_author and _is_cross_reference(verb):
            return True
        is_opinion = lemma in words.opinions and verb.tag_ == "VBP" and not is_bare(article, item)
        return is_author and not (is_spoken or is_opinion)
    if lemma in words.seeming:
        return True
    if verb.pos_ == "VERB" and is_passive(verb):
        return lemma in words.held_by_nobody or (lemma == "ask" and is_bare(article, item))
    return False


def _is_cross_reference(verb: Token) -> bool:
    """Whether the author points to what he has told: "As we mentioned, | they defended well"."""
    opens = any(child.lower_ == "as" and child.i < verb.i for child in verb.children)
    return opens and verb.dep_ == "advcl"


def _is_advised(article: ParsedArticle, item: Attribution, verb: Token) -> bool:
    """Whether a reader is told what he may say: "You could say to him: “I am late”"."""
    if item.source is None or article.doc.span(*item.source).text.lower() not in READERS:
        return False
    return any(child.tag_ == "MD" for child in verb.children)


def is_remark(article: ParsedArticle, item: Attribution) -> bool:
    """Whether the author speaks to his reader: "It is easy to think that", "But know that"."""
    if item.cue is None:
        return False
    verb = find_head(article.doc.span(*item.cue))
    if _is_judged(verb) or _is_worth(verb):
        return True
    if article.doc[item.cue[0]].lower_ in DUMMIES and verb.pos_ in ("ADJ", "ADP"):
        return True
    is_passive_verb = verb.pos_ == "VERB" and is_passive(verb)
    is_seeming = lemma_of(verb) in read_lexicon().seeming
    return item.source is None and not (is_passive_verb or is_seeming) and _is_order(verb)


def _is_judged(verb: Token) -> bool:
    """Whether the author judges what one may say: "it is easy to think", "is worth noting"."""
    judged = verb.head
    is_judged = judged.pos_ == "ADJ" or judged.lower_ in ("up", "worth")
    if verb.dep_ not in OPEN_CLAUSES or not is_judged or verb.tag_ not in ("VB", "VBG"):
        return False
    around = (*judged.children, *judged.head.children)
    return any(word.lower_ in DUMMIES and word.dep_ in SUBJECTS for word in around)


def _is_worth(word: Token) -> bool:
    """Whether a cue begins with what the author judges: "it | is worth noting | that"."""
    is_dummy = any(c.lower_ in DUMMIES and c.dep_ in SUBJECTS for c in word.head.children)
    return word.lower_ == "worth" and is_dummy


def _is_order(verb: Token) -> bool:
    """Whether a reader is told to think so: "But know that it may snow"."""
    is_main = verb.dep_ == "ROOT" and verb.tag_ in ("VB", "VBP")
    return is_main and find_own_subject(verb) is None
