"""What reports, and what the article says itself: silence, denials with a gerund, headlines."""

import pytest

from tests.support.articles import annotate
from tests.support.claims import Told, list_told
from transforms.lake.versions import DEFAULT_ATTRIBUTION

BODY = "\n\nThe town lies in the north."


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "Marsh would not be drawn on whether the plant would close.", id="not drawn on"
        ),
        pytest.param(
            "The palace neither confirmed nor denied that the king was ill.", id="neither nor"
        ),
        pytest.param("Stein was reluctant to say that the harbour was safe.", id="reluctant to"),
        pytest.param(
            "The bank was unwilling to confirm that the accounts were frozen.", id="unwilling to"
        ),
    ],
)
def test_reports_of_silence_hold_no_claim(text: str) -> None:
    assert list_told(text) == []


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        pytest.param(
            "The council is far from convinced that the dam is safe.",
            [("the dam is safe", "negative", "asserted", False)],
            id="far from convinced",
        ),
        pytest.param(
            "Becker denied ever having met the minister.",
            [("ever having met the minister", "negative", "asserted", False)],
            id="denied having",
        ),
        pytest.param(
            "Weber admitted stealing 40 bikes.",
            [("stealing 40 bikes", "affirmative", "asserted", False)],
            id="admitted stealing",
        ),
        pytest.param(
            "The mayor called for the mill to be closed.",
            [("the mill to be closed", "affirmative", "necessary", False)],
            id="called for",
        ),
        pytest.param(
            "Weber denied suggestions he wanted to leave the club.",
            [("he wanted to leave the club", "negative", "asserted", False)],
            id="denied suggestions",
        ),
    ],
)
def test_reports_hold_what_is_denied_or_demanded(text: str, claims: list[Told]) -> None:
    assert list_told(text) == claims
    rows = annotate(text, attribution=DEFAULT_ATTRIBUTION)
    assert [claim.is_attributed for claim in rows["claims"]] == [True]


def test_reports_with_a_gerund_are_about_the_source() -> None:
    rows = annotate("Weber denied having met her.", attribution=DEFAULT_ATTRIBUTION)
    assert [(row.subject_text, row.predicate_lemma) for row in rows["claims"]] == [
        ("Weber", "meet")
    ]


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        pytest.param(
            "Contrary to reports that the mill would close, the firm will hire 40 people.",
            [
                (
                    "Contrary to reports that the mill would close, the firm will hire 40 people",
                    "affirmative",
                    "future",
                    False,
                )
            ],
            id="contrary to reports",
        ),
        pytest.param(
            "The inquiry found no proof that the firm had broken the law.",
            [
                (
                    "The inquiry found no proof that the firm had broken the law",
                    "negative",
                    "asserted",
                    False,
                )
            ],
            id="found no proof",
        ),
    ],
)
def test_reports_that_are_none_are_the_article_s(text: str, claims: list[Told]) -> None:
    assert list_told(text) == claims


def test_reports_in_a_headline_that_denies_are_none_of_the_article_s() -> None:
    rows = annotate(
        f"Roe denies taking bribes{BODY}", has_headline=True, attribution=DEFAULT_ATTRIBUTION
    )
    assert [(claim.text, claim.polarity, claim.quote_id is None) for claim in rows["claims"]] == [
        ("taking bribes", "negative", False),
        ("The town lies in the north", "affirmative", True),
    ]


def test_reports_in_a_headline_without_a_form_of_be_foretell() -> None:
    rows = annotate(
        f"School meeting scheduled for next week{BODY}",
        has_headline=True,
        attribution=DEFAULT_ATTRIBUTION,
    )
    assert rows["claims"][0].claim_kind == "forecast"


def test_reports_of_a_small_clause_hold_no_claim_from_a_side_clause() -> None:
    text = (
        "Trade Minister Omar Hale welcomed the move, describing it as significant as the decision "
        "by the club of creditor nations to write off the country's debts."
    )
    assert list_told(text) == []
