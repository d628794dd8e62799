"""Whether the clause that a role stands in takes it back, or gives it to somebody else.

In: tokens around a name and an office. Out: yes or no. The decision to question: under "would",
"not" and "if" nothing is stated, also a clause further down ("they would not say that Roe is the
nominee"), though the writer may take it for true.
"""

from transforms.parse.syntax import Tokens
from transforms.parse.tokens import Doc, Token
from transforms.speakers.role_parts import is_office

SUCCEEDING = frozenset("follow join oust remove replace sack serve succeed".split())


def is_of_clause_before(doc: Doc, tokens: Tokens, end: int) -> bool:
    """ "While she waits for another customer, Jane Roe left": nothing is said of Roe."""
    low = tokens[0] - (doc[tokens[0] - 1].pos_ in ("DET", "PRON"))
    if low > 1 and doc[low - 1].text == "," and doc[low - 2].ent_type_ == "PERSON":
        # "With Tom Hale, the sheriff, Jane Roe left": he is the sheriff
        return True
    noun = doc.span(*tokens).root
    if noun.dep_ == "attr" and is_unreal(noun.head):
        # "Though he has never been a farmer, Roe"
        return True
    is_object = noun.dep_ in ("pobj", "dobj") and noun.head.i < tokens[0]
    return is_object and end < len(doc) and doc[end].pos_ in ("VERB", "AUX")


def is_of_another(doc: Doc, before: Tokens, head: Token, end: int) -> bool:
    """ "Republican consultant and longtime | Hale critic", "a celebrity | Hale candidacy": nothing
    is said of Hale."""
    if end >= len(doc) or head.dep_ not in ("compound", "nmod") or doc[end].pos_ != "NOUN":
        return False
    offices = (doc[i] for i in range(*before) if is_office(doc[i]))
    return is_office(doc[end]) or any(token.head.i == end == head.head.i for token in offices)


def is_unreal(verb: Token) -> bool:
    """ "Roe will be a leader", "Roe is not a doctor", "if Roe is the nominee", "they would not say
    that Roe is the nominee"."""
    while True:
        if any(map(_takes_back, verb.children)):
            return True
        if verb.dep_ not in ("acl", "ccomp") or verb.head.i == verb.i:
            return False
        verb = verb.head
        if verb.pos_ == "NOUN" and verb.dep_ == "dobj":
            # "they would not accept any declaration that Roe is the nominee"
            verb = verb.head


def _takes_back(child: Token) -> bool:
    return (
        child.dep_ == "neg"
        or (child.dep_ == "aux" and child.tag_ in ("MD", "TO"))
        or (child.dep_ == "mark" and child.lower_ in ("if", "unless", "whether"))
    )


def is_weighed(link: Token) -> bool:
    """ "They would be glad of Roe as the nominee", but "will succeed Roe as chairman"."""
    verb = next((token for token in link.ancestors if token.pos_ in ("VERB", "AUX")), None)
    if verb is None or verb.lemma_.lower() in SUCCEEDING:
        return False
    return any(child.dep_ == "aux" and child.tag_ == "MD" for child in verb.children)
