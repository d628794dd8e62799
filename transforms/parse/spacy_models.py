"""Language models: which package reads which language, loaded once a process.

In: a language code and the `languages` setting. Out: a spaCy pipeline, or None where the
setting names no package: such articles are stored and marked not annotated, never read with
another language's model. The decision to question: three components give way to two faster ones
that say the same (entity_tagger.py, word_forms.py), in each package whose are of the usual shape.
"""

import gc
from collections.abc import Mapping
from contextlib import AbstractContextManager, nullcontext
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language
from thinc.api import Model, NumpyOps

from transforms.errors import ContractError
from transforms.lexicons.names import read_name_words
from transforms.parse import entity_tagger, word_forms
from transforms.parse.quotation_marks import ENGLISH
from transforms.parse.shared_encoder import NAME, SHIPPED
from transforms.parse.tokens import LEXICAL

SAME_MODEL = {"no": ("nb",), "nn": ("nb",), "nb": ("no",), "sr": ("hr",), "bs": ("hr",)}
"""spaCy's Norwegian is called nb; some languages are near enough to share a model."""

ANY = "xx"
BLANK = "blank"
"""In place of a package: tokens and sentences alone, which is enough for quotations in marks."""


PARSERS = ("tok2vec", "tagger", "parser", "senter", "ner")
"""What the shared encoder does in their place."""

KEPT_WORDS = 10_000
"""As many as the tokenizer remembers; some four megabytes."""


@cache
def read_model(package: str, language: str = "en", encoder: Path | None = None) -> Language:
    """The pipeline of an installed package; with a folder, the encoder in it parses for it.

    Raises `OSError` if it is not installed.
    """
    if package == BLANK:
        try:
            nlp = spacy.blank(language)
        except ImportError:
            # Not one of spaCy's, or one whose words need a package of their own (Japanese).
            nlp = spacy.blank(ANY)
        nlp.add_pipe("sentencizer")
    elif encoder is not None:
        nlp = spacy.load(package, exclude=PARSERS)
        nlp.add_pipe(NAME, first=True, config={"folder": str(encoder)})
        _describe_less(nlp)
    else:
        nlp = spacy.load(package)
    if nlp.lang == ENGLISH:
        _know_abbreviations(nlp)
    multiply_with_numpy(nlp)
    _replace_slow_components(nlp)
    # A pipeline stays as long as the process; the collector need not walk it again and again.
    gc.freeze()
    return nlp


def _know_abbreviations(nlp: Language) -> None:
    """A full stop that belongs to a title or a place ends no sentence: "Col. Roe", "Sta. Ines"."""
    tokenizer: Any = nlp.tokenizer
    for word in read_name_words().abbreviations:
        for form in (word, word.upper()):
            tokenizer.add_special_case(form, [{"ORTH": form}])


def _describe_less(nlp: Language) -> None:
    """Of a new word tell only what is read of it: spaCy's own components, which ask more, are gone.

    Shapes, affixes and the like take as long as all the rest of a word.
    """
    vocab: Any = nlp.vocab
    getters = vocab.lex_attr_getters
    vocab.lex_attr_getters = {name: getters[name] for name in LEXICAL if name in getters}


def open_memory_zone(nlp: Language) -> AbstractContextManager[object]:
    """Memory for one article that is given back behind it.

    The words of the first articles stay: a word that the vocabulary knows is cut and described in
    a tenth of the time, and in a zone spaCy remembers none.
    """
    return nullcontext() if len(nlp.vocab) < KEPT_WORDS else nlp.memory_zone()


def multiply_with_numpy(nlp: Language) -> None:
    """Matrix products by numpy's library and not by blis: the whole parse takes a quarter less."""
    for _, pipe in nlp.pipeline:
        model = getattr(pipe, "model", None)
        for node in model.walk() if isinstance(model, Model) else ():
            if isinstance(node.ops, NumpyOps):
                node.ops.use_blis = False


def _replace_slow_components(nlp: Language) -> None:
    """Faster components with the same answers where they fit; elsewhere all stays as it is."""
    pipes = dict(nlp.pipeline)
    if entity_tagger.EntityTagger.fits(pipes.get("ner")):
        nlp.add_pipe(entity_tagger.NAME, before="ner")
        nlp.remove_pipe("ner")
    is_pair = any(pair == ("attribute_ruler", "lemmatizer") for pair in pairwise(pipes))
    if is_pair and word_forms.WordForms.fits(pipes["attribute_ruler"], pipes["lemmatizer"]):
        nlp.add_pipe(word_forms.NAME, before="attribute_ruler")
        nlp.remove_pipe("attribute_ruler")
        nlp.remove_pipe("lemmatizer")


def find_model(
    language: str | None, languages: Mapping[str, str], by_encoder: bool = False
) -> tuple[str, Language] | None:
    """Package and pipeline for a language, or None if the setting names none.

    Raises `ContractError` for a package that is named and not there, or reads another language: a
    batch without it would count as annotated, on a machine that lacks what the others have.
    """
    package = languages.get(language or "")
    if package is None or language is None:
        return None
    try:
        nlp = read_model(package, language, SHIPPED if by_encoder else None)
    except (OSError, ImportError) as error:
        raise ContractError(
            f"languages: {package} (for {language}) cannot be loaded on this machine: "
            f"{str(error).splitlines()[0]}"
        ) from error
    if nlp.lang not in {language, ANY, *SAME_MODEL.get(language, ())}:
        raise ContractError(
            f"languages: {package} reads {nlp.lang} and not {language}; name another package"
        )
    return package, nlp
