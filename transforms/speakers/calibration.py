"""How sure it is that a speaker is the right one, by kind of evidence.

In: the probability that the ranking gives and what a reference is ("pronoun", a description that
led to a name or stayed a speaker of its own). Out: the calibrated probability. The numbers are
fitted to marked articles by `benchmarks/speaker_calibration.py` (Platt, "Probabilistic outputs for
support vector machines", 1999). The decision to question: who is chosen is not touched by it, only
what is said of the choice.
"""

import math
from collections.abc import Mapping

Curve = Mapping[str, float]
"""The `slope` and the `offset` of the log odds."""
SUREST = 0.99
EVIDENCE = ("name", "surname", "pronoun", "noun", "described", "none")


def read_evidence(reference_kind: str, *, is_named: bool) -> str:
    """One of `EVIDENCE`."""
    if reference_kind == "nominal":
        return "noun" if is_named else "described"
    return reference_kind


def calibrate(probability: float, curve: Curve) -> float:
    """The share that is right among choices of this probability and kind."""
    return 1 / (1 + math.exp(-(curve["offset"] + curve["slope"] * log_odds(probability))))


def log_odds(probability: float) -> float:
    """Of a probability that is never quite 0 or 1."""
    kept = min(max(probability, 1 - SUREST), SUREST)
    return math.log(kept / (1 - kept))
