"""Turns of a transcript or an interview: who speaks stands in front of a colon.

In: a parsed article. Out: its `Turn`s in text order, none where it is no transcript; and what is
said in them as `Attribution`s. Labels are those of `transforms.attribution.turn_labels`, later the
surname or the office alone, in a talk of friends the first name; the "Q:" and "A:" of an interview,
whose answers are the person's of whom the words in front of it tell most; and initials of who was
named there. The decision to question: a list of facts ("When: Monday") looks the same, so there
have to be two turns of people at least, and half of them have to ask something or to speak of "I",
"we" or "you", unless the form of the labels or a line says that it is a transcript.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from transforms.attribution.interviewees import find_full_names, find_interviewee
from transforms.attribution.turn_labels import ASIDE, LETTER, is_title, read_label, read_number
from transforms.attribution.types import Attribution, read_quote_type
from transforms.lexicons.names import read_name_words
from transforms.parse.document import ParsedArticle
from transforms.parse.syntax import Tokens

METHOD = "rules/transcript"
LINK = re.compile(r"(?P<label>[A-Z][A-Z'’\- ]{2,30}):\s+\S(?:[^\n.]{1,60})")
ANNOUNCED = re.compile(
    r"\btranscri(?:pt|ption)\b|\boral evidence\b|\bhansard\b"
    r"|\bedited for (?:length|clarity|brevity)\b",
    re.IGNORECASE,
)
"""In a paragraph without a label: what stands below is a talk."""
IN_PERSON = re.compile(r"\b(?:I|me|my|we|us|our|you|your)\b|\bI['’]", re.IGNORECASE)
ANSWERS = frozenset({"a", "answer"})
QUESTIONS = frozenset({"q", "question"})
PLACES = frozenset({"FAC", "GPE", "LOC"})
LEAST_TURNS = 2
LEAST_LINKS = 4
"""Labelled lines of which none ends in a full stop and no label comes twice."""
LEAST_IN_PERSON = 0.5
MOST_INITIALS = 4


@dataclass(frozen=True, slots=True)
class Turn:
    """A labelled paragraph: tokens of the name and of the sign behind it, where the words begin.

    `key` is the surname as compared; `is_name` tells a person's name from "Q" or "Gazette", and
    `is_office` is true of "The Presiding Officer". `is_titled`, `is_sure` and `is_numbered` are the
    label's.
    """

    paragraph: int
    name: Tokens
    colon: int
    char_start: int
    key: str
    is_name: bool
    is_office: bool = False
    is_titled: bool = False
    is_sure: bool = False
    is_numbered: bool = False


def find_turns(article: ParsedArticle) -> list[Turn]:
    """The labelled paragraphs, if the article is a transcript or an interview."""
    labelled = _read_turns(article)
    found = labelled
    if len(found) < LEAST_TURNS or is_link_list(article):
        return []
    letters = {turn.key for turn in found} & (ANSWERS | QUESTIONS)
    if not letters & QUESTIONS:
        found = [turn for turn in found if turn.key not in letters]
    seen = Counter(turn.key for turn in found)
    people = [entity for entity in article.doc.ents if entity.label_ == "PERSON"]
    surnames = {entity[-1].lower_ for entity in people if len(entity) > 1}
    is_told = (
        any(turn.is_numbered for turn in found)
        or sum(turn.is_sure for turn in found) >= LEAST_TURNS
        or _come_back(article, found, seen)
        or _is_announced(article, found)
    )
    turns = [
        turn
        for turn in found
        if seen[turn.key] > 1
        or (is_told and not _is_plural(turn))
        or turn.key in letters | surnames
        or (turn.is_name and _is_voice(article, turn))
        or _is_body(article, turn)
    ]
    if len(turns) < LEAST_TURNS or len({turn.key for turn in turns}) < LEAST_TURNS:
        return []
    # Else it may be a list: "Opening Hours: You may come at any time".
    is_talk = (
        max(seen.values()) >= LEAST_TURNS
        or bool(letters)
        or any(_is_person(article, turn) or _asks(_words_of(article, turn)) for turn in turns)
    )
    if not is_talk:
        return []
    in_person = [turn for turn in turns if is_in_person(_words_of(article, turn))]
    if not is_told and len(in_person) < LEAST_IN_PERSON * len(turns):
        return []
    return [turn for turn in labelled if turn.is_office or turn in turns]


def _read_turns(article: ParsedArticle) -> list[Turn]:
    """Every labelled paragraph, whatever it is."""
    texts = [
        article.text[place.char_start : place.char_end] if place.kind == "body" else ""
        for place in article.paragraphs
    ]
    has_numbers = any(read_number(text) is not None for text in texts)
    found = (
        _read_turn(article, number, text, has_numbers=has_numbers)
        for number, text in enumerate(texts)
    )
    return [turn for turn in found if turn is not None]


def _come_back(article: ParsedArticle, turns: Sequence[Turn], seen: Counter[str]) -> bool:
    """Whether two people are named in full, and again: "GRETA VOSS, HOST:", later "VOSS:"."""
    full = {turn.key for turn in turns if turn.is_name and _is_person(article, turn)}
    return sum(seen[key] >= LEAST_TURNS for key in full) >= LEAST_TURNS


def _is_announced(article: ParsedArticle, turns: Sequence[Turn]) -> bool:
    """Whether a paragraph among those in front of the second turn says that it is a transcript."""
    labelled = {turn.paragraph for turn in turns}
    return any(
        number not in labelled
        and ANNOUNCED.search(article.text, place.char_start, place.char_end) is not None
        for number, place in enumerate(article.paragraphs[: turns[1].paragraph])
    )


def is_link_list(article: ParsedArticle) -> bool:
    """Whether labels in capitals open links: "SIMPLE GUIDE: How do I stay safe?"."""
    # Not only what was parsed: some of a list of links may be held for no part of the story.
    lines = map(LINK.fullmatch, map(str.strip, article.text.split("\n")))
    labels = [match["label"] for match in lines if match is not None]
    return len(labels) >= LEAST_LINKS and len(set(labels)) == len(labels)


def _read_turn(article: ParsedArticle, number: int, text: str, *, has_numbers: bool) -> Turn | None:
    label = read_label(text, has_numbers=has_numbers)
    if label is None:
        return None
    paragraph = article.paragraphs[number]
    start = paragraph.char_start + label.words
    if start >= paragraph.char_end:
        # The words stand on the next line, if that is no label.
        start = _find_next_line(article, number + 1)
        if start < 0:
            return None
    low = paragraph.char_start + label.start
    tokens = (article.token_at(low), article.token_at(low + len(label.name) - 1) + 1)
    colon = article.token_at(paragraph.char_start + label.sign)
    words = label.name.split()
    key = words[-1].strip(".").casefold()
    is_name = (
        not label.is_letter
        and key not in read_name_words().organisations
        and (len(words) > 1 or label.is_titled)
    )
    return Turn(
        number,
        tokens,
        colon,
        start,
        key,
        is_name,
        label.is_office,
        label.is_titled,
        label.is_sure,
        label.is_numbered,
    )


def _find_next_line(article: ParsedArticle, number: int) -> int:
    """Where a paragraph begins, -1 if there is none or it opens with a label of its own."""
    if number == len(article.paragraphs):
        return -1
    place = article.paragraphs[number]
    is_label_too = read_label(article.text[place.char_start : place.char_end]) is not None
    return -1 if is_label_too else place.char_start


def _is_person(article: ParsedArticle, turn: Turn) -> bool:
    """Whether the parser or a common first name says so, or a title stands in front."""
    name = article.doc.span(*turn.name)
    is_given = read_name_words().is_given_name(name[0].lower_)
    return turn.is_titled or is_given or any(token.ent_type_ == "PERSON" for token in name)


def _is_body(article: ParsedArticle, turn: Turn) -> bool:
    """Whether a paper or a court speaks: "THE COURIER: When did you come?"."""
    words = _words_of(article, turn)
    return turn.key in read_name_words().organisations and is_in_person(words)


def _is_plural(turn: Turn) -> bool:
    """Whether a list of people stands behind the label: "Witnesses: Anna Roe, Paul Holm." """
    singulars = (turn.key.removesuffix(ending) for ending in ("s", "es"))
    return not turn.is_name and any(word != turn.key and is_title(word) for word in singulars)


def _is_voice(article: ParsedArticle, turn: Turn) -> bool:
    """Whether a label that stands once is a person's or opens talk; "We Are Sorry: 17." is not."""
    return _is_person(article, turn) or is_in_person(_words_of(article, turn))


def _words_of(article: ParsedArticle, turn: Turn) -> str:
    number = article.paragraph_of[article.token_at(turn.char_start)]
    return article.text[turn.char_start : article.paragraphs[number].char_end]


def is_in_person(words: str) -> bool:
    """Whether words ask something or speak of "I", "we" or "you"."""
    return _asks(words) or IN_PERSON.search(words) is not None


def _asks(words: str) -> bool:
    return words.rstrip('"”’ ').endswith("?")


def is_heading(article: ParsedArticle, label: Tokens, words: str, *, is_talk: bool = False) -> bool:
    """Whether a single label in capitals is nobody's: a place, a topic.

    "BHOPAL: The state …", "NOTE: Net excludes …", "CRICKET: First Test, 0630." In a talk, only a
    place is.
    """
    named = article.doc.span(*label)
    names = {token.lower_ for token in named if not token.is_punct}
    elsewhere = [
        token.ent_type_
        for token in article.doc
        if token.lower_ in names and not label[0] <= token.i < label[1]
    ]
    if 2 * elsewhere.count("PERSON") > sum(bool(kind) for kind in elsewhere):
        return False
    kinds = {*elsewhere, *(token.ent_type_ for token in named)}
    body = next((place for place in article.paragraphs if place.kind == "body"), None)
    opens_story = body is not None and label[0] == body.token_start
    is_person = "PERSON" in kinds or any(is_title(token.text) for token in named)
    is_topic = not (is_talk or is_person)
    return bool(kinds & PLACES) or ((opens_story or is_topic) and not is_in_person(words))


def is_label(article: ParsedArticle, item: Attribution) -> bool:
    """Whether who is to speak is only a place, a topic or the label of a link."""
    if item.cue_lemma != ":" or item.source is None:
        return False
    place = article.paragraphs[article.paragraph_of[item.source[0]]]
    is_first = place.kind == "body" and item.source[0] == place.token_start
    if not is_first or not all(word.text.isupper() for word in article.doc.span(*item.source)):
        return False
    words = article.text[slice(*item.content[0])]
    return is_link_list(article) or is_heading(article, item.source, words)


def is_question(article: ParsedArticle, item: Attribution) -> bool:
    """Whether words stand behind the letter or the word that asks and names nobody: "QUESTION:"."""
    place = article.paragraphs[article.paragraph_of[article.token_at(item.content[0][0])]]
    letter = LETTER.match(article.text, place.char_start, place.char_end)
    return letter is not None and letter["label"].casefold() in QUESTIONS


def say_turns(article: ParsedArticle) -> list[Attribution]:
    """What is said in the turns, each paragraph apart; nothing of who asks and has no name."""
    turns = find_turns(article)
    if not turns:
        return []
    answering = _name_answering(article, turns)
    initials = _read_initials(article, turns)
    found: list[Attribution] = []
    for turn, following in zip(turns, [*turns[1:], None], strict=True):
        if turn.key in QUESTIONS:
            continue
        source = answering if turn.key in ANSWERS else initials.get(turn.key, turn.name)
        if source is None:
            continue
        cue = (turn.colon, turn.colon + 1) if turn.colon >= turn.name[1] else None
        starts = [turn.char_start]
        if following is not None:
            starts += _find_more(article, turns, turn, following)
        for low in starts:
            number = article.paragraph_of[article.token_at(low)]
            content = ((low, article.paragraphs[number].char_end),)
            kind = read_quote_type(article, content)
            found.append(Attribution(content, source, cue, cue and ":", METHOD, kind))
    return found


def _name_answering(article: ParsedArticle, turns: Sequence[Turn]) -> Tokens | None:
    """Whose answers those behind "A:" are: of whom the words in front tell, else those behind."""
    if not any(turn.key in ANSWERS for turn in turns):
        return None
    first = article.paragraphs[turns[0].paragraph].token_start
    last = article.paragraphs[turns[-1].paragraph].token_end
    return find_interviewee(article, 0, first) or find_interviewee(article, last, len(article.doc))


def _read_initials(article: ParsedArticle, turns: Sequence[Turn]) -> dict[str, Tokens]:
    """The names in front of the turns by their initials: "OF:" is Odile Fanshaw."""
    keys = {turn.key for turn in turns if not turn.is_name}
    labels = {key for key in keys if 2 <= len(key) <= MOST_INITIALS}
    if not labels:
        return {}
    first = article.paragraphs[turns[0].paragraph].token_start
    found: dict[str, Tokens] = {}
    for low, high in find_full_names(article, 0, first):
        words = article.slice(low, high).split()
        key = "".join(word[0] for word in words if word[0].isupper()).casefold()
        if key in labels:
            found.setdefault(key, (low, high))
    return found


def _find_more(
    article: ParsedArticle, turns: Sequence[Turn], turn: Turn, following: Turn
) -> list[int]:
    """Where the paragraphs begin that go on with a turn: before the next one, and in person.

    Between "A:" and the next "Q:" there is nobody else, nor behind a label on a line of its own.
    """
    found: list[int] = []
    names = {one.key for one in turns if one.is_name}
    first = article.paragraph_of[article.token_at(turn.char_start)]
    is_all = turn.key in ANSWERS or first > turn.paragraph
    for paragraph in article.paragraphs[first + 1 : following.paragraph]:
        text = article.text[paragraph.char_start : paragraph.char_end]
        is_told = any(word.strip(".,’'\"").casefold() in names for word in text.split())
        if paragraph.kind != "body" or ASIDE.fullmatch(text.strip()) or _is_labelled(text):
            break
        if (is_told and first == turn.paragraph) or not (is_all or IN_PERSON.search(text)):
            break
        found.append(paragraph.char_start)
    return found


def _is_labelled(text: str) -> bool:
    """Whether a paragraph is somebody else's turn, though the label stands only once."""
    label = read_label(text)
    return label is not None and (label.is_titled or label.is_office or " " in label.name)
