"""Whom the words around a pronoun or a description tell it means."""

import pytest

from tests.support.articles import annotate, who_said


def speakers_of(text: str) -> list[str | None]:
    return [who for who, _, _ in who_said(annotate(text, attribution="encoder"))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Next has said its annual profit will be lower than the company expected. “Rates have "
            "been poor,” Next said. The High Street retailer said it now expected a loss.",
            "Next",
            id="a retailer of which only the company was said",
        ),
        pytest.param(
            "Mette Damgaard, who led the trial, said it was late. She stressed that nobody had "
            "slept.\nFor Saoirse Petrov, who took part in Cork, the effect was immediate. “I’d "
            "forgotten what a Tuesday looked like,” she said.",
            "Saoirse Petrov",
            id="the only one whom the paragraph has named",
        ),
        pytest.param(
            "Ingela Aasen, who coaches both, said she was glad. “I wanted the one in the fast "
            "lane,” said Ingela.\nBronze went to Australia’s Bronte Kilmartin. She thought she had "
            "won, she said, until she turned her head.",
            "Bronte Kilmartin",
            id="she of a report in front",
        ),
        pytest.param(
            "The cause was heart failure, his daughter Carla said.\nHe opened the bar in 1961 with "
            "money from his sister, Pierina, who ran the register and who once told a senator that "
            "his credit was no good.\n“He asked who he was,” she recalled.",
            "Pierina",
            id="who said in a relative clause",
        ),
        pytest.param(
            "Head coach Stephen Fernando said he was tired.\nCo-owner and actor Keerthana Suresh "
            "said she had kept the paddle up because of his eyes. “I know nothing of googlies,” "
            "she told reporters.",
            "Keerthana Suresh",
            id="an actor who is a woman",
        ),
        pytest.param(
            "Her Italian coach, Gabriele Rosa, told Gazzetta he had not been to Iten. “I learned "
            "of it like you,” he said.",
            "Gabriele Rosa",
            id="a paper that is told",
        ),
        pytest.param(
            "Ronan Quirke said they had no complaints. “We had time to win it,” said Quirke.\nDara "
            "Comerford, who scored 1-4, was named man of the match. He was asked about the look. "
            "“I had dust in my eye,” he said.",
            "Dara Comerford",
            id="the man of the match is no other",
        ),
        pytest.param(
            "The two ministers want a vote. It would be held in May. Along with any number of "
            "senior cabinet colleagues, they are insisting that the party must change.",
            "The two ministers",
            id="those beside whom they insist",
        ),
        pytest.param(
            "Memory maker Micron said it would sell fewer chips. Micron said prices would "
            "rise.\nAlienware currently has a "
            "desktop with a new card, and the company told PC Gamer that more would follow.",
            "Alienware",
            id="the firm of the clause in front",
        ),
        pytest.param(
            "Jane Roe came third. Ann Hale is out. Like Hale, she said it was hot.",
            "Jane Roe",
            id="she is not whom she is like",
        ),
        pytest.param(
            "“Can you cook?” Tom Sinclair asked.\n“No,” said Angus Macphail.\n“Then you’ll "
            "learn to be lonely.”",
            "Tom Sinclair",
            id="who asked goes on to whoever answered",
        ),
        pytest.param(
            "In 1989 Jane Roe, the minister for schools, fell out with the prime minister over "
            "loans. The prime minister said that pupils owed her their palms.",
            "the prime minister",
            id="a minister is no prime minister",
        ),
        pytest.param(
            "Students in Tavastan were forced to pick cotton.\n“Dilnoza,” a music teacher, told "
            "researchers that she was given a quota of 60 kilograms a day. “I play the rubab,” "
            "she said.",
            "Dilnoza",
            id="a name in marks and what she is",
        ),
        pytest.param(
            "Li Guoqiang, 72, said he would sue.\n“The roof has not complained,” Mr Li said.\nLi "
            "Jing, an official at the bureau, said it was illegal. Residents had called the "
            "hotline 31 times, according to Ms Li.",
            "Li Jing",
            id="two with one surname in front",
        ),
        pytest.param(
            "Ingrid Thorne, a professor of marine ecology at the Institute of Reefs, led the work "
            "with Priya Rao, now a researcher at Ostrov.\nThe experiment ran for eleven nights. "
            "Each plot held forty tiles, and divers photographed every one. Two of the speakers "
            "failed.\nResults differed between species.\nRao, who dived there, said the speakers "
            "had to be weighted. “They sank,” she said.\nOthers urge caution. Olav Brekke, an "
            "acoustician, notes that the summers were calm.\n“A storm makes more noise,” Brekke "
            "said.\n“February is when the money runs out,” the professor said.",
            "Ingrid Thorne",
            id="the one who is said to be so, paragraphs behind",
        ),
        pytest.param(
            "Kenny Vale was incensed by the card that cost Kenny Vale’s side the match, and Luis "
            "Lobo, the Rovers manager, was not.\nVale spoke with the referee.\n“He slipped,” the "
            "Albion boss said.",
            "Kenny Vale",
            id="whose side it is",
        ),
        pytest.param(
            "Giving evidence, Jane Roe, a firefighter, said the stairs were like a chimney.\nAsked "
            "by Tom Hale whether the crew had taken the wrong door, she paused.\n“There was only "
            "one door,” the witness replied.",
            "Jane Roe",
            id="who gives evidence",
        ),
        pytest.param(
            "Jane Roe, who ran the theatre for years, died on Monday. She was 91.\nIda Lund, who "
            "edited the magazine, gave her a page when nobody else would.\n“It was the making of "
            "me,” she said in 1987.",
            "Jane Roe",
            id="the late one in a year that is told",
        ),
        pytest.param(
            "Bob Hale said it was late.\nHis wife, Sheila, was blunter.\nMr Hale asked who would "
            "pay. Afterwards Mrs Hale said she had heard that before.",
            "Sheila Hale",
            id="a wife by her given name and the surname of the sentence before",
        ),
        pytest.param(
            "Tom Hale, a baker, and his wife were at home.\n“It was late,” Mrs Hale said.",
            "Hale",
            id="a wife without a name is not her husband",
        ),
        pytest.param(
            "Jane Roe, a professor at Ostrov University, led the study.\nMark Roe, the mayor, "
            "disagreed.\n“It was late,” Professor Roe said.",
            "Jane Roe",
            id="which of two Roes is a professor",
        ),
        pytest.param(
            "Rosalind Hale, the cookery writer, died on 3 May at her home. She was 91.\nBorn "
            "Rosalind Pym above a shop in Hull, she left school at fourteen. “It was the making of "
            "me,” she said in 1987.",
            "Rosalind Hale",
            id="a woman by the name that she was born with",
        ),
        pytest.param(
            "When Paolo and Dolores Marchetti bought the light it had no roof.\n“It is only "
            "stones,” Mr Marchetti said.",
            "Paolo Marchetti",
            id="one of a couple whose given name is taken for a place",
        ),
    ],
)
def test_the_last_quote_is_of_whom_the_words_mean(text: str, expected: str) -> None:
    assert speakers_of(text)[-1] == expected
