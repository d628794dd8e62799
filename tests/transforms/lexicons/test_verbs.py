"""Verb forms that the small model's rules read wrongly."""

import pytest

from transforms.lexicons.verbs import read_lemma


@pytest.mark.parametrize(
    ("form", "model", "lemma"),
    [
        pytest.param("hoped", "hop", "hope", id="a silent e was lost"),
        pytest.param("taping", "tap", "tape", id="an ing"),
        pytest.param("spammed", "spamme", "spam", id="a doubled letter was kept"),
        pytest.param("defunded", "defunde", "defund", id="an e was invented"),
        pytest.param("maxed", "maxe", "max", id="an e was invented behind an x"),
        pytest.param("texted", "texte", "text", id="a younger verb"),
        pytest.param("Raped", "rap", "rape", id="a capital"),
        pytest.param("left", "leave", "leave", id="a strong verb stays the model's"),
        pytest.param("hopped", "hop", "hop", id="what is right stays"),
    ],
)
def test_verbs_read_lemma(form: str, model: str, lemma: str) -> None:
    assert read_lemma(form, model) == lemma
