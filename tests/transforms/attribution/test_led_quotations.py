import pytest

from tests.support.articles import parse
from tests.support.attributions import report
from transforms.attribution.led_quotations import leave_lead
from transforms.attribution.rules import find_by_rules


@pytest.mark.parametrize(
    ("text", "content", "cue", "expected"),
    [
        pytest.param(
            "Roe had to defend his honor: “I am no crook,” he told a crowd.",
            "Roe had to defend his honor: “I am no crook,”",
            "told",
            "“I am no crook,”",
            id="what leads up to it",
        ),
        pytest.param(
            "Roe said of his honor: “I am no crook.”",
            "his honor: “I am no crook.”",
            "said",
            None,
            id="a report in front",
        ),
        pytest.param(
            "Roe feared it: a “dead” port, he told a crowd.",
            "Roe feared it: a “dead” port",
            "told",
            None,
            id="a word in marks",
        ),
    ],
)
def test_leaving_a_lead_keeps_the_quotation(
    text: str, content: str, cue: str, expected: str | None
) -> None:
    article = parse(text)
    item = report(article, content, cue)
    assert item.cue is not None
    kept = leave_lead(article, item.content, item.cue)
    assert (kept and text[slice(*kept)]) == expected


def test_leaving_a_lead_is_done_by_the_rules() -> None:
    text = "Another man had to defend his honor: “I am no crook,” Roe told editors."
    found = [text[item.content[0][0] : item.content[-1][1]] for item in find_by_rules(parse(text))]
    assert "“I am no crook,”" in found
