"""What a page says where it stops: the offer to subscribe, and whether a story is cut by it.

In: a parsed page, its JSON-LD article, the text that was kept. Out: the elements of the offer, and
whether the story is a teaser. Offers are told by their words, in the languages of the sites met.
The decision to question: `isAccessibleForFree: false` alone cuts no story, for sites hand whole
texts to crawlers under it; the offer must stand at the end, or the text be as short as a teaser,
and where the page counts its words (`wordCount`) the count decides.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from lxml.html import HtmlElement

from transforms.page.boilerplate_names import squeeze
from transforms.page.tree_order import remove

LONGEST_LINE = 420
KNOWN_NAMES = 20_000
MOST_INNER = 3
"""Elements inside a line, such as links and words in bold."""

LONGEST_OFFER = 1_800
LONGEST_TITLE = 60
STORY_LINE = 70
"""Code points of a line without a word of offers that belongs to the story."""

LONGEST_TEASER = 2_500
"""Code points beyond which a text that an offer follows is taken to be whole."""

SHORT_TEXT = 1_200
"""Code points under which a text that is said not to be free is taken to be a teaser."""

WHOLE_SHARE = 0.7
LEAST_WORDS = 100
"""A stated word count under this counts something else."""

_LINES = ("p", "h2", "h3", "h4", "h5", "h6", "div", "span", "li", "a", "strong", "b", "button",
          "label", "em", "td", "section")  # fmt: skip
_STEMS = (
    "subscri", "to continue", "continue reading", "keep reading", "free article", "cancel any",
    "members only", "member-only", "registered readers", "already a ", "already have an account",
    "abonn", "suscri", "abbonat", "assina", "prenumer", "předplat", "подпис", "підпис", "tilaaj",
    "registrier", "weiterlesen", "read on", "rest of this", "full access", "unlock",
    "verder lezen", "lees verder", "il vous reste",
    "lire la suite", "jatka lukemista", "seguir leyendo", "a leggere",
)  # fmt: skip
"""A page without any of these, in lower case, offers nothing."""

_STOPS = re.compile(
    r"""\b(?:subscribe|register|sign\ ?(?:in|up)|log\ ?in|join|upgrade|become\ an?\ \w+
    |create\ (?:an?|your)\ (?:free\ )?account|start\ (?:your|a)\ (?:free\ )?trial|(?:get
    |buy|purchase)\ a\ (?:subscription|membership|pass))\b[^.!?]{0,70}?\b(?:to|and
    |for)\ (?:continue|keep|carry\ on|read|access|view|unlock|finish|see\ the\ rest
    |full\ access|unlimited)|\bto\ (?:continue|keep|finish)\ reading\b
    |\b(?:continue|keep|finish)\ (?:reading|your\ reading)\b.{0,60}\b(?:subscri|log\ in
    |sign\ in|regist|account|member|trial|plus\b|premium\b|with\b)
    |\bread\ on\ (?:with|by|for|as)\b
    |\b(?:rest|remainder)\ of\ (?:this|the)\ (?:article|story|content)\b.{0,60}\b(?:subscri
    |member|regist|paid)
    |\b(?:this|the)\ (?:full\ |complete\ |entire\ )?(?:article|story|content|page|post
    |feature)\ (?:is|are)\ (?:only\ |exclusively\ |reserved\ |available\ |exclusive[ ]
    |limited\ |free\ )*(?:for|to)\ (?:\w+\ ){0,4}(?:subscribers?|members?|registered
    |premium|paying)|\b(?:subscribers?|members?|premium)[\ -](?:only|exclusive)\b
    |\b(?:exclusive|available|only)\ (?:to|for)\ (?:our\ )?(?:\w+\ )?(?:subscribers
    |members)\b
    |\b(?:unlock|read)\ (?:this|the\ (?:full|whole|rest\ of\ the|entire))\ (?:article|story
    |post)\b.{0,60}(?:subscri|member|regist|trial|account)
    |\b(?:reached|used|hit|exceeded)\ (?:your|the)\ .{0,30}\b(?:limit|free\ articles?
    |free\ stories)
    |\b(?:want\ to|would\ you\ like\ to)\ (?:read\ more|keep\ reading|continue)\?
    |\bweiter\ ?lesen\ (?:mit|im|als)\b|\blesen\ sie\ weiter\b
    |\bum\ (?:weiter\ ?zu\ ?lesen|den\ (?:ganzen|vollständigen)|diesen\ artikel)\b
    |\b(?:dieser|der\ (?:ganze|vollständige))\ (?:artikel|beitrag|text
    |inhalt)\b.{0,60}(?:abonnent|abonnement|\babo\b|registriert|plus-|mitglied)
    |\b(?:exklusiv|nur)\ für\ (?:\w+-?)?(?:abonnent|abonnierende|mitglieder|digital-?abo)
    |\bjetzt\ (?:weiterlesen|freischalten|artikel\ freischalten)
    |\br[ée]serv[ée]e?s?\ (?:aux|à\ nos)\ abonn[ée]s|\b(?:pour|afin\ de)\ lire\ la\ suite
    |\bil\ vous\ reste\ [\d,.]+\ ?%|\bla\ suite\ (?:est\ )?réservée
    |\babonnez-vous\ pour\ (?:lire|continuer|accéder)|\bpoursui\w+\ votre\ lecture
    |\b(?:exclusiv[oa]s?|sol[oa]|reservad[oa])\ para\ (?:los\ )?(?:suscriptor|registrad
    |soci|usuarios)|\b(?:para|si\ quieres)\ seguir\ leyendo
    |\bsuscríbe(?:te|se)\ para\ (?:leer|seguir|continuar)
    |\b(?:riservat[oi]|esclusiv[oi])\ (?:agli|ai|per\ gli)\ abbonati
    |\bper\ continuare\ (?:a\ leggere|la)|\babbonati\ per\ (?:leggere|continuare)
    |\b(?:exclusivo|conteúdo)\ (?:exclusivo\ )?para\ assinantes
    |\bassine\ para\ (?:ler|continuar)|\bpara\ continuar\ (?:lendo|a\ ler)
    |\b(?:exclusief|alleen)\ voor\ (?:onze\ )?(?:abonnees|leden)
    |\bverder\ lezen\b.{0,40}(?:abonn|account|inlog)|\blees\ verder\ met
    |\bom\ (?:dit\ artikel|verder)\ te\ lezen
    |\b(?:kun|bare|forbeholdt|endast|bara)\ for\ abonnent
    |\b(?:för|for)\ (?:prenumeranter|abonnenter)\b|\b(?:läs|les|læs)\ (?:vidare|videre)\ med
    |\bdla\ (?:prenumerator|subskrybent|abonent)|\bpouze\ pro\ předplatitele
    |\b(?:jen|exkluzivně)\ pro\ předplatitel|\bтолько\ для\ подписчик
    |\bдля\ (?:чтения|продолжения)\b.{0,40}подпис|\bлише\ для\ підписник|\bvain\ tilaajille
    |\bjatka\ lukemista""",
    re.VERBOSE | re.IGNORECASE,
)
"""Reading ends here for who does not pay or sign in."""

_OFFERS = re.compile(
    r"""\balready\ (?:an?\ |have\ an?\ )?(?:\w+\ )?(?:subscriber|subscribed|subscription|member
    |account)|\bcancel\ (?:at\ )?any\ ?time|\bunlimited\ (?:digital\ |online\ )?access
    |\bfull\ (?:digital\ )?access
    |\b(?:subscribe|abonnez-vous|suscríbe(?:te|se)|abonnieren|assine|prenumerera)\b
    |\bsubscri(?:ber|ption)s?\b|\bfree\ (?:trial|articles?|stories)\b|\bmembership\b
    |(?:[$€£]|\b(?:crowns?|euros?|dollars?|pounds?|eur|usd|kr|zł)\b)\W?.{0,20}\b(?:per|a
    |each|every|pro|par|al|por)\ (?:week|month|year|day|woche|monat|jahr|mois|semaine|an
    |mes|mese|mês)\b|\b(?:log|sign)\ ?in\b|\bregister\ (?:now|for\ free|here)\b
    |\bcreate\ an?\ (?:free\ )?account|\bregistered\ readers?\b|\bpay\ (?:now|once)\b
    |\be-?paper\b|\bnewsletters?\b|\bdigital\ (?:edition|plus)\b|\babonn(?:ent|ement|é|ee)
    |\babo\b|\bjederzeit\ kündbar|\bsans\ engagement|\bsuscri(?:ptor|pción)
    |\babbona(?:ti|to|mento)|\bassinantes?\b|\bpředplat|подписк|підписк|\btilaa(?:ja|us)
    |\bprenumerat|\banmelden\b|\bse\ connecter\b|\biniciar?\ sesión|\baccedi\b|\binloggen\b
    |\blogga\ in\b""",
    re.VERBOSE | re.IGNORECASE,
)
"""Words of an offer, which the lines around the one that stops the reading have."""

_NAMED = re.compile(
    r"(?<![a-z])(?:pay-?wall\w*|reg-?wall\w*|subscri(?:be|ption|ber)[\w-]*(?:box|wall|offer|prompt|cta|promo"
    r"|banner|overlay|teaser|message)|piano[\w-]*|tp-(?:modal|container)\w*|offer-?(?:box|wall)|barrier"
    r"|meter(?:ed)?-?(?:wall|message|notice)|gate(?:way)?-?(?:content|message)|upsell[\w-]*"
    r"|premium-?(?:box|teaser|offer|hint)|abo-?(?:box|teaser|hinweis|wall)|poool[\w-]*)(?![a-z])",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Offers:
    """What a page offered: the elements that were taken off it, and where they stood.

    `stops` are the places of those that say that reading ends, `places` those of all.
    """

    parts: frozenset[HtmlElement] = frozenset()
    places: tuple[int, ...] = ()
    stops: tuple[int, ...] = ()
    order: Mapping[HtmlElement, int] = field(default_factory=dict)

    @property
    def has_any(self) -> bool:
        return bool(self.places)

    def at_end(self, kept: Iterable[HtmlElement]) -> str | None:
        """ "stop" or "offer" where one stands after the last paragraph that was kept."""
        if not self.places:
            return None
        last = max((self.order.get(element, 0) for element in kept), default=0)
        if any(place > last for place in self.stops):
            return "stop"
        return "offer" if any(place > last for place in self.places) else None


def take_offers(tree: HtmlElement, headline: HtmlElement | None) -> Offers:
    """Take the offers off the page, so that no word of them is taken for the story."""
    found = find_offers(tree, headline)
    if not found:
        return Offers()
    order = {element: number for number, element in enumerate(tree.iter())}
    offers = Offers(
        frozenset(inner for part in found for inner in part.iter()),
        tuple(order[part] for part in found),
        tuple(order[part] for part in found if stops_reading(squeeze(part.text_content()))),
        order,
    )
    for part in found:
        remove(part)
    return offers


def find_offers(tree: HtmlElement, headline: HtmlElement | None) -> list[HtmlElement]:
    """The parts of a page that offer a subscription where a story stops or in its midst."""
    body = next(tree.iter("body"), tree)
    shown = body.text_content().lower()
    stems = [stem for stem in _STEMS if stem in shown]
    if not stems:
        return []
    around = {headline, *headline.iterancestors()} if headline is not None else set()
    found: dict[HtmlElement, None] = {}
    for line in _offer_lines(body, stems):
        if line in around or any(part in found for part in line.iterancestors()):
            continue
        found[_climb(line, around)] = None
    return list(found)


def _offer_lines(body: HtmlElement, stems: Sequence[str]) -> Iterator[HtmlElement]:
    """Lines that stop the reading, and parts named as offers that hold words of one."""
    for element in body.iter(*_LINES):
        named = element.tag in ("div", "section") and (element.get("class") or element.get("id"))
        if named and _is_named(named):
            words = squeeze(element.text_content())
            if 0 < len(words) <= LONGEST_OFFER and _OFFERS.search(words) and _is_offer(element):
                yield element
                continue
        if len(element) > MOST_INNER:
            continue
        words = element.text_content()
        if not 8 < len(words) <= LONGEST_LINE:
            continue
        lowered = words.lower()
        if any(stem in lowered for stem in stems):
            line = squeeze(words)
            if _STOPS.search(line) and not _is_quoted(line):
                yield element


@lru_cache(maxsize=KNOWN_NAMES)
def _is_named(names: str) -> bool:
    return _NAMED.search(names) is not None


def is_offer(title: str | None) -> bool:
    """Whether a page's own title is an offer: "Subscribe to read"."""
    return title is not None and len(title) <= LONGEST_TITLE and stops_reading(title)


def stops_reading(words: str) -> bool:
    """Whether words tell that reading ends for who does not pay."""
    return _STOPS.search(words) is not None


def _is_quoted(line: str) -> bool:
    """Whether somebody says it: then it is the story's."""
    return re.search(r"[“”„«»]|\b(?:said|says|told)\b", line) is not None


def _climb(line: HtmlElement, around: set[HtmlElement]) -> HtmlElement:
    """The largest part of the page around a line in which all else is of the offer, too."""
    part = line
    while (parent := part.getparent()) is not None and parent not in around:
        if parent.tag in ("body", "html", "main", "article") or not _is_offer(parent):
            break
        part = parent
    return part


def _is_offer(element: HtmlElement) -> bool:
    """Whether no line in it is as long as a story's without a word of the offer."""
    if len(element.text_content()) > 2 * LONGEST_OFFER:
        return False
    for line in element.iter("p", "li", "div", "td", "h2", "h3", "h4", "blockquote"):
        if (
            line.find("p") is not None
            or line.find("div") is not None
            or line.find("ul") is not None
        ):
            continue
        words = squeeze(line.text_content())
        if len(words) >= STORY_LINE and not (_OFFERS.search(words) or _STOPS.search(words)):
            return False
    return True


def is_teaser(text: str, article: Mapping[str, Any], at_end: str | None) -> bool:
    """Whether the text that was kept is only the story's beginning; `at_end` is the offer there."""
    count = article.get("wordCount")
    if isinstance(count, int | str) and str(count).isdecimal() and int(count) >= LEAST_WORDS:
        is_whole = len(text.split()) >= WHOLE_SHARE * int(count)
        return not is_whole and (at_end is not None or is_closed(article))
    if at_end == "stop":
        return len(text) <= LONGEST_TEASER
    is_cut = text.rstrip(' "”').endswith(("…", "...", "[…]", "[...]"))
    return is_closed(article) and (at_end is not None or is_cut or len(text) <= SHORT_TEXT)


def is_closed(article: Mapping[str, Any]) -> bool:
    """Whether JSON-LD says that the story is not free to read."""
    stated = article.get("isAccessibleForFree")
    return str(stated).strip().lower().rpartition("/")[2] in ("false", "no", "0")
