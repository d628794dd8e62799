"""Reports that their place tells."""

import pytest

from tests.support.articles import parse
from transforms.attribution.placed_reports import find_placed


def read(text: str, *, has_headline: bool = False) -> list[tuple[str | None, str | None, str]]:
    """(source, cue, content) of each report."""
    article = parse(text, has_headline=has_headline)
    return [
        (
            None if item.source is None else article.slice(*item.source),
            item.cue_lemma,
            " … ".join(text[low:high] for low, high in item.content),
        )
        for item in find_placed(article)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "As AnandTech reports, Showa Denko is the largest maker of such drives.",
            [("AnandTech", "report", "Showa Denko is the largest maker of such drives")],
            id="as somebody reports",
        ),
        pytest.param("As we noted, the port is closed.", [], id="as the author noted"),
        pytest.param("As prices fell, the port closed.", [], id="as a thing happened"),
        pytest.param(
            "Millions will miss out on schools and doctors, predicts the report by Delta Foods.",
            [
                (
                    "the report by Delta Foods",
                    "predict",
                    "Millions will miss out on schools and doctors",
                )
            ],
            id="a report behind its verb",
        ),
        pytest.param("She packed her bags, announced the sale.", [], id="what somebody announced"),
        pytest.param("Roe was late on Monday, wrote a host of songs.", [], id="what was written"),
    ],
)
def test_placed_reports_name_who_stands_by_the_verb(
    text: str, expected: list[tuple[str | None, str | None, str]]
) -> None:
    assert read(text) == expected


def test_placed_reports_read_the_end_of_a_headline() -> None:
    text = "More power to the people says HP\nThe firm met in Lom."
    assert read(text, has_headline=True) == [("HP", "say", "More power to the people")]


def test_placed_reports_leave_who_says_it_in_a_headline() -> None:
    assert read("Mayor of the port says Lom closed\nHe left.", has_headline=True) == []
