import pytest

from tests.articles import annotate

Reading = tuple[str, bool, str, str, bool, str]


def read(text: str) -> list[Reading]:
    """(text, attributed, modality, polarity, conditional, kind) of each claim."""
    return [
        (
            claim.text,
            claim.is_attributed,
            claim.modality,
            claim.polarity,
            claim.is_conditional,
            claim.claim_kind,
        )
        for claim in annotate(text).get("claims", [])
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "The harbour closed in May.",
            [("The harbour closed in May", False, "asserted", "affirmative", False, "fact")],
            id="the article's own voice",
        ),
        pytest.param(
            "“The harbour will close. We cannot pay the crew,” Danilov said.",
            [
                ("The harbour will close", True, "future", "affirmative", False, "forecast"),
                ("We cannot pay the crew", True, "possible", "negative", False, "fact"),
            ],
            id="each sentence of a direct quote",
        ),
        pytest.param(
            "Danilov said that the town must sell the harbour.",
            [
                (
                    "the town must sell the harbour",
                    True,
                    "necessary",
                    "affirmative",
                    False,
                    "normative",
                )
            ],
            id="the complement of an indirect report",
        ),
        pytest.param(
            "Danilov said the sale was “a disaster for the town”.",
            [
                (
                    "the sale was “a disaster for the town”",
                    True,
                    "asserted",
                    "affirmative",
                    False,
                    "fact",
                )
            ],
            id="the whole clause of a mixed quote",
        ),
        pytest.param(
            "“If nothing changes, the harbour will close,” Danilov said.",
            [
                (
                    "If nothing changes, the harbour will close",
                    True,
                    "future",
                    "affirmative",
                    True,
                    "forecast",
                )
            ],
            id="a condition",
        ),
        pytest.param(
            "The ferry did not sail because the engine failed.",
            [
                (
                    "The ferry did not sail because the engine failed",
                    False,
                    "asserted",
                    "negative",
                    False,
                    "causal",
                )
            ],
            id="cause and negation",
        ),
        pytest.param(
            "The bridge is dangerous.",
            [
                (
                    "The bridge is dangerous",
                    False,
                    "asserted",
                    "affirmative",
                    False,
                    "evaluation",
                )
            ],
            id="an evaluation",
        ),
        pytest.param("Who will pay for the bridge?", [], id="a question is none"),
        pytest.param("“Close the harbour now,” Danilov said.", [], id="an imperative is none"),
        pytest.param("“Thank you all for coming,” Danilov said.", [], id="a greeting is none"),
    ],
)
def test_claims_are_cut_and_read(text: str, expected: list[Reading]) -> None:
    assert read(text) == expected


def test_claims_hold_subject_predicate_and_object() -> None:
    (claim,) = annotate("The Polish government sold two ferries.")["claims"]
    assert (claim.subject_text, claim.predicate_lemma, claim.object_text) == (
        "The Polish government",
        "sell",
        "two ferries",
    )


def test_claims_name_their_entities_by_role() -> None:
    rows = annotate("Danilov said that Germany had invaded Poland in 1939.")
    names = {entity.entity_id: entity.canonical_name for entity in rows["entities"]}
    roles = {(names[row.entity_id], row.role) for row in rows["claim_entities"]}
    assert roles == {("Germany", "subject"), ("Poland", "object")}


def test_claims_that_flip_share_a_cluster() -> None:
    (yes,) = annotate("The ministry will sell the old harbour.")["claims"]
    (no,) = annotate("The ministry will not sell the old harbour.")["claims"]
    assert yes.claim_cluster_id == no.claim_cluster_id
    assert (yes.polarity, no.polarity) == ("affirmative", "negative")


def test_claims_inside_a_claim_stay_inside() -> None:
    rows = annotate("Danilov said the bank fears that prices will rise.")
    assert [claim.text for claim in rows["claims"]] == ["the bank fears that prices will rise"]
