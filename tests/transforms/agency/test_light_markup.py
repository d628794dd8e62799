"""Stories in reStructuredText, AsciiDoc and org-mode: their fields, and their words as Markdown."""

from typing import Any

import pytest

from transforms.agency.light_markup import read_light_markup

RST = """Toll rises
##########

:date: 2026-03-02 06:10
:author: Jane Roe
:slug: toll

.. image:: quay.jpg
   :alt: The quay

It `rises <https://isle.example>`_ by half.

Why
~~~

Because.
"""
ADOC = """= Toll rises
Jane Q. Roe <jane@isle.example>; Jan Novak
v1.0, 2026-03-02: First
:toc:
:lang: en

.The quay
image::quay.jpg[Quay]

It https://isle.example[rises] by half.

== Why

[quote]
____
Because.
____
"""
ORG = """#+TITLE: Toll rises
#+AUTHOR: Jane Roe
#+DATE: <2026-03-02 Mon 06:10>
:PROPERTIES:
:ID: 7
:END:

It [[https://isle.example][rises]] by half.

* Why

# a note
#+BEGIN_QUOTE
Because.
#+END_QUOTE
"""
WORDS = "It rises by half.\n\n## Why\n\nBecause."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            RST,
            {"title": "Toll rises", "date": "2026-03-02 06:10", "author": "Jane Roe",
             "slug": "toll", "markdown": WORDS},
            id="reStructuredText",
        ),
        pytest.param(
            "==========\nToll rises\n==========\n\n:date: 2026-03-02\n\nIt rises.\n",
            {"title": "Toll rises", "date": "2026-03-02", "markdown": "It rises."},
            id="a line above the title, too",
        ),
        pytest.param(
            ADOC,
            {"title": "Toll rises", "date": "2026-03-02", "author": ["Jane Q. Roe", "Jan Novak"],
             "lang": "en", "markdown": WORDS},
            id="AsciiDoc",
        ),
        pytest.param(
            ORG,
            {"title": "Toll rises", "date": "2026-03-02 06:10", "author": "Jane Roe",
             "markdown": WORDS},
            id="org-mode",
        ),
        pytest.param("Toll rises\n==========\n\nIt rises.\n", None, id="a title without fields"),
        pytest.param("= Toll rises =\nIt rises.\n", None, id="a heading of a wiki"),
        pytest.param("#+OPTIONS: toc:nil\n\nIt rises.\n", None, id="org-mode without a title"),
        pytest.param("Toll: it rises.\n\nBy half.\n", None, id="plain text"),
    ],
)  # fmt: skip
def test_light_markup_is_read_with_its_fields(text: str, expected: dict[str, Any] | None) -> None:
    found = read_light_markup(text)
    squeezed = {**found, "markdown": squeeze(found["markdown"])} if found else found
    assert squeezed == expected


def squeeze(words: str) -> str:
    """Words with one blank line between paragraphs, as Markdown takes any number of them."""
    return "\n\n".join(part.strip() for part in words.split("\n\n") if part.strip())
