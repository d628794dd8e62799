"""The name that the words of a source are about."""

import pytest

from tests.support.articles import parse
from transforms.entities.source_names import find_name_given
from transforms.entities.types import Name


@pytest.mark.parametrize(
    ("text", "noun", "name", "is_given"),
    [
        pytest.param(
            "A nurse, who gave her name only as Nurse Pat, said so.",
            "nurse",
            "Pat",
            True,
            id="behind a title",
        ),
        pytest.param(
            "Her opponent, a banker named Olle, complained.", "opponent", "Olle", True, id="named"
        ),
        pytest.param("The wife of a man named Olle left.", "wife", "Olle", False, id="his wife"),
    ],
)
def test_find_name_given_in_a_phrase(text: str, noun: str, name: str, *, is_given: bool) -> None:
    article = parse(text)
    words = [token.text for token in article.doc]
    at = words.index(name)
    own = Name((at, at + 1), name, "PERSON", "person", "model", 0.9)
    found = find_name_given(article.doc, article.doc[words.index(noun)], [own])
    assert found == (0 if is_given else None)
