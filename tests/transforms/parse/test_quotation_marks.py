import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.parse.quotation_marks import find_marked_spans


def paragraphs_of(text: str) -> list[tuple[int, int]]:
    found, start = [], 0
    for line in text.split("\n"):
        found.append((start, start + len(line)))
        start += len(line) + 1
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param('He said "no" twice.', ['"no"'], id="straight"),
        pytest.param("He said “no” twice.", ["“no”"], id="curly"),
        pytest.param("He said ''no'' twice.", ["''no''"], id="doubled single"),
        pytest.param("He said ``no'' twice.", ["``no''"], id="as LaTeX writes them"),
        pytest.param("He said ＂no＂ and ❝so❞.", ["＂no＂", "❝so❞"], id="of full width and heavy"),
        pytest.param("He said ‘‘no’’ twice.", ["‘‘no’’"], id="doubled single curly"),
        pytest.param("He said ‹no› and 「いいえ」.", ["‹no›", "「いいえ」"], id="cornered"),
        pytest.param(
            "“Home › News,” he said.", ["“Home › News,”"], id="a sign that closes nothing"
        ),
        pytest.param("He said «no» and „nein“.", ["«no»", "„nein“"], id="angled and low"),
        pytest.param(
            "‘We will not go there,’ he said.", ["‘We will not go there,’"], id="single curly"
        ),
        pytest.param("the workers’ and players’ unions met", [], id="apostrophes are no marks"),
        pytest.param(
            "“She said ‘never again’ to us,” he said.",
            ["“She said ‘never again’ to us,”"],
            id="a quote inside stays inside",
        ),
        pytest.param(
            '"One," he said. "Two."', ['"One,"', '"Two."'], id="two quotes in a paragraph"
        ),
        pytest.param(
            "“Stay.\n“And wait,” he said.",
            ["“Stay.", "“And wait,”"],
            id="a quote that runs over paragraphs",
        ),
        pytest.param(
            'He said "no and left.\nThe "plan" failed.',
            ['"plan"'],
            id="an unbalanced mark costs its own paragraph only",
        ),
        pytest.param(
            '"I read “Ulysses” twice," he said.',
            ['"I read “Ulysses” twice,"'],
            id="curly inside straight",
        ),
        pytest.param(
            "'We can't stay,' she said. 'The players' bus is gone.'",
            ["'We can't stay,'", "'The players' bus is gone.'"],
            id="single straight marks among apostrophes",
        ),
        pytest.param(
            "‘In the ’60s we left,’ she said.", ["‘In the ’60s we left,’"], id="a decade in marks"
        ),
        pytest.param(
            "the 'Big Six' and the boys' school", [], id="a nickname in single marks is none"
        ),
        pytest.param(
            "He said: “We stay. “We wait.” He left.",
            ["“We stay.", "“We wait.”"],
            id="a mark that opens anew ends what was open",
        ),
        pytest.param(
            '"We stay," said Roe. "We wait. "[Holm] will help us. He knows." Holm is late.',
            ['"We stay,"', '"We wait.', '"[Holm] will help us. He knows."'],
            id="a mark that opens anew in front of a bracket",
        ),
        pytest.param(
            'He said: "They pay for it. "2005 is a chance," she added. "It is a matter of law."',
            ['"They pay for it.', '"2005 is a chance,"', '"It is a matter of law."'],
            id="a mark that opens anew in front of a number",
        ),
        pytest.param(
            '"We stay," he said. "Nobody came.\nThe line is old.',
            ['"We stay,"', '"Nobody came.'],
            id="an unclosed mark where speech begins keeps its paragraph",
        ),
        pytest.param(
            "“We stay, said Roe. He left.",
            ["“We stay,"],
            id="a close that is missing at the report",
        ),
        pytest.param(
            "“We stay, and my wife says that is bad.\n“We wait.”",
            ["“We stay, and my wife says that is bad.", "“We wait.”"],
            id="a clause that tells what others say is no report",
        ),
        pytest.param('It is 6" long.', [], id="inches at the end of a word open nothing"),
    ],
)
def test_marks_find_outermost_spans(text: str, expected: list[str]) -> None:
    spans = find_marked_spans(text, paragraphs_of(text))
    assert [text[span.char_start : span.char_end] for span in spans] == expected


def test_marks_say_that_a_quote_runs_on() -> None:
    text = "“Stay.\n“And wait,” he said."
    first, second = find_marked_spans(text, paragraphs_of(text))
    assert (first.runs_on, first.opens_paragraph, first.paragraph) == (True, True, 0)
    assert (second.runs_on, second.opens_paragraph, second.paragraph) == (False, True, 1)


@pytest.mark.parametrize(
    ("text", "is_name"),
    [
        pytest.param("Marius “Rhino” Barendse is strong, she said.", True, id="inside a name"),
        pytest.param("She called Marius “Rhino” and left.", False, id="behind a name"),
        pytest.param("Mayor Calls Plan “Mad” After Vote", False, id="in a headline"),
    ],
)
def test_marks_say_that_they_hold_a_part_of_a_name(text: str, is_name: bool) -> None:
    (span,) = find_marked_spans(text, paragraphs_of(text))
    assert span.is_name is is_name


@given(st.text(alphabet="ab ,.'\"“”‘’«»„\n", max_size=120))
def test_marks_are_in_order_inside_their_paragraph_and_never_overlap(text: str) -> None:
    paragraphs = paragraphs_of(text)
    end = 0
    for span in find_marked_spans(text, paragraphs):
        low, high = paragraphs[span.paragraph]
        assert low <= span.char_start < span.inner_start <= span.inner_end <= span.char_end <= high
        assert span.char_start >= end
        end = span.char_end
