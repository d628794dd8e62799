"""The parts of a stated role: "head of security studies at the Moravian Institute".

In: the tokens of a role and the names in them. Out: title, unit and affiliation as text. The
decision to question: what follows "of" is a unit when it is written small and is no body ("head
of security"), else the affiliation ("head of the union", "mayor of Ostrov").
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from transforms.entities.people import FIRMS
from transforms.entities.places import is_place_name
from transforms.lexicons.names import read_name_words
from transforms.parse.document import ParsedArticle
from transforms.parse.noun_phrases import (
    PERSON_ENDING,
    PLURAL_TAGS,
    ROLE_NOUNS,
    gender_of_noun,
    is_person_noun,
    is_role_noun,
    noun_of,
)
from transforms.parse.syntax import Tokens
from transforms.parse.tokens import Doc, Token
from transforms.speakers.role_owners import BODY_WORDS, MEMBERS, find_owner, skip_second

WORDS = read_name_words()
TITLE_END = re.compile(r"\s+(?:at|of|for|with|in|from|on|to)\s+")
PORTFOLIOS = (
    r"(?:state|defen[cs]e|(?:public )?health|labou?r|education|finance|police|energy|commerce"
    r"|agriculture|(?:the )?interior|justice|transport|trade|housing|homeland security|culture"
    r"|foreign affairs|home affairs|economy|tourism|information|war|(?:the )?(?:family|environment)"
    r"|children|work and pensions|local government|communities|sport|science|rural affairs)"
)
FIXED = re.compile(
    r"((?:[\w-]+ )*(?:chief of staff|head of state|head of government)"
    r"|(?:[\w-]+ )*(?:secretary|minister|commissioner|superintendent|inspector[ -]general)"
    rf" (?:of|for) {PORTFOLIOS}(?! (?-i:[A-Z]))"
    r"|(?:[\w-]+ )*(?:nominee|candidate|contender|hopeful) for (?:[\w.]+ )?"
    r"(?:governor|president|vice president|mayor|senator|sheriff|attorney general)"
    r"|director of (?:national intelligence|public prosecutions)"
    r"|members? of parliament|justice of the peace)\b",
    re.IGNORECASE,
)
PREFIXES = frozenset(
    "acting current ex former incoming long-time longtime onetime outgoing retired senior then top "
    "veteran".split()
)
"""What stands before the body in front of a title: "former CIA director" was director there."""
UNITS = frozenset(
    "arm branch bureau chair department desk directorate division faculty laboratory lab "
    "section subcommittee subsidiary team unit wing".split()
)
BETWEEN = re.compile(r"\s+(?:at|from|with|in|for)\s+(?:(?:the|its|his|her|their)\s+)?|,\s+")
ARTICLE = re.compile(r"\A(?:the|a|an)\s+", re.IGNORECASE)
LINK_END = re.compile(r"\s+(?:at|of|for|with|in|from)\s+(?:the\s+)?\Z")


LEADS = frozenset({"lead", "leads"})
RANKS = frozenset({"ranking", "top", "senior", "leading"})
PARTISANS = frozenset({"democrat", "republican"})
LONGER = re.compile(r"(?: (?:to|for) [A-Z][\w-]+)+")
"""The rest of a name that the model cut: "Interfaith Paths | to Peace"."""
MARKS = " ,\"'“”‘’"
WHERE = re.compile(r" in (?=(?:(?:north|south|east|west|central)[\w-]* )?[A-Z])")
POSSESSIVE = re.compile(r"(?:['’]s|(?<=s)['’]) ")
OF_COUNTRY = re.compile(r"\bat ([A-Z][\w.]+)['’]s (?=[A-Z])")
OF_HIM = frozenset({"hers", "his", "mine", "ours", "theirs", "yours"})
LONGEST_FIELD = 4
OWNED = frozenset({"city", "country", "nation", "state", "town", "world"})
STUDIES = frozenset({"article", "book", "paper", "report", "research", "review", "study"})
BODY_NOUNS = WORDS.organisation_nouns | FIRMS
STANDING = MEMBERS | frozenset(
    """ambassador archbishop bishop chief commissioner consul delegate democrat envoy governor judge
    justice lawmaker legislator magistrate mayor minister politician prosecutor republican
    representative sheriff""".split()
)
"""Who stands for the place that he is from: "a senator from Oregon"."""
AREAS = frozenset(
    """area borough city country county district island neighbourhood neighborhood province region
    state suburb town valley village""".split()
)
NUMBERS = frozenset("one two three four five six seven eight nine ten several many".split())
INNER = UNITS | frozenset({"center", "centre", "college", "institute", "program", "school"})
"""Bodies inside a body: "the Center for Water Policy at Lindale University"."""


@dataclass(frozen=True, slots=True)
class Parts:
    """Title, unit and affiliation; None for what is not stated."""

    title: str | None
    unit: str | None
    affiliation: str | None


def read_parts(article: ParsedArticle, tokens: Tokens, bodies: Sequence[str]) -> Parts | None:
    """The parts of a role; `bodies` are the names of organisations and places in it.

    None if the title has no role noun: "one of the lawyers" is no role.
    """
    doc, (low, high) = article.doc, tokens
    nouns = [token for token in doc[low:high] if is_office(token) and not is_owner(token)]
    nouns = _skip_owned(article, low, nouns)
    if not nouns:
        return None
    high = _find_origin(doc, nouns[-1].i, high) or high
    # "the segregationist former Alabama governor"
    low = next((i for i in range(low, nouns[0].i) if doc[i].lower_ == "former"), low)
    opening = low
    while low < nouns[0].i and doc[low].lower_ in PREFIXES:
        low += 1
    prefix = _join(article, (opening, low)) + " " if low > opening else ""
    owner = find_owner(article, low, nouns[0])
    affiliation = None
    if owner is None:
        low, prefix = opening, ""
    else:
        low = owner[1] + (doc[owner[1]].tag_ == "POS")
        low = skip_second(doc, low, nouns[0].i)
        affiliation = _join(article, owner)
        last = doc[owner[1] - 1]
        is_person = is_person_noun(last) or gender_of_noun(last.lemma_.lower()) is not None
        if is_person and last.lower_ not in FIRMS:
            # "the president's adviser", and the brewer's chairman
            affiliation = None
    title, rest = split_title(prefix + _join(article, (low, high)))
    told = doc.span(opening, nouns[0].i).text.lower()
    if not title or told.startswith(("one of", "to ")) or title.startswith("to "):
        return None
    if not any(token.text in title.replace("-", " ").split() for token in nouns):
        return None
    unit, body = _split_rest(rest, bodies)
    # "Brent Council in north-west London"
    body = WHERE.split(body)[0] if body and body[0].isupper() else body
    if unit is not None and body is not None and is_document(unit):
        # "lead author of the study from the University of Leeds"
        unit = None
    if affiliation is not None and unit is None and _is_field(rest):
        # "Norvane's vice president for North American sales"
        unit = rest
    return Parts(title, unit, affiliation or body)


def is_document(words: str) -> bool:
    """Whether the words are no body but what is written: "the study"."""
    return words.lower() in STUDIES


def _find_origin(doc: Doc, noun: int, high: int) -> int | None:
    """Where "from Surabaya" begins behind "a nurse": where one comes from is no affiliation.

    But a senator, a judge or a mayor stands for the place.
    """
    if doc[noun].lower_ in STANDING or doc[noun].lower_.endswith(("woman", "man")):
        return None
    for at in range(noun + 1, high - 1):
        if doc[at].lower_ != "from":
            continue
        for place in doc[at].children:
            is_place = place.ent_type_ in ("GPE", "LOC") or is_place_name(place.text)
            if place.dep_ == "pobj" and (is_place or place.lower_ in AREAS):
                return at
    return None


def _is_field(rest: str) -> bool:
    """Words of which the last is small, and nothing else in them: "North American sales"."""
    words = rest.split()
    is_short = 0 < len(words) <= LONGEST_FIELD and words[-1].islower()
    is_noun = is_short and words[-1].removesuffix("s") not in WORDS.person_nouns
    return is_noun and not ARTICLE.match(rest) and words[-1] not in OWNED and words[0][0].isupper()


def _skip_owned(article: ParsedArticle, low: int, nouns: list[Token]) -> list[Token]:
    """Without the words of the owner: "the refugee agency's representative in the capital"."""
    doc = article.doc
    for token in nouns:
        if token.dep_ != "compound":
            continue
        behind = doc[token.head.i + 1] if token.head.i + 1 < len(doc) else None
        if behind is not None and behind.tag_ == "POS" and token.head.i >= low:
            return [noun for noun in nouns if noun.i > behind.i]
    return nouns


def is_office(token: Token) -> bool:
    """Whether a noun is a role, a party's member by rank being one: "the ranking Democrat"."""
    if token.lower_ in PARTISANS:
        return token.i > 0 and token.nbor(-1).lower_ in RANKS
    is_before_name = token.i + 1 < len(token.doc) and token.nbor(1).ent_type_ == "PERSON"
    if token.lower_ == "forward" and token.i and is_before_name:
        # "Oslo forward Marek Hill", where the tagger reads an adverb
        return token.nbor(-1).pos_ == "PROPN" or is_role_noun(token)
    if token.lower_ in LEADS:
        return _is_lead(token, is_before_name=is_before_name)
    if token.pos_ == "PROPN" and is_before_name and not token.ent_type_:
        # "Councilwoman Rosa Delgado"
        return is_role_noun(token) or bool(PERSON_ENDING.search(token.lower_))
    return is_role_noun(token) or (token.i > 1 and noun_of(token) in ROLE_NOUNS)


def _is_lead(token: Token, *, is_before_name: bool) -> bool:
    """ "Transport lead Helen Marsh", "Helen Marsh, lead for transport", and no race's."""
    if token.pos_ not in ("NOUN", "PROPN"):
        return False
    if is_before_name and token.i:
        return token.nbor(-1).pos_ in ("NOUN", "PROPN", "ADJ")
    return token.dep_ == "appos" and token.head.ent_type_ == "PERSON"


def is_owner(token: Token) -> bool:
    """ "The teachers' union president", "the president's adviser": who owns the office."""
    # and "Sheriff's Deputy" is an office
    is_open = token.tag_ in PLURAL_TAGS or token.text.islower()
    return is_open and token.i + 1 < len(token.doc) and token.nbor(1).tag_ == "POS"


def _join(article: ParsedArticle, tokens: Tokens) -> str:
    return ARTICLE.sub("", " ".join(article.slice(*tokens).split()).strip(" ,"))


def split_title(text: str) -> tuple[str, str]:
    """The title and what follows its "of" or "at"; "chief of staff" is one title."""
    fixed = FIXED.match(text)
    start = fixed.end() if fixed else 0
    parts = TITLE_END.split(text[start:], maxsplit=1)
    title = (text[:start] + parts[0]).strip(" ,")
    return title, parts[1].strip(" ,") if len(parts) > 1 else ""


def _split_rest(rest: str, bodies: Sequence[str]) -> tuple[str | None, str | None]:
    """ "department of security at the Moravian Institute": unit and affiliation."""
    if not rest or rest.split()[0].lower() in NUMBERS | OF_HIM or rest[0].isdigit():
        # "a political prisoner for two years", "mayor from 2012 to 2018"
        return None, None
    rest = _skip_country(rest)
    if POSSESSIVE.search(rest) and not any(POSSESSIVE.search(f"{name} ") for name in bodies):
        return _split_owned(rest)
    rest = _skip_descriptor(rest)
    steps = [ARTICLE.sub("", step).strip(" ,") for step in BETWEEN.split(rest)]
    if len(steps) > 1 and steps[0] and steps[1] and _is_department(steps[0]):
        return steps[0], steps[1]
    inner, at, outer = rest.partition(" at ")
    if at and is_inside(ARTICLE.sub("", inner), ARTICLE.sub("", outer)):
        return ARTICLE.sub("", inner), ARTICLE.sub("", outer)
    if at and inner[:1].isupper() and any(outer.startswith(name) for name in bodies):
        # "investment director of UK Equities at Standard Life"
        return ARTICLE.sub("", inner), next(name for name in bodies if outer.startswith(name))
    if at and outer[:1].isupper() and is_unit(inner):
        # "business development at Norvane Well Consulting in Oslo"
        return ARTICLE.sub("", inner), re.split(r" in (?=[A-Z])", outer)[0]
    named = next((name for name in bodies if name in rest), None)
    if named is not None:
        return _split_named(rest, named)
    parts = re.split(r"\s+(?:at|in|of|for)\s+", rest, maxsplit=1)
    plain = ARTICLE.sub("", rest)
    if len(parts) > 1 and is_unit(parts[0]):
        return ARTICLE.sub("", parts[0]), ARTICLE.sub("", parts[1])
    if is_unit(rest):
        return plain, None
    if plain.split()[-1].lower() in WORDS.person_nouns:
        return None, None
    return None, plain


def _split_named(rest: str, name: str) -> tuple[str | None, str | None]:
    """ "security at the Moravian Institute", in which the name of the body is known."""
    following = rest.split(name, 1)[1].split()
    if following and following[0] in WORDS.organisation_nouns and f"{name} {following[0]}" in rest:
        # "the Republican committee", of which the model knows the first word
        name = f"{name} {following[0]}"
    before, behind = rest.split(name, 1)
    inner = ARTICLE.sub("", before.removesuffix(" in "))
    is_place = before[:1].isupper() and is_place_name(name)
    is_body = inner.split()[-1:] and inner.split()[-1] in WORDS.organisation_nouns
    if before.endswith(" in ") and (is_place or is_body):
        # "Save the Villages in Mali", "a bakery in Porto Claro"
        return None, inner
    longer = LONGER.match(behind)
    name += longer.group() if longer is not None else ""
    unit = LINK_END.sub("", before)
    if unit == before and unit.split()[-1:] and unit.split()[-1] in BODY_NOUNS:
        # "at the communications firm Severka"
        unit = ""
    unit = ARTICLE.sub("", unit.strip(MARKS)).strip(MARKS)
    if unit.endswith(("'s", "’s", "its", "his", "her", "their")):
        # "a member of the convention's Platform Committee"
        unit = ""
    if unit[:1].isupper() and unit.split()[-1].lower() in BODY_WORDS:
        # "pastor of Grace Bible Church in Tulsa"
        return None, unit
    return (None if unit in ("the", "a", "an") else unit or None), name


def _skip_country(rest: str) -> str:
    """ "professor of law at Norway's Vik University": the university is where it is."""
    found = OF_COUNTRY.search(rest)
    if found is None or not is_place_name(found[1]):
        return rest
    return rest[: found.start(1)] + rest[found.end() :]


def _skip_descriptor(rest: str) -> str:
    """ "carmaker Severka", "the opposition Severka Party": without what sort of body it is."""
    first, _, behind = ARTICLE.sub("", rest).partition(" ")
    is_said = first in WORDS.organisation_nouns and behind.istitle()
    return behind if is_said else rest


def _split_owned(rest: str) -> tuple[str | None, str | None]:
    """ "the insurer's pensions division" and "FAO's Early Warning System": what the body has.

    "The firm's lawyers" are no body, and in "the country's grid operator" nothing has a name.
    """
    owner, thing = (ARTICLE.sub("", part).strip() for part in POSSESSIVE.split(rest, maxsplit=1))
    last = _head_of(thing)
    if not thing or last.removesuffix("s") in WORDS.person_nouns:
        return None, None
    if owner.islower() and thing[:1].isupper():
        # "the convention's Platform Committee"
        return None, thing
    first = thing.split()[0]
    if first.istitle() and first.lower() in BODY_WORDS:
        # "St Anne's Hospital", which the model passed over
        return None, BETWEEN.split(rest)[0]
    if owner.lower() in OWNED or last in WORDS.document_nouns:
        return None, ARTICLE.sub("", rest)
    # "the Health Agency's regional office", "the mayor's office"
    is_branch = last == "office" and " " in thing and owner[:1].isupper()
    inner = last in UNITS or "committee" in last or thing[:1].isupper() or is_branch
    return (thing, owner) if inner else (None, ARTICLE.sub("", rest))


def _head_of(thing: str) -> str:
    """The noun of "regional office for Europe", small."""
    words = TITLE_END.split(thing, maxsplit=1)[0].split()
    return words[-1].lower() if words else ""


def _is_department(text: str) -> bool:
    """ "Department of Port Safety", a part of the body that is named behind it."""
    words = text.lower().split()
    return words[0] in UNITS or words[-1] in UNITS


def is_inside(inner: str, outer: str) -> bool:
    """Whether the first names a part of the second, both written as names."""
    words = inner.split()
    is_part = bool(words) and bool({words[0].lower(), words[-1].lower()} & INNER)
    return is_part and inner[:1].isupper() and outer[:1].isupper()


def is_unit(text: str) -> bool:
    """Whether the words name a field or a department and not a body: written small, no body."""
    words = text.split()
    opens = words[0].lower() in ("the", "a", "an", "its", "our")
    if opens and words[-1] in UNITS and len(words) > 2:
        # "the refining subsidiary of the firm"
        return text.islower()
    return text.islower() and not opens and words[-1] not in WORDS.organisation_nouns
