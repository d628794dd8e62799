"""Addresses of which a record gives a part alone."""

from typing import Any

import pytest

from transforms.feeds.sites import find_site, join_address


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        pytest.param({"site": "isle.example"}, "https://isle.example/", id="a host"),
        pytest.param(
            {"links": {"self": {"href": "http://isle.example/jsonapi/9"}}},
            "http://isle.example/jsonapi/9",
            id="an answer in JSON:API",
        ),
        pytest.param({"source": "Isle Post"}, None, id="a name"),
        pytest.param({"site": 3, "links": []}, None, id="neither"),
    ],
)
def test_sites_of_records(fields: dict[str, Any], expected: str | None) -> None:
    assert find_site(fields) == expected


@pytest.mark.parametrize(
    ("address", "site", "expected"),
    [
        ("/news/toll", "https://isle.example/feed.json", "https://isle.example/news/toll"),
        ("/news/toll", None, None),
        ("//isle.example/toll", None, "https://isle.example/toll"),
        ("http://isle.example/toll", "https://other.example/", "http://isle.example/toll"),
        ("toll.html", "https://isle.example/", None),
        ("//[", "https://isle.example/", None),
        ("/[", "https://isle.example/", "https://isle.example/["),
    ],
)
def test_sites_join_addresses(address: str, site: str | None, expected: str | None) -> None:
    assert join_address(address, site) == expected
