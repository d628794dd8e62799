"""The unit and the affiliation of a role: "security studies at the Moravian Institute".

In: the words behind the "of" or "at" of a title, and the names of bodies in them. Out: unit and
affiliation as text. The decision to question: words written small that are no body's noun are a
field ("head of security"), and a body is inside another one where its noun says so ("the Flood
Project at the Delta Institute").
"""

import re
from collections.abc import Sequence

from transforms.entities.people import FIRMS
from transforms.entities.places import is_country_name, is_place_name
from transforms.lexicons.names import read_name_words
from transforms.lexicons.roles import read_role_words

WORDS = read_name_words()
ROLES = read_role_words()
TITLE_END = re.compile(r"\s+(?:at|of|for|with|in|from|on|to)\s+")
UNITS = frozenset(
    "arm branch bureau chair department desk directorate division faculty laboratory lab "
    "section subcommittee subsidiary team unit wing".split()
)
BETWEEN = re.compile(r"\s+(?:at|from|with|in|for)\s+(?:(?:the|its|his|her|their)\s+)?|,\s+")
ARTICLE = re.compile(r"\A(?:the|a|an|its|his|her|their|our)\s+", re.IGNORECASE)
LINK_END = re.compile(r"\s+(?:at|of|for|with|in|from)\s+(?:the\s+)?\Z")
LONGER = re.compile(r"(?: (?:to|for) (?:a |the )?(?:[A-Z][\w-]+ ?)+)+")
"""The rest of a name that the model cut: "Interfaith Paths | to Peace"."""
MARKS = " ,\"'“”‘’"
POSSESSIVE = re.compile(r"(?:['’]s|(?<=s)['’]) ")
OF_COUNTRY = re.compile(r"\bat ([A-Z][\w.]+)['’]s (?=[A-Z])")
FURTHER = re.compile(r"(?: [A-Z][\w-]+)+")
ON = re.compile(r" on (?:the )?[A-Z][\w-]+(?:(?:,? and|,)? [A-Z][\w-]+)*")
ADVISING = ("Commission", "Committee", "Council", "Panel", "Subcommittee")
DEPARTMENT_OF = re.compile(
    r"(?:the )?((?:[A-Z][\w-]+ )(?:(?:and |of )?[A-Z][\w-]+ )*?[A-Z]\w+) of the "
    r"([A-Z][\w'’-]*(?: (?:(?:of |for |and )?(?:the )?)[A-Z][\w'’-]*)*)"
)
OUTER = re.compile(r" of (?:the )?([A-Z][\w-]+(?: (?:(?:of |for |and )?(?:the )?)[A-Z][\w-]+)*)")
WHOLE = re.compile(
    r"(?:the )?(?:[A-Z][\w-]+ )*"
    r"(?:Alliance|Association|Campaign|Centre|Center|Coalition|Committee|Front|Fund|League|Movement"
    r"|Network|Organi[sz]ation|Society|Union) for the "
    r"[A-Z][\w-]+(?: (?:(?:of |and )(?:the )?)?[A-Z][\w-]+)*"
)
"""A body by what it is for: "the Front for the Defense of Ostrov"."""
JOINED = re.compile(r" and [A-Z][\w-]+(?: [A-Z][\w-]+)+")
OF_HIM = frozenset({"hers", "his", "mine", "ours", "theirs", "yours"})
LONGEST_FIELD = 4
LONGEST_SORT = 5
LINKS = frozenset({"at", "for", "from", "in", "of", "on", "with"})
SORTS = (
    FIRMS
    | WORDS.organisation_nouns
    | frozenset(
        """band blog bookmaker broker builder consultancy label newsletter podcast programme
        series show site station studio supplier tank trader""".split()
    )
)
"""What stands before the name of a body and says of which sort it is."""
OWNED = frozenset({"city", "country", "nation", "state", "town", "world"})
Split = tuple[str | None, str | None]
"""Unit and affiliation."""
BODY_NOUNS = WORDS.organisation_nouns | FIRMS
AREAS = frozenset(
    """area borough city country county district island neighbourhood neighborhood province region
    state suburb town valley village""".split()
)
DIRECTIONS = frozenset(
    "central east eastern inner lower north northeast northeastern northern northwest northwestern"
    " outer rural south southeast southeastern southern southwest southwestern upper west"
    " western".split()
)
NUMBERS = frozenset("one two three four five six seven eight nine ten several many".split())
NO_BODY = NUMBERS | OF_HIM | frozenset({"attendance", "same"})
INNER = UNITS | frozenset(
    """center centre clinic college group hub initiative institute observatory program programme
    project school""".split()
)
"""Bodies inside a body: "the Center for Water Policy at Lindale University"."""


def split_rest(rest: str, bodies: Sequence[str]) -> Split:
    """ "department of security at the Moravian Institute": unit and affiliation."""
    if not rest or ARTICLE.sub("", rest).split(" ")[0].lower() in NO_BODY or rest[0].isdigit():
        # "a political prisoner for two years", "mayor from 2012 to 2018"
        return None, None
    if WHOLE.fullmatch(rest):
        # "president of the Front for the Defense of Ostrov"
        return None, ARTICLE.sub("", rest)
    unit, body = _split(_skip_country(rest, bodies), bodies)
    return unit, _add_outer(rest, body) if unit is not None and body is not None else body


def _add_outer(rest: str, body: str) -> str:
    """ "Institute of Transport | of the Academy of Sciences": the body that a body is in."""
    _, is_named, behind = rest.partition(body)
    outer = OUTER.fullmatch(behind) if is_named else None
    if outer is None or not is_inside(body, outer[1]):
        return body
    is_body = not WORDS.body_words.isdisjoint(outer[1].lower().split())
    return body + behind if is_body else body


def _split(rest: str, bodies: Sequence[str]) -> Split:
    if POSSESSIVE.search(rest) and not any(_has_own_possessive(name) for name in bodies):
        return _split_owned(rest, bodies)
    rest = _skip_descriptor(rest)
    inner, at, outer = rest.partition(" at ")
    if at:
        outer = _skip_descriptor(outer)
        rest = f"{inner} at {outer}"
    named = next((name for name in bodies if name in rest), None)
    found = _split_department(rest) or (_split_at(inner, outer, bodies) if at else None)
    found = found or _split_field(rest, bodies)
    return found or (_split_named(rest, named) if named is not None else _split_unnamed(rest))


def _steps(rest: str) -> list[str]:
    return [ARTICLE.sub("", step).strip(" ,") for step in BETWEEN.split(rest)]


def _split_department(rest: str) -> Split | None:
    """ "Department of Port Safety, | Port Authority", "Energy Department of the | Institute of
    Economies"."""
    owned = DEPARTMENT_OF.fullmatch(rest)
    if owned is not None and owned[1].split()[-1].lower() in UNITS and _is_owned(*owned.groups()):
        return owned[1], owned[2]
    unit, *wider = _steps(rest)
    if _is_titled_field(BETWEEN.split(rest)[0]):
        return unit, wider[0] if wider else None
    return (unit, wider[0]) if wider and unit and _is_department(unit) else None


def _is_owned(part: str, whole: str) -> bool:
    """Whether a department is of a body: not "U.S. Department of the Interior"."""
    before = part.rsplit(" ", 1)[0]
    is_national = is_place_name(before) or "." in before or before.isupper()
    return not is_national and whole.lower() not in ROLES.portfolio_words


def _split_at(inner: str, outer: str, bodies: Sequence[str]) -> Split | None:
    """ "Center for Water at | Lindale University", "UK Equities at | Severka Life"."""
    unit = ARTICLE.sub("", inner)
    if is_inside(unit, ARTICLE.sub("", outer)):
        return unit, ARTICLE.sub("", outer)
    named = next((name for name in bodies if outer.startswith(name)), None)
    if named is not None and inner[:1].isupper():
        return unit, named
    if outer[:1].isupper() and (is_unit(inner) or _is_mixed(inner)):
        # "business development at Norvane Well Consulting in Oslo"
        return unit, re.split(r" in (?=[A-Z])", outer)[0]
    return None


def _split_field(rest: str, bodies: Sequence[str]) -> Split | None:
    """ "UK equities for | Severka Investments"."""
    steps = _steps(rest)
    is_of_body = len(steps) == 2 and steps[1].startswith(tuple(bodies))
    return (steps[0], steps[1]) if is_of_body and is_field(steps[0]) else None


def _split_unnamed(rest: str) -> Split:
    """ "security at the institute": a field, a unit or a body of which the model knows no name."""
    plain = ARTICLE.sub("", rest)
    unit, *wider = re.split(r"\s+(?:at|in|of|for)\s+", rest, maxsplit=1)
    if is_unit(unit) and wider:
        return ARTICLE.sub("", unit), ARTICLE.sub("", wider[0])
    if is_unit(rest):
        return plain, None
    return None, None if plain.split()[-1].lower() in WORDS.person_nouns else plain


def _has_own_possessive(name: str) -> bool:
    """ "St Anne's Hospital", and not "the University of Ostrov's Center"."""
    owner, _, thing = POSSESSIVE.sub("|", f"{name} ", 1).partition("|")
    is_part = thing.split()[:1] != [] and thing.split()[0].lower() in INNER
    return bool(POSSESSIVE.search(f"{name} ")) and not (is_part and " " in owner)


def _split_named(rest: str, name: str) -> Split:
    """ "security at the Moravian Institute", in which the name of the body is known."""
    name = _lengthen(rest, name)
    before, behind = rest.split(name, 1)
    inner = ARTICLE.sub("", before.removesuffix(" in "))
    is_place = before[:1].isupper() and is_place_name(name)
    is_body = inner.split()[-1:] and inner.split()[-1] in WORDS.organisation_nouns
    if before.endswith(" in ") and (is_place or is_body):
        # "Save the Villages in Mali", "a bakery in Porto Claro"
        return None, inner
    longer = LONGER.match(behind)
    name += longer.group().rstrip() if longer is not None else ""
    unit = LINK_END.sub("", before)
    if unit == before and unit and (unit.islower() or unit.split()[-1] in BODY_NOUNS):
        # "at the communications firm Severka", "to the centrist Committee for Ostrov"
        unit = ""
    unit = ARTICLE.sub("", unit.strip(MARKS)).strip(MARKS)
    if unit.endswith(("'s", "’s", "its", "his", "her", "their")):
        # "a member of the convention's Platform Committee"
        unit = ""
    first = unit.split()[:1]
    if first and first[0] in DIRECTIONS and (unit in DIRECTIONS or unit.split()[-1] in AREAS):
        # "mayor of the western city of Galway", "a farmer in southern Vik"
        unit = ""
    if unit[:1].isupper() and unit.split()[-1].lower() in WORDS.body_words:
        # "pastor of Grace Bible Church in Tulsa"
        return None, unit
    return (None if unit.lower() in ("the", "a", "an") else unit or None), name


def _lengthen(rest: str, name: str) -> str:
    """The whole name of a body of which the model knows the start: "the House | education
    committee", "Washington | Monthly", "Association of Elected | and Appointed Officials"."""
    following = rest.split(name, 1)[1].split()[:LONGEST_SORT]
    for at, word in enumerate(following):
        longer = " ".join([name, *following[: at + 1]])
        if not word.islower() or longer not in rest:
            break
        if word in WORDS.organisation_nouns:
            return longer
    further = FURTHER.match(rest.split(name, 1)[1])
    name += further.group() if further is not None else ""
    on = ON.match(rest.split(name, 1)[1]) if name.endswith(ADVISING) else None
    name += on.group() if on is not None else ""
    joined = JOINED.match(rest.split(name, 1)[1]) if " of " in name or " for " in name else None
    return name + (joined.group() if joined is not None else "")


def _skip_country(rest: str, bodies: Sequence[str]) -> str:
    """ "professor of law at Norway's Vik University": the university is where it is."""
    town, _, body = POSSESSIVE.sub("|", rest, 1).partition("|")
    if is_place_name(town) and not is_country_name(town) and body.startswith(tuple(bodies)):
        # "a strategist at Oslo's Norvane Securities"
        return body
    found = OF_COUNTRY.search(rest)
    if found is None or not is_place_name(found[1]):
        return rest
    return rest[: found.start(1)] + rest[found.end() :]


def _skip_descriptor(rest: str) -> str:
    """ "carmaker Severka", "U.K. think-tank Severka House": without what sort of body it is."""
    words = ARTICLE.sub("", rest).split(" ")
    for at in range(1, min(len(words), LONGEST_SORT)):
        before = words[: at - 1]
        if any(word in LINKS for word in before):
            break
        is_open = is_place_name(" ".join(before)) or all(map(_may_describe, before))
        is_named = words[at].strip(MARKS)[:1].isupper() or words[at][:1].isdigit()
        if is_open and words[at - 1] in SORTS and is_named:
            return " ".join(words[at:]).strip(MARKS)
    return rest


def _may_describe(word: str) -> bool:
    """ "Danish", "Oslo-based" and "investment" in front of "company Severka"."""
    is_people = word.lower() in WORDS.descriptors or word.endswith(("-based", "-owned"))
    return word.islower() or word.isupper() or is_people


def _split_owned(rest: str, bodies: Sequence[str]) -> Split:
    """ "the insurer's pensions division" and "FAO's Early Warning System": what the body has.

    "The firm's lawyers" are no body, and in "the country's grid operator" nothing has a name.
    """
    owner, thing = (ARTICLE.sub("", part).strip() for part in POSSESSIVE.split(rest, maxsplit=1))
    named = _skip_descriptor(thing)
    if named != thing and "'" not in named and "’" not in named:
        # "Britain's biggest union Severka"
        return None, named
    last = _head_of(thing)
    if not thing or last.removesuffix("s") in WORDS.person_nouns:
        return None, None
    if owner.islower() and thing[:1].isupper():
        # "the convention's Platform Committee"
        return None, thing
    first = thing.split()[0]
    is_body = bool(set(owner.lower().split()) & WORDS.body_words)
    if first.istitle() and first.lower() in WORDS.body_words and not is_body:
        # "St Anne's Hospital", which the model passed over
        return None, BETWEEN.split(rest)[0]
    if owner.lower() in OWNED or last in WORDS.document_nouns:
        return None, ARTICLE.sub("", rest)
    # "the Health Agency's regional office", "the mayor's office"
    if thing.startswith("campaign ") and owner[:1].isupper() and owner not in bodies:
        # "Clinton's campaign team"
        return None, ARTICLE.sub("", rest)
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
    words = inner.lower().split()
    is_part = bool(words) and bool({words[0], words[-1], _head_of(inner)} & INNER)
    return is_part and inner[:1].isupper() and outer[:1].isupper()


def is_unit(text: str) -> bool:
    """Whether the words name a field or a department and not a body: written small, no body."""
    words = text.split()
    opens = words[0].lower() in ("the", "a", "an", "its", "our")
    if opens and words[-1] in UNITS and len(words) > 2:
        # "the refining subsidiary of the firm"
        return text.islower()
    return text.islower() and not opens and words[-1] not in WORDS.organisation_nouns


def is_field(rest: str) -> bool:
    """Words of which the last is small, and nothing else in them: "North American sales"."""
    words = rest.split()
    if _is_titled_field(rest):
        return True
    is_short = 0 < len(words) <= LONGEST_FIELD and words[-1].islower()
    is_noun = is_short and words[-1].removesuffix("s") not in WORDS.person_nouns
    return is_noun and not ARTICLE.match(rest) and words[-1] not in OWNED and words[0][0].isupper()


def _is_titled_field(rest: str) -> bool:
    """A field with the capitals of a title: "Director of | Corporate Communications"."""
    words = rest.lower().replace(" and ", " ").split()
    return 0 < len(words) <= LONGEST_FIELD and rest.istitle() and ROLES.fields.issuperset(words)


def _is_mixed(inner: str) -> bool:
    """ "enterprise AI and automation", a field with a name in it."""
    last = inner.split()[-1]
    return last.islower() and not ARTICLE.match(inner) and last not in BODY_NOUNS
