"""What a stretch says: its sides, and what a sentence only wraps."""

import csv
from collections import Counter

import pytest

from tests.support import paths
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
    ],
)
def test_readings_in_the_default_profile(text: str, expected: list[str]) -> None:
    claims = annotate(text, attribution=DEFAULT_ATTRIBUTION).get("claims", [])
    assert [claim.text for claim in claims] == expected


def read_examples() -> list[tuple[str, str]]:
    """(kind, sentence) of docs/claims.md, which shows ten or more of each."""
    kind, found = "", []
    for line in (paths.ROOT / "docs" / "claims.md").read_text(encoding="utf-8").splitlines():
        if line.startswith("### "):
            kind = line.removeprefix("### ").strip()
        elif kind and line.startswith("- "):
            found.append((kind, line.removeprefix("- ")))
    return found


def test_kind_of_the_examples_that_the_docs_give() -> None:
    examples = read_examples()
    assert min(Counter(kind for kind, _ in examples).values()) >= 10
    read = [
        (claim.claim_kind, sentence)
        for _, sentence in examples
        for claim in annotate(sentence, attribution="rules").get("claims", [])
    ]
    assert read == examples


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        pytest.param("She had been expected to win.", "fact", id="what was planned is past"),
        pytest.param("I will say I am a soldier.", "fact", id="I will say"),
        pytest.param("I must admit it was wrong.", "evaluation", id="I must admit"),
        pytest.param("“We call on the town to act,” Roe said.", "normative", id="we call on"),
        pytest.param("The ruling forced them to wait.", "causal", id="what forced them"),
        pytest.param("Hale is no angel.", "evaluation", id="no angel"),
        pytest.param("Hale is no fan of tolls.", "fact", id="no fan"),
        pytest.param("The vote was like a circus.", "evaluation", id="like a circus"),
        pytest.param("Hale does not understand the town.", "evaluation", id="at a loss"),
        pytest.param("I do not understand the bill.", "fact", id="what I do not understand"),
        pytest.param("The state has failed us.", "evaluation", id="has failed us"),
        pytest.param("The firm failed the test.", "fact", id="failed a test"),
        pytest.param("The council botched the sale.", "evaluation", id="botched"),
        pytest.param("The plan is ill-suited to the times.", "evaluation", id="ill and a hyphen"),
        pytest.param("It makes no sense to sell.", "evaluation", id="no sense"),
        pytest.param("They have time to change it.", "fact", id="time that one has"),
        pytest.param("Hale leads Roe 43 percent to 41 percent.", "fact", id="a score"),
        pytest.param("The taste is bitter.", "evaluation", id="a thing judged"),
        pytest.param("The mayor is bitter.", "fact", id="a person's feeling"),
        pytest.param("He is bitter about it.", "fact", id="how somebody feels"),
        pytest.param("It is a huge victory for tenants.", "evaluation", id="a victory for"),
        pytest.param("It is their third victory.", "fact", id="a victory that is counted"),
        pytest.param("He has emerged as a pivotal figure.", "evaluation", id="emerged as"),
        pytest.param("Buying the firm would give it a site.", "causal", id="a deed does it"),
        pytest.param("Winning the cup takes years.", "fact", id="what a deed takes"),
        pytest.param("Light boosts their trade.", "causal", id="a thing boosts another"),
        pytest.param("The president reduced the fee.", "fact", id="a person reduces it"),
        pytest.param("Help came too late.", "evaluation", id="too late"),
        pytest.param("He has too many memories.", "fact", id="too many"),
        pytest.param("The state has not done enough.", "evaluation", id="not enough"),
        pytest.param("The plan was attacked as too late.", "fact", id="called too late"),
        pytest.param("They played better than we did.", "evaluation", id="played better"),
        pytest.param("We can do better.", "fact", id="what somebody can do"),
        pytest.param("She was treated unfairly.", "evaluation", id="treated unfairly"),
        pytest.param("As a result he lost his job.", "causal", id="of what was told before"),
        pytest.param("The vote put Hale over the line.", "causal", id="a thing puts him there"),
        pytest.param("We need more information.", "normative", id="we need what we ask for"),
        pytest.param("The firm needs 40 workers.", "fact", id="a firm's need is told"),
        pytest.param("The ruling defies explanation.", "evaluation", id="verb and object judge"),
        pytest.param("Firms did not have to pay.", "fact", id="what was no duty happened"),
        pytest.param("America needs leaders.", "normative", id="so does a country"),
        pytest.param("Ten Danes will need help.", "forecast", id="a need to come is foretold"),
        pytest.param("We cannot allow that.", "normative", id="what we cannot allow"),
        pytest.param("This cannot be tolerated.", "normative", id="what cannot be tolerated"),
        pytest.param("The crew could not accept it.", "fact", id="what somebody could not do"),
        pytest.param("The time has come for him to go.", "normative", id="the time has come"),
        pytest.param("What is needed is a truce.", "normative", id="what is needed"),
        pytest.param("Fuel prices pushed inflation to 9 percent.", "causal", id="pushed to"),
        pytest.param("The war drove millions from their homes.", "causal", id="drove from"),
        pytest.param("Hale pushed the crowd to the wall.", "fact", id="a person pushes"),
        pytest.param("The drought sent prices soaring.", "causal", id="sent soaring"),
        pytest.param("The pump could be back within weeks.", "forecast", id="within weeks"),
        pytest.param("The lens can magnify it by ten times.", "fact", id="by is no deadline"),
        pytest.param("The funeral takes place on Saturday.", "forecast", id="of the calendar"),
        pytest.param("The number of cases looks set to rise.", "forecast", id="looks set to"),
        pytest.param("A verdict is expected on Friday.", "forecast", id="is expected"),
        pytest.param("The rise is due to a strike.", "causal", id="is due to"),
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
        pytest.param("The owner stands to lose millions.", "forecast", id="stands to"),
        pytest.param("The river threatens to flood the town.", "forecast", id="threatens to"),
        pytest.param("If the bank fails, he risks a run.", "forecast", id="risks, if"),
        pytest.param("Help was welcome because of the flood.", "causal", id="because of"),
    ],
)
def test_kind_of_a_sentence(text: str, kind: str) -> None:
    assert [c.claim_kind for c in annotate(text, attribution="rules")["claims"]] == [kind]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        pytest.param("I can imagine them saying I will win.", "fact", id="what others say"),
        pytest.param("I am sure a win will build up his trust.", "forecast", id="I am sure"),
        pytest.param("We are not sure if he will come.", "fact", id="not sure if"),
        pytest.param("My concern is that both will exploit it.", "forecast", id="my concern"),
        pytest.param("I assume the court will avoid it.", "forecast", id="I assume"),
        pytest.param("I should mention that the work is fine.", "evaluation", id="I mention"),
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
        pytest.param("Both have data businesses.", "fact", id="a business that one has"),
        pytest.param("He has no business here.", "evaluation", id="no business here"),
        pytest.param("The truth is that it surprises him.", "fact", id="a verb like a noun"),
        pytest.param("Firms are having to work on titles.", "fact", id="having to"),
        pytest.param("There couldn't be a better time to book.", "fact", id="a better time"),
        pytest.param("It is time to leave.", "normative", id="it is time to"),
        pytest.param(
            "A version should be available within days.", "forecast", id="should be available"
        ),
        pytest.param("People should be able to vote.", "normative", id="should be able to"),
        pytest.param("The deal should go through next year.", "forecast", id="a thing should soon"),
        pytest.param("The mayor should go next year.", "normative", id="a person should soon"),
        pytest.param("The results were strong.", "evaluation", id="results that are strong"),
        pytest.param("The killing was enabled by their money.", "causal", id="enabled by a thing"),
        pytest.param("Concerns weighed on the markets.", "causal", id="weighed on"),
        pytest.param("The Budget was a wasted opportunity.", "evaluation", id="wasted"),
        pytest.param("No results have been made public.", "fact", id="what is made public"),
        pytest.param("Action is needed to build it.", "normative", id="action is needed"),
        pytest.param("You cannot let that happen.", "normative", id="what you cannot let"),
        pytest.param("That is why the town is poor.", "causal", id="why it is so"),
        pytest.param("She was a very effective advocate.", "evaluation", id="how well she was one"),
        pytest.param("Roe unleashed an attack on Hale.", "fact", id="a person unleashed"),
        pytest.param(
            "America cannot afford another such man.", "normative", id="what it cannot afford"
        ),
        pytest.param("It is urgent that we act now.", "normative", id="it is urgent"),
        pytest.param("This is the time to show us.", "normative", id="this is the time"),
        pytest.param("The fading interest helped Hale.", "causal", id="a thing helped"),
        pytest.param("Roe stirred the crowd.", "fact", id="a person stirred"),
        pytest.param("That is how I feel about it.", "fact", id="how I feel"),
        pytest.param("It is a group responsible for tolls.", "fact", id="responsible for"),
        pytest.param("A lot will have to do with prices.", "forecast", id="have to do with"),
        pytest.param("The lack of places was burdensome.", "evaluation", id="burdensome"),
        pytest.param("New threats arise from poverty.", "causal", id="arise from"),
        pytest.param(
            "It was one of the first affordable home computers.", "fact", id="one of the first"
        ),
        pytest.param("She is not up to this.", "evaluation", id="up to this"),
        pytest.param("Previously, travellers could claim it.", "fact", id="what once could be"),
        pytest.param("This is the 7th treasure that we bought.", "fact", id="a 7th treasure"),
        pytest.param("Roe says, if he fails, Lund will be his home.", "forecast", id="says, if"),
        pytest.param("It was important to book early.", "evaluation", id="it was important to"),
        pytest.param("Roe said they deserved to win.", "normative", id="said they deserved"),
        pytest.param("They deserved to win.", "evaluation", id="deserved"),
        pytest.param("He deserves to win.", "normative", id="deserves"),
        pytest.param("It was nothing short of miraculous.", "evaluation", id="nothing short of"),
        pytest.param("Hale owes the town an explanation.", "normative", id="owes an explanation"),
        pytest.param("Forty percent would choose Roe.", "fact", id="what voters would do now"),
        pytest.param("I would not be afraid of that.", "fact", id="I would not be afraid"),
        pytest.param("It is important to book early.", "normative", id="it is important to"),
        pytest.param("It is vital.", "evaluation", id="it alone is vital"),
        pytest.param("I have decided to vote for him.", "forecast", id="have decided to"),
        pytest.param("The plan is ill-matched to the times.", "evaluation", id="ill-matched"),
        pytest.param("It represents a disaster for us.", "evaluation", id="represents a disaster"),
        pytest.param("The effect of the deal is to cut taxes.", "fact", id="the effect is to"),
        pytest.param("It is simple to set up, just a dish.", "evaluation", id="behind a comma"),
    ],
)
def test_kind_by_the_default_profile(text: str, kind: str) -> None:
    claims = annotate(text, attribution=DEFAULT_ATTRIBUTION)["claims"]
    assert [claim.claim_kind for claim in claims] == [kind]


def read_world_kinds(part: str) -> list[tuple[str, list[str], str]]:
    """(kind, kinds that are read, sentence) of tests/data/claims/kinds_world.tsv."""
    with (paths.DATA / "claims" / "kinds_world.tsv").open(encoding="utf-8", newline="") as lines:
        rows = [row for row in csv.DictReader(lines, delimiter="\t") if row["part"] == part]
    return [
        (row["kind"], [claim.claim_kind for claim in claims], row["sentence"])
        for row in rows
        for claims in [annotate(row["sentence"], attribution=DEFAULT_ATTRIBUTION).get("claims", [])]
    ]


def test_kind_of_sentences_of_world_news() -> None:
    wrong = [
        sentence
        for kind, read, sentence in read_world_kinds("tuning")
        if read != ([] if kind == "none" else [kind])
    ]
    # The parser takes "votes" for a noun.
    assert wrong == ["Parliament votes on the bill tomorrow."]


def test_kind_of_sentences_that_were_only_scored() -> None:
    judged = read_world_kinds("held_back")
    right = sum(read == [kind] for kind, read, _ in judged)
    assert (len(judged), right >= 29) == (40, True)


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


def test_claims_of_no_one_are_negative() -> None:
    (claim,) = annotate("No-one is putting the blame on Robin.")["claims"]
    assert (claim.subject_text, claim.polarity) == ("No-one", "negative")
