"""What kind a claim is: fact, causal, forecast, normative or evaluation.

In: a `Clause`, its modality and condition. Out: one of `records.CLAIM_KINDS`, as docs/claims.md
says what each is. The decision to question: the kind is one word a claim, and where two fit the
first of normative, causal, forecast, evaluation wins; what a speaker only says he thinks ("I think
it is wrong") is judged by what he thinks.
"""

from transforms.claims.causes import is_causal, is_thing_noun
from transforms.claims.clauses import Clause, find_clause
from transforms.claims.commitment import lacks
from transforms.claims.judgements import is_evaluation, judges_desert
from transforms.claims.modality import (
    find_modals,
    is_past_modal,
    read_modality,
    read_polarity,
)
from transforms.claims.objects import (
    find_object,
    is_time,
    opens_with_there,
)
from transforms.lexicons.claims import read_claim_words
from transforms.lexicons.verbs import read_lemma
from transforms.parse.syntax import FINITE
from transforms.parse.tokens import Token

NOW_PERFECT = frozenset({"have", "has", "'ve", "’ve", "'s", "’s"})
LIKING = frozenset({"prefer", "like", "love", "hate", "want", "relish", "welcome", "appreciate"})


def read_kind(clause: Clause, modality: str, is_conditional: bool, forecasts: bool) -> str:
    """One of `records.CLAIM_KINDS`; `forecasts` tells that the source predicts or expects it."""
    weighed = find_weighed(clause)
    if weighed is not None and _is_only_said(clause):
        return read_kind(weighed, read_modality(weighed), is_conditional, forecasts)
    is_awaited = modality == "necessary" and _is_awaited(clause)
    is_needed = modality == "necessary" and not (is_awaited or _is_past_need(clause))
    if _is_due(clause) or is_needed:
        return "normative"
    if is_causal(clause):
        return "causal"
    foretold = modality == "future" and not _is_liking(clause) and not _was_planned(clause)
    if foretold or forecasts or is_awaited or _is_forecast(clause, modality, is_conditional):
        return "forecast"
    if weighed is not None:
        kind = read_kind(weighed, read_modality(weighed), is_conditional, forecasts)
        return "fact" if kind == "forecast" and _could_then(clause, weighed) else kind
    return "evaluation" if is_evaluation(clause) else "fact"


def _could_then(clause: Clause, weighed: Clause) -> bool:
    """ "I did not think I could do it": what was weighed once is over."""
    is_past = clause.root.tag_ == "VBD" or any(a.lower_ == "did" for a in clause.auxiliaries)
    modals = find_modals(weighed)
    return is_past and bool(modals) and modals[0].lower_ == "could"


def find_weighed(clause: Clause) -> Clause | None:
    """What stands behind "I think", "we believe", "he thinks" where a person weighs it.

    Also behind "I am sure", "we are confident" and "My fear is".
    """
    verb = clause.verb
    if clause.subject is None:
        return None
    lemma = read_lemma(verb.text, verb.lemma_)
    below = clause.children
    if lemma == "be":
        heads = _find_weighing(clause)
        below = tuple(c for head in heads for c in head.children if clause.holds(c))
    elif lemma not in read_claim_words().weighing or clause.subject.pos_ != "PRON":
        return None
    for child in below:
        opening = clause.doc[child.left_edge.i]
        if child.dep_ not in ("ccomp", "xcomp") or child.i < verb.i:
            continue
        if child.tag_ in ("VBG", "VB") and not any(a.tag_ in FINITE for a in child.lefts):
            # "I can imagine them saying so"
            continue
        if opening.lower_ in ("if", "whether") and opening.head == child:
            continue
        if opening.tag_ in ("WRB", "WP", "WDT") and not any(
            c.dep_ == "csubj" and c.left_edge == opening for c in child.lefts
        ):
            # "I know what it costs", but not "I think what it costs is a disgrace"
            continue
        start = child.left_edge.i + (opening.lower_ == "that")
        pieces = [(max(low, start), high) for low, high in clause.pieces if high > start]
        inner = find_clause(clause.doc, pieces)
        return inner if inner is not None and inner.verb != verb else None
    return None


def _find_weighing(clause: Clause) -> tuple[Token, ...]:
    """What a clause hangs on in "I am sure …" (the adjective) and "My fear is …" (the verb)."""
    words = read_claim_words()
    subject = clause.subject
    if subject is None:
        return ()
    if subject.lemma_.lower() in words.weighing_nouns:
        is_own = any(c.dep_ == "poss" for c in subject.lefts)
        return (clause.verb,) if is_own else ()
    sure = tuple(c for c in clause.children if c.lower_ in words.weighing_adjectives)
    return (*sure, clause.verb) if sure and subject.pos_ == "PRON" else ()


def _is_only_said(clause: Clause) -> bool:
    """ "I will say I'm a soldier", "I must admit it was wrong": no more than "I think"."""
    is_me = clause.subject is not None and clause.subject.lower_ in ("i", "we")
    is_said = read_lemma(clause.verb.text, clause.verb.lemma_) in read_claim_words().only_said
    return is_me and is_said and bool(find_modals(clause) or clause.moods)


def _was_planned(clause: Clause) -> bool:
    """ "She had been scheduled to attend": what was planned once is a fact."""
    is_perfect = any(a.lower_ in ("had", "'d") and a.tag_ != "MD" for a in clause.auxiliaries)
    return is_perfect and bool(clause.moods) and not find_modals(clause)


def _is_due(clause: Clause) -> bool:
    """ "It is time to leave", "schools have a duty to warn", "he deserves to win"."""
    words = read_claim_words()
    verb = clause.verb
    lemma = read_lemma(verb.text, verb.lemma_)
    if lemma == "deserve":
        return not judges_desert(clause)
    if verb.doc.span(max(0, verb.i - 2), verb.i).text.lower() == "had better":
        return True
    thing = find_object(clause)
    if any((lemma, c.lemma_.lower()) in words.owed for c in clause.children if c.dep_ == "dobj"):
        # "He owes the town an explanation"
        return True
    if lemma == "need" and _is_needy(clause):
        # "We need more information" asks for it; "the firm needs 40 workers" tells of it
        return thing is not None
    if _is_forbidden(clause, lemma) or _is_call(clause, lemma) or _is_demanding(clause, lemma):
        return True
    if opens_with_there(verb):
        return _is_needed(clause)
    subject = clause.subject
    is_turned = subject is not None and subject.i > verb.i and lemma == "be"
    if subject is not None and is_turned and subject.lemma_.lower() in words.duties:
        # "Now is the time to leave"
        return any(c.tag_ in ("VB", "VBN") for c in (*subject.rights, *verb.rights))
    if lemma not in ("be", "have") or thing is None or thing.lemma_.lower() not in words.duties:
        return False
    if thing.lemma_.lower() == "time":
        # Not "We have time to change it", "There could not be a better time to go".
        is_dummy = clause.subject is not None and clause.subject.lower_ in ("it", "now", "this")
        if lemma == "have" or not is_dummy or any(c.dep_ == "amod" for c in thing.lefts):
            return False
        behind = [c for c in (*thing.rights, *clause.children) if c.i > thing.i]
        if any(c.tag_ == "VBD" and c.dep_ in ("relcl", "ccomp", "acl", "advcl") for c in behind):
            # "It is time | voters had a say"
            return True
    below = [*thing.children, *verb.children]
    return any(c.tag_ == "VB" and c.i > thing.i and c.doc[c.i - 1].lower_ == "to" for c in below)


def _is_demanding(clause: Clause, lemma: str) -> bool:
    """ "We urge the mayor to resign", "I call on him to go": said, it is done."""
    subject = clause.subject
    is_ours = subject is not None and subject.lower_ in ("i", "we") and clause.root.tag_ == "VBP"
    if not is_ours or lemma not in read_claim_words().demanding:
        return False
    return lemma != "call" or any(c.lower_ in ("on", "for", "upon") for c in clause.children)


def _is_needed(clause: Clause) -> bool:
    """ "There is a need for order", "there is no place for hatred"."""
    words = read_claim_words()
    noun = clause.subject
    if noun is None:
        return False
    below = {c.lower_ for c in (*noun.rights, *clause.children)}
    if noun.lower_ == "need":
        return read_polarity(clause) == "affirmative" and bool(below & {"for", "to"})
    return noun.lower_ in words.allowances and lacks(noun) and "for" in below


def _is_needy(clause: Clause) -> bool:
    """ "We need more information", "America needs leaders": a need of all, so a demand."""
    subject = clause.subject
    if subject is None:
        return False
    if subject.lower_ == "we":
        return clause.root.tag_ in ("VBP", "VB")
    root = clause.root
    # "(Said) the country needed a truce", which it needs now
    is_told = root.tag_ == "VBD" and root.dep_ == "ccomp" and root.head.tag_ == "VBD"
    is_place = subject.ent_type_ in ("GPE", "LOC", "NORP")
    is_all = is_place or subject.lemma_.lower() in read_claim_words().needy
    return is_all and (is_told or root.tag_ in ("VBP", "VBZ"))


def _is_forbidden(clause: Clause, lemma: str) -> bool:
    """ "We cannot allow that", "This can not be tolerated"."""
    if lemma not in read_claim_words().intolerable or clause.subject is None:
        return False
    is_can = any(modal.lower_ in ("can", "ca") for modal in find_modals(clause))
    is_passive = any(a.dep_ == "auxpass" for a in clause.auxiliaries)
    is_ours = is_passive or clause.subject.lower_ in ("we", "you", "this", "that")
    is_ours |= clause.subject.ent_type_ == "GPE"
    return is_can and is_ours and read_polarity(clause) == "negative"


def _is_call(clause: Clause, lemma: str) -> bool:
    """ "The time has come for him to go", "What is needed is a truce"."""
    subject = clause.subject
    if subject is None:
        return False
    if lemma == "come" and subject.lemma_.lower() == "time":
        inner = [*subject.children, *clause.children]
        return any(any(t.lower_ == "to" for t in c.lefts) for c in inner if c.tag_ == "VB")
    is_what = subject.dep_ == "csubj" and clause.doc[subject.left_edge.i].lower_ == "what"
    return lemma == "be" and is_what and subject.lemma_ == "need"


def _is_liking(clause: Clause) -> bool:
    """ "Soldiers would prefer the other candidate", "they'd rather wait": what they like now."""
    modals = [modal for modal in find_modals(clause) if modal.lower_ in ("would", "'d", "’d")]
    if any(modal.nbor(1).lower_ in ("rather", "sooner") for modal in modals):
        return True
    subject = clause.subject
    if modals and subject is not None and subject.lower_ in ("percent", "%"):
        # "Forty percent would choose Roe"
        return True
    thing = find_object(clause)
    if modals and clause.verb.lemma_ == "be" and thing is not None:
        # "I'd be glad to help"
        return thing.lower_ in read_claim_words().willing and not is_past_modal(clause)
    return bool(modals) and read_lemma(clause.verb.text, clause.verb.lemma_) in LIKING


def _is_awaited(clause: Clause) -> bool:
    """ "The kit should be available within days", "the firm should be able to pay": it will be."""
    modals = find_modals(clause)
    if not modals or modals[0].lower_ not in ("should", "ought") or is_past_modal(clause):
        return False
    words = read_claim_words()
    states = [c for c in clause.children if c.dep_ in ("acomp", "advmod", "prt", "oprd")]
    if any(word.lower_ in words.awaited for word in (*states, *clause.group)):
        return True
    # "The deal should go through next year": a thing will, though a man ought to.
    subject = clause.subject
    is_thing = subject is not None and subject.dep_ == "nsubj" and is_thing_noun(subject)
    return is_thing and any(token.lower_ in words.forecast_times for token in clause.words)


def _is_past_need(clause: Clause) -> bool:
    """ "Passengers had to wait", "did not have to wait", "are having to wait": it happens."""
    did = any(a.lower_ == "did" for a in clause.auxiliaries)
    is_passive = any(a.dep_ == "auxpass" for a in clause.auxiliaries)
    # "Action is needed to build it" demands it.
    is_past = clause.root.lower_ in ("had", "needed", "having") and not is_passive
    return (is_past or did) and not find_modals(clause)


def _is_forecast(clause: Clause, modality: str, is_conditional: bool) -> bool:
    """What may come: "likely to", or may/could with a time to come or a condition."""
    words = read_claim_words()
    if is_conditional and clause.verb.lemma_ == "risk":
        # "If the bank fails, he risks a run"
        return True
    if clause.verb.lemma_ == "forecast" and clause.root.tag_ != "VB":
        return True
    if modality == "asserted":
        return _is_planned(clause)
    is_over = any(token.lower_ in words.past_times for token in clause.children)
    if modality != "possible" or is_over or is_past_modal(clause):
        return False
    if any(token.lower_ in words.forecast_sure_times for token in clause.children):
        return True
    if any(token.lower_ in ("likely", "unlikely") for token in clause.children):
        return True
    if any(token.lower_ == "by" and _is_year(token) for token in clause.children):
        return True
    return not _is_able(clause) and (
        is_conditional
        or _may_come(clause)
        or any(token.lower_ in words.forecast_times for token in clause.words)
        or any(_is_deadline(token) for token in clause.children)
    )


def _may_come(clause: Clause) -> bool:
    """ "The mayor may resign", "jobs could be lost": a deed that is still to come, no state."""
    modals = find_modals(clause)
    verb = clause.verb
    if not modals or modals[0].lower_ not in ("may", "might", "could") or clause.subject is None:
        return False
    is_past = modals[0].lower_ == "could" and read_polarity(clause) == "negative"
    is_deed = verb.tag_ == "VB" or any(a.dep_ == "auxpass" for a in clause.auxiliaries)
    is_state = read_lemma(verb.text, verb.lemma_) in read_claim_words().states
    return is_deed and not (is_past or is_state or clause.subject.lower_ in ("you", "one"))


def _is_year(preposition: Token) -> bool:
    """ "By 2050"."""
    return any(c.text.isdigit() and len(c.text) == 4 for c in preposition.children)


def _is_deadline(preposition: Token) -> bool:
    """ "By Friday", "within weeks"."""
    is_before = preposition.lower_ in read_claim_words().deadlines
    return is_before and any(is_time(c) for c in preposition.children if c.dep_ == "pobj")


def _is_planned(clause: Clause) -> bool:
    """ "The firm plans to cut 400 jobs", "The trial opens next week"."""
    words = read_claim_words()
    root = clause.root
    lemma = read_lemma(root.text, root.lemma_)
    has_plan = any(child.dep_ == "xcomp" and child.tag_ == "VB" for child in clause.children)
    if root.tag_ == "VBN" and has_plan and lemma in words.forecast_decisions:
        # "I have decided to vote for him"
        return any(a.lower_ in NOW_PERFECT for a in clause.auxiliaries) and lemma == root.lemma_
    if root.tag_ not in ("VBZ", "VBP"):
        return False
    if lemma in words.forecast_plans:
        return any(child.dep_ == "xcomp" for child in clause.children)
    times = [child for child in clause.children if child.i > root.i]
    times += [inner for child in times for inner in child.children]
    if any(token.tag_ in ("VBD", "VBN") for token in clause.group):
        return False
    if any(token.lower_ in words.forecast_sure_times for token in times):
        return True
    is_calendar = read_lemma(clause.verb.text, clause.verb.lemma_) in words.calendar
    return is_calendar and any(
        token.lower_ in words.days and token.dep_ in ("pobj", "npadvmod", "dobj") for token in times
    )


def tells_past_plan(clause: Clause) -> bool:
    """ "(He said) the firm planned to close": told in the past, still to come."""
    root = clause.root
    is_plan = read_lemma(root.text, root.lemma_) in read_claim_words().forecast_plans
    is_past = root.tag_ == "VBD" or any(a.lower_ in ("was", "were") for a in clause.auxiliaries)
    is_past &= root.tag_ in ("VBD", "VBG")
    return is_plan and is_past and any(c.dep_ == "xcomp" for c in clause.children)


def _is_able(clause: Clause) -> bool:
    """ "can" and "is able to" tell what is so now."""
    return any(token.lower_ in ("can", "able", "ca") for token in clause.children)
