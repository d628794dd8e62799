"""Stories in plain text with lines above them that say what they are."""

import pytest

from transforms.agency.labelled_text import read_labels
from transforms.agency.text_file import list_text_records

STORY = "The toll rises in March.\n\n“We must,” said Roe."


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        pytest.param(
            f"Title: Toll rises\nDate: March 2, 2021\nAuthor: Alice Writer\n\n{STORY}\n",
            {"Title": "Toll rises", "Date": "March 2, 2021", "Author": "Alice Writer"},
            id="lines",
        ),
        pytest.param(
            f"Paper: Harbour Post\r\nTitle: Toll rises\r\nPage: A1\r\n\r\n{STORY}",
            {"Paper": "Harbour Post", "Title": "Toll rises", "Page": "A1"},
            id="an outlet, and a label that nobody knows",
        ),
        pytest.param(
            f"Headline: Toll rises\n\nURL: https://h.example/toll\n\nText:\n{STORY}",
            {"Headline": "Toll rises", "URL": "https://h.example/toll"},
            id="blank lines between, and a label of the story",
        ),
        pytest.param(
            f"Title: Toll rises\n\n----\n\nDate: 2021-03-02\n\n----\n\nText:\n\n{STORY}\n",
            {"Title": "Toll rises", "Date": "2021-03-02"},
            id="rules between, as in Kirby",
        ),
    ],
)
def test_labelled_text_has_its_fields(text: str, fields: dict[str, str]) -> None:
    assert read_labels(text) == {**fields, "text": STORY}


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Roe: We cannot wait.\nDate: nobody knows.\n\nShe left.", id="who speaks"),
        pytest.param("Title: Toll rises\n\nIt rises in March.", id="one label"),
        pytest.param("Title: Toll\nDate: March 2\nThe toll rises.\n", id="no blank line"),
        pytest.param("Title: Toll\nDate: March 2, 2021\n\n", id="no story"),
        pytest.param("", id="nothing"),
    ],
)
def test_labelled_text_is_told_by_its_first_lines(text: str) -> None:
    assert read_labels(text) is None


def test_labelled_text_is_read_as_a_record() -> None:
    text = f"Title: Toll rises\nDate: March 2, 2021\nAuthor: Alice Writer\n\n{STORY}\n"
    found = list_text_records(text.encode(), "a.txt")[0].article
    assert found is not None
    assert (found.headline, found.authors, found.text, found.source_record) == (
        "Toll rises",
        ("Alice Writer",),
        STORY,
        "a.txt",
    )


def test_labelled_text_stories_that_are_ruled_off_are_one_each() -> None:
    text = (
        f"Title: Toll rises\nDate: March 2, 2021\n\n{STORY}\n\n{'=' * 40}\n"
        f"Title: Ferry stops\nDate: March 3, 2021\n\n{STORY}\n"
    )
    records = list_text_records(text.encode(), "a.txt")
    assert [
        (one.position, one.article.headline, one.article.text, one.article.source_record)
        for one in records
        if one.article is not None
    ] == [
        ("story 1", "Toll rises", STORY, "a.txt story 1"),
        ("story 2", "Ferry stops", STORY, "a.txt story 2"),
    ]


def test_labelled_text_with_a_rule_inside_its_story_is_one() -> None:
    text = f"Title: Toll rises\nDate: March 2, 2021\n\n{STORY}\n\n-----\n\n{STORY}\n"
    assert len(list_text_records(text.encode(), "a.txt")) == 1
