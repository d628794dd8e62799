"""Stories for warehouse tests; their rows are made in `tests.support.story_rows`."""

from dataclasses import dataclass, replace
from datetime import datetime

from transforms.ids import hash_id
from transforms.lake.records import (
    Reject,
)

INGEST = {"ingest": "1", "batch": "2x1000"}
ANNOTATE = {"annotate": "1", "en": "small 1.0"}
RUN = "run-1"
STARTED_AT = datetime(2026, 1, 10, 3)


@dataclass(frozen=True)
class Said:
    """A speaker's words in a story: `words` stand in the text with their marks."""

    speaker: str | None
    words: str
    role: str | None = None
    title: str | None = None
    affiliation: str | None = None
    quote_type: str = "direct"
    presentation: str = "speech"
    polarity: str = "affirmative"
    modality: str = "asserted"
    claim: str | None = None
    is_named: bool = True
    parsed: tuple[str, str, str | None] | None = None
    """Subject, predicate and object of the claim, whose entities are then the places in it."""
    is_conditional: bool = False


@dataclass(frozen=True)
class Story:
    """One record of an archive."""

    source: str
    slug: str
    text: str
    said: tuple[Said, ...] = ()
    published_at: datetime | None = None
    modified_at: datetime | None = None
    observed_at: datetime | None = None
    headline: str = "A headline"
    signature: tuple[int, ...] = ()
    places: tuple[str, ...] = ()
    is_retraction: bool = False
    is_truncated: bool = False
    text_share: float | None = None
    published_precision: str = "second"
    published_stated: str | None = None

    @property
    def article_id(self) -> str:
        return hash_id(self.source, self.slug)

    @property
    def version_id(self) -> str:
        return hash_id(self.article_id, self.text)

    @property
    def url(self) -> str:
        return f"https://{self.source}/{self.slug}"


MAYOR = Story(
    "arden.example",
    "bridge",
    'Mayor Jane Roe of Arden said: "The bridge will open in May."\nThe crowd cheered.',
    (
        Said(
            "Jane Roe",
            '"The bridge will open in May."',
            role="Mayor Jane Roe of Arden",
            title="Mayor",
            affiliation="Arden",
        ),
    ),
    published_at=datetime(2026, 1, 5, 9, 30),
    headline="Bridge to open",
    places=("Arden",),
)
MAYOR_CORRECTED = replace(
    MAYOR,
    text='Mayor Jane Roe of Arden said: "The bridge will open in June."\nThe crowd cheered.',
    said=(
        Said(
            "Jane Roe",
            '"The bridge will open in June."',
            role="Mayor Jane Roe of Arden",
            title="Mayor",
            affiliation="Arden",
        ),
    ),
    modified_at=datetime(2026, 1, 6, 12),
)
RESIDENTS = Story(
    "bellmore.example",
    "residents",
    "Residents said nobody asked them. \N{GRINNING FACE} “It won’t open,” Jane Roe said.",
    (
        Said("Residents", "nobody asked them", quote_type="indirect", is_named=False),
        Said(
            "Jane Roe",
            "“It won’t open,”",
            polarity="negative",
            claim="The bridge will open in May.",
        ),
    ),
    published_at=datetime(2026, 1, 7, 18),
    headline="Residents unheard",
)


def archive_id_of(name: str) -> str:
    return hash_id("archive", name)


def make_reject(archive_id: str, position: str, stage: str = "ingest") -> Reject:
    return Reject(
        hash_id(archive_id, stage, position),
        archive_id,
        stage,
        position,
        None,
        None,
        "bad_json" if stage == "ingest" else "annotation_failed",
        f"{position}: expected an object",
        RUN,
    )
