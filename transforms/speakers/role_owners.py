"""What owns a stated title: "Severka's chief executive", "Severka campaign spokesman".

In: the tokens in front of an office. Out: those of the body or the place that has it. The decision
to question: a body with small letters in it counts where its noun is one ("Defence ministry
spokeswoman"), since "Tournament director" opens a sentence with a capital, too.
"""

from collections.abc import Sequence

from transforms.entities.compounds import is_bound
from transforms.entities.people import LEADING_FIRMS, opens_nickname
from transforms.entities.places import is_place_name
from transforms.entities.types import Name
from transforms.lexicons.bodies import read_known_bodies
from transforms.lexicons.names import read_name_words
from transforms.lexicons.roles import read_role_words
from transforms.parse.document import ParsedArticle
from transforms.parse.noun_phrases import PLURAL_TAGS
from transforms.parse.syntax import Tokens
from transforms.parse.tokens import Doc, Token
from transforms.speakers.role_sorts import CHAMBERS, is_party, is_sort

WORDS = read_name_words()
ROLES = read_role_words()
COUNTRIES = frozenset({"U.S.", "US", "U.K.", "UK"})
"""A country's short form is a part of the title: "former U.S. senator"."""
CHAMBER_RANKS = frozenset({"majority", "minority", "speaker", "leader", "whip", "democratic"})
OF_PORTFOLIOS = frozenset({"commissioner", "minister", "secretary"})
SIDES = frozenset({"conservative", "green", "labour", "liberal", "tory"})
OWNERS = frozenset("church company council government hospital party police union".split())
PUBLIC = frozenset(
    """agency association authority commission committee council department embassy federation
    government institute ministry parliament police union university""".split()
)
"""Bodies that stand right before an office of theirs: "Defence ministry spokeswoman"."""
KEPT_BY = PUBLIC | frozenset({"magazine", "newspaper", "party"})
"""What is said behind the name of a body: "Vibe magazine president"."""
LEVELS = WORDS.body_sorts | {"state"}
"""What a minister or an official is of, and no body: "Federal Finance Minister"."""
OF_TITLE = LEVELS | ROLES.fields
BODY_ENDS = WORDS.organisations - ROLES.portfolio_words
FORMER = frozenset({"acting", "current", "former"})
INNER_ENDS = BODY_ENDS - ROLES.fields - {"news", "research"}
"""Ends of a body inside a body, and no field: "the state's Justice Department secretary"."""
NO_OWNERS = ROLES.portfolio_words | WORDS.descriptors | WORDS.events
SHORTEST = 3
"""Letters of a short form: "WHO", and no "IT manager"."""
OFFICIAL = frozenset({"civil", "federal", "foreign", "interior", "national", "regional", "royal"})
SMALL = (
    PUBLIC
    | OWNERS
    | frozenset(
        """airline airport bank carmaker charity club coalition firm insurer museum newspaper party
    regulator retailer school treasury watchdog""".split()
    )
)
"""Bodies that stand before an office with nothing but their sort: "hospital spokeswoman"."""
SEXES = frozenset({"boys", "girls", "ladies", "men", "women"})
OF_SCOPE = frozenset("area community country county human local public real shift world".split())
HELD = frozenset(
    "assistant adviser advisor chief coordinator director editor executive head manager officer"
    " secretary".split()
)
"""Offices that are of a field: "Press Officer"."""
LEADING_OFFICES = frozenset(
    "analyst ceo chair chairman chairwoman controller economist president spokesman spokesperson"
    " spokeswoman".split()
)
GOVERNED = frozenset("borough city county district state town".split())
SPOKESPEOPLE = frozenset({"spokesman", "spokesperson", "spokeswoman"})
SPEAKING = (LEADING_OFFICES - {"controller"}) | frozenset(
    "boss deputy general leader official representative".split()
)
"""Who speaks for a body of which only the sort is told: "union general secretary"."""
NO_LED = (ROLES.fields | NO_OWNERS | WORDS.title_parts | ROLES.ranks) | (
    WORDS.person_nouns | WORDS.calendar | OF_SCOPE
)
"""What opens a title and no body's name."""
LED_FIELDS = ROLES.fields | WORDS.title_parts
LED_OFFICES = LEADING_OFFICES | {"vice"}
TEAMS = frozenset({"ORG", "GPE", "NORP"})
"""What a club and a country are read as: "Rovers and Norway striker"."""
EVENTS = frozenset({"DATE", "EVENT", "LAW", "TIME"})


def find_owner(
    article: ParsedArticle, low: int, noun: Token, bodies: Sequence[Name]
) -> Tokens | None:
    """What owns the title: "Severka's chief executive", "Severka campaign spokesman"."""
    found = _find_whole_owner(article, low, noun, bodies) or _find_led(article.doc, low, noun)
    is_title = noun.lower_ in HELD and noun.text[:1].isupper()
    if found is None or not is_title or found[1] != noun.i:
        return found
    start, end = found
    is_known = article.doc.span(start, end).text in read_known_bodies()
    while not is_known and end > start and article.doc[end - 1].lower_ in ROLES.fields:
        # "Palace | Press Officer"
        end -= 1
    return (start, end) if end > start else None


def _find_led(doc: Doc, low: int, noun: Token) -> Tokens | None:
    """ "Norvane Elevator | President", "Norvane | Sales Manager": what no model knows as a body."""
    if noun.lower_ not in HELD | LEADING_OFFICES:
        return None
    end = low
    while end < noun.i and doc[end].text[:1].isupper() and doc[end].lower_ not in NO_LED:
        end += 1
    last = noun.i
    while last + 1 < len(doc) and doc[last].text.istitle() and doc[last + 1].lower_ in LED_OFFICES:
        # "Norvane | Executive Vice President"
        last += 1
    fields = doc[end:last]
    is_field = all(token.lower_ in LED_FIELDS for token in fields)
    is_open = doc[low].lower_ in ROLES.sorts or doc[low].lower_ in OFFICIAL
    # "Norvane Executive Vice President" opens with a name
    opens = doc[low].is_sent_start and (is_open or len(fields) < 2)
    is_long = end - low > 1 or (end > low and len(fields) > 0 and not opens)
    is_name = all(token.text.isalpha() for token in doc[low:end])
    return (low, end) if is_long and is_field and is_name else None


def _find_whole_owner(
    article: ParsedArticle, low: int, noun: Token, bodies: Sequence[Name]
) -> Tokens | None:
    doc = article.doc
    if opens_nickname(doc[low]):
        return low, low + 2
    if doc[low].lower_ in ROLES.unreal and any(n.tokens == (low, low + 1) for n in bodies):
        # "Next chief executive Jane Roe" of the retailer
        return low, low + 1
    owned = next((i for i in range(noun.i - 1, low, -1) if doc[i].tag_ == "POS"), None)
    if owned is not None and doc[owned - 1].lower_ in ROLES.titular:
        # "Ostrov's | King's Counsel"
        owned = next((i for i in range(owned - 2, low, -1) if doc[i].tag_ == "POS"), None)
        return None if owned is None else (low, owned)
    is_group = owned is not None and doc[owned - 1].tag_ in PLURAL_TAGS
    if not is_group and is_sort(doc, low if owned is None else owned + 1, noun):
        return None if owned is None else (low, owned)
    named = _find_body(doc, low, noun, bodies) or _find_named_owner(doc, low, noun)
    if named is not None:
        return named
    possessive = [index for index in range(low, noun.i) if doc[index].tag_ == "POS"]
    if possessive and doc[possessive[-1] - 1].lower_ in SEXES:
        # "Women's champion Jane Roe"
        return None
    if possessive and possessive[-1] > low:
        is_led = doc[low].lower_ in LEADING_FIRMS and possessive[-1] > low + 1
        return low + is_led, possessive[-1]
    if doc[low].lower_ in CHAMBERS and doc[low + 1].lower_ in CHAMBER_RANKS:
        # "Senate Majority Leader Jane Roe"
        return low, low + 1
    seat = _find_seat(article, low, noun)
    if seat is not None:
        return seat
    last = _find_portfolio(doc, low, noun)
    if last == low < noun.i:
        # "Defence Minister Jane Roe"
        return None
    end = low
    while end < last and (_is_name_word(doc[end]) or _is_bound_name(doc, end, last)):
        end += 1
    if end > low and _is_rest_of_name(doc, end, noun.i):
        # "Democratic Party | of Japan | leader"
        end = noun.i
    if doc.span(low, end).text in COUNTRIES or doc[end].text == "-":
        # "Oslo-based analyst"
        return None
    is_side = end == low + 1 and doc[low].ent_type_ != "GPE"
    is_side |= is_party(doc.span(low, end).text)
    if (noun.lemma_.lower() in ROLES.party_members and is_side) or _is_minister(doc, low, noun):
        # "the Labour MP", "the Union home minister"
        return None
    return _find_capitalised(doc, (low, end), last, noun)


def _find_capitalised(doc: Doc, words: Tokens, last: int, noun: Token) -> Tokens | None:
    """The owner among the capitalised words in front of an office, of which a part may be title."""
    low, end = words
    is_body = all(doc[index].ent_type_ == "ORG" for index in range(low, end))
    if noun.text[:1].isupper() and end > last - 1:
        end = last
        is_body = all(doc[index].ent_type_ == "ORG" for index in range(low, end))
    if end == noun.i and not is_body and not noun.text.islower():
        # "NBC News | Senior Investigative Correspondent"
        body = next(i for i in range(low, end + 1) if doc[i].ent_type_ != "ORG" or i == end)
        return (low, body) if low < body < noun.i else None
    is_event = doc[low].ent_type_ in EVENTS or doc[end - 1].lower_ in WORDS.events & ROLES.no_bodies
    if end == low or not (noun.text.islower() or is_body) or is_event:
        # "the World War II general", "the Cold War historian"
        return None
    if end == low + 1 and doc[low].lower_ in OF_TITLE:
        # "Federal Finance Minister", "Municipal economist", "Teaching assistant"
        return None
    while end < noun.i and doc[end].text.islower() and _is_kept_by(doc[end]):
        # "Vibe magazine | president"
        end += 1
    opens = doc[low].is_sent_start and not (low and doc[low - 1].is_quote)
    if end - low == 1 and opens and doc[low].lower_ not in OWNERS:
        # "Council leader Jane Roe" and not "Tournament director Jane Roe"
        return (low, end) if _is_name_at_start(doc[low], noun) else None
    if end == low + 1 and doc[low].lower_ in WORDS.descriptors:
        # "a Jesuit priest"
        return None
    if doc[low].ent_type_ == "NORP" and (doc[low].pos_ == "ADJ" or end == low + 1):
        return None
    return low, end


def _is_name_at_start(token: Token, noun: Token) -> bool:
    """Whether a word is a name though it opens the sentence: "Gunners boss", "Dunne campaign
    manager"."""
    if token.lower_ in WORDS.teams or is_place_name(token.text):
        return True
    if token.text.isupper() and len(token.text) > 1:
        # "BVB sporting director"
        return True
    if token.text.endswith("s") and noun.lower_ in ROLES.club_offices:
        return True
    if noun.lower_ in SPOKESPEOPLE and token.pos_ == "PROPN":
        # "Zipcrate spokesperson": whoever speaks, speaks for somebody
        return token.lower_ not in NO_LED
    is_marked = token.ent_type_ in ("GPE", "ORG", "PERSON") or token.nbor(1).lower_ == "campaign"
    return is_marked and token.pos_ == "PROPN"


def _find_portfolio(doc: Doc, low: int, noun: Token) -> int:
    """Where what a minister is of begins: "Armed Forces | Minister", "Trade and Industry"."""
    last = noun.i
    while noun.lower_ in OF_PORTFOLIOS and last > low:
        word = doc[last - 1].lower_
        is_joined = word in ("and", "&") and last - 1 > low and last < noun.i
        if word not in ROLES.portfolio_words and not is_joined:
            break
        last -= 1
    return last


def _find_seat(article: ParsedArticle, low: int, noun: Token) -> Tokens | None:
    """The place in front of an office with a capital: "Alabama Democratic Governor Jane Roe"."""
    doc, end = article.doc, low
    while end < noun.i and doc[end].ent_type_ == "GPE" and doc[end].text not in COUNTRIES:
        if doc[end].lower_ in WORDS.descriptors:
            # "Kenyan Foreign Minister Jane Roe"
            break
        end += 1
    if not noun.text[:1].isupper():
        return None
    if end == low and noun.lower_ in ("mayor", "governor") and noun.i == low + 1:
        # "Ostrov Mayor Jane Roe", a place that the model does not know
        end += doc[low].pos_ == "PROPN"
    if end == low and doc[noun.i - 1].lower_ == "county":
        end = noun.i
    return (low, end) if end > low else None


def is_team(token: Token) -> bool:
    """A club or a country in front of a player's place: "Rovers and Norway striker"."""
    return token.ent_type_ in TEAMS or is_place_name(token.text) or token.lower_ in WORDS.teams


def _is_kept_by(token: Token) -> bool:
    """ "Vibe magazine | president", and no "party-backed challenger"."""
    return token.lower_ in KEPT_BY and token.nbor(1).text != "-"


def _find_body(doc: Doc, low: int, noun: Token, bodies: Sequence[Name]) -> Tokens | None:
    """A body of several words that the model knows: "House Ways and Means Committee Chairman",
    "Justice Department Inspector General", and no "International Trade Secretary"."""
    for name in bodies:
        start, end = name.tokens
        # "AFP's | Global News Director"
        is_owned = low < start and doc[start - 1].tag_ == "POS"
        opens = start == low or (is_owned and doc[end - 1].lower_ in INNER_ENDS)
        opens |= _is_behind_former(doc, low, start) and end == noun.i
        is_long = end - start > 1 and name.entity_type == "organization"
        if not (opens and is_long and end <= noun.i):
            continue
        last, behind = doc[end - 1].lower_, skip_bracket(doc, end)
        is_title = doc[behind].text[:1].isupper() or doc[behind].text.islower()
        if is_title and (last in BODY_ENDS or (behind == noun.i and last not in NO_OWNERS)):
            return start, end
    return None


def _is_behind_former(doc: Doc, low: int, start: int) -> bool:
    """ "Hale's former | Office of Management and Budget | director"."""
    return low < start - 1 and doc[start - 1].lower_ in FORMER and doc[start - 2].tag_ == "POS"


def skip_bracket(doc: Doc, at: int) -> int:
    """Behind the short form of a body: "World Health Alliance | (WHA) | spokesman"."""
    is_short = at + 2 < len(doc) and doc[at].text == "(" and doc[at + 2].text == ")"
    return at + 3 if is_short and doc[at + 1].text[:1].isupper() else at


def _find_named_owner(doc: Doc, low: int, noun: Token) -> Tokens | None:
    """A body of several words by its own noun: "University of Tilford biologist", "Rail union
    general secretary"."""
    if (
        doc[low].lower_ in WORDS.body_words
        and doc[low].text[:1].isupper()
        and doc[low + 1].lower_ == "of"
    ):
        end = low + 2
        while end < noun.i and doc[end].text[:1].isupper():
            end += 1
        return (low, end) if end > low + 2 else None
    is_name = doc[low].pos_ in ("NOUN", "PROPN") or doc[low].lower_ in OFFICIAL
    # "Swedish federation | president"
    is_name |= doc[low].lower_ in WORDS.descriptors
    if doc[low].text.islower():
        return _find_small(doc, low, noun)
    if not doc[low].text[:1].isupper() or not is_name:
        return None
    for end in range(noun.i, low + 1, -1):
        body = doc[end - 1]
        # "Rail union general secretary", "Defence ministry spokeswoman" and no "campaign manager"
        bodies = PUBLIC if end == noun.i else WORDS.organisation_nouns
        # "Ostrov's | state mines regulator"
        is_state = body.lower_ == "state" and end < noun.i
        is_hyphened = "-" in (doc[end].text, doc[end - 2].text)
        if end < noun.i and _is_joined_field(doc, low, end):
            continue
        if body.lower_ in bodies and body.text.islower() and not (is_hyphened or is_state):
            return low, end
    return None


def _is_joined_field(doc: Doc, low: int, end: int) -> bool:
    """ "Severka's | global politics and government | outreach director", where it is no body."""
    owned = next((i for i in range(low, end) if doc[i].tag_ == "POS"), end)
    return any(doc[i].lower_ == "and" for i in range(owned, end))


def _find_small(doc: Doc, low: int, noun: Token) -> Tokens | None:
    """ "ministry | spokesman", "trade union | leader": a body by its sort, written small, or for
    one who speaks the place that has an office to speak for: "county | spokeswoman".

    But "police chief" and "company director" are offices and trades of their own.
    """
    end = noun.i
    is_chief = doc.span(noun.i, noun.i + 2).text == "chief executive"
    if not (noun.lower_ in SPEAKING or is_chief) or not noun.text.islower():
        return None
    kinds = doc[low : end - 1]
    is_body = end > low and doc[end - 1].lower_ in SMALL
    is_body |= noun.lower_ in SPOKESPEOPLE and end > low and doc[end - 1].lower_ in GOVERNED
    is_whole = all(t.lower_ in OFFICIAL or (t.pos_ == "NOUN" and t.text.isalpha()) for t in kinds)
    return (low, end) if is_body and is_whole and len(kinds) < 2 else None


def skip_second(doc: Doc, low: int, noun: int) -> int:
    """Behind the second body of "Rovers | and Norway | striker"."""
    end = low + 1
    while end < noun and is_team(doc[end]):
        end += 1
    return end if doc[low].lower_ == "and" and end > low + 1 else low


def _is_name_word(token: Token) -> bool:
    is_noun = token.pos_ in ("PROPN", "NOUN") or _is_firm(token) or is_short_form(token)
    return (is_noun or _opens_name(token)) and token.text[:1].isupper()


def is_short_form(token: Token) -> bool:
    """A body's letters that the tagger reads as a word: "WHO spokeswoman"."""
    is_word = token.pos_ in ("PRON", "ADV", "SCONJ") and token.text.isupper()
    is_before = token.i + 1 < len(token.doc) and token.nbor(1).text.islower()
    return is_word and is_before and len(token.text) >= SHORTEST


def _opens_name(token: Token) -> bool:
    """ "Civil | Defence controller", where only the first word is no noun."""
    is_public = token.lower_ in OFFICIAL and token.i + 2 < len(token.doc)
    return is_public and token.nbor(1).pos_ == "PROPN" and token.nbor(2).text.islower()


def _is_bound_name(doc: Doc, at: int, high: int) -> bool:
    """The hyphen of "Miami-Dade Police"."""
    return at + 1 < high and is_bound(doc, at) and _is_name_word(doc[at + 1])


def _is_minister(doc: Doc, low: int, noun: Token) -> bool:
    """A ministry or a party in front of the minister is no owner: "Shadow Europe minister"."""
    is_shadow = noun.lower_ in OF_PORTFOLIOS and doc[low].lower_ == "shadow"
    return is_shadow or (noun.lower_ == "minister" and doc[low].lower_ in OWNERS | SIDES)


def _is_rest_of_name(doc: Doc, at: int, noun: int) -> bool:
    """ "of Japan" and "for the People" between a body's noun and an office."""
    start = at + 1 + (at + 1 < noun and doc[at + 1].lower_ == "the")
    is_link = doc[at].lower_ in ("of", "for") and doc[at - 1].lower_ in WORDS.body_words
    return is_link and start < noun and all(_is_name_word(token) for token in doc[start:noun])


def _is_firm(token: Token) -> bool:
    """A name of one word that the tagger takes for an adjective: "Norvane chairman"."""
    alone = token.doc[max(0, token.i - 1) : token.i + 2]
    return token.ent_type_ == "ORG" and sum(t.ent_type_ == "ORG" for t in alone) == 1
