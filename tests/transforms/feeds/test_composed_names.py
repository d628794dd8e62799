"""Names that programs put together: what they are taken for, and which are left out."""

import pytest

from transforms.feeds.composed_names import COMPOSED, SINGLE, list_composed
from transforms.feeds.field_names import ENGLISH, PAGES, kind_of


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        pytest.param("bodyMarkdown", "text", id="a text in Markdown"),
        pytest.param("entry_content", "text", id="an entry's"),
        pytest.param("full_html", None, id="a page"),
        pytest.param("content_url", None, id="a picture's address"),
        pytest.param("Print Headline", "title", id="a title in print"),
        pytest.param("released_at", "published", id="of a release"),
        pytest.param("pubdate_utc", "published", id="with its zone"),
        pytest.param("created_on", "published", id="of the record"),
        pytest.param("author_full_name", "authors", id="a name"),
        pytest.param("final_url", "url", id="an address"),
        pytest.param("media_outlet", "source", id="an outlet"),
        pytest.param("content_language", "language", id="a language"),
        pytest.param("meta_description", "summary", id="a summary"),
    ],
)
def test_composed_names_are_known(name: str, kind: str | None) -> None:
    assert kind_of(name) == kind


def test_composed_names_change_nothing_that_a_list_says() -> None:
    assert COMPOSED.keys() | SINGLE.keys() <= ENGLISH.keys()
    listed = [(kind, name) for kind, names in ENGLISH.items() for name in names if "." not in name]
    assert [(kind, name) for kind, name in listed if kind_of(name) != kind] == []
    assert not {name.replace("_", "") for kind in COMPOSED for name in list_composed(kind)} & PAGES
