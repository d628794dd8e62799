"""Which package reads a language, and what is said of one that is not there."""

from pathlib import Path

import pytest
import spacy
from spacy.tokens import Doc

from flows.settings import Settings, SettingsError
from flows.survey import check_languages
from transforms.errors import ContractError
from transforms.lake.versions import DEFAULT_LANGUAGES, annotate_versions
from transforms.parse.shared_encoder import SHIPPED
from transforms.parse.spacy_models import KEPT_WORDS, find_model, open_memory_zone, read_model
from transforms.parse.tokens import LEXICAL


@pytest.mark.parametrize("language", ["fr", None, ""])
def test_models_none_for_a_language_without_a_package(language: str | None) -> None:
    assert find_model(language, DEFAULT_LANGUAGES) is None


def test_models_a_package_that_is_not_installed_is_an_error() -> None:
    with pytest.raises(ContractError, match=r"languages: xx_none_sm \(for fr\) cannot be loaded"):
        find_model("fr", {"fr": "xx_none_sm"})


def test_models_a_package_of_another_language_is_an_error() -> None:
    with pytest.raises(ContractError, match="reads en and not fr"):
        find_model("fr", {"fr": DEFAULT_LANGUAGES["en"]})


@pytest.mark.parametrize("language", ["de", "ja", "no"])
def test_models_blank_reads_any_language(language: str) -> None:
    found = find_model(language, {language: "blank"})
    assert found is not None
    assert found[0] == "blank"
    assert annotate_versions({language: "blank"})[f"model_{language}"].startswith("spacy 3.")


def test_models_are_checked_before_the_night() -> None:
    check_languages(Settings(languages=DEFAULT_LANGUAGES | {"de": "blank"}))
    with pytest.raises(SettingsError, match=r"not installed: xx_none_sm \(for fr\); install it"):
        check_languages(Settings(languages=DEFAULT_LANGUAGES | {"fr": "xx_none_sm"}))


def test_models_words_of_the_first_articles_stay_and_later_ones_go() -> None:
    nlp = spacy.blank("en")
    with open_memory_zone(nlp):
        nlp("Kestrels hover.")
    assert "Kestrels" in nlp.vocab
    nlp(" ".join(f"word{number}" for number in range(KEPT_WORDS)))
    with open_memory_zone(nlp):
        assert [token.text for token in nlp("Kestrels swerve.")] == ["Kestrels", "swerve", "."]
    assert "Kestrels" in nlp.vocab
    assert "swerve" not in nlp.vocab


def test_models_beside_the_encoder_a_word_tells_what_is_read_of_it_and_no_more() -> None:
    words = ["Kestrelish", "seventeenth", "17,000", "the", "”", "--", "\n\n"]
    less, whole = (read_model(DEFAULT_LANGUAGES["en"], "en", one) for one in (SHIPPED, None))
    told = [Doc(nlp.vocab, words).to_array(LEXICAL).tolist() for nlp in (less, whole)]
    assert told[0] == told[1]
    assert (less.vocab["Kestrelish"].shape_, whole.vocab["Kestrelish"].shape_) == ("", "Xxxxx")


@pytest.mark.parametrize("encoder", [None, SHIPPED])
def test_models_take_a_full_stop_of_a_short_form_for_its_own(encoder: Path | None) -> None:
    nlp = read_model(DEFAULT_LANGUAGES["en"], encoder=encoder)
    words = [token.text for token in nlp.make_doc("Lt. Col. Roe left SGT. Hill in Sta. Ines.")]
    assert words == ["Lt.", "Col.", "Roe", "left", "SGT.", "Hill", "in", "Sta.", "Ines", "."]
    names = [token.text for token in nlp.make_doc("Gareth Ll. Pritchard met Sens. Roe and Hill.")]
    assert names == ["Gareth", "Ll.", "Pritchard", "met", "Sens.", "Roe", "and", "Hill", "."]
