"""Rows that no batch may hold are refused while it is still one article's matter."""

from dataclasses import replace

import pytest

from tests.support.articles import annotate
from transforms.annotate.soundness import check_rows
from transforms.lake.records import Span

TEXT = "“We stay,” Jane Roe said, “and that is all.” She said the bridge was safe."


def test_soundness_of_an_article_as_it_comes() -> None:
    check_rows(annotate(TEXT))


@pytest.mark.parametrize("table", ["claims", "quotes"])
def test_soundness_refuses_two_rows_of_one_id(table: str) -> None:
    rows = annotate(TEXT)
    with pytest.raises(ValueError, match=f"two rows of {table}"):
        check_rows({table: [*rows[table], rows[table][0]]})


@pytest.mark.parametrize("table", ["claims", "quotes"])
def test_soundness_refuses_a_row_that_ends_before_it_begins(table: str) -> None:
    row = annotate(TEXT)[table][0]
    with pytest.raises(ValueError, match=f"a row of {table} without an order"):
        check_rows({table: [replace(row, char_start=row.char_end)]})


def test_soundness_refuses_pieces_that_overlap() -> None:
    quote = annotate(TEXT)["quotes"][0]
    low, high = quote.char_start, quote.char_end
    with pytest.raises(ValueError, match="a row of quotes without an order"):
        check_rows({"quotes": [replace(quote, content_spans=(Span(low, high), Span(low, high)))]})
