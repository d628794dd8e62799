"""Claims: the propositions that an article gives as said by a source or asserts itself.

In: a parsed article and its attributions. Out: `Proposition`s in code points. Units as the design
defines them: each sentence of a direct quote, the complement clause of an indirect report (one
for each "that"), the whole clause of a mixed one, each declarative sentence without a source, the
headline's too; each side of an "and" or "but" that stands alone. Questions, imperatives,
greetings and fragments are none. The decision to question: a claim inside a claim stays inside,
so "he said the bank fears losses" is one claim about the bank; a sentence that reports in a side
clause alone is a claim of the article; and what a source does not hold is none (commitment.py).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from transforms.attribution.types import Attribution
from transforms.claims.clauses import (
    Clause,
    is_finite,
    is_gerund,
    is_hung_on_subject,
    is_infinitive,
)
from transforms.claims.commitment import DENIED, WITHHELD, read_commitment
from transforms.claims.coordination import may_join
from transforms.claims.judgements import is_judging_participle
from transforms.claims.kind import read_kind, tells_past_plan
from transforms.claims.modality import (
    is_conditional,
    is_embedded_question,
    read_modality,
    read_polarity,
)
from transforms.claims.objects import find_object, head_noun, is_state_in_ing, predicate_lemma
from transforms.claims.phrases import find_antecedent, find_object_phrase, find_subject_phrase
from transforms.claims.readings import Reading, read_sides
from transforms.claims.reports import (
    SIDE,
    find_asked,
    is_aside_report,
    is_demanded,
    is_first_report,
    is_known_report,
    is_main_report,
    is_raised,
    is_report,
    opens_reflexive,
)
from transforms.claims.units import Pieces, cut_sentences, find_units
from transforms.lexicons.claims import ClaimWords, read_claim_words
from transforms.lexicons.cues import read_lexicon
from transforms.parse.document import ParsedArticle
from transforms.parse.syntax import Tokens, trim
from transforms.parse.tokens import Token

COVERED_SHARE = 0.5
"""A body sentence of which a report covers more than this is no claim of the article's own."""
NOMINAL = frozenset({"NOUN", "PROPN", "ADJ", "ADP"})


@dataclass(frozen=True, slots=True)
class Proposition:
    """A claim in code points and its reading; `attribution` None: the article's own.

    `subject` may lie outside the claim: who promises to do something says so of himself.
    `subject_head` and `object_head` are the tokens that the phrases are about.
    """

    char_start: int
    char_end: int
    attribution: int | None
    pieces: Pieces
    modality: str
    is_conditional: bool
    polarity: str
    claim_kind: str
    subject: Tokens | None
    subject_head: Token | None
    predicate_lemma: str
    object: Tokens | None
    object_head: Token | None
    method: str
    confidence: float


def find_claims(article: ParsedArticle, attributions: Sequence[Attribution]) -> list[Proposition]:
    """Claims of the article in text order."""
    found: list[Proposition] = []
    reports: list[Attribution] = []
    silent: list[Attribution] = []
    for index, item in enumerate(attributions):
        claims: list[Proposition] = []
        if not _is_nested(attributions, index):
            claims = list(_find_in_attribution(article, index, item))
            found.extend(claims)
        if claims or (item.quote_type != "indirect" and is_known_report(article, item)):
            reports.append(item)
        elif is_known_report(article, item):
            silent.append(item)
    found.extend(_find_unattributed(article, reports, silent))
    return sorted(found, key=lambda claim: (claim.char_start, claim.char_end))


def _is_nested(attributions: Sequence[Attribution], index: int) -> bool:
    """Whether the content lies inside another one's: a claim inside a claim stays inside."""
    low, high = attributions[index].content[0][0], attributions[index].content[-1][1]
    for other, item in enumerate(attributions):
        if other == index:
            continue
        for start, end in item.content:
            is_same = (start, end) == (low, high)
            if start <= low and high <= end and (not is_same or other < index):
                return True
    return False


def _find_in_attribution(
    article: ParsedArticle, index: int, item: Attribution
) -> Iterator[Proposition]:
    if is_raised(article, item) or opens_reflexive(article, item):
        return
    earlier: Reading | None = None
    for pieces in find_units(article, item):
        readings = read_sides(article, pieces, earlier)
        earlier = readings[-1] if readings else None
        for reading in readings:
            if is_embedded_question(reading.clause) or _opens_whether(reading.clause, item):
                continue
            if item.quote_type != "direct" and _is_noun_phrase(reading, item):
                continue
            standing = read_commitment(article, item, reading.outer.root)
            if standing == WITHHELD:
                continue
            claim = _read_reported(article, reading, index, item)
            if claim is not None:
                yield _flip(claim) if standing == DENIED else claim


def _is_noun_phrase(reading: Reading, item: Attribution) -> bool:
    """ "(Denounced) the airstrikes that they said killed 26": a noun, with all that hangs on it."""
    clause = reading.clause
    if is_infinitive(clause) and _cue_verb(item) in read_claim_words().demands:
        # "Called for the mill to be closed"
        return False
    head = clause.root.head
    if is_hung_on_subject(clause.root):
        return False
    # "(Denied) suggestions he wanted to leave" has what was suggested.
    is_told = read_lexicon().has("noun that", head.lemma_.lower())
    is_below = clause.root.dep_ in SIDE | {"pcomp"} and clause.holds(head) and not is_told
    while is_below and clause.holds(head.head) and head.head.i != head.i:
        head = head.head
    # "(Describing) it as significant as the decision to write off debts"
    is_noun = head.pos_ in NOMINAL and head.i < clause.root.i
    is_first = head.left_edge.i <= clause.words[0].i or head.pos_ not in ("NOUN", "PROPN")
    return is_below and is_noun and is_first


def _cue_verb(item: Attribution) -> str:
    return (item.cue_lemma or "").split(" ")[0]


def _opens_whether(clause: Clause, item: Attribution) -> bool:
    """ "Questioned whether applying for it was enough", wherever the parser hangs the word."""
    return item.quote_type != "direct" and clause.words[0].lower_ == "whether"


def _flip(claim: Proposition) -> Proposition:
    """Of one who denies it."""
    other = "negative" if claim.polarity == "affirmative" else "affirmative"
    return replace(claim, polarity=other)


@dataclass(frozen=True, slots=True)
class _Told:
    """Where others speak: code points of contents and cues, tokens of cues, of direct ones.

    `silent` are the tokens of cues that bring no claim.
    """

    covered: tuple[tuple[int, int], ...]
    heads: frozenset[int]
    direct: frozenset[int]
    silent: frozenset[int]

    def is_covered(self, article: ParsedArticle, start: int, end: int) -> bool:
        """Whether most of a stretch of tokens is somebody's words or stands in marks."""
        low, high = article.chars(start, end)
        overlap = sum(min(high, b) - max(low, a) for a, b in self.covered if a < high and low < b)
        in_marks = article.count_marked(start, end)
        share = max(overlap / max(1, high - low), in_marks / (end - start))
        return share > COVERED_SHARE


def _find_unattributed(
    article: ParsedArticle, reports: Sequence[Attribution], silent: Sequence[Attribution]
) -> Iterator[Proposition]:
    """Claims of the article's own, outside the reports.

    Of `silent` reports, in which nothing is claimed, only the cue tells, where it is the main verb:
    "Weiss began on his knees, begging a woman to vote for him" is claimed by the article.
    """
    told = _Told(
        tuple(sorted(piece for item in reports for piece in _whole(article, item))),
        _cues_of(reports),
        _cues_of([item for item in reports if item.quote_type == "direct"]),
        _cues_of(silent),
    )
    for paragraph in article.paragraphs:
        is_headline = paragraph.kind == "headline"
        for start, end in cut_sentences(article.doc, paragraph.token_start, paragraph.token_end):
            if told.is_covered(article, start, end) and not may_join(article.doc, start, end):
                continue
            for reading in read_sides(article, ((start, end),)):
                if _is_told(article, reading.outer, told):
                    continue
                claim = _read_own(article, reading, is_headline=is_headline)
                if claim is not None:
                    yield claim


def _cues_of(items: Sequence[Attribution]) -> frozenset[int]:
    kept = (item for item in items if not _stands_beside(item))
    return frozenset(i for item in kept for i in range(*(item.cue or (0, 0))))


def _is_told(article: ParsedArticle, clause: Clause, told: _Told) -> bool:
    """Whether a side of a sentence is a report or lies in one."""
    start, end = clause.pieces[0][0], clause.pieces[-1][1]
    if told.is_covered(article, start, end):
        return True
    cues = [i for i in range(start, end) if i in told.heads]
    silent = [i for i in range(start, end) if i in told.silent]
    place = article.starts[clause.root.i]
    return (
        any(not is_aside_report(clause, article.doc[i]) for i in cues if i in told.direct)
        or any(a <= place < b for a, b in told.covered)
        or any(is_main_report(clause, article.doc[i]) for i in cues)
        or any(is_first_report(clause, article.doc[i]) for i in silent)
        or is_report(clause)
    )


def _read_own(article: ParsedArticle, reading: Reading, *, is_headline: bool) -> Proposition | None:
    clause = reading.clause
    if clause.subject is None or is_embedded_question(clause) or _is_of_table(clause):
        return None
    mood = None
    if not is_finite(clause):
        # "Council to sell harbour" in a headline says what will be.
        if not is_headline:
            return None
        mood = "asserted" if is_gerund(clause) else "future"
    if is_headline and any(token.text == ":" for token in clause.words):
        # "Danilov: Harbour must close" says who says so.
        return None
    return _make(article, reading, None, "rules/own-voice", mood, forecasts=False)


def _is_of_table(clause: Clause) -> bool:
    """ "Oper net loss 1,965,000 vs profit 646,000" is a line of figures."""
    return any(t.lower_ == "vs" and t.i > 0 and t.nbor(-1).like_num for t in clause.words)


def _whole(article: ParsedArticle, item: Attribution) -> Iterator[tuple[int, int]]:
    yield from item.content
    if item.cue is not None and not _stands_beside(item):
        yield article.chars(*item.cue)


def _stands_beside(item: Attribution) -> bool:
    """ "He looks aghast. “Him?”": a cue that is no word of saying tells what the article says."""
    return item.quote_type == "direct" and _cue_verb(item) not in read_lexicon().speech


def _read_reported(
    article: ParsedArticle, reading: Reading, index: int, item: Attribution
) -> Proposition | None:
    clause = reading.clause
    words = read_claim_words()
    lemma = _cue_verb(item)
    method = "rules/direct" if item.quote_type == "direct" else "rules/reported"
    forecasts = lemma in words.forecast_verbs
    forecasts |= item.quote_type == "indirect" and tells_past_plan(clause)
    if is_finite(clause):
        if clause.subject is None:
            return None
        # "Demanded that the mayor resign"
        mood = "necessary" if is_demanded(clause, lemma) else None
        return _make(article, reading, index, method, mood, forecasts=forecasts)
    mood = _infinitive_mood(clause, lemma, words)
    asked = find_asked(clause) if mood is None and lemma in words.demands else None
    if asked is not None:
        mood = "necessary"
    if mood is None or item.quote_type == "direct":
        return None
    if any(to.tag_ == "TO" and to.nbor(-1).text == "," for to in clause.words[1:]):
        # "Agreed a sale, to pay its debts": what was agreed is a noun.
        return None
    if mood == "asserted" and not is_gerund(clause) and article.is_headline(clause.root.i):
        # "Airline to cut routes, union says"
        mood = "future"
    claim = _make(article, reading, index, method, mood, forecasts=forecasts)
    is_own = asked is None and (clause.subject is None or lemma in words.promises)
    if item.source is not None and is_own:
        # "The rebels promised (us) to release the hostages": they will.
        head = article.doc.span(*item.source).root
        return replace(claim, subject=item.source, subject_head=head)
    if asked is not None:
        # "(Urged | the club) to reject the deal"
        whole = trim(article.doc, asked.left_edge.i, asked.i + 1)
        return replace(claim, subject=whole, subject_head=asked)
    return claim


def _infinitive_mood(clause: Clause, lemma: str, words: ClaimWords) -> str | None:
    """What a cue makes of "to …": a promise, a demand on a subject of its own, or no claim.

    "Denied having met her" tells something of the source itself.
    """
    if is_gerund(clause):
        return "asserted" if lemma in words.gerunds and clause.subject is None else None
    if lemma in words.wishes:
        return None
    if clause.subject is None or lemma in words.promises:
        return "future" if lemma in words.promises else None
    if lemma in words.demands:
        return "necessary"
    if lemma in words.forecast_verbs:
        return "future"
    # "Prosecutors allowed the banker to plead guilty" tells what they did.
    return "asserted" if not lemma or read_lexicon().is_cue(lemma) else None


def _make(
    article: ParsedArticle,
    reading: Reading,
    index: int | None,
    method: str,
    mood: str | None,
    *,
    forecasts: bool,
) -> Proposition:
    clause = reading.clause
    # "Russia does not" does not what China does.
    verbal = reading.antecedent or clause
    given = mood or reading.mood
    modality = "possible" if given == "possible" else read_modality(clause, given)
    # "It is likely that the mill will open"
    forecasts |= given == "possible" and read_modality(clause) == "future"
    conditional = is_conditional(clause)
    thing = find_object(verbal)
    # "The trip is daunting at any time": the parser takes the adjective for a verb.
    is_adjective = verbal.verb.tag_ == "VBG" and (
        is_judging_participle(verbal) or is_state_in_ing(verbal)
    )
    if is_adjective:
        thing = verbal.verb
    claim = Proposition(
        article.chars(*clause.pieces[0])[0],
        article.chars(*clause.pieces[-1])[1],
        index,
        clause.pieces,
        modality,
        conditional,
        read_polarity(clause),
        read_kind(clause, modality, conditional, forecasts),
        find_subject_phrase(clause),
        clause.subject and (find_antecedent(clause.subject) or clause.subject),
        "be" if is_adjective else predicate_lemma(verbal),
        (verbal.verb.i, verbal.verb.i + 1) if is_adjective else find_object_phrase(verbal),
        None if thing is None else head_noun(verbal, thing),
        method,
        read_claim_words().confidence[method],
    )
    return _flip(claim) if reading.is_denied else claim


def find_entity_role(claim: Proposition, name: Tokens) -> str:
    """One of `records.CLAIM_ROLES`: whether the claim's subject or object is what is named.

    A name that only modifies is neither: in "Roe's lawyer sued Weiss" the subject is the lawyer.
    Of "Germany and Poland" both are.
    """
    for role, phrase, head in (
        ("subject", claim.subject, claim.subject_head),
        ("object", claim.object, claim.object_head),
    ):
        if phrase is None or head is None:
            continue
        if phrase[0] <= name[0] and name[1] <= phrase[1] and _names_head(name, head):
            return role
    return "other"


def _names_head(name: Tokens, head: Token) -> bool:
    heads = [head, *head.conjuncts]
    heads += [child for one in heads for child in one.children if child.dep_ == "appos"]
    return any(name[0] <= one.i < name[1] for one in heads)
