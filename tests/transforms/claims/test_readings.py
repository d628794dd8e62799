"""What a stretch says: its sides, and what a sentence only wraps."""

import pytest

from tests.support import paths
from tests.support.articles import annotate


def read_rows(text: str) -> list[tuple[str, str, str | None, str | None]]:
    claims = annotate(text).get("claims", [])
    return [(c.text, c.polarity, c.subject_text, c.predicate_lemma) for c in claims]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "“China and India have them, but Russia does not,” Roe said.",
            [
                ("China and India have them", "affirmative", "China and India", "have"),
                ("Russia does not", "negative", "Russia", "have"),
            ],
            id="an ellipsis has the first side's verb",
        ),
        pytest.param(
            "“This is why the treaty ends, and this will open the way,” Roe said.",
            [
                ("This is why the treaty ends", "affirmative", "This", "be"),
                ("this will open the way", "affirmative", "this", "open"),
            ],
            id="a side that hangs on a why",
        ),
        pytest.param(
            "The river rose and the bridge fell, but nobody was hurt.",
            [
                ("The river rose", "affirmative", "The river", "rise"),
                ("the bridge fell", "affirmative", "the bridge", "fall"),
                ("nobody was hurt", "negative", "nobody", "hurt"),
            ],
            id="three sides",
        ),
        pytest.param(
            "It is when it goes against you and you have bad luck that you learn.",
            [
                (
                    "It is when it goes against you and you have bad luck that you learn",
                    "affirmative",
                    "It",
                    "be",
                )
            ],
            id="what a cleft sentence joins stays in it",
        ),
        pytest.param(
            "Money raised will go to the fund.",
            [("Money raised will go to the fund", "affirmative", "Money", "go")],
            id="a modal behind a participle opens the main verb",
        ),
        pytest.param(
            "Oper net loss 1,965,000 vs profit 646,000 for the year it ended.",
            [],
            id="a line of figures is no sentence",
        ),
        pytest.param(
            "Rents rose; wages fell.",
            [
                ("Rents rose", "affirmative", "Rents", "rise"),
                ("wages fell", "affirmative", "wages", "fall"),
            ],
            id="a semicolon",
        ),
        pytest.param(
            "“The road is open, the school is not finished, and the pool will reopen,” Roe said.",
            [
                ("The road is open", "affirmative", "The road", "be"),
                ("the school is not finished", "negative", "the school", "finish"),
                ("the pool will reopen", "affirmative", "the pool", "reopen"),
            ],
            id="three sides, a comma between the first two",
        ),
        pytest.param(
            "Roe said the road is open, the school is not finished and the pool will reopen.",
            [
                ("the road is open", "affirmative", "the road", "be"),
                ("the school is not finished", "negative", "the school", "finish"),
                ("the pool will reopen", "affirmative", "the pool", "reopen"),
            ],
            id="three sides of a report",
        ),
        pytest.param(
            "The mayor closed the bridge and opened the road.",
            [
                (
                    "The mayor closed the bridge and opened the road",
                    "affirmative",
                    "The mayor",
                    "close",
                )
            ],
            id="one subject is one claim",
        ),
        pytest.param(
            "It is obvious that the dam is leaking.",
            [("the dam is leaking", "affirmative", "the dam", "leak")],
            id="obvious",
        ),
        pytest.param(
            "It is sad that the mill closed.",
            [("It is sad that the mill closed", "affirmative", "It", "be")],
            id="a judgement stays whole",
        ),
        pytest.param(
            "Hill said the judge taped the talks and that pre-orders doubled.",
            [
                ("the judge taped the talks", "affirmative", "the judge", "tape"),
                ("pre-orders doubled", "affirmative", "pre-orders", "double"),
            ],
            id="words as predicates, no cut at a hyphen",
        ),
    ],
)
def test_readings_of_sides_and_wrappers(
    text: str, expected: list[tuple[str, str, str | None, str | None]]
) -> None:
    assert read_rows(text) == expected


def read_examples() -> list[tuple[str, str]]:
    """(kind, sentence) of docs/claims.md, which shows ten of each."""
    kind, found = "", []
    for line in (paths.ROOT / "docs" / "claims.md").read_text(encoding="utf-8").splitlines():
        if line.startswith("### "):
            kind = line.removeprefix("### ").strip()
        elif kind and line.startswith("- "):
            found.append((kind, line.removeprefix("- ")))
    return found


def test_kind_of_the_examples_that_the_docs_give() -> None:
    examples = read_examples()
    assert len(examples) == 50
    read = [
        (claim.claim_kind, sentence)
        for _, sentence in examples
        for claim in annotate(sentence, attribution="rules").get("claims", [])
    ]
    assert read == examples


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        pytest.param("As a result he lost his job.", "causal", id="of what was told before"),
        pytest.param("The vote put Hale over the line.", "causal", id="a thing puts him there"),
        pytest.param("We need more information.", "normative", id="we need what we ask for"),
        pytest.param("The firm needs 40 workers.", "fact", id="a firm's need is told"),
        pytest.param("The ruling defies explanation.", "evaluation", id="verb and object judge"),
        pytest.param("Firms did not have to pay.", "fact", id="what was no duty happened"),
    ],
)
def test_kind_of_a_sentence(text: str, kind: str) -> None:
    assert [c.claim_kind for c in annotate(text, attribution="rules")["claims"]] == [kind]
