"""The tables beside the two components whose place they take."""

from collections.abc import Iterable
from typing import Any

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from transforms.lake.versions import DEFAULT_LANGUAGES
from transforms.parse.windows import PARAGRAPHS
from transforms.parse.word_forms import WordForms, create_word_forms

TEXTS = [
    "He was hoping that the better mice would've run; I told you so.",
    "There is no case. Let's go, he said: “I ain't gonna.”",
    "Who did that? It has had  two \n double spaces.",
    "",
    "The U.S. said: it may do what it must, for its own sake.",
]


@pytest.fixture(scope="module")
def pipeline() -> Language:
    return spacy.load(DEFAULT_LANGUAGES["en"])


def parse(pipeline: Language) -> list[Doc]:
    with pipeline.select_pipes(disable=["attribute_ruler", "lemmatizer", "ner"]):
        return list(pipeline.pipe(TEXTS))


def words(docs: list[Doc]) -> list[list[tuple[str, ...]]]:
    return [[(t.tag_, t.dep_, t.pos_, str(t.morph), t.lemma_) for t in doc] for doc in docs]


def test_word_forms_same_classes_and_lemmas_as_rules(pipeline: Language) -> None:
    ruler, lemmatizer = pipeline.get_pipe("attribute_ruler"), pipeline.get_pipe("lemmatizer")
    expected = words([lemmatizer(ruler(doc)) for doc in parse(pipeline)])
    tables = WordForms(pipeline, ruler, lemmatizer)
    assert words(list(tables.pipe(parse(pipeline)))) == expected
    assert words([tables(doc) for doc in parse(pipeline)]) == expected
    assert [lemma for *_, lemma in expected[0][:7]] == [
        "he",
        "be",
        "hop",
        "that",
        "the",
        "well",
        "mouse",
    ]


def test_word_forms_lemmas_outlive_a_memory_zone(pipeline: Language) -> None:
    tables = create_word_forms(pipeline, "forms")
    seen: list[list[list[tuple[str, ...]]]] = []
    for _ in range(2):
        with pipeline.memory_zone():
            seen.append(words(list(tables.pipe(parse(pipeline)))))
    assert seen[0] == seen[1]
    assert seen[0][0][6][4] == "mouse"


def test_word_forms_full_tables_are_emptied(
    pipeline: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("transforms.parse.word_forms.MOST_WORDS", 3)
    tables = create_word_forms(pipeline, "forms")
    full = create_word_forms(pipeline, "forms")
    assert words([full(doc) for doc in parse(pipeline)]) == words(
        [tables(doc) for doc in parse(pipeline)]
    )


def test_word_forms_fits_rules_on_words_tags_and_dependencies_alone(pipeline: Language) -> None:
    lemmatizer = pipeline.get_pipe("lemmatizer")
    blank = spacy.blank("en")
    ruler = blank.add_pipe("attribute_ruler")
    assert WordForms.fits(pipeline.get_pipe("attribute_ruler"), lemmatizer)
    assert WordForms.fits(ruler, lemmatizer)
    assert not WordForms.fits(ruler, blank.add_pipe("lemmatizer", config={"mode": "lookup"}))
    assert not WordForms.fits(None, lemmatizer)
    ruler.add([[{"LOWER": "let"}, {"TAG": "PRP"}]], {"POS": "X"})
    assert WordForms.fits(ruler, lemmatizer)
    for pattern in ([{"LENGTH": 4}], [{"LOWER": "let"}, {"ENT_TYPE": "PERSON"}]):
        ruler = spacy.blank("en").add_pipe("attribute_ruler")
        ruler.add([pattern], {"POS": "X"})
        assert not WordForms.fits(ruler, lemmatizer)


def test_word_forms_rules_on_words_that_share_one_are_asked_of_all_of_them() -> None:
    nlp = spacy.blank("en")
    ruler = nlp.add_pipe("attribute_ruler")
    lemmatizer = spacy.load(DEFAULT_LANGUAGES["en"]).get_pipe("lemmatizer")
    ruler.add([[{"IS_SPACE": False}]], {"POS": "X"})
    ruler.add([[{"LOWER": "out"}, {"LOWER": "of"}]], {"POS": "ADP"}, index=1)
    ruler.add([[{"LOWER": "of"}, {"LOWER": "date"}]], {"POS": "ADJ"}, index=1)
    ruler.add([[{"LOWER": "date"}]], {"POS": "NOUN"})
    doc = WordForms(nlp, ruler, lemmatizer)(nlp("Date: it is out of date, out of it."))
    marked = [(token.text, token.pos_) for token in doc if token.pos_ != "X"]
    assert marked == [("Date", "NOUN"), ("of", "ADP"), ("date", "NOUN"), ("of", "ADP")]


@pytest.mark.filterwarnings("ignore:.*W108")
def test_word_forms_no_rule_on_two_words_holds_over_the_start_of_a_paragraph(
    pipeline: Language,
) -> None:
    tables = create_word_forms(pipeline, "forms")
    lemmas = []
    for paragraphs in ([0], [0, 1]):
        doc = Doc(pipeline.vocab, words=["gon", "na"], user_data={PARAGRAPHS: paragraphs})
        lemmas.append([token.lemma_ for token in tables(doc)])
    assert lemmas == [["go", "to"], ["gon", "na"]]


def test_word_forms_lemmatizer_can_still_be_written_and_read(pipeline: Language) -> None:
    lemmatizer = spacy.load(DEFAULT_LANGUAGES["en"]).get_pipe("lemmatizer")
    words_before = {key: list(words) for key, words in _index_of(lemmatizer).items()}
    WordForms(pipeline, pipeline.get_pipe("attribute_ruler"), lemmatizer)
    again = pipeline.create_pipe("lemmatizer").from_bytes(lemmatizer.to_bytes())
    assert {key: list(words) for key, words in _index_of(again).items()} == words_before


def _index_of(lemmatizer: Any) -> dict[int, Iterable[str]]:
    index: dict[int, Iterable[str]] = lemmatizer.lookups.get_table("lemma_index")
    return index
