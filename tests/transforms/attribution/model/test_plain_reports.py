"""The plain report behind what the network reads as another one."""

import pytest

from tests.support.articles import parse
from tests.support.attributions import report
from transforms.attribution.model.plain_reports import find_plain_report
from transforms.attribution.rules import find_by_rules


@pytest.mark.parametrize(
    ("text", "content", "cue", "source", "expected"),
    [
        pytest.param(
            'The budget was not about what was good, but "about the party," Roe said.',
            'what was good, but "about the party,"',
            "was not about",
            "The budget",
            ("Roe", 'The budget was not about what was good, but "about the party,"'),
            id="no word reports",
        ),
        pytest.param(
            'The firm is sure of its right, and "we are prepared to be in court," Roe said.',
            'its right, and "we are prepared to be in court,"',
            "is sure of",
            "The firm",
            ("Roe", 'The firm is sure of its right, and "we are prepared to be in court,"'),
            id="a state",
        ),
        pytest.param(
            "The plan is dead, Roe said after mockingly welcoming the mayor.",
            ("The plan is dead", "the mayor"),
            "said after mockingly welcoming",
            "Roe",
            ("Roe", "The plan is dead"),
            id="an act behind the report",
        ),
        pytest.param(
            "Hale admitted that the plan was dead, Roe said.",
            "that the plan was dead",
            "admitted",
            "Hale",
            None,
            id="a word that reports",
        ),
    ],
)
def test_plain_report_is_told_by_whoever_says_it(
    text: str,
    content: str | tuple[str, ...],
    cue: str,
    source: str,
    expected: tuple[str, str] | None,
) -> None:
    article = parse(text)
    (rule,) = (item for item in find_by_rules(article) if item.cue_lemma == "say")
    found = find_plain_report(article, report(article, content, cue, source), rule)
    told = None
    if found is not None and found.source is not None:
        told = (article.slice(*found.source), " … ".join(text[a:b] for a, b in found.content))
    assert told == expected
