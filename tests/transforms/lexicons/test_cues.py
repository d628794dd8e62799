"""What the lexicon knows of words that the parser reads wrongly."""

import pytest

from transforms.lexicons.cues import read_lexicon, repair_lemma


@pytest.mark.parametrize(("lemma", "verb"), [("texte", "text"), ("retweete", "retweet")])
def test_lexicon_mends_lemmas(lemma: str, verb: str) -> None:
    assert repair_lemma(lemma) == verb
    assert verb in read_lexicon().speech
