"""Files of letters that tell no story: subtitles, calendars, indexes, logs, programs, addresses.

In: the first letters of a file. Out: a kind of `no_reader`, or None for what may be a story. The
decision to question: nearly all lines must have the shape of the kind, so that a story about a
program, with a piece of it inside, is a story still.
"""

import re

POSTS = "window.YTD."
"""How each file of posts begins that X (Twitter) hands out."""

QUOTED_JSON = ('"{\\"', '"[{\\"')
"""How JSON begins that was written into JSON as a text."""

LEAST_LINES = 2
MOST_LINES = 200
NEARLY_ALL = 0.8
LEAST_OF_PROGRAM = 0.6
"""Share of the letters, for a story may have a style sheet of many short lines below it."""

LEAST_DECLARATIONS = 3
LONGEST_OF_PROGRAM = 160

_TEX = re.compile(r"(?:\s*%[^\n]*\n)*\s*\\(?:documentclass|documentstyle|input|begin)\b[\[{ ]")
# "callback({"articles": …});", "var news = [{…"
_SCRIPTED = re.compile(r"(?:(?:var|let|const)\s+)?[\w$.]{1,60}\s*(?:\(|=)\s*(?:\[\s*)?\{\s*\"")
_CALENDAR = re.compile(r"BEGIN:(?:VCALENDAR|VCARD)\b")
_SUBTITLES = re.compile(
    r"(?:WEBVTT\b[^\n]*\n|(?:\d{1,5}\s*\n)?\d{2}:\d{2}(?::\d{2})?[.,]\d{3} --> \d{2}:\d{2})"
)
_YAML_LIST = re.compile(
    r"(?:---[^\S\n]*\n)?- [\w-]{1,40}:(?: [^\n]*)?\n"
    r"(?:[^\S\n]*\n| {2,}\S[^\n]*\n)*? {2}[\w-]{1,40}:[ \n]"
)
_BRAT = re.compile(r"(?:#[^\n]*\n|\s)*\[(?:entities|relations|events|attributes|spans)\]\s*\n")
_INDEX_HEAD = re.compile(r" ?CDX [A-Za-z](?: [A-Za-z]){4,}\s")
_SHAPES = {
    "crawl_index": re.compile(r"\S+\)\S* \d{12,17} (?:\{.*|\S+ .*)"),
    "log": re.compile(
        r"\[?\d{4}[-/]\d\d[-/]\d\d[T ]\d\d:\d\d:\d\d\S*\s.{0,60}?"
        r"\b(?:TRACE|DEBUG|INFO|NOTICE|WARN(?:ING)?|ERROR|FATAL|CRITICAL)\b.*"
        r"|\S+ \S+ \S+ \[\d\d/[A-Z][a-z]{2}/\d{4}:\d\d:\d\d:\d\d [+-]\d{4}\] \".*"
    ),
    "chat": re.compile(
        r"\[?\d{1,4}[./-]\d{1,2}[./-]\d{2,4},? \d{1,2}:\d\d(?::\d\d)?(?:\s?[AaPp]\.?[Mm]\.?)?\]?"
        r"(?: -)? [^:]{1,60}: .*"
    ),
    "annotation": re.compile(r"(?:[TREAMN#]\d+|\*)\t.+"),
    "addresses": re.compile(r"(?:https?://|www\.)\S+"),
    "settings": re.compile(r"(?:- )*(?:[\w.-]{1,60}:(?:\s+\S.{0,80})?|- \S.{0,80}|---|#.*)"),
}
"""What a line of a kind looks like, white space off its ends."""

_PROGRAM = re.compile(
    r".*[;{}]|[)\]}]+[,;]*|(?:/[/*]|\*/?|\#!|<!--).*|\#include\b.*|@\w+.*"
    r"|(?:import|from|export|def|class|return|function|const|let|var|public|private|static|package"
    r"|using|namespace|if|else|elif|for|while|try|except|print)\b.*[:;({\[)]"
    r"|import [\w.]+(?:\s*,\s*[\w.]+)*|from [\w.]+ import .*|return\b.*"
)
_DECLARATION = re.compile(
    r"import \w[\w.]*(?: as \w+)?|from [\w.]+ import .*|(?:def|class) \w+(?:\(.*)?:?|\#include\b.*"
    r"|(?:export )?(?:const|let|var) \w+ ?=.*|(?:async )?function \w+\(.*"
)
LEAST_ROWS = 3
_NAMED = re.compile(r"\S+(?:[ \t]\S+){0,6}[ \t](?:O|[BIESLU]-[\w-]{1,30})")
_ROW = re.compile(r"[^\s<]+(?:\t\S*)+")
_SCRIPT = re.compile(r"[!(]*function\b|/\*!|var \w+\s*=|\"use strict\"|#!/")
"""How a script opens that stands on one line."""


def is_vertical(words: str) -> bool:
    """Whether a word stands on each line, with what was found of it behind tabs.

    Between them stand tags, as Sketch Engine has it, or remarks, as in CoNLL-U; in a set for names
    each line ends in whether a name begins or goes on there.
    """
    lines = [line.strip() for line in words.splitlines()[:MOST_LINES] if line.strip()]
    if len(lines) >= LEAST_ROWS and _count(_NAMED, lines) >= NEARLY_ALL * len(lines):
        return True
    if "\t" not in words:
        return False
    known = [line for line in lines if not line.startswith(("<", "#"))]
    rows = _count(_ROW, known)
    return rows >= LEAST_ROWS and len(known) < len(lines) and rows >= NEARLY_ALL * len(known)


def tell_letters(words: str) -> str | None:
    """The kind of letters that are no story."""
    if words.startswith(POSTS):
        return "posts"
    if words.startswith(QUOTED_JSON):
        return "quoted_json"
    if _TEX.match(words):
        return "typeset"
    if _SCRIPTED.match(words):
        return "script_data"
    if _CALENDAR.match(words):
        return "calendar"
    if _SUBTITLES.match(words):
        return "subtitles"
    if _YAML_LIST.match(words):
        return "yaml"
    if _BRAT.match(words):
        return "settings"
    if _INDEX_HEAD.match(words):
        return "crawl_index"
    lines = [line.strip() for line in words.splitlines() if line.strip()][:MOST_LINES]
    if len(lines) >= LEAST_LINES:
        for kind, shape in _SHAPES.items():
            least = 1.0 if kind == "settings" else NEARLY_ALL
            if _count(shape, lines) >= least * len(lines):
                return kind
    is_script = _SCRIPT.match(lines[0]) is not None if lines else False
    if is_script and (len(lines) < LEAST_LINES or _is_program(lines)):
        return "program"
    return "program" if len(lines) > LEAST_LINES and _is_program(lines) else None


def _is_program(lines: list[str]) -> bool:
    if _count(_DECLARATION, lines) >= LEAST_DECLARATIONS:
        return True
    known = sum(
        len(line)
        for line in lines
        if len(line) <= LONGEST_OF_PROGRAM and _PROGRAM.fullmatch(line) is not None
    )
    return known >= LEAST_OF_PROGRAM * sum(map(len, lines))


def _count(shape: re.Pattern[str], lines: list[str]) -> int:
    return sum(shape.fullmatch(line) is not None for line in lines)
