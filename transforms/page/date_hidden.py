"""What a page states of its publication where no reader sees it.

In: a parsed page, its meta tags. Out: values in the words of the page. Meta tags under names that
only their makers use, data in scripts, attributes, hidden fields of forms and comments count where
their name says publication, in whatever language. The decision to question: all of them must agree
on one day, for a page hands its scripts the days of other stories, too.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from lxml.etree import XPath
from lxml.html import HtmlElement

from transforms.page.date_lines import read_stated

_LONGEST_NAME = 60
_NAME = (
    r"(?:date_?published|publish_?(?:ed)?_?(?:date|at|time|on|timestamp)|published|pub_?date"
    r"|publi(?:cation|shed)_?(?:date|time)|first_?publish(?:ed)?(?:_?(?:date|at|on))?|date_?posted"
    r"|original_?publish_?date|display_?date|(?:page|post|story|content)_?(?:publish_?)?date"
    r"|article_?(?:pub(?:lish(?:ed)?|lication)?)?_?date"
    r"|(?:fecha|data|datum|dat[eo])_?(?:de_?)?(?:publi\w{2,12}|public)"
    r"|(?:page_)?(?:ver[oö]e?ffentlichung|erscheinung)s_?(?:datum|zeit)|date_?(?:de_?)?parution"
    r"|yay[iı]n_?tarih\w?|data_?pub\w*)"
)
_SCRIPT = re.compile(
    rf"""(?:^|[\s"'{{,;(]){_NAME}["']?\s*[:=]\s*
    (?:["'](?P<value>[^"']{{8,40}})["']|(?P<number>1\d{{9}}(?:\d{{3}})?)(?!\d))""",
    re.VERBOSE | re.IGNORECASE,
)
_COMMENT = re.compile(
    rf"(?<![\w-]){_NAME}\s*[:=]\s*[\"']?(?P<value>\d[\d./:T -]{{6,20}}\d(?:Z|[+-]\d\d:?\d\d)?)",
    re.IGNORECASE,
)
_PUBLICATION = re.compile(
    r"publi(?!sher|c_?id)|pub_?(?:date|time|d)(?![a-z])|date_?(?:posted|issued|created|available)"
    r"|(?:issue|posted?|story|article|news|release|creation|creat\w{2})_?(?:date|time|at|on)"
    r"(?![a-z])|ver[oö]e?ffentlich|erscheinung|parution|yay[iı]n|fecha|(?<![a-z])datum",
    re.IGNORECASE,
)
_OTHER = re.compile(
    r"expir|unpub|updat|modif|revis|review|embargo|valid|event|start|(?<![a-z])end|until|build|cach"
    r"|copyright|birth|delet|last|video|music|book|film|movie|album|game|product|comment|ad_|status"
    r"|format|offset|zone|label|text|type|count|author|year|month|url|name|publication_?id",
    re.IGNORECASE,
)
"""What else than a day of publication a name with such a word in it is of."""

_FIELDS = XPath(
    "//input[@type='hidden'][@name][@value]"
    "|//*[@*[starts-with(name(), 'data-') and (contains(name(), 'publi')"
    " or contains(name(), 'pub-') or contains(name(), 'pubdate'))]]"
)
_COMMENTS = re.compile(r"<!--[^<>]{8,400}-->")


def is_publication_name(name: str) -> bool:
    """Whether a maker's own name says publication and nothing else: `news_pubdate`."""
    if len(name) > _LONGEST_NAME:
        return False
    plain = re.sub(r"[-.: ]", "_", re.sub(r"(?<=[a-z])(?=[A-Z])", "_", name))
    return _PUBLICATION.search(plain) is not None and _OTHER.search(plain) is None


def read_hidden(tree: HtmlElement, tags: Mapping[str, Sequence[str]], markup: str) -> Iterator[str]:
    """Values that the hidden places state, if all of them are of one day.

    `markup` is the page as it was before its comments were left out. Scripts go before the rest,
    which holds the days of reviews and of counters, too.
    """
    named = (content for name in tags if is_publication_name(name) for content in tags[name])
    for values in (
        list(_read_scripts(tree)),
        [*named, *_read_fields(tree), *_read_comments(markup)],
    ):
        days = {moment.at.date() for value in values if (moment := read_stated(value))}
        if len(days) == 1:
            yield from values
        if days:
            return


def _read_scripts(tree: HtmlElement) -> Iterator[str]:
    """Publication in the data that pages hand to their scripts."""
    for script in tree.iter("script"):
        content = script.text
        if content and "ld+json" not in (script.get("type") or ""):
            for found in _SCRIPT.finditer(content):
                yield found["value"] or found["number"]


def _read_fields(tree: HtmlElement) -> Iterator[str]:
    """Publication in hidden fields of forms and in attributes."""
    for element in _FIELDS(tree):
        if element.tag == "input":
            if is_publication_name(element.get("name")):
                yield element.get("value")
            continue
        for name, value in element.attrib.items():
            if name.startswith("data-") and is_publication_name(name.removeprefix("data-")):
                yield value


def _read_comments(markup: str) -> Iterator[str]:
    """Publication in comments of the page's source."""
    for comment in _COMMENTS.finditer(markup):
        for found in _COMMENT.finditer(comment[0]):
            yield found["value"]
