"""The language of a text, as a two-letter code.

In: text and the language its archive gives, if any. Out: a code of ISO 639-1 (of three letters
where there is none of two), or None. Five windows of the text are read, and each that is sure has
a voice. The decision to question: a given language wins over the guess when the text is short, the
guess is a close relative (Norwegian and Danish, Serbian and Croatian) or nothing is sure, unless it
is not written in these letters; else the text itself decides, because publishers label whole sites
and not articles. A text half in one language and half in another is in none: the annotator would
read half of it with the wrong model.
"""

import unicodedata
from collections import Counter
from functools import cache
from typing import Any

import pycountry

SHORT_TEXT = 120
"""Code points. Below this a guess is not worth more than the publisher's word."""

SHORTEST_TEXT = 12
"""Letters. Below this only the script tells a language."""

WINDOW = 200
WINDOWS = 5
SURE = 0.8
"""Probability from which a window has a voice. On 2,000 windows of 200 code points of English news
every wrong guess was below 0.4: lists of names, credits."""

LEAST_SURE = 0.3
MAJORITY = 0.7
"""Share of the voices. A text with fewer for one language is mixed."""

NO_LANGUAGE = "zxx"
"""The model's word for tables and strings of figures."""

COMMON = frozenset(
    """ar bg bn ca cs da de el en es et fa fi fr he hi hr hu id it ja ko lt lv ms nl no pl pt ro ru
    sk sl sr sv sw ta th tr uk ur vi zh""".split()
)
COMMON_WEIGHT = 5.0
"""How much more of the news is in a common language than in one of the model's other hundred."""

RELATIVES = (
    frozenset({"no", "nb", "nn", "da"}),
    frozenset({"hr", "sr", "bs", "sh", "sl"}),
    frozenset({"id", "ms"}),
    frozenset({"cs", "sk"}),
    frozenset({"gl", "pt", "es"}),
    frozenset({"en", "pcm"}),
)
SCRIPTS = {
    "CYRILLIC": "ru uk bg sr mk be kk ky mn tg tt uz az bs ba sh",
    "ARABIC": "ar fa ur ps ku ug sd ckb",
    "CJK": "zh ja yue wuu ko",
    "HIRAGANA": "ja",
    "KATAKANA": "ja",
    "HANGUL": "ko",
    "GREEK": "el",
    "HEBREW": "he yi",
    "THAI": "th",
    "ARMENIAN": "hy",
    "GEORGIAN": "ka",
    "DEVANAGARI": "hi mr ne sa",
    "BENGALI": "bn as",
    "GUJARATI": "gu",
    "GURMUKHI": "pa",
    "TAMIL": "ta",
    "TELUGU": "te",
    "KANNADA": "kn",
    "MALAYALAM": "ml",
    "SINHALA": "si",
    "KHMER": "km",
    "LAO": "lo",
    "MYANMAR": "my",
    "ETHIOPIC": "am ti",
    "ORIYA": "or",
}
"""Who writes in which letters, the likeliest first; a language in none of these is Latin."""

BOTH_WAYS = frozenset("sr uz az bs sh kk ku tt".split())
"""Languages that are written in Latin letters as well."""

_BY_SCRIPT = {script: tuple(codes.split()) for script, codes in SCRIPTS.items()}
_NOT_LATIN = frozenset(code for codes in _BY_SCRIPT.values() for code in codes) - BOTH_WAYS


def find_language(text: str, given: str | None = None) -> str | None:
    """The language of the text; `given` is a code or an English name, and may be wrong."""
    stated = read_language(given)
    windows = _cut_windows(text)
    sample = "".join(windows)
    script = _find_script(sample)
    if stated is not None and not _is_written_in(stated, script):
        stated = None
    letters = sum(map(str.isalpha, sample))
    if stated is not None and (len(sample) < SHORT_TEXT or letters < SHORTEST_TEXT):
        return stated
    writers = _BY_SCRIPT.get(script or "", ())
    if len(writers) == 1:
        return writers[0]
    if letters < SHORTEST_TEXT:
        return None
    guessed = _vote(windows) if len(windows) > 1 else None
    if guessed == "mixed":
        return None
    if guessed is None:
        guessed, probability = _guess(sample)
        if probability < (LEAST_SURE if stated is None else SURE):
            return stated
    if stated is not None and any({stated, guessed} <= relatives for relatives in RELATIVES):
        return stated
    return guessed


def read_language(value: object) -> str | None:
    """A language field ("en-GB", "eng", "English") as a two-letter code, or None."""
    if not isinstance(value, str):
        return None
    words = value.strip().lower().replace("_", "-")
    first = words.partition("-")[0].partition(" (")[0]
    return _look_up(first) if len(first) > 1 else None


@cache
def _look_up(word: str) -> str | None:
    if len(word) == 2:
        found = pycountry.languages.get(alpha_2=word)
    elif len(word) == 3:
        found = pycountry.languages.get(alpha_3=word) or pycountry.languages.get(bibliographic=word)
    else:
        found = pycountry.languages.get(name=word.title())
    return getattr(found, "alpha_2", None)


def _cut_windows(text: str) -> list[str]:
    """The whole of a short text, else pieces of it from the first to the last."""
    if len(text) <= WINDOW * WINDOWS:
        return [text[at : at + WINDOW] for at in range(0, len(text), WINDOW)]
    step = (len(text) - WINDOW) / (WINDOWS - 1)
    return [text[int(at * step) : int(at * step) + WINDOW] for at in range(WINDOWS)]


def _find_script(sample: str) -> str | None:
    """The script of most letters; Japanese has its own beside the Chinese."""
    scripts: Counter[str] = Counter()
    for char, count in Counter(sample).items():
        if char.isalpha():
            scripts[unicodedata.name(char, "").partition(" ")[0]] += count
    if not scripts:
        return None
    kana = scripts["HIRAGANA"] + scripts["KATAKANA"]
    if kana * 10 > sum(scripts.values()):
        return "HIRAGANA"
    return scripts.most_common(1)[0][0]


def _is_written_in(language: str, script: str | None) -> bool:
    if script in _BY_SCRIPT:
        return language in _BY_SCRIPT[script]
    return script != "LATIN" or language not in _NOT_LATIN


def _vote(windows: list[str]) -> str | None:
    """The language of most windows that are sure, `mixed` without a majority, None if none is."""
    asked = [window for window in windows if len(window) * 2 > WINDOW]
    voices: Counter[str] = Counter()
    for number, window in enumerate(asked, start=1):
        code, probability = _guess(window)
        if probability < SURE:
            continue
        voices[code] += 1
        # whatever the rest says: guesses are the slowest part of reading
        if len(voices) == 1 and voices[code] >= MAJORITY * (voices[code] + len(asked) - number):
            return code
    if not voices:
        return None
    first = voices.most_common(1)[0][0]
    count = sum(n for code, n in voices.items() if code == first or _are_relatives(code, first))
    return first if count >= MAJORITY * voices.total() else "mixed"


def _are_relatives(one: str, other: str) -> bool:
    return any({one, other} <= relatives for relatives in RELATIVES)


def _guess(sample: str) -> tuple[str, float]:
    """The likeliest language and its probability, common languages being commoner."""
    weighed = [
        (probability * (COMMON_WEIGHT if code in COMMON else 1.0), code)
        for code, probability in _load_identifier().rank(sample)
    ]
    best, code = max(weighed)
    if code == NO_LANGUAGE:
        return code, 0.0
    return code, best / sum(weight for weight, _ in weighed)


@cache
def _load_identifier() -> Any:
    """Loading takes a second, so it waits for the first text."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
