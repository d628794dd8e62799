"""Whether a source stands by what is reported of it: held, denied or withheld.

In: a parsed article, an attribution and the main verb of a clause in its content. Out: a word that
says what to make of the clause. The decision to question: who denies a thing holds its opposite
("denied that the port was closed"), who does not say it holds neither ("did not say that", "refused
to confirm that", "would not deny that"), and a source that is nobody ("none of the nurses said")
holds nothing. What stands between marks was said as it stands, so a direct quote is never denied.
"""

from collections.abc import Iterator

from transforms.attribution.types import Attribution
from transforms.claims.inversion import opens_inverted_clause, stands_before_subject
from transforms.lexicons.claims import ClaimWords, read_claim_words
from transforms.lexicons.cues import read_lexicon
from transforms.lexicons.verbs import read_lemma
from transforms.parse.document import ParsedArticle
from transforms.parse.syntax import Tokens
from transforms.parse.tokens import Doc, Token

HELD, DENIED, WITHHELD = "held", "denied", "withheld"
CLIMB_LIMIT = 8
APART = frozenset({"advcl", "relcl", "parataxis", "csubj", "ROOT"})
"""Labels above which another clause begins: "Hale, who never met him, said …"."""
NOUNS = ("NOUN", "PROPN")
VERBS = ("VERB", "AUX")
VERDICTS = frozenset({"oprd", "acomp", "attr", "ccomp", "prep", "advmod", "xcomp", "amod"})


def read_commitment(article: ParsedArticle, item: Attribution, root: Token) -> str:
    """How the source stands to the clause whose main verb is `root`."""
    doc = article.doc
    if is_unspoken(article, item):
        return WITHHELD
    cue = find_cue_head(doc, item)
    if item.quote_type == "direct":
        return WITHHELD if cue is not None and _is_unsaid(cue, root) else HELD
    standing = HELD
    for governor, child in _governors(root, cue, item):
        outer = _read_governor(governor, child)
        if outer == DENIED and child not in (root, governor) and _has_subject(child):
            # "Hale denied that Roe said so": whatever is true, Roe holds nothing.
            return WITHHELD
        standing = _combine(standing, outer)
        if standing == WITHHELD:
            break
    return standing


def _has_subject(token: Token) -> bool:
    return any(child.dep_ in ("nsubj", "nsubjpass") for child in token.children)


def is_unspoken(article: ParsedArticle, item: Attribution) -> bool:
    """Whether nobody is its source."""
    return item.source is not None and is_nobody(article.doc, item.source)


def is_yet_to_be_said(article: ParsedArticle, item: Attribution) -> bool:
    """Whether the cue is one of silence: "have yet to confirm"."""
    return item.cue is not None and any(
        token.lower_ == "yet" for token in article.doc[slice(*item.cue)]
    )


def is_short_of_said(article: ParsedArticle, item: Attribution) -> bool:
    """ "Fell short of calling it a breach": the words of the cue say that it was not said."""
    head = find_cue_head(article.doc, item)
    return head is not None and head.lemma_ in read_claim_words().stopping and _is_short(head)


def _is_short(verb: Token) -> bool:
    """ "Stopped (well) short"."""
    return "short" in {c.lower_ for c in verb.doc[verb.i + 1 : verb.i + 3]}


def find_cue_head(doc: Doc, item: Attribution) -> Token | None:
    """The word of the cue on which the rest of it hangs."""
    return None if item.cue is None else doc.span(*item.cue).root


def is_denying_report(verb: Token) -> bool:
    """Whether a main verb tells that somebody denies or does not say a clause below it.

    "Roe rejected the claim that he was paid" is a report, found as an attribution or not.
    """
    words = read_claim_words()
    if verb.lemma_ == "be":
        # "The bank was unwilling to confirm that", "was careful not to say that"
        return any(
            c.dep_ == "xcomp"
            and c.lemma_ in read_lexicon().speech
            and (child.lower_ in words.withholding or is_negated(c))
            for child in verb.rights
            for c in child.rights
        )
    if finds_no_evidence(verb):
        return False
    if verb.lemma_ in words.denials and any(
        child.tag_ == "VBG" and child.dep_ == "xcomp" for child in verb.rights
    ):
        # "Roe denies taking bribes"
        return True
    for child in verb.subtree:
        if child.dep_ not in ("ccomp", "acl", "relcl") or child.i <= verb.i:
            continue
        if child.dep_ != "ccomp" and not _opens_with_that(child):
            continue
        is_held = True
        for governor, below in _governors(child, None, None):
            is_held = is_held and (
                _only_negates(governor) or _read_governor(governor, below) == HELD
            )
            if governor == verb:
                if not is_held:
                    return True
                break
    return False


def _only_negates(verb: Token) -> bool:
    """ "Could not prevent his side losing", "does not mean that it will": no word of telling."""
    words = read_claim_words()
    lemma = read_lemma(verb.text, verb.lemma_)
    if verb.pos_ not in VERBS or lemma in words.beliefs | words.withholding | words.stopping:
        return False
    telling = words.denials | words.doubts | words.scorn | words.calling
    return lemma not in telling and lemma != "be" and not read_lexicon().is_cue(lemma)


def finds_no_evidence(verb: Token) -> bool:
    """ "The inquiry found no proof that the firm broke the law": the article says what it found."""
    nouns = (child for child in verb.rights if child.dep_ == "dobj")
    return any(n.lemma_ in read_claim_words().evidence and lacks(n) for n in nouns)


def lacks(noun: Token) -> bool:
    """ "No proof", "little truth"."""
    return any(child.lower_ in ("no", "little") for child in noun.lefts)


def is_nobody(doc: Doc, source: Tokens) -> bool:
    """ "None of the nurses", "No document", "Neither Hale nor Roe": nobody is speaking."""
    words = read_claim_words()
    first = source[0]
    lead = doc[max(0, first - 1)].lower_ if first else ""
    if _is_no(doc, first, words) or lead == "neither":
        return True
    head = doc.span(*source).root
    if head.dep_ == "pobj" and head.head.lower_ == "of":
        # The phrase that was taken is "the nurses" alone.
        whole = head.head.head
        if whole.lower_ in words.negative_pronouns or _has_not_one(whole):
            return True
    joined = [head, *head.conjuncts]
    if any(c.lower_ == "neither" for one in joined for c in one.lefts):
        return True
    # "Nor" is a name: "Nor Azlina said"
    return any(word.text == "nor" for word in doc[max(0, first - 1) : first + 1])


def _is_no(doc: Doc, first: int, words: ClaimWords) -> bool:
    opening = doc[first].lower_
    following = doc[first + 1] if first + 1 < len(doc) else None
    if opening in words.negative_pronouns:
        return True
    if opening == "no" and following is not None:
        # "No fewer than 40 nurses", "No 10".
        is_number = following.like_num and following.lower_ != "one"
        return following.lower_ not in words.bounds and not is_number
    if opening == "few":
        # "Few doubt it", but not "a few": of how many there are not many.
        return True
    if opening in ("not", "hardly", "scarcely") and following is not None:
        return following.lower_ in words.quantifiers
    return False


def _has_not_one(noun: Token) -> bool:
    return any(child.lower_ in ("not", "no") for child in noun.lefts)


def is_negated(verb: Token) -> bool:
    """Whether a verb stands under "not", "never", "nowhere", "at no point"."""
    words = read_claim_words()
    doc = verb.doc
    heads = [*verb.children]
    heads += [c for a in verb.children if a.dep_ in ("aux", "auxpass") for c in a.children]
    if verb.i and doc[verb.i - 1].lower_ == "nor":
        # "Neither confirmed nor denied"
        return True
    for child in heads:
        following = doc[child.i + 1].lower_ if child.i + 1 < len(doc) else ""
        if child.lower_ in words.negative_adverbs and following not in words.focus:
            # "nor" opens a clause; behind a verb it goes on with another one.
            return child.i < verb.i or child.dep_ == "neg"
        if child.dep_ == "prep" and child.i < verb.i:
            inner = [c for noun in child.children for c in noun.lefts]
            if any(c.lower_ == "no" for c in inner):
                return True
    return False


def _governors(
    root: Token, cue: Token | None, item: Attribution | None
) -> Iterator[tuple[Token, Token]]:
    """The verbs and nouns that a clause hangs on, from within, each with what hangs on it."""
    stop = _owned_noun(cue, item)
    seen: set[int] = set()
    for start in (root, cue):
        if start is None or start.i in seen:
            continue
        own = root if start == cue else None
        token = start
        if start == cue and not seen & {cue.i}:
            yield cue, cue
        for _ in range(CLIMB_LIMIT):
            head = token.head
            if head.i == token.i or (token.dep_ in APART and not _is_that_clause(token)):
                break
            if token == stop or head == own:
                # "According to the report, Roe denied it": he does.
                break
            if token.dep_ == "conj":
                if _has_subject(token):
                    break
                token = head
                continue
            seen.add(head.i)
            if not stands_before_subject(head, token):
                yield head, token
            token = head


def _owned_noun(cue: Token | None, item: Attribution | None) -> Token | None:
    """ "dismissed Hale's claim that X": Hale does claim it, whatever is thought of that."""
    if cue is None or item is None or item.source is None or cue.pos_ not in NOUNS:
        return None
    low, high = cue.left_edge.i, cue.right_edge.i
    return cue if low <= item.source[0] and item.source[1] - 1 <= high else None


def _is_that_clause(token: Token) -> bool:
    """The parser calls "the claim that he was paid" a relative clause now and then."""
    return token.dep_ == "relcl" and token.head.pos_ in NOUNS and _opens_with_that(token)


def _opens_with_that(token: Token) -> bool:
    return token.doc[token.left_edge.i].lower_ == "that"


def _combine(inner: str, outer: str) -> str:
    if WITHHELD in (inner, outer):
        return WITHHELD
    if inner == outer:
        # "denied that he rejected the claim": back to where it was.
        return HELD
    return DENIED


def _read_governor(governor: Token, child: Token) -> str:
    """What one word makes of the clause below it."""
    words = read_claim_words()
    if governor.lower_ in words.convictions and _is_far_from(governor):
        return DENIED
    if governor.pos_ == "ADJ" and governor.lower_ in words.withholding:
        # "Was reluctant to say that"
        return HELD if is_negated(governor.head) else WITHHELD
    if governor.pos_ in NOUNS or governor.pos_ == "ADJ":
        # "Asked five questions with the proviso that he reply" doubts nothing.
        return HELD if child.lower_ == "with" else _read_noun(governor, words)
    if governor.dep_ == "prep" or governor.pos_ == "ADP":
        # "stopped short of saying", "without saying that", "far from saying that"
        before = governor.doc[governor.i - 1].lower_ if governor.i else ""
        is_instead = child.tag_ == "VBG" and (before, governor.lower_) in words.instead
        return WITHHELD if governor.lower_ == "without" or is_instead else HELD
    if governor.pos_ not in VERBS:
        return HELD
    lemma = read_lemma(governor.text, governor.lemma_)
    negated = is_negated(governor)
    return _read_verb(governor, child, lemma, words, negated=negated)


def _is_far_from(word: Token) -> bool:
    """ "Is far from convinced that"."""
    return [t.lower_ for t in word.doc[max(0, word.i - 2) : word.i]] == ["far", "from"]


def _read_noun(noun: Token, words: ClaimWords) -> str:
    lemma = noun.lemma_.lower()
    negated = lacks(noun)
    if lemma in words.doubts:
        return HELD if negated else DENIED
    if lemma in words.denial_nouns:
        return WITHHELD if negated else DENIED
    return WITHHELD if negated else HELD


def _read_verb(verb: Token, child: Token, lemma: str, words: ClaimWords, *, negated: bool) -> str:
    below = {c.lower_ for c in verb.children}
    if any(c.dep_ == "mark" and c.lower_ in ("if", "whether", "unless") for c in verb.children):
        return WITHHELD
    if lemma in read_lexicon().speech and opens_inverted_clause(verb):
        # "Had Roe said that it was closed, nobody would have gone"
        return WITHHELD
    if lemma in words.withholding and (child.dep_ in ("xcomp", "prep", "pcomp") or child == verb):
        return HELD if negated else WITHHELD
    if lemma in words.stopping and _is_short(verb):
        return HELD if negated else WITHHELD
    if lemma in ("have", "be") and "yet" in below and child.dep_ == "xcomp":
        return WITHHELD
    if lemma in words.calling and child.i > verb.i and _ends_false(child, words):
        return WITHHELD
    if _is_denial(child, lemma, below, words):
        return WITHHELD if negated else DENIED
    verdict = _read_verdict(verb, child, lemma, words, negated=negated)
    if verdict is not None:
        return verdict
    if lemma in words.doubts:
        return HELD if negated else DENIED
    if not negated or child.dep_ in ("nsubj", "nsubjpass"):
        return HELD
    if lemma in words.beliefs or child.lower_ in words.convictions:
        return DENIED
    return WITHHELD


def _is_denial(child: Token, lemma: str, below: set[str], words: ClaimWords) -> bool:
    """Whether a verb holds the opposite of the clause: "slammed claims that", not "the fact"."""
    if lemma in words.scorn:
        return child.lemma_.lower() not in words.facts
    pairs = words.denials_with_particle
    # "Cast doubt on claims that", wherever the parser hangs "on".
    below = below - {child.lower_}
    return lemma in words.denials or any((lemma, one) in pairs for one in below)


def _read_verdict(
    verb: Token, child: Token, lemma: str, words: ClaimWords, *, negated: bool
) -> str | None:
    """ "called the claim that he was paid a lie", "said suggestions that … were untrue"."""
    if child.pos_ not in NOUNS and child.dep_ != "prep":
        return None
    if lemma not in words.calling and lemma != "be":
        return None
    parts = [part for part in verb.children if part.dep_ in VERDICTS and part != child]
    parts += [inner for part in parts for inner in part.children]
    found = {part.lower_ for part in [*parts, *(c for part in parts for c in part.children)]}
    if found & words.falsehoods:
        return HELD if negated else DENIED
    return DENIED if negated and found & words.truths else None


def _ends_false(noun: Token, words: ClaimWords) -> bool:
    """ "called the claim that he stole money a lie": the parser takes the lie for stolen."""
    last = noun.doc[noun.right_edge.i]
    return noun.pos_ in NOUNS and last.i > noun.i and last.lower_ in words.falsehoods


def _is_unsaid(cue: Token, root: Token) -> bool:
    """ "never said “we will close”": the words in the marks were not spoken."""
    lemma = read_lemma(cue.text, cue.lemma_)
    is_speech = cue.pos_ in VERBS and lemma in read_lexicon().speech
    if not is_speech or not is_negated(cue) or lemma in read_claim_words().denials:
        return False
    gap = cue.doc[cue.i + 1 : root.i]
    return cue.i < root.i and not any(token.text in (":", ".", ";") for token in gap)
