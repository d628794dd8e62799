"""Who stands by a claim: denials, what is not said, sources that are nobody."""

import pytest

from tests.support.articles import annotate
from tests.support.claims import Told, list_told
from transforms.lake.versions import DEFAULT_ATTRIBUTION


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
        pytest.param(
            "It would be untrue to say that the choir was paid, Hill said.",
            "the choir was paid",
            id="untrue to say",
        ),
        pytest.param(
            "It is simply not the case that rents have doubled, Hill said.",
            "rents have doubled",
            id="not the case",
        ),
        pytest.param(
            "Residents are not convinced that the mast is safe.",
            "the mast is safe",
            id="not convinced",
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
        pytest.param(
            "Roe fell short of saying that the crew was drunk.", id="fell short of saying"
        ),
        pytest.param("Few nurses believe that they will be paid.", id="few"),
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


def test_commitment_is_of_a_woman_called_nor() -> None:
    rows = annotate("Nor Azlina said the school was closed.")
    (quote,), (speaker,) = rows["quotes"], rows["speakers"]
    assert (quote.speaker_id, speaker.display_name[-6:]) == (speaker.speaker_id, "Azlina")


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        pytest.param(
            "Jean Moreau fell short of calling the closure a breach of contract.",
            [],
            id="fell short of calling",
        ),
        pytest.param(
            "The regulator failed to rule out that the pump had been tampered with.",
            [],
            id="failed to rule out",
        ),
        pytest.param(
            '"It\'s simply not true that we were warned," said club chairman Tom Ridley.',
            [("we were warned", "negative", "asserted", False)],
            id="not true, in marks",
        ),
        pytest.param(
            "The ferry company no longer runs night crossings, Paul Hahn said on Monday.",
            [("The ferry company no longer runs night crossings", "negative", "asserted", False)],
            id="no longer",
        ),
        pytest.param(
            "The inquiry is far from finished, Judge Alma Stern warned.",
            [("The inquiry is far from finished", "negative", "asserted", False)],
            id="far from",
        ),
        pytest.param(
            "Analysts say the bank is unlikely to cut rates before June.",
            [("the bank is unlikely to cut rates before June", "negative", "possible", False)],
            id="unlikely to",
        ),
        pytest.param(
            "It is unlikely that the bridge will reopen this year, the council said.",
            [("the bridge will reopen this year", "negative", "possible", False)],
            id="unlikely that",
        ),
        pytest.param(
            "There is no evidence that the water is unsafe, according to the health ministry.",
            [("There is no evidence that the water is unsafe", "negative", "asserted", False)],
            id="no evidence",
        ),
        pytest.param(
            "Auditor Mia Brandt cast doubt on claims that the fund had lost 40 million euros.",
            [("the fund had lost 40 million euros", "negative", "asserted", False)],
            id="cast doubt on",
        ),
        pytest.param(
            "Former keeper Ole Lund denied that he had not locked the gate.",
            [("he had not locked the gate", "affirmative", "asserted", False)],
            id="denied a not",
        ),
        pytest.param(
            "Who would believe that a town of 900 people needs three casinos?",
            [],
            id="a rhetorical question",
        ),
        pytest.param(
            "The coach would not have picked Kane without the doctor's word.",
            [
                (
                    "The coach would not have picked Kane without the doctor's word",
                    "negative",
                    "possible",
                    False,
                )
            ],
            id="would not have",
        ),
        pytest.param(
            "The minister could neither confirm nor deny that talks had begun.",
            [],
            id="neither confirm nor deny",
        ),
        pytest.param(
            "Striker Dan Coyle insisted he had never asked for a transfer.",
            [("he had never asked for a transfer", "negative", "asserted", False)],
            id="insisted on a never",
        ),
        pytest.param(
            "The tower is by no means safe, said fire chief Carla Voss.",
            [("The tower is by no means safe", "negative", "asserted", False)],
            id="by no means",
        ),
        pytest.param(
            "It was nothing but a stunt, opposition leader Nils Berg said.",
            [("It was nothing but a stunt", "affirmative", "asserted", False)],
            id="nothing but",
        ),
        pytest.param(
            '"It was anything but easy," Wimbledon finalist Anna Petrova said.',
            [("It was anything but easy", "negative", "asserted", False)],
            id="anything but",
        ),
        pytest.param(
            "The dam will no doubt hold, the engineer Piet Maas said.",
            [("The dam will no doubt hold", "affirmative", "future", False)],
            id="no doubt",
        ),
        pytest.param(
            "The tunnel will open on Friday whether or not the strike ends, the operator said.",
            [
                (
                    "The tunnel will open on Friday whether or not the strike ends",
                    "affirmative",
                    "future",
                    False,
                )
            ],
            id="whether or not",
        ),
        pytest.param(
            "Under no circumstances will the town pay for the stadium, Mayor Ida Ross said.",
            [
                (
                    "Under no circumstances will the town pay for the stadium",
                    "negative",
                    "future",
                    False,
                )
            ],
            id="under no circumstances",
        ),
        pytest.param(
            "The driver is alleged not to have stopped at the crossing.",
            [
                (
                    "The driver is alleged not to have stopped at the crossing",
                    "negative",
                    "possible",
                    False,
                )
            ],
            id="alleged not to",
        ),
        pytest.param(
            "Tenants need not leave before May, the court ruled.",
            [("Tenants need not leave before May", "negative", "necessary", False)],
            id="need not",
        ),
        pytest.param(
            "Editor Kim Doyle rejected as false a report that the paper had paid the witness.",
            [("the paper had paid the witness", "negative", "asserted", False)],
            id="rejected as false",
        ),
        pytest.param(
            "Nor did the firm warn its customers, the watchdog found.",
            [("Nor did the firm warn its customers", "negative", "asserted", False)],
            id="nor did",
        ),
        pytest.param(
            "Rail bosses have yet to explain why signals failed, and they are unlikely to do so.",
            [("they are unlikely to do so", "negative", "possible", False)],
            id="yet to, and unlikely",
        ),
        pytest.param(
            "It would be untrue to say that the choir was paid, director Eva Lindt said.",
            [("the choir was paid", "negative", "asserted", False)],
            id="untrue to say",
        ),
        pytest.param(
            "The claim that the dam was inspected is false, according to engineer Otto Baum.",
            [("the dam was inspected", "negative", "asserted", False)],
            id="the claim is false",
        ),
        pytest.param(
            "There can be no doubt that the mill polluted the stream, Ruth Oyelaran said.",
            [("the mill polluted the stream", "affirmative", "asserted", False)],
            id="no doubt that",
        ),
        pytest.param("Few now doubt that the tournament will go ahead.", [], id="few doubt"),
        pytest.param(
            '"It\'s highly unlikely that anyone survived," coastguard officer Dina Kass said.',
            [("anyone survived", "negative", "possible", False)],
            id="unlikely, in marks",
        ),
        pytest.param(
            "The trains are not unlikely to run late, the operator warned.",
            [("The trains are not unlikely to run late", "affirmative", "possible", False)],
            id="not unlikely",
        ),
        pytest.param(
            "Shareholders remain unconvinced that the merger makes sense.",
            [("the merger makes sense", "negative", "asserted", False)],
            id="unconvinced",
        ),
        pytest.param(
            "Not a single bus ran on Sunday, residents said.",
            [("Not a single bus ran on Sunday", "negative", "asserted", False)],
            id="not a single",
        ),
        pytest.param(
            "At no stage did the school tell parents, lawyer Iris Kane said.",
            [("At no stage did the school tell parents", "negative", "asserted", False)],
            id="at no stage",
        ),
        pytest.param(
            "The ban may not survive a court challenge, law professor Bo Strand said.",
            [("The ban may not survive a court challenge", "negative", "possible", False)],
            id="may not",
        ),
    ],
)
def test_commitment_as_the_default_profile_reads_it(text: str, claims: list[Told]) -> None:
    assert list_told(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        pytest.param(
            "Far from saying the docks were safe, Pell warned that they could collapse.",
            ["they could collapse"],
            id="far from saying",
        ),
        pytest.param("Pell was careful not to say that the port was closed.", [], id="not to say"),
        pytest.param("Pell is yet to say that the port was closed.", [], id="is yet to say"),
        pytest.param(
            "Had Pell said the port was closed, nobody would have gone.",
            ["Had Pell said the port was closed, nobody would have gone"],
            id="had he said",
        ),
        pytest.param(
            "Pell was careful to say that the port was closed.",
            ["the port was closed"],
            id="careful to say",
        ),
    ],
)
def test_what_was_not_said_is_no_claim(text: str, claims: list[str]) -> None:
    rows = annotate(text, attribution=DEFAULT_ATTRIBUTION)
    assert [claim.text for claim in rows.get("claims", [])] == claims
