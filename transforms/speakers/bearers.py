"""What the words around a name tell of its bearer: nouns, nation, age, and what he does there.

In: the tokens of an article and a name. Out: nouns ("budget airline Zipp"), an age, or whether the
name acts. The decision to question: the owner of kin that acts ("Ms Roe's husband is out") acts.
"""

import re

from transforms.entities.source_names import CALLED, is_epithet
from transforms.entities.types import Name
from transforms.lexicons.names import read_name_words
from transforms.lexicons.roles import read_role_words
from transforms.parse.document import ParsedArticle
from transforms.parse.noun_phrases import is_person_noun, noun_of
from transforms.parse.tokens import Doc, Token

WORDS = read_name_words()
ROLES = read_role_words()
NO_NOUNS = frozenset({"old", "one"})
"""Heads of "the 34-year-old, Tom Hale," and "one, Tom Hale,", which say nothing of him."""
TITLE_NOUNS = {
    "adm": "admiral",
    "ald": "alderman",
    "amb": "ambassador",
    "brig": "brigadier",
    "capt": "captain",
    "cllr": "councillor",
    "cmdr": "commander",
    "col": "colonel",
    "const": "constable",
    "cpl": "corporal",
    "cst": "constable",
    "dci": "detective",
    "det": "detective",
    "dr": "doctor",
    "dsi": "detective",
    "gen": "general",
    "gov": "governor",
    "baroness": "peer",
    "insp": "inspector",
    "justice": "judge",
    "lady": "peer",
    "lord": "peer",
    "lt": "lieutenant",
    "maj": "major",
    "pc": "constable",
    "prof": "professor",
    "rep": "representative",
    "sen": "senator",
    "sgt": "sergeant",
    "supt": "superintendent",
}
"""What a title says that is short or another word: "the senator" after "Sen. Roe", "the judge"
after "Justice Roe"."""
THEM = re.compile(r"\bthey ?/ ?them\b", re.IGNORECASE)
SIDES = frozenset({"side", "charges"})
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
OWNED = frozenset({"poss", "compound", "nmod"})
FILING = frozenset({"bring", "file", "lodge", "move", "submit"})
PREMIER = "premier"
"""What a prime minister is called, too, and another minister is not."""
LONGEST_AGE = 3
FARTHEST_AGE = 5
"""Tokens back from a name to its age: "28-year-old doctoral student Hui Chen"."""


def is_premier(words: str) -> bool:
    """Whether words tell of a prime minister."""
    return "prime minister" in words.lower()


def is_epithet_of_one(doc: Doc, name: Name) -> bool:
    """ "The Dane": one of a people, and not the people."""
    start = name.tokens[0]
    is_whole = doc[start].dep_ not in OWNED and doc[start].dep_ != "amod"
    is_group = name.entity_type == "group" and start > 0 and is_whole
    return is_group and is_epithet(doc, (start - 1, name.tokens[1]), name)


def owns_acting_kin(token: Token) -> bool:
    """ "Ms Roe's husband, Tom, is out. She is at home": the story is of her as well."""
    kin = token.head
    is_kin = token.dep_ == "poss" and kin.lower_ in WORDS.relation_nouns
    return is_kin and kin.dep_ in SUBJECTS


def find_predicated(name: Token) -> Token | None:
    """The noun that a name is the predicate of: "The last witness was Jane Roe. She said"."""
    if name.dep_ != "attr" or name.pos_ != "PROPN" or name.head.lemma_ != "be":
        return None
    subjects = (c for c in name.head.children if c.dep_ == "nsubj" and c.pos_ == "NOUN")
    return next((noun for noun in subjects if is_person_noun(noun)), None)


def find_nouns(doc: Doc, name: Name) -> set[str]:
    """Nouns that stand with a name: "budget airline Zipp", "Kustlijn, the rail operator,"."""
    start, end = name.tokens
    root = doc.span(start, end).root
    found: set[str] = set()
    if start and doc[start - 1].pos_ in ("NOUN", "PROPN") and doc[start - 1].head.i >= start - 1:
        found.add(noun_of(doc[start - 1]))
    called = doc[start - 1] if start else None
    if called is not None and called.lower_ in CALLED and called.head.pos_ == "NOUN":
        # "a charming lad called Tom"
        found.add(noun_of(called.head))
    if is_premier(doc.span(max(0, start - 2), start).text):
        found.add(PREMIER)
    for word in doc[max(0, start - 1) : start + 1]:
        if (title := TITLE_NOUNS.get(word.lower_.rstrip("."))) is not None:
            found.add(title)
    for child in root.children:
        between = doc[end : child.left_edge.i] if child.i > end else ()
        # "Lina Moe, the mayor, and Per Aas, the head of the port": he is the head
        is_own = not any(token.ent_type_ == "PERSON" for token in between)
        if child.dep_ == "appos" and child.pos_ == "NOUN" and is_own:
            found.add(noun_of(child))
    if root.dep_ == "appos" and root.head.pos_ == "NOUN" and root.head.i < start:
        found.add(noun_of(root.head))
    predicated = find_predicated(root)
    if predicated is not None:
        found.add(noun_of(predicated))
    if root.dep_ == "poss" and root.head.lower_ in SIDES:
        # "Kenny McAllister's side", whom "the Albion boss" means
        found.add("manager")
    if root.dep_ in SUBJECTS and _gives_evidence(root.head):
        found.add("witness")
    filer = _find_filed(root)
    if filer is not None:
        found.add(filer)
    if root.dep_ == "nsubj" and root.head.lemma_ in ("be", "become"):
        found |= {noun_of(child) for child in root.head.children if child.dep_ == "attr"}
    return found - NO_NOUNS - WORDS.honorifics | (found & WORDS.person_nouns)


def _gives_evidence(verb: Token) -> bool:
    """ "Roe testified", "Giving evidence, Roe said"."""
    verbs = [verb, *(child for child in verb.children if child.dep_ in ("advcl", "xcomp"))]
    return any(
        one.lemma_.lower() == "testify"
        or (
            one.lemma_.lower() == "give"
            and any(c.dep_ == "dobj" and c.lower_ == "evidence" for c in one.children)
        )
        for one in verbs
    )


def _find_filed(name: Token) -> str | None:
    """ "petitioner" of "a petition filed by Tom Hale", "Tom Hale has filed a petition"."""
    verb = name.head
    if verb.dep_ == "agent":
        verb = verb.head
    if verb.lemma_ not in FILING or name.dep_ not in ("nsubj", "pobj"):
        return None
    wanted = "dobj" if name.dep_ == "nsubj" else "nsubjpass"
    filed = [child.lemma_.lower() for child in verb.children if child.dep_ == wanted]
    if verb.dep_ == "acl":
        filed.append(verb.head.lemma_.lower())
    return next((WORDS.filers[noun] for noun in filed if noun in WORDS.filers), None)


def has_members(doc: Doc, name: Name) -> bool:
    """ "Sinn Féin MP Colm Hanley": a party's name."""
    root = doc.span(*name.tokens).root
    return root.dep_ in OWNED and root.head.lemma_.lower() in ROLES.party_members


def find_they(article: ParsedArticle) -> frozenset[int]:
    """The sentences of "Jane Roe, who uses they/them pronouns,": whom "she" does not mean."""
    places = [match.start() for match in THEM.finditer(article.text)]
    return frozenset(article.sentence_of[article.token_at(place)] for place in places)


def find_peoples(doc: Doc, name: Name) -> frozenset[str]:
    """ "norwegian" of "Norwegian swimmer Ragnhild Aasen"."""
    start = name.tokens[0]
    before = doc[max(0, start - 3, doc[start].sent.start) : start]
    return frozenset(token.lower_ for token in before if token.lower_ in WORDS.descriptors)


def find_age(doc: Doc, name: Name) -> str | None:
    """ "Jane Roe, 43,", "Roe, aged 43,", "Roe, a 43-year-old nurse", "43-year-old nurse Roe"."""
    start, end = name.tokens
    if end + 1 < len(doc) and doc[end].text in (",", "("):
        at = end + 1 + (doc[end + 1].lower_ in ("aged", "a", "the", "now"))
        if at < len(doc) and doc[at].text.isdigit() and len(doc[at].text) <= LONGEST_AGE:
            followed = at + 1 >= len(doc) or doc[at + 1].is_punct or doc[at + 1].is_space
            if doc[at + 1 : at + 2] and doc[at + 1].text == "-":
                return read_age(doc, at + 4)
            return doc[at].text if followed else None
    at = start - 1
    while at > 0 and doc[at].pos_ in ("NOUN", "PROPN") and doc[at].lower_ != "old":
        at -= 1
    return read_age(doc, at) if start - at <= FARTHEST_AGE else None


def read_age(doc: Doc, at: int) -> str | None:
    """ "43" where the "old" of "43-year-old" stands at a token."""
    if not 4 <= at < len(doc) or doc[at].lower_ != "old":
        return None
    is_age = doc[at - 2].lower_ == "year" and doc[at - 4].text.isdigit()
    return doc[at - 4].text if is_age else None
