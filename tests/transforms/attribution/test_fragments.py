"""Quotations that finish a clause of the author's own are mixed, others direct."""

import pytest

from tests.support.articles import parse
from tests.support.attributions import report
from transforms.attribution.fragments import type_fragments


@pytest.mark.parametrize(
    ("text", "content", "cue", "expected"),
    [
        pytest.param(
            "According to Roe, the city “falls short of what the port needs”.",
            "the city “falls short of what the port needs”",
            "According to",
            "mixed",
            id="a clause of which the marks hold the most",
        ),
        pytest.param(
            "The memo warned that “the latch will fail in service.” Roe left.",
            "that “the latch will fail in service.”",
            "warned",
            "mixed",
            id="behind that",
        ),
        pytest.param(
            "It was a foul that Roe later called “invisible”.",
            "“invisible”",
            "called",
            "mixed",
            id="what something is called",
        ),
        pytest.param(
            "Roe praised the crew, “some of whom swam”.",
            "“some of whom swam”",
            "praised",
            "mixed",
            id="a clause that hangs on the author's noun",
        ),
        pytest.param(
            "The ministry acknowledged “isolated excesses.”",
            "“isolated excesses.”",
            "acknowledged",
            "mixed",
            id="a thing that is acknowledged",
        ),
        pytest.param(
            "Roe added “actually, what I want is a ship”.",
            "“actually, what I want is a ship”",
            "added",
            "direct",
            id="a clause with what",
        ),
        pytest.param(
            "Roe asked: “which of them is who?”",
            "“which of them is who?”",
            "asked",
            "direct",
            id="a question",
        ),
        pytest.param(
            "“The port is late,” said Roe.", "“The port is late,”", "said", "direct", id="alone"
        ),
        pytest.param(
            "He said: “no ship was late”.", "“no ship was late”", "said", "direct", id="a colon"
        ),
        pytest.param(
            "Roe said “no ship was late”.", "“no ship was late”", "said", "direct", id="a clause"
        ),
        pytest.param(
            "13:58 “The port is late and it will be late again,” said Roe.",
            "13:58 “The port is late and it will be late again,”",
            "said",
            "direct",
            id="the hour in front",
        ),
        pytest.param(
            "Roe tells it another way. “She left the port and she never came back to it at all.”",
            "another way. “She left the port and she never came back to it at all.”",
            "tells",
            "direct",
            id="a sentence of the author's in front",
        ),
    ],
)
def test_fragments_in_the_authors_clause_are_mixed(
    text: str, content: str, cue: str, expected: str
) -> None:
    article = parse(text)
    item = report(article, content, cue)
    assert item.quote_type == "direct"
    assert [one.quote_type for one in type_fragments(article, [item])] == [expected]
