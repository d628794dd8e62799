"""Reports that their place tells where the parser takes them for something else.

In: a parsed article. Out: `Attribution`s: "As the Post reports, …", "…, predicts the report by
Delta Foods." and the headline "Ferry to be sold says Roe". The decision to question: who stands
behind the verb has to be a name, a person, a body or a document and end the sentence, because "He
packed, announced the sale" has the same form.
"""

from collections.abc import Iterator

from transforms.attribution.content_form import lemma_of
from transforms.attribution.direct import is_clause_like
from transforms.attribution.fixed_reports import make_report
from transforms.attribution.noun_contents import TELLERS
from transforms.attribution.types import Attribution
from transforms.lexicons.cues import Lexicon, read_lexicon
from transforms.parse.document import Paragraph, ParsedArticle
from transforms.parse.noun_phrases import is_person_noun
from transforms.parse.syntax import FINITE, Tokens, find_own_subject, trim
from transforms.parse.tokens import Token

METHOD = "rules/placed"
LONGEST_SOURCE = 10
"""Tokens of who reports."""
LEAST_HEADLINE = 3
"""Words of a headline before "says"."""
WRITING = frozenset({"tell", "tweet", "write"})
"""With who or what is behind them, mostly."""
AUTHORS = frozenset({"i", "we", "you"})
SAYS = "says"


def find_placed(article: ParsedArticle) -> Iterator[Attribution]:
    """In order of their cue."""
    lexicon = read_lexicon()
    for place in article.paragraphs:
        if place.kind == "headline":
            yield from _find_in_headline(article, place)
        for at in range(place.token_start, place.token_end - 2):
            word = article.doc[at]
            if word.lower_ == "as" and word.is_sent_start:
                yield from _find_as(article, lexicon, word)
            elif word.text == ",":
                yield from _find_last(article, lexicon, word)


def _find_as(article: ParsedArticle, lexicon: Lexicon, opener: Token) -> Iterator[Attribution]:
    """As AnandTech reports, | the firm makes most of them."""
    doc, end = article.doc, opener.sent.end
    last = min(opener.i + LONGEST_SOURCE, end)
    comma = next((i for i in range(opener.i + 3, last) if doc[i].text == ","), None)
    if comma is None or article.mark_of[opener.i] >= 0:
        return
    verb = doc[comma - 1]
    source = trim(doc, opener.i + 1, verb.i)
    # The parser may take it for a noun.
    if not lexicon.has("as", lemma_of(verb)) or source is None or verb.tag_ == "VBN":
        return
    content = trim(doc, comma + 1, end)
    if content is not None and _may_tell(article, source) and _is_clause(article, content):
        cue = (verb.i, verb.i + 1)
        yield from make_report(article, METHOD, source, cue, lemma_of(verb), [content])


def _find_last(article: ParsedArticle, lexicon: Lexicon, comma: Token) -> Iterator[Attribution]:
    """Millions will do without, | predicts the report by Delta Foods."""
    doc, sentence = article.doc, comma.sent
    verb = doc[comma.i + 1]
    lemma = lemma_of(verb)
    takes_object = lemma in lexicon.with_object or lemma in WRITING
    if verb.tag_ not in FINITE or takes_object or not lexicon.has("after", lemma):
        return
    source = trim(doc, verb.i + 1, sentence.end)
    content = trim(doc, sentence.start, comma.i)
    if source is None or content is None or article.mark_of[verb.i] >= 0:
        return
    is_short = source[1] - source[0] <= LONGEST_SOURCE
    if is_short and _may_tell(article, source) and _is_clause(article, content):
        yield from make_report(article, METHOD, source, (verb.i, verb.i + 1), lemma, [content])


def _find_in_headline(article: ParsedArticle, place: Paragraph) -> Iterator[Attribution]:
    """More power to the people | says HP"""
    doc = article.doc
    words = range(place.token_start + LEAST_HEADLINE, place.token_end - 1)
    says = next((i for i in words if doc[i].lower_ == SAYS and article.mark_of[i] < 0), None)
    source = None if says is None else trim(doc, says + 1, place.token_end)
    content = None if says is None else trim(doc, place.token_start, says)
    if says is None or source is None or content is None:
        return
    is_named = all(word.pos_ == "PROPN" for word in doc[source[0] : source[1]])
    if is_named and doc[content[0]].pos_ != "PRON":
        yield from make_report(article, METHOD, source, (says, says + 1), "say", [content])


def _may_tell(article: ParsedArticle, source: Tokens) -> bool:
    """Whether words name somebody, a body or a document and hold no clause."""
    words = article.doc.span(*source)
    if any(word.tag_ in FINITE or word.text == "," for word in words):
        return False
    head = words.root
    if head.pos_ == "PRON":
        return head.lower_ not in AUTHORS and head.tag_ == "PRP"
    return head.pos_ == "PROPN" or is_person_noun(head) or lemma_of(head) in TELLERS


def _is_clause(article: ParsedArticle, content: Tokens) -> bool:
    """Whether a verb and its subject stand in it, and no quotation, which has its own report."""
    numbers = {article.mark_of[index] for index in range(*content)}
    if any(is_clause_like(article, article.marks[number]) for number in numbers if number >= 0):
        return False
    return any(
        word.tag_ in FINITE and article.mark_of[word.i] < 0 and _has_subject(word)
        for word in article.doc.span(*content)
    )


def _has_subject(word: Token) -> bool:
    verb = word.head if word.dep_ in ("aux", "auxpass") else word
    return find_own_subject(verb) is not None
