"""Reports of a fixed form, which name their speaker where a subject does not stand.

In: a parsed article. Out: `Attribution`s: "Roe was quoted by the Post as saying …", "the Post
quoted Roe as saying …", "passengers were told by Roe that …", "Roe was asked by Hale whether …",
"Roe said through an interpreter that …", "Roe denies taking it". The decision to question: who only
carries words ("an interpreter") is not their source, whatever stands nearer to the clause.
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
)
from transforms.parse.tokens import Token

QUOTED = "rules/quoted-as"
STATED = "rules/stated"
"""A form in which somebody states a thing, whatever the words are: "by his own account"."""
TOLD_BY = "rules/told-by"
DESCRIBED = "rules/described-by"
RELATIVE = "rules/relative"
GERUND = "rules/gerund"
QUOTING = frozenset({"quoted", "cited", "heard"})
QUESTIONS = frozenset("how if what when where whether which who why".split())
OPENERS = {
    **dict.fromkeys(
        ("told", "informed", "assured", "warned", "advised", "reminded"), frozenset({"that"})
    ),
    "asked": QUESTIONS,
}
"""By the verb, the words that open what somebody else tells or asks."""
SAYING = frozenset({"say", "tell", "warn", "add", "state", "declare"})
THROUGH = frozenset({"through", "via"})
AVOWING = frozenset({"admit", "confess", "deny"})
VERBS = FINITE | {"VBN"}
AFTER = frozenset({"after", "before", "by", "for"})
FARTHEST_THAT = 8
"""Tokens up to "that": saying on the radio that, put it to the last of the witnesses that."""
LEAST_CONTENT = 3


def find_fixed_reports(article: ParsedArticle) -> list[Attribution]:
    """In order of their cue."""
    return [
        *_find_quoted(article),
        *_find_told(article),
        *_find_carried(article),
        *_find_before_stop(article),
        *_find_described(article),
        *_find_relative(article),
        *_find_avowed(article),
        *_find_after_saying(article),
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
    place = article.paragraphs[article.paragraph_of[verb.i]]
    before = start - 1
    while before > place.token_start and doc[before].text == ",":
        before -= 1
    if before < place.token_start:
        return None
    number = article.mark_of[before]
    if number >= 0:
        mark = article.marks[number]
        return article.tokens_of(mark.char_start, mark.char_end)
    return trim(doc, max(verb.sent.start, place.token_start), start)


def _find_told(article: ParsedArticle) -> Iterator[Attribution]:
    """ "Passengers were told by Roe that …", "asked by Roe whether …": "by" opens who tells."""
    for verb in article.doc:
        openers = OPENERS.get(verb.lower_)
        if openers is None or verb.tag_ != "VBN" or article.mark_of[verb.i] >= 0:
            continue
        by = verb.doc[verb.i + 1] if verb.i + 1 < verb.sent.end else None
        teller = None if by is None or by.lower_ != "by" else find_child(by, "pobj")
        behind = verb.doc[verb.i + 1 : verb.sent.end]
        opener = next((word for word in behind if word.lower_ in openers), None)
        if teller is None or opener is None or opener.i < teller.i or _refers(opener):
            continue
        source = find_noun_phrase(teller, verb)
        if source is not None and source[0] <= opener.i < source[1]:
            source = trim(verb.doc, source[0], opener.i)
        is_next = source is not None and verb.doc.span(source[1], opener.i).text in ("", ",")
        clause = _find_clause(opener, verb)
        if source is None or not (is_next or clause.head == verb):
            continue
        high = max(edges(clause)[1], opener.i + 1)
        if verb.is_sent_start:
            # Asked by Roe if the port was closed, | Hale laughed.
            high = next((w.i for w in verb.doc[opener.i : high] if w.text == ","), high)
        cue, content = (verb.i, verb.i + 1), (opener.i, high)
        yield from make_report(article, TOLD_BY, source, cue, verb.lemma_.lower(), [content])


def _find_clause(opener: Token, verb: Token) -> Token:
    """The outermost word of the clause that a word opens, short of the verb that reports it."""
    clause = opener
    while clause.head != clause and clause.head != verb and clause.head.i > opener.i:
        clause = clause.head
    return clause


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
        carrier = find_child(through, "pobj")
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
        number = article.mark_of[stop.i + 1]
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
        agent = find_child(verb, "agent") if verb.tag_ == "VBN" else None
        if agent is None or article.mark_of[verb.i] >= 0:
            continue
        lemma = lemma_of(verb)
        takes_side = lexicon.has("object", lemma) and lexicon.stance(lemma) != "neutral"
        if not takes_side and not lexicon.has("prep", f"{lemma} as"):
            continue
        named = find_child(agent, "pobj")
        source = None if named is None else find_noun_phrase(named, verb)
        told = verb.head if verb.dep_ == "acl" else find_child(verb, "nsubjpass")
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
        clause = find_child(verb, "ccomp")
        subjects = [child for child in verb.children if child.dep_ in SUBJECTS and child.i < verb.i]
        pronoun = article.doc[verb.left_edge.i]
        if clause is None or not subjects or article.mark_of[verb.i] >= 0:
            continue
        source = find_noun_phrase(subjects[-1], verb)
        is_gapped = find_own_subject(clause) in (None, pronoun)
        is_next = find_first_word(clause) == verb.i + 1 and clause.tag_ in VERBS
        if source is None or pronoun.tag_ not in ("WDT", "WP") or not pronoun.i < source[0]:
            continue
        if not (is_gapped and is_next):
            continue
        pieces = [(pronoun.i, pronoun.i + 1), (verb.i + 1, edges(clause)[1])]
        cue = (verb.i, verb.i + 1)
        yield from make_report(article, RELATIVE, source, cue, lemma_of(verb), pieces)


def _find_after_saying(article: ParsedArticle) -> Iterator[Attribution]:
    """ "Roe, who lost his post after saying on air that the mayor lied, left town"."""
    doc = article.doc
    for verb in doc[1:]:
        if verb.tag_ != "VBG" or verb.nbor(-1).lower_ not in AFTER or article.mark_of[verb.i] >= 0:
            continue
        if lemma_of(verb) not in SAYING:
            continue
        that = find_near_that(doc[verb.i + 1 : verb.sent.end])
        source = None if that is None or _refers(that) else find_source(verb)[0]
        if that is None or source is None or source[0] > verb.i:
            continue
        if any(word.text == "," or word.tag_ in FINITE for word in doc[verb.i + 1 : that.i]):
            continue
        high = _find_outer_verb(that, max(edges(that.head)[1], that.i + 1))
        cue = (verb.i, verb.i + 1)
        yield from make_report(article, TOLD_BY, source, cue, lemma_of(verb), [(that.i, high)])


def _find_outer_verb(that: Token, high: int) -> int:
    """Where a clause ends because behind a comma goes on what it stands in: …, | left town."""
    for word in that.doc[that.i + 2 : high]:
        if word.tag_ not in FINITE or word.nbor(-1).text != ",":
            continue
        verb = word.head if word.dep_ in ("aux", "auxpass") else word
        subject = find_own_subject(verb)
        if subject is None or subject.i < that.i:
            return word.i - 1
    return high


def find_near_that(words: Sequence[Token]) -> Token | None:
    """The "that" which opens what is told, near enough to the words of the report."""
    return next((word for word in words[:FARTHEST_THAT] if word.lower_ == "that"), None)


def find_child(word: Token, relation: str) -> Token | None:
    """The first word that hangs on another one by a relation."""
    return next((child for child in word.children if child.dep_ == relation), None)


def _find_avowed(article: ParsedArticle) -> Iterator[Attribution]:
    """ "Roe denies taking bribes", "Hale confessed to killing him"."""
    for verb in article.doc:
        if verb.tag_ not in VERBS or article.mark_of[verb.i] >= 0:
            continue
        lemma = lemma_of(verb)
        if lemma not in AVOWING:
            continue
        to = find_child(verb, "prep")
        is_to = to is not None and to.lower_ == "to" and to.i == verb.i + 1
        at = verb.i + 1 + is_to
        done = article.doc[at] if at < verb.sent.end else verb
        governor = to if is_to else verb
        source, is_inherited = find_source(verb)
        if done.tag_ != "VBG" or done.head != governor or source is None or is_inherited:
            continue
        high = _find_last_deed(done, edges(done)[1])
        cue = (verb.i, at)
        name = f"{lemma} to" if is_to else lemma
        yield from make_report(article, GERUND, source, cue, name, [(at, high)])


def _find_last_deed(done: Token, high: int) -> int:
    """Where what was done ends: admitted to leaving the port | , and not reporting it."""
    doc, end = done.doc, done.sent.end
    at = high
    while at < end and (doc[at].text == "," or doc[at].dep_ == "cc" or doc[at].lower_ == "not"):
        at += 1
    is_more = high < at < end and doc[at].tag_ == "VBG" and doc[at].dep_ in ("conj", "pcomp")
    return edges(doc[at])[1] if is_more else high


def make_report(
    article: ParsedArticle,
    method: str,
    source: Tokens | None,
    cue: Tokens,
    lemma: str,
    pieces: Sequence[Tokens],
) -> Iterator[Attribution]:
    trimmed = [trim(article.doc, *piece) for piece in pieces]
    content = set_edges(article, (article.chars(*piece) for piece in trimmed if piece is not None))
    if sum(high - low for low, high in content) >= LEAST_CONTENT:
        kind = read_quote_type(article, content)
        yield Attribution(content, source, cue, lemma, method, kind)
