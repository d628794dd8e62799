"""Records whose names of fields mean something else than elsewhere, told by what they have.

In: an object's fields. Out: the same under names that say what they are. The decision to question:
a shape is told by several names of its own together, so that any other record stays as it came.
"""

import re
from collections.abc import Mapping
from typing import Any

from transforms.feeds.field_names import has_value
from transforms.feeds.spip import WORDS as SPIP_WORDS
from transforms.feeds.spip import is_no_story, is_spip, tell_spip
from transforms.feeds.wordpress import NO_ARTICLES, UNPUBLISHED, read_post_markup, tell_time

NODE = frozenset(("nid", "status"))
"""Of a story in Drupal, which writes 0 for what is not out."""

PAGE = "page"
"""Of Ghost and WordPress, the type of what stands beside the stories, as who the paper is."""

SNAPSHOT = frozenset(("an", "source_code", "body"))
POST = frozenset(("html", "slug"))
GHOST = frozenset(("comment_id", "lexical", "mobiledoc", "plaintext", "uuid"))
GHOST_TREES = ("lexical", "mobiledoc", "plaintext")
"""Where a post of Ghost has its text if not in HTML."""

WORDPRESS = frozenset(("post_status", "post_type"))
JOOMLA = frozenset(("introtext", "fulltext"))
JOOMLA_LIVE = frozenset(("1", "2"))
"""States of an article that is published, or was and is in the archive."""

TYPES = ("type", "_type", "kind", "object_type", "record_type", "post_type")
COMMENTS = frozenset(("comment", "comments", "reply", "pingback", "trackback"))
"""Types of records that are no stories."""

STORY_MARK = "|||||"
"""Between the stories of one record in Multi-News."""

SWISSDOX = frozenset(("pubtime", "medium_name", "head", "content"))
TROVE = frozenset(("heading", "title", "articleText"))
CRAWLS = (
    (frozenset(("text", "url", "timestamp")), frozenset(("source", "id", "language")), "timestamp"),
    (frozenset(("text", "url", "date", "dump", "file_path")), None, "date"),
)
"""Of C4 and CulturaX, and of FineWeb: names that they have, those that they may have besides (any
where it is None), and the field that says when the page was fetched."""

AFP = frozenset(("uno", "news"))
AFP_NAMES = {"uno": "id", "news": "paragraphs", "provider": "source"}
"""Of Agence France-Presse's API, and what it means by them."""

IMPRESSO = frozenset(("ft", "tp", "d"))
"""Of an article in a scanned paper as the project impresso rebuilds it."""

IMPRESSO_NAMES = {"ft": "text", "t": "title", "d": "date", "lg": "language"}
IMPRESSO_ADVERTS = frozenset(("ad", "w", "tb", "img", "ob"))
"""Of its kinds of content those that are no stories: adverts, weather, tables, pictures, deaths."""

SUMMARY_BESIDE = frozenset(("text", "ctext"))
"""Of a set of summaries with the complete text beside each."""

TELETHON = frozenset(("_", "peer_id", "message"))
"""Of a message as the library Telethon writes it."""

SCANNED = frozenset(("title", "item_type", "ocr_quality_mean"))
"""Of the British Library's papers at Hugging Face, where the title is the paper's."""

PLONE = frozenset(("@id", "review_state", "effective"))
"""Of an item of Plone, whose address is its id and which is out from a day on."""

CLICKBAIT = frozenset(("targetTitle", "targetParagraphs"))
CLICKBAIT_NAMES = {
    "targetTitle": "title",
    "targetParagraphs": "paragraphs",
    "targetDescription": "summary",
    "postTimestamp": "published",
}
"""Of the Webis Clickbait Corpus: a post, and the story that it led to."""

DISCORD = frozenset(("type", "timestamp", "content", "author"))
DISCORD_SERVICE = frozenset(
    "GuildMemberJoin ChannelPinnedMessage RecipientAdd RecipientRemove Call ChannelNameChange"
    " ChannelIconChange ThreadCreated".split()
)
"""Types of messages that somebody's program wrote: who joined, what was pinned."""

TAVILY = frozenset(("content", "raw_content", "score"))
"""Of what Tavily found: `content` are pieces that fit the question."""

FOREM = frozenset(("user", "readable_publish_date"))
"""Of an article of dev.to and what runs on the same program."""

MESSAGE = "message"
SLACK = frozenset(("type", "ts", "text"))
"""Of a message in an export of Slack; its `subtype` says that somebody joined, or the like."""

REDDIT = frozenset(("subreddit", "selftext", "permalink"))
"""Of a post of Reddit; where it leads to stands in its `url`."""

REDDIT_COMMENT = frozenset(("subreddit", "link_id", "parent_id", "body"))
TAKEN_AWAY = ("[removed]", "[deleted]")

LEXIS = frozenset(("ResultId", "Title", "Document"))
"""Of an answer of LexisNexis's API, with the story in XML."""

_LEXIS_STORY = re.compile(r"<bodyText>(.*?)</bodyText>", re.DOTALL)
_MIDNIGHT = re.compile(r"[T ]00:00:00(?:\.0+)?(?:Z|[+-]\d\d(?::?\d\d)?)?$")
"""A day, as who knows no time writes it."""

_SWISSDOX_AUTHOR = re.compile(r"<au>(.*?)</au>", re.DOTALL)
_SWISSDOX_TAG = re.compile(r"<(/?)(tx|ld|lg|zt)>")
_SWISSDOX_TAGS = {"tx": "div", "ld": "div", "lg": "figcaption", "zt": "h2"}


def tell_fields(fields: Mapping[str, Any]) -> Mapping[str, Any]:
    """The fields of a record under the names of `field_names`."""
    if fields.keys() >= SNAPSHOT:
        return _tell_snapshot(fields)
    if fields.keys() >= POST and fields.keys() & GHOST and isinstance(fields["html"], str):
        return {("body_html" if name == "html" else name): one for name, one in fields.items()}
    if "slug" in fields and fields.keys() & GHOST and not has_value(fields.get("html")):
        body = next((fields[name] for name in GHOST_TREES if has_value(fields.get(name))), None)
        return fields if body is None else {**fields, "text": body}
    if fields.keys() >= WORDPRESS and "post_content" in fields:
        return _tell_post(fields)
    if fields.keys() >= JOOMLA:
        return _tell_joomla(fields)
    if fields.keys() >= SPIP_WORDS and is_spip(fields):
        return tell_spip(fields)
    if fields.keys() >= IMPRESSO:
        return {IMPRESSO_NAMES.get(name, name): one for name, one in fields.items()}
    if fields.keys() >= SUMMARY_BESIDE and has_value(fields["ctext"]):
        kept = {name: one for name, one in fields.items() if name not in SUMMARY_BESIDE}
        return {**kept, "summary": fields["text"], "text": fields["ctext"]}
    if fields.keys() >= SCANNED:
        kept = {name: one for name, one in fields.items() if name not in ("title", "source")}
        return {**kept, "source": fields["title"]}
    if fields.keys() >= PLONE:
        return {**fields, "url": fields["@id"], "published": fields["effective"]}
    if fields.keys() >= TELETHON:
        kept = {name: one for name, one in fields.items() if name not in ("_", "message")}
        return {**kept, "text": fields["message"], "author": fields.get("post_author")}
    if fields.keys() >= CLICKBAIT:
        kept = {name: one for name, one in fields.items() if name != "postText"}
        return {CLICKBAIT_NAMES.get(name, name): one for name, one in kept.items()}
    if fields.keys() >= TAVILY and has_value(fields["raw_content"]):
        return {("snippet" if name == "content" else name): one for name, one in fields.items()}
    if fields.keys() >= FOREM and isinstance(fields["user"], Mapping):
        return {**fields, "author": fields["user"].get("name")}
    if fields.keys() >= SLACK and fields["type"] == MESSAGE:
        profile = fields.get("user_profile")
        name = profile.get("real_name") if isinstance(profile, Mapping) else None
        return {**fields, "published": fields["ts"], "author": name}
    if fields.keys() >= REDDIT:
        return _tell_reddit(fields)
    if fields.keys() >= LEXIS:
        return _tell_lexis(fields)
    if fields.keys() >= AFP and isinstance(fields["news"], list):
        return {AFP_NAMES.get(name, name): one for name, one in fields.items()}
    if fields.keys() >= SWISSDOX:
        return _tell_swissdox(fields)
    if fields.keys() >= TROVE and isinstance(fields["title"], Mapping):
        paper = fields["title"].get("value") or fields["title"].get("title")
        url = fields.get("troveUrl") or fields.get("url")
        kept = {name: one for name, one in fields.items() if name not in ("heading", "troveUrl")}
        return {**kept, "title": fields["heading"], "source": paper, "url": url}
    for names, others, day in CRAWLS:
        if fields.keys() >= names and (others is None or fields.keys() <= names | others):
            return {("fetched" if name == day else name): one for name, one in fields.items()}
    return fields


def is_no_article(fields: Mapping[str, Any]) -> bool:
    """Whether a row is a page or a draft of a site's program, unpublished in Joomla, an advert."""
    if fields.keys() >= IMPRESSO:
        return fields["tp"] in IMPRESSO_ADVERTS
    if fields.keys() >= WORDPRESS:
        return str(fields["post_type"]) in NO_ARTICLES or str(fields["post_status"]) in UNPUBLISHED
    if fields.keys() >= SPIP_WORDS and is_spip(fields):
        return is_no_story(fields)
    if fields.keys() >= SLACK and fields["type"] == MESSAGE and has_value(fields.get("subtype")):
        return True
    if fields.keys() >= DISCORD and fields["type"] in DISCORD_SERVICE:
        return True
    if fields.keys() >= NODE and str(fields["status"]) == "0":
        return True
    if fields.get("type") == PAGE and "slug" in fields:
        return True
    state = fields.get("state")
    return fields.keys() >= JOOMLA and state is not None and str(state) not in JOOMLA_LIVE


def is_comment(fields: Mapping[str, Any]) -> bool:
    """Whether a record is what a reader wrote below a story: by its type, or its place in webz."""
    kinds = (fields.get(name) for name in TYPES)
    place = fields.get("ord_in_thread")
    return (
        any(isinstance(kind, str) and kind.lower() in COMMENTS for kind in kinds)
        or (isinstance(place, int) and place > 0)
        or fields.keys() >= REDDIT_COMMENT
    )


def part_stories(fields: Mapping[str, Any]) -> list[Mapping[str, Any]] | None:
    """The stories that Multi-News puts into one field, without the summary of them all."""
    text = fields.get("document")
    if not isinstance(text, str) or STORY_MARK not in text:
        return None
    rest = {name: one for name, one in fields.items() if name not in ("document", "summary")}
    return [{**rest, "document": one.strip()} for one in text.split(STORY_MARK) if one.strip()]


def _tell_post(fields: Mapping[str, Any]) -> dict[str, Any]:
    """A row of the table of posts: an author is a number there, and the address the `guid`."""
    content = fields["post_content"]
    left_out = ("post_content", "post_author", "post_date", "post_date_gmt")
    named: dict[str, Any] = {name: one for name, one in fields.items() if name not in left_out}
    if isinstance(content, str):
        named["body_html"] = read_post_markup(content)
    named["published"] = tell_time(fields.get("post_date"), fields.get("post_date_gmt"))
    if isinstance(fields.get("guid"), str) and not has_value(fields.get("url")):
        named["url"] = fields["guid"]
    author = fields.get("post_author")
    return named if str(author).isdigit() else {**named, "author": author}


def _tell_joomla(fields: Mapping[str, Any]) -> dict[str, Any]:
    """What stands before "read more" and what behind it."""
    parts = (fields["introtext"], fields["fulltext"])
    named = {
        "text": "\n\n".join(part for part in parts if isinstance(part, str) and part.strip()),
        "published": fields.get("publish_up") or fields.get("created"),
        "author": fields.get("created_by_alias"),
    }
    left_out = ("introtext", "fulltext", "publish_up", "created", "created_by", "created_by_alias")
    return {**{name: one for name, one in fields.items() if name not in left_out}, **named}


def _tell_reddit(fields: Mapping[str, Any]) -> dict[str, Any]:
    """A post under its own address, without the text that somebody took away."""
    is_gone = fields["selftext"] in TAKEN_AWAY
    kept = {name: one for name, one in fields.items() if not (is_gone and name == "selftext")}
    return {**kept, "url": f"https://www.reddit.com{fields['permalink']}", "source": "reddit.com"}


def _tell_lexis(fields: Mapping[str, Any]) -> dict[str, Any]:
    document, source = fields["Document"], fields.get("Source")
    content = document.get("Content") if isinstance(document, Mapping) else None
    story = _LEXIS_STORY.search(content) if isinstance(content, str) else None
    named = {
        "id": fields["ResultId"],
        "content_html": story[1] if story else None,
        "Date": _MIDNIGHT.sub("", str(fields.get("Date") or "")),
        "Source": source.get("Name") if isinstance(source, Mapping) else source,
    }
    kept = {name: one for name, one in fields.items() if name not in ("ResultId", "Document")}
    return {**kept, **named}


def _tell_swissdox(fields: Mapping[str, Any]) -> dict[str, Any]:
    """The Swiss media archive: writers and headings stand in the text, in tags of its own."""
    content = str(fields["content"])
    named = {
        "title": fields["head"],
        "published": _MIDNIGHT.sub("", str(fields["pubtime"])),
        "source": fields["medium_name"],
        "section": fields.get("rubric"),
        "summary": fields.get("subhead"),
        "authors": _SWISSDOX_AUTHOR.findall(content),
        "content_html": _SWISSDOX_TAG.sub(
            lambda tag: f"<{tag[1]}{_SWISSDOX_TAGS[tag[2]]}>", _SWISSDOX_AUTHOR.sub("", content)
        ),
    }
    left_out = ("head", "pubtime", "medium_name", "rubric", "subhead", "content", "content_id")
    kept = {name: one for name, one in fields.items() if name not in left_out}
    return {**kept, **{name: one for name, one in named.items() if has_value(one)}}


def _tell_snapshot(fields: Mapping[str, Any]) -> dict[str, Any]:
    """Factiva as data, the snapshots of Dow Jones: `body` goes on where `snippet` ends."""
    parts = (fields.get("snippet"), fields.get("body"))
    text = "\n\n".join(part.strip() for part in parts if isinstance(part, str) and part.strip())
    named = {"id": fields["an"], "body": text, "source": fields.get("source_name")}
    left_out = ["snippet", "an", "source_name"]
    if fields.get("publication_datetime"):
        left_out.append("publication_date")
    return {**{key: value for key, value in fields.items() if key not in left_out}, **named}
