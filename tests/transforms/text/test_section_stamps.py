"""The day above a text that has no field for it: on a line of its own, in a byline, on a label."""

from datetime import datetime

import pytest

from transforms.text.sections import find_sections

STORY = "The road bridge at Lipnik will close on Friday for nine weeks, the authority said."
OTHER = "Haulage companies said that they had been told too late to change their plans."


def test_sections_with_two_days_on_lines_of_their_own_have_no_stamp() -> None:
    story = "The town council voted to keep the ferry running through the winter, it said."
    assert find_sections(f"May 3, 2010\n\n{story}").stamp is not None
    assert find_sections(f"May 3, 2010\n\nMay 9, 2010\n\n{story}").stamp is None


@pytest.mark.parametrize(
    ("byline", "day"),
    [
        pytest.param("By Jane Roe, 3 March 2026", datetime(2026, 3, 3), id="behind a comma"),
        pytest.param("By Jane Roe | March 3, 2026", datetime(2026, 3, 3), id="behind a rule"),
        pytest.param("By Jane Roe on March 3, 2026", datetime(2026, 3, 3), id="behind a word"),
        pytest.param(
            "By Jane Roe - Tuesday, March 3, 2026 - 10:15", datetime(2026, 3, 3, 10, 15), id="clock"
        ),
        pytest.param("Von Anna Müller, 3. März 2026", datetime(2026, 3, 3), id="German"),
        pytest.param("By Jane Roe, updated 3 March 2026", None, id="a change"),
        pytest.param("By Jane Roe, Brno", None, id="no day"),
    ],
)
def test_sections_with_a_day_in_the_byline_have_it_as_stamp(
    byline: str, day: datetime | None
) -> None:
    layout = find_sections(f"Toll rises\n\n{byline}\n\n{STORY}\n\n{OTHER}")
    assert (layout.headline, layout.byline) == ("Toll rises", byline)
    assert (layout.stamp.at if layout.stamp else None) == day


def test_sections_with_the_day_of_a_change_alone_have_no_stamp() -> None:
    story = "The town council voted to keep the ferry running through the winter, it said."
    assert find_sections(f"Last updated: May 3, 2010\n\n{story}").stamp is None
    assert find_sections(f"Cập nhật: 03/05/2010\n\n{story}").stamp is None
    assert find_sections(f"更新日\n\n2010年5月3日\n\n{story}").stamp is None
    assert find_sections(f"公開日\n\n2010年5月3日\n\n{story}").stamp is not None
    assert find_sections(f"First published: May 3, 2010\n\n{story}").stamp is not None
