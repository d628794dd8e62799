"""Days that pages state where no reader sees them."""

import pytest
from lxml.html import document_fromstring

from transforms.page.date_hidden import is_publication_name, read_hidden

DAY = "2011-04-08"


@pytest.mark.parametrize(
    "name",
    [
        "news_pubdate",
        "prism.publicationDate",
        "article_publication_date",
        "DC.date.available",
        "release_date",
        "DCSext.articleFirstPublished",
        "fechaPublicacion",
        "veroeffentlichungsdatum",
        "date.parution",
    ],
)
def test_date_hidden_names_of_publication(name: str) -> None:
    assert is_publication_name(name)


@pytest.mark.parametrize(
    "name",
    [
        "expires",
        "publisher",
        "article:modified_time",
        "video:release_date",
        "event_start_date",
        "review-date",
        "published_status",
        "last_published",
        "description",
    ],
)
def test_date_hidden_names_of_something_else(name: str) -> None:
    assert not is_publication_name(name)


@pytest.mark.parametrize(
    "page",
    [
        pytest.param(f"<script>var page = {{publishDate: '{DAY}', id: 1}};</script>", id="a key"),
        pytest.param(f'<script>var pubDate = "{DAY}";</script>', id="a variable"),
        pytest.param(f'<div data-published="{DAY}"></div>', id="an attribute"),
        pytest.param(
            f'<form><input type="hidden" name="pub_date" value="{DAY}"></form>', id="a form"
        ),
        pytest.param(f"<!-- story 12 pubdate={DAY} -->", id="a comment"),
    ],
)
def test_date_hidden_places(page: str) -> None:
    tree = document_fromstring(f"<html><body>{page}<p>x</p></body></html>")
    assert list(read_hidden(tree, {}, page)) == [DAY]


def test_date_hidden_of_two_days_is_none() -> None:
    page = f"<div data-published='{DAY}'></div><div data-published='2011-04-09'></div>"
    assert list(read_hidden(document_fromstring(page), {}, "")) == []


def test_date_hidden_in_scripts_goes_before_the_rest() -> None:
    page = f"<script>var pubDate = '{DAY}';</script>"
    tags = {"analytics.articledate": ["2011-04-09"]}
    assert list(read_hidden(document_fromstring(page), tags, "")) == [DAY]
