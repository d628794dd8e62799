"""Claims of a text, as the annotator stores them."""

from tests.support.articles import annotate
from transforms.lake.versions import DEFAULT_ATTRIBUTION

Told = tuple[str, str, str, bool]
"""Words, polarity, modality and whether on a condition."""


def list_told(text: str) -> list[Told]:
    """What the default profile tells of each claim of a text."""
    rows = annotate(text, attribution=DEFAULT_ATTRIBUTION).get("claims", [])
    return [(row.text, row.polarity, row.modality, row.is_conditional) for row in rows]
