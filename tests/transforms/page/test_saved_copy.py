"""Pages that an archive or a program saved are the original's, not the copy's."""

from datetime import datetime

import pytest

from tests.transforms.page.test_coverage import FIRST, paragraphs
from transforms.page.read import read_page

PORT = "https://www.port.example/news/toll"
SAVED = datetime(2026, 1, 5, 14, 20, 31)
STORY = f"<article><h1>Toll rises at the harbour</h1>{paragraphs(FIRST)}</article>"
TOOLBAR = (
    "<!-- BEGIN WAYBACK TOOLBAR INSERT --><div id='wm-ipp-base'><p>The Wayback Machine has 7 "
    "captures of this page from 2019 to 2026, of which you see the third one.</p></div>"
    "<!-- END WAYBACK TOOLBAR INSERT -->"
)


def page(head: str = "", top: str = "", end: str = "") -> str:
    return (
        f"<html>{top}<head><title>Toll rises</title>{head}</head><body>{STORY}</body>{end}</html>"
    )


def canonical(url: str) -> str:
    return f'<link rel="canonical" href="{url}">'


@pytest.mark.parametrize(
    ("content", "url", "expected"),
    [
        pytest.param(
            page(top=TOOLBAR),
            f"https://web.archive.org/web/20260105142031/{PORT}",
            (PORT, SAVED),
            id="Wayback by its address",
        ),
        pytest.param(
            page(canonical(f"https://web.archive.org/web/20260105142031/{PORT}")),
            f"https://web.archive.org/web/20260105142031id_/{PORT}",
            (PORT, SAVED),
            id="Wayback, as it was crawled",
        ),
        pytest.param(
            page(),
            "https://web.archive.org/web/20260105142031if_/http:/www.port.example:80/news/toll",
            ("http://www.port.example/news/toll", SAVED),
            id="Wayback, a slash lost and a port",
        ),
        pytest.param(
            page(
                top=f'<div>This is Google&#39;s cache of <a href="{PORT}">{PORT}</a>. It is a '
                "snapshot of the page as it appeared on 5 Jan 2026 14:20:31 GMT. The rest.</div>"
            ),
            None,
            (PORT, SAVED),
            id="Google's cache",
        ),
        pytest.param(
            page(),
            f"https://arquivo.pt/wayback/20260105142031/{PORT}",
            (PORT, SAVED),
            id="another archive by the same software",
        ),
        pytest.param(
            page(canonical(f"https://web.archive.org/web/20260105142031/{PORT}")),
            None,
            (PORT, None),
            id="Wayback, saved to a file",
        ),
        pytest.param(
            page(
                f'<script>__wm.wombat("{PORT}","20260105142031","https://web.archive.org/");</script>'
            ),
            None,
            (PORT, SAVED),
            id="Wayback, by its script",
        ),
        pytest.param(
            page(),
            f"https://archive.ph/2026.01.05-142031/{PORT}",
            (PORT, SAVED),
            id="archive.today",
        ),
        pytest.param(
            page(
                canonical("toll.html"),
                "\n<!-- Mirrored from www.port.example/news/toll by HTTrack Website Copier/3.x "
                "[XR&CO'2014], Mon, 05 Jan 2026 14:20:31 GMT -->\n",
            ),
            None,
            (PORT, SAVED),
            id="HTTrack",
        ),
        pytest.param(
            page(
                top=f"<!--\n Page saved with SingleFile \n url: {PORT}?utm_source=x \n saved date: "
                "Mon Jan 05 2026 15:20:31 GMT+0100 (Central European Standard Time)\n-->"
            ),
            None,
            (PORT, SAVED),
            id="SingleFile",
        ),
        pytest.param(
            f"<!DOCTYPE html>\n<!-- saved from url=(0034){PORT} -->\n{page()}",
            None,
            (PORT, None),
            id="a browser",
        ),
        pytest.param(
            page(f'<meta property="og:url" content="{PORT}">'),
            None,
            (PORT, None),
            id="og:url alone",
        ),
        pytest.param(page(), PORT, (PORT, None), id="no copy"),
        pytest.param(
            page(),
            "https://www.port.example/web/2026/https-and-you",
            ("https://www.port.example/web/2026/https-and-you", None),
            id="an address that looks like a copy's",
        ),
    ],
)
def test_saved_copy_is_the_article_of_its_original(
    content: str, url: str | None, expected: tuple[str, datetime | None]
) -> None:
    article = read_page(content.encode(), url=url).article
    assert article is not None
    assert (article.url, article.observed_at) == expected
    assert article.source == "port.example"
    assert article.text.split("\n\n") == FIRST
