"""Posts that a page shows, signed below."""

from dataclasses import replace

from tests.support.articles import parse, sections_of
from transforms.attribution.embedded_posts import find_posts
from transforms.lake.versions import DEFAULT_LANGUAGES
from transforms.parse.document import ParsedArticle, parse_article
from transforms.parse.spacy_models import read_model

TEXT = """Pell wrote of the night:
The dock is dry at last.
We sail at noon. https://t.co/x pic.example pic.twitter.com/y
— Tom Pell (@pell) January 7, 2020
The ferry left."""


def read(article: ParsedArticle) -> list[tuple[str | None, str]]:
    """(source, content) of each paragraph of a post."""
    return [
        (
            None if item.source is None else article.slice(*item.source),
            " … ".join(article.text[low:high] for low, high in item.content),
        )
        for item in find_posts(article)
    ]


def test_a_shown_post_is_of_who_signed_it() -> None:
    sections = [
        replace(section, section_kind="caption") if section.section_no in (1, 2, 3) else section
        for section in sections_of(TEXT)
    ]
    article = parse_article(read_model(DEFAULT_LANGUAGES["en"]), TEXT, sections)
    assert read(article) == [
        ("Tom Pell", "The dock is dry at last."),
        ("Tom Pell", "We sail at noon. https://t.co/x pic.example"),
    ]


def test_a_post_in_the_body_is_the_paragraph_above_its_signature() -> None:
    assert read(parse(TEXT)) == [("Tom Pell", "We sail at noon. https://t.co/x pic.example")]


def test_a_dash_without_a_handle_signs_no_post() -> None:
    assert read(parse("The dock is dry.\n— Tom Pell, January 7, 2020")) == []
