"""Elements of a page in the order in which a reader meets them, and one taken off it.

In: an element. Out: those that come after it, nearest first, as many as asked for. The decision
to question: the walk is done by hand, for XPath's `following` axis gathers the whole rest of the
page before it counts, which took longer than all else that is done with the headline.
"""

from collections.abc import Iterator
from itertools import islice

from lxml.html import HtmlElement


def elements_after(element: HtmlElement, most: int) -> Iterator[HtmlElement]:
    """At most so many elements that follow, without what stands inside the element itself."""
    return islice(_walk_after(element), most)


def _walk_after(element: HtmlElement) -> Iterator[HtmlElement]:
    for part in (element, *element.iterancestors()):
        for sibling in part.itersiblings():
            yield from sibling.iter()


def remove(element: HtmlElement) -> None:
    """Take an element off its tree; the text that follows it stays."""
    if element.getparent() is not None:
        element.drop_tree()
