"""Marks that hold a name, a title or a word held at arm's length, and nothing that is said.

In: an attribution with words between marks. Out: whether all of them are such: 'The singer known as
"Duchess"', 'to record "Danny Boy"', 'in her memoir, "Loose Ends."'. The decision to question: a
name that ends like speech is speech, unless a work is named behind a comma, because there a title
takes the full stop of its sentence.
"""

from collections.abc import Sequence

from transforms.attribution.content_form import lemma_of
from transforms.attribution.direct import ends_like_speech, is_clause_like
from transforms.attribution.types import Attribution, Chars
from transforms.lexicons.cues import read_lexicon
from transforms.parse.document import ParsedArticle
from transforms.parse.quotation_marks import MarkedSpan

NAMING = frozenset(
    """aka alias baptised baptized called christened codenamed dubbed entitled known labeled
    labelled named nickname nicknamed pseudonym self-titled so-called titled""".split()
)
INSCRIBED = frozenset("emblazoned engraved inscribed labeled labelled marked stamped".split())
"""What stands on a thing: boxes stamped “Best before May”."""
WORKS = frozenset(
    """album anthem article autobiography ballad band book brand comedy documentary drama
    exhibition film game hit magazine memoir movie musical novel novella opera painting play
    podcast poem sculpture series ship show single sitcom slogan song term track word
    """.split()
)
GROUPS = frozenset(
    """account app blog campaign channel charity event festival group hashtag movement page party
    petition programme project scheme site website""".split()
)
"""What has a name between marks, where people would have words: a page called “We stay”."""
PERFORMING = frozenset("cover hum perform play record rehearse sing".split())
NEAR = 2
"""Tokens between a word that names and the marks: known as "Duchess", known to fans as."""


def is_mention(article: ParsedArticle, item: Attribution) -> bool:
    """Whether the marks in a content of a few words hold a name or a title."""
    marks = [
        mark
        for mark in article.marks
        for low, high in item.content
        if low <= mark.char_start and mark.char_end <= high
    ]
    if item.quote_type == "indirect" or not marks:
        return False
    if item.quote_type == "direct" and all(_is_called(article, mark) for mark in marks):
        return True
    if item.cue is None and is_title_of_work(article, item.content[0]):
        return True
    if item.cue_lemma == "show" and all(_is_inscribed(article, mark) for mark in marks):
        return True
    if item.quote_type == "mixed":
        return (_is_compared(article, item) or _is_performed(article, marks[0])) and all(
            _is_title(article, mark) for mark in marks
        )
    return all(
        _is_named(article, mark) and (item.source is None or _is_title(article, mark))
        for mark in marks
    ) or (item.source is None and all(_is_title(article, mark) for mark in marks))


def _is_named(article: ParsedArticle, mark: MarkedSpan) -> bool:
    """Whether a word in front of the marks says that they hold a name: the film “I Will Wait”."""
    start = article.token_at(mark.char_start)
    words = [token for token in article.doc[max(0, start - NEAR) : start] if not token.is_punct]
    is_naming = any(word.lower_ in NAMING for word in words)
    is_work = bool(words) and words[-1].lower_ in WORKS
    return (is_naming or is_work) and not ends_like_speech(article, mark)


def _is_called(article: ParsedArticle, mark: MarkedSpan) -> bool:
    """Whether it is the name of what stands in front: The campaign, called “Save the port”, is …"""
    start = article.token_at(mark.char_start)
    word = article.doc[start - 1] if start else None
    if word is None or word.lower_ not in NAMING or word.i == 0:
        return False
    before = word.nbor(-1)
    is_thing = before.lemma_.lower() in WORKS | GROUPS
    is_apart = before.text == "," or (before.pos_ == "NOUN" and (word.tag_ == "VBN" or is_thing))
    return is_apart and not ends_like_speech(article, mark)


def _is_inscribed(article: ParsedArticle, mark: MarkedSpan) -> bool:
    """Whether the marks hold what is to be read on a thing."""
    start = article.token_at(mark.char_start)
    return start > 0 and article.doc[start - 1].lower_ in INSCRIBED


def is_title_of_work(article: ParsedArticle, span: Chars) -> bool:
    """Whether a work is named behind a comma: in her memoir, “Loose Ends.”"""
    start = article.token_at(span[0])
    if start < 2 or article.doc[start - 1].text != "," or article.mark_of[start - 1] >= 0:
        return False
    words = article.text[slice(*span)].strip('"“”').split()
    return _is_in_title_case(words) and article.doc[start - 2].lower_ in WORKS


def _is_performed(article: ParsedArticle, mark: MarkedSpan) -> bool:
    """Whether it is a work that somebody plays: to record “Danny Boy”."""
    start = article.token_at(mark.char_start)
    return start > 0 and lemma_of(article.doc[start - 1]) in PERFORMING


def _is_title(article: ParsedArticle, mark: MarkedSpan) -> bool:
    """Whether each longer word inside has a capital, and it does not end like speech."""
    words = article.text[mark.inner_start : mark.inner_end].split()
    is_title = _is_in_title_case(words) and words[0][0].isupper()
    return is_title and not ends_like_speech(article, mark)


def _is_in_title_case(words: Sequence[str]) -> bool:
    """Whether each longer word has a capital, and there is one."""
    longer = [word for word in words if len(word) > 3]
    return bool(longer) and all(word[0].isupper() for word in longer)


def _is_compared(article: ParsedArticle, item: Attribution) -> bool:
    """Whether the content is a title with no clause and no cue of speech around it."""
    if item.cue is None or any(
        is_clause_like(article, mark)
        for mark in article.marks
        if (item.content[0][0] <= mark.char_start < item.content[-1][1])
    ):
        return False
    is_speech = (item.cue_lemma or "").split(" ")[0] in read_lexicon().speech
    tokens = article.doc.span(*article.tokens_of(item.content[0][0], item.content[-1][1]))
    outside = [token for token in tokens if article.mark_of[token.i] < 0 and not token.is_punct]
    return not is_speech and all(
        token.pos_ in ("PRON", "ADP", "DET", "CCONJ") or token.lower_ in WORKS for token in outside
    )
