"""Whom "his father" and "her husband" mean."""

import pytest

from tests.support.articles import annotate, who_said


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Dexter Kane fell. Kane's son, Tom Kane, said the house was dark. "
            "His father said he wanted to go home.",
            ["Tom Kane", "Dexter Kane"],
            id="the father of a son",
        ),
        pytest.param(
            "Olaf Brandt, 63, sells pears. His wife, Nora, said he was late. "
            "Her husband said that he was not.",
            ["Nora", "Olaf Brandt"],
            id="the husband of a wife",
        ),
        pytest.param(
            "Two brothers farm there. Edwin Hale said it was his. His brother said it was not. "
            "Lionel Hale is 58.",
            ["Edwin Hale", "His brother"],
            id="a brother not named so far",
        ),
        pytest.param(
            "Two brothers, Edwin Hale and Lionel Hale, farm there. Edwin Hale said it was his. "
            "His brother said it was not.",
            ["Edwin Hale", "Lionel Hale"],
            id="the other of two brothers",
        ),
        pytest.param(
            "Edwin Hale and Lionel Hale farm there. Edwin Hale said it was his. "
            "His brother said it was not.",
            ["Edwin Hale", "His brother"],
            id="nobody said that they are brothers",
        ),
    ],
)
def test_kinship_leads_to_who_is_named(text: str, expected: list[str]) -> None:
    assert [speaker for speaker, _, _ in who_said(annotate(text))] == expected
