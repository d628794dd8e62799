"""What the classes and ids of elements say of the dates inside them.

In: names as authors of pages give them, in the languages of the sites met. Out: patterns. The
decision to question: a name is looked for inside longer ones, for sites prefix theirs as they like,
except where a part of another word would be taken for it.
"""

import re

from lxml.html import HtmlElement

DATE_NAME = re.compile(
    r"date|(?<!ul)(?<!text-)time(?!line)|publi|posted|submitted|stamp|byline|meta|info|author|datum|fecha|ngay|tarih"
    r"|(?-i:(?<![\w-])data(?=[A-Z]))|(?:entry|post|article|story)[-_]?foot"
    r"|(?<![\w-])(?:data|dato|cas|tijd|tid|pvm|hora|czas|podpis|signatur\w*)(?![\w-])",
    re.IGNORECASE,
)
CAPTION_NAME = re.compile(
    r"caption|legende|bildunter|bildtext|pie-?foto|didascalia|legenda", re.IGNORECASE
)
"""Names of the words below a picture, whose day is that of the picture."""

COMMENT_NAME = re.compile(r"coment[aá]ri|comment|komment|reactie|yorum", re.IGNORECASE)
OWN_PART = re.compile(
    r"meta|by-?line|info|publi|date|author|details|entry|article|story|post|title|headline",
    re.IGNORECASE,
)
"""Names of an aside, a header or a footer that belong to the story."""

BOX_NAME = re.compile(
    r"weather|wetter|m[eé]t[eé]o(?![a-z])|tiempo|v[aä]der(?![a-z])|pogoda|po[cč]as[ií]"
    r"|b(?:oe|ö)rse|bourse|bolsa|(?<![a-z])[ck]urs(?:[ey]|w)?(?![a-z])|valut|currenc|exchange"
    r"|(?<![a-z])(?:cal(?![a-z])|calend|kalend|agenda|event|veranstalt|termin|poll|umfrage|encuesta"
    r"|sondage|sondaggio|anket|forum|counter|banner|horos|ads?(?![a-z])|inzer|anzeige|annon[cs]"
    r"|reklam|werbung|publicidad|pubblicit|publicit|ogłosz|oglosz|advertentie|classified)",
    re.IGNORECASE,
)
"""Names of boxes whose day is that of the weather, the market, an event, a poll or an offer."""

CALENDAR_NAME = re.compile(
    r"(?<![a-z])(?:widget[-_]?)?(?:events|veranstaltung(?:en)?|agenda|termine|eventi|eventos)(?![a-z])",
    re.IGNORECASE,
)
EMBED_NAME = re.compile(
    r"tweet|twitter|instagram|facebook|fb-post|tiktok|bluesky|mastodon|reddit|telegram|embed",
    re.IGNORECASE,
)
"""Names of a quotation that is somebody's post elsewhere, with its own day."""

GAME_NAME = re.compile(
    r"(?<![a-z])(?:match|fixture|kick-?off|spiel|partid[oa]|partita)(?![a-z])", re.IGNORECASE
)
INFO_NAME = re.compile(r"info(?![a-z])|meta(?![a-z])|byline", re.IGNORECASE)


def is_embedded(element: HtmlElement) -> bool:
    """Whether it stands in somebody's post elsewhere that the page shows."""
    return any(
        part.tag == "blockquote"
        and EMBED_NAME.search(f"{part.get('class') or ''} {part.get('id') or ''}")
        for part in (element, *element.iterancestors())
    )
