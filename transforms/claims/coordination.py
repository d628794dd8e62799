"""Sentences that are several claims: where "and", "but" or a semicolon joins main clauses.

In: a document and the token ranges of a stretch. Out: the ranges of each side that could stand
alone, the whole where none could. The decision to question: a side needs a subject and a finite
verb of its own, so "the mayor closed the bridge and opened the road" stays one claim; "or" joins
none, since neither side is claimed, and a condition in front ("If it rains, …") keeps both.
"""

from collections.abc import Sequence

from transforms.claims.clauses import Clause, find_clause, find_joined_before
from transforms.claims.inner_marks import DOUBLE, SINGLE, count_open
from transforms.claims.inversion import SUBJECTS, SUBJECTS_AND_THERE, opens_inverted
from transforms.claims.units import (
    SUBORDINATORS,
    Pieces,
    find_main_clause,
    find_opening,
    strip_edges,
)
from transforms.lexicons.cues import read_lexicon
from transforms.lexicons.verbs import read_lemma
from transforms.parse.syntax import FINITE
from transforms.parse.tokens import Doc, Token

NOMINAL = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "ADV", "PRON", "ADP"})
JOINING = frozenset({"and", "but", "yet", "so", "&"})
MARKS = frozenset({";", ",", "--", "–", "—", ":"})
CONTRASTING = frozenset({"while", "whereas"})
PAIRED = frozenset({"either", "neither", "not", "no", "whether", "or", "nor"})
OF_NOUN = frozenset({"det", "nsubj", "nsubjpass"})
WEIGHING = frozenset(
    {"think", "believe", "guess", "know", "mean", "say", "hope", "suppose", "feel"}
)
BELOW_OTHER = frozenset({"conj", "advcl", "relcl", "acl", "ccomp"})
COMPARING = frozenset({"as", "than", "like"})
ASKING = frozenset({"why", "how", "what", "where", "when"})
ASKING_TAGS = frozenset({"WDT", "WP", "WRB", "WP$"})


def split_coordination(doc: Doc, pieces: Sequence[tuple[int, int]]) -> list[Pieces]:
    """The sides in the order of the text."""
    whole = tuple(pieces)
    if not any(may_join(doc, start, end) for start, end in whole):
        return [whole]
    kept = strip_edges(doc, whole)
    clause = find_clause(doc, kept) if kept else None
    if clause is None or _opens_paired(doc, kept[0][0], clause):
        return [whole]
    for left, right in _find_cuts(clause):
        if _is_in_marks(doc, kept[0][0] + 1, left):
            continue
        # ", while China has 400"
        before, after = _cut(whole, left, right + (doc[right].lower_ in CONTRASTING))
        if before and after and _stands_alone(doc, before) and _stands_alone(doc, after):
            return [before, *split_coordination(doc, after)]
    return [whole]


def _is_in_marks(doc: Doc, start: int, at: int) -> bool:
    """Whether a quotation that opens behind the first word is not closed there."""
    return any(count_open(doc, start, at, mark) for mark in (DOUBLE, SINGLE))


def may_join(doc: Doc, start: int, end: int) -> bool:
    """Cheap to ask: most sentences join nothing, and need no second reading."""
    return any(_is_joint(token) for token in doc[start:end])


def _is_joint(token: Token) -> bool:
    label = token.dep_
    if label in ("ccomp", "parataxis"):
        return label == "parataxis" or token.i < token.head.i
    if label == "cc":
        # Between verbs, or where the parser is at a loss.
        return token.head.pos_ not in NOMINAL
    return (label == "conj" and token.pos_ in ("VERB", "AUX")) or token.text == ";"


def _opens_paired(doc: Doc, first: int, clause: Clause) -> bool:
    """ "Neither … nor …", "Not only …, but …", "If …, … and …": what opens holds for both.

    Not so in "Neither side won, but Roe says that he did".
    """
    opening = doc[first]
    is_pair = opening.lower_ in PAIRED and opening.dep_ not in OF_NOUN
    if is_pair and opening.lower_ not in ("no", "not"):
        return True
    if opening.lower_ == "not" and opening.nbor(1).lower_ in ("only", "just", "merely"):
        return True
    if _is_cleft(clause) or opens_inverted(opening):
        return True
    opening = find_opening(doc, first, clause.pieces[0][1])
    is_side = opening.lower_ in SUBORDINATORS and opening.head not in clause.group
    return is_side and opening.head.dep_ == "advcl"


def _is_cleft(clause: Clause) -> bool:
    """ "It is when it goes against you and you have bad luck that you learn": one claim."""
    root, subject = clause.root, clause.subject
    if root.lemma_ != "be" or subject is None or subject.lower_ != "it":
        return False
    behind = clause.doc[root.i + 1 : clause.pieces[-1][1]]
    return (
        len(behind) > 1 and behind[0].lower_ == "when" and any(t.lower_ == "that" for t in behind)
    )


def _find_cuts(clause: Clause) -> list[tuple[int, int]]:
    """(end of the left side, start of the right side), the first in the text first."""
    cuts: list[tuple[int, int]] = []
    heads = [clause.root, *_weighed(clause)]
    for head in heads:
        for joined in [head, *head.conjuncts]:
            cuts.extend(_cuts_behind(clause, joined))
    cuts.extend(_cuts_behind_object(clause))
    cuts.extend(_cuts_at_tops(clause))
    cuts.extend(_cuts_before_root(clause))
    cuts.extend(_cuts_at_commas(clause))
    for start, end in clause.pieces:
        cuts.extend((i, i + 1) for i in range(start + 1, end - 1) if clause.doc[i].text == ";")
    return sorted(set(cuts))


def _weighed(clause: Clause) -> list[Token]:
    """Verbs below "I think …" and "This is why …": what is joined to them goes with the whole."""
    below = [c for c in clause.children if c.dep_ in ("ccomp", "advcl") and c.i > clause.root.i]
    is_weighing = read_lemma(clause.root.text, clause.root.lemma_) in WEIGHING
    is_pointing = (
        clause.root.lemma_ == "be"
        and clause.subject is not None
        and clause.subject.lower_ in ("this", "that", "which", "it")
    )
    found = []
    for child in below:
        opening = clause.doc[child.left_edge.i].lower_
        if (is_weighing and opening != "that") or (is_pointing and opening in ASKING):
            found.append(child)
    return found


def _cuts_behind(clause: Clause, verb: Token) -> list[tuple[int, int]]:
    found = []
    for child in verb.children:
        if child.dep_ != "conj" or child.i < verb.i or not clause.holds(child):
            continue
        at = _find_joint(clause.doc, verb.i, child)
        if at is not None and _has_own_subject(child, at):
            # ", so 40 people lost their jobs"
            joins = clause.doc[at + 1].lower_ in JOINING and clause.doc[at + 1].head == child
            found.append((at, at + 1 + joins))
    return found


def _is_of_verb(thing: Token, root: Token) -> bool:
    """Whether it is an object of the main verb itself.

    Not so in "with Wilkinson, Tindall and Greenwood injured", "as the length and depth are known".
    """
    token = thing
    while token != root and token.head.i != token.i:
        if token.dep_ in BELOW_OTHER or token.lower_ in COMPARING:
            return False
        token = token.head
    return token == root


def _cuts_at_tops(clause: Clause) -> list[tuple[int, int]]:
    """ "China has them, but Russia does not, Roe said": the parser hangs both on "said"."""
    found = []
    for token in clause.words:
        is_top = token.i > clause.root.i and not clause.holds(token.head)
        if not is_top or token.pos_ not in ("VERB", "AUX"):
            continue
        at = token.left_edge.i - 1
        if clause.doc[at].lower_ in JOINING and _has_own_subject(token, at):
            found.append((at, at + 1))
    return found


def _find_joint(doc: Doc, low: int, joined: Token) -> int | None:
    """The "and" or "but" before a joined verb, else the mark that stands for it."""
    for index in range(joined.i - 1, low, -1):
        token = doc[index]
        if token.dep_ == "cc" and (joined is token.head or joined in token.head.conjuncts):
            if _joins_bare_verb(doc, index, joined):
                break
            return index if token.lower_ in JOINING else None
    edge = joined.left_edge.i - 1
    if edge > low and doc[edge].dep_ == "cc":
        is_misread = doc[edge].lower_ in JOINING and _joins_in_main(doc[edge], low)
        return edge if is_misread and doc[edge + 1].tag_ not in ASKING_TAGS else None
    if joined.left_edge.text in MARKS:
        # "It would like to grow, so we may hear of it": the comma hangs on the second verb.
        edge = joined.left_edge.i
    return edge if edge > low and doc[edge].text in MARKS else None


def _joins_bare_verb(doc: Doc, joint: int, joined: Token) -> bool:
    """ "He fell | and ended up hurt, so I know it": the "and" is another verb's."""
    verb = doc[joint + 1]
    is_before = verb.dep_ == "conj" and verb.head is joined.head and verb.i < joined.left_edge.i
    is_bare = is_before and verb.tag_ in FINITE
    return is_bare and not any(c.dep_ in SUBJECTS_AND_THERE for c in verb.children)


def _joins_in_main(joint: Token, verb: int) -> bool:
    """ "Amicus has 1.2m members and the TGWU has 800,000": the parser joins the members.

    Not in "it acted after three plants shut down and production dropped".
    """
    token = joint.head
    while token.i != verb and token.head.i != token.i:
        if token.dep_ in ("advcl", "ccomp", "relcl", "csubj"):
            return False
        token = token.head
    return token.i == verb


def _has_own_subject(verb: Token, at: int) -> bool:
    """Also "the business plans to …", where the parser takes the business for a part of it."""
    return any(
        c.i > at
        and (
            c.dep_ in SUBJECTS_AND_THERE
            or (c.dep_ == "compound" and c.i == verb.i - 1 and verb.tag_ in FINITE)
        )
        for c in verb.children
    )


def _cuts_behind_object(clause: Clause) -> list[tuple[int, int]]:
    """ "One costs $599 and the other costs $649": the parser joins the other to the object."""
    found = []
    root = clause.root
    # "We are proud of the music and the show will go on, he said": both hang on "said".
    beside = [c for c in root.head.children if c.dep_ == root.dep_ == "ccomp"]
    for verb in (*root.conjuncts, *beside):
        is_finite = verb.tag_ in FINITE or any(c.tag_ in FINITE for c in verb.lefts)
        if verb.i <= root.i or not is_finite or not clause.holds(verb):
            continue
        noun = find_joined_before(verb, root.i + 1)
        if noun is None or not _is_of_verb(noun.head, root):
            continue
        at = noun.left_edge.i - 1
        # "Three prizes and four medals won this year" are things that were won.
        is_told = verb.tag_ != "VBD" or verb.lemma_ in ("be", "have")
        is_told |= clause.doc[at - 1].text == ","
        if is_told and clause.doc[at].dep_ == "cc" and clause.doc[at].lower_ in JOINING:
            found.append((at, at + 1))
    return found


def _cuts_before_root(clause: Clause) -> list[tuple[int, int]]:
    """ "You are not a loser, you are a liar": the parser hangs the first half on the second."""
    root = clause.root
    lemma = read_lemma(root.text, root.lemma_)
    lexicon = read_lexicon()
    if any(lexicon.has(kind, lemma) for kind in ("ccomp", "after", "inside")):
        return []
    found = []
    for child in root.children:
        is_joined = child.dep_ in ("ccomp", "parataxis") and child.i < root.i
        if not is_joined or not clause.holds(child):
            continue
        subjects = [c for c in root.children if c.dep_ in SUBJECTS and c.i > child.right_edge.i]
        at = child.right_edge.i + 1
        if subjects and at < root.i and _parts(clause.doc[at]):
            joint = at + 1 if clause.doc[at + 1].lower_ in JOINING else at
            found.append((at, joint + 1))
    return found


def _parts(mark: Token) -> bool:
    """A comma or a dash; a hyphen where it stands alone."""
    is_dash = mark.text == "-" and bool(mark.whitespace_) and bool(mark.nbor(-1).whitespace_)
    return is_dash or mark.text in (",", "--", "–", "—")


def _cuts_at_commas(clause: Clause) -> list[tuple[int, int]]:
    """ "The road is open, the school is not, and …": the first has no joint but a comma.

    The parser hangs the first on the second, or both on the cue.
    """
    root = clause.root
    found = []
    for token in clause.words:
        if token.i <= root.i or token.pos_ not in ("VERB", "AUX"):
            continue
        is_over = root.head == token and root.dep_ in ("ccomp", "parataxis")
        is_beside = token.head == root.head and token.dep_ == root.dep_ == "ccomp"
        starts = [c.left_edge.i for c in token.children if c.dep_ in SUBJECTS and c.i > root.i]
        opens_that = any(c.dep_ == "mark" and c.lower_ == "that" for c in token.lefts)
        if not (is_over or is_beside) or not starts or opens_that:
            # "We want to say that, as they left, we will stay"
            continue
        # "…, so this makes it easy": the parser hangs "so" on "makes".
        at = starts[0] - (clause.doc[starts[0] - 1].lower_ in JOINING)
        if clause.doc[at - 1].text == ",":
            found.append((at - 1, starts[0]))
        elif is_over and at < starts[0]:
            # "They violate the law as a whole and the breaches cannot be borne"
            found.append((at, starts[0]))
    return found


def _cut(pieces: Pieces, left: int, right: int) -> tuple[Pieces, Pieces]:
    before = tuple((start, min(end, left)) for start, end in pieces if start < left)
    after = tuple((max(start, right), end) for start, end in pieces if end > right)
    return before, after


def _stands_alone(doc: Doc, pieces: Pieces) -> bool:
    clause = find_main_clause(doc, pieces)
    if clause is None or clause.subject is None:
        return False
    return clause.subject.i >= clause.pieces[0][0]
