"""What pages call their furniture: names in `class` and `id`, and the headings above it.

In: the names of an element, or a line of the page. Out: whether it is furniture by that. The
patterns are data, each met on news pages; headings are known in some twenty languages. The
decision to question: names that some sites give to the rest of a story ("read-more") are told
apart from those that no story has, for the caller to look at what stands inside.
"""

import re
from functools import lru_cache

LONGEST_HEADING = 60
KNOWN_NAMES = 20_000
"""Answers kept: names and headings come back on every page of a site, and patterns are slow."""

_NAMES = re.compile(
    r"""(?<![a-z])(?:
    related(?!-?to)[\w-]* | recirc[\w-]* | recommend(?:ed|ations?)?(?![a-z])[\w-]*
    | newsletters?[\w-]*
    | (?:most|more)[-_]?(?:read|popular|viewed|shared|from|on|stories|news|articles|coverage)
    | (?:access[-_]?)?ranking(?:s|[-_][\w-]*)?
    | popular[-_]?(?:articles|posts|stories|news|now|content) | trending[\w-]*
    | read[-_]?(?:more|next|also) | (?:also|must)[-_]?(?:read|like) | you[-_]?(?:may|might)[\w-]*
    | up[-_]?next | next[-_]?(?:article|story|post) | promos?(?![a-z]) | promo[-_][\w-]*
    | sponsor(?:ed)?(?![a-z]) | advert[\w-]* | google[-_]ads?[\w-]* | ad[-_]?(?:slot|unit)[\w-]*
    | div[-_]gpt[-_]ad[\w-]* | outbrain | taboola | ob[-_]widget
    | share(?:[-_]?(?:bar|tools?|buttons?|icons?|links?|this|widget|container|list))?(?![a-z-])
    | social(?:[-_]?(?:bar|share|sharing|links|icons|media|buttons|follow))?(?![a-z-])
    | subscribe(?![rd])[\w-]* | subscription[-_](?:form|box|cta|offer|promo|banner|widget)
    | sign[-_]?up[\w-]*
    | donat(?:e|ion)s?[\w-]* | cta(?![a-z]) | call[-_]to[-_]action
    | author[-_]?(?:bio|box|info|card|content|data|detail|about|profile|desc)[\w-]*
    | starbox | abh[-_](?:box|tab|text|posts)[\w-]*
    | about[-_]?(?:the[-_]?)?author[\w-]* | bio(?:graphy)?(?![a-z])
    | comments?[-_]?(?:section|area|list|form|count|wrap(?:per)?|container|thread|respond|title
    |block)
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

_WEAK_NAMES = re.compile(
    r"read|more|most|popular|(?:access[-_]?)?ranking|up|next|promo|share|social|rail|cta|call|recommend|sign|trending|in"
)
"""Names that some sites give to the rest of a story ("read-more"): to go, such a part must be
links or short."""

_STORY_NAMES = re.compile(
    r"(?:article|story|post|entry|news|page)[-_]*(?:body|content|text)(?![a-z])|(?:body|main)-?text"
)

_SECTION_HEADINGS = re.compile(
    r"""(?: related(?:\ (?:articles?|news|stories|topics?|content|coverage|posts?|links?|reading
      |videos?|items?|tags?))?
    | (?:see|read|watch|view|explore|discover)\ (?:more|also|next)(?:\ (?:on|from|in
    |about)\ .{2,40})?
    | more(?:\ (?:news|stories|articles|videos|coverage|reading|like\ this|to\ explore|headlines))?
    | (?:more|latest|most\ (?:read|popular|viewed))\ (?:stories\ |news\ |articles\ )?
      (?:from|on|in|for|about|by)\ .{2,40}
    | most\ (?:read|popular|viewed|shared|commented|watched|recent)(?:\ (?:stories|articles|news))?
    | (?:popular|trending|recommended|featured|suggested|sponsored|promoted)
      (?:\ (?:now|today|stories|articles|posts|videos?|news|topics|content|reading|for\ you))?
    | (?:latest|top|recent|other|breaking|today'?s)\ (?:news|stories|articles|posts|headlines
    |videos?)
    | you\ (?:may|might)\ (?:also\ )?(?:like|be\ interested.{0,10}|enjoy|have\ missed
    |want\ to\ read)
    | (?:what\ to\ )?read\ (?:this\ )?next | up\ next | don'?t\ miss | in\ case\ you\ missed\ it
    | editors?['’]?s?['’]?\ (?:picks?|choice) | our\ (?:picks|latest\ stories) | keep\ reading
    | recommended\ (?:for\ you|reading|by\ .{2,20}) | from\ (?:around\ )?the\ web | around\ the\ web
    | (?:sign\ up|subscribe)\b.{0,50} | (?:our\ |daily\ |free\ )?newsletters? | follow\ us.{0,20}
    | share\ this.{0,20} | about\ the\ (?:author|writer)s? | (?:leave|post)\ a\ (?:reply|comment)
    | comments?(?:\ \(?\d+\)?)? | \d+\ comments? | join\ the\ (?:conversation|discussion)
    | (?:related\ )?(?:tags|topics|keywords) | advertisement | promoted\ stories
    | (?:(?:article|story)\ )?continues?\ (?:below|after|reading).{0,30}
    | scroll\ to\ continue.{0,30}
    | anzeige | werbung | publicité | publicidade? | pubblicità | advertentie | annons | reklama?
    | реклама | 広告 | 广告 | 광고
    | mehr\ (?:zum\ thema|aus|von|zu|artikel|nachrichten)\b.{0,40}
    | (?:lesen\ sie|lies)\ auch.{0,10}
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
    | ilgili\ haberler | çok\ okunanlar
    | (?:les\ )?dernières\ (?:nouvelles|infos|actualités) | (?:le\ )?ultime\ notizie | ultim'ora
    | (?:as\ |las\ )?últimas\ (?:noticias|notícias)
    | (?:aktuelle|neueste)\ (?:nachrichten|meldungen)
    | (?:laatste|meer)\ nieuws | (?:najnowsze|ostatnie)\ wiadomości | nejnovější\ zprávy
    | son\ (?:haberler|dakika) | последние\ новости | останні\ новини | senaste\ nytt | seneste\ nyt
    | siste\ nytt | uusimmat(?:\ uutiset)? | ultimele\ știri | τελευταία\ νέα | آخر\ الأخبار
    | 相关(?:新闻|阅读|报道|推荐|文章|内容) | 热[点门](?:新闻|推荐|文章) | (?:推荐|延伸)阅读
    | 猜你喜欢 | 精彩推荐 | 最新(?:新闻|文章|消息) | (?:点击|新闻)?排行榜?
    | 関連(?:記事|ニュース) | 관련\ ?(?:기사|뉴스)
    )\s*[:.…»›→]*""",
    re.VERBOSE | re.IGNORECASE,
)

_INLINE_TEASER = re.compile(
    r"""[\[(►▶→»>*\s]*(?: (?:read|see|watch|listen|view)(?:\ (?:more|also|next|now|here))?
    | (?:also|must)[\ -](?:read|see|watch) | related(?:\ \w+)? | more | opinion | analysis
    | explainer
    | in\ (?:pictures|photos|video) | don'?t\ miss | recommended | exclusive | live
    | (?:lesen\ sie|lies)\ auch | mehr\ zum\ thema | (?:à\ )?(?:lire|voir)\ (?:aussi|également)
    | (?:lea|lee|ver|vea)\ (?:también|más|además) | leggi\ anche
    | (?:leia|veja|saiba)\ (?:também|mais)
    | lees\ ook | (?:czytaj|zobacz|przeczytaj)\ (?:też|także|również) | čtěte\ také
    | läs\ (?:mer|också)
    | читайте\ (?:также|також|ещё|еще) )\s*[:|►▶→»>–—-]""",
    re.VERBOSE | re.IGNORECASE,
)


@lru_cache(maxsize=KNOWN_NAMES)
def find_furniture_name(names: str) -> str | None:
    """Names come back on every page of a site, and patterns are slow."""
    found = _NAMES.search(names.lower())
    return found[0] if found else None


def may_be_story(names: str, name: str) -> bool:
    """Whether an element of these names may be story for all the furniture name among them."""
    return _STORY_NAMES.search(names) is not None or _WEAK_NAMES.match(name) is not None


@lru_cache(maxsize=KNOWN_NAMES)
def heads_furniture(words: str) -> bool:
    """Whether a heading is that of other stories: "Most read", "Lire aussi"."""
    line = squeeze(words)
    return 3 < len(line) <= LONGEST_HEADING and (_SECTION_HEADINGS.fullmatch(line) is not None)


def leads_elsewhere(line: str) -> bool:
    """Whether a line opens as a way to another page does: "Read more: …", "À lire aussi – …"."""
    return _INLINE_TEASER.match(line) is not None


def squeeze(text: str) -> str:
    """The text with each run of white space as one blank."""
    return " ".join(text.split())
