from dataclasses import replace

import pytest

from tests.support.articles import parse
from tests.support.attributions import report
from transforms.attribution.model.content_edges import set_content_edges


@pytest.mark.parametrize(
    ("text", "content", "cue", "source", "expected"),
    [
        pytest.param(
            "The road is closed due to a gas leak, the police reported at noon on Monday.",
            ("The road is closed due to a gas leak", "at noon on Monday"),
            "reported",
            "the police",
            ["The road is closed due to a gas leak"],
            id="the time of the report",
        ),
        pytest.param(
            "Roe said it would amount to a “vote of no confidence” in the government.",
            "it would amount to a “vote of no confidence”",
            "said",
            "Roe",
            ["it would amount to a “vote of no confidence” in the government"],
            id="the rest of a phrase",
        ),
        pytest.param(
            "Roe urged Hale to “be a hero” and endorse the senator.",
            "Hale to “be a hero”",
            "urged",
            "Roe",
            ["Hale to “be a hero” and endorse the senator"],
            id="a second infinitive",
        ),
        pytest.param(
            "India closed the port on Wednesday, Roe said.",
            "India closed the port",
            "said",
            "Roe",
            ["India closed the port on Wednesday"],
            id="the time before the report",
        ),
        pytest.param(
            "Roe said “it is more likely than not” that the ban would be lifted, but he stayed.",
            "“it is more likely than not”",
            "said",
            "Roe",
            ["“it is more likely than not” that the ban would be lifted"],
            id="a clause behind the marks",
        ),
        pytest.param(
            "Roe calls the port “a mistake” because nobody lives there, and left.",
            "the port “a mistake”",
            "calls",
            "Roe",
            ["the port “a mistake” because nobody lives there"],
            id="why it is so",
        ),
        pytest.param(
            "Roe said the plan was “a mistake” and that the port would close, and left.",
            "the plan was “a mistake”",
            "said",
            "Roe",
            ["the plan was “a mistake” and that the port would close"],
            id="what is so, too",
        ),
        pytest.param(
            "However, while the post may seem a challenge, a deal was possible, Roe said.",
            "the post may seem a challenge, a deal was possible",
            "said",
            "Roe",
            ["while the post may seem a challenge, a deal was possible"],
            id="what opens the first clause",
        ),
        pytest.param(
            "Roe had to defend his honor: “I am no crook,” he told a crowd.",
            "Roe had to defend his honor: “I am no crook,”",
            "told",
            "he",
            ["“I am no crook,”"],
            id="what leads up to a quotation",
        ),
        pytest.param(
            "Among the biggest laggards, according to the report, are Greece and Italy.",
            "Among the biggest laggards",
            "according to",
            "the report",
            ["Among the biggest laggards", "are Greece and Italy"],
            id="a clause that the report parts",
        ),
        pytest.param(
            "The union has six contracts to negotiate, said Roe, including one with a brewer.",
            "The union has six contracts to negotiate",
            "said",
            "Roe",
            ["The union has six contracts to negotiate", "including one with a brewer"],
            id="what it includes, behind the report",
        ),
        pytest.param(
            "Roe, who said that he brings a new view, will have to avoid the port.",
            "that he brings a new view, will have to avoid the port",
            "said",
            "who",
            ["that he brings a new view"],
            id="the main verb behind a clause about the source",
        ),
        pytest.param(
            "Roe signaled that she would support Hale if he won, as did the mayor.",
            "that she would support Hale if he won, as did the mayor",
            "signaled",
            "Roe",
            ["that she would support Hale if he won"],
            id="what others did",
        ),
        pytest.param(
            "Roe suggested firms had shown an interest, without giving details.",
            "firms had shown an interest, without giving details",
            "suggested",
            "Roe",
            ["firms had shown an interest"],
            id="how it was said",
        ),
        pytest.param(
            "Roe told Sky there was “support” for a party - something he has yet to show.",
            "there was “support” for a party - something",
            "told",
            "Roe",
            ["there was “support” for a party"],
            id="a word of the author's clause",
        ),
        pytest.param(
            "They accused him of glossing over the costs which, they claim, would rise.",
            "him of glossing over the costs which",
            "accused",
            "They",
            ["him of glossing over the costs"],
            id="a relative of another report",
        ),
        pytest.param(
            "Opposition to “the collective society,” as Roe put it, had a cost for many.",
            "Opposition to “the collective society,”",
            "put",
            "Roe",
            ["“the collective society,”"],
            id="how somebody put it",
        ),
        pytest.param(
            "Roe put it simply: Trams “are not a factor” in the jams.",
            "it simply: Trams “are not a factor” in the jams",
            "put",
            "Roe",
            ["Trams “are not a factor” in the jams"],
            id="words that are put somehow",
        ),
        pytest.param(
            "Roe resents it: “The plan is too hard.” He left, which is “bad”.",
            "it: “The plan is too hard.”",
            "resents",
            "Roe",
            ["“The plan is too hard.”"],
            id="what words are of",
        ),
        pytest.param(
            "Roe said the line will shrink, costing many jobs.",
            "the line will shrink",
            "said",
            "Roe",
            ["the line will shrink, costing many jobs"],
            id="what will come of it",
        ),
        pytest.param(
            "Most said Roe was right - whom he knew - and few did not.",
            "Roe was right - whom he knew -",
            "said",
            "Most",
            ["Roe was right - whom he knew"],
            id="a dash in the end",
        ),
        pytest.param(
            "Roe said the line shrank, costing many jobs.",
            "the line shrank",
            "said",
            "Roe",
            ["the line shrank"],
            id="what came of it",
        ),
        pytest.param(
            "Roe said firms pushed students to take more classes, with no regard for the rules.",
            "firms pushed students to take more classes",
            "said",
            "Roe",
            ["firms pushed students to take more classes, with no regard for the rules"],
            id="how it was done",
        ),
        pytest.param(
            "Roe said he ignored many of the speeches - including “the one on rent” - at first.",
            "he ignored many of the speeches",
            "said",
            "Roe",
            ["he ignored many of the speeches - including “the one on rent”"],
            id="what it includes",
        ),
        pytest.param(
            "They sold what they called “junk bonds,” loans at a high rate.",
            "“junk bonds,” loans at a high rate",
            "called",
            "they",
            ["“junk bonds,”"],
            id="a gloss behind a comma",
        ),
        pytest.param(
            "They are what he calls a “superbug”—the word of his book.",
            "a “superbug”—the word of his book",
            "calls",
            "he",
            ["a “superbug”"],
            id="a gloss on a name",
        ),
    ],
)
def test_setting_keeps_phrases_whole(
    text: str, content: str, cue: str, source: str | None, expected: list[str]
) -> None:
    article = parse(text)
    item = set_content_edges(article, report(article, content, cue, source))
    assert [article.text[low:high] for low, high in item.content] == expected


def test_setting_leaves_the_sentence_behind_a_missing_full_stop() -> None:
    article = parse("Four of us were late, he added The rest were on time.")
    item = report(article, "Four of us were late", "added", "he")
    low = article.text.index("The rest")
    both = replace(item, content=(*item.content, (low, len(article.text) - 1)))
    assert set_content_edges(article, both).content == item.content
