"""The main word of a cue or a source, and the form of a content: a clause or a bare noun phrase.

In: an attribution in its parsed article. The decision to question: a content is bare if no verb
that is a clause's stands at its top, so "the plan which he called mad" is bare, and so is a gerund
("acknowledging that it failed"): who reports says *that* something is so.
"""

from transforms.attribution.types import Attribution
from transforms.lexicons.cues import repair_lemma
from transforms.parse.document import ParsedArticle
from transforms.parse.syntax import AUXILIARIES, FINITE, Tokens, find_own_subject
from transforms.parse.tokens import Span, Token

CUE_POS = ("VERB", "NOUN", "ADJ")
TENSES = {"VBD": "past", "VBP": "present", "VBZ": "present", "MD": "modal"}


def is_bare(article: ParsedArticle, item: Attribution) -> bool:
    """Whether the content is a noun phrase or a gerund and no clause: "the movement", "them"."""
    low, high = item.content[0]
    start, end = article.tokens_of(low, high)
    span = article.doc.span(start, end)
    roots = [t for t in span if t.head.i == t.i or not start <= t.head.i < end]
    roots = [token for token in roots if not (token.is_punct or token.is_space)]
    if not roots:
        return True
    if any(token.tag_ in FINITE for token in roots):
        return False
    root = next((token for token in roots if token.pos_ in ("VERB", "AUX")), roots[0])
    if root.pos_ not in ("VERB", "AUX"):
        return True
    inside = [child for child in root.children if start <= child.i < end]
    return root.tag_ == "VBG" and not any(
        child.dep_ in ("nsubj", "nsubjpass", "aux") for child in inside
    )


def tells_that(article: ParsedArticle, item: Attribution) -> bool:
    """Whether the content is a sentence, so not "to leave", "whether to leave", "sales rise"."""
    words = article.doc.span(*article.tokens_of(*item.content[0]))
    if words[0].tag_ in ("WP", "WRB", "WDT", "WP$") or words[0].lower_ in ("whether", "if"):
        return False
    if words[0].lower_ == "that" and any(word.tag_ in FINITE for word in words):
        return True
    head = words.root
    if any(child.lower_ == "to" and child.dep_ == "aux" for child in head.children):
        # "hope | to sign Roe if he decides to leave"
        return False
    return head.tag_ in FINITE or any(child.tag_ in FINITE for child in head.children)


def find_head(span: Span) -> Token:
    """The main word of a cue or a source."""
    head = span.root
    if head.pos_ in ("AUX", "PART", "ADP", "ADV", "PUNCT"):
        return next((token for token in span if token.pos_ in CUE_POS), head)
    return head


def follows_comma(token: Token) -> bool:
    """Whether a comma stands before a token, marks in between left out: “… ,” adding that."""
    before = token.i - 1
    while before > 0 and token.doc[before].is_quote:
        before -= 1
    return before >= 0 and token.doc[before].text == ","


def tells_ahead(article: ParsedArticle, participle: Token, content: Tokens) -> bool:
    """Whether it tells what will come of what a content says: it will shrink, | costing jobs.

    What came of a thing that was so the author may know, too.
    """
    verb = participle.head
    is_ahead = any(child.tag_ == "MD" for child in verb.children)
    subject = find_own_subject(verb)
    is_inside = content[0] <= verb.i < content[1] and article.mark_of[verb.i] < 0
    return is_ahead and is_inside and subject is not None and content[0] <= subject.i


def lemma_of(word: Token) -> str:
    """The lemma by which the lists of cues know a word."""
    return repair_lemma(word.lemma_.lower())


def read_tense(verb: Token) -> str | None:
    """Of the verb or its first auxiliary."""
    first = next((child for child in verb.children if child.dep_ in AUXILIARIES), verb)
    return TENSES.get(first.tag_)
