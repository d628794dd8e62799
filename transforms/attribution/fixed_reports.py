"""Reports of a fixed form, which name their speaker where a subject does not stand.

In: a parsed article. Out: `Attribution`s: "Roe was quoted by the Post as saying …", "the Post
quoted Roe as saying …", "passengers were told by Roe that …", "According to Roe, 44, the harbour
master, …". The decision to question: what stands between commas behind "according to" belongs to
the source while it holds no verb and another comma follows, because an apposition is far likelier
there than a clause that begins so.
"""

from collections.abc import Iterator, Sequence

from transforms.attribution.types import Attribution, read_quote_type, set_edges
from transforms.parse.document import ParsedArticle
from transforms.parse.noun_phrases import is_person_noun
from transforms.parse.syntax import FINITE, SUBJECTS, Tokens, edges, find_noun_phrase, trim
from transforms.parse.tokens import Token

QUOTED = "rules/quoted-as"
TOLD_BY = "rules/told-by"
ACCORDING = "rules/according-to"
QUOTING = frozenset({"quoted", "cited", "heard"})
TOLD = frozenset({"told", "informed", "assured", "warned", "advised", "reminded"})
SAYING = frozenset({"say", "tell", "warn", "add", "state", "declare"})
SAID = frozenset({"said", "says", "spoke", "wrote"})
ARTICLES = frozenset({"the", "a", "an", "its", "his", "her", "their", "who", "one"})
LONGEST_APPOSITION = 14
LEAST_CONTENT = 3
FARTHEST_OPENING = 5
"""Tokens: "Those were the last words of"."""


def find_fixed_reports(article: ParsedArticle) -> list[Attribution]:
    """In order of their cue."""
    return [
        *_find_quoted(article),
        *_find_told(article),
        *_find_according(article),
        *_find_words_of(article),
        *_find_so_said(article),
    ]


def _find_quoted(article: ParsedArticle) -> Iterator[Attribution]:
    for verb in article.doc:
        if verb.lower_ not in QUOTING or article.mark_of[verb.i] >= 0:
            continue
        saying = _find_saying(verb)
        speaker = next((c for c in verb.children if c.dep_ == "nsubjpass"), None) or next(
            (c for c in verb.children if c.dep_ == "dobj" and verb.i < c.i), None
        )
        if saying is None or speaker is None or speaker.i > saying.i:
            continue
        source = find_noun_phrase(speaker, verb)
        content = _find_said(article, verb, saying)
        if source is None or content is None:
            continue
        cue = (verb.i, verb.i + 1)
        yield from _make(article, QUOTED, source, cue, saying.lemma_.lower(), [content])


def _find_saying(verb: Token) -> Token | None:
    """The "saying" of "quoted as saying", which the parser may hang on the paper in between."""
    end = verb.sent.end
    for word in verb.doc[verb.i + 1 : end - 1]:
        following = verb.doc[word.i + 1]
        if word.lower_ == "as" and following.tag_ == "VBG" and following.lemma_ in SAYING:
            return following
    return None


def _find_said(article: ParsedArticle, verb: Token, saying: Token) -> Tokens | None:
    """What is said: a clause behind "saying", or what stands before the report."""
    doc = article.doc
    behind = next((c for c in saying.children if c.dep_ == "ccomp" and c.i > saying.i), None)
    if behind is not None:
        return edges(behind)
    subjects = [c for c in verb.children if c.dep_ in SUBJECTS]
    start = min([verb.i, *(edges(subject)[0] for subject in subjects)])
    place = article.paragraphs[int(article.paragraph_of[verb.i])]
    before = start - 1
    while before > place.token_start and doc[before].text == ",":
        before -= 1
    if before < place.token_start:
        return None
    number = int(article.mark_of[before])
    if number >= 0:
        mark = article.marks[number]
        return article.tokens_of(mark.char_start, mark.char_end)
    return trim(doc, max(verb.sent.start, place.token_start), start)


def _find_told(article: ParsedArticle) -> Iterator[Attribution]:
    """ "Passengers were told by Roe that …": who tells stands behind "by"."""
    for verb in article.doc:
        if verb.lower_ not in TOLD or verb.tag_ != "VBN" or article.mark_of[verb.i] >= 0:
            continue
        by = verb.doc[verb.i + 1] if verb.i + 1 < verb.sent.end else None
        teller = None if by is None or by.lower_ != "by" else _find_child(by, "pobj")
        that = next(
            (word for word in verb.doc[verb.i + 1 : verb.sent.end] if word.lower_ == "that"), None
        )
        if teller is None or that is None or that.i < teller.i or that.head.dep_ == "relcl":
            continue
        source = find_noun_phrase(teller, verb)
        is_next = source is not None and verb.doc.span(source[1], that.i).text.strip() in ("", ",")
        if source is None or not (is_next or that.head.head == verb):
            continue
        low, high = edges(that.head)
        cue = (verb.i, verb.i + 1)
        content = (max(low, that.i), high)
        yield from _make(article, TOLD_BY, source, cue, verb.lemma_.lower(), [content])


def _find_child(word: Token, relation: str) -> Token | None:
    return next((child for child in word.children if child.dep_ == relation), None)


def _find_words_of(article: ParsedArticle) -> Iterator[Attribution]:
    """ "In the words of Roe, “…”" and "“…” Those were the words of Roe." """
    doc = article.doc
    for words in doc:
        if words.lower_ != "words" or words.i + 2 >= len(doc) or article.mark_of[words.i] >= 0:
            continue
        of = doc[words.i + 1]
        named = _find_child(of, "pobj")
        source = find_noun_phrase(named, words) if of.lower_ == "of" and named else None
        if source is None and of.lower_ == "of":
            source = _find_capitals(article, of.i + 1)
        before = range(words.i - 1, max(words.i - FARTHEST_OPENING, -1), -1)
        opens = next((i for i in before if doc[i].lower_ in ("in", "those", "these")), None)
        if source is None or opens is None:
            continue
        opening = doc[opens].lower_
        at = source[1] if opening == "in" else opens - 1
        while opening == "in" and at < len(doc) - 1 and doc[at].text == ",":
            at += 1
        number = int(article.mark_of[at]) if 0 <= at < len(doc) else -1
        if number >= 0:
            mark = article.marks[number]
            content = article.tokens_of(mark.char_start, mark.char_end)
            yield from _make(article, QUOTED, source, (words.i, words.i + 1), "word", [content])


def _find_so_said(article: ParsedArticle) -> Iterator[Attribution]:
    """ "“…” So said Roe in his last letter." """
    doc = article.doc
    for so in doc[1:-1]:
        if so.lower_ not in ("so", "thus") or not so.is_sent_start:
            continue
        number = int(article.mark_of[so.i - 1])
        source = _find_capitals(article, so.i + 2) if doc[so.i + 1].lower_ in SAID else None
        if number < 0 or article.mark_of[so.i] >= 0 or source is None:
            continue
        mark = article.marks[number]
        content = article.tokens_of(mark.char_start, mark.char_end)
        yield from _make(article, QUOTED, source, (so.i + 1, so.i + 2), "say", [content])


def _find_capitals(article: ParsedArticle, start: int) -> Tokens | None:
    """The capitalised words that begin at a token."""
    end = start
    while end < len(article.doc) and article.doc[end].text[:1].isupper():
        end += 1
    return (start, end) if end > start else None


def _find_according(article: ParsedArticle) -> Iterator[Attribution]:
    doc = article.doc
    for place in article.paragraphs:
        for at in range(place.token_start, place.token_end - 2):
            if doc[at].lower_ != "according" or doc[at + 1].lower_ != "to":
                continue
            if article.mark_of[at] >= 0 or not doc[at].is_sent_start:
                continue
            end = min(doc[at].sent.end, place.token_end)
            commas = [i for i in range(at + 2, end) if doc[i].text == ","]
            last = _find_source_end(article, at + 2, commas)
            is_bare = last is None
            last = commas[0] if last is None and commas else last
            if last is not None:
                source = trim(doc, at + 2, last)
                content = trim(doc, last + 1, end)
                if source is not None and content is not None:
                    cue = (at, at + 2)
                    for item in _make(article, ACCORDING, source, cue, "according to", [content]):
                        # According to Roe, the city "falls short": the model takes the marks alone.
                        if not is_bare or item.quote_type == "mixed":
                            yield item


def _find_source_end(article: ParsedArticle, start: int, commas: Sequence[int]) -> int | None:
    """The comma that ends the source and its appositions; none where there is no apposition."""
    if len(commas) < 2:
        return None
    last = commas[0]
    for comma in commas[1:]:
        if not _is_apposition(article, (start, commas[0]), (last + 1, comma)):
            break
        last = comma
    # According to the report, a car driven by Roe, 52, was heading south.
    is_subject = article.doc[last + 1].tag_ in FINITE
    return None if last == commas[0] or is_subject else last


def _is_apposition(article: ParsedArticle, named: Tokens, phrase: Tokens) -> bool:
    words = list(article.doc.span(*phrase))
    if not words or len(words) > LONGEST_APPOSITION:
        return False
    first = words[0]
    if first.lower_ in ("who", "which"):
        return True
    if any(word.pos_ in ("VERB", "AUX") and word.tag_ not in ("VBN", "VBG") for word in words):
        return False
    is_name = all(word.text[:1].isupper() or word.lower_ in ("of", "de", "van") for word in words)
    owner = list(article.doc.span(*named))
    if is_name:
        # "According to the mayor, Elin Dahlbo, …"
        return any(is_person_noun(word) or word.text.islower() for word in owner)
    is_age = len(words) == 1 and first.text.isdigit()
    return is_age or first.lower_ in ARTICLES or is_person_noun(words[-1]) or is_person_noun(first)


def _make(
    article: ParsedArticle,
    method: str,
    source: Tokens,
    cue: Tokens,
    lemma: str,
    pieces: Sequence[Tokens],
) -> Iterator[Attribution]:
    trimmed = [trim(article.doc, *piece) for piece in pieces]
    content = set_edges(article, (article.chars(*piece) for piece in trimmed if piece is not None))
    if sum(high - low for low, high in content) >= LEAST_CONTENT:
        kind = read_quote_type(article, content)
        yield Attribution(content, source, cue, lemma, method, kind)
