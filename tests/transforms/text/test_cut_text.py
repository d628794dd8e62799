"""Texts that an API cut: where their own words end, and which of several texts is the story."""

from typing import Any

import pytest

from transforms.feeds.json_object import read_json_article
from transforms.text.cut_text import CutText, read_end
from transforms.text.markup import Markup

STORY = "The mayor said that the toll would rise."
LONG = " ".join([STORY] * 40)


def read(text: str) -> CutText:
    return read_end(Markup(text, {}))


@pytest.mark.parametrize(
    "mark",
    [
        pytest.param("… [+2318 chars]", id="NewsAPI"),
        pytest.param("... [1200 chars]", id="GNews"),
        pytest.param("\r\n… [+1,318 chars] ", id="a line of its own"),
        pytest.param(" [&#8230;]", id="an entity"),
        pytest.param(" [...]", id="brackets"),
        pytest.param(" […] Read more", id="two marks"),
        pytest.param(" Continue reading", id="English"),
        pytest.param("… Continue reading Toll rises →", id="WordPress"),
        pytest.param(" (more…)", id="more"),
        pytest.param("\nRead the full story on The Harbour Post", id="elsewhere"),
        pytest.param("\n\nWeiterlesen …", id="German"),
        pytest.param(" Lire la suite »", id="French"),
        pytest.param(" Sigue leyendo", id="Spanish"),
        pytest.param(" Leia mais…", id="Portuguese"),
        pytest.param(" Czytaj dalej >", id="Polish"),
        pytest.param(" Читать далее", id="Russian"),
    ],
)
def test_cut_text_mark_is_no_word_of_the_text(mark: str) -> None:
    assert read(STORY + mark) == CutText(Markup(STORY, {}), True)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(f"{STORY} He told them to continue reading", id="in a sentence"),
        pytest.param(f"{STORY}\n More", id="an agency's further take"),
        pytest.param(f"{STORY} They asked for more", id="more, in a sentence"),
        pytest.param(f"{STORY} “And then…”", id="a quotation that breaks off"),
        pytest.param(f"{LONG} Read more", id="a link below a whole story"),
        pytest.param(f"{LONG} And so it went on…", id="a column that breaks off"),
        pytest.param(f"{STORY} Read more: Ferry stops", id="a link to another story"),
        pytest.param(f"{STORY} It has [300 words]. ", id="a bracket in the text"),
    ],
)
def test_cut_text_whole_texts_stay_as_they_are(text: str) -> None:
    assert read(text) == CutText(Markup(text, {}), False)


def test_cut_text_that_breaks_off_is_cut_and_kept() -> None:
    assert read("The mayor said that the…") == CutText(Markup("The mayor said that the…", {}), True)


def test_cut_text_marks_of_sections_stand_in_what_is_kept() -> None:
    found = read_end(Markup("Toll\n\nUp.\n\nRead more", {0: "sub_heading", 11: "sub_heading"}))
    assert found == CutText(Markup("Toll\n\nUp.", {0: "sub_heading"}), True)


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        pytest.param({"content": f"{STORY[:30]}… [+900 chars]"}, (STORY[:30], True), id="cut"),
        pytest.param(
            {"content": f"<p>{STORY}</p><p><a href='/x'>Continue reading</a></p>"},
            (STORY, True),
            id="in HTML",
        ),
        pytest.param(
            {"content": f"{STORY}… [+900 chars]", "full_content": LONG},
            (LONG, False),
            id="the whole text in another field",
        ),
        pytest.param({"text": STORY, "full_text": LONG}, (LONG, False), id="its beginning before"),
        pytest.param(
            {"content": f"{STORY}… [+900 chars]", "story": "Toll"}, (STORY, True), id="a word"
        ),
        pytest.param({"excerpt": STORY, "summary": LONG}, (LONG, False), id="NewsCatcher"),
    ],
)
def test_cut_text_of_a_record_gives_way_to_a_whole_one(
    fields: dict[str, Any], expected: tuple[str, bool]
) -> None:
    found = read_json_article({"title": "Toll", **fields})
    assert (found.text, found.is_truncated) == expected
