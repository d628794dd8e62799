"""Where the words of a role begin and end in what stands beside a name.

In: a range of tokens around an office. Out: the range without what opens the sentence, when it was,
an opinion, a form of address and a clause behind, or None. The decision to question: "then" and
"late" are left out ("the then-chairman"), but "former" and "acting" are a part of the title.
"""

import re

from transforms.entities.people import opens_nickname
from transforms.lexicons.names import read_name_words
from transforms.lexicons.roles import read_role_words
from transforms.parse.syntax import Tokens, trim
from transforms.parse.tokens import Doc, Token
from transforms.speakers.role_chains import LONGEST_ROLE, is_dash
from transforms.speakers.role_parts import is_office, is_short_office
from transforms.speakers.role_stretches import LEADING, is_short_rank

WORDS = read_name_words()
ROLES = read_role_words()
AGED = re.compile(r"\d+-year-old ")
TRAILING = WORDS.addresses | frozenset(
    """baron baroness cllr cllr. dame dr dr. lady lord mr mr. mrs mrs. ms ms. rev rev. sir
    viscount""".split()
)
TIMES = WORDS.calendar | frozenset(
    "afternoon decade evening fall month morning night week year yesterday".split()
)
RELATIVE = frozenset({"earlier", "last", "next", "this"})
DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
ELECTED = frozenset({"congressman", "congresswoman", "governor", "president", "senator"})
DASHES = frozenset({"—", "–", "--"})
CUT = frozenset(
    """alongside by during here now responsible since there today under until when which who
    whom""".split()
)
"""Where a role ends: "a supporter during the primary"."""
JOINED = frozenset({"co", "vice"})
NAMING = frozenset({"called", "named"})
FELLOWS = frozenset({"ADJ", "NOUN", "PROPN"})
RANKED = frozenset({"first", "second", "third"})
OF_RANK = frozenset("air flight petty rear vice wing".split())
BRACKETS = frozenset("()[]{")


def find_edges(doc: Doc, tokens: Tokens) -> Tokens | None:
    """The words of a role in a range; empty if none are left."""
    trimmed = trim(doc, *tokens)
    if trimmed is None or trimmed[1] - trimmed[0] > LONGEST_ROLE:
        return None
    low, high = trimmed
    low = _find_opening(doc, low, high)
    aged = AGED.match(doc.span(low, high).text)
    if aged is not None:
        low += sum(token.idx < doc[low].idx + aged.end() for token in doc[low:high])
    while high > low and (_is_trailing(doc, low, high - 1) or doc[high - 1].lower_ == "and"):
        high -= 1
    if high - low > 2 and doc[high - 1].pos_ == "ADJ" and doc[high - 2].lower_ == "and":
        # "the nominee and apoplectic Tom Hale"
        high -= 2
    if high - low > 2 and doc[low].lower_ in WORDS.relation_nouns and doc[low + 1].lower_ == "and":
        # "German's brother and fellow comedian"
        low += 2
    low += high - low > 1 and doc[low].lower_ == "fellow" and doc[low + 1].pos_ in FELLOWS
    low = _add_prefix(doc, _add_number(doc, low))
    further = (i for i in range(low + 1, high) if _is_cut(doc, i, high))
    return low, next(further, high)


def _is_cut(doc: Doc, at: int, high: int) -> bool:
    """ "a supporter | during the primary", "chief of the campaign | four years ago"."""
    is_past = doc[min(at + 2, high - 1)].lower_ == "ago" and at + 2 < high
    return doc[at].text in CUT or is_past or _opens_clause(doc, at)


def _find_opening(doc: Doc, low: int, high: int) -> int:
    """Behind a dash, the time and an article: "Earlier | Foreign Secretary"."""
    dashes = (i for i in range(low, high) if doc[i].text in DASHES or is_dash(doc, i))
    low = _skip_time(doc, max(dashes, default=low - 1) + 1, high)
    while low < high and (_is_leading(doc[low], high) or doc[low].text in (",", "-")):
        behind = doc[min(low + 1, high - 1)]
        if doc[low].lower_ != "then" and behind.text == "-":
            # "second-in-command"
            break
        if doc[low].lower_ == "one" and behind.lower_ == "of":
            break
        if doc[low].lower_ in RANKED and doc[low].text.istitle() and behind.text.istitle():
            # "First Minister Jane Roe"
            break
        if doc[low].lower_ in RANKED and behind.lower_ in ROLES.ordered:
            # "First author Jane Roe"
            break
        low += 1
    return low


def _add_number(doc: Doc, low: int) -> int:
    """With the number in front: "100m champion", "Ward 9 councillor"."""
    if doc[low - 1].like_num and not doc[low - 1].whitespace_:
        # "100m champion"
        return low - 1
    if doc[low - 1].like_num and low > 1 and doc[low - 2].lower_ in ROLES.numbered:
        # "Ward 9 councillor Jane Roe"
        return low - 2
    return low


def _add_prefix(doc: Doc, low: int) -> int:
    """With what a hyphen joins to the office: "the German | co-|head of Norvane"."""
    is_joined = low > 1 and doc[low - 1].text == "-" and not doc[low - 1].whitespace_
    if not is_joined or doc[low - 2].whitespace_ or doc[low - 2].lower_ not in JOINED:
        return low
    low -= 2
    while doc[low - 1].pos_ == "ADJ" and doc[low - 1].text.istitle():
        low -= 1
    return low


def _skip_time(doc: Doc, low: int, high: int) -> int:
    """Behind when it was: "Last spring | neurosurgeon Jane Roe", "On Monday | coroner Jane Roe"."""
    if low >= high:
        return low
    is_relative = doc[low].lower_ in RELATIVE or (low > 0 and doc[low - 1].lower_ in RELATIVE)
    at = low + (doc[low].lower_ in RELATIVE)
    while at < high and doc[at].lower_ in TIMES:
        at += 1
    is_name = doc[at - 1].text.istitle() and doc[at - 1].lower_ not in WORDS.calendar
    # "This Morning anchor Jane Roe"
    is_time = at < high and at > low and doc[at - 1].lower_ in TIMES and not is_name
    if not is_time or doc[at].tag_ == "POS" or doc[at].text == "-":
        # "last year's winner Jane Roe"
        return low
    is_day = doc[low].lower_ in DAYS and low > 0 and doc[low - 1].lower_ == "on"
    # "night manager Jane Roe", "Sunday Times editor Jane Roe"
    return at if is_relative or is_day or doc[low].lower_ == "yesterday" else low


def _is_leading(token: Token, high: int) -> bool:
    """An article, what opens the sentence or an opinion: "Earlier | Foreign Secretary"."""
    is_opener = token.lower_ in ROLES.openers and token.text.istitle() and not opens_nickname(token)
    is_opinion = token.lower_ in ROLES.opinions and token.i + 1 < high
    return token.lower_ in LEADING or is_opener or is_opinion


def _is_trailing(doc: Doc, low: int, at: int) -> bool:
    """A form of address between role and name: "Army spokesman | Lt Col Avi Peled"."""
    token = doc[at]
    if is_short_office(token) and not _is_behind_office(doc, low, at):
        # "Ohio Gov. Jane Roe", where it is the office
        return False
    if token.lower_ in ROLES.ranks:
        is_of_law = token.lower_ == "general" and doc[at - 1].lower_ in ROLES.generals
        before = (t for t in doc[low:at] if t.lower_ not in ROLES.ranks)
        return not is_of_law and any(map(is_office, before))
    if token.lower_ in ELECTED and at > low:
        # "presidential candidate Senator Jane Roe"
        return is_office(doc[at - 1]) and doc[at - 1].text.islower()
    if token.lower_ in ("the", "most"):
        # "the Archbishop of Wexcombe, the Most Rev Jane Roe"
        return True
    if is_short_rank(token):
        return True
    is_short = token.lower_.endswith(".") or _is_before_dot(doc, at)
    if is_short and token.lower_ in WORDS.honorifics:
        # "the agency's director Adm. Jane Roe", "GOP Rep. Jane Roe"
        return True
    if token.lower_ in OF_RANK and at > low:
        # "Israel's chief spokesperson, Rear | Admiral Jane Roe"
        return at + 1 < len(doc) and doc[at + 1].lower_ in ROLES.ranks | {"marshal", "commander"}
    return token.lower_ in TRAILING or token.text in BRACKETS | {",", "."} or token.is_space


def _is_behind_office(doc: Doc, low: int, at: int) -> bool:
    """Whether an office that is none by a short form stands in front: "GOP chairman | Sen."."""
    return any(is_office(token) and not is_short_office(token) for token in doc[low:at])


def _is_before_dot(doc: Doc, at: int) -> bool:
    """ "GOP Rep | . Jane Roe", and no "her permanent secretary." at the end of a sentence."""
    goes_on = at + 2 < len(doc) and not doc[at + 2].is_sent_start and not doc[at + 2].is_quote
    return goes_on and doc[at + 1].text == "."


def _opens_clause(doc: Doc, at: int) -> bool:
    """ "The committee | organizing the convention", and no "head of risk modelling"."""
    is_participle = doc[at].tag_ in ("VBG", "VBN") and doc[at].lower_ not in NAMING
    is_behind_noun = doc[at - 1].pos_ in ("NOUN", "PROPN") and bool(doc[at - 1].whitespace_)
    follows = doc[at + 1] if at + 1 < len(doc) else None
    if follows is None:
        return False
    is_known = follows.pos_ == "DET" or follows.lower_ in ("by", "in", "to")
    # "the governor | presiding over the shift"
    is_clause = doc[at].dep_ == "acl" and doc[at].tag_ == "VBG"
    opens = is_known or is_clause or (doc[at].tag_ == "VBN" and follows.pos_ == "ADP")
    return is_participle and is_behind_noun and opens
