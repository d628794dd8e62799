"""The shipped model on sentences of our own: what it finds, that it is sure of it, and size."""

from importlib import resources

import pytest

from tests.support.articles import annotate, parse, who_said
from tests.support.attributions import report
from transforms.attribution.model.predict import leave_inner, read_attribution_model
from transforms.attribution.rules import find_by_rules
from transforms.attribution.types import Attribution
from transforms.lake.versions import annotate_versions

Row = tuple[str, str | None, str | None, str]
LARGEST = 15_000_000
"""Bytes of all files of the default model."""


def find(text: str, *, has_headline: bool = False) -> list[Attribution]:
    article = parse(text, has_headline=has_headline)
    return read_attribution_model().find_attributions(article, find_by_rules(article))


def read(text: str, *, has_headline: bool = False) -> list[Row]:
    """(type, source, cue, content) of each attribution."""
    article = parse(text, has_headline=has_headline)
    return [
        (
            item.quote_type,
            None if item.source is None else article.slice(*item.source),
            None if item.cue is None else article.slice(*item.cue),
            " … ".join(text[low:high] for low, high in item.content),
        )
        for item in find(text, has_headline=has_headline)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "“The harbour will close,” Danilov said.",
            [("direct", "Danilov", "said", "“The harbour will close,”")],
            id="cue behind the marks",
        ),
        pytest.param(
            "“We will go,” she added, “and nobody will miss us.”",
            [("direct", "she", "added", "“We will go,” … “and nobody will miss us.”")],
            id="a quotation split by its report",
        ),
        pytest.param(
            "The minister said the harbour would close in May.",
            [("indirect", "The minister", "said", "the harbour would close in May")],
            id="a report without marks",
        ),
        pytest.param(
            "Jane Roe, a nurse who describes herself as a liberal, lives in Vik.",
            [("indirect", "who", "describes", "herself as a liberal")],
            id="a report in a relative clause that the model passes over",
        ),
        pytest.param(
            "Danilov called the plan “a disaster for the town”.",
            [("mixed", "Danilov", "called", "the plan “a disaster for the town”")],
            id="partly quoted",
        ),
        pytest.param(
            "According to the ministry, two cranes were sold last year.",
            [("indirect", "the ministry", "According to", "two cranes were sold last year")],
            id="according to",
        ),
        pytest.param("The harbour closed in May.", [], id="nobody says anything"),
        pytest.param("", [], id="no text"),
    ],
)
def test_attribution_model_reads_plain_cases(text: str, expected: list[Row]) -> None:
    assert read(text) == expected


def test_attribution_model_keeps_what_the_rules_know_of_headlines() -> None:
    text = "Danilov: Harbour must close\nThe town waits."
    assert ("Danilov", ":") in [row[1:3] for row in read(text, has_headline=True)]


def test_attribution_model_gives_the_same_answer_twice() -> None:
    text = "“It is over,” Danilov said. She thinks the town will pay, and the mayor agrees.\n" * 8
    assert find(text) == find(text)
    assert all(0 < (item.confidence or 0) < 1 for item in find(text))


def test_attribution_model_is_small() -> None:
    folder = resources.files("transforms").joinpath("attribution/model/weights")
    assert sum(len(item.read_bytes()) for item in folder.iterdir()) < LARGEST


def test_attribution_model_is_left_out_by_the_rules_profile() -> None:
    text = "“It is over,” Danilov said."
    quotes = {name: annotate(text, attribution=name)["quotes"] for name in ("model", "rules")}
    assert [quotes[name][0].method for name in quotes] == ["model", "rules/marks-behind"]
    assert who_said(annotate(text)) == who_said(annotate(text, attribution="rules"))
    versions = [annotate_versions({}, name)["attribution"] for name in ("model", "rules")]
    assert versions[0].startswith("model ")
    assert versions[1] == "rules"


def test_attribution_model_takes_a_short_report_that_it_passes_over_from_the_rules() -> None:
    text = "Roe said they were “arguing over the last boat.” Her group would leave, she said."
    assert [row[1:] for row in who_said(annotate(text, attribution="encoder"))] == [
        ("mixed", "they were “arguing over the last boat.”"),
        ("indirect", "Her group would leave"),
    ]


def test_attribution_model_finds_no_report_in_the_words_of_another_speaker() -> None:
    article = parse("Roe urged Hale to “be a hero” and endorse the mayor.")
    outer = report(article, "Hale to “be a hero” and endorse the mayor", "urged", "Roe")
    inner = report(article, "the mayor", "endorse", "Roe")
    assert leave_inner(article, [outer, inner]) == [outer]
    own = report(article, "the mayor", "endorse", "Hale")
    assert leave_inner(article, [outer, own]) == [outer, own]
