"""Figures of every script to those of ASCII, so that one pattern reads the dates of all.

In: a line as a page prints it. Out: the same line with plain figures, points and colons, and one
blank between words. The decision to question: figures in characters (二〇〇九年三月十三日) are
turned only where they stand before year, month and day, since elsewhere they are words.
"""

import re

_ZEROS = (
    0x660, 0x6F0, 0x966, 0x9E6, 0xA66, 0xAE6, 0xB66, 0xBE6, 0xC66, 0xCE6, 0xD66, 0xDE6, 0xE50,
    0xED0, 0xF20, 0x1040, 0x17E0, 0x1810, 0xFF10,
)  # fmt: skip
"""The zero of Arabic, Persian, Indic, South-East Asian, Tibetan, Mongol and full-width figures."""

_DIRECTION = (0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A), 0xFEFF, 0xAD)
"""Marks of the direction of writing, which stand between the figures of Arabic dates."""

_ALIKE: dict[int, str | None] = dict(
    zip(map(ord, "／．：－−‐‑（）［］"), "/.:----()[]", strict=True)
)
_PLAIN: dict[int, str | None] = {
    **{zero + number: str(number) for zero in _ZEROS for number in range(10)},
    **dict.fromkeys(_DIRECTION),
    **_ALIKE,
}
_IN_CHARACTERS = re.compile(
    r"(?P<year>[〇○零一二三四五六七八九十]{1,4})年(?P<month>[一二三四五六七八九十]{1,2})月"
    r"(?P<day>[一二三四五六七八九十廿]{1,3})日"
)
_DIGITS = {character: number for number, character in enumerate("〇一二三四五六七八九")}
_DIGITS |= {"○": 0, "零": 0}


def plain_figures(line: str) -> str:
    """The line with ASCII figures and single blanks."""
    words = " ".join(line.translate(_PLAIN).split())
    if "年" in words:
        words = _IN_CHARACTERS.sub(_write_figures, words)
    return words


def _write_figures(found: re.Match[str]) -> str:
    year, month, day = (_count(found[part]) for part in ("year", "month", "day"))
    return f"{year}年{month}月{day}日"


def _count(characters: str) -> int:
    """A number in characters: place by place (二〇〇九) or with tens (二十一)."""
    words = characters.replace("廿", "二十")
    if "十" not in words:
        return int("".join(str(_DIGITS[one]) for one in words))
    tens, _, ones = words.partition("十")
    return 10 * _DIGITS.get(tens, 1) + _DIGITS.get(ones, 0)
