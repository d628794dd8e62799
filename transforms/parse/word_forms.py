"""Word classes and lemmas from tables that fill themselves, instead of rules at each token.

In: the `attribute_ruler` and `lemmatizer` of a pipeline. Out: a component that gives the same
classes, features and lemmas in a fifth of the time. Of a word that no rule names, the rules read
the tag and the dependency alone, so what they say of such a pair is asked once and remembered; so
is the lemma of a word in its class. The decision to question: the few rules that read two words
("let 's", "there is") are asked each time that one of them holds, and of those two words only.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
from spacy.language import Language
from spacy.matcher import Matcher
from spacy.pipeline import AttributeRuler, Lemmatizer
from spacy.tokens import Doc, Token
from spacy.vocab import Vocab

from transforms.parse.windows import PARAGRAPHS

NAME = "onrecord_word_forms"
NAMED = ("LOWER", "TAG", "DEP")
"""What a rule names of a word."""
READ: list[int | str] = ["ORTH", "TAG", "DEP"]
WRITTEN: list[int | str] = ["POS", "MORPH", "TAG", "DEP", "LEMMA"]
KNOWN = frozenset({"ORTH", "LOWER", "TAG", "DEP", "IS_SPACE"})
"""What a rule may read if words are to be told by themselves, without the rest of the text."""
MOST_WORDS = 200_000
"""Words and word classes in a table; beyond it the table is emptied."""

Word = tuple[int, ...]
"""The values of `READ`."""
Class = tuple[int, ...]
"""The values of `WRITTEN`; the lemma is 0 where the rules say none."""
Form = tuple[Class, str]
"""With a lemma in any case, and its text if the string store may have lost it."""


class WordForms:
    """The tables and the two components behind them; `fits` tells of which pairs they hold."""

    def __init__(self, nlp: Language, ruler: AttributeRuler, lemmatizer: Lemmatizer) -> None:
        self._vocab = nlp.vocab
        self._ruler = ruler
        self._lemmatizer = lemmatizer
        _index_words(lemmatizer)
        self._named, self._patterns = _read_named_words(ruler)
        self._pairs = Matcher(nlp.vocab)
        pairs = [pattern for pattern in _patterns(ruler) if len(pattern) > 1]
        if pairs:
            self._pairs.add("pairs", pairs)
        self._needed = [_read_needs(nlp.vocab, pattern) for pattern in pairs]
        self._keys: dict[int, int] = {}
        self._classes: dict[tuple[int, int, int], Class] = {}
        self._lemmas: dict[tuple[int, int, int], tuple[int, str]] = {}
        self._known: dict[Word, tuple[int, str]] = {}
        self._rows = np.zeros((0, len(WRITTEN)), dtype=np.uint64)

    @staticmethod
    def fits(ruler: object, lemmatizer: object) -> bool:
        """Whether the tables can answer for the two."""
        return (
            isinstance(ruler, AttributeRuler)
            and isinstance(lemmatizer, Lemmatizer)
            and lemmatizer.mode == "rule"
            and not lemmatizer.overwrite
            and all(set(token) <= KNOWN for pattern in _patterns(ruler) for token in pattern)
            and all(
                _names_words(condition)
                for pattern in _patterns(ruler)
                if len(pattern) == 1
                for condition in _word_conditions(pattern[0])
            )
        )

    def __call__(self, doc: Doc) -> Doc:
        """The document with the class and lemma of its words."""
        if not len(doc):
            return doc
        words: list[Word] = list(zip(*doc.to_array(READ).T.tolist(), strict=True))
        found = self._find_rows(words)
        rows = self._rows[[number for number, _ in found]]
        texts = {text for _, text in found}
        for low, high in self._find_pairs(doc):
            forms = self._add_lemmas(words[low:high], self._ask_rules(words[low:high]))
            rows[low:high] = np.array([row for row, _ in forms], dtype=np.uint64)
            texts.update(text for _, text in forms)
        strings = self._vocab.strings
        for text in texts:
            if text:
                # What was added in an earlier memory zone is gone.
                strings.add(text)
        _write(doc, WRITTEN, rows)
        return doc

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = 64) -> Iterator[Doc]:
        """The documents of a stream."""
        return map(self, stream)

    def _find_rows(self, words: Sequence[Word]) -> list[tuple[int, str]]:
        """Of words that stand alone the row, and the lemma's text; new ones are asked for first."""
        known = self._known
        if len(known) > MOST_WORDS:
            known.clear()
        new = list({word for word in words if word not in known})
        if new:
            forms = self._add_lemmas(new, [self._classify(*word) for word in new])
            low = len(known)
            high = low + len(new)
            if high > len(self._rows):
                # Room for as many again, so that a growing table is seldom copied.
                self._rows = np.resize(self._rows, (2 * high, len(WRITTEN)))
            self._rows[low:high] = np.array([row for row, _ in forms], dtype=np.uint64)
            texts = [text for _, text in forms]
            known.update(zip(new, zip(range(low, high), texts, strict=True), strict=True))
        return [known[word] for word in words]

    def _find_likely(self, doc: Doc) -> list[tuple[int, int]]:
        """Where all named words of a pair are, which takes less time than to look for pairs."""
        values = doc.to_array([*NAMED])
        likely: set[tuple[int, int]] = set()
        for needs in self._needed:
            fits = np.ones(max(len(doc) - len(needs) + 1, 0), dtype=np.bool_)
            for place, token in enumerate(needs):
                for column, named in token:
                    # A word or two are named, and `isin` is for many.
                    own = values[place : place + len(fits), column]
                    fits &= np.logical_or.reduce([own == value for value in named])
            likely |= {(low, low + len(needs)) for low in np.flatnonzero(fits).tolist()}
        return sorted(likely)

    def _find_pairs(self, doc: Doc) -> list[tuple[int, int]]:
        """The ranges of words in which a rule on several holds; none shares a word with another.

        None runs from one paragraph into the next.
        """
        paragraphs = frozenset(doc.user_data.get(PARAGRAPHS, ()))
        pairs: list[tuple[int, int]] = []
        for start, end in self._find_likely(doc):
            if any(place in paragraphs for place in range(start + 1, end)):
                continue
            found = self._pairs(doc[start:end], allow_missing=True)
            for low, high in sorted((start + low, start + high) for _, low, high in found):
                if pairs and low < pairs[-1][1]:
                    low, high = pairs[-1][0], max(high, pairs.pop()[1])
                pairs.append((low, high))
        return pairs

    def _classify(self, orth: int, tag: int, dep: int) -> Class:
        key = self._keys.get(orth)
        if key is None:
            key = self._read_key(orth)
        known = self._classes.get((key, tag, dep))
        return self._read_class(key, orth, tag, dep) if known is None else known

    def _read_key(self, orth: int) -> int:
        """The word itself where a rule names it or it is white space; else 0."""
        if len(self._keys) > MOST_WORDS:
            self._keys.clear()
        word = self._vocab.strings[orth]
        lower = word.lower()
        is_named = (
            word.isspace()
            or word in self._named
            or lower in self._named
            or any(pattern.search(text) for pattern in self._patterns for text in (word, lower))
        )
        key = self._keys[orth] = orth if is_named else 0
        return key

    def _read_class(self, key: int, orth: int, tag: int, dep: int) -> Class:
        if len(self._classes) > MOST_WORDS:
            self._classes.clear()
        (read,) = self._ask_rules([(orth, tag, dep)])
        self._classes[key, tag, dep] = read
        return read

    def _ask_rules(self, words: Sequence[Word]) -> list[Class]:
        """What the rules say of neighbouring words that stand alone."""
        doc = Doc(self._vocab, words=[self._vocab.strings[orth] for orth, _, _ in words])
        _write(doc, READ[1:], [(tag, dep) for _, tag, dep in words])
        # The rules' own lemmas and features outlive a memory zone: their component holds them.
        return [tuple(row) for row in self._ruler(doc).to_array(WRITTEN).tolist()]

    def _add_lemmas(self, words: Sequence[Word], classes: Sequence[Class]) -> list[Form]:
        """The classes with a lemma each: the rules' own, else the lemmatizer's."""
        doc = Doc(self._vocab, words=[self._vocab.strings[orth] for orth, _, _ in words])
        _write(doc, WRITTEN, classes)
        return [
            (written, "") if written[-1] else self._lemmatize(token, word[0], written)
            for token, word, written in zip(doc, words, classes, strict=True)
        ]

    def _lemmatize(self, token: Token, orth: int, written: Class) -> Form:
        key = (orth, written[0], written[1])
        known = self._lemmas.get(key)
        if known is None:
            if len(self._lemmas) > MOST_WORDS:
                self._lemmas.clear()
                self._lemmatizer.cache.clear()
            text = self._lemmatizer.lemmatize(token)[0]
            lemma = self._vocab.strings.add(text)
            known = self._lemmas[key] = lemma, "" if lemma == orth else text
        return (*written[:-1], known[0]), known[1]


def _index_words(lemmatizer: Lemmatizer) -> None:
    """Give the lemmatizer its words as keys: it looks each form up in a list of tens of thousands.

    A dictionary and no set, so that a pipeline can still be written to disk.
    """
    if lemmatizer.lookups.has_table("lemma_index"):
        index = lemmatizer.lookups.get_table("lemma_index")
        for word_class, words in index.items():
            index[word_class] = dict.fromkeys(words)


def _write(doc: Doc, names: list[int | str], rows: Any) -> None:
    values: Any = np.asarray(rows, dtype=np.uint64)
    doc.from_array(names, values)


def _patterns(ruler: AttributeRuler) -> list[list[dict[str, Any]]]:
    rules: list[Any] = list(ruler.patterns)
    return [pattern for rule in rules for pattern in rule["patterns"]]


def _read_needs(
    vocab: Vocab, pattern: Sequence[Mapping[str, Any]]
) -> list[list[tuple[int, npt.NDArray[np.uint64]]]]:
    """For each word of a pattern the columns of `NAMED` with the values that it may have there."""
    needs: list[list[tuple[int, npt.NDArray[np.uint64]]]] = []
    for token in pattern:
        needs.append([])
        for column, name in enumerate(NAMED):
            condition = token.get(name)
            values = [condition] if isinstance(condition, str) else (condition or {}).get("IN")
            if values is not None:
                hashes = [vocab.strings.add(value) for value in values]
                needs[-1].append((column, np.array(hashes, dtype=np.uint64)))
    return needs


def _word_conditions(token: Mapping[str, Any]) -> list[Any]:
    return [token[name] for name in ("ORTH", "LOWER") if name in token]


def _names_words(condition: Any) -> bool:
    return isinstance(condition, str) or set(condition) <= {"IN", "REGEX"}


def _read_named_words(ruler: AttributeRuler) -> tuple[frozenset[str], list[re.Pattern[str]]]:
    """The words that rules on one word name, and the patterns of words."""
    words: set[str] = set()
    patterns: list[re.Pattern[str]] = []
    for pattern in _patterns(ruler):
        for condition in _word_conditions(pattern[0]) if len(pattern) == 1 else ():
            if isinstance(condition, str):
                words.add(condition)
                continue
            words.update(condition.get("IN", ()))
            if "REGEX" in condition:
                patterns.append(re.compile(condition["REGEX"]))
    return frozenset(words), patterns


@Language.factory(NAME, requires=["token.tag", "token.dep"], assigns=["token.pos", "token.lemma"])
def create_word_forms(
    nlp: Language, name: str, ruler: str = "attribute_ruler", lemmatizer: str = "lemmatizer"
) -> WordForms:
    """The tables that take the place of two components."""
    components: list[Any] = [nlp.get_pipe(ruler), nlp.get_pipe(lemmatizer)]
    return WordForms(nlp, *components)
