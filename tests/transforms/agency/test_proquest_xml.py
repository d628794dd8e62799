"""ProQuest's XML, of historical newspapers and of TDM Studio."""

from datetime import datetime

from tests.support import paths
from transforms.agency.dispatch import list_xml_records
from transforms.text.stored_article import FoundArticle, FoundRecord

FORMS = paths.DATA / "forms"


def read_record(name: str) -> FoundRecord:
    (record,) = list_xml_records((FORMS / name).read_bytes(), name)
    return record


def columns(article: FoundArticle | None) -> tuple[object, ...]:
    assert article is not None
    return (
        article.source,
        article.source_record,
        article.headline,
        article.authors,
        article.language,
        article.published_at,
    )


def test_proquest_xml_of_a_scanned_paper() -> None:
    article = read_record("proquest-historical.xml").article
    assert columns(article) == (
        "The Harbour Guardian",
        "475043769",
        "THE HARBOUR TOLL.",
        ("Alice Writer",),
        "en",
        datetime(1910, 4, 27),
    )


def test_proquest_xml_of_tdm_studio_has_its_text_as_html() -> None:
    article = read_record("proquest-tdm.xml").article
    assert columns(article) == (
        "Harbour Post",
        "2331234567",
        "Springfield mayor raises bridge toll",
        ("Alice Writer", "Bob Scribe"),
        "en",
        datetime(2026, 1, 5),
    )
    assert article is not None
    assert article.text.count("\n\n") == 1


def test_proquest_xml_of_another_record_is_a_reject() -> None:
    (record,) = list_xml_records(b"<Record><name>x</name></Record>", "r.xml")
    assert record.error is not None
    assert (record.error.reason, record.error.detail) == (
        "unsupported_format",
        "r.xml: no format known here has the root element Record",
    )
