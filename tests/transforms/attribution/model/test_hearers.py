"""Who hears what is told."""

import pytest

from tests.support.articles import parse
from tests.support.attributions import report
from transforms.attribution.model.hearers import is_hearer
from transforms.attribution.model.sources import mend_source


@pytest.mark.parametrize(
    ("text", "cue", "source", "expected"),
    [
        pytest.param("Users are warned to stay away.", "warned", "Users", True, id="a passive"),
        pytest.param(
            "Police warned users to stay away.", "warned", "Police", False, id="who warns"
        ),
        pytest.param("Roe is said to stay away.", "said", "Roe", False, id="another verb"),
    ],
)
def test_a_hearer_is_the_subject_of_a_passive(
    text: str, cue: str, source: str, expected: bool
) -> None:
    article = parse(text)
    item = report(article, "to stay away", cue, source)
    assert item.source is not None
    assert item.cue is not None
    assert is_hearer(item.source, article.doc[item.cue[0]]) is expected


def test_a_hearer_is_no_source() -> None:
    article = parse("Users are warned to stay away.")
    assert mend_source(article, report(article, "to stay away", "warned", "Users")).source is None
