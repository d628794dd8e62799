"""What kind of speaker unnamed words stand for: a person, several, a body, or a document.

In: the words that an article uses ("One teller in Texas", "the latest poll"). Out: one of
`records.SPEAKER_KINDS`, or None where the words name nobody ("the", "a statement"). The decision to
question: a statement by itself is nobody, for it says what somebody stated; a report, a poll or a
lawsuit is a document, which speaks for itself.
"""

import re

from transforms.entities.types import WORDS
from transforms.parse.noun_phrases import PERSON_ENDING, ROLE_NOUNS

DETERMINERS = frozenset(
    "the a an this that these those his her its their our my your such said".split()
)
COUNTS = frozenset(
    "one two three four five six seven eight nine ten several some many most few both all another "
    "other others none each every dozens hundreds thousands more either neither any".split()
)
SEVERAL = frozenset(
    """couple crowd duo fifth half majority minority number pair percentage quarter share third
    total trio""".split()
)
PAPERS = frozenset("discussion green policy position research white working".split())
COPIES = frozenset({"copy", "draft", "excerpt", "section", "part", "version"})
JOINED = re.compile(r"\A[^,]*\b(?:and|&) [A-Z][\w'’-]*\Z")
""" "Jane Roe and Hale", who are two."""
SINGLE = frozenset({"one", "another", "each", "a", "an", "either"})
ACCOUNT = re.compile(r"@\w+|[a-z_]+\d[\w]*")
SOMEONE = frozenset("someone somebody anyone anybody nobody".split())
GENERIC = frozenset({"statement", "statements", "comment", "remark", "remarks", "quote"})
CUT = re.compile(
    r",|;|\(|\s(?:of|in|into|from|by|for|at|on|with|to|who|whom|that|which|whose|about|near|inside|"
    r"outside|against|among|behind|close|familiar|involved|based|called|named|released|published|"
    r"conducted|compiled|collected|gathered|obtained|presented|received|seen|issued|sent|filed|signed|posted|written|since|"
    r"after|before|yesterday|(?:this|last)\s(?:week|month|year|night|\w+day))\b",
    re.IGNORECASE,
)
AGENT = re.compile(r"[a-z]{3}(?:er|or|ian|ant|ee|ist|eer|aire)\Z")
PEOPLE_NOUNS = (
    ROLE_NOUNS
    | WORDS.person_nouns
    | WORDS.relation_nouns
    | WORDS.female_nouns
    | WORDS.male_nouns
    | WORDS.descriptors
    | SOMEONE
)


def read_unnamed_kind(text: str, *, is_group: bool) -> str | None:
    """The kind of unnamed speaker; `is_group` is what the reading of the article takes it for."""
    words, rest = _split(text)
    plain = [word for word in words if word not in DETERMINERS]
    if not plain:
        return None
    if is_group and JOINED.search(text):
        return "unnamed_group"
    if all(word in COUNTS for word in plain):
        # "one of the nurses", "some voters in Ohio", "another"
        inner = read_unnamed_kind(rest, is_group=is_group) if rest else None
        if inner == "document":
            return inner
        return "unnamed_person" if plain[0] in SINGLE else "unnamed_group"
    noun, is_plural = _read_noun(plain[-1])
    if noun in GENERIC and len(plain) == 1 and not rest:
        return None
    if noun in COPIES and rest:
        # "a copy of the filing"
        return read_unnamed_kind(rest, is_group=is_group)
    is_written = noun == "paper" and len(plain) > 1 and plain[-2] in PAPERS
    if noun in WORDS.document_nouns or noun in GENERIC or is_written:
        return "document"
    is_counted = words[0] not in ("a", "an") and any(w in COUNTS - SINGLE for w in plain[:-1])
    if is_plural or noun in SEVERAL or is_counted:
        return "unnamed_group"
    if noun in WORDS.organisation_nouns or noun in WORDS.organisations:
        return "unnamed_group"
    is_person = noun in PEOPLE_NOUNS or PERSON_ENDING.search(noun) or AGENT.search(noun)
    if text == words[0] and ACCOUNT.fullmatch(text):
        # "roe1931 posted", the name of an account
        return "unnamed_person"
    is_one = len(words) > 1 and words[0] in SINGLE and words[0] not in DETERMINERS
    return "unnamed_person" if is_person or is_one or not is_group else "unnamed_group"


def is_document(name: str, entity_type: str) -> bool:
    """Whether a name that speaks is a law's or a poll's: "the Coastal Fisheries Act says"."""
    last = name.split()[-1].lower() if name.split() else ""
    return entity_type == "law" or (entity_type != "person" and last in WORDS.document_names)


def _split(text: str) -> tuple[list[str], str]:
    """The words up to the first "of", "in" or "who", in small letters, and what follows it."""
    line = " ".join(text.replace("’", "'").split())
    cut = CUT.search(line, 1)
    low, high = (cut.start(), cut.end()) if cut else (len(line), len(line))
    words = re.findall(r"[\w'-]*\w", line[:low].lower())
    return words, line[high:].strip()


def _read_noun(word: str) -> tuple[str, bool]:
    """The noun in its singular, without what a hyphen puts before it, and whether it was plural."""
    known = PEOPLE_NOUNS | WORDS.document_nouns | WORDS.organisation_nouns
    noun = word.removesuffix("'s")
    if noun not in known and noun.removesuffix("s") not in known:
        # "anti-war protesters", but "e-mails"
        noun = noun.rsplit("-", maxsplit=1)[-1]
    if noun.endswith("s") and noun[:-1] in known:
        return noun[:-1], True
    if noun in known:
        return noun, False
    if noun.endswith("men") and noun != "women":
        return noun[:-3] + "man", True
    if noun in ("people", "women", "men", "children", "police", "public", "media"):
        return noun, True
    for singular in (noun.removesuffix("s"), noun.removesuffix("es"), noun[:-3] + "y"):
        if noun.endswith("s") and singular in known:
            return singular, True
    return noun, noun.endswith("s") and not noun.endswith(("ss", "us", "is"))
