"""Words by which a line says that its day is of publication, or of a change.

In: a line. Out: whether such a word stands in it, as `PUBLISHED_WORDS` and `UPDATED_WORDS` find it.
The decision to question: words of all languages are looked for at once, for the language that a
page states is often that of its maker's tools; plain words stand as data in `date_words.toml`,
those that need a pattern stand here.
"""

import re
import tomllib
from collections.abc import Set
from importlib import resources

LAST_SPACED = 0x590
"""The letters up to here are of scripts whose words begin behind a blank and take no prefixes."""

_PUBLISHED = (
    r"(?<!re)publi(?!cs?\b|czn|k(?!at)|que\b|ci[dt])|créée? le|créé\s?:|skriv[ae][tn] a[vf]\b"
    r"|inserit[oa] il|(?:notizia|articolo) del|objavljen[oa]|dodan[oae]|опубликова[нл]"
    r"|добавлен[оа]?:|đăng (?:lúc|ngày|bởi)|प्रकाशित|เผยแพร่|ప్రచురణ|প্রকাশ|பதிவு"
    r"|publik(?:ov[aá]n|uot|uar)|ਪ੍ਰਕਾਸ਼|પ્રકાશિત|ಪ್ರಕಟ|പ്രസിദ്ധീകര|வெளியிட|ເຜີຍແຜ່|ផ្សាយ"
)
_UPDATED = (
    r"[ée]ditée?\s?(?:le\b|:)|aktuali[sz]|mise? [àa] jour|actuali[sz]"
    r"|[äæe]ndr(?:at|ad|et)(?!\w)|(?<!\w)akt\.|اپ\s?ڈیٹ|อัปเดต|แก้ไข|ปรับปรุง|अपडेट|अद्यतन"
    r"|আপডেট|হালনাগাদ|புதுப்பி|అప్‌డేట్|به‌روز|بروز\s?رسانی|dikemas\s?kini|upraven[oé]"
    r"|diweddar(?:wyd|af)|अद्यावधिक|ਅੱਪਡੇਟ|പുതുക്കി|ನವೀಕರಿಸ|અપડેટ|ອັບເດດ|កែប្រែ|изменен[оа]?:"
    r"|izm[ij]?en[aj]"
)


def _compile(use: str, patterns: str) -> re.Pattern[str]:
    """One pattern of a use: its patterns here, and its words."""
    path = resources.files("transforms").joinpath("text/date_words.toml")
    lists = tomllib.loads(path.read_text(encoding="utf-8"))[use]
    within = {word.lower() for word in lists.pop("within")}
    words = {word.lower() for words in lists.values() for word in words}
    spaced = {word for word in words if ord(word[0]) < LAST_SPACED}
    anywhere = _join(within | (words - spaced))
    return re.compile(rf"{patterns}|{anywhere}|(?<!\w){_join(spaced)}", re.IGNORECASE)


def _join(words: Set[str]) -> str:
    """A pattern of words that tries each first letter once; a search by all of them takes twice."""
    if not words or "" in words:
        return ""
    rests: dict[str, set[str]] = {}
    for word in words:
        rests.setdefault(word[0], set()).add(word[1:])
    parts = (f"{re.escape(letter)}{_join(rest)}" for letter, rest in sorted(rests.items()))
    return f"(?:{'|'.join(parts)})"


PUBLISHED_WORDS = _compile("published", _PUBLISHED)
"""Words by which a line says that it is of publication."""

UPDATED_WORDS = _compile("updated", _UPDATED)
"""Words by which the time that a line states is not that of publication."""
