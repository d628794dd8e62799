"""Reports in form that nobody makes: half a word, a duty, a topic, silence, a prize.

In: an attribution. Out: whether nobody makes it ("choke-slammed | a guard", "requires firms to
disclose | whether …", "claimed | the last place"), or somebody who tells nothing ("wrote about |
the election", "has not named | a successor"). The decision to question: who does not say *that*
something is so tells of it all the same, because a clause with "that" says what the question is
("did not say that he would go"), while "did not say | how many" tells nothing.
"""

from itertools import pairwise

from transforms.attribution.content_form import find_head, is_bare, lemma_of
from transforms.attribution.direct import ends_like_speech, has_verb
from transforms.attribution.empty_reports import holds_speech
from transforms.attribution.noun_contents import find_reporting_word, has_predicate, is_message
from transforms.attribution.types import Attribution
from transforms.lexicons.cues import read_lexicon
from transforms.parse.document import ParsedArticle
from transforms.parse.noun_phrases import is_role_noun
from transforms.parse.syntax import FINITE, HYPHENS, SUBJECTS, Tokens, find_own_subject, is_passive
from transforms.parse.tokens import Span, Token

NOT = frozenset("neither never no nor not n't n’t without yet".split())
OPENS_QUESTION = frozenset("how if what when where whether which who whom whose why".split())
TOPIC_OPENERS = frozenset({"about", "on", "of", "regarding", "concerning"})
SUPPOSING = frozenset({"if", "unless", "when", "whenever"})
ANYBODY = frozenset({"anybody", "anyone", "one", "somebody", "someone", "you"})
CALLING = frozenset({"call", "christen", "dub", "nickname"})
MUST = frozenset({"must", "shall"})
REFUSING = frozenset({"decline", "refuse"})
HEARERS = frozenset({"dative", "dobj", "nsubj"})
PRESENT = frozenset({"VB", "VBP", "VBZ"})


def is_unsaid(article: ParsedArticle, item: Attribution) -> bool:
    """Whether nobody makes it: half a word, a duty, a prize."""
    if item.cue is None or item.continues is not None:
        return False
    cue = article.doc.span(*item.cue)
    verb = find_head(cue)
    if item.source is None and is_passive(verb) and lemma_of(verb) in _words("naming"):
        return is_bare(article, item) and item.quote_type != "indirect"
    if (
        _is_imagined(article, item)
        or _is_supposed(verb)
        or _is_in_use(article, item, cue)
        or _is_called(article, item, cue)
        or _is_advised(cue)
    ):
        return True
    if holds_speech(article, item):
        return False
    content = article.doc.span(*article.tokens_of(*item.content[0]))
    asks = _opens_question(item, content)
    if asks and _is_question_word(content):
        return True
    if _is_half_word(verb) or _is_duty(verb, opens_question=asks) or _is_out_of_reach(cue):
        return True
    return is_bare(article, item) and _is_prize(verb, content)


def is_untold(article: ParsedArticle, item: Attribution) -> bool:
    """Whether somebody only says what he talks about, or that he keeps a thing to himself."""
    if item.cue is None or item.continues is not None or holds_speech(article, item):
        return False
    cue = article.doc.span(*item.cue)
    verb = find_head(cue)
    content = article.doc.span(*article.tokens_of(*item.content[0]))
    asks = _opens_question(item, content)
    if (is_bare(article, item) or asks) and _is_withheld(article, item.cue, verb):
        return True
    if _is_refused(cue, content) or _is_attempt(verb, content) or (asks and _is_shown(verb)):
        return True
    return is_bare(article, item) and (
        _is_topic(cue, verb, content)
        or _is_tried(cue, verb)
        or _is_asked(verb, content)
        or _is_named(article, item, verb)
        or _is_backing(cue, verb)
    )


def _words(kind: str) -> frozenset[str]:
    return read_lexicon().unsaid[kind]


def _is_half_word(verb: Token) -> bool:
    """Whether a cue is the second half of a word that means something else: "choke-slammed"."""
    if verb.i + 1 < len(verb.doc) and f"{verb.lower_}-{verb.nbor(1).lemma_}" in _words("compounds"):
        # "think tanks like the Institute"
        return True
    if verb.i < 2 or verb.nbor(-1).text not in HYPHENS:
        return False
    first = verb.nbor(-2)
    is_one_word = not (first.whitespace_ or verb.nbor(-1).whitespace_)
    return is_one_word and first.lower_ not in _words("prefixes")


def _opens_question(item: Attribution, content: Span) -> bool:
    """Whether the content is a question that follows its cue: "did not say | how many"."""
    is_behind = item.cue is not None and content.start >= item.cue[1]
    return is_behind and content[0].lower_ in OPENS_QUESTION


def _is_question_word(content: Span) -> bool:
    """Whether only the word of a question is left of it: When I ask why, | she laughs.

    Not of "asked whether, in hindsight, they would join".
    """
    following = content[0].nbor(1) if content[0].i + 1 < len(content[0].doc) else content[0]
    is_parted = following.text == "," and content[0].lower_ not in ("if", "whether")
    return len(content) == 1 or is_parted


def _is_supposed(verb: Token) -> bool:
    """Whether anybody might say it some day: "If you say to a worker “Wait”"."""
    words = {child.lower_ for child in verb.children if child.dep_ in ("mark", "advmod")}
    subjects = {child.lower_ for child in verb.children if child.dep_ in SUBJECTS}
    return bool(words & SUPPOSING) and bool(subjects & ANYBODY)


def _is_imagined(article: ParsedArticle, item: Attribution) -> bool:
    """Whether the reader is asked to think of who says it: Imagine a guard. “Madam,” he says, …"""
    start = article.tokens_of(*item.content[0])[0]
    sentence = article.doc[start].sent
    if (
        not sentence.start
        or article.paragraph_of[sentence.start - 1] != article.paragraph_of[start]
    ):
        return False
    before = article.doc[sentence.start - 1].sent
    first = before[0]
    is_asked = first.lower_ in _words("imagining") and article.mark_of[first.i] < 0
    is_named = item.source is not None and any(
        word.pos_ == "PROPN" for word in article.doc.span(*item.source)
    )
    return is_asked and not is_named and item.quote_type != "indirect"


def _is_called(article: ParsedArticle, item: Attribution, cue: Span) -> bool:
    """Whether a thing of that name does something: "another called “Fans of Roe” has left"."""
    start, end = article.tokens_of(*item.content[0])
    number = article.mark_of[start]
    if number < 0 or start != cue.end or lemma_of(cue[-1]) not in _words("naming"):
        return False
    behind = article.token_at(article.marks[number].char_end - 1) + 1
    return behind < end and article.doc[behind].tag_ in FINITE


def _is_in_use(article: ParsedArticle, item: Attribution, cue: Span) -> bool:
    """Whether it is what people call a thing among them: "what fans have taken to calling “…”"."""
    if find_reporting_word(cue).lemma_.lower() not in CALLING:
        return False
    marks = [m for m in article.marks if any(low <= m.char_start < h for low, h in item.content)]
    if len(marks) != 1 or has_verb(article, marks[0]) or ends_like_speech(article, marks[0]):
        return False
    if any(word.lemma_.lower() == "take" for word in cue):
        return True
    is_of_now = not any(word.tag_ in ("VBD", "MD") for word in cue)
    head = None if item.source is None else find_head(article.doc.span(*item.source))
    return is_of_now and head is not None and head.lemma_.lower() in _words("callers")


def _is_duty(verb: Token, *, opens_question: bool) -> bool:
    """Whether somebody has to say something and has not: "requires firms to disclose whether"."""
    lemma = lemma_of(verb)
    filing = _words("filing")
    if verb.tag_ != "VB" or lemma not in read_lexicon().speech | filing:
        return False
    auxiliaries = {child.lower_ for child in verb.children if child.dep_ == "aux"}
    if "to" not in auxiliaries:
        subjects = {c.lower_ for c in verb.children if c.dep_ == "nsubj"}
        return bool(auxiliaries & MUST) and lemma in filing and not subjects & {"i", "we"}
    governor = verb.head
    if governor.dep_ in ("dobj", "dative"):
        # As the parser reads "firms" of "requires firms to disclose".
        asked, governor = [governor], governor.head
    else:
        asked = [c for c in (*governor.children, *verb.children) if governor.i < c.i < verb.i]
    outer = lemma_of(governor)
    if governor.pos_ == "NOUN":
        return verb.dep_ in ("acl", "relcl") and outer in _words("duties")
    if outer == "have" and opens_question:
        # "what rights they have to say what they want"
        return True
    if outer in ("have", "need"):
        return lemma in filing and verb.dep_ == "xcomp" and governor.tag_ in PRESENT
    is_asked = is_passive(governor) or any(one.dep_ in HEARERS for one in asked)
    # "Roe was forced to admit that …": he did.
    is_yet = outer in _words("obliging") or (
        outer in _words("forcing") and governor.tag_ in PRESENT and not is_passive(governor)
    )
    return is_asked and is_yet


def _is_advised(cue: Span) -> bool:
    """Whether the author tells what somebody had better think: "Guests should consider"."""
    lemma = lemma_of(find_head(cue))
    is_advised = any(word.lower_ in _words("advising") for word in cue)
    return is_advised and lemma in read_lexicon().minds


def _is_out_of_reach(cue: Span) -> bool:
    """Whether somebody is too wise for it: "is too canny to make claims about"."""
    words = [word.lower_ for word in cue]
    return "too" in words and "to" in words[words.index("too") :]


def _is_withheld(article: ParsedArticle, cue: Tokens, verb: Token) -> bool:
    """Whether somebody does not tell a thing: "has not named | a successor"."""
    words = {word.lower_ for word in article.doc.span(*cue)}
    words |= {child.lower_ for child in verb.children if child.dep_ == "neg"}
    reporting = find_reporting_word(article.doc.span(*cue))
    if lemma_of(verb) in _words("failing") and reporting != verb:
        # "failed to disclose | the payments"
        return True
    if lemma_of(verb) == "agree" and article.doc[cue[1] - 1].lower_ == "on":
        # "can't agree on | a candidate"
        return bool(words & NOT)
    return bool(words & NOT) and lemma_of(verb) in _words("telling")


def _is_attempt(verb: Token, content: Span) -> bool:
    """Whether somebody only tries to do something: "sought | to ban the ferries"."""
    if lemma_of(verb) not in _words("attempting") or content[0].lower_ != "to":
        return False
    return not any(word.lower_ == "that" and word.dep_ == "mark" for word in content)


def _is_tried(cue: Span, verb: Token) -> bool:
    """Whether the attempt is to tell what is only named: "sought to clarify | his remark"."""
    is_tried = any(
        lemma_of(one) in _words("attempting") and two.lower_ == "to" for one, two in pairwise(cue)
    )
    told = [word for word in cue if word.tag_ == "VB"] or [verb]
    return is_tried and lemma_of(told[-1]) in _words("outlining") | _words("telling")


def _is_shown(verb: Token) -> bool:
    """Whether somebody does before others' eyes what is told: "showed | how to swim"."""
    if lemma_of(verb) not in _words("demonstrating"):
        return False
    subject = find_own_subject(verb)
    return subject is None or subject.pos_ in ("PROPN", "PRON") or is_role_noun(subject)


def _is_topic(cue: Span, verb: Token, content: Span) -> bool:
    """Whether it is only told of what somebody wrote or talked: "wrote in the paper about | …"."""
    if cue[-1].dep_ == "advcl" and lemma_of(cue[-1]) in _words("discussing"):
        # "is firmer when discussing the war"
        return True
    if verb.tag_ == "VBG" and lemma_of(verb) in _words("glossing"):
        # “He lied,” Roe said, referring to the mayor.
        return not has_predicate(verb, content, cue)
    is_of = cue[-1].lower_ in TOPIC_OPENERS or content[0].lower_ in TOPIC_OPENERS
    # "used the same argument regarding | his idea"
    is_used = lemma_of(verb) == "use" and any(is_message(word) for word in cue)
    return is_of and (is_used or lemma_of(find_reporting_word(cue)) in _words("talking"))


def _is_refused(cue: Span, content: Span) -> bool:
    """Whether somebody will not tell: "declined | to comment", "refused to discuss | the case"."""
    if lemma_of(find_head(cue)) not in REFUSING:
        return False
    words = [word for span in sorted((cue, content), key=lambda one: one.start) for word in span]
    told = next((word for word in words if word.tag_ == "VB"), None)
    if told is not None and told.lower_ == "be" and told.head in words:
        # "declined | to be interviewed"
        told = told.head
    withheld = ("telling", "talking", "outlining", "asking", "withholding")
    is_told = told is not None and any(lemma_of(told) in _words(kind) for kind in withheld)
    return is_told and not any(word.lower_ == "that" and word.dep_ == "mark" for word in content)


def _is_named(article: ParsedArticle, item: Attribution, verb: Token) -> bool:
    """Whether a thing is only named that somebody talked about: "outlined | some of the plans"."""
    pieces = [article.doc.span(*article.tokens_of(*piece)) for piece in item.content]
    is_told = any(word.pos_ in ("VERB", "AUX") for piece in pieces for word in piece)
    # "read out | his speech"
    is_read = lemma_of(verb) == "read" and any(child.lower_ == "out" for child in verb.children)
    return (is_read or lemma_of(verb) in _words("outlining")) and not is_told


def _is_backing(cue: Span, verb: Token) -> bool:
    """Whether somebody helps, in whatever way: "continued their support for | the cuts"."""
    is_lent = any(word.pos_ == "NOUN" and lemma_of(word) in _words("backing") for word in cue)
    return is_lent and lemma_of(verb) in _words("lending")


def _is_asked(verb: Token, content: Span) -> bool:
    """Whether it is only told who was asked: "questioned | Roe"."""
    head = find_head(content)
    if lemma_of(verb) == "cite" and is_role_noun(head):
        # "citing | experts who expect rain"
        return True
    # "questioned Roe about the theft"
    is_topic = any(child.lower_ in TOPIC_OPENERS for child in verb.children)
    is_person = head.ent_type_ == "PERSON" or head.pos_ == "PRON"
    is_person = is_person or (is_topic and head.pos_ == "PROPN")
    return is_person and lemma_of(verb) in _words("asking")


def _is_prize(verb: Token, content: Span) -> bool:
    """Whether somebody gets what he claims or is worth it: "justified | his recall"."""
    won = {"claim": "prizes", "justify": "merits"}.get(lemma_of(verb))
    return won is not None and find_head(content).lemma_.lower() in _words(won)
