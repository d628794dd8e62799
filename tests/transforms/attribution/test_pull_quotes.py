import pytest

from tests.support.articles import parse
from transforms.attribution.pull_quotes import name_pull_quotes
from transforms.attribution.types import Attribution, Chars
from transforms.parse.document import ParsedArticle

LARGE = "“They have such anger that they can’t control it.”"
TOLD = "Keegan Medrano spoke. “They have such anger that they can’t control it,” he said."


def place(article: ParsedArticle, words: str) -> Chars:
    low = article.text.rindex(words)
    return low, low + len(words)


def quote(
    article: ParsedArticle, span: Chars, cue: str | None = None, source: str | None = None
) -> Attribution:
    return Attribution(
        (span,),
        None if source is None else article.tokens_of(*place(article, source)),
        None if cue is None else article.tokens_of(*place(article, cue)),
        cue,
        "test",
        "direct",
    )


def test_naming_gives_a_pull_quote_the_speaker_of_its_words() -> None:
    article = parse(f"{LARGE}\n{TOLD}")
    told = quote(article, place(article, LARGE[:-2] + ",”"), "said", "he")
    named = name_pull_quotes(article, [quote(article, (0, len(LARGE))), told])
    assert [(item.source, item.cue) for item in named] == [
        (told.source, None),
        (told.source, told.cue),
    ]


@pytest.mark.parametrize(
    "words",
    [
        pytest.param("“We left the port at noon and came back.”", id="other words"),
        pytest.param("“They have such anger.”", id="too few"),
    ],
)
def test_naming_leaves_other_quotations(words: str) -> None:
    article = parse(f"{words}\n{TOLD}")
    told = quote(article, place(article, LARGE[:-2] + ",”"), "said", "he")
    items = [quote(article, (0, len(words))), told]
    assert name_pull_quotes(article, items) == items
