"""XML of roots that no format here has."""

from datetime import datetime

import pytest

from transforms.agency.dispatch import list_xml_records

TEXT = "The mayor said on Monday that the toll on the bridge would rise in March."


def read(document: str) -> list[tuple[object, ...]]:
    rows: list[tuple[object, ...]] = []
    for record in list_xml_records(document.encode(), "a.xml"):
        found = record.article
        assert found is not None, record
        rows.append((found.headline, found.published_at, found.authors, found.url, found.text))
    return rows


@pytest.mark.parametrize(
    ("document", "expected"),
    [
        pytest.param(
            f"<news><item><title>Toll</title><date>2026-01-05</date><body>{TEXT}</body></item></news>",
            ("Toll", datetime(2026, 1, 5), (), None, TEXT),
            id="elements",
        ),
        pytest.param(
            f'<news><item title="Toll" author="Ann Lee" url="https://a.example/t"><text>{TEXT}</text>'
            "</item></news>",
            ("Toll", None, ("Ann Lee",), "https://a.example/t", TEXT),
            id="attributes",
        ),
        pytest.param(
            f"<text><title>Toll</title><p>{TEXT}</p><p>Nobody asked.</p></text>",
            ("Toll", None, (), None, f"{TEXT}\n\nNobody asked."),
            id="paragraphs right below the root",
        ),
        pytest.param(
            "<issue><pf>18890105</pf><article><ti>Toll</ti><text><p>"
            + "".join(f"<wd>{word}</wd>" for word in TEXT.split())
            + "</p></text></article></issue>",
            ("Toll", datetime(1889, 1, 5), (), None, TEXT),
            id="a word an element, the day of the issue",
        ),
        pytest.param(
            "<doc docdate='20260105'><body><headline>Toll</headline><text><p>By Ann Lee</p>"
            f"<p>{TEXT}</p></text></body></doc>",
            ("Toll", datetime(2026, 1, 5), ("Ann Lee",), None, TEXT),
            id="the writer in the first paragraph",
        ),
    ],
)  # fmt: skip
def test_named_elements_are_records(document: str, expected: tuple[object, ...]) -> None:
    assert read(document) == [expected]


def test_named_elements_subject_and_event_are_parts_of_an_entry_of_livejournal_alone() -> None:
    text = "The toll on the old bridge rises in March, the mayor of Springfield said."
    entry = f"<subject>Toll rises</subject><event>{text}</event><eventtime>2026-01-05</eventtime>"
    story = (
        f"<subject>Bridges</subject><title>Toll rises</title><text>{text}</text><event>F</event>"
    )
    for inner in (entry, story):
        (found,) = list_xml_records(f"<a><entry>{inner}</entry></a>".encode(), "a.xml")
        assert found.article is not None
        assert (found.article.headline, found.article.text) == ("Toll rises", text)


def test_named_elements_learn_the_order_of_day_and_month_from_each_other() -> None:
    items = "".join(
        f"<item><title>Toll</title><date>{day}</date><body>{TEXT}</body></item>"
        for day in ("05-01-2026", "29-01-2026")
    )
    assert [row[1] for row in read(f"<news>{items}</news>")] == [
        datetime(2026, 1, 5),
        datetime(2026, 1, 29),
    ]


@pytest.mark.parametrize(
    "document",
    [
        "<settings><property><name>title</name><value>Toll</value></property></settings>",
        "<list><item><title>Toll</title><text>short</text></item></list>",
        "<opml><body><outline text='a'/></body></opml>",
    ],
)
def test_named_elements_without_texts_are_a_reject(document: str) -> None:
    (record,) = list_xml_records(document.encode(), "a.xml")
    assert record.error is not None
    assert record.error.reason == "unsupported_format"
