"""Roles by the words that refer to a speaker."""

import pytest

from tests.support.roles import Parts, roles_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Hazel Roe said some people would be stopped.\n“The threat is real,” the Salford MP "
            "told the committee. “If it is there, we act,” she added.",
            [("Hazel Roe", "Salford MP", None, None)],
            id="a description of whom nothing else is said",
        ),
        pytest.param(
            "Hazel Roe, the home secretary, said people would be stopped.\n“The threat is real,” "
            "the minister told the committee.",
            [("Hazel Roe", "home secretary", None, None)],
            id="beside a stated office it counts for nothing",
        ),
        pytest.param(
            "Court orders would be used, Lord Falden said. The constitutional affairs secretary "
            "outlined some of the plans on Tuesday. He denied that anybody had forced him.",
            [("Falden", "constitutional affairs secretary", None, None)],
            id="a description in the story",
        ),
        pytest.param(
            "“This scandal must stop,” Oxfam’s Barbara Roe said.\n“Children are paying,” the "
            "charity’s director added.",
            [
                ("Barbara Roe", "director", None, "Oxfam"),
                ("Barbara Roe", "director", None, "Oxfam"),
            ],
            id="what somebody is at the body that is told",
        ),
    ],
)
def test_role_references_tell_what_a_speaker_is(text: str, expected: list[Parts]) -> None:
    assert roles_of(text, "encoder") == expected
