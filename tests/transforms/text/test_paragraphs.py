"""Text to paragraphs: copy that is wrapped by hand, and lines that are paragraphs."""

from transforms.text.paragraphs import is_hard_wrapped, split_paragraphs

STORY = "The road bridge at Lipnik will close on Friday for nine weeks, the authority said."
OTHER = "Haulage companies said that they had been told too late to change their plans."


def test_paragraphs_of_hard_wrapped_copy_are_whole() -> None:
    text = (
        "The central bank left its main rate at 3.75 percent on Tuesday, as\n"
        "expected, and said that inflation would be close to its target by\n"
        "the autumn.\n"
        "    She said that the board did not discuss an increase.\n"
        "    Economists polled by the agency had expected no change at all in\n"
        "the main rate this month."
    )
    assert is_hard_wrapped(text)
    assert [
        text[span.char_start : span.char_end].split()[0] for span in split_paragraphs(text)
    ] == [
        "The",
        "She",
        "Economists",
    ]


def test_paragraphs_of_single_lines_are_lines() -> None:
    text = f"{STORY}\r\n{OTHER}\r\n{STORY}"
    assert [text[span.char_start : span.char_end] for span in split_paragraphs(text)] == [
        STORY,
        OTHER,
        STORY,
    ]
