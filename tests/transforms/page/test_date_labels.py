"""Labels of dates in elements of their own, and words before a date that are none."""

import pytest
from lxml.html import fromstring

from transforms.page.date_labels import read_label

DAY = '<time datetime="2022-06-14">14 June</time>'


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        pytest.param(f"<p>Last updated: {DAY}</p>", "Last updated:", id="before it"),
        pytest.param(f"<p>By Jane Roe. Updated {DAY}</p>", "Updated", id="behind a sentence"),
        pytest.param(f"<p><b>Updated</b> {DAY}</p>", "Updated", id="in its own element"),
        pytest.param(f"<dl><dt>Modified</dt><dd>{DAY}</dd></dl>", "Modified", id="a list of names"),
        pytest.param(f'<p class="last-updated">{DAY}</p>', "updated", id="the name around it"),
        pytest.param(
            '<p><time itemprop="dateModified">14 June</time></p>', "updated", id="its property"
        ),
        pytest.param(f"<p>First published {DAY}</p>", "First published", id="publication"),
        pytest.param(f"<li>Accepted: {DAY}</li>", "Accepted:", id="a paper's history"),
        pytest.param(f"<p>By Jane Roe {DAY}</p>", "", id="a name"),
        pytest.param(f'<p><a href="/u">Updates</a> {DAY}</p>', "", id="a link"),
        pytest.param(f"<p>Updated 3 hours ago | {DAY}</p>", "", id="of another time"),
        pytest.param(
            f"<p>The council updated its plan for the harbour on the very day, {DAY}</p>",
            "",
            id="a sentence",
        ),
        pytest.param(f'<p class="entry-meta updated">{DAY}</p>', "", id="the name of any day"),
        pytest.param(f"<div>{DAY}</div>", "", id="nothing"),
    ],
)
def test_date_labels(markup: str, expected: str) -> None:
    assert read_label(next(fromstring(f"<div>{markup}</div>").iter("time"))) == expected
