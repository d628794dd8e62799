"""Marks on real articles: what answers them, and what is counted."""

import json
from pathlib import Path

import pytest

from benchmarks.polnear_speakers import (
    MARKS,
    describe,
    list_misses,
    pair_contents,
    score_marks,
)

TEXT = """\
Harbour is to close
Mayor Anna Weiss said the harbour would close in May.
“Nobody wants it,” she said.
Officials said the ferries would move.
"""
MARKED = (
    ("the harbour would close in May", "Anna Weiss"),
    ("“Nobody wants it,”", "Tom Hale"),
    ("the ferries would move", "unnamed: officials or Officials"),
    ("Harbour is to close", "none"),
)


@pytest.fixture
def gold(tmp_path: Path) -> tuple[Path, Path]:
    corpus, marks = tmp_path / "train.jsonl", tmp_path / "marks.tsv"
    places = [(TEXT.index(words), TEXT.index(words) + len(words)) for words, _ in MARKED]
    contents = [{"content": [list(place)]} for place in places]
    article = {"id": "harbour", "title": "Harbour", "text": TEXT, "attributions": contents}
    corpus.write_text(json.dumps(article) + "\n", encoding="utf-8")
    rows = [
        f"harbour\t{start}\t{end}\t{speaker}\t\n"
        for (start, end), (_, speaker) in zip(places, MARKED, strict=True)
    ]
    marks.write_text("article\tstart\tend\tspeaker\tnote\n" + "".join(rows), encoding="utf-8")
    return corpus, marks


def test_polnear_speakers_judges_only_what_is_found(gold: tuple[Path, Path]) -> None:
    answers = score_marks(*gold)

    assert [(a.words, a.is_found, a.is_named, a.is_right) for a in answers] == [
        ("the harbour would close in May", True, True, True),
        ("“Nobody wants it,”", True, True, False),
        ("the ferries would move", True, False, True),
        ("Harbour is to close", False, False, False),
    ]
    assert list(describe(answers)) == [
        "articles            1",
        "quotes found         75.0 % (3 of 4)",
        "accuracy             66.7 % (2 of 3)",
        "precision            66.7 % (2 of 3)",
        "precision, named     50.0 % (1 of 2)",
    ]
    assert list(list_misses(answers)) == [
        "harbour 74: ““Nobody wants it,”” by [she]: Tom Hale -> Anna Weiss (person)"
    ]


@pytest.mark.parametrize(
    ("marked", "found", "pairs"),
    [
        pytest.param(["abcd"], ["ab"], {0: 0}, id="half is enough"),
        pytest.param(["abcd"], ["a", "abcdefghi"], {}, id="a scrap or a flood answers nothing"),
        pytest.param(["ab", "abc"], ["abc", "abcd"], {0: 1, 1: 0}, id="the best share first"),
        pytest.param(["ab", "abc"], ["abc"], {1: 0}, id="one quote answers one mark"),
    ],
)
def test_polnear_speakers_pairs_contents(
    marked: list[str], found: list[str], pairs: dict[int, int]
) -> None:
    def places(text: str) -> frozenset[int]:
        return frozenset(map(ord, text))

    assert pair_contents([*map(places, marked)], [*map(places, found)]) == pairs


def test_polnear_speakers_marks_are_places_in_fifteen_articles() -> None:
    rows = [line.split("\t") for line in MARKS.read_text(encoding="utf-8").splitlines()[1:]]

    assert (len(rows), len({row[0] for row in rows})) == (283, 15)
    assert len({tuple(row[:3]) for row in rows}) == len(rows)
    assert [row for row in rows if not int(row[1]) < int(row[2]) or not row[3]] == []
