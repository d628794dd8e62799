"""Whether a named person is a woman or a man, by title, list, pronoun and ending."""

import pytest

from tests.support.articles import parse
from transforms.entities.gender import find_gender
from transforms.entities.recognize import find_names


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Ms Hendra Putra said the list was wrong.", "female", id="title"),
        pytest.param("Hannah Putra said the list was wrong.", "female", id="list"),
        pytest.param("Kamila Danilov said the list was wrong.", "female", id="ending"),
        pytest.param("Hendra Putra said his teams were there.", "male", id="his own pronoun"),
        pytest.param(
            "The head of the rescue agency, Hendra Putra, said his teams were there.",
            "male",
            id="an apposition",
        ),
        pytest.param("Jean Putro said the list was wrong.", None, id="a name of either"),
        pytest.param("Ludmila Putova said his list was wrong.", "female", id="a woman's surname"),
        pytest.param("Oddvar Putro said the list was wrong.", None, id="nothing tells"),
        pytest.param("Oddvar Putro said he and she had left.", None, id="two pronouns"),
        pytest.param("His friends met Oddvar Putro.", None, id="no subject"),
    ],
)
def test_find_gender_by_what_the_article_and_the_name_tell(text: str, expected: str | None) -> None:
    article = parse(text)
    name = next(name for name in find_names(article) if name.words[-1].startswith(("Put", "Dan")))
    assert find_gender(article.doc, name, []) == expected


@pytest.mark.parametrize(
    ("text", "noun", "expected"),
    [
        pytest.param("Chairman Oddvar Putro left.", "chairman", "male", id="chairman"),
        pytest.param("Chairman Jane Putro left.", "chairman", "female", id="a woman as chairman"),
        pytest.param("Ombudsman Jane Putro left.", "ombudsman", "female", id="ombudsman"),
        pytest.param("Ombudsman Oddvar Putro left.", "ombudsman", None, id="no noun of men"),
    ],
)
def test_find_gender_by_an_office_in_man(text: str, noun: str, expected: str | None) -> None:
    article = parse(text)
    name = next(name for name in find_names(article) if name.words[-1] == "Putro")
    assert find_gender(article.doc, name, [noun]) == expected
