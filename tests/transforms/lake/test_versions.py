"""Guards: rows that change under the same version would stay stale in every lake."""

import json
from dataclasses import asdict

import pytest

from flows.readers.archive import read_archive
from flows.readers.discover import discover
from flows.readers.outcomes import ReadLimits
from tests.support import paths
from tests.support.articles import annotate
from transforms import ANNOTATE_VERSION, INGEST_VERSION
from transforms.ids import hash_id
from transforms.lake.versions import DEFAULT_LANGUAGES, annotate_versions, choose_finder

TEXT = """\
Council to sell the old harbour
The council will sell the old harbour, Marta Danilov said on Monday.
“We have no money for it,” Danilov, the mayor of the town, told reporters. “It is over.”
According to the finance ministry, the sale would bring 12 million euros.
Tom Hale, a spokesman for the Harbour Union, criticised the plan.
“Nobody asked us,” he said.
"""
FORMS = """\
The ferry and the court
According to Elin Dahlbo, 44, the harbour master, the court upheld the ban on night ferries.
Karel Vit was quoted by the Gazette as saying that the ferry was unsafe.
“A ferry is a bridge that sleeps.” – Marta Hill
Hill, the ranking Democrat on the Senate Harbour Committee, retires in May.
SEN. ANNA WEISS (D-Vik): Will you vote for the bridge?
TOM HALE: I will not vote for it. We have no money.
WEISS: Then we will stay at home.
HALE: You should.
“Our ferry left at six in the morning and nobody told us.
The firm aims to open a second line next year, raising questions about the port.
The Harbour Union said it would go to court. Hill called the plan “a bridge to nowhere.” “We lose.”
"""
GOLDEN_ANNOTATE = {
    "model": ("17", "8f0ea4188db5bd745cde"),
    "encoder": ("17", "48df308f685f9d528fd1"),
}
GOLDEN_INGEST = ("14", "f195bd9e1190badb4e28")
LEFT_OUT = (
    "run_id",
    "confidence",
    "check_worthiness",
    "speaker_confidence",
    "speaker_candidates",
)


@pytest.mark.parametrize("attribution", GOLDEN_ANNOTATE)
def test_versions_are_bumped_when_the_rows_of_a_text_change(attribution: str) -> None:
    found = [annotate(text, has_headline=True, attribution=attribution) for text in (TEXT, FORMS)]
    plain = [
        {
            table: [
                {name: value for name, value in asdict(row).items() if name not in LEFT_OUT}
                for row in rows[table]
            ]
            for table in sorted(rows)
        }
        for rows in found
    ]
    digest = hash_id(json.dumps(plain, sort_keys=True, default=str))
    assert (ANNOTATE_VERSION, digest) == GOLDEN_ANNOTATE[attribution], (
        "the annotator gives other rows: bump transforms.ANNOTATE_VERSION, "
        "then set GOLDEN_ANNOTATE to the new version and digest"
    )


def test_versions_are_bumped_when_the_articles_of_an_archive_change() -> None:
    """Guard: two commits both said "2" and read 8 of 30 sample articles differently."""
    archives = sorted(
        discover([str(paths.DATA / "archives")]).archives, key=lambda ref: ref.archive_id
    )
    outcomes = [
        (type(outcome).__name__, asdict(outcome))
        for ref in archives
        for outcome in read_archive(ref, run_id="run", limits=ReadLimits())
    ]
    assert len(archives) == 10
    digest = hash_id(json.dumps(outcomes, sort_keys=True, default=str))
    assert (INGEST_VERSION, digest) == GOLDEN_INGEST, (
        "the readers give other articles: bump transforms.INGEST_VERSION, "
        "then set GOLDEN_INGEST to the new version and digest"
    )


def test_versions_another_package_for_english_parses_itself() -> None:
    own = {"en": "en_core_web_lg"}
    assert choose_finder("en", DEFAULT_LANGUAGES, "encoder") == "encoder"
    assert choose_finder("en", own, "encoder") == "model"
    assert choose_finder("de", DEFAULT_LANGUAGES | {"de": "blank"}, "encoder") == "rules"
    assert choose_finder("en", own, "rules") == "rules"
    assert annotate_versions(own, "encoder")["attribution"].startswith("model ")
    assert annotate_versions(DEFAULT_LANGUAGES, "encoder")["attribution"].startswith("encoder ")
