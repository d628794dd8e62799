"""Which of two numbers a page writes first, the day or the month.

In: the page's own word for its language, its address, its text. Out: True for the day, False for
the month, None where nothing tells. The decision to question: of English pages without a region
the country of the address tells, and a page without any language is taken to be in that of its
text; "3/4/2007" on an English page of a ".com" stays unread.
"""

from urllib.parse import urlsplit

from lxml.html import HtmlElement

from transforms.text.language import find_language
from transforms.text.printed_dates import is_day_first

DAY_FIRST_COUNTRIES = frozenset(
    "uk ie au nz za in pk bd lk ng gh ke ug tz zm zw bw na sg my hk jm tt bb mt cy eu"
    " de at ch fr be nl lu it es pt gr pl cz sk si hr rs ba me mk al bg ro md ru ua by kz"
    " dk no se fi is ee lv tr il ir iq sa ae eg ma dz tn lb jo sy kw qa om ye"
    " mx ar cl co pe ve ec bo py uy cr gt hn ni sv do cu br ao mz sn ci ml bf cm"
    " th vn id".split()
)
MONTH_FIRST_COUNTRIES = frozenset("us gov mil edu ph".split())
READ_CHARACTERS = 3_000
LEAST_PARAGRAPH = 60


def tell_day_first(language: str | None, url: str | None, tree: HtmlElement) -> bool | None:
    """Whether the page writes 3/4 for 3 April."""
    stated = is_day_first(language)
    code = (language or "").strip().lower()
    if stated is not None or (code and not code.startswith("en")):
        return stated
    country = (urlsplit(url or "").hostname or "").rpartition(".")[2]
    if country in DAY_FIRST_COUNTRIES:
        return True
    if country in MONTH_FIRST_COUNTRIES:
        return False
    if code:
        return None
    return is_day_first(find_language(_read_text(tree)))


def _read_text(tree: HtmlElement) -> str:
    """The first paragraphs, or where a page marks none all its words."""
    paragraphs = (element.text_content() for element in tree.iter("p"))
    long = [words for words in paragraphs if len(words) >= LEAST_PARAGRAPH][:10]
    body = next(tree.iter("body"), tree)
    return " ".join((" ".join(long) or str(body.text_content())).split())[:READ_CHARACTERS]
