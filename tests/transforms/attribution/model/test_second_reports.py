"""A verb of the same source in what the network took for one report."""

import pytest

from tests.support.articles import parse
from transforms.attribution.model.second_reports import part_reports
from transforms.attribution.types import Attribution, read_quote_type


@pytest.mark.parametrize(
    ("text", "source", "cue", "content", "expected"),
    [
        pytest.param(
            "Roe warned of delays at the docks, observing that nobody had come.",
            "Roe",
            "warned",
            "of delays at the docks, observing that nobody had come",
            [("warned", "of delays at the docks"), ("observing", "that nobody had come")],
            id="what somebody observes to be so",
        ),
        pytest.param(
            "An official, who asked not to be named because the talks were private, said a deal "
            "was close.",
            "An official",
            "asked",
            "not to be named because the talks were private, said a deal was close",
            [
                ("asked", "not to be named because the talks were private"),
                ("said", "a deal was close"),
            ],
            id="the main verb behind a relative clause",
        ),
        pytest.param(
            "Jane Roe said the findings were convincing but cautioned against reading too much "
            "into one paper.",
            "Jane Roe",
            "said",
            "the findings were convincing but cautioned against reading too much into one paper",
            [
                ("said", "the findings were convincing"),
                ("cautioned", "against reading too much into one paper"),
            ],
            id="a verb of speech that the subject of the report could not do",
        ),
        pytest.param(
            "The letters say that the docks will close and warn tenants that they must leave.",
            "The letters",
            "say",
            "that the docks will close and warn tenants that they must leave",
            [("say", "that the docks will close"), ("warn", "that they must leave")],
            id="what docks do not do",
        ),
        pytest.param(
            "The letters show that they have come from the state and tell people that it is late.",
            "The letters",
            "show",
            "that they have come from the state and tell people that it is late",
            [
                ("show", "that they have come from the state"),
                ("tell", "that it is late"),
            ],
            id="they, who are letters",
        ),
        pytest.param(
            "Jane Roe said the mayor was ill and added that the vote would be late.",
            "Jane Roe",
            "said",
            "the mayor was ill and added that the vote would be late",
            [("said", "the mayor was ill and added that the vote would be late")],
            id="a mayor may add something himself",
        ),
        pytest.param(
            "Jane Roe admitted that she sold the rings but denied that they were stolen.",
            "Jane Roe",
            "admitted",
            "that she sold the rings but denied that they were stolen",
            [("admitted", "that she sold the rings"), ("denied", "that they were stolen")],
            id="who admits is who denies",
        ),
        pytest.param(
            "Jane Roe said the ferry was late, adding that nobody had come.",
            "Jane Roe",
            "said",
            "the ferry was late, adding that nobody had come",
            [("said", "the ferry was late"), ("adding", "that nobody had come")],
            id="a participle of speech",
        ),
        pytest.param(
            "The airlines attacked the tax saying they could go broke.",
            "The airlines",
            "attacked",
            "the tax saying they could go broke",
            [("attacked", "the tax"), ("saying", "they could go broke")],
            id="why a side is taken",
        ),
        pytest.param(
            "Roe defended the tax by saying it was fair.",
            "Roe",
            "defended",
            "the tax by saying it was fair",
            [("defended", "the tax"), ("saying", "it was fair")],
            id="how a side is taken",
        ),
        pytest.param(
            "Roe dismissed a letter saying the pier was unsafe.",
            "Roe",
            "dismissed",
            "a letter saying the pier was unsafe",
            [("dismissed", "a letter saying the pier was unsafe")],
            id="what a letter says",
        ),
        pytest.param(
            "Jane Roe said that the bridge was unsafe and the road had sunk.",
            "Jane Roe",
            "said",
            "that the bridge was unsafe and the road had sunk",
            [("said", "that the bridge was unsafe and the road had sunk")],
            id="two clauses of one report",
        ),
    ],
)
def test_second_reports_of_one_source(
    text: str, source: str, cue: str, content: str, expected: list[tuple[str, str]]
) -> None:
    article = parse(text)
    low = text.index(content)
    spans = ((low, low + len(content)),)
    at, told = text.index(cue), text.index(source)
    item = Attribution(
        spans,
        article.tokens_of(told, told + len(source)),
        article.tokens_of(at, at + len(cue)),
        cue,
        "test",
        read_quote_type(article, spans),
    )
    found = part_reports(article, item)
    assert [
        (article.doc.span(*(one.cue or (0, 0))).text, text[slice(*one.content[0])]) for one in found
    ] == expected
