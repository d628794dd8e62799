"""The openings of Daily Mail stories, as the corpus has them."""

from datetime import datetime

import pytest

from transforms.feeds.daily_mail import find_opening
from transforms.feeds.json_object import read_json_article

STORY = "The bishop of Arden has mended the roof. He did so alone."
OPENING = "By . Jane Roe . PUBLISHED: . 14:11 EST, 25 October 2013 . "


@pytest.mark.parametrize(
    ("opening", "authors", "published", "modified"),
    [
        pytest.param(OPENING, ("Jane Roe",), datetime(2013, 10, 25, 19, 11), None, id="published"),
        pytest.param(
            OPENING + "| . UPDATED: . 15:36 EST, 25 October 2013 . ",
            ("Jane Roe",),
            datetime(2013, 10, 25, 19, 11),
            datetime(2013, 10, 25, 20, 36),
            id="and updated",
        ),
        pytest.param(
            OPENING.replace("Jane Roe", "Jane Roe . and . Jan Malek"),
            ("Jane Roe", "Jan Malek"),
            datetime(2013, 10, 25, 19, 11),
            None,
            id="two writers",
        ),
        pytest.param(
            OPENING.replace("Jane Roe", "Associated Press"),
            (),
            datetime(2013, 10, 25, 19, 11),
            None,
            id="an agency",
        ),
    ],
)
def test_daily_mail_opening_is_byline_and_time(
    opening: str, authors: tuple[str, ...], published: datetime, modified: datetime | None
) -> None:
    found = read_json_article({"article": opening + STORY, "highlights": "Roof mended ."})
    assert (found.authors, found.published_at, found.modified_at) == (authors, published, modified)
    assert [
        (section.section_kind, found.text[section.char_start : section.char_end])
        for section in found.sections
    ] == [("byline", opening), ("body", STORY)]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("By . Jane Roe . " + STORY, id="no time"),
        pytest.param(STORY + " " + OPENING, id="further down"),
        pytest.param("By Jane Roe. PUBLISHED: 14:11 EST, 25 October 2013. " + STORY, id="others"),
    ],
)
def test_daily_mail_opening_is_of_that_shape_alone(text: str) -> None:
    assert find_opening(text) is None
