"""Syntax on documents made by hand: the model is not the point."""

from collections.abc import Sequence

import pytest
import spacy
from spacy.tokens import Doc as SpacyDoc

from transforms.parse.syntax import (
    cue_range,
    edges,
    find_noun_phrase,
    find_own_subject,
    find_source,
    is_passive,
    trim,
    trim_owner,
)
from transforms.parse.tokens import Doc, read_tokens

VOCABULARY = spacy.blank("en").vocab
Word = tuple[str, int, str, str, str]


def make_doc(words: Sequence[Word]) -> Doc:
    """A document of (word, head, label, part of speech, tag)."""
    texts, heads, labels, parts, tags = zip(*words, strict=True)
    document = SpacyDoc(
        VOCABULARY,
        words=list(texts),
        heads=list(heads),
        deps=list(labels),
        pos=list(parts),
        tags=list(tags),
    )
    return read_tokens(document)


SHE_CAME = make_doc(
    [
        ("She", 1, "nsubj", "PRON", "PRP"),
        ("came", 1, "ROOT", "VERB", "VBD"),
        ("and", 1, "cc", "CCONJ", "CC"),
        ("did", 5, "aux", "AUX", "VBD"),
        ("not", 5, "neg", "PART", "RB"),
        ("say", 1, "conj", "VERB", "VB"),
        (".", 1, "punct", "PUNCT", "."),
    ]
)
TOLD_BY = make_doc(
    [
        ("Residents", 2, "nsubjpass", "NOUN", "NNS"),
        ("were", 2, "auxpass", "AUX", "VBD"),
        ("told", 2, "ROOT", "VERB", "VBN"),
        ("by", 2, "agent", "ADP", "IN"),
        ("the", 5, "det", "DET", "DT"),
        ("mayor", 3, "pobj", "NOUN", "NN"),
    ]
)
URGED = make_doc(
    [
        ("He", 1, "nsubj", "PRON", "PRP"),
        ("urged", 1, "ROOT", "VERB", "VBD"),
        ("voters", 1, "dobj", "NOUN", "NNS"),
        ("to", 4, "aux", "PART", "TO"),
        ("speak", 1, "xcomp", "VERB", "VB"),
    ]
)
WHO_OPPOSED = make_doc(
    [
        ("The", 1, "det", "DET", "DT"),
        ("mayor", 6, "nsubj", "NOUN", "NN"),
        (",", 1, "punct", "PUNCT", ","),
        ("who", 4, "nsubj", "PRON", "WP"),
        ("opposed", 1, "relcl", "VERB", "VBD"),
        (",", 1, "punct", "PUNCT", ","),
        ("left", 6, "ROOT", "VERB", "VBD"),
    ]
)
ASKED = make_doc(
    [
        ("Asked", 2, "advcl", "VERB", "VBN"),
        ("Hale", 2, "nsubj", "PROPN", "NNP"),
        ("said", 2, "ROOT", "VERB", "VBD"),
    ]
)
THERE_IS = make_doc([("There", 1, "expl", "PRON", "EX"), ("is", 1, "ROOT", "VERB", "VBZ")])


@pytest.mark.parametrize(
    ("doc", "verb", "expected"),
    [
        pytest.param(SHE_CAME, 1, ("She", False), id="its own subject"),
        pytest.param(SHE_CAME, 5, ("She", True), id="the subject of the verb before"),
        pytest.param(TOLD_BY, 2, ("the mayor", False), id="the agent of a passive"),
        pytest.param(URGED, 4, ("voters", True), id="the object of who urges"),
        pytest.param(WHO_OPPOSED, 4, ("who", False), id="a relative pronoun"),
        pytest.param(WHO_OPPOSED, 6, ("The mayor", False), id="without its relative clause"),
        pytest.param(ASKED, 0, (None, False), id="who is asked does not ask"),
        pytest.param(THERE_IS, 1, (None, False), id="there is nobody"),
    ],
)
def test_syntax_finds_who_acts(doc: Doc, verb: int, expected: tuple[str | None, bool]) -> None:
    source, is_taken_over = find_source(doc[verb])
    assert (source and doc.span(*source).text, is_taken_over) == expected


def test_syntax_knows_a_subject_and_its_phrase() -> None:
    assert find_own_subject(SHE_CAME[5]) is None
    assert find_own_subject(TOLD_BY[2]) == TOLD_BY[0]
    assert edges(TOLD_BY[3]) == (3, 6)
    assert find_noun_phrase(TOLD_BY[5], TOLD_BY[2]) == (4, 6)


def test_syntax_knows_a_passive() -> None:
    verbs = [SHE_CAME[5], TOLD_BY[2], ASKED[0], ASKED[2]]
    assert [is_passive(verb) for verb in verbs] == [False, True, True, False]


def test_syntax_takes_auxiliaries_into_a_cue() -> None:
    assert cue_range(SHE_CAME[5]) == (3, 6)
    assert cue_range(TOLD_BY[2], TOLD_BY[3]) == (1, 4)


def test_syntax_trims_punctuation_and_owners() -> None:
    doc = make_doc(
        [
            (",", 1, "punct", "PUNCT", ","),
            ("Hale", 3, "poss", "PROPN", "NNP"),
            ("'s", 1, "case", "PART", "POS"),
            ("plan", 3, "ROOT", "NOUN", "NN"),
            (".", 3, "punct", "PUNCT", "."),
        ]
    )
    assert trim(doc, 0, 5) == (1, 4)
    assert trim(doc, 0, 3) == (1, 3)
    assert trim_owner(doc, 0, 3) == (1, 2)
    assert trim(doc, 4, 5) is None
    assert trim_owner(doc, 0, 1) is None
