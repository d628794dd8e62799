"""Whom a claim's subject means that is a pronoun."""

import pytest

from tests.support.articles import annotate
from transforms.annotate.claim_subjects import METHOD
from transforms.lake.versions import DEFAULT_ATTRIBUTION


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Jane Roe was born in Lund. She studied law in Oslo.",
            [("She studied law in Oslo", "Jane Roe")],
            id="she is who was named",
        ),
        pytest.param(
            "The dam leaks, Jane Roe told the council. Roe said she would resign.",
            [("she would resign", "Jane Roe")],
            id="she is who says so",
        ),
        pytest.param(
            "“I will resign,” said Jane Roe.", [("I will resign", "Jane Roe")], id="I am who speaks"
        ),
        pytest.param(
            "Severka Motors said it would close the plant.",
            [("it would close the plant", "Severka Motors")],
            id="it is the firm that says so",
        ),
        pytest.param("Severka Motors said it was late.", [], id="it is nobody"),
        pytest.param("Jane Roe said it would close.", [], id="it is no person"),
        pytest.param("Severka Motors closed the plant. It was old.", [], id="it may be a thing"),
        pytest.param("“It will close,” said Jane Roe.", [], id="it in marks"),
        pytest.param("The plant closed. This angered Jane Roe.", [], id="this is not followed"),
    ],
)
def test_referents_are_entities_of_their_claims(text: str, expected: list[tuple[str, str]]) -> None:
    rows = annotate(text, attribution=DEFAULT_ATTRIBUTION)
    claims = {claim.claim_id: claim.text for claim in rows.get("claims", [])}
    names = {entity.entity_id: entity.canonical_name for entity in rows.get("entities", [])}
    found = [
        (claims[one.claim_id], names[one.entity_id])
        for one in rows.get("claim_entities", [])
        if one.method == METHOD and one.role == "subject"
    ]
    assert found == expected
