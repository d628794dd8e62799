"""A view and its address: one leads to the other, and what makes no sense is named."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.dashboard.view import CLOSED, View, read_view

WORDS = st.one_of(st.none(), st.text(min_size=1, max_size=20).map(str.strip).filter(bool))
VIEWS = st.builds(
    View,
    date_from=st.one_of(st.none(), st.dates()),
    outlet=WORDS.filter(lambda words: words is None or "\x00" not in words),
    kind=st.one_of(st.none(), st.sampled_from(CLOSED["kind"])),
    page=st.integers(1, 40),
)


def parse(query: str) -> dict[str, str]:
    from urllib.parse import parse_qsl

    return dict(parse_qsl(query, keep_blank_values=True))


@given(VIEWS)
def test_view_its_address_gives_it_back(view: View) -> None:
    assert read_view(parse(view.query())) == (view, [])


@given(st.dictionaries(st.sampled_from(["from", "to", "page", "by", "q", "id", "kind"]), st.text()))
def test_view_any_address_gives_a_view(query: dict[str, str]) -> None:
    view, problems = read_view(query)
    assert view.page >= 1
    assert all("it is left out" in problem or "after" in problem for problem in problems)


@pytest.mark.parametrize(
    ("query", "view", "problems"),
    [
        pytest.param({}, View(), [], id="nothing"),
        pytest.param(
            {"from": "2026-01-05", "to": "2026-01-07", "outlet": " Arden & Sons ", "by": "week"},
            View(date(2026, 1, 5), date(2026, 1, 7), "Arden & Sons", by="week"),
            [],
            id="all well",
        ),
        pytest.param({"outlet": "", "theme": "dark"}, View(), [], id="empty and unknown"),
        pytest.param(
            {"from": "2026-02-30", "outlet": "a"},
            View(outlet="a"),
            ["“from” is no day such as 2026-01-31; it is left out."],
            id="no day",
        ),
        pytest.param(
            {"by": "hour", "page": "-1"},
            View(),
            [
                "“by” is none of day, week, month, year; it is left out.",
                "“page” is no number from 1 to 40; it is left out.",
            ],
            id="not in the list",
        ),
        pytest.param(
            {"q": "a" * 201},
            View(),
            ["“q” is longer than 200 characters; it is left out."],
            id="too long",
        ),
        pytest.param(
            {"from": "2026-01-07", "to": "2026-01-05"},
            View(date(2026, 1, 7), date(2026, 1, 5)),
            ["“from” is after “to”; no day lies between them."],
            id="turned round",
        ),
    ],
)
def test_view_reads(query: dict[str, str], view: View, problems: list[str]) -> None:
    assert read_view(query) == (view, problems)


def test_view_links_keep_filters_and_go_back_to_the_first_rows() -> None:
    view = View(date(2026, 1, 5), outlet="a b", q="x", page=3)

    assert view.link("/claims", q="y&z") == "/claims?from=2026-01-05&outlet=a+b&q=y%26z"
    assert view.carried().link("/first") == "/first?from=2026-01-05&outlet=a+b"
    assert View().link("/") == "/"
