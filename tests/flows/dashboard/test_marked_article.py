"""The article with its marks: drawn from offsets, escaped, and nothing lost."""

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.dashboard.marked_article import (
    KINDS,
    Mark,
    MarkedArticle,
    SaidLine,
    cut_paragraph,
    draw_page,
    draw_text,
)

TEXT = "Rain is coming\n\n“It will <rain>,” said Jane Roe, of Reading.\nNobody else spoke."


def mark(words: str, kind: str, label: str) -> Mark:
    start = TEXT.index(words)
    return Mark(start, start + len(words), kind, label)


ARTICLE = MarkedArticle(
    headline="Rain & wind",
    about=(("source", "The Daily <Test>"), ("published", "2026-01-02")),
    text=TEXT,
    marks=(
        mark("“It will <rain>,”", "direct", "quote: Jane Roe"),
        mark("said", "cue", "said"),
        mark("Jane Roe", "speaker", "Jane <Roe>"),
        mark("Jane Roe", "person", "Jane Roe"),
        mark("Reading", "place", "Reading"),
    ),
    said=(SaidLine("Jane Roe", "said", "direct", "“It will <rain>,”"),),
)


def test_show_text_has_head_body_legend_and_list() -> None:
    drawn = draw_text(ARTICLE).plain
    assert drawn.startswith("Rain & wind\nsource: The Daily <Test>\npublished: 2026-01-02\n")
    assert TEXT in drawn
    assert drawn.endswith("Who said what\n  Jane Roe [direct, said] “It will <rain>,”\n")
    assert " direct quote    who says it    word of saying    person    place " in drawn


def test_show_text_marks_exactly_the_offsets() -> None:
    drawn = draw_text(ARTICLE)
    start = drawn.plain.index(TEXT)
    spans = {
        (drawn.plain[span.start : span.end], str(span.style))
        for span in drawn.spans
        if start <= span.start < start + len(TEXT)
    }
    assert spans == {
        ("“It will <rain>,”", KINDS["direct"][0]),
        ("said", KINDS["cue"][0]),
        ("Jane Roe", KINDS["speaker"][0]),
        ("Jane Roe", KINDS["person"][0]),
        ("Reading", KINDS["place"][0]),
    }


def test_show_text_without_quotes_says_so() -> None:
    assert draw_text(replace(ARTICLE, marks=(), said=())).plain.endswith("nobody is quoted\n")


def test_show_page_is_whole_and_escaped() -> None:
    page = draw_page(ARTICLE)
    assert page.startswith("<!DOCTYPE html>")
    assert "<title>Rain &amp; wind</title>" in page
    assert "The Daily &lt;Test&gt;" in page
    assert "Jane &lt;Roe&gt;" in page
    assert "<rain>" not in page
    assert "<Roe>" not in page
    assert "<Test>" not in page
    assert "http" not in page


@pytest.mark.parametrize(
    ("words", "direction"),
    [
        pytest.param("Rain is coming", "ltr", id="Latin"),
        pytest.param("قالت ليلى حداد", "rtl", id="Arabic"),
        pytest.param("“שלום” said Dana", "rtl", id="Hebrew behind a mark"),
        pytest.param("(100%)", "ltr", id="no letter"),
    ],
)
def test_show_page_draws_a_paragraph_as_its_words_run(words: str, direction: str) -> None:
    """Guard: displacy puts a word into a box, and the boxes stood from left to right."""
    article = MarkedArticle(
        "قالت", (), f"Rain.\n{words}", (), (SaidLine("x", None, "direct", words),)
    )
    page = draw_page(article)
    assert re.findall(r'class="spans" style="[^"]*direction: (\w+)', page) == ["ltr", direction]
    assert "<h1><bdi>قالت</bdi></h1>" in page
    assert f'<td dir="auto">{words}</td>' in page


def test_show_paragraph_cuts_words_where_marks_begin_and_end() -> None:
    start = TEXT.index("“")
    paragraph = cut_paragraph(ARTICLE, start, TEXT.index("\n", start))
    assert paragraph["tokens"] == (
        ["“It", "will", "<rain>,”", "said", "Jane", "Roe", ",", "of", "Reading", "."]
    )
    drawn = {
        (span["kind"], " ".join(paragraph["tokens"][span["start_token"] : span["end_token"]]))
        for span in paragraph["spans"]
    }
    assert drawn == {
        ("direct", "“It will <rain>,”"),
        ("cue", "said"),
        ("speaker", "Jane Roe"),
        ("person", "Jane Roe"),
        ("place", "Reading"),
    }


@given(st.text(alphabet="ab <&{}”\n", max_size=60), st.data())
def test_show_any_marks_on_any_text_are_drawn(text: str, data: st.DataObject) -> None:
    spans = data.draw(
        st.lists(
            st.tuples(
                st.integers(0, len(text)), st.integers(0, len(text)), st.sampled_from([*KINDS])
            )
        )
    )
    marks = tuple(
        Mark(min(first, last), max(first, last), kind, text[:5]) for first, last, kind in spans
    )
    article = MarkedArticle(None, (), text, marks, ())
    assert text in draw_text(article).plain
    assert draw_page(article).startswith("<!DOCTYPE html>")
    whole = cut_paragraph(article, 0, len(text))
    assert "".join(whole["tokens"]) == "".join(text.split())
