import pytest

from transforms.parse import token_shapes
from transforms.parse.token_shapes import read_shape


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
    assert read_shape(word) == shape
