"""What kind a claim is: fact, causal, forecast, normative or evaluation.

In: a `Clause`, its modality and condition. Out: one of `records.CLAIM_KINDS`, as docs/claims.md
says what each is. The decision to question: the kind is one word a claim, and where two fit the
first of normative, causal, forecast, evaluation wins; what a speaker only says he thinks ("I think
it is wrong") is judged by what he thinks.
"""

from collections.abc import Sequence

from transforms.claims.clauses import Clause, find_clause, find_object
from transforms.claims.modality import (
    find_modals,
    find_places,
    is_main,
    is_past_modal,
    read_modality,
)
from transforms.lexicons.claims import read_claim_words
from transforms.lexicons.verbs import read_lemma
from transforms.parse.tokens import Token

WITH = frozenset({"with", "without"})
LIKING = frozenset({"prefer", "like", "love", "hate", "want"})
PUT = frozenset({"at", "in", "on", "over", "within"})
COUNTING = frozenset({"many", "much", "few", "little"})


def read_kind(clause: Clause, modality: str, is_conditional: bool, forecasts: bool) -> str:
    """One of `records.CLAIM_KINDS`; `forecasts` tells that the source predicts or expects it."""
    if _is_due(clause) or (modality == "necessary" and not _is_past_need(clause)):
        return "normative"
    if _is_causal(clause):
        return "causal"
    foretold = modality == "future" and not _is_liking(clause)
    if foretold or forecasts or _is_forecast(clause, modality, is_conditional):
        return "forecast"
    inner = find_weighed(clause)
    if inner is not None:
        return read_kind(inner, read_modality(inner), is_conditional, forecasts)
    return "evaluation" if _is_evaluation(clause) else "fact"


def find_weighed(clause: Clause) -> Clause | None:
    """What stands behind "I think", "we believe", "he thinks" where a person weighs it."""
    verb = clause.verb
    is_weighing = read_lemma(verb.text, verb.lemma_) in read_claim_words().weighing
    if not is_weighing or clause.subject is None or clause.subject.pos_ != "PRON":
        return None
    for child in clause.children:
        opening = clause.doc[child.left_edge.i]
        if child.dep_ != "ccomp" or child.i < verb.i or opening.tag_ in ("WRB", "WP", "WDT"):
            continue
        start = child.left_edge.i + (opening.lower_ == "that")
        pieces = [(max(low, start), high) for low, high in clause.pieces if high > start]
        inner = find_clause(clause.doc, pieces)
        return inner if inner is not None and inner.verb != verb else None
    return None


def _is_due(clause: Clause) -> bool:
    """ "It is time to leave", "schools have a duty to warn", "he deserves to win"."""
    words = read_claim_words()
    verb = clause.verb
    lemma = read_lemma(verb.text, verb.lemma_)
    if lemma == "deserve" or verb.doc.span(max(0, verb.i - 2), verb.i).text.lower() == "had better":
        return True
    thing = find_object(clause)
    if lemma == "need" and _is_first_person(clause) and clause.root.tag_ in ("VBP", "VB"):
        # "We need more information" asks for it; "the firm needs 40 workers" tells of it
        return thing is not None
    if lemma not in ("be", "have") or thing is None or thing.lemma_.lower() not in words.duties:
        return False
    below = [*thing.children, *verb.children]
    return any(c.tag_ == "VB" and c.i > thing.i and c.doc[c.i - 1].lower_ == "to" for c in below)


def _is_first_person(clause: Clause) -> bool:
    return clause.subject is not None and clause.subject.lower_ == "we"


def _is_liking(clause: Clause) -> bool:
    """ "Soldiers would prefer the other candidate", "they'd rather wait": what they like now."""
    modals = [modal for modal in find_modals(clause) if modal.lower_ in ("would", "'d", "’d")]
    if any(modal.nbor(1).lower_ in ("rather", "sooner") for modal in modals):
        return True
    return bool(modals) and read_lemma(clause.verb.text, clause.verb.lemma_) in LIKING


def _is_past_need(clause: Clause) -> bool:
    """ "Passengers had to wait", "did not have to wait": it happened."""
    did = any(a.lower_ == "did" for a in clause.auxiliaries)
    return (clause.root.lower_ in ("had", "needed") or did) and not find_modals(clause)


def _is_causal(clause: Clause) -> bool:
    words = read_claim_words()
    lemma = read_lemma(clause.verb.text, clause.verb.lemma_)
    children = clause.children
    if _is_reason(clause, children) or _is_doing(clause, lemma, children):
        return True
    following = {child.lower_ for child in children if child.i > clause.verb.i}
    infinitive = any(
        inner.lower_ == "to"
        for child in children
        if child.dep_ in ("xcomp", "ccomp")
        for inner in child.lefts
    )
    if lemma in words.causal_verbs:
        return True
    if lemma in words.causal_verbs_to and ("to" in following or infinitive):
        return True
    if any((lemma, child.lower_) in words.causal_verbs_with_particle for child in children):
        return True
    tokens = clause.words
    if 0 in find_places(tokens, words.causal_openings) or _is_putting(clause, lemma, children):
        return True
    for place, token in enumerate(tokens):
        if token.lower_ in words.causal_marks and is_main(clause, token):
            return True
        is_apart = place > 0 and tokens[place - 1].text == ","
        if is_apart and token.lower_ in words.causal_participles and token.dep_ == "advcl":
            return True
    return any(
        is_main(clause, tokens[place]) and not _is_before_verb(tokens, place + 2)
        for place in find_places(tokens, words.causal_phrases)
    )


def _is_reason(clause: Clause, children: Sequence[Token]) -> bool:
    """ "That is why we left", "The reason is that …", "By waiting, the firm lost the order"."""
    if clause.verb.lemma_ == "be" and clause.subject is not None:
        is_pointing = clause.subject.lower_ in ("this", "that", "which", "it")
        openings = {clause.doc[c.left_edge.i].lower_ for c in children if c.i > clause.verb.i}
        if is_pointing and openings & read_claim_words().causal_reasons:
            return True
        thing = find_object(clause)
        nouns = {clause.subject.lemma_.lower(), "" if thing is None else thing.lemma_.lower()}
        if nouns & read_claim_words().causal_nouns:
            return True
    first = clause.doc[clause.pieces[0][0]]
    return first.lower_ == "by" and any(
        c.tag_ == "VBG" and c.dep_ == "pcomp" for c in first.children
    )


def _is_doing(clause: Clause, lemma: str, children: Sequence[Token]) -> bool:
    """A thing that "makes rents rise", "brought her a flood of cash", "left 400 homeless"."""
    subject = clause.subject
    if lemma not in read_claim_words().causal_verbs_of_things or subject is None:
        return False
    if not _is_thing(subject):
        return False
    behind = [child for child in children if child.i > clause.verb.i]
    if any(child.lower_ in ("unchanged", "in") for child in behind):
        return False
    labels = {child.dep_ for child in behind}
    if lemma in ("bring", "create"):
        return "dobj" in labels
    if lemma in ("cost", "earn", "win"):
        return "dative" in labels
    if lemma == "leave" and "dobj" in labels:
        return bool(labels & {"oprd", "xcomp"}) or any(c.lower_ in WITH for c in behind)
    # "Made bread dearer": the parser may hang the adjective on the noun.
    inner = [c for child in behind if child.dep_ == "dobj" for c in child.rights]
    is_made = lemma == "make" and any(c.pos_ == "ADJ" for c in (*behind, *inner))
    return is_made or bool(labels & {"ccomp", "oprd", "xcomp"})


def _is_putting(clause: Clause, lemma: str, children: Sequence[Token]) -> bool:
    """ "The vote in Severka put him over the threshold", where a thing does it."""
    subject = clause.subject
    if lemma != "put" or subject is None or not _is_thing(subject):
        return False
    behind = [child for child in children if child.i > clause.verb.i]
    moved = any(child.dep_ == "prep" and child.lower_ in PUT for child in behind)
    return moved and any(child.dep_ == "dobj" for child in behind)


def _is_thing(noun: Token) -> bool:
    return noun.pos_ == "NOUN" and noun.ent_type_ not in ("PERSON", "ORG", "GPE", "NORP")


def _is_before_verb(tokens: Sequence[Token], place: int) -> bool:
    """ "due to resume at noon" is about when, not why."""
    return place < len(tokens) and tokens[place].tag_ == "VB"


def _is_forecast(clause: Clause, modality: str, is_conditional: bool) -> bool:
    """What may come: "likely to", or may/could with a time to come or a condition."""
    words = read_claim_words()
    if clause.verb.lemma_ == "forecast" and clause.root.tag_ != "VB":
        return True
    if modality == "asserted":
        return _is_planned(clause)
    if modality != "possible" or is_past_modal(clause):
        return False
    if any(token.lower_ in words.forecast_sure_times for token in clause.children):
        return True
    if any(token.lower_ in ("likely", "unlikely") for token in clause.children):
        return True
    if any(token.lower_ == "by" and _is_year(token) for token in clause.children):
        return True
    return not _is_able(clause) and (
        is_conditional or any(token.lower_ in words.forecast_times for token in clause.words)
    )


def _is_year(preposition: Token) -> bool:
    """ "By 2050"."""
    return any(c.text.isdigit() and len(c.text) == 4 for c in preposition.children)


def _is_planned(clause: Clause) -> bool:
    """ "The firm plans to cut 400 jobs", "The trial opens next week"."""
    words = read_claim_words()
    root = clause.root
    if root.tag_ not in ("VBZ", "VBP"):
        return False
    if read_lemma(root.text, root.lemma_) in words.forecast_plans:
        return any(child.dep_ == "xcomp" for child in clause.children)
    times = [child for child in clause.children if child.i > root.i]
    times += [inner for child in times for inner in child.children]
    return any(token.lower_ in words.forecast_sure_times for token in times) and all(
        token.tag_ not in ("VBD", "VBN") for token in clause.group
    )


def _is_able(clause: Clause) -> bool:
    """ "can" and "is able to" tell what is so now."""
    return any(token.lower_ in ("can", "able", "ca") for token in clause.children)


def _is_evaluation(clause: Clause) -> bool:
    """A judgement: "is wrong", "was too low", "is a safe car", "made a terrible mistake"."""
    words = read_claim_words()
    lemma = read_lemma(clause.verb.text, clause.verb.lemma_)
    thing = find_object(clause)
    things = () if thing is None else (thing, *thing.conjuncts)
    if any((lemma, noun.lemma_.lower()) in words.judging_pairs for noun in things):
        return True
    if lemma not in words.copulas | words.making:
        return False
    behind = list(clause.doc[clause.verb.i + 1 : clause.pieces[-1][1]])
    if lemma in words.copulas and 0 in find_places(behind, words.evaluative_phrases):
        return True
    if thing is None:
        return False
    heads = (thing, *thing.conjuncts)
    if lemma not in words.making and any(_is_judging_noun(head) for head in heads):
        return True
    return any(
        _is_judging(word)
        for head in heads
        for word in (head, *(c for c in head.children if c.dep_ == "amod"))
        if word.pos_ in ("ADJ", "VERB", "ADV") or word.tag_ in ("VBN", "VBG")
    )


def _is_judging_noun(noun: Token) -> bool:
    """ "A disaster", "one of our most effective leaders"."""
    if noun.lemma_.lower() in read_claim_words().evaluative_nouns:
        return True
    if noun.lower_ != "one":
        return False
    below = [c for prep in noun.children if prep.dep_ == "prep" for c in prep.children]
    return any(_is_judging(word) for one in below for word in one.children if word.dep_ == "amod")


def _is_judging(adjective: Token) -> bool:
    if adjective.lower_ in COUNTING:
        return False
    words = read_claim_words().evaluative_adjectives
    if adjective.lower_ in words or adjective.lemma_.lower() in words:
        # "Ready to go", "able to": a state of somebody, no judgement.
        return adjective.lower_ != "ready" or not any(c.dep_ == "xcomp" for c in adjective.children)
    return any(child.lower_ == "too" and child.i < adjective.i for child in adjective.children)
