"""Whose a quotation is that opens a paragraph without a report."""

from dataclasses import replace

import pytest

from tests.support.articles import parse
from tests.support.attributions import report
from transforms.attribution.led_paragraphs import follow_leads
from transforms.attribution.types import Attribution
from transforms.parse.document import ParsedArticle

TOLD = "The ferry was late, Roe said."
SAID = "“We will go,” Roe said."
BARE = "“It was cold and wet.”"


def said(article: ParsedArticle, content: str) -> Attribution:
    return replace(report(article, content, "said", "Roe"), cue_lemma="say")


def bare(text: str, source: tuple[int, int] | None = None) -> Attribution:
    low = text.index(BARE)
    return Attribution(((low, low + len(BARE)),), source, None, None, "test", "direct")


@pytest.mark.parametrize(
    ("text", "content", "continues"),
    [
        pytest.param(f"{TOLD}\n{BARE}", "The ferry was late", 0, id="a report in front"),
        pytest.param(
            f"{TOLD} The hall was full.\n{BARE}",
            "The ferry was late",
            None,
            id="a sentence of the story between",
        ),
        pytest.param(
            f"{SAID}\nThe hall is old.\nWas it a good night?\n{BARE}",
            "“We will go,”",
            0,
            id="a question without marks",
        ),
        pytest.param(
            f"{SAID}\n“Was it a good night?” Hale asked.\n{BARE}",
            "“We will go,”",
            None,
            id="a question of somebody else",
        ),
        pytest.param(f"{TOLD} {BARE}", "The ferry was late", None, id="no new paragraph"),
    ],
)
def test_led_paragraphs_go_on_from_what_stands_before(
    text: str, content: str, continues: int | None
) -> None:
    article = parse(text)
    items = [said(article, content), bare(text)]
    assert [item.continues for item in follow_leads(article, items)] == [None, continues]


def test_led_paragraphs_are_not_of_the_reporter_who_asks() -> None:
    text = f"{SAID}\nWas it a good night?\n{BARE}\nBut you left, I say."
    article = parse(text)
    reporter = article.tokens_of(text.index("I say"), text.index("I say") + 1)
    items = [said(article, "“We will go,”"), bare(text, reporter)]
    found = follow_leads(article, items)[1]
    assert (found.source, found.continues) == (None, 0)
