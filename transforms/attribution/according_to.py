"""What is told "according to" somebody, where his place and his commas tell who and what.

In: a parsed article. Out: `Attribution`s: "According to Roe, 44, the harbour master, …", "As per
the weather office, …", "The captain, according to Roe, had been asleep", and each of two in
"According to Roe it was a mess, but according to Hale it was not". The decision to question: what
stands between commas behind "according to" belongs to the source while it holds no verb and another
comma follows, because an apposition is far likelier there than a clause that begins so.
"""

from collections.abc import Iterator, Sequence

from transforms.attribution.fixed_reports import make_report
from transforms.attribution.noun_contents import TELLERS
from transforms.attribution.types import Attribution
from transforms.parse.document import Paragraph, ParsedArticle
from transforms.parse.noun_phrases import is_person_noun
from transforms.parse.syntax import FINITE, Tokens, find_first_word, find_own_subject, trim
from transforms.parse.tokens import Token

METHOD = "rules/according-to"
CUE = "according to"
ARTICLES = frozenset({"the", "a", "an", "its", "his", "her", "their", "who", "one"})
JOINING = frozenset({"and", "but", "while", "though", "although", ";"})
LONGEST_APPOSITION = 14


def find_according(article: ParsedArticle) -> Iterator[Attribution]:
    """In order of their cue."""
    for place in article.paragraphs:
        for at in range(place.token_start, place.token_end - 2):
            if _opens_as_per(article, at):
                yield from _find_behind(article, place, at)
                continue
            is_cue = article.doc[at].lower_ == "according" and article.doc[at + 1].lower_ == "to"
            if not is_cue or article.mark_of[at] >= 0:
                continue
            if article.doc[at].is_sent_start or _is_second(article, at):
                yield from _find_behind(article, place, at)
            else:
                yield from _find_around(article, place, at)


def _opens_as_per(article: ParsedArticle, at: int) -> bool:
    """As per the weather office, | rain is likely."""
    first, second = article.doc[at], article.doc[at + 1]
    if second.lower_ != "per" or first.lower_ != "as" or not first.is_sent_start:
        return False
    behind = range(at + 2, first.sent.end)
    comma = next((i for i in behind if article.doc[i].text == ","), at + 2)
    if comma == at + 2 or article.mark_of[at] >= 0:
        return False
    head = article.doc.span(at + 2, comma).root
    is_teller = is_person_noun(head) or head.lemma_.lower() in TELLERS
    # "As per usual, it rained", "As per tradition, …"
    return is_teller or head.text[0].isupper()


def _is_second(article: ParsedArticle, at: int) -> bool:
    """Whether it opens the second of two such clauses: ", but | according to Hale"."""
    before = article.doc[at - 1] if at else None
    return before is not None and before.lower_ in JOINING and before.i > before.sent.start


def _find_end(article: ParsedArticle, place: Paragraph, at: int) -> tuple[int, bool]:
    """Where the clause ends, and whether another "according to" ends it."""
    doc = article.doc
    end = min(doc[at].sent.end, place.token_end)
    following = (i for i in range(at + 2, end - 1) if doc[i].lower_ == "according")
    second = next((i for i in following if _is_second(article, i)), None)
    return (end, False) if second is None else (second - 1, True)


def _find_behind(article: ParsedArticle, place: Paragraph, at: int) -> Iterator[Attribution]:
    """According to Roe, the harbour master, | the docks are old."""
    doc = article.doc
    end, is_cut = _find_end(article, place, at)
    commas = [i for i in range(at + 2, end) if doc[i].text == ","]
    last = _find_source_end(article, at + 2, commas)
    lemma = f"{doc[at].lower_} {doc[at + 1].lower_}"
    is_bare = last is None and not is_cut and doc[at].is_sent_start and lemma == CUE
    last = commas[0] if last is None and commas else last
    source = None if last is None else trim(doc, at + 2, last)
    content = None if last is None else trim(doc, last + 1, end)
    if source is None or content is None:
        return
    for item in make_report(article, METHOD, source, (at, at + 2), lemma, [content]):
        # According to Roe, the city "falls short": the model takes the marks alone.
        if not is_bare or item.quote_type == "mixed":
            yield item


def _find_around(article: ParsedArticle, place: Paragraph, at: int) -> Iterator[Attribution]:
    """The captain, | according to two of his officers, | had been asleep.

    And "The boat was, | according to police, | seen in Cork."
    """
    doc = article.doc
    start = max(doc[at].sent.start, place.token_start)
    end, _ = _find_end(article, place, at)
    if at - 1 <= start or doc[at - 1].text != ",":
        return
    commas = [i for i in range(at + 2, end - 1) if doc[i].text == ","]
    before = doc[start : at - 1]
    if before[-1].lemma_ in ("be", "have"):
        closing = next(iter(commas), None)
        is_clause = False
    else:
        closing = next((i for i in commas if _opens_predicate(doc[i + 1], start, at)), None)
        is_clause = any(word.tag_ in FINITE and word.dep_ != "relcl" for word in before)
    source = None if closing is None or is_clause else trim(doc, at + 2, closing)
    if closing is None or source is None:
        return
    pieces = [(start, at - 1), (closing + 1, end)]
    yield from make_report(article, METHOD, source, (at, at + 2), CUE, pieces)


def _opens_predicate(word: Token, start: int, end: int) -> bool:
    """Whether a verb opens there whose subject stands in front of the report."""
    verb = word if word.tag_ in FINITE else None
    if verb is not None and verb.dep_ in ("aux", "auxpass"):
        verb = verb.head
    subject = None if verb is None or find_first_word(verb) != word.i else find_own_subject(verb)
    return subject is not None and start <= subject.i < end


def _find_source_end(article: ParsedArticle, start: int, commas: Sequence[int]) -> int | None:
    """The comma that ends the source and its appositions; none where there is no apposition."""
    if len(commas) < 2:
        return None
    last = commas[0]
    for comma in commas[1:]:
        if not _is_apposition(article, (start, commas[0]), (last + 1, comma)):
            break
        last = comma
    # According to the report, a car driven by Roe, 52, was heading south.
    is_subject = article.doc[last + 1].tag_ in FINITE
    return None if last == commas[0] or is_subject else last


def _is_apposition(article: ParsedArticle, named: Tokens, phrase: Tokens) -> bool:
    words = list(article.doc.span(*phrase))
    if not words or len(words) > LONGEST_APPOSITION:
        return False
    first = words[0]
    if first.lower_ in ("who", "which"):
        return True
    if any(word.pos_ in ("VERB", "AUX") and word.tag_ not in ("VBN", "VBG") for word in words):
        return False
    is_name = all(word.text[:1].isupper() or word.lower_ in ("of", "de", "van") for word in words)
    owner = list(article.doc.span(*named))
    if is_name:
        # "According to the mayor, Elin Dahlbo, …"
        return any(is_person_noun(word) or word.text.islower() for word in owner)
    is_age = len(words) == 1 and first.text.isdigit()
    return is_age or first.lower_ in ARTICLES or is_person_noun(words[-1]) or is_person_noun(first)
