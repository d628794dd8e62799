"""Subjects and objects kept whole: their units, ranks, complements and lists."""

import pytest

from tests.support.articles import annotate
from transforms.lake.versions import DEFAULT_ATTRIBUTION


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "There was thus a compulsion to report the accident.",
            ("a compulsion to report the accident", "be", None),
            id="an adverb behind there is",
        ),
        pytest.param(
            "There is increasing anxiety about prices.",
            ("increasing anxiety about prices", "be", None),
            id="an adjective taken for a verb behind there is",
        ),
        pytest.param(
            "He had a tough time in May.", ("He", "have", "a tough time"), id="a time that one has"
        ),
        pytest.param(
            "The vote took place in Lund.",
            ("The vote", "take place", "in Lund"),
            id="a verb and a noun of one word's worth",
        ),
        pytest.param(
            "Two million workers could take part in strikes.",
            ("Two million workers", "take part", "in strikes"),
            id="what one takes part in",
        ),
        pytest.param(
            "She used to eat a lot of fruit.",
            ("She", "eat", "a lot of fruit"),
            id="what she used to do",
        ),
        pytest.param(
            "The money is used to build schools.",
            ("The money", "use", "to build schools"),
            id="what it is used for",
        ),
        pytest.param(
            'The region had to "see the light" on taxes.',
            ("The region", "see", "the light"),
            id="a mark within the group",
        ),
        pytest.param(
            "Nalbandian had never come back from two sets down.",
            ("Nalbandian", "come back", "from two sets"),
            id="the particle right behind the verb",
        ),
        pytest.param(
            "The firm wrote off the debt.",
            ("The firm", "write off", "the debt"),
            id="an object hung on the particle",
        ),
        pytest.param(
            "The figures cannot be relied on.",
            ("The figures", "rely on", None),
            id="a preposition without a noun",
        ),
        pytest.param(
            "Failure to comply could result in offenders being tagged.",
            ("Failure to comply", "result", "in offenders being tagged"),
            id="a clause beside its preposition",
        ),
        pytest.param(
            "Three years ago, he was invited to perform at the first Super Bowl after the attacks "
            "and performed his song Freedom.",
            ("he", "invite", "to perform at the first Super Bowl after the attacks"),
            id="what is joined to the main verb",
        ),
        pytest.param(
            "A month after he resigned, Nixon’s appointed vice president, Gerald Ford, pardoned "
            "his former boss for any crimes he might have committed.",
            ("Nixon’s appointed vice president", "pardon", "his former boss"),
            id="a side clause hung on the subject",
        ),
        pytest.param(
            "Data centers consume about 200 terawatt hours of power.",
            ("Data centers", "consume", "about 200 terawatt hours of power"),
            id="an amount with hours",
        ),
        pytest.param(
            "It's got nothing to do with her.",
            ("It", "have", "nothing to do with her"),
            id="what it has got",
        ),
        pytest.param(
            "The card performed well despite its cost.",
            ("The card", "perform", None),
            id="what is said aside",
        ),
        pytest.param(
            'He said his budget struck a balance "between tax cuts that are affordable, '
            'investments that are essential and stability that is paramount".',
            ("his budget", "strike", "a balance"),
            id="no mark without its fellow",
        ),
        pytest.param(
            "That the town will pay is clear to all.",
            ("That the town will pay", "be", "clear to all"),
            id="a that which opens the subject",
        ),
        pytest.param(
            "It is not about who is right.",
            ("It", "be", "about who is right"),
            id="a not before the phrase",
        ),
        pytest.param(
            "The prize crowns a year of huge success.",
            ("The prize", "crown", "a year of huge success"),
            id="a year of what is no time",
        ),
        pytest.param(
            "Moutet suffered a nasty fall.",
            ("Moutet", "suffer", "a nasty fall"),
            id="a fall that is no season",
        ),
        pytest.param(
            "It looks like one happened.",
            ("It", "look", "like one happened"),
            id="what it looks like",
        ),
        pytest.param(
            "It is named after a pass.",
            ("It", "name", "after a pass"),
            id="what it is named after",
        ),
        pytest.param(
            "It was difficult to predict the cost.",
            ("It", "be", "difficult to predict the cost"),
            id="an infinitive behind an adjective",
        ),
        pytest.param(
            "It's easier for all of us to defend it.",
            ("It", "be", "easier for all of us to defend it"),
            id="an infinitive with a subject behind an adjective",
        ),
        pytest.param(
            "It is simple to set up, just a dish.",
            ("It", "be", "simple to set up"),
            id="a noun behind an adjective and a comma",
        ),
        pytest.param(
            "Her award-winning abortion drama Vera Drake has scooped seven nominations.",
            ("Her award-winning abortion drama Vera Drake", "scoop", "seven nominations"),
            id="a noun before a name",
        ),
        pytest.param(
            "The area is densely populated with apartment buildings.",
            ("The area", "populate", "with apartment buildings"),
            id="a subject hung on the auxiliary",
        ),
        pytest.param(
            "Under Article 4 member countries can bring any issue of concern.",
            ("member countries", "bring", "any issue of concern"),
            id="a subject hung on the preposition before it",
        ),
        pytest.param(
            "Among the guests is the mayor of Lund.",
            ("the mayor of Lund", "be", None),
            id="a subject behind its verb",
        ),
        pytest.param(
            "But the supporters club urged the club to reject the new deal.",
            ("the club", "reject", "the new deal"),
            id="who is urged",
        ),
        pytest.param(
            "Roe said warning people of the risk of hydrogen would not deter them.",
            ("warning people of the risk of hydrogen", "deter", "them"),
            id="what is done and to whom",
        ),
        pytest.param(
            "The motion-sensitive phone - officially titled the V603SH - was developed by Sharp "
            "and launched by Vodafone's Japanese division.",
            ("The motion-sensitive phone", "develop", "by Sharp"),
            id="a subject hung on a participle between dashes",
        ),
        pytest.param(
            "The mayor defeated the AFL champion Kansas City Chiefs, 35-10.",
            ("The mayor", "defeat", "the AFL champion Kansas City Chiefs"),
            id="a name behind what it is",
        ),
        pytest.param(
            "The damages claimed in 2004 eclipsed previous years, including 2001 when attacks "
            "pushed claims up.",
            ("The damages", "eclipse", None),
            id="a participle before a year",
        ),
        pytest.param(
            "The firm had invested some £280m in the plant.",
            ("The firm", "invest", "some £280m"),
            id="a number and its unit in one word",
        ),
        pytest.param(
            "By 2030, the mill will consume between 8 percent and 20 percent of the power.",
            ("the mill", "consume", "between 8 percent and 20 percent of the power"),
            id="from one number to another",
        ),
        pytest.param(
            "The runner has finished second to Anna Berg in both races.",
            ("The runner", "finish", "second to Anna Berg"),
            id="a rank",
        ),
        pytest.param(
            "Wages rose faster than prices.",
            ("Wages", "rise", "faster than prices"),
            id="more than another",
        ),
        pytest.param(
            "Profits made in good years are kept in reserve to pay a bonus.",
            ("Profits made in good years", "keep", "in reserve"),
            id="where a thing is kept before what it is for",
        ),
        pytest.param(
            "The car has gone from strength to strength.",
            ("The car", "go", "from strength to strength"),
            id="from and to",
        ),
        pytest.param(
            "The ban leaves the town vulnerable to criticism.",
            ("The ban", "leave", "the town vulnerable to criticism"),
            id="what a thing is made",
        ),
        pytest.param(
            "Some boxes were missing from the store.",
            ("Some boxes", "be", "missing"),
            id="a state that looks like a verb",
        ),
        pytest.param(
            "The plan was missing its aim.",
            ("The plan", "miss", "its aim"),
            id="a verb that looks like a state",
        ),
        pytest.param(
            "“We gotta take these guys on,” Roe said.",
            ("We", "take on", "these guys"),
            id="gotta",
        ),
        pytest.param(
            "Roe became a figure for advocating production, a points-based system, and innovation.",
            (
                "Roe",
                "become",
                "a figure for advocating production, a points-based system, and innovation",
            ),
            id="a list of three",
        ),
        pytest.param(
            "Both have put forward detailed proposals.",
            ("Both", "put forward", "detailed proposals"),
            id="put forward",
        ),
        pytest.param(
            "The mayor didn't second-guess the ruling.",
            ("The mayor", "second-guess", "the ruling"),
            id="a verb with a hyphen",
        ),
        pytest.param(
            "They started with and are sustained by friends.",
            ("They", "start", None),
            id="what is left of a phrase before an and",
        ),
        pytest.param(
            "There is no place on any court, no place at all for her record.",
            ("no place on any court", "be", None),
            id="what there is, said twice",
        ),
        pytest.param(
            "Most of these people, rather than being villains, are unremarkable.",
            ("Most of these people", "be", "unremarkable"),
            id="rather than",
        ),
        pytest.param(
            "The energy crisis forced the council to suspend the project.",
            ("The energy crisis", "force", "the council to suspend the project"),
            id="of whom and to do what",
        ),
        pytest.param(
            "They will be more successful professionally than the others.",
            ("They", "be", "more successful professionally than the others"),
            id="more than with a word between",
        ),
        pytest.param(
            "He was and perhaps still is the most gifted politician of his generation.",
            ("He", "be", "the most gifted politician of his generation"),
            id="was and is",
        ),
        pytest.param(
            "Ray Payne, Tom Hackford and the director Mike Leigh are considered outsiders.",
            ("Ray Payne, Tom Hackford and the director Mike Leigh", "consider", "outsiders"),
            id="three names",
        ),
        pytest.param(
            "That all changed in the night.",
            ("That all", "change", None),
            id="that all",
        ),
        pytest.param(
            "You have shown us how the artist works.",
            ("You", "show", "how the artist works"),
            id="what is shown and to whom",
        ),
        pytest.param(
            "The ad fills tenants’ and shoppers’ screens.",
            ("The ad", "fill", "tenants’ and shoppers’ screens"),
            id="whose things",
        ),
    ],
)
def test_claims_phrases_are_whole(text: str, expected: tuple[str, str, str | None]) -> None:
    (claim,) = annotate(text, attribution=DEFAULT_ATTRIBUTION)["claims"]
    assert (claim.subject_text, claim.predicate_lemma, claim.object_text) == expected
