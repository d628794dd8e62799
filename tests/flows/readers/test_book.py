"""Issues in EPUB: the day of the issue is that of the pages that state none."""

import io
import zipfile

import pytest

from flows.readers.archive import read_file
from flows.readers.outcomes import ReadLimits, Source
from transforms.text.stored_article import StoredArticle

CONTAINER = '<c><rootfiles><rootfile full-path="a.opf"/></rootfiles></c>'
CARD = (
    '<package xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata><dc:date>2026-01-05</dc:date>'
    "</metadata></package>"
)
PAGE = "<html><h1>Toll rises</h1>{}<p>The toll on the old bridge rises in March.</p></html>"


def read_days(files: dict[str, str]) -> list[tuple[str | None, str | None]]:
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    whole.seek(0)
    source = Source("a" * 20, "issue.epub", "run", ReadLimits())
    return [
        (str(one.article.published_at.date()) if one.article.published_at else None,
         one.article.published_from)
        for one in read_file(source, whole)
        if isinstance(one, StoredArticle)
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        pytest.param(
            {"META-INF/container.xml": CONTAINER, "a.opf": CARD},
            [("2026-01-05", "record"), ("2026-01-03", "page")],
            id="of the card",
        ),
        pytest.param(
            {"META-INF/container.xml": CONTAINER},
            [(None, None), ("2026-01-03", "page")],
            id="no card",
        ),
        pytest.param(
            {"META-INF/container.xml": "<c", "a.opf": CARD},
            [(None, None), ("2026-01-03", "page")],
            id="damaged",
        ),
        pytest.param({"a.opf": CARD}, [(None, None), ("2026-01-03", "page")], id="no book"),
    ],
)
def test_book_pages_have_the_day_of_their_issue(
    more: dict[str, str], expected: list[tuple[str | None, str | None]]
) -> None:
    pages = {
        "a.xhtml": PAGE.format(""),
        "b.xhtml": PAGE.format("<p class='date'>3 January 2026</p>"),
    }
    assert read_days({**more, **pages}) == expected
