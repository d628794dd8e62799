import pytest

from tests.support.articles import annotate, parse, who_said
from transforms.attribution.model.joined_sentences import part_ended, part_sentences
from transforms.attribution.types import Attribution


@pytest.mark.parametrize(
    ("text", "contents", "expected"),
    [
        pytest.param(
            "The ferry was late, she said. “We waited for an hour.”",
            ["The ferry was late", "“We waited for an hour.”"],
            [("The ferry was late", "indirect"), ("“We waited for an hour.”", "direct")],
            id="a report between them",
        ),
        pytest.param(
            "Roe said the ferry was “very late”. “We waited for an hour.”",
            ["the ferry was “very late”. “We waited for an hour.”"],
            [("the ferry was “very late”. “We waited for an hour.”", "mixed")],
            id="what is quoted in part goes on",
        ),
        pytest.param(
            "Roe dismissed it as a “rumour”, she said. “We waited for an hour.”",
            ["it as a “rumour”", "“We waited for an hour.”"],
            [("it as a “rumour”, “We waited for an hour.”", "mixed")],
            id="said with a report between them",
        ),
        pytest.param(
            "The ferry was late, she said, “very late indeed.”",
            ["The ferry was late", "“very late indeed.”"],
            [("The ferry was late, “very late indeed.”", "mixed")],
            id="one clause stays",
        ),
        pytest.param(
            "“We waited,” she said. “It was cold and wet.”",
            ["“We waited,”", "“It was cold and wet.”"],
            [("“We waited,”, “It was cold and wet.”", "direct")],
            id="one quotation stays",
        ),
    ],
)
def test_joined_sentences_part_at_a_quotation(
    text: str, contents: list[str], expected: list[tuple[str, str]]
) -> None:
    article = parse(text)
    spans = tuple((text.index(part), text.index(part) + len(part)) for part in contents)
    cue = article.tokens_of(text.index("said"), text.index("said") + 4)
    kind = expected[0][1] if len(expected) == 1 else "mixed"
    item = Attribution(spans, None, cue, "say", "model", kind)
    found = part_sentences(article, item)
    said = [
        (", ".join(text[low:high] for low, high in one.content), one.quote_type) for one in found
    ]
    assert said == expected
    assert {one.cue for one in found} == {cue}


@pytest.mark.parametrize(
    ("text", "contents", "told", "over"),
    [
        pytest.param(
            "“We waited for an hour.” Roe said the ferry was late.",
            ["“We waited for an hour.”", "the ferry was late"],
            "the ferry was late",
            "“We waited for an hour.”",
            id="a quotation before its sentence",
        ),
        pytest.param(
            "“We waited for an hour,” Roe said, because the ferry was late.",
            ["“We waited for an hour,”", "because the ferry was late"],
            "“We waited for an hour,”, because the ferry was late",
            None,
            id="one sentence stays",
        ),
    ],
)
def test_joined_sentences_leave_a_quotation_that_was_over(
    text: str, contents: list[str], told: str, over: str | None
) -> None:
    article = parse(text)
    spans = tuple((text.index(part), text.index(part) + len(part)) for part in contents)
    cue = article.tokens_of(text.index("said"), text.index("said") + 4)
    item, piece = part_ended(article, Attribution(spans, None, cue, "say", "model", "mixed"))
    assert ", ".join(text[low:high] for low, high in item.content) == told
    assert (None if piece is None else text[slice(*piece)]) == over


def test_joined_sentences_part_what_is_attacked_from_what_is_said() -> None:
    text = "Roe dismissed it as a “rumour”. “We waited for an hour.”"
    article = parse(text)
    content = ((14, 30), (32, len(text)))
    item = Attribution(content, None, article.tokens_of(4, 13), "dismiss", "model", "mixed")
    found = part_sentences(article, item)
    assert [(one.content, one.quote_type) for one in found] == [
        (content[:1], "mixed"),
        (content[1:], "direct"),
    ]


def test_joined_sentences_part_at_a_long_quotation() -> None:
    text = "Roe denied the charge. “I was never told of anything that was wrong in the accounts.”"
    article = parse(text)
    spans = ((11, 21), (23, len(text)))
    cue = article.tokens_of(4, 10)
    item = Attribution(spans, None, cue, "deny", "model", "direct")
    assert [one.content for one in part_sentences(article, item)] == [
        ((11, 21),),
        ((23, len(text)),),
    ]


def test_joined_sentences_leave_a_run_of_marks_that_was_over() -> None:
    first = "It's a bit like being an artist and being given a bigger canvas. We get more tools."
    run = f'"{first} "For the average user, we can get things of a more filmic quality."'
    told = "gamers should expect titles that blur the line between films and games"
    rows = annotate(f"{run} Tom Pell, head of EA in Europe, said {told}.", attribution="encoder")
    assert [words for _, _, words in who_said(rows)] == [run, told]
