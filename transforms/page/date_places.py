"""Whether a date on a page stands where another story, a menu or a box has its own.

In: an element, and the headline with what holds it. Out: whether the element is elsewhere. The
decision to question: a link as long as a headline beside a date makes it that of another story,
unless it leads to a writer or a tool of the page, or is the day itself.
"""

import re

from lxml.html import HtmlElement

from transforms.page.boilerplate_names import find_furniture_name
from transforms.page.comments import is_in_comments
from transforms.page.date_labels import MOST_LETTERS
from transforms.page.date_names import BOX_NAME, OWN_PART, is_embedded
from transforms.text.printed_dates import EAST_ASIAN, count_letters_beside, find_date

LONGEST_PRINTED = 120
LEAST_PARAGRAPH = 80
LONGEST_NAMES = 300
_TOOL_LINK = re.compile(
    r"^(?:mailto|javascript|tel|whatsapp):|/(?:author|autor|auteur|autore|redac\w+|staff|profile)s?/"
    r"|[/.](?:facebook|twitter|linkedin|pinterest|reddit)\.com|[?&/]share",
    re.IGNORECASE,
)
"""Where links lead that are no titles of stories: to a writer, to a tool of the page."""

LEAST_TITLE = 4
TITLE_LEVELS = 2


def is_paragraph(words: str) -> bool:
    """Whether a line is as long as a story's; a character of East Asia says as much as three."""
    missing = LEAST_PARAGRAPH - len(words)
    if missing <= 0 or words.isascii():
        return missing <= 0
    return 2 * len(EAST_ASIAN.findall(words)) >= missing


def is_elsewhere(element: HtmlElement, around: set[HtmlElement]) -> bool:
    """Whether it belongs to another story, a menu or the site's own head."""
    if is_in_comments(element) or is_embedded(element):
        return True
    for level, part in enumerate((element, *element.iterancestors())):
        if part in around:
            return False
        tag = part.tag
        named = read_names(part)
        if tag in ("nav", "form", "select", "button"):
            return True
        if tag == "article" and not _is_own_article(part, around):
            return True
        if tag in ("aside", "footer", "header") and not OWN_PART.search(named):
            return True
        if find_furniture_name(named[:LONGEST_NAMES]) is not None:
            return True
        if level <= TITLE_LEVELS and any(_is_title(link) for link in part.iter("a")):
            return True
    return False


def is_in_box(element: HtmlElement, around: set[HtmlElement]) -> bool:
    """Whether a line stands in a box of the weather, the market or the like."""
    for part in (element, *element.iterancestors()):
        if part in around:
            return False
        if BOX_NAME.search(read_names(part)):
            return True
    return False


def _is_own_article(article: HtmlElement, around: set[HtmlElement]) -> bool:
    """Whether it is the story's: it has text, and the headline stands in none but for it."""
    if any(part.tag == "article" for part in around):
        return False
    if sum(1 for _ in article.getroottree().iter("article")) > 1:
        return False
    return any(is_paragraph(part.text_content()) for part in article.iter("p"))


def _is_title(link: HtmlElement) -> bool:
    """Whether a link is as long as a headline, and no list of authors, day or tool of the page."""
    shown = link.text_content()
    words = shown.split()
    if len(words) < LEAST_TITLE or any(map(str.isdigit, words[0])):
        return False
    if link.get("rel") == "author" or _TOOL_LINK.search(link.get("href") or ""):
        return False
    is_short = len(shown) <= LONGEST_PRINTED and find_date(shown) is not None
    return not is_short or count_letters_beside(shown) > MOST_LETTERS


def read_names(element: HtmlElement) -> str:
    """Its class and id."""
    return f"{element.get('class') or ''} {element.get('id') or ''}"
