"""Names of fields, whoever wrote them."""

from datetime import datetime
from typing import Any

import pytest

from transforms.errors import ArchiveError
from transforms.feeds.field_names import FIELDS, Fields, find_page, squash_name
from transforms.feeds.json_object import read_json_article

TEXT = "The mayor of Springfield, Jane Roe, said on Monday that the toll would rise."
URL = "https://harbourpost.example/toll"
WHEN = datetime(2026, 1, 5, 14, 20, 31)
ISO = "2026-01-05T14:20:31Z"


@pytest.mark.parametrize(
    "fields",
    [
        pytest.param({"title": "Toll", "body": TEXT, "dateTimePub": ISO, "date": "2026-01-05",
                      "url": URL, "authors": [{"name": "Jan Novak"}],
                      "source": {"uri": "x", "title": "Harbour Post"}}, id="Event Registry"),
        pytest.param({"webTitle": "Toll", "webUrl": URL, "webPublicationDate": ISO,
                      "fields": {"headline": "Toll", "body": f"<p>{TEXT}</p>", "bodyText": "x",
                                 "byline": "Jan Novak", "publication": "Harbour Post"}},
                     id="Guardian"),
        pytest.param({"headline": "Toll", "articleBody": TEXT, "datePublished": ISO,
                      "mainEntityOfPage": {"@id": URL},
                      "author": [{"@type": "Person", "name": "Jan Novak"}],
                      "publisher": {"name": "Harbour Post"}}, id="schema.org"),
        pytest.param({"title": "Toll", "maintext": TEXT, "date_publish": "2026-01-05 14:20:31",
                      "date_download": "2026-02-01 00:00:00", "url": URL,
                      "authors": ["Jan Novak"], "source": "Harbour Post"}, id="news-please"),
        pytest.param({"title": {"rendered": "Toll"}, "content": {"rendered": f"<p>{TEXT}</p>"},
                      "date_gmt": "2026-01-05T14:20:31", "date": "2026-01-05T09:20:31",
                      "link": URL, "author": 3, "_embedded": {"author": [{"name": "Jan Novak"}]},
                      "site_name": "Harbour Post"}, id="WordPress"),
        pytest.param({"title": "Toll", "article_url": URL, "author": "Jan Novak",
                      "published_date": 1767622831000, "source": "Harbour Post",
                      "contents": [{"content": "Toll", "type": "title"},
                                   {"content": TEXT, "type": "sanitized_html",
                                    "subtype": "paragraph", "mime": "text/html"}]},
                     id="TREC Washington Post"),
        pytest.param({"title": "Toll", "authors": ["Jan Novak"], "publishing_date": ISO,
                      "publisher": "Harbour Post", "url": URL,
                      "body": {"summary": [], "sections": [{"headline": [],
                                                            "paragraphs": [TEXT]}]}},
                     id="fundus"),
        pytest.param({"thread": {"site": "Harbour Post"}, "title": "Toll", "text": TEXT,
                      "published": "2026-01-05T14:20:31.000+00:00", "url": URL,
                      "author": "Jan Novak"}, id="webz"),
        pytest.param({"Title": "Toll", "Author(s)": "Novak, Jan", "Full Text": TEXT,
                      "PUB_DATE": {"$date": ISO}, "Link": URL, "Publication": "Harbour Post"},
                     id="a table"),
        pytest.param({"fields.headline": "Toll", "fields.bodyText": TEXT, "webUrl": URL,
                      "webPublicationDate": ISO, "fields.byline": "Jan Novak",
                      "fields.publication": "Harbour Post"}, id="objects laid flat by pandas"),
        pytest.param({"title": "Toll", "authors": [{"name": "Jan Novak"}], "site": "Harbour Post",
                      "meta": {"html_url": URL, "first_published_at": ISO},
                      "body": [{"type": "image", "value": 3},
                               {"type": "rich_text", "value": TEXT}]},
                     id="Wagtail"),
        pytest.param({"text": TEXT, "meta": {"title": "Toll", "date": ISO, "url": URL},
                      "reporter_name": "Jan Novak", "outlet": "Harbour Post"}, id="under meta"),
        pytest.param({"headline": "Toll", "byline": "Jan Novak", "version_created": ISO,
                      "article_html": f"<section><p>{TEXT}</p></section>", "url": URL,
                      "source": "Harbour Post"}, id="dpa"),
    ],
)  # fmt: skip
def test_field_names_of_every_maker_are_known(fields: dict[str, Any]) -> None:
    found = read_json_article(fields)
    assert (found.headline, found.text, found.published_at, found.authors) == (
        "Toll",
        TEXT,
        WHEN,
        ("Jan Novak",),
    )
    assert (found.url, found.source) == (URL, "Harbour Post")


def test_field_names_of_blocks_with_an_object_inside_lose_no_words() -> None:
    quote = {"type": "quote", "value": {"text": "It rises.", "attribute_name": "Jane Roe"}}
    listed = {"type": "list", "items": [{"type": "text", "content": "One."}, {"type": "odd"}]}
    odd = {"type": ["text"], "content": "Lost."}
    found = read_json_article({"content_elements": [{"content": TEXT}, quote, listed, odd]})
    assert found.text == f"{TEXT}\n\nIt rises.\n\nOne."


@pytest.mark.parametrize("name", FIELDS["published"])
def test_field_names_of_dates_stand_in_any_case(name: str) -> None:
    if "." not in name:
        assert read_json_article({"text": TEXT, name.upper(): ISO}).published_at == WHEN


def test_field_names_no_name_is_known_for_two_kinds() -> None:
    kinds: dict[str, set[str]] = {}
    for kind, names in FIELDS.items():
        for name in names:
            kinds.setdefault(squash_name(name), set()).add(kind)
    assert {name: found for name, found in kinds.items() if len(found) > 1} == {}


def test_field_names_steps_end_at_what_is_no_object() -> None:
    assert list(Fields({"fields": "body", "content": {"rendered": {}}}).find("text")) == [
        ("content", {"rendered": {}})
    ]


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        pytest.param(
            {"title": "Toll", "content": "… [+2318 chars]"},
            "no more than a word that it cut the text",
            id="a mark alone",
        ),
        pytest.param(
            {"title": "Toll", "content": "ONLY AVAILABLE IN PAID PLANS", "description": "Up."},
            "no more than a word that it cut the text",
            id="newsdata.io",
        ),
        pytest.param(
            {"headline": "Toll", "short_description": "The toll goes up.", "link": URL},
            "only a summary in short_description",
            id="HuffPost",
        ),
    ],
)
def test_field_names_of_a_teaser_give_no_article(fields: dict[str, Any], reason: str) -> None:
    with pytest.raises(ArchiveError, match="missing_text") as caught:
        read_json_article(fields)
    assert reason in caught.value.detail


def test_field_names_a_date_not_understood_is_kept() -> None:
    found = read_json_article({"text": TEXT, "date": "03/04/2026"})
    assert (found.published_at, found.extra) == (None, '{"date": "03/04/2026"}')


def test_field_names_of_html_give_paragraphs() -> None:
    fields = {"title": "Toll &#8211; up", "content": f"<p>{TEXT}</p><p>“No choice.”</p>"}
    found = read_json_article(fields)
    assert (found.headline, found.text) == ("Toll – up", f"{TEXT}\n\n“No choice.”")


def test_field_names_trafilatura_writes_the_address_as_the_source() -> None:
    found = read_json_article({"text": TEXT, "raw_text": "x", "source": URL, "hostname": "h"})
    assert (found.text, found.url, found.source) == (TEXT, URL, "harbourpost.example")


@pytest.mark.parametrize(
    ("fields", "page"),
    [
        pytest.param({"raw_html": "<html><p>It rises.</p>"}, "<html><p>It rises.</p>", id="a page"),
        pytest.param({"html": "<p>It rises.</p>"}, None, id="a part of one"),
        pytest.param({"text": "<html>"}, None, id="another name"),
    ],
)
def test_field_names_of_a_page(fields: dict[str, Any], page: str | None) -> None:
    assert find_page(fields) == page
