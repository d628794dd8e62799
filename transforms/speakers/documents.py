"""What is written, and says something later: "Robson has his last letter. “Keep it dry,” it says".

In: a parsed article and an "it" that means no body. Out: the noun of the document, or None. The
decision to question: only the last document of the sentence before, or of the same one, is meant.
"""

from transforms.lexicons.names import read_name_words
from transforms.parse.document import ParsedArticle
from transforms.parse.tokens import Token

WORDS = read_name_words()
WRITTEN = frozenset("add conclude continue find note read say state warn".split())
"""What documents do: nothing that is written admits a thing."""
INSIDE = frozenset({"compound", "nmod", "poss"})


def find_document(article: ParsedArticle, pronoun: Token, cue: str | None) -> Token | None:
    """The noun of the document that "it" means."""
    if cue not in WRITTEN:
        return None
    doc, at = article.doc, pronoun.i
    beat = _find_story(article, at)
    for token in reversed(doc[beat:at]):
        is_written = token.lemma_.lower() in WORDS.document_nouns and token.tag_ == "NN"
        if is_written and token.dep_ not in INSIDE and article.mark_of[token.i] < 0:
            return token
    return None


def _find_story(article: ParsedArticle, at: int) -> int:
    """Where the last sentence of the story in front of a token and its quotation begins."""
    first = article.paragraphs[article.paragraph_of[at]].token_start
    start = article.doc[at].sent.start
    while start > first:
        start = article.doc[start - 1].sent.start
        if article.mark_of[start] < 0:
            break
    return max(start, first)
