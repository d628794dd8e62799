"""One article with its quotes, speakers and entities marked, in the terminal or as a page.

In: the stored text and marks, which are spans with a kind and a label. Out: rich text, or HTML
drawn by spaCy's displacy from the stored offsets; nothing is annotated again. The decision to
question: the page is drawn in displacy's "span" style, because marks overlap (a person named
inside a quote) and its "ent" style would have to drop one of the two.
"""

import html
import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from rich.text import Text

from flows.printable import make_printable
from warehouse.ask.sql import ArticleMarks, MentionMark, QuoteMark

# Kind of mark: terminal style, colour on the page, words for the legend.
KINDS: dict[str, tuple[str, str, str]] = {
    "direct": ("on dark_green", "#7aecec", "direct quote"),
    "mixed": ("on dark_cyan", "#9cc9cc", "mixed quote"),
    "indirect": ("on grey27", "#ddd6b0", "indirect quote"),
    "speaker": ("bold magenta", "#ff9561", "who says it"),
    "cue": ("italic yellow", "#feca74", "word of saying"),
    "person": ("underline bright_blue", "#aa9cfc", "person"),
    "organization": ("underline bright_cyan", "#7aecec", "organisation"),
    "place": ("underline bright_green", "#feca74", "place"),
    "other": ("underline white", "#bfe1d9", "law, event, group, work or product"),
}

FROM_RIGHT = frozenset({"R", "AL"})
STRONG = FROM_RIGHT | {"L"}


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of the text: half-open code points, a kind of `KINDS`, and words to show."""

    char_start: int
    char_end: int
    kind: str
    label: str


@dataclass(frozen=True, slots=True)
class SaidLine:
    """A line of the list of who said what."""

    speaker: str | None
    cue: str | None
    quote_type: str
    text: str


@dataclass(frozen=True, slots=True)
class MarkedArticle:
    """A stored version with what was found in it; `about` are lines for the head."""

    headline: str | None
    about: tuple[tuple[str, str], ...]
    text: str
    marks: tuple[Mark, ...]
    said: tuple[SaidLine, ...]


def mark_article(found: ArticleMarks) -> MarkedArticle:
    """What the warehouse holds of an article as marks to draw."""
    marks = [
        _mark_mention(mention) for mention in found.mentions if mention.entity_type is not None
    ]
    for quote in found.quotes:
        speaker = quote.display_name or "no speaker found"
        for start, end in quote.content_spans or ((quote.char_start, quote.char_end),):
            marks.append(Mark(start, end, quote.quote_type, f"{quote.quote_type}: {speaker}"))
        if quote.cue_char_start is not None and quote.cue_char_end is not None:
            marks.append(Mark(quote.cue_char_start, quote.cue_char_end, "cue", "cue"))
        if quote.reference_char_start is not None and quote.reference_char_end is not None:
            start, end = quote.reference_char_start, quote.reference_char_end
            marks.append(Mark(start, end, "speaker", "speaker"))
    about = [
        (name, str(found.article[name]))
        for name in ("source", "published_at", "byline", "dateline_place", "url", "article_id")
        if found.article.get(name) is not None
    ]
    if found.version_no > 1:
        about.append(("version", str(found.version_no)))
    said = [
        SaidLine(_name_speaker(quote), quote.cue, quote.quote_type, quote.text)
        for quote in found.quotes
    ]
    return MarkedArticle(
        found.headline, tuple(about), found.text, tuple(dict.fromkeys(marks)), tuple(said)
    )


def _mark_mention(mention: MentionMark) -> Mark:
    """A mention says its kind, and its entity's name where the words are others."""
    kind = mention.entity_type if mention.entity_type in KINDS else "other"
    name = mention.canonical_name or mention.surface
    label = KINDS[kind][2] if kind != "other" else str(mention.entity_type)
    words = label if name == mention.surface else name
    return Mark(mention.char_start, mention.char_end, kind, words)


def _name_speaker(quote: QuoteMark) -> str | None:
    role = ", ".join(part for part in (quote.title, quote.affiliation) if part)
    if quote.display_name and role:
        return f"{quote.display_name} ({role})"
    return quote.display_name


def draw_text(article: MarkedArticle) -> Text:
    """The article for a terminal: head, marked text, legend, and who said what."""
    drawn = Text()
    drawn.append(make_printable(f"{article.headline or '(no headline)'}\n"), "bold")
    for name, value in article.about:
        drawn.append(make_printable(f"{name}: {value}\n"), "dim")
    shown = make_printable(article.text)
    body = Text(shown)
    # Quotes first, so that the names and cues inside them keep a style of their own.
    for mark in sorted(article.marks, key=lambda mark: list(KINDS).index(mark.kind)):
        start, end = mark.char_start, mark.char_end
        if shown != article.text:
            start, end = (len(make_printable(article.text[:place])) for place in (start, end))
        body.stylize(KINDS[mark.kind][0], start, end)
    drawn.append("\n").append_text(body).append("\n\n")
    drawn.append_text(_draw_legend(article.marks))
    drawn.append("\nWho said what\n", "bold")
    for said in article.said:
        speaker = make_printable(said.speaker or "(no speaker found)")
        cue = f", {make_printable(said.cue)}" if said.cue else ""
        drawn.append(f"  {speaker}", "bold magenta")
        drawn.append(f" [{said.quote_type}{cue}] ", "yellow")
        drawn.append(f"{make_printable(' '.join(said.text.split()))}\n")
    if not article.said:
        drawn.append("  nobody is quoted\n", "dim")
    return drawn


def _draw_legend(marks: Sequence[Mark]) -> Text:
    used = {mark.kind for mark in marks}
    legend = Text()
    for kind, (style, _, words) in KINDS.items():
        if kind in used:
            legend.append(f" {words} ", style).append("  ")
    return legend.append("\n") if used else legend


def draw_page(article: MarkedArticle) -> str:
    """The article as one HTML page with nothing to fetch, in displacy's look."""
    from spacy import displacy

    paragraphs = [
        cut_paragraph(article, match.start(), match.end())
        for match in re.finditer(r"[^\n]+", article.text)
        if match.group().strip()
    ]
    colors = {kind: color for kind, (_, color, _) in KINDS.items()}
    options = {"colors": _color_labels(paragraphs, colors)}
    # One by one, since displacy has one direction for all that it draws at once.
    drawn = "".join(
        displacy.render(paragraph, style="span", manual=True, jupyter=False, options=options)
        for paragraph in paragraphs
    )
    return _PAGE.format(
        title=html.escape(article.headline or "(no headline)"),
        about="".join(
            f"<div>{html.escape(name)}: <bdi>{html.escape(value)}</bdi></div>"
            for name, value in article.about
        ),
        legend="".join(
            f'<span style="background:{colors[kind]}">{html.escape(words)}</span> '
            for kind, (_, _, words) in KINDS.items()
        ),
        body=drawn,
        said="".join(
            f'<tr><th dir="auto">{html.escape(said.speaker or "(no speaker found)")}</th>'
            f'<td dir="auto">{html.escape(said.cue or "")}</td>'
            f"<td>{html.escape(said.quote_type)}</td>"
            f'<td dir="auto">{html.escape(said.text)}</td></tr>'
            for said in article.said
        ),
    )


def cut_paragraph(article: MarkedArticle, start: int, end: int) -> dict[str, Any]:
    """A stretch of the article as displacy's tokens and token spans.

    Tokens are words, cut again wherever a mark begins or ends, so that marks are drawn exactly.
    """
    marks = [mark for mark in article.marks if mark.char_start < end and mark.char_end > start]
    cuts = {edge for mark in marks for edge in (mark.char_start, mark.char_end)}
    words = [
        piece
        for match in re.finditer(r"\S+", article.text[start:end])
        for piece in _split_at(start + match.start(), start + match.end(), cuts)
    ]
    spans = []
    for mark in marks:
        inside = [
            number
            for number, (first, last) in enumerate(words)
            if first >= mark.char_start and last <= mark.char_end
        ]
        if inside:
            spans.append(
                {
                    "start_token": inside[0],
                    "end_token": inside[-1] + 1,
                    # displacy escapes the text but not the label.
                    "label": html.escape(mark.label),
                    "kind": mark.kind,
                }
            )
    tokens = [article.text[first:last] for first, last in words]
    direction = find_direction(article.text[start:end])
    return {"tokens": tokens, "spans": spans, "settings": {"direction": direction}}


def find_direction(words: str) -> str:
    """`rtl` or `ltr`, by the first letter that has a direction, as `dir="auto"` goes by."""
    kinds = (unicodedata.bidirectional(letter) for letter in words)
    return "rtl" if next((kind for kind in kinds if kind in STRONG), "L") in FROM_RIGHT else "ltr"


def _split_at(start: int, end: int, cuts: Iterable[int]) -> list[tuple[int, int]]:
    edges = [start, *sorted(cut for cut in cuts if start < cut < end), end]
    return list(pairwise(edges))


def _color_labels(paragraphs: Iterable[dict[str, Any]], colors: dict[str, str]) -> dict[str, str]:
    """displacy colours by label, which is a name here; so each label gets its kind's colour."""
    return {
        span["label"]: colors[span["kind"]]
        for paragraph in paragraphs
        for span in paragraph["spans"]
    }


_PAGE = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>
body {{ font: 16px/1.5 -apple-system, "Segoe UI", Helvetica, Arial, sans-serif;
  max-width: 60rem; margin: 3rem auto; padding: 0 1rem; color: #222; overflow-wrap: anywhere; }}
.about {{ color: #666; font-size: .85rem; margin-bottom: 1rem; }}
.legend span {{ border-radius: .35em; padding: .2em .5em; font-size: .75rem; font-weight: bold; }}
.spans {{ margin: 0 0 1rem; overflow-x: auto; }}
.spans span {{ white-space: nowrap; }}
table {{ border-collapse: collapse; font-size: .9rem; }}
th, td {{ text-align: left; vertical-align: top; padding: .3rem .8rem .3rem 0;
  border-top: 1px solid #ddd; }}
td {{ overflow-wrap: normal; }}
td:last-child {{ white-space: pre-line; overflow-wrap: anywhere; }}
</style>
</head>
<body>
<h1><bdi>{title}</bdi></h1>
<div class="about">{about}</div>
<p class="legend">{legend}</p>
{body}
<h2>Who said what</h2>
<table>{said}</table>
</body>
</html>
"""
