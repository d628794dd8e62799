"""Names that the model cut badly, whole again by the words around them."""

from tests.support.articles import annotate


def test_names_behind_an_office_and_a_comma_are_whole() -> None:
    text = "It left, said its spokeswoman, Aoibhe Rynne. Ms Roe agreed."
    names = annotate(text, attribution="encoder")["entities"]
    assert [(name.canonical_name, name.entity_type) for name in names] == [
        ("Aoibhe Rynne", "person"),
        ("Roe", "person"),
    ]
