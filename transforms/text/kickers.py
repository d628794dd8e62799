"""What a story is, in front of its first sentence: "BREAKING | The mayor said …".

In: a paragraph. Out: how long its kicker is. The decision to question: "WATCH: The crane falls." is
a link, "WATCH: The mayor says that it fell." tells something, so what is to be seen has to be
reported.
"""

import re

_KICKER = re.compile(
    r"[\[(]?(?:(?P<seen>VIDEO|WATCH|LISTEN|PHOTOS)|(?:BREAKING|Breaking)(?: NEWS| News)?"
    r"|(?:EXCLUSIVE|Exclusive|UPDATED?|Updated?)(?: \d)?|JUST IN|(?:NEWS )?ALERT|LIVE"
    r"|DEVELOPING(?: STORY)?|SPECIAL REPORT"
    r"|(?:ANALYSIS|Analysis|OPINION|Opinion|EXPLAINER|Explainer))"
    r"(?:[\])]\s*[:|]?|\s*[:|!]|\s[–—-])\s+(?=[\"“«‘']?[^\W\d_a-z])"
)
"""What a story is, in front of its first sentence: "BREAKING | The mayor said …"."""
_REPORTED = re.compile(
    r"[\"“«]|\b(?:said|says|tells|told|adds|added|warns|warned|claims|claimed|denies|denied)\b"
)
_SENTENCE = re.compile(r"(?:\S+\s+){4,}\S*[.!?…][\"'”’»)]*", re.DOTALL)


def find_kicker(paragraph: str) -> int:
    """The length of the kicker in front of a sentence, 0 without one."""
    found = _KICKER.match(paragraph)
    if found is None:
        return 0
    is_told = found["seen"] is None or _REPORTED.search(paragraph, found.end()) is not None
    is_told &= _SENTENCE.fullmatch(paragraph, found.end()) is not None
    return found.end() if is_told else 0
