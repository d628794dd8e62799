from dataclasses import replace

import pytest

from tests.support.articles import parse
from tests.support.attributions import report
from transforms.attribution.titles import is_mention


@pytest.mark.parametrize(
    ("text", "content", "cue", "source", "expected"),
    [
        pytest.param(
            "The campaign, called “Save the port”, was led by Roe.",
            "“Save the port”",
            "called",
            "The campaign",
            True,
            id="the name of a campaign",
        ),
        pytest.param(
            "The mayor called it “a mess”.", "it “a mess”", "called", "The mayor", False, id="words"
        ),
        pytest.param(
            "A Facebook group called “We support Roe”, after the mayor, has 85,000 members.",
            "“We support Roe”",
            "called",
            "A Facebook group",
            True,
            id="the name of a group",
        ),
        pytest.param(
            "Photographs taken by an inspector show boxes stamped “Best before May.”",
            "boxes stamped “Best before May.”",
            "show",
            "an inspector",
            True,
            id="what stands on a thing",
        ),
        pytest.param(
            "The inspector said the boxes were stamped “Best before May.”",
            "the boxes were stamped “Best before May.”",
            "said",
            "The inspector",
            False,
            id="who tells what stands on a thing",
        ),
        pytest.param(
            "The label paid her to record “Danny Boy”.",
            "her to record “Danny Boy”",
            "paid",
            "The label",
            True,
            id="a work that is played",
        ),
    ],
)
def test_titles_are_names(
    text: str, content: str, cue: str, source: str, *, expected: bool
) -> None:
    article = parse(text)
    assert is_mention(article, report(article, content, cue, source)) is expected


def test_titles_are_of_works_behind_a_comma() -> None:
    article = parse("“We froze,” she wrote in her memoir, “Loose Ends.”")
    item = report(article, "“Loose Ends.”", "wrote")
    assert is_mention(article, replace(item, cue=None))
