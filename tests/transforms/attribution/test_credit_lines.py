"""Quotations with their speaker in brackets, on the next line, above, or before a colon."""

import pytest

from tests.support.articles import parse
from transforms.attribution.credit_lines import find_credit_lines

SAID = "“It was a long night for us.”"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(f"{SAID} (Anna Roe, Lom)", [("Anna Roe", SAID)], id="in brackets"),
        pytest.param(
            f"{SAID}\nAnna Roe, mayor of Lom", [("Anna Roe", SAID)], id="on the next line"
        ),
        pytest.param(
            f"{SAID}\nAnna Roe, 34, teacher\n“We like it.”\nPaul Holm, 61, retired",
            [("Anna Roe", SAID), ("Paul Holm", "“We like it.”")],
            id="below each",
        ),
        pytest.param(
            f"Anna Roe, 34, teacher\n{SAID}\nPaul Holm, 61, retired\n“We like it.”",
            [("Anna Roe", SAID), ("Paul Holm", "“We like it.”")],
            id="above each",
        ),
        pytest.param(
            f"Anna Roe (on the port): {SAID}", [("Anna Roe", SAID)], id="what it is about"
        ),
        pytest.param(
            f"Anna Roe | Coach\nOn the port: {SAID}\n(on the ferry) “We like it.”",
            [("Anna Roe", SAID), ("Anna Roe", "“We like it.”")],
            id="topics below a name",
        ),
        pytest.param(
            f"It rained in Lom.\nOn the port: {SAID}\nOn the ferry: “We like it.”",
            [(None, SAID), (None, "“We like it.”")],
            id="topics below no name",
        ),
        pytest.param(f"Anna Roe\nOn Monday he wrote: {SAID}", [], id="a report in front"),
        pytest.param(f"{SAID}\nAnna Roe, Political Editor", [], id="a byline"),
        pytest.param(f"{SAID}\nPhoto: Anna Roe, Lom", [], id="a photographer"),
        pytest.param(f"{SAID}\nBy Anna Roe, Lom", [], id="a byline with by"),
        pytest.param(f"{SAID}\nAnna Roe", [], id="two words, which may be a heading"),
        pytest.param(f"{SAID} (Roe 2010)", [], id="a work cited"),
        pytest.param(f"{SAID}\nAnna Roe, 34, said so.", [], id="a sentence"),
        pytest.param(f"Quote Of The Day: {SAID}", [], id="a label of nobody"),
    ],
)
def test_credit_lines_are_who_said_the_words_by_them(
    text: str, expected: list[tuple[str, str]]
) -> None:
    article = parse(text)
    found = [
        (item.source and article.slice(*item.source), article.text[slice(*item.content[0])])
        for item in find_credit_lines(article)
    ]
    assert found == expected
