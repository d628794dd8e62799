"""Clauses in which somebody says, thinks or wants something: candidate attributions.

In: one parsed article. Out: `Frame`s, each a cue, the tokens of its source (or none) and the tokens
of its content, read off the dependency parse. No lexicon here: every verb, noun and adjective in a
fitting construction gives a frame, and `transforms.lexicons.cues` decides which are cues. That
split lets the lexicon be measured frame by frame.

Constructions follow the labels of the ClearNLP/spaCy English scheme: clausal complement
(ccomp), open complement (xcomp), object, prepositional object, parenthetical ("…, he said, …"),
"as X said", "according to X", predicate adjectives and nouns with a complement.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from transforms.parse.document import Paragraph, ParsedArticle
from transforms.parse.syntax import (
    CUE_PARTS,
    SUBJECTS,
    Tokens,
    cue_range,
    edges,
    find_noun_phrase,
    find_own_subject,
    find_source,
    trim,
)
from transforms.parse.tokens import Doc, Token


@dataclass(frozen=True, slots=True)
class Frame:
    """A candidate attribution in token ranges (start, end), end exclusive."""

    kind: str
    lemma: str
    head: int
    cue: Tokens
    source: Tokens | None
    content: tuple[Tokens, ...]


def find_frames(article: ParsedArticle) -> list[Frame]:
    """All frames of the article, in order of their cue."""
    frames: list[Frame] = []
    for paragraph in article.paragraphs:
        frames.extend(_find_in_paragraph(article.doc, paragraph))
    return sorted(frames, key=lambda frame: (frame.cue, frame.kind))


def _find_in_paragraph(doc: Doc, paragraph: Paragraph) -> Iterator[Frame]:
    for index in range(paragraph.token_start, paragraph.token_end):
        token = doc[index]
        if token.lower_ == "according":
            yield from _according(token)
        elif token.pos_ in ("VERB", "AUX"):
            yield from _verb_frames(token)
        elif token.pos_ in ("NOUN", "PROPN"):
            yield from _noun_frames(token)
        elif token.pos_ == "ADJ":
            yield from _adjective_frames(token)


def _make(
    kind: str,
    head: Token,
    cue: Tokens,
    source: tuple[Tokens | None, bool],
    *content: Tokens,
    lemma: str | None = None,
) -> Iterator[Frame]:
    pieces = [trim(head.doc, *piece) for piece in content]
    kept = tuple(sorted(piece for piece in pieces if piece is not None))
    if kept:
        name = lemma or head.lemma_.lower()
        yield Frame(kind, name, head.i, cue, source[0], kept)


def _verb_frames(verb: Token) -> Iterator[Frame]:
    source = find_source(verb)
    cue = cue_range(verb)
    children = list(verb.children)
    complements = [child for child in children if child.dep_ == "ccomp"]
    objects = [child for child in children if child.dep_ in ("dobj", "oprd", "attr")]
    for child in complements:
        start, end = edges(child)
        if child.i > verb.i:
            yield from _make("ccomp", verb, cue, source, (max(start, cue[1]), end))
        else:
            yield from _preposed(verb, cue, source, child)
    if verb.dep_ == "parataxis" or (verb.dep_ == "ccomp" and _is_parenthetical(verb)):
        yield from _parenthetical(verb, cue, source)
    if verb.dep_ == "advcl" and any(
        child.dep_ in ("mark", "advmod") and child.lower_ == "as" for child in children
    ):
        yield from _as_clause(verb, cue, source)
    for child in children:
        if child.dep_ == "xcomp" and child.i > verb.i:
            low, high = edges(child)
            moved = [item for item in objects if item.i < child.i]
            low = min([low, *(edges(item)[0] for item in moved)])
            yield from _make("xcomp", verb, cue, source, (max(low, cue[1]), high))
    if not complements:
        for child in objects:
            if child.dep_ == "dobj" and child.i > verb.i:
                yield from _make("object", verb, cue, source, _with_adjuncts(verb, child, cue))
    for child in children:
        if child.dep_ == "prep" and child.i > verb.i:
            yield from _prepositional(verb, child, source)


def _with_adjuncts(verb: Token, child: Token, cue: Tokens) -> Tokens:
    """The object, and what follows it as its predicate: "called the plan a disaster"."""
    start, end = edges(child)
    for sibling in verb.children:
        if sibling.i > child.i and sibling.dep_ in ("oprd", "acl", "ccomp", "advcl", "prep"):
            left, right = edges(sibling)
            if (left == end and sibling.lower_ in ("as", "of", "for")) or sibling.dep_ == "oprd":
                end = max(end, right)
    return max(start, cue[1]), end


def _prepositional(
    verb: Token, preposition: Token, source: tuple[Tokens | None, bool]
) -> Iterator[Frame]:
    start, end = edges(preposition)
    if preposition.i != verb.i + 1:
        return
    yield from _make(
        "prep",
        verb,
        cue_range(verb, preposition),
        source,
        (max(start, preposition.i + 1), end),
        lemma=f"{verb.lemma_.lower()} {preposition.lower_}",
    )


def _speech_group(verb: Token, source: Tokens | None) -> Tokens:
    """The words of a reporting clause in or after its content, ", he said on Friday"."""
    start = min([verb.i, *([source[0]] if source else [])])
    for child in verb.children:
        if child.dep_ in CUE_PARTS or (child.dep_ == "advmod" and child.i < verb.i):
            start = min(start, child.i)
    end = max(verb.i + 1, source[1] if source else 0)
    return start, end


def _preposed(
    verb: Token, cue: Tokens, source: tuple[Tokens | None, bool], child: Token
) -> Iterator[Frame]:
    """ "The bridge will close, the mayor said": the content runs to the comma before the clause."""
    group_start, group_end = _speech_group(verb, source[0])
    start, end = edges(child)
    if end > group_end:
        # "The bridge, she said, will close."
        yield from _make("inside", verb, cue, source, (start, group_start), (group_end, end))
        return
    sentence = verb.sent
    if _touches_sentence_start(verb.doc, sentence.start, start):
        start = sentence.start
    yield from _make("after", verb, cue, source, (start, group_start))


def _touches_sentence_start(doc: Doc, sentence_start: int, start: int) -> bool:
    gap = doc[sentence_start:start]
    return not any(token.text in (";", ":") or token.dep_ in SUBJECTS for token in gap)


def _is_parenthetical(verb: Token) -> bool:
    before = verb.doc[verb.left_edge.i - 1] if verb.left_edge.i else None
    return before is not None and before.text == "," and find_own_subject(verb) is not None


def _parenthetical(verb: Token, cue: Tokens, source: tuple[Tokens | None, bool]) -> Iterator[Frame]:
    low, high = edges(verb.head)
    own_low, own_high = edges(verb)
    if source[0] is not None and not source[1]:
        group = _speech_group(verb, source[0])
        own_low, own_high = min(own_low, group[0]), max(group[1], min(own_high, group[1]))
    yield from _make("inside", verb, cue, source, (low, own_low), (own_high, high))


def _as_clause(verb: Token, cue: Tokens, source: tuple[Tokens | None, bool]) -> Iterator[Frame]:
    low, high = edges(verb.head)
    own_low, own_high = edges(verb)
    yield from _make("as", verb, cue, source, (low, own_low), (own_high, high))


def _according(token: Token) -> Iterator[Frame]:
    preposition = next((child for child in token.children if child.lower_ == "to"), None)
    if preposition is None and token.i + 1 < len(token.doc):
        following = token.doc[token.i + 1]
        preposition = following if following.lower_ == "to" else None
    if preposition is None:
        return
    noun = next((child for child in preposition.children if child.dep_ == "pobj"), None)
    if noun is None:
        return
    source = find_noun_phrase(noun, token)
    low, high = token.i, edges(noun)[1]
    clause = token.head
    while clause.dep_ in ("prep", "pobj", "advmod", "npadvmod", "amod") and clause.head != clause:
        clause = clause.head
    start, end = edges(clause)
    if clause.pos_ not in ("VERB", "AUX"):
        start, end = token.sent.start, token.sent.end
    cue = (token.i, preposition.i + 1)
    yield from _make(
        "according", token, cue, (source, False), (start, low), (high, end), lemma="according to"
    )


def _noun_frames(noun: Token) -> Iterator[Frame]:
    owner = next((child for child in noun.children if child.dep_ == "poss"), None)
    cue = (noun.i, noun.i + 1)
    for child in noun.children:
        if child.i < noun.i:
            continue
        start, end = edges(child)
        source = _noun_source(noun, owner)
        if child.dep_ in ("acl", "ccomp", "relcl") and _opens_with(child, ("that",)):
            yield from _make("noun that", noun, cue, source, (start, end))
        elif child.dep_ in ("acl", "xcomp", "relcl") and _opens_with(child, ("to",)):
            yield from _make("noun to", noun, cue, source, (start, end))
        elif child.dep_ == "prep" and owner is not None and child.i == noun.i + 1:
            name = f"{noun.lemma_.lower()} {child.lower_}"
            group = (noun.i, child.i + 1)
            yield from _make("noun prep", noun, group, source, (child.i + 1, end), lemma=name)


def _noun_source(noun: Token, owner: Token | None) -> tuple[Tokens | None, bool]:
    if owner is not None:
        start, end = edges(owner)
        if end > start and owner.doc[end - 1].tag_ == "POS":
            end -= 1
        return trim(noun.doc, start, end), False
    for child in noun.children:
        if child.dep_ == "prep" and child.lower_ in ("by", "from", "of") and child.i < noun.i + 2:
            for inner in child.children:
                if inner.dep_ == "pobj":
                    return find_noun_phrase(inner, noun), False
    if noun.dep_ == "dobj" and noun.head.pos_ == "VERB":
        return find_source(noun.head)
    return None, False


def _opens_with(token: Token, words: tuple[str, ...]) -> bool:
    return token.doc[token.left_edge.i].lower_ in words


def _adjective_frames(adjective: Token) -> Iterator[Frame]:
    if adjective.dep_ not in ("acomp", "attr", "advcl", "conj", "oprd"):
        return
    copula = adjective.head
    source = find_source(copula) if copula.pos_ in ("AUX", "VERB") else (None, False)
    cue = (min(copula.i, adjective.i), max(copula.i, adjective.i) + 1)
    if cue[1] - cue[0] > 4:
        cue = (adjective.i, adjective.i + 1)
    for child in adjective.children:
        if child.i < adjective.i:
            continue
        start, end = edges(child)
        if child.dep_ == "ccomp":
            yield from _make("adjective", adjective, cue, source, (start, end))
        elif child.dep_ == "xcomp":
            yield from _make("adjective to", adjective, cue, source, (start, end))
        elif child.dep_ == "prep" and child.i == adjective.i + 1:
            name = f"{adjective.lemma_.lower()} {child.lower_}"
            group = (cue[0], child.i + 1)
            yield from _make(
                "adjective prep", adjective, group, source, (child.i + 1, end), lemma=name
            )
