"""Claims that one thing brings another about.

In: a `Clause`. Out: whether its main clause says so, by a verb of causing, a "because", a thing
that moves or makes another. The decision to question: many verbs cause only where a thing does it
("the drought drove people from their homes"); a person who drives home causes nothing.
"""

from collections.abc import Sequence, Set

from transforms.claims.clauses import Clause
from transforms.claims.modality import find_modals, find_places, is_main
from transforms.claims.objects import find_object, is_time, opens_with_there
from transforms.lexicons.claims import read_claim_words
from transforms.lexicons.cues import read_lexicon
from transforms.lexicons.names import read_name_words
from transforms.lexicons.verbs import read_lemma
from transforms.parse.noun_phrases import is_person_noun
from transforms.parse.tokens import Token

WORDS = read_name_words()
DEMONSTRATIVES = frozenset({"this", "that", "these", "those"})
TOLD = frozenset({"clear", "sure", "plain", "public", "known", "available"})
OPENING_SIDES = frozenset({"if", "unless", "although", "though", "while", "when", "until"})
WORDS_OF_NUMBER = frozenset(
    {"number", "dozen", "hundred", "thousand", "majority", "minority", "group", "handful", "lot"}
)
MEASURES = frozenset({"percent", "%", "pc"})
LETTING = frozenset({"allow", "enable", "help", "let"})
CLAUSES = frozenset({"ccomp", "xcomp"})
WITH = frozenset({"with", "without"})


def is_causal(clause: Clause) -> bool:
    """Whether the main clause says that one thing brings another about."""
    words = read_claim_words()
    verb = clause.verb
    # "There are falling prices": the parser takes the adjective for the verb.
    lemma = "be" if opens_with_there(verb) else read_lemma(verb.text, verb.lemma_)
    children = clause.children
    if _is_reason(clause, children) or _is_doing(clause, lemma, children):
        return True
    following = {child.lower_ for child in children if child.i > verb.i}
    infinitive = any(
        inner.lower_ == "to"
        for child in children
        if child.dep_ in ("xcomp", "ccomp")
        for inner in child.lefts
    )
    if lemma in words.causal_verbs:
        return True
    if (
        lemma in words.causal_verbs_to
        and not (_is_of_nothing(clause) or _is_our_part(clause, lemma))
        and (_leads_to(clause, following) or infinitive)
    ):
        return True
    if _is_change(clause, lemma):
        return True
    if any((lemma, child.lower_) in words.causal_verbs_with_particle for child in children):
        return True
    tokens = clause.words
    if 0 in find_places(tokens, words.causal_openings) or _is_putting(clause, lemma, children):
        return True
    for place, token in enumerate(tokens):
        lower = token.lower_
        if lower in words.causal_marks and _is_of_verb(clause, token):
            return True
        if lower in words.causal_marks_now and _is_now(token) and _is_of_verb(clause, token):
            return True
        is_apart = place > 0 and tokens[place - 1].text == ","
        is_side = is_apart and token.dep_ == "advcl" and lemma != "include"
        if is_side and lower in words.causal_participles:
            return lower != "leading" or any(_opens_with_to(c) for c in token.rights)
    return any(
        _is_of_verb(clause, tokens[place]) and not _is_before_verb(tokens, place + 2)
        for place in find_places(tokens, words.causal_phrases)
    )


def _opens_with_to(child: Token) -> bool:
    """ "Leading to a strike", "leading tenants to leave"."""
    return child.lower_ == "to" or any(c.lower_ == "to" and c.dep_ == "aux" for c in child.lefts)


def _is_of_verb(clause: Clause, token: Token) -> bool:
    """Not so in "The creamy (because of the egg) soup is hot"."""
    subject = clause.subject
    is_of_subject = subject is not None and subject.left_edge.i < token.i < subject.i
    return is_main(clause, token) and not (is_of_subject or _is_of_side(clause, token))


def _is_of_side(clause: Clause, token: Token) -> bool:
    """Within another side clause: "acts | if the traffic is due to a fault"."""
    below = token
    while below not in clause.group and below.head.i != below.i and clause.holds(below.head):
        if below.dep_ == "advcl" and any(c.lower_ in OPENING_SIDES for c in below.lefts):
            return True
        below = below.head
    return False


def _is_of_nothing(clause: Clause) -> bool:
    """ "Travellers were forced to wait": what forced them is not said."""
    is_passive = any(a.dep_ == "auxpass" for a in clause.auxiliaries)
    return is_passive and not any(c.dep_ == "agent" for c in clause.children)


def _is_our_part(clause: Clause, lemma: str) -> bool:
    """ "I can contribute to the plan": who takes part brings nothing about."""
    is_ours = clause.subject is not None and clause.subject.lower_ in ("i", "we")
    return is_ours and lemma == "contribute"


def _leads_to(clause: Clause, following: Set[str]) -> bool:
    """ "Led to a strike", but not "leads Clinton 43 percent to 41 percent"."""
    is_score = any(
        c.lower_ == "to" and c.nbor(-1).like_num | (c.nbor(-1).text in ("%", "percent"))
        for c in clause.children
        if c.i > clause.verb.i
    )
    return "to" in following and not is_score


def _is_change(clause: Clause, lemma: str) -> bool:
    """A thing that "dampens demand", or a deed: "Buying the firm would give it a network"."""
    words = read_claim_words()
    subject = clause.subject
    if subject is None:
        return False
    if subject.dep_ == "nsubjpass" and lemma in words.verbs_of_change | words.driving:
        # "Demand was dampened by higher rates"
        agents = [c for c in clause.children if c.dep_ == "agent"]
        return any(is_thing_noun(c) for by in agents for c in by.children if c.dep_ == "pobj")
    is_deed = subject.dep_ == "csubj" and subject.tag_ == "VBG" and subject.left_edge == subject
    is_letting = (is_deed and lemma in LETTING) or _allowed(clause, subject, lemma)
    if is_letting and any(c.dep_ in CLAUSES for c in clause.children):
        # "Waxing the handle lets the user hold it"
        return True
    if subject.dep_ != "csubj" and lemma not in words.verbs_of_change | words.drawing:
        return False
    things = [c for c in clause.children if c.dep_ == "dobj" and c.i > clause.verb.i]
    if not things or is_time(things[0]) or things[0].lower_ in MEASURES:
        # "Energy use increased 6 percent"
        return False
    if is_deed:
        return lemma not in words.not_by_doing
    if lemma in words.drawing:
        # "The statement drew fire": for who may speak, it is a body.
        is_thing = _is_thing(subject) or read_lexicon().has("noun that", subject.lemma_.lower())
        return is_thing and things[0].lemma_.lower() in words.reactions
    is_own = things[0].lemma_.lower() in words.own_changes
    # "The boat changed its name"
    is_own |= lemma == "change" and any(c.lower_ in ("its", "their") for c in things[0].lefts)
    return lemma in words.verbs_of_change and _is_thing(subject) and not is_own


def _allowed(clause: Clause, subject: Token, lemma: str) -> bool:
    """ "Her remarks allowed them to win", but not "the law allows it", "is allowed by law"."""
    is_over = clause.root.tag_ in ("VBD", "VBN") and lemma == "allow" and not find_modals(clause)
    return is_over and subject.dep_ == "nsubj" and is_thing_noun(subject)


def _is_thing(subject: Token) -> bool:
    """Also what was just told: "That elevates the court", not "the plan that elevates it"."""
    return (subject.lower_ in ("this", "that") and subject.tag_ == "DT") or is_thing_noun(subject)


def _is_now(mark: Token) -> bool:
    """ "Since nobody objects", but not "since they met", "since he has been here"."""
    verbs = [c for c in (*mark.head.lefts, mark.head) if c.tag_ in ("VBZ", "VBP", "MD")]
    is_perfect = any(verb.lemma_ == "have" and verb != mark.head for verb in verbs)
    return mark.dep_ == "mark" and bool(verbs) and not is_perfect


def _is_reason(clause: Clause, children: Sequence[Token]) -> bool:
    """ "That is why we left", "The reason is that …", "By waiting, the firm lost the order"."""
    if clause.verb.lemma_ == "be" and clause.subject is not None:
        is_pointing = clause.subject.lower_ in ("this", "that", "which", "it")
        words = read_claim_words()
        told = [(clause.doc[c.left_edge.i].lower_, c) for c in children if c.i > clause.verb.i]
        # "That is how I feel" gives no reason.
        if is_pointing and any(
            opening in words.causal_reasons
            and not (opening == "how" and inner.lemma_ in words.states)
            for opening, inner in told
        ):
            return True
        thing = find_object(clause)
        if _is_cause(clause.subject) or (thing is not None and _tells_of_what(thing)):
            return True
    first = clause.doc[clause.pieces[0][0]]
    return _is_by_doing(first) or (
        clause.verb.lemma_ not in read_claim_words().not_by_saying
        and any(c.i > clause.verb.i and _is_by_doing(c) for c in children)
    )


def _is_by_doing(preposition: Token) -> bool:
    """ "By closing the lock"."""
    inner = preposition.children if preposition.lower_ == "by" else ()
    return any(c.tag_ == "VBG" and c.dep_ == "pcomp" for c in inner)


def _is_cause(subject: Token) -> bool:
    """ "The reason is", but not "that outcome is", "there is a reason", "the results were fine"."""
    if subject.lower_ == "one":
        # "One of the reasons is that …"
        below = [c for of in subject.rights if of.lower_ == "of" for c in of.rights]
        is_told = any(c.dep_ == "ccomp" for c in subject.head.rights)
        return is_told and any(c.lemma_.lower() in read_claim_words().causal_nouns for c in below)
    is_there = any(c.dep_ in ("expl", "acomp") for c in subject.head.children)
    is_pointed_at = any(c.lower_ in DEMONSTRATIVES for c in subject.lefts)
    is_cause = subject.lemma_.lower() in read_claim_words().causal_nouns
    return is_cause and not (is_there or is_pointed_at)


def _tells_of_what(noun: Token) -> bool:
    """ "Is the result of a strike", "are reasons to go", but not "are great results"."""
    is_cause = noun.lemma_.lower() in read_claim_words().causal_nouns
    return is_cause and (any(noun.rights) or any(c.dep_ == "poss" for c in noun.lefts))


def _is_doing(clause: Clause, lemma: str, children: Sequence[Token]) -> bool:
    """A thing that "makes rents rise", "brought her a flood of cash", "left 400 homeless"."""
    subject = clause.subject
    if lemma not in read_claim_words().causal_verbs_of_things or subject is None:
        return False
    if subject.dep_ == "nsubjpass":
        # "No results were made public"
        return False
    is_pronoun = subject.lower_ in ("it", "this", "that") and lemma in ("leave", "make")
    if not (is_pronoun or is_thing_noun(subject)):
        return False
    behind = [child for child in children if child.i > clause.verb.i]
    if any(child.lower_ in ("unchanged", "in") for child in behind):
        return False
    labels = {child.dep_ for child in behind}
    if lemma in ("bring", "create"):
        return "dobj" in labels
    pair = [child for child in behind if child.dep_ == "dobj"]
    is_pair = len(pair) > 1 and pair[1].left_edge.i == pair[0].right_edge.i + 1
    if lemma in ("cost", "earn", "win"):
        return "dative" in labels or is_pair
    if lemma == "leave" and is_pair and any(c.dep_ == "amod" for c in pair[1].lefts):
        # "Left the town a poorer place", but not "left the town a house"
        return True
    if lemma == "leave" and "dobj" in labels:
        return bool(labels & {"oprd", "xcomp"}) or any(c.lower_ in WITH for c in behind)
    # "Made bread dearer": the parser may hang the adjective on the noun.
    inner = [c for child in behind if child.dep_ == "dobj" for c in child.rights]
    # "Makes clear that" tells.
    changed = [c for c in (*behind, *inner) if c.pos_ == "ADJ" and c.lower_ not in TOLD]
    if is_pronoun:
        return bool(changed)
    is_made = lemma == "make" and (is_pair or bool(changed))
    return is_made or bool(labels & {"ccomp", "oprd", "xcomp"})


def _is_putting(clause: Clause, lemma: str, children: Sequence[Token]) -> bool:
    """ "The vote in Severka put him over the threshold", where a thing does it."""
    subject = clause.subject
    words = read_claim_words()
    if subject is None or not _is_thing(subject):
        return False
    behind = [child for child in children if child.i > clause.verb.i]
    things = [child for child in behind if child.dep_ == "dobj"]
    if not things:
        return lemma in words.sending and any(c.dep_ == "ccomp" and c.tag_ == "VBG" for c in behind)
    # "Drove people from their homes": the parser may hang "from" on the people.
    below = [*behind, *(c for c in things[0].rights if c.lower_ in ("from", "into", "to"))]
    # "Opened the mayor up to attacks": it may hang "to" on "up".
    below += [c for word in behind if word.dep_ in ("prt", "advmod") for c in word.rights]
    if any((lemma, c.lower_) in words.causal_moves for c in below if c.dep_ == "prep"):
        return True
    following = things[0].right_edge.i + 1
    results = [*behind, *things[0].rights]
    return lemma in words.sending and any(
        c.tag_ == "VBG" and c.left_edge.i in (following, c.i) and not c.nbor(-1).is_punct
        for c in results
        if c.dep_ in ("xcomp", "ccomp", "oprd", "acl", "advcl")
    )


def is_thing_noun(noun: Token) -> bool:
    """Whether it is neither a person, a body nor a place, nor so many of them."""
    if (
        noun.pos_ != "NOUN"
        or noun.lower_ == "one"
        or noun.ent_type_ in ("PERSON", "ORG", "GPE", "NORP")
    ):
        return False
    if noun.lemma_.lower() in WORDS_OF_NUMBER and any(of.lower_ == "of" for of in noun.rights):
        # "A number of supporters have put his face on shirts"
        counted = (c for of in noun.rights if of.lower_ == "of" for c in of.children)
        return all(is_thing_noun(c) for c in counted if c.dep_ == "pobj")
    return not is_person_noun(noun) and noun.lemma_.lower() not in WORDS.organisation_nouns


def _is_before_verb(tokens: Sequence[Token], place: int) -> bool:
    """ "due to resume at noon" is about when, not why."""
    return place < len(tokens) and tokens[place].tag_ == "VB"
