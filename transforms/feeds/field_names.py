"""What records of articles call their fields, in JSON, tables and Parquet alike.

In: the fields of a record, a kind of field. Out: the values that stand under a name of that kind,
best first: where the settings name a path, then by the table below. Names are compared without
case, spaces and marks (`publishedAt` is `published_at`); a dot steps into an object, or stands in
the flat name that a table has for it. The decision to
question: one order for all makers, chosen so that each one's own best field comes first
(the Guardian's `fields.body` has the paragraphs that its `bodyText` lost).
"""

import re
import tomllib
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import Any

from transforms.feeds.composed_names import list_composed
from transforms.feeds.field_paths import NO_PATHS, FieldPaths, follow_path, is_path, open_path

ENGLISH: dict[str, tuple[str, ...]] = {
    "id": tuple(
        "id guid uuid _id uri story_id article_id doc_id document_id record_id news_id new_id"
        " identifier".split()
    ),
    # news-please, NYT, WordPress, Guardian, schema.org
    "url": tuple(
        "url link_href article_link_href title_href title_url link canonical_url article_url"
        " page_url web_url permalink url_canonical article_link"
        " news_url news_link story_url story_permalink full_url href mainEntityOfPage"
        " requested_url fields.shortUrl"
        " response_url target_uri warc_target_uri warc_headers.warc_target_uri metadata.sourceURL"
        " metadata.url links.permalink meta.canonical document_url"
        " meta.html_url meta.url path.alias source_url url_source original_url read_more"
        " landing_url web_link orig_url".split()
    ),
    "title": tuple(
        "fields.headline title headline web_title heading article_title news_title news_headline"
        " story_title headlines title_text post_title name"
        " headings titles header hl1 hedline metadata.title meta.title headline_text"
        " article_headline thread.title_full thread.title headline_alert_text".split()
    ),
    # with the clock before those with the day: Event Registry has `date` beside `dateTimePub`
    "published": tuple(
        "date_time_pub web_publication_date date_published published_at published_date_gmt"
        " published_utc published pub_date publish_date published_date publication_date"
        " publishing_date date_publish published_on publish_on published_time publish_time"
        " publication_time publication_datetime published_datetime publish_datetime posted_at"
        " date_posted posted start_publish first_published first_published_date first_published_at"
        " first_publication_date"
        " first_publish_date original_date display_date article_date news_date story_date"
        " release_date issue_date date_gmt date datetime"
        " post_date_gmt post_date first_created pub_ts pub_time pub_datetime published_ts"
        " publish_ts published_timestamp publication_timestamp created_at date_created created"
        " created_date create_timestamp timestamp time day"
        " crawl_date"
        " thread.published metadata.published_time"
        " metadata.published_date metadata.publish_date metadata.date"
        " cms.content.publishDate meta.first_published_at meta.published_at meta.date"
        " version_created doc_date date_of_publication dates unix_timestamp created_utc"
        " created_on_time authored_on start_time story_date_time date_added created_time"
        " creation_date"
        " creation_time created_on".split()
    ),
    "modified": tuple(
        "modified_gmt modified modified_at updated updated_at date_modified date_modify"
        " modified_date post_modified_gmt post_modified last_modified last_updated updated_date"
        " update_date lastmod changed"
        " fields.lastModified".split()
    ),
    # those with markup keep paragraphs, and come first where an API gives both
    "text": tuple(
        "fields.body content.rendered structured_text body_html body_xhtml content_html"
        " html_content text body"
        " content"
        " post_content body_text content_text maintext main_text full_text full_content plain_text"
        " plaintext content:encoded body_nitf"
        " article_body article_text article_content news_text news_body news_content story_text"
        " story_body story_content fields.bodyText blocks.totalBodyHtml content_elements contents"
        " paragraphs paras cleaned_text clean_text text_content raw_text document article story"
        " body_xml body_html5 plain_content article_html body_copy copy markdown"
        " body_content main_content page_content post_body post_text text_body full_article"
        " article_full_text news_article text_plain page_text original_text selftext"
        " canvas_content1 content_markdown blocks.body main_body accumulated_story_text".split()
    ),
    "source": tuple(
        "publisher source outlet publication publisher_name source_name newspaper news_source"
        " media_name outlet_name source_title pubtitle publication_title fields.publication"
        " thread.site_full thread.site"
        " site_name sitename site website domain source_domain hostname source_hostname"
        " _source_site periodico journal_name paper_name"
        " newspaper_title provider".split()
    ),
    "authors": tuple(
        "authors author byline fields.byline creator dc:creator author_name author_names writer"
        " writers reporter reporter_name reporters journalist journalists authors_byline"
        " story_authors published_by author.node authors.nodes _embedded.author"
        " yoast_head_json.author authors_list populated_authors creators"
        " reporters_name by written_by authored_by author_byline".split()
    ),
    "language": tuple(
        "language lang in_language language_code fields.lang locale langcode".split()
    ),
    "section": tuple(
        "section category section_name article_section category_name news_desk desk"
        " section_title".split()
    ),
    "summary": tuple(
        "description summary abstract excerpt post_excerpt standfirst fields.standfirst"
        " fields.trailText trail_text snippet short_description lead_paragraph highlights subtitle"
        " dek deck teaser".split()
    ),
    "dateline": tuple("dateline dateline_place place_line".split()),
}
"""By kind, the names of fields in English and in the words of programs, best first."""


OWNERS = ("post", "article", "story", "news", "blog", "item")
OWNED = {
    "url": ("url", "link", "permalink", "page_url"),
    "title": ("title", "headline", "heading"),
    "published": ("published", "published_at", "publish_date", "published_date", "date"),
    "text": ("body", "text", "content"),
    "authors": ("author", "authors", "byline", "writer"),
    "source": ("source", "publisher"),
    "language": ("language", "lang"),
    "section": ("section", "category"),
    "summary": ("summary", "abstract", "excerpt", "description"),
}
"""Names before which some put what it is that has them: `post_author`, "Article headline"."""


PAGES = frozenset(("html", "rawhtml", "pagehtml", "htmlsource", "pagesource", "sourcehtml"))
"""Names of a field that holds a page as it was fetched."""

_MARKS = re.compile(r"[\W_]+")


@lru_cache(maxsize=20_000)
def squash_name(name: str) -> str:
    """A name without case, spaces and marks; "Author(s)" is "authors"."""
    return _MARKS.sub("", name).lower()


def _list_names() -> dict[str, tuple[str, ...]]:
    path = resources.files("transforms").joinpath("feeds/field_names.toml")
    others = tomllib.loads(path.read_text(encoding="utf-8"))
    owned = {
        kind: [f"{owner}_{name}" for name in names for owner in OWNERS]
        for kind, names in OWNED.items()
    }
    listed = {
        kind: (
            *names,
            *owned.get(kind, ()),
            *(name for words in others.get(kind, {}).values() for name in words),
        )
        for kind, names in ENGLISH.items()
    }
    known = {squash_name(name) for names in listed.values() for name in names} | PAGES
    return {
        kind: (*names, *(one for one in list_composed(kind) if squash_name(one) not in known))
        for kind, names in listed.items()
    }


FIELDS = _list_names()
"""By kind, the names of fields, best first; those of other languages stand as data."""

DAYS_OF_ISSUE = frozenset(
    "publishedat datepublished publisheddate publicationdate publishdate pubdate publishedon"
    " publishtime publishedtime published".split()
)
DAYS_OF_RECORD = frozenset(
    "createdat datecreated created createddate createdtime createdon creationdate creationtime"
    " dateadded timestamp time day crawldate"
    " dategmt".split()
)
"""Names of fields that say when a story came out, and of those that may say when a row was made."""

TELLING = frozenset(("title", "text", "url", "published", "authors"))
"""Kinds of which a table's header names one."""

PLAIN_KEYS = ("#text", "$text", "$t", "_text", "__text", "__cdata", "$")
"""Under which programs that turn XML into JSON keep an element's words, which name nothing."""

_PAGE = re.compile(r"<(?:html|body)[\s>]", re.IGNORECASE)

ENVELOPES = ("node", "row", "_source", "fields", "attributes", "item", "object")
"""Names under which records of some answers have all their fields."""


@dataclass(frozen=True, slots=True)
class _Path:
    """A name: as one word, or as the words of the steps into objects."""

    whole: str
    steps: tuple[str, ...]


_PATHS: dict[str, tuple[_Path, ...]] = {
    kind: tuple(
        _Path(squash_name(name), tuple(squash_name(step) for step in name.split(".")))
        for name in names
    )
    for kind, names in FIELDS.items()
}
_RANKS: dict[str, dict[str, int]] = {
    kind: {path.whole: rank for rank, path in reversed(list(enumerate(paths)))}
    for kind, paths in _PATHS.items()
}
"""By kind, how good a name is; a record has few, and the table hundreds."""

_NESTED: dict[str, dict[str, list[tuple[int, _Path]]]] = {
    kind: {
        first: [
            (rank, path)
            for rank, path in enumerate(paths)
            if len(path.steps) > 1 and path.steps[0] == first
        ]
        for first in {path.steps[0] for path in paths if len(path.steps) > 1}
    }
    for kind, paths in _PATHS.items()
}
_KINDS: dict[str, str] = {path.whole: kind for kind in _PATHS for path in _PATHS[kind]}
_TEXTS = frozenset(path.whole for path in _PATHS["text"])
_OPENING_TEXTS = frozenset(path.steps[0] for path in _PATHS["text"])


def kind_of(name: str) -> str | None:
    """What a column of this name holds, if it is known."""
    return _KINDS.get(squash_name(name))


def tells_article(name: str) -> bool:
    """Whether a field of this name is one that an article has, or an envelope around its fields."""
    return kind_of(name) in TELLING or name in ENVELOPES


def holds_text(name: str) -> bool:
    """Whether a field of this name is, or has inside it, an article's text or its page."""
    word = squash_name(name)
    return word in _TEXTS or word in _OPENING_TEXTS or word in PAGES


def find_page(fields: Mapping[str, Any]) -> str | None:
    """The whole page that a crawler kept of an address, in a field beside it."""
    pages = (value for name, value in fields.items() if squash_name(str(name)) in PAGES)
    return next((one for one in pages if isinstance(one, str) and _PAGE.search(one)), None)


def read_paths(given: Mapping[str, str | Sequence[str]]) -> dict[str, tuple[str, ...]]:
    """The paths of the settings by kind; "date" and "author" name kinds as a record would.

    Raises `ValueError` for a kind that there is not and for what is no path.
    """
    found: dict[str, tuple[str, ...]] = {}
    for name, paths in given.items():
        kind = name if name in FIELDS else kind_of(name)
        if kind is None:
            raise ValueError(f"{name} is nothing that an article has: it has {', '.join(FIELDS)}")
        listed = (paths,) if isinstance(paths, str) else tuple(paths)
        for path in listed:
            if not is_path(path):
                raise ValueError(f"{name}: {path!r} is no path; write one like body.paragraphs[*]")
        found[kind] = listed
    return found


class Fields:
    """The fields of one record, found by kind."""

    __slots__ = ("_by_name", "_fields", "_paths")

    def __init__(self, fields: Mapping[str, Any], paths: FieldPaths = NO_PATHS) -> None:
        self._fields = fields
        self._paths = paths
        self._by_name = _index(fields)

    def find(self, kind: str) -> Iterator[tuple[str, Any]]:
        """The names and values of a kind that are there, best first; the name is the outermost."""
        for given in self._paths.get(kind, ()):
            value = follow_path(self._fields, given)
            if has_value(value):
                yield open_path(self._fields, given), value
        ranks, nested = _RANKS[kind], _NESTED[kind]
        found: list[tuple[int, str, Any]] = []
        for word, key in self._by_name.items():
            rank = ranks.get(word)
            if rank is not None and has_value(self._fields[key]):
                found.append((rank, key, self._fields[key]))
            for at, path in nested.get(word, ()):
                flat = self._by_name.get(path.whole)
                if flat is None or not has_value(self._fields[flat]):
                    found.extend((at, outer, value) for outer, value in self._step_in(path))
        found.sort(key=_rank_of)
        for _, name, value in found:
            yield name, value

    def leaves_blank(self, words: Container[str]) -> bool:
        """Whether one of the fields of these squashed names is there, and none has a value."""
        found = [self._fields[name] for word, name in self._by_name.items() if word in words]
        return bool(found) and not any(map(has_value, found))

    def _step_in(self, path: _Path) -> Iterator[tuple[str, Any]]:
        outer = self._by_name.get(path.steps[0])
        value = self._fields[outer] if outer is not None else None
        for step in path.steps[1:]:
            if not isinstance(value, Mapping):
                return
            key = _index(value).get(step)
            value = value[key] if key is not None else None
        if outer is not None and has_value(value):
            yield outer, value


def _rank_of(found: tuple[int, str, Any]) -> int:
    return found[0]


def has_value(value: Any) -> bool:
    """Whether a field holds anything."""
    return value is not None and value != "" and value != [] and value != {}


def list_names(kinds: Iterable[str]) -> str:
    """The English names known for some kinds, to be shown."""
    return ", ".join(name for kind in kinds for name in ENGLISH[kind])


def _index(fields: Mapping[str, Any]) -> dict[str, str]:
    """Names by their squashed form; of two alike the first that has a value."""
    found: dict[str, str] = {}
    for name in fields:
        is_named = isinstance(name, str) and name not in PLAIN_KEYS
        word = squash_name(name) if is_named else ""
        if word and (word not in found or not has_value(fields[found[word]])):
            found[word] = name
    return found
