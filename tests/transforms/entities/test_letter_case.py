import pytest

from tests.support.articles import annotate
from transforms.entities.letter_case import write_name


@pytest.mark.parametrize(
    ("name", "written"),
    [
        pytest.param("JANE ROE", "Jane Roe", id="two words"),
        pytest.param("Jane Roe", "Jane Roe", id="no capitals alone"),
        pytest.param("ROE", "ROE", id="one word, which may be letters"),
        pytest.param("J.D. O'NEILL-BAKER III", "J.D. O'Neill-Baker III", id="initials, numeral"),
        pytest.param("JD ROE", "JD Roe", id="initials without stops"),
        pytest.param("AJ ROE", "AJ Roe", id="initials with a vowel"),
        pytest.param("ED MCHALE", "Ed McHale", id="a short first name"),
        pytest.param("XI WEI", "Xi Wei", id="a short surname"),
        pytest.param("PIETER VAN DER MEER", "Pieter van der Meer", id="particles"),
        pytest.param("ZOË D’ARCY", "Zoë D’Arcy", id="accents and an apostrophe"),
    ],
)
def test_letter_case_of_names_in_capitals(name: str, written: str) -> None:
    assert write_name(name.split()) == written


def test_letter_case_shouted_turns_have_names_in_small_letters() -> None:
    rows = annotate(
        "JANE ROE, HOST: Good morning. Will you vote for the harbour bill?\n\n"
        "SEN. PIETER VAN DER MEER: I will not vote for it until the fishermen have been heard.\n\n"
        "ROE: Your own party wants it passed by Friday."
    )
    assert {row.display_name for row in rows["speakers"]} == {"Jane Roe", "Pieter van der Meer"}
