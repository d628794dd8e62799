"""Datelines that open a story, and openings that are none."""

from datetime import datetime

import pytest

from transforms.text.dateline import (
    Dateline,
    find_dateline,
    find_place_label,
    read_agency,
    read_place,
)
from transforms.text.timestamps import Moment

MAY = Moment(datetime(2025, 5, 16), "day")


@pytest.mark.parametrize(
    ("paragraph", "expected"),
    [
        pytest.param(
            "KYIV, March 3 (Reuters) - The minister",
            Dateline(26, "KYIV", "Reuters", 3, 3, None),
            id="place, day, agency",
        ),
        pytest.param(
            "Prague, 16 May 2025 (CTK) -- The",
            Dateline(29, "Prague", "CTK", 5, 16, MAY),
            id="with a year",
        ),
        pytest.param(
            "Praha 16. května 2025 (ČTK) - The",
            Dateline(30, "Praha", "ČTK", 5, 16, MAY),
            id="a day in another language",
        ),
        pytest.param(
            "WASHINGTON (AP) — The", Dateline(18, "WASHINGTON", "AP", None, None, None), id="no day"
        ),
        pytest.param(
            "NEWPORT NEWS, Va. - In a",
            Dateline(20, "NEWPORT NEWS, Va.", None, None, None, None),
            id="place and state",
        ),
        pytest.param(
            "Lima, Jan 2 (EFE).- The", Dateline(20, "Lima", "EFE", 1, 2, None), id="stop and dash"
        ),
        pytest.param(
            "(ANSA) - Rome, March 3 - The",
            Dateline(25, "Rome", "ANSA", 3, 3, None),
            id="agency first",
        ),
        pytest.param(
            "MOSCOW, March 3. /TASS/. The",
            Dateline(25, "MOSCOW", "TASS", 3, 3, None),
            id="slashes and stops",
        ),
        pytest.param(
            "Nueva Delhi, 21 ene (EFE).- Una",
            Dateline(28, "Nueva Delhi", "EFE", None, None, None),
            id="a month of another language",
        ),
        pytest.param(
            "FORT WASHINGTON, Pa. (AP) _ The",
            Dateline(28, "FORT WASHINGTON, Pa.", "AP", None, None, None),
            id="an underscore for a dash",
        ),
        pytest.param(
            "Oct 14 (Reuters) - The",
            Dateline(19, None, "Reuters", 10, 14, None),
            id="no place",
        ),
        pytest.param(
            "Wednesday, 16 May 2025 (AP) — The",
            Dateline(30, None, "AP", 5, 16, MAY),
            id="a weekday is no place",
        ),
        pytest.param(
            "DUNMORE, Ireland, Nov. 3 (UPI) -- The",
            Dateline(34, "DUNMORE, Ireland", "UPI", 11, 3, None),
            id="a country, and a month cut short",
        ),
        pytest.param(
            "CHENNAI, DEC. 3. The minister",
            Dateline(17, "CHENNAI", None, 12, 3, None),
            id="capitals and a day before a stop",
        ),
        pytest.param("Ann Roe (Green): I beg to move", None, id="a speaker and a party"),
        pytest.param("ROE (SNP): I beg to move", None, id="a speaker and a party in capitals"),
        pytest.param("Moscow, March 3. The", None, id="the end of a sentence"),
        pytest.param("March 3 - The deal", None, id="a day alone"),
        pytest.param("Johnson, 3 years - a", None, id="no month and no agency"),
        pytest.param(
            "(ANSA) - Rome - The", Dateline(9, None, "ANSA", None, None, None), id="no day behind"
        ),
        pytest.param(
            "(CNN) — The", Dateline(8, None, "CNN", None, None, None), id="an agency alone"
        ),
        pytest.param(
            "ÚSTÍ NAD LABEM, May 2 (CTK) - The",
            Dateline(30, "ÚSTÍ NAD LABEM", "CTK", 5, 2, None),
            id="accents",
        ),
        pytest.param("NATO - the alliance - said", None, id="a dash inside a sentence"),
        pytest.param("Smith - the mayor - said", None, id="a name before a dash"),
        pytest.param("BREAKING - The minister", None, id="a kicker"),
        pytest.param("He said: the world is round", None, id="a colon"),
        pytest.param("", None, id="nothing"),
    ],
)
def test_dateline_is_found_or_not(paragraph: str, expected: Dateline | None) -> None:
    assert find_dateline(paragraph) == expected


@pytest.mark.parametrize("place", ["ST. LOUIS", "PORT-AU-PRINCE", "L’AQUILA"])
def test_find_dateline_place_has_marks_in_it(place: str) -> None:
    found = find_dateline(f"{place} -- Jane Roe had told him.")
    assert found is not None
    assert found.place == place


@pytest.mark.parametrize(
    ("paragraph", "place"),
    [
        pytest.param("KOCHI: The docks will close, Roe said.", "KOCHI", id="a town"),
        pytest.param("NEW DELHI: “They will close,” Roe said.", "NEW DELHI", id="before marks"),
        pytest.param(
            "UPPER DUNMORE: Docks close, Roe said here on Monday.", "UPPER DUNMORE", id="here"
        ),
        pytest.param("UPPER DUNMORE: Docks close, Roe said.", None, id="a place nobody knows"),
        pytest.param("OPINION: The docks will close.", None, id="a kicker"),
        pytest.param("HAMILTON: We will close the docks.", None, id="a turn"),
        pytest.param("HAMILTON: Who will close the docks?", None, id="a question"),
        pytest.param("Kochi: The docks will close.", None, id="no capitals"),
        pytest.param("DUNMORE (MP): Docks close, Roe said.", "DUNMORE", id="a state of India"),
        pytest.param("DUNMORE (SNP): Docks close, Roe said.", None, id="a party"),
    ],
)
def test_place_before_a_colon_is_a_town_or_here(paragraph: str, place: str | None) -> None:
    found = find_place_label(paragraph)
    assert (found and found.place) == place


@pytest.mark.parametrize(
    ("stated", "place", "agency"),
    [
        pytest.param("BASLE, March 3 -", "BASLE", None, id="place and day"),
        pytest.param("LOMBARD, Ill., March 3 -", "LOMBARD, Ill.", None, id="with a state"),
        pytest.param("NEW YORK, March 3 (Reuters) -", "NEW YORK", "Reuters", id="with an agency"),
        pytest.param("Strasbourg, 10 juil 2024 (AFP)", "Strasbourg", "AFP", id="in French"),
        pytest.param("Prague", "Prague", None, id="a place alone"),
        pytest.param("March", None, None, id="a month alone"),
        pytest.param("2025-03-03", None, None, id="a date alone"),
        pytest.param(None, None, None, id="none"),
    ],
)
def test_read_place_and_agency_of_a_dateline_in_a_field(
    stated: str | None, place: str | None, agency: str | None
) -> None:
    assert (read_place(stated), read_agency(stated)) == (place, agency)


def test_a_town_that_no_list_has_is_where_the_growers_here_have_been() -> None:
    found = find_place_label(
        "KUALA LIPAH: Growers occupying a forest here have been given 14 days to leave."
    )
    assert found is not None
    assert found.place == "KUALA LIPAH"
