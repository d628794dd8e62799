"""Lines that stand around a story and are none of it: boilerplate, captions, bylines, dates.

In: one paragraph. Out: its section kind, or None for a paragraph of the story. The patterns are
data; each was met in wire copy or on news pages. The decision to question: most of them must
match the whole paragraph, so a sentence that merely begins "Read more books" stays body.
"""

import re

from transforms.dateline import find_dateline
from transforms.published import read_moment

LONGEST_FURNITURE = 400
LONGEST_BYLINE = 120

_WHOLE_BOILERPLATE = re.compile(
    r"""(?: all\ (?:the\ )?news | latest\ news | top\ (?:news|stories) | more\ (?:news|stories)
    | read\ (?:more|also|next|on|full\ story)(?:\ (?:here|below|about\ this))?
    | see\ also | also\ read
    | share(?:\ (?:this|on|via)\b.{0,60})? | print(?:\ this)? | e-?mail(?:\ this)? | comments?
    | tweet | advertisement(?:s)? | sponsored(?:\ content)? | subscribe(?:\ now)? | sign\ (?:up|in)
    | ends? | abstract | full\ text | more\ to\ (?:come|follow) | loading | back\ to\ top
    | follow\ us | related(?:\ (?:articles?|news|stories|topics|content|coverage))? | topics?
    | most\ (?:read|popular) | recommended(?:\ for\ you)? | editor'?s?['’]?s?\ picks? | newsletter
    | \d{1,2}:\d{2}\ [ap]\.?m\.? | \(h/t\ [^()]{1,60}\) | corrections?(?:\ appended)?
    | play\ video | watch(?:\ live)? | listen(?:\ to\ this)? | [#*=_~.·•\-–—\ ]+ )
    [\s.:!>»›→…]*""",
    re.VERBOSE | re.IGNORECASE,
)
_BOILERPLATE_START = re.compile(
    r"""(?: follow\ (?:us|me|him|her|them|@\w+) \b
    | follow\ [\w.\ ]{2,40}\ on\ (?:twitter|x|facebook|instagram) \b
    | read\ (?:more|also|next) \s* [:>»›→|] | (?:see|read)\ also \s* :
    | related \s* (?:article|story)? \s* :
    | more\ (?:on\ this\ (?:story|topic)|from\ [\w\ ]{2,40}:) | also\ on\ [\w\ ]{2,30}:
    | copyright\ ?(?:\(c\)|©|\d{4}) | \(c\)\ ?\d{4} | © | all\ rights\ reserved
    | join\ (?:our|the)\ (?:commenting|conversation|discussion|forum)
    | join\ thought-provoking\ conversations | get\ .{3,80}\ by\ email\b
    | this\ is\ a\ (?:breaking|developing)\ (?:news?\ )?story | (?:more|details)\ to\ follow
    | first\ published\ (?:in|on|by)\ | we\ want\ to\ hear\ (?:from\ you|what\ you\ think)
    | never\ miss\ (?:a\ |the\ )?(?:story|latest|beat)
    | watch\ the\ .{0,40}\bvideo\b | read\ the\ (?:rest|full\ (?:story|article))\b
    | we\ are\ sorry,\ this\ video
    | click\ here | tap\ here | sign\ up\ (?:for|to|here|now) | subscribe\ (?:to|for|here|now)
    | get\ the\ latest\ .{0,80}(?:inbox|newsletter) | download\ (?:our|the)\ .{0,40}\bapp\b
    | this\ (?:article|story|post|material)\ (?:was|has\ been|is|originally)\ .{0,40}
      (?:published|updated|reproduced|republished|translated|generated|copyright)
    | this\ material\ may\ not\ be | the\ associated\ press\ contributed
    | our\ standards \s* : | (?:editor|publisher)['’]?s\ note \s* :
    | (?:have|got)\ a\ (?:tip|story|question)\b
    | (?:contact|e-?mail)\ (?:us|the\ (?:author|reporter|newsroom))\b
    | (?:\w+\ ){0,2}newsroom \s* [:+] | source \s* :
    | tags? \s* : | keywords? \s* : | topics? \s* :
    | (?:(?:additional\ )?reporting|writing|compiled|edited|editing|translated)\ by\ (?-i:[A-Z])
    | (?:for\ )?media\ (?:contacts?|enquiries|inquiries) \s* :? )""",
    re.VERBOSE | re.IGNORECASE,
)
_BOILERPLATE_END = re.compile(
    r"all rights reserved\.?$|may not be (?:published|reproduced).{0,80}permission\.?$"
    r"|on (?:twitter|facebook|x|instagram)(?: at|:)? @\w+\.?$",
    re.IGNORECASE,
)
_CREDITS = re.compile(
    r"\((?:(?:additional )?(?:reporting|writing|editing|compiled|edited|written|translated"
    r"|graphics?)(?: and (?:writing|editing))? by|this story has been|corrects|updates with"
    r"|refiles)\b[^()]*(?:\([^()]*\)[^()]*)*\)\s*$",
    re.IGNORECASE,
)
_CAPTION = re.compile(
    r"(?:getty(?: images)?|associated press|shutterstock)\.?$"
    r"|(?:file photo|photo|photos|image|picture|pictured|image caption|image source|photo caption"
    r"|caption|photograph|video|credit|photo credit|graphic|illustration)"
    r"\s*(?:\([^)]*\)\s*)?[:|/©]\s*\S"
    r"|(?:FILE PHOTO|FILE) ?(?:-|–|—)\s|image (?:source|caption)\b"
    r"|\((?:[A-Z]{2,4} |Reuters )?(?:Photo|Image)[/: ][^()]*\)$",
    re.IGNORECASE,
)
_NAME = r"[^\W\d_a-zß-ÿ][\w.'’\-]*(?:\s+(?:de|van|von|der|la|bin|al|[^\W\d_a-zß-ÿ][\w.'’\-]*)){0,4}"
_BYLINE = re.compile(
    rf"(?:(?i:by|written by|story by|text by|from)|BY)\s*:?\s+{_NAME}"
    rf"(?:\s*(?:,|and|&|\|)\s*{_NAME}){{0,4}}(?:\s*[,|–—-]\s*[\w .&'’/,-]{{2,60}})?"
)
_STAMP = re.compile(
    r"(?:(?:first |originally )?(?:published|posted|updated|last updated|last modified|issued|date"
    r"|filed|modified|created)\s*(?:on|at|:)?\s*)+",
    re.IGNORECASE,
)


def find_furniture(paragraph: str) -> str | None:
    """boilerplate, caption, byline or dateline for such a line; None for the story's own."""
    if len(paragraph) > LONGEST_FURNITURE:
        return None
    line = " ".join(paragraph.split())
    if _WHOLE_BOILERPLATE.fullmatch(line) or _CREDITS.match(line):
        return "boilerplate"
    if _BOILERPLATE_START.match(line) or _BOILERPLATE_END.search(line):
        return "boilerplate"
    if _CAPTION.match(line):
        return "caption"
    if read_byline(line) is not None:
        return "byline"
    if find_stamp(line) is not None:
        return "dateline"
    return None


def read_byline(paragraph: str) -> str | None:
    """The byline, when the paragraph is nothing else ("By Jane Roe, Brno")."""
    line = " ".join(paragraph.split())
    if len(line) > LONGEST_BYLINE or line.endswith((".", "?", "!", ":")):
        return None
    return line if _BYLINE.fullmatch(line) else None


def find_stamp(paragraph: str) -> str | None:
    """The date words of a line that states only when a story was issued, else None."""
    line = " ".join(paragraph.split())
    if len(line) > LONGEST_BYLINE:
        return None
    prefix = _STAMP.match(line)
    words = line[prefix.end() :] if prefix else line
    if read_moment(words) is not None and not words.isdecimal():
        return words
    dateline = find_dateline(line + " X") if line.endswith(("-", "–", "—", ")")) else None
    return line if dateline is not None and dateline.length >= len(line) else None


def credits_start(paragraph: str) -> int | None:
    """Where closing credits "(Reporting by …; Editing by …)" begin inside a paragraph."""
    found = _CREDITS.search(paragraph)
    return found.start() if found is not None and found.start() > 0 else None
