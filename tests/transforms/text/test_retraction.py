"""Notices of withdrawal, and what only sounds like one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.text.retraction import Retraction, find_retraction
from transforms.text.sections import FoundSection
from transforms.text.stored_article import FoundArticle, store_article

STORY = "The bridge will close on Friday.\nInspectors found cracks, the mayor said."


@pytest.mark.parametrize(
    ("headline", "text", "place"),
    [
        pytest.param("RETRACTED: Bridge to close", STORY, "headline", id="retracted"),
        pytest.param("Retraction: Bridge to close", STORY, "headline", id="retraction"),
        pytest.param("[Retracted] Bridge to close", STORY, "headline", id="in brackets"),
        pytest.param("WITHDRAWN - Bridge to close", STORY, "headline", id="withdrawn"),
        pytest.param("BC-EU--Bridge, KILL", STORY, "headline", id="kill in a slug"),
        pytest.param("MANDATORY KILL: Bridge", STORY, "headline", id="mandatory kill"),
        pytest.param("ADVISORY-Bridge story withdrawn", STORY, "headline", id="advisory"),
        pytest.param("URGENT: KILL: Bridge", STORY, "headline", id="behind another label"),
        pytest.param(
            "Bridge to close",
            "Editor’s note: This article has been retracted because its figures were made up.\n"
            f"{STORY}",
            "text",
            id="note on top",
        ),
        pytest.param(
            "Bridge to close",
            "\n".join([STORY] * 4)
            + "\nEditor's note: After publication, it emerged that the letter "
            "was forged. The story has been withdrawn.",
            "text",
            id="note at the end, in its second sentence",
        ),
        pytest.param(
            None,
            "This story, first published on Monday, has since been removed from our website.",
            "text",
            id="removed from the site",
        ),
        pytest.param(None, "We have withdrawn this report.", "text", id="we have withdrawn"),
        pytest.param(
            None, "Please kill the Arden bridge story that moved at 0900.", "text", id="please kill"
        ),
        pytest.param(None, "RETRACTION: The mayor never said so.", "text", id="label in the text"),
    ],
)
def test_retraction_finds_notices(headline: str | None, text: str, place: str) -> None:
    found = find_retraction(headline, text)
    assert found is not None
    assert found.place == place


@pytest.mark.parametrize(
    ("headline", "text"),
    [
        pytest.param("Journal retracts study on bridges", STORY, id="news of a retraction"),
        pytest.param("Retraction of glaciers worries villages", STORY, id="retraction of ice"),
        pytest.param("Correction: Bridge to close", STORY, id="correction"),
        pytest.param("CORRECTED: Bridge to close", STORY, id="corrected"),
        pytest.param("Kill Bill returns to cinemas", STORY, id="a film"),
        pytest.param("Killed: three men on a bridge", STORY, id="killed"),
        pytest.param("Withdrawn: the bid that shook Arden", STORY, id="a bid"),
        pytest.param("WITHDRAWN BID SHOOK ARDEN", STORY, id="capitals"),
        pytest.param(
            None,
            f"{STORY}\nEditor's note: This article has been updated to correct the mayor's title.",
            id="note of a correction",
        ),
        pytest.param(
            None, "A photo has been removed from this article.\n" + STORY, id="a photo removed"
        ),
        pytest.param(
            None,
            "“This article has been retracted,” the editor said of the journal's paper.",
            id="said by somebody",
        ),
        pytest.param(
            None, "This item has been withdrawn from sale in all shops.", id="an item on sale"
        ),
        pytest.param(
            None,
            "\n".join([STORY] * 4 + ["This article has been retracted."] + [STORY] * 4),
            id="in the middle",
        ),
        pytest.param(None, "", id="nothing"),
    ],
)
def test_retraction_leaves_other_stories_alone(headline: str | None, text: str) -> None:
    assert find_retraction(headline, text) is None


@given(st.text(max_size=300))
def test_retraction_of_any_text_ends(text: str) -> None:
    found = find_retraction(text, text)
    assert found is None or isinstance(found, Retraction)


@pytest.mark.parametrize(
    ("headline", "said", "expected"),
    [
        pytest.param("Bridge to close", False, False, id="a story"),
        pytest.param("RETRACTED: Bridge to close", False, True, id="a notice in the headline"),
        pytest.param("Bridge to close", True, True, id="the record says so"),
    ],
)
def test_retraction_marks_the_article(headline: str, said: bool, expected: bool) -> None:
    found = FoundArticle(
        text=STORY,
        sections=(FoundSection("body", 0, len(STORY), "test", 1.0),),
        source="arden.example",
        headline=headline,
        is_retraction=said,
    )
    stored = store_article(found, archive_id="a", position="line 1", run_id="run")
    assert stored.article.is_retraction is expected
