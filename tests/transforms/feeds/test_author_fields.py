"""Fields of authors to people."""

from typing import Any

import pytest

from transforms.feeds.author_fields import read_name_parts, read_people


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        pytest.param("Jane Roe", ("Jane Roe",), id="a name"),
        pytest.param("By Jane Roe, Jan Novak and Alice Writer",
                     ("Jane Roe", "Jan Novak", "Alice Writer"), id="a line of three"),
        pytest.param("Jane Roe; Jan Novak", ("Jane Roe", "Jan Novak"), id="semicolons"),
        pytest.param("Roe, Jane; Novak, Jan", ("Jane Roe", "Jan Novak"), id="last names first"),
        pytest.param("Writer, Alice", ("Alice Writer",), id="one, last name first"),
        pytest.param("Alice Writer, CNN", ("Alice Writer",), id="an outlet behind"),
        pytest.param("Alice Writer, Political Editor", ("Alice Writer",), id="a trade behind"),
        pytest.param("Alice Writer in Springfield", ("Alice Writer",), id="a place behind"),
        pytest.param("JANE ROE", ("Jane Roe",), id="capitals"),
        pytest.param("jane@example.org (Jane Roe)", ("Jane Roe",), id="an address"),
        pytest.param('["Jane Roe", "Jan Novak"]', ("Jane Roe", "Jan Novak"), id="printed JSON"),
        pytest.param("['Jane Roe']", ("Jane Roe",), id="a printed list of Python"),
        pytest.param([{"name": "Jane Roe", "uri": "a"}, "Jan Novak"], ("Jane Roe", "Jan Novak"),
                     id="objects and words"),
        pytest.param({"original": "By Jane Roe", "person": []}, ("Jane Roe",), id="NYT"),
        pytest.param([{"firstname": "Jane", "middlename": None, "lastname": "Roe"}],
                     ("Jane Roe",), id="NYT's people"),
        pytest.param({"full_name": "Jane Roe", "id": 7}, ("Jane Roe",), id="a full name"),
        pytest.param("Staff Writer", (), id="a trade"),
        pytest.param("Reuters", (), id="an agency"),
        pytest.param(3, (), id="WordPress gives a number"),
        pytest.param(None, (), id="nothing"),
    ],
)  # fmt: skip
def test_author_fields_read_people(value: Any, expected: tuple[str, ...]) -> None:
    assert read_people(value) == expected


def test_author_fields_names_may_stand_in_columns_of_their_own() -> None:
    columns = {"Author ID": 3, "Author First Name": "Jane", "Author Last Name": "Roe"}
    assert read_name_parts(columns) == "Jane Roe"
    assert read_name_parts({"First Name": "Jane", "Author ID": 3}) is None
