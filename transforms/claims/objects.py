"""The predicate of a clause and what the predicate is said of.

In: a `Clause`. Out: the lemma, and the token that heads the object. The decision to question: where
the verb has no object the phrase right behind it stands for one ("The bill passed by two votes"),
but for a time.
"""

from collections.abc import Sequence

from transforms.claims.clauses import AUXILIARIES, Clause
from transforms.lexicons.claims import read_claim_words
from transforms.lexicons.verbs import read_lemma
from transforms.parse.syntax import FINITE
from transforms.parse.tokens import Token

OBJECTS = ("dobj", "attr", "acomp", "oprd", "xcomp", "ccomp", "agent")
PREDICATES = ("attr", "acomp")
BELOW_PARTICLE = frozenset({"prep", "pobj", "pcomp"})
HAS = frozenset({"has", "have", "'s", "’s", "'ve", "’ve"})
OPENS_PHRASE = frozenset({"DET", "NOUN", "PROPN", "PRON", "NUM", "ADJ", "VERB", "ADV"})
PARTICLE_LABELS = frozenset({"prt", "advmod", "prep"})
PARTICLES = frozenset({"up", "down", "out", "off", "on", "in", "over", "back", "forward"})
MODELLED = frozenset({"name", "call", "model", "look", "take"})
SEEMING = frozenset({"look", "seem", "sound", "feel", "appear"})
OBJECT_DEPTH = 3
"""Steps from the head of a phrase down to its noun."""


def predicate_lemma(clause: Clause) -> str:
    """The lemma of the verb with its particle, or with the noun that makes one verb of both.

    "Carry out"; "take place".
    """
    verb = clause.verb
    if verb.tag_ == "VBG" and opens_with_there(verb):
        # "There is increasing anxiety": the parser takes the adjective for a verb.
        return "be"
    if verb.lower_ == "got" and _is_had(clause):
        return "have"
    words = [_prefix(verb) + read_lemma(verb.text, verb.lemma_)]
    noun = find_verbal_noun(clause)
    if noun is not None:
        return " ".join([*words, noun.lower_])
    particles = sorted(c.i for c in verb.children if _is_particle(c) and clause.holds(c))
    return " ".join([*words, *(verb.doc[i].lower_ for i in particles[:1])])


def _prefix(verb: Token) -> str:
    """ "Second-" of "second-guess", which is three tokens."""
    is_joined = verb.i > 1 and verb.nbor(-1).text == "-" and not verb.nbor(-1).whitespace_
    before = verb.nbor(-2) if is_joined else verb
    is_joined = is_joined and not before.whitespace_ and before.head == verb
    return f"{before.lower_}-" if is_joined and before.text.isalpha() else ""


def _is_had(clause: Clause) -> bool:
    """ "It's got nothing to do with her"."""
    is_now = any(a.lower_ in HAS for a in clause.auxiliaries) and len(clause.auxiliaries) == 1
    return is_now and any(c.dep_ == "dobj" for c in clause.children)


def opens_with_there(verb: Token) -> bool:
    """ "There is"."""
    return any(c.dep_ == "expl" and c.lower_ == "there" for c in verb.children)


def is_state_in_ing(clause: Clause) -> bool:
    """ "Some boxes were missing", but not "the plan was missing its aim"."""
    verb = clause.verb
    is_be = any(a.lemma_ == "be" for a in clause.auxiliaries)
    is_state = is_be and verb.lower_ in read_claim_words().states_in_ing
    return is_state and not any(c.dep_ in ("dobj", "xcomp", "prt") for c in clause.children)


def find_verbal_noun(clause: Clause) -> Token | None:
    """ "The vote took | place", "he takes | part in it": no thing that somebody takes."""
    behind = clause.verb.i + 1
    if behind >= len(clause.doc):
        return None
    noun = clause.doc[behind]
    if noun.head != clause.verb or not clause.holds(noun):
        return None
    lemma = read_lemma(clause.verb.text, clause.verb.lemma_)
    return noun if (lemma, noun.lower_) in read_claim_words().verbal_nouns else None


def _is_particle(token: Token) -> bool:
    """ "Fares may go up": the parser may take "up" for an adverb or a preposition.

    A particle stands behind its verb or the verb's object: not so in "has its pages up now".
    """
    verb = token.head
    if verb.lemma_ in ("be", "have") or token.dep_ not in PARTICLE_LABELS:
        return False
    is_behind = token.i == verb.i + 1
    if is_behind or (token.i == verb.i + 2 and token.nbor(-1).text == "-"):
        return token.dep_ == "prt" or (token.lower_ in PARTICLES and not _governs(token))
    return token.dep_ == "prt" and any(
        c.dep_ == "dobj" and c.left_edge.i == verb.i + 1 and c.right_edge.i + 1 == token.i
        for c in verb.children
    )


def _governs(preposition: Token) -> bool:
    """Whether a noun hangs on it, or might: "lead | to conflict", "pulled | out of Iraq"."""
    if any(c.dep_ in ("pobj", "pcomp") or c.lower_ == "of" for c in preposition.children):
        return True
    following = preposition.nbor(1) if preposition.i + 1 < len(preposition.doc) else preposition
    return preposition.dep_ == "prep" and following.pos_ in OPENS_PHRASE


def find_object(clause: Clause) -> Token | None:
    """What the verb is said of, by the first label of `OBJECTS`, else the phrase behind it.

    "The bill passed by two votes": with its preposition. A time is none, nor is the noun that
    a "there is" has as its subject.
    """
    # Polarity, kind and phrase each ask for it.
    asked = ("object", *clause.pieces)
    answers = clause.doc.answers
    if asked not in answers:
        answers[asked] = _read_object(clause)
    found: Token | None = answers[asked]
    return found


def _read_object(clause: Clause) -> Token | None:
    children = [c for c in clause.verb.children if clause.holds(c) and c.i > clause.verb.i]
    noun = find_verbal_noun(clause)
    others = [child for child in children if child not in (clause.subject, noun)]
    if opens_with_there(clause.verb):
        # "There is no place here, no place at all": said twice, no object.
        others = [child for child in others if child.dep_ != "attr"]
    takes_time = read_lemma(clause.verb.text, clause.verb.lemma_) in read_claim_words().takes_time
    for label in OBJECTS:
        for child in others:
            if child.dep_ != label:
                continue
            is_when = label == "dobj" and is_time(child) and not _is_amount(child)
            # "It is simple, just a dish": the noun behind the comma only adds.
            is_when |= label == "attr" and _only_adds(child, others)
            if takes_time or not is_when:
                return _find_behind_object(clause, child, others) or child
    inner = _find_inner_of_be(clause, others)
    if inner is not None:
        return inner
    shared = _find_shared_object(clause)
    if shared is not None:
        return shared
    behind = clause.verb.i + 1 + (noun is not None)
    if behind < len(clause.doc) and clause.doc[behind].text == '"':
        # The ruling was "by design"
        behind += 1
    for child in others:
        if _is_particle(child) and child.i == behind:
            behind += 1
            # "Came back from the war", "wrote off the debt": hung on the particle.
            below = (c for c in child.rights if c.left_edge.i == behind)
            inner = next((c for c in below if c.dep_ in BELOW_PARTICLE), None)
            if inner is not None:
                return None if _is_temporal(inner) else inner
        elif _is_measure(child, behind) or _is_adverb_of_be(child) or _is_rank(child, behind):
            return child
        elif child.dep_ in ("advmod", "neg") and child.left_edge.i == behind:
            # "Is not about who is right"
            behind = child.right_edge.i + 1
        elif child.dep_ == "prep" and child.left_edge.i == behind:
            return None if _is_temporal(child) else child
    return None


def _find_behind_object(clause: Clause, child: Token, others: Sequence[Token]) -> Token | None:
    """What is told and where a thing is kept, for whom it is told and what it is kept for."""
    lemma = read_lemma(clause.verb.text, clause.verb.lemma_)
    if child.dep_ == "dobj" and lemma in read_claim_words().telling:
        # "You showed us | how it works", "It taught them | a lesson"
        given = (c for c in others if c.dep_ == "dobj" and c.left_edge.i == child.right_edge.i + 1)
        thing = next((c for c in given if not is_time(c)), None)
        if thing is not None:
            return thing
        told = (c for c in others if c.dep_ == "ccomp" and c.i > child.i)
        return next((c for c in told if any(t.tag_ in FINITE for t in (c, *c.lefts))), None)
    return _find_where(clause, others) if child.dep_ == "xcomp" else None


def _find_where(clause: Clause, others: Sequence[Token]) -> Token | None:
    """ "Profits are kept | in reserve to pay a bonus", where the parser has what they are for."""
    verb = clause.verb
    if verb.tag_ != "VBN" or read_lemma(verb.text, verb.lemma_) not in read_claim_words().placing:
        return None
    where = (c for c in others if c.dep_ == "prep" and c.left_edge.i == verb.i + 1)
    return next((c for c in where if not _is_temporal(c)), None)


def _find_inner_of_be(clause: Clause, others: Sequence[Token]) -> Token | None:
    """ "The concern is that prices rise", wherever the parser hangs it; "that was when we left".

    Also "it looks | like one happened", "he feels as if he had won".
    """
    behind = clause.verb.i + 1
    if behind >= len(clause.doc):
        return None
    if clause.verb.lemma_ in SEEMING and clause.doc[behind].lower_ in ("like", "as"):
        return next((c for c in others if c.dep_ == "advcl" and c.left_edge.i == behind), None)
    if clause.verb.lemma_ != "be":
        return None
    opening = clause.doc[behind]
    if opening.lower_ == "that" and opening.dep_ == "mark" and clause.holds(opening.head):
        return opening.head
    inner = (c for c in others if c.dep_ == "advcl" and c.left_edge.i == behind)
    return next((c for c in inner if opening.tag_ == "WRB"), None)


def _is_amount(noun: Token) -> bool:
    """ "(Consume) 200 terawatt hours", "(crowns) a year of huge success"."""
    if any(c.dep_ == "compound" and c.pos_ != "PROPN" for c in noun.lefts):
        return True
    below = [c for of in noun.rights if of.lower_ == "of" for c in of.children]
    return any(c.dep_ == "pobj" and not is_time(c) for c in below)


def _only_adds(noun: Token, others: Sequence[Token]) -> bool:
    """ "It is simple, | just a dish", but not "it is mostly forest", of which both are said."""
    return any(c.dep_ == "acomp" and c.right_edge.i + 1 < noun.left_edge.i for c in others)


def _is_measure(child: Token, behind: int) -> bool:
    """ "fell 12 percent"."""
    is_next = child.dep_ == "npadvmod" and child.left_edge.i == behind
    return is_next and not is_time(child)


def _is_rank(child: Token, behind: int) -> bool:
    """ "Finished | second to Roe", "rose | faster than prices"."""
    if child.dep_ != "advmod" or child.left_edge.i != behind:
        return False
    verb = child.head
    is_compared = child.tag_ == "RBR" and any(c.lower_ == "than" for c in child.rights)
    is_ranked = read_lemma(verb.text, verb.lemma_) in read_claim_words().ranking
    return is_compared or (is_ranked and child.ent_type_ == "ORDINAL")


def _is_adverb_of_be(child: Token) -> bool:
    """ "The strike is over", but not "the project is still at its start"."""
    is_adverb = child.dep_ in ("prt", "advmod") and child.head.lemma_ == "be"
    if opens_with_there(child.head):
        # "There was thus a duty to report"
        return False
    return is_adverb and child.lower_ not in read_claim_words().passing_adverbs


def _find_shared_object(clause: Clause) -> Token | None:
    """ "neither sold nor lent his last works": the object stands behind the second verb.

    Not so in "was convicted and is serving a long term", where each has its own auxiliary.
    """
    behind = clause.verb.i + 1
    if behind >= len(clause.doc) or clause.doc[behind].dep_ != "cc":
        return None
    for other in clause.verb.children:
        if any(c.dep_ in AUXILIARIES for c in other.children):
            continue
        if other.dep_ == "conj" and clause.doc[behind] in clause.verb.children:
            labels = PREDICATES if clause.verb.lemma_ == "be" else ("dobj",)
            things = (c for c in other.children if c.dep_ in labels and clause.holds(c))
            return next(things, None)
    return None


def _is_temporal(preposition: Token) -> bool:
    words = read_claim_words()
    lower = preposition.lower_
    is_aside = lower in words.aside_prepositions and preposition.head.lemma_ != "be"
    if is_aside or lower in words.temporal_prepositions:
        # "Is named | after a pass"
        return preposition.head.lemma_ not in MODELLED or lower != "after"
    return any(is_time(child) for child in preposition.children if child.dep_ == "pobj")


def is_time(noun: Token) -> bool:
    """Whether a noun tells when: "Friday", "weeks"."""
    is_named = noun.ent_type_ in ("DATE", "TIME")
    return is_named or noun.lemma_.lower() in read_claim_words().temporal_nouns


def head_noun(clause: Clause, phrase: Token) -> Token:
    """The noun that a phrase is about: of "by the ministry" the ministry, of "to sell it" it."""
    head = phrase
    for _ in range(OBJECT_DEPTH):
        labels = ("pobj",) if head.dep_ in ("prep", "agent") else ("dobj",)
        if head.pos_ in ("NOUN", "PROPN", "PRON"):
            return head
        inner = [c for c in head.children if c.dep_ in labels and clause.holds(c)]
        if not inner and head.pos_ in ("VERB", "AUX"):
            inner = [c for c in head.children if c.dep_ == "prep" and clause.holds(c)]
        if not inner:
            return head
        head = inner[0]
    return head
