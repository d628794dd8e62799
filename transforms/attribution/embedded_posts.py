"""Posts of social media that a page shows, each signed below: "— Jane Roe (@roe) January 7, 2020".

In: a parsed article. Out: an `Attribution` for each paragraph of a post; the dash is its cue. The
decision to question: where the page did not say what a post is, only the paragraph above the
signature is one, since nothing tells where a longer one begins.
"""

import re
from collections.abc import Iterator

from transforms.attribution.types import Attribution, read_quote_type
from transforms.parse.document import POST, SIGNATURE, Paragraph, ParsedArticle

METHOD = "rules/post"
LINKS = re.compile(r"(?:\s*(?:https?://|pic\.twitter\.com/)\S+)+\s*\Z")
LEAST_CONTENT = 3


def find_posts(article: ParsedArticle) -> Iterator[Attribution]:
    """In text order of the signatures."""
    above: list[Paragraph] = []
    for place in article.paragraphs:
        text = article.text[place.char_start : place.char_end]
        signed = SIGNATURE.fullmatch(text.strip())
        if signed is None:
            above = [*above, place] if place.kind == POST else [place]
            continue
        own = [other for other in above if other.kind == place.kind != "headline"]
        low = place.char_start + text.index(signed["name"])
        source = article.tokens_of(low, low + len(signed["name"]))
        cue = (place.token_start, source[0])
        for other in own:
            words = article.text[other.char_start : other.char_end]
            start = other.char_start + len(words) - len(words.lstrip())
            end = other.char_start + len(LINKS.sub("", words).rstrip())
            if end - start >= LEAST_CONTENT and cue[0] < cue[1]:
                content = ((start, end),)
                kind = read_quote_type(article, content)
                yield Attribution(content, source, cue, "—", METHOD, kind)
        above = []
