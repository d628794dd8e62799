"""The copy of spaCy's tokens tells what spaCy tells."""

from typing import Any

import spacy
from spacy.tokens import Doc as SpacyDoc
from spacy.tokens import Span as SpacySpan

from tests.support.articles import parse
from transforms.parse.tokens import Token, read_tokens

TEXT = """Harbour to close, mayor says
“We can’t wait,” Weiss said in 2019 - and the council, the port's owner, agreed.  Nobody slept."""
VALUES = (
    "i idx text lower_ lemma_ tag_ pos_ dep_ ent_type_ whitespace_ is_space is_punct is_quote "
    "is_stop like_num"
).split()
LINKED = ("children", "lefts", "rights", "subtree", "conjuncts", "ancestors")


def read_all(token: Any) -> dict[str, Any]:
    """What a token tells, tokens by their places."""
    told = {name: getattr(token, name) for name in VALUES}
    told |= {name: [other.i for other in getattr(token, name)] for name in LINKED}
    sentence = token.sent
    return told | {
        "opens": bool(token.is_sent_start),
        "places": (token.head.i, token.left_edge.i, token.right_edge.i),
        "sentence": (sentence.start, sentence.end, sentence.text, sentence.root.i),
    }


def test_tokens_a_stretch_is_cut_once() -> None:
    doc = parse(TEXT).doc
    assert doc.span(1, 4) is doc.span(1, 4)
    assert doc.span(1, 4, "ORG") is not doc.span(1, 4)
    assert doc[1].sent is doc[0].sent


def test_tokens_tell_what_spacy_tells() -> None:
    doc = parse(TEXT).doc
    assert [read_all(token) for token in doc] == [read_all(token) for token in doc.spacy]
    assert [(e.start, e.end, e.label_, e.text) for e in doc.ents] == [
        (e.start, e.end, e.label_, e.text) for e in doc.spacy.ents
    ]
    assert (doc.lang_, doc[3].nbor(-1), doc[3].nbor()) == ("en", doc[2], doc[4])


def test_tokens_of_every_stretch_have_the_root_and_the_text_that_spacy_gives() -> None:
    doc = parse(TEXT).doc
    stretches = [(low, high) for high in range(len(doc) + 1) for low in range(min(high, len(doc)))]
    ours = [(doc.span(*one).root.i, doc.span(*one).text) for one in stretches]
    assert ours == [
        (doc.spacy[low:high].root.i, doc.spacy[low:high].text) for low, high in stretches
    ]
    assert (doc.span(4, 4).text, doc.span(4, 4).root) == ("", doc[4])


def test_tokens_of_crossing_links_have_the_edges_that_spacy_gives() -> None:
    # "to" hangs on a word behind it that hangs on a word before it.
    document = SpacyDoc(
        spacy.blank("en").vocab,
        words="denouncing avoidance to campaign audiences".split(),
        heads=[0, 0, 3, 1, 2],
        deps=["ROOT", "dobj", "prep", "pobj", "pobj"],
    )

    def read_places(token: Any) -> tuple[int, int, list[int]]:
        return token.left_edge.i, token.right_edge.i, [child.i for child in token.children]

    found = [read_places(token) for token in read_tokens(document)]
    assert found == [read_places(token) for token in document]


def test_tokens_of_a_document_without_a_parse_hang_on_themselves() -> None:
    document = SpacyDoc(spacy.blank("en").vocab, words=["Weiss", "left"])
    document.ents = [SpacySpan(document, 0, 1, label="PERSON")]
    doc = read_tokens(document)
    first: Token = doc[0]
    assert (first.head, first.children, first.dep_, first.sent) == (first, (), "", tuple(doc))
    assert [(e.text, e.label_) for e in doc.ents] == [("Weiss", "PERSON")]
