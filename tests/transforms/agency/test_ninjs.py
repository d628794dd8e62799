"""ninjs to records."""

from datetime import datetime
from typing import Any

import pytest

from transforms.agency.ninjs import looks_like_ninjs, read_ninjs
from transforms.text.stored_article import FoundArticle

HTML = "<h1>Bridge to close</h1><p>The bridge will close.</p><h2>Why</h2><p>Rust &amp; age.</p>"
OLD = {
    "uri": "urn:newsml:mw.example.com:2025:bridge",
    "type": "text",
    "version": "2",
    "versioncreated": "2025-03-04T08:00:00+01:00",
    "firstcreated": "2025-03-03T10:00:00+01:00",
    "pubstatus": "usable",
    "language": "en",
    "byline": "By Jane Roe and Jan Novak",
    "headline": "Bridge to close",
    "located": "Brno, Czechia",
    "description_text": "Shut for  good.",
    "body_text": "The bridge will close. Rust & age.",
    "body_xhtml": HTML,
    "person": [{"name": "Mary Major", "rel": "about"}],
    "associations": {"picture": {"uri": "x", "body_text": "Not of this story."}},
}
NEW = {
    "standard": {"name": "ninjs", "version": "3.0"},
    "uri": "urn:newsml:mw.example.com:2025:bridge",
    "type": "text",
    "version": "2",
    "versionCreated": "2025-03-04T08:00:00+01:00",
    "firstCreated": "2025-03-03T10:00:00+01:00",
    "pubStatus": "usable",
    "language": "en",
    "by": "By Jane Roe and Jan Novak",
    "headlines": [{"role": "short", "value": "No"}, {"role": "main", "value": "Bridge to close"}],
    "located": {"name": "Brno, Czechia"},
    "descriptions": [{"role": "summary", "contentType": "text/plain", "value": "Shut for good."}],
    "bodies": [
        {"role": "text", "contentType": "text/plain", "value": "The bridge will close."},
        {"role": "xhtml", "contentType": "text/html", "value": f"<body>{HTML}</body>"},
    ],
    "people": [{"name": "Mary Major", "rel": "about"}],
}


def article_of(fields: dict[str, Any]) -> FoundArticle:
    record = read_ninjs(fields, "a.json")
    assert record.article is not None, record
    return record.article


@pytest.mark.parametrize(
    ("fields", "named"),
    [pytest.param(OLD, "person", id="1.4"), pytest.param(NEW, "people", id="3.0")],
)
def test_ninjs_gives_a_whole_article(fields: dict[str, Any], named: str) -> None:
    found = article_of(fields)
    assert [
        (section.section_kind, found.text[section.char_start : section.char_end])
        for section in found.sections
    ] == [("body", "The bridge will close."), ("sub_heading", "Why"), ("body", "Rust & age.")]
    assert (found.source, found.headline) == ("mw.example.com", "Bridge to close")
    assert found.source_record == "urn:newsml:mw.example.com:2025:bridge"
    assert found.byline == "By Jane Roe and Jan Novak"
    assert found.authors == ("Jane Roe", "Jan Novak")
    assert (found.language, found.summary) == ("en", "Shut for good.")
    assert (found.published_at, found.published_from) == (datetime(2025, 3, 3, 9), "record")
    assert found.modified_at == datetime(2025, 3, 4, 7)
    assert (found.dateline_place, found.is_retraction) == ("Brno, Czechia", False)
    assert found.extra == (
        f'{{"{named}": [{{"name": "Mary Major", "rel": "about"}}], '
        '"status": "usable", "version": "2"}'
    )


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        pytest.param({"pubstatus": "canceled"}, {"is_retraction": True}, id="cancelled"),
        pytest.param({"copyrightholder": "MW"}, {"source": "MW"}, id="copyright holder"),
        pytest.param(
            {"provider": {"name": "Metro Wire"}, "copyrightholder": "MW"},
            {"source": "Metro Wire"},
            id="provider",
        ),
        pytest.param(
            {"byline": None, "authors": [{"name": "Jane Roe", "role": "writer"}, "VRG"]},
            {"authors": ("Jane Roe",), "byline": None},
            id="authors",
        ),
        pytest.param(
            {"body_xhtml": None},
            {"text": "The bridge will close. Rust & age."},
            id="plain text",
        ),
        pytest.param(
            {"body_xhtml": "\n The bridge\n  will close."},
            {"text": "The bridge will close."},
            id="HTML without a tag",
        ),
        pytest.param(
            {"type": "picture"},
            {"text": "The bridge will close.\n\nWhy\n\nRust & age."},
            id="a picture with a story",
        ),
        pytest.param({"uri": None}, {"source_record": "a.json", "source": "unknown"}, id="no id"),
    ],
)
def test_ninjs_fields(changes: dict[str, Any], expected: dict[str, Any]) -> None:
    found = article_of({**OLD, **changes})
    assert {name: getattr(found, name) for name in expected} == expected


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        pytest.param({"type": "picture"}, "not_a_text", id="picture"),
        pytest.param({"type": "event"}, "not_a_text", id="event"),
        pytest.param({"type": "composite"}, "not_a_text", id="package"),
        pytest.param({}, "missing_text", id="text"),
        pytest.param({"type": 7, "bodies": ["x", {"value": 7}, None]}, "missing_text", id="types"),
        pytest.param({"body_html": "<b>" * 3_000}, "too_large", id="deep"),
        pytest.param({"body_html": "<p>\ud800</p>"}, "bad_encoding", id="half a character"),
    ],
)
def test_ninjs_without_text(changes: dict[str, Any], expected: str) -> None:
    fields = {key: value for key, value in OLD.items() if not key.startswith("body")}
    record = read_ninjs({**fields, **changes}, "a.json")
    assert record.article is None
    assert (record.error.reason if record.error else record.skip_reason) == expected
    assert record.source_record == "urn:newsml:mw.example.com:2025:bridge"


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        pytest.param(OLD, True, id="1.4"),
        pytest.param(NEW, True, id="3.0"),
        pytest.param({"guid": "a", "type": "text", "versioncreated": "x"}, True, id="by guid"),
        pytest.param({"id": 1, "title": "a", "text": "b"}, False, id="an object of a feed"),
        pytest.param({"uri": "a", "type": "text", "text": "b"}, False, id="a type alone"),
        pytest.param({"guid": "a", "body_html": "b", "title": "c"}, False, id="a blog's entry"),
        pytest.param({}, False, id="nothing"),
    ],
)
def test_ninjs_is_known_by_its_fields(fields: dict[str, Any], expected: bool) -> None:
    assert looks_like_ninjs(fields) is expected


AP = {
    "altids": {"itemid": "0e1f"},
    "type": "text",
    "headline": "Bridge to close",
    "firstcreated": "2025-03-03T10:00:00Z",
    "versioncreated": "2025-03-04T08:00:00Z",
    "pubstatus": "usable",
    "bylines": [{"by": "By JANE ROE", "title": "Isle Wire"}, {"by": "and JAN NOVAK"}],
    "datelinelocation": {"city": "Brno", "countryname": "Czechia"},
    "renditions": {"nitf": {"href": "https://api.example/0e1f.nitf"}},
}


def test_ninjs_of_the_associated_press_has_its_story_byline_and_place() -> None:
    found = article_of({**AP, "body_nitf": "<block><p>It will close.</p><p>Rust.</p></block>"})
    assert (found.text, found.source_record, found.authors, found.dateline_place) == (
        "It will close.\n\nRust.",
        "0e1f",
        ("Jane Roe", "Jan Novak"),
        "Brno",
    )


def test_ninjs_whose_story_lies_in_another_file_says_so() -> None:
    record = read_ninjs(AP)
    assert record.error is not None
    assert record.error.reason == "missing_text"
    assert "rendition nitf" in record.error.detail
