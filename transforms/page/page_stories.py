"""The stories of a page that holds several whole ones: an archive of a blog, a page of an issue.

In: a parsed page, its metadata and its address. Out: a page of its own for each story, with its
address and the day above it; none where the page has one story or none. The decision to question:
a story is whole if it has a heading and paragraphs and no link to its rest; without a mark of its
own (its address, its day, its writer) it counts only below no headline of one story, for long
reads, live reports and letters to one question are cut into articles, too.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from lxml.etree import SubElement, XPath
from lxml.html import Element, HtmlElement

from transforms.page.boilerplate_names import heads_furniture, squeeze
from transforms.page.comments import find_named_comments
from transforms.page.metadata import PageMetadata
from transforms.text.archived_address import unwrap_address
from transforms.text.boilerplate import read_byline
from transforms.text.cut_text import read_end
from transforms.text.markup import Markup
from transforms.text.printed_dates import find_date, is_day_first
from transforms.text.stored_article import canonical_url, host_source
from transforms.text.timestamps import Moment, read_moment

LEAST_STORIES = 2
LEAST_STORY = 180
"""Code points of a story's paragraphs."""

LEAST_ALONE = 400
"""The same where it is one paragraph below a link, which a teaser is, too."""

LEAST_LINE = 40
LEAST_SHARE = 0.6
"""Of a page's paragraphs that stand in such stories; less is what stands beside one."""

LEAST_WHOLE = 0.5
"""Of the parts of a page with a heading that are whole; on fewer, a list has some teasers."""

LONGEST_LABEL = 4
"""Words of a heading above all stories that is no headline of one."""

LONGEST_HEADING = 250
LONGEST_DAY = 90
MOST_LINKED = 0.5
MOST_NEAR = 6
"""Lines at a story's top and end among which its day and its writer are looked for."""

_HEADINGS = ("h1", "h2", "h3", "h4", "h5")
_LINES = ("p", "br", "td", "div", "li", "blockquote", "article", "section")
_NEAR = tuple("p div span address small em i b strong cite font li td".split())
_DATED_TAGS = frozenset({"title", "h1", "h2", "h3", "h4", "h5", "h6"})
_OUTSIDE = frozenset({"nav", "aside", "footer", "form"})
_KEPT_TAGS = frozenset(
    "og:site_name application-name dc.publisher publisher language dc.language content-language"
    " og:locale".split()
)
_ARTICLES = XPath("//article[not(ancestor::article)]")
_MARKED = XPath(
    "//*[contains(@itemtype, 'schema.org/')][contains(@itemtype, 'Article')"
    " or contains(@itemtype, 'BlogPosting')]"
    "|//*[contains(concat(' ', normalize-space(@class), ' '), ' hentry ')]"
    "|//*[contains(concat(' ', normalize-space(@class), ' '), ' h-entry ')]"
)
_HAS_HEADING = XPath("//*[self::div or self::section or self::td][h1 or h2 or h3 or h4]")
_OWN_LINKS = XPath(
    ".//a[@href][contains(concat(' ', @rel, ' '), ' bookmark ')"
    " or contains(concat(' ', @class, ' '), ' u-url ') or contains(@class, 'permalink') or .//time]"
)
_DAYS = XPath(
    ".//time|.//*[contains(@class, 'date') or contains(@class, 'published')"
    " or @itemprop='datePublished']"
)
_BYLINES = XPath(
    ".//*[contains(@class, 'byline') or contains(@class, 'author') or @rel='author'"
    " or @itemprop='author']"
)
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_REPLY = re.compile(r"\s*(?:re|aw|antw|sv|odp)\s*:", re.IGNORECASE)
_LIVE = re.compile(r"live-?(?:blog|report|update|post)|ticker|timeline", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PagePart:
    """A story as a page of its own, its address, and the day that stands above it."""

    tree: HtmlElement
    url: str | None
    day: Moment | None


@dataclass(frozen=True, slots=True)
class _Part:
    """What may be a story: `element` holds it all, and `heading` stands on the page itself."""

    element: HtmlElement
    heading: HtmlElement


def find_stories(tree: HtmlElement, metadata: PageMetadata, url: str | None) -> list[PagePart]:
    """The whole stories of a page, if it has several and little else."""
    total = sum(map(len, _list_lines(tree)))
    if total < LEAST_STORIES * LEAST_STORY:
        return []
    base = metadata.url or url
    comments: set[HtmlElement] | None = None
    for list_parts, is_named in (
        (_list_articles, True),
        (_list_marked, True),
        (_list_alike, False),
        (_list_by_headings, False),
    ):
        parts = list_parts(tree)
        if len(parts) < LEAST_STORIES:
            continue
        if comments is None:
            comments = set(find_named_comments(tree))
        parts = [part for part in parts if not _is_outside(part, comments)]
        whole = [part for part in parts if _is_whole(part, base)]
        if len(whole) < max(LEAST_STORIES, LEAST_WHOLE * len(parts)):
            continue
        if sum(_measure(part.element) for part in whole) < LEAST_SHARE * total:
            continue
        if _is_headed(tree, whole):
            is_several = all(_find_address(part, base) for part in whole)
        else:
            is_several = is_named or all(_has_mark(part, base) for part in whole)
        if is_several:
            return list(_make_pages(tree, whole, metadata, base))
    return []


def _list_articles(tree: HtmlElement) -> list[_Part]:
    return list(_with_headings(_ARTICLES(tree)))


def _list_marked(tree: HtmlElement) -> list[_Part]:
    """What schema.org's or the microformats' names call stories."""
    marked = _MARKED(tree)
    found = set(marked)
    outer = [part for part in marked if found.isdisjoint(part.iterancestors())]
    return list(_with_headings(outer))


def _list_alike(tree: HtmlElement) -> list[_Part]:
    """The parts of one name beside one another that each have a heading."""
    groups: dict[tuple[HtmlElement | None, str, str], list[HtmlElement]] = {}
    for element in _HAS_HEADING(tree):
        outer = element.getparent()
        if element.tag == "td" and outer is not None:
            outer = outer.getparent()
        name = (element.get("class") or "").partition(" ")[0]
        groups.setdefault((outer, element.tag, name), []).append(element)
    alike: list[HtmlElement] = max(groups.values(), key=len, default=[])
    return list(_with_headings(alike))


def _with_headings(elements: Iterable[HtmlElement]) -> Iterator[_Part]:
    for element in elements:
        heading = next(element.iter(*_HEADINGS), None)
        if heading is not None and heading.text_content().strip():
            yield _Part(element, heading)


def _list_by_headings(tree: HtmlElement) -> list[_Part]:
    """What stands between the headings of one level in one part, each in an element of its own."""
    groups: dict[tuple[HtmlElement | None, str], list[HtmlElement]] = {}
    for heading in tree.iter(*_HEADINGS[:4]):
        if heading.text_content().strip() and _read_day(heading, None) is None:
            groups.setdefault((heading.getparent(), heading.tag), []).append(heading)
    parts = []
    for heading in max(groups.values(), key=len, default=[]):
        element = Element("div")
        element.append(deepcopy(heading))
        for follower in heading.itersiblings():
            if follower.tag in _HEADINGS and follower.tag <= heading.tag:
                break
            element.append(deepcopy(follower))
        parts.append(_Part(element, heading))
    return parts


def _is_outside(part: _Part, comments: set[HtmlElement]) -> bool:
    """Whether a part is readers' or a report's that goes on, or stands beside the stories."""
    around = [part.heading, *part.heading.iterancestors()]
    named = f"{part.element.get('class') or ''} {part.element.get('id') or ''}"
    return (
        heads_furniture(part.heading.text_content())
        or _REPLY.match(part.heading.text_content()) is not None
        or _LIVE.search(named) is not None
        or any(one.tag in _OUTSIDE or one in comments for one in around)
    )


def _list_lines(element: HtmlElement) -> Iterator[str]:
    """The paragraphs of a part; old pages part them by `<br>` alone."""
    for line in element.iter(*_LINES):
        if line.tag == "p":
            words = squeeze(line.text_content())
            linked = sum(len(squeeze(link.text_content())) for link in line.iter("a"))
        else:
            words, linked = squeeze((line.tail if line.tag == "br" else line.text) or ""), 0
        if len(words) >= LEAST_LINE and linked <= MOST_LINKED * len(words):
            yield words


def _measure(element: HtmlElement) -> int:
    return sum(map(len, _list_lines(element)))


def _is_whole(part: _Part, base: str | None) -> bool:
    """Whether a part has paragraphs enough for a story, and its end."""
    lines = list(_list_lines(part.element))
    size = sum(map(len, lines))
    address = _find_address(part, base)
    # a teaser leads to its story
    least = LEAST_ALONE if len(lines) == 1 and address is not None else LEAST_STORY
    if size < least:
        return False
    if len(squeeze(part.heading.text_content())) > LONGEST_HEADING or _is_cut(lines[-1]):
        return False
    return not any(
        _is_cut(f".\n{squeeze(link.text_content())}")
        for link in part.element.iter("a")
        if address is None or _resolve(link, base) == address
    )


def _is_cut(words: str) -> bool:
    return read_end(Markup(words, {})).is_cut


def _is_headed(tree: HtmlElement, parts: Sequence[_Part]) -> bool:
    """Whether a headline stands above all parts, and not the name of a month, page or outlet."""
    known = {part.heading for part in parts}
    return any(
        heading not in known
        and known.isdisjoint(heading.iterdescendants())
        and len(heading.text_content().split()) > LONGEST_LABEL
        and _YEAR.search(heading.text_content()) is None
        for heading in tree.iter("h1")
    )


def _has_mark(part: _Part, base: str | None) -> bool:
    """Whether a part states an address, a day or a writer of its own."""
    if (
        _find_address(part, base) is not None
        or next(iter(_BYLINES(part.element)), None) is not None
    ):
        return True
    above = part.heading.getprevious()
    while above is not None and not above.text_content().strip():
        above = above.getprevious()
    if above is not None and above.tag in _HEADINGS and _read_day(above, None) is not None:
        return True
    near = [line for line in part.element.iter(*_NEAR) if line.text_content().strip()]
    return any(
        read_byline(squeeze(line.text_content())) is not None or _read_day(line, None) is not None
        for line in (*near[:MOST_NEAR], *near[-MOST_NEAR:], *_DAYS(part.element))
        if len(line.text_content()) <= LONGEST_DAY
    )


def _find_address(part: _Part, base: str | None) -> str | None:
    """The story's own address: where its heading leads, or what the page calls its lasting link."""
    heading = next(part.element.iter(part.heading.tag), part.heading)
    around = (one for one in heading.iterancestors("a") if one is not part.element)
    for link in (*heading.iter("a"), *around, *_OWN_LINKS(part.element)):
        address = _resolve(link, base)
        if address is not None:
            return address
    return None


def _resolve(link: HtmlElement, base: str | None) -> str | None:
    """Where a link leads; None within the page, to another site or to a site's front."""
    try:
        whole = urljoin(base or "", link.get("href") or "")
        copied = unwrap_address(whole)
        address = copied[0] if copied is not None else canonical_url(whole)
    except ValueError:
        return None
    if address is None or address == base or urlsplit(address).path in ("", "/"):
        return None
    return address if base is None or host_source(address) == host_source(base) else None


def _read_day(element: HtmlElement, day_first: bool | None) -> Moment | None:
    words = squeeze(element.text_content())
    if not 0 < len(words) <= LONGEST_DAY:
        return None
    stated = read_moment(element.get("datetime") or element.get("content"))
    return stated or find_date(words, day_first=day_first)


def _make_pages(
    tree: HtmlElement, parts: Sequence[_Part], metadata: PageMetadata, base: str | None
) -> Iterator[PagePart]:
    """Each part with the window's title and what the page says of its outlet and language."""
    days = _find_days_above(tree, parts, is_day_first(metadata.language))
    for part in parts:
        page = Element("html", {"lang": tree.get("lang") or metadata.language or ""})
        head = SubElement(page, "head")
        SubElement(head, "title").text = squeeze(part.heading.text_content())
        for name, contents in metadata.tags.items():
            if name in _KEPT_TAGS:
                SubElement(head, "meta", {"property": name, "content": contents[0]})
        element = deepcopy(part.element)
        element.tail = None
        _mark_headline(element, part.heading.tag)
        SubElement(page, "body").append(element)
        yield PagePart(page, _find_address(part, base), days.get(part.heading))


def _mark_headline(element: HtmlElement, tag: str) -> None:
    """The first heading as the page's only headline, without its link."""
    first = next(element.iter(tag))
    for other in element.iter("h1"):
        other.tag = "h2"
    first.tag = "h1"
    for link in list(first.iter("a")):
        link.drop_tag()
    around = next(first.iterancestors("a"), None)
    if around is not None and around is not element:
        around.drop_tag()


def _find_days_above(
    tree: HtmlElement, parts: Sequence[_Part], day_first: bool | None
) -> dict[HtmlElement, Moment]:
    """The day that stands above each story: of a blog's day, or of the whole issue."""
    headings = {part.heading for part in parts}
    inside = {one for part in parts for one in part.element.iter()}
    dated = set(_DAYS(tree))
    day: Moment | None = None
    days: dict[HtmlElement, Moment] = {}
    for element in tree.iter():
        if element in headings:
            if day is not None:
                days[element] = day
        elif element not in inside and (element.tag in _DATED_TAGS or element in dated):
            day = _read_day(element, day_first) or day
    return days
