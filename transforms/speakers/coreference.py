"""One reading of an article, in order: which figures the words for each source may mean.

In: a parsed article, its attributions and its cast. Out: a `Reference` an attribution, with the
figures ranked. Names, descriptions and pronouns of the story itself are followed as well, so that
"he" means whoever was spoken of last, quoted or not. Only source, cue, content and `continues`
of an attribution are used, so it does not matter who found it. The decision to question: the
article is read once and nothing is taken back; a name that comes later helps only where the
reference cannot be to somebody before it.
"""

from dataclasses import replace

from transforms.entities.gender import FEMALE, MALE
from transforms.entities.source_names import (
    find_apposed,
    find_called,
    find_name_given,
    find_named,
    is_epithet,
)
from transforms.lexicons.names import read_name_words
from transforms.parse.noun_phrases import (
    Phrase,
    find_antecedent,
    is_former_member,
    read_phrase,
)
from transforms.parse.syntax import FINITE, RELATIVE, Tokens, edges, trim_owner
from transforms.parse.tokens import Token
from transforms.speakers.antecedents import Ranked
from transforms.speakers.binding import acts_by_place, find_couples, find_pair
from transforms.speakers.candidates import NEUTER, PERSON, PLURAL, Candidates
from transforms.speakers.columns import find_author
from transforms.speakers.documents import find_document
from transforms.speakers.epithets import find_told_of
from transforms.speakers.exchanges import find_turn
from transforms.speakers.groups import (
    find_outer,
    is_described,
    read_share,
    skip_address,
    skip_hyphen,
)
from transforms.speakers.joined_parts import BORN
from transforms.speakers.kinship import Kinship, find_owner, read_kin
from transforms.speakers.nominals import is_generic, know_by_name
from transforms.speakers.reading_order import NAME, PRONOUN, list_events
from transforms.speakers.references import Reference
from transforms.speakers.sourceless import (
    continue_quote,
    is_asked_by_author,
    is_of_actor,
    resolve_greeting,
    resolve_sourceless,
)
from transforms.speakers.unsaid import (
    find_approached,
    find_asked,
    find_owner_of_words,
    is_accused,
)

WORDS = read_name_words()
NEVER_NAMED = frozenset({"source", "insider", "onlooker", "spokesman", "spokeswoman"})
FOLLOWING = frozenset({"replacement", "successor"})


class Reading:
    """One pass over an article: who is `known` so far, and what each attribution leads to.

    `met` are those whom the story speaks of, by the token of a pronoun or a phrase's head,
    `described` are met by a phrase; `heard` is whom a source led to that is another report's, too.
    """

    def __init__(self, known: Candidates) -> None:
        self.known = known
        self.found: dict[int, Reference] = {}
        self.heard: dict[Tokens, Reference] = {}
        self.met: dict[int, Ranked] = {}
        self.described: list[tuple[Tokens, Ranked]] = []
        self.couples = find_couples(known.article, known.cast.names)
        self.author = find_author(known.article, known.cast.names)
        self.kinship = Kinship(known.cast)

    def read(self) -> list[Reference]:
        """One reference an attribution, in the same order."""
        for event in list_events(self.known.article, self.known.cast, self.known.attributions):
            if event.kind == NAME:
                self._meet_name(event.index)
            elif event.phrase is not None:
                self._meet_phrase(event.phrase)
            elif event.kind == PRONOUN:
                self._meet_pronoun(event.index)
            else:
                self._meet_source(event.index)
        return [self.found[i] for i in range(len(self.known.attributions))]

    def _meet_name(self, index: int) -> None:
        know_by_name(self.known.cast, self.known.cast.figure_of_name(index))
        start, end = self.known.cast.names[index].tokens
        root = self.known.doc.span(start, end).root.i
        # "Born Rosalind Pym in Hull, she left school"
        acts = acts_by_place(self.known.doc, end) or self.known.doc[start - 1].lower_ in BORN
        self.known.mark(self.known.cast.figure_of_name(index), root, opens=start, is_speaking=acts)
        is_person = self.known.cast.names[index].entity_type == "person"
        kin = read_kin(self.known.doc, start, end) if is_person else None
        owner = None if kin is None else self._find_figure(kin[1])
        if kin is not None and owner is not None:
            self.kinship.learn(owner, kin[0], self.known.cast.figure_of_name(index))
        if is_person and self.known.doc[start - 2].lower_ in FOLLOWING:
            self._take_over(index)
        couple = self.couples.get(index)
        if couple is not None:
            figure = self.known.cast.add_couple(couple)
            self.known.mark(figure, root)

    def _take_over(self, index: int) -> None:
        """ "His successor, Jane Roe": what he was is what she is."""
        doc, at = self.known.doc, self.known.cast.names[index].tokens[0] - 2
        owner = next((child for child in doc[at].children if child.dep_ == "poss"), None)
        former = None if owner is None else self._find_figure(owner)
        if former is not None and doc[at + 1].text == ",":
            nouns = self.known.cast.figures[former].nouns
            self.known.cast.figures[self.known.cast.figure_of_name(index)].nouns |= nouns
            nouns.clear()

    def _find_figure(self, token: Token) -> int | None:
        """Who is meant by a name or a pronoun that owns something."""
        for number, name in enumerate(self.known.cast.names):
            if name.tokens[0] <= token.i < name.tokens[1]:
                return self.known.cast.figure_of_name(number)
        if token.lower_ not in FEMALE | MALE:
            return None
        met = self.met.get(token.i)
        chosen = met or self.known.choose(self.known.rank_pronoun(token, None))
        return None if chosen is None else chosen.figure

    def _rank_phrase(self, phrase: Phrase, index: int | None) -> list[Ranked]:
        """Whom a phrase may mean; "his father" is whoever is known for it, and never "he"."""
        entitled = self.known.cast.find_entitled(self.known.doc, phrase.tokens[0])
        if entitled is not None:
            return [Ranked(entitled, self.known.settings.sure["titled"])]
        told = find_told_of(self.known.doc, self.known.cast, phrase)
        if told is not None:
            return [Ranked(told, self.known.settings.sure["epithet"])]
        token = find_owner(self.known.doc, phrase)
        owner = None if token is None else self._find_figure(token)
        kin = None if owner is None else self.kinship.find(owner, phrase.noun)
        if kin is not None:
            return [Ranked(kin, self.known.settings.sure["kin"])]
        return [one for one in self.known.rank_phrase(phrase, index) if one.figure != owner]

    def _meet_phrase(self, phrase: Phrase) -> None:
        if is_generic(self.known.cast, phrase):
            return
        ranked = self.known.rank_named(phrase)
        if not ranked and phrase.reach != "indefinite":
            ranked = self._rank_phrase(phrase, None)
        chosen = self.known.choose(ranked)
        figure = chosen.figure if chosen else self.known.add_unnamed(phrase)
        new = Ranked(figure, self.known.settings.sure["unnamed"])
        self.met[phrase.tokens[1] - 1] = chosen or new
        self.described += [(phrase.tokens, chosen)] if chosen else []
        self._learn_noun(figure, phrase)
        self.known.mark(figure, phrase.tokens[1] - 1)

    def _learn_noun(self, figure: int, phrase: Phrase) -> None:
        """Whoever was "the Brazilian midfielder" once is "the midfielder" later."""
        self.known.cast.figures[figure].nouns.add(phrase.noun)

    def _meet_pronoun(self, at: int) -> None:
        chosen = self.known.choose(self.known.rank_pronoun(self.known.doc[at], None))
        if chosen is not None:
            self.met[at] = chosen
            self.known.correct_gender(chosen, self.known.doc[at].lower_)
            self.known.mark(chosen.figure, at)

    def _meet_source(self, index: int) -> None:
        item = self.known.attributions[index]
        if item.source is not None and is_accused(self.known.doc, item.source, item.cue):
            reference = Reference(item.source, "nominal", "rules/passive", ())
        elif item.source is not None:
            reference = self.heard.get(item.source) or self._resolve(item.source, index)
        elif (asked := find_asked(self.known.article, self.known.cast, item)) is not None:
            sure = Ranked(asked, self.known.settings.sure["asked"])
            reference = Reference(None, "none", "rules/asked", (sure,))
        elif (turn := find_turn(self.known, self.found, index)) is not None:
            reference = turn
        elif (greeting := resolve_greeting(self.known, index)) is not None:
            reference = greeting
        elif item.continues is not None and not (
            is_of_actor(self.known, index)
            or is_asked_by_author(self.known, self.found, item.continues)
        ):
            reference = continue_quote(self.known, self.found, item.continues)
        else:
            reference = resolve_sourceless(self.known, self.found, index)
        self.found[index] = reference
        chosen = self.known.choose(reference.ranked)
        if chosen is None or reference.method == "rules/author":
            # "I" is nobody whom the column calls "he" elsewhere
            return
        if item.source is not None:
            self.heard[item.source] = reference
            self._learn_gender(reference, chosen)
            self._mark_speaking(chosen.figure, item.source)
        if not self.known.spoke or self.known.spoke[-1] != chosen.figure:
            self.known.spoke.append(chosen.figure)

    def _mark_speaking(self, figure: int, source: Tokens) -> None:
        """Who speaks acts; "who" and "which" are where the noun in front of them is."""
        is_relative = self.known.doc[source[0]].lower_ in RELATIVE and source[1] == source[0] + 1
        if not is_relative:
            self.known.mark(figure, source[0], is_speaking=True)
            return
        described = self.known.cast.figures[figure]
        at = find_antecedent(self.known.doc[source[0]]).i
        if described.cluster is not None:
            # "from his sister, Pierina, who said": she acts
            self.known.mark(figure, at, is_speaking=True)
        elif not described.spots:
            self.known.mark(figure, at)

    def _learn_gender(self, reference: Reference, chosen: Ranked) -> None:
        if reference.kind == "pronoun" and reference.tokens:
            self.known.learn_gender(chosen, self.known.doc[reference.tokens[0]].lower_)

    def _resolve(self, source: Tokens, index: int) -> Reference:
        opening = self.known.doc[source[0]]
        if opening.tag_ in FINITE and source[1] - source[0] > 1:
            # "said Anita Rao", of which the finder took the verb, too
            source = (source[0] + 1, source[1])
        source = skip_address(self.known.doc, source)
        head = skip_hyphen(self.known.doc, source, self.known.doc.span(source[0], source[1]).root)
        if head.lower_ in RELATIVE and head.head.dep_ == "relcl":
            return self._resolve_relative(source, head, index)
        pair = find_pair(self.known.doc, source, head, self.known.cast.names)
        if pair is not None:
            return self.known.name_pair(source, pair)
        titled = self.known.cast.find_titled(self.known.doc, source)
        if titled is not None:
            sure = (Ranked(titled, self.known.settings.sure["surname"]),)
            return Reference(source, "nominal", "rules/noun", sure)
        outer = find_outer(self.known.doc, source)
        if outer is not None:
            return self._resolve_nominal(source, outer, index)
        name = find_named(self.known.doc, source, head, self.known.cast.names)
        if name is not None:
            if is_epithet(self.known.doc, source, self.known.cast.names[name]):
                own = self.known.cast.figure_of_name(name)
                ranked = self.known.rank_nation(source[0], head.lower_, index)
                ranked = [one for one in ranked if one.figure != own]
                chosen = self.known.choose(ranked)
                if chosen is not None:
                    self.known.cast.figures[chosen.figure].nouns.add(head.lower_)
                    return Reference(source, "nominal", "rules/epithet", tuple(ranked))
            return self._resolve_name(source, head, name, index)
        called = find_called(self.known.doc, source, head, self.known.cast.names)
        if called is not None:
            return self.name_figure(source, called)
        owner = find_owner_of_words(self.known.doc, source, head)
        if owner is not None:
            return replace(self._resolve(owner, index), tokens=source)
        is_told = self.known.article.mark_of[head.i] >= 0
        if head.lower_ == "i" and self.author is not None and not is_told:
            figure = self.known.cast.figure_of_name(self.author)
            author = Ranked(figure, self.known.settings.sure["author"])
            return Reference(source, "pronoun", "rules/author", (author,))
        if head.lower_ in FEMALE | MALE | PLURAL | NEUTER and not is_described(source, head):
            approached = self._find_approached(head, index)
            if approached is not None:
                return replace(approached, tokens=source, kind="pronoun")
            ranked = self.known.rank_pronoun(head, index)
            if head.lower_ in NEUTER and self.known.choose(ranked) is None:
                ranked = self._rank_document(head, index)
            return Reference(source, "pronoun", "rules/pronoun", tuple(ranked))
        if head.pos_ == "PRON" and not is_described(source, head):
            return Reference(source, "pronoun", "rules/unresolved", ())
        words = self.known.article.slice(*source)
        bearer = self.known.cast.find_bearer(head.text) or self.known.cast.find_begun(words)
        if bearer is not None:
            sure = (Ranked(bearer, self.known.settings.sure["surname"]),)
            return Reference(source, "surname", "rules/surname", sure)
        return self._resolve_nominal(source, head, index)

    def _find_approached(self, pronoun: Token, index: int) -> Reference | None:
        """Whom "it" answers for, if the clause in front tells who was asked."""
        noun = find_approached(pronoun, self.known.attributions[index].cue_lemma)
        if noun is None or noun.pos_ == "PRON":
            return None
        met = self.met.get(noun.i)
        if met is not None:
            return Reference(None, "pronoun", "rules/pronoun", (met,))
        return self._resolve((edges(noun)[0], noun.i + 1), index)

    def _rank_document(self, pronoun: Token, index: int) -> list[Ranked]:
        """What is written just before: "Robson has his last letter. “Keep it dry,” it says"."""
        cue = self.known.attributions[index].cue_lemma
        noun = find_document(self.known.article, pronoun, cue)
        if noun is None:
            return []
        phrase = read_phrase(self.known.doc, (edges(noun)[0], noun.i + 1), noun)
        return [Ranked(self.known.add_unnamed(phrase), self.known.settings.sure["document"])]

    def _resolve_relative(self, source: Tokens, head: Token, index: int) -> Reference:
        """ "the mayor, who opposed the sale": as if the mayor stood there."""
        noun = find_antecedent(head)
        named = find_apposed(noun, self.known.cast.names)
        if named is not None:
            return replace(self.name_figure(source, named), kind="pronoun")
        antecedent = trim_owner(self.known.doc, noun.left_edge.i, head.head.left_edge.i)
        if antecedent is None or noun.lower_ in RELATIVE:
            return Reference(source, "pronoun", "rules/unresolved", ())
        found = replace(self._resolve(antecedent, index), tokens=source, kind="pronoun")
        if head.lower_ == "which":
            # "a letter to Roe, which says": no person is a which
            figures = self.known.cast.figures
            ranked = tuple(one for one in found.ranked if figures[one.figure].kind != "person")
            found = replace(found, ranked=ranked)
        return found

    def _resolve_name(self, source: Tokens, head: Token, name: int, index: int) -> Reference:
        """The one named; "many Republicans" and "a Republican" are not the Republicans."""
        own = self.known.cast.names[name]
        is_one = own.entity_type != "place" and len(own.words) == 1
        if is_one and is_former_member(self.known.doc, source[0], head):
            return self._resolve_nominal(source, head, index)
        if own.entity_type == "group":
            share = read_share(self.known.doc, source, own)
            if share != "whole":
                phrase = replace(
                    read_phrase(self.known.doc, source, head),
                    kind="people" if share == "part" else "person",
                )
                sure = Ranked(self.known.add_unnamed(phrase), self.known.settings.sure["unnamed"])
                return Reference(source, "nominal", "rules/unnamed", (sure,))
        return self.name_figure(source, name)

    def name_figure(self, source: Tokens, name: int) -> Reference:
        """The figure of a name, as sure as a name or a surname alone is."""
        number = self.known.cast.figure_of_name(name)
        figure = self.known.cast.figures[number]
        is_person = figure.kind == "person"
        kind = "surname" if is_person and len(self.known.cast.names[name].words) == 1 else "name"
        is_open = (
            is_person
            and figure.cluster is not None
            and not self.known.cast.clusters[figure.cluster].is_full
        )
        sure = self.known.settings.sure["open_surname" if is_open else kind]
        return Reference(source, kind, f"rules/{kind}", (Ranked(number, sure),))

    def _resolve_nominal(self, source: Tokens, head: Token, index: int) -> Reference:
        named = find_name_given(self.known.doc, head, self.known.cast.names)
        if named is not None:
            return self.name_figure(source, named)
        phrase = read_phrase(self.known.doc, source, head)
        headed = self.known.cast.find_headed(phrase.noun) if phrase.kind == "thing" else None
        if headed is not None and phrase.reach == "definite":
            sure = Ranked(headed, self.known.settings.sure["surname"])
            return Reference(source, "nominal", "rules/noun", (sure,))
        is_open = phrase.noun not in NEVER_NAMED
        is_speech = self.known.attributions[index].quote_type == "direct"
        if is_generic(self.known.cast, phrase):
            return self._resolve_generic(source, phrase)
        if phrase.reach == "indefinite" and phrase.kind == "person" and is_open:
            ranked = self._rank_new(phrase, index)
        elif phrase.reach == "indefinite" or (phrase.kind == "thing" and not is_speech):
            ranked = []
        else:
            ranked = self._rank_phrase(phrase, index)
        chosen = self.known.choose(ranked)
        if chosen is not None:
            method = "rules/noun"
            self._learn_noun(chosen.figure, phrase)
        else:
            # whoever is not of the cast yet is new to it
            method = "rules/unnamed"
            ranked = self.known.add_new(phrase, ranked)
        return Reference(source, "nominal", method, tuple(ranked))

    def _resolve_generic(self, source: Tokens, phrase: Phrase) -> Reference:
        main = next(n for n, figure in enumerate(self.known.cast.figures) if figure.is_main)
        sure = self.known.settings.sure["generic"]
        ranked = (Ranked(main, sure), Ranked(self.known.add_unnamed(phrase), 1 - sure))
        return Reference(source, "nominal", "rules/generic", ranked)

    def _rank_new(self, phrase: Phrase, index: int) -> list[Ranked]:
        """ "A deckhand told the inquiry …": the next person to be named, or nobody known.

        Only an opening does so; "one father" of the fifth paragraph is never named.
        """
        at = phrase.tokens[0]
        ahead = self.known.cast.find_next_named(at)
        if self.known.article.paragraph_of[at] > 0:
            return []
        ranked = self.known.rank(
            at, PERSON, "new", index, gender=phrase.gender, noun=phrase.noun, age=phrase.age
        )
        return [one for one in ranked if one.figure == ahead]
