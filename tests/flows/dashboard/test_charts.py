"""Charts as numbers, and texts cut into pieces."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.dashboard.charts import (
    MOST_PERIODS,
    begin_period,
    choose_step,
    draw_lines,
    draw_spark,
    find_top,
    list_periods,
    shade,
    tell_apart,
)
from flows.dashboard.marked_article import KINDS, Mark, MarkedArticle
from flows.dashboard.text import Context, Paragraph, Piece, cut_paragraphs, find_context
from flows.dashboard.view import STEPS
from warehouse.ask.sql import SectionMark

DAY = date(2026, 1, 7)


@pytest.mark.parametrize(
    ("days", "wanted", "step"),
    [
        pytest.param(1, None, "day", id="a day"),
        pytest.param(100, None, "week", id="a season"),
        pytest.param(1000, None, "month", id="years"),
        pytest.param(100, "day", "day", id="as asked"),
        pytest.param(1000, "day", "week", id="too many days"),
        pytest.param(20000, "day", "year", id="a wrong date far back"),
    ],
)
def test_charts_choose_a_step(days: int, wanted: str | None, step: str) -> None:
    assert choose_step(DAY - timedelta(days=days - 1), DAY, wanted) == step


@pytest.mark.parametrize(
    ("step", "periods"),
    [
        ("day", [date(2025, 12, 30), date(2025, 12, 31), date(2026, 1, 1)]),
        ("week", [date(2025, 12, 29)]),
        ("month", [date(2025, 12, 1), date(2026, 1, 1)]),
        ("year", [date(2025, 1, 1), date(2026, 1, 1)]),
    ],
)
def test_charts_periods_have_no_gaps(step: str, periods: list[date]) -> None:
    assert list_periods(date(2025, 12, 30), date(2026, 1, 1), step) == periods


@given(st.dates(), st.dates(), st.sampled_from([None, *STEPS]))
def test_charts_any_span_has_few_periods_and_every_day_one(
    one: date, other: date, wanted: str | None
) -> None:
    first, last = sorted((one, other))
    step = choose_step(first, last, wanted)
    periods = list_periods(first, last, step)
    assert step == "year" or len(periods) <= MOST_PERIODS * 1.2
    assert periods == sorted(set(periods))
    assert {begin_period(first, step), begin_period(last, step)} <= set(periods)


def test_charts_lines_leave_no_period_out() -> None:
    periods = [date(2026, 1, day) for day in (5, 6, 7)]
    chart = draw_lines([("Jane Roe", {periods[0]: 2, periods[2]: 1})], periods, "day")

    assert [line.points for line in chart.lines] == ["44.0,10.0 396.0,234.0 748.0,122.0"]
    assert chart.x_marks == ((44.0, "5 Jan 26"), (396.0, "6 Jan 26"))
    assert chart.y_marks == ((234.0, "0"), (122.0, "1"), (10.0, "2"))
    assert draw_spark({}, periods[:1]) == "60.0,22.0"


@given(st.integers(0, 10**9))
def test_charts_an_axis_ends_over_its_values(most: int) -> None:
    assert most <= find_top(most) <= max(2, most * 2)


def test_charts_shades() -> None:
    assert [shade(0, 9), shade(1, 900), shade(1, 9), shade(9, 9), shade(0, 0)] == [0, 1, 3, 9, 0]


TEXT = "Rain\n\nIt may rain. “It will,” said Jane Roe, of Reading. Nobody else spoke."


def mark(words: str, kind: str) -> Mark:
    start = TEXT.index(words)
    return Mark(start, start + len(words), kind, f"{kind}!")


def test_text_crossing_marks_are_cut_into_pieces() -> None:
    article = MarkedArticle(
        None, (), TEXT, (mark("“It will,” said", "direct"), mark("said Jane Roe", "person")), ()
    )
    start = TEXT.index("“It")

    assert cut_paragraphs(article, [SectionMark("headline", 0, 4)], [start]) == (
        Paragraph("headline", (Piece("Rain", (), "", ()),)),
        Paragraph(
            "body",
            (
                Piece("It may rain. ", (), "", ()),
                Piece("“It will,” ", ("direct",), "direct!", (start,)),
                Piece("said", ("direct", "person"), "direct!; person!", ()),
                Piece(" Jane Roe", ("person",), "person!", ()),
                Piece(", of Reading. Nobody else spoke.", (), "", ()),
            ),
        ),
    )


@pytest.mark.parametrize(
    ("words", "context"),
    [
        ("“It will,”", Context("", "“It will,”", " said Jane Roe, of Reading.")),
        ("It may rain.", Context("", "It may rain.", "")),
        ("else", Context("Nobody ", "else", " spoke.")),
        ("Rain", Context("", "Rain", "")),
    ],
)
def test_text_context_is_the_rest_of_the_sentence(words: str, context: Context) -> None:
    start = TEXT.index(words)
    assert find_context(TEXT, start, start + len(words)) == context


@given(st.text(alphabet="ab. <&\n”", max_size=60), st.data())
def test_text_any_marks_lose_no_letter(text: str, data: st.DataObject) -> None:
    spans = data.draw(
        st.lists(
            st.tuples(
                st.integers(0, len(text)), st.integers(0, len(text)), st.sampled_from([*KINDS])
            )
        )
    )
    marks = tuple(Mark(min(a, b), max(a, b), kind, "label") for a, b, kind in spans)
    paragraphs = cut_paragraphs(
        MarkedArticle(None, (), text, marks, ()), [], [mark.char_start for mark in marks]
    )
    shown = "".join(piece.text for paragraph in paragraphs for piece in paragraph.pieces)
    assert shown == "".join(line for line in text.split("\n") if line.strip())
    for a, b, _ in spans:
        context = find_context(text, min(a, b), max(a, b))
        assert context.words == text[min(a, b) : max(a, b)]
        assert context.before + context.words in text


def test_charts_two_of_one_name_are_told_apart() -> None:
    """Guard: the legend had "Jane Roe" twice, and nothing said which line was whose."""
    assert tell_apart([("Jane Roe", 1014), ("Bob", 9), ("Jane Roe", 3), ("Jane Roe", 3)]) == [
        "Jane Roe (1,014 quotes)",
        "Bob",
        "Jane Roe (3 quotes, no. 1)",
        "Jane Roe (3 quotes, no. 2)",
    ]
