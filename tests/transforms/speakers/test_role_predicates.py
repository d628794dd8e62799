"""What clauses say that somebody is."""

import pytest

from tests.support.roles import Parts, roles_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Tom Hale, who joined as finance director last month, said it was late.",
            [("Tom Hale", "finance director", None, None)],
            id="joined as",
        ),
        pytest.param(
            "Jane Roe, who serves as chair of the Ostrov panel, said it was late.",
            [("Jane Roe", "chair", None, "Ostrov panel")],
            id="serves as",
        ),
        pytest.param(
            "Jane Roe, who worked as a nurse, said it was late.", [], id="what one worked as once"
        ),
        pytest.param(
            "Jane Roe, who works as a nurse at Ostrov Hospital, said it was late.",
            [("Jane Roe", "nurse", None, "Ostrov Hospital")],
            id="works as, at a body that is told once",
        ),
        pytest.param(
            "Jane Roe, who was appointed chief executive in May, said it was late.",
            [("Jane Roe", "chief executive", None, None)],
            id="was appointed",
        ),
        pytest.param(
            "Jane Roe has replaced Tom Hale as chief executive of Severka, with Hale leaving.",
            [("Jane Roe", "chief executive", None, "Severka")],
            id="whoever replaces another is what the other was",
        ),
        pytest.param(
            "Jane Roe, who was chairman of the Milk Union until 2010 and is now a nurse, spoke.",
            [
                ("Jane Roe", "chairman", None, "Milk Union"),
                ("Jane Roe", "nurse", None, None),
            ],
            id="what one was and is",
        ),
        pytest.param(
            "Jane Roe, a former Treasury official who is now a fellow at the Delta Fund, spoke.",
            [
                ("Jane Roe", "former official", None, "Treasury"),
                ("Jane Roe", "fellow", None, "Delta Fund"),
            ],
            id="what an official became",
        ),
        pytest.param(
            "Jane Roe, who appointed Tom Hale chief executive in May, said it was late.",
            [],
            id="who appoints another",
        ),
        pytest.param(
            "Jane Roe became chief executive of Severka Bank in May.",
            [("Jane Roe", "chief executive", None, "Severka Bank")],
            id="became",
        ),
        pytest.param(
            "Jane Roe founded and serves as the director of the Ostrov Trust.",
            [("Jane Roe", "director", None, "Ostrov Trust")],
            id="a second verb",
        ),
        pytest.param(
            "The chair of the Ostrov panel is Jane Roe. Her agent is her former husband, Tom Hale.",
            [("Jane Roe", "chair", None, "Ostrov panel"), ("Tom Hale", "agent", None, None)],
            id="the office in front of the verb",
        ),
        pytest.param(
            "The first officer through the door was Jane Roe.", [], id="who came first is no office"
        ),
        pytest.param(
            "A public inquiry into deaths at Ostrov Hospital opened with a warning from its chair, "
            "Dame Jane Roe.",
            [("Jane Roe", "chair", None, "inquiry")],
            id="its chair, of a body without a name",
        ),
        pytest.param("Jane Roe, of Station Road, thinks it is late.", [], id="where one lives"),
    ],
)
def test_role_predicates_are_read_from_clauses(text: str, expected: list[Parts]) -> None:
    assert roles_of(f"{text} “It is late,” said Roe. “It is,” said Hale.", "encoder") == expected
