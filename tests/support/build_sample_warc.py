"""Builds the demo crawls from `tests/data/stories.json`; run it after a change to the stories.

    python -m tests.support.build_sample_warc

Out: `crawl/sample.warc.gz`, with bodies stored in the ways that crawlers store them and some
records that are no articles, and `broken/broken.warc.gz`, the same stories with one member cut
short and one flipped. Nothing in it depends on the clock, so the records are the same each time.
"""

import base64
import gzip
import hashlib
import html
import json
import uuid
from typing import Any

from tests.support import paths

DATA = paths.DATA
ARCHIVES = DATA / "archives"
CRAWLED = "2025-05-20T04:00:{second:02d}Z"
CHUNK = 600
Headers = dict[str, str]

PAGE = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>{title} | {site}</title>
<link rel="canonical" href="https://{host}{path}">
{head}
</head>
<body>
<header><a href="/">{site}</a>
<nav><ul><li><a href="/news">News</a></li><li><a href="/sport">Sport</a></li>
<li><a href="/weather">Weather</a></li></ul></nav></header>
<main><article>
<h1>{title}</h1>
{byline}
<div class="article-body">
{body}
</div>
</article></main>
<aside><h3>Most read</h3><ul><li><a href="/a">Ten walks for a wet Sunday</a></li>
<li><a href="/b">The cat that took the train</a></li></ul></aside>
<footer><p>Terms of use. Privacy. Cookies. Contact.</p>
<p>Copyright {site}. All rights reserved.</p></footer>
</body>
</html>
"""


def read_stories() -> list[dict[str, Any]]:
    """The stories of the demo crawl."""
    stories: list[dict[str, Any]] = json.loads((DATA / "stories.json").read_text("utf-8"))
    return stories


def build_page(story: dict[str, Any]) -> bytes:
    """One story as a page, its metadata in JSON-LD, a graph, meta tags or nowhere."""
    names = ", ".join(story["authors"])
    blocks = (
        f"<h2>{html.escape(text[3:])}</h2>"
        if text.startswith("## ")
        else f"<p>{html.escape(text, quote=False)}</p>"
        for text in story["paragraphs"]
    )
    page = PAGE.format(
        title=html.escape(story["title"]),
        site=story["site"],
        host=story["host"],
        path=story["path"],
        head=_build_head(story),
        byline=f'<p class="byline">By {names}</p>',
        body="\n".join(blocks),
    )
    return page.encode()


def _build_head(story: dict[str, Any]) -> str:
    if story["metadata"] == "none":
        return ""
    if story["metadata"] == "meta":
        tags = {
            "og:title": story["title"],
            "og:type": "article",
            "article:published_time": story["published"],
            "article:section": story["section"],
            "author": ", ".join(story["authors"]),
        }
        return "\n".join(
            f'<meta property="{name}" content="{html.escape(value)}">'
            for name, value in tags.items()
        )
    article = {
        "@type": "NewsArticle",
        "headline": story["title"],
        "datePublished": story["published"],
        "dateModified": story.get("modified", story["published"]),
        "author": [{"@type": "Person", "name": name} for name in story["authors"]],
        "publisher": {"@type": "Organization", "name": story["site"]},
        "articleSection": story["section"],
    }
    site = {"@type": "WebSite", "name": story["site"]}
    nodes = {"@graph": [site, article]} if story["metadata"] == "graph" else article
    linked = json.dumps({"@context": "https://schema.org", **nodes}, ensure_ascii=False)
    return f'<script type="application/ld+json">{linked}</script>'


def build_record(kind: str, number: int, url: str | None, block: bytes, content_type: str) -> bytes:
    """One WARC record with its digest, uncompressed."""
    digest = base64.b32encode(hashlib.sha1(block).digest()).decode()
    fields = {
        "WARC-Type": kind,
        "WARC-Record-ID": f"<urn:uuid:{uuid.UUID(int=number)}>",
        "WARC-Date": CRAWLED.format(second=number),
        "WARC-Target-URI": url,
        "WARC-Block-Digest": f"sha1:{digest}",
        "Content-Type": content_type,
        "Content-Length": str(len(block)),
    }
    lines = [f"{name}: {value}" for name, value in fields.items() if value is not None]
    return "\r\n".join(["WARC/1.0", *lines, "", ""]).encode() + block + b"\r\n\r\n"


def build_answer(
    number: int, url: str, body: bytes, headers: Headers, status: str = "200 OK"
) -> bytes:
    """A response record."""
    lines = [f"HTTP/1.1 {status}", *(f"{name}: {value}" for name, value in headers.items())]
    block = "\r\n".join([*lines, "", ""]).encode() + body
    return build_record("response", number, url, block, "application/http; msgtype=response")


def build_crawl() -> list[bytes]:
    """The records of the demo crawl, in order."""
    markup = {"Content-Type": "text/html; charset=utf-8"}
    info = build_record("warcinfo", 0, None, b"software: a demo\r\n", "application/warc-fields")
    records = [info]
    for story in read_stories():
        body, headers = _encode(build_page(story), story.get("encoding"))
        url = f"https://{story['host']}{story['path']}"
        records.append(build_answer(len(records), url, body, markup | headers))
    first = read_stories()[0]
    again = f"http://{first['host']}{first['path']}?utm_source=feed&fbclid=abc#comments"
    records.append(build_answer(len(records), again, build_page(first), markup))
    lost = b"<html><head><title>Not found</title></head><body><p>No such page.</p></body></html>"
    host = f"https://{first['host']}"
    records.append(build_answer(len(records), f"{host}/gone", lost, markup, "404 Not Found"))
    plain = {"Content-Type": "text/plain"}
    robots = b"User-agent: *\nDisallow: /search\n"
    records.append(build_answer(len(records), f"{host}/robots.txt", robots, plain))
    return records


def _encode(page: bytes, encoding: str | None) -> tuple[bytes, Headers]:
    if encoding == "gzip":
        return gzip.compress(page, mtime=0), {"Content-Encoding": "gzip"}
    if encoding == "chunked":
        pieces = [page[start : start + CHUNK] for start in range(0, len(page), CHUNK)]
        chunks = [b"%x\r\n%s\r\n" % (len(piece), piece) for piece in [*pieces, b""]]
        return b"".join(chunks), {"Transfer-Encoding": "chunked"}
    return page, {}


def build_broken(records: list[bytes]) -> bytes:
    """Five members: whole, whole, one with flipped bytes, whole, one cut in its middle."""
    members = [gzip.compress(record, mtime=0) for record in records[:5]]
    flipped = bytearray(members[2])
    for place in range(len(flipped) // 2, len(flipped) // 2 + 16):
        flipped[place] ^= 0xFF
    return b"".join([*members[:2], flipped, members[3], members[4][: len(members[4]) // 2]])


def main() -> None:
    """Write both crawls."""
    records = build_crawl()
    crawl = b"".join(gzip.compress(record, mtime=0) for record in records)
    (ARCHIVES / "crawl" / "sample.warc.gz").write_bytes(crawl)
    (ARCHIVES / "broken" / "broken.warc.gz").write_bytes(build_broken(records))


if __name__ == "__main__":
    main()
