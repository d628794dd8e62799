"""Whether a record is out yet, by what its program says of it.

In: the fields of a record. Out: whether it is a draft, or was taken back. The decision to
question: a word in a field of that name is enough ("status": "draft"), in tables as in JSON; a
date in a field called `published` says nothing here, and neither does 0.
"""

from collections.abc import Mapping
from typing import Any

from transforms.feeds.field_names import squash_name

STATES = frozenset("status state stage poststatus publicationstatus".split())
UNPUBLISHED_STATES = frozenset(
    "draft auto-draft unpublished trash trashed deleted pending private scheduled future".split()
)
SWITCHES = {
    "ispublished": False,
    "published": False,
    "publish": False,
    "draft": True,
    "isdraft": True,
    "unpublished": True,
    "hidden": True,
    "deleted": True,
    "ishidden": True,
    "isdeleted": True,
    "istrashed": True,
    "ispage": True,
}
"""By name, without marks and case: the value by which a record says that it is not out yet, or is
no story."""

NUMBERED = {
    **dict.fromkeys(("hidden", "deleted", "draft", "isdraft", "ishidden", "isdeleted"), "1"),
    "ispublished": "0",
}
"""Those that tables have as 0 and 1, with the one by which a record says that it is not out."""

OF_READERS = frozenset(("unread", "marked"))
"""Names beside which `published` says whether somebody handed a story on, in Tiny Tiny RSS."""

_WORDS = {"true": True, "false": False, "yes": True, "no": False}


def is_unpublished(fields: Mapping[str, Any]) -> bool:
    """Whether a record says that nobody was to read it."""
    for name, value in fields.items():
        word = squash_name(str(name))
        if word in STATES and isinstance(value, str):
            if value.strip().lower() in UNPUBLISHED_STATES:
                return True
        elif word in SWITCHES and not (word == "published" and OF_READERS & fields.keys()):
            stated = _WORDS.get(value.strip().lower()) if isinstance(value, str) else value
            if stated is SWITCHES[word] or str(value).strip() == NUMBERED.get(word):
                return True
    return False
