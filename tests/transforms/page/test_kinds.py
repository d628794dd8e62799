"""Pages that hold no story, and stories that look like such pages."""

import pytest

from tests.transforms.page.test_coverage import COMMENTS, FIRST, SECOND, paragraphs
from transforms.errors import ArchiveError
from transforms.page.read import read_page

STORY = f"<article><h1>Toll rises at the harbour</h1>{paragraphs([*FIRST, *SECOND])}</article>"
CHINESE_STORY = "<h1>港口的通行费从今年春天起将提高一倍以上</h1>" + 4 * (
    "<p>市议会周一晚上决定提高港口的通行费，渔民们反对，因为他们担心船只会去别的港口停靠。</p>"
)
TEASERS = "".join(
    f'<article class="card"><h3><a href="/news/{number}">Old story number {number}</a></h3>'
    f"<p>{COMMENTS[number % 3]}</p></article>"
    for number in range(8)
)
LINKED = "".join(f'<li><h3><a href="/{n}">Old story number {n}</a></h3></li>' for n in range(8))
LOGIN = (
    '<form action="/login"><p>Welcome back! Please enter your details to use your account.</p>'
    '<label>E-mail</label><input name="mail"><label>Password</label><input type="password"></form>'
)


def judge(
    body: str, *, url: str = "https://a.example/news/x", head: str = "", names: str = ""
) -> str:
    page = f'<html><head>{head}</head><body class="{names}">{body}</body></html>'
    try:
        found = read_page(page.encode(), url=url)
    except ArchiveError as error:
        return error.reason
    return found.skip_reason or "article"


def titled(title: str, more: str = "") -> str:
    return f"<title>{title} | The Northport Times</title>{more}"


def stated(kind: str) -> str:
    return f'<script type="application/ld+json">{{"@type": "{kind}", "name": "Harbour"}}</script>'


ARTICLE = '<meta property="og:type" content="article">'


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        pytest.param({"body": TEASERS, "url": "https://a.example/"}, "front_page", id="the root"),
        pytest.param(
            {"body": TEASERS, "url": "https://a.example/index.html", "head": titled("News")},
            "front_page",
            id="an index file",
        ),
        pytest.param(
            {"body": TEASERS, "url": "https://a.example/de/", "head": titled("Nachrichten")},
            "front_page",
            id="the root of a language",
        ),
        pytest.param(
            {"body": TEASERS, "url": "https://a.example/x", "names": "home blog wp-theme"},
            "front_page",
            id="a blog's own word for its front",
        ),
        pytest.param(
            {"body": f"<h1>Harbour</h1>{TEASERS}", "url": "https://a.example/tag/harbour"},
            "list_page",
            id="a tag by its address",
        ),
        pytest.param(
            {"body": f"<h1>Thema: Hafen</h1>{TEASERS}", "url": "https://a.example/thema/hafen"},
            "list_page",
            id="a topic in German",
        ),
        pytest.param(
            {"body": f"<h1>Alice Writer</h1>{TEASERS}", "url": "https://a.example/author/alice"},
            "list_page",
            id="an author's page",
        ),
        pytest.param(
            {"body": f"<h1>Harbour</h1>{TEASERS}", "names": "archive category category-harbour"},
            "list_page",
            id="a blog's category",
        ),
        pytest.param(
            {"body": f"<h1>Harbour</h1>{TEASERS}", "head": titled("Harbour", ARTICLE),
             "names": "archive tag tag-harbour"},
            "list_page",
            id="a blog's tag that calls itself an article",
        ),
        pytest.param(
            {"body": f"<h1>All about the port</h1>{TEASERS}", "head": stated("CollectionPage")},
            "list_page",
            id="a collection by JSON-LD",
        ),
        pytest.param(
            {"body": f"<h1>Sport</h1>{TEASERS}", "url": "https://a.example/sport"},
            "list_page",
            id="a section by its shape",
        ),
        pytest.param(
            {"body": f"<h1>Results</h1><ul>{LINKED}</ul>", "url": "https://a.example/?s=harbour"},
            "form_page",
            id="a search by its query",
        ),
        pytest.param(
            {"body": f"<form><input name=q></form><h1>Search results for harbour</h1>{TEASERS}"},
            "form_page",
            id="a search by its headline",
        ),
        pytest.param({"body": f"<h1>Log in</h1>{LOGIN}", "head": titled("Log in")}, "form_page",
                     id="a log-in"),
        pytest.param({"body": f"<h1>Anmelden</h1>{LOGIN}"}, "form_page", id="a German log-in"),
        pytest.param(
            {"body": f"<h1>Newsletters</h1>{LOGIN}<p>{COMMENTS[0]}</p>"},
            "form_page",
            id="a page of newsletters",
        ),
        pytest.param(
            {"body": f"<h1>Page not found</h1><p>{COMMENTS[0]}</p>"},
            "not_an_article",
            id="an error that says 200",
        ),
        pytest.param(
            {"body": f"<h1>Before you continue</h1><p>{COMMENTS[0]}</p><button>Yes</button>"},
            "not_an_article",
            id="a question for consent",
        ),
        pytest.param(
            {
                "body": "<h1>Archive</h1><ul>"
                + "<li><a href=/1>Ferry will run all winter long</a> (14.05.2019)</li>" * 9
                + "</ul>"
            },
            "list_page",
            id="links in a list, without a teaser",
        ),
    ],
)  # fmt: skip
def test_page_without_a_story_is_skipped_with_its_reason(
    given: dict[str, str], expected: str
) -> None:
    assert judge(**given) == expected


@pytest.mark.parametrize(
    "given",
    [
        pytest.param({"body": STORY + TEASERS}, id="teasers below"),
        pytest.param({"body": TEASERS + STORY}, id="teasers above"),
        pytest.param({"body": STORY, "url": "https://a.example/topics/toll"}, id="below topics"),
        pytest.param({"body": CHINESE_STORY + TEASERS}, id="a story without blanks"),
        pytest.param(
            {"body": STORY, "url": "https://a.example/index.php?id=7"}, id="an index file"
        ),
        pytest.param({"body": STORY + LOGIN, "head": titled("Toll rises")}, id="a log-in box"),
        pytest.param({"body": STORY, "head": stated("CollectionPage")}, id="a wrong word"),
        pytest.param(
            {"body": f"<h1>Toll rises at the harbour</h1><p>{FIRST[0]}</p>{TEASERS}"},
            id="one paragraph among teasers",
        ),
        pytest.param(
            {
                "body": f"<h1>Harbour</h1><p>{FIRST[0]}</p>{TEASERS}",
                "names": "single single-post postid-7",
            },
            id="short, and marked by the blog",
        ),
        pytest.param(
            {
                "body": f"<h1>Search</h1><p>{FIRST[0]}</p>{LOGIN}",
                "head": titled("Search", ARTICLE),
            },
            id="short, with a title like a form's, and marked",
        ),
        pytest.param(
            {"body": "<h1>Not found: a bell of gold</h1>" + paragraphs(FIRST)}, id="like an error"
        ),
        pytest.param(
            {"body": f"<table><tr><td><h3><a href=/1>One</a></h3>{'<br>'.join(FIRST)}</table>"},
            id="an old page",
        ),
        pytest.param(
            {
                "body": f"<h1>Harbour</h1><p>{FIRST[0]}</p>"
                + "<h2>History [<a href=/edit>edit</a>]</h2>" * 6
            },
            id="headings that can be edited",
        ),
    ],
)
def test_page_with_a_story_is_read_whatever_is_around_it(given: dict[str, str]) -> None:
    assert judge(**given) == "article"
