"""What stands around a story on its page, taken off before the main text is looked for.

In: a parsed page, changed in place. Out: nothing; parts that their names (`class="newsletter"`),
their headings ("Related", "Lire aussi") or their shape (a link around a whole teaser) tell to be
no story are gone. The decision to question: a part that holds the headline or a good share of the
page's paragraphs stays whatever it is called, for sites name wrappers of whole stories so
("has-related-posts"); a part removed in error is lost, one left is for later steps to judge.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from lxml.html import HtmlElement

STORY_SHARE = 0.3
"""Of a page's paragraph text. A named part that holds more is no furniture."""

SECTION_SHARE = 0.15
"""The same for a part told by its heading alone, and for the loose text in a part of links."""

LEAST_STORY = 300
"""Code points of paragraphs that any page is taken to have, so short pages keep what they have."""

LEAST_LINKED = 0.25
"""Share of linked text in what stands below a heading such as "Popular"."""

LEAST_LOOSE = 80
MOSTLY_LINKED = 0.6
WHOLLY_LINKED = 0.9
LONGEST_SECTION_HEADING = 60
LONGEST_TEASER = 220

_NAMES = re.compile(
    r"""(?<![a-z])(?:
    related(?!-?to)[\w-]* | recirc[\w-]* | recommend(?:ed|ations?)?(?![a-z])[\w-]* | newsletters?[\w-]*
    | (?:most|more)[-_]?(?:read|popular|viewed|shared|from|on|stories|news|articles|coverage)
    | popular[-_]?(?:articles|posts|stories|news|now|content) | trending[\w-]*
    | read[-_]?(?:more|next|also) | (?:also|must)[-_]?(?:read|like) | you[-_]?(?:may|might)[\w-]*
    | up[-_]?next | next[-_]?(?:article|story|post) | promos?(?![a-z]) | promo[-_][\w-]*
    | sponsor(?:ed)?(?![a-z]) | advert[\w-]* | outbrain | taboola | ob[-_]widget
    | share(?:[-_]?(?:bar|tools?|buttons?|icons?|links?|this|widget|container|list))?(?![a-z-])
    | social(?:[-_]?(?:bar|share|sharing|links|icons|media|buttons|follow))?(?![a-z-])
    | subscri(?:be|ption|ber)[\w-]* | sign[-_]?up[\w-]*
    | donat(?:e|ion)s?[\w-]* | (?:[\w]*-)?cta(?![a-z]) | call[-_]to[-_]action
    | author[-_]?(?:bio|box|info|card|content|data|detail|about|profile|desc)[\w-]*
    | about[-_]?(?:the[-_]?)?author[\w-]* | bio(?:graphy)?(?![a-z])
    | comments?[-_]?(?:section|area|list|form|count|wrap(?:per)?|container|thread|respond|title|block)
    | comments(?![a-z-]) | respond(?![a-z]) | disqus[\w-]* | cookie[-_]?[\w-]* | gdpr[\w-]*
    | breadcrumbs? | pagination | disclaimer[\w-]* | affiliate[-_]?(?:disclosure|disclaimer|notice)
    | visually[-_]?hidden | sr[-_]only | screen[-_]?reader(?:-text|-only)?
    | rail(?:[-_]{1,2}[\w-]*)? | also[-_]?on | in[-_]?read | read[-_]?the[-_]?latest
    | video[-_]?(?:strategy|playlist|carousel) | app[-_]?(?:promo|download|banner)
    | lire[-_]?aussi | leia[-_]?(?:mais|tambem) | lees[-_]?ook | leggi[-_]?anche | lesen?[-_]?auch
    | relacionad[oa]s? | relacionadas? | correlat[io] | verwandte? | empfehlung(?:en)?
    )(?![a-z])""",
    re.VERBOSE,
)
"""Names in `class` and `id`, in lower case."""

_STORY_NAMES = re.compile(
    r"(?:article|story|post|entry|news|page)[-_]*(?:body|content|text)(?![a-z])|(?:body|main)-?text"
)

_SECTION_HEADINGS = re.compile(
    r"""(?: related(?:\ (?:articles?|news|stories|topics?|content|coverage|posts?|links?|reading
      |videos?|items?|tags?))?
    | (?:see|read|watch|view|explore|discover)\ (?:more|also|next)(?:\ (?:on|from|in|about)\ .{2,40})?
    | more(?:\ (?:news|stories|articles|videos|coverage|reading|like\ this|to\ explore|headlines))?
    | (?:more|latest|most\ (?:read|popular|viewed))\ (?:stories\ |news\ |articles\ )?
      (?:from|on|in|for|about|by)\ .{2,40}
    | most\ (?:read|popular|viewed|shared|commented|watched|recent)(?:\ (?:stories|articles|news))?
    | (?:popular|trending|recommended|featured|suggested|sponsored|promoted)
      (?:\ (?:now|today|stories|articles|posts|videos?|news|topics|content|reading|for\ you))?
    | (?:latest|top|recent|other|breaking|today'?s)\ (?:news|stories|articles|posts|headlines|videos?)
    | you\ (?:may|might)\ (?:also\ )?(?:like|be\ interested.{0,10}|enjoy|have\ missed|want\ to\ read)
    | (?:what\ to\ )?read\ (?:this\ )?next | up\ next | don'?t\ miss | in\ case\ you\ missed\ it
    | editors?['’]?s?['’]?\ (?:picks?|choice) | our\ (?:picks|latest\ stories) | keep\ reading
    | recommended\ (?:for\ you|reading|by\ .{2,20}) | from\ (?:around\ )?the\ web | around\ the\ web
    | (?:sign\ up|subscribe)\b.{0,50} | (?:our\ |daily\ |free\ )?newsletters? | follow\ us.{0,20}
    | share\ this.{0,20} | about\ the\ (?:author|writer)s? | (?:leave|post)\ a\ (?:reply|comment)
    | comments?(?:\ \(?\d+\)?)? | \d+\ comments? | join\ the\ (?:conversation|discussion)
    | (?:related\ )?(?:tags|topics|keywords) | advertisement | promoted\ stories
    | mehr\ (?:zum\ thema|aus|von|zu|artikel|nachrichten)\b.{0,40} | (?:lesen\ sie|lies)\ auch.{0,10}
    | das\ könnte\ (?:sie|dich)\ (?:auch\ )?interessieren | meist\ ?gelesen(?:e\ artikel)?
    | verwandte\ (?:artikel|themen|beiträge) | auch\ interessant | weitere\ (?:artikel|themen|news)
    | (?:à\ )?(?:lire|voir)\ (?:aussi|également) | sur\ le\ même\ (?:sujet|thème) | à\ la\ une
    | (?:les\ )?(?:plus|articles\ les\ plus)\ lus | articles?\ (?:liés|similaires|recommandés)
    | (?:lea|lee|ver|vea)\ (?:también|más|además) | te\ puede\ interesar | le\ puede\ interesar
    | noticias\ relacionadas | (?:lo|las)\ más\ (?:leído|leídas|visto|vistas) | más\ noticias
    | leggi\ anche | articoli\ correlati | potrebbe(?:ro)?\ interessarti.{0,10} | i\ più\ letti
    | (?:leia|veja|saiba)\ (?:também|mais) | notícias\ relacionadas | (?:as\ )?mais\ lidas
    | lees\ (?:ook|meer|verder) | meer\ (?:over|uit|nieuws)\b.{0,30} | meest\ gelezen
    | (?:czytaj|zobacz|przeczytaj)\ (?:też|także|również|więcej) | najczęściej\ czytane | polecane
    | čtěte\ také | související(?:\ články)? | nejčtenější | mohlo\ by\ vás\ zajímat | přečtěte\ si
    | läs\ (?:mer|också|även) | mest\ lästa? | les\ også | læs\ også | lue\ myös
    | читайте\ (?:также|також|ещё|еще) | по\ теме | популярное | самое\ читаемое | популярні?
    | ilgili\ haberler | çok\ okunanlar | 相关(?:新闻|阅读|报道) | 関連(?:記事|ニュース) | 관련\ ?(?:기사|뉴스)
    )\s*[:.…»›→]*""",
    re.VERBOSE | re.IGNORECASE,
)

_INLINE_TEASER = re.compile(
    r"""[\[(►▶→»>*\s]*(?: (?:read|see|watch|listen|view)(?:\ (?:more|also|next|now|here))?
    | (?:also|must)[\ -](?:read|see|watch) | related(?:\ \w+)? | more | opinion | analysis | explainer
    | in\ (?:pictures|photos|video) | don'?t\ miss | recommended | exclusive | live
    | (?:lesen\ sie|lies)\ auch | mehr\ zum\ thema | (?:à\ )?(?:lire|voir)\ (?:aussi|également)
    | (?:lea|lee|ver|vea)\ (?:también|más|además) | leggi\ anche | (?:leia|veja|saiba)\ (?:também|mais)
    | lees\ ook | (?:czytaj|zobacz|przeczytaj)\ (?:też|także|również) | čtěte\ také | läs\ (?:mer|också)
    | читайте\ (?:также|також|ещё|еще) )\s*[:|►▶→»>–—-]""",
    re.VERBOSE | re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[.!?…。！？][\"'”’»)\]]*$")
_HEADINGS = ("h2", "h3", "h4", "h5", "h6")
_KEPT_TAGS = frozenset({"html", "body", "main", "h1", "time", "a", "em", "b", "i", "strong"})
_LINE_TAGS = ("p", "h2", "h3", "h4", "h5", "h6", "li", "div")


def remove_furniture(tree: HtmlElement, headline: HtmlElement | None = None) -> None:
    """Take furniture off the page; the story and its headline stay."""
    for script in list(tree.iter("script", "style", "svg", "template")):
        # JSON-LD may hold the story of a page that shows none
        if "ld+json" not in (script.get("type") or ""):
            remove(script)
    page = _Page(tree, headline)
    for find in (
        _find_hidden,
        _find_named,
        _find_other_articles,
        _find_linked_blocks,
        _find_sections,
        _find_teasers,
    ):
        for element in list(find(page)):
            if page.holds(element):
                remove(element)


class _Page:
    """A page and how much paragraph text each part has, which tells what a removal would cost."""

    def __init__(self, tree: HtmlElement, headline: HtmlElement | None) -> None:
        self.tree = tree
        headlines = [headline] if headline is not None else list(tree.iter("h1"))
        self.around_headline = {
            part for shown in headlines for part in (shown, *shown.iterancestors())
        }
        self.sizes: dict[HtmlElement, int] = {}
        for paragraph, size in _measure_paragraphs(tree):
            for part in (paragraph, *paragraph.iterancestors()):
                self.sizes[part] = self.sizes.get(part, 0) + size
        self.paragraphs = max(LEAST_STORY, self.sizes.get(tree, 0))

    def holds(self, element: HtmlElement) -> bool:
        """Whether it still hangs on the page: a part of a removed part does not."""
        top = element
        while (parent := top.getparent()) is not None:
            top = parent
        return top is self.tree

    def is_story(self, element: HtmlElement, share: float) -> bool:
        """Whether the headline or too much of the page's text is in it."""
        if element.tag in ("html", "body", "main") or element in self.around_headline:
            return True
        return self.sizes.get(element, 0) > share * self.paragraphs


def _measure_paragraphs(tree: HtmlElement) -> Iterator[tuple[HtmlElement, int]]:
    """Paragraphs with their size; some sites write them as text and `<br>` in a `<div>`."""
    for paragraph in tree.iter("p"):
        yield paragraph, len(paragraph.text_content())
    for part in tree.iter("div"):
        loose = len(part.text or "") + sum(len(child.tail or "") for child in part)
        if loose >= LEAST_LOOSE:
            yield part, loose


def _find_hidden(page: _Page) -> Iterator[HtmlElement]:
    """Parts not shown: `hidden`, and the tabs that do not stand open."""
    for element in page.tree.xpath("//*[@hidden]"):
        if not page.is_story(element, STORY_SHARE):
            yield element
    panels = page.tree.xpath("//*[@role='tabpanel']")
    for panel in panels:
        beside = [other for other in panels if other.getparent() is panel.getparent()]
        opened = [other for other in beside if "active" in (other.get("class") or "").split()]
        if len(opened) == 1 and panel is not opened[0] and panel not in page.around_headline:
            yield panel


def _find_named(page: _Page) -> Iterator[HtmlElement]:
    """Parts whose class or id says what they are."""
    for element in page.tree.iter():
        if not element.attrib or element.tag in _KEPT_TAGS:
            continue
        name = f"{element.get('class') or ''} {element.get('id') or ''}"
        if not _names_furniture(name) or page.is_story(element, STORY_SHARE):
            continue
        # "article-body paywall" is the story, "story-content related" may be links
        words, linked = measure_links(element) if _STORY_NAMES.search(name) else (0, 0)
        if not words or linked > LEAST_LINKED * words:
            yield element


@lru_cache(maxsize=50_000)
def _names_furniture(name: str) -> bool:
    """Names come back on every page of a site, and patterns are slow."""
    return _NAMES.search(name.lower()) is not None


def _find_other_articles(page: _Page) -> Iterator[HtmlElement]:
    """Further stories below the first, on pages that scroll without end."""
    articles = page.tree.xpath("//article[not(ancestor::article)][.//h1]")
    if any(article in page.around_headline for article in articles):
        yield from (article for article in articles if article not in page.around_headline)


def _find_linked_blocks(page: _Page) -> Iterator[HtmlElement]:
    """A link around a heading or paragraph is a teaser; the story does not stand in a link."""
    for link in page.tree.xpath("//a[@href][.//p or .//h1 or .//h2 or .//h3 or .//h4 or .//h5]"):
        if not page.is_story(link, SECTION_SHARE):
            yield link


def _find_sections(page: _Page) -> Iterator[HtmlElement]:
    """What stands below a heading such as "Popular": its part of the page, or links after it."""
    for tag in (*_HEADINGS, "strong", "span", "div", "p"):
        for heading in page.tree.iter(tag):
            if tag not in _HEADINGS and len(heading):
                continue
            words = heading.text_content() if len(heading) else heading.text
            if words and len(words) < 3 * LONGEST_SECTION_HEADING and heads_furniture(words):
                yield from _part_below(page, heading)


@lru_cache(maxsize=50_000)
def heads_furniture(words: str) -> bool:
    """Whether a heading is that of other stories: "Most read", "Lire aussi"."""
    line = squeeze(words)
    return 3 < len(line) <= LONGEST_SECTION_HEADING and (
        _SECTION_HEADINGS.fullmatch(line) is not None
    )


def _part_below(page: _Page, heading: HtmlElement) -> Iterator[HtmlElement]:
    part = heading
    while (parent := part.getparent()) is not None and not page.is_story(parent, SECTION_SHARE):
        part = parent
    if part is not heading:
        words, linked = measure_links(part)
        rest = words - len(squeeze(heading.text_content()))
        if rest <= 0 or linked >= LEAST_LINKED * words:
            yield part
            return
    yield from _links_after(part if part.tag in _HEADINGS else heading)


def _links_after(heading: HtmlElement) -> Iterator[HtmlElement]:
    """The lists of links that follow; without any, the heading may be the story's own."""
    found = []
    for follower in heading.itersiblings():
        if not isinstance(follower.tag, str):
            continue
        words, linked = measure_links(follower)
        if words and linked < MOSTLY_LINKED * words:
            break
        if follower.tag in _HEADINGS and not linked:
            break
        if words:
            found.append(follower)
    if found:
        yield heading
        yield from found


def _find_teasers(page: _Page) -> Iterator[HtmlElement]:
    """Single lines that lead to other pages: "Read more: …", a heading that is all one link."""
    for link in page.tree.xpath("//body//a[@href]"):
        line = link.getparent()
        while line is not None and line.tag in ("strong", "em", "b", "i", "span", "u"):
            line = line.getparent()
        if line is None or line.tag not in _LINE_TAGS:
            continue
        if line.tag == "div" and len(line) > 2:
            continue
        text = squeeze(line.text_content())
        if not 0 < len(text) <= LONGEST_TEASER:
            continue
        words, linked = measure_links(line)
        if _INLINE_TEASER.match(text):
            if linked >= words / 2:
                yield line
        elif linked >= WHOLLY_LINKED * words and line.tag in _HEADINGS:
            yield line


def measure_links(element: HtmlElement) -> tuple[int, int]:
    """Code points of text in an element, and how many of them are in links."""
    words = len(squeeze(element.text_content()))
    if element.tag == "a":
        return words, words
    return words, sum(len(squeeze(link.text_content())) for link in element.iter("a"))


def squeeze(text: str) -> str:
    return " ".join(text.split())


def remove(element: HtmlElement) -> None:
    """Take an element off its tree; the text that follows it stays."""
    if element.getparent() is not None:
        element.drop_tree()
