"""Reworded paragraphs: each form from one that people marked, with marks on the same words."""

from random import Random
from typing import Any

import pytest

from transforms.lake.versions import DEFAULT_LANGUAGES
from transforms.parse.spacy_models import read_model
from transforms.training.rewording import ADDRESSEES, HEARINGS, INNER_CUES, TELLS, reword_article

LEAD = "Marta Danilov said that the old harbour would be sold."
TRAIL = "The harbour of the town has been empty for years, the mayor said."


def mark(text: str, source: str, cue: str, content: str) -> dict[str, Any]:
    spans = {"source": source, "cue": cue, "content": content}
    return {
        role: [[text.index(words), text.index(words) + len(words)]] for role, words in spans.items()
    }


def reword(text: str, source: str, cue: str, content: str) -> list[tuple[str, list[str]]]:
    record = {"id": "one", "text": text, "attributions": [mark(text, source, cue, content)]}
    nlp = read_model(DEFAULT_LANGUAGES["en"])
    found = []
    for new in reword_article(record, nlp, Random(1)):
        for item in new["attributions"]:
            words = [new["text"][slice(*span)] for role in item for span in item[role]]
            found.append((new["text"], words))
    return found


def test_reword_article_gives_a_report_an_addressee_or_moves_it_inside() -> None:
    text, [(new, words), *_] = LEAD, reword(LEAD, "Marta Danilov", "said", LEAD[19:-1])
    assert text == LEAD
    told = {
        f"Marta Danilov {tell} {to} {that}the old harbour would be sold."
        for tell in TELLS
        for to in ADDRESSEES
        for that in ("", "that ")
    }
    inside = {f"The old harbour, Marta Danilov {cue}, would be sold." for cue in INNER_CUES}
    paragraphs = new.split("\n\n")
    assert len(paragraphs) == 2
    assert {paragraph in told for paragraph in paragraphs} == {True, False}
    assert {paragraph in inside for paragraph in paragraphs} == {True, False}
    assert words[0] == "Marta Danilov"


def test_reword_article_lets_a_court_hear_what_a_man_said() -> None:
    found = reword(TRAIL, "the mayor", "said", TRAIL[: TRAIL.index(", the mayor")])
    heard = {f"{TRAIL[: TRAIL.index(', the mayor')]}, {who} {what}." for who, what in HEARINGS}
    paragraphs = found[0][0].split("\n\n")
    assert len(heard & set(paragraphs)) == 1
    assert {tuple(words[:2]) for _, words in found} & set(HEARINGS)


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        ("“We are done,” Danilov said.", "Danilov", "said", "“We are done,”"),
        ("Danilov hopes to sell it.", "Danilov", "hopes", "to sell it"),
    ],
)
def test_reword_article_leaves_quotations_and_other_cues(
    text: str, source: str, cue: str, content: str
) -> None:
    assert reword(text, source, cue, content) == []
