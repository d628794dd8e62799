"""Who is talked with in an interview: the person of whom the words around it tell most.

In: a parsed article and a stretch of its tokens outside the talk. Out: the tokens of a full name,
None where nobody is named in full. The decision to question: full names are the parser's and any
two or three proper nouns in a row, since the small model takes many a name for a body.
"""

from transforms.attribution.turn_labels import OF, is_title
from transforms.lexicons.names import read_name_words
from transforms.parse.document import ParsedArticle
from transforms.parse.syntax import Tokens

TALKERS = frozenset({"he", "she", "they"})
TALKED = frozenset("chats chatted speaks spoke talked talks".split())
WRITES = frozenset({"by", "words"})
LONGEST_FULL_NAME = 3
"""Words."""


def find_interviewee(article: ParsedArticle, start: int, end: int) -> Tokens | None:
    """The fullest name of the person whom a stretch of tokens outside the talk names most.

    What stands in marks is a work: “Salt Year”, the first novel by Inés Albarrán. Who is talked to
    is who asks: She spoke to Paul Dacey. So is who wrote it: Interview by Paul Dacey.
    """
    words = [token.text for token in article.doc[start:end]]
    return max(
        find_full_names(article, start, end),
        key=lambda name: (words.count(article.doc[name[1] - 1].text), -name[0]),
        default=None,
    )


def find_full_names(article: ParsedArticle, start: int, end: int) -> list[Tokens]:
    """Names of two words and more of those who may be talked with, in a stretch of tokens."""
    full = [
        (entity.start, entity.end)
        for entity in article.doc.ents
        if entity.label_ == "PERSON" and start <= entity.start and entity.end <= end
    ]
    full = [_widen_to_given(article, *name) for name in full]
    full += _find_capitalised(article, start, end)
    return [
        name
        for low, high in full
        if article.mark_of[low] < 0
        and not _is_talked_to(article, low)
        and not _is_writer(article, low, high)
        and (name := _without_titles(article, low, high)) is not None
    ]


def _is_writer(article: ParsedArticle, low: int, high: int) -> bool:
    """Whether a line is a byline that ends with the name: "Interview by Paul Dacey"."""
    if article.doc[low].lower_ in WRITES:
        return True
    place = article.paragraphs[article.paragraph_of[low]]
    is_short = low - place.token_start <= LONGEST_FULL_NAME and high >= place.token_end - 1
    return is_short and any(
        token.lower_ in WRITES for token in article.doc[place.token_start : low]
    )


def _widen_to_given(article: ParsedArticle, low: int, high: int) -> Tokens:
    """A surname with the first name in front that the parser took for another word."""
    before = article.doc[low - 1].lower_ if low and high - low == 1 else ""
    return (low - 1, high) if read_name_words().is_given_name(before) else (low, high)


def _is_talked_to(article: ParsedArticle, start: int) -> bool:
    """Whether somebody named before talked to who is named here: "She spoke to"."""
    words = [token.lower_ for token in article.doc[max(0, start - 3) : start]]
    return len(words) == 3 and (
        words[0] in TALKERS and words[1] in TALKED and words[2] in ("to", "with")
    )


def _without_titles(article: ParsedArticle, low: int, high: int) -> Tokens | None:
    """A full name behind what its bearer is: "Ornithologist Luís Amaral"; None if none is left."""
    while low < high and is_title(article.doc[low].text):
        low += 1
    return (low, high) if high - low > 1 else None


def _find_capitalised(article: ParsedArticle, low: int, end: int) -> list[Tokens]:
    """Two or three proper nouns in a row that nobody took for a body or a place."""
    # "EXAMINATION OF OLAV BREKKE"
    ends = read_name_words().organisations | OF
    found: list[Tokens] = []
    start = low
    for index in range(low, end + 1):
        token = article.doc[index] if index < end else None
        goes_on = token is not None and token.pos_ == "PROPN" and token.text[:1].isupper()
        if token is not None and goes_on and token.lower_ not in ends:
            continue
        if 2 <= index - start <= LONGEST_FULL_NAME and not goes_on:
            found.append((start, index))
        start = index + 1
    return found
