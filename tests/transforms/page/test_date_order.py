"""Whether the day or the month stands first: by the page's word, its address, its text."""

import pytest
from lxml.html import document_fromstring

from transforms.page.date_order import tell_day_first

ITALIAN = (
    "<p>Dopo sessantadue anni chiude la storica libreria di via Garibaldi: l'affitto è raddoppiato"
    " e i titolari hanno deciso di non rinnovare il contratto.</p>"
)
ENGLISH = (
    "<p>The county closed the old iron bridge to trucks after inspectors found cracks in two of its"
    " beams, the highway superintendent told the board.</p>"
)
HUNGARIAN = (
    "<p>Nem zárják be a falu iskoláját, döntött a képviselő-testület, miután a szülők több mint"
    " hatszáz aláírást gyűjtöttek össze.</p>"
)


@pytest.mark.parametrize(
    ("language", "url", "body", "expected"),
    [
        pytest.param("de", None, ENGLISH, True, id="the page's word"),
        pytest.param("en-US", "http://a.co.uk/", ENGLISH, False, id="a region before the address"),
        pytest.param("en", "http://a.co.uk/x", ENGLISH, True, id="a British address"),
        pytest.param("en", "http://a.k12.oh.us/x", ENGLISH, False, id="an American address"),
        pytest.param("en", "http://a.com/x", ENGLISH, None, id="English and no country"),
        pytest.param(None, "http://a.com/x", ENGLISH, None, id="English by its text"),
        pytest.param(None, "http://a.com/x", ITALIAN, True, id="Italian by its text"),
        pytest.param(None, None, HUNGARIAN, None, id="a language that puts the year first"),
        pytest.param("hu", "http://a.de/x", HUNGARIAN, None, id="its word before the address"),
    ],
)
def test_date_order_of_a_page(
    language: str | None, url: str | None, body: str, expected: bool | None
) -> None:
    tree = document_fromstring(f"<html><body>{body}</body></html>")
    assert tell_day_first(language, url, tree) is expected
