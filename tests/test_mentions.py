import pytest

from tests.articles import annotate, parse
from transforms.mentions import cluster_names, find_names, key_of


def test_mentions_free_a_name_that_an_organisation_swallowed() -> None:
    text = (
        "He spoke to Professor at the Institute of International Relations Jane Roe on Monday.\n"
        "“It is over,” Roe said."
    )
    article = parse(text)
    assert ("Jane Roe", "PERSON") in [(n.text, n.label) for n in find_names(article)]


def test_mentions_find_the_name_behind_an_office() -> None:
    text = "“It went well,” said United Dock Workers Secretary Gary Holt."
    article = parse(text)
    assert ("Gary Holt", "PERSON") in [(n.text, n.label) for n in find_names(article)]


def test_mentions_join_surnames_and_acronyms_with_full_names() -> None:
    text = (
        "Marta Danilov joined the European Space Agency (ESA) in May.\n"
        "Danilov told reporters that ESA had hired ten people."
    )
    article = parse(text)
    names = find_names(article)
    clusters = {
        cluster.canonical: [names[index].text for index in cluster.names]
        for cluster in cluster_names(article, names)
    }
    assert clusters["Marta Danilov"] == ["Marta Danilov", "Danilov"]
    assert clusters["European Space Agency"] == ["European Space Agency", "ESA", "ESA"]


@pytest.mark.parametrize(
    ("text", "key"),
    [
        pytest.param("The European Union", "european union", id="article"),
        pytest.param("Russia’s", "russia", id="possessive"),
        pytest.param("U.S.", "us", id="dots"),
    ],
)
def test_mentions_key_leaves_form_aside(text: str, key: str) -> None:
    assert key_of(text) == key


def test_mentions_say_whether_they_stand_in_a_quote() -> None:
    rows = annotate("“Berlin will pay,” Marta Danilov said in Prague.")
    places = {row.surface: row.in_quote for row in rows["entity_mentions"]}
    assert places == {"Berlin": True, "Marta Danilov": False, "Prague": False}
