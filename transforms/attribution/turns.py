"""Turns of a transcript or an interview: who speaks stands in front of a colon.

In: a parsed article. Out: its `Turn`s in text order, none where it is no transcript; and what is
said in them as `Attribution`s. Labels are "SANTORO:", "SEN. THEODORE BLAINE (D-Vik):", "Sophy
Santoro, host:", "The Minister for Ports (Sophy Santoro):", later the surname or the office alone,
and the "Q:" and "A:" of an interview, whose answers are the person's of whom the words in front of
it tell most. The decision to question: a list of facts ("When: Monday") looks the same, so there
have to be two turns of people at least, and half of them have to ask something or to speak of "I",
"we" or "you".
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from transforms.attribution.types import Attribution, read_quote_type
from transforms.lexicons.names import read_name_words
from transforms.parse.document import Paragraph, ParsedArticle
from transforms.parse.syntax import Tokens

METHOD = "rules/transcript"
LABEL = re.compile(r"[\"“„«•*\s]*(?P<label>[^:\n]{1,120}?)\s*:\s+(?=\S)")
LINK = re.compile(r"(?P<label>[A-Z][A-Z'’\- ]{2,30}):\s+\S(?:[^\n.]{1,60})")
QUESTION_OR_ANSWER = re.compile(
    r"\s*(?P<label>Q|A|Question|Answer)(?:\s*[:.]\s+(?=\S)|(?<=Q)(?=[A-Z][a-z]))"
)
"""Also "QLast October …", as pages print that lost what stood behind the letter."""
OFFICE = re.compile(r"The [^()]{2,60}?(?: \((?P<name>[^()]+)\)(?: \([^()]+\))?)?")
"""Of a parliament's record: "The Minister for Ports (Sir Paul Holm)", "The Presiding Officer"."""
ASIDE = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
NAME_WORD = re.compile(r"[^\W\d_][\w'’.\-]*\Z")
IN_PERSON = re.compile(r"\b(?:I|me|my|we|us|our|you|your)\b|\bI['’]", re.IGNORECASE)
ANSWERS = frozenset({"a", "answer"})
QUESTIONS = frozenset({"q", "question"})
TALKERS = frozenset({"he", "she", "they"})
TALKED = frozenset("chats chatted speaks spoke talked talks".split())
PLACES = frozenset({"FAC", "GPE", "LOC"})
OF = frozenset({"of"})
LONGEST_NAME = 4
"""Words."""
LONGEST_FULL_NAME = 3
LEAST_TURNS = 2
LEAST_LINKS = 4
"""Labelled lines of which none ends in a full stop and no label comes twice."""
LEAST_IN_PERSON = 0.5


@dataclass(frozen=True, slots=True)
class Turn:
    """A labelled paragraph: tokens of the name and of the colon, where the words said begin.

    `key` is the surname as compared; `is_name` tells a person's name from "Q" or "Gazette", and
    `is_office` is true of "The Presiding Officer".
    """

    paragraph: int
    name: Tokens
    colon: int
    char_start: int
    key: str
    is_name: bool
    is_office: bool = False


def find_turns(article: ParsedArticle) -> list[Turn]:
    """The labelled paragraphs, if the article is a transcript or an interview."""
    labelled = [
        turn
        for number, paragraph in enumerate(article.paragraphs)
        if paragraph.kind == "body" and (turn := _read_turn(article, number, paragraph)) is not None
    ]
    found = labelled
    if len(found) < LEAST_TURNS or is_link_list(article):
        return []
    letters = {turn.key for turn in found} & (ANSWERS | QUESTIONS)
    if not (letters & ANSWERS and letters & QUESTIONS):
        found = [turn for turn in found if turn.key not in letters]
    seen = Counter(turn.key for turn in found)
    surnames = {e[-1].lower_ for e in article.doc.ents if e.label_ == "PERSON" and len(e) > 1}
    turns = [
        turn
        for turn in found
        if seen[turn.key] > 1
        or turn.key in letters | surnames
        or (turn.is_name and _is_voice(article, turn))
        or _is_paper(article, turn)
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
    if len(in_person) < LEAST_IN_PERSON * len(turns):
        return []
    return [turn for turn in labelled if turn.is_office or turn in turns]


def is_link_list(article: ParsedArticle) -> bool:
    """Whether labels in capitals open links: "SIMPLE GUIDE: How do I stay safe?"."""
    labels = [
        match["label"]
        for place in article.paragraphs
        if place.kind == "body"
        and (match := LINK.fullmatch(article.text[place.char_start : place.char_end].strip()))
    ]
    return len(labels) >= LEAST_LINKS and len(set(labels)) == len(labels)


def _read_turn(article: ParsedArticle, number: int, paragraph: Paragraph) -> Turn | None:
    text = article.text[paragraph.char_start : paragraph.char_end]
    letter = QUESTION_OR_ANSWER.match(text)
    found = letter or LABEL.match(text)
    if found is None:
        return None
    label = found["label"]
    office = OFFICE.fullmatch(label)
    named = None if office is None else office["name"]
    is_office = office is not None and named is None and _is_title(label.split()[-1])
    name = label if letter or is_office else _read_name(named or label)
    if name is None:
        return None
    low = paragraph.char_start + found.start("label") + label.index(name)
    tokens = (article.token_at(low), article.token_at(low + len(name) - 1) + 1)
    colon = article.token_at(paragraph.char_start + len(found[0].rstrip()) - 1)
    words = name.split()
    key = words[-1].strip(".").casefold()
    is_name = (
        letter is None
        and key not in read_name_words().organisations
        and (len(words) > 1 or name != label)
    )
    start = paragraph.char_start + found.end()
    return Turn(number, tokens, colon, start, key, is_name, is_office)


def _read_name(label: str) -> str | None:
    """The name in a label, without title, office and party; None if it cannot be one."""
    words = read_name_words()
    parts = ASIDE.sub("", label).split(",")[0].split()
    joints = words.particles
    while len(parts) > 1 and _is_title(parts[0]):
        parts = parts[1:]
        # "Lord Hanson of Flint", not "Minister of Health"
        joints |= OF if parts[0] not in OF else frozenset()
    fits = (
        0 < len(parts) <= LONGEST_NAME
        and all(NAME_WORD.match(part) for part in parts)
        and all(part[0].isupper() or part in joints for part in parts)
        and not {part.casefold() for part in parts} & (words.not_names | words.calendar)
    )
    found = re.search(r"\s+".join(map(re.escape, parts)), label) if fits else None
    return None if found is None else found[0]


def _is_title(word: str) -> bool:
    words = read_name_words()
    plain = word.casefold()
    return plain in words.honorifics or plain.strip(".") in words.honorifics | words.person_nouns


def _is_person(article: ParsedArticle, turn: Turn) -> bool:
    """Whether the parser or a common first name says so, or a title stands in front."""
    words = read_name_words()
    name = article.doc.span(*turn.name)
    opens = article.paragraphs[turn.paragraph].token_start
    is_titled = turn.name[0] > opens and _is_title(article.doc[turn.name[0] - 1].text)
    is_given = name[0].lower_ in words.female_names | words.male_names
    return is_titled or is_given or any(token.ent_type_ == "PERSON" for token in name)


def _is_paper(article: ParsedArticle, turn: Turn) -> bool:
    """Whether a paper asks: "THE COURIER: When did you come?"."""
    return turn.key in read_name_words().organisations and _asks(_words_of(article, turn))


def _is_voice(article: ParsedArticle, turn: Turn) -> bool:
    """Whether a label that stands once is a person's or opens talk; "We Are Sorry: 17." is not."""
    return _is_person(article, turn) or is_in_person(_words_of(article, turn))


def _words_of(article: ParsedArticle, turn: Turn) -> str:
    return article.text[turn.char_start : article.paragraphs[turn.paragraph].char_end]


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
    is_person = "PERSON" in kinds or any(_is_title(token.text) for token in named)
    is_topic = not (is_talk or is_person)
    return bool(kinds & PLACES) or ((opens_story or is_topic) and not is_in_person(words))


def is_label(article: ParsedArticle, item: Attribution) -> bool:
    """Whether who is to speak is only a place, a topic or the label of a link."""
    if item.cue_lemma != ":" or item.source is None:
        return False
    place = article.paragraphs[int(article.paragraph_of[item.source[0]])]
    is_first = place.kind == "body" and item.source[0] == place.token_start
    if not is_first or not all(word.text.isupper() for word in article.doc.span(*item.source)):
        return False
    words = article.text[slice(*item.content[0])]
    return is_link_list(article) or is_heading(article, item.source, words)


def say_turns(article: ParsedArticle) -> list[Attribution]:
    """What is said in the turns, each paragraph apart; nothing of who asks and has no name."""
    turns = find_turns(article)
    if not turns:
        return []
    has_answers = any(turn.key in ANSWERS for turn in turns)
    first = article.paragraphs[turns[0].paragraph].token_start
    answering = find_interviewee(article, first) if has_answers else None
    found: list[Attribution] = []
    for turn, following in zip(turns, [*turns[1:], None], strict=True):
        if turn.key in QUESTIONS:
            continue
        source = answering if turn.key in ANSWERS else turn.name
        if source is None:
            continue
        cue = (turn.colon, turn.colon + 1)
        starts = [turn.char_start]
        if following is not None:
            starts += _find_more(article, turns, turn, following)
        for low in starts:
            number = article.paragraph_of[article.token_at(low)]
            content = ((low, article.paragraphs[number].char_end),)
            kind = read_quote_type(article, content)
            found.append(Attribution(content, source, cue, ":", METHOD, kind))
    return found


def _find_more(
    article: ParsedArticle, turns: Sequence[Turn], turn: Turn, following: Turn
) -> list[int]:
    """Where the paragraphs begin that go on with a turn: before the next one, and in person.

    Between "A:" and the next "Q:" there is nobody else.
    """
    found: list[int] = []
    names = {one.key for one in turns if one.is_name}
    for paragraph in article.paragraphs[turn.paragraph + 1 : following.paragraph]:
        text = article.text[paragraph.char_start : paragraph.char_end]
        is_told = any(word.strip(".,’'\"").casefold() in names for word in text.split())
        if paragraph.kind != "body" or ASIDE.fullmatch(text.strip()) or is_told:
            break
        if turn.key not in ANSWERS and IN_PERSON.search(text) is None:
            break
        found.append(paragraph.char_start)
    return found


def find_interviewee(article: ParsedArticle, end: int) -> Tokens | None:
    """The fullest name of the person whom the words before the first question name most.

    What stands in marks is a work: “Salt Year”, the first novel by Inés Albarrán. Who is talked to
    is who asks: She spoke to Paul Dacey.
    """
    words = [token.text for token in article.doc[:end]]
    full = [
        (entity.start, entity.end)
        for entity in article.doc.ents
        if entity.label_ == "PERSON" and entity.end <= end
    ]
    full = [_widen_to_given(article, *name) for name in full]
    full += _find_capitalised(article, end)
    full = [
        name
        for low, high in full
        if article.mark_of[low] < 0
        and not _is_talked_to(article, low)
        and (name := _without_titles(article, low, high)) is not None
    ]
    return max(full, key=lambda name: (words.count(words[name[1] - 1]), -name[0]), default=None)


def _widen_to_given(article: ParsedArticle, low: int, high: int) -> Tokens:
    """A surname with the first name in front that the parser took for another word."""
    words = read_name_words()
    before = article.doc[low - 1] if low else None
    is_given = before is not None and before.lower_ in words.female_names | words.male_names
    return (low - 1, high) if is_given and high - low == 1 else (low, high)


def _is_talked_to(article: ParsedArticle, start: int) -> bool:
    """Whether somebody named before talked to who is named here: "She spoke to"."""
    words = [token.lower_ for token in article.doc[max(0, start - 3) : start]]
    return len(words) == 3 and (
        words[0] in TALKERS and words[1] in TALKED and words[2] in ("to", "with")
    )


def _without_titles(article: ParsedArticle, low: int, high: int) -> Tokens | None:
    """A full name behind what its bearer is: "Ornithologist Luís Amaral"; None if none is left."""
    while low < high and _is_title(article.doc[low].text):
        low += 1
    return (low, high) if high - low > 1 else None


def _find_capitalised(article: ParsedArticle, end: int) -> list[Tokens]:
    """Two or three proper nouns in a row that nobody took for a body or a place."""
    found: list[Tokens] = []
    start = 0
    for index in range(end + 1):
        token = article.doc[index]
        goes_on = index < end and token.pos_ == "PROPN" and token.text[:1].isupper()
        if goes_on and token.lower_ not in read_name_words().organisations:
            continue
        if 2 <= index - start <= LONGEST_FULL_NAME and not goes_on:
            found.append((start, index))
        start = index + 1
    return found
