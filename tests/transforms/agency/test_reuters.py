"""Stories of the Reuters collection: one at a time, a file at a time, and against its truth."""

import gzip
import io
import json
from collections import Counter
from collections.abc import Iterable
from datetime import datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.readers.marked_stories import read_reuters
from flows.readers.outcomes import Outcome, ReadLimits, Source
from tests.support import paths
from transforms.agency.reuters import read_reuters_story
from transforms.lake.records import REJECT_REASONS, Reject
from transforms.text.stored_article import StoredArticle

SHARED = paths.SHARED / "data" / "archives" / "reuters"
BODY = "The mill will close,\nits owner said.\n    Some 300 jobs go.\n Reuter\n&#3;"


def story(
    body: str | None = BODY,
    *,
    number: int = 7,
    kind: str = "",
    date: str = " 3-MAR-1987 09:18:21.26",
) -> bytes:
    text = f"<BODY>{body}</BODY>" if body is not None else ""
    return (
        f'<REUTERS TOPICS="YES" LEWISSPLIT="TRAIN" CGISPLIT="TRAINING-SET" OLDID="5" '
        f'NEWID="{number}">\n<DATE>{date}</DATE>\n<TOPICS><D>steel</D><D>jobs</D></TOPICS>\n'
        "<PLACES><D>uk</D></PLACES><PEOPLE></PEOPLE><ORGS></ORGS><EXCHANGES></EXCHANGES>"
        "<COMPANIES></COMPANIES><UNKNOWN>&#5;&#22;f0288\nr f BC-MILL-CLOSES 03-03</UNKNOWN>"
        f"\n<TEXT{kind}>&#2;\n<TITLE>MILL &lt;MLL> TO CLOSE</TITLE>\n"
        f"<AUTHOR>    By Jane Roe, Reuters</AUTHOR>\n<DATELINE>    LEEDS, March 3 - </DATELINE>"
        f"{text}</TEXT>\n</REUTERS>\n"
    ).encode("latin-1")


def test_reuters_gives_a_whole_article() -> None:
    record = read_reuters_story(story(), "a.sgm")
    found = record.article
    assert found is not None
    assert [
        (section.section_kind, found.text[section.char_start : section.char_end])
        for section in found.sections
    ] == [
        ("body", "The mill will close,\nits owner said."),
        ("body", "Some 300 jobs go."),
        ("boilerplate", "Reuter"),
    ]
    assert (found.source, found.source_record, found.headline) == (
        "Reuters",
        "7",
        "MILL <MLL> TO CLOSE",
    )
    assert (found.byline, found.authors) == ("By Jane Roe, Reuters", ("Jane Roe",))
    assert (found.published_at, found.published_precision, found.published_from) == (
        datetime(1987, 3, 3, 9, 18, 21),
        "second",
        "record",
    )
    assert (found.published_utc_offset, found.dateline_place) == (None, "LEEDS")
    assert found.extra == (
        '{"cgi_split": "TRAINING-SET", "dateline": "LEEDS, March 3 -", "lewis_split": "TRAIN", '
        '"old_id": "5", "places": ["uk"], "slugline": "BC-MILL-CLOSES", "text_type": "NORM", '
        '"topics": ["steel", "jobs"], "topics_assigned": "YES"}'
    )


@pytest.mark.parametrize(
    ("content", "text"),
    [
        pytest.param(story("A m\xfcller and a b&#252;ck."), "A müller and a bck.", id="bare byte"),
        pytest.param(story("It closed. REUTER..."), "It closed.\n\nREUTER", id="loud signature"),
        pytest.param(story("It closed, Reuters said."), "It closed, Reuters said.", id="no sign"),
        pytest.param(
            story(None, kind=' TYPE="UNPROC"').replace(
                b"</TEXT>", b"CORRECTION\n    Read 7.</TEXT>"
            ),
            "MILL <MLL> TO CLOSE\n    By Jane Roe, Reuters\n    LEEDS, March 3 - CORRECTION\n"
            "    Read 7.",
            id="unprocessed",
        ),
    ],
)
def test_reuters_text(content: bytes, text: str) -> None:
    found = read_reuters_story(content, "a.sgm").article
    assert found is not None
    assert found.text == text


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        pytest.param(
            "26-FEB-1987 15:01:01.79", (datetime(1987, 2, 26, 15, 1, 1), "second"), id="ok"
        ),
        pytest.param("31-MAR-1987 605:12:19.12", (datetime(1987, 3, 31), "day"), id="no such hour"),
        pytest.param("3-MAR-1987", (datetime(1987, 3, 3), "day"), id="day"),
        pytest.param("31-FEB-1987 10:00:00.00", (None, "month_day"), id="no such day"),
    ],
)
def test_reuters_dates(date: str, expected: tuple[Any, Any]) -> None:
    body = "LEEDS, March 3 - The mill will close."
    found = read_reuters_story(story(body, date=date), "a.sgm").article
    assert found is not None
    assert (found.published_at, found.published_precision) == expected


@pytest.mark.parametrize(
    ("content", "reason", "record"),
    [
        pytest.param(story(None, kind=' TYPE="BRIEF"'), "missing_text", "7", id="brief"),
        pytest.param(story(" Reuter\n&#3;"), "missing_text", "7", id="a signature alone"),
        pytest.param(b"<html>", "bad_xml", None, id="no story"),
    ],
)
def test_reuters_without_text(content: bytes, reason: str, record: str | None) -> None:
    found = read_reuters_story(content, "a.sgm")
    assert found.error is not None
    assert (found.error.reason, found.source_record) == (reason, record)


class Slowly(io.BytesIO):
    """Hands over few bytes at a time, so tags lie across the seams."""

    def read(self, size: int | None = -1) -> bytes:
        return super().read(7)


def outcomes_of(content: bytes, largest: int = 20_000_000) -> list[Outcome]:
    source = Source("a" * 20, "a.sgm", "run", ReadLimits(record_bytes=largest))
    return list(read_reuters(source, Slowly(content)))


def brief(outcomes: Iterable[Outcome]) -> list[tuple[str, str]]:
    return [
        (outcome.article.position, outcome.article.source_record or "")
        if isinstance(outcome, StoredArticle)
        else (outcome.position, outcome.reason)
        for outcome in outcomes
    ]


HEAD = b'<!DOCTYPE lewis SYSTEM "lewis.dtd">\n'
CUT = story(number=9)[:300]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        pytest.param(
            HEAD + story(number=1) + story(number=2),
            [("story 1", "1"), ("story 2", "2")],
            id="two stories",
        ),
        pytest.param(
            HEAD + story(number=1) + story("x" * 4_000, number=2) + story(number=3),
            [("story 1", "1"), ("story 2", "too_large"), ("story 3", "3")],
            id="a long one between",
        ),
        pytest.param(
            story(number=1) + CUT + story(number=2),
            [("story 1", "1"), ("story 2", "truncated"), ("story 3", "2")],
            id="a story without its end",
        ),
        pytest.param(
            story(number=1) + CUT, [("story 1", "1"), ("story 2", "truncated")], id="a cut file"
        ),
        pytest.param(
            story(number=1) + b"\nwords\n", [("story 1", "1"), ("story 2", "bad_xml")], id="a rest"
        ),
        pytest.param(
            b"words</REUTERS>" + story(number=1),
            [("story 1", "bad_xml"), ("story 2", "1")],
            id="an end without a start",
        ),
        pytest.param(b"x" * 9_000, [("story 1", "too_large")], id="no story at all"),
        pytest.param(HEAD, [], id="a head alone"),
    ],
)
def test_read_reuters_gives_each_story_its_outcome(
    content: bytes, expected: list[tuple[str, str]]
) -> None:
    assert brief(outcomes_of(content, largest=3_000)) == expected


@given(
    st.lists(
        st.sampled_from(
            [
                HEAD,
                story(),
                story(None),
                CUT,
                b"</REUTERS>",
                b"<REUTERS",
                b"\xff\x00",
                b"<TEXT>",
                b" ",
            ]
        ),
        max_size=8,
    ).map(b"".join)
)
def test_read_reuters_any_bytes_are_outcomes(content: bytes) -> None:
    for outcome in outcomes_of(content, largest=2_000):
        if isinstance(outcome, Reject):
            assert outcome.reason in REJECT_REASONS


def read_truth() -> list[dict[str, Any]]:
    with gzip.open(SHARED / "expected.jsonl.gz", "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def on_one_line(value: Any) -> Any:
    return (" ".join(value.split()) or None) if isinstance(value, str) else value


@pytest.mark.skipif(not SHARED.is_dir(), reason="the shared archives are not here")
def test_read_reuters_agrees_with_the_collection() -> None:
    source = Source("a" * 20, "reut2-001.sgm", "run", ReadLimits())
    with (SHARED / "reut2-001.sgm").open("rb") as handle:
        outcomes = list(read_reuters(source, handle))
    differing: Counter[str] = Counter()
    refused = 0
    for outcome, truth in zip(outcomes, read_truth(), strict=True):
        if isinstance(outcome, Reject):
            assert (outcome.reason, outcome.source_record) == ("missing_text", str(truth["id"]))
            assert (truth["body"], truth["type"]) == (None, "BRIEF")
            refused += 1
            continue
        assert isinstance(outcome, StoredArticle)
        article = outcome.article
        extra = json.loads(article.extra or "{}")
        found = {
            "id": int(article.source_record or 0),
            "date": article.published_at.isoformat() if article.published_at else None,
            "title": article.headline,
            "dateline": extra.get("dateline"),
            "author": article.byline,
            "body": "\n".join(
                outcome.version.text[section.char_start : section.char_end]
                for section in outcome.sections
                if section.section_kind != "boilerplate"
            ),
            **{name: extra.get(name, []) for name in ("topics", "places", "people", "orgs")},
            "split": extra["lewis_split"],
            "type": extra["text_type"],
        }
        if truth["type"] == "UNPROC":
            # the truth has neither title nor body of these, which lie in the raw text
            truth |= {"title": found["title"], "body": found["body"]}
        differing.update(
            name for name in truth if on_one_line(found[name]) != on_one_line(truth[name])
        )
    assert (len(outcomes), refused) == (1000, 65)
    # one date with two spaces in it is missing in the truth; four bodies there end on "REUTER...",
    # which is the agency's signature here
    assert differing == {"date": 1, "body": 4}
