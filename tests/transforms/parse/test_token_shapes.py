import pytest

from transforms.parse import token_shapes
from transforms.parse.token_shapes import TokenShapes


@pytest.mark.parametrize(
    ("word", "shape"),
    [
        ("said", token_shapes.LOWER),
        ("Danilov", token_shapes.TITLE),
        ("NATO", token_shapes.UPPER),
        ("J", token_shapes.LETTER),
        ("McCain", token_shapes.MIXED),
        ("F-16", token_shapes.DIGITS_AND_LETTERS),
        ("1,200", token_shapes.DIGITS),
        ("--", token_shapes.SIGNS),
        ("'s", token_shapes.LOWER),
        ("Mr.", token_shapes.TITLE),
    ],
)
def test_token_shapes_read_case_digits_and_signs(word: str, shape: int) -> None:
    assert TokenShapes().read(word) == shape


def test_token_shapes_forget_when_full(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(token_shapes, "MOST_WORDS", 2)
    shapes = TokenShapes()
    assert [shapes.read(word) for word in ("a", "B", "Cd", "a", "B")] == [0, 3, 1, 0, 3]
