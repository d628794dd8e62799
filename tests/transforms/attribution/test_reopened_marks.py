from dataclasses import replace

import pytest

from tests.support.articles import parse
from transforms.attribution.reopened_marks import join_parts, join_reopened
from transforms.attribution.types import Attribution

WHOLE = '"We came." "They left. "It rains.'
RUN = 'Roe said: "We came late. "They left. "It happens."'

TOLD = 'It was late. "He is keen. Mr Hale said that it rained. "Nobody minds," he said.'


def attribution(text: str, *parts: str, cue: str | None = None) -> Attribution:
    article = parse(text)
    pieces = tuple((text.index(part), text.index(part) + len(part)) for part in parts)
    tokens = None
    if cue is not None:
        tokens = article.tokens_of(text.index(cue), text.index(cue) + len(cue))
    return Attribution(pieces, None, tokens, cue, "test", "direct")


@pytest.mark.parametrize(
    ("text", "items", "expected"),
    [
        pytest.param(
            RUN,
            [
                attribution(RUN, '"We came late.', cue="said"),
                attribution(RUN, '"They left.'),
                attribution(RUN, '"It happens."'),
            ],
            [('"We came late. "They left. "It happens."', "said")],
            id="one report for the run",
        ),
        pytest.param(
            'Roe said: "We came." "They left. "It rains.',
            [attribution('Roe said: "We came." "They left. "It rains.', WHOLE, cue="said")],
            [(WHOLE, "said")],
            id="what is closed before the run begins is kept",
        ),
        pytest.param(
            'Roe said: "We came." Quist said: "They left."',
            [
                attribution(
                    'Roe said: "We came." Quist said: "They left."', '"We came."', cue="said"
                ),
                attribution('Roe said: "We came." Quist said: "They left."', '"They left."'),
            ],
            [('"We came."', "said"), ('"They left."', None)],
            id="marks that are closed",
        ),
        pytest.param(
            RUN,
            [attribution(RUN, '"They left.'), attribution(RUN, '"It happens."')],
            [('"We came late. "They left. "It happens."', None)],
            id="no report at all",
        ),
        pytest.param(
            TOLD,
            [attribution(TOLD, '"He is keen. Mr Hale said that it rained.')],
            [('"He is keen.', None)],
            id="a report of the author behind it",
        ),
    ],
)
def test_reopened_marks_join_a_run(
    text: str, items: list[Attribution], expected: list[tuple[str, str | None]]
) -> None:
    joined = join_reopened(parse(text), items)
    found = [(text[i.content[0][0] : i.content[-1][1]], i.cue_lemma) for i in joined]
    assert found == expected


def test_reopened_marks_lead_on_from_the_part_that_is_kept() -> None:
    items = [
        attribution(RUN, '"We came late.', cue="said"),
        attribution(RUN, '"They left.'),
        Attribution(((0, 3),), None, None, None, "test", "direct", continues=1),
    ]
    assert [item.continues for item in join_reopened(parse(RUN), items)] == [None, 0]


def test_reopened_marks_are_joined_around_one_report() -> None:
    text = "“It is late,” Roe said. “I will not stay.” “Nor I,” said Hale."
    first = attribution(text, "“It is late,”", cue="said")
    second = attribution(text, "“I will not stay.”", cue="said")
    third = attribution(text, "“Nor I,”", cue="said Hale")
    on = replace(attribution(text, "Hale"), continues=1)
    found = join_parts(parse(text), [first, second, third, on])
    assert [(item.content, item.continues) for item in found] == [
        ((*first.content, *second.content), None),
        (third.content, None),
        (on.content, 0),
    ]


def test_reopened_marks_join_what_is_quoted_in_part_with_what_goes_on_from_it() -> None:
    text = "The hall is “bitterly cold”, Roe said. “We shiver all day.”"
    first = replace(
        attribution(text, "The hall is “bitterly cold”", cue="said"), quote_type="mixed"
    )
    second = attribution(text, "“We shiver all day.”", cue="said")
    assert [(one.content, one.quote_type) for one in join_parts(parse(text), [first, second])] == [
        (((0, 27), (39, len(text))), "mixed")
    ]
