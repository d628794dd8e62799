"""Files, and files inside zip and tar: what each comes to, and any bytes at all."""

import bz2
import gzip
import io
import tarfile
import zipfile
from collections.abc import Callable, Iterator
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.readers.archive import READERS, read_file
from flows.readers.outcomes import Outcome, ReadLimits, Source
from tests.support import paths
from tests.support.budget import slow_property
from tests.support.build_sample_warc import build_broken, build_crawl
from tests.support.reading import brief_by_headline as brief
from transforms.errors import ArchiveError
from transforms.text.stored_article import StoredArticle

ARCHIVES = paths.DATA / "archives"
SHARED = paths.SHARED / "data" / "archives" / "malformed"


PAGE = (
    b"<html><head><title>Bridge to close</title></head><body><h1>Bridge to close</h1>"
    b"<p>The bridge will close on Friday for nine weeks, the road authority said.</p></body></html>"
)
FLOOD_WALLS = "Town to build flood walls after second high water in three years"
STORY = (ARCHIVES / "wire" / "flood-walls.txt").read_bytes()
Pack = Callable[[bytes], bytes]
SOURCE = Source("a" * 20, "folder/archive", "run", ReadLimits(container_depth=2))


def zip_up(content: bytes, name: str = "inner/file") -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return packed.getvalue()


def tar_up(members: dict[str, bytes | tarfile.TarInfo]) -> bytes:
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w") as archive:
        for name, content in members.items():
            if isinstance(content, tarfile.TarInfo):
                archive.addfile(content)
                continue
            info = tarfile.TarInfo(name)
            info.size = len(content)
            archive.addfile(info, io.BytesIO(content))
    return packed.getvalue()


def special(name: str, kind: bytes, target: str = "") -> tarfile.TarInfo:
    info = tarfile.TarInfo(name)
    info.type, info.linkname = kind, target
    return info


def read_bytes(content: bytes) -> list[tuple[str, str]]:
    return [brief(outcome) for outcome in read_file(SOURCE, io.BytesIO(content))]


def test_read_page_in_a_file_is_an_article_with_the_name_of_the_file() -> None:
    (outcome,) = read_file(SOURCE, io.BytesIO(PAGE))
    assert isinstance(outcome, StoredArticle)
    assert (outcome.article.position, outcome.article.source_record) == ("folder/archive",) * 2
    assert outcome.article.headline == "Bridge to close"


def test_read_members_have_their_own_names_and_positions() -> None:
    lines = b'{"id": 1, "title": "One", "text": "Words."}\n{"id": 2}\n'
    packed = tar_up(
        {
            "day/page.html": PAGE,
            "day/feed.jsonl.gz": gzip.compress(lines),
            "day/inner.zip": zip_up(STORY, "wire.txt"),
            "day/crawl.warc.gz": (ARCHIVES / "crawl" / "sample.warc.gz").read_bytes(),
            "day/empty": b"",
            "day/photo.png": b"\x89PNG\r\n",
        }
    )
    for content in (packed, gzip.compress(packed), bz2.compress(packed)):
        found = read_bytes(content)
        assert found[:4] == [
            ("day/page.html", "Bridge to close"),
            ("day/feed.jsonl.gz line 1", "One"),
            ("day/feed.jsonl.gz line 2", "missing_text"),
            (
                "day/inner.zip/wire.txt",
                "Town to build flood walls after second high water in three years",
            ),
        ]
        assert found[4] == ("day/crawl.warc.gz byte 0", "not_a_response")
        assert found[15:] == [("day/empty", "blank"), ("day/photo.png", "unsupported_format")]


def test_read_tar_refuses_names_and_links_that_lead_out() -> None:
    packed = tar_up(
        {
            "good/page.html": PAGE,
            "../outside.html": PAGE,
            "/abs.html": PAGE,
            "..\\win.html": PAGE,
            "link": special("good/link", tarfile.SYMTYPE, "/etc"),
            "hard": special("good/hard", tarfile.LNKTYPE, "/etc/hostname"),
            "pipe": special("good/pipe", tarfile.FIFOTYPE),
            "good/link/through.html": PAGE,
            "folder": special("good", tarfile.DIRTYPE),
            "good/more.html": PAGE,
        }
    )
    assert read_bytes(packed) == [
        ("good/page.html", "Bridge to close"),
        ("../outside.html", "unsafe_name"),
        ("/abs.html", "unsafe_name"),
        ("..\\win.html", "unsafe_name"),
        ("good/link", "not_a_file"),
        ("good/hard", "not_a_file"),
        ("good/pipe", "not_a_file"),
        ("good/link/through.html", "unsafe_name"),
        ("good", "not_a_file"),
        ("good/more.html", "Bridge to close"),
    ]


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_read_zip_tells_members_of_one_name_apart() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name in ("a.html", "../a.html", "a.html", "folder/"):
            archive.writestr(name, PAGE if name[-1] != "/" else b"")
    assert read_bytes(packed.getvalue()) == [
        ("a.html", "Bridge to close"),
        ("../a.html", "unsafe_name"),
        ("a.html (2)", "Bridge to close"),
        ("folder/", "not_a_file"),
    ]


@pytest.mark.parametrize(
    ("card", "expected"),
    [
        pytest.param(
            "META-INF/container.xml",
            ["not_an_article"] * 4 + ["Bridge to close"],
            id="of a book the pages alone",
        ),
        pytest.param(
            "META-INF/other.xml",
            ["not_an_article", "unsupported_format", "unsupported_format", "Bridge to close"],
            id="of another zip file all but its type",
        ),
    ],
)
def test_read_zip_of_a_known_make_passes_over_what_holds_no_story(
    card: str, expected: list[str]
) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("mimetype", "application/epub+zip")
        archive.writestr(card, "<container/>")
        archive.writestr("text/toc.ncx", "<ncx")
        if "container" in card:
            archive.writestr("text/nav.xhtml", PAGE)
        archive.writestr("text/a.xhtml", PAGE)
    assert [told for _, told in read_bytes(packed.getvalue())] == expected


def test_read_zip_of_medium_is_its_posts_and_none_of_its_lists() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        names = ("README.html", "claps/claps-0001.html", "profile/profile.html")
        for name in (*names, "posts/draft_Toll-1.html", "posts/2026-03-02_Toll-1.html"):
            archive.writestr(name, PAGE)
    told = [told for _, told in read_bytes(packed.getvalue())]
    assert told == ["not_an_article"] * 4 + ["Bridge to close"]


def test_read_zip_member_without_a_name() -> None:
    """Found by fuzzing: `ZipInfo.is_dir` fails on one."""
    renamed = bytearray(zip_up(PAGE, "x"))
    central = renamed.index(b"PK\x01\x02")
    renamed[central + 28 : central + 30] = b"\x00\x00"
    del renamed[central + 46]
    end = renamed.index(b"PK\x05\x06")
    renamed[end + 12 : end + 16] = (end - central).to_bytes(4, "little")
    assert [position for position, _ in read_bytes(bytes(renamed))] == ["(no name)"]


def test_read_keeps_what_came_before_a_fault_of_a_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(source: Source, handle: object) -> Iterator[Outcome]:
        yield source.skip("line 1", "blank")
        raise KeyError("gone")

    monkeypatch.setitem(READERS, "text", fail)
    packed = tar_up({"a.html": PAGE, "b.txt": STORY, "c.html": PAGE})
    assert read_bytes(packed) == [
        ("a.html", "Bridge to close"),
        ("b.txt line 1", "blank"),
        ("b.txt", "bad_record"),
        ("c.html", "Bridge to close"),
    ]


def test_read_archives_inside_archives_have_a_limit() -> None:
    assert read_bytes(zip_up(zip_up(PAGE))) == [("inner/file/inner/file", "Bridge to close")]
    assert read_bytes(zip_up(zip_up(zip_up(PAGE)))) == [("inner/file/inner/file", "too_deep")]
    many = PAGE
    for _ in range(4):
        many = gzip.compress(many)
    assert read_bytes(many) == [("folder/archive", "too_deep")]


def test_read_keeps_what_stands_before_a_cut_in_a_tar() -> None:
    packed = gzip.compress(tar_up({"a.html": PAGE, "b.txt": STORY * 400, "c.html": PAGE}), 0)
    found = read_bytes(packed[:200_000])
    assert found == [
        ("a.html", "Bridge to close"),
        ("b.txt", "truncated"),
        ("folder/archive", "truncated"),
    ]


def test_read_damaged_zip_is_a_reject() -> None:
    packed = bytearray(zip_up(STORY * 3))
    assert read_bytes(bytes(packed[:-30])) == [("folder/archive", "unreadable")]
    packed[100:140] = bytes(40)
    assert read_bytes(bytes(packed)) == [("inner/file", "unreadable")]


def test_read_goes_on_when_a_page_takes_too_long() -> None:
    source = Source("a" * 20, "archive", "run", ReadLimits(page_seconds=0.01))
    slow = b"<html><body>" + PAGE + b"<p>One more thing was said there.</p>" * 20_000
    packed = zip_up(slow, "slow.html")
    assert [brief(outcome) for outcome in read_file(source, io.BytesIO(packed))] == [
        ("slow.html", "timeout")
    ]
    assert read_bytes(zip_up(PAGE, "good.html")) == [("good.html", "Bridge to close")]


RECORDS = b"".join(build_crawl()[:4])
SEEDS = [
    RECORDS,
    b"".join(gzip.compress(record) for record in build_crawl()[:4]),
    build_broken(build_crawl()),
    (ARCHIVES / "broken" / "bad-lines.jsonl").read_bytes(),
    gzip.compress((ARCHIVES / "feed" / "daily.jsonl").read_bytes()),
    STORY,
    PAGE,
    zip_up(PAGE),
    tar_up({"a.html": PAGE, "b.txt": STORY}),
]


@st.composite
def damaged_bytes(draw: st.DrawFn) -> bytes:
    """A good archive with pieces cut out, put in and flipped; or any bytes."""
    content = bytearray(draw(st.one_of(st.sampled_from(SEEDS), st.binary(max_size=300))))
    for _ in range(draw(st.integers(0, 4))):
        start = draw(st.integers(0, len(content)))
        end = min(len(content), start + draw(st.integers(0, 400)))
        content[start:end] = draw(st.binary(max_size=40))
    return bytes(content)


@slow_property(120, 1000)
@given(content=damaged_bytes(), pack=st.sampled_from([bytes, gzip.compress, bz2.compress, zip_up]))
def test_read_any_bytes_give_outcomes_and_true_spans(content: bytes, pack: Pack) -> None:
    check(list(read_file(SOURCE, io.BytesIO(pack(content)))))


@slow_property(150, 1000)
@given(content=damaged_bytes(), kind=st.sampled_from(sorted(READERS)))
def test_read_any_bytes_under_any_reader_give_outcomes(content: bytes, kind: str) -> None:
    """Also under a reader that would never be chosen for them."""
    with suppress(ArchiveError):
        check(list(READERS[kind](SOURCE, io.BytesIO(content))))


def check(outcomes: list[Outcome]) -> None:
    for outcome in outcomes:
        if isinstance(outcome, StoredArticle):
            text = outcome.version.text
            assert outcome.sections
            for section in outcome.sections:
                assert text[section.char_start : section.char_end].strip()
