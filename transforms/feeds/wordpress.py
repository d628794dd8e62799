"""An item of a WordPress export to what it says, beyond what a feed would.

In: the entry of an item; the people that the export lists. Out: a `FeedItem`, or None for what is
no published post. The decision to question: post types that WordPress or its shops do not use
themselves are taken for articles, since newsrooms name their own ("story", "column").
"""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from xml.etree.ElementTree import ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from transforms.feeds.item import FeedItem
from transforms.feeds.rss import Entry
from transforms.text.timestamps import read_moment

NO_ARTICLES = frozenset(
    "page attachment nav_menu_item revision custom_css customize_changeset oembed_cache"
    " user_request wp_block wp_template wp_template_part wp_global_styles wp_navigation"
    " wp_font_family wp_font_face product product_variation shop_order shop_coupon feedback"
    " acf-field acf-field-group forum topic reply tribe_events".split()
)
UNPUBLISHED = frozenset("draft auto-draft trash private pending future".split())
LARGEST_OFFSET = 14 * 60

_CAPTION = re.compile(
    r"\[caption\b[^\]]{0,500}\](\s*(?:<a\b[^>]{0,2000}>)?\s*<img\b[^>]{0,2000}>(?:\s*</a>)?)"
    r"(.{0,2000}?)\[/caption\]",
    re.DOTALL,
)
_SHORTCODE = re.compile(
    r"\[/?(?:caption|gallery|embed|video|audio|playlist|youtube|vimeo|tweet|instagram|facebook"
    r"|soundcloud|contact-form(?:-7)?|adrotate|ads?|slideshow|poll|dropcap|pullquote)"
    r"(?:\s+(?:[\w-]+=|https?:)[^\]]{0,2000}|\s+\d+)?\s*/?\]"
)
_EMBED = re.compile(r"\[(embed|youtube|vimeo|tweet)\b[^\]]{0,500}\][^\[<]{0,2000}\[/\1\]")
_BLOCK_COMMENT = "<!-- wp:"
_BLOCK = re.compile(r"<!-- (/)?wp:")
_BLANK_LINES = re.compile(r"\r?\n[^\S\n]*\r?\n\s*")
_KEPT_LINES = re.compile(r"<(/?)(?:pre|script|style|table|ul|ol|dl)\b", re.IGNORECASE)


def read_people(content: bytes) -> dict[str, str]:
    """Login and name of each author in an element that the export lists."""
    try:
        root = fromstring(content)
    except (ParseError, DefusedXmlException, ValueError):
        return {}
    people: dict[str, str] = {}
    for author in root.iter():
        if author.tag.rpartition("}")[2] == "author":
            words = {
                str(child.tag).rpartition("}")[2].removeprefix("author_"): (
                    child.text or ""
                ).strip()
                for child in author
            }
            people[words.get("login", "")] = _choose_name(words)
    return people


def is_wordpress(entry: Entry) -> bool:
    """Whether an entry states the type of a post."""
    return bool(entry.fields.get("wp_post_type"))


def read_post(entry: Entry, people: Mapping[str, str]) -> FeedItem | None:
    """The item of a published post."""
    fields, item = entry.fields, entry.item
    if fields.get("wp_post_type") in NO_ARTICLES or fields.get("wp_status") in UNPUBLISHED:
        return None
    published = read_moment(fields.get("wp_post_date_gmt"))
    excerpt = fields.get("excerpt_encoded")
    return replace(
        item,
        content=read_post_markup(item.content) if item.content else None,
        content_is_whole=True,
        teaser=excerpt or item.teaser,
        published=fields["wp_post_date_gmt"] if published else item.published,
        published_utc_offset=_find_offset(
            fields.get("wp_post_date"), fields.get("wp_post_date_gmt")
        ),
        authors=_name_writers(entry, people),
    )


def _name_writers(entry: Entry, people: Mapping[str, str]) -> tuple[str, ...]:
    """Who wrote a post; Squarespace has addresses of mail for logins, which are looked up whole."""
    login = entry.fields.get("author")
    if isinstance(login, str) and people.get(login.strip()):
        return (people[login.strip()],)
    return tuple(people.get(name) or name for name in entry.item.authors)


def tell_time(local: Any, utc: Any) -> str | None:
    """The time on the blog's own clock with its zone, of the two that its table of posts has."""
    offset = _find_offset(local, utc)
    if offset is None:
        return next((one for one in (utc, local) if read_moment(one)), None)
    sign, minutes = "-" if offset < 0 else "+", abs(offset)
    return f"{local}{sign}{minutes // 60:02}:{minutes % 60:02}"


def read_post_markup(content: str) -> str:
    """The markup that WordPress makes of a post: its lines end paragraphs, its codes are none."""
    markup = _CAPTION.sub(r"<figure>\1<figcaption>\2</figcaption></figure>", content)
    markup = _SHORTCODE.sub("", _EMBED.sub("", markup))
    if _BLOCK_COMMENT in markup:
        return _break_between_blocks(markup)
    return _break_outside(markup)


def _break_between_blocks(markup: str) -> str:
    """The markup of blocks as it is; what stands between them was written without an editor."""
    pieces: list[str] = []
    place = depth = 0
    while comment := _BLOCK.search(markup, place):
        end = markup.find("-->", comment.end())
        if end < 0:
            break
        piece = markup[place : comment.start()]
        pieces.append(piece if depth else _break_outside(piece))
        place = comment.start()
        if comment[1]:
            depth = max(depth - 1, 0)
        elif markup[end - 1] != "/":
            depth += 1
        pieces.append(markup[place : end + 3])
        place = end + 3
    pieces.append(markup[place:] if depth else _break_outside(markup[place:]))
    return "".join(pieces)


def _break_outside(markup: str) -> str:
    """The markup with its lines as WordPress breaks them, but for tables, lists and the like."""
    pieces: list[str] = []
    place = depth = 0
    for tag in _KEPT_LINES.finditer(markup):
        piece = markup[place : tag.start()]
        pieces.append(piece if depth else _break_lines(piece))
        place = tag.start()
        depth = max(depth - 1, 0) if tag[1] else depth + 1
    pieces.append(markup[place:] if depth else _break_lines(markup[place:]))
    return "".join(pieces)


def _break_lines(markup: str) -> str:
    """Blank lines part paragraphs; a line end alone stays one."""
    return _BLANK_LINES.sub("<br/><br/>", markup).replace("\n", "<br/>\n")


def _choose_name(words: Mapping[str, str]) -> str:
    """The name shown; the login shown in its place is none if the export knows a better."""
    login, shown = words.get("login", ""), words.get("display_name", "")
    full = f"{words.get('first_name', '')} {words.get('last_name', '')}".strip()
    return full if full and shown in ("", login) else shown or login


def _find_offset(own: Any, common: Any) -> int | None:
    """How far the blog's own clock is from UTC, in minutes."""
    local, utc = read_moment(own), read_moment(common)
    if local is None or utc is None:
        return None
    offset = round((local.at - utc.at).total_seconds() / 60)
    return offset if abs(offset) <= LARGEST_OFFSET else None
