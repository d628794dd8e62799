"""Lines that stand around a story and are none of it: boilerplate, captions, bylines, dates.

In: one paragraph. Out: its section kind, or None for a paragraph of the story. The patterns are
data; each was met in wire copy or on news pages. The decision to question: most of them must
match the whole paragraph, so a sentence that merely begins "Read more books" stays body.
"""

import re

from transforms.text.date_words import PUBLISHED_WORDS, UPDATED_WORDS
from transforms.text.dateline import find_dateline
from transforms.text.header_lines import find_foreign_day, read_foreign_byline
from transforms.text.printed_dates import find_date, split_at_day
from transforms.text.timestamps import Moment, read_moment

LONGEST_FURNITURE = 400
LONGEST_BYLINE = 120

_WHOLE_BOILERPLATE = re.compile(
    r"""(?: all\ (?:the\ )?news | latest\ news | top\ (?:news|stories) | more\ (?:news|stories)
    | read\ (?:more|also|next|on|full\ story)(?:\ (?:here|below|about\ this))?
    | see\ also | also\ read
    | share(?:\ (?:this|on|via)\b.{0,60})? | print(?:\ this)? | e-?mail(?:\ this)? | comments?
    | tweet | advertisement(?:s)? | sponsored(?:\ content)? | subscribe(?:\ now)? | sign\ (?:up|in)
    | \d{1,5}\ (?:comments|commentaires?|kommentare?|comentarios?|comentários?|commenti|reacties
      |komentarz[ey]?|komentarzy|комментари\w{1,3}) | commenter | kommentieren | comentar
    | loading\ [\w\ ]{1,30}(?:\.{3}|…) | what['’]s\ your\ reaction\b.{0,60}
    | \((?:mise?\ à\ jour|updated|aktualisiert|actualizado|aggiornato)\ ?:?\ ?\)
    | 字[号體体]?[号體体大小中]* | 感谢您的反馈.{0,30} | 本文为.{1,20}原创.{0,60}
    | 未经.{0,8}(?:授权|许可|允许).{0,20}(?:转载|复制|使用).{0,40} | 版权所有.{0,60}
    | 無断転載.{0,20} | 무단\ ?전재.{0,40}
    | ends? | abstract | full\ text | more\ to\ (?:come|follow) | loading | back\ to\ top
    | follow\ us | related(?:\ (?:articles?|news|stories|topics|content|coverage))? | topics?
    | most\ (?:read|popular) | recommended(?:\ for\ you)? | editor'?s?['’]?s?\ picks? | newsletter
    | \d{1,2}:\d{2}\ [ap]\.?m\.? | \(h/t\ [^()]{1,60}\) | corrections?(?:\ appended)?
    | unsubscribe | abmelden | (?:se\ )?désabonner | se\ désinscrire
    | darse\ de\ baja | cancelar\ inscrição
    | (?:disiscriviti|cancellati) | afmelden | uitschrijven | avregistrera | avmeld | wypisz\ się
    | odhlásit\ se | отписаться
    | (?:(?:first|last|originally)\ )?(?:published|updated|posted|received|accepted|revised
      |modified)(?:\ (?:on|at))?
    | play\ video | watch(?:\ live)? | listen(?:\ to\ this)? | [#*=_~.·•\-–—\ ]+
    | \d{1,2}\ ?/\ ?\d{1,2} | (?:https?://|www\.)\S+ | [\w.+-]+@[\w-]+\.[\w.-]+
    | (?:ig|instagram|twitter|facebook)\ ?:\ ?@\w+ )
    [\s.:!>»›→…]*""",
    re.VERBOSE | re.IGNORECASE,
)
_BOILERPLATE_START = re.compile(
    r"""[-–—(\[]?\ ?(?: (?:a\ post\ shared\ by|(?:una\ )?publicación\ (?:compartida\ (?:de|por))
      |une\ publication\ partagée\ par|un\ post\ condiviso\ da|ein\ beitrag\ geteilt\ von
      |uma\ publicação\ (?:com)?parti?lhada\ por|een\ bericht\ gedeeld\ door
      |(?:view\ this\ post|ver\ esta\ publicación|voir\ cette\ publication
      |visualizza\ questo\ post|sieh\ dir\ diesen\ beitrag|ver\ essa\ foto)\b)
    | follow\ (?:us|me|him|her|them|@\w+) \b
    | (?:(?:media|press|news)\ )?contacts?\ ?:\ (?-i:[A-Z+(@\d]).{0,90}$
    | follow\ [\w.\ ]{2,40}\ on\ (?:twitter|x|facebook|instagram) \b
    | read\ (?:more|also|next) \s* [:>»›→|] | (?:see|read)\ also \s* :
    | (?:also|must)[\ -]read \s* [:>»›→|] | (?-i:MORE|WATCH|Watch|READ|LISTEN|SEE|VIDEO|PHOTOS)\ ?:
    | related \s* (?:article|story)? \s* :
    | more\ (?:on\ this\ (?:story|topic)|from\ [\w\ '’.&]{2,40}:) | also\ on\ [\w\ ]{2,30}:
    | copyright\ ?(?:\(c\)|©|\d{4}) | \(c\)\ ?\d{4} | © | all\ rights\ reserved
    | join\ (?:our|the)\ (?:commenting|conversation|discussion|forum)
    | join\ thought-provoking\ conversations
    | get\ .{3,80}\ (?:by\ email|e-?mailed\ to\ (?:me|you))\b
    | this\ is\ a\ (?:breaking|developing)\ (?:news?\ )?story | (?:more|details)\ to\ follow
    | first\ published\ (?:in|on|by)\ | we\ want\ to\ hear\ (?:from\ you|what\ you\ think)
    | never\ miss\ (?:a\ |the\ )?(?:story|latest|beat)
    | watch\ the\ .{0,40}\bvideo\b | read\ the\ (?:rest|full\ (?:story|article))\b
    | we\ are\ sorry,\ this\ video
    | want\ to\ change\ how\ you\ receive\ these\ e-?mails
    | click\ here | tap\ here | sign\ up\ (?:for|to|here|now) | subscribe\ (?:to|for|here|now)
    | (?:for|get)\ the\ latest\ .{0,120}(?:inbox|newsletter|sign\ up) | get\ real-time\ updates
    | check\ out\ .{0,120}\b(?:newsletters?|signing\ up)\b | you\ can\ unsubscribe
    | if\ you(?:['’]re|\ are)\ on\ (?:the|our)\ .{0,40}\bapp\b | swipe\ (?:left|right|up)
    | (?:thanks|thank\ you)\ for\ (?:following|reading|watching)\ our
    | with\ (?:(?:additional\ )?reporting|files|reports?)\ (?:from|by)\ (?-i:[A-Z])[^,.]*\.?$
    | by\ (?:signing\ up|subscribing|submitting|registering|clicking)\b
    | (?:advertising|advertiser|affiliate|commercial)\ (?:disclosure|disclaimer)\b
    | (?:we|this\ (?:site|page|website|publication))\ (?:may|might|can)\ (?:also\ )?
      (?:earn|receive|get|be\ paid)\b.{0,40}\b(?:commissions?|compensation)\b
    | thanks?\ for\ (?:signing\ up|subscribing)\b
    | (?:view|read|open|see)\ (?:this\ (?:e-?mail|message|newsletter|issue)|it)?\ ?
      (?:in|on)\ (?:(?:a|your|the)\ )?(?:web\ ?)?browser\b
    | (?:im|in\ ihrem)\ browser\ (?:ansehen|anzeigen|öffnen|lesen)
    | (?:voir|afficher|lire)\ .{0,30}\bdans\ (?:le|votre)\ navigateur
    | ver\ .{0,30}\ben\ (?:el|tu|su)\ navegador
    | you(?:['’]re|\ are|\ have)?\ (?:received?|receiving|getting)
      \ this\ (?:e-?mail|message|newsletter)
    | sie\ erhalten\ (?:diesen|diese|dieses)\ (?:e-?mail|newsletter|nachricht)
    | vous\ recevez\ (?:cet|cette|ce)\ (?:e-?mail|lettre|message|courriel)
    | recib(?:es|e|iste)\ este\ (?:correo|mensaje|bolet[ií]n)
    | (?:please\ )?enter\ (?:your|a\ valid)\ e-?mail\b | your\ e-?mail\ address\b
    | (?:you\ have|you've)\ (?:successfully\ )?(?:subscribed|signed\ up)\b
    | (?:please\ )?(?:log|sign)\ in\ to\ (?:comment|leave|join|post)
    | (?:be\ the\ first\ to|you\ must\ be\ logged\ in\ to)\ (?:post\ a\ )?comment
    | you\ can\ (?:contact|reach|follow)\ .{2,40}\ (?:on|at)\ (?:facebook|twitter|x|\S+@)
    | download\ (?:our|the)\ .{0,40}\bapp\b
    | this\ (?:article|story|post|material)\ (?:was|has\ been|is|originally)\ .{0,40}
      (?:published|updated|reproduced|republished|translated|generated|copyright)
    | this\ material\ may\ not\ be | the\ associated\ press\ contributed
    | our\ standards \s* : | (?:editor|publisher)['’]?s\ note \s* :
    | (?:have|got)\ a\ (?:tip|story|question)\b
    | (?:contact|e-?mail)\ (?:us|the\ (?:author|reporter|newsroom))\b
    | (?:\w+\ ){0,2}newsroom \s* [:+] | source \s* :
    | tags? \s* : | keywords? \s* : | topics? \s* :
    | [（(\[【]?(?:来源|來源|出处|责任编辑|責任編輯|责编|编辑|校对|关键词|关键字|原标题)
      \s* (?:[:：]|>>)
    | (?:home|accueil|startseite|inicio|portada|página\ inicial|strona\ główna|首页|главная)
      \ ?[>»›]
    | (?:(?:additional\ )?reporting|writing|compiled|edited|editing|translated)
      \ (?:by|from)\ (?-i:[A-Z])
    | (?:for\ )?media\ (?:contacts?|enquiries|inquiries) \s* :? )""",
    re.VERBOSE | re.IGNORECASE,
)
_BOILERPLATE_END = re.compile(
    r"all rights reserved\.?$|may not be (?:published|reproduced).{0,80}permission\.?$"
    r"|on (?:twitter|facebook|x|instagram)(?: at|:)? @\w+\.?$"
    r"|^[^\"“”]{4,160} contributed (?:reporting|to this (?:report|story|article|dispatch))\b"
    r".{0,60}$",
    re.IGNORECASE,
)
# "Sign up for our morning newsletter", in the tongues of the sites met; both words within a line
_LETTERS = (
    "newsletter", "nieuwsbrief", "boletín", "boletin", "nyhetsbrev", "nyhedsbrev", "rundbrief",
    "infolettre", "biuletyn", "zpravodaj", "uutiskirje", "рассылк", "розсилк", "bülten",
    "daily briefing", "inbox",
)  # fmt: skip
_JOIN_LETTER = re.compile(
    r"^get\b|\bsign(?:ing)?[ -]up\b|\bsubscrib(?:e|ing)\b|\bget (?:our|the|all|more)\b"
    r"|\bdelivered\b"
    r"|\breceive (?:our|the|all)\b|\bjoin (?:our|the|over|more)\b|\babonni(?:er|ez)|\binscri[vr]"
    r"|\binscrev|\bsuscr[ií]b|\biscrivi|\bassine\b|\bschrijf je in|\baanmelden|\bmeld je aan"
    r"|\bzapisz"
    r"|\bprenumerera|\btilmeld|\bmeld deg på|\bodebír|\btilaa\b|подпи[шс]|підпи[шс]|\babone ol"
    r"|\banmelden|\bmelden sie sich",
    re.IGNORECASE,
)
_QUOTES = re.compile(r"[\"“”„«»]|\b(?:said|says|told|added)\b")
LONGEST_SIGN_UP = 320
# "— City of Lipnik (@lipnik) March 3, 2025", the last line of a post that a page shows
_POST_CREDIT = re.compile(r"[—–-]\s*[^()\n]{1,80}\(@\w{1,30}\)[\w\s,.:·]{0,40}")
# "HOPE AND LOSS: Readers tell their stories" leads to another page; a transcript's "JANE ROE:"
# goes on with a sentence that ends.
_TEASER = re.compile(r"[A-Z][A-Z'’&]+(?:[ -][A-Z][A-Z'’&]*){1,4}: [^.!?\"“”]{8,90}")
_CREDITS = re.compile(
    r"\((?:(?:additional )?(?:reporting|writing|editing|compiled|edited|written|translated"
    r"|graphics?)(?: and (?:writing|editing))? by|this story has been|corrects|updates with"
    r"|refiles)\b[^()]*(?:\([^()]*\)[^()]*)*\)\s*$"
    r"|(?<=[.!?\"”’] )(?:additional )?(?:reporting|writing|editing) by (?-i:[A-Z])[^\"“”]{2,200}$",
    re.IGNORECASE,
)
_CAPTION = re.compile(
    r"(?:getty(?: images)?|associated press|shutterstock)\.?$"
    r"|(?:file photo|photo|photos|image|picture|pictured|image caption|image source|photo caption"
    r"|caption|photograph|video|credit|photo credit|graphic|illustration)"
    r"\s*(?:\([^)]*\)\s*)?[:|/©]\s*\S"
    r"|(?:FILE PHOTO|FILE) ?(?:-|–|—)\s|image (?:source|caption)\b"
    r"|(?:header|featured|lead|cover|main|top) (?:image|photo|picture)\b.{0,20}(?: by |:)"
    r"|image credits?\b|(?:photos? )?courtesy (?:of )?(?-i:[A-Z])[^.!?]{2,50}$",
    re.IGNORECASE,
)
_CAPTION_END = re.compile(
    r"\((?:(?:[A-Z]{2,4}|Reuters) )?(?:Photo|Image|Picture|Photograph|Credit)s?\b[^()]*\)$"
    r"|\b(?:Photo|Image|Picture|Photograph|Credit)s?(?: credit| by)?: ?[A-Z][^.!?]{1,60}\.?$"
    r"|[a-z] ?/ ?(?:AFP|AP|AP Photo|Reuters|REUTERS|EPA|PA|ANP|Bloomberg|Getty Images|Shutterstock)"
    r"\.?$"
)
_AUTHOR = re.compile(
    r"[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]*){1,3} is (?:a|an|the) [\w ,'’-]{0,60}?\b"
    r"(?:reporter|correspondent|columnist|staff writer|sports editor"
    r"|freelance (?:writer|journalist))"
    r",? (?:for|at|with|based|covering|writer of)\b"
)
_NAME = r"[^\W\d_a-zß-ÿ][\w.'’\-]*(?:\s+(?:de|van|von|der|la|bin|al|[^\W\d_a-zß-ÿ][\w.'’\-]*)){0,4}"
_BYLINE = re.compile(
    rf"(?:(?i:by|written by|story by|text by|from)|BY)\s*:?\s+{_NAME}"
    rf"(?:\s*(?:,|and|&|\|)\s*{_NAME}){{0,4}}(?:\s*[,|–—-]\s*[\w .&'’/／,-]{{2,60}})?"
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_DAY_MARK = re.compile(
    r"(?:[\s,|–—-]|\b(?:on|published|am|le|el|(?:mon|tues|wednes|thurs|fri|satur|sun)day)(?=[\s,]))+$",
    re.IGNORECASE,
)
"""What stands between the names of a byline and its day."""

_CLOCK = re.compile(
    r"[\s,|–—-]*(?:(?:at|um|à)\s)?\s*(?:\d{1,2}[:.h]\d\d\s*(?:[ap]\.?m\b\.?)?\s*(?:[A-Z]{2,4}|Uhr)?)?"
)
"""What may stand behind it."""

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
    if _WHOLE_BOILERPLATE.fullmatch(line) or _CREDITS.match(line) or _TEASER.fullmatch(line):
        return "boilerplate"
    if _POST_CREDIT.fullmatch(line) or _is_sign_up(line):
        return "boilerplate"
    if _BOILERPLATE_START.match(line) or _BOILERPLATE_END.search(line):
        return "boilerplate"
    if _CAPTION.match(line) or _CAPTION_END.search(line):
        return "caption"
    if read_byline(line) is not None or _AUTHOR.match(line):
        return "byline"
    if find_stamp(line) is not None:
        return "dateline"
    return None


def _is_sign_up(line: str) -> bool:
    """Whether a line asks to have a newsletter sent; nobody is quoted in it."""
    if len(line) > LONGEST_SIGN_UP:
        return False
    words = line.lower()
    return (
        any(letter in words for letter in _LETTERS)
        and _JOIN_LETTER.search(line) is not None
        and _QUOTES.search(line) is None
    )


def read_byline(paragraph: str) -> str | None:
    """The byline, when the paragraph is nothing else ("By Jane Roe, Brno")."""
    line = " ".join(paragraph.split())
    if len(line) > LONGEST_BYLINE:
        return None
    names = drop_byline_day(line)
    if names.endswith((".", "?", "!", ":")):
        return None
    return line if _BYLINE.fullmatch(names) or read_foreign_byline(names) else None


def find_byline_day(byline: str) -> Moment | None:
    """The day behind the names of a byline: "By Jane Roe | March 3, 2026"."""
    return None if UPDATED_WORDS.search(byline) else find_date(byline)


def drop_byline_day(byline: str) -> str:
    """A byline without the day, and the clock, that stand behind its names."""
    if not _YEAR.search(byline) or find_date(byline) is None:
        return byline
    names, behind = split_at_day(byline)
    is_last = _CLOCK.fullmatch(behind) is not None and bool(names.strip())
    return _DAY_MARK.sub("", names) if is_last else byline


def find_stamp(paragraph: str) -> str | None:
    """The date words of a line that states only when a story was issued, else None."""
    line = " ".join(paragraph.split())
    if len(line) > LONGEST_BYLINE:
        return None
    prefix = _STAMP.match(line)
    words = line[prefix.end() :] if prefix else line
    if read_moment(words) is not None and not words.isdecimal():
        return words
    if find_foreign_day(line) is not None:
        return line
    dateline = find_dateline(line + " X") if line.endswith(("-", "–", "—", ")")) else None
    return line if dateline is not None and dateline.length >= len(line) else None


def is_change(paragraph: str) -> bool:
    """Whether such a line says that its day is of a change, and nothing of publication."""
    return UPDATED_WORDS.search(paragraph) is not None and PUBLISHED_WORDS.search(paragraph) is None


def read_stamp(stamp: str) -> Moment | None:
    """When it was by what `find_stamp` gives."""
    return read_moment(stamp) or find_foreign_day(stamp)


def credits_start(paragraph: str) -> int | None:
    """Where closing credits "(Reporting by …; Editing by …)" begin inside a paragraph."""
    found = _CREDITS.search(paragraph)
    return found.start() if found is not None and found.start() > 0 else None
