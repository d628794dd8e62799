"""Zip files with issues of scanned papers: pages found, lost and damaged, and what lies beside."""

import io
import zipfile

import pytest

from flows.readers.archive import read_file
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
