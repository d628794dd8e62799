import spacy

from transforms.lake.versions import DEFAULT_LANGUAGES
from transforms.parse.document import read_doc
from transforms.parse.spacy_models import read_model

TEXT = """\
The harbour will close, Danilov said.

  “We will go,” she added, “and stay away.”
"""


def test_component_marks_the_parts_of_each_attribution() -> None:
    nlp = spacy.load(DEFAULT_LANGUAGES["en"])
    nlp.add_pipe("onrecord_attribution")
    doc = nlp(TEXT)
    rows = {
        name: [(span.text, span.label_, span.id) for span in doc.spans[name]]
        for name in ("source", "cue", "content")
    }
    assert rows == {
        "source": [("Danilov", "SOURCE", 1), ("she", "SOURCE", 2)],
        "cue": [("said", "CUE", 1), ("added", "CUE", 2)],
        "content": [
            ("The harbour will close", "CONTENT", 1),
            ("“We will go,”", "CONTENT", 2),
            ("“and stay away.”", "CONTENT", 2),
        ],
    }


def test_component_takes_a_line_for_a_paragraph() -> None:
    article = read_doc(read_model(DEFAULT_LANGUAGES["en"])(TEXT))
    assert [TEXT[place.char_start : place.char_end].strip() for place in article.paragraphs] == [
        line.strip() for line in TEXT.splitlines() if line.strip()
    ]
    assert [article.slice(p.token_start, p.token_end).split()[0] for p in article.paragraphs] == [
        "The",
        "“We",
    ]
