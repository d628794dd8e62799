"""What the words before a date's own element call it: "Last updated: <time>14 June</time>".

In: an element that holds a date. Out: its label, "" where none stands there that tells. The
decision to question: only words that say a change, a publication or another event are a label, for
names of authors and sections stand in the same place; and only where they are few, without figures.
"""

import re

from lxml.html import HtmlElement

from transforms.text.date_words import PUBLISHED_WORDS, UPDATED_WORDS
from transforms.text.other_days import tells_other_day

LONGEST_LABEL = 40
MOST_WORDS = 3
"""Of a label in an element of its own."""

MOST_LETTERS = 12
"""Of a date's element beside the date: more say for themselves what it is."""

_ASIDE = re.compile(r"\([^()]{1,60}\)")
_SENTENCE_END = re.compile(r"[.!?|•·]\s+")
_SAYS_CHANGE = re.compile(
    r"last[-_ ]?(?:updat|modif|edit)|modified(?![a-z])|aktualis", re.IGNORECASE
)
"""Names of an element around a date that say more than the `updated` of blogs, which is any day."""


def says_change(words: str) -> bool:
    """Whether a line states a change, and no other day before it or outside its brackets."""
    words = _ASIDE.sub(lambda aside: "" if UPDATED_WORDS.search(aside[0]) else aside[0], words)
    found = UPDATED_WORDS.search(words)
    if found is None:
        return False
    before, after = words[: found.start()], words[found.end() :]
    published = PUBLISHED_WORDS.search(after)
    if published is not None and any(map(str.isdigit, after[published.end() :])):
        return False
    return not (any(map(str.isdigit, before)) and any(map(str.isdigit, after)))


def is_time(element: HtmlElement) -> bool:
    """Whether an element is a `time`, or one of a maker's own: `amp-timeago`, `relative-time`."""
    tag = element.tag
    return isinstance(tag, str) and (
        tag == "time" or ("-" in tag and element.get("datetime") is not None)
    )


def read_label(element: HtmlElement) -> str:
    """The words that call the date of an element something."""
    if element.get("itemprop") == "dateModified":
        return "updated"
    around = element.getparent()
    if around is None:
        return ""
    before = element.getprevious()
    words = _last_words((around.text if before is None else before.tail) or "")
    if not words and before is not None:
        words = _read_beside(before)
    elif not words and before is None:
        named = f"{around.get('class') or ''} {around.get('itemprop') or ''}"
        if _SAYS_CHANGE.search(named):
            return "updated"
        above = around.getprevious()
        words = _read_beside(above) if above is not None else ""
    return words if _is_telling(words) else ""


def _read_beside(element: HtmlElement) -> str:
    """The words of an element that is a label, as `<dt>Modified</dt>`."""
    if not isinstance(element.tag, str) or element.tag in ("a", "h1", "time") or element.tail:
        tail = _last_words(element.tail or "") if isinstance(element.tag, str) else ""
        if tail or element.tag in ("a", "h1", "time"):
            return tail
    words = " ".join(element.text_content().split())
    return words if len(words.split()) <= MOST_WORDS and not any(map(str.isdigit, words)) else ""


def _last_words(text: str) -> str:
    words = " ".join(_SENTENCE_END.split(f" {text}")[-1].split())
    return words if len(words) <= LONGEST_LABEL and not any(map(str.isdigit, words)) else ""


def _is_telling(words: str) -> bool:
    return bool(
        words
        and (UPDATED_WORDS.search(words) or PUBLISHED_WORDS.search(words) or tells_other_day(words))
    )
