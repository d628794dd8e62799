"""Files whose names are no UTF-8, as old servers leave them: read like any other, and named."""

import os
from pathlib import Path

import pytest

from tests.conftest import ARCHIVES, Place
from warehouse.ask.sql import ask

STORY = (ARCHIVES / "wire" / "cafe-terraces.txt").read_bytes()


@pytest.mark.parametrize(
    "pattern", ["archives", pytest.param("archives/*", marks=pytest.mark.long)]
)
def test_names_of_another_code_page_are_read_and_written_out(tmp_path: Path, pattern: str) -> None:
    """Guard: one such file and nothing of the night was loaded, in a traceback."""
    archives = os.fsencode(tmp_path / "archives")
    os.mkdir(archives)
    for name, content in ((b"caf\xe9.txt", STORY), (b"l\xe8re.pdf", b"%PDF-1.7 page")):
        with open(os.path.join(archives, name), "wb") as handle:
            handle.write(content)
    os.symlink(b"nowhere", os.path.join(archives, b"perdu\xe9.txt"))
    place = Place(tmp_path).run(tmp_path / pattern, threshold=1)
    assert place.code == 0, place.said
    found = ask(place.warehouse, "select uri, status from archives order by uri").to_pylist()
    assert [(row["uri"].rpartition("/")[2], row["status"]) for row in found] == [
        ("caf\\udce9.txt", "loaded"),
        ("l\\udce8re.pdf", "rejected"),
        ("perdu\\udce9.txt", "rejected"),
    ]
    (article,) = ask(place.warehouse, "select source_record from articles").to_pylist()
    assert article == {"source_record": "caf\\udce9.txt"}
    again = place.run(tmp_path / pattern, threshold=1)
    assert (again.code, "articles new" in again.printed) == (0, True)
    (run,) = (
        ask(place.warehouse, "select count(*) as n from run_files where status = 'known'")[
            "n"
        ].to_pylist(),
    )
    assert run == [1]
