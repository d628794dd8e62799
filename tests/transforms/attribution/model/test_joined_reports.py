import pytest

from tests.support.articles import parse
from transforms.attribution.model.joined_reports import part_joined
from transforms.attribution.rules import find_by_rules
from transforms.attribution.types import Attribution

SLOW = "The line is slow, according to estimates. "
MEND = "“We can mend the line in a week or so,” "


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            SLOW + MEND + "said Anna Weiss.",
            [("The line is slow", "according to"), (MEND.strip(), "say")],
            id="a report of its own",
        ),
        pytest.param(
            SLOW + MEND.replace(",”", ".”") + "The engineer said that it would rain.",
            [("The line is slow", "according to")],
            id="the report of another sentence",
        ),
    ],
)
def test_joined_reports_part_where_marks_have_their_own(
    text: str, expected: list[tuple[str, str]]
) -> None:
    article = parse(text)
    low = text.index("“")
    content = ((0, len("The line is slow")), (low, text.index("”") + 1))
    cue = article.tokens_of(text.index("according"), text.index(" estimates"))
    item = Attribution(content, None, cue, "according to", "model", "mixed")
    kept, parted = part_joined(article, [(item, (0.9,))], find_by_rules(article))
    found = [
        (text[one.content[0][0] : one.content[0][1]], one.cue_lemma) for one, _ in [*kept, *parted]
    ]
    assert found == expected
    assert [signals for _, signals in parted] == [(0.9,)] * len(parted)


def test_joined_reports_part_a_piece_that_runs_into_the_next_quotation() -> None:
    text = "He points out that rooms are few. “Students need to talk to each other,” Roe says."
    article = parse(text)
    content = ((text.index("that"), text.index("”") + 1),)
    item = Attribution(content, None, (1, 3), "point out", "model", "mixed")
    kept, parted = part_joined(article, [(item, (0.9,))], find_by_rules(article))
    assert [[text[low:high] for low, high in one.content] for one, _ in [*kept, *parted]] == [
        ["that rooms are few"],
        ["“Students need to talk to each other,”"],
    ]


def test_a_quotation_behind_marks_that_end_a_sentence_has_its_own_report() -> None:
    text = "Roe said that the port “is shut.” “We left in a hurry,” he added."
    article = parse(text)
    content = ((text.index("that"), text.index(" he added")),)
    cue = article.tokens_of(text.index("said"), text.index(" that"))
    item = Attribution(content, None, cue, "say", "model", "mixed")
    (kept, _), (parted, _) = (
        pair
        for part in part_joined(article, [(item, (0.9,))], find_by_rules(article))
        for pair in part
    )
    assert (kept.quote_type, kept.cue_lemma) == ("mixed", "say")
    assert (parted.quote_type, parted.cue_lemma) == ("direct", "add")
