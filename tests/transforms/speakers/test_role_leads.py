"""The body that a clause or letters behind a name tell of."""

import pytest

from tests.support.roles import Parts, roles_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Jane Roe heads the Water Board of the Eastern Rivers, which looks after dykes.",
            [("Jane Roe", None, None, "Water Board of the Eastern Rivers")],
            id="whom the sentence says to head a body",
        ),
        pytest.param("Jane Roe leads Ferrari after three races.", [], id="who leads on a track"),
        pytest.param(
            "Jane Roe, who lectures in labour law at the University of Ostrov, said no.",
            [("Jane Roe", None, None, "University of Ostrov")],
            id="where one lectures",
        ),
        pytest.param(
            "Jane Roe works for Ostrov Bank, but she does not work at Severka University.",
            [("Jane Roe", None, None, "Ostrov Bank")],
            id="for whom one works",
        ),
        pytest.param(
            "Tom Hale worked at Ostrov University.", [], id="where one worked once is not told"
        ),
        pytest.param(
            "Opening the case, Jane Roe KC, prosecuting, told the court that he had fled.",
            [("Jane Roe", "KC", None, None)],
            id="letters behind the name",
        ),
        pytest.param(
            "Jane Roe MP said no. Roe, the chair of the Ostrov Trust, said it again.",
            [("Jane Roe", "chair", None, "Ostrov Trust")],
            id="letters beside a stated office",
        ),
        pytest.param(
            "A crane driver who gave his name only as Abu Khaled said the rent was too high.",
            [("Abu Khaled", "crane driver", None, None)],
            id="who gave only a name",
        ),
        pytest.param(
            "Jane Roe, a biologist who works at the Delta Institute, said the fish were ill.",
            [("Jane Roe", "biologist", None, "Delta Institute")],
            id="a title, and where one works",
        ),
        pytest.param(
            "Jane Roe, a judge who heads the Delta Institute, said the fish were ill.",
            [("Jane Roe", "judge", None, None), ("Jane Roe", None, None, "Delta Institute")],
            id="a title, and what one heads besides",
        ),
        pytest.param(
            "Tom Hale, who is working with the Milk Union as Programme Officer, Mobilization and "
            "Outreach, says lights in town are a solution.",
            [("Tom Hale", "Programme Officer", "Mobilization and Outreach", "Milk Union")],
            id="as what one works, with a field in capitals",
        ),
        pytest.param(
            "Jane Roe, who runs the institute’s lab, said the fish were ill.",
            [("Jane Roe", None, "lab", "institute")],
            id="a part of a body that has no name",
        ),
        pytest.param(
            "Professor Tom Hale, who led the study at Oslo University, said it was time.",
            [("Tom Hale", "Professor", None, None)],
            id="a study, which employs nobody",
        ),
        pytest.param(
            "Jane Roe, who will lead the opposition, said no.", [], id="what one is to lead"
        ),
    ],
)
def test_role_leads_tell_of_a_body_without_a_title(text: str, expected: list[Parts]) -> None:
    assert roles_of(text, "encoder") == expected
