"""Kinds of unnamed speakers, from the words alone."""

import pytest

from tests.support.articles import annotate
from transforms.entities.unnamed import is_document, read_unnamed_kind


@pytest.mark.parametrize(
    ("kind", "texts"),
    [
        pytest.param(
            "unnamed_person",
            [
                "A bartender",
                "One teller in Texas",
                "one of the nurses",
                "a person familiar with the matter",
                "Another voter",
                "The MEP",
                "his finance chairman",
                "a 34-year-old bricklayer",
                "roe1931",
                "An All Vik club spokesperson",
                "Alan Roe's lawyer",
                "someone close to the talks",
                "the club's groundsman",
                "a beekeeper from Brno",
                "a senior White House official, who asked not to be named",
            ],
            id="one person",
        ),
        pytest.param(
            "unnamed_group",
            [
                "some of the nurses",
                "Two bartenders",
                "Critics",
                "many",
                "the agency",
                "a hospital in Ohio",
                "people close to Roe",
                "several officials",
                "residents of the street",
                "Almost a quarter (21%) of those polled",
                "The Obama administration",
                "the company's lawyers",
            ],
            id="several, or a body",
        ),
        pytest.param(
            "document",
            [
                "the report",
                "a Quinnipiac University poll",
                "A new poll released on Monday",
                "The indictment",
                "the lawsuit, filed on Monday in Brno,",
                "a statement from the ministry",
                "The e-mails",
                "a copy of the filing",
                "a ministry memo seen by the Gazette",
                "Roe1931’s last post",
                "A Gazette poll this week",
                "Several polls",
                "two studies",
                "one of the letters",
                "the Labor Department report",
                "an April 2016 memo by the board",
                "his latest tweet",
                "the bill",
                "Court documents",
                "an e-mail to supporters",
            ],
            id="a document",
        ),
        pytest.param(
            None, ["the", "a statement", "The statement", "his", "this"], id="nobody at all"
        ),
    ],
)
def test_unnamed_kind_by_the_words(kind: str | None, texts: list[str]) -> None:
    read = {text: read_unnamed_kind(text, is_group=True) for text in texts}
    assert read == dict.fromkeys(texts, kind)


def test_unnamed_kind_of_a_noun_that_no_list_has_is_what_the_article_takes_it_for() -> None:
    kinds = [read_unnamed_kind("the zorb", is_group=is_group) for is_group in (True, False)]
    assert kinds == ["unnamed_group", "unnamed_person"]


def test_is_document_tells_laws_and_polls_from_bodies() -> None:
    names = [
        ("Coastal Fisheries Act", "law"),
        ("Harbour Poll", "organization"),
        ("Harbour Board", "organization"),
        ("Bill", "person"),
    ]
    assert [is_document(*name) for name in names] == [True, True, False, False]


def test_speakers_that_are_documents_are_stored_as_such() -> None:
    rows = annotate(
        "The report said the dam was old. A bartender said it was new. "
        "The Coastal Fisheries Act says that boats must stop."
    )
    assert [(row.display_name, row.speaker_kind) for row in rows["speakers"]] == [
        ("The report", "document"),
        ("A bartender", "unnamed_person"),
        ("Coastal Fisheries Act", "document"),
    ]
