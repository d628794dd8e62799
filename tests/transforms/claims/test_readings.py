"""What a stretch says: its sides, and what a sentence only wraps."""

import pytest

from tests.support.articles import annotate
from transforms.lake.versions import DEFAULT_ATTRIBUTION


def read_rows(text: str) -> list[tuple[str, str, str | None, str | None]]:
    claims = annotate(text).get("claims", [])
    return [(c.text, c.polarity, c.subject_text, c.predicate_lemma) for c in claims]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "“China and India have them, but Russia does not,” Roe said.",
            [
                ("China and India have them", "affirmative", "China and India", "have"),
                ("Russia does not", "negative", "Russia", "have"),
            ],
            id="an ellipsis has the first side's verb",
        ),
        pytest.param(
            "“The road will be there tomorrow,” Roe said. “Your car might not be.”",
            [
                ("The road will be there tomorrow", "affirmative", "The road", "be"),
                ("Your car might not be", "negative", "Your car", "be"),
            ],
            id="an ellipsis has the verb of the sentence before it",
        ),
        pytest.param(
            "“This is why the treaty ends, and this will open the way,” Roe said.",
            [
                ("This is why the treaty ends", "affirmative", "This", "be"),
                ("this will open the way", "affirmative", "this", "open"),
            ],
            id="a side that hangs on a why",
        ),
        pytest.param(
            "The river rose and the bridge fell, but nobody was hurt.",
            [
                ("The river rose", "affirmative", "The river", "rise"),
                ("the bridge fell", "affirmative", "the bridge", "fall"),
                ("nobody was hurt", "negative", "nobody", "hurt"),
            ],
            id="three sides",
        ),
        pytest.param(
            "It is when it goes against you and you have bad luck that you learn.",
            [
                (
                    "It is when it goes against you and you have bad luck that you learn",
                    "affirmative",
                    "It",
                    "be",
                )
            ],
            id="what a cleft sentence joins stays in it",
        ),
        pytest.param(
            "Money raised will go to the fund.",
            [("Money raised will go to the fund", "affirmative", "Money", "go")],
            id="a modal behind a participle opens the main verb",
        ),
        pytest.param(
            "Oper net loss 1,965,000 vs profit 646,000 for the year it ended.",
            [],
            id="a line of figures is no sentence",
        ),
        pytest.param(
            "Rents rose; wages fell.",
            [
                ("Rents rose", "affirmative", "Rents", "rise"),
                ("wages fell", "affirmative", "wages", "fall"),
            ],
            id="a semicolon",
        ),
        pytest.param(
            "“The road is open, the school is not finished, and the pool will reopen,” Roe said.",
            [
                ("The road is open", "affirmative", "The road", "be"),
                ("the school is not finished", "negative", "the school", "finish"),
                ("the pool will reopen", "affirmative", "the pool", "reopen"),
            ],
            id="three sides, a comma between the first two",
        ),
        pytest.param(
            "Roe said the road is open, the school is not finished and the pool will reopen.",
            [
                ("the road is open", "affirmative", "the road", "be"),
                ("the school is not finished", "negative", "the school", "finish"),
                ("the pool will reopen", "affirmative", "the pool", "reopen"),
            ],
            id="three sides of a report",
        ),
        pytest.param(
            "The mayor closed the bridge and opened the road.",
            [
                (
                    "The mayor closed the bridge and opened the road",
                    "affirmative",
                    "The mayor",
                    "close",
                )
            ],
            id="one subject is one claim",
        ),
        pytest.param(
            "It is obvious that the dam is leaking.",
            [("the dam is leaking", "affirmative", "the dam", "leak")],
            id="obvious",
        ),
        pytest.param(
            "It is sad that the mill closed.",
            [("It is sad that the mill closed", "affirmative", "It", "be")],
            id="a judgement stays whole",
        ),
        pytest.param(
            "Hill said the judge taped the talks and that pre-orders doubled.",
            [
                ("the judge taped the talks", "affirmative", "the judge", "tape"),
                ("pre-orders doubled", "affirmative", "pre-orders", "double"),
            ],
            id="words as predicates, no cut at a hyphen",
        ),
        pytest.param(
            "“THEY WON'T PAY THE CREW,” Roe said.",
            [("THEY WON'T PAY THE CREW", "negative", "THEY", "pay")],
            id="a short not in capitals",
        ),
    ],
)
def test_readings_of_sides_and_wrappers(
    text: str, expected: list[tuple[str, str, str | None, str | None]]
) -> None:
    assert read_rows(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Amicus has 1.2 million members and the TGWU has 800,000.",
            ["Amicus has 1.2 million members", "the TGWU has 800,000"],
            id="an and that the parser hangs on the members",
        ),
        pytest.param(
            "The reader acted after three plants shut down and production dropped.",
            ["The reader acted after three plants shut down and production dropped"],
            id="an and within a side clause parts nothing",
        ),
        pytest.param(
            "(Roe said, “We obey the law.” The case is still open.)",
            ["We obey the law", "The case is still open"],
            id="no bracket that another sentence opened",
        ),
        pytest.param(
            "Prosecutors allowed Weiss to plead guilty.",
            ["Prosecutors allowed Weiss to plead guilty"],
            id="what somebody allowed he did not say",
        ),
        pytest.param(
            "A verdict is expected on Friday.",
            ["A verdict is expected on Friday"],
            id="what is expected of nobody named is the article's own",
        ),
        pytest.param(
            "Brando is said to have turned down the role.",
            ["Brando is said to have turned down the role"],
            id="so is what is said to be",
        ),
        pytest.param(
            "“And as Hale, Roe and many other reports show, we can now connect the processors "
            "we call brains to each other,” Weiss said.",
            [
                "And as Hale, Roe and many other reports show, we can now connect the processors "
                "we call brains to each other"
            ],
            id="an as clause alone is no side",
        ),
        pytest.param(
            "Members questioned whether just applying for certification was enough.",
            [],
            id="a whether before a clause as subject",
        ),
        pytest.param(
            'Roe dismissed the Budget as "vote now, pay later" plans.',
            [],
            id="a bare verb with no subject of its own",
        ),
        pytest.param(
            "(Only one in four can be a driver, per the contract.)",
            ["Only one in four can be a driver, per the contract"],
            id="a sentence in brackets without them",
        ),
        pytest.param(
            "Hale now finds himself mired in multiple criminal cases.",
            ["Hale now finds himself mired in multiple criminal cases"],
            id="what somebody finds himself in he did not say",
        ),
        pytest.param(
            "• Embiid scored ten points.", ["Embiid scored ten points"], id="no bullet at the edge"
        ),
        pytest.param(
            "Wilders mentioned the problems that Britain faced.",
            [],
            id="a noun with a clause on it is a noun",
        ),
        pytest.param(
            "Roe explained the biggest reason the Sixers were able to win this game.",
            [],
            id="nor is a reason without a that",
        ),
        pytest.param("The letter warned:", [], id="a report before a colon"),
        pytest.param(
            "Both boards have backed the deal, but regulators must still approve.",
            ["Both boards have backed the deal", "regulators must still approve"],
            id="a both that is of a noun",
        ),
        pytest.param(
            '"People cannot always reach the keys, so this makes it easy," Roe said.',
            ["People cannot always reach the keys", "this makes it easy"],
            id="a so within a quote",
        ),
        pytest.param(
            '"We want to tell you that once we have read it, we do intend to sell," Roe said.',
            ["We want to tell you that once we have read it, we do intend to sell"],
            id="a comma behind a that",
        ),
        pytest.param(
            'She said it was a "wonderful feeling" to have had the apology and that a weight had '
            "been lifted off her shoulders.",
            [
                'it was a "wonderful feeling" to have had the apology',
                "a weight had been lifted off her shoulders",
            ],
            id="an and that behind a complement without one",
        ),
        pytest.param(
            "He lamented the fact that Danish civilians, who are hit by the war, were not "
            "consulted.",
            ["Danish civilians, who are hit by the war, were not consulted"],
            id="the fact that, which the parser hangs on the cue",
        ),
        pytest.param(
            "A total of 6,000 masks have been lost at a hospital, it was learned Tuesday.",
            ["A total of 6,000 masks have been lost at a hospital"],
            id="it was learned",
        ),
        pytest.param(
            "The winger came on late but could not prevent his side losing to Lund.",
            ["The winger came on late but could not prevent his side losing to Lund"],
            id="what somebody cannot prevent he does not deny",
        ),
        pytest.param(
            "The law does not mean that the mill will close.",
            ["The law does not mean that the mill will close"],
            id="nor does what it does not mean",
        ),
        pytest.param(
            "The town will not pay if members are hinting that they should.",
            ["The town will not pay if members are hinting that they should"],
            id="nor is what they hint in a condition",
        ),
        pytest.param("The minister did not say that the mill will close.", [], id="did not say"),
        pytest.param(
            "Now is the time to get rid of fear.",
            ["Now is the time to get rid of fear"],
            id="a subject behind its verb",
        ),
        pytest.param("Here's a look at what we know.", [], id="a here is"),
        pytest.param(
            '"We pride ourselves on putting on an unbeatable live music experience and V Festival '
            '2005 will not disappoint," he said.',
            [
                "We pride ourselves on putting on an unbeatable live music experience",
                "V Festival 2005 will not disappoint",
            ],
            id="a subject that the parser joins to the object, before an auxiliary",
        ),
        pytest.param(
            "Robinson will be missing players with the likes of Mike Tindall and Will Greenwood "
            "injured.",
            [
                "Robinson will be missing players with the likes of Mike Tindall and Will "
                "Greenwood injured"
            ],
            id="those who are injured",
        ),
        pytest.param(
            "The latter cannot be concluded with certainty as the direction and exact distance of "
            "the fire could not be established.",
            [
                "The latter cannot be concluded with certainty as the direction and exact distance "
                "of the fire could not be established"
            ],
            id="two subjects of a side clause",
        ),
        pytest.param(
            "One costs $599 and the other costs $649.",
            ["One costs $599", "the other costs $649"],
            id="a subject that the parser joins to the object",
        ),
        pytest.param(
            "Only women are employed there, but the business plans to take that a step further.",
            ["Only women are employed there", "the business plans to take that a step further"],
            id="a subject that the parser takes for a part of the verb",
        ),
        pytest.param(
            "Their conduct and omissions clearly violate the law of occupation as a whole and "
            "its grave breaches of humanitarian law cannot be allowed to persist.",
            [
                "Their conduct and omissions clearly violate the law of occupation as a whole",
                "its grave breaches of humanitarian law cannot be allowed to persist",
            ],
            id="a first side that the parser hangs on the second",
        ),
        pytest.param(
            '"So long as he can fascinate us, I believe he will live." Godzilla first appeared in '
            "1954 as a lizard woken by atomic bomb tests.",
            [
                "So long as he can fascinate us, I believe he will live",
                "Godzilla first appeared in 1954 as a lizard woken by atomic bomb tests",
            ],
            id="a sentence beside a quote that reports nothing",
        ),
        pytest.param(
            "The party has not been drawn too deeply into the argument.",
            ["The party has not been drawn too deeply into the argument"],
            id="not drawn into it",
        ),
        pytest.param(
            "Among the guests is the mayor of Lund.",
            ["Among the guests is the mayor of Lund"],
            id="a subject behind among",
        ),
        pytest.param(
            "But the supporters club urged the club to reject the new deal.",
            ["to reject the new deal"],
            id="what is urged on whom the words lack",
        ),
        pytest.param(
            "The pair launched a cannon just after Weaver uttered the lines: “Come forth!”",
            ["The pair launched a cannon just after Weaver uttered the lines: “Come forth"],
            id="a quote in a side clause",
        ),
        pytest.param("There seems to be a leak.", ["There seems to be a leak"], id="there seems"),
        pytest.param(
            "It is worth noting that the mill was closed.",
            ["the mill was closed"],
            id="worth noting",
        ),
        pytest.param(
            "It's no secret that the mill was closed.", ["the mill was closed"], id="no secret"
        ),
        pytest.param(
            "Spain has recorded about 157,000 cases and Italy 143,600, while China, where the "
            "virus emerged last year, has nearly 83,000 cases. The US has 467,000 cases.",
            [
                "Spain has recorded about 157,000 cases and Italy 143,600",
                "China, where the virus emerged last year, has nearly 83,000 cases",
                "The US has 467,000 cases",
            ],
            id="a side behind while",
        ),
        pytest.param(
            "He rose to be the best, and ended up getting hammered, so I know what can happen.",
            ["He rose to be the best, and ended up getting hammered", "I know what can happen"],
            id="the and of another verb",
        ),
        pytest.param(
            "(Roe lives in Oslo. He was granted asylum there in 2013.)",
            ["Roe lives in Oslo", "He was granted asylum there in 2013"],
            id="a bracket that a later sentence closes",
        ),
        pytest.param(
            "“May we take this opportunity to thank all our readers,” Roe said.",
            [],
            id="a wish",
        ),
    ],
)
def test_readings_in_the_default_profile(text: str, expected: list[str]) -> None:
    claims = annotate(text, attribution=DEFAULT_ATTRIBUTION).get("claims", [])
    assert [claim.text for claim in claims] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "So, if they walk where there is light, he adds, they are safe.",
            ("So, if they walk where there is light, he adds, they are safe", True),
            id="a condition behind so",
        ),
        pytest.param(
            "Had the docks been safe, Pell said, nobody would have drowned.",
            ("Had the docks been safe, Pell said, nobody would have drowned", True),
            id="a condition without if",
        ),
        pytest.param(
            "Selling the plant may not prove so simple, Roe said, especially as it is old.",
            (
                "Selling the plant may not prove so simple, Roe said, especially as it is old",
                False,
            ),
            id="a reason behind especially",
        ),
    ],
)
def test_claims_keep_their_condition_over_a_report(text: str, expected: tuple[str, bool]) -> None:
    (claim,) = annotate(text, attribution=DEFAULT_ATTRIBUTION)["claims"]
    assert (claim.text, claim.is_conditional) == expected
