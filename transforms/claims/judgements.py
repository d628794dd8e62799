"""Claims that judge: what is good, wrong, a disaster, badly run.

In: a `Clause`. Out: whether its main clause judges. The decision to question: a word tells, by the
lists of `claims.toml`, where it is said of the subject, so an opinion without one is missed; how a
person feels ("I'm bitter about it") and what he stands for ("a fierce advocate of it") judge
nothing.
"""

import re

from transforms.claims.clauses import Clause
from transforms.claims.modality import BELOW, find_modals, find_places, is_main, read_polarity
from transforms.claims.objects import find_object, find_verbal_noun
from transforms.lexicons.claims import read_claim_words
from transforms.lexicons.verbs import read_lemma
from transforms.parse.noun_phrases import is_person_noun
from transforms.parse.tokens import Token

BEHIND_VERB = frozenset({"dobj", "prep", "agent", "ccomp", "prt", "npadvmod"})
PAST = frozenset({"was", "were", "been"})
COUNTING = frozenset({"many", "much", "few", "little"})
UNABLE = re.compile(r"un\w{3,}able")
BADLY = frozenset({"badly", "ill", "poorly"})


def is_evaluation(clause: Clause) -> bool:
    """A judgement: "is wrong", "was too low", "is a safe car", "made a terrible mistake"."""
    words = read_claim_words()
    lemma = read_lemma(clause.verb.text, clause.verb.lemma_)
    if judges_desert(clause):
        return True
    thing = find_object(clause)
    things = [*(() if thing is None else (thing, *thing.conjuncts))]
    noun = find_verbal_noun(clause)
    if noun is not None:
        # "It makes no sense" and "it makes sense"
        things.append(noun)
    pairs = [(lemma, noun.lemma_.lower()) for noun in things]
    if any(pair in words.judging_pairs for pair in pairs):
        return True
    is_denied = any(pair in words.judging_pairs_denied for pair in pairs)
    if is_denied and read_polarity(clause) == "negative":
        # "He has no business here", but not "Both have businesses there"
        return True
    subject = clause.subject
    if lemma in words.judging_verbs or (
        subject is not None and subject.dep_ == "csubj" and subject.lemma_ in words.judging_verbs
    ):
        # "Every vote matters", "What matters is the trees"
        return True
    if subject is not None and subject.dep_ == "csubj" and subject.lemma_ == "make":
        # "What makes the remark so sad is that he knew"
        made = [c for c in subject.rights if c.dep_ in ("ccomp", "oprd", "xcomp")]
        return any(_is_judging(c) for c in made) or _is_judged_predicate(clause, lemma, thing)
    if (
        _has_judging_words(clause, lemma)
        or is_judging_participle(clause)
        or _is_judged_thing(clause, lemma)
        or _is_untrusted(clause, lemma)
        or _is_no_such(thing, lemma)
        or _is_at_a_loss(clause, lemma, thing)
        or _is_judged_manner(clause, lemma)
        or _is_past_measure(clause)
        or _finds(clause, lemma)
    ):
        return True
    if lemma in words.verbs_as and thing is not None and thing.lower_ == "as":
        # "Has emerged as a pivotal figure"
        inner = [c for c in thing.children if c.dep_ == "pobj"]
        below = [c for noun in inner for c in noun.children if c.dep_ == "amod"]
        return any(_is_judging_noun(c) for c in inner) or any(_is_judging(c) for c in below)
    return lemma in words.copulas | words.making and _is_judged_predicate(clause, lemma, thing)


def _is_judged_predicate(clause: Clause, lemma: str, thing: Token | None) -> bool:
    """ "Is wrong", "is not up to the job", "made a terrible mistake"."""
    words = read_claim_words()
    first = clause.verb.i + 1
    # "Is not | up to the job"
    first += first < len(clause.doc) and clause.doc[first].dep_ == "neg"
    behind = list(clause.doc[first : clause.pieces[-1][1]])
    if lemma in words.copulas and 0 in find_places(behind, words.evaluative_phrases):
        return True
    if thing is None:
        return False
    heads = (thing, *thing.conjuncts)
    if _is_feeling(clause, thing):
        return False
    if thing.lower_ == "worth" and thing.i + 1 < len(clause.doc) and thing.nbor(1).tag_ == "VBG":
        return True
    is_getting = lemma in words.making or lemma == "get"
    if not is_getting and any(_is_judging_noun(head) for head in heads if head.pos_ != "VERB"):
        return True
    return any(
        _is_judging(word)
        for head in heads
        for word in (head, *(c for c in head.children if c.dep_ == "amod" and _tells_how_well(c)))
        if word.pos_ in ("ADJ", "VERB", "ADV") or word.tag_ in ("VBN", "VBG")
    )


def judges_desert(clause: Clause) -> bool:
    """ "They deserved to win", but not "(said) they deserved to", which they do now."""
    verb = clause.verb
    is_past = verb.lemma_ == "deserve" and verb.tag_ in ("VBD", "VBN")
    is_told = clause.root.dep_ == "ccomp" and clause.root.head.tag_ == "VBD"
    return is_past and not is_told


def _tells_how_well(adjective: Token) -> bool:
    """ "An effective advocate of it", but not "a fierce advocate of it"."""
    words = read_claim_words()
    noun, word = adjective.head, adjective.lower_
    if word in words.degrees and noun.lemma_.lower() in words.amounts:
        # "Has strong support"
        return False
    if word in words.feelings and is_person_noun(noun):
        # "The proud daughter of weavers"
        return False
    return not (word in words.degrees_of_siding and _is_side(noun))


def _is_side(noun: Token) -> bool:
    """ "A fierce advocate of it", "a great believer in it": what he stands for, no judgement."""
    return noun.lemma_.lower() in read_claim_words().taking_sides


def _is_no_such(thing: Token | None, lemma: str) -> bool:
    """ "He is no angel", "the vote was like a circus"."""
    if thing is None or lemma != "be":
        return False
    if thing.lower_ == "like":
        return any(c.dep_ == "pobj" and c.pos_ in ("NOUN", "PROPN") for c in thing.rights)
    is_noun = thing.pos_ in ("NOUN", "PROPN") and thing.dep_ == "attr" and not _is_side(thing)
    return is_noun and any(c.lower_ == "no" and c.dep_ == "det" for c in thing.lefts)


def _is_at_a_loss(clause: Clause, lemma: str, thing: Token | None) -> bool:
    """ "They do not understand the town", "the state has failed us"."""
    subject = clause.subject
    if subject is None or subject.lower_ in ("i", "we") or find_modals(clause):
        return False
    if lemma == "understand":
        return clause.root.tag_ == "VB" and read_polarity(clause) == "negative"
    if lemma != "fail" or thing is None or thing.dep_ != "dobj":
        return False
    return is_person_noun(thing) or thing.lower_ in ("us", "them", "you", "me")


def _is_judged_thing(clause: Clause, lemma: str) -> bool:
    """ "The sad thing is that he left"."""
    noun = clause.subject
    if noun is None or lemma != "be" or noun.lemma_.lower() not in read_claim_words().judged_nouns:
        return False
    is_told = any(c.dep_ == "ccomp" and c.i > clause.verb.i for c in clause.children)
    return is_told and any(c.dep_ == "amod" and _is_judging(c) for c in noun.lefts)


def _is_untrusted(clause: Clause, lemma: str) -> bool:
    """ "He cannot be trusted"."""
    if lemma not in read_claim_words().trusting:
        return False
    is_can = any(modal.lower_ in ("can", "ca") for modal in find_modals(clause))
    is_passive = any(a.dep_ == "auxpass" for a in clause.auxiliaries)
    return is_can and is_passive and read_polarity(clause) == "negative"


def _finds(clause: Clause, lemma: str) -> bool:
    """ "I find his manners troubling", "We consider it wrong"."""
    subject = clause.subject
    if lemma not in ("find", "consider") or subject is None or subject.lower_ not in ("i", "we"):
        return False
    behind = [c for c in clause.children if c.i > clause.verb.i]
    below = [inner for c in behind for inner in (c, *c.children)]
    return any(_is_judging(c) for c in below if c.dep_ in ("oprd", "ccomp", "acomp", "amod", "acl"))


def _is_judged_manner(clause: Clause, lemma: str) -> bool:
    """ "They played better than us", "she was treated unfairly", but not "we can do better"."""
    words = read_claim_words()
    if find_modals(clause):
        return False
    manner = [c for c in clause.children if c.dep_ == "advmod"]
    if any(c.lower_ in words.judging_adverbs for c in manner):
        return True
    is_state = clause.verb.tag_ == "VBN" and any(a.lemma_ == "be" for a in clause.auxiliaries)
    is_done = lemma in words.verbs_of_manner and not any(c.dep_ == "agent" for c in clause.children)
    if is_state and is_done and any(c.lower_ in BADLY and c.i == clause.verb.i - 1 for c in manner):
        # "The town is badly run", but not "was badly hit by rain"
        return True
    behind = [c.lower_ for c in manner if c.i > clause.verb.i]
    return lemma in words.verbs_of_manner and any(c in words.adverbs_of_manner for c in behind)


def _is_past_measure(clause: Clause) -> bool:
    """ "Help came too late", "the state has not done enough"."""
    for token in clause.words[1:-1]:
        if token.lower_ != "too":
            continue
        # Not "attacked as too late", "knows all too well", "has too many memories".
        is_too = token.nbor(-1).lower_ not in ("as", "all")
        is_too = is_too and token.nbor(1).lower_ not in COUNTING
        if is_too and token.nbor(1).pos_ in ("ADJ", "ADV") and is_main(clause, token, BELOW):
            return True
    last = clause.words[-1]
    is_enough = last.lower_ == "enough" and is_main(clause, last, BELOW)
    return is_enough and read_polarity(clause) == "negative"


def _is_feeling(clause: Clause, thing: Token) -> bool:
    """ "I'm bitter", "the mayor is proud of it": how somebody feels, no judgement of his worth."""
    subject = clause.subject
    if subject is None or thing.lower_ not in read_claim_words().feelings:
        return False
    is_person = subject.ent_type_ == "PERSON" or is_person_noun(subject)
    return is_person or subject.lower_ in ("i", "we", "he", "she", "they", "you")


def _has_judging_words(clause: Clause, lemma: str) -> bool:
    """ "The reforms do not go far enough"."""
    first = clause.verb.i + 1
    phrases = [p[1:] for p in read_claim_words().evaluative_verb_phrases if p[0] == lemma]
    return any(
        tuple(token.lower_ for token in clause.doc[first : first + len(phrase)]) == phrase
        for phrase in phrases
    )


def is_judging_participle(clause: Clause) -> bool:
    """ "Conditions are appalling", "the plan is flawed": the parser takes both for verbs."""
    verb = clause.verb
    words = read_claim_words().evaluative_adjectives
    whole = _joined(verb)
    if verb.dep_ == "acl" or not (whole.startswith("ill-") or {verb.lower_, whole} & words):
        return False
    # "The trip is daunting at any time", but not "he is moving to the left"
    behind = [c for c in verb.rights if c.dep_ in BEHIND_VERB]
    if behind and (verb.tag_ != "VBG" or behind[0].lower_ not in ("at", "for")):
        return False
    forms = {a.lower_ for a in clause.auxiliaries if a.lemma_ == "be"}
    # "The vote was rigged" tells what somebody did.
    return bool(forms) and (verb.tag_ == "VBG" or (verb.tag_ == "VBN" and not forms & PAST))


def _is_judging_noun(noun: Token) -> bool:
    """ "A disaster", "one of our most effective leaders"."""
    words = read_claim_words()
    if any(c.tag_ == "JJ" and c.like_num for c in noun.lefts):
        # "The 7th treasure that it bought"
        return False
    if noun.lemma_.lower() in words.evaluative_nouns or _joined(noun) in words.evaluative_nouns:
        return True
    if noun.lemma_.lower() in words.nouns_for and any(c.lower_ == "for" for c in noun.rights):
        return not any(c.like_num or c.tag_ == "CD" for c in noun.lefts)
    if noun.lower_ in ("more", "less", "nothing"):
        # "Little more than a stunt", "nothing short of miraculous"
        short = [of for c in noun.rights if c.lower_ == "short" for of in c.rights]
        if any(_is_judging(c) or _is_judging_noun(c) for of in short for c in of.rights):
            return True
        inner = [c for c in noun.rights if c.lower_ in ("than", "but")]
        return any(_is_judging_noun(c) for prep in inner for c in prep.rights if c.dep_ == "pobj")
    if noun.lower_ != "one":
        return False
    below = [c for prep in noun.children if prep.dep_ == "prep" for c in prep.children]
    if any(c.lower_ == "first" for one in below for c in one.lefts):
        # "One of the first affordable computers"
        return False
    return any(_is_judging(word) for one in below for word in one.children if word.dep_ == "amod")


def _is_judging(adjective: Token) -> bool:
    if adjective.lower_ in COUNTING:
        return False
    words = read_claim_words().evaluative_adjectives
    whole = _joined(adjective)
    if whole in words or whole.startswith("ill-"):
        return True
    if adjective.lower_ in words or adjective.lemma_.lower() in words:
        # "Ready to go", "responsible for it": a state of somebody, no judgement.
        if adjective.lower_ == "responsible" and any(c.lower_ == "for" for c in adjective.rights):
            return False
        return adjective.lower_ != "ready" or not any(c.dep_ == "xcomp" for c in adjective.children)
    if UNABLE.fullmatch(adjective.lower_):
        return adjective.lower_ not in read_claim_words().not_judging_unable
    is_measured = adjective.lower_ in read_claim_words().measured or adjective.pos_ != "ADJ"
    degrees = ("too",) if is_measured else ("too", "most")
    return any(child.lower_ in degrees and child.i < adjective.i for child in adjective.children)


def _joined(word: Token) -> str:
    """ "Half-baked", three tokens whose head is the last; "" for a word without a hyphen."""
    if word.i < 2 or word.nbor(-1).text != "-" or word.nbor(-1).whitespace_:
        return ""
    return f"{word.nbor(-2).lower_}-{word.lower_}"
