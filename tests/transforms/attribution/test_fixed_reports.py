"""Reports of a fixed form: who is their source, and what is told."""

import pytest

from tests.support.articles import annotate, who_said


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Pell said through an interpreter that he had dreamed of the moment.",
            [("Pell", "indirect", "that he had dreamed of the moment")],
            id="through an interpreter",
        ),
        pytest.param(
            "Pell had lost. Pell added; “It is true. But what does it matter now?”",
            [("Pell", "direct", "“It is true. But what does it matter now?”")],
            id="a semicolon for a colon",
        ),
        pytest.param(
            "Tom Pell, who lost his post after saying on air that two boats were lost, did not go.",
            [("Tom Pell", "indirect", "that two boats were lost")],
            id="after saying it, up to the verb outside",
        ),
        pytest.param(
            "The cranes had fallen, Tom Pell was heard to say.",
            [("Tom Pell", "indirect", "The cranes had fallen")],
            id="what somebody was heard to say",
        ),
        pytest.param(
            "The clinic admitted losing files of 300 patients.",
            [("The clinic", "indirect", "losing files of 300 patients")],
            id="what somebody admits doing",
        ),
        pytest.param(
            "Tom Pell admitted to leaving the port, and not reporting it.",
            [("Tom Pell", "indirect", "leaving the port, and not reporting it")],
            id="two things that somebody admits",
        ),
        pytest.param(
            "The freeze, described by Fine Gael as “a gift to nobody”, runs until May.",
            [("Fine Gael", "mixed", "The freeze … as “a gift to nobody”")],
            id="as what a thing is described",
        ),
        pytest.param(
            "Jane Roe wants a list of the dikes that she said existed only on paper.",
            [("Jane Roe", "indirect", "that … existed only on paper")],
            id="in a relative clause whose subject the pronoun is",
        ),
        pytest.param(
            "Villagers in the valley were told by soldiers that they had to leave by June.",
            [("soldiers", "indirect", "that they had to leave by June")],
            id="by whom others were told",
        ),
        pytest.param(
            "Tom Pell was asked by a caller why young men were coming to the port.",
            [("a caller", "indirect", "why young men were coming to the port")],
            id="by whom somebody was asked",
        ),
        pytest.param(
            "Asked by a caller if it was late, Tom Pell laughed.",
            [("a caller", "indirect", "if it was late")],
            id="by whom somebody was asked, in front",
        ),
        pytest.param(
            "Tom Pell brought calm which, he claimed, would be thrown away by anyone else.",
            [("Tom Pell", "indirect", "which … would be thrown away by anyone else")],
            id="in a relative clause that the report parts",
        ),
    ],
)
def test_fixed_form_tells_who_and_what(
    text: str, expected: list[tuple[str | None, str, str]]
) -> None:
    assert who_said(annotate(text)) == expected
