"""The headline of a page, of the several it states.

In: a parsed page, what JSON-LD and meta tags call it, its outlet's names. Out: `FoundTitle`: the
headline, the forms seen, and the `<h1>` that shows it. Each place votes for its wording, what
readers saw (`<h1>`) more than what was made for machines. The decision to question: a headline
that the page shows but JSON-LD and `og:title` both word otherwise loses, for such an `<h1>` is
often the name of a section; and a kicker before the headline in its `<h1>` is cut off where
another place states the rest.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from lxml.html import HtmlElement

from transforms.ids import normalise_words
from transforms.page.boilerplate_names import find_furniture_name
from transforms.text.bylines import clean_words
from transforms.text.stored_article import host_source

VOTES = {"h1": 1.6, "json-ld": 1.0, "og": 1.0, "title": 0.5}
"""In this order too, where votes are equal. With 1.6 for two places that agree against it, an
`<h1>` needs the `<title>` beside it."""

META_TITLES = ("og:title", "twitter:title", "headline", "dc.title", "sailthru.title", "title")
SITE_MARKS = re.compile(r"\s+[|·•»«›~–—-]+\s+|\s*\|\s*|\s+::?\s+|\s*_\s*(?=\S+$)")
LEAST_LABEL = 3
LEAST_BEGINNING = 6
LONGEST_SITE_NAME = 40
LEAST_KICKER_REST = 15
LEAST_NAMED = 4
"""Words of a line that its class calls a headline; a program's name has fewer."""

LONGEST_NAMED = 300
_HOST = re.compile(r"[\w-]{2,40}\.(?:com|org|net|tv|news|[a-z]{2})", re.IGNORECASE)
_HEADLINE_NAME = re.compile(r"(?:head(?:line)?|title)$", re.IGNORECASE)
_CRUMBS = re.compile(r"bread-?crumb|crumbs(?![a-z])", re.IGNORECASE)
_SITE_NAME = re.compile(r"site|blog|page|logo|brand|widget|section", re.IGNORECASE)
_LINES = ("h1", "h2", "h3", "h4", "b", "strong", "font", "p", "div", "span", "td", "center")
_FRONT_PAGE = re.compile(r"(?:https?://[^/]+)?/?(?:index\.\w+)?", re.IGNORECASE)
_CUT = re.compile(r"\s*(?:…|\.\.\.)\s*$")
_PRINT_VIEW = re.compile(
    r"(?:print(?:er|able)?(?:[ -](?:view|friendly|version|page))?|druck(?:version|ansicht)"
    r"|imprim(?:ir|er)|versión para imprimir|version imprimable|stampa|wydruk|печать"
    r"|версия для печати)\s*[:|–-]\s+",
    re.IGNORECASE,
)
"""How the window's title of a page opens that was made to be printed."""

_SECOND_LEVEL = frozenset("com co org net gov edu ac news www m amp".split())


@dataclass(frozen=True, slots=True)
class FoundTitle:
    """The headline, every wording of it (for finding it in the text), and where it is shown."""

    title: str | None
    titles: tuple[str, ...]
    shown: HtmlElement | None


def find_title(
    tree: HtmlElement,
    article: Mapping[str, Any],
    tags: Mapping[str, Sequence[str]],
    publisher: str | None,
    url: str | None,
) -> FoundTitle:
    """The page's headline by the vote of the places that state one."""
    sites = _site_names(publisher, tags, url)
    stated = {
        "json-ld": clean_words(article.get("headline")) or clean_words(article.get("name")),
        "og": next((words for name in META_TITLES for words in _tag_words(tags, name)), None),
        "title": next((words for tag in tree.iter("title") for words in _text(tag)), None),
    }
    stated["title"] = _drop_print_view(stated["title"])
    for place, words in stated.items():
        stated[place] = drop_site_name(words, sites, place != "json-ld") if words else None
    heading = _choose_heading(tree, [words for words in stated.values() if words], sites)
    part = _find_part(tree, stated["title"], heading)
    if part is not None:
        heading = part
    stated["h1"] = drop_site_name(next(_text(heading)), sites) if heading is not None else None
    shorter = [stated["json-ld"], stated["og"]]
    if stated["h1"]:
        forms = [words for words in (*shorter, stated["title"]) if words]
        stated["h1"] = _drop_kicker(stated["h1"], [*forms, *_list_parts(stated)])
    stated["title"] = _cut_to_known(stated["title"], [stated["h1"], *shorter])
    stated["og"] = _cut_to_known(stated["og"], [stated["h1"], stated["json-ld"]])
    if _names_site_alone(stated) and (line := _find_named_line(tree)) is not None:
        heading, stated["h1"], stated["title"] = line, next(_text(line)), None
    words = _vote(stated)
    others = [clean_words(article.get("name")), clean_words(article.get("alternativeHeadline"))]
    seen = [words, *stated.values(), *others, *(next(_text(h), None) for h in tree.iter("h1"))]
    titles = tuple(dict.fromkeys(form for form in seen if form))
    if heading is None and words is not None:
        heading = _find_line(tree, normalise_words(words))
    return FoundTitle(words, titles, _find_twin(tree, heading))


def _find_twin(tree: HtmlElement, heading: HtmlElement | None) -> HtmlElement | None:
    """The headline itself where its words stand as an `<h1>` in the crumbs above, too."""
    if heading is None or not any(
        part.tag == "nav" or _CRUMBS.search(_names(part))
        for part in (heading, *heading.iterancestors("nav", "ul", "ol", "li", "div"))
    ):
        return heading
    words = normalise_words(next(_text(heading), ""))
    others = (one for one in tree.iter("h1", "h2") if one is not heading)
    return next((one for one in others if normalise_words(next(_text(one), "")) == words), heading)


def _drop_print_view(title: str | None) -> str | None:
    opening = _PRINT_VIEW.match(title) if title else None
    return title[opening.end() :] or None if title and opening else title


def _find_part(
    tree: HtmlElement, title: str | None, heading: HtmlElement | None
) -> HtmlElement | None:
    """The line that shows the longest part of the window's title, if no `<h1>` does.

    "Village News » Blog Archive » Ferry stays all winter" above an `<h1>` that leads to the front
    page, so that it is the outlet's name, and the headline in an `<h2>`.
    """
    if title is None or (heading is not None and not _leads_home(heading)):
        return None
    parts = SITE_MARKS.split(title)
    longest = max(parts, key=len)
    found = None
    if len(parts) > 1 and len(longest) >= LEAST_KICKER_REST:
        found = _find_line(tree, normalise_words(longest))
    return found if found is not None or heading is not None else _find_beginning(tree, title)


def _find_beginning(tree: HtmlElement, title: str) -> HtmlElement | None:
    """The longest line that opens the window's title, as in "Ferry stays all winter-Village News".

    Or closes it behind a colon, as in "Village News: Ferry stays all winter". Sites of East Asia
    put no blank between the headline and their own name.
    """
    found: tuple[int, HtmlElement | None] = (LEAST_KICKER_REST - 1, None)
    body = next(tree.iter("body"), tree)
    for element in body.iter(*_LINES):
        words = next(_text(element), "") if len(element) < 3 else ""
        if not found[0] < len(words) < len(title):
            continue
        is_start = title.startswith(words) and not (
            title[len(words)].isalnum() and words[-1].isalnum()
        )
        if is_start or title.endswith(f": {words}"):
            found = (len(words), element)
    return found[1]


def _names_site_alone(stated: Mapping[str, str | None]) -> bool:
    """Whether nothing but the window's title is there, and it names the outlet and a section."""
    if any(stated[place] for place in VOTES if place != "title"):
        return False
    parts = SITE_MARKS.split(stated["title"] or "")
    hosts = [part for part in parts if _HOST.fullmatch(part.strip())]
    return 0 < len(hosts) < len(parts) and all(len(part.split()) == 1 for part in parts)


def _find_named_line(tree: HtmlElement) -> HtmlElement | None:
    """The longest of the lines that their classes call headlines, as in transcripts of CNN.

    The name of the program stands above what it was about.
    """
    named = [
        (len(words), element)
        for element in tree.iter(*_LINES)
        if any(map(_HEADLINE_NAME.search, (element.get("class") or "").split()))
        for words in _text(element)
        if len(words) <= LONGEST_NAMED and len(words.split()) >= LEAST_NAMED
    ]
    return max(named, key=lambda entry: entry[0])[1] if named else None


def _leads_home(heading: HtmlElement) -> bool:
    return any(_FRONT_PAGE.fullmatch(link.get("href") or "#") for link in heading.iter("a"))


def _find_line(tree: HtmlElement, words: str) -> HtmlElement | None:
    """The line that shows the title where no `<h1>` does, as on pages before style sheets."""
    for element in tree.iter(*_LINES):
        text = element.text_content() if len(element) < 3 else ""
        if (
            text
            and len(text) < 3 * len(words) + LEAST_KICKER_REST
            and (normalise_words(text) == words)
        ):
            return element
    return None


def _vote(stated: Mapping[str, str | None]) -> str | None:
    """The wording with most votes; a wording cut with "…" gives its vote to the whole one."""
    wordings = {place: words for place in VOTES if (words := stated.get(place))}
    votes: dict[str, float] = {}
    for place, words in wordings.items():
        whole = _complete(words, wordings.values())
        key = normalise_words(whole)
        if key:
            votes[key] = votes.get(key, 0.0) + VOTES[place]
    if not votes:
        return None
    best = max(votes, key=lambda key: votes[key])
    whole_forms = [words for words in wordings.values() if normalise_words(words) == best]
    return whole_forms[0] if whole_forms else None


def _complete(words: str, others: Iterable[str]) -> str:
    stem = _CUT.sub("", words)
    if stem == words:
        return words
    start = normalise_words(stem)
    longer = [other for other in others if normalise_words(other).startswith(start)]
    return max(longer, key=len, default=words)


def _choose_heading(
    tree: HtmlElement, stated: Sequence[str], sites: frozenset[str]
) -> HtmlElement | None:
    """The `<h1>` that others bear out; else the only one, unless it is the outlet's name."""
    headings = [(heading, words) for heading in tree.iter("h1") for words in _text(heading)]
    known = [normalise_words(words) for words in stated]
    equal = [heading for heading, words in headings if normalise_words(words) in known]
    if equal:
        return next((one for one in equal if find_furniture_name(_names(one)) is None), equal[0])
    headings = [entry for entry in headings if not any(_ends(form, entry[1]) for form in stated)]
    # the longest first: "The Example News" stands in a title as well
    for heading, words in sorted(headings, key=lambda entry: -len(entry[1])):
        shown = normalise_words(words)
        if _squash(words) not in sites and any(
            shown in form or form in shown for form in known if len(form) >= LEAST_LABEL
        ):
            return heading
    plain = [
        (heading, words)
        for heading, words in headings
        if _squash(words) not in sites and len(words.split()) > 2
    ]
    if len(plain) > 1:
        plain = [entry for entry in plain if _is_named_headline(entry[0])]
    return plain[0][0] if len(plain) == 1 else None


def _ends(title: str, words: str) -> bool:
    """Whether a window's title closes with the words as the outlet's name, a headline before."""
    before = title.removesuffix(words)
    rest = SITE_MARKS.split(before.rstrip(" _-|–—·:»") + " ")
    mark = before.rstrip()[-1:]
    return (
        before != title
        and mark in ("_", "-", "|", "–", "—", "·", "»")
        and len(max(rest, key=len).strip()) >= max(LEAST_KICKER_REST, 2 * len(words))
    )


def _is_named_headline(heading: HtmlElement) -> bool:
    """Whether its class says headline, and it leads nowhere: `entry-title` beside a section's."""
    return next(heading.iter("a"), None) is None and any(
        _HEADLINE_NAME.search(name) and not _SITE_NAME.search(name)
        for name in (heading.get("class") or "").split()
    )


def _names(element: HtmlElement) -> str:
    return f"{element.get('class') or ''} {element.get('id') or ''}"


def _drop_kicker(shown: str, stated: Sequence[str]) -> str:
    """ "Open Progress Why groups beat experts" without the kicker that stands in the `<h1>`."""
    words = normalise_words(shown)
    for form in stated:
        rest = normalise_words(form)
        if len(rest) >= LEAST_KICKER_REST and words != rest and words.endswith(rest):
            return form
    return shown


def _list_parts(stated: Mapping[str, str | None]) -> list[str]:
    """The parts of the window's title, which does not show the headline as the page does."""
    title, shown = stated["title"] or "", stated["h1"] or ""
    if normalise_words(shown) in normalise_words(title):
        return []
    return SITE_MARKS.split(title)


def _cut_to_known(words: str | None, known: Iterable[str | None]) -> str | None:
    """A title whose part between marks is what another place states, cut to that part."""
    if words is None:
        return None
    parts = SITE_MARKS.split(words)
    for form in known:
        if form and len(parts) > 1 and normalise_words(form) in map(normalise_words, parts):
            return form
    return words


def drop_site_name(title: str, sites: frozenset[str], is_free: bool = False) -> str:
    """ "Masks stolen | World | The Example Times" without the outlet's name at its end.

    `is_free` also takes names that only begin or end as the outlet's do ("Example News Online"),
    which is right for `<title>` and wrong for a headline of time.com, "Brexit - Time to act".
    """
    marks = list(SITE_MARKS.finditer(title))
    for mark in reversed(marks):
        tail = title[mark.end() :]
        if not _is_site(tail, sites, is_free):
            break
        title = title[: mark.start()]
    for mark in SITE_MARKS.finditer(title):
        if _squash(title[: mark.start()]) in sites:
            return title[mark.end() :].strip() or title
        break
    return title.rstrip()


def _is_site(words: str, sites: frozenset[str], is_free: bool) -> bool:
    """Whether the words name the outlet: "The New York Times" is that of nytimes.com."""
    name = _squash(words)
    if not name or len(name) > LONGEST_SITE_NAME:
        return False
    if name in sites or any(_abbreviates(site, words) for site in sites):
        return True
    is_name = all(word[0].isupper() or word[0].isdigit() for word in words.split())
    return (is_free and is_name) and any(
        len(site) >= LEAST_LABEL
        and (name.startswith(site) or name.endswith(site) or _begins(name, site))
        for site in sites
    )


def _begins(name: str, site: str) -> bool:
    """ "Example News" of examplenewsonline.com."""
    return len(name) >= LEAST_BEGINNING and site.startswith(name)


def _abbreviates(site: str, words: str) -> bool:
    """nytimes: starts of the words in order ("New York Times"), each begun."""
    starts = [_squash(word) for word in words.split()]
    starts = [word for word in starts if word and word not in ("the", "of", "and")]
    position = 0
    for word in starts:
        if not site.startswith(word[0], position):
            return False
        position += 1
        for character in word[1:]:
            if position < len(site) and site[position] == character:
                position += 1
    return len(starts) > 1 and position == len(site)


def _site_names(
    publisher: str | None, tags: Mapping[str, Sequence[str]], url: str | None
) -> frozenset[str]:
    names = [publisher or "", *tags.get("og:site_name", ()), *tags.get("application-name", ())]
    host = (host_source(url) or "").split(".")
    labels = [label for label in host[:-1] if label not in _SECOND_LEVEL]
    return frozenset(_squash(name) for name in (*names, *labels, ".".join(host))) - {""}


def _squash(words: str) -> str:
    return normalise_words(words).replace(" ", "").removeprefix("the")


def _tag_words(tags: Mapping[str, Sequence[str]], name: str) -> Iterator[str]:
    return (words for value in tags.get(name, ()) if (words := clean_words(value)))


def _text(element: HtmlElement) -> Iterator[str]:
    words = " ".join(element.text_content().split())
    if words:
        yield words
