import pytest

from tests.support.articles import parse
from tests.support.attributions import report
from transforms.attribution.model.boundaries import cut_content
from transforms.attribution.types import with_content


@pytest.mark.parametrize(
    ("text", "content", "cue", "expected"),
    [
        pytest.param(
            "Roe said he did not know. How could he? The line was dead.",
            "he did not know. How could he? The line was dead",
            "said",
            "he did not know",
            id="the author goes on",
        ),
        pytest.param(
            "The ferry was late, Roe said. “We waited for an hour.”",
            "The ferry was late, Roe said. “We waited for an hour.”",
            "said",
            "The ferry was late, Roe said. “We waited for an hour.”",
            id="he goes on in marks",
        ),
        pytest.param(
            "The ferry was late, Roe said. Signs in town said “We won.”",
            "The ferry was late, Roe said. Signs in town said “We won.”",
            "said",
            "The ferry was late, Roe said",
            id="others are quoted",
        ),
        pytest.param(
            "The pledge to cut all emissions by 2035 shows the way.",
            "to cut all emissions by 2035 shows the way",
            "pledge",
            "to cut all emissions by 2035 ",
            id="the pledge is a subject",
        ),
        pytest.param(
            "Users wanting help have turned to the library.",
            "help have turned to the library",
            "wanting",
            "help ",
            id="who wants it is a subject",
        ),
        pytest.param(
            "Mr. Roe said that Mrs. Hale was ill.",
            "that Mrs. Hale was ill",
            "said",
            "that Mrs. Hale was ill",
            id="a title ends no sentence",
        ),
        pytest.param(
            "Roe said since the day she left the port, he was in touch with the crew.",
            "he was in touch with the crew",
            "said",
            "since the day she left the port, he was in touch with the crew",
            id="what opens the clause",
        ),
        pytest.param(
            "Roe told them that the line was slow.",
            "them that the line was slow",
            "told",
            "that the line was slow",
            id="who is told",
        ),
    ],
)
def test_boundaries_keep_to_the_report(text: str, content: str, cue: str, expected: str) -> None:
    article = parse(text)
    cut = cut_content(article, report(article, content, cue))
    assert " … ".join(text[start:end] for start, end in cut.content) == expected.rstrip()


@pytest.mark.parametrize(
    ("text", "before", "behind", "expected"),
    [
        pytest.param(
            "Rents rose in May – the council urged a freeze.",
            "Rents rose in May",
            "a freeze",
            ["a freeze"],
            id="a sentence of the author",
        ),
        pytest.param(
            "Speaking on the radio Roe said it was late; the council urged a freeze.",
            "Speaking on the radio",
            "it was late",
            ["it was late"],
            id="where it was said",
        ),
        pytest.param(
            "As boos rose from the crowd, Roe said, “Please stop.”",
            "As boos rose from the crowd",
            "“Please stop.”",
            ["“Please stop.”"],
            id="what else happened",
        ),
        pytest.param(
            "His words on rent had caused anger – the council urged a freeze.",
            "His words on rent",
            "a freeze",
            ["a freeze"],
            id="a subject of the author's",
        ),
        pytest.param(
            "The ferry, Roe said, was late.",
            "The ferry",
            "was late",
            ["The ferry", "was late"],
            id="a subject",
        ),
        pytest.param(
            "The news came after Roe said he wants to go.",
            "The news came after",
            "he wants to go",
            ["he wants to go"],
            id="what the author says of a report",
        ),
        pytest.param(
            "The ferry was late, Roe said; the crew was ill.",
            "The ferry was late",
            "the crew was ill",
            ["The ferry was late", "the crew was ill"],
            id="a report between two clauses",
        ),
    ],
)
def test_boundaries_leave_the_sentence_before_a_whole_report(
    text: str, before: str, behind: str, expected: list[str]
) -> None:
    article = parse(text)
    cue = "urged" if behind == "a freeze" else "said"
    source = next(word for word in ("Roe", "the council") if word in text)
    item = report(article, behind, cue, source)
    low = text.index(before)
    both = with_content(article, item, ((low, low + len(before)), *item.content))
    assert [text[start:end] for start, end in cut_content(article, both).content] == expected


def test_boundaries_take_in_nothing_that_stands_before_what_opens_a_content() -> None:
    text = "Roe did not expect, as she was on her way to Iowa, that the race would be as close."
    article = parse(text)
    item = report(article, "that the race would be as close", "expect")
    assert cut_content(article, item) == item


def test_boundaries_leave_out_what_a_report_leads_to() -> None:
    text = "As Roe asked how the lift would work, Hale explained the plan."
    article = parse(text)
    cut = cut_content(
        article,
        report(article, "how the lift would work, Hale explained the plan", "asked"),
    )
    assert [text[low:high] for low, high in cut.content] == ["how the lift would work"]


def test_boundaries_keep_to_a_report_in_an_aside() -> None:
    text = "If so – the Post counted two lies that he told – he may have to go."
    article = parse(text)
    content = "two lies that he told – he may have to go"
    cut = cut_content(article, report(article, content, "counted", "the Post"))
    assert [text[low:high] for low, high in cut.content] == ["two lies that he told"]


def test_boundaries_leave_out_the_rest_of_a_name_of_who_is_told() -> None:
    text = "Roe told a Senate budget panel human rights concerns remained."
    article = parse(text)
    told = report(article, "budget panel human rights concerns remained", "told")
    cut = cut_content(article, told).content
    assert [text[low:high] for low, high in cut] == ["human rights concerns remained"]
