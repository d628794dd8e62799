"""What a page says of its story in classes and properties, as microformats and microdata have it.

In: a parsed page. Out: the publication, the writers and the address that its one `h-entry` names,
as Medium's export says them nowhere else; and whether a property is that of a picture. The
decision to question: a page with several entries is a list of stories, or a story with others
beside it, and nothing of it is believed.
"""

import re

from lxml.etree import XPath
from lxml.html import HtmlElement

_ENTRIES = XPath("//*[contains(concat(' ', @class, ' '), ' h-entry ')]")
_MEDIA = re.compile(
    r"schema\.org/(?:ImageObject|VideoObject|AudioObject|MediaObject|Comment|UserComments)\s*$"
)
_MARKED = XPath(".//*[contains(concat(' ', @class, ' '), $name)]")


def find_marked(tree: HtmlElement, *names: str) -> list[HtmlElement]:
    """The elements of the page's one entry that have a class of these names."""
    entries = _ENTRIES(tree)
    if len(entries) != 1:
        return []
    return [part for name in names for part in _MARKED(entries[0], name=f" {name} ")]


def is_of_media(element: HtmlElement) -> bool:
    """Whether a property is that of a picture, a video or a comment, and not of the story."""
    scope = next((part for part in element.iterancestors() if part.get("itemtype")), None)
    return scope is not None and _MEDIA.search(scope.get("itemtype")) is not None
