"""Zip files with issues of scanned papers: pages found, lost and damaged, and what lies beside."""

import io
import zipfile
from pathlib import Path

import pytest

from flows.readers.archive import read_archive, read_file
from flows.readers.discover import discover
from flows.readers.outcomes import ReadLimits
from tests.support.reading import brief, read_bytes
from tests.transforms.agency.test_mets import METS, word, words

PAGE = words(word("The toll rises in March, the council said.")).replace(b'ID="B1"', b'ID="B3"')


def pack(**members: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in members.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml"), content)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("members", "expected"),
    [
        pytest.param(
            {"x__mets_xml": METS.encode(), "x__alto__1_xml": PAGE},
            [("x/mets.xml item 1", "The toll rises in March, the council said.")],
            id="pages below the issue",
        ),
        pytest.param(
            {
                "mets_xml": METS.encode(),
                "pages__1_xml": PAGE,
                "note": b"The town was not told of it.",
            },
            [
                ("mets.xml item 1", "The toll rises in March, the council said."),
                ("note", "The town was not told of it."),
            ],
            id="pages elsewhere, and a story beside them",
        ),
        pytest.param(
            {"mets_xml": METS.encode(), "alto__1_xml": b"<alto"},
            [("alto/1.xml", "bad_xml"), ("mets.xml item 1", "missing_text")],
            id="a damaged page",
        ),
        pytest.param(
            {"mets_xml": METS.encode()},
            [("mets.xml", "unsupported_format")],
            id="without its pages",
        ),
        pytest.param(
            {"mets_xml": b"<mets><a>", "alto__1_xml": PAGE},
            [("mets.xml", "bad_xml"), ("alto/1.xml", "unsupported_format")],
            id="a damaged issue",
        ),
    ],
)
def test_scanned_issue_in_a_zip_file(
    members: dict[str, bytes], expected: list[tuple[str, str]]
) -> None:
    assert list(map(brief, read_bytes(read_file, pack(**members)))) == expected


def read_folder(folder: Path) -> list[tuple[str, str]]:
    return [
        brief(outcome)
        for ref in discover([folder]).archives
        for outcome in read_archive(ref, run_id="run", limits=ReadLimits())
    ]


def test_scanned_issue_in_a_folder_is_read_with_its_pages(tmp_path: Path) -> None:
    (tmp_path / "1925" / "alto").mkdir(parents=True)
    (tmp_path / "1925" / "mets.xml").write_text(METS)
    (tmp_path / "1925" / "alto" / "1.xml").write_bytes(PAGE)
    assert read_folder(tmp_path) == [("item 1", "The toll rises in March, the council said.")]


@pytest.mark.parametrize("address", ["../../alto/1.xml", "/alto/1.xml", "alto/2.xml"])
def test_scanned_issue_takes_no_page_from_elsewhere(tmp_path: Path, address: str) -> None:
    (tmp_path / "alto").mkdir()
    (tmp_path / "alto" / "1.xml").write_bytes(PAGE)
    (tmp_path / "in" / "1925").mkdir(parents=True)
    (tmp_path / "in" / "1925" / "mets.xml").write_text(METS.replace("./alto/1.xml", address))
    assert read_folder(tmp_path / "in") == [("1925/mets.xml", "unsupported_format")]


def test_scanned_issue_page_that_is_damaged_is_told(tmp_path: Path) -> None:
    (tmp_path / "alto").mkdir()
    (tmp_path / "mets.xml").write_text(METS.replace('BEGIN="B0"', 'BEGIN="B3"'))
    (tmp_path / "alto" / "1.xml").write_bytes(b"<alto><TextBlock")
    assert [reason for _, reason in read_folder(tmp_path)] == ["bad_xml", "missing_text"]
