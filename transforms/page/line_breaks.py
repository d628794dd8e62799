"""Paragraphs that a page parts by two line breaks, to elements of their own.

In: a parsed page, changed in place. Out: nothing; each `<p>` whose words two `<br>` part is one
`<p>` a part, and so are, if asked for, words that stand loose in a cell or another part. The
decision to question: one break alone parts lines of one paragraph, as of a verse or an address;
old pages and transcripts, a speaker a paragraph, have two.
"""

import re

from lxml.html import HtmlElement

_WORDS = re.compile(r"\S")


_PARTS = frozenset({"div", "td", "section", "article", "blockquote", "center"})
_INLINE = frozenset("a abbr b cite em font i mark q small span strong sub sup u".split())


def part_paragraphs(tree: HtmlElement) -> None:
    """Cut each paragraph at its double breaks."""
    found = {
        parent: None
        for line in tree.iter("br")
        if _opens_gap(line) and (parent := line.getparent()) is not None and parent.tag == "p"
    }
    for paragraph in found:
        _part(paragraph)


def wrap_loose(tree: HtmlElement) -> None:
    """Put what double breaks part outside of paragraphs into paragraphs.

    Of a short page the main-text finder takes all loose words for one line, the headline as well.
    """
    found = {
        parent: None
        for line in tree.iter("br")
        if _opens_gap(line) and (parent := line.getparent()) is not None and parent.tag in _PARTS
    }
    for part in found:
        _wrap(part)
        part_paragraphs(part)


def _wrap(part: HtmlElement) -> None:
    """The words, inline elements and breaks between two blocks of a part in one `<p>`."""
    children = list(part)
    loose, part.text = part.text, None
    paragraph = part.makeelement("p")
    paragraph.text = loose
    part.insert(0, paragraph)
    for child in children:
        if child.tag == "br" or child.tag in _INLINE:
            paragraph.append(child)
            continue
        paragraph = part.makeelement("p")
        paragraph.text, child.tail = child.tail, None
        child.addnext(paragraph)


def _opens_gap(line: HtmlElement) -> bool:
    """Whether another break follows with nothing between."""
    below = line.getnext()
    return below is not None and below.tag == "br" and not _has_words(line.tail)


def _part(paragraph: HtmlElement) -> None:
    current, tail = paragraph, paragraph.tail
    children = list(paragraph)
    place = 0
    while place < len(children):
        child = children[place]
        if child.tag != "br" or not _opens_gap(child):
            if current is not paragraph:
                current.append(child)
            place += 1
            continue
        last = child
        while last.tag == "br" and _opens_gap(last):
            paragraph.remove(last)
            place += 1
            last = children[place]
        paragraph.remove(last)
        place += 1
        part = paragraph.makeelement("p", dict(paragraph.attrib))
        part.text = last.tail
        current.tail = None
        current.addnext(part)
        current = part
    current.tail = tail


def _has_words(text: str | None) -> bool:
    return text is not None and _WORDS.search(text) is not None
