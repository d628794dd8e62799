"""What clauses and contents tell of whom a pronoun can mean."""

from tests.support.articles import parse
from transforms.attribution.types import Attribution
from transforms.entities.recognize import find_names
from transforms.speakers.binding import find_couples, find_parallel, find_told


def test_binding_finds_the_subjects_of_the_clauses_above() -> None:
    article = parse("Carla Munn praised the port, but the plan stalled, and she left Ida Roth.")
    words = [token.text for token in article.doc]
    found = {words[i] for i in find_parallel(article.doc[words.index("she")])}
    assert {"Carla", "Munn"} <= found
    assert not {"Ida", "Roth"} & found


def test_binding_tells_the_widest_content_of_a_token() -> None:
    article = parse("Roe said Hale was ill. Munn left.")
    contents = [((9, 21),), ((9, 13),)]
    told = find_told(
        article, [Attribution(one, None, None, None, "test", "indirect") for one in contents]
    )
    assert told.tolist() == [0, 0, 1, 1, 1, 0, 0, 0, 0]


def test_binding_takes_two_people_for_one_subject() -> None:
    article = parse("Hanna Kroll and Otto Brandt attacked Ida Roth on Monday.")
    names = find_names(article)
    found = find_couples(article, names).values()
    assert [[names[i].text for i in one] for one in found] == [["Hanna Kroll", "Otto Brandt"]]
