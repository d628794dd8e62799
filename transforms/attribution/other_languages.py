"""Attributions in languages other than English: quotations in marks, and speech behind a dash.

In: a parsed article. Out: `Attribution`s. A reporting clause is found by its place beside the marks
and by a form of a speech verb (`transforms.lexicons.cues_other_languages`); the speaker is the name
or phrase that stands next to it. Words in marks without such a clause are a quotation without a
speaker, if they are long enough for one. The decision to question: neither the English rules nor
the English model are used, and reported speech without marks is left out: a wrong reading is worse
than none.
"""

import re
from collections.abc import Iterator

from transforms.attribution.types import Attribution, in_text_order
from transforms.lexicons.cues_other_languages import SpeechCues, read_speech_cues
from transforms.parse.document import Paragraph, ParsedArticle
from transforms.parse.quotation_marks import MarkedSpan
from transforms.parse.syntax import Tokens
from transforms.parse.tokens import Doc, Span

LEAST_WORDS = 3
LEAST_WORDS_ALONE = 6
"""Words in marks without a reporting clause: fewer are a title or a word held at arm's length."""

CUE_REACH = 6
"""Tokens from the marks in which the speech verb stands: "…", a toutefois déclaré."""

LEAD_REACH = 25
LONGEST_SOURCE = 14
LONGEST_PHRASE = 6
"""Tokens in front of a verb: "le ministre de la Défense a déclaré"."""

SENTENCE_END = frozenset(".!?;…")
JOINTS = frozenset({",", "-", "--", "–", "—"})
PARTICLES = frozenset("de du des la le les del von van der den y el al di da dos".split())
NOUNS_IN_CAPITALS = "de"
THAT = frozenset({"que", "qu'", "dass", "si"})
DASH = re.compile(r"\s*[—–―-]\s*(?=\w|[¡¿«“\"])")
Found = tuple[Tokens | None, Tokens, str]


def find_marked_speech(article: ParsedArticle) -> list[Attribution]:
    """Attributions in text order; `continues` is an index in the list."""
    cues = read_speech_cues(article.doc.lang_)
    found: list[Attribution] = []
    last: tuple[int, int] | None = None
    for number, mark in enumerate(article.marks):
        before, after = _gaps(article, number)
        words = _count_words(article, mark)
        report = _find_behind(article, cues, *after) or _find_before(article, cues, *before)
        carries_on = last is not None and _carries_on(article, last[1], number)
        least = LEAST_WORDS if report else LEAST_WORDS_ALONE
        is_speech = words and (report or carries_on) and _ends_like_speech(article, mark)
        if words < least and not is_speech:
            continue
        content: tuple[tuple[int, int], ...] = ((mark.char_start, mark.char_end),)
        if report is None and not carries_on:
            report, content = _find_inside(article, cues, mark)
            if report is None and _is_title(article, mark):
                continue
        if report is not None:
            source, cue, lemma = report
            found.append(Attribution(content, source, cue, lemma, "marks/cue", "direct"))
        elif carries_on and last is not None:
            method = "marks/continued"
            found.append(Attribution(content, None, None, None, method, "direct", last[0]))
        else:
            found.append(Attribution(content, None, None, None, "marks/alone", "direct"))
            continue
        last = len(found) - 1, number
    for paragraph in article.paragraphs:
        found.extend(_find_dialogue(article, cues, paragraph))
    return in_text_order(found)


def _gaps(article: ParsedArticle, number: int) -> tuple[Tokens, Tokens]:
    """The tokens before and behind a mark, to the next mark or the paragraph's edge."""
    mark = article.marks[number]
    place = article.paragraphs[mark.paragraph]
    start, end = article.tokens_of(mark.char_start, mark.char_end)
    low, high = place.token_start, place.token_end
    if number and article.marks[number - 1].paragraph == mark.paragraph:
        earlier = article.marks[number - 1]
        low = article.tokens_of(earlier.char_start, earlier.char_end)[1]
    if number + 1 < len(article.marks) and article.marks[number + 1].paragraph == mark.paragraph:
        high = article.token_at(article.marks[number + 1].char_start)
    return (min(low, start), start), (end, max(end, high))


def _count_words(article: ParsedArticle, mark: MarkedSpan) -> int:
    inner = article.text[mark.inner_start : mark.inner_end]
    ideographs = sum("\u3040" <= char <= "\u9fff" for char in inner)
    return len(re.findall(r"\w+", inner)) + ideographs // 2


def _is_title(article: ParsedArticle, mark: MarkedSpan) -> bool:
    """« Le Grand Pont de la Mer »: capitals, or no verb where the model knows verbs."""
    start, end = article.tokens_of(mark.inner_start, mark.inner_end)
    words = [token for token in article.doc[start:end] if token.text.isalpha()]
    is_tagged = article.doc.spacy.has_annotation("POS")
    if is_tagged and not any(word.pos_ in ("VERB", "AUX") for word in words):
        return True
    capitals = sum(word.text[:1].isupper() for word in words)
    return article.doc.lang_ != NOUNS_IN_CAPITALS and capitals * 2 > len(words)


def _ends_like_speech(article: ParsedArticle, mark: MarkedSpan) -> bool:
    inner = article.text[mark.inner_start : mark.inner_end].rstrip()
    after = article.text[mark.char_end : mark.char_end + 1]
    return inner.endswith((",", ".", "?", "!", "…", "。")) or after == ","


def _carries_on(article: ParsedArticle, earlier: int, number: int) -> bool:
    """The next paragraph of a long quotation, or what follows a report in the same paragraph."""
    one, two = article.marks[earlier], article.marks[number]
    if number != earlier + 1:
        return False
    if one.runs_on:
        return two.paragraph == one.paragraph + 1
    between = article.text[one.char_end : two.char_start].strip()
    return one.paragraph == two.paragraph and sum(between.count(end) for end in ".!?") <= 1


def _find_behind(article: ParsedArticle, cues: SpeechCues, start: int, end: int) -> Found | None:
    """ "…", dijo Juan."""
    doc = article.doc
    first = start
    while first < end and (doc[first].is_space or doc[first].text in JOINTS):
        first += 1
    joined = any(token.text in JOINTS for token in doc[start:first])
    if first >= end or not (joined or doc[first].text[:1].islower()):
        return None
    stop = next((i for i in range(first, end) if doc[i].text in SENTENCE_END), end)
    if doc[first].lower_ in cues.according:
        return _source_after(doc, cues, first + 1, stop), (first, first + 1), doc[first].lower_
    if doc[first].lower_ in cues.auxiliaries:
        # "…", hat Clara Vogt im Bundestag gesagt.
        for index in range(first + 1, min(first + LEAD_REACH, stop)):
            if lemma := cues.participles.get(doc[index].lower_):
                adjacent = index == first + 1
                source = _source_after(doc, cues, index + 1 if adjacent else first + 1, stop)
                return source, (first if adjacent else index, index + 1), lemma
    for index in range(first, min(first + CUE_REACH, stop)):
        cue, lemma = _read_cue(doc, cues, index, first)
        if cue is not None:
            source = _source_after(doc, cues, cue[1], stop) or _source_before(doc, cues, first, cue)
            return source, cue, lemma
    return None


def _find_before(article: ParsedArticle, cues: SpeechCues, start: int, end: int) -> Found | None:
    """Juan dijo: "…", and a report further up in the sentence: a déclaré que c'était "…"."""
    doc = article.doc
    low = max(start, end - LEAD_REACH)
    for index in range(end - 1, low - 1, -1):
        if doc[index].text in SENTENCE_END:
            low = index + 1
            break
    for index in range(end - 1, low - 1, -1):
        cue, lemma = _read_cue(doc, cues, index, low)
        if cue is not None and lemma != "so" and _leads_in(doc, cue[1], end):
            source = _source_before(doc, cues, low, cue) or _source_after(doc, cues, cue[1], end)
            return source, cue, lemma
    return None


def _leads_in(doc: Doc, start: int, end: int) -> bool:
    """Whether the marks are what is said: not in "a annoncé la sortie du film « … »"."""
    words = [token for token in doc[start:end] if not token.is_space]
    return (
        len(words) < 2 or words[-1].text in (":", ",") or any(word.lower_ in THAT for word in words)
    )


def _find_inside(
    article: ParsedArticle, cues: SpeechCues, mark: MarkedSpan
) -> tuple[Found | None, tuple[tuple[int, int], ...]]:
    """« La situation est grave, explique Claire Martin, médecin. Nous manquons de lits. »"""
    doc = article.doc
    whole = ((mark.char_start, mark.char_end),)
    low, high = article.tokens_of(mark.inner_start, mark.inner_end)
    for joint in range(low + 1, high):
        if doc[joint].text != ",":
            continue
        stop = next((i for i in range(joint + 1, high) if doc[i].text in SENTENCE_END), high)
        for index in range(joint + 1, min(joint + 4, stop)):
            cue, lemma = _read_cue(doc, cues, index, joint + 1)
            if cue is None or cue[0] != joint + 1:
                continue
            source = _source_after(doc, cues, cue[1], stop)
            if source is None or source[0] != cue[1]:
                continue
            end = _end_of_clause(doc, cues, source, stop)
            pieces = [(mark.char_start, article.ends[joint - 1])]
            rest = end + 1
            while rest < high and (doc[rest].is_space or doc[rest].text in JOINTS):
                rest += 1
            if rest < high:
                pieces.append((article.starts[rest], mark.char_end))
            return (source, cue, lemma), tuple(pieces)
    return None, whole


def _end_of_clause(doc: Doc, cues: SpeechCues, source: Tokens, stop: int) -> int:
    """The comma behind a speaker, or the end of the sentence if what follows is an apposition."""
    if source[1] >= stop or doc[source[1]].text != ",":
        return stop
    is_pronoun = doc[source[1] - 1].lower_.lstrip("-") in cues.pronouns
    goes_on = any(token.pos_ in ("VERB", "AUX") for token in doc[source[1] : stop])
    return source[1] if is_pronoun or goes_on else stop


def _read_cue(doc: Doc, cues: SpeechCues, index: int, low: int) -> tuple[Tokens | None, str]:
    """The cue that a token ends, with its auxiliary: "a déclaré", "hat … gesagt"."""
    word = doc[index].lower_
    if word in cues.participles:
        for back in range(index - 1, max(low, index - 4) - 1, -1):
            if doc[back].lower_ in cues.auxiliaries:
                return (back if back == index - 1 else index, index + 1), cues.participles[word]
    if word in cues.forms:
        return (index, index + 1), cues.forms[word]
    return None, ""


def _source_after(doc: Doc, cues: SpeechCues, start: int, end: int) -> Tokens | None:
    """The phrase behind the verb, through the name that stands in apposition to it."""
    while start < end and (
        doc[start].is_space
        or doc[start].lower_ in cues.auxiliaries
        or (doc[start].lower_ in cues.stops and doc[start].lower_ not in PARTICLES)
    ):
        start += 1
    stop = min(end, start + LONGEST_SOURCE)
    name = next(
        (
            entity
            for entity in _find_people(doc, start, stop)
            if not _is_stopped(doc, cues, start, entity.start)
        ),
        None,
    )
    if name is not None:
        return start, name.end
    high = start
    while high < stop and not doc[high].is_punct and not doc[high].is_space:
        word = doc[high].lower_
        if word in cues.forms or (word in cues.stops and word not in PARTICLES):
            break
        high += 1
    while high > start and doc[high - 1].lower_ in PARTICLES:
        high -= 1
    return (start, high) if high > start and _is_source(doc, cues, start, high) else None


def _find_people(doc: Doc, start: int, end: int) -> Iterator[Span]:
    """Names of people that stand in a stretch of tokens whole."""
    for entity in doc.ents:
        if entity.label_ == "PERSON" and start <= entity.start and entity.end <= end:
            yield entity


def _source_before(doc: Doc, cues: SpeechCues, low: int, cue: Tokens) -> Tokens | None:
    """The phrase in front of the verb: the last name before it, else a pronoun."""
    start = max(low, cue[0] - LONGEST_SOURCE)
    names = list(_find_people(doc, start, cue[0]))
    if names and not any(token.lower_ in cues.forms for token in doc[names[-1].end : cue[0]]):
        return names[-1].start, names[-1].end
    before = cue[0] - 1
    if before >= low and doc[before].lower_ in cues.pronouns:
        return before, cue[0]
    while before >= start and not doc[before].is_punct and not doc[before].is_space:
        before -= 1
    phrase = before + 1, cue[0]
    fits = 0 < phrase[1] - phrase[0] <= LONGEST_PHRASE
    is_open = any(token.lower_ in cues.stops - PARTICLES for token in doc[slice(*phrase)])
    return phrase if fits and not is_open and _is_source(doc, cues, *phrase) else None


def _is_stopped(doc: Doc, cues: SpeechCues, start: int, end: int) -> bool:
    """Whether a verb or a clause comes before the name: … qui a rencontré Jean."""
    return any(
        token.lower_ in cues.forms
        or token.lower_ in ("qui", "que", "quien", "dass")
        or token.pos_ == "VERB"
        for token in doc[start:end]
    )


def _is_source(doc: Doc, cues: SpeechCues, start: int, end: int) -> bool:
    if any(token.pos_ in ("NOUN", "PROPN", "PRON") for token in doc[start:end]):
        return True
    words = doc[start:end]
    return words[0].lower_ in cues.pronouns or any(word.text[:1].isupper() for word in words)


def _find_dialogue(
    article: ParsedArticle, cues: SpeechCues, paragraph: Paragraph
) -> Iterator[Attribution]:
    """— Bonjour, dit Jean. and —Nos vamos —dijo Juan—. Y no volvemos.: a dash, words and a cue.

    Without the cue a dash opens an item of a list.
    """
    opening = DASH.match(article.text, paragraph.char_start, paragraph.char_end)
    if opening is None or paragraph.kind != "body" or not cues.forms:
        return
    doc = article.doc
    first = article.token_at(opening.end())
    for joint in range(first + 1, paragraph.token_end):
        is_ending = doc[joint - 1].text in "?!" and doc[joint].text[:1].islower()
        if not (doc[joint].text in JOINTS or is_ending) or article.mark_of[joint] >= 0:
            continue
        start = joint if is_ending else joint + 1
        stop = next(
            (
                i
                for i in range(start, paragraph.token_end)
                if doc[i].text in SENTENCE_END or doc[i].text in ("–", "—", "―")
            ),
            paragraph.token_end,
        )
        report = next(
            (
                (cue, lemma)
                for index in range(start, min(start + 3, stop))
                for cue, lemma in [_read_cue(doc, cues, index, start)]
                if cue is not None
            ),
            None,
        )
        if report is None:
            continue
        cue, lemma = report
        pieces = [(opening.end(), article.ends[joint - 1])]
        if stop < paragraph.token_end and doc[stop].text in ("–", "—", "―"):
            rest = _rest_of_speech(article, stop + 1, paragraph.token_end)
            pieces += [rest] if rest else []
        source = _source_after(doc, cues, cue[1], stop)
        yield Attribution(tuple(pieces), source, cue, lemma, "marks/dash", "direct")
        return


def _rest_of_speech(article: ParsedArticle, start: int, end: int) -> tuple[int, int] | None:
    """What is said behind "—dijo Juan—": the rest of the paragraph, without its full stop first."""
    while start < end and (article.doc[start].is_punct or article.doc[start].is_space):
        if article.doc[start].text in "¡¿":
            break
        start += 1
    while end > start and article.doc[end - 1].is_space:
        end -= 1
    return article.chars(start, end) if start < end else None
