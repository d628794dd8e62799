"""Who signs the story of a page.

In: a parsed page, its JSON-LD and meta tags, its outlet, its headline. Out: names. People named
in JSON-LD are taken first, then those in meta tags, then the byline that stands beside the
headline. The decision to question: an outlet, a desk or an agency that is all JSON-LD names
gives way to a person in the byline, and is kept where there is none.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from lxml.html import HtmlElement

from transforms.ids import normalise_words
from transforms.page.microformats import find_marked
from transforms.page.tree_order import elements_after
from transforms.text.bylines import are_people, clean_words, is_person, read_authors, split_names

AUTHOR_TAGS = (
    "author",
    "article:author",
    "article:author_name",
    "og:article:author",
    "parsely-author",
    "sailthru.author",
    "cxenseparse:author",
    "cse_author",
    "dc.creator",
    "dcterms.creator",
    "byl",
    "byline",
    "authors",
    "article.author",
)
LONGEST_BYLINE = 160
NEAR_HEADLINE = 250
"""Elements after the headline in which what calls itself a byline is the story's."""

BYLINE_RANGE = 80
"""Elements after the headline in which an unnamed "By Jane Roe" is the byline."""

MOST_FAR = 3
"""Names marked as authors away from the headline that may be the story's."""

_NAMED = re.compile(
    r"(?<![a-z])(?:by-?line|authors?(?![a-z])|author-?name|writers?(?![a-z])|auteurs?|autor(?:e|es|en)?"
    r"(?![a-z])|contributors?(?![a-z])|reporter|journalist|redakteur|signature|credit(?![a-z]))",
    re.IGNORECASE,
)
_NOT_AUTHOR = re.compile(
    r"comment|avatar|social|photo|image|img|caption|related|share|video|bio(?![a-z])|desc"
    r"|figure|media|copyright|licen[cs]e",
    re.IGNORECASE,
)
_PROFILE = re.compile(
    r"/(?:authors?|by|people|person|profiles?|staff|reporters?|writers?|contributors?|journalists?"
    r"|auteurs?|autor(?:es)?|autore|team|columnists?|byline)(?:/|\?|-|$)",
    re.IGNORECASE,
)
_CLASS_PARTS = (
    "uthor", "yline", "uteur", "utor", "riter", "contributor", "reporter", "ournalist", "signature"
)  # fmt: skip
_OUTSIDE = frozenset({"nav", "aside", "footer", "figure", "figcaption", "form", "blockquote"})
# where the names end: "Jane Roe Published 3 March", "Jane Roe@janeroe", "Jane Roe | 5 min read"
_NAMES_END = re.compile(
    r"\s*(?:\b(?:published|updated|posted|last modified|created|first published|min(?:ute)? read"
    r"|date|publié|veröffentlicht|publicado|pubblicato|gepubliceerd|opublikowan\w+|follow"
    r"|read more)\b|@|\d"
    r"|\[email|\(|•|·|\s[|–—-]\s|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b"
    r"|\b(?:january|february|march|april|june|july|august|september|october|november|december"
    r"|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\.? \d)",
    re.IGNORECASE,
)
_BY_LINE = re.compile(r"\s*(?:By|BY|Von|Par|Por|Door|Di|Av)\s+(?=[A-ZÀ-Ž])")


def find_authors(
    tree: HtmlElement,
    article: Mapping[str, Any],
    by_id: Mapping[str, Mapping[str, Any]],
    tags: Mapping[str, Sequence[str]],
    outlets: Sequence[str | None],
    headline: HtmlElement | None,
) -> tuple[str, ...]:
    """The names that sign, people before organisations and without the outlet beside them."""
    found = _find_signers(tree, article, by_id, tags, outlets, headline)
    own = {normalise_words(outlet).removeprefix("the ") for outlet in outlets if outlet}
    others = tuple(name for name in found if normalise_words(name).removeprefix("the ") not in own)
    return others or found


def _find_signers(
    tree: HtmlElement,
    article: Mapping[str, Any],
    by_id: Mapping[str, Mapping[str, Any]],
    tags: Mapping[str, Sequence[str]],
    outlets: Sequence[str | None],
    headline: HtmlElement | None,
) -> tuple[str, ...]:
    people, organisations = read_authors(article.get("author") or article.get("creator"), by_id)
    if are_people(people, *outlets) and any(" " in name for name in people):
        return people
    tagged = split_names(
        words
        for name in AUTHOR_TAGS
        for value in tags.get(name, ())
        if (words := clean_words(value))
    )
    if are_people(tagged, *outlets):
        return tagged
    marked = split_names(part.text_content() for part in find_marked(tree, "p-author"))
    if are_people(marked, *outlets):
        return marked
    printed = next(_read_bylines(tree, headline, outlets), ())
    if printed:
        return printed
    stated = [names for names in (people, tagged, organisations) if names]
    own = {normalise_words(outlet) for outlet in outlets if outlet}
    others = [names for names in stated if not own.issuperset(map(normalise_words, names))]
    agency = () if others else _read_agency(tree, headline)
    if stated and any(name in normalise_words(" ".join(agency)) for name in own):
        agency = ()  # "The Example with agencies" says no more than "The Example"
    return next(iter(others), ()) or agency or next(iter(stated), ())


def _read_bylines(
    tree: HtmlElement, headline: HtmlElement | None, outlets: Sequence[str | None]
) -> Iterator[tuple[str, ...]]:
    """Names in the elements that call themselves a byline, then in a line that opens with By."""
    named = tree.xpath(
        "//*[@rel='author' or @itemprop='author' or contains(@data-testid, 'yline') or @class and ("
        + " or ".join(f"contains(@class, '{name}')" for name in _CLASS_PARTS)
        + ")]"
    )
    near = set(_around(headline))
    far: list[tuple[str, ...]] = []
    for element in named:
        is_far = bool(near) and element not in near
        if is_far and not (element.get("rel") or element.get("itemprop")):
            continue
        names = _names_in(element)
        if not names or not are_people(names, *outlets) or _is_outside(element):
            continue
        if not is_far:
            yield names
        elif not _is_of_another(element, headline):
            far.append(names)
    if len({name for names in far for name in names}) <= MOST_FAR:
        # more are the columnists or the latest stories of the site
        yield from far
    for element in _lines_after(headline):
        words = " ".join(element.text_content().split())
        if len(words) <= LONGEST_BYLINE and _BY_LINE.match(words):
            names = _names_in(element)
            if names and are_people(names, *outlets):
                yield names


def _is_of_another(element: HtmlElement, headline: HtmlElement | None) -> bool:
    """Whether it stands in an article or list that is not the headline's."""
    around = set(headline.iterancestors()) if headline is not None else set()
    return any(
        part.tag in ("article", "li", "nav", "aside", "section") and part not in around
        for part in element.iterancestors()
    )


def _names_in(element: HtmlElement) -> tuple[str, ...]:
    """The names in a byline: those that link to a profile, else its words up to a date."""
    links = [
        link.text_content()
        for link in element.iter("a")
        if "author" in (link.get("rel") or "") or _PROFILE.search(link.get("href") or "")
    ]
    linked = tuple(filter(_is_full_name, split_names(links)))
    if linked:
        return linked
    inner = element.xpath(".//*[@itemprop='name']")
    words = " ".join(" ".join((inner[0] if inner else element).itertext()).split())
    if len(words) > LONGEST_BYLINE:
        return ()
    opening = _BY_LINE.match(words)
    end = _NAMES_END.search(words, opening.end() if opening else 0)
    names = split_names([words[: end.start()] if end else words])
    return tuple(filter(_is_full_name, names))


def _is_full_name(name: str) -> bool:
    words = name.split()
    return 2 <= len(words) <= 5 and is_person(name) and all(len(word) < 20 for word in words)


def _is_outside(element: HtmlElement) -> bool:
    """Whether it belongs to a picture, a comment or another story."""
    for part in (element, *element.iterancestors()):
        if part.tag in _OUTSIDE:
            return True
        if part.tag in ("body", "main", "article"):
            return False
        if _NOT_AUTHOR.search(f"{part.get('class') or ''} {part.get('id') or ''}") and (
            part is element or not _NAMED.search(part.get("class") or "")
        ):
            return True
    return False


def _around(headline: HtmlElement | None) -> Iterator[HtmlElement]:
    """What stands in the headline's part of the page: further on, columnists are advertised."""
    if headline is None:
        return
    yield from elements_after(headline, NEAR_HEADLINE)
    yield from headline.xpath("preceding-sibling::*/descendant-or-self::*")
    yield from headline.xpath("ancestor::header[1]/descendant::*")


def _lines_after(headline: HtmlElement | None) -> Iterator[HtmlElement]:
    if headline is None:
        return
    for element in elements_after(headline, BYLINE_RANGE):
        if element.tag in ("p", "span", "div", "address", "h2", "h3", "h4", "h5", "li", "small"):
            yield element


def _read_agency(tree: HtmlElement, headline: HtmlElement | None) -> tuple[str, ...]:
    """An outlet or agency alone in a byline or credit line ("JIJI")."""
    signed = [
        link
        for link in tree.iter("a")
        if link.get("rel") == "author" and not _is_of_another(link, headline)
    ]
    if len({" ".join(link.text_content().split()) for link in signed}) > 1:
        signed = []
    for element in (*signed, *_lines_after(headline)):
        named = element.get("rel") or element.get("class") or ""
        if _NAMED.search(named) and not _is_outside(element):
            words = " ".join(element.text_content().split())
            names = split_names([words]) if 1 < len(words) <= LONGEST_BYLINE // 4 else ()
            if names:
                return names
    return ()
