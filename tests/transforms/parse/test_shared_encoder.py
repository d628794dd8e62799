"""The shipped encoder as a pipeline's component: what it sets, and what it must not depend on."""

import numpy as np
from spacy.language import Language

from transforms.lake.versions import DEFAULT_LANGUAGES
from transforms.parse.shared_encoder import SHIPPED
from transforms.parse.spacy_models import read_model
from transforms.parse.windows import PARAGRAPHS

QUOTE = '"We have no money," Marta Danilov said.  It is over in New York, she told Reuters.'


def read() -> Language:
    return read_model(DEFAULT_LANGUAGES["en"], "en", SHIPPED)


def test_shared_encoder_sets_tags_trees_sentences_and_entities() -> None:
    doc = read()(QUOTE)
    words = [token for token in doc if token.text in {"We", "money", "Danilov", "said", "told"}]
    assert [(word.text, word.tag_, word.dep_, word.head.text, word.lemma_) for word in words] == [
        ("We", "PRP", "nsubj", "have", "we"),
        ("money", "NN", "dobj", "have", "money"),
        ("Danilov", "NNP", "nsubj", "said", "Danilov"),
        ("said", "VBD", "ROOT", "said", "say"),
        ("told", "VBD", "ROOT", "told", "tell"),
    ]
    assert [(entity.text, entity.label_) for entity in doc.ents] == [
        ("Marta Danilov", "PERSON"),
        ("New York", "GPE"),
        ("Reuters", "ORG"),
    ]
    assert [sentence.text.strip() for sentence in doc.sents] == [QUOTE[:39], QUOTE[41:]]


def test_shared_encoder_white_space_hangs_on_the_word_before_it() -> None:
    doc = read()(" Rain fell.  It stopped. ")
    spaces = [(token.i, token.tag_, token.dep_, token.head.i) for token in doc if token.is_space]
    assert spaces == [(0, "_SP", "dep", 1), (4, "_SP", "dep", 3)]


def test_shared_encoder_gives_a_vector_a_word() -> None:
    doc = read()("Rain fell.  It stopped.")
    assert doc.tensor.shape == (len(doc), 384)
    assert [bool(np.any(row)) for row in doc.tensor] == [not token.is_space for token in doc]


def test_shared_encoder_an_article_does_not_hang_on_the_one_read_before() -> None:
    nlp = read()
    paragraphs = [QUOTE, "Rain fell.", "", "   ", "The mayor of Springfield said it would stop."]
    first = [doc.to_bytes(exclude=["tensor"]) for doc in nlp.pipe(paragraphs)]
    list(nlp.pipe(["Quite another article, about NATO.", "Its second paragraph."]))
    assert [doc.to_bytes(exclude=["tensor"]) for doc in nlp.pipe(paragraphs)] == first


def test_shared_encoder_a_paragraph_beyond_the_window_is_cut_at_its_sentences() -> None:
    sentence = "The old mayor of Springfield said on Friday that the bridge would be closed. "
    doc = read()(sentence * 40)
    assert len(list(doc.sents)) == 40
    assert {sent.root.text for sent in doc.sents} == {"said"}


def test_shared_encoder_nothing_to_read() -> None:
    assert len(read()("")) == 0


def test_shared_encoder_no_sentence_and_no_head_runs_over_the_start_of_a_paragraph() -> None:
    nlp = read()
    doc = nlp.make_doc("Mayor of Springfield  The bridge is old  ")
    doc.user_data[PARAGRAPHS] = [0, 3]
    parsed = nlp(doc)
    assert [sentence.start for sentence in parsed.sents] == [0, 3]
    assert parsed[3].is_space
    assert parsed[3].head.text == "The"
    assert all((token.i < 3) == (token.head.i < 3) for token in parsed)
