"""Places in capitals in front of who speaks."""

import pytest

from tests.support.articles import WRITTEN_WITH, annotate, parse
from transforms.entities.datelines import find_dateline_places


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "It was fine.\nVELLPORT — Ewa Sikorska said on Monday that the docks were old.",
            "Ewa Sikorska",
            id="before a dash",
        ),
        pytest.param(
            "DUNMORE: Ewa Sikorska on Monday said the docks were old.",
            "Ewa Sikorska",
            id="before a colon",
        ),
        pytest.param(
            "BRINDLE | Ewa Sikorska said the docks were old.", "Ewa Sikorska", id="before a bar"
        ),
        pytest.param(
            "KAVALUR, Jul 12 (NSA) Ewa Sikorska on Friday said the docks were old.",
            "Ewa Sikorska",
            id="before a day and an agency",
        ),
        pytest.param(
            "It was fine.\nPORT ASHBY, Karlow — Ewa Sikorska said that the docks were old.",
            "Ewa Sikorska",
            id="two words and a county",
        ),
        pytest.param(
            "NATO — the alliance of the west — said on Monday that the docks were old.",
            "NATO",
            id="a body before an aside",
        ),
        pytest.param(
            "DUNMORE (MP): Ewa Sikorska said that the docks were old.",
            "Ewa Sikorska",
            id="before a state in brackets",
        ),
        pytest.param(
            "ST. LOUIS -- Ewa Sikorska said the docks were old.", "Ewa Sikorska", id="a saint"
        ),
        pytest.param("ROE: We will stay.\nHALE: They will not stay.", None, id="turns"),
    ],
)
@pytest.mark.parametrize("attribution", [WRITTEN_WITH, "encoder"])
def test_places_in_front_of_a_source_do_not_speak(
    text: str, expected: str | None, attribution: str
) -> None:
    rows = annotate(text, attribution=attribution)
    names = {row.speaker_id: row.display_name for row in rows["speakers"]}
    speakers = [names.get(row.speaker_id) for row in rows["quotes"]]
    assert speakers == ([expected] if expected else ["ROE", "HALE"])


def test_datelines_are_no_part_of_what_is_said() -> None:
    text = "DUNMORE (MP): Two men have died in a flood, police said."
    (quote,) = annotate(text, attribution="encoder")["quotes"]
    assert quote.text == "Two men have died in a flood"


def test_datelines_that_are_known_places_are_names() -> None:
    article = parse(
        "It was late.\nTALLINN, March 3 - Two died.\nCOLOMBO (Reuters) - One died.\n"
        "NEW YORK — One died.\nBRINDLE — One died."
    )
    found = [(article.slice(*tokens), label) for tokens, label in find_dateline_places(article)]
    assert found == [("TALLINN", "GPE"), ("COLOMBO", "GPE"), ("NEW YORK", "GPE")]
