"""What an article's rows have to be for its batch to be loaded at all.

In: the rows of one article by table. Out: nothing, or a `ValueError` that names the first row that
is not so. The decision to question: the load asks the same of a whole batch and refuses all of it;
asked here, a fault in a rule costs the one article that shows it, not the night.
"""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

KEYS = {"claims": "claim_id", "quotes": "quote_id"}


def check_rows(tables: Mapping[str, Sequence[Any]]) -> None:
    """Raise `ValueError` for two rows of one id, an empty text, or pieces out of order."""
    for table, key in KEYS.items():
        seen: set[str] = set()
        for row in tables.get(table, ()):
            name = getattr(row, key)
            if name in seen:
                raise ValueError(f"two rows of {table} at {row.char_start}")
            seen.add(name)
            spans = row.content_spans if table == "quotes" else ()
            is_ordered = all(one.char_end <= other.char_start for one, other in pairwise(spans))
            if not is_ordered or row.char_end <= row.char_start or not row.text:
                raise ValueError(f"a row of {table} without an order at {row.char_start}")
