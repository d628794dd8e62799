"""Stories of the Mainichi's discs."""

from datetime import datetime

from transforms.agency.mainichi import is_mainichi, read_mainichi

DISC = (
    "＼ＩＤ＼０００１\n＼Ｃ０＼９４０１０５００１\n＼ＡＤ＼０１\n＼Ｔ１＼橋の料金\n"
    "＼Ｔ２＼　三月に上がる。\n＼Ｔ２＼　市長が述べた。\n＼ＩＤ＼０００２\n＼Ｔ１＼渡し船\n"
)


def test_mainichi_story_has_its_title_day_and_paragraphs() -> None:
    assert is_mainichi(DISC)
    first, second = read_mainichi(DISC, "m.txt")
    assert first.article is not None
    article = first.article
    assert (article.headline, article.text, article.published_at, article.source_record) == (
        "橋の料金",
        "三月に上がる。\n\n市長が述べた。",
        datetime(1994, 1, 5),
        "940105001",
    )
    assert second.error is not None
    assert (second.position, second.error.reason) == ("story 2", "missing_text")


def test_mainichi_another_text_is_none() -> None:
    assert not is_mainichi("＼ｏ／\nこれは物語です。\n")
