"""Words that are told to be somebody's: "In the words of Roe, …", "“…” Those were Roe's words."

In: a parsed article. Out: `Attribution`s, also of "“…” was how Roe put it", "“…” So said Roe." and
"The port is shut, or so says Roe". The decision to question: words without marks are taken only
where the form leaves no other, behind "In the words of" and before "or so says".
"""

from collections.abc import Iterator

from transforms.attribution.content_form import lemma_of
from transforms.attribution.fixed_reports import QUOTED, find_child, make_report
from transforms.attribution.types import Attribution
from transforms.parse.document import ParsedArticle
from transforms.parse.syntax import Tokens, edges, find_noun_phrase, trim, trim_owner

SAID = frozenset({"said", "says", "spoke", "wrote"})
THOSE = frozenset({"these", "those"})
WERE = frozenset({"are", "were"})
PUTTING = frozenset({"describe", "phrase", "put"})
FARTHEST_OPENING = 5
"""Tokens: "Those were the last words of"."""


def find_whose_words(article: ParsedArticle) -> list[Attribution]:
    """By form, each in order of its cue."""
    return [
        *_find_words_of(article),
        *_find_own_words(article),
        *_find_so_said(article),
        *_find_how_put(article),
    ]


def _find_words_of(article: ParsedArticle) -> Iterator[Attribution]:
    """ "In the words of Roe, “…”" and "“…” Those were the words of Roe." """
    doc = article.doc
    for words in doc:
        if words.lower_ != "words" or words.i + 2 >= len(doc) or article.mark_of[words.i] >= 0:
            continue
        of = doc[words.i + 1]
        named = find_child(of, "pobj")
        source = find_noun_phrase(named, words) if of.lower_ == "of" and named else None
        if source is None and of.lower_ == "of":
            source = _find_capitals(article, of.i + 1)
        before = range(words.i - 1, max(words.i - FARTHEST_OPENING, -1), -1)
        opens = next((i for i in before if doc[i].lower_ in ("in", "those", "these")), None)
        if source is None or opens is None:
            continue
        opening = doc[opens].lower_
        at = opens - 1
        while opening != "in" and at > 0 and article.mark_of[at] < 0 and doc[at].is_punct:
            at -= 1
        if opening == "in":
            at = source[1] if named is None else max(source[1], edges(named)[1])
        while opening == "in" and at < len(doc) - 1 and doc[at].text == ",":
            at += 1
        number = int(article.mark_of[at]) if 0 <= at < len(doc) else -1
        content = None
        if number >= 0:
            content = _read_mark(article, number)
        elif opening == "in" and source[1] < at < words.sent.end - 1 and doc[opens].is_sent_start:
            # In the words of one pilot, it would come “when it comes.”
            content = (at, words.sent.end)
        if content is not None:
            cue = (words.i, words.i + 1)
            yield from make_report(article, QUOTED, source, cue, "word", [content])


def _find_own_words(article: ParsedArticle) -> Iterator[Attribution]:
    """ "“…” – those were Roe's words when the docks closed." """
    doc = article.doc
    for words in doc:
        owner = find_child(words, "poss") if words.lower_ == "words" else None
        if owner is None or article.mark_of[words.i] >= 0:
            continue
        start = edges(owner)[0]
        is_told = start >= 2 and doc[start - 1].lower_ in WERE and doc[start - 2].lower_ in THOSE
        before = start - 3
        while before > 0 and (doc[before].is_punct or doc[before].is_space):
            if article.mark_of[before] >= 0:
                break
            before -= 1
        number = int(article.mark_of[before]) if is_told and before >= 0 else -1
        source = trim_owner(doc, *edges(owner))
        if number < 0 or source is None:
            continue
        cue, content = (words.i, words.i + 1), _read_mark(article, number)
        yield from make_report(article, QUOTED, source, cue, "word", [content])


def _find_so_said(article: ParsedArticle) -> Iterator[Attribution]:
    """ "“…” So said Roe in his last letter." """
    doc = article.doc
    for so in doc[1:-1]:
        if so.lower_ not in ("so", "thus") or article.mark_of[so.i] >= 0:
            continue
        source = _find_capitals(article, so.i + 2) if doc[so.i + 1].lower_ in SAID else None
        number = int(article.mark_of[so.i - 1])
        content = None
        if number >= 0 and so.is_sent_start:
            content = _read_mark(article, number)
        elif so.nbor(-1).lower_ == "or" and so.i - 2 > so.sent.start:
            # The port is shut, or so says Roe.
            content = (so.sent.start, so.i - 1)
        if source is None or content is None:
            continue
        yield from make_report(article, QUOTED, source, (so.i + 1, so.i + 2), "say", [content])


def _find_how_put(article: ParsedArticle) -> Iterator[Attribution]:
    """ "“It was a mess” was how Roe put it." """
    doc = article.doc
    for how in doc[2:-2]:
        if how.lower_ != "how" or how.nbor(-1).lower_ not in ("is", "was"):
            continue
        number = int(article.mark_of[how.i - 2])
        verb = next((w for w in doc[how.i + 1 : how.sent.end - 1] if w.lemma_ in PUTTING), None)
        if number < 0 or verb is None or verb.nbor(1).lower_ != "it":
            continue
        source = trim(doc, how.i + 1, verb.i)
        if source is not None:
            cue, content = (verb.i, verb.i + 1), _read_mark(article, number)
            yield from make_report(article, QUOTED, source, cue, lemma_of(verb), [content])


def _read_mark(article: ParsedArticle, number: int) -> Tokens:
    mark = article.marks[number]
    return article.tokens_of(mark.char_start, mark.char_end)


def _find_capitals(article: ParsedArticle, start: int) -> Tokens | None:
    """The capitalised words that begin at a token."""
    end = start
    while end < len(article.doc) and article.doc[end].text[:1].isupper():
        end += 1
    return (start, end) if end > start else None
