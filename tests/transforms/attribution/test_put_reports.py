"""What somebody puts: a number, a cause, a question to a witness."""

import pytest

from tests.support.articles import annotate, who_said


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Tom Pell put the cost at “twice what we were told”.",
            [("Tom Pell", "mixed", "the cost at “twice what we were told”")],
            id="at words of his",
        ),
        pytest.param(
            "Police put the number of marchers at 4,000.",
            [("Police", "indirect", "the number of marchers at 4,000")],
            id="at a number",
        ),
        pytest.param(
            "Tom Pell put the delay down to bad weather and a lack of parts.",
            [("Tom Pell", "indirect", "the delay down to bad weather and a lack of parts")],
            id="down to a cause",
        ),
        pytest.param(
            "Her counsel, Ana Teixeira, put it to the witness that the roof leaked.",
            [("Ana Teixeira", "indirect", "that the roof leaked")],
            id="to a witness",
        ),
        pytest.param(
            "Early estimates put the number of mails that were sent in May at about 5,000 pages.",
            [
                (
                    "Early estimates",
                    "indirect",
                    "the number of mails that were sent in May at about 5,000 pages",
                )
            ],
            id="at a number behind a clause",
        ),
        pytest.param(
            "The estimates put the figure closer to 4,000.",
            [("The estimates", "indirect", "the figure closer to 4,000")],
            id="closer to a number",
        ),
        pytest.param("Tom Pell put the cup down to answer the phone.", [], id="a thing"),
        pytest.param("Tom Pell put the chairs at the door at noon.", [], id="at a place"),
    ],
)
@pytest.mark.parametrize("finder", ["encoder", "model"])
def test_put_reports_a_number_or_a_cause(
    text: str, expected: list[tuple[str | None, str, str]], finder: str
) -> None:
    assert who_said(annotate(text, attribution=finder)) == expected
