import pytest

from tests.support.articles import parse
from tests.support.attributions import report
from transforms.attribution.model.whole_clause import mend_pieces
from transforms.attribution.types import Attribution, read_quote_type


@pytest.mark.parametrize(
    ("text", "cue", "pieces", "expected"),
    [
        pytest.param(
            "Roe says the plan to split the wards into “bubbles” is late.",
            "says",
            ["the plan to split the wards into “bubbles”"],
            ["the plan to split the wards into “bubbles” is late"],
            id="a clause cut before its verb",
        ),
        pytest.param(
            "“It is horrific in my mind,” Roe said, likely referring to the first ad. “It is bad.”",
            "said",
            ["“It is horrific in my mind,”", "likely referring to the first ad", "“It is bad.”"],
            ["“It is horrific in my mind,”", "“It is bad.”"],
            id="what is meant by a quotation",
        ),
        pytest.param(
            "The owner is said to be rich.",
            "is said",
            ["The owner"],
            ["The owner", "to be rich"],
            id="the predicate of a passive",
        ),
        pytest.param(
            "The firm has been accused by Roe of hiding the leak.",
            "accused",
            ["The firm"],
            ["The firm", "hiding the leak"],
            id="what a passive charges with",
        ),
        pytest.param(
            "It is understood no deal was made.",
            "is understood",
            ["It", "no deal was made"],
            ["no deal was made"],
            id="it that stands for the clause",
        ),
        pytest.param(
            "The lead was safe. But according to the poll, it fell.",
            "according to",
            ["The lead was safe", "it fell"],
            ["it fell"],
            id="another sentence before the report",
        ),
        pytest.param(
            "Rents rose, Roe said. The city grew.",
            "said",
            ["Rents rose", "The city grew"],
            ["Rents rose"],
            id="another sentence behind the report",
        ),
        pytest.param(
            "Rents rose, Roe said. “It is a shame.”",
            "said",
            ["Rents rose", "“It is a shame.”"],
            ["Rents rose", "“It is a shame.”"],
            id="a quotation behind the report",
        ),
        pytest.param(
            "Hale said it was easy. “You grow as you go.” Roe warned that rents would rise.",
            "warned",
            ["“You grow as you go.”", "that rents would rise"],
            ["that rents would rise"],
            id="a quotation that is over before a report",
        ),
        pytest.param(
            "Hale said it was easy. “You grow as you go.” Roe added: “It is late.”",
            "added",
            ["“You grow as you go.”", "“It is late.”"],
            ["“It is late.”"],
            id="a quotation that is over before a colon",
        ),
        pytest.param(
            "“You grow as you go.” Roe warned that rents would rise.",
            "warned",
            ["“You grow as you go.”", "that rents would rise"],
            ["“You grow as you go.”", "that rents would rise"],
            id="a quotation that opens the paragraph",
        ),
        pytest.param(
            "“I am sorry,” he told Hale, who was ill when it fell.",
            "told",
            ["“I am sorry,”", "who was ill when it fell"],
            ["“I am sorry,”"],
            id="what is told of who is told",
        ),
        pytest.param(
            "“Nobody keeps a boat,” she wrote in her memoir, “Loose Ends.”",
            "wrote",
            ["“Nobody keeps a boat,”", "“Loose Ends.”"],
            ["“Nobody keeps a boat,”"],
            id="the work that it stands in",
        ),
        pytest.param(
            "“Go now,” Roe wrote in a report citing experts who expect rain.",
            "wrote in a report citing",
            ["“Go now,”", "experts who expect rain"],
            ["“Go now,”"],
            id="whom somebody cites",
        ),
        pytest.param(
            "“It fell.” Roe said that he had liked it. “It was old,” he added.",
            "added",
            ["“It fell.”", "“It was old,”"],
            ["“It was old,”"],
            id="a quotation before a report of somebody else",
        ),
        pytest.param(
            "As Roe said, the biggest reason they won was the wind.",
            "said",
            ["the biggest reason they won"],
            ["the biggest reason they won was the wind"],
            id="the main clause behind as",
        ),
        pytest.param(
            "“You grow,” Roe added, “as you go.”",
            "added",
            ["“You grow,”", "“as you go.”"],
            ["“You grow,”", "“as you go.”"],
            id="a quotation in two parts",
        ),
    ],
)
def test_pieces_are_of_one_clause(
    text: str, cue: str, pieces: list[str], expected: list[str]
) -> None:
    article = parse(text)
    at = text.index(cue)
    spans = tuple((text.index(piece), text.index(piece) + len(piece)) for piece in pieces)
    kind = read_quote_type(article, spans)
    item = Attribution(spans, None, article.tokens_of(at, at + len(cue)), cue, "model", kind)
    mended = mend_pieces(article, item)
    assert [text[low:high] for low, high in mended.content] == expected
    assert mended.quote_type == read_quote_type(article, mended.content)


def test_pieces_leave_a_quotation_that_goes_on_from_before() -> None:
    text = '"I liked him," Hale said. "He was kind.\n"We are poorer." Roe said that they met.'
    article = parse(text)
    spans = tuple(
        (text.index(piece), text.index(piece) + len(piece))
        for piece in ('"We are poorer."', "that they met")
    )
    at = text.rindex("said")
    item = Attribution(spans, None, article.tokens_of(at, at + 4), "say", "model", "mixed")
    mended = mend_pieces(article, item)
    assert [text[low:high] for low, high in mended.content] == ["that they met"]


def test_pieces_leave_who_is_told_where_the_parser_hangs_it_on_the_report() -> None:
    article = parse("“I am sorry,” he told Hale, who was ill.")
    told, was = (next(t for t in article.doc if t.text == word) for word in ("told", "was"))
    was.dep_, was.head = "ccomp", told
    pieces = ("“I am sorry,”", "who was ill")
    item = report(article, pieces, "told", "he")
    mended = mend_pieces(article, item)
    assert [article.text[low:high] for low, high in mended.content] == ["“I am sorry,”"]
