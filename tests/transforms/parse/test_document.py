from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.support.articles import parse, sections_of
from transforms.parse.document import find_post_sections, plain_text


def test_parse_maps_doubled_single_marks_back_to_the_text() -> None:
    text = "He said ''we will go'' twice.\nThe plan’s “end” is near."
    article = parse(text)
    surfaces = [article.slice(i, i + 1) for i in range(len(article.doc))]
    assert [word for word in surfaces if word.strip()] == [
        *("He", "said", "''", "we", "will", "go", "''", "twice", "."),
        *("The", "plan", "’s", "“", "end", "”", "is", "near", "."),
    ]


def test_parse_knows_which_tokens_stand_inside_marks() -> None:
    article = parse("He said ''we will go'' twice.")
    inside = [article.slice(i, i + 1) for i in range(len(article.doc)) if article.mark_of[i] >= 0]
    assert inside == ["''", "we", "will", "go", "''"]


def test_parse_never_joins_a_headline_with_the_body() -> None:
    article = parse("Mayor to close bridge\nThe bridge is old.", has_headline=True)
    assert [paragraph.kind for paragraph in article.paragraphs] == ["headline", "body"]
    first = article.doc[article.paragraphs[1].token_start]
    assert first.text == "The"
    assert first.is_sent_start


def test_plain_text_is_none_mapped_where_nothing_moves() -> None:
    assert plain_text("a “b”\u00a0c") == ('a "b" c', None)
    assert plain_text("a ''b''") == ('a "b"', [0, 1, 2, 4, 5])


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(alphabet=st.sampled_from("aB .,'\"“”’é\u00a0\n\u2028🙂"), max_size=80))
def test_parse_tokens_cover_the_text_in_order(text: str) -> None:
    article = parse(text)
    at = 0
    for low, high in zip(article.starts, article.ends, strict=True):
        assert at <= low < high <= len(text)
        assert not text[at:low].strip()
        at = high
    assert not text[at:].strip()


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(alphabet=st.sampled_from("aB .'\"“”\u00a0\n\u2028\u3000🙂"), max_size=80))
def test_parse_counts_what_is_inked_and_what_stands_in_marks(text: str) -> None:
    article = parse(text)
    inked = [not char.isspace() for char in text]
    for low in range(0, len(text), 7):
        own = slice(low, low + 5)
        high = min(low + 5, len(text))
        assert article.count_inked(low, high) == sum(inked[own])
        both = zip(inked[own], article.quoted[own], strict=True)
        assert article.count_quoted(low, high) == sum(char and quoted for char, quoted in both)
    assert article.count_marked(0, len(article.doc)) == sum(mark >= 0 for mark in article.mark_of)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param('"We go,"said Roe.', ["said", "Roe"], id="behind"),
        pytest.param('"We go",said Roe.', ["said", "Roe"], id="behind a comma"),
        pytest.param('He said:"We go."', ["said", ":", '"'], id="before"),
        pytest.param('"No.""Yes," he said.', ['"', '"', "Yes"], id="between two"),
    ],
)
def test_parse_sets_words_apart_from_marks_that_they_touch(text: str, words: list[str]) -> None:
    article = parse(text)
    found = [article.slice(token.i, token.i + 1) for token in article.doc]
    assert "|".join(words) in "|".join(found)


@pytest.mark.parametrize(
    ("text", "starts"),
    [
        pytest.param("Roe told the Post. de Barra said it was late.", True, id="a sentence"),
        pytest.param("Roe met Prof. de Barra, who said it was late.", False, id="a title"),
        pytest.param("Roe met J. de Barra, who said it was late.", False, id="an initial"),
    ],
)
def test_parse_begins_sentences_that_open_with_a_particle(text: str, starts: bool) -> None:
    article = parse(text)
    token = article.doc[article.token_at(text.index("de Barra"))]
    assert token.is_sent_start is starts
    assert article.slice(token.i, token.i + 2) == "de Barra"


def test_post_sections_are_the_captions_above_a_signature() -> None:
    text = "Photo: Reuters, a dry dock\nThe dock is dry.\n— Tom Pell (@pell) May 7, 2020\nA crane"
    captions = [replace(one, section_kind="caption") for one in sections_of(text)]
    assert find_post_sections(text, captions) == {1, 2}
