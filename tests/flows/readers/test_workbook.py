"""Workbooks to outcomes."""

import io
import zipfile

import pytest

from flows.readers.archive import read_file
from flows.readers.outcomes import Outcome, ReadLimits, Source
from tests.support import paths
from transforms.lake.records import Reject
from transforms.text.stored_article import StoredArticle

FORMS = paths.DATA / "forms"


def read(content: bytes) -> list[Outcome]:
    return list(read_file(Source("a" * 20, "a", "run", ReadLimits()), io.BytesIO(content)))


def test_workbook_rows_have_the_numbers_that_the_program_shows() -> None:
    outcomes = read((FORMS / "preface.xlsx").read_bytes())
    assert [one.article.position for one in outcomes if isinstance(one, StoredArticle)] == ["row 5"]


@pytest.mark.parametrize(
    ("members", "reason"),
    [
        pytest.param({"xl/workbook.xml": b"<workbook/>"}, "unsupported_format", id="no sheet"),
        pytest.param({"xl/worksheets/sheet1.xml": b"<worksheet>"}, "bad_xml", id="damaged"),
        pytest.param({"xl/worksheets/sheet1.xml": b"<worksheet/>"}, "missing_text", id="empty"),
    ],
)
def test_workbook_without_stories_is_one_reject(members: dict[str, bytes], reason: str) -> None:
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        for name, content in members.items():
            archive.writestr(name, content)
    (outcome,) = read(whole.getvalue())
    assert isinstance(outcome, Reject)
    assert outcome.reason == reason
