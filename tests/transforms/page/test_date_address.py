"""Days in addresses."""

from datetime import datetime

import pytest

from transforms.page.date_address import find_url_day


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        pytest.param("/2019/03/14/toll", datetime(2019, 3, 14), id="year, month and day"),
        pytest.param("/2009/0514/c1001-8812.html", datetime(2009, 5, 14), id="Chinese folders"),
        pytest.param("/2009/mar/14/toll", datetime(2009, 3, 14), id="a month's name"),
        pytest.param("/read.html?idx=20090312143015", datetime(2009, 3, 12), id="with seconds"),
        pytest.param("/article/200903120945", datetime(2009, 3, 12), id="with minutes"),
        pytest.param("/actualites/12-03-2009/bac.php", datetime(2009, 3, 12), id="day first"),
        pytest.param("/2013/middle_east/8/3/syria/a.html", datetime(2013, 8, 3), id="a section"),
        pytest.param("/story/200903129945", None, id="a long number that is no time"),
        pytest.param("/story/20991388123", None, id="an id"),
        pytest.param("/1889/03/14/toll", None, id="before the web"),
    ],
)
def test_date_address_day(path: str, expected: datetime | None) -> None:
    found = find_url_day(f"http://www.harwick.example{path}")
    assert (found.at if found else None) == expected
