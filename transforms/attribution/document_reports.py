"""What a document shows at the end of a sentence: "The dam leaked, emails seen by the Post show."

In: a parsed article. Out: `Attribution`s. The decision to question: the words tell and not the
parse, because the small model takes such a verb for a noun ("the Post show") and the documents for
a second thing that somebody knew.
"""

from collections.abc import Iterator

from transforms.attribution.content_form import lemma_of
from transforms.attribution.fixed_reports import QUOTED, make_report
from transforms.attribution.types import Attribution
from transforms.lexicons.cues import read_lexicon
from transforms.lexicons.names import read_name_words
from transforms.parse.document import ParsedArticle
from transforms.parse.syntax import FINITE, Tokens
from transforms.parse.tokens import Token

LONGEST_SOURCE = 14
LEAST_SAID = 4
"""Tokens."""


def find_document_reports(article: ParsedArticle) -> Iterator[Attribution]:
    """In order of their cue."""
    doc = article.doc
    for stop in doc[LEAST_SAID:]:
        if stop.text != ".":
            continue
        verb = stop.nbor(-1)
        if lemma_of(verb) not in read_lexicon().showing:
            continue
        start = max(verb.sent.start, verb.i - LONGEST_SOURCE)
        comma = next((i for i in range(verb.i - 1, start, -1) if doc[i].text == ","), None)
        if comma is None or article.count_marked(comma, verb.i + 1):
            continue
        said = (verb.sent.start, comma)
        if not _is_documents(doc[comma + 1 : verb.i]) or not _is_said(article, said):
            continue
        source, cue = (comma + 1, verb.i), (verb.i, verb.i + 1)
        yield from make_report(article, QUOTED, source, cue, lemma_of(verb), [said])


def _is_documents(words: tuple[Token, ...]) -> bool:
    """Whether they name documents and tell no more than who has them."""
    documents = read_name_words().document_nouns
    if not words or any(word.tag_ in FINITE for word in words):
        return False
    until = next((i for i, word in enumerate(words) if word.pos_ in ("ADP", "VERB")), len(words))
    return until > 0 and words[until - 1].lemma_.lower() in documents


def _is_said(article: ParsedArticle, said: Tokens) -> bool:
    words = article.doc[slice(*said)]
    return len(words) >= LEAST_SAID and any(word.tag_ in FINITE for word in words)
