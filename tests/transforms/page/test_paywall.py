"""Stories cut by an offer to subscribe, offers in the midst of one, and pages that are offers."""

import json

import pytest

from tests.transforms.page.test_coverage import FIRST, SECOND, paragraphs
from transforms.page.read import read_page
from transforms.text.stored_article import FoundRecord

A, B = paragraphs(FIRST), paragraphs(SECOND)
H1 = "<h1>Toll rises at the harbour</h1>"
OFFER = (
    '<div class="{name}"><h2>Read on with a subscription</h2><p>Continue reading with Paper Plus '
    "for 2.95 crowns a week. Already a subscriber? Log in. Cancel at any time.</p>"
    "<ul><li>All articles on the site</li><li>Weekly newsletter</li></ul></div>"
)


def read(body: str, *, title: str = "Toll rises at the harbour", **stated: object) -> FoundRecord:
    article = {"@type": "NewsArticle", "headline": title, **stated}
    linked = f'<script type="application/ld+json">{json.dumps(article)}</script>' if stated else ""
    head = f"<head><title>{title}</title>{linked}</head>"
    page = f'<html lang="en">{head}<body>{body}</body></html>'
    return read_page(page.encode(), url="https://pay.example/news/toll")


def wall(words: str) -> str:
    return f'<div class="x7"><p>{words}</p><a href="/plans">See plans</a></div>'


@pytest.mark.parametrize(
    "offer",
    [
        pytest.param(OFFER.format(name="paywall"), id="a named part"),
        pytest.param(OFFER.format(name="z9"), id="a part of no name"),
        pytest.param(wall("Subscribe to continue reading this article."), id="subscribe"),
        pytest.param(wall("This article is for subscribers only."), id="for subscribers"),
        pytest.param(wall("Please log in or create a free account to keep reading."), id="account"),
        pytest.param(wall("You have reached your limit of free articles."), id="limit"),
        pytest.param(wall("The rest of this story is for members of the club."), id="members"),
        pytest.param(wall("Want to read more? Get a subscription for $1 a month."), id="question"),
        pytest.param(wall("Weiterlesen mit Hafenblatt Plus: jetzt 4 Wochen testen."), id="German"),
        pytest.param(wall("Dieser Artikel ist exklusiv für Abonnenten."), id="German, exclusive"),
        pytest.param(wall("Cet article est réservé aux abonnés."), id="French"),
        pytest.param(wall("Il vous reste 74 % de cet article à lire."), id="French, share"),
        pytest.param(wall("Contenido exclusivo para suscriptores."), id="Spanish"),
        pytest.param(wall("Contenuto riservato agli abbonati."), id="Italian"),
        pytest.param(wall("Conteúdo exclusivo para assinantes."), id="Portuguese"),
        pytest.param(wall("Dit artikel is exclusief voor abonnees."), id="Dutch"),
        pytest.param(wall("Läs vidare med en prenumeration."), id="Swedish"),
        pytest.param(wall("Материал доступен только для подписчиков."), id="Russian"),
    ],
)
@pytest.mark.parametrize("stated", [{}, {"isAccessibleForFree": False}], ids=["silent", "stated"])
def test_paywall_teaser_is_a_truncated_article_without_the_offer(
    offer: str, stated: dict[str, object]
) -> None:
    article = read(f"<article>{H1}{A}{offer}</article>", **stated).article
    assert article is not None
    assert (article.text.split("\n\n"), article.is_truncated) == (FIRST, True)


@pytest.mark.parametrize(
    "offer",
    [
        pytest.param(
            '<div class="subscribe-box"><p>You have read 3 of 5 free articles. Subscribe '
            "now for unlimited access to all of our journalism.</p></div>",
            id="a box",
        ),
        pytest.param(OFFER.format(name="offer-box"), id="an offer"),
        pytest.param("<aside><p>Subscribe to continue reading.</p></aside>", id="aside"),
    ],
)
def test_paywall_offer_in_the_midst_of_a_story_cuts_nothing(offer: str) -> None:
    article = read(f"<article>{H1}{A}{offer}{B}</article>").article
    assert article is not None
    assert (article.text.split("\n\n"), article.is_truncated) == ([*FIRST, *SECOND], False)


@pytest.mark.parametrize(
    ("body", "stated", "is_truncated"),
    [
        pytest.param(A, {"isAccessibleForFree": "False"}, True, id="not free, and short"),
        pytest.param(A, {"isAccessibleForFree": True}, False, id="free"),
        pytest.param(
            (A + B) * 3,
            {"isAccessibleForFree": False},
            False,
            id="not free, but whole",
        ),
        pytest.param(
            A, {"isAccessibleForFree": False, "wordCount": 900}, True, id="fewer words than stated"
        ),
        pytest.param(
            (A + B) * 2,
            {"isAccessibleForFree": False, "wordCount": "250"},
            False,
            id="all words that are stated",
        ),
        pytest.param(
            (A + B) * 4 + wall("Subscribe to continue reading."),
            {},
            False,
            id="a story too long for a teaser",
        ),
    ],
)
def test_paywall_is_told_by_what_the_page_states_and_how_much_is_there(
    body: str, stated: dict[str, object], is_truncated: bool
) -> None:
    article = read(f"<article>{H1}{body}</article>", **stated).article
    assert article is not None
    assert article.is_truncated is is_truncated


def test_paywall_story_about_subscribers_keeps_its_words() -> None:
    told = (
        "<p>“Subscribe to continue reading is what every page says now,” said Jane Roe, who reads "
        "nine papers.</p><p>The paper has 4,000 subscribers and a membership for $5 a month, "
        "which it will raise in May.</p>"
    )
    article = read(f"<article>{H1}{A}{told}{B}</article>").article
    assert article is not None
    assert len(article.text.split("\n\n")) == len(FIRST) + 2 + len(SECOND)


STUB = (
    "<p>Become a subscriber to read:</p><p>Leverage our market expertise</p><p>Expert insights, "
    "analysis and smart data help you cut through the noise to spot trends and risks.</p><p>Join "
    "over 300,000 professionals who already subscribe.</p><p>Choose your subscription. Trial: 1 "
    "crown for 4 weeks. Then 69 crowns per month. Cancel anytime during your trial.</p>"
)


@pytest.mark.parametrize(
    ("body", "title"),
    [
        pytest.param(
            f"<h1>Subscribe to read</h1>{STUB}", "Subscribe to read", id="its title is an offer"
        ),
        pytest.param(
            f"{H1}{wall('To continue reading, please subscribe. Already a member? Log in.')}",
            "Toll rises at the harbour",
            id="a headline and an offer",
        ),
        pytest.param(
            f"<h1>Hafenzoll steigt</h1>{wall('Dieser Artikel ist exklusiv für Abonnenten.')}",
            "Hafenzoll steigt",
            id="in German",
        ),
    ],
)
def test_paywall_stub_is_skipped(body: str, title: str) -> None:
    found = read(f"<article>{body}</article>", title=title)
    assert (found.article, found.skip_reason) == (None, "paywall")
