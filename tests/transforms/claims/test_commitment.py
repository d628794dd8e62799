"""Who stands by a claim: denials, what is not said, sources that are nobody, the stance of cues."""

import pytest

from tests.support.articles import annotate


def read_by_source(text: str) -> list[tuple[str, str]]:
    """(words, polarity) of the claims that have a source."""
    claims = annotate(text).get("claims", [])
    return [(claim.text, claim.polarity) for claim in claims if claim.is_attributed]


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        pytest.param("Roe denied that the port was closed.", "the port was closed", id="denied"),
        pytest.param(
            "Roe rejected the claim that he was paid.", "he was paid", id="rejected the claim"
        ),
        pytest.param(
            "The ministry dismissed suggestions that the tunnel had flooded.",
            "the tunnel had flooded",
            id="dismissed suggestions",
        ),
        pytest.param(
            "Hill scoffed at the idea that the museum would move.",
            "the museum would move",
            id="scoffed at the idea",
        ),
        pytest.param(
            "Jane Roe has rubbished claims that she walked out.", "she walked out", id="rubbished"
        ),
        pytest.param(
            "Roe slammed suggestions that she had lied.", "she had lied", id="slammed suggestions"
        ),
        pytest.param(
            "Roe hit back at claims that the bank was broke.", "the bank was broke", id="hit back"
        ),
        pytest.param(
            "Hill shot down claims that the dam was weak.", "the dam was weak", id="shot down"
        ),
        pytest.param(
            "Hill ruled out that the fire was arson.", "the fire was arson", id="ruled out"
        ),
        pytest.param(
            "There is no truth in reports that the club was sold, Hill said.",
            "the club was sold",
            id="no truth in reports",
        ),
        pytest.param(
            "Hale does not believe that the bank lied to him.",
            "the bank lied to him",
            id="not to believe is to believe the opposite",
        ),
        pytest.param(
            "It is not true that the mayor left, Hill said.", "the mayor left", id="not true"
        ),
    ],
)
def test_commitment_of_who_denies_is_to_the_opposite(text: str, claim: str) -> None:
    assert read_by_source(text) == [(claim, "negative")]


def test_commitment_of_who_decries_a_fact_is_to_it() -> None:
    told = read_by_source("Roe slammed the fact that the pool was closed.")
    assert told == [("the pool was closed", "affirmative")]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Roe did not say that the bridge was safe.", id="did not say"),
        pytest.param("Hill never said the road was open.", id="never said"),
        pytest.param("Hill refused to confirm that the dock was sold.", id="refused to confirm"),
        pytest.param("Roe stopped short of saying that the vote was stolen.", id="stopped short"),
        pytest.param("The police have yet to confirm that the body was found.", id="have yet to"),
        pytest.param("The minister did not deny that the money was lost.", id="did not deny"),
        pytest.param("None of the nurses said they were paid.", id="none of"),
        pytest.param("No document shows that the firm lost money.", id="no document"),
        pytest.param("Neither Roe nor Hill said that the school would close.", id="neither nor"),
        pytest.param("Not one of the drivers said the road was safe.", id="not one"),
        pytest.param("No one in the town believes the well is poisoned.", id="no one"),
    ],
)
def test_commitment_is_none_where_nothing_is_said(text: str) -> None:
    rows = annotate(text)
    assert [quote.quote_type for quote in rows["quotes"]] == ["indirect"]
    assert rows.get("claims", []) == []


@pytest.mark.parametrize(
    ("text", "claim", "polarity"),
    [
        pytest.param(
            "No fewer than 40 nurses said they were unpaid.",
            "they were unpaid",
            "affirmative",
            id="a number is somebody",
        ),
        pytest.param(
            "The dean, who never met him, said the student was honest.",
            "the student was honest",
            "affirmative",
            id="a not in a side clause",
        ),
        pytest.param(
            "“I never stole a horse,” Hale denied.",
            "I never stole a horse",
            "negative",
            id="words between marks were said as they stand",
        ),
        pytest.param(
            "Moore denied being in the house, according to the paper.",
            "Moore denied being in the house",
            "affirmative",
            id="a denial that is itself reported",
        ),
        pytest.param(
            "Roe insisted the money was not lost.",
            "the money was not lost",
            "negative",
            id="a not of the claim's own",
        ),
    ],
)
def test_commitment_is_to_what_is_said(text: str, claim: str, polarity: str) -> None:
    assert read_by_source(text) == [(claim, polarity)]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("None of the nurses said they were paid.", id="none of"),
        pytest.param("Neither Roe nor Hill said that the school would close.", id="neither nor"),
    ],
)
def test_commitment_of_nobody_has_no_speaker(text: str) -> None:
    (quote,) = annotate(text)["quotes"]
    assert (quote.speaker_id, quote.speaker_candidates) == (None, ())


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        pytest.param("Roe said that the bridge was safe.", "neutral", id="said"),
        pytest.param("Roe never said that the bridge was safe.", "negative", id="never said"),
        pytest.param("Hill refused to confirm that the dock was sold.", "negative", id="refused"),
        pytest.param("The governor called the plan bad.", "neutral", id="called it bad"),
        pytest.param("The governor called for a strike.", "wish", id="called for"),
        pytest.param("Roe asked whether the ferry was safe.", "question", id="asked whether"),
        pytest.param("“Is the ferry safe?” Roe asked.", "question", id="a question in marks"),
        pytest.param("Critics questioned whether it was needed.", "question", id="questioned"),
        pytest.param("Hill ruled out that the fire was arson.", "negative", id="ruled out"),
    ],
)
def test_stance_is_that_of_the_words_around_the_cue(text: str, stance: str) -> None:
    (quote,) = annotate(text)["quotes"]
    assert quote.cue_stance == stance
