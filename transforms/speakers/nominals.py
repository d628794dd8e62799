"""Which figures a described speaker cannot be: "the court" after a hospital, "Roe's son" after Roe.

In: a phrase and the cast so far. Out: the figures that the phrase rules out. The decision to
question: a phrase with a name, an owner or a head noun of its own is its own speaker unless
somebody was called so before. It then stays unnamed, since the last body named is a guess.
"""

from collections.abc import Iterator, Set
from itertools import pairwise

from transforms.entities.types import ACRONYM
from transforms.lexicons.names import read_name_words
from transforms.lexicons.roles import read_role_words
from transforms.parse.noun_phrases import Phrase, gender_of_noun
from transforms.parse.tokens import Doc
from transforms.speakers.bearers import PREMIER
from transforms.speakers.participants import Cast, Figure

WORDS = read_name_words()
PARTY_MEMBERS = read_role_words().party_members
ANY_FIRM = frozenset(
    """airline agency bank body brand brewer broadcaster business carmaker chain charity chipmaker
    club company conglomerate developer drugmaker firm giant group insurer lender maker manufacturer
    newspaper non-profit nonprofit operator organisation organization outlet paper platform producer
    publisher retailer start-up startup supermarket supplier team""".split()
)
"""What a body may be called of which the article has not said what it is."""
ANY_SORT = frozenset({"business", "company", "firm", "group"})
"""What any firm is called, whatever it makes: "the company", and then "the retailer"."""
TRADES = frozenset(
    """airline brewer broadcaster carmaker chain chipmaker conglomerate drugmaker manufacturer
    retailer supermarket""".split()
)
"""Which firm a company is, and no bank or supplier that it deals with."""
OF_PLACES = frozenset("borough city country county province region state town village".split())
"""What a place is called itself: its council and its government are speakers of their own."""
ANYBODY = frozenset(
    """couple duo group man official pair people person suspect caller teenager trio victim woman
    youngster""".split()
)
SEVERAL = frozenset({"couple", "duo", "pair", "quartet", "trio"})
"""What is said of more than one person."""
PREMIERS = frozenset({"chancellor", "leader", "pm", PREMIER, "president"})
"""What a prime minister may be called, of whom the article tells no more."""
ARTICLES = frozenset({"a", "an", "its", "the", "their"})
NONE: frozenset[str] = frozenset()
NEAR = 2
"""Sentences. A body named farther back is no rival of one named later."""


def find_excluded(doc: Doc, cast: Cast, phrase: Phrase) -> frozenset[int]:
    """The figures spoken of so far that the phrase cannot mean."""
    owners = frozenset(_find_owners(doc, cast, phrase))
    # "the 24-year-old" may be called anything else
    own = NONE if phrase.age else read_compounds(doc, phrase)
    sort = read_sort(doc, phrase)
    is_of_country = phrase.noun in ANY_FIRM and all(_is_people(cast, one) for one in owners)
    head = phrase.tokens[1] - 1
    is_first = phrase.noun == "minister" and doc[head - 1].lower_ == "prime"
    is_named = bool(owners) and not is_of_country
    is_named |= any(word[:1].isupper() for word in own)
    is_owned = is_named or phrase.reach == "owned"
    return frozenset(
        number
        for number, figure in enumerate(cast.figures)
        if (is_named or figure.spots)
        and (
            number in owners
            or (is_first and "minister" in figure.nouns and not figure.nouns & PREMIERS)
            or not _may_be(cast, figure, phrase, own, is_owned=is_owned)
            or (bool(sort) and _is_of_another_sort(cast, figure, phrase, sort))
        )
    )


def _is_people(cast: Cast, number: int) -> bool:
    """ "The Swedish firm" may be any firm of the article, and is nobody's."""
    return cast.figures[number].kind == "people"


def _find_owners(doc: Doc, cast: Cast, phrase: Phrase) -> Iterator[int]:
    """Whoever is named inside the phrase: "the father of Tom Hale", "the Obama administration".

    Not behind a comma: "the company, a unit of Severka Corp," is any company. And no party is one:
    "the Labour MP".
    """
    if phrase.noun in PARTY_MEMBERS:
        return
    low, high = phrase.tokens
    high = next((i for i in range(low + 1, high) if doc[i].text == ","), high)
    for number, name in enumerate(cast.names):
        start, end = name.tokens
        # "the mother of two from Hull", whom no town has
        is_origin = name.entity_type == "place" and doc[start - 1].lower_ == "from"
        if low <= start and end <= high and number in cast.cluster_of and not is_origin:
            yield cast.figure_of_name(number)


def read_compounds(doc: Doc, phrase: Phrase) -> frozenset[str]:
    """The nouns in front of the head: "appeals" of "the appeals court", "dockers" of "the dockers'
    union"."""
    head = doc.span(phrase.tokens[0], phrase.tokens[1]).root
    return frozenset(
        child.text
        for child in head.children
        if child.i < head.i
        # "the High Street retailer"
        and child.lower_ not in WORDS.streets
        and (
            child.dep_ in ("compound", "nmod")
            or (child.dep_ == "poss" and child.tag_ == "NNS" and child.text.islower())
        )
    )


def read_sort(doc: Doc, phrase: Phrase) -> frozenset[str]:
    """What tells a body from others of its noun: "high" of "the high court"."""
    head = doc.span(phrase.tokens[0], phrase.tokens[1]).root
    return frozenset(
        child.lower_
        for child in head.children
        if child.i < head.i and child.dep_ == "amod" and child.lower_ in WORDS.body_sorts
    )


def may_be_called(nouns: Set[str], others: Set[str]) -> bool:
    """Whether a body that is called one thing may be one that is called another by its name."""
    return any(WORDS.bodies.get(noun, NONE) & others for noun in nouns)


def know_by_name(cast: Cast, figure: int) -> None:
    """Whom the first paragraph leaves unnamed: "a watchdog", then "the Audit Office"."""
    named = cast.figures[figure]
    if named.kind != "body" or named.spots:
        return
    for other in cast.figures:
        is_of_lead = other.unnamed is not None and other.spots and other.spots[0].paragraph == 0
        if is_of_lead and other.kind == "body" and may_be_called(other.nouns, named.nouns):
            named.nouns |= other.nouns
            other.spots.clear()
            return


def is_generic(cast: Cast, phrase: Phrase) -> bool:
    """ "a president who …" where the article is about the president: him, and nobody new."""
    return phrase.reach == "indefinite" and any(
        figure.is_main and phrase.noun in figure.nouns & WORDS.exclusive_nouns
        for figure in cast.figures
    )


def _may_be(
    cast: Cast, figure: Figure, phrase: Phrase, own: frozenset[str], *, is_owned: bool
) -> bool:
    is_called_so = phrase.noun in figure.nouns
    may_be_called = is_called_so or bool(
        (WORDS.roles.get(phrase.noun, NONE) | WORDS.bodies.get(phrase.noun, NONE)) & figure.nouns
    )
    if figure.kind == "body":
        if is_owned:
            return is_called_so and _shares_words(cast, figure, own)
        return _may_be_body(cast, figure, phrase, own, may_be_called=may_be_called)
    if figure.kind == "people":
        return may_be_called or figure.cluster is not None or phrase.noun in ANYBODY
    if figure.kind != "person":
        return True
    if phrase.noun in SEVERAL:
        # "the couple" is neither of the two
        return False
    if is_owned or (figure.cluster is None and not _is_anybody(phrase)):
        return may_be_called
    is_office = phrase.noun in WORDS.exclusive_nouns or bool(own)
    return may_be_called or not (is_office and figure.nouns)


def _may_be_body(
    cast: Cast, figure: Figure, phrase: Phrase, own: frozenset[str], *, may_be_called: bool
) -> bool:
    if may_be_called:
        return phrase.noun in ANY_FIRM or _shares_words(cast, figure, own)
    told = figure.nouns - ANY_SORT if phrase.noun in TRADES else figure.nouns
    if told & WORDS.organisation_nouns or figure.cluster is None:
        return False
    if _has_letter_of(cast, figure, phrase.noun):
        return not own
    is_place = cast.clusters[figure.cluster].entity_type == "place"
    return phrase.noun in (OF_PLACES if is_place else ANY_FIRM)


def _has_letter_of(cast: Cast, figure: Figure, noun: str) -> bool:
    """ "The GWU said …. The union said": U is for union, as far as the article tells."""
    if noun not in WORDS.lettered_nouns or figure.cluster is None or figure.kind != "body":
        return False
    cluster = cast.clusters[figure.cluster]
    is_body = cluster.entity_type == "organization" and bool(ACRONYM.match(cluster.canonical))
    return is_body and noun[0].upper() in cluster.canonical[1:]


def find_near(doc: Doc, cast: Cast, phrase: Phrase, beat: int) -> frozenset[int]:
    """The bodies named just before that a bare noun may mean though none of them was called so.

    "The Department of Health has sent a team. The agency said": that one, if there is no other.
    """
    low, high = phrase.tokens
    is_bare = phrase.kind == "body" and phrase.reach == "definite" and high - low == 2
    if not is_bare or any(phrase.noun in figure.nouns and figure.spots for figure in cast.figures):
        return frozenset()
    return frozenset(
        number
        for number, figure in enumerate(cast.figures)
        if figure.kind == "body"
        and any(beat - spot.beat <= NEAR and not spot.in_quote for spot in figure.spots)
        and (
            bool(WORDS.bodies.get(phrase.noun, NONE) & figure.nouns)
            or (
                not figure.nouns & WORDS.organisation_nouns
                and _has_letter_of(cast, figure, phrase.noun)
            )
        )
    )


def _is_of_another_sort(cast: Cast, figure: Figure, phrase: Phrase, sort: Set[str]) -> bool:
    """ "The high court" after "a district court in Oslo"; but a bank may be the central one."""
    words = _words_of(cast, figure)
    before = [word for word, noun in pairwise(words) if noun == phrase.noun]
    others = set(before) - ARTICLES | set(words) & WORDS.body_sorts
    return figure.kind == "body" and bool(others) and not sort & others


def _shares_words(cast: Cast, figure: Figure, own: frozenset[str]) -> bool:
    """Whether the words before the head are the figure's, too: "the appeals court"."""
    words = _words_of(cast, figure)
    return all(word.lower() in words for word in own)


def _words_of(cast: Cast, figure: Figure) -> list[str]:
    name = figure.unnamed if figure.cluster is None else cast.clusters[figure.cluster].canonical
    words = (name or "").lower().replace("’", "'").split()
    return [word.removesuffix("'s").removesuffix("'") for word in words]


def _is_anybody(phrase: Phrase) -> bool:
    is_man_or_woman = gender_of_noun(phrase.noun) is not None
    is_kin = phrase.noun in WORDS.relation_nouns or phrase.noun in WORDS.exclusive_nouns
    return phrase.noun in ANYBODY or phrase.age is not None or (is_man_or_woman and not is_kin)
