"""Paragraphs that a page parts by two line breaks, to elements of their own.

In: a parsed page, changed in place. Out: nothing; each `<p>` whose words two `<br>` part is one
`<p>` a part. The decision to question: one break alone parts lines of one paragraph, as of a verse
or an address; old pages and transcripts, a speaker a paragraph, have two.
"""

import re

from lxml.html import HtmlElement

_WORDS = re.compile(r"\S")


def part_paragraphs(tree: HtmlElement) -> None:
    """Cut each paragraph at its double breaks."""
    found = {
        parent: None
        for line in tree.iter("br")
        if _opens_gap(line) and (parent := line.getparent()) is not None and parent.tag == "p"
    }
    for paragraph in found:
        _part(paragraph)


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
