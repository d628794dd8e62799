"""Who thinks or acts, as far as the reading of an article tells it by the way.

In: a `Reading` that is done, and an attribution that holds no speech. Out: a `Reference`. The
descriptions and pronouns of the story were followed for the sake of who speaks; what they led to
is looked up here, so that no source of a thought changes who "he" is later. The decision to
question: a pronoun that was not followed ("they", "it") leads to nobody, because null beats a
guess.
"""

from dataclasses import replace

from transforms.attribution.types import Attribution
from transforms.entities.source_names import find_named
from transforms.parse.noun_phrases import find_antecedent, read_phrase
from transforms.parse.syntax import RELATIVE
from transforms.speakers.antecedents import Ranked
from transforms.speakers.coreference import Reading
from transforms.speakers.references import Reference


def look_up_source(reading: Reading, item: Attribution) -> Reference:
    """What the words of a source lead to; whom nothing names is a figure of its own."""
    if item.source is None:
        return Reference(None, "none", "rules/no-source", ())
    known = reading.known
    head = known.doc.span(*item.source).root
    is_relative = head.lower_ in RELATIVE and head.head.dep_ == "relcl"
    noun = find_antecedent(head) if is_relative else head
    phrase = (noun.left_edge.i, noun.i + 1) if is_relative else item.source
    name = find_named(known.doc, phrase, noun, known.cast.names)
    if name is not None:
        named = reading.name_figure(item.source, name)
        return replace(named, tokens=item.source, kind="pronoun") if is_relative else named
    met = reading.met.get(noun.i)
    is_pronoun = head.pos_ == "PRON"
    kind = "pronoun" if is_pronoun else "nominal"
    if met is not None:
        return Reference(item.source, kind, f"rules/{'pronoun' if is_pronoun else 'noun'}", (met,))
    if noun.pos_ == "PRON":
        return Reference(item.source, "pronoun", "rules/unresolved", ())
    own = Ranked(
        known.add_unnamed(read_phrase(known.doc, phrase, noun)), known.settings.sure["unnamed"]
    )
    return Reference(item.source, kind, "rules/unnamed", (own,))
