"""Attributions of words in a parsed article, as a finder would hand them on."""

from transforms.attribution.types import Attribution, Chars, read_quote_type
from transforms.parse.document import ParsedArticle


def report(
    article: ParsedArticle, content: str | tuple[str, ...], cue: str, source: str | None = None
) -> Attribution:
    """The attribution of the content, in one piece or more, under the cue; each as it first stands.

    A content in several pieces is looked for from the end, since its first words may come twice.
    """
    if isinstance(content, str):
        spans: tuple[Chars, ...] = (_place(article, content),)
    else:
        lows = [article.text.rindex(piece) for piece in content]
        spans = tuple((low, low + len(c)) for low, c in zip(lows, content, strict=True))
    return Attribution(
        spans,
        None if source is None else article.tokens_of(*_place(article, source)),
        article.tokens_of(*_place(article, cue)),
        cue,
        "test",
        read_quote_type(article, spans),
    )


def _place(article: ParsedArticle, words: str) -> Chars:
    low = article.text.index(words)
    return low, low + len(words)
