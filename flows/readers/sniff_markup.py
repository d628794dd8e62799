"""What letters that open with a tag are: a page, a feed, an agency's XML, stories in SGML.

In: the first letters of a file, from its first tag on. Out: a format or a kind of `no_reader`. The
decision to question: XML of a root that nobody knows is "xml", so that its reject can name the
root, unless a page begins somewhere in it.
"""

import re

from flows.readers.sniff_letters import is_vertical
from transforms.agency.dispatch import READERS as AGENCY_ROOTS
from transforms.feeds.table_markup import opens_table

FEED_ROOTS = frozenset(("rss", "RDF", "feed", "urlset", "sitemapindex"))
XHTML = "http://www.w3.org/1999/xhtml"
PAGE_ROOTS = frozenset(
    "html head body title meta link style script base noscript article main section header footer"
    " nav aside div p span a b i em strong center font table tr td ul ol li h1 h2 h3 h4 h5 h6 hr br"
    " img form iframe blockquote pre figure".split()
)
"""Elements that a saved page, or a part of one, opens with."""

BOOKMARKS = "netscape-bookmark"
STORY_ROOTS = frozenset(("doc", "docs", "add", "response"))
"""A story of a research collection, or of Solr, or what is put around several."""

_PROLOG = re.compile(
    r"\s*(?:<\?[^>]*>|<!--.*?-->|<!DOCTYPE\s+(?P<name>[\w:.-]+)[^>\[]*(?:\[.*?\]\s*)?>)",
    re.IGNORECASE | re.DOTALL,
)
_HTML = re.compile(
    r"<(?:html|head|body|title|meta|article|div|p|h[1-6]|table)[\s>/]", re.IGNORECASE
)
_STORY = re.compile(
    r"<doc(?: [^<>]*)?>\s*"
    r"<(?:(?:DOCNO|DOCID|HEADLINE|TEXT|DATE_TIME)\b|url>[^<>]*</url>\s*<docno>|(?:field|str|arr)\b[^<>]*\bname=)"
    r"|<doc [^<>]*\bid=[^<>]*>",
    re.IGNORECASE,
)
_REFERENCES = re.compile(
    r"zotero\.org/namespaces|<xml>\s*<records>|loc\.gov/(?:MARC21|mods)|<(?:\w+:)?collection\b[^<>]*MARC21"
)
"""Of Zotero, EndNote and libraries."""

LONGEST_HEAD = 2_000
_SCAN = re.compile(r"<[^<>]*\bclass=[\"']ocr_page[\"']")
_PAGE = re.compile(r"<html[\s>]", re.IGNORECASE)
_ROOT = re.compile(r"\s*<(?P<prefix>[\w.-]+:)?(?P<name>[a-zA-Z][\w.-]*)[\s>/]")


def sniff_markup(words: str) -> str:
    """The format of letters that open with a tag."""
    if _SCAN.search(words):
        return "scan"
    if opens_table(words):
        return "workbook"
    if is_vertical(words):
        return "annotated"
    place = 0
    is_declared = words.startswith("<?xml") and XHTML not in words
    while found := _PROLOG.match(words, place):
        name = (found["name"] or "").lower()
        if name.startswith(BOOKMARKS):
            return "addresses"
        if name in ("html", "lewis"):
            return "html" if name == "html" else "reuters"
        is_declared |= name == "article"
        place = found.end()
    root = _ROOT.match(words, place)
    if root is None:
        return "html" if _HTML.search(words) else "unsupported"
    name = root["name"]
    # the cards of an issue in METS are written in MODS, too
    if name.lower() != "mets" and _REFERENCES.search(words[:LONGEST_HEAD]):
        return "references"
    if name == "plist" and "WebMainResource" in words:
        return "webarchive"
    if name == "REUTERS":
        return "reuters"
    if name == "mediawiki":
        return "mediawiki"
    if name == "mysqldump":
        return "rows"
    if name.lower() in STORY_ROOTS and _STORY.search(words):
        return "trec"
    if name in FEED_ROOTS:
        return "feed"
    if name in AGENCY_ROOTS and name not in PAGE_ROOTS:
        return "xml"
    if name.lower() in PAGE_ROOTS and not root["prefix"] and (name == "html" or not is_declared):
        return "html"
    # "<articles><article>" of somebody's own, whose tags only its reject can name
    return "html" if _PAGE.search(words) else "xml"
