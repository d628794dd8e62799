import pytest

from tests.support.articles import parse
from tests.support.attributions import report
from transforms.attribution.model.sources import mend_source


@pytest.mark.parametrize(
    ("text", "content", "cue", "source", "expected"),
    [
        pytest.param(
            "Roe said that Hale was behind the attack on his party, the Greens (GP), stating that "
            "it was late.",
            "that it was late",
            "stating",
            "the Greens (GP)",
            "Roe",
            id="who goes on with a report, not who stands before the comma",
        ),
        pytest.param(
            "Roe was sent home at noon, and told to wait for a call.",
            "to wait for a call",
            "told",
            "Roe",
            None,
            id="who is told does not tell",
        ),
        pytest.param(
            "The police were accused of bias by local groups after search figures showed a rise.",
            "a rise",
            "showed",
            "local groups after search figures",
            "search figures",
            id="who reports behind the word that opens the clause",
        ),
        pytest.param(
            "The new book has prompted more speculation about a rift in the party.",
            "a rift in the party",
            "more speculation about",
            "The new book",
            None,
            id="what a thing makes others say",
        ),
        pytest.param(
            "The bill was passed by the Senate and calls for a ban on guns.",
            "a ban on guns",
            "calls for",
            "the Senate",
            "The bill",
            id="who does what a passive tells does not report behind it",
        ),
        pytest.param(
            "The masks were lost, it was learned Tuesday.\nThe loss is bad, an official said.",
            "The masks were lost",
            "was learned",
            "an official",
            None,
            id="nobody learned it",
        ),
        pytest.param(
            "Roe admits Hale could be considered a rival, but insists his side can win.",
            "his side can win",
            "insists",
            None,
            "Roe",
            id="the subject of the report before",
        ),
        pytest.param(
            "Danilov said it was late. But admitted that costs had risen.",
            "that costs had risen",
            "admitted",
            None,
            "Danilov",
            id="the subject of the sentence before",
        ),
        pytest.param(
            "Roe wrote a letter, saying he hated those who left and calling them weak.",
            "them weak",
            "calling",
            "who",
            "Roe",
            id="a report beside another one",
        ),
        pytest.param(
            "On Monday the agency received reports that the site was down.",
            "that the site was down",
            "reports",
            "the agency",
            None,
            id="who receives reports",
        ),
        pytest.param(
            "The firm has settled charges that it lied.",
            "that it lied",
            "settled",
            "The firm",
            None,
            id="whom others charge",
        ),
        pytest.param(
            "She has dismissed questions about the tour as attempts at guilt.",
            "questions about the tour as attempts at guilt",
            "dismissed",
            "She",
            "She",
            id="who dismisses questions",
        ),
        pytest.param(
            "Roe was speaking following the announcement that the tour is off.",
            "that the tour is off",
            "was speaking following the announcement",
            "Roe",
            None,
            id="what is announced before somebody speaks",
        ),
        pytest.param(
            "A Gazette inquiry covered the lab’s claim that a tank had fired.",
            "that a tank had fired",
            "claim",
            "A Gazette inquiry",
            "the lab",
            id="whose finding it is",
        ),
        pytest.param(
            "The reason, Mariam narrates, is that it was dark.",
            "is that it was dark",
            "narrates",
            "Mariam narrates",
            "Mariam",
            id="the cue in the source",
        ),
        pytest.param(
            "A powerful alliance of cooks today urges Roe to block the sale.",
            "Roe to block the sale",
            "urges",
            "A powerful alliance of cooks today",
            "A powerful alliance of cooks",
            id="the day is no part of a source",
        ),
        pytest.param(
            "Roe, speaking to reporters in Vika, said the port was shut.",
            "the port was shut",
            "said",
            "Roe, speaking to reporters in Vika,",
            "Roe",
            id="what a source does is no part of it",
        ),
        pytest.param(
            "Roe, who was born in 1999, said the port was shut.",
            "the port was shut",
            "said",
            "Roe, who was born in 1999,",
            "Roe, who was born in 1999,",
            id="a time in a clause about the source",
        ),
        pytest.param(
            "According to figures from May the port was shut.",
            "the port was shut",
            "According to",
            "figures from May",
            "figures from May",
            id="a date of a document",
        ),
    ],
)
def test_mending_finds_whose_report_it_is(
    text: str, content: str, cue: str, source: str | None, expected: str | None
) -> None:
    article = parse(text)
    mended = mend_source(article, report(article, content, cue, source)).source
    assert (mended and article.slice(*mended)) == expected


def test_mending_gives_the_time_behind_a_source_to_what_it_tells() -> None:
    article = parse(
        "More than 300 people were killed, according to local tallies, over the past 10 months."
    )
    item = report(
        article,
        "More than 300 people were killed",
        "according to",
        "local tallies, over the past 10 months",
    )
    mended = mend_source(article, item)
    assert mended.source is not None
    assert article.slice(*mended.source) == "local tallies"
    assert [article.text[low:high] for low, high in mended.content] == [
        "More than 300 people were killed",
        "over the past 10 months",
    ]


def test_mending_parts_a_speaker_from_what_he_tells() -> None:
    text = "The boat sank off Las Croabas, Customs and Border Protection announced Tuesday."
    article = parse(text)
    content = "The boat sank off Las Croabas, Customs and Border Protection"
    mended = mend_source(article, report(article, content, "announced"))
    assert [text[low:high] for low, high in mended.content] == ["The boat sank off Las Croabas"]
    assert mended.source is not None
    assert article.slice(*mended.source) == "Customs and Border Protection"


def test_mending_gives_a_speaker_his_first_words() -> None:
    text = "The grain had a faulty start after a cold winter, weather and crop analysts said."
    article = parse(text)
    content = "The grain had a faulty start after a cold winter, weather and crop"
    mended = mend_source(article, report(article, content, "said", "analysts"))
    told = "The grain had a faulty start after a cold winter"
    assert [text[low:high] for low, high in mended.content] == [told]
    assert mended.source is not None
    assert article.slice(*mended.source) == "weather and crop analysts"
