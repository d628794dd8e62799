"""What stands in the fields of a record: texts in objects and lists, words, ids.

In: any JSON value. Out: the words, or the `Markup`. The decision to question: text is stored as
given unless it has tags that only markup has (`<p>`, `</a>`), and then it is read as HTML.
"""

import html
import json
import re
from collections.abc import Mapping
from typing import Any

from transforms.feeds.field_names import PLAIN_KEYS
from transforms.text.markup import Markup, read_markup

HTML_NAMES = frozenset(
    "bodyhtml bodyxhtml bodyxml bodyhtml5 contenthtml htmlcontent articlehtml"
    " blockstotalbodyhtml".split()
)
WORD_KEYS = (
    *("name", "main", "full", "rendered", "original", "title", "label", *PLAIN_KEYS),
    *("displayName", "display_name", "full_name", "fullName", "url", "href", "@id", "id", "text"),
)
TEXT_KEYS = (
    *("rendered", "articleBody", "html", "markup", "text"),
    *(*PLAIN_KEYS, "value", "content", "data"),
)
ABOUT_TEXT = ("matches", "encoding", "content-type", "content_type", "format", "mime", "lang")
MOST_ABOUT_TEXT = 4
PARAGRAPH_KEYS = frozenset(("text", "paragraph_id", "index", "number", "order"))
LEAST_PARAGRAPHS = 200
"""Letters of a text that is a list of its paragraphs."""

BLOCK_TYPES = frozenset(
    "text paragraph sanitized_html p html header heading h2 h3 quote blockquote rich_text richtext"
    " rich-text".split()
)
MEDIA_TYPES = frozenset(("text/html", "text/plain", "application/xhtml+xml"))
"""Types of the contents of an item as `feedparser` gives them."""

BLOCK_KEYS = ("content", "text", "value", "p", "html", "bodyHtml", *PLAIN_KEYS)

OUTLET_MARKS = (" - ", " – ", " — ", "|")

_TAGS = re.compile(
    r"<(?:p|br|div|h[1-6]|ul|ol|blockquote|figure|section)(?:\s[^<>]*)?/?>"
    r"|</(?:p|div|h[1-6]|ul|ol|li|a|b|i|em|strong|span|blockquote|figure)\s*>",
    re.IGNORECASE,
)
# markup that was escaped once too often: "&lt;p&gt;The mayor …"
_ESCAPED_TAGS = re.compile(r"&lt;(?:p|br|div|h[1-6]|ul|ol)(?:\s[^<>&]*)?/?&gt;", re.IGNORECASE)
# not "<NFSI>", the way that Reuters wrote the symbol of a company
_TITLE_TAG = re.compile(r"</?(?:i|b|em|strong|span|a|br|sup|sub|u|q|font|p)(?:\s[^<>]*)?/?>")
_UNEVEN = re.compile(r"^\s|\s$|[\n\t]")
_ENTITY = re.compile(r"&(?:#\d+|#x[0-9a-fA-F]+|[a-zA-Z]+);")
# JSON that was written into JSON as a text: "\\u003cp\\u003e"
_ESCAPED_MARK = re.compile(r"\\u003[ce]", re.IGNORECASE)
_ESCAPE = re.compile(r"\\(?:u([0-9a-fA-F]{4})|([nrt\"/\\]))")
_ESCAPES = {"n": "\n", "r": "\r", "t": "\t"}


def read_text(value: Any) -> str | None:
    """The text of a field: of an object or a list the texts inside it, a blank line between."""
    if isinstance(value, str):
        value = _unescape(value) if _ESCAPED_MARK.search(value) else value
        return value if value.strip() else None
    if isinstance(value, Mapping):
        return _read_text_object(value)
    if isinstance(value, list):
        pieces = [_read_block(item) for item in value]
        return "\n\n".join(piece for piece in pieces if piece) or None
    return None


def holds_words(value: Any) -> bool:
    """Whether a field named as a text has one: words, paragraphs, or an object of a text alone."""
    return (
        isinstance(value, str)
        or _is_paragraphs(value)
        or _is_numbered(value)
        or _is_text_object(value)
    )


def _is_paragraphs(value: Any) -> bool:
    """Whether a list is of words, and of more than a list of names has."""
    return (
        isinstance(value, list)
        and all(isinstance(one, str) for one in value)
        and sum(map(len, value)) >= LEAST_PARAGRAPHS
    )


def _is_numbered(value: Any) -> bool:
    """Whether a list is of paragraphs that say but which they are, as those of Norway's library."""
    return (
        isinstance(value, list)
        and bool(value)
        and all(
            isinstance(one, Mapping)
            and isinstance(one.get("text"), str)
            and one.keys() <= PARAGRAPH_KEYS
            for one in value
        )
    )


def _is_text_object(value: Any) -> bool:
    """Whether an object is a text and beside it what is said of it alone, as its type."""
    if not isinstance(value, Mapping) or not 1 < len(value) <= MOST_ABOUT_TEXT:
        return False
    texts = [name for name in TEXT_KEYS if isinstance(value.get(name), str)]
    return bool(texts) and value.keys() <= {*texts, *ABOUT_TEXT}


def find_single(fields: Mapping[str, Any], names: tuple[str, ...]) -> str | None:
    """What stands under one of the names, if that is one word."""
    found = (value for name, value in fields.items() if str(name).strip().lower() in names)
    return next((one for one in found if isinstance(one, str) and len(one.split()) == 1), None)


def is_html(text: str) -> bool:
    """Whether a text has tags that only markup has."""
    return _TAGS.search(text) is not None or _ESCAPED_TAGS.search(text) is not None


def read_html(text: str) -> Markup:
    """The paragraphs of a text in HTML."""
    if _ESCAPED_TAGS.search(text) and not _TAGS.search(text):
        text = html.unescape(text)
    return read_markup(text)


def read_words(value: Any) -> str | None:
    """A text field; a number is its digits, an object its name, a list its first."""
    if isinstance(value, Mapping):
        value = next((one for key in WORD_KEYS if (one := _open_plain(value.get(key)))), None)
    if isinstance(value, list):
        value = next((item for item in value if isinstance(item, str | Mapping)), None)
        return read_words(value) if not isinstance(value, list) else None
    if isinstance(value, int | float) and not isinstance(value, bool):
        value = str(value)
    return value if isinstance(value, str) and value.strip() else None


def _open_plain(value: Any) -> str | None:
    """A value in words, also where a program that read XML put them into an object of their own."""
    if isinstance(value, Mapping):
        value = next((value[key] for key in PLAIN_KEYS if key in value), None)
    return value if isinstance(value, str) else None


def read_title(value: Any) -> str | None:
    """A title, its tags and entities read if it has any."""
    title = read_words(value)
    title = " ".join(title.split()) if title is not None and _UNEVEN.search(title) else title
    if title is None or not (_TITLE_TAG.search(title) or _ENTITY.search(title)):
        return title
    plain = html.unescape(_TITLE_TAG.sub("", title))
    # escaped twice: "Reservoir &amp;amp; river"
    plain = html.unescape(plain) if _ENTITY.search(plain) else plain
    return " ".join(plain.split()) or None


def cut_outlet(title: str | None, source: str) -> str | None:
    """ "Toll rises - Harbour Post", as NewsAPI writes titles, without the outlet's name."""
    for mark in OUTLET_MARKS if title else ():
        headline, _, name = (title or "").rpartition(mark)
        if headline.strip() and _plain_name(name) == _plain_name(source):
            return headline.rstrip()
    return title


def _plain_name(name: str) -> str:
    return name.strip().casefold().removeprefix("the ")


def read_record_id(value: Any) -> str | None:
    """An id as text."""
    if isinstance(value, Mapping) and isinstance(value.get("$oid"), str):
        value = value["$oid"]
    if isinstance(value, dict | list):
        return json.dumps(value, sort_keys=True, ensure_ascii=False)
    return str(value) if value is not None and not isinstance(value, bool) else None


def _read_text_object(value: Mapping[str, Any]) -> str | None:
    """`{"rendered": …}` of WordPress; `{"sections": [{"headline", "paragraphs"}]}` of fundus."""
    sections = value.get("sections")
    if isinstance(sections, list):
        pieces: list[str] = []
        for section in sections:
            if isinstance(section, Mapping):
                pieces.extend(_strings(section.get("headline")))
                pieces.extend(_strings(section.get("paragraphs")))
        return "\n\n".join(pieces) or None
    for name in ("paragraphs", "paragraph", "blocks", "content", "items"):
        if isinstance(value.get(name), list) and (paragraphs := read_text(value[name])):
            return paragraphs
    return next(
        (value[key] for key in TEXT_KEYS if isinstance(value.get(key), str) and value[key].strip()),
        None,
    )


def _read_block(item: Any) -> str | None:
    """A paragraph of a list; of blocks by their type the text alone, and no title or byline."""
    if isinstance(item, str):
        return item.strip() or None
    if not isinstance(item, Mapping):
        return None
    kind = item.get("subtype") or item.get("type") or "text"
    kind = kind.lower() if isinstance(kind, str) else kind
    inner = item.get("items" if kind == "list" else "content_elements")
    if isinstance(inner, list) and kind in ("list", "quote"):
        # Arc XP
        return "\n\n".join(filter(None, map(_read_block, inner))) or None
    if not isinstance(kind, str) or (kind not in BLOCK_TYPES and kind not in MEDIA_TYPES):
        return None
    content = next((item[name] for name in BLOCK_KEYS if item.get(name)), None)
    if isinstance(content, Mapping):
        # a quote beside the name of who said it
        content = _read_text_object(content)
    if not isinstance(content, str) or not content.strip():
        return None
    # a block without a tag of its own is a paragraph among blocks of HTML
    media = str(item.get("mime") or kind)
    is_markup = media.endswith(("/html", "/xhtml+xml")) or kind == "sanitized_html"
    return f"<p>{content}</p>" if is_markup and not content.lstrip().startswith("<p") else content


def _unescape(text: str) -> str:
    plain = _ESCAPE.sub(
        lambda found: chr(int(found[1], 16)) if found[1] else _ESCAPES.get(found[2], found[2]), text
    )
    # letters beyond the first 65,536 are two escapes each
    return plain.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _strings(value: Any) -> list[str]:
    values = value if isinstance(value, list) else [value]
    return [item for item in values if isinstance(item, str) and item.strip()]
