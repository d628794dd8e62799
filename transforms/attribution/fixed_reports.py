"""Reports of a fixed form, which name their speaker where a subject does not stand.

In: a parsed article. Out: `Attribution`s: "Roe was quoted by the Post as saying …", "the Post
quoted Roe as saying …", "passengers were told by Roe that …", "Roe said through an interpreter that
…", "In the words of Roe, …", "“…” Those were Roe's words.", "Roe denies taking it". The decision to
question: who only carries words ("an interpreter") is not their source, whatever stands nearer to
the clause.
"""

from collections.abc import Iterator, Sequence

from transforms.attribution.content_form import lemma_of
from transforms.attribution.types import Attribution, read_quote_type, set_edges
from transforms.lexicons.cues import read_lexicon
from transforms.parse.document import ParsedArticle
from transforms.parse.syntax import (
    FINITE,
    SUBJECTS,
    Tokens,
    edges,
    find_first_word,
    find_noun_phrase,
    find_own_subject,
    find_source,
    trim,
    trim_owner,
)
from transforms.parse.tokens import Token

QUOTED = "rules/quoted-as"
TOLD_BY = "rules/told-by"
DESCRIBED = "rules/described-by"
RELATIVE = "rules/relative"
GERUND = "rules/gerund"
QUOTING = frozenset({"quoted", "cited", "heard"})
TOLD = frozenset({"told", "informed", "assured", "warned", "advised", "reminded"})
SAYING = frozenset({"say", "tell", "warn", "add", "state", "declare"})
SAID = frozenset({"said", "says", "spoke", "wrote"})
THROUGH = frozenset({"through", "via"})
THOSE = frozenset({"these", "those"})
WERE = frozenset({"are", "were"})
AVOWING = frozenset({"admit", "confess", "deny"})
PUTTING = frozenset({"describe", "phrase", "put"})
LEAST_CONTENT = 3
FARTHEST_OPENING = 5
"""Tokens: "Those were the last words of"."""


def find_fixed_reports(article: ParsedArticle) -> list[Attribution]:
    """In order of their cue."""
    return [
        *_find_quoted(article),
        *_find_told(article),
        *_find_carried(article),
        *_find_before_stop(article),
        *_find_described(article),
        *_find_relative(article),
        *_find_words_of(article),
        *_find_own_words(article),
        *_find_so_said(article),
        *_find_how_put(article),
        *_find_avowed(article),
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
        yield from make_report(article, QUOTED, source, cue, saying.lemma_.lower(), [content])


def _find_saying(verb: Token) -> Token | None:
    """The "saying" of "quoted as saying", which the parser may hang on the paper in between."""
    end = verb.sent.end
    for word in verb.doc[verb.i + 1 : end - 1]:
        following = verb.doc[word.i + 1]
        if word.lower_ == "as" and following.tag_ == "VBG" and following.lemma_ in SAYING:
            return following
        is_heard = word.i == verb.i + 1 and word.lower_ == "to" and verb.lower_ == "heard"
        if is_heard and following.tag_ == "VB" and following.lemma_ in SAYING:
            # The port had closed, Roe was heard to say.
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
        if teller is None or that is None or that.i < teller.i or _refers(that):
            continue
        source = find_noun_phrase(teller, verb)
        is_next = source is not None and verb.doc.span(source[1], that.i).text.strip() in ("", ",")
        if source is None or not (is_next or that.head.head == verb):
            continue
        low, high = edges(that.head)
        cue = (verb.i, verb.i + 1)
        content = (max(low, that.i), high)
        yield from make_report(article, TOLD_BY, source, cue, verb.lemma_.lower(), [content])


def _refers(that: Token) -> bool:
    """Whether "that" is the subject of a relative clause: told by men that came."""
    return that.head.dep_ == "relcl" and that.dep_ in SUBJECTS


def _find_carried(article: ParsedArticle) -> Iterator[Attribution]:
    """ "Roe said through an interpreter that …": the source is whose words are carried."""
    doc = article.doc
    for through in doc[1:]:
        verb = through.head
        if through.lower_ not in THROUGH or verb.i != through.i - 1 or article.mark_of[verb.i] >= 0:
            continue
        carrier = _find_child(through, "pobj")
        is_said = lemma_of(verb) in read_lexicon().speech and verb.tag_ in FINITE
        if carrier is None or not is_said or lemma_of(carrier) not in read_lexicon().carriers:
            continue
        that = doc[carrier.i + 1] if carrier.i + 1 < verb.sent.end else None
        if that is None or that.lower_ != "that" or that.dep_ in SUBJECTS:
            continue
        source = find_source(verb)[0]
        if source is not None:
            content = (that.i, max(edges(that.head)[1], that.i + 1))
            cue = (verb.i, verb.i + 1)
            yield from make_report(article, TOLD_BY, source, cue, lemma_of(verb), [content])


def _find_before_stop(article: ParsedArticle) -> Iterator[Attribution]:
    """ "Speaking through an interpreter he added; “…”", where a colon would stand elsewhere."""
    doc = article.doc
    for stop in doc[1:-1]:
        if stop.text != ";":
            continue
        verb = stop.nbor(-1)
        number = int(article.mark_of[stop.i + 1])
        if number < 0 or article.mark_of[verb.i] >= 0:
            continue
        source = find_source(verb)[0]
        if verb.tag_ in FINITE and lemma_of(verb) in read_lexicon().speech and source is not None:
            mark = article.marks[number]
            content = article.tokens_of(mark.char_start, mark.char_end)
            cue = (verb.i, stop.i)
            yield from make_report(article, QUOTED, source, cue, lemma_of(verb), [content])


def _find_described(article: ParsedArticle) -> Iterator[Attribution]:
    """ "The freeze, described by Roe as “a gift to nobody”, runs until May." """
    lexicon = read_lexicon()
    for verb in article.doc:
        agent = _find_child(verb, "agent") if verb.tag_ == "VBN" else None
        if agent is None or article.mark_of[verb.i] >= 0:
            continue
        lemma = lemma_of(verb)
        takes_side = lexicon.has("object", lemma) and lexicon.stance(lemma) != "neutral"
        if not takes_side and not lexicon.has("prep", f"{lemma} as"):
            continue
        named = _find_child(agent, "pobj")
        source = None if named is None else find_noun_phrase(named, verb)
        told = verb.head if verb.dep_ == "acl" else _find_child(verb, "nsubjpass")
        opening = None if source is None else article.doc[source[1]]
        if source is None or told is None or opening is None or opening.lower_ != "as":
            continue
        subject = trim(article.doc, told.left_edge.i, min(told.right_edge.i + 1, verb.i))
        pieces = [part for part in (subject, edges(opening)) if part is not None]
        if opening.head == verb and told.i < verb.i:
            cue = (verb.i, verb.i + 1)
            yield from make_report(article, DESCRIBED, source, cue, lemma, pieces)


def _find_relative(article: ParsedArticle) -> Iterator[Attribution]:
    """ "A man who she said was armed": the pronoun is the subject of what is said."""
    for verb in article.doc:
        if verb.dep_ != "relcl" or lemma_of(verb) not in read_lexicon().speech:
            continue
        clause = _find_child(verb, "ccomp")
        subjects = [child for child in verb.children if child.dep_ in SUBJECTS and child.i < verb.i]
        pronoun = article.doc[verb.left_edge.i]
        if clause is None or not subjects or article.mark_of[verb.i] >= 0:
            continue
        source = find_noun_phrase(subjects[-1], verb)
        is_gapped = find_own_subject(clause) in (None, pronoun)
        is_next = find_first_word(clause) == verb.i + 1 and clause.tag_ in FINITE | {"VBN"}
        if source is None or pronoun.tag_ not in ("WDT", "WP") or not pronoun.i < source[0]:
            continue
        if not (is_gapped and is_next):
            continue
        pieces = [(pronoun.i, pronoun.i + 1), (verb.i + 1, edges(clause)[1])]
        cue = (verb.i, verb.i + 1)
        yield from make_report(article, RELATIVE, source, cue, lemma_of(verb), pieces)


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
            mark = article.marks[number]
            content = article.tokens_of(mark.char_start, mark.char_end)
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
        owner = _find_child(words, "poss") if words.lower_ == "words" else None
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
        mark = article.marks[number]
        content = article.tokens_of(mark.char_start, mark.char_end)
        yield from make_report(article, QUOTED, source, (words.i, words.i + 1), "word", [content])


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
            mark = article.marks[number]
            content = article.tokens_of(mark.char_start, mark.char_end)
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
            mark = article.marks[number]
            content = article.tokens_of(mark.char_start, mark.char_end)
            cue = (verb.i, verb.i + 1)
            yield from make_report(article, QUOTED, source, cue, lemma_of(verb), [content])


def _find_avowed(article: ParsedArticle) -> Iterator[Attribution]:
    """ "Roe denies taking bribes", "Hale confessed to killing him"."""
    for verb in article.doc:
        lemma = lemma_of(verb)
        if (
            lemma not in AVOWING
            or verb.tag_ not in (*FINITE, "VBN")
            or article.mark_of[verb.i] >= 0
        ):
            continue
        to = _find_child(verb, "prep")
        is_to = to is not None and to.lower_ == "to" and to.i == verb.i + 1
        at = verb.i + 1 + is_to
        done = article.doc[at] if at < verb.sent.end else verb
        governor = to if is_to else verb
        source, is_inherited = find_source(verb)
        if done.tag_ != "VBG" or done.head != governor or source is None or is_inherited:
            continue
        high = edges(done)[1]
        cue = (verb.i, at)
        name = f"{lemma} to" if is_to else lemma
        yield from make_report(article, GERUND, source, cue, name, [(at, high)])


def _find_capitals(article: ParsedArticle, start: int) -> Tokens | None:
    """The capitalised words that begin at a token."""
    end = start
    while end < len(article.doc) and article.doc[end].text[:1].isupper():
        end += 1
    return (start, end) if end > start else None


def make_report(
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
