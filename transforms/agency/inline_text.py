"""The text that a NewsML item carries inside itself, whatever it is written in.

In: an element (`inlineXML`, `inlineData`, `DataContent`) and the media type it states. Out: an
`AgencyStory`; of NITF all that it states, of XHTML and plain text the paragraphs. The decision to
question: text/plain keeps its line breaks, even where an agency wraps it in one `<p>`, since the
indents of wire copy are its paragraphs.
"""

import re
from typing import Any

from transforms.agency.idf import read_idf
from transforms.agency.nitf import NITF, read_nitf_story
from transforms.agency.story import AgencyStory, mark_code, unescape_again
from transforms.text.markup import HTML, Markup, Vocabulary, read_markup
from transforms.text.xml_document import language_of

ANY = Vocabulary(
    blocks=HTML.blocks | NITF.blocks,
    # a header repeats the headline, slug and date that the item states itself
    dropped=HTML.dropped | NITF.dropped | {"header", "nav"},
    kinds={**HTML.kinds, **NITF.kinds},
)

_WRAPPED = re.compile(r"\s*<p>(.*)</p>\s*", re.DOTALL)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")


def read_inline(element: Any, media_type: str | None = None) -> AgencyStory:
    """The story of an element. Raises `ArchiveError` for markup beyond the limits."""
    nitf = next(element.iter("{*}nitf"), None)
    if nitf is not None:
        return read_nitf_story(nitf)
    idf = next(element.iter("{*}idf"), None)
    if idf is not None:
        return read_idf(idf)
    if len(element):
        markup = read_markup(element, ANY)
    else:
        markup = read_inline_text(element.text or "", media_type)
    return AgencyStory(mark_code(unescape_again(markup)), language=language_of(element))


def read_inline_text(text: str, media_type: str | None = None) -> Markup:
    """Text of a stated media type; without one it is markup if it holds tags."""
    kind = (media_type or "").partition(";")[0].strip().lower()
    if kind != "text/plain":
        # a body said to be HTML may hold no tag at all, and its line breaks then are no paragraphs
        return read_markup(
            f"<div>{text}</div>" if "html" in kind and "<" not in text else text, ANY
        )
    wrapped = _WRAPPED.fullmatch(text)
    plain = wrapped[1] if wrapped and "<p" not in wrapped[1] else text
    return (
        read_markup(plain, ANY) if "</p>" in plain else Markup(_CONTROL.sub("", plain).strip(), {})
    )
