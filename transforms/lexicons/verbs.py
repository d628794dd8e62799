"""Dictionary forms of verbs, where the small model's rules give no word of the language.

In: a verb as written and the model's lemma of it. Out: its lemma. The decision to question: the
table holds only forms that the model reads wrongly (measured on every form of a kept lexicon), so
what it reads rightly, strong verbs above all, stays its own, and nothing is looked up twice.
"""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources


def read_lemma(form: str, lemma: str) -> str:
    """The lemma of a verb, given the model's: of "hoped" it is "hope" and not "hop"."""
    return _read_table().get(form.lower(), lemma.lower())


@cache
def _read_table() -> Mapping[str, str]:
    path = resources.files("transforms").joinpath("lexicons/verbs.toml")
    block: str = tomllib.loads(path.read_text(encoding="utf-8"))["lemmas"]
    entries = (entry.split() for entry in block.split("|"))
    return {form: lemma for lemma, *forms in entries for form in forms}
