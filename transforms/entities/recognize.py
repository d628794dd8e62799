"""Names in an article: the model's, repaired, and those that it passed over.

In: a parsed article. Out: `Name`s (token ranges with a type) in text order, none over another and
none over two sections. The decision to question: in a headline in capitals or in title case
("Roe Says Harbour Must Close") the model sees names everywhere, so there only names count that
the story itself has, and places.
"""

from collections import Counter
from collections.abc import Iterator, Sequence

from transforms.attribution.turns import find_turns
from transforms.entities.compounds import drop_compounds, is_bound
from transforms.entities.datelines import find_dateline_places, find_datelines
from transforms.entities.first_names import find_small_surnames
from transforms.entities.joint_countries import join_countries
from transforms.entities.name_labels import has_trade
from transforms.entities.own_possessives import keep_own_possessives
from transforms.entities.people import ADDRESSES, FIRMS, GIVEN, People, is_as_person
from transforms.entities.places import is_place_name
from transforms.entities.repair import repair, tidy
from transforms.entities.tables import NO_NAME, find_symbols, find_table_names
from transforms.entities.types import (
    ACRONYM,
    ENTITY_TYPE,
    SMALL_WORDS,
    WORDS,
    Name,
    key_of,
    surname_of,
)
from transforms.entities.whole_names import widen_name
from transforms.lexicons.bodies import read_known_bodies
from transforms.parse.document import ParsedArticle
from transforms.parse.noun_phrases import ROLE_NOUNS
from transforms.parse.tokens import Doc, Token

SPEECH = frozenset({"say", "add", "tell", "continue"})
WHERE = frozenset({"in", "near", "from", "outside"})
RANKED = WORDS.honorifics | frozenset(
    "brigadier brother captain chief colonel constable corporal father inspector lieutenant mep mp"
    " msp rev reverend sergeant sheikh sister".split()
)
"""In front of two words that the model passed over: "Chief Emeka Nwosu, the ruler of Umuaka"."""
LEAST_SURNAME = 3
LEAST_HEADLINE_WORDS = 4
LONG_WORD = 4
"""Letters. Title case leaves the shorter words small ("Storm Hits Port of Brno")."""
HEADS = WORDS.organisations | WORDS.laws | WORDS.events
NO_PERSONS = HEADS | WORDS.honorifics | WORDS.not_names | WORDS.calendar | WORDS.person_nouns

Known = dict[str, list[tuple[tuple[str, ...], str, bool]]]
"""By first word: the words of a name, its label, and whether it needs "the" before it."""


def find_names(article: ParsedArticle) -> list[Name]:
    """Names of the document in text order, as the model has them, repaired and made complete."""
    doc = article.doc
    shouted = _shouted_tokens(article)
    people = _find_people(doc, shouted)
    names: list[Name] = []
    for entity in doc.ents:
        if entity.label_ not in ENTITY_TYPE:
            continue
        if entity.start in shouted:
            is_place = entity.label_ == "GPE" and is_place_name(entity.text)
            if not is_place and entity.label_ != "NORP":
                continue
        names.extend(
            _name(article, piece.start, piece.end, piece.label, piece.method)
            for piece in repair(doc, entity, people)
            if article.paragraph_of[piece.start] == article.paragraph_of[piece.end - 1]
        )
    small = find_small_surnames(doc)
    names.extend(_name(article, *tokens, "PERSON", "rules/recovered") for tokens in small)
    names = keep_own_possessives(article, _drop_overlaps(names))
    names = _read_tables(article, _read_labels(article, names))
    names.extend(_recover(article, names, people, shouted))
    names.extend(_recover_definitions(article, names))
    names = join_countries(article, drop_compounds(doc, _drop_overlaps(names)))
    names.extend(_recover_repeated(article, _drop_overlaps(names), shouted))
    return drop_compounds(doc, _drop_overlaps(names))


def _read_labels(article: ParsedArticle, names: list[Name]) -> list[Name]:
    """With the people in front of a transcript's turns; "HOST" and "SEN." there are no names."""
    turns = find_turns(article)
    if not turns:
        return names
    people = {turn.key for turn in turns if turn.is_name}
    people |= {key_of(name.words[-1]) for name in names if name.label == "PERSON"}
    labels = [(article.paragraphs[turn.paragraph].token_start, turn.colon) for turn in turns]
    kept = [
        name
        for name in names
        if not any(start <= name.tokens[0] < colon for start, colon in labels)
    ]
    kept += [
        _name(article, *turn.name, "PERSON", "rules/turn") for turn in turns if turn.key in people
    ]
    return _drop_overlaps(kept)


def _read_tables(article: ParsedArticle, names: list[Name]) -> list[Name]:
    """With the names of table lines, in which the model sees "Oslo 4" and "Plymouth Argyle 0"."""
    read = [*find_table_names(article), *find_dateline_places(article)]
    found = [_name(article, *t, label, "rules/table") for t, label in read if label != NO_NAME]
    taken = {index for tokens, _ in read for index in range(*tokens)}
    taken |= {start for start, _ in find_symbols(article)}
    kept = [name for name in names if not taken & set(range(*name.tokens))]
    return _drop_overlaps([*kept, *found]) if taken else names


def _shouted_tokens(article: ParsedArticle) -> frozenset[int]:
    """Tokens of paragraphs in capitals, of datelines and of headlines in title case."""
    found: set[int] = set()
    for paragraph in article.paragraphs:
        text = article.text[paragraph.char_start : paragraph.char_end]
        if not text.isupper():
            if paragraph.kind != "headline":
                continue
            long_words = [word for word in text.split() if len(word) >= LONG_WORD]
            if len(text.split()) < LEAST_HEADLINE_WORDS or any(w[0].islower() for w in long_words):
                continue
        found.update(range(paragraph.token_start, paragraph.token_end))
    for start, behind in find_datelines(article).items():
        if article.doc[behind - 1].text != ":":
            found.update(range(start, behind))
    return frozenset(found)


def _find_people(doc: Doc, shouted: frozenset[int]) -> People:
    """First names, and how often a word is a family name: "Roe said", "Ms. Roe", "Jane Roe"."""
    seen: Counter[str] = Counter()
    given: set[str] = set()
    for entity in doc.ents:
        if entity.label_ == "PERSON" and entity.start not in shouted:
            last = entity[-1]
            if len(entity) > 1:
                given.add(entity[0].text)
            if len(entity) > 1 and (last.tag_ == "POS" or last.lower_ in WORDS.suffixes):
                last = entity[-2]
            if last.lower_ not in HEADS and not _has_article(doc, entity.start, entity.end):
                seen[last.text] += 1
    for token in doc:
        if token.pos_ != "PROPN" or not token.text[:1].isupper() or token.i in shouted:
            continue
        before = doc[token.i - 1] if token.i else None
        if before is not None and before.lower_ in WORDS.honorifics:
            seen[token.text] += 1
        elif token.dep_ == "nsubj" and token.head.lemma_ in SPEECH and token.lower_ not in HEADS:
            first = token.i
            while first > 1 and (
                is_bound(doc, first - 1) or doc[first - 1].lower_ in WORDS.particles
            ):
                first -= 2 if is_bound(doc, first - 1) else 1
            before = doc[first - 1] if first else None
            alone = before is None or before.pos_ not in ("PROPN", "ADJ", "NOUN", "DET")
            seen[token.text] += alone
    return People(seen, frozenset(given))


def _has_article(doc: Doc, start: int, end: int) -> bool:
    """ "The Louvre said", and no "the Roe family"."""
    if not start or end - start > 1 or doc[start - 1].lower_ != "the":
        return False
    behind = doc[end] if end < len(doc) else None
    return behind is None or behind.pos_ not in ("NOUN", "PROPN", "PART")


def _recover(
    article: ParsedArticle, names: Sequence[Name], people: People, shouted: frozenset[int]
) -> Iterator[Name]:
    """A body that is known, a surname that is, a proper noun that speaks, a place of something."""
    doc = article.doc
    bodies = read_known_bodies()
    known = {n.words[-1] for n in names if n.label == "PERSON" and len(n.words) > 1}
    taken = {index for name in names for index in range(*name.tokens)}
    places = {index for n in names if n.label == "GPE" for index in range(*n.tokens)}
    for token in doc:
        if token.i in taken or token.pos_ != "PROPN" or not token.text[:1].isupper():
            continue
        if token.i in shouted or len(token.text) < LEAST_SURNAME:
            continue
        if token.text in bodies:
            taken.add(token.i)
            yield _name(article, token.i, token.i + 1, bodies[token.text], "rules/known-body")
            continue
        start = _find_run_start(doc, token, taken)
        if token.i - 1 not in taken and _is_called_firm(doc, token):
            end = _end_of_proper(doc, token.i, taken)
            taken.update(range(token.i, end))
            yield _name(article, token.i, end, "ORG", "rules/recovered")
            continue
        is_where = token.dep_ == "pobj" and start and doc[start - 1].lower_ in WHERE
        if is_where or any(other.i in places for other in token.conjuncts):
            # "Lyon, Nice and Toulouse", of which the model passed one over
            if is_place_name(doc.span(start, token.i + 1).text):
                taken.update(range(start, token.i + 1))
                yield _name(article, start, token.i + 1, "GPE", "rules/place-list")
            continue
        speaks = people.surnames[token.text] > 0 and is_as_person(doc, start, token)
        ranked = [t.i for t in doc[start : token.i - 1] if t.lower_ in RANKED]
        # "Dr. | Lam Thi Bich", "researcher | Ferran Puig-Cole"
        ranked += [token.i - 1] * (token.i > 0 and doc[token.i - 1].lower_ in ADDRESSES)
        traded = token.i - start > 1 and has_trade(doc, start) and doc[start - 1].head.i == token.i
        if token.text not in known and not speaks and not ranked and not traded:
            continue
        start = max([start, *(at + 1 for at in ranked)])
        start, end = tidy(doc, start, token.i + 1, "PERSON")
        if end > start and token.lower_ not in NO_PERSONS:
            start, end = widen_name(doc, start, end)
            taken.update(range(start, end))
            yield _name(article, start, end, "PERSON", "rules/recovered")


def _find_run_start(doc: Doc, token: Token, taken: set[int]) -> int:
    """Where the proper nouns begin that the parser binds to one: "Prince Osaro Igbin-|Roe"."""
    start = token.i
    while start > 0:
        at = start - 1 - is_bound(doc, start - 1)
        before = doc[at]
        if at in taken or before.pos_ != "PROPN" or before.dep_ != "compound":
            break
        if not start <= before.head.i <= token.i:
            break
        start = at
    return start


def _is_called_firm(doc: Doc, token: Token) -> bool:
    """ "The airline Zipp", where the word before it says what it is."""
    before = doc[token.i - 1] if token.i > 1 else None
    if before is None or before.lower_ not in FIRMS or not before.text.islower():
        return False
    is_named = before.head.i >= token.i and doc[token.i - 2].lower_ in ("the", "a", "an")
    words = (WORDS.calendar, WORDS.honorifics, ROLE_NOUNS)
    return is_named and not any(token.lower_ in known for known in words)


def _end_of_proper(doc: Doc, start: int, taken: set[int]) -> int:
    """Behind the capitalised words of a name: "the airline | Zipp Air | has"."""
    end = start + 1
    while end < len(doc) and doc[end].pos_ == "PROPN" and doc[end].text[:1].isupper():
        if end in taken or doc[end].is_sent_start:
            break
        end += 1
    return end


def _recover_definitions(article: ParsedArticle, names: Sequence[Name]) -> Iterator[Name]:
    """The acronym in brackets behind a long name, where the model does not see it."""
    doc = article.doc
    taken = {name.tokens[0] for name in names}
    for name in names:
        end = name.tokens[1]
        if end + 2 >= len(doc) or doc[end].text != "(" or doc[end + 2].text != ")":
            continue
        short = doc[end + 1].text
        initials = {word[0].upper() for word in key_of(name.text).split()}
        fits = ACRONYM.match(short) and initials >= set(short.rstrip("s").replace(".", ""))
        if fits and end + 1 not in taken and len(name.words) > 1:
            yield _name(article, end + 1, end + 2, name.label, "rules/definition")


def _recover_repeated(
    article: ParsedArticle, names: Sequence[Name], shouted: frozenset[int]
) -> Iterator[Name]:
    """Where a name of the article, or its short form, stands again and the model missed it."""
    doc = article.doc
    taken = {index for name in names for index in range(*name.tokens)}
    known = _known_words(doc, names)
    small = {token.text for token in doc if token.text.islower()}
    for token in doc:
        lower = token.lower_
        if token.i in taken or lower not in known or token.text.islower():
            continue
        for words, label, needs_article in sorted(known[lower], key=lambda w: -len(w[0])):
            end = token.i + len(words)
            span = doc[token.i : end]
            if tuple(part.lower_ for part in span) != words or taken & set(range(token.i, end)):
                continue
            if token.i in shouted:
                fits = len(words) > 1 or (lower not in small and not needs_article)
            else:
                common = len(words) == 1 and not needs_article and lower in small
                fits = not common and _stands_alone(doc, token.i, end, needs_article, taken)
            if fits and article.paragraph_of[token.i] == article.paragraph_of[end - 1]:
                taken.update(range(token.i, end))
                yield _name(article, token.i, end, label, "rules/repeated")
                break


def _known_words(doc: Doc, names: Sequence[Name]) -> Known:
    """What each name of the article may be repeated by: itself, a surname, its head, its first."""
    known: Known = {}
    singles = {name.text for name in names if name.tokens[1] - name.tokens[0] == 1}

    def add(words: tuple[str, ...], label: str, needs_article: bool = False) -> None:
        entry = (words, label, needs_article)
        if entry not in known.setdefault(words[0], []):
            known[words[0]].append(entry)

    for name in names:
        tokens = doc[slice(*name.tokens)]
        words = tuple(token.lower_ for token in tokens)
        if len(words) > 1 or (len(words[0]) > 2 and words[0] not in HEADS) or name.text.isupper():
            add(words, name.label)
        if len(words) < 2:
            continue
        if name.entity_type == "person":
            surname = surname_of(name.words).split()
            low = max(0, len(words) - len(surname) - (words[-1] in WORDS.suffixes))
            add(words[low : len(words) - (words[-1] in WORDS.suffixes)], name.label)
            if words[0] in GIVEN or name.words[0] in singles:
                add(words[:1], name.label)
        elif name.entity_type in ("organization", "law", "event"):
            head = _head_of(words)
            if head is not None:
                add((head,), name.label, head not in WORDS.teams)
            first = tokens[0]
            if len(first.text) > 3 and first.pos_ == "PROPN" and _is_own_word(first):
                add(words[:1], name.label)
    return known


def _head_of(words: tuple[str, ...]) -> str | None:
    """ "bank" of "bank of moravia", "union" of "harbour workers' union"."""
    for index, word in enumerate(words):
        if index and word in ("of", "for"):
            return words[index - 1] if words[index - 1] in HEADS else None
    return words[-1] if words[-1] in HEADS else None


def _is_own_word(token: Token) -> bool:
    """Whether the first word of an organisation may stand for it: not "National", not "Leeds"."""
    lower = token.lower_
    return not (
        lower in HEADS
        or lower in SMALL_WORDS
        or lower in WORDS.common_firsts
        or lower in GIVEN
        or lower in WORDS.calendar
        or lower in WORDS.person_nouns
        or token.ent_type_ in ("NORP", "GPE")
        or token.text.isupper()
        or lower.endswith(("ern", "al", "ic", "an", "ese", "ish"))
        or is_place_name(token.text)
    )


def _stands_alone(doc: Doc, start: int, end: int, needs_article: bool, taken: set[int]) -> bool:
    """Not part of a longer name ("Severka Stadium"), and capitalised because it is a name."""
    if any(token.text.islower() and token.lower_ not in SMALL_WORDS for token in doc[start:end]):
        return False
    before = doc[start - 1] if start else None
    after = doc[end] if end < len(doc) else None
    if after is not None and after.lower_ in ("of", "for") and needs_article:
        return False
    if needs_article:
        return before is not None and before.lower_ == "the"
    if end - start == 1 and doc[start].pos_ not in ("PROPN", "NOUN"):
        return False
    for neighbour in (before, after):
        if (
            neighbour is not None
            and neighbour.pos_ == "PROPN"
            and neighbour.text[:1].isupper()
            and neighbour.i not in taken
            and neighbour.lower_ not in WORDS.honorifics
            and neighbour.sent == doc[start].sent
            and end - start == 1
        ):
            return False
    return True


def _name(article: ParsedArticle, start: int, end: int, label: str, method: str) -> Name:
    text = article.slice(start, end)
    return Name((start, end), text, label, ENTITY_TYPE[label], method, WORDS.confidence[method])


def _drop_overlaps(names: Sequence[Name]) -> list[Name]:
    kept: list[Name] = []
    for name in sorted(names, key=lambda n: (n.tokens[0], -n.tokens[1])):
        # An emoji with a possessive can come back as an organisation; nothing is left of it.
        if name.tokens[0] >= name.tokens[1] or not key_of(name.text):
            continue
        if not kept or name.tokens[0] >= kept[-1].tokens[1]:
            kept.append(name)
    return kept
