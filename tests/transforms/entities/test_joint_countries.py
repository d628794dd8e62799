"""Countries whose name joins two."""

from tests.support.articles import annotate
from transforms.lake.versions import DEFAULT_ATTRIBUTION


def test_joint_countries_are_one_place() -> None:
    text = "He lives in Trinidad and Tobago, and not in Lund and Oslo."
    rows = annotate(text, attribution=DEFAULT_ATTRIBUTION)
    found = {(one.canonical_name, one.entity_type) for one in rows["entities"]}
    assert found == {("Trinidad and Tobago", "place"), ("Lund", "place"), ("Oslo", "place")}
