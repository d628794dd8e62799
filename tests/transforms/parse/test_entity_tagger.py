"""The tagger beside the recognizer whose place it takes."""

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from transforms.lake.versions import DEFAULT_LANGUAGES
from transforms.parse.entity_tagger import EntityTagger, create_entity_tagger

TEXTS = [
    "Angela Merkel told the Financial Times on Tuesday that Germany would pay $ 2.5 billion.",
    "Merkel",
    "The New York City Department of Health and Mental Hygiene. Paris. U.S. Sen. Ted Cruz of Texas",
    "   ",
    "",
    "He met  Barack \n Obama in the White House .  London",
    "and then nothing at all was said of anybody",
]


@pytest.fixture(scope="module")
def pipeline() -> Language:
    return spacy.load(DEFAULT_LANGUAGES["en"])


def parse(pipeline: Language) -> list[Doc]:
    with pipeline.select_pipes(disable=["ner"]):
        return list(pipeline.pipe(TEXTS))


def entities(docs: list[Doc]) -> list[list[tuple[str, str]]]:
    return [[(token.ent_iob_, token.ent_type_) for token in doc] for doc in docs]


def test_entity_tagger_same_entities_as_recognizer(pipeline: Language) -> None:
    recognizer = pipeline.get_pipe("ner")
    expected = list(recognizer.pipe(parse(pipeline), batch_size=64))
    tagged = list(EntityTagger(recognizer).pipe(parse(pipeline), batch_size=3))
    assert entities(tagged) == entities(expected)
    assert [(e.text, e.label_) for e in tagged[0].ents] == [
        ("Angela Merkel", "PERSON"),
        ("the Financial Times", "ORG"),
        ("Tuesday", "DATE"),
        ("Germany", "GPE"),
        ("$ 2.5 billion", "MONEY"),
    ]


def test_entity_tagger_one_document_as_in_a_batch(pipeline: Language) -> None:
    tagger = create_entity_tagger(pipeline, "tagger", "ner")
    alone = [tagger(doc) for doc in parse(pipeline)]
    assert entities(alone) == entities(list(tagger.pipe(parse(pipeline))))


def test_entity_tagger_fits_trained_greedy_recognizers_alone(pipeline: Language) -> None:
    beam = spacy.blank("en").add_pipe("beam_ner")
    assert EntityTagger.fits(pipeline.get_pipe("ner"))
    assert not EntityTagger.fits(beam)
    assert not EntityTagger.fits(spacy.blank("en").add_pipe("ner"))
    assert not EntityTagger.fits(pipeline.get_pipe("parser"))
    assert not EntityTagger.fits(None)
