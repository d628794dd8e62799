"""Who is in an article: named people and bodies, unnamed ones, and where each is spoken of.

In: a parsed article, its names, entities and roles. Out: a `Cast` of `Figure`s, which grow while
the article is read: a figure gets a `Spot` each time that it is named, described or meant by a
pronoun. The decision to question: a surname that the model took for an organisation belongs to
the one person of the article with that surname ("Hale" after "Tom Hale").
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import accumulate, chain

from transforms.entities.gender import find_emphatic, guess_by_ending, guess_gender, read_gender
from transforms.entities.types import EntityCluster, Name, key_of
from transforms.lexicons.names import read_name_words
from transforms.parse.document import ParsedArticle
from transforms.parse.noun_phrases import Phrase
from transforms.parse.syntax import Tokens
from transforms.parse.tokens import Doc
from transforms.speakers.bearers import (
    OWNED,
    PREMIER,
    SUBJECTS,
    TITLE_NOUNS,
    find_age,
    find_nouns,
    find_peoples,
    find_predicated,
    find_they,
    has_members,
    is_epithet_of_one,
    is_premier,
    owns_acting_kin,
)
from transforms.speakers.joined_parts import join_parts
from transforms.speakers.types import Role

WORDS = read_name_words()
FIGURE_KINDS = {"person": "person", "organization": "body", "place": "body", "group": "people"}
SITES = frozenset({"airlines", "cafe", "camp", "festival", "hotel"})
WHERE = frozenset("across around at from in near outside through throughout to".split())
"""What stands before a place in which something is: no town says what happens in it."""
LONG_TITLES = (3, 2)
"""Words of a title that is one person's: "Chief Justice", "deputy prime minister"."""
GOING_ON = frozenset({"at", "for", "of", "'s", "’s"})
LAST_OPENING = 2
"""The paragraph up to which an obituary tells who died."""
LEAST_MAIN = 4
LEAST_TITLED = 3
"""Paragraphs that name whom the headline and the first paragraph name."""
MAIN_SHARE = 1 / 3
"""Paragraphs that name the person whom the article is about, at least and as a share."""
SPOTS_KEPT = 4
"""Spots of a figure that resolution looks at; older ones never win."""


@dataclass(frozen=True, slots=True)
class Spot:
    """One place where a figure is spoken of, and how; `told` is 0 in the story itself, else the
    number of the content that it stands in; `is_where` is that of "in Oslo"."""

    token: int
    beat: int
    paragraph: int
    is_subject: bool
    is_owner: bool
    in_quote: bool
    told: int = 0
    is_where: bool = False


@dataclass(slots=True)
class Figure:
    """A named (`cluster`) or unnamed participant; `nouns` are what the article calls it, `is_main`
    whether it is about this person, `peoples` what stands before the name ("Norwegian swimmer"),
    `bodies` the words of the bodies that it is said to be of, `is_guessed` whether the given name
    alone tells the gender, `is_by_ending` no more than its last letter, `is_late` that the article
    opens with the death, `stated` the nouns beside the name, before any are learned."""

    cluster: int | None
    unnamed: str | None
    kind: str
    gender: str | None
    nouns: set[str]
    age: str | None
    first: Spot | None = None
    spots: list[Spot] = field(default_factory=list)
    mentions: int = 0
    is_main: bool = False
    peoples: frozenset[str] = frozenset()
    bodies: frozenset[str] = frozenset()
    is_guessed: bool = False
    is_by_ending: bool = False
    is_late: bool = False
    stated: frozenset[str] = frozenset()


@dataclass(slots=True)
class Cast:
    """What resolution knows of the article.

    `figure_of` leads from a cluster to its figure; `stated` are the tokens of stated roles, whose
    nouns are nobody else: "Professor at the Institute of Peace Jane Roe".
    """

    names: Sequence[Name]
    clusters: Sequence[EntityCluster]
    cluster_of: dict[int, int]
    figures: list[Figure]
    figure_of: dict[int, int]
    beat_of: list[int]
    stated: frozenset[int]
    short_titles: dict[str, set[int]] = field(default_factory=dict)
    """By its first letters, the names whose title it is: "DPP" of a Deputy Public Prosecutor."""
    long_titles: dict[str, set[int]] = field(default_factory=dict)
    """By its words in small letters, two or more, the names whose title it is."""

    def find_titled(self, doc: Doc, source: Tokens) -> int | None:
        """The one person whose title is meant by its first letters: "the DPP"."""
        the, word = doc[source[0]].lower_, doc[source[1] - 1].text
        is_short = source[1] - source[0] == 2 and the == "the" and len(word) > 1
        names = self.short_titles.get(word, ()) if is_short else ()
        bearers = {self.figure_of_name(name) for name in names}
        return bearers.pop() if len(bearers) == 1 else None

    def find_entitled(self, doc: Doc, low: int) -> int | None:
        """The one person spoken of so far of whom "the Chief Justice" is the whole title.

        Not "the Chief Justice of Oslo", who may be another.
        """
        if not self.long_titles or doc[low].lower_ != "the":
            return None
        for count in LONG_TITLES:
            words = [token.lower_ for token in doc[low + 1 : low + 1 + count]]
            names = self.long_titles.get(" ".join(words), ())
            if not names or doc[low + 1 + count].lower_ in GOING_ON:
                continue
            bearers = {self.figure_of_name(name) for name in names}
            bearer = bearers.pop()
            return bearer if not bearers and self.figures[bearer].spots else None
        return None

    def figure_of_name(self, name: int) -> int:
        """The figure of names[name]."""
        return self.figure_of[self.cluster_of[name]]

    def find_next_named(self, at: int) -> int | None:
        """The person who is named next for the first time, behind token `at`."""
        ahead = [
            (figure.first.token, number)
            for number, figure in enumerate(self.figures)
            if figure.kind == "person" and figure.first is not None and figure.first.token > at
        ]
        return min(ahead)[1] if ahead else None

    def add_unnamed(self, phrase: Phrase, text: str) -> int:
        """A new unnamed figure."""
        kind = "body" if phrase.kind == "thing" else phrase.kind
        nouns = {phrase.noun} | ({PREMIER} if is_premier(text) else set())
        self.figures.append(Figure(None, text, kind, phrase.gender, nouns, phrase.age))
        return len(self.figures) - 1

    def add_couple(self, pair: Sequence[int]) -> int:
        """The figure of several who act as one, by their names: "Ted Cruz and Marco Rubio"."""
        called = [self.clusters[self.cluster_of[name]].canonical for name in pair]
        text = f"{', '.join(called[:-1])} and {called[-1]}"
        for number, figure in enumerate(self.figures):
            if figure.unnamed == text and figure.kind == "people":
                return number
        self.figures.append(Figure(None, text, "people", None, set(), None))
        return len(self.figures) - 1

    def find_bearer(self, word: str) -> int | None:
        """The one figure of that name, given name or surname, if there is just one."""
        bearers = {
            self.figure_of[number]
            for number, cluster in enumerate(self.clusters)
            if word == cluster.canonical
            or (
                cluster.entity_type == "person"
                and word in (cluster.canonical.split()[0], cluster.canonical.split()[-1])
            )
        }
        return bearers.pop() if len(bearers) == 1 else None

    def find_begun(self, text: str) -> int | None:
        """The one body whose name begins with some words: "Severka and Hale" of "Severka and Hale
        Research Inc"."""
        words = text.split()
        found = {
            self.figure_of[number]
            for number, cluster in enumerate(self.clusters)
            if cluster.entity_type == "organization"
            and len(words) > 1
            and text[:1].isupper()
            and cluster.canonical.split()[: len(words)] == words
        }
        return found.pop() if len(found) == 1 else None

    def find_headed(self, noun: str) -> int | None:
        """The one body spoken of so far whose name ends in the noun: "the zoo" of "Graz Zoo"."""
        found = {
            number
            for number, figure in enumerate(self.figures)
            if figure.kind == "body"
            and figure.cluster is not None
            and figure.spots
            and self.clusters[figure.cluster].canonical.lower().split()[1:][-1:] == [noun]
        }
        return found.pop() if len(found) == 1 else None

    def mark(self, figure: int, spot: Spot) -> None:
        """Note that a figure is spoken of."""
        self.figures[figure].spots.append(spot)
        self.figures[figure].mentions += 1


def build_cast(
    article: ParsedArticle,
    names: Sequence[Name],
    clusters: Sequence[EntityCluster],
    roles: Sequence[Role],
) -> Cast:
    """Gather what the whole article says of each named participant; no spots yet."""
    cluster_of = {name: c for c, cluster in enumerate(clusters) for name in cluster.names}
    stated = frozenset(i for role in roles for i in range(*role.tokens))
    cast = Cast(names, clusters, cluster_of, [], {}, count_beats(article), stated)
    _note_titles(cast, roles)
    role_nouns: dict[int, set[str]] = {}
    bodies: dict[int, set[str]] = {}
    for role in roles:
        nouns = (TITLE_NOUNS.get(word.rstrip("."), word) for word in role.head_words())
        role_nouns.setdefault(role.name, set()).update(nouns)
        if is_premier(role.title or ""):
            role_nouns[role.name].add(PREMIER)
        bodies.setdefault(role.name, set()).update(key_of(role.affiliation or "").split())
    whole = join_parts(article, names, clusters)
    they = find_they(article)
    for number, cluster in enumerate(clusters):
        if number in whole:
            continue
        is_one = all(is_epithet_of_one(article.doc, names[i]) for i in cluster.names)
        # "the Dane" is nobody of whom "they" or "the stewards" tell
        kind = "thing" if is_one else FIGURE_KINDS.get(cluster.entity_type, "thing")
        cast.figure_of[number] = len(cast.figures)
        figure = Figure(number, None, kind, None, set(), None)
        parts = [part for part, owner in whole.items() if owner == number]
        for index in sorted(i for part in [number, *parts] for i in clusters[part].names):
            figure.nouns |= role_nouns.get(index, set()) | find_nouns(article.doc, names[index])
            figure.peoples |= find_peoples(article.doc, names[index])
            figure.bodies |= bodies.get(index, set())
            figure.age = figure.age or find_age(article.doc, names[index])
        figure.nouns |= {TITLE_NOUNS[noun] for noun in figure.nouns & set(TITLE_NOUNS)}
        figure.stated = frozenset(figure.nouns)
        if kind == "person":
            _learn_gender(article.doc, names, cluster, figure)
            if they and any(article.sentence_of[names[i].tokens[0]] in they for i in cluster.names):
                figure.gender, figure.is_guessed = "unknown", False
            figure.is_late = any(_dies(article, names[i]) for i in cluster.names)
            start, end = names[cluster.names[0]].tokens
            figure.first = read_spot(article, cast.beat_of, article.doc.span(start, end).root.i)
        elif kind == "body":
            # "Rivers Agency" is an agency; "Clearbrook Water" may be any company
            figure.nouns |= (WORDS.body_words | SITES) & set(key_of(cluster.canonical).split())
            if any(has_members(article.doc, names[index]) for index in cluster.names):
                figure.nouns.add("party")
        cast.figures.append(figure)
    for part, owner in whole.items():
        cast.figure_of[part] = cast.figure_of[owner]
    main = find_protagonist(article, names, clusters)
    if main is not None:
        cast.figures[cast.figure_of[main]].is_main = True
    return cast


def _dies(article: ParsedArticle, name: Name) -> bool:
    """ "Jane Roe, who taught a nation to bake, dies at 91"."""
    if article.paragraph_of[name.tokens[0]] > LAST_OPENING:
        return False
    root = article.doc.span(*name.tokens).root
    return root.dep_ == "nsubj" and root.head.lemma_.lower() == "die"


def _note_titles(cast: Cast, roles: Sequence[Role]) -> None:
    """By their first letters and, if they are of several words, as they are."""
    for role in roles:
        title = role.title or ""
        letters = "".join(word[0] for word in title.split() if word[0].isupper())
        cast.short_titles.setdefault(letters, set()).add(role.name)
        if " " in title:
            cast.long_titles.setdefault(title.lower(), set()).add(role.name)


def _learn_gender(doc: Doc, names: Sequence[Name], cluster: EntityCluster, figure: Figure) -> None:
    """By "himself" behind any of the names, else by a title or a noun: "Mr Lund" after "Jean Lund"
    tells more than "Jean"."""
    own = [names[i] for i in cluster.names]
    emphatic = (find_emphatic(doc, name) for name in own)
    titled = (read_gender(doc, name, figure.nouns) for name in own)
    figure.gender = next((one for one in chain(emphatic, titled) if one is not None), None)
    if figure.gender is not None:
        return
    figure.is_guessed = True
    guesses = (guess_gender(doc, name) for name in own)
    figure.gender = next((one for one in guesses if one is not None), None)
    if figure.gender is None:
        figure.gender = next((one for one in map(guess_by_ending, own) if one is not None), None)
        figure.is_by_ending = figure.gender is not None


def find_protagonist(
    article: ParsedArticle, names: Sequence[Name], clusters: Sequence[EntityCluster]
) -> int | None:
    """The cluster of the person whom the article is about: named in a third of its paragraphs, or
    in the headline, the first and another, and in twice as many as anybody else."""
    seen = {
        number: len({article.paragraph_of[names[i].tokens[0]] for i in cluster.names})
        for number, cluster in enumerate(clusters)
        if cluster.entity_type == "person"
    }
    order = sorted(seen, key=lambda number: -seen[number])
    if not order:
        return None
    least = max(LEAST_MAIN, len(article.paragraphs) * MAIN_SHARE)
    opening = [article.paragraph_of[names[i].tokens[0]] for i in clusters[order[0]].names]
    is_titled = {0, 1} <= set(opening) and article.paragraphs[0].kind == "headline"
    if seen[order[0]] < (LEAST_TITLED if is_titled else least):
        return None
    is_alone = len(order) == 1 or seen[order[0]] >= 2 * seen[order[1]]
    return order[0] if is_alone else None


def count_beats(article: ParsedArticle) -> list[int]:
    """A running number of sentences by token, in which each marked stretch is part of one.

    "…," she said after five sentences of quotation is as near to the name before it as after one.
    """
    marks = zip([-1, *article.mark_of], article.mark_of, strict=False)
    inside = [before == own >= 0 for before, own in marks]
    opens = zip(article.doc, inside, strict=True)
    return list(accumulate(int(token.is_sent_start and not within) for token, within in opens))


def read_spot(
    article: ParsedArticle,
    beat_of: list[int],
    at: int,
    *,
    is_speaking: bool = False,
    told: int = 0,
) -> Spot:
    """What token `at`, the head of a name, a phrase or a pronoun, is in its sentence."""
    token = article.doc[at]
    while token.dep_ == "appos" and token.head.i < token.i:
        token = token.head
    is_acting = is_speaking or token.dep_ in SUBJECTS or find_predicated(token) is not None
    is_owner = not is_acting and token.dep_ in OWNED
    if is_owner and owns_acting_kin(token):
        is_acting, is_owner = True, False
    return Spot(
        at,
        beat_of[at],
        article.paragraph_of[at],
        is_acting,
        is_owner,
        bool(article.mark_of[at] >= 0),
        told,
        token.dep_ == "pobj" and token.head.lower_ in WHERE,
    )
