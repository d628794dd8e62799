"""Who says a quote that names no source: whoever acts in its sentence or just before it.

In: a quote without a source and the cast as far as the article is read. Out: a figure and the name
of the evidence, or nobody. The decision to question: whoever acts last in the paragraph before is
taken for quoted speech that opens a paragraph alone ("Roe met the press. [new paragraph] “We are
glad.”"), since reported clauses there have a source of their own.
"""

from collections.abc import Iterator

from transforms.attribution.types import Attribution
from transforms.lexicons.cues import read_lexicon
from transforms.parse.document import ParsedArticle
from transforms.parse.syntax import Tokens, is_passive
from transforms.parse.tokens import Doc, Token
from transforms.speakers.participants import Cast, Spot

TOUCHING = 3
"""Tokens between a subject and the verb of a report that belongs to it for certain."""
ACCUSING = frozenset({"accuse", "suspect"})
WORDS_SAID = frozenset(
    """answer assessment comment judgement judgment opinion reaction remark reply response statement
    verdict view""".split()
)
ASKING = frozenset({"ask", "press", "question"})
ANSWERING = frozenset({"answer", "decline", "reply", "respond"})
"""Cues of whoever was asked."""
APPROACHING = ASKING | {"approach", "contact", "email"}
ACTING = frozenset({"person", "body", "people"})


def find_acting(
    article: ParsedArticle, cast: Cast, item: Attribution, at: int
) -> tuple[int, str] | None:
    """The figure that acts last before token `at`, and by which evidence (`antecedents.toml`)."""
    spots = sorted(_find_subjects(cast, at), key=lambda one: one[0].token, reverse=True)
    if item.cue is not None and item.quote_type == "indirect":
        # "Roe Sr. said", cut at the point; "Roe's move raised questions": by whoever, not by Roe
        spots = [(spot, figure) for spot, figure in spots if at - spot.token <= TOUCHING]
    if item.cue is None:
        # "Roe insists the Blues were right. “They had to.”"
        spots = [(spot, figure) for spot, figure in spots if not spot.told]
    spots = [(spot, figure) for spot, figure in spots if not _is_in_question(article, spot, item)]
    here = (article.sentence_of[at], article.paragraph_of[at])
    for spot, figure in spots:
        if article.sentence_of[spot.token] == here[0]:
            return figure, "cue_subject"
        if spot.paragraph == here[1]:
            return figure, "same_paragraph"
        if (
            _ends_paragraph_before(article, item, spot, at)
            and cast.figures[figure].kind == "person"
        ):
            return figure, "paragraph_before"
    return None


def find_asked(article: ParsedArticle, cast: Cast, item: Attribution) -> int | None:
    """Who was asked something in the last sentence before a paragraph of quoted speech alone.

    "Roe was asked about the price. [new paragraph] “Less than you think.”"
    """
    at = min(article.token_at(item.content[0][0]), len(article.doc) - 1)
    paragraph = article.paragraph_of[at]
    mark = next((mark for mark in article.marks if mark.char_end > item.content[0][0]), None)
    is_opening = mark is not None and mark.opens_paragraph and mark.paragraph == paragraph
    if item.quote_type != "direct" or item.cue is not None or not paragraph or not is_opening:
        return None
    last = article.doc[article.paragraphs[paragraph].token_start - 1].sent
    verb = last.root
    if verb.lemma_.lower() != "ask" or any(
        mark.paragraph == paragraph - 1 for mark in article.marks
    ):
        return None
    wanted = "nsubjpass" if is_passive(verb) else "dobj"
    asked = next((child for child in verb.children if child.dep_ == wanted), None)
    return None if asked is None else figure_at(cast, asked)


def find_questioned(cast: Cast, doc: Doc, before: Attribution, item: Attribution) -> int | None:
    """Who answers: “Will you sell?” a reporter asked Mayor Roe. “No,” he said."""
    if before.cue is None or before.source is None or item.quote_type != "direct":
        return None
    verb = doc.span(*before.cue).root
    is_asked = verb.lemma_.lower() in ASKING and not is_passive(verb)
    asked = next((c for c in verb.children if is_asked and c.dep_ in ("dobj", "dative")), None)
    if verb.lemma_.lower() == "put":
        # "Mr Roe put it to her that the door was open. “Yes,” said the detective."
        to = (c for word in verb.children if word.lower_ == "to" for c in word.children)
        asked = next((c for c in to if c.dep_ == "pobj"), None)
    return None if asked is None else figure_at(cast, asked)


def find_approached(pronoun: Token, cue: str | None) -> Token | None:
    """ "When the Post put it to his | office, it replied": who was asked in a clause in front."""
    verb = pronoun.head
    if cue not in ANSWERING or pronoun.dep_ != "nsubj":
        return None
    clauses = (child for child in verb.children if child.dep_ == "advcl" and child.i < pronoun.i)
    for clause in clauses:
        lemma = clause.lemma_.lower()
        for child in clause.children:
            if lemma in APPROACHING and child.dep_ == "dobj":
                return child
            if lemma == "put" and child.lower_ == "to":
                return next((word for word in child.children if word.dep_ == "pobj"), None)
    return None


def find_greeting(doc: Doc, at: int) -> Token | None:
    """“It took years.” That was how | Roe greeted the news: who acts in the clause behind."""
    while at < len(doc) and doc[at].is_space:
        at += 1
    if at + 4 > len(doc) or doc[at].lower_ != "that":
        return None
    if doc[at + 1].lower_ not in ("is", "was") or doc[at + 2].lower_ != "how":
        return None
    subjects = (child for child in doc[at + 2].head.children if child.dep_ == "nsubj")
    return next((child for child in subjects if child.i > at + 2), doc[at + 3])


def figure_at(cast: Cast, token: Token) -> int | None:
    """Who is spoken of at a token."""
    for number, figure in enumerate(cast.figures):
        if figure.kind == "person" and any(spot.token == token.i for spot in figure.spots):
            return number
    return None


def _is_in_question(article: ParsedArticle, spot: Spot, item: Attribution) -> bool:
    """ "Will the voters wait? “They will.”", which the voters do not say."""
    sentence = article.doc[spot.token].sent
    return item.quote_type == "direct" and article.doc[sentence.end - 1].text == "?"


def _find_subjects(cast: Cast, at: int) -> Iterator[tuple[Spot, int]]:
    for number, figure in enumerate(cast.figures):
        if figure.kind not in ACTING:
            continue
        for spot in figure.spots:
            if spot.is_subject and not spot.in_quote and spot.token < at:
                yield spot, number


def _ends_paragraph_before(article: ParsedArticle, item: Attribution, spot: Spot, at: int) -> bool:
    """Whether a spot is in the last sentence before a paragraph that quoted speech opens."""
    paragraph = article.paragraph_of[at]
    if item.quote_type != "direct" or spot.paragraph != paragraph - 1:
        return False
    if any(mark.paragraph == spot.paragraph for mark in article.marks):
        # “You opened badly,” said Roe. [new paragraph] “I never do.”
        return False
    mark = next((mark for mark in article.marks if mark.char_end > item.content[0][0]), None)
    last = article.paragraphs[paragraph].token_start - 1
    is_last = article.sentence_of[spot.token] == article.sentence_of[last]
    return bool(mark is not None and mark.opens_paragraph and is_last)


def is_of_others(article: ParsedArticle, cue: Tokens) -> bool:
    """Whether a report is passive; who "is quoted as saying" it speaks all the same."""
    verb = article.doc.span(cue[0], cue[1]).root
    speech = read_lexicon().speech
    return is_passive(verb) and not any(
        saying.dep_ == "pcomp" and saying.lemma_.lower() in speech
        for word in verb.children
        if word.lower_ == "as"
        for saying in word.children
    )


def is_accused(doc: Doc, source: Tokens, cue: Tokens | None) -> bool:
    """ "Roe, accused of fraud, left": others say it, and not the one whom it is about."""
    if cue is None or source[1] > cue[0]:
        return False
    verb = doc.span(*cue).root
    helps = {child.lower_ for child in verb.children if child.dep_ == "aux"}
    is_had = bool(helps & {"has", "have", "had"}) and not is_passive(verb)
    return verb.tag_ == "VBN" and verb.lemma_.lower() in ACCUSING and not is_had


def find_owner_of_words(doc: Doc, source: Tokens, head: Token) -> Tokens | None:
    """Whose words they are: "Norvane's | statement", "a statement from | Roe", "From the desk of |
    Roe:"."""
    if doc[source[0]].lower_ == "from":
        last = max(i for i in range(*source) if doc[i].lower_ in ("from", "of"))
        return (last + 1, source[1]) if last + 1 < source[1] else None
    if head.lemma_.lower() not in WORDS_SAID:
        return None
    for child in head.children:
        if child.ent_type_ == "DATE":
            continue
        if child.dep_ == "poss" and source[0] <= child.left_edge.i:
            return child.left_edge.i, child.i + 1
        if child.dep_ == "prep" and child.lower_ in ("from", "by") and child.i < source[1]:
            for inner in child.children:
                if inner.dep_ == "pobj" and inner.right_edge.i < source[1]:
                    return inner.left_edge.i, inner.right_edge.i + 1
    return None
