"""Interviews whose questions are paragraphs of their own, without "Q:" and without marks.

In: a parsed article. Out: the answers as `Attribution`s without a cue, each paragraph apart; none
where it is no interview. Who answers is the person of whom the words in front of the first question
tell most, else the last ones, or of whom a line says "Jane Roe was talking to Paul Holm." or "We
put three questions to Jane Roe." The decision to question: a list of readers' questions looks the
same ("What is the virus?"), so half of the questions have to speak of "you" and half of the answers
of "I" or "we", unless such a line names who was asked, and it takes three of them, or two, one of
which speaks of "you", and a line that says that the two talked.
"""

import re
from collections.abc import Sequence

from transforms.attribution.interviewees import find_interviewee
from transforms.attribution.turn_labels import LETTER
from transforms.attribution.turns import IN_PERSON, METHOD
from transforms.attribution.types import Attribution, read_quote_type
from transforms.parse.document import Paragraph, ParsedArticle
from transforms.parse.syntax import Tokens

LONGEST_QUESTION = 400
"""Code points."""
LEAST_QUESTIONS = 3
LEAST_WITH_LINE = 2
LEAST_SHARE = 0.5
YOU = re.compile(r"\byou(?:r|rs|rself)?\b", re.IGNORECASE)
ONESELF = re.compile(r"\b(?:I|me|my|we|us|our)\b|\bI['’]")
TALKED = re.compile(
    r"\b(?:was|is|were) (?:talking|speaking) (?:to|with)\b"
    r"|\b(?:spoke|talked|talks|speaks) (?:to|with)\b"
    r"|\binterview(?:ed|s)?\b|\b(?:sat|sits) down with\b|\b(?:caught|catches) up with\b",
    re.IGNORECASE,
)
SUBJECT = re.compile(
    r"(?P<name>[A-Z][\w'’.\-]+(?: [A-Z][\w'’.\-]+){1,3}) (?:was|is) (?:talk|speak)ing"
)
ASKED = re.compile(
    r"\b(?:asks?|asked|put|answers?|answered|takes|took|with|for|to)\b[^.?!]*\bquestions\b"
    r"|\bquestions\b[^.?!]*\b(?:for|of|to|with)\b"
)
"""In front of questions that need not say "you": "We put three questions to Jane Roe"."""
MARKS = ("“", '"', "«", "‘", "'")


def say_answers(article: ParsedArticle, labelled: Sequence[Attribution] = ()) -> list[Attribution]:
    """What is answered to questions that stand alone, if it is an interview.

    Behind turns that are `labelled` the last of those speakers goes on answering: papers name the
    two once.
    """
    start = max((item.content[-1][1] for item in labelled), default=0)
    body = [
        place for place in article.paragraphs if place.kind == "body" and place.char_start >= start
    ]
    asked = [number for number, place in enumerate(body) if _is_question(_read(article, place))]
    # Two in a row are one question.
    asked = [number for number in asked if number + 1 < len(body) and number + 1 not in asked]
    has_letters = any(LETTER.match(_read(article, place)) for place in body)
    if len(asked) < LEAST_WITH_LINE or has_letters:
        return []
    outside = [*body[: asked[0]], *body[asked[-1] + 2 :]]
    has_line = bool(labelled) or any(TALKED.search(_read(article, place)) for place in outside)
    told = _find_asked(article, body[: asked[0]])
    if len(asked) < (LEAST_WITH_LINE if has_line or told else LEAST_QUESTIONS):
        return []
    if labelled:
        is_next = asked[0] == 0 and not _is_question(article.text[slice(*labelled[-1].content[-1])])
        source = labelled[-1].source if is_next else None
    else:
        source = told or _find_subject(article, outside) or _find_outside(article, body, asked)
    if source is None:
        return []
    answers = [
        place
        for low, high in zip(asked, [*asked[1:], len(body)], strict=True)
        for place in _find_answer(article, source, body[low + 1 : high], is_last=high == len(body))
    ]
    is_told = told is not None and bool(answers)
    questions = [body[number] for number in asked]
    if not (is_told or _is_talk(article, questions, answers, has_line=has_line)):
        return []
    contents = [((place.char_start, place.char_end),) for place in answers]
    return [
        Attribution(content, source, None, None, METHOD, read_quote_type(article, content))
        for content in contents
    ]


def _read(article: ParsedArticle, place: Paragraph) -> str:
    return article.text[place.char_start : place.char_end].strip()


def _is_question(words: str) -> bool:
    return words.endswith("?") and len(words) <= LONGEST_QUESTION and not words.startswith(MARKS)


def _find_asked(article: ParsedArticle, places: Sequence[Paragraph]) -> Tokens | None:
    """Who is named in the line that says of whom the questions are asked."""
    for place in places:
        if ASKED.search(article.text, place.char_start, place.char_end) is not None:
            return find_interviewee(article, place.token_start, place.token_end)
    return None


def _find_outside(
    article: ParsedArticle, body: Sequence[Paragraph], asked: Sequence[int]
) -> Tokens | None:
    """Of whom the words in front of the first question tell, else those behind the last answer."""
    front = find_interviewee(article, 0, body[asked[0]].token_start)
    behind = asked[-1] + 2
    if front is not None or behind >= len(body):
        return front
    return find_interviewee(article, body[behind].token_start, body[-1].token_end)


def _find_subject(article: ParsedArticle, outside: Sequence[Paragraph]) -> Tokens | None:
    """The name in "Jane Roe was talking to Paul Holm." """
    for place in outside:
        found = SUBJECT.search(article.text, place.char_start, place.char_end)
        if found is not None:
            return article.tokens_of(*found.span("name"))
    return None


def _find_answer(
    article: ParsedArticle, source: Tokens, places: Sequence[Paragraph], *, is_last: bool
) -> list[Paragraph]:
    """The paragraphs of an answer: behind the last question, while nobody tells of who answers."""
    if not is_last:
        return list(places)
    surname = article.doc[source[1] - 1].text
    found: list[Paragraph] = []
    for place in places:
        words = _read(article, place)
        is_told = surname in words or TALKED.search(words) is not None
        if is_told or (found and IN_PERSON.search(words) is None):
            break
        found.append(place)
    return found


def _is_talk(
    article: ParsedArticle,
    questions: Sequence[Paragraph],
    answers: Sequence[Paragraph],
    *,
    has_line: bool,
) -> bool:
    to_you = sum(YOU.search(_read(article, place)) is not None for place in questions)
    of_oneself = sum(ONESELF.search(_read(article, place)) is not None for place in answers)
    return (
        to_you >= (1 if has_line else LEAST_SHARE * len(questions))
        and of_oneself >= LEAST_SHARE * len(answers)
        and bool(answers)
    )
