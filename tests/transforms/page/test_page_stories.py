"""Pages that hold several whole stories, and one story that looks like several."""

from datetime import datetime

import pytest

from transforms.page.read import list_stories
from transforms.text.stored_article import FoundArticle, FoundRecord

SITE = "https://gazette.example"
SMOKE = (
    "Brackwater's last herring smokehouse will close in the new year unless a buyer is found.",
    "“We have smoked fish on this quay for four generations,” said Theodora Aldous, who runs it.",
    "The council, which owns the quay, is to meet on Friday; it has not said what it would ask.",
)
COURT = (
    "A court in Lindenau has overturned the sale of three school fields to a builder of sheds.",
    "Judge Amara Voss wrote that the town “treated consultation as a matter of postage”.",
    "Mayor Florian Stocker said he regretted the ruling but would not fight it.",
)
FIRST = ("Last smokehouse faces closure", "Rosalind Teague", SMOKE, "/2025/smokehouse")
SECOND = ("Court overturns sale of fields", "Emeka Duarte", COURT, "/2025/fields")
BOTH = (FIRST, SECOND)
DAY = datetime(2025, 11, 19)


def lay_out(paragraphs: tuple[str, ...]) -> str:
    return "".join(f"<p>{words}</p>" for words in paragraphs)


def read(
    body: str, *, title: str = "", url: str | None = None, names: str = ""
) -> list[FoundRecord]:
    page = f'<html><head><title>{title}</title></head><body class="{names}">{body}</body></html>'
    return list_stories(page.encode(), url=url)


def tell(records: list[FoundRecord]) -> list[tuple[object, ...]]:
    """Headline, day, writers, address and words of each article."""
    return [
        (one.headline, one.published_at, one.authors, one.url, _body(one).split())
        for record in records
        if (one := record.article) is not None
    ]


def _body(article: FoundArticle) -> str:
    return "\n\n".join(
        article.text[section.char_start : section.char_end]
        for section in article.sections
        if section.section_kind == "body"
    )


def whole(
    story: tuple[str, str, tuple[str, ...], str], day: datetime | None, **without: None
) -> object:
    title, writer, paragraphs, path = story
    authors = () if "writer" in without else (writer,)
    url = None if "url" in without else SITE + path
    return title, day, authors, url, " ".join(paragraphs).split()


LINKED = "".join(
    f'<article><h2><a href="{SITE}{path}">{title}</a></h2><p class="byline">By {writer}</p>'
    f'<time datetime="2025-11-19">19 Nov.</time>{lay_out(paragraphs)}</article>'
    for title, writer, paragraphs, path in BOTH
)
BARE = "".join(
    f"<article><h2>{title}</h2>{lay_out(paragraphs)}</article>" for title, _, paragraphs, _ in BOTH
)
NAMED = "".join(
    f'<div class="story"><h2>{title}</h2><div class="byline">By {writer}</div>'
    f"<div>{lay_out(paragraphs)}</div></div>"
    for title, writer, paragraphs, _ in BOTH
)
FLAT = "".join(
    f'<h2>{title}</h2><p class="byline">By {writer}</p>{lay_out(paragraphs)}'
    for title, writer, paragraphs, _ in BOTH
)
BRIEF = "".join(
    f"<article><h3>{title}</h3><p>{' '.join(paragraphs)}</p></article>"
    for title, _, paragraphs, _ in BOTH
)
DATED = "".join(
    f'<h2>November 19, 2025</h2><a name="1"></a><h3>{title}</h3>{lay_out(paragraphs)}'
    for title, _, paragraphs, _ in BOTH
)
BLOG = "".join(
    f'<h2 class="date-header">Wednesday, November 19, 2025</h2><div class="post hentry">'
    f'<h3 class="post-title"><a href="{SITE}{path}">{title}</a></h3>'
    f'<div class="post-body entry-content">{"<br /><br />".join(paragraphs)}</div>'
    f'<div class="post-footer">Posted by <span class="fn author">{writer}</span></div></div>'
    for title, writer, paragraphs, path in BOTH
)


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        pytest.param(
            {"body": f"<h1>November 2025</h1>{LINKED}", "url": f"{SITE}/2025/11/"},
            [whole(FIRST, DAY), whole(SECOND, DAY)],
            id="a month of a blog",
        ),
        pytest.param(
            {"body": LINKED, "url": f"{SITE}/2025/11/", "names": "archive date"},
            [whole(FIRST, DAY), whole(SECOND, DAY)],
            id="a month of WordPress",
        ),
        pytest.param(
            {"body": BLOG, "title": "Harbour Notes", "url": f"{SITE}/2025_11_01_archive.html"},
            [whole(FIRST, DAY), whole(SECOND, DAY)],
            id="a month of Blogger, its days above the posts",
        ),
        pytest.param(
            {"body": f"<h1>Page 3</h1>{BARE}", "title": "The Gazette, 19 November 2025, page 3"},
            [whole(FIRST, DAY, writer=None, url=None), whole(SECOND, DAY, writer=None, url=None)],
            id="a page of a paper",
        ),
        pytest.param(
            {"body": f"<h1>The Gazette, Wednesday 19 November 2025</h1>{FLAT}"},
            [whole(FIRST, DAY, url=None), whole(SECOND, DAY, url=None)],
            id="headings and paragraphs in one row",
        ),
        pytest.param(
            {"body": f'<div class="date">19 November 2025</div><h1>Page A3</h1>{NAMED}'},
            [whole(FIRST, DAY, url=None), whole(SECOND, DAY, url=None)],
            id="parts of one name",
        ),
        pytest.param(
            {"body": f"<h1>In brief</h1>{BRIEF}", "title": "The Gazette, 19 November 2025"},
            [whole(FIRST, DAY, writer=None, url=None), whole(SECOND, DAY, writer=None, url=None)],
            id="briefs of one paragraph without a link",
        ),
        pytest.param(
            {"body": f"<h1>Harbour Notes</h1><div>{DATED}</div>"},
            [whole(FIRST, DAY, writer=None, url=None), whole(SECOND, DAY, writer=None, url=None)],
            id="days as headings above each",
        ),
    ],
)
def test_page_stories_are_articles_of_their_own(
    given: dict[str, str], expected: list[object]
) -> None:
    assert tell(read(**given)) == expected


@pytest.mark.parametrize(
    "given",
    [
        pytest.param(
            {"body": f"<h1>What two towns learned of selling what is theirs</h1>{BARE}"},
            id="chapters below one headline",
        ),
        pytest.param(
            {
                "body": "<h1>Storm Eva: trains stop across the north</h1>"
                + LINKED.replace("<article>", '<article class="live-post">')
            },
            id="a report that goes on",
        ),
        pytest.param(
            {
                "body": f"<article><h1>{FIRST[0]}</h1>{lay_out(SMOKE)}</article>"
                f"<article><h4>Re: {FIRST[0]}</h4>{lay_out(COURT)}</article>"
            },
            id="an answer below it",
        ),
        pytest.param(
            {
                "body": f"<h1>{FIRST[0]}</h1>{LINKED}",
                "title": FIRST[0],
                "names": "single postid-1",
            },
            id="a story with the next one below it",
        ),
        pytest.param(
            {
                "body": f"<h1>{FIRST[0]}</h1>{lay_out(SMOKE)}<h2>What courts said</h2>"
                f"{lay_out(COURT)}<h2>What is to come</h2>{lay_out(SMOKE)}"
            },
            id="sub-headings",
        ),
    ],
)
def test_page_stories_one_story_stays_whole(given: dict[str, str]) -> None:
    (record,) = read(**given)
    assert record.article is not None
    assert record.position == ""


@pytest.mark.parametrize(
    ("rest", "url"),
    [
        pytest.param(
            f'<p><a class="more-link" href="{SITE}{{path}}#more">Continue reading</a></p>',
            f"{SITE}/2025/11/",
            id="teasers that lead on",
        ),
        pytest.param("<p>The town hall was closed on Monday and …</p>", f"{SITE}/tag/a", id="cut"),
        pytest.param("", f"{SITE}/", id="a front page"),
    ],
)
def test_page_stories_lists_are_none(rest: str, url: str) -> None:
    parts = "".join(
        f'<article><h2><a href="{SITE}{path}">{title}</a></h2>{lay_out(paragraphs)}'
        f"{rest.format(path=path)}</article>"
        for title, _, paragraphs, path in BOTH
    )
    (record,) = read(parts, url=url, names="archive date")
    assert record.skip_reason in ("list_page", "front_page")


def test_page_stories_have_places_and_the_outlet_of_their_page() -> None:
    records = read(f"<h1>Page 3</h1>{BARE}", url=f"{SITE}/print/3")
    assert [(record.position, record.article.source) for record in records if record.article] == [
        ("story 1", "gazette.example"),
        ("story 2", "gazette.example"),
    ]
