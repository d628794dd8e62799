"""What kind a claim is: fact, causal, forecast, normative or evaluation.

In: a `Clause`, its modality and condition. Out: one of `records.CLAIM_KINDS`, as docs/claims.md
says what each is. The decision to question: the kind is one word a claim, and where two fit the
first of normative, causal, forecast, evaluation wins.
"""

from spacy.tokens import Token

from transforms.claims.clauses import Clause, find_object
from transforms.claims.modality import find_modals, find_places, is_main, is_past_modal
from transforms.lexicons.claims import read_claim_words


def read_kind(clause: Clause, modality: str, is_conditional: bool, forecasts: bool) -> str:
    """One of `records.CLAIM_KINDS`; `forecasts` tells that the source predicts or expects it."""
    if modality == "necessary" and not _is_past_need(clause):
        return "normative"
    if _is_causal(clause):
        return "causal"
    if modality == "future" or forecasts or _is_forecast(clause, modality, is_conditional):
        return "forecast"
    return "evaluation" if _is_evaluation(clause) else "fact"


def _is_past_need(clause: Clause) -> bool:
    """ "Passengers had to wait": it happened."""
    return clause.root.lower_ in ("had", "needed") and not find_modals(clause)


def _is_causal(clause: Clause) -> bool:
    words = read_claim_words()
    lemma = clause.verb.lemma_.lower()
    children = list(clause.children())
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
    tokens = list(clause.tokens())
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


def _is_before_verb(tokens: list[Token], place: int) -> bool:
    """ "due to resume at noon" is about when, not why."""
    return place < len(tokens) and tokens[place].tag_ == "VB"


def _is_forecast(clause: Clause, modality: str, is_conditional: bool) -> bool:
    """What may come: "likely to", or may/could with a time to come or a condition."""
    words = read_claim_words()
    if clause.verb.lemma_ == "forecast" and clause.root.tag_ != "VB":
        return True
    if modality != "possible" or is_past_modal(clause):
        return False
    if any(token.lower_ in ("likely", "unlikely") for token in clause.children()):
        return True
    return not _is_able(clause) and (
        is_conditional or any(token.lower_ in words.forecast_times for token in clause.tokens())
    )


def _is_able(clause: Clause) -> bool:
    """ "can" and "is able to" tell what is so now."""
    return any(token.lower_ in ("can", "able", "ca") for token in clause.children())


def _is_evaluation(clause: Clause) -> bool:
    """A judgement: "is wrong", "was too low", "is a safe car", "made a terrible mistake"."""
    words = read_claim_words()
    thing = find_object(clause)
    if thing is None:
        return False
    if clause.verb.lemma_ not in {"be", "seem", "look", "feel", "sound", *words.making}:
        return False
    if thing.lemma_.lower() in words.evaluative_nouns and clause.verb.lemma_ not in words.making:
        return True
    if thing.pos_ == "ADJ" and _is_judging(thing):
        return True
    return any(child.dep_ == "amod" and _is_judging(child) for child in thing.children)


def _is_judging(adjective: Token) -> bool:
    words = read_claim_words().evaluative_adjectives
    if adjective.lower_ in words or adjective.lemma_.lower() in words:
        return True
    return any(child.lower_ == "too" and child.i < adjective.i for child in adjective.children)
