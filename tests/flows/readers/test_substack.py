"""Exports of Substack: the table of posts with their texts, and zip files that are none."""

import io
import zipfile

import pytest

from flows.readers.archive import read_file
from flows.readers.outcomes import Outcome, ReadLimits, Skip, Source
from flows.readers.substack import is_substack
from transforms.lake.records import Reject
from transforms.text.stored_article import StoredArticle

HEAD = "post_id,post_date,is_published,type,title,subtitle\n"
ROW = "1.toll,2026-01-05T10:02:11.000Z,true,newsletter,Toll rises,Why\n"
TEXT = "<p>The toll on the old bridge rises in March, the mayor said.</p>"


def pack(files: dict[str, str]) -> io.BytesIO:
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    whole.seek(0)
    return whole


def read(files: dict[str, str], largest: int = 1_000_000) -> list[Outcome]:
    source = Source("a" * 20, "export.zip", "run", ReadLimits(record_bytes=largest))
    return list(read_file(source, pack(files)))


def brief(outcome: Outcome) -> tuple[str, ...]:
    if isinstance(outcome, StoredArticle):
        return (str(outcome.article.headline), str(outcome.article.published_at))
    assert isinstance(outcome, Reject | Skip)
    return (outcome.position, outcome.reason)


def test_substack_posts_have_their_titles_and_days_and_lists_of_readers_are_not_opened() -> None:
    draft = "2.note,,false,newsletter,Note,\n"
    lost = "3.gone,2026-01-06T10:00:00.000Z,true,newsletter,Gone,\n"
    files = {
        "posts.csv": HEAD + ROW + draft + lost,
        "posts/1.toll.html": TEXT,
        "posts/2.note.html": TEXT,
        "posts/1.delivers.csv": "post_id,email\n1,a@b.example\n",
        "email_list.csv": "email\na@b.example\n",
    }
    assert list(map(brief, read(files))) == [
        ("Toll rises", "2026-01-05 10:02:11"),
        ("posts/2.note.html", "not_an_article"),
        ("posts/3.gone.html", "missing_text"),
    ]


def test_substack_table_that_is_too_large_is_a_reject() -> None:
    files = {"posts.csv": HEAD + ROW * 30, "posts/1.toll.html": TEXT}
    assert [brief(one)[1] for one in read(files, 200)] == ["too_large"]


@pytest.mark.parametrize(
    "files",
    [
        pytest.param({"posts.csv": "id,title,text\n", "posts/1.html": TEXT}, id="another table"),
        pytest.param({"posts.csv": HEAD + ROW}, id="no texts"),
        pytest.param({"posts/1.html": TEXT}, id="no table"),
    ],
)
def test_substack_is_not_any_other_zip_file(files: dict[str, str]) -> None:
    assert not is_substack(pack(files))


def test_substack_is_no_damaged_zip_file() -> None:
    assert not is_substack(io.BytesIO(b"PK\x03\x04 damaged"))
