"""What stands around a story on its page, taken off before the main text is looked for.

In: a parsed page, changed in place. Out: nothing; parts that their names (`class="newsletter"`),
their headings ("Related", "Lire aussi") or their shape (a link around a whole teaser) tell to be
no story are gone. The decision to question: a part that holds the headline or a good share of the
page's paragraphs stays whatever it is called, for sites name wrappers of whole stories so
("has-related-posts"); a part removed in error is lost, one left is for later steps to judge.
"""

from collections.abc import Iterator, Mapping, Sequence

from lxml.etree import XPath, strip_elements
from lxml.html import HtmlElement

from transforms.page.boilerplate_names import (
    find_furniture_name,
    heads_furniture,
    leads_elsewhere,
    may_be_story,
    squeeze,
)
from transforms.page.comments import find_named_comments, heads_comments
from transforms.page.tree_order import remove

STORY_SHARE = 0.3
"""Of a page's paragraph text. A named part that holds more is no furniture."""

SECTION_SHARE = 0.15
"""The same for a part told by its heading alone, and for the loose text in a part of links."""

LEAST_STORY = 300
"""Code points of paragraphs that any page is taken to have, so short pages keep what they have."""

LEAST_APART = 150
"""Code points of paragraphs outside readers' comments that a story has at least."""

LEAST_ABOVE = 300
"""The same between the headline and a heading of comments."""

LEAST_LINKED = 0.25
"""Share of linked text in what stands below a heading such as "Popular"."""

LONGEST_NAMES = 300
"""Code points of an element's class and id that are looked at."""

LEAST_LOOSE = 80
MOSTLY_LINKED = 0.6
WHOLLY_LINKED = 0.9
LONGEST_SECTION_HEADING = 180
"""With the white space that pages put around it."""

LONGEST_INITIAL = 2
LONGEST_TEASER = 220
LEAST_TITLE = 4
"""Words."""


_HEADINGS = ("h2", "h3", "h4", "h5", "h6")
_KEPT_TAGS = frozenset({"html", "body", "main", "h1", "time", "a", "em", "b", "i", "strong"})
_NO_STORY = frozenset(
    "style svg template noscript iframe nav footer select button link meta input video audio object"
    " map".split()
)
_LONG_TEXTS = XPath(f"//body//text()[string-length() >= {LEAST_LOOSE}][not(ancestor::p)]")
_NAMED_PARTS = XPath("//*[@class or @id]")
_NOT_LOOSE = frozenset({"script", "style", "a", "figcaption", "textarea", "option"})
_LINE_TAGS = ("p", "h2", "h3", "h4", "h5", "h6", "li", "div")


def remove_furniture(tree: HtmlElement, headline: HtmlElement | None = None) -> None:
    """Take furniture off the page; the story and its headline stay."""
    _show_initials(tree)
    page = _Page(tree, headline)
    for find in (
        _find_hidden,
        _find_comments,
        _find_named,
        _find_other_articles,
        _find_linked_blocks,
        _find_sections,
        _find_teasers,
        _find_link_lists,
    ):
        for element in list(find(page)):
            if page.holds(element):
                remove(element)


def remove_tags(tree: HtmlElement, headline: HtmlElement | None) -> None:
    """Take off what its tag tells to be no story, which main-text finders look at for long."""
    around = {part.tag for part in headline.iterancestors()} if headline is not None else set()
    strip_elements(tree, *_NO_STORY.difference(around), with_tail=False)
    for script in list(tree.iter("script")):
        # JSON-LD may hold the story of a page that shows none
        if "ld+json" not in (script.get("type") or ""):
            remove(script)


def _show_initials(tree: HtmlElement) -> None:
    """A large first letter, which sites hide from programs that read pages aloud."""
    for initial in tree.xpath("//p//*[@aria-hidden='true']"):
        letter = str(initial.text_content()).strip()
        if len(letter) <= LONGEST_INITIAL and letter.isalpha():
            del initial.attrib["aria-hidden"]


class _Page:
    """A page and how much paragraph text each part has, which tells what a removal would cost."""

    def __init__(self, tree: HtmlElement, headline: HtmlElement | None) -> None:
        self.tree = tree
        headlines = [headline] if headline is not None else list(tree.iter("h1"))
        self.around_headline = {
            part for shown in headlines for part in (shown, *shown.iterancestors())
        }
        self.sizes: dict[HtmlElement, int] = {}
        self.lines: dict[HtmlElement, int] = {}
        for paragraph, size in _measure_paragraphs(tree):
            self.lines[paragraph] = self.lines.get(paragraph, 0) + size
            for part in (paragraph, *paragraph.iterancestors()):
                self.sizes[part] = self.sizes.get(part, 0) + size
        self.paragraphs = max(LEAST_STORY, self.sizes.get(tree, 0))

    def holds(self, element: HtmlElement) -> bool:
        """Whether it still hangs on the page: a part of a removed part does not."""
        top = element
        while (parent := top.getparent()) is not None:
            top = parent
        return top is self.tree

    def is_story(self, element: HtmlElement, share: float) -> bool:
        """Whether the headline or too much of the page's text is in it."""
        if element.tag in ("html", "body", "main") or element in self.around_headline:
            return True
        return self.sizes.get(element, 0) > share * self.paragraphs

    def stands_apart(self, element: HtmlElement) -> bool:
        """Whether a story may stand outside: the headline does, and text as of a short one."""
        if element.tag in ("html", "body", "main") or element in self.around_headline:
            return False
        return self.sizes.get(self.tree, 0) - self.sizes.get(element, 0) >= LEAST_APART

    def measure_above(self, element: HtmlElement) -> int:
        """Code points of paragraphs between the headline and an element."""
        size = 0
        for part in self.tree.iter():
            if part is element:
                break
            if part in self.around_headline:
                size = 0
            size += self.lines.get(part, 0)
        return size

    def drop_stories(self, found: Mapping[str, Sequence[HtmlElement]]) -> Iterator[HtmlElement]:
        """The elements but for those that hold the story, one by one or all of a name together.

        Some sites hide a story behind their paywall a paragraph at a time, each of one name.
        """
        for elements in found.values():
            known = set(elements)
            outer = [part for part in elements if known.isdisjoint(part.iterancestors())]
            parts = [part for part in outer if not self.is_story(part, STORY_SHARE)]
            if sum(self.sizes.get(part, 0) for part in parts) <= STORY_SHARE * self.paragraphs:
                yield from parts
                inner = [part for part in elements if part not in outer]
                yield from (part for part in inner if not self.is_story(part, STORY_SHARE))


def _measure_paragraphs(tree: HtmlElement) -> Iterator[tuple[HtmlElement, int]]:
    """Paragraphs with their size; old pages write them as text and `<br>` in a cell."""
    for paragraph in tree.iter("p"):
        yield paragraph, len(paragraph.text_content())
    for text in _LONG_TEXTS(tree):
        line = text.getparent() if text.is_text else text.getparent().getparent()
        if line is not None and line.tag not in _NOT_LOOSE:
            yield line, len(text)


def _find_hidden(page: _Page) -> Iterator[HtmlElement]:
    """Parts not shown: `hidden`, and the tabs that do not stand open."""
    yield from page.drop_stories({"": page.tree.xpath("//*[@hidden]")})
    panels: dict[HtmlElement, list[HtmlElement]] = {}
    for panel in page.tree.xpath("//*[@role='tabpanel']"):
        panels.setdefault(panel.getparent(), []).append(panel)
    for beside in panels.values():
        opened = [panel for panel in beside if "active" in (panel.get("class") or "").split()]
        if len(opened) == 1:
            closed = (panel for panel in beside if panel is not opened[0])
            yield from (panel for panel in closed if panel not in page.around_headline)


def _find_comments(page: _Page) -> Iterator[HtmlElement]:
    """What readers wrote, unless so little else is left that it must be the story."""
    for element in find_named_comments(page.tree):
        if page.stands_apart(element):
            yield element


def _comments_below(page: _Page, heading: HtmlElement) -> Iterator[HtmlElement]:
    """The part that a heading of comments opens, else all that follows it in its part.

    A heading of that name beside the headline, above the story, is passed over.
    """
    above = page.measure_above(heading)
    if above < max(LEAST_ABOVE, STORY_SHARE * page.sizes.get(page.tree, 0)):
        return
    part = heading
    while (parent := part.getparent()) is not None and page.stands_apart(parent):
        if any(page.sizes.get(other, 0) for other in part.itersiblings(preceding=True)):
            break
        part = parent
    if part is not heading:
        yield part
        return
    yield heading
    yield from (element for element in heading.itersiblings() if page.stands_apart(element))


def _find_named(page: _Page) -> Iterator[HtmlElement]:
    """Parts whose class or id says what they are."""
    found: dict[str, list[HtmlElement]] = {}
    for element in _NAMED_PARTS(page.tree):
        kind, own = element.get("class"), element.get("id")
        if element.tag in _KEPT_TAGS:
            continue
        names = f"{kind or ''} {own or ''}"[:LONGEST_NAMES]
        name = find_furniture_name(names)
        if name is None:
            continue
        # "article-body paywall" is the story and "story-content related" may be links
        if may_be_story(names, name):
            words, linked = measure_links(element)
            if linked < LEAST_LINKED * words and words > LONGEST_TEASER:
                continue
        found.setdefault(name, []).append(element)
    yield from page.drop_stories(found)


def _find_other_articles(page: _Page) -> Iterator[HtmlElement]:
    """Further stories below the first, on pages that scroll without end."""
    articles = page.tree.xpath("//article[not(ancestor::article)][.//h1]")
    if any(article in page.around_headline for article in articles):
        yield from (article for article in articles if article not in page.around_headline)


def _find_linked_blocks(page: _Page) -> Iterator[HtmlElement]:
    """A link around a heading or paragraph is a teaser; the story does not stand in a link."""
    for link in page.tree.xpath("//a[@href][.//p or .//h1 or .//h2 or .//h3 or .//h4 or .//h5]"):
        if not page.is_story(link, STORY_SHARE):
            yield link


def _find_sections(page: _Page) -> Iterator[HtmlElement]:
    """What stands below a heading such as "Popular": its part of the page, or links after it."""
    judged: dict[HtmlElement, bool] = {}
    for tag in (*_HEADINGS, "strong", "b", "font", "span", "div", "p"):
        for heading in page.tree.iter(tag):
            if tag not in _HEADINGS and len(heading):
                continue
            words = heading.text_content() if len(heading) else heading.text
            if not words or len(words) >= LONGEST_SECTION_HEADING:
                continue
            if tag in _HEADINGS and heads_comments(words):
                yield from _comments_below(page, heading)
            elif heads_furniture(words):
                yield from _part_below(page, heading, judged)


def _part_below(
    page: _Page, heading: HtmlElement, judged: dict[HtmlElement, bool]
) -> Iterator[HtmlElement]:
    part = heading
    while (parent := part.getparent()) is not None and not page.is_story(parent, SECTION_SHARE):
        part = parent
    if part is not heading:
        if part not in judged:
            words, linked = measure_links(part)
            rest = words - len(squeeze(heading.text_content()))
            judged[part] = rest <= 0 or linked >= LEAST_LINKED * words
        if judged[part]:
            yield part
            return
    yield from _links_after(part if part.tag in _HEADINGS else heading)


def _links_after(heading: HtmlElement) -> Iterator[HtmlElement]:
    """The lists of links that follow; without any, the heading may be the story's own."""
    found = []
    for follower in heading.itersiblings():
        if not isinstance(follower.tag, str):
            continue
        words, linked = measure_links(follower)
        if words and linked < MOSTLY_LINKED * words:
            break
        if follower.tag in _HEADINGS and not linked:
            break
        if words:
            found.append(follower)
    if found:
        yield heading
        yield from found


def _find_teasers(page: _Page) -> Iterator[HtmlElement]:
    """Single lines that lead to other pages: "Read more: …", a heading that is all one link."""
    seen: set[HtmlElement] = set()
    for link in page.tree.xpath("//body//a[@href]"):
        line = link.getparent()
        while line is not None and line.tag in ("strong", "em", "b", "i", "span", "u"):
            line = line.getparent()
        if line is None or line.tag not in _LINE_TAGS or line in seen:
            continue
        seen.add(line)
        if line.tag == "div" and len(line) > 2:
            continue
        text = squeeze(line.text_content())
        if not 0 < len(text) <= LONGEST_TEASER:
            continue
        words, linked = measure_links(line)
        if leads_elsewhere(text):
            if linked >= words / 2:
                yield line
        elif linked >= WHOLLY_LINKED * words and (line.tag in _HEADINGS or _is_title(line, text)):
            yield line


def _find_link_lists(page: _Page) -> Iterator[HtmlElement]:
    """Lists of other stories' titles between the paragraphs; a colon announces one of its own."""
    for tag in ("ul", "ol"):
        for listed in page.tree.iter(tag):
            items = [item for item in listed if item.tag == "li"]
            before = listed.getprevious()
            opening = squeeze(before.text_content()) if before is not None else ""
            if len(items) > 1 and not opening.endswith(":") and all(map(_is_link, items)):
                yield listed


def _is_link(item: HtmlElement) -> bool:
    """Whether an item of a list is a link, as long as a title and no sentence."""
    text = squeeze(item.text_content())
    words, linked = measure_links(item)
    is_title = len(text.split()) >= LEAST_TITLE and text[-1] not in '.,;:!…"”'
    return is_title and linked >= WHOLLY_LINKED * words


def _is_title(line: HtmlElement, text: str) -> bool:
    """Whether a line that is all link is another story's title, not a sentence of this one."""
    return line.tag == "p" and len(text.split()) >= LEAST_TITLE and text[-1] not in '.,;:!…"”'


def measure_links(element: HtmlElement) -> tuple[int, int]:
    """Code points of text in an element, and how many of them are in links."""
    words = len(squeeze(element.text_content()))
    if element.tag == "a":
        return words, words
    return words, sum(len(squeeze(link.text_content())) for link in element.iter("a"))
