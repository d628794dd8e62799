"""What stands in or below a story on its page and is none of it."""

import pytest

from tests.transforms.page.test_coverage import COMMENTS, FIRST, SECOND, body_of, paragraphs, read

A, B = paragraphs(FIRST), paragraphs(SECOND)
WRAPS = [
    pytest.param("<article><h1>Toll rises</h1>{}</article>", id="article"),
    pytest.param(
        '<article><h1>Toll rises</h1><div class="article-body">{}</div></article>', id="named body"
    ),
    pytest.param('<div><h1>Toll rises</h1><div class="x1">{}</div></div>', id="no names"),
]
CAPITALS = [
    "MAYOR SAYS PIER WILL STAND UNTIL SPRING",
    "STORM TAKES ROOF OFF FISH HALL",
    "WHY THE FERRY IS LATE AGAIN",
]
TITLES = [title.capitalize() for title in CAPITALS]
PIER = "The northern pier in January, seen from the church"


def each(markup: str) -> str:
    return "".join(markup.format(comment) for comment in COMMENTS)


def links(titles: list[str], before: str = "<li>", after: str = "</li>") -> str:
    return "".join(
        f'{before}<a href="/{number}">{title}</a>{after}' for number, title in enumerate(titles)
    )


THREAD = each(
    '<li class="comment even"><article class="comment-body"><footer><b>Joe</b> says:</footer>'
    '<div class="comment-content"><p>{}</p></div></article></li>'
)
PARTS = {
    "a blog's comments": (B + '<div id="comments" class="comments-area"><h2>3 thoughts on “Toll '
                          f'rises”</h2><ol class="comment-list">{THREAD}</ol></div>', ""),
    "comments longer than the story": (
        B + '<div class="reader-comments">' + each("<div><p>{0} {0} {0}</p></div>") * 4 + "</div>",
        "",
    ),
    "a list of comments": (B + f'<ul class="user-comments">{each("<li><p>{}</p></li>")}</ul>', ""),
    "German name": (B + f'<section class="kommentare"><h2>Kommentare (3)</h2>{each("<p>{}</p>")}'
                    "</section>", ""),
    "German heading": (B + f"<section><h2>Leserkommentare</h2>{each('<div><p>{}</p></div>')}"
                       "</section>", ""),
    "French heading": (B + f"<section><h2>3 commentaires</h2>{each('<div><p>{}</p></div>')}"
                       "</section>", ""),
    "Spanish name": (B + f'<div class="comentarios">{each("<div><p>{}</p></div>")}</div>', ""),
    "microdata": (B + each('<div itemprop="comment"><p itemprop="text">{}</p></div>'), ""),
    "single comments": (B + each('<div class="comment"><p>{}</p></div>'), ""),
    "links in capitals": ("", f"<ul>{links(CAPITALS)}</ul>"),
    "paragraphs of links in capitals": ("", links(CAPITALS, "<p><strong>", "</strong></p>")),
    "lines of links in capitals": ("", f"<div>{links(CAPITALS, '', '<br>')}</div>"),
    "a link after MORE": ("", f'<p>MORE: <a href="/x">{TITLES[0]}</a></p>'),
    "a list of links": ("", f"<ul>{links(TITLES)}</ul>"),
    "a related box": ("", f'<div class="box"><h3>Related</h3><ul>{links(TITLES)}</ul></div>'),
    "a related line": ("", f"<p><strong>Related stories</strong></p><ul>{links(TITLES)}</ul>"),
    "links below a line": ("", f"<div><p>More on the harbour</p><ul>{links(TITLES)}</ul></div>"),
    "a sign-up line": ("", "<p>Sign up for our morning newsletter and never miss a story.</p>"),
    "a sign-up question": ("", "<p><em>Want the harbour in your inbox? Subscribe to The Tide, our "
                           "weekly newsletter.</em></p>"),
    "a sign-up box": ("", "<div><h4>The Tide</h4><p>Get our weekly newsletter with the best of the "
                      "harbour, delivered every Friday.</p><p>By signing up you agree to our "
                      "terms.</p></div>"),
    "a German sign-up": ("", "<p>Abonnieren Sie unseren Newsletter.</p>"),
    "a French sign-up": ("", "<p>Inscrivez-vous à notre newsletter pour tout savoir du port.</p>"),
    "a Spanish sign-up": ("", "<p>Suscríbete a nuestro boletín y recibe cada semana lo mejor.</p>"),
    "underscores": ("", "<p>___</p>"),
    "stars in a heading": ("", "<h3>* * *</h3>"),
    "a caption by its tag": ("", f"<figure><img src=x><figcaption>{PIER}</figcaption></figure>"),
    "a blog's caption": ("", f'<p class="wp-caption-text">{PIER}</p>'),
    "a photograph's description": ("", f'<div><img src=x><p class="photo-desc">{PIER}</p></div>'),
    "a German caption": ("", f'<div><img src=x><p class="bildunterschrift">{PIER}</p></div>'),
    "a credit": ("", '<div><img src=x><span class="credit">Ann Lens/Northport Times</span></div>'),
    "a post": ("", f'<blockquote class="twitter-tweet"><p>{COMMENTS[0]}</p>&mdash; Joe (@joe) '
               '<a href="https://twitter.com/joe/1">January 6, 2026</a></blockquote>'),
    "about the author": (B + '<div class="author-bio"><p>Alice Writer covers the port and keeps '
                         "bees in a garden behind the church of Saint Nicholas.</p></div>", ""),
}  # fmt: skip


@pytest.mark.parametrize("wrap", WRAPS)
@pytest.mark.parametrize(("below", "between"), PARTS.values(), ids=PARTS)
def test_comments_and_furniture_are_no_story(wrap: str, below: str, between: str) -> None:
    found = read(wrap.format(A + between + (below or B)))
    story = [
        (section.section_kind, found.text[section.char_start : section.char_end])
        for section in found.sections
        if section.section_kind in ("body", "sub_heading", "dateline")
    ]
    assert story == [("body", text) for text in (*FIRST, *SECOND)]


@pytest.mark.parametrize("wrap", WRAPS)
def test_comments_aside_items_of_a_list_are_body(wrap: str) -> None:
    items = "<ul><li>Nine days</li><li>Two lines of ships</li><li>A new court</li></ul>"
    found = read(wrap.format(A + items + B))
    assert body_of(found) == [*FIRST, "Nine days", "Two lines of ships", "A new court", *SECOND]


def test_comments_heading_above_the_story_takes_nothing() -> None:
    found = read(f"<article><h1>Toll rises</h1><h3>Comments</h3><div>{A}{B}</div></article>")
    assert body_of(found) == [*FIRST, *SECOND]
