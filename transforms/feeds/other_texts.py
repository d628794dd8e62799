"""A story that stands in a field whose name is not that of a text, where no other has one.

In: the fields of a record. Out: texts by the names of their fields, or none. The decision to
question: a part of a page, a long summary beside a shorter one, and the only long text of a record
with a title and a day or an address are taken for a story; of two long texts neither is.
"""

import re
from collections.abc import Mapping
from typing import Any

from transforms.feeds.field_names import PAGES, Fields, kind_of, squash_name
from transforms.feeds.field_values import is_html, read_html, read_text
from transforms.text.cut_text import CutText, read_end
from transforms.text.markup import Markup

LEAST_STORY = 500
"""Characters of a summary that may be the story itself."""
LEAST_TEXT = 300
"""The same under a name that is not known, in so many sentences."""
LEAST_SENTENCES = 3

_CODE = re.compile(r"[A-Za-z0-9_-]{16,}|(?:[\w.-]+/)+[\w-]+\.\w{2,4}")

_SENTENCE_END = re.compile(r"[.!?…][\"”’»)]*\s|[。！？।؟]")
_NO_STORY = re.compile(
    "about|bio|caption|comment|cookie|copyright|disclaim|instruct|keyword|licen|privacy|prompt"
    "|related|repl|terms"
)


def is_code(text: str) -> bool:
    """Whether a text is a key and no words: UCI's news have a cluster's id in `STORY`.

    Trove's harvester has the path of a file in `text`.
    """
    return _CODE.fullmatch(text) is not None


def find_fragment(fields: Mapping[str, Any]) -> dict[str, CutText]:
    """The text in a field that is named for a page and has a part of one: `html` of Fever."""
    for name, value in fields.items():
        if squash_name(str(name)) in PAGES and isinstance(value, str) and is_html(value):
            found = read_end(read_html(value))
            if found.words.text.strip():
                return {name: found}
    return {}


def find_story_in_summary(fields: Fields) -> dict[str, CutText]:
    """The whole story that NewsCatcher has in `summary`, beside an `excerpt` of it."""
    summaries = {name: text for name, value in fields.find("summary") if (text := read_text(value))}
    longest = max(summaries, key=lambda name: len(summaries[name]), default=None)
    if longest is None or len(summaries) == 1 or len(summaries[longest]) < LEAST_STORY:
        return {}
    return {longest: read_end(Markup(summaries[longest], {}))}


def find_only_text(fields: Mapping[str, Any], known: Fields) -> dict[str, CutText]:
    """The only long text of an article's record, under a name that nobody knows: `newsitem`."""
    is_article = any(known.find("title")) and any((*known.find("published"), *known.find("url")))
    texts = [name for name, value in fields.items() if is_article and _is_long(name, value)]
    if len(texts) != 1:
        return {}
    (name,) = texts
    text = str(fields[name])
    return {name: read_end(read_html(text) if is_html(text) else Markup(text, {}))}


def _is_long(name: str, value: Any) -> bool:
    if not isinstance(value, str) or len(value) < LEAST_TEXT or kind_of(name) is not None:
        return False
    if _NO_STORY.search(squash_name(name)) or squash_name(name) in PAGES:
        return False
    return len(_SENTENCE_END.findall(value)) >= LEAST_SENTENCES
