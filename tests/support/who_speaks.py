"""Short articles with who says what in them: `tests/data/who_speaks`, a file a kind of writing.

`# what it is about` opens a case; then its paragraphs; `= words | speaker | type` is a quote that
must hold the words and be of that speaker ("*" before a name that his display name must hold, the
type left out where it is not the point); `! words` may stand in no quote.
"""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tests.support.paths import ROOT
from transforms.annotate.batch import annotate_version
from transforms.feeds.json_object import read_json_article
from transforms.lake.versions import DEFAULT_LANGUAGES
from transforms.text.stored_article import store_article

FOLDER = ROOT / "tests" / "data" / "who_speaks"


@dataclass(frozen=True, slots=True)
class Case:
    """A text, the (words, speaker, type) that it must give and the words that it must not."""

    name: str
    text: str
    wanted: tuple[tuple[str, str, str | None], ...]
    forbidden: tuple[str, ...]


@cache
def read_cases() -> tuple[Case, ...]:
    """All cases, file by file."""
    return tuple(case for path in sorted(FOLDER.glob("*.txt")) for case in _read_file(path))


def _read_file(path: Path) -> list[Case]:
    cases = []
    for block in f"\n{path.read_text(encoding='utf-8')}".split("\n# ")[1:]:
        name, *lines = [line for line in block.split("\n") if line.strip()]
        text = "\n\n".join(line for line in lines if line[:2] not in ("= ", "! "))
        rows = [line[2:].split(" | ") for line in lines if line.startswith("= ")]
        wanted = tuple((row[0], row[1], row[2] if len(row) > 2 else None) for row in rows)
        forbidden = tuple(line[2:] for line in lines if line.startswith("! "))
        cases.append(Case(f"{path.stem}: {name}", text, wanted, forbidden))
    return cases


def faults_of(case: Case, attribution: str) -> list[str]:
    """What the annotated text gives otherwise than the case wants."""
    record = read_json_article({"id": case.name, "text": case.text, "language": "en"})
    stored = store_article(record, archive_id="cases", position="1", run_id="run")
    rows = annotate_version(
        stored.article,
        stored.version,
        list(stored.sections),
        DEFAULT_LANGUAGES,
        "run",
        attribution,
    )
    text = stored.version.text
    names = {row.speaker_id: row.display_name for row in rows.get("speakers", ())}
    quotes = [
        (
            [text[piece.char_start : piece.char_end] for piece in quote.content_spans],
            names.get(quote.speaker_id),
            quote.quote_type,
        )
        for quote in rows.get("quotes", ())
        if quote.presentation == "speech"
    ]
    faults = []
    for words, speaker, kind in case.wanted:
        found = [quote for quote in quotes if any(words in piece for piece in quote[0])]
        if not any(_is_named(speaker, who) and kind in (None, is_a) for _, who, is_a in found):
            got = [(who, is_a) for _, who, is_a in found]
            faults.append(f"{words!r}: {got or 'no quote'}, want {speaker!r} {kind or ''}")
    faults += [
        f"{words!r} stands in a quote of {who!r}"
        for words in case.forbidden
        for pieces, who, _ in quotes
        if any(words in piece for piece in pieces)
    ]
    return faults


def _is_named(wanted: str, got: str | None) -> bool:
    name = (got or "").rstrip(".").casefold()
    if wanted.startswith("*"):
        return wanted[1:].casefold() in name
    return wanted.casefold() == name
