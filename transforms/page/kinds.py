"""What a page is that holds no story: a front page, a list of stories, a form, an error.

In: a parsed page before anything is taken off it, and what it states of itself. Out: one of
`records.SKIP_REASONS`, or None for a page that may be a story. The decision to question: a page
that marks itself as a story (an article in JSON-LD with the headline shown, `og:type`, a blog's
`single`) is one, unless its own software says otherwise; without marks, a page is a list only if
it has no run of paragraphs and its headings lead elsewhere.
"""

import re
from collections.abc import Iterator
from urllib.parse import parse_qsl, urlsplit

from lxml.etree import XPath
from lxml.html import HtmlElement

from transforms.ids import normalise_words
from transforms.page.boilerplate_names import squeeze
from transforms.page.date_places import is_paragraph
from transforms.page.metadata import PageMetadata
from transforms.text.printed_dates import EAST_ASIAN

LEAST_LINKED = 5
"""Headings that lead elsewhere, of a page that nothing else tells to be a list."""

LEAST_LINKED_IF_TOLD = 3
LEAST_ITEMS = 8
"""Items of lists that lead to stories, of a page without a paragraph."""

LEAST_TITLE = 4
"""Words of such an item."""

LONGEST_LABEL = 3
"""Words of a headline that may be the name of a section or tag."""

LONGEST_LABEL_EAST = 9
"""The same in characters of East Asia, which stand without blanks."""

STORY_RUN = 3
"""Paragraphs beside each other that make a story; a teaser has one or two."""

STORY_TEXT = 700
"""Code points of paragraphs beside each other that make one, however few they are."""

LIST_TYPES = frozenset({"CollectionPage", "ProfilePage"})
SEARCH_TYPES = frozenset({"SearchResultsPage"})

_FRONT_PATH = re.compile(
    r"/?(?:(?:index|home|default|start|main)(?:\.\w{2,5})?|[a-z]{2}(?:-[a-z]{2})?)?/?",
    re.IGNORECASE,
)
_LIST_PATH = re.compile(
    r"/(?:tags?|topics?|themes?|thema|themen|sujets?|temas?|tema|tem[ay]|categor(?:y|ies|ia|ie)"
    r"|kategor\w+|rubri\w+|sections?|authors?|autor(?:e|es|en)?|auteurs?|archives?|archiv|etiquetas?"
    r"|tagged|dossiers?|profile|contributors?|writers?|columnists?|people|search|suche|recherche"
    r"|buscar|busca|cerca|zoeken|szukaj)(?:/[^/]+){0,3}/?$|/page/\d+/?$",
    re.IGNORECASE,
)
_SEARCH_QUERIES = frozenset({"s", "q", "query", "search", "keyword", "keywords", "suche", "term"})
_FORM_TITLE = re.compile(
    r"(?:please )?(?:sign|log) ?(?:in|up|on)(?: (?:to|for|with|or)\b.*)?|login"
    r"|register(?: (?:for|to|now)\b.*)?|registration|create (?:an? |your )?(?:free )?account"
    r"|my account|subscri(?:be|ption)s?(?: (?:to|now)\b.*)?"
    r"|(?:our |e-?mail |all )?newsletters?(?: sign ?-?ups?)?|get our newsletters?.*"
    r"|contact(?: us)?|(?:forgot(?:ten)?|reset)(?: your)? password.*"
    r"|(?:advanced )?search(?: results?)?(?: (?:for|of)\b.*)?|you searched for\b.*"
    r"|results for\b.*|anmelde(?:n|ung)|einloggen|registrier(?:en|ung)|abonnieren"
    r"|such(?:e|ergebnisse?)\b.{0,60}|connexion|se connecter|inscription|s['’]inscrire"
    r"|s['’]abonner|abonnements?|r[ée]sultats? (?:de|pour)\b.*|recherche\b.{0,60}"
    r"|iniciar sesi[óo]n|registr(?:o|arse)|suscr[íi]bete|resultados de\b.*|buscar?\b.{0,60}"
    r"|accedi|registrati|abbonati|risultati\b.*|cerca\b.{0,60}|entrar|cadastr\w+|assine"
    r"|inloggen|aanmelden|zoek(?:en|resultaten)\b.{0,60}|logga in|logg inn|log ind"
    r"|zaloguj(?: się)?|rejestracja|wyniki wyszukiwania.*|přihl[áa]šen[íi]|registrace|вход"
    r"|регистрация|поиск\b.{0,60}|результаты поиска.*",
    re.IGNORECASE,
)
_ERROR_TITLE = re.compile(
    r"(?:error )?(?:40[34]|410|50[0234])\b.{0,40}"
    r"|(?:sorry, )?(?:the )?page (?:was |is |could )?(?:not|no longer)\b.*"
    r"|page (?:introuvable|non trouvée)|not found|access denied|forbidden|just a moment\W*"
    r"|before (?:you|we) continue\W*|(?:we (?:value|care about|respect) )?your privacy\W*"
    r"|cookie (?:consent|settings|preferences)|bevor sie fortfahren|avant de continuer"
    r"|antes de continuar|prima di continuare|voordat (?:je|u) verdergaat"
    r"|attention required\W.*|are you (?:a robot|human)\W*|seite nicht gefunden"
    r"|p[áa]gina no encontrada|pagina non trovata|p[áa]gina não encontrada"
    r"|pagina niet gevonden|service unavailable|under maintenance",
    re.IGNORECASE,
)
_LINKED_HEADINGS = XPath(
    "//body//*[self::h2 or self::h3 or self::h4][.//a[@href] or parent::a]"
    "[not(ancestor::nav or ancestor::aside or ancestor::footer)]"
)
_LINKED_ITEMS = XPath("//body//li[count(a) = 1][not(ancestor::nav or ancestor::footer)]")
_INPUTS = XPath("//body//form//input[not(@type='hidden')]")


def find_page_kind(tree: HtmlElement, metadata: PageMetadata, url: str | None) -> str | None:
    """Why a page holds no story, or None."""
    parts = urlsplit(url or metadata.url or "")
    if url is not None and parts.path in ("", "/") and not parts.query:
        return "front_page"
    told = _told_by_blog(tree)
    if told is not None:
        return told or None
    if _is_marked(metadata):
        return None
    hint = _find_hint(metadata, parts.path, parts.query)
    is_form, is_error = _match_titles(metadata)
    has_headings = sum(1 for heading in _LINKED_HEADINGS(tree) if _is_link(heading))
    if has_headings < LEAST_LINKED and next(_long_lines(tree), None) is None:
        items = sum(_leads_to_story(item) for item in _LINKED_ITEMS(tree))
        has_headings += items if items >= LEAST_ITEMS else 0
    least = LEAST_LINKED_IF_TOLD if hint else LEAST_LINKED
    if not (is_form or is_error or has_headings >= least) or _has_run(tree):
        return None
    if is_error:
        return "not_an_article"
    if is_form and (hint == "form_page" or next(iter(_INPUTS(tree)), None) is not None):
        return "form_page"
    if has_headings < least:
        return None
    if hint is not None:
        return hint
    headline = metadata.shown.text_content() if metadata.shown is not None else ""
    is_label = len(headline.split()) <= LONGEST_LABEL
    return "list_page" if is_label and _count_east(headline) <= LONGEST_LABEL_EAST else None


def is_one_story(tree: HtmlElement, metadata: PageMetadata) -> bool:
    """Whether a page says of itself, or its software of it, that it is one story."""
    return _told_by_blog(tree) == "" or _is_marked(metadata)


def _leads_to_story(item: HtmlElement) -> bool:
    """Whether an item of a list is a link as long as a headline."""
    link = next(item.iter("a"), None)
    return link is not None and len(link.text_content().split()) >= LEAST_TITLE


def _is_link(heading: HtmlElement) -> bool:
    """Whether the heading itself leads elsewhere, and not an "[edit]" behind it."""
    link = next(heading.iter("a"), None)
    return link is None or squeeze(heading.text_content()).startswith(squeeze(link.text_content()))


def _told_by_blog(tree: HtmlElement) -> str | None:
    """What WordPress writes at the body: "" for a story, a reason, None where it says nothing."""
    body = next(tree.iter("body"), None)
    names = frozenset(((body.get("class") or "") if body is not None else "").lower().split())
    if names & {"single", "single-post"} or any(name.startswith("postid-") for name in names):
        return ""
    if "error404" in names:
        return "not_an_article"
    if "search" in names and names & {"search-results", "search-no-results"}:
        return "form_page"
    if "home" in names and names & {"blog", "page"}:
        return "front_page"
    kinds = {"category", "tag", "author", "date", "post-type-archive", "tax"}
    if "archive" in names and (names & kinds or any(name.startswith("tax-") for name in names)):
        return "list_page"
    return None


def _is_marked(metadata: PageMetadata) -> bool:
    """Whether the page says of itself that it is a story."""
    tags = metadata.tags
    if any(value.lower().startswith("article") for value in tags.get("og:type", ())):
        return not metadata.types & (LIST_TYPES | SEARCH_TYPES)
    if tags.get("article:published_time"):
        return True
    headline = normalise_words(str(metadata.article.get("headline") or ""))
    return bool(headline) and any(headline in normalise_words(form) for form in metadata.titles[:3])


def _find_hint(metadata: PageMetadata, path: str, query: str) -> str | None:
    if metadata.types & SEARCH_TYPES or any(
        name in _SEARCH_QUERIES for name, _ in parse_qsl(query)
    ):
        return "form_page"
    if _FRONT_PATH.fullmatch(path) and path:
        return "front_page"
    if metadata.types & LIST_TYPES or _LIST_PATH.search(path):
        return "list_page"
    return None


def _match_titles(metadata: PageMetadata) -> tuple[bool, bool]:
    titles = [squeeze(title) for title in metadata.titles[:4]]
    is_form = any(_FORM_TITLE.fullmatch(title) for title in titles)
    return is_form, any(_ERROR_TITLE.fullmatch(title) for title in titles)


def _has_run(tree: HtmlElement) -> bool:
    """Whether some part of the page holds paragraphs beside each other as a story does."""
    runs: dict[HtmlElement, list[int]] = {}
    for parent, words in _long_lines(tree):
        sizes = runs.setdefault(parent, [])
        sizes.append(len(words) + 2 * _count_east(words))
        if len(sizes) >= STORY_RUN or sum(sizes) >= STORY_TEXT:
            return True
    return False


def _count_east(words: str) -> int:
    return 0 if words.isascii() else len(EAST_ASIAN.findall(words))


def _long_lines(tree: HtmlElement) -> Iterator[tuple[HtmlElement, str]]:
    """Paragraphs without links with what holds them; old pages part them by `<br>` alone."""
    for element in tree.iter("p", "br", "td", "div"):
        if element.tag == "p":
            words = squeeze(element.text_content())
            is_plain = 2 * sum(len(link.text_content()) for link in element.iter("a")) < len(words)
        else:
            words = squeeze((element.tail if element.tag == "br" else element.text) or "")
            is_plain = True
        if is_plain and is_paragraph(words):
            yield element if element.tag in ("td", "div") else element.getparent(), words
