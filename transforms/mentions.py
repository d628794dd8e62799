"""Names in an article, and which of them are the same entity within it.

In: a parsed article. Out: `Name`s (token ranges with a type) and `EntityCluster`s. The small
model swallows names into organisations ("Professor at the Prague Institute of International
Relations Jane Roe" comes back as one organisation) and keeps articles and possessives; both are
repaired here, with the rest of the article as evidence. The decision to question: a surname
alone ("Roe") belongs to the full name of the same article or to nobody else's.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Span

from transforms.frames import Tokens
from transforms.name_words import read_name_words
from transforms.parse import ParsedArticle

ENTITY_TYPE = {
    "PERSON": "person",
    "ORG": "organization",
    "GPE": "place",
    "LOC": "place",
    "FAC": "place",
    "NORP": "group",
    "LAW": "law",
    "EVENT": "event",
    "WORK_OF_ART": "work",
    "PRODUCT": "product",
}
WORDS = read_name_words()
ACRONYM = re.compile(r"[A-Z][A-Z&.]{1,7}s?\Z")
SMALL_WORDS = frozenset(
    {"of", "the", "for", "and", "in", "on", "at", "to", "de", "la", "du", "des"}
)


@dataclass(frozen=True, slots=True)
class Name:
    """A name in the document: token range, entity type and how sure the reading is."""

    tokens: Tokens
    text: str
    label: str
    entity_type: str
    method: str
    confidence: float

    @property
    def words(self) -> list[str]:
        """The words of the name, honorifics left out."""
        words = self.text.replace("’", "'").split()
        while len(words) > 1 and words[0].lower() in WORDS.honorifics:
            words = words[1:]
        return words


@dataclass(frozen=True, slots=True)
class EntityCluster:
    """The names of one entity in one article; `names` are indices, in text order."""

    entity_type: str
    canonical: str
    names: tuple[int, ...]
    why: tuple[tuple[str, str], ...]
    is_full: bool


def find_names(article: ParsedArticle) -> list[Name]:
    """Names of the document in text order, repaired; types by majority in the document."""
    surnames = _surname_evidence(article.doc)
    names: list[Name] = []
    for entity in article.doc.ents:
        if entity.label_ in ENTITY_TYPE:
            names.extend(_repair(article, entity, surnames))
    names.extend(_recover(article, names, surnames))
    return _agree_on_types(_drop_overlaps(names))


def _surname_evidence(doc: Doc) -> Counter[str]:
    """How often a word stands alone as a person: "Roe said", "Ms. Roe", a name's end."""
    seen: Counter[str] = Counter()
    for entity in doc.ents:
        if entity.label_ == "PERSON":
            seen[entity[-1].text] += 1
    for token in doc:
        if token.pos_ != "PROPN" or not token.text[:1].isupper():
            continue
        before = doc[token.i - 1] if token.i else None
        if before is not None and before.lower_ in WORDS.honorifics:
            seen[token.text] += 1
        elif token.dep_ == "nsubj" and token.head.lemma_ in ("say", "add", "tell", "continue"):
            alone = before is None or before.pos_ not in ("PROPN", "ADJ", "NOUN")
            seen[token.text] += alone
    return seen


def _recover(
    article: ParsedArticle, names: Sequence[Name], surnames: Counter[str]
) -> Iterator[Name]:
    """Names that the model passed over: a known surname, or a proper noun that speaks."""
    doc = article.doc
    known = {n.words[-1] for n in names if n.label == "PERSON" and len(n.words) > 1}
    taken = {index for name in names for index in range(*name.tokens)}
    for token in doc:
        if token.i in taken or token.pos_ != "PROPN" or not token.text[:1].isupper():
            continue
        if token.text not in known and not (surnames[token.text] and token.dep_ == "nsubj"):
            continue
        start = token.i
        while (
            start > 0
            and start - 1 not in taken
            and doc[start - 1].pos_ == "PROPN"
            and doc[start - 1].dep_ == "compound"
            and doc[start - 1].head == token
        ):
            start -= 1
        start, end = _tidy(doc, start, token.i + 1)
        if end > start and len(token.text) > 1 and token.lower_ not in WORDS.honorifics:
            taken.update(range(start, end))
            yield _name(article, start, end, "PERSON", "rules/recovered", 0.7)


def _repair(article: ParsedArticle, entity: Span, surnames: Counter[str]) -> Iterator[Name]:
    doc = article.doc
    start, end = _tidy(doc, entity.start, entity.end)
    if end <= start or article.paragraph_of[start] != article.paragraph_of[end - 1]:
        return
    if entity.label_ in ("ORG", "FAC", "WORK_OF_ART", "PERSON", "LAW", "EVENT"):
        split = _swallowed_name(doc, start, end, surnames)
        if split is not None:
            yield _name(article, start, split, "ORG", "rules/split-name", 0.8)
            yield _name(article, split, end, "PERSON", "rules/split-name", 0.8)
            return
    label = entity.label_
    words = {token.lower_ for token in doc[start:end]}
    if label == "PERSON" and end - start > 1 and doc[end - 1].lower_ in WORDS.organisations:
        label = "ORG"
    if label in ("ORG", "WORK_OF_ART", "EVENT") and doc[end - 1].lower_ in WORDS.laws and words:
        label = "LAW"
    if label in ("ORG", "GPE", "FAC", "PRODUCT", "WORK_OF_ART") and _is_person(
        doc, start, end, surnames
    ):
        label = "PERSON"
    method = "model" if label == entity.label_ else "rules/head-word"
    yield _name(article, start, end, label, method, 0.85 if method == "model" else 0.75)


def _is_person(doc: Doc, start: int, end: int, surnames: Counter[str]) -> bool:
    """Two or three capitalised words whose last one speaks or is a person's elsewhere."""
    words = doc[start:end]
    return (
        2 <= end - start <= 3
        and surnames[doc[end - 1].text] > 0
        and all(_could_be_given_name(word.text) and not word.text.isupper() for word in words)
    )


def _tidy(doc: Doc, start: int, end: int) -> Tokens:
    """Without leading article and honorific, trailing possessive, marks and white space."""
    while start < end and (
        doc[start].lower_ in ("the", "a", "an")
        or doc[start].is_punct
        or doc[start].is_space
        or (doc[start].lower_ in WORDS.honorifics and end - start > 1)
    ):
        start += 1
    opened = [t.i for t in doc[start:end] if t.text == "("]
    if opened and ")" not in doc[start:end].text:
        end = opened[0]
    while end > start and (
        doc[end - 1].tag_ == "POS"
        or doc[end - 1].is_space
        or (doc[end - 1].is_punct and doc[end - 1].text != ".")
    ):
        end -= 1
    return start, end


def _swallowed_name(doc: Doc, start: int, end: int, surnames: Counter[str]) -> int | None:
    """Where a person's name begins inside an organisation, or None.

    "Institute of International Relations Jane Roe": the name's last word is a surname elsewhere
    in the article, or the organisation follows "professor at", and what is left ends in an
    organisation's word.
    """
    titled = _after_title(doc, start, end)
    if titled is not None:
        return titled
    if end - start < 4 or not any(t.lower_ in WORDS.organisations for t in doc[start : end - 2]):
        return None
    low = end - 1
    while low - 1 > start and (
        _could_be_given_name(doc[low - 1].text) or doc[low - 1].lower_ in WORDS.particles
    ):
        low -= 1
    while low < end - 1 and doc[low].lower_ in WORDS.particles:
        low += 1
    if not (2 <= end - low <= 4) or doc[end - 1].lower_ in WORDS.organisations:
        return None
    if doc[low - 1].lower_ in SMALL_WORDS or doc[low - 1].lower_ == "'s":
        return None
    elsewhere = surnames[doc[end - 1].text] > 0
    ends_in_word = doc[low - 1].lower_ in WORDS.organisations or doc[low - 1].text.endswith("s")
    opened = any(t.lower_ in ("at", "from", "of") for t in doc[max(0, start - 3) : start])
    return low if ends_in_word and (elsewhere or opened) else None


def _after_title(doc: Doc, start: int, end: int) -> int | None:
    """ "United Dock Workers Secretary-Treasurer Gary Holt": the name behind an office."""
    for index in range(end - 2, start, -1):
        parts = doc[index].lower_.split("-")
        if not any(part in WORDS.person_nouns for part in parts):
            continue
        rest = doc[index + 1 : end]
        fits = 2 <= len(rest) <= 3 and all(_could_be_given_name(token.text) for token in rest)
        return index + 1 if fits else None
    return None


def _could_be_given_name(word: str) -> bool:
    plain = word.rstrip(".")
    return word[:1].isupper() and plain.lower() not in WORDS.organisations and plain.isalpha()


def _name(
    article: ParsedArticle, start: int, end: int, label: str, method: str, confidence: float
) -> Name:
    start, end = _tidy(article.doc, start, end)
    text = article.slice(start, end)
    return Name((start, end), text, label, ENTITY_TYPE[label], method, confidence)


def _drop_overlaps(names: Sequence[Name]) -> list[Name]:
    kept: list[Name] = []
    for name in sorted(names, key=lambda n: n.tokens):
        if not kept or name.tokens[0] >= kept[-1].tokens[1]:
            kept.append(name)
    return kept


def _agree_on_types(names: Sequence[Name]) -> list[Name]:
    """The same words get the type that most of them have; at a tie the first one's."""
    votes: dict[str, Counter[str]] = {}
    for name in names:
        votes.setdefault(key_of(name.text), Counter())[name.label] += 1
    people = {n.words[-1] for n in names if n.label == "PERSON" and len(n.words) > 1}
    agreed: list[Name] = []
    for name in names:
        label = votes[key_of(name.text)].most_common(1)[0][0]
        if len(name.words) == 1 and name.words[0] in people and label in ("ORG", "GPE", "NORP"):
            label = "PERSON" if name.label != "NORP" else label
        agreed.append(
            name
            if label == name.label
            else replace(name, label=label, entity_type=ENTITY_TYPE[label], method="rules/majority")
        )
    return agreed


def key_of(text: str) -> str:
    """A name as compared: case, dots, article and possessive left aside."""
    plain = text.replace("’", "'").casefold()
    plain = re.sub(r"'s\b|[.,\"“”]", "", plain)
    return re.sub(r"\s+", " ", re.sub(r"^the ", "", plain)).strip()


def cluster_names(article: ParsedArticle, names: Sequence[Name]) -> list[EntityCluster]:
    """Entities of the document: full names first, then surnames and acronyms that fit them."""
    order: list[str] = []
    members: dict[str, list[int]] = {}
    why: dict[str, list[tuple[str, str]]] = {}
    canonical: dict[str, str] = {}
    kind: dict[str, str] = {}
    later: list[int] = []
    for index, name in enumerate(names):
        if name.entity_type == "person" and len(name.words) == 1:
            later.append(index)
            continue
        key = f"{name.entity_type}:{key_of(' '.join(name.words))}"
        if key not in members:
            order.append(key)
            canonical[key] = _canonical(article, name)
            kind[key] = name.entity_type
        members.setdefault(key, []).append(index)
    acronyms = _acronyms(article, names, members)
    for short, long in acronyms.items():
        if short in members and long in members and short != long:
            why.setdefault(long, []).append((names[members[short][0]].text, "acronym"))
            members[long] = sorted(members[long] + members.pop(short))
            order.remove(short)
    for index in later:
        key = _person_of(names, index, members) or f"person:{key_of(names[index].words[-1])}"
        if key not in members:
            order.append(key)
            canonical[key] = names[index].words[-1]
            kind[key] = "person"
        elif names[index].text != canonical[key]:
            why.setdefault(key, []).append((names[index].words[-1], "surname"))
        members.setdefault(key, []).append(index)
    return [
        EntityCluster(
            kind[key],
            canonical[key],
            tuple(sorted(members[key])),
            tuple(dict.fromkeys(why.get(key, ()))),
            kind[key] != "person" or " " in canonical[key],
        )
        for key in order
    ]


def _canonical(article: ParsedArticle, name: Name) -> str:
    words = " ".join(name.words) if name.entity_type == "person" else name.text
    return re.sub(r"\s+", " ", re.sub(r"['’]s\Z", "", words)).strip()


def _person_of(names: Sequence[Name], index: int, members: dict[str, list[int]]) -> str | None:
    """The full name that a single word stands for: the nearest before it, else the first after."""
    word = names[index].words[-1]
    fitting: list[tuple[int, str]] = []
    for key, indices in members.items():
        if not key.startswith("person:"):
            continue
        for other in indices:
            words = names[other].words
            if len(words) > 1 and word in (words[-1], words[0], " ".join(words[1:])):
                rank = 0 if word == words[-1] else 1000
                distance = index - other if other < index else 500 + other - index
                fitting.append((rank + distance, key))
    return min(fitting)[1] if fitting else None


def _acronyms(
    article: ParsedArticle, names: Sequence[Name], members: dict[str, list[int]]
) -> dict[str, str]:
    """Acronym key to full-name key: "(INF)" behind the name, or the initials of one name only."""
    found: dict[str, str] = {}
    longs: dict[str, list[str]] = {}
    for key, indices in members.items():
        words = names[indices[0]].text.replace("-", " ").split()
        if len(words) < 2 or key.startswith(("person:", "group:")):
            continue
        for initials in {
            "".join(w[0] for w in words if w.lower() not in SMALL_WORDS and w[0].isalnum()),
            "".join(w[0] for w in words if w[0].isupper()),
        }:
            longs.setdefault(initials.upper(), []).append(key)
    for key, indices in members.items():
        text = names[indices[0]].text
        if not ACRONYM.match(text):
            continue
        candidates = longs.get(text.replace(".", "").upper(), [])
        if len(set(candidates)) == 1:
            found[key] = candidates[0]
    return found
