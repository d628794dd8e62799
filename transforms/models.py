"""Language models: which package reads which language, loaded once a process.

In: a language code and the `languages` setting. Out: a spaCy pipeline, or None where the
setting names no installed package: such articles are stored and marked not annotated, never
read with another language's model.
"""

from collections.abc import Mapping
from functools import cache

import spacy
from spacy.language import Language


@cache
def read_model(package: str) -> Language:
    """The pipeline of an installed package. Raises `OSError` if it is not installed."""
    return spacy.load(package)


def find_model(language: str | None, languages: Mapping[str, str]) -> tuple[str, Language] | None:
    """Package and pipeline for a language, or None if there is none to be had."""
    package = languages.get(language or "")
    if package is None:
        return None
    try:
        return package, read_model(package)
    except OSError:
        return None
