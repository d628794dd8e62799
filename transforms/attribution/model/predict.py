"""Attributions by the trained model: labels and links of every window, made into records.

In: a parsed article and what the rules find in it. Out: `Attribution`s in text order, each with
the probability that its content and source are right. The network was fitted by
`transforms.training.train` and runs in onnxruntime on one thread; `data/attribution` holds it
with its model card. The decision to question: the rules have the last word only where the model
was never taught, in quotations that go on without a cue of their own, and in headlines.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Any

import numpy as np
import numpy.typing as npt

from transforms.attribution.according_to import METHOD as ACCORDING
from transforms.attribution.dash_credits import METHOD as CREDIT
from transforms.attribution.embedded_posts import METHOD as POST
from transforms.attribution.exchanges import METHOD as EXCHANGE
from transforms.attribution.fixed_reports import (
    QUOTED,
    RELATIVE,
    STATED,
    TOLD_BY,
)
from transforms.attribution.led_paragraphs import follow_leads
from transforms.attribution.model.confidence import score_confidence
from transforms.attribution.model.crf import Floats, find_best_labels, find_marginals, stack
from transforms.attribution.model.decode import make_attributions
from transforms.attribution.model.evidence import HIGHEST_FLOOR, find_floor
from transforms.attribution.model.features import read_token_features
from transforms.attribution.model.joined_sentences import part_ended
from transforms.attribution.model.left_to_rules import shares_content, take_from_rules
from transforms.attribution.model.linking import Link, Pointer, find_links, move_link
from transforms.attribution.model.paragraphs import Found
from transforms.attribution.model.passed_on import find_passed_on
from transforms.attribution.model.windows import cut_windows
from transforms.attribution.parentheticals import METHOD as PARENTHETICAL
from transforms.attribution.pull_quotes import name_pull_quotes
from transforms.attribution.reopened_marks import join_parts, join_reopened
from transforms.attribution.rules import OPEN
from transforms.attribution.turns import METHOD as TURN
from transforms.attribution.turns import is_label, is_question
from transforms.attribution.types import (
    Attribution,
    holds_any,
    in_text_order,
    keep_those,
    list_left,
    overlaps,
    put_in,
)
from transforms.parse.document import ParsedArticle
from transforms.parse.network_session import open_session
from transforms.parse.shared_encoder import SHIPPED, read_shared_encoder
from transforms.parse.windows import Window
from transforms.parse.wordpiece import WordPieces, read_pieces

LAST_WORD = frozenset(
    {QUOTED, STATED, TOLD_BY, RELATIVE, ACCORDING, PARENTHETICAL, CREDIT, EXCHANGE, POST}
)
"""What the rules tell better than the model."""
UNTAUGHT = OPEN
"""Quotations without a report, which the rules that the model learned from left out."""


@dataclass(frozen=True, slots=True)
class Parameters:
    """What was fitted besides the network."""

    transitions: Floats
    opening: Floats
    outside_bias: float
    least_confidence: float
    pointer: Pointer
    confidence: Mapping[str, float]

    @classmethod
    def from_values(cls, values: Mapping[str, Any]) -> "Parameters":
        """As the file of the model's parameters holds them."""
        return cls(
            np.array(values["transitions"], dtype=np.float32),
            np.array(values["opening"], dtype=np.float32),
            float(values["outside_bias"]),
            float(values["least_confidence"]),
            Pointer.from_parameters(values),
            values["confidence"],
        )


class AttributionModel:
    """The network with its vocabulary and parameters; one instance a process."""

    def __init__(self, folder: Traversable, words: WordPieces | None = None) -> None:
        self._session = open_session(folder.joinpath("network.onnx").read_bytes())
        self._reads_vectors = "vectors" in {given.name for given in self._session.get_inputs()}
        self.words = read_pieces(folder) if words is None else words
        raw = json.loads(folder.joinpath("parameters.json").read_text(encoding="utf-8"))
        self.parameters = Parameters.from_values(raw)

    def find_attributions(
        self, article: ParsedArticle, by_rule: Sequence[Attribution]
    ) -> list[Attribution]:
        """Attributions in text order of their content; `continues` is an index in the list."""
        return self.find_with_unsure(article, by_rule)[0]

    def find_with_unsure(
        self, article: ParsedArticle, by_rule: Sequence[Attribution]
    ) -> tuple[list[Attribution], list[Attribution]]:
        """The attributions, and those of the model that are too unsure to be among them."""
        own, unsure = self._find_own(article, by_rule)
        found = _leave_turns(article, own, by_rule)
        unsure = [item for item in unsure if item.continues is None]
        found = keep_those(found, lambda item: not is_label(article, item))
        found = put_in(found, (item for item in by_rule if item.method in LAST_WORD))
        found = leave_inner(article, found)
        found += find_passed_on(article, found, by_rule)
        found += take_from_rules(article, found, by_rule)
        joined = _leave_ended(article, join_reopened(article, found))
        joined += take_from_rules(article, joined, by_rule)
        said = join_parts(article, in_text_order(joined))
        said = follow_leads(article, name_pull_quotes(article, said))
        return said, _leave_turns(article, unsure, by_rule)

    def find_own(
        self, article: ParsedArticle, by_rule: Sequence[Attribution] | None
    ) -> list[Attribution]:
        """What the model finds, the rules' answer being one of the things it reads.

        With None it has to do without the rules. What is less likely right than its floor is left
        out, unless another one goes on from it.
        """
        return self._find_own(article, by_rule)[0]

    def _find_own(
        self, article: ParsedArticle, by_rule: Sequence[Attribution] | None
    ) -> tuple[list[Attribution], list[Attribution]]:
        fitted = self.parameters
        found = [
            replace(
                item,
                confidence=score_confidence(
                    article, fitted.confidence, signals, item, by_rule or ()
                ),
            )
            for item, signals in self.find_with_signals(article, by_rule)
        ]
        least = fitted.least_confidence
        kept = keep_those(found, lambda item: _is_sure(article, item, least))
        return kept, list_left(found, kept)

    def find_with_signals(
        self, article: ParsedArticle, by_rule: Sequence[Attribution] | None
    ) -> list[Found]:
        """All attributions with what their confidence is read from."""
        windows = cut_windows(article, self.words)
        if not windows:
            return []
        features = read_token_features(
            article, by_rule and [item for item in by_rule if item.method != UNTAUGHT]
        )
        outputs = [self._read(article, window, features) for window in windows]
        links = self._link(windows, outputs)
        starts = (int(window.tokens[0]) for window in windows)
        first = {place.token_start for place in article.paragraphs}
        cuts = frozenset(start for start in starts if start not in first)
        return make_attributions(article, links, cuts, by_rule or ())

    def _read(
        self, article: ParsedArticle, window: Window, features: npt.NDArray[np.int64]
    ) -> tuple[Floats, Floats, Floats]:
        given: dict[str, Any] = {"features": features[window.tokens][None]}
        if self._reads_vectors:
            given["vectors"] = article.doc.spacy.tensor[window.tokens][None]
        else:
            given |= {"pieces": window.pieces[None], "first": window.first[None]}
        scores, queries, keys = self._session.run(None, given)
        return scores[0], queries[0], keys[0]

    def _link(
        self, windows: Sequence[Window], outputs: Sequence[tuple[Floats, Floats, Floats]]
    ) -> list[Link]:
        """The links of all windows, in tokens of the document."""
        fitted = self.parameters
        scores, lengths = stack([output[0] for output in outputs])
        scores[..., 0] += fitted.outside_bias
        for number, window in enumerate(windows):
            scores[number, : len(window.opens)][window.opens] += fitted.opening
        labels = find_best_labels(scores, lengths, fitted.transitions)
        marginals = find_marginals(scores, lengths, fitted.transitions)
        links: list[Link] = []
        for number, (_, queries, keys) in enumerate(outputs):
            found = find_links(labels[number], marginals[number], queries, keys, fitted.pointer)
            links += [move_link(link, windows[number].tokens) for link in found]
        return links


@cache
def read_attribution_model(on_encoder: bool = False) -> AttributionModel:
    """The shipped model, or the one that goes on from the shared encoder; once a process."""
    folder = resources.files("transforms").joinpath("attribution/model")
    if on_encoder:
        words = read_shared_encoder(SHIPPED).words
        return AttributionModel(folder.joinpath("weights_on_encoder"), words)
    return AttributionModel(folder.joinpath("weights"))


def _is_sure(article: ParsedArticle, item: Attribution, least: float) -> bool:
    """Whether it is as likely right as what looks like it has to be."""
    confidence = item.confidence or 0.0
    if confidence >= HIGHEST_FLOOR and item.cue is not None:
        # As most are, whatever they look like.
        return True
    return confidence >= find_floor(article, item, least)


def _leave_turns(
    article: ParsedArticle, found: list[Attribution], by_rule: Sequence[Attribution]
) -> list[Attribution]:
    """Without what the model made of a transcript's turns and labels, which it was not taught."""
    turns = [item for item in by_rule if item.method == TURN]
    if not turns:
        return found
    labels = [item.cue[0] for item in turns if item.cue is not None]
    return keep_those(
        found,
        lambda item: (
            not any(shares_content(item, turn) for turn in turns)
            and (item.cue is None or item.cue[0] not in labels)
            and not is_question(article, item)
        ),
    )


def _leave_ended(article: ParsedArticle, items: Sequence[Attribution]) -> list[Attribution]:
    """Without a run of marks that was over before the report: "It froze. "It hurt." Roe said that.

    Whose words those are the rules tell.
    """
    return [part_ended(article, item)[0] for item in items]


def leave_inner(article: ParsedArticle, found: Sequence[Attribution]) -> list[Attribution]:
    """Without reports in words of others of whom none is named there."""
    return keep_those(found, lambda item: not _is_within(article, item, found))


def _is_within(article: ParsedArticle, item: Attribution, found: Sequence[Attribution]) -> bool:
    """Whether a report is words of another one, and its source is not: it has but one speaker.

    Roe urged | Hale to “be a hero” and endorse | the mayor |.
    """
    if item.cue is None or item.source is None or item.method in LAST_WORD:
        return False
    cue, source = article.chars(*item.cue), article.chars(*item.source)
    return any(
        holds_any(other.content, [cue])
        and all(holds_any(other.content, [piece]) for piece in item.content)
        and not any(overlaps(own, source) for own in other.content)
        for other in found
        if other is not item and other.source is not None
    )
