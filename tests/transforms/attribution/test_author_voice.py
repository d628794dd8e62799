from dataclasses import replace

import pytest

from tests.support.articles import parse
from transforms.attribution.author_voice import is_author_voice
from transforms.attribution.types import Attribution, read_quote_type


@pytest.mark.parametrize(
    ("text", "source", "cue", "content", "expected"),
    [
        pytest.param(
            "Work is expected to begin in May.",
            None,
            "is expected",
            "to begin in May",
            True,
            id="what nobody named expects",
        ),
        pytest.param(
            "Roe is accused of taking a bribe.",
            None,
            "is accused of",
            "taking a bribe",
            False,
            id="what only words can do",
        ),
        pytest.param(
            "It seems that the pier is closed.",
            None,
            "seems",
            "that the pier is closed",
            True,
            id="what seems",
        ),
        pytest.param(
            "It is worth noting that the pier is closed.",
            None,
            "noting",
            "that the pier is closed",
            True,
            id="what is worth noting",
        ),
        pytest.param(
            "It is worth noting that the pier is closed.",
            None,
            "is worth noting",
            "that the pier is closed",
            True,
            id="what is worth noting, in a longer cue",
        ),
        pytest.param(
            "You might call it a swindle.",
            "You",
            "call",
            "it a swindle",
            True,
            id="what a reader may say",
        ),
        pytest.param(
            "You could say to him: “The pier is closed.”",
            "You",
            "could say to him:",
            "“The pier is closed.”",
            True,
            id="what a reader may say between marks",
        ),
        pytest.param(
            "You said: “The pier is closed.”",
            "You",
            "said",
            "“The pier is closed.”",
            False,
            id="what a reader did say",
        ),
        pytest.param(
            "But know that the pier is closed.",
            None,
            "know",
            "that the pier is closed",
            True,
            id="an order to readers",
        ),
        pytest.param(
            "I am not sure whether he left.",
            "I",
            "am not sure",
            "whether he left",
            True,
            id="a mind of his own",
        ),
        pytest.param(
            "I believe that the pier will hold.",
            "I",
            "believe",
            "that the pier will hold",
            False,
            id="an opinion of his own",
        ),
        pytest.param(
            "We thought that the pier would hold.",
            "We",
            "thought",
            "that the pier would hold",
            True,
            id="what he once thought",
        ),
        pytest.param(
            "I asked Roe whether he left.",
            "I",
            "asked",
            "whether he left",
            False,
            id="what he asked others",
        ),
        pytest.param(
            "Roe is not sure whether he left.",
            "Roe",
            "is not sure",
            "whether he left",
            False,
            id="a mind of somebody else",
        ),
        pytest.param(
            "As we mentioned, the defence was strong all night.",
            "we",
            "mentioned",
            "the defence was strong all night",
            True,
            id="what he has told before",
        ),
        pytest.param(
            "When asked about the pier, Roe laughed.",
            None,
            "asked about",
            "the pier",
            True,
            id="a topic that somebody is asked about",
        ),
    ],
)
def test_author_voice_is_no_report(
    text: str, source: str | None, cue: str, content: str, expected: bool
) -> None:
    article = parse(text)

    def tokens(words: str) -> tuple[int, int]:
        return article.tokens_of(text.index(words), text.index(words) + len(words))

    spans = ((text.index(content), text.index(content) + len(content)),)
    kind = read_quote_type(article, spans)
    item = Attribution(spans, None, tokens(cue), cue, "model", kind)
    if source is not None:
        item = replace(item, source=tokens(source))
    assert is_author_voice(article, item) is expected
