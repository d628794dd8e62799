"""How a claim is put: modality, condition and polarity.

In: a `Clause`, and what its attribution says of it. Out: words of the closed vocabularies in
`transforms.lake.records`. Everything is read off the main verb group: "probably", "deny" and "fail"
change nothing, a negation inside a complement stays there (what a source makes of its claim is
told by commitment.py). The decision to question: two negations in one clause cancel out.
"""

from collections.abc import Sequence
from itertools import pairwise

from transforms.claims.clauses import SIDE, Clause, holds_not
from transforms.claims.inversion import find_between_commas, opens_inverted
from transforms.claims.objects import find_object, head_noun
from transforms.lexicons.claims import Phrases, read_claim_words
from transforms.parse.tokens import Token

ASKING = frozenset("whether if how why when where who what whom".split())
HAD = frozenset({"'d", "’d"})
"""Short for "had" as well as for "would"."""
NOW = frozenset({"is", "are", "'s", "’s", "'re", "’re", "am"})
PERFECT = frozenset({"have", "'ve", "ve", "of"})
CLIMB_LIMIT = 8
LONGEST_PHRASE = 6
"""Words."""
INSIDE = frozenset({"ccomp", "relcl", "acl", "csubj", "csubjpass", "pcomp"})
"""Labels under which a word belongs to a claim inside the claim."""
CLAUSAL = frozenset({"xcomp", "ccomp", "advcl", "acl", "relcl", "csubj"})
BELOW = INSIDE | {"advcl"}
"""Labels under which a word belongs to another clause than the main one."""


def read_modality(clause: Clause, given: str | None = None) -> str:
    """By the first auxiliary or group word; `given` is what a cue makes of an infinitive."""
    if _is_yet_to(clause):
        return "asserted"
    moods = [mood for a in find_modals(clause) if (mood := _modal_mood(a)) is not None]
    moods += clause.moods
    if moods and moods[0] == "future" and _is_habit(clause):
        return "asserted"
    if moods and moods[0] == "future" and "necessary" in moods:
        return "necessary"
    if moods and is_past_modal(clause):
        # "would have been saved", "must have known": it is guessed at, not foretold or demanded.
        return "possible" if find_modals(clause)[0].lower_ != "should" else "necessary"
    read = moods[0] if moods else given or _adjective_mood(clause) or "asserted"
    return "possible" if read in ("asserted", "future") and _is_perhaps(clause) else read


def _is_habit(clause: Clause) -> bool:
    """ "They would often wait"."""
    modals = find_modals(clause)
    if not modals or modals[0].lower_ not in ("would", "'d", "’d"):
        return False
    following = modals[0].nbor(1)
    return following.lower_ in read_claim_words().habits and following.dep_ == "advmod"


def _is_perhaps(clause: Clause) -> bool:
    """ "Perhaps the port closed"."""
    words = read_claim_words().perhaps
    return any(c.lower_ in words and c.dep_ == "advmod" for c in clause.children)


def find_modals(clause: Clause) -> list[Token]:
    """The modal auxiliaries of the verb group, in the order of the text."""
    return sorted(
        (a for a in clause.auxiliaries if _is_modal(a)),
        key=lambda token: token.i,
    )


def _is_modal(auxiliary: Token) -> bool:
    """ "They'd leave", but not "they'd left" and "they'd better leave"."""
    if auxiliary.lower_ in HAD:
        doc = auxiliary.doc
        behind = next((t for t in doc[auxiliary.i + 1 :] if t.pos_ not in ("ADV", "PART")), None)
        return behind is not None and behind.tag_ not in ("VBN", "VBD")
    if auxiliary.lower_ == "need":
        # "Tenants need not leave"
        following = auxiliary.nbor(1)
        is_negated = following.lower_ in read_claim_words().negative_adverbs
        return auxiliary.dep_ == "aux" and (is_negated or holds_not(following))
    return auxiliary.tag_ == "MD" or auxiliary.lower_ == "'ll"


def _modal_mood(auxiliary: Token) -> str | None:
    """The modality of a modal; of "they'd better leave" that of "should"."""
    if auxiliary.lower_ in HAD and auxiliary.nbor(1).lower_ == "better":
        return "necessary"
    # In capitals the parser leaves "WON'T" whole.
    word = auxiliary.lower_[:-3] if holds_not(auxiliary) else auxiliary.lower_
    return read_claim_words().modals.get(word)


def is_past_modal(clause: Clause) -> bool:
    """Whether a modal stands before a perfect ("must have known"): a guess at what is past."""
    modals = find_modals(clause)
    if not modals or modals[0].lower_ in ("will", "wo", "'ll", "shall"):
        return False
    behind = (a for a in clause.auxiliaries if a.i > modals[0].i and a.i < clause.verb.i)
    return any(a.lower_ in PERFECT for a in behind) and not clause.moods


def _adjective_mood(clause: Clause) -> str | None:
    """ "A deal is likely", "It is essential that tenants stay", "A verdict is expected"."""
    words = read_claim_words()
    if clause.verb.lower_ in words.quasi_alone and _is_bare_participle(clause):
        return "future"
    if clause.verb.lower_ in words.quasi_alone and clause.verb.tag_ == "VBN":
        is_now = any(a.lower_ in NOW for a in clause.auxiliaries if a.dep_ == "auxpass")
        return "future" if is_now and not any(c.dep_ == "agent" for c in clause.children) else None
    if clause.verb.lemma_ != "be":
        return None
    for child in clause.children:
        if child.lower_ in words.quasi_alone and child.dep_ == "acomp":
            # "The rise is due, in part, to a strike" tells why.
            is_why = any(c.lower_ == "to" for c in (*child.children, *clause.children))
            return "future" if clause.verb.lower_ in NOW and not is_why else None
        mood = words.adjectives.get(child.lower_)
        if child.lower_ in words.necessary_now and clause.verb.lower_ in NOW:
            mood = "necessary"
        if child.dep_ in ("acomp", "attr", "advmod", "oprd") and mood is not None:
            return mood if mood == "possible" or _is_dummy(clause, child) else None
    return None


def _is_dummy(clause: Clause, adjective: Token) -> bool:
    """ "It is essential | to leave", but not "It is essential" of something."""
    if clause.subject is None or clause.subject.lower_ != "it":
        return False
    behind = (*adjective.rights, *clause.children)
    return any(c.i > adjective.i and c.dep_ in CLAUSAL for c in behind)


def _is_bare_participle(clause: Clause) -> bool:
    """ "Verdict expected on Friday", in a headline."""
    is_past = clause.verb.tag_ in ("VBN", "VBD") and not clause.auxiliaries
    return is_past and not any(c.dep_ in ("dobj", "ccomp", "xcomp") for c in clause.children)


def is_conditional(clause: Clause) -> bool:
    """Whether the main predicate holds only if something else does."""
    words = read_claim_words()
    tokens = clause.words
    for place, token in enumerate(tokens):
        if token.lower_ in words.condition_marks and _is_condition(clause, tokens, place):
            return True
        if token.lower_ in words.inverted and _is_inverted(clause, token, place):
            return True
    return any(
        is_main(clause, tokens[place]) for place in find_places(tokens, words.condition_phrases)
    )


def _is_condition(clause: Clause, tokens: Sequence[Token], place: int) -> bool:
    """ "Even if" and "as if" set no condition; "provided" does where a clause follows it."""
    token = tokens[place]
    if place and tokens[place - 1].lower_ in ("even", "as"):
        return False
    if token.pos_ == "VERB" or token.tag_ in ("VBN", "VBG"):
        opens = place == 0 or tokens[place - 1].text == ","
        is_verb = token in clause.group or any(c.dep_ == "dobj" for c in token.children)
        return opens and not is_verb
    if token.lower_ == "if" and place and token.head.pos_ not in ("VERB", "AUX"):
        # "dozens, if not hundreds"
        return False
    return place == 0 or is_main(clause, token.head)


def _is_inverted(clause: Clause, token: Token, place: int) -> bool:
    """ "Should the river rise, …", "… had the crew called": the verb stands before its subject."""
    head = token if token.dep_ not in ("aux", "auxpass") else token.head
    if place == 0 and opens_inverted(token):
        first = clause.group[0] if clause.subject is None else clause.subject
        # "Had it been closed, Roe said, nobody would have drowned": the comma is the report's.
        is_apart = first.i >= clause.pieces[0][1]
        return is_apart or any(t.text == "," and t.i < first.i for t in clause.words)
    if _follows_inverted(clause, token):
        return True
    if head in clause.group:
        return False
    subjects = [c for c in head.children if c.dep_ in ("nsubj", "nsubjpass")]
    behind = bool(subjects) and token.i < subjects[0].i
    opens = place == 0 and token.i < clause.root.i
    # "A beacon, had he carried one, would have saved him"
    opens |= find_between_commas(head) is token
    return opens or (behind and head.dep_ == "advcl" and is_main(clause, head))


def _follows_inverted(clause: Clause, token: Token) -> bool:
    """ "Homes would have been saved had the dam been closed", whatever "had" hangs on."""
    if token.i < clause.verb.i or not find_modals(clause):
        return False
    following = clause.doc[token.i + 1 : clause.pieces[-1][1]]
    subject = next((t for t in following if t.dep_ in ("nsubj", "nsubjpass")), None)
    if subject is None or subject.left_edge.i != token.i + 1 or subject.head.i < subject.i:
        return False
    return subject.head.tag_ == "VBN" or token.lower_ != "had"


def is_main(clause: Clause, token: Token, apart: frozenset[str] = INSIDE) -> bool:
    """Whether the word hangs on the main verb, and not on a claim inside the claim."""
    group = {word.i for word in clause.group}
    for _ in range(CLIMB_LIMIT):
        if token.i in group or token.head.i == token.i or not clause.holds(token.head):
            return True
        if token.dep_ in apart:
            return False
        token = token.head
    return False


def find_places(tokens: Sequence[Token], phrases: Phrases) -> list[int]:
    """Where one of the phrases opens."""
    firsts = {phrase[0] for phrase in phrases}
    places: list[int] = []
    for place, token in enumerate(tokens):
        if token.lower_ not in firsts:
            continue
        behind = tuple([t.lower_ for t in tokens[place : place + LONGEST_PHRASE]])
        if any(behind[: len(phrase)] == phrase for phrase in phrases):
            places.append(place)
    return places


def read_polarity(clause: Clause) -> str:
    """Negative where verb, subject and object together hold an odd number of negations."""
    thing = find_object(clause)
    is_phrase = _has_negative_phrase(clause)
    negations = (
        is_phrase or _negates_verb(clause),
        _is_yet_to(clause),
        any(token.lower_ in read_claim_words().negative_links for token in clause.group),
        clause.subject is not None and _is_negative(clause.subject),
        thing is not None
        and thing.dep_ != "ccomp"
        and not is_phrase
        and _is_negative(head_noun(clause, thing)),
    )
    return "negative" if sum(negations) % 2 else "affirmative"


def _is_yet_to(clause: Clause) -> bool:
    """ "The firm has yet to comment", "they are yet to meet": it has not happened."""
    first = clause.group[0]
    between = [token.lower_ for token in clause.doc[first.i + 1 : clause.verb.i]]
    return first.lemma_ in ("have", "be") and ("yet", "to") in pairwise(between)


def _negates_verb(clause: Clause) -> bool:
    adverbs = read_claim_words().negative_adverbs
    # "does n't have to": the small model may hang "n't" on the auxiliary.
    heads = [
        *clause.children,
        *(c for a in clause.auxiliaries for c in a.children),
        clause.group[0],
    ]
    if clause.group[0].i < clause.verb.i:
        heads += clause.doc[clause.group[0].i + 1 : clause.verb.i]
    for child in heads:
        # "has taken no such decision, nor will it": that is the other side's.
        is_of_next = child.dep_ == "cc" and child.i > clause.verb.i
        if not clause.holds(child) or _is_focus(child) or is_of_next:
            continue
        is_not = holds_not(child) or child.lower_ in adverbs
        if is_not and child.dep_ not in ("nsubj", "dobj"):
            return True
        if child.dep_ == "prep" and child.i == clause.pieces[0][0] and _opens_at_no_time(child):
            return True
    return False


def _has_negative_phrase(clause: Clause) -> bool:
    """ "The tower is by no means safe", "the inquiry is far from finished"."""
    words = read_claim_words()
    for place in find_places(clause.words, words.negative_phrases):
        if is_main(clause, clause.words[place], BELOW):
            return True
    if clause.verb.lemma_ not in words.copulas:
        return False
    behind = [t for t in clause.doc[clause.verb.i + 1 : clause.verb.i + 5] if t.pos_ != "PART"]
    if [t.lower_ for t in behind[:2]] != ["far", "from"] or len(behind) < 3:
        return False
    following = behind[2]
    is_state = following.pos_ in ("ADJ", "VERB") or following.lower_.endswith("ed")
    return is_state or following.lower_ in words.far_from


def _opens_at_no_time(preposition: Token) -> bool:
    """ "At no time did the crew call": the verb stands before its subject because of it."""
    return any(c.dep_ == "pobj" and _has_no(c) for c in preposition.children)


def _is_focus(token: Token) -> bool:
    """ "Not only": what follows holds all the same."""
    following = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else token
    if following.lower_ == "because" and token.i and token.nbor(-1).text == ",":
        # "He left, not because he was ill"
        return True
    behind = [t.lower_ for t in token.doc[token.i + 1 : token.i + 4] if t.lower_ != "so"]
    if behind[:2] == ["long", "ago"]:
        # "It was not so long ago that we met"
        return True
    return following.lower_ in read_claim_words().focus and token.lower_ in ("not", "n't")


def _is_negative(noun: Token) -> bool:
    words = read_claim_words()
    if noun.lower_ == "one" and noun.i > 1 and noun.nbor(-2).lower_ == "no":
        # "No-one"
        return True
    following = noun.nbor(1).lower_ if noun.i + 1 < len(noun.doc) else ""
    edge = noun.left_edge.i
    if edge and noun.doc[edge - 1].lower_ == "nor":
        # "Neither the pump nor | the valve had failed"
        return True
    return (
        (noun.lower_ in words.negative_pronouns and following not in words.negative_exceptions)
        or _has_no(noun)
        or any(child.lower_ == "not" and not _is_focus(child) for child in noun.lefts)
        or any(child.lower_ in ("hardly", "scarcely", "barely") for child in noun.lefts)
        or _opens_with_not(noun)
    )


def _opens_with_not(noun: Token) -> bool:
    """ "Not every house", but not "not only houses"."""
    opening = noun.doc[noun.left_edge.i]
    return opening.i < noun.i and opening.lower_ == "not" and not _is_focus(opening)


def _has_no(noun: Token) -> bool:
    """ "No ship", but not "no fewer than 400 people"."""
    bounds = read_claim_words().bounds
    return any(
        child.lower_ in ("no", "neither") and noun.doc[child.i + 1].lower_ not in bounds
        for child in noun.lefts
    )


def is_embedded_question(clause: Clause) -> bool:
    """ "whether the bridge was safe", "why it stopped"; "What the town needs is a harbour" is none.

    The opening word asks where it belongs to the main verb itself.
    """
    opening = clause.doc[clause.pieces[0][0]]
    if opening.lower_ not in ASKING:
        return False
    token = opening
    for _ in range(CLIMB_LIMIT):
        if token in clause.group:
            return True
        if token.dep_ in SIDE or token.head.i == token.i:
            return False
        token = token.head
    return False
