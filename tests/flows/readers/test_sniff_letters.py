"""Letters that are no story, and stories that look a little like them."""

import pytest

from flows.readers.sniff_letters import tell_letters


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        pytest.param("19/11/2026, 06:10 - Jane Roe: Have you seen it?\n" * 3, "chat", id="a chat"),
        pytest.param("[19.11.26, 06:10:02] Jane: Look\n" * 3, "chat", id="a chat of an iPhone"),
        pytest.param("BEGIN:VCALENDAR\nVERSION:2.0\nEND:VCALENDAR\n", "calendar", id="a calendar"),
        pytest.param(
            "WEBVTT\n\n00:01.000 --> 00:04.000\nGood evening.\n", "subtitles", id="WebVTT"
        ),
        pytest.param("1\n00:00:01,000 --> 00:00:04,000\nHello.\n", "subtitles", id="SubRip"),
        pytest.param(
            'example,isle)/a 20260105100211 {"url": "https://isle.example/a"}\n' * 2,
            "crawl_index",
            id="CDXJ",
        ),
        pytest.param(" CDX N b a m s k r M S V g\n", "crawl_index", id="CDX"),
        pytest.param("2026-01-05 10:02:11,123 INFO started\n" * 3, "log", id="a log"),
        pytest.param(
            '10.0.0.1 - - [05/Jan/2026:10:02:11 +0000] "GET / HTTP/1.1" 200 5\n' * 2,
            "log",
            id="a server's log",
        ),
        pytest.param(
            "https://isle.example/a\nhttps://isle.example/b\n", "addresses", id="addresses"
        ),
        pytest.param("title: Isle Post\nitems:\n  - a\n  - b\n", "settings", id="YAML"),
        pytest.param("import os\n\ndef main():\n    return os.name\n", "program", id="Python"),
        pytest.param(".a {\n  margin: 0;\n  color: red;\n}\n", "program", id="a style sheet"),
        pytest.param("(function(){var a=1;})();\n", "program", id="a script on one line"),
        pytest.param(
            "2026-01-05 10:02:11 The mayor arrives.\n2026-01-05 10:04:02 She speaks.\n",
            None,
            id="a ticker",
        ),
        pytest.param(
            "MAYOR: We have no choice.\nBAKER: You have one, and you know it as well as we do, for"
            " it was you who told us of it in this very hall a year ago.\n",
            None,
            id="a transcript",
        ),
        pytest.param(
            "The mayor said that the toll on the old bridge would rise in March.\n"
            ".a {\n  margin: 0;\n}\n.b {\n  top: 0;\n}\n",
            None,
            id="a story with a style sheet below it",
        ),
        pytest.param("Import duties rise;\nfarmers ask for help;\n", None, id="short lines"),
        pytest.param("Toll rises\n\nIt rises in March, the mayor said.\n", None, id="a story"),
        pytest.param("", None, id="nothing"),
    ],
)
def test_sniff_letters(words: str, kind: str | None) -> None:
    assert tell_letters(words) == kind
