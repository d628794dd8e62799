"""Labels of turns: who is named, and where the words begin."""

import pytest

from transforms.attribution.turn_labels import read_label, read_name, read_number

SAID = "I saw it in May."


@pytest.mark.parametrize(
    ("lead", "expected"),
    [
        pytest.param("SEN. PAUL HOLM (D-Vik): ", "PAUL HOLM", id="title, name, party"),
        pytest.param("MR. Holm: ", "Holm", id="a title in capitals"),
        pytest.param("Paul Holm, host: ", "Paul Holm", id="what he is behind the name"),
        pytest.param("The Minister for Ports (Sir Paul Holm): ", "Paul Holm", id="a holder"),
        pytest.param("THE MINISTER OF PORTS (DR PAUL HOLM): ", "PAUL HOLM", id="in capitals"),
        pytest.param("Minister for Ports (Dr Paul Holm): ", "Paul Holm", id="without an article"),
        pytest.param("The Presiding Officer: ", "The Presiding Officer", id="an office"),
        pytest.param("Q1 Chair: ", "Chair", id="a numbered question of an office"),
        pytest.param("Q17 Paul Holm: ", "Paul Holm", id="a numbered question"),
        pytest.param("[Q3] The Chair: ", "The Chair", id="a number in brackets"),
        pytest.param("Q1. Paul Holm: ", "Paul Holm", id="a number with a full stop"),
        pytest.param("Mr. HOLM. ", "HOLM", id="a title and a name before a full stop"),
        pytest.param("Chairman Holm. ", "Holm", id="an office and a name before a full stop"),
        pytest.param("The PRESIDING OFFICER. ", "The PRESIDING OFFICER", id="an office so"),
        pytest.param("Paul Holm (00:12): ", "Paul Holm", id="the time of a tape"),
        pytest.param("Paul Holm 0:03: ", "Paul Holm", id="the time of a tape without brackets"),
        pytest.param("Lom, meanwhile, closed from 21:00 ", None, id="an hour in a sentence"),
        pytest.param("Lt. Gen. Paul Holm, who is 40, said: ", None, id="a title that goes on"),
        pytest.param("Speaker 2 (01:05): ", "Speaker 2", id="a voice that nobody knew"),
        pytest.param("Port & Harbour: ", "Port & Harbour", id="a paper of two words"),
        pytest.param("P&H: ", "P&H", id="the letters of a paper"),
        pytest.param("& more: ", None, id="a list that goes on"),
        pytest.param("**Paul Holm:** ", "Paul Holm", id="in bold"),
        pytest.param("By Paul Holm: ", None, id="a byline"),
        pytest.param("Q: ", "Q", id="a letter"),
        pytest.param("A2. ", "A", id="a letter with a number"),
        pytest.param("A  ", "A", id="a letter and a gap"),
        pytest.param("QUESTION: ", "QUESTION", id="the word for the letter"),
        pytest.param("That year. ", None, id="a sentence"),
        pytest.param("Here is what he told us: ", None, id="a clause before a colon"),
        pytest.param("Monday: ", None, id="a day"),
    ],
)
def test_labels_are_read_in_the_forms_of_records(lead: str, expected: str | None) -> None:
    label = read_label(lead + SAID)
    assert (label and label.name) == expected
    if label is not None:
        assert (lead + SAID)[label.words :] == SAID
        assert (lead + SAID)[label.start :].startswith(label.name)


def test_labels_with_an_initial_are_no_answers_unless_questions_are_numbered() -> None:
    with_numbers = read_label("A. Paul Holm: No.", has_numbers=True)
    without = read_label("A. Paul Holm: No.")
    assert with_numbers is not None
    assert with_numbers.name == "Paul Holm"
    assert without is not None
    assert without.is_letter


def test_labels_on_a_line_of_their_own_have_no_words() -> None:
    label = read_label("Paul Holm (00:12):")
    assert label is not None
    assert label.words == len("Paul Holm (00:12):")


def test_labels_of_numbered_questions_need_somebody_who_asks() -> None:
    assert read_number("Q1: Who saw it?") is None


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        pytest.param("Lord Holm of Dell (Con)", "Holm of Dell", id="a peer"),
        pytest.param("Minister of Health", None, id="an office"),
        pytest.param("Opening Hours on Monday", None, id="words of no name"),
    ],
)
def test_names_in_labels_stand_without_title_and_party(label: str, expected: str | None) -> None:
    assert read_name(label) == expected
