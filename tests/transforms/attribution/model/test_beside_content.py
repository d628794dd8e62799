from dataclasses import replace

import pytest

from tests.support.articles import parse
from tests.support.attributions import report
from transforms.attribution.model.beside_content import cut_beside


@pytest.mark.parametrize(
    ("text", "content", "cue", "expected"),
    [
        pytest.param(
            "Roe condemned the plan after it had failed twice.",
            "the plan after it had failed twice",
            "condemned",
            "the plan",
            id="when he did so",
        ),
        pytest.param(
            "Roe said the ferry was “late again,” waving at the board.",
            "the ferry was “late again,” waving at the board",
            "said",
            "the ferry was “late again,”",
            id="what he did meanwhile",
        ),
        pytest.param(
            "The work has already begun, she said, and the first results are “not boring.”",
            "and the first results are “not boring.”",
            "said",
            "and the first results are “not boring.”",
            id="a marked clause that goes on behind the report",
        ),
        pytest.param(
            "On Monday Tony Blair insisted closer co-operation did not mean losing control.",
            "closer co-operation did not mean losing control",
            "insisted",
            "closer co-operation did not mean losing control",
            id="a word with a hyphen",
        ),
        pytest.param(
            "Roe praised the captain and went home.",
            "the captain and went home",
            "praised",
            "the captain",
            id="what he did next",
        ),
        pytest.param(
            "Roe admitted she is far from her best but remained cheerful.",
            "she is far from her best but remained cheerful",
            "admitted",
            "she is far from her best",
            id="what she did then",
        ),
        pytest.param(
            "Roe admitted she was far from her best but remained cheerful.",
            "she was far from her best but remained cheerful",
            "admitted",
            "she was far from her best but remained cheerful",
            id="what may be hers",
        ),
        pytest.param(
            "Roe outlined the reasons for the ban, and it will start on Monday.",
            "the reasons for the ban, and it will start on Monday",
            "outlined",
            "the reasons for the ban",
            id="a sentence beside a noun",
        ),
        pytest.param(
            "Roe says the sale was void and is asking for damages.",
            "the sale was void and is asking for damages",
            "says",
            "the sale was void",
            id="what is so now beside what was",
        ),
        pytest.param(
            "Roe refused to publish the letter - saying it was secret.",
            "to publish the letter - saying it was secret",
            "refused",
            "to publish the letter",
            id="a second report behind a dash",
        ),
        pytest.param(
            "Roe blamed the council without naming the mayor.",
            "the council without naming the mayor",
            "blamed",
            "the council",
            id="what a report does without",
        ),
        pytest.param(
            "Roe said he was “learning on the job,” while others wrote letters.",
            "he was “learning on the job,” while others wrote letters",
            "said",
            "he was “learning on the job,”",
            id="what others do meanwhile",
        ),
        pytest.param(
            "Roe said the bill can be “the best of both,” giving towns more power.",
            "the bill can be “the best of both,” giving towns more power",
            "said",
            "the bill can be “the best of both,” giving towns more power",
            id="what will come of it",
        ),
        pytest.param(
            "Roe portrayed the town as beset by thieves and gamblers.",
            "the town as beset by thieves and gamblers",
            "portrayed",
            "the town as beset by thieves and gamblers",
            id="what a thing is taken for",
        ),
        pytest.param(
            "Roe attacked the idea as “ludicrous” because the final would be later that night.",
            "the idea as “ludicrous” because the final would be later that night",
            "attacked",
            "the idea as “ludicrous” because the final would be later that night",
            id="why he thinks so",
        ),
        pytest.param(
            "Roe urged the party to stay, even if the others leave the hall.",
            "the party to stay, even if the others leave the hall",
            "urged",
            "the party to stay, even if the others leave the hall",
            id="what he grants",
        ),
        pytest.param(
            "Roe recalled the horror of the war, or the pain families have endured.",
            "the horror of the war, or the pain families have endured",
            "recalled",
            "the horror of the war, or the pain families have endured",
            id="one thing or another",
        ),
        pytest.param(
            "Roe reported 906 attacks against homes, ranging from arson to assault.",
            "906 attacks against homes, ranging from arson to assault",
            "reported",
            "906 attacks against homes, ranging from arson to assault",
            id="how far a thing goes",
        ),
        pytest.param(
            "Roe explained the plan and what it would cost the town.",
            "the plan and what it would cost the town",
            "explained",
            "the plan and what it would cost the town",
            id="a question beside a thing",
        ),
    ],
)
def test_beside_leave_out_what_the_verb_has_besides(
    text: str, content: str, cue: str, expected: str
) -> None:
    article = parse(text)
    cut = cut_beside(article, report(article, content, cue))
    assert " … ".join(text[start:end] for start, end in cut.content) == expected


def test_beside_leave_out_what_another_share_says() -> None:
    text = "Thirty per cent said the town was better than last year while 63% disagreed."
    article = parse(text)
    item = report(article, "the town was better than last year while 63% disagreed", "said")
    item = replace(item, source=article.tokens_of(0, len("Thirty per cent")))
    cut = cut_beside(article, item)
    assert [text[start:end] for start, end in cut.content] == ["the town was better than last year"]
