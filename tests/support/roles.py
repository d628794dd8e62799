"""Stated roles of a text, as the annotator stores them."""

from tests.support.articles import WRITTEN_WITH, annotate

Parts = tuple[str, str | None, str | None, str | None]
"""Person, title, unit and affiliation."""


def roles_of(text: str, attribution: str = WRITTEN_WITH) -> list[Parts]:
    """(person, title, unit, affiliation) of each role stored for a text."""
    rows = annotate(text, attribution=attribution)
    names = {row.speaker_id: row.display_name for row in rows.get("speakers", [])}
    return [
        (names[role.speaker_id], role.title, role.unit, role.affiliation)
        for role in rows.get("speaker_roles", [])
    ]
