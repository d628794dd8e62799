"""How a word is written: its case, digits and signs, which an uncased encoder does not see.

In: a word. Out: a small number. The decision to question: one initial capital counts as a title's
first letter; whether the word opens a sentence the encoder sees by itself.
"""

LOWER, TITLE, UPPER, LETTER, MIXED, DIGITS_AND_LETTERS, DIGITS, SIGNS = range(8)
SHAPES = 8


def read_shape(word: str) -> int:
    """The number of a word's shape, under `SHAPES`."""
    if word.isalpha():
        if word.islower():
            return LOWER
        if word.istitle():
            return LETTER if len(word) == 1 else TITLE
        return UPPER if word.isupper() else MIXED
    if any(char.isdigit() for char in word):
        return DIGITS_AND_LETTERS if any(char.isalpha() for char in word) else DIGITS
    if not any(char.isalpha() for char in word):
        return SIGNS
    return LOWER if word.islower() else TITLE if word[:1].isupper() else MIXED
