"""Names and hyphens: a name cut at one is made whole, and a compound of two names is neither.

In: a parsed document and the names found in it. Out: a wider range, or the names without compounds.
The decision to question: "Rolls-Royce" is one name and "the Boeing-Air Force deal" is about two
because the article names both by themselves; where it does not, the compound stays one name. Places
in a compound ("U.S.-China talks") stay names, for each of them is meant.
"""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from transforms.entities.types import Name, key_of, surname_of
from transforms.parse.syntax import Tokens
from transforms.parse.tokens import Doc

HYPHENS = frozenset({"-", "–"})
LONGEST_COMPOUND = 8
LINKS = frozenset("by de in la le on super sur the under upon".split())
APART = frozenset({"place", "group"})


def is_bound(doc: Doc, at: int) -> bool:
    """Whether token `at` is a hyphen with no space on either side."""
    return (
        0 < at < len(doc) - 1
        and doc[at].text in HYPHENS
        and not doc[at].whitespace_
        and not doc[at - 1].whitespace_
    )


def widen(doc: Doc, start: int, end: int) -> Tokens:
    """The range with the halves that a hyphen binds to it: "Hewlett-| Packard", "Chi-|cheng"."""
    while end - start < LONGEST_COMPOUND and is_bound(doc, start - 1) and _is_half(doc, start - 2):
        start -= 2
    if end - start > 1 and _is_sort(doc, start - 3):
        start -= 3
        start -= doc[start - 1].tag_ in ("JJ", "NNP") and doc[start - 1].text.istitle()
    while end - start < LONGEST_COMPOUND and is_bound(doc, end):
        # "Denton-upon-Hale"
        step = 4 if doc[end + 1].lower_ in LINKS and is_bound(doc, end + 2) else 2
        if not _is_half(doc, end + step - 1) and not _is_syllable(doc, start, end):
            break
        end += step
    return start, end


def _is_half(doc: Doc, at: int) -> bool:
    token = doc[at]
    return token.text[:1].isupper() and token.pos_ == "PROPN" and not token.ent_type_


def _is_sort(doc: Doc, at: int) -> bool:
    """Whether a compound with a capital stands before a name: "Low-fare | Airlines Union"."""
    if at < 1 or not is_bound(doc, at + 1) or not doc[at].text.istitle():
        return False
    last = doc[at + 2]
    return last.text.islower() and last.tag_ in ("NN", "NNP") and not doc[at].is_sent_start


def _is_syllable(doc: Doc, start: int, end: int) -> bool:
    """Whether the half behind the hyphen is small and a name's: "Ban Ki-|moon", not "Ban-led"."""
    tail = doc[end + 1]
    return end - start > 1 and tail.tag_ == "NNP" and tail.text.isalpha() and tail.text.islower()


def drop_compounds(doc: Doc, names: Sequence[Name]) -> list[Name]:
    """Without what is two names bound by a hyphen, each of which the article has by itself."""
    joined = {
        index
        for index, (one, other) in enumerate(pairwise(names))
        if other.tokens[0] == one.tokens[1] + 1
        and is_bound(doc, one.tokens[1])
        and not {one.entity_type, other.entity_type} & APART
    }
    joined |= {index + 1 for index in joined}
    kept = [name for index, name in enumerate(names) if index not in joined]
    known = _known_keys(kept)
    return [name for name in kept if not _is_compound(doc, name, known)]


def _known_keys(names: Iterable[Name]) -> frozenset[str]:
    """What the article's names without a hyphen are compared by, people by surname as well."""
    plain = [name for name in names if "-" not in name.text]
    found = {key_of(name.text) for name in plain}
    return frozenset(found | {surname_of(n.words) for n in plain if n.entity_type == "person"})


def _is_compound(doc: Doc, name: Name, known: frozenset[str]) -> bool:
    start, end = name.tokens
    return any(
        is_bound(doc, at)
        and key_of(doc.span(start, at).text) in known
        and key_of(doc.span(at + 1, end).text) in known
        for at in range(start + 1, end - 1)
    )


def word_ends(text: str) -> frozenset[int]:
    """After how many compared words of a name a space stands, and not a hyphen."""
    ends: set[int] = set()
    count = 0
    for word in text.replace("’", "'").split():
        if word.lower() == "the" and not count:
            continue
        count += len(key_of(f"x {word}").split()) - 1
        ends.add(count)
    return frozenset(ends)
