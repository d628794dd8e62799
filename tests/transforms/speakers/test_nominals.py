"""Which bodies a description means, and which it does not."""

import pytest

from tests.support.articles import annotate, who_said


def speakers_of(text: str) -> list[str | None]:
    return [who for who, _, _ in who_said(annotate(text, attribution="encoder"))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "The district court said the wall was unsafe, and the high court said the evidence was "
            "thin. The high court added that the judge had erred.",
            ["The district court", "the high court", "the high court"],
            id="two courts",
        ),
        pytest.param(
            "The Graz District Court jailed Hale. The court said he had lied. The high court said "
            "it would hear the case.",
            ["Graz District Court", "The high court"],
            id="a court that is named and another",
        ),
        pytest.param(
            "Rebecca Cooke is married to Phil Hale. The couple said they were glad.",
            ["The couple"],
            id="two, neither of whom speaks for both",
        ),
        pytest.param(
            "The teachers' union went on strike. The nurses' union said it would follow. The "
            "teachers' union said pay was poor.",
            ["The nurses' union", "The teachers' union"],
            id="two unions",
        ),
        pytest.param(
            "The regional ministry closed the mine. The federal ministry said it had not been "
            "asked. The regional ministry said it had.",
            ["The federal ministry", "The regional ministry"],
            id="two ministries",
        ),
        pytest.param(
            "The town of Wrexham has lost its market. The council said the stalls would reopen.",
            ["The council"],
            id="a council is no town",
        ),
        pytest.param(
            "The Bank of Moravia raised rates. The central bank said prices would fall.",
            ["Bank of Moravia"],
            id="a bank that is the central one",
        ),
        pytest.param(
            "The retailer Brightmart will close nine stores. It has confirmed that 300 jobs will "
            "go. The firm added that staff had been told.",
            ["Brightmart", "Brightmart"],
            id="a retailer is a firm",
        ),
        pytest.param(
            "The advocacy group Ferns Alive is sponsoring a prize. The non-profit said it would "
            "pay.",
            ["Ferns Alive"],
            id="a group may be a non-profit",
        ),
        pytest.param(
            "Talks between Zipp and its pilots have failed, it has confirmed.",
            ["Zipp"],
            id="it behind its report",
        ),
        pytest.param(
            "The Graz Zoo has a new bear. The zoo said she was shy.",
            ["Graz Zoo"],
            id="the last word of a name",
        ),
        pytest.param(
            "The airline Zipp is late. The carrier said passengers would be paid.",
            ["Zipp"],
            id="another word for a firm",
        ),
        pytest.param(
            "Rovers striker Ben Roe was fit. Roe said he was tired. “We go again,” the 24-year-old "
            "said.",
            ["Ben Roe", "Ben Roe"],
            id="an age that was not told before",
        ),
        pytest.param(
            "Tom Hale MP asked who owned the bridge. The Labour MP said it was cracked.",
            ["Tom Hale", "Tom Hale"],
            id="a member by his party",
        ),
        pytest.param(
            "Lina Moe, the mayor of Vik, and Per Aas, the head of the port, met on Friday. The "
            "mayor said the quay was unsafe. The port chief said it was sound.",
            ["Lina Moe", "Per Aas"],
            id="two people with an office each",
        ),
        pytest.param(
            "The airline Zipp has dropped the route, it has confirmed.",
            ["Zipp"],
            id="it, and a name that the model passes over",
        ),
    ],
)
def test_nominals_mean_the_body_that_they_describe(text: str, expected: list[str]) -> None:
    assert speakers_of(text) == expected
