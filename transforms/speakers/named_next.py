"""Whether the person who is named next is somebody else than whom a description tells of.

In: the cast, a description and the person who is named behind it for the first time. Out: whether
the words beside that name tell of another. The decision to question: a body of one's own or a life
of one's own are enough ("Tom Hale of Severka", "Tom Hale, who lives beside it"), so that the office
of the first paragraph stays without a name rather than go to whoever follows.
"""

from transforms.lexicons.names import read_name_words
from transforms.parse.tokens import Doc
from transforms.speakers.participants import Cast

WORDS = read_name_words()
NEAR = 8
"""Tokens. A role farther behind the name is stated later."""
OFFICIAL = frozenset(
    """announce be become begin chair face head hold join lead oversee preside replace represent
    resign retire run say serve sign sit speak succeed take tell visit win write""".split()
)
"""What is told of whoever holds an office: "Jane Roe, who took office in May"."""


def is_somebody_else(doc: Doc, cast: Cast, ahead: int, at: int, noun: str | None) -> bool:
    """ "The governor of the bank said no. Tom Hale of Severka said yes": another than at `at`."""
    figure = cast.figures[ahead]
    if figure.first is None:
        return False
    start = figure.first.token
    if noun in WORDS.exclusive_nouns and _is_told_in_private(doc, start):
        return True
    is_told = any(start < token <= start + NEAR for token in cast.stated)
    if figure.nouns or not figure.bodies or not is_told:
        return False
    here = {token.lower_ for token in doc[at].sent}
    return not figure.bodies & here


def _is_told_in_private(doc: Doc, start: int) -> bool:
    """ "Jane Roe, who lives beside it", whom nobody calls a minister."""
    return any(
        verb.dep_ == "relcl" and verb.lemma_.lower() not in OFFICIAL and verb.tag_ != "VBN"
        for verb in doc[start].children
    )
