"""Language models: which package reads which language, loaded once a process.

In: a language code and the `languages` setting. Out: a spaCy pipeline, or None where the
setting names no installed package: such articles are stored and marked not annotated, never
read with another language's model.
"""

import gc
from collections.abc import Mapping
from functools import cache

import spacy
from spacy.language import Language
from thinc.api import Model, NumpyOps


@cache
def read_model(package: str) -> Language:
    """The pipeline of an installed package. Raises `OSError` if it is not installed."""
    nlp = spacy.load(package)
    _multiply_with_numpy(nlp)
    # A pipeline stays as long as the process; the collector need not walk it again and again.
    gc.freeze()
    return nlp


def _multiply_with_numpy(nlp: Language) -> None:
    """Matrix products by numpy's library and not by blis: the whole parse takes a quarter less."""
    for _, pipe in nlp.pipeline:
        model = getattr(pipe, "model", None)
        for node in model.walk() if isinstance(model, Model) else ():
            if isinstance(node.ops, NumpyOps):
                node.ops.use_blis = False


def find_model(language: str | None, languages: Mapping[str, str]) -> tuple[str, Language] | None:
    """Package and pipeline for a language, or None if there is none to be had."""
    package = languages.get(language or "")
    if package is None:
        return None
    try:
        return package, read_model(package)
    except OSError:
        return None
