"""What a source's words lead to, before they become a voice.

In: nothing. Out: `Reference`. The decision to question: it keeps the words that refer apart from
whom they mean, so a quote without a source has one, too.
"""

from dataclasses import dataclass

from transforms.parse.syntax import Tokens
from transforms.speakers.antecedents import Ranked


@dataclass(frozen=True, slots=True)
class Reference:
    """What a source's words lead to, before they become a voice."""

    tokens: Tokens | None
    kind: str
    method: str
    ranked: tuple[Ranked, ...]
