"""A story in reStructuredText, AsciiDoc or org-mode with its fields above it, to those fields.

In: the text of a file. Out: the fields, the story as Markdown under "markdown", or None. Pelican
keeps `:date:` below an underlined title, AsciiDoc a line of authors and one of the revision below
"= Title", org-mode "#+TITLE:". The decision to question: of each language only what news needs is
turned into Markdown (headings, links, pictures), for a kept library reads just one of them and
brings a whole typesetter; an underlined title without such fields is left to plain text.
"""

import re
from collections.abc import Iterator
from typing import Any

_RST = re.compile(
    r"\A\ufeff?\s*(?:([=~\-*#])\1{2,}[^\S\n]*\n)?[^\S\n]*(?P<title>[^\W_][^\n]{1,250})\n"
    r"([=\-~^\"#*+`])\3{2,}[^\S\n]*\n\s*"
    r"(?P<fields>(?::[A-Za-z][\w -]{0,40}:[^\n]*\n(?:[^\S\n]+[^\n]+\n)*)+)"
)
_RST_FIELD = re.compile(r"^:([A-Za-z][\w -]{0,40}):[^\S\n]*(.*)$", re.MULTILINE)
_RST_DIRECTIVE = re.compile(
    r"^\.\. [^\n]*\n(?:[^\S\n]+[^\n]*\n|[^\S\n]*\n(?=[^\S\n]))*", re.MULTILINE
)
_RST_LINK = re.compile(r"`([^`<\n]{1,300}?)\s*(?:<[^<>\n]{1,500}>)?`__?")
_RST_ROLE = re.compile(r":[a-z]{2,20}:`([^`\n]{1,300})`")
_RST_UNDERLINE = re.compile(r"^([^\W_][^\n]{0,120})\n([~^\"'*+#`.])\2{2,}[^\S\n]*$", re.MULTILINE)

_ADOC = re.compile(
    r"\A\ufeff?\s*(?://[^\n]*\n)*= (?P<title>\S[^\n]{0,250}[^\s=])\n(?P<head>(?:[^\n]*\S[^\n]*\n)*)"
)
_ADOC_ATTRIBUTE = re.compile(r":!?([A-Za-z][\w-]{0,40})!?:(?:[^\S\n]+(.*))?")
_ADOC_REVISION = re.compile(r"(?:v?[\d.]+\w*,)?\s*(?P<date>[^:]*\d[^:]*)(?::.*)?")
_ADOC_AUTHOR = re.compile(r"\s*([^<;]+?)\s*(?:<[^<>]*>)?\s*(?:;|$)")
_ADOC_HEADING = re.compile(r"^(={2,6}) (?=\S)", re.MULTILINE)
_ADOC_LINK = re.compile(r"(?:link:)?(?:https?://|mailto:)[^\s\[\]]{1,500}\[([^\[\]\n]{0,300})\]")
_ADOC_LINE = re.compile(
    r"^(?:(?:image|video|audio|include|toc)::[^\n]*|\[[^\[\]\n]{0,200}\]|//[^\n]*|\.[^\W\d_][^\n]*"
    r"|([_=*\-.+])\1{3,}|:!?[\w-]{1,40}!?:[^\n]*)[^\S\n]*$",
    re.MULTILINE,
)

_ORG = re.compile(r"\A\ufeff?\s*(?:#[^\S\n][^\n]*\n)*(?=#\+[A-Za-z_]+:)")
_ORG_FIELD = re.compile(r"^#\+([A-Za-z_]+):[^\S\n]*(.*)$", re.MULTILINE)
_ORG_LINE = re.compile(
    r"^[^\S\n]*(?:#\+\S+[^\n]*|#(?:[^\S\n][^\n]*)?|:[A-Za-z_-]+:(?:[^\S\n][^\n]*)?)$", re.MULTILINE
)
_ORG_HEADING = re.compile(r"^\*{1,6}[^\S\n]+(?:(?:TODO|DONE)[^\S\n]+)?(?=\S)", re.MULTILINE)
_ORG_LINK = re.compile(r"\[\[([^\[\]\n]{1,500})\](?:\[([^\[\]\n]{1,300})\])?\]")
_ORG_DAY = re.compile(
    r"[<\[](\d{4}-\d\d-\d\d)(?:[^\S\n]+[^\W\d_]+\.?)?([^\S\n]+\d{1,2}:\d\d)?[^<>\[\]]*[>\]]"
)


def read_light_markup(text: str) -> dict[str, Any] | None:
    """The fields of such a story; None if it is another text."""
    text = text.replace("\r\n", "\n")
    if (found := _ORG.match(text)) is not None:
        return _read_org(text[found.end() :])
    if (found := _ADOC.match(text)) is not None:
        return _read_adoc(found, text[found.end() :])
    if (found := _RST.match(text)) is not None:
        return _read_rst(found, text[found.end() :])
    return None


def _read_rst(head: re.Match[str], story: str) -> dict[str, Any]:
    fields = {name.lower(): value for name, value in _RST_FIELD.findall(head["fields"]) if value}
    story = _RST_ROLE.sub(r"\1", _RST_LINK.sub(r"\1", _RST_DIRECTIVE.sub("", story)))
    story = _RST_UNDERLINE.sub(r"## \1", story)
    return {**fields, "title": head["title"].strip(), "markdown": story.strip()}


def _read_adoc(head: re.Match[str], story: str) -> dict[str, Any]:
    fields: dict[str, Any] = {}
    plain: list[str] = []
    for line in head["head"].splitlines():
        attribute = _ADOC_ATTRIBUTE.fullmatch(line)
        if attribute is None:
            plain.append(line)
        elif attribute[2]:
            fields[attribute[1].lower()] = attribute[2]
    if plain and (people := list(_list_adoc_authors(plain[0]))):
        fields.setdefault("author", people)
    revision = _ADOC_REVISION.fullmatch(plain[1].strip()) if len(plain) > 1 else None
    day = fields.pop("revdate", None) or (revision["date"].strip() if revision else None)
    if day:
        fields.setdefault("date", day)
    story = _ADOC_LINK.sub(r"\1", _ADOC_LINE.sub("", story))
    story = _ADOC_HEADING.sub(lambda found: "#" * len(found[1]) + " ", story)
    return {**fields, "title": head["title"].strip(), "markdown": story.strip()}


def _list_adoc_authors(line: str) -> Iterator[str]:
    """The names of "Jane Q. Roe <jane@isle.example>; Jan Novak"."""
    for found in _ADOC_AUTHOR.finditer(line):
        yield found[1].replace("_", " ")


def _read_org(text: str) -> dict[str, Any] | None:
    fields = {name.lower(): value.strip() for name, value in _ORG_FIELD.findall(text) if value}
    if not fields.keys() & {"title", "date", "author"}:
        return None
    day = _ORG_DAY.fullmatch(fields.get("date", ""))
    if day is not None:
        fields["date"] = f"{day[1]}{day[2] or ''}"
    story = _ORG_LINK.sub(lambda found: found[2] or "", _ORG_LINE.sub("", text))
    return {**fields, "markdown": _ORG_HEADING.sub("## ", story).strip()}
