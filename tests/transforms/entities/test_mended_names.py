"""Names that the model cut badly, whole again by the words around them."""

from tests.support.articles import parse
from transforms.entities.source_names import mend_names
from transforms.entities.types import Name


def test_names_behind_an_office_and_a_comma_are_whole() -> None:
    article = parse("It left, said its spokeswoman, Fionnuala Teeling. Ms Roe agreed.")
    at = next(token.i for token in article.doc if token.text == "Fionnuala")
    cut = Name((at, at + 1), "Fionnuala", "ORG", "organization", "model", 0.95)
    assert [(n.text, n.entity_type) for n in mend_names(article, [cut], [])] == [
        ("Fionnuala Teeling", "person")
    ]
