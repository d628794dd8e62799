"""One reading of an article, in order: which figures the words for each source may mean.

In: a parsed article, its attributions and its cast. Out: a `Reference` an attribution, with the
figures ranked. Names, descriptions and pronouns of the story itself are followed as well, so that
"he" means whoever was spoken of last, quoted or not. Only source, cue, content and `continues`
of an attribution are used, so it does not matter who found it. The decision to question: the
article is read once and nothing is taken back; a name that comes later helps only where the
reference cannot be to somebody before it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Token

from transforms.attribution.types import Attribution
from transforms.entities.source_names import find_named, is_epithet
from transforms.lexicons.names import read_name_words
from transforms.parse.document import ParsedArticle
from transforms.parse.noun_phrases import (
    Phrase,
    find_antecedent,
    find_phrases,
    is_person_noun,
    read_phrase,
)
from transforms.parse.syntax import RELATIVE, Tokens, trim_owner
from transforms.speakers.antecedents import Ranked, Settings, Wanted, rank_figures
from transforms.speakers.nominals import find_excluded
from transforms.speakers.participants import Cast, read_spot
from transforms.speakers.unsaid import find_acting, is_of_others

WORDS = read_name_words()
FEMALE = frozenset({"she", "her", "herself"})
MALE = frozenset({"he", "him", "himself", "his"})
PLURAL = frozenset({"they", "them", "themselves", "these", "those"})
NEUTER = frozenset({"it", "itself"})
SOME = frozenset({"one", "another", "some", "others", "many", "both", "several", "few", "all"})
PERSON = frozenset({"person"})
KINDS = {
    "person": PERSON,
    "people": frozenset({"people"}),
    "body": frozenset({"body"}),
    "thing": frozenset({"person", "body"}),
}
NEVER_NAMED = frozenset({"source", "insider", "onlooker", "spokesman", "spokeswoman"})
SURE = 0.85
"""Whoever is meant by "he" as surely as this is no "she" later."""


@dataclass(frozen=True, slots=True)
class Reference:
    """What a source's words lead to, before they become a voice."""

    tokens: Tokens | None
    kind: str
    method: str
    ranked: tuple[Ranked, ...]


class Reading:
    """One pass over an article: who spoke last, and what each attribution leads to."""

    def __init__(
        self,
        article: ParsedArticle,
        attributions: Sequence[Attribution],
        cast: Cast,
        settings: Settings,
    ) -> None:
        self.article = article
        self.doc = article.doc
        self.attributions = attributions
        self.cast = cast
        self.settings = settings
        self.spoke: list[int] = []
        self.found: dict[int, Reference] = {}
        sources = [item.source for item in attributions if item.source is not None]
        self.in_source = {i for source in sources for i in range(*source)}

    def read(self) -> list[Reference]:
        """One reference an attribution, in the same order."""
        phrases = self._find_phrases()
        events = [(name.tokens[0], 0, i) for i, name in enumerate(self.cast.names)]
        events += [(phrase.tokens[0], 1, i) for i, phrase in enumerate(phrases)]
        events += [(at, 2, at) for at in self._find_pronouns()]
        events += [(place, 3, i) for i, place in enumerate(self._find_places())]
        for _, kind, index in sorted(events):
            if kind == 0:
                start, end = self.cast.names[index].tokens
                self._mark(self.cast.figure_of_name(index), self.doc[start:end].root.i)
            elif kind == 1:
                self._meet_phrase(phrases[index])
            elif kind == 2:
                self._meet_pronoun(index)
            else:
                self._meet_source(index)
        return [self.found[i] for i in range(len(self.attributions))]

    def _find_phrases(self) -> list[Phrase]:
        """Phrases of the story itself that stand for somebody who is not named with them."""
        named = {i for name in self.cast.names for i in range(*name.tokens)}
        people = {
            i
            for name in self.cast.names
            if name.entity_type in ("person", "organization")
            for i in range(*name.tokens)
        }
        return [
            phrase
            for phrase in find_phrases(self.doc)
            if self.article.mark_of[head := phrase.tokens[1] - 1] < 0
            and head not in self.in_source
            and head not in self.cast.stated
            and head not in named
            and not self._is_apposition(self.doc[head], people)
            and not any(
                child.dep_ == "appos" and child.i in people for child in self.doc[head].children
            )
        ]

    @staticmethod
    def _is_apposition(token: Token, people: set[int]) -> bool:
        """ "his mother, a nurse, sat down": one person, and not two."""
        if token.dep_ != "appos":
            return False
        return token.head.i in people or is_person_noun(token.head)

    def _find_pronouns(self) -> list[int]:
        """ "She went at 30": a pronoun of the story itself keeps its antecedent in mind."""
        return [
            token.i
            for token in self.doc
            if token.lower_ in FEMALE | MALE
            and self.article.mark_of[token.i] < 0
            and token.i not in self.in_source
        ]

    def _find_places(self) -> list[int]:
        """Where the reader learns of each speaker: at the source, else at the content.

        What goes on from a quote waits for the source of that one, which may come later:
        “We closed two wards. [new paragraph] “Nobody noticed,” Roe said.
        """
        places: list[int] = []
        for item in self.attributions:
            place = self._place_of_content(item) if item.source is None else item.source[0]
            if item.source is None and item.continues is not None and item.continues < len(places):
                place = max(place, places[item.continues])
            places.append(place)
        return places

    def _place_of_content(self, item: Attribution) -> int:
        return min(self.article.token_at(item.content[0][0]), len(self.doc) - 1)

    def _mark(self, figure: int, at: int, *, is_speaking: bool = False) -> None:
        spot = read_spot(self.article, self.cast.beat_of, at, is_speaking=is_speaking)
        self.cast.mark(figure, spot)

    def _chosen(self, ranked: Sequence[Ranked]) -> Ranked | None:
        fits = bool(ranked) and ranked[0].probability >= self.settings.least
        return ranked[0] if fits else None

    def _meet_phrase(self, phrase: Phrase) -> None:
        ranked = [] if phrase.reach == "indefinite" else self._rank_phrase(phrase, None)
        chosen = self._chosen(ranked)
        figure = chosen.figure if chosen else self._add_unnamed(phrase)
        self._learn_noun(figure, phrase)
        self._mark(figure, phrase.tokens[1] - 1)

    def _learn_noun(self, figure: int, phrase: Phrase) -> None:
        """Whoever was "the Brazilian midfielder" once is "the midfielder" later."""
        self.cast.figures[figure].nouns.add(phrase.noun)

    def _add_unnamed(self, phrase: Phrase) -> int:
        text = " ".join(self.article.slice(*phrase.tokens).split())
        return self.cast.add_unnamed(phrase, text)

    def _meet_pronoun(self, at: int) -> None:
        chosen = self._chosen(self._rank_pronoun(self.doc[at], None))
        if chosen is not None:
            self._mark(chosen.figure, at)

    def _meet_source(self, index: int) -> None:
        item = self.attributions[index]
        if item.source is not None:
            reference = self._resolve(item.source, index)
        elif item.continues is not None:
            reference = self._continue(item.continues)
        else:
            reference = self._resolve_unsaid(index)
        self.found[index] = reference
        chosen = self._chosen(reference.ranked)
        if chosen is None:
            return
        if item.source is not None:
            self._learn_gender(reference, chosen)
            self._mark(chosen.figure, item.source[0], is_speaking=True)
        if not self.spoke or self.spoke[-1] != chosen.figure:
            self.spoke.append(chosen.figure)

    def _learn_gender(self, reference: Reference, chosen: Ranked) -> None:
        figure = self.cast.figures[chosen.figure]
        if reference.kind == "pronoun" and reference.tokens and chosen.probability >= SURE:
            word = self.doc[reference.tokens[0]].lower_
            if figure.gender is None and word in FEMALE | MALE:
                figure.gender = "female" if word in FEMALE else "male"

    def _resolve(self, source: Tokens, index: int) -> Reference:
        head = self.doc[source[0] : source[1]].root
        if head.lower_ in RELATIVE and head.head.dep_ == "relcl":
            return self._resolve_relative(source, head, index)
        name = find_named(self.doc, source, head, self.cast.names)
        if name is not None:
            if is_epithet(self.doc, source, self.cast.names[name]):
                own = self.cast.figure_of_name(name)
                ranked = self._rank(source[0], PERSON, "nation", index, noun=head.lower_)
                ranked = [one for one in ranked if one.figure != own]
                if self._chosen(ranked) is not None:
                    return Reference(source, "nominal", "rules/epithet", tuple(ranked))
            return self._resolve_named(source, name)
        if head.lower_ in FEMALE | MALE | PLURAL | NEUTER:
            ranked = self._rank_pronoun(head, index)
            return Reference(source, "pronoun", "rules/pronoun", tuple(ranked))
        if head.pos_ == "PRON" and head.lower_ not in SOME:
            return Reference(source, "pronoun", "rules/unresolved", ())
        bearer = self.cast.find_bearer(head.text)
        if bearer is not None:
            sure = (Ranked(bearer, self.settings.sure["surname"]),)
            return Reference(source, "surname", "rules/surname", sure)
        return self._resolve_nominal(source, head, index)

    def _resolve_relative(self, source: Tokens, head: Token, index: int) -> Reference:
        """ "the mayor, who opposed the sale": as if the mayor stood there."""
        noun = find_antecedent(head)
        antecedent = trim_owner(self.doc, noun.left_edge.i, head.head.left_edge.i)
        if antecedent is None or noun.lower_ in RELATIVE:
            return Reference(source, "pronoun", "rules/unresolved", ())
        return replace(self._resolve(antecedent, index), tokens=source, kind="pronoun")

    def _resolve_named(self, source: Tokens, name: int) -> Reference:
        number = self.cast.figure_of_name(name)
        figure = self.cast.figures[number]
        is_person = figure.kind == "person"
        kind = "surname" if is_person and len(self.cast.names[name].words) == 1 else "name"
        is_open = (
            is_person
            and figure.cluster is not None
            and not self.cast.clusters[figure.cluster].is_full
        )
        sure = self.settings.sure["open_surname" if is_open else kind]
        return Reference(source, kind, f"rules/{kind}", (Ranked(number, sure),))

    def _rank(
        self,
        at: int,
        kinds: frozenset[str],
        nobody: str,
        index: int | None,
        *,
        gender: str | None = None,
        noun: str | None = None,
        age: str | None = None,
        excluded: frozenset[int] = frozenset(),
    ) -> list[Ranked]:
        ahead = self.cast.find_next_named(at) if index is not None and "person" in kinds else None
        first = None if ahead is None else self.cast.figures[ahead].first
        return rank_figures(
            self.cast,
            Wanted(
                at,
                int(self.cast.beat_of[at]),
                int(self.article.paragraph_of[at]),
                kinds,
                nobody,
                gender,
                noun,
                age,
                last=self.spoke[-1] if self.spoke else None,
                addressed=frozenset() if index is None else self._addressed(index),
                ahead=ahead,
                ahead_says=first is not None and first.token in self.in_source,
                excluded=excluded,
            ),
            self.settings,
        )

    def _addressed(self, index: int) -> frozenset[int]:
        """Figures named in the words quoted: "I can count, Walter," is not said by Walter."""
        content = self.attributions[index].content
        starts = self.article.starts
        return frozenset(
            self.cast.figure_of_name(number)
            for number, name in enumerate(self.cast.names)
            if any(low <= starts[name.tokens[0]] < high for low, high in content)
        )

    def _rank_pronoun(self, token: Token, index: int | None) -> list[Ranked]:
        word = token.lower_
        if word in NEUTER:
            return self._rank(token.i, frozenset({"body"}), "it", index)
        if word in PLURAL:
            kinds = frozenset({"people", "body", "person"})
            return self._rank(token.i, kinds, "they", index, gender="unknown")
        gender = "female" if word in FEMALE else "male"
        return self._rank(token.i, PERSON, "pronoun", index, gender=gender)

    def _rank_phrase(self, phrase: Phrase, index: int | None) -> list[Ranked]:
        nobody = "office" if phrase.noun in WORDS.exclusive_nouns else "noun"
        return self._rank(
            phrase.tokens[0],
            KINDS[phrase.kind],
            "owned" if phrase.reach == "owned" else nobody,
            index,
            gender=phrase.gender,
            noun=None if phrase.age else phrase.noun,
            age=phrase.age,
            excluded=find_excluded(self.doc, self.cast, phrase),
        )

    def _resolve_nominal(self, source: Tokens, head: Token, index: int) -> Reference:
        phrase = read_phrase(self.doc, source, head)
        is_open = phrase.noun not in NEVER_NAMED
        is_speech = self.attributions[index].quote_type == "direct"
        if phrase.reach == "indefinite" and phrase.kind == "person" and is_open:
            ranked = self._rank_new(phrase, index)
        elif phrase.reach == "indefinite" or (phrase.kind == "thing" and not is_speech):
            ranked = []
        else:
            ranked = self._rank_phrase(phrase, index)
        chosen = self._chosen(ranked)
        if chosen is not None:
            method = "rules/noun"
            self._learn_noun(chosen.figure, phrase)
        else:
            # whoever is not of the cast yet is new to it
            method = "rules/unnamed"
            rest = 1 - sum(other.probability for other in ranked)
            new = Ranked(self._add_unnamed(phrase), rest * self.settings.sure["unnamed"])
            ranked = sorted([*ranked, new], key=lambda one: -one.probability)
        return Reference(source, "nominal", method, tuple(ranked))

    def _rank_new(self, phrase: Phrase, index: int) -> list[Ranked]:
        """ "A deckhand told the inquiry …": the next person to be named, or nobody known.

        Only an opening does so; "one father" of the fifth paragraph is never named.
        """
        at = phrase.tokens[0]
        ahead = self.cast.find_next_named(at)
        if self.article.paragraph_of[at] > 0:
            return []
        ranked = self._rank(
            at, PERSON, "new", index, gender=phrase.gender, noun=phrase.noun, age=phrase.age
        )
        return [one for one in ranked if one.figure == ahead]

    def _continue(self, earlier: int) -> Reference:
        """A quote without a source of its own goes on from the one before it."""
        before = self.found.get(earlier)
        if before is None:
            return Reference(None, "none", "rules/no-source", ())
        share = self.settings.sure["continued"]
        ranked = tuple(Ranked(one.figure, one.probability * share) for one in before.ranked)
        return Reference(None, "none", "rules/continued", ranked)

    def _resolve_unsaid(self, index: int) -> Reference:
        """A quote that names no source: who acts in its sentence or just before it, if anybody.

        Nobody, where the report is passive: "Novak is expected to sign" by somebody else.
        """
        item = self.attributions[index]
        if item.cue is not None and is_of_others(self.article, item.cue):
            return Reference(None, "none", "rules/passive", ())
        at = self._place_of_content(item) if item.cue is None else item.cue[0]
        acting = find_acting(self.article, self.cast, item, at)
        if acting is not None:
            figure, name = acting
            sure = Ranked(figure, self.settings.sure[name])
            return Reference(None, "none", f"rules/{name.replace('_', '-')}", (sure,))
        share = self.settings.sure["alternation"]
        ranked = tuple(Ranked(figure, share) for figure in self.spoke[-1:-3:-1])
        return Reference(None, "none", "rules/no-source", ranked)
