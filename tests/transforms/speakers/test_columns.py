"""Who "I" is in an article's own words."""

import pytest

from tests.support.articles import parse
from transforms.entities.recognize import find_names
from transforms.speakers.columns import find_author

COLUMN = "I walk by the sea. I believe that it is cold. I know that it is."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            f"{COLUMN}\n\nCornelia Hart is a retired teacher in Belgard.",
            "Cornelia Hart",
            id="in the last lines",
        ),
        pytest.param(f"By Cornelia Hart\n\n{COLUMN}", "Cornelia Hart", id="in the first line"),
        pytest.param(
            f"{COLUMN}\n\nCornelia Hart is a teacher. Otto Brandt is a cook.",
            None,
            id="two of them",
        ),
        pytest.param(
            "I asked the guard.\n\nCornelia Hart is a retired teacher.", None, id="one word of it"
        ),
        pytest.param(
            "“I walk. I swim. I row,” said Ole.\n\nCornelia Hart is a retired teacher.",
            None,
            id="in marks",
        ),
    ],
)
def test_columns_find_the_author(text: str, expected: str | None) -> None:
    article = parse(text)
    names = find_names(article)
    found = find_author(article, names)
    assert (None if found is None else names[found].text) == expected
