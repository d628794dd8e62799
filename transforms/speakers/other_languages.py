"""The names that other languages' models give to kinds of names, and names beside a speech verb.

In: a parsed document. Out: its entities, changed in place to the labels that the rest reads. The
decision to question: what stands beside a speech verb in capitals is taken for a person, since the
small models miss half of such names and a blank pipeline all of them.
"""

from collections.abc import Iterable
from dataclasses import replace

from spacy.tokens import Doc, Span

from transforms.attribution.other_languages import NOUNS_IN_CAPITALS
from transforms.attribution.types import Attribution
from transforms.lexicons.cues_other_languages import read_speech_cues
from transforms.parse.syntax import Tokens
from transforms.speakers.resolve import Voice

LABELS = {"PER": "PERSON", "LOC": "GPE", "persName": "PERSON", "placeName": "GPE", "orgName": "ORG"}
"""WikiNER's and NKJP's; those that are not here stay, and MISC is read by nobody."""

LEAST_NAME_WORDS = 2
PLURAL_ARTICLES = frozenset("les des ces los las unos unas estos estas".split())


def rename_labels(doc: Doc) -> None:
    """Give entities the labels of the English models."""
    doc.ents = tuple(
        Span(doc, entity.start, entity.end, label=LABELS.get(entity.label_, entity.label_))
        for entity in doc.ents
        if entity.text.strip()
    )


def mark_sources(doc: Doc, attributions: Iterable[Attribution]) -> list[Attribution]:
    """Make entities of the capitalised words that end a source in which the model sees no name.

    Without a parse nothing tells the head of a phrase, so there the name alone is the source.
    """
    is_parsed = doc.has_annotation("DEP")
    pronouns = read_speech_cues(doc.lang_).pronouns
    taken = {token.i for entity in doc.ents for token in entity}
    added: list[Span] = []
    found: list[Attribution] = []
    for item in attributions:
        found.append(item)
        if item.source is None or taken & set(range(*item.source)):
            continue
        first = doc[item.source[0]]
        if item.source[1] - item.source[0] == 1 and first.lower_.lstrip("-") in pronouns:
            # A blank pipeline does not know.
            first.pos_ = "PRON"
            continue
        name = _capitals_of(doc, item.source)
        if name is not None:
            taken.update(range(*name))
            added.append(Span(doc, *name, label="PERSON"))
            if not is_parsed:
                found[-1] = replace(item, source=name)
    if added:
        doc.ents = (*doc.ents, *added)
    return found


def mend_voices(
    doc: Doc, attributions: Iterable[Attribution], voices: Iterable[Voice]
) -> list[Voice]:
    """Nobody for words without a reporting clause; unnamed speakers as one or many.

    Who may be speaking unsaid, and who is many, is told from English words elsewhere.
    """
    mended: list[Voice] = []
    for item, voice in zip(attributions, voices, strict=True):
        if item.source is None and item.continues is None:
            voice = replace(voice, cluster=None, unnamed=None, is_group=False, candidates=())
        elif voice.unnamed is not None:
            is_group = _is_plural(doc, voice.reference)
            candidates = tuple(replace(one, is_group=is_group) for one in voice.candidates)
            voice = replace(voice, is_group=is_group, candidates=candidates)
        mended.append(voice)
    return mended


def _is_plural(doc: Doc, reference: Tokens | None) -> bool:
    if reference is None:
        return False
    root = doc[slice(*reference)].root
    return "Plur" in root.morph.get("Number", []) or doc[reference[0]].lower_ in PLURAL_ARTICLES


def _capitals_of(doc: Doc, source: Tokens) -> Tokens | None:
    """ "Jean Dupont" of "le maire Jean Dupont"; one word alone may be any noun in German."""
    start, end = source
    low = end
    while low > start and doc[low - 1].text[:1].isupper():
        low -= 1
    if doc.lang_ == NOUNS_IN_CAPITALS and start < low < end - 1:
        # "die Ministerin Clara Vogt"
        low += 1
    is_name = end - low >= LEAST_NAME_WORDS or (end - low == 1 == end - start)
    return (low, end) if is_name else None
