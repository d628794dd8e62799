"""Pages of wikis to articles."""

from datetime import datetime
from typing import Any

import pytest

from transforms.feeds.wiki import read_wiki_answer, read_wiki_page

SITE = (
    b'<mediawiki xml:lang="de"><siteinfo><sitename>Wikinews</sitename>'
    b"<base>https://de.wikinews.org/wiki/Hauptseite</base><namespaces>"
    b'<namespace key="6">Datei</namespace><namespace key="14">Kategorie</namespace>'
    b"</namespaces></siteinfo></mediawiki>"
)


def page(text: str, ns: int = 0, more: str = "") -> bytes:
    escaped = text.replace("&", "&amp;").replace("<", "&lt;")
    return (
        f"<mediawiki><page><title>Der Zoll steigt</title><ns>{ns}</ns><id>9</id>{more}"
        "<revision><text>Alt</text></revision><revision><timestamp>2026-01-06T10:00:00Z</timestamp>"
        f"<text>{escaped}</text></revision></page></mediawiki>"
    ).encode()


def test_wiki_page_is_its_last_revision_in_plain_words() -> None:
    text = (
        "{{Datum|5 January 2026}}\n[[Datei:a.jpg|mini|Ein Bild]]Der '''Zoll''' in {{w|Brno|Brünn}}"
        " und [[Prag|in Prag]] steigt.<ref>x</ref>\n\n== Folgen ==\n* Mehr Geld.\n\n"
        "== Quellen ==\n* {{source|url=x}}\n[[Kategorie:Zoll]]"
    )
    record = read_wiki_page(page(text), SITE)
    found = record.article
    assert found is not None
    assert found.text == "Der Zoll in Brünn und in Prag steigt.\n\nFolgen\n\nMehr Geld."
    assert [section.section_kind for section in found.sections] == ["body", "sub_heading", "body"]
    assert (found.headline, found.url, found.source) == (
        "Der Zoll steigt",
        "https://de.wikinews.org/wiki/Der_Zoll_steigt",
        "de.wikinews.org",
    )
    assert (found.published_at, found.modified_at) == (
        datetime(2026, 1, 5),
        datetime(2026, 1, 6, 10),
    )


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(page("Words.", ns=1), id="a talk page"),
        pytest.param(page("#REDIRECT [[Zoll]]"), id="a redirect"),
        pytest.param(page("Words.", more='<redirect title="Zoll"/>'), id="a marked redirect"),
        pytest.param(page("{{develop}}\nWords."), id="a story that nobody has published"),
    ],
)
def test_wiki_page_that_is_no_story_is_skipped(content: bytes) -> None:
    assert read_wiki_page(content, SITE).skip_reason == "not_an_article"


@pytest.mark.parametrize(
    ("fields", "info", "expected"),
    [
        pytest.param(
            {
                "revisions": [
                    {"timestamp": "2026-01-06T10:00:00Z", "*": "{{date|5 January 2026}}\nIt."}
                ]
            },
            {"general": {"base": "https://en.wikinews.org/wiki/Main_Page", "lang": "en"}},
            ("It.", "https://en.wikinews.org/wiki/Toll", datetime(2026, 1, 5), "en"),
            id="wikitext of an old wiki",
        ),
        pytest.param(
            {"text": {"*": "<div><p>It rises.</p></div>"}, "fullurl": "https://w.example/Toll"},
            {},
            ("It rises.", "https://w.example/Toll", None, None),
            id="HTML",
        ),
        pytest.param(
            {"extract": "January 5, 2026\n\nIt rises.", "general": 3},
            {"general": 3},
            ("January 5, 2026\n\nIt rises.", None, datetime(2026, 1, 5), None),
            id="an extract",
        ),
    ],
)
def test_wiki_answer_is_read_as_a_page(
    fields: dict[str, Any], info: dict[str, Any], expected: tuple[Any, ...]
) -> None:
    found = read_wiki_answer({"pageid": 9, "ns": 0, "title": "Toll", **fields}, info).article
    assert found is not None
    assert (found.text, found.url, found.published_at, found.language) == expected


@pytest.mark.parametrize(
    "page", [{"ns": 1, "title": "Talk:Toll"}, {"title": "Toll", "missing": True}]
)
def test_wiki_answer_that_is_no_story_is_skipped(page: dict[str, Any]) -> None:
    assert read_wiki_answer(page, {}).skip_reason == "not_an_article"


def test_wiki_answer_with_half_a_character_in_its_title_is_read() -> None:
    """Guard: a title from a cut answer had no address, and the reader failed on it."""
    page = {"pageid": 9, "title": "Toll \ud800", "extract": "It rises."}
    info = {"general": {"base": "https://en.wikinews.org/wiki/Main_Page"}}
    assert read_wiki_answer(page, info).url == "https://en.wikinews.org/wiki/Toll_%3F"


def test_wiki_page_without_words_is_a_reject_with_its_address() -> None:
    record = read_wiki_page(page("{{date|x}}"), SITE)
    assert record.error is not None
    assert (record.error.reason, record.url) == (
        "missing_text",
        "https://de.wikinews.org/wiki/Der_Zoll_steigt",
    )
