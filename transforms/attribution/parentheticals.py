"""Reports put between commas inside the clause that they report: The plan, notes Roe, will fail.

In: a parsed article. Out: `Attribution`s of all the sentence but the report. The decision to
question: what stands in front may not be a clause by itself, because behind "It was late, Roe said,
citing a report" the author may go on; a clause under "if" or "when" is none, and the report is a
verb of speech with a name, a pronoun or a short phrase and nothing else.
"""

from collections.abc import Iterator
from itertools import pairwise

from transforms.attribution.content_form import lemma_of
from transforms.attribution.fixed_reports import make_report
from transforms.attribution.types import Attribution
from transforms.lexicons.cues import read_lexicon
from transforms.parse.document import ParsedArticle
from transforms.parse.syntax import FINITE, Tokens, find_own_subject
from transforms.parse.tokens import Token

METHOD = "rules/parenthetical"
SPEAKERS = frozenset({"he", "she", "they"})
OPENERS = frozenset(
    "although as because if once since though unless until when whether while".split()
)
NO_ENDS = frozenset({"ADP", "AUX", "CCONJ", "DET", "PART", "SCONJ", "VERB"})
TELLING = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
LEAST_REPORT = 2
LONGEST_REPORT = 4
"""Tokens."""


def find_parentheticals(article: ParsedArticle) -> Iterator[Attribution]:
    """In order of their cue."""
    doc = article.doc
    for sentence in (first.sent for first in doc if first.is_sent_start or not first.i):
        commas = [i for i in range(sentence.start + 1, sentence.end - 1) if doc[i].text == ","]
        for low, high in pairwise(commas):
            report = _read_report(article, low + 1, high)
            if report is None or article.count_marked(sentence.start, sentence.end):
                continue
            if not _is_open(article, (sentence.start, low), (high + 1, sentence.end)):
                continue
            cue, source = report
            pieces = [(sentence.start, low), (high + 1, sentence.end)]
            lemma = lemma_of(doc[cue[0]])
            yield from make_report(article, METHOD, source, cue, lemma, pieces)


def _read_report(article: ParsedArticle, low: int, high: int) -> tuple[Tokens, Tokens] | None:
    """The cue and the source, if between the commas stands nothing else."""
    doc = article.doc
    if not LEAST_REPORT <= high - low <= LONGEST_REPORT:
        return None
    for verb, source in ((low, (low + 1, high)), (high - 1, (low, high - 1))):
        if _is_report(doc[verb]) and _is_speaker(article, source, is_last=verb == low):
            return (verb, verb + 1), source
    return None


def _is_report(word: Token) -> bool:
    """Whether a word is a verb of speech; "notes" is read as a plural there."""
    is_finite = word.tag_ in FINITE or (word.tag_ == "NNS" and word.text.islower())
    lexicon, lemma = read_lexicon(), lemma_of(word)
    return is_finite and lemma in lexicon.speech and lemma not in lexicon.with_object


def _is_speaker(article: ParsedArticle, source: Tokens, *, is_last: bool) -> bool:
    words = list(article.doc.span(*source))
    if len(words) == 1 and words[0].lower_ in SPEAKERS:
        return True
    if all(word.text[:1].isupper() and word.pos_ != "PRON" for word in words):
        return True
    is_phrase = words[0].tag_ == "DT" and words[-1].pos_ in ("NOUN", "PROPN")
    return is_phrase and len(words) > 1 and not is_last


def _is_open(article: ParsedArticle, before: Tokens, behind: Tokens) -> bool:
    """Whether what stands in front of the report needs what stands behind it."""
    doc = article.doc
    words = [word for word in doc[slice(*before)] if not word.is_punct]
    rest = [word for word in doc[slice(*behind)] if not word.is_punct]
    if not any(word.pos_ in TELLING for word in words) or not rest or _goes_on(rest):
        return False
    is_finite = any(word.tag_ in FINITE for word in words)
    first = next((word for word in words if word.lower_ not in ("and", "but", "so")), words[0])
    if is_finite:
        return first.lower_ in OPENERS and any(word.tag_ in FINITE for word in rest)
    return words[-1].pos_ not in NO_ENDS and (
        rest[0].tag_ in FINITE or rest[0].pos_ in ("DET", "PRON", "PROPN", "NOUN", "AUX", "ADV")
    )


def _goes_on(words: list[Token]) -> bool:
    """Whether a clause with a subject of its own follows, which may be the author's."""
    joints = (w for w in words if w.pos_ == "CCONJ" and w.i and w.nbor(-1).text == ",")
    return any(
        find_own_subject(verb) is not None
        for joint in joints
        for verb in words
        if verb.i > joint.i and verb.tag_ in FINITE
    )
