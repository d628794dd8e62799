"""Edges of contents."""

from tests.support.articles import parse
from transforms.attribution.types import set_edges


def test_edges_leave_the_mark_that_closes_what_stands_before() -> None:
    text = "“We ran.” The police came."
    article = parse(text)
    assert set_edges(article, [(8, 25)]) == ((10, 25),)
