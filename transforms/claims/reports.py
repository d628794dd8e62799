"""Which attributions and sentences report what somebody says, and which tell what is so.

In: a parsed article with an attribution, or a clause of the article's own. Out: whether it reports.
The decision to question: where nobody is named ("a verdict is expected", "is said to leak") and
where the cue is no word of saying ("voted to sell", "finds himself mired"), the article says so.
"""

from transforms.attribution.types import Attribution
from transforms.claims.clauses import Clause, is_subjunctive
from transforms.claims.commitment import (
    find_cue_head,
    finds_no_evidence,
    is_denying_report,
    is_short_of_said,
    is_yet_to_be_said,
)
from transforms.claims.inversion import opens_inverted_clause
from transforms.lexicons.claims import read_claim_words
from transforms.lexicons.cues import read_lexicon
from transforms.lexicons.verbs import read_lemma
from transforms.parse.document import ParsedArticle
from transforms.parse.tokens import Doc, Token

SIDE = frozenset({"relcl", "acl", "advcl"})


def is_raised(article: ParsedArticle, item: Attribution) -> bool:
    """ "The telescope seems to work", "is said to have cost": nobody says the infinitive alone.

    Nor does anybody report in "It is obvious that …": the article says so itself.
    """
    if item.cue is None or not item.content:
        return False
    if _is_contrary(article.doc, item):
        return True
    cue = article.doc.span(*item.cue)
    is_passive = any(token.dep_ == "auxpass" for token in cue)
    if item.source is None and any(c.lower_ == "it" for c in (cue[0], *cue.root.lefts)):
        return not is_passive
    opening = article.doc[min(article.token_at(item.content[0][0]), len(article.doc) - 1)]
    return opening.lower_ == "to" and (is_passive or item.cue_lemma in read_claim_words().raising)


def _is_contrary(doc: Doc, item: Attribution) -> bool:
    """ "Contrary to reports that the mill would close, …": the article says that it is not so."""
    first = min(start for start, _ in filter(None, (item.cue, item.source)))
    return any(token.lower_ == "contrary" for token in doc[max(0, first - 2) : first + 1])


def opens_reflexive(article: ParsedArticle, item: Attribution) -> bool:
    """ "Hale finds himself mired in cases": so the article says."""
    start = article.token_at(item.content[0][0]) if item.content else len(article.doc)
    if start >= len(article.doc):
        return False
    opening = article.doc[start]
    return opening.lower_ in read_claim_words().reflexives and opening.head.tag_ in ("VBN", "VBG")


def is_known_report(article: ParsedArticle, item: Attribution) -> bool:
    """Whether what hangs on the cue is somebody's words though no claim is in them.

    "The town voted to sell the harbour" tells what the town did: the article says so.
    """
    if is_raised(article, item):
        return False
    if item.cue is None or item.cue_lemma is None or item.quote_type != "indirect":
        return True
    if _is_of_nobody(article, item) or opens_reflexive(article, item):
        return False
    head = find_cue_head(article.doc, item)
    if head is not None and finds_no_evidence(head):
        return False
    # "Have yet to confirm" reports, "are about to publish" does not.
    is_silent = is_yet_to_be_said(article, item) or is_short_of_said(article, item)
    return is_silent or read_lexicon().is_cue(item.cue_lemma.split(" ")[0])


def _is_of_nobody(article: ParsedArticle, item: Attribution) -> bool:
    """ "A verdict is expected on Friday": what is expected is the subject, and no one is named."""
    head = find_cue_head(article.doc, item)
    if item.source is not None or head is None:
        return False
    subjects = [article.starts[c.i] for c in head.children if c.dep_ == "nsubjpass"]
    return any(low <= place < high for place in subjects for low, high in item.content)


def is_report(clause: Clause) -> bool:
    """ "It said, despite the strike, …": a report, whether its content was found or not."""
    verb = clause.verb
    if is_denying_report(verb) or _is_not_drawn(clause) or _is_tail(clause):
        return True
    lemma = read_lemma(verb.text, verb.lemma_)
    if lemma not in read_lexicon().speech or any(c.dep_ == "auxpass" for c in clause.children):
        return False
    following = clause.doc[verb.i + 1].text if verb.i + 1 < len(clause.doc) else "."
    if lemma not in ("say", "tell"):
        return following == ":"
    is_cut = following in (",", ":", ".")
    return is_cut or any(c.dep_ == "ccomp" and clause.holds(c) for c in verb.children)


def _is_tail(clause: Clause) -> bool:
    """ "(The masks were lost,) it was learned on Tuesday"."""
    first = clause.pieces[0][0]
    is_dummy = clause.subject is not None and clause.subject.lower_ == "it"
    is_behind = first > 0 and clause.doc[first - 1].text == ","
    return (
        is_dummy
        and is_behind
        and any(c.dep_ == "auxpass" for c in clause.children)
        and not any(c.dep_ in ("ccomp", "agent", "xcomp") for c in clause.children)
        and read_lexicon().is_cue(read_lemma(clause.verb.text, clause.verb.lemma_))
    )


def _is_not_drawn(clause: Clause) -> bool:
    """ "Marsh would not be drawn on whether it would close", but not "drawn into the argument"."""
    labels = {child.dep_ for child in clause.children}
    is_about = any(c.dep_ == "prep" and c.lower_ in ("on", "about") for c in clause.children)
    return clause.verb.lower_ == "drawn" and is_about and {"neg", "auxpass"} <= labels


def is_main_report(clause: Clause, cue: Token) -> bool:
    """Whether a cue is the main verb or stands beside it; not so in ", which she opposed,"."""
    if cue.pos_ not in ("VERB", "AUX"):
        return cue in clause.group
    token = cue
    while token not in clause.group and token.head.i != token.i and clause.holds(token.head):
        if token.dep_ in SIDE or token.dep_ in ("pcomp", "csubj"):
            return False
        if opens_inverted_clause(token):
            # "Had Roe said so, nobody would have gone"
            return False
        token = token.head
    return True


def is_aside_report(clause: Clause, cue: Token) -> bool:
    """Whether a cue tells what is said meanwhile: "They left | when Roe uttered the words"."""
    token = cue
    while token not in clause.group and token.head.i != token.i and clause.holds(token.head):
        if token.dep_ == "advcl" and any(c.dep_ == "mark" for c in token.lefts):
            return True
        token = token.head
    return False


def is_first_report(clause: Clause, cue: Token) -> bool:
    """Not so of "noted" in "Surveyed the delegates and noted their votes"."""
    is_second = cue.dep_ == "conj" and any(verb in clause.group for verb in cue.ancestors)
    return not is_second and is_main_report(clause, cue)


def find_asked(clause: Clause) -> Token | None:
    """Who is to do what is demanded, right before the words of the demand."""
    before = clause.doc[clause.pieces[0][0] - 1] if clause.pieces[0][0] else clause.root
    things = [c for c in clause.root.head.children if c.dep_ in ("dobj", "dative")]
    is_infinitive = any(c.tag_ == "TO" for c in clause.root.lefts)
    return next((c for c in things if is_infinitive and c.right_edge == before), None)


def is_demanded(clause: Clause, lemma: str) -> bool:
    """ "(Demanded that) the mayor resign", "tenants leave": the latter as if they did."""
    words = read_claim_words()
    if lemma in words.demands and is_subjunctive(clause):
        return True
    is_bare = clause.root.tag_ == "VBP" and clause.root == clause.verb and not clause.auxiliaries
    is_deed = is_bare and clause.verb.lower_ not in ("are", "have", "am")
    return is_deed and lemma in words.demanding_that
