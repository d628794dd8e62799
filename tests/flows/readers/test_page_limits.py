"""Pages that would keep a parser for minutes are told at a glance."""

import time

import pytest

from flows.readers.outcomes import ReadLimits
from flows.readers.page_limits import check_page
from transforms.errors import ArchiveError

LIMITS = ReadLimits()


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"<p>a" * 20_000, id="unclosed paragraphs"),
        pytest.param(b"<script>" + b"if (a<b) {}" * 90_000 + b"</script><p>x", id="a long script"),
        pytest.param(b"<div data-x='" + b"a=1 " * 50_000 + b"'>", id="a long attribute"),
        pytest.param(b"", id="nothing"),
    ],
)
def test_page_limits_let_pages_through(content: bytes) -> None:
    check_page(content, LIMITS)


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"<div>" * 40_000, id="deep nesting"),
        pytest.param(b"<p " + b"a=1 " * 60_000 + b">", id="60,000 attributes"),
        pytest.param(b"<table><tr><td>" * 6_000, id="unclosed tables"),
        pytest.param(b"<p>a" * 100_000, id="many tags"),
        pytest.param(b"a" * 9_000_000, id="many bytes"),
        pytest.param(b"<script " * 300_000, id="scripts that never close"),
    ],
)
def test_page_limits_refuse_in_bounded_time(content: bytes) -> None:
    start = time.perf_counter()
    with pytest.raises(ArchiveError, match="too_large"):
        check_page(content, LIMITS)
    assert time.perf_counter() - start < 5
