"""The subject of a verb of saying before a source of another sentence."""

import pytest

from tests.support.articles import parse
from transforms.attribution.types import Attribution
from transforms.speakers.own_subjects import mend_sources

TEXT = (
    "An inquiry found that the hatches were rotten. The counsel told it that no ship was safe. "
    "Transport Undersecretary Tom Roe denied that it sank. For Jane Hale, this misses the point: "
    "rope is dear."
)


@pytest.mark.parametrize(
    ("source", "cue", "content", "expected"),
    [
        pytest.param(
            "The counsel", "found", "that the hatches were rotten", "An inquiry", id="of another"
        ),
        pytest.param(
            "An inquiry", "found", "that the hatches were rotten", "An inquiry", id="its own"
        ),
        pytest.param("The counsel", "told", "that no ship was safe", "The counsel", id="behind it"),
        pytest.param(
            "Transport", "denied", "that it sank", "Transport Undersecretary Tom Roe", id="cut"
        ),
        pytest.param("The counsel", "misses", "rope is dear", "Jane Hale", id="whose view it is"),
    ],
)
def test_own_subjects_come_before_a_source_of_another_sentence(
    source: str, cue: str, content: str, expected: str
) -> None:
    article = parse(TEXT)

    def find(words: str) -> tuple[int, int]:
        low = TEXT.index(words)
        return article.tokens_of(low, low + len(words))

    low = TEXT.index(content)
    piece = ((low, low + len(content)),)
    item = Attribution(piece, find(source), find(cue), cue, "test", "indirect")
    (mended,) = mend_sources(article, [item])
    assert mended.source is not None
    assert article.slice(*mended.source) == expected
