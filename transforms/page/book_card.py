"""The card of a book in EPUB: where it lies, and of which day the issue is.

In: `META-INF/container.xml`, and the package document that it names. Out: a path, a `Moment`. The
decision to question: a clock beside the day is left out, for it is that of the file's making; a day
that is said to be of a change is none.
"""

from dataclasses import replace
from datetime import timedelta

from transforms.text.timestamps import Moment, read_moment
from transforms.text.xml_document import find_element, parse_document, words_of

EVENT = "{http://www.idpf.org/2007/opf}event"
PUBLICATION = ("publication", "original-publication", "issued", "")


def find_card(container: bytes) -> str | None:
    """The path of the package document. Raises `ArchiveError`."""
    rootfile = find_element(parse_document(container, "container.xml"), "rootfile")
    path = rootfile.get("full-path") if rootfile is not None else None
    return str(path) if path else None


def find_issue_day(card: bytes) -> Moment | None:
    """The day of publication that a package document states. Raises `ArchiveError`."""
    root = parse_document(card, "package document")
    days: list[tuple[int, Moment]] = []
    for stated in root.iter("{http://purl.org/dc/elements/1.1/}date"):
        event = (stated.get(EVENT) or "").lower()
        moment = read_moment(words_of(stated))
        if moment is not None and event in PUBLICATION:
            days.append((PUBLICATION.index(event), moment))
    if not days:
        return None
    moment = min(days, key=lambda one: one[0])[1]
    local = moment.at + timedelta(minutes=moment.utc_offset_minutes or 0)
    return replace(
        moment,
        at=local.replace(hour=0, minute=0, second=0, microsecond=0),
        precision="day",
        utc_offset_minutes=None,
    )
