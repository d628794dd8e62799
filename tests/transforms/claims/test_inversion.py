"""Verbs that stand before their subject."""

import pytest

from tests.support.articles import parse
from transforms.claims.inversion import (
    find_around_condition,
    find_between_commas,
    find_subject_before,
    opens_inverted,
    stands_before_subject,
)


@pytest.mark.parametrize(
    ("text", "opens"),
    [
        pytest.param("Were the council to agree, flats could be built.", True, id="were"),
        pytest.param("Had voters known of it, Roe would have lost.", True, id="had"),
        pytest.param("Should talks fail, drivers will strike.", True, id="should"),
        pytest.param("Did voters know of it?", False, id="a question"),
        pytest.param("The town had known of it.", False, id="behind its subject"),
    ],
)
def test_inversion_opens_a_condition(text: str, opens: bool) -> None:
    assert opens_inverted(parse(text).doc[0]) is opens


def test_inversion_of_an_auxiliary() -> None:
    doc = parse("Roe did what she said.").doc
    assert not stands_before_subject(doc[1], doc[4])


def test_inversion_between_commas_stands_between_subject_and_verb() -> None:
    doc = parse("Roe wrote that a buoy on him, had he carried one, would have saved him.").doc
    places = frozenset(range(3, len(doc)))
    carried, saved = (next(t for t in doc if t.text == word) for word in ("carried", "saved"))
    opening = find_between_commas(carried)
    assert opening is not None
    assert opening.text == "had"
    assert find_around_condition(carried, places) == saved
    subject = find_subject_before(saved, places)
    assert subject is not None
    assert subject.text == "buoy"
