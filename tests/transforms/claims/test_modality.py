"""How a claim is put: modality, condition and polarity."""

import pytest

from tests.support.articles import annotate, read_claims
from tests.support.claims import Told, list_told
from transforms.lake.versions import DEFAULT_ATTRIBUTION


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        pytest.param("The harbour closed in May.", "asserted", id="past"),
        pytest.param("The harbour may close in May.", "possible", id="may"),
        pytest.param("The crew can swim.", "possible", id="can"),
        pytest.param("The crew is able to swim.", "possible", id="is able to"),
        pytest.param("The ferry is likely to sink.", "possible", id="is likely to"),
        pytest.param("A second strike is unlikely.", "possible", id="unlikely alone"),
        pytest.param("The ferry seems to leak.", "possible", id="seems to"),
        pytest.param("The crew would have drowned.", "possible", id="would have"),
        pytest.param("The captain must have slept.", "possible", id="must have"),
        pytest.param("The ferry is believed to have sunk.", "possible", id="is believed to"),
        pytest.param("The harbour will close in May.", "future", id="will"),
        pytest.param("The harbour is going to close.", "future", id="going to"),
        pytest.param("The harbour is set to close.", "future", id="is set to"),
        pytest.param("The trial is due to start in May.", "future", id="is due to"),
        pytest.param("The harbour is expected to close.", "future", id="is expected to"),
        pytest.param("The council is about to vote.", "future", id="is about to"),
        pytest.param("The ferry is to be scrapped in June.", "future", id="is to be"),
        pytest.param("Tenants need not leave before May.", "necessary", id="need not"),
        pytest.param("It is unlikely that the dam leaks.", "possible", id="it is unlikely that"),
        pytest.param("The town must sell the ferry.", "necessary", id="must"),
        pytest.param("The town ought to sell the ferry.", "necessary", id="ought to"),
        pytest.param("The town has to sell the ferry.", "necessary", id="has to"),
        pytest.param("The dyke needs to be higher.", "necessary", id="needs to"),
        pytest.param("The town will have to sell it.", "necessary", id="will have to"),
        pytest.param("Visitors are required to register.", "necessary", id="is required to"),
        pytest.param("It is essential that tenants stay.", "necessary", id="it is essential"),
        pytest.param(
            "The town may have to sell it.", "possible", id="may have to: the first rules"
        ),
        pytest.param(
            "Weiss demanded that the ferry be scrapped.", "necessary", id="demanded that it be"
        ),
        pytest.param("A verdict is expected on Friday.", "future", id="is expected alone"),
        pytest.param("A verdict was expected on Friday.", "asserted", id="was expected alone"),
        pytest.param("The way to win is to wait.", "asserted", id="what a way is"),
        pytest.param("The case is due in court in May.", "future", id="is due alone"),
        pytest.param("The rise is due to a strike.", "asserted", id="is due to what is past"),
        pytest.param("The harbour probably closed.", "asserted", id="an adverb changes nothing"),
        pytest.param("The council voted to sell it.", "asserted", id="nor does a complement"),
    ],
)
def test_modality_by_the_verb_group(text: str, modality: str) -> None:
    (claim,) = read_claims(text)
    assert claim.modality == modality


@pytest.mark.parametrize(
    ("text", "conditional"),
    [
        pytest.param("If nothing changes, the harbour will close.", True, id="if"),
        pytest.param("The union will strike unless pay rises.", True, id="unless"),
        pytest.param("The road will open as long as the weather holds.", True, id="as long as"),
        pytest.param("Provided the council agrees, work will start.", True, id="provided"),
        pytest.param("Should the river rise again, the dam will be opened.", True, id="should"),
        pytest.param("Had the crew called, the ship would have been saved.", True, id="had"),
        pytest.param("Were the tunnel to flood, trains would stop.", True, id="were"),
        pytest.param(
            "Were the council to agree, 300 flats could be built.", True, id="were and could"
        ),
        pytest.param("Even if the dam holds, the valley will flood.", False, id="even if"),
        pytest.param("The mayor should resign.", False, id="should before its verb's subject"),
        pytest.param("The firm provided the boats.", False, id="provided as a verb"),
        pytest.param(
            "Danilov sold the dam that breaks if it rains.", False, id="if in a relative clause"
        ),
    ],
)
def test_modality_condition(text: str, conditional: bool) -> None:
    (claim, *_) = read_claims(text)
    assert claim.is_conditional is conditional


@pytest.mark.parametrize(
    ("text", "polarity"),
    [
        pytest.param("Hardly anyone came.", "negative", id="hardly anyone"),
        pytest.param("The ferry did not sail.", "negative", id="not"),
        pytest.param("The state doesn't pay a cent.", "negative", id="n't"),
        pytest.param("The wing was never finished.", "negative", id="never"),
        pytest.param("The ferry no longer sails.", "negative", id="no longer"),
        pytest.param("Nobody was hurt.", "negative", id="nobody"),
        pytest.param(
            "Peace requires not only money but also trust.", "affirmative", id="not only an object"
        ),
        pytest.param("No ship answered the call.", "negative", id="no and a noun"),
        pytest.param("None of the lifeboats reached the shore.", "negative", id="none of"),
        pytest.param("The firm had no plan.", "negative", id="no and an object"),
        pytest.param("There is no money for repairs.", "negative", id="there is no"),
        pytest.param("Not every house is insured.", "negative", id="not every"),
        pytest.param("The owner hardly slept.", "negative", id="hardly"),
        pytest.param("The park is no longer open to dogs.", "negative", id="is no longer"),
        pytest.param("The tower is by no means safe.", "negative", id="by no means"),
        pytest.param("The king is in no way to blame.", "negative", id="in no way"),
        pytest.param("Growth is anything but assured.", "negative", id="anything but"),
        pytest.param("The work is nowhere near finished.", "negative", id="nowhere near"),
        pytest.param("The plan is not without merit.", "affirmative", id="not without"),
        pytest.param("It is no small sum.", "affirmative", id="no small"),
        pytest.param("It was nothing but a stunt.", "affirmative", id="nothing but"),
        pytest.param("The inquiry is far from finished.", "negative", id="far from finished"),
        pytest.param("The factory is far from the river.", "affirmative", id="far from a place"),
        pytest.param("A truce looks unlikely to hold.", "negative", id="unlikely to"),
        pytest.param("The train is not unlikely to be late.", "affirmative", id="not unlikely to"),
        pytest.param("It is unlikely that the dam will leak.", "negative", id="it is unlikely"),
        pytest.param(
            "At no stage did the school tell parents.", "negative", id="a verb before its subject"
        ),
        pytest.param(
            "The town is safe because thieves can no longer hide.",
            "affirmative",
            id="no longer in a side clause",
        ),
        pytest.param("The town does not have to pay.", "negative", id="not before has to"),
        pytest.param("The insurer barely covered the damage.", "affirmative", id="barely"),
        pytest.param("No fewer than 400 people came.", "affirmative", id="no fewer than"),
        pytest.param("Nobody has no debts.", "affirmative", id="two negations"),
        pytest.param(
            "The party has taken no such step, nor will it.", "negative", id="nor behind the verb"
        ),
        pytest.param("The firm denied the theft.", "affirmative", id="a negative verb"),
        pytest.param("The operator failed to warn the town.", "affirmative", id="failed to"),
        pytest.param("The council voted not to sell it.", "affirmative", id="a complement's not"),
        pytest.param(
            "The alarm not only worked but also opened the doors.", "affirmative", id="not only"
        ),
    ],
)
def test_modality_polarity(text: str, polarity: str) -> None:
    found = read_claims(text)
    assert [claim.polarity for claim in found] == [polarity] * len(found)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Roe fears the clinic will soon be unable to take patients.", ("negative", "future")),
        ("Roe said the crew were not unable to leave.", ("affirmative", "possible")),
        ("Roe said they'd only managed to catch one fox.", ("affirmative", "asserted")),
        ("Roe said they’d been told of it.", ("affirmative", "asserted")),
        ("Roe said they’d leave on Monday.", ("affirmative", "future")),
        ("Roe said they'd better leave.", ("affirmative", "necessary")),
        ("Roe said they’ll leave on Monday.", ("affirmative", "future")),
        ("Roe said the driver is to blame in many cases.", ("affirmative", "asserted")),
        ("Roe said the bank is to close in May.", ("affirmative", "future")),
        ("Roe said the bank has yet to comment.", ("negative", "asserted")),
        ("Roe said the bank has to comment.", ("affirmative", "necessary")),
        (
            "Roe wrote that a buoy, had he had one, would not have saved him.",
            ("negative", "possible"),
        ),
        ("“The dam, were it to break, would flood it,” Roe said.", ("affirmative", "future")),
        ("Roe said neither the pump nor the valve had failed.", ("negative", "asserted")),
        ("“No one was hurt, thank God,” Ewa Sikorska said.", ("negative", "asserted")),
    ],
)
def test_modality_of_verb_groups(sentence: str, expected: tuple[str, str]) -> None:
    (claim,) = annotate(sentence)["claims"]
    assert (claim.polarity, claim.modality) == expected


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        pytest.param(
            "If elected, he would scrap the toll, Senator Raul Pinto said.",
            [("If elected, he would scrap the toll", "affirmative", "future", True)],
            id="if elected",
        ),
        pytest.param(
            "Fewer homes would have been flooded had the sluice been closed, engineers said.",
            [
                (
                    "Fewer homes would have been flooded had the sluice been closed",
                    "affirmative",
                    "possible",
                    True,
                )
            ],
            id="had, behind",
        ),
        pytest.param(
            "Were the council to approve it, 300 flats could be built by 2030, Hugo Lam said.",
            [
                (
                    "Were the council to approve it, 300 flats could be built by 2030",
                    "affirmative",
                    "possible",
                    True,
                )
            ],
            id="were, in front",
        ),
        pytest.param(
            "Had voters known about the loan, Moss would have lost, pollster Gina Ferro said.",
            [
                (
                    "Had voters known about the loan, Moss would have lost",
                    "affirmative",
                    "possible",
                    True,
                )
            ],
            id="had, in front",
        ),
        pytest.param(
            "If re-elected, Governor Hal Byrd would not raise the sales tax, his spokeswoman said.",
            [
                (
                    "If re-elected, Governor Hal Byrd would not raise the sales tax",
                    "negative",
                    "future",
                    True,
                )
            ],
            id="if re-elected, not",
        ),
        pytest.param(
            "The castle would have been sold but for the petition.",
            [
                (
                    "The castle would have been sold but for the petition",
                    "affirmative",
                    "possible",
                    False,
                )
            ],
            id="but for",
        ),
    ],
)
def test_modality_of_a_condition_as_the_default_profile_reads_it(
    text: str, claims: list[Told]
) -> None:
    assert list_told(text) == claims


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        pytest.param("“Perhaps the port closed,” said Roe.", "possible", id="perhaps"),
        pytest.param("“Maybe I will go,” said Roe.", "possible", id="maybe with will"),
        pytest.param("“Perhaps the town should sell it,” said Roe.", "necessary", id="with should"),
        pytest.param("“The port probably closed,” said Roe.", "asserted", id="probably"),
    ],
)
def test_modality_of_a_perhaps(text: str, modality: str) -> None:
    (claim,) = annotate(text)["claims"]
    assert claim.modality == modality


def test_kind_of_a_plan_told_in_the_past() -> None:
    (claim,) = annotate("Roe said the firm planned to close the mill.")["claims"]
    assert claim.claim_kind == "forecast"


def test_claims_of_no_one_are_negative() -> None:
    (claim,) = annotate("No-one is putting the blame on Robin.")["claims"]
    assert (claim.subject_text, claim.polarity) == ("No-one", "negative")


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        pytest.param(
            "The bottom line is that the firm is not doing enough.",
            ["affirmative"],
            id="a not in what is said",
        ),
        pytest.param(
            "“After Lund and Oslo, the whole tide turned and he became credible, not because the "
            "folks changed their minds,” Roe said.",
            ["affirmative", "affirmative"],
            id="not because",
        ),
        pytest.param(
            "It was not so long ago that the town could laugh.", ["affirmative"], id="not long ago"
        ),
        pytest.param("There is no place for it, no place at all.", ["negative"], id="said twice"),
        pytest.param(
            "It was not because of the rain that he left.", ["negative"], id="was not because"
        ),
    ],
)
def test_modality_of_a_not_elsewhere(text: str, claims: list[str]) -> None:
    found = annotate(text, attribution=DEFAULT_ATTRIBUTION)["claims"]
    assert [claim.polarity for claim in found] == claims
