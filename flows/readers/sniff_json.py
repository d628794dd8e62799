"""Whether letters that open with a brace or a bracket are JSON lines or one JSON document.

In: the first letters of a file. Out: "jsonl", "json" or "text". The decision to question: an object
that fills all that is known of a file is a document if a list of articles opens in it, for APIs
answer on one line, and JSON lines else.
"""

import json
import re
from collections.abc import Iterator

from transforms.feeds.field_names import tells_article

SNIFFED = 1 << 16
"""First bytes of a file by which it is told."""

LISTS = frozenset(
    "articles data docs documents entries entry hits item items messages news objects ordereditems"
    " pages posts records resources response result results rows stories value".split()
)
"""Names under which a JSON document keeps its articles, in small letters."""

WRAPPERS = frozenset("channel data feed hits list payload response result results rss".split())
"""Names of objects around such a list, in small letters."""

EXPORT = "db"
"""Under which Ghost lists the one export of a site, with its posts inside."""

_JSON_TOKEN = re.compile(r"\"(?:[^\"\\]|\\.)*\"|[{}\[\]]")
_NAMED = re.compile(r"\s*:")
_OPENS = re.compile(r"\s*:\s*(\{|\[\s*\{)")
_LIST_KEY = re.compile(r"\{\s*\"(?:" + "|".join(sorted(LISTS)) + r")\"\s*:\s*[\[{]", re.IGNORECASE)


def names_list(name: str) -> bool:
    """Whether articles are kept under a name: `Articles` of .NET is `articles`."""
    return name.lower() in LISTS


def names_wrapper(name: str) -> bool:
    """Whether a name is of an object around such a list."""
    return name.lower() in WRAPPERS


def sniff_json(words: str) -> str:
    """JSON lines begin every line anew; one document is laid out over many, or is a list."""
    first, _, rest = words.partition("\n")
    follows = rest.lstrip()[:1]
    try:
        value = json.loads(first)
    except (ValueError, RecursionError):
        value = None
    if isinstance(value, dict):
        if follows in ("{", "["):
            return "jsonl"
        return "json" if _is_document(value) and not follows else "jsonl"
    if isinstance(value, list):
        return "jsonl" if follows == "{" else "json"
    if not re.match(r"[{\[]\s*(?:[\[{\"\]}]|$)", words):
        return "jsonl" if looks_like_lines(words) else "text"
    if first.strip() in ("{", "[") or words.startswith("[") or _LIST_KEY.match(words):
        return "json"
    if not rest and len(words) < SNIFFED // 2:
        return "json" if words.startswith("[") else "jsonl"
    if not rest and _opens_list(words):
        return "json"
    return "jsonl" if looks_like_lines(words) or not rest else "json"


def _opens_list(words: str) -> bool:
    """Whether an object, of which this is the front, has a list of articles in it.

    An answer of an API on one line is one document, however long it is.
    """
    opened: list[str] = []
    name = ""
    for token in _JSON_TOKEN.finditer(words):
        mark = token[0]
        if mark in "{[":
            opened.append(name if mark == "{" else mark)
            name = ""
        elif mark in "}]":
            del opened[-1:]
        elif opens := _OPENS.match(words, token.end()):
            name = mark[1:-1]
            is_list = names_list(name) and opens[1] != "{"
            if is_list and all(names_wrapper(one) or names_list(one) for one in opened[1:]):
                return any(map(tells_article, _list_names(words, opens.end())))
    return False


def _list_names(words: str, place: int) -> Iterator[str]:
    """The names in an object, from behind its brace to its end or that of what is known."""
    depth = 1
    for token in _JSON_TOKEN.finditer(words, place):
        mark = token[0]
        if mark in "{[":
            depth += 1
        elif mark in "}]":
            depth -= 1
        elif depth == 1 and _NAMED.match(words, token.end()):
            yield mark[1:-1]
        if depth == 0:
            return


def _is_document(value: dict[str, object]) -> bool:
    """One object that is a feed, a list of articles, or a news item with parts of its own."""
    if str(value.get("version", "")).startswith("https://jsonfeed.org/"):
        return True
    return "uri" in value or any(
        isinstance(inner, list | dict)
        for name, inner in value.items()
        if names_list(name) or names_wrapper(name) or name == EXPORT
    )


def looks_like_lines(words: str) -> bool:
    """A JSON object opens most lines, though perhaps not the first, which may be damaged."""
    lines = [line for line in words.splitlines()[:50] if line.strip()]
    objects = sum(line.removeprefix("\ufeff").startswith('{"') for line in lines)
    return objects * 2 > len(lines)
