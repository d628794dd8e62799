"""A page of MediaWiki to an article: Wikinews, or a newsroom's own wiki.

In: the XML of one page and what its export says of the site, or a page of an answer of the API
(`action=query` with its content, `action=parse`). Out: a `FoundRecord`. The decision
to question: the story ends at the first heading of those under which Wikinews lists its sources
and links, since what they name is written by others; the authors of a wiki are none.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

import mwparserfromhell
from mwparserfromhell.nodes import Heading

from transforms.errors import ArchiveError
from transforms.feeds.field_values import read_html
from transforms.text.markup import Markup, drop_title, join_paragraphs
from transforms.text.printed_dates import read_printed
from transforms.text.sections import find_sections
from transforms.text.stored_article import FoundArticle, FoundRecord, canonical_url, host_source
from transforms.text.timestamps import Moment, read_moment
from transforms.text.xml_document import find_child, parse_document, words_of

UNKNOWN_SOURCE = "unknown"
DATES = frozenset("date datum data fecha dato dateline datering".split())
LINKS_IN_WORDS = frozenset(("w", "wikipedia", "w2"))
UNPUBLISHED = frozenset("develop developing review stale abandoned delete disputed".split())
CLOSING_HEADINGS = frozenset(
    (
        "sources|source|related news|external links|external link|references|see also|notes"
        "|sister links|quellen|weblinks|themenverwandte artikel|fuentes|véase también"
        "|enlaces externos|liens externes|voir aussi|fonti|fonte|fontes|bronnen|źródła|источники"
        "|ссылки"
    ).split("|")
)
SHELVES = frozenset(
    "file image category datei bild kategorie fichier catégorie archivo imagen categoría ficheiro"
    " arquivo imagem categoria immagine bestand afbeelding categorie plik grafika kategoria soubor"
    " fil tiedosto luokka dosya kategori файл изображение категория зображення категорія ملف"
    " تصنيف קובץ קטגוריה ファイル カテゴリ 文件 分类".split()
)
"""Pages of files and categories, which old links name in their wiki's tongue."""

ADDRESSES = ("canonicalurl", "fullurl")
DROPPED_TAGS = frozenset("ref gallery table math timeline references".split())

_REDIRECT = re.compile(r"\s*#\w+\s*:?\s*\[\[")


@dataclass(frozen=True, slots=True)
class WikiSite:
    """What an export says of its wiki, and the names of its files' and categories' pages."""

    base: str | None = None
    name: str | None = None
    language: str | None = None
    shelves: frozenset[str] = SHELVES


def read_wiki_site(content: bytes) -> WikiSite:
    """The site of a `siteinfo` element. Raises `ArchiveError`."""
    root = parse_document(content, "siteinfo")
    info = find_child(root, "siteinfo")
    spaces = info.iter("{*}namespace") if info is not None else ()
    names = {words_of(space) for space in spaces if space.get("key") in ("6", "14")}
    return WikiSite(
        base=words_of(find_child(info, "base")),
        name=words_of(find_child(info, "sitename")),
        language=root.get("{http://www.w3.org/XML/1998/namespace}lang"),
        shelves=SHELVES | {name.lower() for name in names if name},
    )


@dataclass(frozen=True, slots=True)
class _Page:
    """What a wiki says of a page; `text` is its wikitext."""

    title: str | None
    record: str | None
    text: str
    modified: Moment | None = None
    url: str | None = None


def read_wiki_page(content: bytes, siteinfo: bytes | None) -> FoundRecord:
    """What a page comes to: an article, a skip if it is no story, a reject without text."""
    site = read_wiki_site(siteinfo) if siteinfo else WikiSite()
    page = find_child(parse_document(content, "page"), "page")
    title = words_of(find_child(page, "title"))
    record = words_of(find_child(page, "id"))
    revisions = list(page.iterchildren("{*}revision")) if page is not None else []
    is_story = words_of(find_child(page, "ns")) in ("0", None)
    if not is_story or find_child(page, "redirect") is not None:
        return FoundRecord(skip_reason="not_an_article", source_record=record)
    last = revisions[-1] if revisions else None
    element = find_child(last, "text")
    text = "".join(element.itertext()) if element is not None else ""
    modified = read_moment(words_of(find_child(last, "timestamp")))
    return _read_page(_Page(title, record, text, modified, _address(site, title)), site)


def read_wiki_answer(page: Mapping[str, Any], info: Mapping[str, Any]) -> FoundRecord:
    """The same of a page of the API's; `info` is what the answer says of the wiki, or nothing."""
    title, number = page.get("title"), page.get("pageid")
    record = str(number) if isinstance(number, int | str) else None
    if page.get("ns") not in (None, 0) or page.keys() & {"redirect", "missing", "invalid"}:
        return FoundRecord(skip_reason="not_an_article", source_record=record)
    revision = _take_revision(page)
    text = _take_content(revision) or _take_words(page.get("wikitext"))
    site = _read_site(info)
    address = next((page[name] for name in ADDRESSES if isinstance(page.get(name), str)), None)
    title = title if isinstance(title, str) else None
    url = canonical_url(address) if address else _address(site, title)
    modified = read_moment(revision.get("timestamp"))
    if text:
        return _read_page(_Page(title, record, text, modified, url), site)
    shown = _take_words(page.get("extract")) or _take_words(page.get("text"))
    markup = drop_title(read_html(shown), title) if shown else Markup("", {})
    return _tell_page(_Page(title, record, shown or "", modified, url), site, markup, None)


def _read_site(info: Mapping[str, Any]) -> WikiSite:
    general = info.get("general")
    told = general if isinstance(general, Mapping) else {}
    base, name, language = (told.get(one) for one in ("base", "sitename", "lang"))
    return WikiSite(
        base=base if isinstance(base, str) else None,
        name=name if isinstance(name, str) else None,
        language=language if isinstance(language, str) else None,
    )


def _take_revision(page: Mapping[str, Any]) -> Mapping[str, Any]:
    """The newest, which the API gives first."""
    revisions = page.get("revisions")
    first = revisions[0] if isinstance(revisions, list) and revisions else None
    return first if isinstance(first, Mapping) else {}


def _take_content(revision: Mapping[str, Any]) -> str:
    """Its text in its main slot, or beside the rest as older wikis give it."""
    slots = revision.get("slots")
    main = slots.get("main") if isinstance(slots, Mapping) else None
    return _take_words(main) or _take_words(revision)


def _take_words(value: Any) -> str:
    """A text of the API's, in its first form under the name of a star."""
    if isinstance(value, Mapping):
        value = value.get("content") or value.get("*")
    return value if isinstance(value, str) else ""


def _read_page(page: _Page, site: WikiSite) -> FoundRecord:
    if _REDIRECT.match(page.text):
        return FoundRecord(skip_reason="not_an_article", source_record=page.record)
    code = mwparserfromhell.parse(page.text)
    templates = [(str(one.name).strip().lower(), one) for one in code.filter_templates()]
    if any(name in UNPUBLISHED for name, _ in templates):
        return FoundRecord(skip_reason="not_an_article", source_record=page.record)
    published = _find_date(templates)
    return _tell_page(page, site, _read_text(code, site), published)


def _tell_page(
    page: _Page, site: WikiSite, markup: Markup, published: Moment | None
) -> FoundRecord:
    if not markup.text:
        error = ArchiveError("missing_text", f"no paragraph in the page {page.title}")
        return FoundRecord(error=error, source_record=page.record, url=page.url)
    layout = find_sections(markup.text, page.title, markup.marked)
    published_from = "record" if published else "dateline" if layout.stamp else None
    published = published or layout.stamp
    article = FoundArticle(
        text=markup.text,
        sections=layout.sections,
        source=host_source(page.url) or site.name or UNKNOWN_SOURCE,
        source_record=page.record,
        url=page.url,
        headline=page.title,
        byline=layout.byline,
        language=site.language,
        published_at=published.at if published else None,
        published_precision=published.precision if published else None,
        published_utc_offset=published.utc_offset_minutes if published else None,
        published_from=published_from,
        modified_at=page.modified.at if page.modified else None,
        dateline_place=layout.dateline.place if layout.dateline else None,
        agency=layout.dateline.agency if layout.dateline else None,
        publisher=site.name,
    )
    return FoundRecord(article=article, source_record=page.record, url=page.url)


def _find_date(templates: list[tuple[str, Any]]) -> Moment | None:
    for name, template in templates:
        if name in DATES:
            for parameter in template.params:
                if moment := read_printed(str(parameter.value).strip()):
                    return moment
            plain = [str(one.value).strip() for one in template.params if not one.showkey]
            if moment := read_printed(" ".join(plain)):
                return moment
    return None


def _read_text(code: Any, site: WikiSite) -> Markup:
    """The paragraphs up to the sources, links as their words, without files and notes."""
    headings: set[str] = set()
    for place, node in enumerate(code.nodes):
        if isinstance(node, Heading):
            words = str(node.title.strip_code()).strip()
            if words.lower() in CLOSING_HEADINGS:
                del code.nodes[place:]
                break
            headings.add(words)
    for link in code.filter_wikilinks():
        if str(link.title).lstrip(" :").partition(":")[0].strip().lower() in site.shelves:
            _drop(code, link)
    for tag in code.filter_tags():
        if str(tag.tag).strip().lower() in DROPPED_TAGS:
            _drop(code, tag)
    for template in code.filter_templates():
        if str(template.name).strip().lower() in LINKS_IN_WORDS and template.params:
            places = [one for one in template.params if not one.showkey]
            if places:
                _replace(code, template, str(places[-1 if len(places) < 3 else 1].value))
    lines = [line.strip() for line in code.strip_code().splitlines()]
    return join_paragraphs((line, "sub_heading" if line in headings else None) for line in lines)


def _drop(code: Any, node: Any) -> None:
    _replace(code, node, None)


def _replace(code: Any, node: Any, words: str | None) -> None:
    """A node inside one that was dropped before is gone already."""
    try:
        if words is None:
            code.remove(node)
        else:
            code.replace(node, words)
    except ValueError:
        return


def _address(site: WikiSite, title: str | None) -> str | None:
    """The page's own address, from that of the main page."""
    if not site.base or not title:
        return None
    named = quote(title.replace(" ", "_"), "/:()", errors="replace")
    return canonical_url(f"{site.base.rpartition('/')[0]}/{named}")
