"""Claims that judge."""

import pytest

from tests.support.articles import annotate
from transforms.lake.versions import DEFAULT_ATTRIBUTION


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        pytest.param("I must admit it was wrong.", "evaluation", id="I must admit"),
        pytest.param("Hale is no angel.", "evaluation", id="no angel"),
        pytest.param("The vote was like a circus.", "evaluation", id="like a circus"),
        pytest.param("Hale does not understand the town.", "evaluation", id="at a loss"),
        pytest.param("The state has failed us.", "evaluation", id="has failed us"),
        pytest.param("The council botched the sale.", "evaluation", id="botched"),
        pytest.param("The plan is ill-suited to the times.", "evaluation", id="ill and a hyphen"),
        pytest.param("It makes no sense to sell.", "evaluation", id="no sense"),
        pytest.param("The taste is bitter.", "evaluation", id="a thing judged"),
        pytest.param("It is a huge victory for tenants.", "evaluation", id="a victory for"),
        pytest.param("He has emerged as a pivotal figure.", "evaluation", id="emerged as"),
        pytest.param("Help came too late.", "evaluation", id="too late"),
        pytest.param("The state has not done enough.", "evaluation", id="not enough"),
        pytest.param("They played better than we did.", "evaluation", id="played better"),
        pytest.param("She was treated unfairly.", "evaluation", id="treated unfairly"),
        pytest.param("The ruling defies explanation.", "evaluation", id="verb and object judge"),
        pytest.param("The reforms do not go far enough.", "evaluation", id="words behind a verb"),
        pytest.param("Roe has had a remarkable career.", "evaluation", id="has what is judged"),
        pytest.param("It is worth thinking about it.", "evaluation", id="worth doing"),
        pytest.param("A ticket is worth 40 euros.", "fact", id="worth a price"),
        pytest.param("Conditions in the camp are appalling.", "evaluation", id="a participle"),
        pytest.param("The vote was rigged.", "fact", id="what somebody did"),
        pytest.param(
            "What matters is the safety of tenants.", "evaluation", id="a verb that judges"
        ),
        pytest.param("The plan is little more than a stunt.", "evaluation", id="more than a stunt"),
    ],
)
def test_judgement_by_rules(text: str, kind: str) -> None:
    assert [c.claim_kind for c in annotate(text, attribution="rules")["claims"]] == [kind]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        pytest.param("I should mention that the work is fine.", "evaluation", id="I mention"),
        pytest.param("Both have data businesses.", "fact", id="a business that one has"),
        pytest.param("He has no business here.", "evaluation", id="no business here"),
        pytest.param("The results were strong.", "evaluation", id="results that are strong"),
        pytest.param("The Budget was a wasted opportunity.", "evaluation", id="wasted"),
        pytest.param("She was a very effective advocate.", "evaluation", id="how well she was one"),
        pytest.param("It is a group responsible for tolls.", "fact", id="responsible for"),
        pytest.param("The lack of places was burdensome.", "evaluation", id="burdensome"),
        pytest.param(
            "It was one of the first affordable home computers.", "fact", id="one of the first"
        ),
        pytest.param("She is not up to this.", "evaluation", id="up to this"),
        pytest.param("He is well equipped to lead.", "evaluation", id="well equipped"),
        pytest.param("That's a big deal.", "evaluation", id="a big deal"),
        pytest.param("The new plan is inclusive.", "evaluation", id="inclusive"),
        pytest.param(
            "What makes the remark so sad is that he knew.", "evaluation", id="what makes it sad"
        ),
        pytest.param("This is the 7th treasure that we bought.", "fact", id="a 7th treasure"),
        pytest.param("It was important to book early.", "evaluation", id="it was important to"),
        pytest.param("They deserved to win.", "evaluation", id="deserved"),
        pytest.param("It was nothing short of miraculous.", "evaluation", id="nothing short of"),
        pytest.param("I would not be afraid of that.", "fact", id="I would not be afraid"),
        pytest.param("It is vital.", "evaluation", id="it alone is vital"),
        pytest.param("The plan is ill-matched to the times.", "evaluation", id="ill-matched"),
        pytest.param("It represents a disaster for us.", "evaluation", id="represents a disaster"),
        pytest.param("It is simple to set up, just a dish.", "evaluation", id="behind a comma"),
        pytest.param(
            "The union's endorsement is the most potent of all.", "evaluation", id="the most potent"
        ),
        pytest.param(
            "She is the most gifted player in the team.", "evaluation", id="the most gifted"
        ),
        pytest.param("It is the most populous state.", "fact", id="the most populous"),
        pytest.param("The committee remains unmanageable.", "evaluation", id="un and able"),
        pytest.param("The figures remain unavailable.", "fact", id="unavailable"),
        pytest.param(
            "The mayor cannot be trusted with the keys.", "evaluation", id="cannot be trusted"
        ),
        pytest.param(
            "The sad thing is that nobody asked the tenants.", "evaluation", id="the sad thing is"
        ),
        pytest.param(
            "It displays a complete lack of understanding.", "evaluation", id="displays a lack"
        ),
        pytest.param("He's in pretty good shape.", "evaluation", id="in good shape"),
        pytest.param("She has a strong lead in the polls.", "fact", id="a strong lead"),
        pytest.param("She has a strong voice.", "evaluation", id="a strong voice"),
        pytest.param("I am the proud daughter of weavers.", "fact", id="a proud daughter"),
    ],
)
def test_judgement_by_the_default_profile(text: str, kind: str) -> None:
    claims = annotate(text, attribution=DEFAULT_ATTRIBUTION)["claims"]
    assert [claim.claim_kind for claim in claims] == [kind]
