"""The closing figures: shares, exit codes, the page that Prefect keeps."""

from dataclasses import replace

import pytest

from flows.summary import RunSummary

CLEAN = RunSummary(
    run_id="20260102T030405-abcdef",
    status="completed",
    archives=3,
    archives_known=1,
    records=100,
    articles_new=60,
    articles_unchanged=15,
    articles_corrected=5,
    rejected=20,
    quotes=1200,
    quotes_with_speaker=900,
    claims=3000,
    seconds=10.0,
    reject_reasons={"bad_json": 12, "no_main_text": 8},
)


@pytest.mark.parametrize(
    ("summary", "threshold", "code"),
    [
        pytest.param(CLEAN, 0.2, 0, id="as many as allowed"),
        pytest.param(CLEAN, 0.19, 1, id="more than allowed"),
        pytest.param(RunSummary("r", "completed"), 0.0, 0, id="nothing to read"),
        pytest.param(RunSummary("r", "failed"), 1.0, 1, id="failed"),
        pytest.param(RunSummary("r", "completed", lost=("a batch",)), 1.0, 1, id="lost"),
        pytest.param(replace(CLEAN, failed_share=0.5), 0.2, 0, id="half are without quotes"),
        pytest.param(replace(CLEAN, failed_share=0.6), 0.2, 1, id="most are without quotes"),
    ],
)
def test_summary_exit_code_says_whether_the_night_was_good(
    summary: RunSummary, threshold: float, code: int
) -> None:
    assert summary.exit_code(threshold) == code


def test_summary_rows_are_the_closing_table() -> None:
    assert CLEAN.rows() == [
        ("archives", "3 (1 known, not opened)"),
        ("articles new", "60"),
        ("articles unchanged", "15"),
        ("articles corrected", "5"),
        ("records rejected", "20"),
        ("records skipped", "0"),
        ("quotes with a speaker", "900"),
        ("quotes without a speaker", "300"),
        ("claims", "3,000"),
        ("seconds", "10.0"),
        ("articles a second", "6.5"),
    ]


def test_summary_markdown_has_the_rows_the_reasons_and_the_problems() -> None:
    lines = CLEAN.markdown().splitlines()
    assert lines[0] == "# Run 20260102T030405-abcdef: completed"
    assert "| articles new | 60 |" in lines
    assert "| bad_json | 12 |" in lines
    failed = RunSummary("r", "failed", problems=("a check found rows",))
    assert failed.markdown().splitlines()[-1] == "**a check found rows**"


def test_summary_markdown_takes_the_words_of_articles_for_words() -> None:
    """Guard: a date that an article stated could show a picture from elsewhere to who looks."""
    told = "look at '![x](http://evil.example/a)' in <img src=//b>\n# evil"
    page = RunSummary("r", "completed", problems=(told,)).markdown()
    assert page.splitlines()[-1] == (
        r"**look at '\!\[x\]\(http\:\/\/evil\.example\/a\)' in \<img src=\/\/b\> \# evil**"
    )
