"""The day that stands in a page's address.

In: an address. Out: a `Moment` of a day, or None. The decision to question: a run of twelve or
fourteen figures is a day and its clock only where the whole of it is one, as in
"read.html?idx=20090312143015"; other long numbers are those of the story.
"""

import re

from transforms.text.timestamps import Moment, read_moment

FIRST_YEAR = 1990
"""The web has no page of its own before; an older date in an address is an archive number."""

_YEAR = r"(?P<year>19[89]\d|20[0-4]\d)"
_MONTH = r"(?P<month>0[1-9]|1[0-2])"
_DAY = r"(?P<day>0[1-9]|[12]\d|3[01])"
_SHAPES = (
    # "/2019/03/14/", "/20190314/", "-2019-03-14"
    re.compile(
        rf"(?<!\d){_YEAR}(?:(?P<mark>[-/_.])(?P<month>0?[1-9]|1[0-2])(?P=mark)"
        r"(?P<day>0[1-9]|[12]\d|3[01]|[1-9](?=/))|(?P<month2>0[1-9]|1[0-2])"
        r"(?P<day2>0[1-9]|[12]\d|3[01]))(?!\d)"
    ),
    # "/2009/0514/c1001-8812.html"
    re.compile(rf"/{_YEAR}/{_MONTH}{_DAY}(?=/)"),
    # "?idx=20090312143015", "/200903120945"
    re.compile(rf"(?<!\d){_YEAR}{_MONTH}{_DAY}(?:[01]\d|2[0-3])[0-5]\d(?:[0-5]\d)?(?!\d)"),
    # "/12-03-2009/", "/25/08/2010/": no site puts the month before the day and the year behind it
    re.compile(
        rf"(?<!\d)(?P<day>0[1-9]|[12]\d|3[01])(?P<mark>[-/_.]){_MONTH}(?P=mark){_YEAR}(?!\d)"
    ),
)
_SECTION_BETWEEN = re.compile(
    rf"/{_YEAR}/[a-z][\w.-]{{1,30}}/(?P<month>0?[1-9]|1[0-2])/(?P<day>0?[1-9]|[12]\d|3[01])/",
    re.IGNORECASE,
)
"""CNN's "/2013/middle_east/8/3/"."""

_MONTH_NAME = re.compile(
    rf"/{_YEAR}/(?P<month>[a-z]{{3,9}})/(?P<day>\d{{1,2}})(?=/)", re.IGNORECASE
)


def find_url_day(url: str | None) -> Moment | None:
    """The day in an address."""
    for shape in _SHAPES:
        if found := shape.search(url or ""):
            parts = found.groupdict()
            month = parts["month"] or parts.get("month2")
            day = parts["day"] or parts.get("day2")
            return _since_the_web(f"{found['year']}-{int(month or 0):02}-{int(day or 0):02}")
    if between := _SECTION_BETWEEN.search(url or ""):
        return _since_the_web(
            f"{between['year']}-{int(between['month']):02}-{int(between['day']):02}"
        )
    named = _MONTH_NAME.search(url or "")
    return _since_the_web(f"{named['day']} {named['month']} {named['year']}") if named else None


def _since_the_web(day: str) -> Moment | None:
    moment = read_moment(day)
    return moment if moment is not None and moment.at.year >= FIRST_YEAR else None
