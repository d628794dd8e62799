from tests.support.articles import parse
from transforms.attribution.model.features import (
    FEATURES,
    LABELS,
    NO_RULES,
    label_tokens,
    read_token_features,
)
from transforms.attribution.rules import find_by_rules

TEXT = "“It is over,” Danilov said. He thinks that U2 won.\n“We will go. We"


def column(name: str, *, with_rules: bool = True) -> list[int]:
    article = parse(TEXT)
    rules = find_by_rules(article) if with_rules else None
    values = read_token_features(article, rules)
    return [int(value) for value in values[:, list(FEATURES).index(name)]]


def test_token_features_stay_inside_their_tables() -> None:
    article = parse(TEXT)
    values = read_token_features(article, find_by_rules(article))
    assert values.shape == (len(article.doc), len(FEATURES))
    for number, size in enumerate(FEATURES.values()):
        assert values[:, number].min() >= 0
        assert values[:, number].max() < size


def test_token_features_know_the_marks() -> None:
    assert column("marks")[:8] == [1, 2, 2, 2, 2, 3, 0, 0]


def test_token_features_tell_shapes() -> None:
    words = {
        token.text: shape for token, shape in zip(parse(TEXT).doc, column("shape"), strict=True)
    }
    assert [words[word] for word in ("over", "Danilov", "U2", ",")] == [0, 1, 3, 5]


def test_token_features_say_what_the_rules_found() -> None:
    assert [LABELS[value] for value in column("rules")[:8]] == [
        "B-CONTENT",
        *["I-CONTENT"] * 5,
        "B-SOURCE",
        "B-CUE",
    ]
    assert set(column("rules", with_rules=False)) == {NO_RULES}


def test_token_features_see_the_governing_cue() -> None:
    doc = parse(TEXT).doc
    clause = dict(zip((token.text for token in doc), column("clause"), strict=True))
    # "won" stands in the complement of "thinks", a word of thought.
    assert clause["won"] % 3 == 2
    assert clause["thinks"] % 3 == 0


def test_token_features_label_inner_content_over_outer() -> None:
    article = parse("He said she thinks it is over.")
    labels = label_tokens(article, find_by_rules(article))
    assert [LABELS[label] for label in labels][:2] == ["B-SOURCE", "B-CUE"]
    assert read_token_features(parse(""), ()).shape == (0, len(FEATURES))
