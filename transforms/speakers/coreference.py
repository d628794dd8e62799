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
from transforms.parse.noun_phrases import Phrase, find_antecedent, read_phrase
from transforms.parse.syntax import RELATIVE, Tokens, trim_owner
from transforms.speakers.antecedents import Ranked, Settings, Wanted, rank_figures
from transforms.speakers.binding import find_couple, find_parallel, find_told
from transforms.speakers.nominals import find_excluded
from transforms.speakers.participants import Cast, read_spot
from transforms.speakers.reading_order import (
    NAME,
    PRONOUN,
    find_source_tokens,
    list_events,
    place_of_content,
)
from transforms.speakers.unsaid import find_acting, is_of_others

WORDS = read_name_words()
FEMALE = frozenset({"she", "her", "herself"})
MALE = frozenset({"he", "him", "himself", "his"})
PLURAL = frozenset({"they", "them", "themselves", "these", "those"})
NEUTER = frozenset({"it", "itself"})
SOME = frozenset({"one", "another", "some", "others", "many", "both", "several", "few", "all"})
NOBODY: frozenset[int] = frozenset()
NEAR = 3
"""Sentences. Who spoke farther back does not seem to speak on."""
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
        self.in_source = find_source_tokens(attributions)
        self.told = find_told(article, attributions)

    def read(self) -> list[Reference]:
        """One reference an attribution, in the same order."""
        for event in list_events(self.article, self.cast, self.attributions):
            if event.kind == NAME:
                self._meet_name(event.index)
            elif event.phrase is not None:
                self._meet_phrase(event.phrase)
            elif event.kind == PRONOUN:
                self._meet_pronoun(event.index)
            else:
                self._meet_source(event.index)
        return [self.found[i] for i in range(len(self.attributions))]

    def _mark(self, figure: int, at: int, *, is_speaking: bool = False) -> None:
        told = int(self.told[at])
        spot = read_spot(self.article, self.cast.beat_of, at, is_speaking=is_speaking, told=told)
        self.cast.mark(figure, spot)

    def _chosen(self, ranked: Sequence[Ranked]) -> Ranked | None:
        fits = bool(ranked) and ranked[0].probability >= self.settings.least
        return ranked[0] if fits else None

    def _meet_name(self, index: int) -> None:
        start, end = self.cast.names[index].tokens
        self._mark(self.cast.figure_of_name(index), self.doc[start:end].root.i)
        couple = find_couple(self.article, self.cast.names, index)
        if couple is not None:
            figure = self.cast.add_couple(" ".join(self.article.slice(*couple).split()))
            self._mark(figure, self.doc[start:end].root.i)

    def _is_generic(self, phrase: Phrase) -> bool:
        """ "a president who …" where the article is about the president: him, and nobody new."""
        return phrase.reach == "indefinite" and any(
            figure.is_main and phrase.noun in figure.nouns for figure in self.cast.figures
        )

    def _meet_phrase(self, phrase: Phrase) -> None:
        if self._is_generic(phrase):
            return
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
                parallel=find_parallel(self.doc[at]) if noun is None and age is None else NOBODY,
                spoken_of=None if index is None or noun else self._find_spoken_of(index, gender),
                told=int(self.told[at]),
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

    def _find_spoken_of(self, index: int, gender: str | None) -> int | None:
        """Whom "He is a wanted man," he said, is about: the best one who does not seem to speak.

        Who seems to is whoever spoke last, if that was just before, else who acts there.
        """
        words = FEMALE if gender == "female" else MALE
        item = self.attributions[index]
        ranges = [self.article.tokens_of(*piece) for piece in item.content]
        is_said = any(token.lower_ in words for low, high in ranges for token in self.doc[low:high])
        if gender not in ("female", "male") or item.quote_type != "direct" or not is_said:
            return None
        at = ranges[0][0]
        speaking = self._find_speaking(at, gender)
        if speaking is None:
            return None
        ranked = self._rank(
            at, PERSON, "pronoun", None, gender=gender, excluded=frozenset({speaking})
        )
        return ranked[0].figure if ranked else None

    def _find_speaking(self, at: int, gender: str) -> int | None:
        for figure in self.spoke[-1:]:
            spots = self.cast.figures[figure].spots
            is_near = spots and self.cast.beat_of[at] - spots[-1].beat <= NEAR
            if is_near and self.cast.figures[figure].gender in (None, gender):
                return figure
        acting = [
            (spot.token, number)
            for number, figure in enumerate(self.cast.figures)
            if figure.kind == "person" and figure.gender in (None, gender)
            for spot in figure.spots
            if spot.is_subject and not spot.in_quote and not spot.told
        ]
        return max(acting)[1] if acting else None

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
            ranked = self._add_new(phrase, ranked)
        return Reference(source, "nominal", method, tuple(ranked))

    def _add_new(self, phrase: Phrase, rivals: Sequence[Ranked]) -> list[Ranked]:
        """Whoever the words describe as a figure of its own, the likeliest where no rival is."""
        rest = 1 - sum(other.probability for other in rivals)
        new = max(rest * self.settings.sure["unnamed"], self.settings.least)
        share = (1 - new) / (1 - rest) if rest < 1 - new else 1.0
        kept = [Ranked(one.figure, one.probability * min(1.0, share)) for one in rivals]
        return [Ranked(self._add_unnamed(phrase), new), *kept]

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
        at = place_of_content(self.article, item) if item.cue is None else item.cue[0]
        acting = find_acting(self.article, self.cast, item, at)
        if acting is not None:
            figure, name = acting
            sure = Ranked(figure, self.settings.sure[name])
            return Reference(None, "none", f"rules/{name.replace('_', '-')}", (sure,))
        share = self.settings.sure["alternation"]
        ranked = tuple(Ranked(figure, share) for figure in self.spoke[-1:-3:-1])
        return Reference(None, "none", "rules/no-source", ranked)
