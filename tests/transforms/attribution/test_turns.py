"""Transcripts and interviews: who stands in front of the colon says what is behind it."""

import pytest

from tests.support.articles import annotate, parse, sections_of, who_said
from transforms.attribution.rules import find_by_rules
from transforms.attribution.turns import is_label, is_link_list
from transforms.attribution.types import Attribution
from transforms.lake.versions import DEFAULT_LANGUAGES
from transforms.parse.document import parse_article
from transforms.parse.spacy_models import read_model


@pytest.mark.parametrize(
    ("paragraphs", "expected"),
    [
        pytest.param(
            [
                "ANNA ROE, ANCHOR: Good evening. You lost the vote.",
                "REP. PAUL HOLM (L-VIK): We did not lose it by much.",
                "ROE: Will you try again?",
                "HOLM: Not this year.",
            ],
            [
                ("Anna Roe", "Good evening. You lost the vote."),
                ("Paul Holm", "We did not lose it by much."),
                ("Anna Roe", "Will you try again?"),
                ("Paul Holm", "Not this year."),
            ],
            id="capitals, office, party, then the surname",
        ),
        pytest.param(
            [
                "Anna Roe: Good evening. Did you see the crack?",
                "Paul Holm: I saw it in May.",
                "[Applause]",
                "Roe: And then?",
                "Holm: I told the foreman.",
                "I told him twice.",
                "Roe: We leave it there.",
                "The election is in May.",
            ],
            [
                ("Anna Roe", "Good evening. Did you see the crack?"),
                ("Paul Holm", "I saw it in May."),
                ("Anna Roe", "And then?"),
                ("Paul Holm", "I told the foreman."),
                ("Paul Holm", "I told him twice."),
                ("Anna Roe", "We leave it there."),
            ],
            id="mixed case, an aside, a turn of two paragraphs, the story behind it",
        ),
        pytest.param(
            [
                "Anna Roe (Kinloch East) (Lab): How many sailings were cancelled in May?",
                "The Minister for Ports (Sir Paul Holm): In May, 112 sailings were cancelled.",
                "Anna Roe: My constituents wait. Will you come?",
                "Sir Paul Holm: I will come.",
                "The Presiding Officer: Order.",
            ],
            [
                ("Anna Roe", "How many sailings were cancelled in May?"),
                ("Paul Holm", "In May, 112 sailings were cancelled."),
                ("Anna Roe", "My constituents wait. Will you come?"),
                ("Paul Holm", "I will come."),
                ("The Presiding Officer", "Order."),
            ],
            id="an office with its holder in brackets, and one without",
        ),
        pytest.param(
            [
                "Baroness Roe of Lom (Lab): My Lords, I thank the House. Will he publish the plan?",
                "The Minister of State, Home Office (Lord Holm of Dell) (Con): I will, in May.",
            ],
            [
                ("Roe of Lom", "My Lords, I thank the House. Will he publish the plan?"),
                ("Holm of Dell", "I will, in May."),
            ],
            id="peers of a place",
        ),
        pytest.param(
            [
                "The prosecutor was Anna Roe, and the engineer on the stand Paul Holm.",
                "MS. ROE: When did you see the crack?",
                "MR. HOLM: On the ninth of May.",
            ],
            [
                ("Anna Roe", "When did you see the crack?"),
                ("Paul Holm", "On the ninth of May."),
            ],
            id="titles in a court's record",
        ),
        pytest.param(
            [
                "Chef Anna Roe has a third restaurant in Dellmont. We met Roe in her kitchen.",
                "Q: Why a third one?",
                "A: The landlord called me, and the rent was low.",
                "Q. Are you tired?",
                "A. I sleep well.",
            ],
            [
                ("Anna Roe", "The landlord called me, and the rent was low."),
                ("Anna Roe", "I sleep well."),
            ],
            id="questions and answers: the answers are hers who was introduced",
        ),
        pytest.param(
            [
                "Anna Roe's first novel, “Salt Year”, sold well. “Salt Year” is out in paperback. "
                "She spoke to Ivor Kell in the car. Kell asked, and Kell wrote it down.",
                "Q: Where do you write?",
                "A: In the car. I park by the lighthouse.",
                "Q: And now?",
                "A: I read.",
            ],
            [("Anna Roe", "In the car. I park by the lighthouse."), ("Anna Roe", "I read.")],
            id="questions and answers about a book: its author answers",
        ),
        pytest.param(
            [
                "Anna Roe has written a book about the harbour.",
                "QLast May you left the council. You did not say why.",
                "A: I was tired, and my book was late.",
                "QIs it about the council?",
                "A: No.",
            ],
            [("Anna Roe", "I was tired, and my book was late."), ("Anna Roe", "No.")],
            id="letters that touch the question",
        ),
        pytest.param(
            [
                "Engineer Paul Holm has built nine bridges. He spoke to us by telephone.",
                "Q: Which is the best?",
                "A: The one at Lom stands on rock.",
                "The one at Vik stands on sand.",
                "Q: Why is that?",
                "A: The mayor chose the sand.",
            ],
            [
                ("Paul Holm", "The one at Lom stands on rock."),
                ("Paul Holm", "The one at Vik stands on sand."),
                ("Paul Holm", "The mayor chose the sand."),
            ],
            id="an answer of two paragraphs; what he is stands before his name",
        ),
        pytest.param(
            [
                "When: Monday at noon.",
                "Where: The town hall, and you are welcome.",
                "Tickets: You pay at the door.",
                "Dress Code: You need shoes.",
            ],
            [],
            id="a list of facts",
        ),
        pytest.param(
            [
                "Opening Hours: You may come at any time.",
                "Running Time: You need an hour.",
                "Best Seats: We like the balcony.",
            ],
            [],
            id="a list of facts with two words each",
        ),
        pytest.param(
            [
                "Anna Roe: Did you see the crack?",
                "Paul Holm: I saw it in May.",
                "So Very Sorry: 17.",
            ],
            [
                ("Anna Roe", "Did you see the crack?"),
                ("Paul Holm", "I saw it in May."),
            ],
            id="a label of nobody",
        ),
        pytest.param(
            ["Q: Why a third one?", "A: The landlord called me."],
            [],
            id="nobody was introduced",
        ),
        pytest.param(
            [
                "Q401 Anna Roe: The wall is old.",
                "Paul Holm: It was built in May.",
                "Q402 Chair: For how long?",
                "Paul Holm: Ten years.",
            ],
            [
                ("Anna Roe", "The wall is old."),
                ("Paul Holm", "It was built in May."),
                ("Chair", "For how long?"),
                ("Paul Holm", "Ten years."),
            ],
            id="a committee's numbered questions, all short",
        ),
        pytest.param(
            ["Here is a transcript.", "Anna: The wall is old.", "Ivor: It was built in May."],
            [("Anna", "The wall is old."), ("Ivor", "It was built in May.")],
            id="first names, where a line says what it is",
        ),
        pytest.param(
            [
                "Anna Roe has written nine novels. Ivor Kell met her in Lom.",
                "IK: Why salt?",
                "AR: My father mined it.",
                "IK: Did he read?",
                "AR: He read my first book.",
            ],
            [
                ("Ivor Kell", "Why salt?"),
                ("Anna Roe", "My father mined it."),
                ("Ivor Kell", "Did he read?"),
                ("Anna Roe", "He read my first book."),
            ],
            id="initials of who was introduced",
        ),
        pytest.param(
            [
                "ANNA ROE, HOST: The port is closed.",
                "PAUL HOLM, BYLINE: The cranes stopped at noon.",
                "ROE: That was Paul Holm.",
                "HOLM: The ships left.",
            ],
            [
                ("Anna Roe", "The port is closed."),
                ("Paul Holm", "The cranes stopped at noon."),
                ("Anna Roe", "That was Paul Holm."),
                ("Paul Holm", "The ships left."),
            ],
            id="two who come back by their surnames need not speak of themselves",
        ),
        pytest.param(
            [
                "Anna Roe (00:00):",
                "Good morning, and thank you.",
                "The bridge is closed.",
                "Paul Holm (00:15):",
                "When will it open?",
            ],
            [
                ("Anna Roe", "Good morning, and thank you."),
                ("Anna Roe", "The bridge is closed."),
                ("Paul Holm", "When will it open?"),
            ],
            id="labels with the time, on lines of their own",
        ),
        pytest.param(
            [
                "QUESTION: Who was on the call?",
                "MR HOLM: I can’t say. We do not read out calls.",
                "QUESTION: But there was a call?",
                "MR HOLM: There was a call.",
            ],
            [
                ("HOLM", "I can’t say. We do not read out calls."),
                ("HOLM", "There was a call."),
            ],
            id="nobody knows who asks",
        ),
    ],
)
def test_turns_are_said_by_whom_they_name(
    paragraphs: list[str], expected: list[tuple[str, str]]
) -> None:
    told = who_said(annotate("\n".join(paragraphs)))
    assert [(speaker, words) for speaker, _, words in told] == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("BHOPAL: The state closed two plants.\nRain fell in Bhopal.", id="a place"),
        pytest.param(
            "LINDI: It is late but she is busy.\nLindi Bus Stand is near.\nThe Lindi Council met.",
            id="a place that bodies are named after",
        ),
        pytest.param(
            "SIMPLE GUIDE: How do I stay safe?\nHOPE AND LOSS: Your stories\nVIDEO: The hand wash\n"
            "STRESS: How to look after your mental health",
            id="links",
        ),
        pytest.param("Rain fell on Monday.\nNOTE: Net excludes a tax gain of 2 mln.", id="a note"),
        pytest.param("LINDI: It was late. Aisha Roe was still at work.", id="where a story opens"),
    ],
)
def test_turns_are_no_datelines(text: str) -> None:
    article = parse(text)
    assert find_by_rules(article) == []
    label = article.token_at(text.index(":"))
    start = article.paragraphs[article.paragraph_of[label]].token_start
    end = text.find("\n", text.index(":"))
    content = ((text.index(":") + 2, end if end >= 0 else len(text)),)
    item = Attribution(content, (start, label), (label, label + 1), ":", "model", "indirect")
    assert is_label(article, item)


def test_links_are_counted_outside_of_what_is_parsed() -> None:
    text = (
        "SIMPLE GUIDE: How do I stay safe?\nHOPE AND LOSS: Your stories\nVIDEO: The hand wash\n"
        "STRESS: How to look after your mental health"
    )
    nlp = read_model(DEFAULT_LANGUAGES["en"])
    article = parse_article(nlp, text, sections_of(text)[:2])
    assert is_link_list(article)
    assert find_by_rules(article) == []
