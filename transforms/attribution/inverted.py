"""A speaker who stands behind the verb at the end of a sentence: They know it, added Anna Kern.

In: what is told and its cue. Out: the tokens of the name, or None. The decision to question: the
parser takes such a name for an object ("added Anna Kern"), so its place decides: a comma, one verb
of speech, a name and the end of the sentence.
"""

from transforms.attribution.content_form import follows_comma, lemma_of
from transforms.attribution.types import Chars
from transforms.lexicons.cues import read_lexicon
from transforms.parse.document import ParsedArticle
from transforms.parse.syntax import Tokens

TENSES = frozenset({"VBD", "VBN", "VBP", "VBZ"})
ENDS = frozenset({".", "!", "?"})
LONGEST_NAME = 4
"""Tokens."""


def find_inverted(article: ParsedArticle, told: Chars, cue: Tokens | None) -> Tokens | None:
    """The name behind the cue, where it ends the sentence of what is told."""
    if cue is None or cue[1] - cue[0] > 1 or told[1] > article.chars(*cue)[0]:
        return None
    doc = article.doc
    verb = doc[cue[0]]
    is_report = verb.tag_ in TENSES and lemma_of(verb) in read_lexicon().speech
    if not is_report or not follows_comma(verb):
        return None
    end = cue[1]
    while end < len(doc) and doc[end].pos_ == "PROPN" and doc[end].text[:1].isupper():
        end += 1
    is_last = end == len(doc) or doc[end].text in ENDS or doc[end].is_sent_start
    return (cue[1], end) if cue[1] < end <= cue[1] + LONGEST_NAME and is_last else None
