"""What readers wrote below a story, taken off its page.

In: elements and headings of a page. Out: whether their names or words say that readers' comments
stand there, in the languages of the sites met. The decision to question: comments go however long
they are, for they may be longer than the story; what is called "comment" in the singular goes only
as one of several, as an item of a list or as an article of its own, since opinion pages are called
so, too.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from lxml.etree import XPath
from lxml.html import HtmlElement

KNOWN_NAMES = 20_000
LONGEST_NAMES = 300
LONGEST_HEADING = 80

_WORDS = (
    r"comments|kommentare|kommentarer|commentaires|comentarios|coment[aá]rios|commenti|reacties"
    r"|komentarze|komentare|koment[aá][rř]e|komentari|kommentit|yorumlar|kommentek|coment[aá]rii"
)
_PART = (
    r"list|body|section|area|thread|content|text|wrap(?:per)?|container|items?|block|feed|box|entry"
    r"|meta|author|respond|stream|inner|holder|widget|module|page"
)
_NAMES = re.compile(
    rf"(?<![a-z])(?:(?:reader|user|visitor|article|post|story|fb|facebook|leser|disqus)s?[-_]*)?"
    rf"(?:(?:{_WORDS})(?:[-_]+(?:{_PART}))?|commentlist|comment[-_](?:list|section|area|thread|stream)"
    rf"|disqus[-_]?thread|dsq-\w+|coral[-_](?:talk|stream|thread)\w*|hyvor-talk\w*|vuukle\w*"
    rf"|spotim\w*|viafoura\w*|livefyre\w*)(?![a-z-])"
)
_SINGLE = re.compile(rf"(?<![a-z-])(?:reader-)?comment(?:[-_]+(?:{_PART}|\d+))?(?![a-z-])")
_HEADING = re.compile(
    r"(?:(?:\d+|one|no)\s+)?(?:(?:readers?['’]?s?|user|your|all|view|show|leser|latest)[\s-]*)?"
    rf"(?:{_WORDS}|kommentar|комментарии|коментарі|коментари|σχόλια|letters to the editor"
    r"|(?:thoughts?|comments?|responses?|repl(?:y|ies)) (?:on|to) .{3,70}"
    r"|what (?:our )?(?:readers|people|you) (?:say|said|are saying|think)"
    r"|join the (?:conversation|discussion|debate)|leave a (?:comment|reply)|réactions?"
    r"|(?:schreiben sie|schreibe) (?:einen|ihren|deinen) kommentar|deja un comentario"
    r"|laisser un commentaire|lascia un commento|deixe um comentário|コメント|评论|評論|댓글)"
    r"(?:\s*[(\[]?\d+[)\]]?)?\s*[:.…]*",
    re.IGNORECASE,
)
_MARKED = XPath("//*[@itemprop='comment' or @itemtype='https://schema.org/Comment']")


def find_named_comments(tree: HtmlElement) -> Iterator[HtmlElement]:
    """Elements that markup or names tell to be comments or to hold them."""
    yield from _MARKED(tree)
    single = []
    for element in tree.iter("div", "section", "ul", "ol", "li", "article", "aside"):
        kind, own = element.get("class"), element.get("id")
        named = _name_kind(f"{kind or ''} {own or ''}"[:LONGEST_NAMES]) if kind or own else None
        if named == "several" or (named == "single" and element.tag in ("li", "article")):
            yield element
        elif named == "single":
            single.append(element)
    if len(single) > 1:
        yield from single


def is_in_comments(element: HtmlElement) -> bool:
    """Whether a name around it is one of comments."""
    return any(
        _name_kind(f"{part.get('class') or ''} {part.get('id') or ''}"[:LONGEST_NAMES]) == "several"
        for part in element.iterancestors("div", "section", "ul", "ol")
    )


@lru_cache(maxsize=KNOWN_NAMES)
def _name_kind(names: str) -> str | None:
    lowered = names.lower()
    if _NAMES.search(lowered):
        return "several"
    return "single" if _SINGLE.search(lowered) else None


@lru_cache(maxsize=KNOWN_NAMES)
def heads_comments(words: str) -> bool:
    """Whether a heading stands above readers' comments: "Comments (12)", "3 commentaires"."""
    line = " ".join(words.split())
    return 2 < len(line) <= LONGEST_HEADING and _HEADING.fullmatch(line) is not None
