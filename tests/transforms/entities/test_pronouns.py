"""Bodies and people told apart by the pronouns of their clauses, with who speaks for it."""

import pytest

from tests.support.entities import Group, entities_of, speakers_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Yukos said it would appeal. It said the fine was unjust.",
            [("it would appeal", "Yukos"), ("the fine was unjust", "Yukos")],
            id="a body that appeals",
        ),
        pytest.param(
            "Gazprom said it would cut supplies. It said the debt was large.",
            [("it would cut supplies", "Gazprom"), ("the debt was large", "Gazprom")],
            id="a body that the model passes over",
        ),
        pytest.param(
            "Brenntag said its profit rose. It said sales fell.",
            [("its profit rose", "Brenntag"), ("sales fell", "Brenntag")],
            id="a body that owns",
        ),
        pytest.param(
            "Danilov said she would run. She said the town was ready.",
            [("she would run", "Danilov"), ("the town was ready", "Danilov")],
            id="a woman",
        ),
        pytest.param(
            "William Clay Ford Jr. spoke on Monday. Ford Motor Company lost money last year. "
            "Ford said it would close the plant.",
            [("it would close the plant", "Ford Motor Company")],
            id="a firm of a person's name",
        ),
        pytest.param(
            "Henry Ford II retired. The Ford Foundation gave money. "
            "Ford said it had given ten grants.",
            [("it had given ten grants", "Ford Foundation")],
            id="a foundation of a person's name",
        ),
        pytest.param(
            "Susan Dell spoke at the school. Dell Inc. cut prices on Monday. "
            "Dell said it would cut them again. Dell said she was sorry.",
            [("it would cut them again", "Dell Inc."), ("she was sorry", "Susan Dell")],
            id="the firm and the woman by turns",
        ),
        pytest.param(
            "Donald Trump owns the Trump Organization. Trump said he would sell it. "
            "Trump said it was great.",
            [("he would sell it", "Donald Trump"), ("it was great", "Donald Trump")],
            id="an it that is what he speaks of",
        ),
    ],
)
def test_pronouns_tell_who_speaks(text: str, expected: list[tuple[str, str]]) -> None:
    assert speakers_of(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Jane Roe said it would take years. Roe said it was late.",
            [("person", "Jane Roe", ["Jane Roe", "Roe"])],
            id="an it that is nobody makes no body of a person",
        ),
        pytest.param(
            "Mr. Yukos said it would appeal to all.",
            [("person", "Yukos", ["Yukos"])],
            id="a title makes a person whatever it says",
        ),
        pytest.param(
            "Yukos said it would appeal.",
            [("organization", "Yukos", ["Yukos"])],
            id="a body",
        ),
    ],
)
def test_pronouns_give_names_their_type(text: str, expected: list[Group]) -> None:
    assert entities_of(text) == expected
