"""What somebody's words or thoughts are: "Roe's argument is that …", "another complaint is that …".

In: a parsed article. Out: `Attribution`s. The decision to question: the noun has to be somebody's,
or "another" or "one" of several, because "the message is that" and "the hope was that" are as often
the author's own words.
"""

from collections.abc import Iterator

from transforms.attribution.content_form import lemma_of
from transforms.attribution.fixed_reports import find_child, make_report
from transforms.attribution.types import Attribution
from transforms.lexicons.cues import read_lexicon
from transforms.parse.document import ParsedArticle
from transforms.parse.syntax import FINITE, Tokens, edges, find_noun_phrase, trim_owner
from transforms.parse.tokens import Token

METHOD = "rules/noun-is"
COUNTED = frozenset({"another", "one"})


def find_noun_reports(article: ParsedArticle) -> Iterator[Attribution]:
    """In order of their cue."""
    nouns = read_lexicon().positions
    for noun in article.doc:
        if noun.pos_ != "NOUN" or lemma_of(noun) not in nouns or article.mark_of[noun.i] >= 0:
            continue
        verb = noun.head
        if noun.dep_ != "nsubj" or verb.lemma_ != "be" or noun.i > verb.i:
            continue
        clause = next((child for child in verb.children if _is_that_clause(child, verb)), None)
        if clause is None:
            continue
        owner = _find_owner(noun)
        if owner is None and article.doc[noun.left_edge.i].lower_ not in COUNTED:
            continue
        is_behind = owner is not None and owner[0] > noun.i
        cue = (noun.i, noun.i + 1 if is_behind else verb.i + 1)
        content = (verb.i + 1, edges(clause)[1])
        yield from make_report(article, METHOD, owner, cue, lemma_of(noun), [content])


def _is_that_clause(clause: Token, verb: Token) -> bool:
    """Whether a clause with a verb of its own opens with "that" right behind another verb."""
    opener = clause.doc[clause.left_edge.i]
    is_behind = opener.i == verb.i + 1 or (opener.i == verb.i + 2 and opener.nbor(-1).text == ",")
    has_verb = clause.tag_ in FINITE or any(child.tag_ in FINITE for child in clause.children)
    return is_behind and opener.lower_ == "that" and opener.dep_ == "mark" and has_verb


def _find_owner(noun: Token) -> Tokens | None:
    """Whose it is: "Roe's argument", "the view of the board"."""
    owner = find_child(noun, "poss")
    if owner is not None:
        return trim_owner(noun.doc, *edges(owner))
    of = find_child(noun, "prep")
    named = find_child(of, "pobj") if of is not None and of.lower_ == "of" else None
    return None if named is None else find_noun_phrase(named, noun)
