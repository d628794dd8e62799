"""Whom an epithet tells more of: "Jane Roe won. The former Oslo champion said".

In: a definite description and the cast so far. Out: the people named who may be meant by it though
nobody was called so before. The decision to question: an office ("the Oslo mayor") may be that of
somebody of whom the article has not said what he is; "the former mayor" or "the debutant" may be
anybody, since one may be that and much else.
"""

from collections.abc import Set

from transforms.lexicons.names import read_name_words
from transforms.lexicons.roles import read_role_words
from transforms.parse.noun_phrases import Phrase, gender_of_noun
from transforms.parse.syntax import edges
from transforms.parse.tokens import Doc
from transforms.speakers.participants import Cast, Figure

WORDS = read_name_words()
BESIDE = frozenset(
    """ace champion debutant debutante finalist hero heroine international legend medallist medalist
    millionaire native star tycoon veteran winner""".split()
)
"""What one is beside an office or a trade."""
SERVING = frozenset(
    """adviser advisor aide attorney lawyer official representative source spokesman spokesperson
    spokeswoman""".split()
)
"""Who speaks for another, named or not: "the Norvane spokesman"."""
BEATEN = frozenset({"beaten", "defeated", "losing", "vanquished"})
BEATING = frozenset({"beat", "defeat", "outpoint", "overcome", "thrash"})
PARENTS = frozenset({"dad", "father", "grandfather", "grandmother", "mother", "mum"})
COUNTS = frozenset("one two three four five six seven eight nine ten".split())
FILERS = frozenset(WORDS.filers.values())
FROM = frozenset({"from", "in", "of"})
FARTHEST_HOME = 12
"""Tokens behind a name in which its bearer's town is told: "Tom Hale, 47, a plumber from Oslo"."""
RANKS_OF_BIRTH = frozenset({"peer"})
"""What a form of address tells, beside which one has an office: "Lord Hale"."""
PREMIERS = frozenset({"chancellor", "minister", "president"})
"""Offices of which a paper need not say whose they are: "The prime minister"."""
LEAST_OFFICE = 3
LEAST_OWNED = 4
HEADS = read_role_words().club_offices | frozenset(
    "executive founder head leader president secretary treasurer".split()
)
"""Offices that a body has one of, near enough: "the charity's director"."""
"""Words of an office that tells of what it is: "the health secretary"."""
MEN = ("chman", "lshman", "shman", "tsman")
NOBODY: frozenset[int] = frozenset()


def find_meant(doc: Doc, cast: Cast, phrase: Phrase) -> frozenset[int]:
    """The figures that the phrase may tell more of."""
    low, high = phrase.tokens
    if phrase.reach != "definite" or phrase.kind != "person" or phrase.age is not None:
        return NOBODY
    if is_parent(doc, phrase):
        return frozenset(number for number, figure in enumerate(cast.figures) if _is_named(figure))
    if phrase.noun in WORDS.relation_nouns or phrase.noun in SERVING:
        return NOBODY
    is_beside = phrase.noun in BESIDE or doc[low + 1].lower_ == "former"
    is_told = any(token.text[:1].isupper() for token in doc[low + 1 : high])
    if not (is_beside or is_told or _is_whole_office(doc, phrase)):
        return NOBODY
    inside = {
        cast.figure_of_name(number)
        for number, name in enumerate(cast.names)
        if low <= name.tokens[0] and name.tokens[1] <= high and number in cast.cluster_of
    }
    if any(cast.figures[number].kind == "person" for number in inside):
        # "the Roe family lawyer"
        return NOBODY
    return frozenset(
        number
        for number, figure in enumerate(cast.figures)
        if number not in inside and _may_be_meant(figure, is_beside=is_beside)
    )


def _is_whole_office(doc: Doc, phrase: Phrase) -> bool:
    """ "The constitutional affairs secretary" at the start of a sentence, which tells of which."""
    low, high = phrase.tokens
    is_office = phrase.noun in WORDS.exclusive_nouns and phrase.noun not in PREMIERS
    return is_office and high - low >= LEAST_OFFICE and doc[low].is_sent_start


def _may_be_meant(figure: Figure, *, is_beside: bool) -> bool:
    return _is_named(figure) and (is_beside or figure.nouns <= RANKS_OF_BIRTH)


def _is_named(figure: Figure) -> bool:
    return figure.kind == "person" and figure.cluster is not None and bool(figure.spots)


def is_parent(doc: Doc, phrase: Phrase) -> bool:
    """ "The father of two", who may be anybody, and not "the father of Tom"."""
    low, high = phrase.tokens
    return any(
        doc[i].lower_ in PARENTS
        and doc[i + 1].text in ("of", "-")
        and doc[i + 2].text != "-"
        and (doc[i + 2].lower_ in COUNTS or doc[i + 3].lower_ in COUNTS)
        for i in range(low + 1, min(low + 3, high))
    )


def find_told_of(doc: Doc, cast: Cast, phrase: Phrase) -> int | None:
    """The one person named of whom the article tells what the phrase says: "Roe beat Hale. The
    beaten man", "Tom Hale, a plumber from Oslo … The Oslo man"."""
    low, high = phrase.tokens
    if phrase.reach == "owned":
        return _find_of_body(doc, cast, phrase)
    if phrase.reach != "definite" or phrase.kind != "person" or high - low < 2:
        return None
    word = doc[low + 1]
    if phrase.noun in FILERS:
        # "a petition filed by Tom Hale", and "the petitioner" however far behind it
        found = [
            number
            for number, figure in enumerate(cast.figures)
            if phrase.noun in figure.nouns and _is_named(figure)
        ]
        return found[0] if len(found) == 1 else None
    if word.lower_ in BEATEN:
        return _find_beaten(doc, cast, low)
    if high - low != 3 or not word.text.istitle() or gender_of_noun(phrase.noun) is None:
        return None
    found = [
        number
        for number, figure in enumerate(cast.figures)
        if _is_named(figure)
        and figure.gender in (None, phrase.gender)
        and figure.first is not None
        and _is_from(doc, figure.first.token, word.text)
    ]
    return found[0] if len(found) == 1 else None


def _find_of_body(doc: Doc, cast: Cast, phrase: Phrase) -> int | None:
    """ "“It must stop,” Severka's Jane Roe said. … the charity's director added": who alone is
    said to be of a body, and not what she is there."""
    low, high = phrase.tokens
    is_body = doc[low].lower_ == "the" and doc[low + 1].lower_ in WORDS.organisation_nouns
    is_office = phrase.noun in HEADS
    if not (is_body and is_office) or high - low < LEAST_OWNED or doc[low + 2].tag_ != "POS":
        return None
    found = [
        number
        for number, figure in enumerate(cast.figures)
        if _is_named(figure) and figure.bodies and not figure.nouns
    ]
    return found[0] if len(found) == 1 else None


def _is_from(doc: Doc, at: int, town: str) -> bool:
    behind = doc[at + 1 : at + 1 + FARTHEST_HOME]
    return any(
        token.text == town and doc[token.i - 1].lower_ in FROM and token.sent.start <= at
        for token in behind
    )


def _find_beaten(doc: Doc, cast: Cast, at: int) -> int | None:
    """Whom somebody beat last in front of a token."""
    for index in range(at - 1, -1, -1):
        verb = doc[index]
        if verb.lemma_ not in BEATING or verb.pos_ != "VERB":
            continue
        whom = next((child for child in verb.children if child.dep_ == "dobj"), None)
        if whom is None:
            continue
        low, high = edges(whom)
        for number, figure in enumerate(cast.figures):
            if _is_named(figure) and any(low <= spot.token < high for spot in figure.spots):
                return number
    return None


def find_of_other_nation(cast: Cast, noun: str) -> frozenset[int]:
    """Who is known to be of another nation than "the Italian"."""
    return frozenset(
        number
        for number, figure in enumerate(cast.figures)
        if (nations := _find_nations(figure)) and noun not in nations
    )


def find_of_no_nation(cast: Cast) -> frozenset[int]:
    """The people named of whom the article has not said where they are from."""
    return frozenset(
        number
        for number, figure in enumerate(cast.figures)
        if figure.cluster is not None and figure.spots and not _find_nations(figure)
    )


def gender_of_nation(noun: str) -> str | None:
    """A Dutchwoman is a woman; a German may be anybody."""
    if noun.endswith("woman"):
        return "female"
    return "male" if noun.endswith(MEN) else None


def _find_nations(figure: Figure) -> Set[str]:
    return (figure.peoples | figure.nouns) & WORDS.nations
