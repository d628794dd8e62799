"""Whether a speaker is the one that gold names, for every gold of speakers.

In: a gold speaker (the fullest name in the article, "unnamed: a few words of the description", or
"none"; " or " parts answers that are equally right) and a row of `speakers`, or None for no
answer. The decision to question: a named speaker is right by the whole name, honorifics aside, an
unnamed one as soon as all the gold's words are in its display name.
"""

from typing import Any

from transforms.lexicons.names import read_name_words


def is_right(gold: str, speaker: Any | None) -> bool:
    """Whether a speaker row is (one of) the gold speakers."""
    return any(_is_this(answer.strip(), speaker) for answer in gold.split(" or "))


def _is_this(gold: str, speaker: Any | None) -> bool:
    if gold == "none" or speaker is None:
        return gold == "none" and speaker is None
    if gold.startswith("unnamed:"):
        wanted = set(plain(gold.removeprefix("unnamed:")).split())
        found = set(plain(speaker.display_name).split())
        return not is_named(speaker) and wanted <= found
    is_unnamed = speaker.speaker_kind.startswith("unnamed")
    return not is_unnamed and plain(gold) == plain(speaker.display_name)


def is_named(speaker: Any) -> bool:
    """Whether the speaker is called by a name; a document ("the report") need not have one."""
    kind: str = speaker.speaker_kind
    return not (kind.startswith("unnamed") or kind == "document")


def plain(text: str) -> str:
    """Lower case, without articles, honorifics, marks and possessive."""
    words = text.casefold().replace("’", "'").replace("'s", "").split()
    words = [word.strip(".,'") for word in words]
    while len(words) > 1 and words[0] in read_name_words().honorifics:
        words = words[1:]
    return " ".join(word for word in words if word not in ("the", "a", "an", "its", "kc"))


def share(part: int, whole: int) -> str:
    """A percentage, and what it is a share of."""
    return f"{100 * part / whole:5.1f} % ({part} of {whole})" if whole else "    - (0)"
