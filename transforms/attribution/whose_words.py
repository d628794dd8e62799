"""Words that are told to be somebody's: "In the words of Roe, …", "“…” Those were Roe's words."

In: a parsed article. Out: `Attribution`s, also of "“…” was how Roe put it", "“…”, as Roe put it",
"what Roe calls “…”", "Roe is, by his own account, …", "“…” So said Roe." and "The port is shut, or
so says Roe". The
decision to question: words without marks are taken only where the form leaves no other, behind "In
the words of", before "or so says" and around what stands apart between commas.
"""

from collections.abc import Iterator
from dataclasses import replace

from transforms.attribution.content_form import lemma_of
from transforms.attribution.fixed_reports import QUOTED, STATED, find_child, make_report
from transforms.attribution.types import Attribution
from transforms.lexicons.cues import read_lexicon
from transforms.parse.document import ParsedArticle
from transforms.parse.syntax import (
    FINITE,
    Tokens,
    edges,
    find_noun_phrase,
    find_own_subject,
    trim,
    trim_owner,
)
from transforms.parse.tokens import Token

SAID = frozenset({"said", "says", "spoke", "wrote"})
THOSE = frozenset({"these", "those"})
WERE = frozenset({"are", "were"})
PUTTING = frozenset({"describe", "phrase", "put"})
AUTHORS = frozenset({"my", "our", "your"})
BY = frozenset({"by", "in", "to"})
FARTHEST_OPENING = 5
"""Tokens: "Those were the last words of"."""
LONGEST_NAME = 8
"""Tokens between "as" and "put it"."""
CALLED = "rules/what-is-called"
CALLING = read_lexicon().unsaid["naming"] | {"brand", "describe"}
THING = frozenset({"ADJ", "NOUN", "PROPN"})
FARTHEST_MARK = 3
"""Tokens between "calls" and what he calls it: describes as a rather “loud” party."""


def find_whose_words(article: ParsedArticle) -> list[Attribution]:
    """By form, each in order of its cue."""
    return [
        *_find_words_of(article),
        *_find_own_words(article),
        *_find_so_said(article),
        *_find_how_put(article),
        *_find_as_put(article),
        *_find_own_account(article),
        *_find_what_is_called(article),
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
        number = article.mark_of[at] if 0 <= at < len(doc) else -1
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
        number = article.mark_of[before] if is_told and before >= 0 else -1
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
        number = article.mark_of[so.i - 1]
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
        number = article.mark_of[how.i - 2]
        verb = next((w for w in doc[how.i + 1 : how.sent.end - 1] if w.lemma_ in PUTTING), None)
        if number < 0 or verb is None or verb.nbor(1).lower_ != "it":
            continue
        source = trim(doc, how.i + 1, verb.i)
        if source is not None:
            cue, content = (verb.i, verb.i + 1), _read_mark(article, number)
            yield from make_report(article, QUOTED, source, cue, lemma_of(verb), [content])


def _find_as_put(article: ParsedArticle) -> Iterator[Attribution]:
    """ "The hill “is ours,” as Roe put it", "The hill is, as Roe puts it, “ours”"."""
    doc = article.doc
    for verb in doc[2:-1]:
        if (
            verb.lemma_ not in PUTTING
            or verb.nbor(1).lower_ != "it"
            or article.mark_of[verb.i] >= 0
        ):
            continue
        sentence = verb.sent
        low = max(sentence.start, verb.i - LONGEST_NAME)
        opening = next((w for w in doc[low : verb.i] if w.lower_ == "as"), None)
        source = None if opening is None else trim(doc, opening.i + 1, verb.i)
        while source is not None and doc[source[1] - 1].pos_ in ("ADV", "AUX"):
            # as Roe once put it
            source = trim(doc, source[0], source[1] - 1)
        if opening is None or source is None or not _stands_apart(opening):
            continue
        start = _find_clause_start(article, verb, opening)
        commas = (w.i for w in doc[verb.i + 2 : sentence.end - 1] if w.text == ",")
        closing = next((at for at in commas if article.mark_of[at] < 0), sentence.end)
        pieces = [(start, opening.i), (closing, sentence.end)]
        if doc[opening.i - 1].text == "," and doc[opening.i - 2].lower_ == "or":
            # He sold it—or, as Roe put it, “gave it away.”
            pieces = pieces[1:]
        cue = (verb.i, verb.i + 2)
        yield from make_report(article, QUOTED, source, cue, "put", pieces)


def _find_what_is_called(article: ParsedArticle) -> Iterator[Attribution]:
    """ "He is angry at what Roe calls a “show trial”": only what stands between marks, from "a"."""
    doc = article.doc
    for verb in doc[2:-1]:
        if verb.tag_ not in FINITE | {"VBN"} or lemma_of(verb) not in CALLING:
            continue
        subject = None if article.mark_of[verb.i] >= 0 else find_own_subject(verb)
        source = None if subject is None else find_noun_phrase(subject, verb)
        if subject is None or source is None or subject.dep_ != "nsubj":
            continue
        before = doc[source[0] - 1] if source[0] else subject
        is_open = any(child.tag_ == "MD" for child in verb.children)
        start = verb.i + 1 + (doc[verb.i + 1].lower_ == "as")
        near = range(start, min(start + FARTHEST_MARK, verb.sent.end))
        number = next((article.mark_of[i] for i in near if article.mark_of[i] >= 0), -1)
        if before.lower_ == "what" and not is_open and number >= 0:
            end = _read_mark(article, number)[1]
            # an “outrageous” | illegal party
            while end < len(doc) and doc[end].pos_ in THING and not doc[end].ent_type_:
                end += 1
            cue, content = (verb.i, start), (start, end)
            yield from make_report(article, CALLED, source, cue, lemma_of(verb), [content])


def _stands_apart(opening: Token) -> bool:
    """Whether a comma or a mark parts a word from what stands before it, or nothing does."""
    before = opening.nbor(-1) if opening.i else opening
    return bool(opening.is_sent_start) or before.text == "," or before.is_quote


def _find_clause_start(article: ParsedArticle, verb: Token, opening: Token) -> int:
    """Where the words in front of a report begin: with its clause, or with their mark."""
    start: int = verb.sent.start
    if verb.dep_ == "advcl" and start <= verb.head.left_edge.i < opening.i:
        start = verb.head.left_edge.i
    if verb.dep_ == "advcl" and article.doc[start].lower_ in ("when", "that", "because"):
        start += 1
    number = article.mark_of[start]
    if number >= 0:
        start = min(start, _read_mark(article, number)[0])
    return start


def _find_own_account(article: ParsedArticle) -> Iterator[Attribution]:
    """ "Roe is, by his own account, “a bad cook”", "In his view, the port is lost"."""
    doc = article.doc
    accounts = read_lexicon().accounts
    for noun in doc[2:-1]:
        if noun.lower_ not in accounts or article.mark_of[noun.i] >= 0:
            continue
        owner = find_child(noun, "poss")
        opens = -1 if owner is None else edges(owner)[0] - 1
        if owner is None or opens < 0 or doc[opens].lower_ not in BY or owner.lower_ in AUTHORS:
            continue
        sentence = noun.sent
        is_closed = noun.nbor(1).text == "," or noun.i + 2 >= sentence.end
        is_apart = bool(doc[opens].is_sent_start) or doc[opens - 1].text == ","
        if opens < sentence.start or not (is_closed and is_apart) or _is_reported(article, noun):
            continue
        source = trim_owner(doc, *edges(owner))
        is_own = noun.nbor(-1).lower_ == "own" and owner.pos_ == "PRON"
        subject = find_own_subject(sentence.root) if is_own else None
        pieces = [(sentence.start, opens), (noun.i + 1, sentence.end)]
        if subject is not None:
            # By her own account, | Roe | is a bad cook.
            source = find_noun_phrase(subject, sentence.root)
        if source is None:
            continue
        if subject is not None:
            pieces = [part for piece in pieces for part in _leave_out(piece, source)]
        cue = (opens, noun.i + 1)
        for item in make_report(article, STATED, source, cue, noun.lower_, pieces):
            # She was, by her own account, “a bad cook”: the first word is not in marks.
            is_part = item.quote_type == "direct" and not article.quoted[item.content[0][0]]
            yield replace(item, quote_type="mixed") if is_part else item


def _leave_out(piece: Tokens, source: Tokens) -> list[Tokens]:
    low, high = piece
    if not low <= source[0] < high:
        return [piece]
    return [part for part in ((low, source[0]), (source[1], high)) if part[0] < part[1]]


def _is_reported(article: ParsedArticle, noun: Token) -> bool:
    """Whether its sentence has a report of its own: In his view, | Roe said, | the port …"""
    speech = read_lexicon().speech
    return any(
        word.tag_ in FINITE and article.mark_of[word.i] < 0 and lemma_of(word) in speech
        for word in noun.sent
    )


def _read_mark(article: ParsedArticle, number: int) -> Tokens:
    mark = article.marks[number]
    return article.tokens_of(mark.char_start, mark.char_end)


def _find_capitals(article: ParsedArticle, start: int) -> Tokens | None:
    """The capitalised words that begin at a token."""
    end = start
    while end < len(article.doc) and article.doc[end].text[:1].isupper():
        end += 1
    return (start, end) if end > start else None
