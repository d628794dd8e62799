"""Whose a surname is, where father and son bear it."""

import pytest

from tests.support.articles import annotate, who_said
from tests.support.entities import speakers_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Alan Roe said the port was open. Alan Roe Jr. said the port was closed. "
            '"It is shut," said Roe Jr.',
            ["Alan Roe", "Alan Roe Jr", "Alan Roe Jr"],
            id="the son by surname and suffix",
        ),
        pytest.param(
            "Robert Kennedy Jr. said it was wrong. Robert Kennedy said it was right. "
            "Kennedy Jr. said he would sue.",
            ["Robert Kennedy Jr", "Robert Kennedy", "Robert Kennedy Jr"],
            id="the son named first",
        ),
        pytest.param(
            "Martin Luther King Jr. marched. King said he was tired.",
            ["Martin Luther King Jr"],
            id="a son alone by surname",
        ),
        pytest.param(
            "Alan Roe said the port was open. Alan B. Roe Jr. said it was closed.",
            ["Alan Roe", "Alan B. Roe Jr"],
            id="a middle name makes no one of father and son",
        ),
        pytest.param(
            "Alan Roe Sr. said the port was open. Alan Roe Jr. said it was closed. "
            "Roe Sr. said he would stay.",
            ["Alan Roe Sr", "Alan Roe Jr", "Alan Roe Sr"],
            id="both with a suffix",
        ),
    ],
)
def test_namesakes_father_and_son_are_two(text: str, expected: list[str]) -> None:
    assert [(who or "").rstrip(".") for _, who in speakers_of(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Ann Roe and her husband, Otieno, asked for help. “We wait,” said Mr Roe.",
            "Otieno Roe",
            id="a husband with a first name only",
        ),
        pytest.param(
            "Ann Roe lives with her husband Piotr. “We wait,” Mr Roe said.",
            "Piotr Roe",
            id="without a comma",
        ),
        pytest.param(
            "Ann Roe and her husband, Otieno, asked for help. “We wait,” said Mrs Roe.",
            "Ann Roe",
            id="the wife",
        ),
        pytest.param(
            "Anton and Kealani Roe run the inn. “We wait,” said Mrs Roe.",
            "Kealani Roe",
            id="the one of whom nothing tells that he is a man",
        ),
    ],
)
def test_namesakes_couple_is_told_by_title(text: str, expected: str) -> None:
    rows = annotate(text, attribution="encoder")
    assert who_said(rows)[-1][0] == expected


def test_namesakes_husband_has_no_name_that_nobody_uses() -> None:
    rows = annotate("Ann Roe and her husband, Otieno, left.", attribution="encoder")
    assert [row.canonical_name for row in rows["entities"]] == ["Ann Roe", "Otieno"]


def test_namesakes_surname_that_is_misspelt_is_the_one_before() -> None:
    text = "Marta Anderssen left the firm. “It was time,” Andersen said."
    assert [who for _, who in speakers_of(text)] == ["Marta Anderssen"]


def test_a_family_name_that_stands_first_is_told_by_title_and_place() -> None:
    text = (
        "Li Guoqiang, 72, said on Sunday that he would sue the district.\n"
        "“The roof has not complained,” Mr Li said.\n"
        "Li Jing, an official, said roofs had been closed since 2009. Residents had called the "
        "hotline 31 times, according to Ms Li."
    )
    rows = annotate(text, attribution="encoder")
    assert [who for who, _, _ in who_said(rows)] == [
        "Li Guoqiang",
        "Li Guoqiang",
        "Li Jing",
        "Li Jing",
    ]
