"""Candidates for the antecedent of a reference, each with a probability.

In: what is wanted (a woman, a body, "the expert"), where, and the cast of the article so far.
Out: `Ranked` figures, best first; what is left to 1 is nobody. The weights are data
(`antecedents.toml`). The decision to question: of a figure's last spots the most salient one
counts alone, so being spoken of often helps only a little.
"""

import math
import tomllib
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cache
from importlib import resources

from transforms.lexicons.names import read_name_words
from transforms.speakers.calibration import Curve
from transforms.speakers.participants import SPOTS_KEPT, Cast, Figure, Spot

WORDS = read_name_words()
FARTHEST = 8
"""Sentences. Beyond it distance costs no more."""
AHEAD_PARAGRAPHS = 2
DOUBTING = frozenset({"nation", "pronoun"})
"""References that may be to a woman whose given name the lists know as a man's."""
MAY_FOLLOW = frozenset({"new", "owned"})
"""References that may be named later though others were named before: "His lawyer said"."""
NONE: frozenset[str] = frozenset()
Features = dict[str, float]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a reference at token `at` asks for.

    `addressed` are figures named in the words quoted. `ahead` is the person named next for the
    first time, who may be the one described here; `ahead_says` whether that is in a source.
    `excluded` are figures that the words cannot mean, `meant` those that they may tell more of
    ("the former mayor"), `plain` the one body that they call by another noun; `adds` is whether
    who spoke last goes on; `parallel` the subjects of the clauses that the reference's own belongs
    to; `spoken_of` whom the words quoted are about, if they say "he", too; `asked` who was asked
    just before; `own` the words in front of the noun ("the Villa boss"); `told` the content that
    the reference stands in (0: the story itself); `fronted` that in front of it, whose source it is
    ("Zipp has dropped the route, it said"); `is_body` that "it" says something, which a body named
    as an owner does as well as any other; `is_lead` that an office speaks in the first paragraph
    and a person named alone in the second; `is_recalled` that it was said in a year that is told.
    """

    at: int
    beat: int
    paragraph: int
    kinds: frozenset[str]
    nobody: str
    gender: str | None = None
    noun: str | None = None
    age: str | None = None
    last: int | None = None
    adds: bool = False
    addressed: Set[int] = frozenset()
    ahead: int | None = None
    ahead_says: bool = False
    excluded: Set[int] = frozenset()
    meant: Set[int] = frozenset()
    plain: Set[int] = frozenset()
    parallel: Set[int] = frozenset()
    spoken_of: int | None = None
    asked: int | None = None
    own: Set[str] = frozenset()
    told: int = 0
    fronted: int = 0
    is_body: bool = False
    is_lead: bool = False
    is_recalled: bool = False


@dataclass(frozen=True, slots=True)
class Ranked:
    """A figure (index in the cast) and its probability."""

    figure: int
    probability: float


@dataclass(frozen=True, slots=True)
class Settings:
    """The numbers of `antecedents.toml`."""

    least: float
    temperature: float
    kept: int
    least_kept: float
    weights: Mapping[str, float]
    nobody: Mapping[str, float]
    sure: Mapping[str, float]
    calibration: Mapping[str, Curve]


@cache
def read_settings() -> Settings:
    """The shipped numbers."""
    path = resources.files("transforms").joinpath("speakers/antecedents.toml")
    return Settings(**tomllib.loads(path.read_text(encoding="utf-8")))


def rank_figures(cast: Cast, wanted: Wanted, settings: Settings) -> list[Ranked]:
    """Figures that fit, best first; a given name is doubted only where nobody else is likely."""
    described = describe_candidates(cast, wanted, settings.weights)
    certain = {number: one for number, one in described.items() if "doubted" not in one}
    ranked = _rank(certain, wanted, settings)
    is_found = bool(ranked) and ranked[0].probability >= settings.least
    return ranked if is_found or certain == described else _rank(described, wanted, settings)


def _rank(described: Mapping[int, Features], wanted: Wanted, settings: Settings) -> list[Ranked]:
    scores = {
        figure: sum((settings.weights[name] * value for name, value in features.items()), 0.0)
        / settings.temperature
        for figure, features in described.items()
    }
    return softmax(scores, settings.nobody[wanted.nobody] / settings.temperature)


def softmax(scores: Mapping[int, float], nobody: float) -> list[Ranked]:
    """Probabilities beside "nobody", best first, the earlier figure first at a tie."""
    highest = max([nobody, *scores.values()])
    powers = {figure: math.exp(score - highest) for figure, score in scores.items()}
    total = math.exp(nobody - highest) + sum(powers.values(), 0.0)
    order = sorted(powers, key=lambda figure: (-powers[figure], figure))
    return [Ranked(figure, powers[figure] / total) for figure in order]


def describe_candidates(
    cast: Cast, wanted: Wanted, weights: Mapping[str, float]
) -> dict[int, Features]:
    """Each figure that may be meant, with its features."""
    found: dict[int, Features] = {}
    topics: dict[int, int] = {}
    for number, figure in enumerate(cast.figures):
        if number in wanted.excluded or not _fits(figure, wanted):
            continue
        before = [spot for spot in figure.spots[-SPOTS_KEPT:] if spot.token < wanted.at]
        if wanted.nobody == "it" and _is_place(cast, figure):
            # "The Severka plant in Oslo will close, it said"
            before = [spot for spot in before if not spot.is_where]
        if not before:
            continue
        found[number] = _describe(figure, before, wanted, weights)
        topics[number] = max(
            (spot.token for spot in before if spot.is_subject and not _is_told(spot, wanted)),
            default=-1,
        )
        if number == wanted.last:
            found[number]["last"] = 1.0
            found[number]["adds"] = float(wanted.adds)
        if number in wanted.addressed:
            found[number]["addressed"] = 1.0
        if number == wanted.asked:
            found[number]["asked"] = 1.0
        if number == wanted.spoken_of:
            found[number]["spoken_of"] = 1.0
        if number in wanted.plain and found[number]["distance"] <= 1:
            found[number]["plain"] = 1.0
        if number in wanted.meant and _acts_just_before(found[number], number, wanted):
            found[number]["meant"] = 1.0
    _drop_introduced(found)
    if wanted.nobody == "office":
        sole = _find_sole(cast, found)
    elif wanted.nobody == "noun" and wanted.noun and "body" not in wanted.kinds:
        sole = _find_stated(cast, found, wanted.noun)
    else:
        sole = _find_only(cast, found, wanted)
    if sole is not None:
        found[sole]["sole"] = 1.0
    if found and max(topics.values()) >= 0:
        topic = found[max(topics, key=lambda number: topics[number])]
        topic["topic"] = 1.0
        if topic.get("last") and topic["distance"] <= 1:
            # "The nurse said it was full. [new paragraph] “We had curtains,” she said."
            topic.pop("unnamed", None)
        if topic.get("kin") and topic.get("paragraph"):
            # "Lang, head of the Forum, disagreed. “It is late,” the expert said."
            topic["noun"] = topic.pop("kin")
    is_lead = wanted.is_lead and not any(
        one.get("noun") or one.get("kin") for one in found.values()
    )
    if wanted.ahead is not None and (not found or wanted.nobody in MAY_FOLLOW or is_lead):
        figure = cast.figures[wanted.ahead]
        features = _describe_ahead(figure, wanted) if _fits(figure, wanted) else None
        if features is not None:
            found.setdefault(wanted.ahead, features)
    return found


def _drop_introduced(found: Mapping[int, Features]) -> None:
    """Nobody is introduced by a paragraph that speaks of somebody else: "Roe beat Hale. He"."""
    here = [features for features in found.values() if features["paragraph"]]
    if len(here) > 1:
        for features in here:
            features.pop("introduced", None)


def _find_sole(cast: Cast, found: Mapping[int, Features]) -> int | None:
    """Who alone is said to hold the office, if he is named: "the judge" of a story of one judge."""
    bearers = [number for number, features in found.items() if features.get("noun")]
    is_named = len(bearers) == 1 and cast.figures[bearers[0]].cluster is not None
    return bearers[0] if is_named else None


def _find_stated(cast: Cast, found: Mapping[int, Features], noun: str) -> int | None:
    """Who alone is introduced so: "the professor", paragraphs behind "Jane Roe, a professor"."""
    bearers = [number for number, features in found.items() if features.get("noun")]
    is_stated = len(bearers) == 1 and noun in cast.figures[bearers[0]].stated
    return bearers[0] if is_stated and cast.figures[bearers[0]].cluster is not None else None


def _find_only(cast: Cast, found: Mapping[int, Features], wanted: Wanted) -> int | None:
    """The one person named so far, whom alone "the 29-year-old" can mean."""
    named = [number for number in found if cast.figures[number].cluster is not None]
    return named[0] if wanted.age and len(named) == 1 else None


def _is_place(cast: Cast, figure: Figure) -> bool:
    return figure.cluster is not None and cast.clusters[figure.cluster].entity_type == "place"


def _acts_just_before(features: Features, number: int, wanted: Wanted) -> bool:
    """Who acts in the sentence before, but for "added", which is of who spoke last."""
    if wanted.adds:
        return number == wanted.last
    return bool(features["subject"]) and features["distance"] <= 1


def _fits(figure: Figure, wanted: Wanted) -> bool:
    if figure.kind not in wanted.kinds:
        return False
    is_named = figure.kind == "person" and figure.cluster is not None
    if wanted.nobody == "they" and is_named and figure.gender != "unknown":
        return False
    if wanted.nobody == "they" and figure.cluster is None and figure.nouns & WORDS.document_nouns:
        return False
    if is_of_other_gender(figure, wanted.gender) and not (
        figure.is_guessed and wanted.nobody in DOUBTING
    ):
        return False
    return not (wanted.age and figure.age and figure.age != wanted.age)


def is_of_other_gender(figure: Figure, gender: str | None) -> bool:
    """Whether a figure is known or guessed to be no "he", or no "she"."""
    return bool(gender and figure.gender) and figure.gender != gender


def _describe(
    figure: Figure, before: Sequence[Spot], wanted: Wanted, weights: Mapping[str, float]
) -> Features:
    options = [_describe_spot(spot, wanted) for spot in before]
    features = max(options, key=lambda one: sum((weights[name] * one[name] for name in one), 0.0))
    features["frequent"] = math.log2(figure.mentions)
    if figure.is_main:
        features["main"] = 1.0
    if figure.is_late and wanted.is_recalled:
        features["late"] = 1.0
    if any(spot.is_subject and spot.token in wanted.parallel for spot in before):
        features["parallel"] = 1.0
    if wanted.gender and figure.gender == wanted.gender:
        features["gender"] = 1.0
    if is_of_other_gender(figure, wanted.gender):
        features["ending" if figure.is_by_ending else "doubted"] = 1.0
    first = figure.spots[0]
    is_near = first.paragraph == wanted.paragraph and wanted.beat - first.beat <= 1
    # "Jane Roe serves as the harbour master. She" is called twice before
    is_called_twice = wanted.nobody == "pronoun" and not first.in_quote
    if is_near and (figure.mentions == 1 or is_called_twice):
        features["fresh"] = 1.0
        if figure.cluster is not None and wanted.nobody == "pronoun" and not features["owner"]:
            features["introduced"] = 1.0
    if figure.cluster is None:
        features["unnamed"] = 1.0
        is_kin = bool(figure.nouns & WORDS.relation_nouns)
        features["aside"] = float(is_kin and wanted.noun is None and not features["paragraph"])
    if wanted.age and figure.age == wanted.age:
        features["age"] = 1.0
    if wanted.nobody == "they" and figure.kind == "people":
        features["plural"] = 1.0
    if wanted.noun is not None:
        is_of_people = wanted.noun in figure.peoples
        found = {"noun": 1.0} if is_of_people else _match_noun(wanted.noun, figure.nouns)
        if wanted.own and figure.bodies and "strange" not in found and found:
            # "the Villa boss" is of Aston Villa, and the Bees boss is not
            found = {"noun" if wanted.own & figure.bodies else "kin": 1.0}
        features.update(found)
    return features


def _describe_ahead(figure: Figure, wanted: Wanted) -> Features | None:
    """ "A deckhand told the inquiry …", and the next paragraph: "Mikael Saar, 29, said …"."""
    first = figure.first
    noun = wanted.noun or ""
    is_called = noun in figure.nouns or bool(WORDS.roles.get(noun, NONE) & figure.nouns)
    is_told = bool(figure.nouns) and not is_called and not wanted.is_lead
    if first is None or first.in_quote or is_told:
        return None
    if first.paragraph - wanted.paragraph > AHEAD_PARAGRAPHS:
        return None
    return {
        "ahead": 1.0,
        "distance": float(min(FARTHEST, first.beat - wanted.beat)),
        "subject": float(first.is_subject),
        "says": float(wanted.ahead_says),
        "lead": float(wanted.paragraph == 0),
        "gender": float(bool(wanted.gender) and figure.gender == wanted.gender),
    }


def _describe_spot(spot: Spot, wanted: Wanted) -> Features:
    return {
        "distance": float(min(FARTHEST, wanted.beat - spot.beat)),
        "subject": float(spot.is_subject),
        # "Severka shares fell. It said"
        "owner": float(spot.is_owner and not wanted.is_body),
        "quoted": float(spot.in_quote),
        "told": float(not spot.in_quote and _is_told(spot, wanted)),
        "paragraph": float(spot.paragraph == wanted.paragraph),
    }


def _is_told(spot: Spot, wanted: Wanted) -> bool:
    """Whether a spot is in words that another than the story says."""
    return spot.in_quote or spot.told not in (0, wanted.told, wanted.fronted)


def _match_noun(noun: str, nouns: Set[str]) -> Features:
    if noun in nouns:
        # "the chef" is the chef before the sous-chef
        is_part = any(other.endswith(f"-{noun}") for other in nouns)
        return {"kin" if is_part else "noun": 1.0}
    if WORDS.roles.get(noun, NONE) & nouns or WORDS.bodies.get(noun, NONE) & nouns:
        return {"kin": 1.0}
    return {"strange": 1.0} if nouns else {}
