"""Answers of MediaWiki's API to the pages in them.

In: a JSON object. Out: its pages with what it says of the wiki (`meta=siteinfo`), or None if it is
no such answer. The decision to question: a page counts that has its wikitext, an extract or its
HTML under the API's own names; a record with a plain `text` beside its title is read like any.
"""

from collections.abc import Iterator, Mapping
from typing import Any

KINDS = {
    "title": "title",
    "pageid": "id",
    **dict.fromkeys(("canonicalurl", "fullurl"), "url"),
    **dict.fromkeys(("revisions", "wikitext", "extract", "text"), "text"),
}
"""What the fields of a page are taken for."""

Page = tuple[Mapping[str, Any], Mapping[str, Any]]


def split_wiki_answer(fields: Mapping[str, Any]) -> list[Page] | None:
    """The pages of `action=query` and `action=parse`, or the one that the object is."""
    query, parsed = fields.get("query"), fields.get("parse")
    if isinstance(query, Mapping):
        pages = [(page, query) for page in _list_pages(query.get("pages"))]
        return pages if any(_is_page(page) for page, _ in pages) else None
    page = parsed if isinstance(parsed, Mapping) else fields
    return [(page, {})] if _is_page(page) else None


def _list_pages(pages: Any) -> Iterator[Mapping[str, Any]]:
    """They are listed, or, as of old, named by their numbers."""
    given = pages.values() if isinstance(pages, Mapping) else pages
    if isinstance(pages, Mapping | list):
        yield from (one for one in given if isinstance(one, Mapping))


def _is_page(page: Mapping[str, Any]) -> bool:
    if not page.keys() >= {"pageid", "title"}:
        return False
    revisions = page.get("revisions")
    shown = page.get("text")
    return (
        isinstance(page.get("extract"), str)
        or "wikitext" in page
        or (isinstance(shown, Mapping) and "*" in shown)
        or (isinstance(revisions, list) and any(map(_has_content, revisions)))
    )


def _has_content(revision: Any) -> bool:
    return isinstance(revision, Mapping) and bool(revision.keys() & {"slots", "*", "content"})
