"""Feeds of RSS as outlets write them."""

import html

from tests.support.reading import LONG

XML = '<?xml version="1.0" encoding="utf-8"?>'
STORY = LONG.strip()
BODY = f"<content:encoded><![CDATA[<p>{LONG}</p>]]></content:encoded>"
LONG_DESCRIPTION = f"<description>{html.escape('<p>' + LONG + '</p>')}</description>"


def rss(*items: str, head: str = "", prolog: str = XML) -> str:
    spaces = (
        'xmlns:content="http://purl.org/rss/1.0/modules/content/"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/"'
        ' xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"'
        ' xmlns:wp="http://wordpress.org/export/1.2/"'
    )
    channel = (
        "<title>The Example</title><link>https://www.example.org/</link>"
        f"<language>en-GB</language>{head}{''.join(items)}"
    )
    return f'{prolog}<rss version="2.0" {spaces}><channel>{channel}</channel></rss>'


def item(content: str, number: int = 1) -> str:
    return f"<item><guid>g{number}</guid>{content}</item>"
