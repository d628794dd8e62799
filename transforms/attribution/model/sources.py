"""Whose report it is, and how far the words go that name him.

In: an attribution of the model. Out: the same with its source mended: the subject of the cue where
the network points to nobody or to somebody beside it ("was not fined by the regulator, but | has
agreed to …"), nobody where a passive tells of nobody ("it was learned"), and without when, where
and how it is said ("according to tallies | , over the past year"). The decision to question: the
time behind "according to" belongs to what is told and not to who tells it, because a comma parts
them.
"""

from dataclasses import replace

from transforms.attribution.content_form import find_head, lemma_of, read_tense
from transforms.attribution.inverted import find_inverted
from transforms.attribution.model.hearers import is_hearer, is_told, is_told_in_headline
from transforms.attribution.noun_contents import find_reporting_word, is_message
from transforms.attribution.types import Attribution, holds_any, overlaps, with_content
from transforms.lexicons.cues import read_lexicon
from transforms.lexicons.names import read_name_words
from transforms.parse.document import ParsedArticle
from transforms.parse.syntax import (
    FINITE,
    Tokens,
    edges,
    find_first_word,
    find_noun_phrase,
    find_own_subject,
    find_source,
    is_passive,
    trim,
)
from transforms.parse.tokens import Token

DOCUMENTS = read_name_words().document_nouns
SETTINGS = frozenset("after as because before since when while".split())
"""What opens a clause whose subject may be taken for a part of: police | after figures | showed."""
CLAUSE_OPENERS = frozenset("after although because before though when while".split())
TIMES = frozenset({"DATE", "TIME"})
DAYS = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday today yesterday tonight""".split()
)
OF_TIME = frozenset("after at before by during for in on over since until within".split())
SPEAKING = read_lexicon().unsaid["speaking"]
"""What is told of a source that it does: Roe | , speaking to reporters."""
JOINING = frozenset({"and", "but"})
NAME_PARTS = frozenset({"ADJ", "ADP", "CCONJ", "DET", "NOUN", "PART", "PRON", "PROPN"})
OBJECTS = frozenset({"dobj", "pobj"})
SEQUELS = frozenset({"after", "amid", "before", "despite", "following", "since"})
"""Before what others have said when somebody does something."""
LONGEST_NAME = 8


def mend_source(article: ParsedArticle, item: Attribution) -> Attribution:
    """With the source that its cue has, no further than it goes."""
    if item.cue is None or item.continues is not None:
        return item
    cue = item.cue
    verb = find_head(article.doc.span(*cue))
    if item.source is not None and _holds(item.source, cue):
        return _part_source(article, item, item.source, cue)
    is_behind = article.tokens_of(*item.content[0])[0] >= cue[1]
    noun = _find_noun(article, item, cue, verb) if is_behind else None
    if item.source is not None and noun is not None:
        owner = _find_owner(noun)
        if owner is not None and not overlaps(owner, item.source) and noun.dep_ in OBJECTS:
            return replace(item, source=owner)
        if _is_of_others(article, item.source, noun):
            return replace(item, source=owner)
    if item.source is not None and (
        _is_dummy(article.doc[item.source[0]])
        or _is_far_agent(article, item, item.source, verb)
        or is_hearer(item.source, verb)
    ):
        item = replace(item, source=None)
    if is_told(verb) or is_told_in_headline(article, cue, verb):
        return replace(item, source=None)
    inverted = find_inverted(article, item.content[-1], cue)
    if inverted is not None and (item.source is None or not overlaps(item.source, inverted)):
        return replace(item, source=inverted)
    parted = part_content(article, item, verb)
    if parted is not None:
        return parted
    if item.source is None:
        return replace(item, source=_find_subject(article, item, verb))
    own = _find_other(verb, item.source)
    if own is not None and not _is_inside(article, own, item):
        return replace(item, source=own)
    item = replace(item, source=_cut_setting(article, item.source, verb))
    return _cut_time(article, item)


def _holds(outer: Tokens, inner: Tokens) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def _part_source(
    article: ParsedArticle, item: Attribution, source: Tokens, cue: Tokens
) -> Attribution:
    """Without the cue that ends a source: Roe | narrates; else without a cue: Mr | Roe |, 40."""
    own = trim(article.doc, source[0], cue[0]) if cue[1] == source[1] else None
    if own is None:
        return replace(item, cue=None, cue_lemma=None)
    return replace(item, source=own)


def _find_noun(article: ParsedArticle, item: Attribution, cue: Tokens, head: Token) -> Token | None:
    """The noun that reports, as the object of a word of the cue, too: settled | claims that."""
    if head.pos_ == "NOUN":
        return head
    if lemma_of(head) in read_lexicon().unsaid["hearing"]:
        low = article.token_at(item.content[0][0])
        objects = (child for child in head.children if child.dep_ == "dobj" and child.i < low)
        return next((noun for noun in objects if noun.pos_ == "NOUN" and is_message(noun)), None)
    word = find_reporting_word(article.doc.span(*cue))
    return word if word.pos_ == "NOUN" and word.dep_ in OBJECTS else None


def _find_owner(noun: Token) -> Tokens | None:
    """Whose noun it is: the lab's | finding that, charges from | the state | that."""
    for child in noun.children:
        if child.dep_ == "poss" and child.pos_ != "PRON":
            low, high = edges(child)
            return trim(noun.doc, low, high - (noun.doc[high - 1].tag_ == "POS"))
        if child.dep_ == "prep" and child.lower_ in ("by", "from") and child.i == noun.i + 1:
            for inner in child.children:
                if inner.dep_ == "pobj":
                    return find_noun_phrase(inner, noun)
    return None


def _is_of_others(article: ParsedArticle, source: Tokens, noun: Token) -> bool:
    """Whether a noun reports what others say: "received reports that", "a security warning"."""
    head = find_head(article.doc.span(*source))
    if head.dep_ == "compound" and head.head == noun and not head.ent_type_:
        return True
    verb = noun.head
    is_heard = noun.dep_ == "dobj" and lemma_of(verb) in read_lexicon().unsaid["hearing"]
    if noun.dep_ == "pobj" and verb.lower_ in SEQUELS:
        # "Roe was speaking following the announcement that"
        verb, is_heard = verb.head, True
    subject = find_own_subject(verb)
    return is_heard and subject is not None and source[0] <= subject.i < source[1]


def _is_dummy(token: Token) -> bool:
    """Whether a token is the "it" of "it was claimed in court"."""
    return token.lower_ == "it" and token.dep_ == "nsubjpass"


def _is_far_agent(article: ParsedArticle, item: Attribution, source: Tokens, verb: Token) -> bool:
    """Whether somebody of another sentence is to have done what is told of nobody: it was learned.

    "Asked about it, Roe laughed" and "“…” Roe was quoted" tell of somebody.
    """
    if item.quote_type == "direct" or not _tells_of_it(verb):
        return False
    sentence = verb.sent
    return not sentence.start <= source[0] < sentence.end


def _tells_of_it(verb: Token) -> bool:
    """Whether a verb is a passive without an agent whose subject is "it" or "there"."""
    subject = find_own_subject(verb)
    return (
        is_passive(verb)
        and not _has_agent(verb)
        and subject is not None
        and subject.lower_ in ("it", "there")
    )


def _find_subject(article: ParsedArticle, item: Attribution, verb: Token) -> Tokens | None:
    """The subject of a verb that the network gave to nobody: "… but said it would pay"."""
    if verb.pos_ != "VERB" or (is_passive(verb) and not _has_agent(verb)):
        return None
    source = _find_joined(verb) or find_source(verb)[0] or _find_before(article, verb)
    if source is None or _is_inside(article, source, item):
        return None
    lemma = lemma_of(verb)
    is_agent = is_passive(verb) and read_lexicon().is_cue(lemma)
    is_joined = verb.dep_ == "conj" or _is_elided(verb)
    is_known = lemma in read_lexicon().speech or (is_joined and read_lexicon().is_cue(lemma))
    if not is_agent and not is_known:
        return None
    is_near = article.doc[source[0]].sent == verb.sent or _is_elided(verb)
    return source if is_near else None


def part_content(article: ParsedArticle, item: Attribution, verb: Token) -> Attribution | None:
    """A report whose speaker was taken for the end of what is told: It sank, | the navy | said.

    Or a part of him: It was cold, | weather and crop | analysts said.
    """
    start, end = article.tokens_of(*item.content[-1])
    is_told = lemma_of(verb) in read_lexicon().speech and verb.tag_ in FINITE
    told = (item.source or item.cue or (end, end))[0]
    is_next = item.cue is not None and end == told <= item.cue[0] and article.mark_of[end - 1] < 0
    if not (is_next and is_told) or is_passive(verb):
        return None
    commas = (i for i in range(end - 2, start, -1) if article.doc[i].text == ",")
    low = next(commas, end) + 1
    if not end - LONGEST_NAME <= low < end or any(
        word.pos_ not in NAME_PARTS for word in article.doc[low:end]
    ):
        return None
    content = (*item.content[:-1], article.chars(start, low - 1))
    high = end if item.source is None else item.source[1]
    return with_content(article, replace(item, source=(low, high)), content)


def _has_agent(verb: Token) -> bool:
    """Whether a passive says by whom: "is considered by experts"."""
    return any(child.dep_ == "agent" for child in verb.children)


def _find_joined(verb: Token) -> Tokens | None:
    """The subject of the report that a verb goes on from, where the parser hangs it inside.

    In "Roe admits that Hale could be ill, but | insists …" the tense is that of "admits".
    """
    inner = verb.head
    outer = inner.head
    if verb.dep_ != "conj" or inner.dep_ != "ccomp" or find_own_subject(verb) is not None:
        return None
    tense = read_tense(verb)
    is_of_outer = tense is not None and tense == read_tense(outer) != read_tense(inner)
    return find_source(outer)[0] if is_of_outer else None


def _is_elided(verb: Token) -> bool:
    """Whether a sentence goes on from the one before, its subject left out: "But admits that …"."""
    sentence = verb.sent
    return (
        sentence[0].lower_ in JOINING
        and verb.head is verb
        and verb.tag_ in FINITE
        and find_own_subject(verb) is None
    )


def _find_before(article: ParsedArticle, verb: Token) -> Tokens | None:
    """The subject of the sentence before one that has none."""
    start = verb.sent.start
    if not _is_elided(verb) or start == 0:
        return None
    if article.paragraph_of[start - 1] != article.paragraph_of[verb.i]:
        return None
    root = article.doc[start - 1].sent.root
    return find_source(root)[0] or _find_before(article, root)


def _find_other(verb: Token, source: Tokens) -> Tokens | None:
    """Who reports instead of a source that only stands nearer to the cue."""
    governor = verb.head
    if _is_sequel(verb) and governor.i < source[0] and source[1] < verb.i:
        # "Roe said it was up to his party, the Greens, | adding …": the parser has them add it.
        subject = find_own_subject(governor)
        return None if subject is None else find_noun_phrase(subject, governor)
    is_joined = verb.dep_ == "conj" and any(child.dep_ == "cc" for child in governor.children)
    if not is_joined or find_own_subject(verb) is not None or is_passive(verb):
        return None
    subject = find_own_subject(governor)
    if subject is not None and subject.dep_ == "nsubjpass" and _is_agent(governor, source):
        # "The firm was sued by Roe, but has denied …": the firm denied it.
        return find_noun_phrase(subject, governor)
    if verb.tag_ == "VBG" and governor.tag_ in FINITE:
        is_whole = any(child.dep_ == "aux" for child in verb.children)
        outer = next((word for word in governor.ancestors if word.tag_ == "VBG"), None)
        if outer is not None and not is_whole:
            # "He wrote to her, saying that he hated those who left and calling …"
            return find_source(outer)[0]
    return None


def _is_sequel(verb: Token) -> bool:
    """Whether behind a report and a comma a participle goes on with it: he said …, | stating …"""
    governor = verb.head
    is_joined = verb.tag_ == "VBG" and verb.dep_ == "advcl" and verb.doc[verb.i - 1].text == ","
    is_report = governor.tag_ in FINITE and read_lexicon().is_cue(lemma_of(governor))
    return is_joined and is_report and lemma_of(verb) in read_lexicon().speech


def _is_agent(verb: Token, source: Tokens) -> bool:
    """Whether a source is who does what a passive tells."""
    agents = (child for child in verb.children if child.dep_ == "agent")
    return any(edges(agent)[0] <= source[0] < edges(agent)[1] for agent in agents)


def _cut_setting(article: ParsedArticle, source: Tokens, verb: Token) -> Tokens:
    """The subject of a report without what it is said in: In | a report | the panel said."""
    subject = find_own_subject(verb)
    if subject is None or not source[0] < subject.i < source[1]:
        return _cut_clause_before(article, source, verb)
    low = edges(subject)[0]
    if low <= source[0]:
        return source
    is_set = source[0] > 0 and article.doc[source[0] - 1].pos_ == "ADP"
    is_set = is_set or article.doc[low - 1].lower_ in SETTINGS
    return (low, source[1]) if is_set else source


def _cut_clause_before(article: ParsedArticle, source: Tokens, verb: Token) -> Tokens:
    """Behind the word that opens the clause of a report: He was sued | after | figures | showed."""
    doc = article.doc
    low, high = source
    if high != find_first_word(verb) or verb.tag_ not in FINITE:
        return source
    for index in range(low + 1, high - 1):
        word, before = doc[index], doc[index - 1]
        is_outside = word.head == verb or not low <= word.head.i < high
        if word.lower_ not in CLAUSE_OPENERS or not is_outside:
            continue
        if before.pos_ in ("NOUN", "PROPN") and before.ent_type_ not in TIMES:
            return index + 1, high
    return source


def _cut_time(article: ParsedArticle, item: Attribution) -> Attribution:
    """Without when it is, or is said, and without what the source does while saying it."""
    if item.source is None or item.cue is None:
        return item
    doc = article.doc
    low, high = item.source
    head = find_head(doc.span(low, high))
    is_document = head.lemma_.lower() in DOCUMENTS
    is_according = doc[item.cue[0]].lower_ == "according"
    cut = next(
        (
            index
            for index in range(head.i + 1, high)
            if (doc[index].text == "," and _opens_rest(doc[index + 1], (low, high), is_according))
            or (not is_document and _opens_time(doc[index], (low, high)))
        ),
        high,
    )
    source = trim(doc, low, cut)
    if cut == high or source is None:
        return item
    mended = replace(item, source=source)
    rest = trim(doc, cut, high)
    is_told_before = item.content[-1][1] <= article.chars(*item.cue)[0]
    if rest is None or not (is_according and is_told_before and doc[cut].text == ","):
        return mended
    return with_content(article, mended, (*item.content, article.chars(*rest)))


def _opens_rest(word: Token, source: Tokens, is_according: bool) -> bool:
    """Whether behind the comma stands the time of what is told, or what a source does."""
    if word.i >= source[1]:
        return False
    return (is_according and _opens_time(word, source)) or (
        word.tag_ == "VBG" and lemma_of(word) in SPEAKING
    )


def _opens_time(word: Token, source: Tokens) -> bool:
    """Whether a time stands there that is the last of a source: "on Monday", "Tuesday".

    Not one that a clause in it tells: "Roe, who was born in 1999".
    """
    if word.lower_ in DAYS:
        return word.i + 1 == source[1] and word.dep_ != "pobj"
    inner = (outer for outer in word.ancestors if source[0] <= outer.i < source[1])
    is_of_verb = any(outer.pos_ in ("VERB", "AUX") for outer in inner)
    if word.lower_ not in OF_TIME or word.pos_ not in ("ADP", "SCONJ") or is_of_verb:
        return False
    return any(child.dep_ == "pobj" and child.ent_type_ in TIMES for child in word.children)


def _is_inside(article: ParsedArticle, tokens: Tokens, item: Attribution) -> bool:
    return holds_any(item.content, [article.chars(*tokens)])
