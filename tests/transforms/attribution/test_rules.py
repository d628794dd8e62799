import pytest

from tests.support.articles import parse
from transforms.attribution.rules import find_by_rules
from transforms.attribution.types import Attribution
from transforms.parse.syntax import Tokens

Row = tuple[str, str | None, str | None, str]


def source_of(found: list[Attribution], index: int) -> Tokens | None:
    """The source of an attribution, or of the one it continues."""
    item = found[index]
    while item.source is None and item.continues is not None:
        item = found[item.continues]
    return item.source


def read(text: str, *, has_headline: bool = False) -> list[Row]:
    """(type, source, cue lemma, content) of each attribution."""
    article = parse(text, has_headline=has_headline)
    found = find_by_rules(article)
    rows = []
    for index, item in enumerate(found):
        source = source_of(found, index)
        words = " … ".join(text[low:high] for low, high in item.content)
        rows.append(
            (item.quote_type, article.slice(*source) if source else None, item.cue_lemma, words)
        )
    return rows


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "“The harbour will close,” Danilov said.",
            [("direct", "Danilov", "say", "“The harbour will close,”")],
            id="cue behind the marks",
        ),
        pytest.param(
            "The minister said: “We have no plan to close it.”",
            [("direct", "The minister", "say", "“We have no plan to close it.”")],
            id="cue before the marks",
        ),
        pytest.param(
            "''The harbour will close,'' said Marta Danilov, who runs it.",
            [("direct", "Marta Danilov", "say", "''The harbour will close,''")],
            id="doubled single marks, verb before subject",
        ),
        pytest.param(
            '"The harbour will close," Danilov said. "Nobody will miss it."',
            [("direct", "Danilov", "say", '"The harbour will close," … "Nobody will miss it."')],
            id="a quotation split by its report",
        ),
        pytest.param(
            "“It is over,” Danilov said on the show “Good Evening” on Sunday. “We lost it.”",
            [("direct", "Danilov", "say", "“It is over,” … “We lost it.”")],
            id="a title inside the report does not cut it",
        ),
        pytest.param(
            "Danilov said that the harbour would close in May.",
            [("indirect", "Danilov", "say", "that the harbour would close in May")],
            id="clausal complement",
        ),
        pytest.param(
            "The harbour will close in May, the mayor said on Monday.",
            [("indirect", "the mayor", "say", "The harbour will close in May")],
            id="content before its report",
        ),
        pytest.param(
            "The harbour, she said, will close in May.",
            [("indirect", "she", "say", "The harbour … will close in May")],
            id="a report inside its content",
        ),
        pytest.param(
            "According to the ministry, two cranes were sold last year.",
            [("indirect", "the ministry", "according to", "two cranes were sold last year")],
            id="according to",
        ),
        pytest.param(
            "The mayor promised to keep the harbour open.",
            [("indirect", "The mayor", "promise", "to keep the harbour open")],
            id="open complement",
        ),
        pytest.param(
            "Danilov said the sale was “a disaster for the town” and would be stopped.",
            [
                (
                    "mixed",
                    "Danilov",
                    "say",
                    "the sale was “a disaster for the town” and would be stopped",
                )
            ],
            id="partly quoted",
        ),
        pytest.param(
            "Danilov criticised the sale of the harbour.",
            [("indirect", "Danilov", "criticise", "the sale of the harbour")],
            id="a stance on a thing",
        ),
        pytest.param(
            "Weiss met the mayor, who opposed the sale of the harbour.",
            [("indirect", "who", "oppose", "the sale of the harbour")],
            id="a relative pronoun is the source",
        ),
        pytest.param(
            "Asked whether he would resign, Danilov said he would stay.",
            [
                ("indirect", None, "ask", "whether he would resign"),
                ("indirect", "Danilov", "say", "he would stay"),
            ],
            id="who is asked does not ask",
        ),
        pytest.param(
            "“We have nowhere to go.” — Jane Roe, Harbour Street",
            [("direct", "Jane Roe", "—", "“We have nowhere to go.”")],
            id="a name behind a dash",
        ),
        pytest.param(
            "“We have nowhere to go.”\n― Jane Roe",
            [("direct", "Jane Roe", "—", "“We have nowhere to go.”")],
            id="a name behind a dash on a line of its own",
        ),
        pytest.param("The harbour closed in May.", [], id="nobody says anything"),
        pytest.param("He read “Ulysses” on the ferry.", [], id="a title is no quotation"),
    ],
)
def test_attribution_rules_finds_source_cue_and_content(text: str, expected: list[Row]) -> None:
    assert read(text) == expected


def test_attribution_rules_follows_a_quote_over_paragraphs() -> None:
    text = "“We will stay,” Danilov said. “We have time.\n“And we have money.”"
    assert [(row[1], row[3]) for row in read(text)] == [
        ("Danilov", "“We will stay,” … “We have time."),
        ("Danilov", "“And we have money.”"),
    ]


def test_attribution_rules_takes_the_report_from_the_paragraph_before() -> None:
    text = "Danilov continued:\n“We will stay as long as it takes.”"
    assert read(text) == [("direct", "Danilov", "continue", "“We will stay as long as it takes.”")]


def test_attribution_rules_take_no_obituary_for_a_speaker() -> None:
    assert read("Obituary: Dame Anna Weiss", has_headline=True) == []


def test_attribution_rules_reads_a_headline_with_a_colon() -> None:
    text = "Danilov: Harbour must close\nThe town waits."
    assert read(text, has_headline=True) == [("indirect", "Danilov", ":", "Harbour must close")]


def test_attribution_rules_take_no_guide_for_a_speaker() -> None:
    assert read("News Guide: Donors flocked to Danilov", has_headline=True) == []
    assert read("Harbour Post Daily: A World at War", has_headline=True) == []


def test_attribution_rules_keeps_a_second_report_apart() -> None:
    text = "Danilov said the harbour would close, adding that nobody would miss it."
    assert [(row[1], row[2], row[3]) for row in read(text)] == [
        ("Danilov", "say", "the harbour would close"),
        ("Danilov", "add", "that nobody would miss it"),
    ]


def test_attribution_rules_reads_turns_inside_marks() -> None:
    text = "“WEISS: We will stay.\n“HALE: For how long?\n“WEISS: A year.”"
    assert [(row[1], row[2]) for row in read(text)] == [
        ("WEISS", ":"),
        ("HALE", ":"),
        ("WEISS", ":"),
    ]


def test_attribution_rules_survives_an_unbalanced_mark() -> None:
    text = "“The harbour will close, Danilov said.\n“It is over,” she said."
    assert ("direct", "she", "say", "“It is over,”") in read(text)


def test_attribution_rules_read_a_report_before_the_colon_of_a_headline() -> None:
    assert read("Report: Docks to close", has_headline=True) == [
        ("indirect", "Report", ":", "Docks to close")
    ]
    assert read("Match report: City 2-0 United", has_headline=True) == []
