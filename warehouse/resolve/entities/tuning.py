"""What speaks for two names being one, how much, and how much is enough.

In: nothing. Out: `EntityTuning`, the thresholds and weights of resolution in one place; the words
that it reads (titles, sections, legal forms) are in `1_words.sql`. The decision to question:
the weights were set by hand on half of a small marked set, not fitted; two that are not sure to be
one stay two, because a wrong join puts words in somebody's mouth and a missed one only divides
a count.
"""

from dataclasses import astuple, dataclass, fields

import duckdb


@dataclass(frozen=True, slots=True)
class EntityTuning:
    """Weights add up to a score; at `join_at` two groups of articles mean the same.

    `same_name` is what an equal name is worth where roles are stated, `bare_name` where none is
    and only country and section can tell apart. `same_line` and the two after it weigh the lines
    of work that titles tell (a minister and an ambassador are near, a striker is far from both).
    `shared_context` is the worth of one name that both stand beside, up to `most_contexts`; names
    in `hub_articles` articles and more stand beside everybody and count for nothing.

    A way to shorten a name starts with the worth that its name says. An article that states no
    role goes to the one that has the name at `assign_alone`; to one of several at `assign_at`,
    and only `margin` ahead of the next. Two groups of one name that another name would join must
    have scored `bridge_at` themselves. The two confidences are guesses: a namesake kept apart is
    surer than an article that does not tell. The caps bound the work on a name that is everywhere.
    """

    join_at: float = 0.8
    same_name: float = 0.5
    bare_name: float = 1.2
    same_line: float = 0.4
    near_line: float = 0.15
    far_line: float = -0.9
    same_affiliation: float = 0.8
    other_affiliation: float = -0.35
    same_country: float = 0.2
    other_country: float = -0.25
    shared_context: float = 0.35
    most_contexts: int = 3
    place_name: float = 0.6
    place_country: float = 0.3
    other_place_country: float = -2.0
    initials: float = 0.1
    middle_name: float = 0.4
    double_name: float = 0.3
    name_order: float = 0.4
    spelling: float = 0.4
    suffix: float = 0.1
    legal_form: float = 1.2
    acronym: float = 1.2
    short_form: float = 0.3
    assign_alone: float = 0.1
    assign_at: float = 0.7
    margin: float = 0.3
    bridge_at: float = 0.5
    namesake_confidence: float = 0.8
    undecided_confidence: float = 0.5
    hub_articles: int = 300
    most_units: int = 40
    most_unit_contexts: int = 60
    most_groups: int = 10
    most_names_a_key: int = 400


DEFAULT_ENTITY_TUNING = EntityTuning()


def lay_tuning(cursor: duckdb.DuckDBPyConnection, tuning: EntityTuning) -> None:
    """Make `entity_tuning`, a temporary table of one row with a column a field."""
    columns = ", ".join(f"${place + 1} as {item.name}" for place, item in enumerate(fields(tuning)))
    cursor.execute(f"create temp table entity_tuning as select {columns}", list(astuple(tuning)))
