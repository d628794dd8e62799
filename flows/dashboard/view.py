"""What a page of the dashboard shows, as its address says it.

In: the query string of an address. Out: a frozen `View`, and addresses made from one. The decision
to question: there is no state but the address, neither cookie nor session, so that a link, a
bookmark and the back button give the same view again; what cannot be read in it is named on the
page and left out, for an old link should still show something.
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any
from urllib.parse import urlencode

STEPS = ("day", "week", "month", "year")
CLAIM_KINDS = ("fact", "causal", "forecast", "normative", "evaluation")
POLARITIES = ("affirmative", "negative")
MODALITIES = ("asserted", "possible", "future", "necessary")
CLOSED = {
    "by": STEPS,
    "kind": CLAIM_KINDS,
    "polarity": POLARITIES,
    "modality": MODALITIES,
}
CARRIED = ("date_from", "date_to", "outlet", "language", "entity_type", "speaker")
LONGEST_WORDS = 200
MOST_PAGES = 40
PAGE_ROWS = 25
# In an address a name is what a reader would type, in SQL it must be no keyword.
IN_ADDRESS = {"date_from": "from", "date_to": "to"}


@dataclass(frozen=True, slots=True)
class View:
    """The filters of a page; None is off. The first six go along from page to page."""

    date_from: date | None = None
    date_to: date | None = None
    outlet: str | None = None
    language: str | None = None
    entity_type: str | None = None
    speaker: str | None = None
    by: str | None = None
    q: str | None = None
    entity: str | None = None
    kind: str | None = None
    polarity: str | None = None
    modality: str | None = None
    story: str | None = None
    id: str | None = None
    page: int = 1

    @property
    def skip(self) -> int:
        """How many rows lie on the pages before this one."""
        return (self.page - 1) * PAGE_ROWS

    def parameters(self) -> dict[str, Any]:
        """The filters by the names that dashboard.sql has for them."""
        return {field.name: getattr(self, field.name) for field in fields(self)}

    def query(self) -> str:
        """The query string of this view: what is on, in one order."""
        pairs = [
            (IN_ADDRESS.get(field.name, field.name), str(getattr(self, field.name)))
            for field in fields(self)
            if getattr(self, field.name) not in (None, field.default)
        ]
        return urlencode(pairs)

    def link(self, path: str, **changed: Any) -> str:
        """The address of a page with these filters, some of them changed; the first rows of it."""
        query = replace(self, **({"page": 1} | changed)).query()
        return f"{path}?{query}" if query else path

    def carried(self) -> "View":
        """What goes along to another page."""
        return View(**{name: getattr(self, name) for name in CARRIED})


def read_view(query: Mapping[str, str]) -> tuple[View, list[str]]:
    """The view that a query string asks for, and what could not be read in it."""
    found: dict[str, Any] = {}
    problems = []
    for field in fields(View):
        name = IN_ADDRESS.get(field.name, field.name)
        given = query.get(name, "").replace("\x00", "").strip()
        if not given:
            continue
        try:
            found[field.name] = _read_value(field.name, given)
        except ValueError as error:
            problems.append(f"“{name}” {error}; it is left out.")
    view = View(**found)
    if view.date_from and view.date_to and view.date_from > view.date_to:
        problems.append("“from” is after “to”; no day lies between them.")
    return view, problems


def _read_value(name: str, given: str) -> Any:
    if name in ("date_from", "date_to"):
        try:
            return date.fromisoformat(given)
        except ValueError:
            raise ValueError("is no day such as 2026-01-31") from None
    if name == "page":
        if not given.isascii() or not given.isdigit() or not 1 <= int(given) <= MOST_PAGES:
            raise ValueError(f"is no number from 1 to {MOST_PAGES}")
        return int(given)
    if name in CLOSED and given not in CLOSED[name]:
        raise ValueError(f"is none of {', '.join(CLOSED[name])}")
    if name != "id" and len(given) > LONGEST_WORDS:
        raise ValueError(f"is longer than {LONGEST_WORDS} characters")
    return given
