"""Names that end in a possessive of their own: "Moody's cut the rating", "Lloyd's of London".

In: a parsed document and its names, cut before the possessive. Out: the names, the firms among them
with it. The decision to question: a few chains are known by a list; another name of one word is
taken so everywhere in an article where its possessive has a verb behind it once ("Orlik's said").
"""

from collections.abc import Sequence
from dataclasses import replace

from transforms.entities.types import Name
from transforms.parse.document import ParsedArticle
from transforms.parse.syntax import FINITE
from transforms.parse.tokens import Doc

KNOWN = frozenset(
    """applebee arby bloomingdale chili denny dillard domino hardee
    kellogg kohl ladbroke levi lloyd lowe macy mcdonald mcvitie moody morrison nando
    popeye sainsbury sotheby wendy wetherspoon wrigley zaxby""".split()
) | {"standard & poor"}


def keep_own_possessives(article: ParsedArticle, names: Sequence[Name]) -> list[Name]:
    """The names, "Moody's" whole."""
    doc = article.doc
    found = [name for name in names if _is_before_possessive(doc, name)]
    people = {name.words[-1].lower() for name in names if name.entity_type == "person"}
    firms = (KNOWN | {name.text.lower() for name in found if _acts(doc, name)}) - people
    wide = {name.tokens: _widen(article, name) for name in found if name.text.lower() in firms}
    return [wide.get(name.tokens, name) for name in names]


def _is_before_possessive(doc: Doc, name: Name) -> bool:
    """A body's name of one word or of two partners, with a possessive behind it."""
    start, end = name.tokens
    is_single = end - start == 1 or (end - start == 3 and doc[start + 1].text == "&")
    is_open = is_single and end < len(doc) and name.entity_type == "organization"
    return is_open and doc[end].lower_ in ("'s", "’s") and doc[end].tag_ == "POS"


def _acts(doc: Doc, name: Name) -> bool:
    """Whether a finite verb stands right behind the possessive, which then owns nothing."""
    at = name.tokens[1] + 1
    return at < len(doc) and doc[at].tag_ in FINITE and doc[at].pos_ in ("VERB", "AUX")


def _widen(article: ParsedArticle, name: Name) -> Name:
    start, end = name.tokens
    text = article.slice(start, end + 1)
    return replace(name, tokens=(start, end + 1), text=text, method="rules/head-word")
