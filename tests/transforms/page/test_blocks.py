"""What the blocks of a page are: deck, captions, bylines, the author's own lines."""

import pytest

from transforms.page.read import read_page

URL = "https://www.example.org/news/bridge"
FIRST = (
    "The bridge over the Lipnik river will close on Friday for nine weeks, the road authority "
    "said on Monday, after inspectors found cracks in two of its pillars."
)
SECOND = (
    "Drivers will be sent along the old road through the village of Dolany, which has no pavement, "
    "a spokeswoman for the authority said. Hauliers said that it would cost them millions."
)
DECK = "Nine weeks of detours for drivers and hauliers"
Kinds = list[tuple[str, str]]


def kinds_of(body: str, head: str = "") -> Kinds:
    page = f"<html><head><title>Bridge to close</title>{head}</head><body><article>{body}</article>"
    found = read_page(page.encode(), url=URL).article
    assert found is not None
    return [
        (section.section_kind, found.text[section.char_start : section.char_end])
        for section in found.sections
    ]


H1 = "<h1>Bridge to close</h1>"
STORY = f"<p>{FIRST}</p><p>{SECOND}</p>"
APART = f"<div class=article-body>{STORY}</div>"
LONG_DECK = " ".join(f"{DECK} ({number})." for number in range(8))
BODY = [("body", FIRST), ("body", SECOND)]


@pytest.mark.parametrize(
    ("body", "head", "expected"),
    [
        pytest.param(f"{H1}{STORY}", "", BODY, id="a story alone"),
        pytest.param(
            f"<header>{H1}<div class=standfirst>{DECK}</div></header>{APART}",
            "",
            [("sub_heading", DECK), *BODY],
            id="a deck by its name",
        ),
        pytest.param(
            f"<header>{H1}<div class=chapo><p>{LONG_DECK}</p></div></header>{APART}",
            "",
            [("sub_heading", LONG_DECK), *BODY],
            id="a long one, as in France",
        ),
        pytest.param(
            f"<header>{H1}<div>{DECK}</div></header>{APART}",
            f'<meta name="description" content="{DECK}">',
            [("sub_heading", DECK), *BODY],
            id="a deck by the description",
        ),
        pytest.param(
            f"<header>{H1}<div>{DECK}</div></header>{APART}",
            "",
            BODY,
            id="a line with no name",
        ),
        pytest.param(
            f'{H1}<p class="imageCaption">The bridge at Lipnik in May</p>{STORY}',
            "",
            [("caption", "The bridge at Lipnik in May"), *BODY],
            id="a caption",
        ),
        pytest.param(
            f"{H1}<p>Von Jana Rohe, 3. März 2025</p>{STORY}",
            '<meta name="author" content="Jana Rohe">',
            [("byline", "Von Jana Rohe, 3. März 2025"), *BODY],
            id="a German byline",
        ),
        pytest.param(
            f"{H1}{STORY}<p>Jana Rohe covers roads and rivers.</p><p>She lives in Brno.</p>",
            '<meta name="author" content="Jana Rohe">',
            [
                *BODY,
                ("boilerplate", "Jana Rohe covers roads and rivers."),
                ("boilerplate", "She lives in Brno."),
            ],
            id="about the author",
        ),
        pytest.param(
            f"{H1}<p>{FIRST}</p><h2>What is next</h2><p>{SECOND}</p>",
            "",
            [BODY[0], ("sub_heading", "What is next"), BODY[1]],
            id="a sub-heading",
        ),
        pytest.param(
            f"{H1}<p>{FIRST}</p><h2>Most read</h2><p>{SECOND}</p>",
            "",
            [BODY[0], ("boilerplate", "Most read"), BODY[1]],
            id="a stray heading",
        ),
        pytest.param(
            f"{H1}<p>{FIRST}</p><div>Publicidade</div><p>{SECOND}</p>",
            "",
            [BODY[0], ("boilerplate", "Publicidade"), BODY[1]],
            id="the label of an advertisement",
        ),
        pytest.param(
            f"{H1}{STORY}<table><tr><td>Blue Party</td><td>12</td></tr></table>",
            "",
            [*BODY, ("body", "Blue Party"), ("body", "12")],
            id="a table",
        ),
    ],
)
def test_page_blocks_have_their_kinds(body: str, head: str, expected: Kinds) -> None:
    assert kinds_of(body, head) == expected


def test_page_deck_is_the_summary_where_none_is_stated() -> None:
    page = f"<html><body>{H1}<div class=deck>{DECK}</div>{APART}</body></html>"
    found = read_page(page.encode(), url=URL).article
    assert found is not None
    assert (found.headline, found.summary) == ("Bridge to close", DECK)


def test_page_date_that_opens_an_old_page_is_read() -> None:
    dated = "<b>Bridge to close</b><br><br>Monday, March 3, 2003 10:24 AM EST"
    rows = "<br><br>".join((dated, FIRST, SECOND))
    page = f"<html><head><title>Bridge to close</title></head><table><tr><td>{rows}</table></html>"
    found = read_page(page.encode(), url=URL).article
    assert found is not None
    assert (str(found.published_at), found.published_from) == ("2003-03-03 15:24:00", "page")
    assert found.published_utc_offset == -300


def test_blocks_short_story_of_breaks_is_parted_from_its_headline() -> None:
    page = (
        "<title>Court overturns sale</title><div class='post'><h1>Court overturns sale</h1>"
        "<div>A court has overturned the sale of three school fields to a builder of sheds."
        "<br><br>Mayor Florian Stocker said he regretted the ruling.</div></div>"
    )
    found = read_page(page.encode()).article
    assert found is not None
    assert found.text.split("\n\n") == [
        "A court has overturned the sale of three school fields to a builder of sheds.",
        "Mayor Florian Stocker said he regretted the ruling.",
    ]
