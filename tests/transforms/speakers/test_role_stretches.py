"""Portfolios, ranks and offices that are one, as the default profile reads them."""

import pytest

from tests.support.roles import Parts, roles_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Armed Forces Minister Ida Hill said no.",
            [("Ida Hill", "Armed Forces Minister", None, None)],
            id="a portfolio of several words",
        ),
        pytest.param(
            "“It is not,” said the Leader of the Opposition, Jane Roe.",
            [("Jane Roe", "Leader of the Opposition", None, None)],
            id="an office that is of no body",
        ),
        pytest.param(
            "Assistant to the President of Batyria Yury Ushkin said it.",
            [("Yury Ushkin", "Assistant", None, None)],
            id="an aide to somebody in office, who is not he",
        ),
        pytest.param(
            "He spoke to the President of Batyria Ivan Orlov.",
            [("Ivan Orlov", "President", None, "Batyria")],
            id="to somebody in office",
        ),
        pytest.param(
            "Information Technology minister Shiza Khan said it.",
            [("Shiza Khan", "Information Technology minister", None, None)],
            id="another portfolio",
        ),
        pytest.param(
            "U.S. Secretary of State Marco Hale said it.",
            [("Marco Hale", "U.S. Secretary of State", None, None)],
            id="a country's letters in front of a portfolio",
        ),
        pytest.param(
            "Pakistan's Chief of Army Staff General Asim Dar said it.",
            [("Asim Dar", "Chief of Army Staff", None, "Pakistan")],
            id="chief of a staff",
        ),
        pytest.param(
            "Military spokesperson Lt. Gen. Ahmed Dar said it.",
            [("Ahmed Dar", "Military spokesperson", None, None)],
            id="two ranks behind the office",
        ),
        pytest.param(
            "Israel's chief military spokesperson, Rear Admiral Daniel Levi, said it.",
            [("Daniel Levi", "chief military spokesperson", None, "Israel")],
            id="a rank of two words",
        ),
        pytest.param(
            "First Minister Michelle Neill has joined.",
            [("Michelle Neill", "First Minister", None, None)],
            id="first by rank",
        ),
        pytest.param(
            "Walter Stone, co-author of Three's a Crowd, a study of bids, said it.",
            [("Walter Stone", "co-author", None, "Three's a Crowd")],
            id="a book",
        ),
        pytest.param(
            "“We build models,” said Peter White, SVP of enterprise AI and automation at Gartner.",
            [("Peter White", "SVP", "enterprise AI and automation", "Gartner")],
            id="an office by its letters",
        ),
        pytest.param(
            "Tom Hale, commander in chief of the army, said so.",
            [("Tom Hale", "commander in chief", None, "army")],
            id="in chief",
        ),
        pytest.param(
            "Roger Hill (Fox News Chairman and CEO) had three conversations.",
            [
                ("Roger Hill", "Chairman", None, "Fox News"),
                ("Roger Hill", "CEO", None, "Fox News"),
            ],
            id="two offices of one body in brackets",
        ),
        pytest.param(
            "Conservative columnist and Fox News contributor George Hale said no.",
            [
                ("George Hale", "Conservative columnist", None, None),
                ("George Hale", "contributor", None, "Fox News"),
            ],
            id="two trades, the second of a body",
        ),
        pytest.param(
            "Yusuf Demirci has taught here for thirty years. He is dean of the faculty of law at "
            "Ankara Northern University. “Judges are afraid,” he said.",
            [("Yusuf Demirci", "dean", "faculty of law", "Ankara Northern University")],
            id="in a sentence of its own",
        ),
        pytest.param(
            "Jane Roe met Tom Hale. He is a teacher. Jane Roe left. She is not a doctor, Roe said.",
            [],
            id="in a sentence that may be about another, or that denies it",
        ),
        pytest.param(
            "“Nobody asked us.” — Ida Holt, chief executive of research, Norvane Ltd.",
            [("Ida Holt", "chief executive", "research", "Norvane Ltd.")],
            id="a body behind the title at the end of a credit",
        ),
        pytest.param(
            "Yesterday Federal Finance Minister Michael Wilson said the cut was small.",
            [("Michael Wilson", "Federal Finance Minister", None, None)],
            id="what opens the sentence in front of it",
        ),
        pytest.param(
            "The controversial coach Christos Tzekos said he was calm.",
            [("Christos Tzekos", "coach", None, None)],
            id="an opinion in front of it",
        ),
        pytest.param(
            "Minister of State for Rural Development Imran Jatoi said it.",
            [("Imran Jatoi", "Minister of State for Rural Development", None, None)],
            id="what a minister of state is for",
        ),
        pytest.param(
            "Leader of Opposition Ana Teixeira said it.",
            [("Ana Teixeira", "Leader of Opposition", None, None)],
            id="the same of no body without an article",
        ),
        pytest.param(
            "Health Cabinet Secretary Declan Hurley said it.",
            [("Declan Hurley", "Health Cabinet Secretary", None, None)],
            id="a secretary of the cabinet",
        ),
        pytest.param(
            "Cellular Longevity's editor-in-chief, Marcus Hale, said it.",
            [("Marcus Hale", "editor-in-chief", None, "Cellular Longevity")],
            id="an office with an owner that opens the sentence",
        ),
    ],
)
def test_role_stretches_hold_the_whole_office(text: str, expected: list[Parts]) -> None:
    assert roles_of(text, "encoder") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "President of the Island Nurses Union, Carmelita Dawes-Bogle, says her members will "
            "call in sick from Monday.",
            [("Carmelita Dawes-Bogle", "President", None, "Island Nurses Union")],
            id="without an article at the start",
        ),
    ],
)
def test_roles_before_a_comma_are_found_by_the_shared_encoder(
    text: str, expected: list[Parts]
) -> None:
    assert roles_of(text, "encoder") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Chief Executive of the Confederation of Coach Operators, Graeme Vidler-Nash, said "
            "that the funding was welcome.",
            [("Graeme Vidler-Nash", "Chief Executive", None, "Confederation of Coach Operators")],
            id="an office of two words, of a body that ends in a trade",
        ),
        pytest.param(
            "A spokeswoman for the senator, Kenzie Hale, said it had been turkey.",
            [("Kenzie Hale", "spokeswoman", None, None)],
            id="of somebody in office",
        ),
        pytest.param(
            "Her party's general secretary in Berlin, Torben Hale, rejected it.",
            [("Torben Hale", "general secretary", None, "party")],
            id="in a town",
        ),
        pytest.param(
            "“It is late,” she said. Its policy lead, Silviya Barrett-Todorova, warned of it.",
            [("Silviya Barrett-Todorova", "policy lead", None, None)],
            id="a lead in front of its holder",
        ),
    ],
)
def test_the_office_in_front_of_a_comma_is_its_holders(text: str, expected: list[Parts]) -> None:
    assert roles_of(text, "encoder") == expected
