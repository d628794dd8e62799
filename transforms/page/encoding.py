"""Bytes of a page to its text, whatever it says of its encoding.

In: bytes and the charset of the HTTP header, if any. Out: text without control characters. The
decision to question: bytes that are UTF-8 are read as UTF-8 even where header and meta tag say
otherwise, for text of another encoding is hardly ever valid UTF-8 by chance; a page with a few
broken bytes in good UTF-8 is still UTF-8.
"""

import re

from resiliparse.parse.encoding import bytes_to_str, detect_encoding

UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
JAPANESE_ESCAPE = b"\x1b$"
"""Text in ISO-2022-JP is ASCII to a reader that does not know it."""

LEAST_SAMPLE = 4_096
"""Bytes of a page in which its meta tags are looked for."""

MOST_BROKEN = 0.05
"""Share of bytes beyond ASCII that may be broken in a page that is UTF-8 all the same."""

_META_CHARSET = re.compile(
    rb"<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*[\"']?\s*([\w.:-]{2,40})",
    re.IGNORECASE,
)
_CONTROL = bytes(code for code in (*range(32), 127) if code not in b"\t\n\r\x1b")
"""Deleted before decoding, which is fast; escape stays, for ISO-2022-JP needs it."""

_BEYOND_ASCII = re.compile(rb"[\x80-\xff]")
_TWICE = re.compile("[ÂÃâ][\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]")
LEAST_TWICE = 3
"""Pairs that hardly occur in text of any language."""

# as browsers read these names: what calls itself Latin-1 is windows-1252, GB2312 is GB18030
_WIDER = {
    "iso88591": "cp1252",
    "latin1": "cp1252",
    "usascii": "cp1252",
    "ascii": "cp1252",
    "iso88599": "cp1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "xgbk": "gb18030",
    "big5": "big5hkscs",
    "shiftjis": "cp932",
    "sjis": "cp932",
    "xsjis": "cp932",
    "euckr": "cp949",
    "ksc56011987": "cp949",
    "tis620": "cp874",
    "iso885911": "cp874",
}


def decode_page(content: bytes, charset: str | None = None) -> str:
    """A page's text: UTF-8 if it is that, else as header or meta tag says, else as it looks."""
    if content.startswith(UTF16_MARKS):
        text = content.decode("utf-16", "replace")
        return text.translate(dict.fromkeys((*_CONTROL, 0x1B)))
    return _decode(content.translate(None, _CONTROL), charset).replace("\x1b", "")


def _decode(content: bytes, charset: str | None) -> str:
    if JAPANESE_ESCAPE in content:
        try:
            return content.decode("iso2022_jp")
        except UnicodeDecodeError:
            pass
    try:
        return _read_once_more(content.decode("utf-8-sig"))
    except UnicodeDecodeError:
        pass
    declared = _META_CHARSET.search(content[:LEAST_SAMPLE])
    names = (charset, declared[1].decode("ascii", "ignore") if declared else None)
    if any(name and _key(name) == "utf8" for name in names) and _is_nearly_utf8(content):
        return content.decode("utf-8", "replace")
    for name in names:
        if name and _key(name) != "utf8":
            try:
                return content.decode(_WIDER.get(_key(name), name))
            except (LookupError, UnicodeDecodeError, ValueError):
                continue
    return _decode_by_looks(content)


def _read_once_more(text: str) -> str:
    """Text that was taken for Latin-1 and encoded a second time ("dÃ©clarÃ©"), read again."""
    if not any(mark in text for mark in "ÂÃâ") or len(_TWICE.findall(text)) < LEAST_TWICE:
        return text
    for encoding in ("latin-1", "cp1252"):
        try:
            return text.encode(encoding).decode("utf-8")
        except UnicodeError:
            continue
    return text


def _is_nearly_utf8(content: bytes) -> bool:
    """Whether only a few of the bytes beyond ASCII are no UTF-8 (a cut or patched page)."""
    beyond = len(_BEYOND_ASCII.findall(content))
    broken = content.decode("utf-8", "replace").count("\ufffd")
    return broken <= MOST_BROKEN * beyond


def _decode_by_looks(content: bytes) -> str:
    try:
        text: str = bytes_to_str(content, detect_encoding(content) or "cp1252", errors="replace")
    except (LookupError, UnicodeError, TypeError):
        text = content.decode("cp1252", "replace")
    if "\ufffd" in text:
        single = content.decode("cp1252", "replace")
        return single if single.count("\ufffd") < text.count("\ufffd") else text
    return text


def _key(name: str) -> str:
    return re.sub(r"[^a-z0-9]", "", name.lower())
