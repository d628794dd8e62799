"""Processor time by stage, as the manifest of a batch keeps it."""

from tests.support.articles import sections_of, stored
from transforms.annotate.batch import annotate_version
from transforms.annotate.stage_times import STAGES, StageTimes
from transforms.lake.versions import DEFAULT_LANGUAGES

TEXT = "“We will stay,” the mayor, Ann Bell, said. She expects a hard winter in Leeds."


def test_stage_times_every_stage_of_an_article_takes_some() -> None:
    times = StageTimes()
    article, version = stored(TEXT)
    annotate_version(article, version, sections_of(TEXT), DEFAULT_LANGUAGES, "run", times=times)
    assert tuple(times.seconds) == STAGES
    assert all(seconds > 0 for seconds in times.seconds.values())


def test_stage_times_rules_alone_take_none_of_the_model() -> None:
    times = StageTimes()
    article, version = stored(TEXT)
    annotate_version(
        article, version, sections_of(TEXT), DEFAULT_LANGUAGES, "run", "rules", times=times
    )
    assert [name for name, seconds in times.seconds.items() if not seconds] == ["model"]


def test_stage_times_what_went_by_before_the_start_does_not_count() -> None:
    times = StageTimes()
    sum(range(3_000_000))
    times.start()
    times.end("parse")
    assert 0 <= times.seconds["parse"] < 0.01


def test_stage_times_an_article_has_what_its_stages_took() -> None:
    times = StageTimes()
    for name in ("first", "second"):
        sum(range(100_000))
        times.end("parse")
        times.end("rules")
        times.end_article(name)
    assert [name for _, name in times.articles] == ["first", "second"]
    assert min(seconds for seconds, _ in times.articles) > 0
    total = sum(seconds for seconds, _ in times.articles)
    assert abs(total - sum(times.seconds.values())) < 1e-9
