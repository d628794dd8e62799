"""What a page says about its article: title, dates, authors, summary, section, language, address.

In: a parsed page. Out: `PageMetadata`. Title, dates and authors have modules of their own
(`page_titles`, `page_dates`, `page_authors`). The decision to question: the summary is what the
page states as its description, even where the story begins with the same words, and an address
that the page calls canonical counts only on the same site.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urljoin, urlsplit

from lxml.html import HtmlElement

from transforms.page.authors import find_authors
from transforms.page.dates import find_dates
from transforms.page.microformats import find_marked, is_of_media
from transforms.page.titles import find_title
from transforms.text.archived_address import unwrap_address
from transforms.text.bylines import clean_words, name_of
from transforms.text.json_ld import choose_article, read_linked_data, types_of
from transforms.text.language import read_language
from transforms.text.stored_article import canonical_url, host_source
from transforms.text.timestamps import Moment

SECTION_TAGS = ("article:section", "parsely-section", "section", "og:section")
LANGUAGE_TAGS = ("og:locale", "language", "dc.language", "content-language")
SUMMARY_TAGS = ("og:description", "description", "twitter:description", "dc.description")
PUBLISHER_TAGS = ("og:site_name", "dc.publisher", "application-name", "publisher")


@dataclass(frozen=True, slots=True)
class PageMetadata:
    """What the page states; every field may be unknown. `shown` is the headline's element.

    `article` is its node in the page's JSON-LD, `types` are those of all nodes there, and `tags`
    its meta tags by name.
    """

    title: str | None
    titles: tuple[str, ...]
    published: Moment | None
    published_from: str | None
    modified: Moment | None
    authors: tuple[str, ...]
    publisher: str | None
    summary: str | None
    section: str | None
    language: str | None
    url: str | None
    shown: HtmlElement | None
    article: Mapping[str, Any]
    types: frozenset[str]
    tags: Mapping[str, list[str]]


def read_metadata(
    tree: HtmlElement,
    url: str | None,
    observed_at: datetime | None = None,
    *,
    is_copy: bool = False,
    markup: str = "",
) -> PageMetadata:
    """The metadata of a page; `url` is where it was fetched, canonical already.

    `markup` is the page with its comments.
    `is_copy`: the links of the page lead to files of a copy, whatever its address was.
    """
    nodes = list(read_linked_data(tree))
    tags = _read_tags(tree)
    shown = [element.text_content() for element in tree.iter("title", "h1")]
    article = choose_article(nodes, [*shown, *tags.get("og:title", ())])
    by_id = {str(node["@id"]): node for node in nodes if "@id" in node and node.get("name")}
    publisher = name_of(article.get("publisher"), by_id) or _first_words(
        _values(tags, PUBLISHER_TAGS)
    )
    found = find_title(tree, article, tags, publisher, url)
    language = _stated_language(tree, article, tags)
    dates = find_dates(
        tree,
        article,
        nodes,
        tags,
        url=url,
        headline=found.shown,
        language=language,
        observed_at=observed_at,
        markup=markup,
    )
    outlets = (publisher, *tags.get("og:site_name", ()), host_source(url))
    return PageMetadata(
        title=found.title,
        titles=found.titles,
        published=dates.published,
        published_from=dates.published_from,
        modified=dates.modified,
        authors=find_authors(tree, article, by_id, tags, outlets, found.shown),
        publisher=publisher,
        summary=_first_words([article.get("description"), *_values(tags, SUMMARY_TAGS)]),
        section=_first_words([article.get("articleSection"), *_values(tags, SECTION_TAGS)]),
        language=read_language(language),
        url=_find_address(tree, None if is_copy else url, tags) or url,
        shown=found.shown,
        article=article,
        types=frozenset(kind for node in nodes for kind in types_of(node)),
        tags=tags,
    )


def _read_tags(tree: HtmlElement) -> dict[str, list[str]]:
    """Contents of meta tags by lower-cased name, property or itemprop.

    What is marked of a picture or a video on the page is none of the story's.
    """
    tags: dict[str, list[str]] = {}
    for element in tree.iter("meta"):
        content = (element.get("content") or element.get("datetime") or "").strip()
        for attribute in ("property", "name", "itemprop", "http-equiv"):
            name = (element.get(attribute) or "").strip().lower()
            if name and content and not (attribute == "itemprop" and is_of_media(element)):
                tags.setdefault(name, []).append(content)
    return tags


def _values(tags: Mapping[str, list[str]], names: Iterable[str]) -> Iterator[str]:
    return (content for name in names for content in tags.get(name, ()))


def _first_words(values: Iterable[Any]) -> str | None:
    return next((words for value in values if (words := clean_words(value))), None)


def _stated_language(
    tree: HtmlElement, article: Mapping[str, Any], tags: Mapping[str, list[str]]
) -> str | None:
    """The page's own word for its language, region and all ("en-US")."""
    own = tree.get("lang") or tree.get("xml:lang")
    stated = [article.get("inLanguage"), own, *_values(tags, LANGUAGE_TAGS)]
    known = [value for value in stated if isinstance(value, str) and read_language(value)]
    with_region = [value for value in known if len(value) > 2 and value[2] in "-_"]
    first = read_language(known[0]) if known else None
    return next((value for value in with_region if read_language(value) == first), first)


def _find_address(tree: HtmlElement, url: str | None, tags: Mapping[str, list[str]]) -> str | None:
    """The page's canonical address, if it is one of the same site and no front page.

    A copy of a page may give that of the copy, which holds the original's. What a saved page calls
    itself in `og:url`, or marks as its address, counts where nothing else tells.
    """
    links = [link.get("href") or "" for link in tree.iter("link") if link.get("rel") == "canonical"]
    marked = [part.get("href") or "" for part in find_marked(tree, "p-canonical", "u-url")]
    for link in (*links, *(() if url else (*tags.get("og:url", ()), *marked))):
        try:
            whole = urljoin(url or "", link)
        except ValueError:
            continue
        original = unwrap_address(whole)
        stated = original[0] if original is not None else canonical_url(whole)
        if stated is None or urlsplit(stated).path in ("", "/"):
            continue
        if url is None or host_source(stated) == host_source(url):
            return stated
    return url
