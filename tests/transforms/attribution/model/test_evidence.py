import pytest

from tests.support.articles import parse
from transforms.attribution.model.evidence import (
    BARE_FLOOR,
    COLON_FLOOR,
    MARKED_FLOOR,
    NAME_FLOOR,
    NOBODY_FLOOR,
    OPEN_FLOOR,
    PASSIVE_FLOOR,
    THING_FLOOR,
    UNCLEAR_FLOOR,
    UNSPOKEN_FLOOR,
    UNTOLD_FLOOR,
    WISH_FLOOR,
    find_floor,
)
from transforms.attribution.types import Attribution, read_quote_type

LEAST = 0.25


@pytest.mark.parametrize(
    ("text", "source", "cue", "content", "expected"),
    [
        pytest.param("Roe said it had failed.", "Roe", "said", "it had failed", LEAST, id="plain"),
        pytest.param(
            "Roe monitors the plan.", "Roe", "monitors", "the plan", BARE_FLOOR, id="an unknown cue"
        ),
        pytest.param(
            "Roe funds a study of whether it fell.",
            "Roe",
            "funds a study of",
            "whether it fell",
            OPEN_FLOOR,
            id="an open question under an unknown cue",
        ),
        pytest.param(
            "Roe is fond of the plan.",
            "Roe",
            "is fond of",
            "the plan",
            UNCLEAR_FLOOR,
            id="a liking",
        ),
        pytest.param(
            "Roe praised the plan.", "Roe", "praised", "the plan", UNCLEAR_FLOOR, id="praise"
        ),
        pytest.param(
            "Roe outlined the plan.", "Roe", "outlined", "the plan", UNSPOKEN_FLOOR, id="unspoken"
        ),
        pytest.param(
            "The city went on to expand the raids to promote “order”.",
            "The city",
            "went on to expand",
            "the raids to promote “order”",
            BARE_FLOOR,
            id="a word at arm's length under what is gone on with",
        ),
        pytest.param(
            "Many adopted the “new creed,” a form of the old one.",
            "Many",
            "adopted",
            "the “new creed,” a form of the old one",
            BARE_FLOOR,
            id="a word at arm's length before a comma",
        ),
        pytest.param("Roe wants to leave.", "Roe", "wants", "to leave", WISH_FLOOR, id="a wish"),
        pytest.param(
            "Roe endorsed Anna Weiss.", "Roe", "endorsed", "Anna Weiss", NAME_FLOOR, id="a name"
        ),
        pytest.param(
            "Roe found that of the six lifts two had failed.",
            "Roe",
            "found",
            "that of the six lifts two had failed",
            LEAST,
            id="a clause with that",
        ),
        pytest.param("May 25: Roe fell.", "May", ":", "Roe fell", COLON_FLOOR, id="a colon"),
        pytest.param(
            "The wall shows that it fell.",
            "The wall",
            "shows",
            "it fell",
            THING_FLOOR,
            id="a thing",
        ),
        pytest.param(
            "The report shows that it fell.", "The report", "shows", "it fell", LEAST, id="document"
        ),
        pytest.param(
            "42% say that it fell.", "42%", "say", "that it fell", LEAST, id="a share of people"
        ),
        pytest.param(
            "Hale shared their fear that it fell.",
            "their",
            "fear",
            "that it fell",
            LEAST,
            id="people named by a pronoun",
        ),
        pytest.param(
            "It is said that it fell.", None, "said", "that it fell", NOBODY_FLOOR, id="nobody"
        ),
        pytest.param(
            "Roe works to bring “order” back.",
            "Roe",
            "works to bring",
            "“order” back",
            BARE_FLOOR,
            id="a word between marks under an unknown cue",
        ),
        pytest.param("It fell.", None, None, "It fell", UNTOLD_FLOOR, id="nothing tells of it"),
        pytest.param(
            "It was filmed by Roe that it fell.",
            "Roe",
            "was filmed",
            "that it fell",
            PASSIVE_FLOOR,
            id="a passive of an unknown cue",
        ),
        pytest.param(
            "Roe said “it” had failed.", "Roe", "said", "“it” had failed", MARKED_FLOOR, id="marks"
        ),
        pytest.param(
            "Mayor Roe called the news “a gut punch”.",
            "Mayor Roe",
            "called",
            "the news “a gut punch”",
            MARKED_FLOOR,
            id="what somebody calls a thing",
        ),
    ],
)
def test_evidence_sets_the_floor(
    text: str, source: str | None, cue: str | None, content: str, expected: float
) -> None:
    article = parse(text)

    def tokens(words: str) -> tuple[int, int]:
        return article.tokens_of(text.index(words), text.index(words) + len(words))

    low = text.index(content)
    spans = ((low, low + len(content)),)
    kind = read_quote_type(article, spans)
    who = None if source is None else tokens(source)
    by_what = None if cue is None else tokens(cue)
    item = Attribution(spans, who, by_what, cue, "model", kind)
    assert find_floor(article, item, LEAST) == expected
