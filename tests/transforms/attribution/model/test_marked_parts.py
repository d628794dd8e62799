import pytest

from tests.support.articles import parse
from tests.support.attributions import report
from transforms.attribution.model.marked_parts import set_marked_parts


@pytest.mark.parametrize(
    ("text", "contents", "cue", "expected"),
    [
        pytest.param(
            "She wrote in her memoir, Held: An American Journey, “I was twelve years old when we "
            "had to leave the old town by the sea and nobody there knew why we did.”",
            (
                "An American Journey, “I was twelve years old when we had to leave the old town by "
                "the sea and nobody there knew why we did.”",
            ),
            "wrote",
            [
                "“I was twelve years old when we had to leave the old town by the sea and nobody "
                "there knew why we did.”"
            ],
            id="the title of a book in front",
        ),
        pytest.param(
            "He added: “We have a chance to do it now.” Tuesday's meeting on reform is in London.",
            ("“We have a chance to do it now.” Tuesday's meeting on reform",),
            "added:",
            ["“We have a chance to do it now.”"],
            id="the author goes on",
        ),
        pytest.param(
            "“It casts a pall over that building,” Roe said. “There are new lows.” "
            "At the same time, he added, it was late.",
            ("“It casts a pall over that building,”", "“There are new lows.” At the same time"),
            "said",
            ["“It casts a pall over that building,”", "“There are new lows.”"],
            id="and opens another report",
        ),
        pytest.param(
            "He said: “We may go too far, but let us talk.” The bill is due “in two weeks,” "
            "a spokesman said.",
            ("“We may go too far, but let us talk.” The bill is due “in two weeks,”",),
            "said:",
            ["“We may go too far, but let us talk.”"],
            id="a quotation in the author's sentence",
        ),
        pytest.param(
            "Roe said “it was late, and we were tired,” and that he would go.",
            ("“it was late, and we were tired,” and that he would go",),
            "said",
            ["“it was late, and we were tired,” and that he would go"],
            id="the content goes on",
        ),
        pytest.param(
            "He demands that they “Stand back and stand by!” and that the vote be held.",
            ("that they “Stand back and stand by!” and that the vote be held",),
            "demands",
            ["that they “Stand back and stand by!” and that the vote be held"],
            id="and so behind an exclamation mark",
        ),
        pytest.param(
            "A critic once said of Markova's dancing: “She had no weight to get off the ground.”",
            ("Markova's dancing: “She had no weight to get off the ground.”",),
            "once said of",
            ["“She had no weight to get off the ground.”"],
            id="what is told of, before the marks",
        ),
        pytest.param(
            "“He talks about compassion,” Roe said of his father's support in an interview.",
            ("“He talks about compassion,”", "his father's support"),
            "said of",
            ["“He talks about compassion,”"],
            id="what is told of, behind them",
        ),
        pytest.param(
            "Roe noted this year in the Post, “The city has not seen a strike since.”",
            ("this year in the Post, “The city has not seen a strike since.”",),
            "noted",
            ["“The city has not seen a strike since.”"],
            id="when and where it was said",
        ),
        pytest.param(
            "Roe is angry about what he calls the “blaming and shaming” of students.",
            ("what he calls the “blaming and shaming” of students",),
            "is angry about",
            ["what he calls the “blaming and shaming” of students"],
            id="no talk",
        ),
        pytest.param(
            "“It is far away,” he said. “It is ten minutes from here. “There is lots to do.”",
            ("“It is far away,”", "“"),
            "said",
            ["“It is far away,”"],
            id="a mark alone",
        ),
        pytest.param(
            "He said: “It is ten minutes from here. “There is lots to do.”",
            ("It is ten minutes from here. “There is lots to do.”",),
            "said",
            ["“It is ten minutes from here. “There is lots to do.”"],
            id="an opening mark left out",
        ),
    ],
)
def test_setting_keeps_what_is_said(
    text: str, contents: tuple[str, ...], cue: str, expected: list[str]
) -> None:
    article = parse(text)
    content = set_marked_parts(article, report(article, contents, cue)).content
    assert [article.text[low:high] for low, high in content] == expected
