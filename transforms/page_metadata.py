"""What a page says about its article: title, dates, authors, section, language, address.

In: a parsed page. Out: `PageMetadata`. JSON-LD is asked first, then meta tags, then the page
itself (trafilatura, htmldate), measured best in that order; `published_from` says which one
answered. The decision to question: a date after the crawl is no publication date, and the crawl
date itself is never one.
"""

import html
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urljoin, urlsplit

from htmldate import find_date
from lxml.html import HtmlElement
from trafilatura.metadata import extract_metadata

from transforms.article import canonical_url, host_source
from transforms.author_names import are_people, clean_all, name_of, read_authors, split_names
from transforms.ids import normalise_words
from transforms.language import read_language
from transforms.linked_data import PAGE_TYPES, choose_article, read_linked_data, types_of
from transforms.published import Moment, read_moment

PUBLISHED_TAGS = (
    "article:published_time",
    "og:article:published_time",
    "og:published_time",
    "datepublished",
    "parsely-pub-date",
    "sailthru.date",
    "cxenseparse:recs:publishtime",
    "cxenseparse:publishtime",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.created",
    "dc.date.created",
    "dcterms.date",
    "dc.date",
    "pubdate",
    "publishdate",
    "publish-date",
    "publish_date",
    "published_time",
    "article.published",
    "article_date_original",
    "originalpublicationdate",
    "published-date",
    "publication_date",
    "ptime",
    "date",
)
MODIFIED_TAGS = (
    "article:modified_time",
    "og:article:modified_time",
    "og:updated_time",
    "datemodified",
    "dcterms.modified",
    "lastmod",
    "last-modified",
)
TITLE_TAGS = ("og:title", "twitter:title", "headline", "dc.title", "sailthru.title", "title")
AUTHOR_TAGS = ("author", "article:author", "parsely-author", "sailthru.author", "dc.creator", "byl")
SECTION_TAGS = ("article:section", "parsely-section", "section", "og:section")
LANGUAGE_TAGS = ("og:locale", "language", "dc.language", "content-language")
FUTURE_SLACK = timedelta(days=2)
SITE_MARKS = (" | ", " - ", " – ", " — ", " :: ", " • ")


@dataclass(frozen=True, slots=True)
class PageMetadata:
    """What the page states; every field may be unknown."""

    title: str | None
    titles: tuple[str, ...]
    published: Moment | None
    published_from: str | None
    modified: Moment | None
    authors: tuple[str, ...]
    publisher: str | None
    section: str | None
    language: str | None
    url: str | None


def read_metadata(
    tree: HtmlElement, url: str | None, observed_at: datetime | None = None
) -> PageMetadata:
    """The metadata of a page; `url` is where it was fetched, canonical already."""
    nodes = list(read_linked_data(tree))
    tags = _read_tags(tree)
    article = choose_article(nodes)
    by_id = {str(node["@id"]): node for node in nodes if "@id" in node}
    published, origin = _find_published(tree, article, nodes, tags, url, observed_at)
    modified = _first_moment([article.get("dateModified"), *_values(tags, MODIFIED_TAGS)])
    titles = clean_all(
        [article.get("headline"), *_values(tags, TITLE_TAGS), article.get("name"), *_read_h1(tree)]
    )
    publisher = name_of(article.get("publisher"), by_id) or next(
        _values(tags, ("og:site_name",)), None
    )
    titles = tuple(dict.fromkeys(_drop_site_name(title, publisher, url) for title in titles))
    authors = read_authors(article.get("author") or article.get("creator"), by_id)
    if not are_people(authors, publisher):
        authors = split_names(_values(tags, AUTHOR_TAGS)) or authors
    if not titles or not authors:
        guessed = extract_metadata(tree, url, extensive=False)
        titles = titles or clean_all([guessed.title])
        authors = authors or split_names((guessed.author or "").split(";"))
    return PageMetadata(
        title=titles[0] if titles else None,
        titles=titles,
        published=published,
        published_from=origin,
        modified=modified,
        authors=authors,
        publisher=publisher,
        section=_first_words([article.get("articleSection"), *_values(tags, SECTION_TAGS)]),
        language=_find_language(tree, article, tags),
        url=_find_address(tree, url),
    )


def _read_tags(tree: HtmlElement) -> dict[str, list[str]]:
    """Contents of meta tags by lower-cased name, property or itemprop."""
    tags: dict[str, list[str]] = {}
    for element in tree.iter("meta"):
        content = (element.get("content") or element.get("datetime") or "").strip()
        for attribute in ("property", "name", "itemprop", "http-equiv"):
            name = (element.get(attribute) or "").strip().lower()
            if name and content:
                tags.setdefault(name, []).append(content)
    return tags


def _values(tags: Mapping[str, list[str]], names: Iterable[str]) -> Iterator[str]:
    return (content for name in names for content in tags.get(name, ()))


def _find_published(
    tree: HtmlElement,
    article: Mapping[str, Any],
    nodes: Iterable[Mapping[str, Any]],
    tags: Mapping[str, list[str]],
    url: str | None,
    observed_at: datetime | None,
) -> tuple[Moment | None, str | None]:
    latest = observed_at + FUTURE_SLACK if observed_at else None
    pages = [node.get("datePublished") for node in nodes if types_of(node) & PAGE_TYPES]
    stated: dict[str, list[Any]] = {
        "json-ld": [article.get("datePublished"), article.get("dateCreated"), *pages],
        "meta": list(_values(tags, PUBLISHED_TAGS)),
        "time-tag": [*_read_time_tags(tree)],
    }
    for origin, values in stated.items():
        moment = _first_moment(values, latest)
        if moment is not None:
            return moment, origin
    options = {"max_date": latest.strftime("%Y-%m-%d")} if latest else {}
    try:
        day = find_date(tree, original_date=True, url=url, **options)
    except (ValueError, TypeError, AttributeError, RecursionError, OverflowError):
        day = None
    moment = read_moment(day)
    return moment, "page" if moment else None


def _read_time_tags(tree: HtmlElement) -> list[str]:
    """`<time>` elements that say they hold the publication."""
    found = tree.xpath(
        "//time[@pubdate or contains(@itemprop, 'datePublished') or contains(@class, 'publish')"
        " or contains(@class, 'entry-date')]/@datetime | //*[@itemprop='datePublished']/@content"
    )
    return [str(value) for value in found]


def _first_moment(values: Iterable[Any], latest: datetime | None = None) -> Moment | None:
    for value in values:
        stated = value[0] if isinstance(value, list) and value else value
        moment = read_moment(html.unescape(stated) if isinstance(stated, str) else stated)
        if moment is not None and (latest is None or moment.at <= latest):
            return moment
    return None


def _read_h1(tree: HtmlElement) -> list[str]:
    headings = [heading.text_content() for heading in tree.iter("h1")]
    return headings if len(headings) == 1 else []


def _first_words(values: Iterable[Any]) -> str | None:
    return next(iter(clean_all(values)), None)


def _drop_site_name(title: str, publisher: str | None, url: str | None) -> str:
    """ "Masks stolen | The Example Times" without the outlet's name at its end."""
    site = (host_source(url) or "").partition(".")[0]
    names = {normalise_words(name).replace(" ", "") for name in (publisher or "", site)} - {""}
    head, mark, tail = next(
        (parts for mark in SITE_MARKS if (parts := title.rpartition(mark))[1]), ("", "", title)
    )
    if mark and normalise_words(tail).replace(" ", "").removeprefix("the") in {
        name.removeprefix("the") for name in names
    }:
        return head.rstrip()
    return title


def _find_language(
    tree: HtmlElement, article: Mapping[str, Any], tags: Mapping[str, list[str]]
) -> str | None:
    stated = [article.get("inLanguage"), tree.get("lang"), *_values(tags, LANGUAGE_TAGS)]
    return next((code for value in stated if (code := read_language(value))), None)


def _find_address(tree: HtmlElement, url: str | None) -> str | None:
    """The page's canonical address, if it is one of the same site and no front page."""
    for link in tree.xpath("//link[@rel='canonical']/@href"):
        try:
            stated = canonical_url(urljoin(url or "", str(link)))
        except ValueError:
            continue
        if stated is None or urlsplit(stated).path in ("", "/"):
            continue
        if url is None or host_source(stated) == host_source(url):
            return stated
    return url
