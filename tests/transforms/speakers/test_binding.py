"""What clauses and contents tell of whom a pronoun can mean."""

import pytest

from tests.support.articles import annotate, parse
from transforms.attribution.types import Attribution
from transforms.entities.recognize import find_names
from transforms.speakers.binding import (
    find_acting_on,
    find_couples,
    find_parallel,
    find_told,
)


def test_binding_finds_the_subjects_of_the_clauses_above() -> None:
    article = parse("Carla Munn praised the port, but the plan stalled, and she left Ida Roth.")
    words = [token.text for token in article.doc]
    found = {words[i] for i in find_parallel(article.doc[words.index("she")])}
    assert {"Carla", "Munn"} <= found
    assert not {"Ida", "Roth"} & found


@pytest.mark.parametrize(
    ("text", "pronoun", "expected"),
    [
        pytest.param("Roe told her that it rained.", "her", {"Roe"}, id="who tells her"),
        pytest.param("Roe spoke to her.", "her", {"Roe"}, id="who speaks to her"),
        pytest.param("Roe saw her house.", "her", set(), id="her own house"),
        pytest.param("Roe told herself that it rained.", "herself", set(), id="herself"),
    ],
)
def test_binding_finds_who_acts_on_somebody(text: str, pronoun: str, expected: set[str]) -> None:
    article = parse(text)
    words = [token.text for token in article.doc]
    found = find_acting_on(article.doc[words.index(pronoun)])
    assert {words[i] for i in found} == expected


def test_binding_tells_the_widest_content_of_a_token() -> None:
    article = parse("Roe said Hale was ill. Munn left.")
    contents = [((9, 21),), ((9, 13),)]
    told = find_told(
        article, [Attribution(one, None, None, None, "test", "indirect") for one in contents]
    )
    assert told == [0, 0, 1, 1, 1, 0, 0, 0, 0]


def test_binding_takes_two_people_for_one_subject() -> None:
    article = parse("Hanna Kroll and Otto Brandt attacked Ida Roth on Monday.")
    names = find_names(article)
    found = find_couples(article, names).values()
    assert [[names[i].text for i in one] for one in found] == [["Hanna Kroll", "Otto Brandt"]]


def test_binding_makes_nobody_say_who_he_is_by_name() -> None:
    rows = annotate(
        "Alan Moore ran the shop. Moore hired the guard Tom Lassiter. "
        "In fact, he says that Ms. Hale confessed because Moore had left."
    )
    names = {row.speaker_id: row.display_name for row in rows["speakers"]}
    (quote,) = rows["quotes"]
    assert [names[one.speaker_id] for one in quote.speaker_candidates] == ["Tom Lassiter"]
