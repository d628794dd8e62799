"""Rows of MySQL and documents of Solr, whose XML names fields in attributes."""

import pytest

from transforms.agency.named_fields import list_fields, read_named_fields


@pytest.mark.parametrize(
    ("element", "fields"),
    [
        pytest.param(
            '<row>\n<field name="title">Toll &amp; bridge</field>\n'
            '<field name="note" xsi:nil="true" /><field name="text">&lt;p&gt;It rises.&lt;/p&gt;'
            "</field></row>",
            {"title": "Toll & bridge", "text": "<p>It rises.</p>"},
            id="a row of MySQL",
        ),
        pytest.param(
            '<doc><str name="title">Toll</str><arr name="author"><str>Jane Roe</str>'
            "<str>Jan Malek</str></arr></doc>",
            {"title": "Toll", "author": ["Jane Roe", "Jan Malek"]},
            id="an answer of Solr",
        ),
        pytest.param(
            '<doc><field name="text"><![CDATA[<p>It & they.</p>]]></field></doc>',
            {"text": "<p>It & they.</p>"},
            id="a section of characters",
        ),
        pytest.param("<row>words</row>", {}, id="no field"),
    ],
)
def test_named_fields_are_values_under_their_names(element: str, fields: dict[str, object]) -> None:
    assert list_fields(element) == fields


def test_named_fields_without_a_text_are_a_reject() -> None:
    found = read_named_fields(b'<row><field name="login">jane</field></row>', "a.xml")
    assert found.error is not None
    assert found.error.reason == "missing_text"
