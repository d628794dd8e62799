"""Stories cut in parts on their pages are read whole, and what was not kept is told."""

import pytest

from transforms.page.read import read_page
from transforms.text.stored_article import FoundArticle

URL = "https://www.example.org/news/toll"
FIRST = [
    "The council of Northport raised the bridge toll on Monday after a long and bitter debate.",
    "Mayor Jane Roe said the money would mend the northern pier before the winter storms.",
    "Shipping firms had asked for a year without a new charge, and some of them walked out.",
    "The vote was nine to six, with the two fishermen on the council on opposite sides.",
]
SECOND = [
    "The drivers of the port met on Tuesday in the hall behind the church of Saint Nicholas.",
    "Union leader Alan Hill said the drivers would strike if the toll was not taken back.",
    "The last strike closed the bridge for nine days and cost the port two of its lines.",
    "A court will hear the shipping firms in March, and the toll stays until it has ruled.",
]
COMMENTS = [
    "I have lived here for sixty years and never have I seen a council as deaf as this one is.",
    "They should all be sent out to mend the pier with their own hands, the whole lot of them.",
    "My uncle drove lorries over that bridge and he would turn in his grave at such a charge.",
]


def paragraphs(texts: list[str]) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


def read(body: str) -> FoundArticle:
    page = f"<html><head><title>Toll rises</title></head><body>{body}</body></html>"
    found = read_page(page.encode(), url=URL).article
    assert found is not None
    return found


def body_of(found: FoundArticle) -> list[str]:
    return [
        found.text[section.char_start : section.char_end]
        for section in found.sections
        if section.section_kind == "body"
    ]


A, B = paragraphs(FIRST), paragraphs(SECOND)
AD = '<div class="ad-slot"><span>Advertisement</span></div>'


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(
            f'<div class="g"><div class="article__body">{A}</div></div>{AD}'
            f'<div class="g"><div class="article__body">{B}</div></div>',
            id="article__body twice, each wrapped",
        ),
        pytest.param(
            f'<div class="entry-content">{A}</div>{AD}<div class="entry-content">{B}</div>',
            id="entry-content twice",
        ),
        pytest.param(
            f'<div itemprop="articleBody">{A}</div>{AD}<div itemprop="articleBody">{B}</div>',
            id="itemprop articleBody twice",
        ),
        pytest.param(
            f'<section class="StoryBody_chunk__x1">{A}</section>{AD}'
            f'<section class="StoryBody_chunk__x1">{B}</section>',
            id="a name of the site's own",
        ),
        pytest.param(
            "".join(f'<div class="article-body">{paragraphs([text])}</div>{AD}'
                    for text in [*FIRST, *SECOND]),
            id="a container a paragraph",
        ),
        pytest.param(
            f'<div class="chunk-wrap"><div class="chunk">{A}</div></div>{AD}'
            f'<div class="chunk-wrap last"><div class="chunk">{B}</div></div>',
            id="the last container is called so",
        ),
        pytest.param(
            "".join(
                f'<div class="article-text"><div class="inner">{part}</div></div>'
                for part in (A, B)
            ),
            id="inside one more div",
        ),
    ],
)  # fmt: skip
def test_coverage_story_in_several_containers_is_read_whole(body: str) -> None:
    found = read(f"<article><h1>Toll rises</h1>{body}</article>")
    assert body_of(found) == [*FIRST, *SECOND]
    assert found.text_share == 1.0


def test_coverage_headings_lists_and_quotes_of_the_second_part_come_with_it() -> None:
    second = (
        f"<p>{SECOND[0]}</p><h2>What comes next</h2><p>{SECOND[1]}</p>"
        f"<ul><li>Nine days</li><li>Two lines</li></ul>"
        f"<blockquote><p>{SECOND[2]}</p></blockquote><p>{SECOND[3]}</p>"
    )
    found = read(
        f'<article><h1>Toll rises</h1><div class="article-body">{A}</div>'
        f'<div class="article-body">{second}</div></article>'
    )
    kinds = [
        (section.section_kind, found.text[section.char_start : section.char_end])
        for section in found.sections
    ]
    assert kinds == [
        *(("body", text) for text in (*FIRST, SECOND[0])),
        ("sub_heading", "What comes next"),
        ("body", SECOND[1]),
        ("body", "Nine days"),
        ("body", "Two lines"),
        ("body", SECOND[2]),
        ("body", SECOND[3]),
    ]


@pytest.mark.parametrize(
    "around",
    [
        pytest.param(f'<div class="comment-thread">{paragraphs(COMMENTS)}</div>', id="a thread"),
        pytest.param(
            '<section id="comments"><h3>3 comments</h3>'
            + "".join(f'<div class="comment-body"><p>{text}</p></div>' for text in COMMENTS)
            + "</section>",
            id="comments by name",
        ),
        pytest.param(
            "<h3>Reader comments</h3>"
            + "".join(f'<div class="msg"><b>joe</b><p>{text}</p></div>' for text in COMMENTS),
            id="comments by their heading",
        ),
        pytest.param(
            '<div class="cards">'
            + "".join(f'<div class="card"><h3><a href="/{number}">Old story {number}</a></h3>'
                      f"<p>{text}</p></div>" for number, text in enumerate(COMMENTS))
            + "</div>",
            id="teasers",
        ),
    ],
)  # fmt: skip
def test_coverage_fills_in_nothing_of_another_kind(around: str) -> None:
    found = read(
        f'<article><h1>Toll rises</h1><div class="article-body">{A}</div>'
        f'<div class="article-body">{B}</div>{around}</article>'
    )
    assert body_of(found) == [*FIRST, *SECOND]


def test_coverage_tells_how_much_of_the_paragraphs_was_kept() -> None:
    box = "".join(f'<div class="fact-sheet">{part}</div>' for part in (B,))
    found = read(
        f'<article><h1>Toll rises</h1><div class="article-body">{A}{A.replace("the", "a")}</div>'
        f"{box}</article>"
    )
    assert found.text_share is not None
    assert 0.6 < found.text_share < 0.7
    assert body_of(found)[-1] == FIRST[3].replace("the", "a")


def test_coverage_of_a_page_without_paragraphs_is_unknown() -> None:
    found = read("<h1>Toll rises</h1><pre>The bridge toll rises on Monday by five dollars</pre>")
    assert found.text_share is None
