"""JSON-LD as sites write it: whole, broken, several blocks."""

import pytest
from lxml.html import document_fromstring

from transforms.text.json_ld import choose_article, read_linked_data

GOOD = (
    '{"@context": "https://schema.org", "@type": "NewsArticle", '
    '"headline": "Toll rises at the harbour", "datePublished": "2026-01-05T08:00:00Z", '
    '"author": [{"@type": "Person", "name": "Alice Writer"}]}'
)
SITE = '{"@type": "WebSite", "name": "The Port"}'
STATED = ("Toll rises at the harbour", "2026-01-05T08:00:00Z", ["Alice Writer"])


def read_article(*blocks: str) -> tuple[object, object, list[object]]:
    scripts = "".join(f'<script type="application/ld+json">{block}</script>' for block in blocks)
    tree = document_fromstring(f"<html><head>{scripts}</head><body><p>x</p></body></html>")
    article = choose_article(read_linked_data(tree), ["Toll rises at the harbour | The Port"])
    authors = article.get("author") or []
    return (
        article.get("headline"),
        article.get("datePublished"),
        [author["name"] for author in authors],
    )


@pytest.mark.parametrize(
    "block",
    [
        pytest.param(GOOD, id="whole"),
        pytest.param(GOOD + "}", id="a brace too many"),
        pytest.param(GOOD + "\n}\n}", id="two braces too many"),
        pytest.param(GOOD[:-1], id="a brace too few"),
        pytest.param(GOOD + ";", id="semicolon"),
        pytest.param("var data = " + GOOD + ";", id="a statement"),
        pytest.param(GOOD.replace('"headline"', '/* shown */ "headline"'), id="comment"),
        pytest.param(GOOD.replace('"headline"', '// shown\n"headline"'), id="comment to line end"),
        pytest.param("/* <![CDATA[ */" + GOOD + "/* ]]> */", id="CDATA in comments"),
        pytest.param("<!--\n" + GOOD + "\n-->", id="HTML comment"),
        pytest.param(SITE + "\n" + GOOD, id="two objects"),
        pytest.param(SITE + ",\n" + GOOD, id="two objects with a comma"),
        pytest.param(SITE + ";" + GOOD + ";", id="two objects with semicolons"),
        pytest.param(GOOD.replace("}]}", "},]}"), id="trailing comma"),
        pytest.param(GOOD.replace('", "author"', '",, "author"'), id="two commas"),
        pytest.param(GOOD.replace('Z", "author"', 'Z" "author"'), id="no comma"),
        pytest.param(GOOD.replace('"datePub', '"image": , "datePub'), id="no value"),
        pytest.param(GOOD.replace('"', "'"), id="single quotation marks"),
        pytest.param(GOOD.replace('"', "&quot;"), id="escaped quotation marks"),
        pytest.param(GOOD.replace('"headline"', "headline"), id="a bare key"),
        pytest.param(GOOD.replace('"headline"', '"isAccessibleForFree": False, "headline"'),
                     id="a value of another language"),
    ],
)  # fmt: skip
def test_json_ld_that_is_broken_is_read(block: str) -> None:
    assert read_article(block) == STATED


@pytest.mark.parametrize(
    ("written", "headline"),
    [
        pytest.param(r"Toll\x27s rise", "Toll's rise", id="hexadecimal escape"),
        pytest.param(r"Toll\'s rise", "Toll's rise", id="escaped apostrophe"),
        pytest.param('The "toll" rises', 'The "toll" rises', id="bare quotation marks"),
        pytest.param("Toll\nrises", "Toll\nrises", id="line end"),
    ],
)
def test_json_ld_headline_with_a_bad_escape_is_read(written: str, headline: str) -> None:
    block = GOOD.replace("Toll rises at the harbour", written)
    assert read_article(block) == (headline, *STATED[1:])


def test_json_ld_broken_block_costs_the_other_nothing() -> None:
    assert read_article('{"@type": "WebSite", "name": "x', GOOD) == STATED


@pytest.mark.parametrize(
    "block", ["", "none", "{", "[" * 5_000, '{"a":' * 5_000, '{"@type": [[null', "}{" * 3_000]
)
def test_json_ld_without_sense_is_no_article(block: str) -> None:
    assert read_article(block) == (None, None, [])
