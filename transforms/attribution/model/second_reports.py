"""Two reports of one source that the network reads as one.

In: an attribution of the model. Out: it alone, or it and another one with the same source. The
verb of the second is one whose subject is the source ("The official, who asked not to be named, |
said a deal was close") or that stands beside the cue ("said it was convincing but | cautioned
against haste", "said it was late, | adding that it rained"). The decision to question: the parser
often hangs "cautioned" on "was", so a verb of speech there counts as well, where the subject of
"was" is nothing that could caution.
"""

from dataclasses import replace

from transforms.attribution.content_form import find_head, follows_comma, lemma_of
from transforms.attribution.noun_contents import is_message
from transforms.attribution.types import Attribution, Chars, with_content
from transforms.lexicons.cues import read_lexicon
from transforms.lexicons.names import read_name_words
from transforms.parse.document import ParsedArticle
from transforms.parse.noun_phrases import is_role_noun
from transforms.parse.syntax import FINITE, Tokens, find_first_word, find_own_subject
from transforms.parse.tokens import Token

ADVERBS = frozenset({"advmod"})
DOCUMENTS = read_name_words().document_nouns
MAIL = frozenset({"e-mail", "email", "mail", "message", "post", "text"})
JOINING = frozenset({"but", "and"})
SPOKEN = frozenset(
    "acknowledge add admit advise argue caution complain concede confess deny dispute explain"
    " insist note predict promise recommend say stress suggest tell urge vow warn".split()
)
"""What only somebody who speaks does, so no "findings" do: not "find", "suggest", "show"."""
OBSERVING = ("observing", "that")
ADMITTING = frozenset("accept acknowledge admit concede confess confirm".split())
DENYING = frozenset("deny dispute insist".split())
THINGS = frozenset({"it", "this", "that", "there", "these", "those"})
PEOPLE = frozenset({"he", "she", "they", "we"})
LEAST = 2
"""Tokens of a content."""


def part_reports(article: ParsedArticle, item: Attribution) -> list[Attribution]:
    """The report up to the next verb of its source, and what that verb reports."""
    if item.cue is None or item.source is None or item.quote_type == "direct":
        return [item]
    cue = find_head(article.doc.span(*item.cue))
    for number, span in enumerate(item.content):
        for index in range(*article.tokens_of(*span)):
            verb = article.doc[index]
            if index < item.cue[1] or article.mark_of[index] >= 0:
                continue
            cut = _find_cut(verb, cue, item.source)
            if cut is not None:
                return _part(article, item, number, cut, verb)
    return [item]


def _find_cut(verb: Token, cue: Token, source: Tokens) -> int | None:
    """The token that a report ends before, if the verb is the source's."""
    if cue.pos_ != "VERB" or verb.pos_ != "VERB":
        return None
    if verb.lower_ == "saying" and verb.head.lower_ == "by" and verb.head.head == cue:
        return verb.head.i
    if verb.lower_ == "saying" and _gives_reason(verb, cue):
        return verb.i
    if verb.tag_ == "VBG" and verb.head == cue and verb.dep_ == "advcl":
        # Who observes a thing says nothing, but who observes that it is so.
        following = verb.doc[min(verb.i + 1, len(verb.doc) - 1)].lower_
        is_spoken = verb.lemma_.lower() in SPOKEN or (verb.lower_, following) == OBSERVING
        is_spoken = is_spoken and follows_comma(verb)
        return verb.i if is_spoken else None
    if verb.tag_ not in FINITE and not _is_of_form(verb, cue):
        return None
    own = find_own_subject(verb)
    if own is not None:
        is_told_of = cue.dep_ == "relcl" and cue.head == own
        is_source = own.i < cue.i and source[0] <= own.i < source[1]
        return find_first_word(verb, ADVERBS) if is_source or is_told_of else None
    joint = [t for t in verb.head.children if t.dep_ == "cc" and verb.head.i < t.i < verb.i]
    is_joint = bool(joint) and joint[-1].lower_ in JOINING and _is_of_form(verb, cue)
    if verb.dep_ != "conj" or not is_joint or verb.lemma_.lower() not in SPOKEN:
        return None
    is_inside = verb.head.dep_ == "ccomp" and verb.head.head == cue
    # In "She admitted that she ran but denied that …" she is the only one who could deny it.
    is_turn = cue.lemma_.lower() in ADMITTING and verb.lemma_.lower() in DENYING
    # "The letters show that they come from the state and tell people that …"
    is_inner = is_inside and (is_turn or _is_paper(cue) or not _may_speak(verb.head))
    is_own = verb.head == cue or is_inner
    return joint[-1].i if is_own else None


def _is_of_form(verb: Token, cue: Token) -> bool:
    """Whether a verb has the form of the cue, as far as the parser tells: will close and | warn."""
    return verb.tag_ == cue.tag_ or (verb.tag_ == "VB" and cue.tag_ == "VBP")


def _is_paper(cue: Token) -> bool:
    """Whether papers tell it, of which "they" inside may be said."""
    subject = find_own_subject(cue)
    return subject is not None and subject.lemma_.lower() in DOCUMENTS | MAIL


def _gives_reason(saying: Token, cue: Token) -> bool:
    """Whether it says why a side is taken: "attacked the plan | saying it was too slow"."""
    noun = saying.head
    is_own = noun is cue or (noun.pos_ == "NOUN" and cue.is_above(noun))
    if not is_own or read_lexicon().stance(lemma_of(cue)) not in ("positive", "negative"):
        return False
    subjects = {own.lower_ for c in saying.children if (own := find_own_subject(c)) is not None}
    may_say = noun != cue and (is_message(noun) or noun.lemma_.lower() in DOCUMENTS)
    return not may_say or bool(subjects & PEOPLE)


def _may_speak(verb: Token) -> bool:
    """Whether the subject of a verb is somebody, or stands nowhere."""
    subject = find_own_subject(verb)
    if subject is None or subject.pos_ == "PRON":
        return subject is None or subject.lower_ not in THINGS
    return bool(subject.ent_type_) or subject.pos_ == "PROPN" or is_role_noun(subject)


def _part(
    article: ParsedArticle, item: Attribution, number: int, cut: int, verb: Token
) -> list[Attribution]:
    low, high = article.tokens_of(*item.content[number])
    before = [*item.content[:number], *_trim(article, (low, cut))]
    behind = [*_trim(article, (verb.i + 1, high)), *item.content[number + 1 :]]
    if not before:
        return [item]
    first = with_content(article, item, tuple(before))
    if not behind or not read_lexicon().is_cue(verb.lemma_.lower()):
        return [first]
    behind = [*_leave_hearer(article, behind[0]), *behind[1:]]
    second = replace(item, cue=(verb.i, verb.i + 1), cue_lemma=verb.lemma_.lower(), continues=None)
    return [first, with_content(article, second, tuple(behind))]


def _leave_hearer(article: ParsedArticle, span: Chars) -> list[Chars]:
    """Without who is told: tell | recipients | that they owe a fee."""
    low, high = article.tokens_of(*span)
    for word in article.doc[low:high]:
        if word.lower_ == "that" and word.dep_ == "mark":
            return [article.chars(word.i, high)]
        if word.tag_ in FINITE:
            break
    return [span]


def _trim(article: ParsedArticle, part: Tokens) -> list[Chars]:
    """Without commas around it; nothing, if hardly a word is left."""
    low, high = part
    while low < high and article.doc[low].text == ",":
        low += 1
    while high > low and (article.doc[high - 1].text == "," or article.doc[high - 1].is_space):
        high -= 1
    return [article.chars(low, high)] if high - low >= LEAST else []
