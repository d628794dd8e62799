"""Subject, predicate and object of a claim, as an analyst would cut them out."""

import pytest

from tests.support.articles import annotate, read_claim
from transforms.lake.versions import DEFAULT_ATTRIBUTION


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Missiles fired from India struck a town.",
            ("Missiles", "strike", "a town"),
            id="a participle that looks like the verb",
        ),
        pytest.param(
            "The Polish government sold two ferries.",
            ("The Polish government", "sell", "two ferries"),
            id="a verb and its object",
        ),
        pytest.param(
            "The treaty was signed by Poland.", ("The treaty", "sign", "by Poland"), id="a passive"
        ),
        pytest.param(
            "The harbour is expected to close.", ("The harbour", "close", None), id="read through"
        ),
        pytest.param(
            "Police carried out a raid.", ("Police", "carry out", "a raid"), id="with a particle"
        ),
        pytest.param("The bridge is unsafe.", ("The bridge", "be", "unsafe"), id="a copula"),
        pytest.param(
            "There have been wry smiles as well.",
            ("wry smiles", "be", None),
            id="as well is no predicate",
        ),
        pytest.param(
            "There is no money.", ("no money", "be", None), id="what there is is the subject"
        ),
        pytest.param(
            "Shares fell 12 percent on Monday.",
            ("Shares", "fall", "12 percent"),
            id="a measure is the object, a time is not",
        ),
        pytest.param(
            "The council voted against the plan.",
            ("The council", "vote", "against the plan"),
            id="with its preposition",
        ),
        pytest.param(
            "Aalders, who signed in May, has won four titles.",
            ("Aalders", "win", "four titles"),
            id="without the relative clause",
        ),
        pytest.param(
            "Closing the lock would cost hundreds of jobs.",
            ("Closing the lock", "cost", "hundreds of jobs"),
            id="a clause as subject",
        ),
        pytest.param(
            "The rebels promised to free the crew.",
            ("The rebels", "free", "the crew"),
            id="who promises is the subject",
        ),
        pytest.param(
            "Jansen was “so proud” of his side.",
            ("Jansen", "be", "“so proud” of his side"),
            id="a mark and its fellow",
        ),
        pytest.param(
            "Sinclair, who died in 2001, used to cook porridge.",
            ("Sinclair", "use", "to cook porridge"),
            id="a subject that hangs on nothing",
        ),
        pytest.param(
            "Maar neither sold nor lent his last works.",
            ("Maar", "sell", "his last works"),
            id="an object behind two verbs",
        ),
    ],
)
def test_claims_subject_predicate_object(text: str, expected: tuple[str, str, str]) -> None:
    claim = read_claim(text)
    assert (claim.subject_text, claim.predicate_lemma, claim.object_text) == expected


@pytest.mark.parametrize(
    ("text", "subject", "thing"),
    [
        pytest.param(
            "These include budgets, conflicting political pressures and traders’ contributions.",
            "These",
            "budgets, conflicting political pressures and traders’ contributions",
            id="a list whose second noun has an adjective",
        ),
        pytest.param(
            "The ferries, buses, and their crews stopped for a day.",
            "The ferries, buses, and their crews",
            None,
            id="what the parser takes for two subjects",
        ),
        pytest.param(
            "We as a union do not accept the offer.",
            "We as a union",
            "the offer",
            id="a subject with an as",
        ),
        pytest.param(
            "HAMR works by temporarily heating the disk material.",
            "HAMR",
            "by temporarily heating the disk material",
            id="a preposition whose verb hangs beside it",
        ),
        pytest.param(
            "The drills will include sirens, evacuation plans, and training people to respond.",
            "The drills",
            "sirens, evacuation plans",
            id="no and at the end",
        ),
        pytest.param(
            "She was convicted and is serving a 20-year prison term.",
            "She",
            None,
            id="the object of another verb in another tense",
        ),
        pytest.param(
            "“[Regular] drivers have overtime protections,” Roe said.",
            "[Regular] drivers",
            "overtime protections",
            id="a bracket has its fellow",
        ),
        pytest.param(
            "“The concern is that algorithms in general are consuming more and more energy, using "
            "more data,” says Roe.",
            "The concern",
            "that algorithms in general are consuming more and more energy",
            id="a that behind a form of be",
        ),
        pytest.param(
            "The difficult moments were when I had the flu.",
            "The difficult moments",
            "when I had the flu",
            id="a when behind a form of be",
        ),
        pytest.param(
            'The collapse of the system is "by design".',
            "The collapse of the system",
            "by design",
            id="a phrase in marks",
        ),
        pytest.param(
            'The trade deficit and the shortfall with China "are big issues going forward".',
            "The trade deficit and the shortfall with China",
            "big issues going forward",
            id="no mark that opens the verb's words",
        ),
        pytest.param(
            "Roe said French, Danish and Swedish nationals would get the cards.",
            "French, Danish and Swedish nationals",
            "the cards",
            id="adjectives in a row",
        ),
        pytest.param(
            "A large-scale atmospheric installation conceptualizes and evokes her memories.",
            "A large-scale atmospheric installation",
            "her memories",
            id="a noun taken for a part of the verb",
        ),
        pytest.param(
            "If you are a couple with children, a pensioner or a youngster, there was something.",
            "something",
            None,
            id="what there is stands behind the verb",
        ),
        pytest.param(
            "The line serves three hubs, including Los Angeles (LAX) and Seattle.",
            "The line",
            "three hubs, including Los Angeles (LAX) and Seattle",
            id="what goes on behind a bracket",
        ),
        pytest.param(
            "The 'Super union' merger plan may fail.",
            "The 'Super union' merger plan",
            None,
            id="single marks inside",
        ),
        pytest.param(
            "'Super union' merger plan may fail in May, the members' leader Hale said.",
            "'Super union' merger plan",
            None,
            id="a single mark in front",
        ),
        pytest.param(
            "The account made a post with the title “Free the Town!” and linked to a film.",
            "The account",
            "a post with the title “Free the Town!”",
            id="a closing mark behind a stop",
        ),
    ],
)
def test_claims_have_whole_phrases(text: str, subject: str, thing: str | None) -> None:
    (claim,) = annotate(text, attribution=DEFAULT_ATTRIBUTION)["claims"]
    assert (claim.subject_text, claim.object_text) == (subject, thing)
