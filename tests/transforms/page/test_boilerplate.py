"""What goes off a page before its text is looked for, and what stays."""

import pytest
from lxml.html import document_fromstring

from transforms.page.boilerplate import remove_furniture, remove_tags

STORY = (
    "The bridge over the river will close on Friday for nine weeks, the road authority said.",
    "Drivers will be sent through the village of Dolany, which has no pavement, it said.",
    "Hauliers said that the detour would cost them three million, and asked for help.",
    "The ministry said that it would answer in April. The bridge was built in 1931.",
)
PARAGRAPHS = "".join(f"<p>{text}</p>" for text in STORY)
OTHER = "The cat that took the train to town on Tuesday came back that night, its owner said."


def read_left(body: str) -> str:
    tree = document_fromstring(f"<html><body><h1>Bridge to close</h1>{body}</body></html>")
    remove_tags(tree, tree.find(".//h1"))
    remove_furniture(tree, tree.find(".//h1"))
    return " ".join(tree.text_content().split())


@pytest.mark.parametrize(
    "furniture",
    [
        pytest.param(f'<div class="newsletter-signup"><p>{OTHER}</p></div>', id="a newsletter"),
        pytest.param(f'<section class="RelatedStories"><p>{OTHER}</p></section>', id="related"),
        pytest.param(f'<div id="author-bio"><p>{OTHER}</p></div>', id="about the author"),
        pytest.param(f'<a href="/cat"><h3>Cat</h3><p>{OTHER}</p></a>', id="a link around a teaser"),
        pytest.param(
            f'<section><h2>Popular</h2><a href="/cat">{OTHER}</a><p>A cat.</p></section>',
            id="below its heading",
        ),
        pytest.param(
            f'<h3>Lire aussi</h3><ul><li><a href="/cat">{OTHER}</a></li></ul>', id="links after one"
        ),
        pytest.param(
            '<p>Read more: <a href="/cat">The cat that took the train</a></p>', id="a line"
        ),
        pytest.param(
            '<h3><a href="/cat">The cat that took the train</a></h3>', id="a linked heading"
        ),
        pytest.param(
            '<ul><li><a href="/a">The cat that took the train</a></li>'
            '<li><a href="/b">Market to move to the square</a></li></ul>',
            id="a list of other titles",
        ),
        pytest.param('<div id="google_ads_iframe_1">Buy a boat today.</div>', id="an offer"),
        pytest.param("<p hidden>We may earn from links.</p>", id="what is not shown"),
        pytest.param('<span class="sr-only">Story text</span>', id="words for screen readers"),
        pytest.param(f"<article><h1>Cat</h1><p>{OTHER}</p></article>", id="another article"),
        pytest.param("<script>var page = {};</script>", id="a script"),
    ],
)
def test_page_furniture_goes(furniture: str) -> None:
    tree = document_fromstring(
        f"<html><body><article><h1>Bridge to close</h1>{PARAGRAPHS}</article>{furniture}</body>"
    )
    remove_tags(tree, tree.find(".//h1"))
    remove_furniture(tree, tree.find(".//h1"))
    assert tree.text_content() == "Bridge to close" + "".join(STORY)


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(f'<div class="has-related-posts">{PARAGRAPHS}</div>', id="a wrapper's name"),
        pytest.param(
            "".join(f'<div class="subscribe-wall"><p>{text}</p></div>' for text in STORY),
            id="a paywall paragraph by paragraph",
        ),
        pytest.param(
            f'<p>{STORY[0]}</p><div class="read-more"><p>{STORY[1]}{STORY[2]}{STORY[3]}</p></div>',
            id="the rest of a story",
        ),
        pytest.param(f"<h2>Popular</h2>{PARAGRAPHS}", id="a heading of the story's own"),
        pytest.param(f'<a href="#top">{PARAGRAPHS}', id="a link that is never closed"),
        pytest.param("<br><br>".join(STORY), id="text and line breaks"),
    ],
)
def test_page_furniture_is_never_the_story(body: str) -> None:
    left = read_left(body)
    assert [text for text in STORY if text not in left] == []


def test_page_furniture_is_no_list_of_its_own_links_and_no_large_first_letter() -> None:
    links = (
        '<p>The plans of the council:</p><ul><li><a href="/a">Plan of the lower bridge</a></li>'
        '<li><a href="/b">Plan of the upper bridge</a></li></ul>'
    )
    initial = (
        f'<p><span aria-hidden="true">T</span><span class="sr-only">T</span>{STORY[0][1:]}</p>'
    )
    tree = document_fromstring(
        f"<html><body><h1>Bridge to close</h1>{initial}{links}</body></html>"
    )
    remove_furniture(tree, tree.find(".//h1"))
    assert "Plan of the upper bridge" in tree.text_content()
    assert STORY[0] in tree.text_content()
    assert not tree.xpath("//*[@aria-hidden]")
