"""Who may be meant at a place of an article, as far as it has been read.

In: a parsed article, its attributions and its cast, and then each place where somebody is spoken
of. Out: the figures that a pronoun or a description there may mean, ranked. The decision to
question: "He is a wanted man," he said, is not said by the man whom it is about, and who seems to
speak is whoever spoke last just before it.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from transforms.attribution.types import Attribution
from transforms.entities.gender import FEMALE, MALE, PRONOUNS
from transforms.entities.source_names import CALLED, find_name_given
from transforms.lexicons.names import read_name_words
from transforms.parse.document import ParsedArticle
from transforms.parse.noun_phrases import Phrase
from transforms.parse.syntax import Tokens
from transforms.parse.tokens import Token
from transforms.speakers.antecedents import (
    Ranked,
    Settings,
    Wanted,
    is_of_other_gender,
    rank_figures,
)
from transforms.speakers.binding import find_parallel_to, find_told
from transforms.speakers.disjoint import (
    find_acting,
    find_addressee,
    find_asker,
    find_behind,
    find_joined,
)
from transforms.speakers.epithets import (
    find_meant,
    find_of_no_nation,
    find_of_other_nation,
    gender_of_nation,
    is_parent,
)
from transforms.speakers.groups import trim_words
from transforms.speakers.named_next import is_somebody_else
from transforms.speakers.nominals import find_excluded, find_near, read_compounds
from transforms.speakers.participants import Cast, Spot, read_spot
from transforms.speakers.reading_order import SINGULAR, find_source_tokens, place_of_content
from transforms.speakers.references import Reference
from transforms.speakers.unsaid import find_questioned

WORDS = read_name_words()
PLURAL = frozenset({"they", "them", "themselves", "these", "those"})
NEUTER = frozenset({"it", "itself"})
NOBODY: frozenset[int] = frozenset()
YEAR = re.compile(r"(?:19|20)\d\d")
BESIDE = 8
"""Tokens. A role farther from a name is another's or stated later."""
NEAR = 3
"""Sentences. Who spoke farther back does not seem to speak on."""
SURE = 0.85
"""Whoever is meant by "he" as surely as this is no "she" later."""
GOING_ON = frozenset({"add", "continue", "conclude", "go"})
"""Cues of who has just spoken: "he added", "she went on"."""
PERSON = frozenset({"person"})
BODY = frozenset({"body"})
KINDS = {
    "person": PERSON,
    "people": frozenset({"people"}),
    "body": BODY,
    "thing": frozenset({"person", "body"}),
}


class Candidates:
    """The cast as it is met: who was spoken of where, and who `spoke`, the last one at the end."""

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
        self.in_source = find_source_tokens(attributions)
        self.told = find_told(article, attributions)

    def mark(
        self, figure: int, at: int, *, is_speaking: bool = False, opens: int | None = None
    ) -> None:
        """Note that a figure is spoken of at a token, by a name that `opens` there, if it is one.

        The head of Terry “Spoons” Maloney may be in the marks, and he in no quotation.
        """
        told = self.told[at]
        spot = read_spot(self.article, self.cast.beat_of, at, is_speaking=is_speaking, told=told)
        in_quote = spot.in_quote if opens is None else bool(self.article.mark_of[opens] >= 0)
        if in_quote != spot.in_quote:
            spot = replace(spot, in_quote=in_quote)
        self.cast.mark(figure, spot)

    def choose(self, ranked: Sequence[Ranked]) -> Ranked | None:
        """The best one, if it is likely enough."""
        fits = bool(ranked) and ranked[0].probability >= self.settings.least
        return ranked[0] if fits else None

    def rank(
        self,
        at: int,
        kinds: frozenset[str],
        nobody: str,
        index: int | None,
        *,
        gender: str | None = None,
        noun: str | None = None,
        age: str | None = None,
        excluded: frozenset[int] = NOBODY,
        meant: frozenset[int] = NOBODY,
        plain: frozenset[int] = NOBODY,
        own: frozenset[str] = frozenset(),
    ) -> list[Ranked]:
        """The figures of some kinds that may be meant at token `at`, best first."""
        ahead = self.cast.find_next_named(at) if index is not None and "person" in kinds else None
        if ahead is not None and is_somebody_else(self.doc, self.cast, ahead, at, noun):
            ahead = None
        first = None if ahead is None else self.cast.figures[ahead].first
        fronted = 0
        if index is not None and self._is_fronted(index, at, kinds):
            fronted = index + 1
        is_lead = nobody == "office" and first is not None and self._is_lead(at, first)
        return rank_figures(
            self.cast,
            Wanted(
                at,
                self.cast.beat_of[at],
                self.article.paragraph_of[at],
                kinds,
                nobody,
                gender,
                noun,
                age,
                last=self.spoke[-1] if self.spoke else None,
                adds=index is not None and self.attributions[index].cue_lemma in GOING_ON,
                addressed=NOBODY if index is None else self._addressed(index, at, kinds),
                ahead=ahead,
                ahead_says=first is not None and first.token in self.in_source,
                excluded=excluded,
                meant=meant,
                plain=plain,
                own=own,
                parallel=find_parallel_to(self.doc[at], noun or age, is_body=kinds == BODY),
                spoken_of=None if index is None or noun else self._find_spoken_of(index, gender),
                asked=None if index is None else self._find_asked(index, at),
                told=self.told[at],
                fronted=fronted,
                is_lead=is_lead,
                is_recalled=index is not None and self._is_recalled(at),
                is_body=index is not None and self.doc[at].lower_ in NEUTER,
            ),
            self.settings,
        )

    def _is_lead(self, at: int, first: Spot) -> bool:
        """Whether the first paragraph has an office for whom the second names and has speak.

        "…, the governor of the bank said. [new paragraph] Speaking in Oslo, Jane Roe said": without
        a word of what she is.
        """
        paragraphs = self.article.paragraphs
        lead = next((n for n, one in enumerate(paragraphs) if one.kind != "headline"), 0)
        is_next = self.article.paragraph_of[at] == lead == first.paragraph - 1
        is_told = any(abs(token - first.token) <= BESIDE for token in self.cast.stated)
        behind = self.doc[first.token + 1 : first.token + 3]
        is_private = behind[0].lower_ in ("from", "of") or behind[-1].like_num
        return is_next and not is_told and not is_private and first.token in self.in_source

    def _is_fronted(self, index: int, at: int, kinds: frozenset[str]) -> bool:
        """Whether "it" or "the agency" says what stands in front of it, and not all in marks.

        So does "she" of "She is not afraid, she said".
        """
        item = self.attributions[index]
        start = self.article.starts[at]
        if item.quote_type == "direct" or item.content[0][1] > start:
            return False
        word = self.doc[at].lower_
        if word in SINGULAR:
            return self.doc[place_of_content(self.article, item)].lower_ == word
        return kinds == BODY and item.content[-1][1] <= start

    def _addressed(self, index: int, at: int, kinds: frozenset[str]) -> frozenset[int]:
        """Figures named in the words quoted: "I can count, Walter," is not said by Walter.

        But in front of its source a report may be about whoever makes it: "Zipp is late, it said".
        """
        if self._is_fronted(index, at, kinds):
            return NOBODY
        content = self.attributions[index].content
        starts = self.article.starts
        return frozenset(
            self.cast.figure_of_name(number)
            for number, name in enumerate(self.cast.names)
            if any(low <= starts[name.tokens[0]] < high for low, high in content)
        )

    def _is_recalled(self, at: int) -> bool:
        """ "She said in 1987"."""
        behind = self.doc[at : at + BESIDE]
        return any(YEAR.fullmatch(t.text) and self.article.mark_of[t.i] < 0 for t in behind)

    def _find_asked(self, index: int, at: int) -> int | None:
        """Who was asked in the report before this one, if that is just before it."""
        before = self.attributions[index - 1] if index else None
        if (
            before is None
            or before.cue is None
            or self.cast.beat_of[at] - self.cast.beat_of[before.cue[0]] > 1
        ):
            return None
        return find_questioned(self.cast, self.doc, before, self.attributions[index])

    def _find_spoken_of(self, index: int, gender: str | None) -> int | None:
        """Whom "He is a wanted man," he said, is about: the best one who does not seem to speak."""
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
        ranked = self.rank(
            at, PERSON, "pronoun", None, gender=gender, excluded=frozenset({speaking})
        )
        return ranked[0].figure if ranked else None

    def _find_speaking(self, at: int, gender: str) -> int | None:
        """Who acts in the paragraph, else who spoke just before, else who acts at all."""
        acting = [
            (spot.token, spot.paragraph, number)
            for number, figure in enumerate(self.cast.figures)
            if figure.kind == "person" and figure.gender in (None, gender)
            for spot in figure.spots
            if spot.is_subject and not spot.in_quote and not spot.told
        ]
        _, paragraph, acts = max(acting, default=(0, -1, None))
        if paragraph == self.article.paragraph_of[at]:
            return acts
        for figure in self.spoke[-1:]:
            spots = self.cast.figures[figure].spots
            is_near = spots and self.cast.beat_of[at] - spots[-1].beat <= NEAR
            if is_near and self.cast.figures[figure].gender in (None, gender):
                return figure
        return acts

    def rank_pronoun(self, token: Token, index: int | None) -> list[Ranked]:
        """Whom "he", "she", "it" or "they" may mean, in the source of `index` or in the story."""
        word = token.lower_
        if word in NEUTER:
            return self.rank(token.i, BODY, "it", index)
        if word in PLURAL:
            kinds = frozenset({"people", "body", "person"})
            beside = find_joined(self.cast, token)
            return self.rank(token.i, kinds, "they", index, gender="unknown", excluded=beside)
        gender = "female" if word in FEMALE else "male"
        bound = find_joined(self.cast, token)
        if index is None:
            bound |= find_acting(self.cast, token)
        else:
            item = self.attributions[index]
            bound |= find_behind(self.article, self.cast, item, token.i, gender)
            bound |= find_addressee(self.article, self.cast, item)
            bound |= find_asker(self.attributions, index, self.spoke)
        return self.rank(token.i, PERSON, "pronoun", index, gender=gender, excluded=bound)

    def rank_phrase(self, phrase: Phrase, index: int | None) -> list[Ranked]:
        """Whom a described speaker may be."""
        is_office = phrase.noun in WORDS.exclusive_nouns and not is_parent(self.doc, phrase)
        nobody = "office" if is_office else "noun"
        meant = find_meant(self.doc, self.cast, phrase)
        own = {w.lower() for w in read_compounds(self.doc, phrase) if w[:1].isupper()}
        near = find_near(self.doc, self.cast, phrase, self.cast.beat_of[phrase.tokens[0]])
        rivals = near if len(near) > 1 and phrase.noun in WORDS.lettered_nouns else NOBODY
        return self.rank(
            phrase.tokens[0],
            BODY if phrase.noun in WORDS.document_nouns else KINDS[phrase.kind],
            "owned" if phrase.reach == "owned" else nobody,
            index,
            gender=phrase.gender,
            noun=None if phrase.age else phrase.noun,
            age=phrase.age,
            excluded=(find_excluded(self.doc, self.cast, phrase) - meant) | rivals,
            meant=meant,
            plain=near if len(near) == 1 else NOBODY,
            own=frozenset(own),
        )

    def rank_named(self, phrase: Phrase) -> list[Ranked]:
        """Who is named in the phrase itself: "the waiter, a lad called Tom"."""
        head = self.doc[phrase.tokens[1] - 1]
        named = find_name_given(self.doc, head, self.cast.names)
        if named is None and head.i + 1 < len(self.doc) and self.doc[head.i + 1].lower_ in CALLED:
            # "a woman named Nomvula sat", of which the parser makes a clause
            at = head.i + 2
            starts = (i for i, name in enumerate(self.cast.names) if name.tokens[0] == at)
            named = next(starts, None)
        if named is None:
            return []
        return [Ranked(self.cast.figure_of_name(named), self.settings.sure["name"])]

    def name_pair(self, source: Tokens, pair: Sequence[int]) -> Reference:
        """Those who speak together are one speaker; each by himself is a further candidate."""
        cast, sure = self.cast, self.settings.sure["couple"]
        rest = (1 - sure) / len(pair)
        alone = [Ranked(cast.figure_of_name(name), rest) for name in pair]
        ranked = (Ranked(cast.add_couple(pair), sure), *alone)
        return Reference(source, "name", "rules/couple", ranked)

    def add_unnamed(self, phrase: Phrase) -> int:
        """A new figure that goes by the words of a phrase."""
        text = self.article.slice(*trim_words(self.doc, phrase.tokens))
        return self.cast.add_unnamed(phrase, " ".join(text.split()))

    def add_new(self, phrase: Phrase, rivals: Sequence[Ranked]) -> list[Ranked]:
        """Whoever the words describe as a figure of its own, the likeliest where no rival is."""
        rest = 1.0 - sum((other.probability for other in rivals), 0.0)
        new = max(rest * self.settings.sure["unnamed"], self.settings.least)
        share = (1 - new) / (1 - rest) if rest < 1 - new else 1.0
        kept = [Ranked(one.figure, one.probability * min(1.0, share)) for one in rivals]
        return [Ranked(self.add_unnamed(phrase), new), *kept]

    def rank_nation(self, at: int, noun: str, index: int) -> list[Ranked]:
        """Whom "the Italian" may mean: nobody who is known to be of another nation."""
        others = find_of_other_nation(self.cast, noun)
        return self.rank(
            at,
            PERSON,
            "nation",
            index,
            gender=gender_of_nation(noun),
            noun=noun,
            excluded=others,
            meant=find_of_no_nation(self.cast),
        )

    def learn_gender(self, chosen: Ranked, word: str) -> None:
        """What a pronoun that a source is tells of whom it surely means."""
        figure = self.cast.figures[chosen.figure]
        if chosen.probability >= SURE and figure.gender is None:
            figure.gender = PRONOUNS.get(word)
        self.correct_gender(chosen, word)

    def correct_gender(self, chosen: Ranked, word: str) -> None:
        """Whom the story calls "he" is no woman, whatever the given name."""
        figure = self.cast.figures[chosen.figure]
        gender = PRONOUNS.get(word)
        if not figure.is_guessed or gender is None:
            return
        if is_of_other_gender(figure, gender):
            figure.gender, figure.is_guessed = gender, False
        elif figure.gender == gender and chosen.probability >= SURE:
            figure.is_guessed = False
