"""Claims that one thing brings another about."""

import pytest

from tests.support.articles import annotate
from transforms.lake.versions import DEFAULT_ATTRIBUTION


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        pytest.param("The ruling forced them to wait.", "causal", id="what forced them"),
        pytest.param("Buying the firm would give it a site.", "causal", id="a deed does it"),
        pytest.param("Winning the cup takes years.", "fact", id="what a deed takes"),
        pytest.param("Light boosts their trade.", "causal", id="a thing boosts another"),
        pytest.param("As a result he lost his job.", "causal", id="of what was told before"),
        pytest.param("The vote put Hale over the line.", "causal", id="a thing puts him there"),
        pytest.param("Fuel prices pushed inflation to 9 percent.", "causal", id="pushed to"),
        pytest.param("The war drove millions from their homes.", "causal", id="drove from"),
        pytest.param("The drought sent prices soaring.", "causal", id="sent soaring"),
        pytest.param("The rise is due to a strike.", "causal", id="is due to"),
        pytest.param("Help was welcome because of the flood.", "causal", id="because of"),
    ],
)
def test_cause_by_rules(text: str, kind: str) -> None:
    assert [c.claim_kind for c in annotate(text, attribution="rules")["claims"]] == [kind]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        pytest.param(
            "A number of supporters have put his face on shirts.", "fact", id="a number of people"
        ),
        pytest.param("I can contribute to the plan.", "fact", id="who takes part"),
        pytest.param("It is doing so by training its staff.", "fact", id="how it does so"),
        pytest.param("Energy use increased 6 percent.", "fact", id="no thing, but how much"),
        pytest.param(
            "Staff can take action if the traffic is due to a fault.", "fact", id="due to in an if"
        ),
        pytest.param("Demand was dampened by higher rates.", "causal", id="by what it was"),
        pytest.param("The dispute is driven by hostility.", "causal", id="driven by a thing"),
        pytest.param("The bus was driven by Hale.", "fact", id="driven by a person"),
        pytest.param("The lack of trains has knocked trade.", "causal", id="knocked trade"),
        pytest.param("The match was badly affected by rain.", "causal", id="badly affected"),
        pytest.param("The killing was enabled by their money.", "causal", id="enabled by a thing"),
        pytest.param("Concerns weighed on the markets.", "causal", id="weighed on"),
        pytest.param("No results have been made public.", "fact", id="what is made public"),
        pytest.param("That is why the town is poor.", "causal", id="why it is so"),
        pytest.param("Roe unleashed an attack on Hale.", "fact", id="a person unleashed"),
        pytest.param("The fading interest helped Hale.", "causal", id="a thing helped"),
        pytest.param("Roe stirred the crowd.", "fact", id="a person stirred"),
        pytest.param("That is how I feel about it.", "fact", id="how I feel"),
        pytest.param("New threats arise from poverty.", "causal", id="arise from"),
        pytest.param(
            "The proposal has drawn harsh criticism from rivals.",
            "causal",
            id="a thing drew criticism",
        ),
        pytest.param(
            "The statement drew harsh criticism from rivals.",
            "causal",
            id="a document drew criticism",
        ),
        pytest.param(
            "The mayor drew harsh criticism from rivals.", "fact", id="a person drew criticism"
        ),
        pytest.param(
            "That elevates the court to a central issue.", "causal", id="what was told elevates it"
        ),
        pytest.param(
            "The contrast is clear since nobody has answered her.",
            "fact",
            id="since, in the perfect",
        ),
        pytest.param(
            "The contrast would be clear since she has no rivals.",
            "causal",
            id="since, in the present",
        ),
        pytest.param("The contrast was clear since she left in May.", "fact", id="since a time"),
        pytest.param(
            "Waxing the handle lets the user hold it firmly.", "causal", id="a deed lets one"
        ),
        pytest.param(
            "The virus has changed everything about life.", "causal", id="a thing changed another"
        ),
        pytest.param("The boat changed its name last year.", "fact", id="a thing changed its own"),
        pytest.param("The boat changed course last year.", "fact", id="a thing changed course"),
        pytest.param(
            "One of the reasons for the decline is that the mills closed.",
            "causal",
            id="one of the reasons",
        ),
        pytest.param("The war left the world a less safe place.", "causal", id="left it a place"),
        pytest.param("Heat destabilizes the grid.", "causal", id="destabilizes"),
        pytest.param(
            "The states began strikes in 2014, leading a coalition.", "fact", id="leading a body"
        ),
        pytest.param("The roof fell in, leading to a strike.", "causal", id="leading to"),
        pytest.param(
            "The strategy could open the mayor up to further attacks.", "causal", id="opened up to"
        ),
        pytest.param(
            "The steps include delaying refunds, borrowing from a fund, forcing unions to pay.",
            "fact",
            id="what steps include",
        ),
        pytest.param("Those remarks allowed rivals to win.", "causal", id="allowed somebody"),
        pytest.param("Foreigners are not allowed by law to pay.", "fact", id="is not allowed"),
        pytest.param("The council allowed the shop to open.", "fact", id="a body allowed"),
    ],
)
def test_cause_by_the_default_profile(text: str, kind: str) -> None:
    claims = annotate(text, attribution=DEFAULT_ATTRIBUTION)["claims"]
    assert [claim.claim_kind for claim in claims] == [kind]
