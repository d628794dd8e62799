"""Exports of FileMaker."""

from datetime import datetime

from transforms.agency.dispatch import list_xml_records

EXPORT = (
    '<FMPXMLRESULT xmlns="http://www.filemaker.com/fmpxmlresult"><DATABASE DATEFORMAT="{order}"/>'
    '<METADATA><FIELD NAME="Headline"/><FIELD NAME="Story"/><FIELD NAME="Pub Date"/>'
    '<FIELD NAME="Draft"/></METADATA><RESULTSET>{rows}</RESULTSET></FMPXMLRESULT>'
)
ROW = (
    '<ROW RECORDID="{number}"><COL><DATA>Toll</DATA></COL><COL><DATA>{text}</DATA></COL>'
    "<COL><DATA>1/5/2026</DATA></COL><COL><DATA>{draft}</DATA></COL></ROW>"
)


def test_filemaker_rows_have_the_names_above_them_and_its_order_of_days() -> None:
    rows = (
        ROW.format(number=7, text="It rises.", draft="")
        + ROW.format(number=8, text="", draft="")
        + ROW.format(number=9, text="It falls.", draft="true")
    )
    content = EXPORT.format(order="d/m/yyyy", rows=rows).encode()
    first, second, third = list_xml_records(content, "a.xml")
    assert first.article is not None
    assert second.error is not None
    article = first.article
    assert (article.headline, article.text, article.published_at, first.source_record) == (
        "Toll",
        "It rises.",
        datetime(2026, 5, 1),
        "7",
    )
    assert (second.position, second.error.reason) == ("row 2", "missing_text")
    assert third.skip_reason == "not_an_article"


def test_filemaker_export_without_rows_is_a_reject() -> None:
    (found,) = list_xml_records(EXPORT.format(order="", rows="").encode(), "a.xml")
    assert found.error is not None
