"""Names, entities and their types, on invented sentences and on the marked stories."""

import pytest

from benchmarks.entities import read_marked, score_stories
from tests.support import paths
from tests.support.articles import annotate, parse
from transforms.entities.coreference import agree_on_types, cluster_names
from transforms.entities.recognize import find_names
from transforms.entities.types import given_of, key_of, surname_of

MARKED = paths.DATA / "entities"


def names_of(text: str, *, has_headline: bool = False) -> list[tuple[str, str]]:
    article = parse(text, has_headline=has_headline)
    names = find_names(article)
    names = agree_on_types(names, cluster_names(article, names))
    return [(name.text, name.entity_type) for name in names]


def clusters_of(text: str, *, has_headline: bool = False) -> dict[str, list[str]]:
    article = parse(text, has_headline=has_headline)
    names = find_names(article)
    return {
        cluster.canonical: [names[index].text for index in cluster.names]
        for cluster in cluster_names(article, names)
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "He spoke to Professor at the Institute of International Relations Jane Roe on "
            "Monday.\n“It is over,” Roe said.",
            [
                ("Institute of International Relations", "organization"),
                ("Jane Roe", "person"),
                ("Roe", "person"),
            ],
            id="a name that an organisation swallowed",
        ),
        pytest.param(
            "“It went well,” said United Dock Workers Secretary Gary Holt.",
            [("United Dock Workers", "organization"), ("Gary Holt", "person")],
            id="a name behind an office",
        ),
        pytest.param(
            "Pieter van der Meer left. “It was time,” Van der Meer said.",
            [("Pieter van der Meer", "person"), ("Van der Meer", "person")],
            id="particles",
        ),
        pytest.param(
            "Mary-Ann O’Shea and J. R. Whitlock met Sean O’Dwyer Jr. on Friday.",
            [
                ("Mary-Ann O’Shea", "person"),
                ("J. R. Whitlock", "person"),
                ("Sean O’Dwyer Jr.", "person"),
            ],
            id="hyphen, initials and suffix",
        ),
        pytest.param(
            "Fans asked @cleomarsh for money. Write to tickets@example.org on Monday.",
            [],
            id="handles, mail and weekdays are no names",
        ),
        pytest.param(
            "Critics of Twitter told Ryanair to leave the Lib Dems and Spurs alone.",
            [
                ("Twitter", "organization"),
                ("Ryanair", "organization"),
                ("Lib Dems", "group"),
                ("Spurs", "organization"),
            ],
            id="bodies that news never explains",
        ),
        pytest.param(
            "Ms Oxfam left.",
            [("Oxfam", "person")],
            id="a person who is called like a firm",
        ),
        pytest.param(
            "Landlord Wong Holdings sued Lo Kwok-keung.",
            [("Wong Holdings", "organization"), ("Lo Kwok-keung", "person")],
            id="a sort of firm in front, a syllable behind a hyphen",
        ),
    ],
)
def test_mentions_repair_what_the_model_found(text: str, expected: list[tuple[str, str]]) -> None:
    assert names_of(text) == expected


@pytest.mark.parametrize(
    ("headline", "expected"),
    [
        pytest.param("Roe Says Harbour Must Close", [("Roe", "person")], id="title case"),
        pytest.param("ROE SAYS HARBOUR MUST CLOSE", [("ROE", "person")], id="capitals"),
        pytest.param("Old Harbour Must Close By June", [], id="nothing but words"),
    ],
)
def test_mentions_in_a_shouted_headline_are_the_names_of_the_story(
    headline: str, expected: list[tuple[str, str]]
) -> None:
    story = "Anna Roe said on Thursday that the basin was no longer safe."
    found = names_of(f"{headline}\n{story}", has_headline=True)
    assert found == [*expected, ("Anna Roe", "person")]


@pytest.mark.parametrize(
    ("text", "canonical", "expected"),
    [
        pytest.param(
            "Marta Danilov joined the European Space Agency (ESA) in May.\n"
            "Danilov told reporters that ESA had hired ten people.",
            "European Space Agency",
            ["European Space Agency", "ESA", "ESA"],
            id="an acronym behind its long form",
        ),
        pytest.param(
            "The FMA (Financial Markets Authority) fined a bank on Friday. It was late, the FMA "
            "said.",
            "Financial Markets Authority",
            ["FMA", "Financial Markets Authority", "FMA"],
            id="an acronym before its long form",
        ),
        pytest.param(
            "The Harbour Workers' Union called a strike on Friday. The Union has 4,000 members.",
            "Harbour Workers' Union",
            ["Harbour Workers' Union", "Union"],
            id="a head word with its article",
        ),
        pytest.param(
            "Severka Motors lost money last year. Severka said that it would close two plants.",
            "Severka Motors",
            ["Severka Motors", "Severka"],
            id="a company's first word",
        ),
        pytest.param(
            "The U.S. sent help on Monday. America has 200 doctors there, the United States said.",
            "United States",
            ["U.S.", "America", "United States"],
            id="one country's names",
        ),
        pytest.param(
            "Martin Hale and Susan Hale run the mill. “We are closing,” said Mrs. Hale.",
            "Susan Hale",
            ["Susan Hale", "Hale"],
            id="two of a surname, and a title tells which",
        ),
    ],
)
def test_mentions_of_one_entity_are_joined(text: str, canonical: str, expected: list[str]) -> None:
    assert clusters_of(text)[canonical] == expected


def test_mentions_of_a_surname_are_whose_name_came_before() -> None:
    text = "Susan Hale runs the mill. “I will stay,” Hale said. Her brother Martin Hale left."
    assert clusters_of(text)["Susan Hale"] == ["Susan Hale", "Hale"]


def test_mentions_of_a_surname_that_two_people_have_stay_apart() -> None:
    text = "Martin Hale and Susan Hale run the mill. “We are closing,” Hale said."
    assert clusters_of(text)["Hale"] == ["Hale"]


def test_mentions_say_why_they_were_joined() -> None:
    rows = annotate(
        "Marta Danilov joined the European Space Agency (ESA) in May, and Britain was glad.\n"
        "“It is an honour,” Danilov said. The Agency said that the UK had paid."
    )
    assert sorted((row.alias, row.why) for row in rows["entity_aliases"]) == [
        ("Agency", "short form"),
        ("Britain", "spelling"),
        ("Danilov", "surname"),
        ("ESA", "acronym"),
        ("UK", "spelling"),
    ]


def test_mentions_stand_for_the_one_body_that_a_small_word_may_mean() -> None:
    rows = annotate(
        "The Coastal Fisheries Act passed on Monday. Boat owners said that the act was unfair."
    )
    assert [(row.surface, row.mention_kind, row.label) for row in rows["entity_mentions"]] == [
        ("Coastal Fisheries Act", "name", "LAW"),
        ("the act", "nominal", "LAW"),
    ]


@pytest.mark.parametrize(
    ("text", "key"),
    [
        pytest.param("The European Union", "european union", id="article"),
        pytest.param("Russia’s", "russia", id="possessive"),
        pytest.param("U.S.", "us", id="dots"),
        pytest.param("Zoë Müller-Lind", "zoe muller lind", id="accents and hyphens"),
    ],
)
def test_mentions_key_leaves_form_aside(text: str, key: str) -> None:
    assert key_of(text) == key


@pytest.mark.parametrize(
    ("words", "given", "surname"),
    [
        pytest.param("Jane Roe", "jane", "roe", id="two words"),
        pytest.param("Pieter van der Meer", "pieter", "van der meer", id="particles"),
        pytest.param("Van der Meer", None, "van der meer", id="a surname alone"),
        pytest.param("Sean O'Dwyer Jr.", "sean", "o'dwyer", id="a suffix"),
    ],
)
def test_mentions_part_a_full_name(words: str, given: str | None, surname: str) -> None:
    assert (given_of(words.split()), surname_of(words.split())) == (given, surname)


def test_mentions_say_whether_they_stand_in_a_quote() -> None:
    rows = annotate("“Berlin will pay,” Marta Danilov said in Prague.")
    places = {row.surface: row.in_quote for row in rows["entity_mentions"]}
    assert places == {"Berlin": True, "Marta Danilov": False, "Prague": False}


@pytest.mark.parametrize(
    ("name", "mentions", "joins", "countries"),
    [
        pytest.param("tuned", 0.96, 0.96, 0.89, id="stories that the rules were written by"),
        pytest.param("held", 0.90, 0.95, 0.87, id="stories held back"),
    ],
)
def test_mentions_are_as_good_as_was_measured(
    name: str, mentions: float, joins: float, countries: float
) -> None:
    score = score_stories(read_marked(MARKED / f"{name}.md"))
    assert score.mentions_f1 >= mentions
    assert score.joins_f1 >= joins
    assert score.countries >= countries


@pytest.mark.parametrize(
    ("text", "people"),
    [
        pytest.param(
            "Éider Buitrago Roa, a teacher, left. Buitrago said the docks were old.",
            ["Éider Buitrago Roa"],
            id="the father's surname",
        ),
        pytest.param(
            "João Pedro Matos Leal, a teacher, left. Matos said the docks were old.",
            ["João Pedro Matos Leal"],
            id="the mother's surname in front",
        ),
    ],
)
def test_recognize_first_of_two_surnames_stands_for_its_bearer(
    text: str, people: list[str]
) -> None:
    rows = annotate(text, attribution="encoder")
    assert [row.canonical_name for row in rows["entities"]] == people
