"""Score entity mentions, their joining into entities, and country codes against marked stories.

    python -m benchmarks.entities tests/data/entities/held.md [--errors] [--methods]

The form of the marked stories is told in `tests/data/entities/README.md`. They are annotated like
any stored text, layout included, so a name in a photo credit counts as an error. Pronouns and
nouns for people ("the minister") are not marked, and what is predicted of them is not counted.

Mentions: F1, right when span and type are. Joins: F1 over pairs of mentions whose spans are in
both, marked as one entity. Countries: the share of marked places whose code, or lack of one, is
the marked one; "wrong" is the share that has a code and not the right one.
"""

import argparse
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path
from typing import Any

from benchmarks.profile_asked import annotate_stored
from transforms.entities.types import ENTITY_TYPE
from transforms.lake.versions import DEFAULT_LANGUAGES
from transforms.parse.spacy_models import read_model
from transforms.text.sections import find_sections
from transforms.text.stored_article import FoundArticle, store_article

MARKED = re.compile(r"\[([^\]]+)\]\((\w[\w-]*)\)")
LISTED = re.compile(r"- ([\w-]+): (\w+)(?: ([A-Z]{2}|-))?\Z")

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class MarkedStory:
    """A story, its headline, and by span the entity marked there, with types and countries."""

    name: str
    text: str
    headline: str | None
    mentions: dict[Span, str]
    types: dict[str, str]
    countries: dict[str, str | None]


@dataclass(slots=True)
class Score:
    """Counts over stories; `errors` says in words what was not as marked."""

    found: int = 0
    marked: int = 0
    right: int = 0
    pairs_found: int = 0
    pairs_marked: int = 0
    pairs_right: int = 0
    places: int = 0
    places_right: int = 0
    places_wrong: int = 0
    by_method: Counter[str] = field(default_factory=Counter)
    right_by_method: Counter[str] = field(default_factory=Counter)
    errors: list[str] = field(default_factory=list)

    @property
    def mentions_f1(self) -> float:
        return 2 * self.right / max(1, self.found + self.marked)

    @property
    def joins_f1(self) -> float:
        return 2 * self.pairs_right / max(1, self.pairs_found + self.pairs_marked)

    @property
    def countries(self) -> float:
        return self.places_right / max(1, self.places)


def read_marked(path: Path) -> list[MarkedStory]:
    """The stories of a file, marks taken out of their text."""
    _, *blocks = re.split(r"^## ", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    return [_read_story(block) for block in blocks]


def _read_story(block: str) -> MarkedStory:
    name, _, body = block.partition("\n")
    lines = body.strip().split("\n")
    types: dict[str, str] = {}
    countries: dict[str, str | None] = {}
    while listed := LISTED.match(lines[-1]):
        types[listed[1]] = listed[2]
        countries[listed[1]] = None if listed[3] == "-" else listed[3]
        lines.pop()
    has_headline = lines[0].startswith("# ")
    marked = "\n".join(lines).strip().removeprefix("# ")
    mentions: dict[Span, str] = {}
    text = ""
    at = 0
    for found in MARKED.finditer(marked):
        text += marked[at : found.start()]
        mentions[len(text), len(text) + len(found[1])] = found[2]
        text += found[1]
        at = found.end()
    if missing := set(mentions.values()) ^ set(types):
        raise ValueError(f"{name}: marked or listed only: {sorted(missing)}")
    text += marked[at:]
    headline = text.partition("\n")[0] if has_headline else None
    return MarkedStory(name, text, headline, mentions, types, countries)


def annotate_story(story: MarkedStory) -> dict[str, list[Any]]:
    """Rows of the annotate stage for a story, laid out as a stored article is."""
    layout = find_sections(story.text, story.headline)
    stored = store_article(
        FoundArticle(
            text=story.text,
            sections=layout.sections,
            source="marked",
            source_record=story.name,
            language="en",
        ),
        archive_id="marked",
        position=story.name,
        run_id="benchmark",
    )
    rows = annotate_stored(stored)
    if "rejects" in rows:
        raise ValueError(f"{story.name}: {rows['rejects'][0].detail}")
    return rows


def score_stories(stories: Sequence[MarkedStory]) -> Score:
    """Annotate the stories and count."""
    score = Score()
    for story in stories:
        _score_story(story, annotate_story(story), score)
    return score


def _score_story(story: MarkedStory, rows: dict[str, list[Any]], score: Score) -> None:
    entities = {row.entity_id: row for row in rows.get("entities", [])}
    found: dict[Span, Any] = {}
    for mention in rows.get("entity_mentions", []):
        entity = entities[mention.entity_id]
        noun_for_person = mention.mention_kind == "nominal" and entity.entity_type == "person"
        if mention.mention_kind != "pronoun" and not noun_for_person:
            found[mention.char_start, mention.char_end] = mention
    score.found += len(found)
    score.marked += len(story.mentions)
    for span, mention in found.items():
        kind = entities[mention.entity_id].entity_type
        marked = story.types.get(story.mentions.get(span, ""))
        score.by_method[mention.method] += 1
        if kind == marked:
            score.right += 1
            score.right_by_method[mention.method] += 1
        else:
            where = "not marked" if marked is None else f"marked {marked}"
            score.errors.append(f"{story.name}: {mention.surface!r} {kind}, {where}")
    score.errors.extend(
        f"{story.name}: {story.text[slice(*span)]!r} {story.types[key]} missed"
        for span, key in story.mentions.items()
        if span not in found
    )
    both = [span for span in story.mentions if span in found]
    for one, other in combinations(both, 2):
        is_marked = story.mentions[one] == story.mentions[other]
        is_found = found[one].entity_id == found[other].entity_id
        score.pairs_marked += is_marked
        score.pairs_found += is_found
        score.pairs_right += is_marked and is_found
        if is_marked != is_found:
            surfaces = [story.text[slice(*span)] for span in (one, other)]
            word = "apart" if is_marked else "joined"
            score.errors.append(f"{story.name}: {surfaces[0]!r} and {surfaces[1]!r} {word}")
    _score_places(story, found, entities, score)


def _score_places(
    story: MarkedStory, found: dict[Span, Any], entities: dict[str, Any], score: Score
) -> None:
    for key, kind in story.types.items():
        if kind != "place":
            continue
        codes = [
            entities[found[span].entity_id].country_code
            for span, marked in story.mentions.items()
            if marked == key and span in found
        ]
        code = Counter(codes).most_common(1)[0][0] if codes else None
        score.places += 1
        if code == story.countries[key]:
            score.places_right += 1
        else:
            score.places_wrong += code is not None
            score.errors.append(f"{story.name}: {key} has {code}, not {story.countries[key]}")


def _tell(score: Score) -> Iterator[str]:
    precision = score.right / max(1, score.found)
    recall = score.right / max(1, score.marked)
    yield (
        f"mentions  F1 {score.mentions_f1:.3f} (precision {precision:.3f}, recall {recall:.3f}, "
        f"{score.marked} marked)"
    )
    yield f"joins     F1 {score.joins_f1:.3f} ({score.pairs_marked} pairs)"
    wrong = score.places_wrong / max(1, score.places)
    yield f"countries {score.countries:.3f} right, {wrong:.3f} wrong ({score.places} places)"


def count_types(stories: Sequence[MarkedStory], *, is_bare: bool) -> dict[str, Counter[str]]:
    """Marked, found and right by type; bare: the language model's own names, articles aside."""
    counts: dict[str, Counter[str]] = {}
    for story in stories:
        found = _find_bare(story) if is_bare else _find_ours(story)
        marked = {span: story.types[key] for span, key in story.mentions.items()}
        for name, spans in (("marked", marked), ("found", found)):
            for kind in spans.values():
                counts.setdefault(kind, Counter())[name] += 1
        for span, kind in found.items():
            counts[kind]["right"] += marked.get(span) == kind
    return counts


def _find_bare(story: MarkedStory) -> dict[Span, str]:
    found: dict[Span, str] = {}
    for entity in read_model(DEFAULT_LANGUAGES["en"])(story.text).ents:
        low, high = entity.start_char, entity.end_char
        text = story.text[low:high]
        low += len(text) - len(text.removeprefix("the ").removeprefix("The "))
        high -= len(text) - len(text.removesuffix("'s").removesuffix("’s"))
        if entity.label_ in ENTITY_TYPE:
            found[low, high] = ENTITY_TYPE[entity.label_]
    return found


def _find_ours(story: MarkedStory) -> dict[Span, str]:
    rows = annotate_story(story)
    types = {row.entity_id: row.entity_type for row in rows.get("entities", [])}
    return {
        (row.char_start, row.char_end): types[row.entity_id]
        for row in rows.get("entity_mentions", [])
        if row.mention_kind not in ("pronoun", "nominal")
    }


def _tell_types(stories: Sequence[MarkedStory]) -> Iterator[str]:
    ours, bare = (count_types(stories, is_bare=is_bare) for is_bare in (False, True))
    for kind in sorted(ours | bare):
        scores = [
            2 * one["right"] / max(1, one["found"] + one["marked"])
            for one in (ours.get(kind, Counter()), bare.get(kind, Counter()))
        ]
        yield f"{kind:13} F1 {scores[0]:.3f}, bare spaCy {scores[1]:.3f}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("marked", type=Path, nargs="+")
    parser.add_argument("--errors", action="store_true", help="print what was not as marked")
    parser.add_argument("--methods", action="store_true", help="print precision by method")
    parser.add_argument("--bare", action="store_true", help="by type, beside spaCy's own names")
    arguments = parser.parse_args()
    if arguments.bare:
        stories = [story for path in arguments.marked for story in read_marked(path)]
        print("\n".join(_tell_types(stories)))
        return
    score = score_stories([story for path in arguments.marked for story in read_marked(path)])
    if arguments.errors:
        print("\n".join(score.errors))
    if arguments.methods:
        for method, count in score.by_method.most_common():
            print(f"{method:24} {score.right_by_method[method] / count:.2f} of {count}")
    print("\n".join(_tell(score)))


if __name__ == "__main__":
    main()
