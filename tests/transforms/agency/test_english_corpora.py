"""Texts of english-corpora.org."""

from transforms.agency.english_corpora import is_english_corpora, read_english_corpora

TEXTS = (
    "@@11241 <h> Toll rises <p> It rises in <b>March</b> . <p> The mayor said so .\n"
    "##11242 The ferry stops . <h> Why <p> Repairs .\n@@11243 <h> Nothing\n"
)


def test_english_corpora_text_has_its_number_heading_and_paragraphs() -> None:
    assert is_english_corpora(TEXTS)
    first, second, third = read_english_corpora(TEXTS, "a.txt")
    assert first.article is not None
    assert second.article is not None
    assert (first.article.headline, first.article.text, first.article.source_record) == (
        "Toll rises",
        "It rises in March .\n\nThe mayor said so .",
        "11241",
    )
    assert second.article.text == "The ferry stops .\n\nRepairs ."
    assert third.error is not None


def test_english_corpora_another_text_is_none() -> None:
    assert not is_english_corpora("##2026 in figures\n\nThe toll rose.\n")
