"""First names that are offices as well, and those that the model cut off."""

import pytest

from tests.support.articles import WRITTEN_WITH, annotate


def people_of(text: str) -> list[str]:
    """The people of a text by their fullest names."""
    rows = annotate(text, attribution="encoder")
    return [row.canonical_name for row in rows["entities"] if row.entity_type == "person"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Torvald Ness said the bridge would close. Ness, 43, is an engineer.",
            ["Torvald Ness"],
            id="a surname that the model takes for a body, with an age",
        ),
        pytest.param(
            "Dean Maher said the club had no money. Maher, who has coached for ten years, left.",
            ["Dean Maher"],
            id="a common given name",
        ),
        pytest.param(
            "Earl Simmons, 38, said he had lost the tape. Simmons is a rapper.",
            ["Earl Simmons"],
            id="another",
        ),
        pytest.param(
            "Striker Prince Boateng scored twice. “I was lucky,” Boateng said.",
            ["Prince Boateng"],
            id="a trade in front of it",
        ),
        pytest.param(
            "Actor Judge Reinhold said the film was late. Reinhold plays a policeman.",
            ["Judge Reinhold"],
            id="an actor and no judge",
        ),
        pytest.param(
            "Major Taylor won the race. Taylor, a cyclist from Indiana, said he had slept badly.",
            ["Major Taylor"],
            id="a trade behind it",
        ),
        pytest.param(
            "Dean Maher of the law school resigned. The dean said he was tired. Maher will teach.",
            ["Maher"],
            id="the dean is told",
        ),
        pytest.param(
            "Judge Hale ruled on Monday. The judge said the law was clear. Hale sat for an hour.",
            ["Hale"],
            id="the judge is told",
        ),
        pytest.param(
            "Prince Harry said he was glad. Harry left.", ["Harry"], id="nothing tells of a trade"
        ),
    ],
)
def test_first_names_are_told_from_offices(text: str, expected: list[str]) -> None:
    assert people_of(text) == expected


@pytest.mark.parametrize(
    ("text", "people"),
    [
        pytest.param(
            "Do Xuan Phuc, chairman of the firm, said it rained.", ["Do Xuan Phuc"], id="do"
        ),
        pytest.param("So Ji-hoon, chairman of the firm, said it rained.", ["So Ji-hoon"], id="so"),
        pytest.param(
            "An Min-jung, chairman of the firm, said it rained.", ["An Min-jung"], id="an"
        ),
        pytest.param(
            "To Anh Tuan, chairman of the firm, said it rained.", ["To Anh Tuan"], id="to"
        ),
        pytest.param("“It rained,” said To Anh Tuan.", ["To Anh Tuan"], id="behind the verb"),
        pytest.param(
            "To Tom Roe, chairman of the firm, the rain was new.", ["Tom Roe"], id="a small word"
        ),
        pytest.param("An Israeli told us it rained.", ["An Israeli"], id="one of a people"),
        pytest.param("So Tom Roe, chairman of the firm, said yes.", ["Tom Roe"], id="another"),
        pytest.param(
            "“It rained,” said Dean Burling-Katz, the helmsman. Burling-Katz left.",
            ["Dean Burling-Katz"],
            id="an office in front of a double surname",
        ),
    ],
)
def test_first_names_are_told_from_small_words(text: str, people: list[str]) -> None:
    rows = annotate(text, attribution="encoder")
    found = [row.canonical_name for row in rows["entities"] if row.entity_type == "person"]
    speakers = {row.display_name for row in rows.get("speakers", [])}
    assert ([*found, *sorted(speakers - {*found})]) == people


@pytest.mark.parametrize("attribution", [WRITTEN_WITH, "encoder"])
@pytest.mark.parametrize(
    "name",
    [
        "Rhodri ap Gwilym",
        "Jan ten Brink",
        "Kees op den Camp",
        "Ledama ole Kinaiya",
        "Dafydd ab Owen",
    ],
)
def test_first_names_have_small_words_behind_them(name: str, attribution: str) -> None:
    for text in (f"“It rained,” said {name}, a teacher.", f"{name}, a teacher, said it rained."):
        rows = annotate(text, attribution=attribution)
        assert [row.canonical_name for row in rows["entities"]] == [name]


@pytest.mark.parametrize("attribution", [WRITTEN_WITH, "encoder"])
def test_first_names_two_of_them_have_two_surnames(attribution: str) -> None:
    rows = annotate("“No,” said João Pedro Matos Leal, a teacher.", attribution=attribution)
    assert [row.canonical_name for row in rows["entities"]] == ["João Pedro Matos Leal"]


def test_first_names_surname_that_is_an_office_is_a_mention() -> None:
    rows = annotate("Tom Judge, a plumber, opened the shop. Judge said trade was slow.")
    surfaces = [row.surface for row in rows["entity_mentions"]]
    assert surfaces == ["Tom Judge", "Judge"]
