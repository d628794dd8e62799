"""A story in ProQuest's XML, of its historical newspapers or of TDM Studio, to a record.

In: a parsed `Record` or `RECORD`. Out: one record. The two name their fields in different ways
(`RecordTitle`, `NumericPubDate`, `FullText`; `GOID`, `NumericDate`, `Text`) and are read by one
list of names. The decision to question: the text of a scanned page is kept as it was recognised,
each line of print wherever the paper broke it, for the XML marks no paragraphs.
"""

from collections.abc import Iterator
from typing import Any

from transforms.agency.export_text import split_story
from transforms.agency.story import AgencyStory, tell_story
from transforms.errors import ArchiveError
from transforms.feeds.author_fields import read_people
from transforms.feeds.field_values import is_html, read_html
from transforms.text.field_uses import note_fields
from transforms.text.markup import Markup
from transforms.text.printed_dates import read_printed
from transforms.text.stored_article import FoundRecord
from transforms.text.timestamps import read_moment
from transforms.text.xml_document import local_name, words_of

AUTHOR_ROLES = ("", "author", "byline")


def read_proquest_items(root: Any, name: str) -> Iterator[FoundRecord]:
    """The story of a document; XML of the same root and other fields is a reject."""
    names = {local_name(element) for element in root.iter() if isinstance(element.tag, str)}
    if not names & {"RecordID", "GOID"}:
        detail = f"{name}: no format known here has the root element {local_name(root)[:80]}"
        yield FoundRecord(error=ArchiveError("unsupported_format", detail))
        return
    yield tell_story(_read_story(root), name)


def _read_story(root: Any) -> AgencyStory:
    record = _first(root, "RecordID", "GOID")
    title = _first(root, "RecordTitle") or _first_below(root, "TitleAtt", "Title")
    outlet = _first_below(root, "Publication", "Title") or _first_below(
        root, "PubFrosting", "Title"
    )
    stated = _first(root, "NumericPubDate", "NumericDate") or _first(root, "AlphaPubDate")
    published = read_moment(stated) or read_printed(_first(root, "AlphaPubDate"))
    authors = [_name_of(person) for person in _all(root, "Contributor")]
    byline = "; ".join(filter(None, authors)) or None
    markup = _read_text(root)
    noted = (
        ("RecordTitle", "title", title),
        ("Publication/Title", "source", outlet),
        ("NumericPubDate", "published", stated),
        ("Contributor", "authors", byline),
        ("FullText", "text", markup.text),
        ("RecordID", "id", record),
    )
    return AgencyStory(
        markup=markup,
        record=record,
        # "The Manchester Guardian (1901-1959)"
        provider=outlet.partition(" (")[0] if outlet else None,
        publisher=_first(root, "Publisher", "PublisherName"),
        headline=title,
        byline=byline,
        authors=read_people(byline),
        language=_first(root, "LanguageCode", "RawLang", "Language"),
        published=published,
        section=_first(root, "Section"),
        summary=_first(root, "Abstract"),
        extra={"document_url": _first(root, "URLDocView"), "page": _first(root, "StartPage")},
        noted=note_fields(noted, has_date=published is not None),
    )


def _read_text(root: Any) -> Markup:
    """The paragraphs of the text, which may be HTML that was escaped."""
    for name in ("FullText", "Text", "HiddenText"):
        for element in _all(root, name):
            text = "".join(element.itertext())
            if text.strip():
                return read_html(text) if is_html(text) else split_story(text.splitlines())
    return Markup("", {})


def _name_of(person: Any) -> str | None:
    role = (person.get("ContribRole") or _first(person, "ContribRole") or "").lower()
    if role not in AUTHOR_ROLES:
        return None
    parts = (_first(person, "FirstName"), _first(person, "LastName"))
    return _first(person, "OriginalForm", "NormalizedDisplay") or " ".join(filter(None, parts))


def _all(root: Any, name: str) -> Iterator[Any]:
    return (one for one in root.iter() if isinstance(one.tag, str) and local_name(one) == name)


def _first(root: Any, *names: str) -> str | None:
    return next(
        (words for name in names for one in _all(root, name) if (words := words_of(one))), None
    )


def _first_below(root: Any, above: str, name: str) -> str | None:
    return next((words for one in _all(root, above) if (words := _first(one, name))), None)
