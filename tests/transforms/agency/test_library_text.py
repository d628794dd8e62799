"""Texts that the databases of libraries export."""

from datetime import datetime

import pytest

from transforms.agency.library_text import is_ebsco, is_gale, read_ebsco, read_gale

STORY = "The mayor said on Monday that the toll would rise.\n\nNobody else had been asked."
GALE = (
    "Toll rises\n\nAuthor: Jane Roe\nDate: Nov. 18, 2025\nFrom: Harbour Post (Bellmore, England)\n"
    f"Length: 80 words\n\nFull Text:\n\n{STORY}\n\nCopyright: COPYRIGHT 2025\n\n"
    "Source Citation\n\nRoe, Jane. Toll rises.\n\nGale Document Number: GALE|A7\n"
)
EBSCO = (
    "Record: 1\nTitle:\n\tToll rises.\nAuthors:\n\tRoe, Jane\n\tNovak, Jan\nSource:\n"
    "\tHarbour Post. 11/18/2025, p4.\nAccession Number:\n\t77\nDatabase:\n\tNewspaper Source\n"
    f"Section: NEWS\nToll rises\n\n{STORY}\n\n~~~~~~~~\n\nCopyright of Harbour Post\n"
)


@pytest.mark.parametrize(
    ("text", "authors", "record"),
    [
        pytest.param(GALE, ("Jane Roe",), "GALE|A7", id="Gale"),
        pytest.param(EBSCO, ("Jane Roe", "Jan Novak"), "77", id="EBSCO"),
    ],
)
def test_library_text_story_and_its_fields(
    text: str, authors: tuple[str, ...], record: str
) -> None:
    assert (is_gale(text), is_ebsco(text)) == (text is GALE, text is EBSCO)
    (found,) = read_gale(text, "a") if is_gale(text) else read_ebsco(text, "a")
    assert found.article is not None
    article = found.article
    assert (article.text, article.headline, article.source) == (STORY, "Toll rises", "Harbour Post")
    assert (article.authors, article.published_at) == (authors, datetime(2025, 11, 18))
    assert (found.position, found.source_record) == ("story 1", record)


def test_library_text_record_of_ebsco_without_its_text_is_a_reject() -> None:
    (found,) = read_ebsco(EBSCO.partition("Section:")[0], "a")
    assert found.error is not None
    assert found.error.reason == "missing_text"
