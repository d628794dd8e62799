"""What a page says of its story in classes, as microformats have it.

In: a parsed page. Out: the publication, the writers and the address that its one `h-entry` names.
Medium's export says them nowhere else. The decision to question: a page with several entries is
a list of stories, or a story with others beside it, and nothing of it is believed.
"""

from lxml.etree import XPath
from lxml.html import HtmlElement

_ENTRIES = XPath("//*[contains(concat(' ', @class, ' '), ' h-entry ')]")
_MARKED = XPath(".//*[contains(concat(' ', @class, ' '), $name)]")


def find_marked(tree: HtmlElement, *names: str) -> list[HtmlElement]:
    """The elements of the page's one entry that have a class of these names."""
    entries = _ENTRIES(tree)
    if len(entries) != 1:
        return []
    return [part for name in names for part in _MARKED(entries[0], name=f" {name} ")]
