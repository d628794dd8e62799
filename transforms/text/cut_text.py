"""A text that its API or its feed cut: where it ends, without the words that say so.

In: the text of a field. Out: the story's own words and whether they are all of it. The decision to
question: a text that only breaks off in "…" is cut where it is as short as a teaser; a column may
end so.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from transforms.text.markup import Markup

SHORT_TEXT = 500
"""Code points under which a text that breaks off in "…" is taken to be cut."""

LONGEST_TEASER = 1_200
"""Beyond these "Read more" is a link to another story."""

LONGEST_MARK = 160

_ELLIPSIS = r"(?:…|\.\.\.|&hellip;|&#8230;)"
_READ_ON = (
    r"(?:continue|keep) reading|read the rest|(?:read|view|see)(?: the)? (?:full|whole|rest of the"
    r"|complete|original|entire) (?:story|article|post|piece|text)|weiter ?lesen|zum (?:ganzen"
    r"|vollständigen) artikel|lire la suite|sigue leyendo|seguir leyendo|continúa leyendo"
    r"|continua a leggere|continue (?:lendo|a ler)|verder lezen|czytaj (?:dalej|całość)|číst dál"
    r"|celý článek|čítať ďalej|läs vidare|les videre|læs videre|jatka lukemista"
    r"|devamını oku|devamı için tıklayın|читать (?:далее|дальше|полностью)|читати далі"
    r"|続きを読む|阅读全文"
)
_READ_MORE = (
    r"(?:click (?:here )?to )?read more|read on|mehr (?:lesen|erfahren)|lire plus|leer más"
    r"|leggi (?:tutto|di più)|leia mais|ler mais|lees (?:verder|meer)|czytaj więcej|číst více"
    r"|läs mer|les mer|læs mere|lue lisää|читати більше|اقرأ المزيد|阅读更多"
)
_BEFORE = rf"(?:{_ELLIPSIS}|(?<=[.!?…\"”»\])])|\n|^)\s*"
_AFTER = r"[\s.…»›→>\])]*$"

_CUT = re.compile(
    # "[+2318 chars]", "... [1200 chars]"
    rf"{_ELLIPSIS}?\s*[\[(]\s*\+?\s*[\d,.]+\s+(?:more )?(?:chars|characters|words)\s*[\])]\s*$"
    # "[…]", "(more…)", "[Read more]"
    rf"|{_ELLIPSIS}?\s*[\[(]\s*(?:(?:{_READ_ON}|{_READ_MORE}|more)\s*{_ELLIPSIS}?|{_ELLIPSIS})\s*[\])]\s*$"
    # "… Continue reading Bridge closes →"
    rf"|{_BEFORE}(?:{_READ_ON})(?:\s[^\n.!?]{{1,100}})?{_AFTER}"
    rf"|{_BEFORE}view original post(?: [\d,]+ more words)?{_AFTER}",
    re.IGNORECASE,
)
# not "More" alone, with which agencies say that another take follows
_MORE = re.compile(rf"{_BEFORE}(?:{_READ_MORE}|more\s*[»›→>]){_AFTER}", re.IGNORECASE)
_WITHHELD = re.compile(
    r"only available in (?:\w+ (?:and \w+ )?)?plans?\.?|\[(?:removed|deleted)\]", re.IGNORECASE
)
"""What newsdata.io and NewsAPI have in the place of a text."""

_OPEN_END = re.compile(rf"{_ELLIPSIS}\s*$")


@dataclass(frozen=True, slots=True)
class CutText:
    """The words of a text, and whether it is cut."""

    words: Markup
    is_cut: bool


def read_end(words: Markup) -> CutText:
    """The text without the mark at its end that says that there is more of it elsewhere."""
    text = words.text
    if _WITHHELD.fullmatch(text.strip()):
        return CutText(Markup("", {}), True)
    start = _find_mark(text)
    if start is None:
        is_cut = len(text) < SHORT_TEXT and _OPEN_END.search(text[-20:]) is not None
        return CutText(words, is_cut)
    kept = text[:start].rstrip()
    while (earlier := _find_mark(kept)) is not None:
        kept = kept[:earlier].rstrip()
    marked = {place: kind for place, kind in words.marked.items() if place < len(kept)}
    return CutText(Markup(kept, marked), True)


def choose_text(texts: Mapping[str, CutText]) -> str:
    """Of the texts of a record the name of the best: a whole one, and of those the first.

    Not one that is only the beginning of a longer one, or shorter than one that is cut.
    """
    longest_cut = max((len(one.words.text) for one in texts.values() if one.is_cut), default=0)
    whole = {
        name: " ".join(one.words.text.split())
        for name, one in texts.items()
        if not one.is_cut and len(one.words.text) > longest_cut
    }
    if not whole:
        return max(texts, key=lambda name: len(texts[name].words.text))
    first = next(iter(whole))
    opening = whole[first].rstrip("…. ")
    if len(opening) > LONGEST_TEASER:
        return first
    return next(
        (
            name
            for name, words in whole.items()
            if len(words) > 2 * len(opening) and words.startswith(opening)
        ),
        first,
    )


def _find_mark(text: str) -> int | None:
    """Where the mark begins."""
    offset = max(len(text) - LONGEST_MARK, 0)
    found = _CUT.search(text[offset:])
    if found is None and len(text) <= LONGEST_TEASER:
        found = _MORE.search(text[offset:])
    return offset + found.start() if found else None
