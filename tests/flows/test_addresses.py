"""Addresses: a key in one is seen, and hidden in what is told."""

from pathlib import Path

import pytest

from flows.addresses import has_key, hide_keys, is_other_store

SECRET = "wJalr/XUtn+FEMI"


@pytest.mark.parametrize(
    ("told", "hidden"),
    [
        pytest.param(
            f"s3://AKIA1:{SECRET}@news/lake: no such bucket",
            "s3://…@news/lake: no such bucket",
            id="a key with a slash in it",
        ),
        pytest.param("'s3://AKIA1@news/lake'", "'s3://…@news/lake'", id="its name alone"),
        pytest.param(f"s3:/AKIA1:{SECRET}@news", "s3://…@news", id="as a path has it"),
        pytest.param(f"S3://AKIA1:{SECRET} is no bucket", "s3://… is no bucket", id="no bucket"),
        pytest.param(
            "http://night:pass@127.0.0.1:4200/api: refused",
            "http://…@127.0.0.1:4200/api: refused",
            id="a server",
        ),
        pytest.param(f"s3://a:{SECRET}@b and s3://c:{SECRET}@d", "s3://…@b and s3://…@d", id="two"),
    ],
)
def test_addresses_a_key_is_hidden(told: str, hidden: str) -> None:
    assert hide_keys(told) == hidden
    assert has_key(told)


@pytest.mark.parametrize(
    "told",
    [
        pytest.param("s3://news/jane@example.org/2026:01.gz", id="marks in the name of an object"),
        pytest.param("s3://news: no such bucket", id="the end of a sentence's part"),
        pytest.param("s3://arn:aws:s3:eu-1:123:accesspoint/news", id="an access point"),
        pytest.param("archives/a@b:c.gz", id="a file"),
        pytest.param("tcp://10.0.0.5:8786", id="a scheduler"),
        pytest.param("https://medium.example/@jane/story", id="a page"),
    ],
)
def test_addresses_what_has_no_key_stays(told: str) -> None:
    assert hide_keys(told) == told
    assert not has_key(told)


def test_addresses_of_other_stores_are_no_folders() -> None:
    """Guard: `--lake gs://news/lake` made a folder called gs: and was filled."""
    others = ["gs://news/lake", "https://news.example/lake", "file:///data/lake"]
    assert all(is_other_store(Path(name)) for name in others)
    assert not any(is_other_store(Path(name)) for name in ("s3://news", "data/gs:", "/a", "C:", ""))
