"""The dashboard as an application: what it answers, and what it never lets through."""

import re
import warnings
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

pytest.importorskip("httpx", reason="Starlette's test client asks for it")
with warnings.catch_warnings():
    # Starlette would rather have httpx2, which Prefect does not bring.
    warnings.simplefilter("ignore")
    from starlette.testclient import TestClient

from flows.dashboard.app import make_app, name_lapse
from flows.dashboard.pages import PAGES
from tests.conftest import Place
from tests.support.dashboard_places import ATTACK, ATTACKER, HOSTILE, STORIES, publish_stories
from tests.support.warehouse_stories import MAYOR, MAYOR_CORRECTED, RESIDENTS, Said, Story
from transforms.ids import hash_id

HOSTILE_URL = "update articles set url = 'javascript:window.harmed=4' where source = 'evil.example'"
TURNED = "Bob \u202egnorw"
FROM_RIGHT = Story(
    "akhbar.example",
    "right",
    f"الجسر آمن (100%).\n{TURNED} said “The bridge, الجسر, is safe.”",
    (Said(TURNED, "“The bridge, الجسر, is safe.”"),),
    published_at=datetime(2026, 1, 8),
    headline="الجسر (2026) آمن!",
    places=("bridge",),
)
JANE_ENTITY = hash_id("entity", "Jane Roe")
VIEWS = [
    "/",
    "/?speaker=roe&by=week",
    "/claims",
    "/claims?q=bridge",
    f"/claims?entity={JANE_ENTITY}",
    "/first",
    f"/first?story={MAYOR.article_id}",
    "/outlets",
    "/article",
    f"/article?id={MAYOR.article_id}",
    f"/article?id={MAYOR.version_id}",
    f"/article?id={HOSTILE.article_id}",
]


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> TestClient:
    path = publish_stories(tmp_path_factory.mktemp("app"), [*STORIES, HOSTILE], HOSTILE_URL)
    return TestClient(make_app(path))


def words_of(html: str) -> str:
    """The page without its tags, spaces as one."""
    body = html.split("<main", 1)[1].replace("<bdi>", "").replace("</bdi>", "")
    return " ".join(re.sub(r"<[^>]+>", " ", body).split())


@pytest.mark.parametrize("view", VIEWS)
def test_dashboard_every_view_answers_and_asks_nothing_of_others(
    client: TestClient, view: str
) -> None:
    answer = client.get(view)

    assert answer.status_code == 200
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    assert "script" not in answer.headers["content-security-policy"]
    assert answer.headers["cache-control"] == "no-cache"
    assert re.findall(r'(?:src|srcset|action)="(?!/)[^"]*"', answer.text) == []
    assert re.findall(r'<link[^>]*href="(?!/)', answer.text) == []
    assert re.findall(r"<(?:script|iframe|object|embed|style)\b", answer.text) == []
    assert "Published 20" in answer.text


@pytest.mark.parametrize(
    "view",
    [
        "/",
        "/?speaker=eve",
        "/claims?q=script",
        "/outlets",
        f"/article?id={HOSTILE.article_id}",
        f"/?outlet={ATTACK}&speaker={ATTACK}",
        f"/claims?q={ATTACK}&kind={ATTACK}",
        f"/article?id={ATTACK}",
        f"/first?story={ATTACK}",
    ],
)
def test_dashboard_hostile_words_stay_words(client: TestClient, view: str) -> None:
    answer = client.get(view)

    assert re.findall(r"<(?:script|img|svg onload)", answer.text) == []
    assert 'href="javascript:' not in answer.text
    assert "988027" not in words_of(answer.text)


@pytest.fixture(scope="module")
def from_right(tmp_path_factory: pytest.TempPathFactory) -> TestClient:
    path = publish_stories(tmp_path_factory.mktemp("right"), [*STORIES, FROM_RIGHT])
    return TestClient(make_app(path))


@pytest.mark.parametrize(
    "view",
    [
        "/",
        "/?speaker=Bob",
        "/claims?q=bridge",
        "/outlets",
        f"/article?id={FROM_RIGHT.article_id}",
    ],
)
def test_dashboard_words_that_run_from_the_right_turn_nothing_around_them(
    from_right: TestClient, view: str
) -> None:
    """Guard: a full stop stood at the wrong end, and a mark in a name turned the figures after it.

    Elements of their own, with a direction of their own, hold what comes from articles.
    """
    page = from_right.get(view).text
    body = re.sub(r"<(option|title|datalist)\b.*", "", page.split("<main", 1)[1])
    found = re.findall(r"<([^>]*)>([^<>]*(?:\u202e|الجسر)[^<>]*)", body)
    assert found
    inside = re.compile(r'dir="auto"|^bdi$|^/?(?:mark|a id|span class="rest")')
    assert [(tag, words) for tag, words in found if not inside.search(tag)] == []


def test_dashboard_shows_hostile_words_as_they_are(client: TestClient) -> None:
    page = client.get(f"/article?id={HOSTILE.article_id}").text

    assert "&lt;script&gt;window.harmed=1&lt;/script&gt;" in page
    assert "the page itself" not in page
    assert ATTACKER.replace('"', "&#34;").replace(">", "&gt;").replace("<", "&lt;") in page


@pytest.mark.parametrize(
    ("view", "told"),
    [
        pytest.param("/", "3 quotes of 2 named speakers", id="quoted: hostile and Jane Roe"),
        pytest.param("/?to=2026-01-07", "2 quotes of 1 named speakers", id="days"),
        pytest.param("/?from=2030-01-01", "Nobody named is quoted", id="no rows"),
        pytest.param("/?speaker=nobody", "No named speaker is called “nobody”", id="no speaker"),
        pytest.param("/?speaker=Jane Roe", "Only who is called exactly “Jane Roe”", id="exact"),
        pytest.param("/?speaker=e", "“e” fits 2 speakers: Jane Roe , Eve", id="several"),
        pytest.param("/?speaker=roe", RESIDENTS.said[1].words, id="what was said"),
        pytest.param("/?from=x", "“from” is no day", id="no day"),
        pytest.param("/claims", "Jane Roe person, 3", id="entities to begin with"),
        pytest.param("/claims?q=bridge", "The bridge will open in June.", id="claims"),
        pytest.param("/claims?q=zebra", "No claim holds a word", id="no claims"),
        pytest.param("/claims?q=bridge&entity=x", "Claims with “bridge”", id="words before entity"),
        pytest.param("/claims?entity=x", "No entity has the id “x”", id="no entity"),
        pytest.param(f"/claims?entity={JANE_ENTITY}", "negative asserted Jane Roe", id="about"),
        pytest.param("/first", "arden.example 2026-01-05 09:30 2 2 14 h 14 h", id="first"),
        pytest.param(f"/first?story={MAYOR.article_id}", "copy.example 2026-01-06 00:00 14 h",
                     id="after"),
        pytest.param("/first?outlet=x", "No story is printed by more than one", id="no story"),
        pytest.param("/outlets", "bellmore.example 2 50% 50% 0%", id="shares"),
        pytest.param(f"/article?id={MAYOR.article_id}", "a0.jsonl (jsonl)", id="provenance"),
        pytest.param(f"/article?id={MAYOR.url}", MAYOR_CORRECTED.said[0].words.strip('"'),
                     id="by address"),
        pytest.param(f"/article?id={MAYOR.version_id}", "These are earlier words", id="earlier"),
    ],
)  # fmt: skip
def test_dashboard_tells(client: TestClient, view: str, told: str) -> None:
    assert told in words_of(client.get(view).text).replace("&#34;", '"')


def test_dashboard_tells_how_much_of_its_pages_is_read(tmp_path: Path) -> None:
    stories = [
        replace(MAYOR, text_share=0.5, is_truncated=True),
        replace(MAYOR, slug="whole", text_share=1.0),
        RESIDENTS,
    ]
    page = TestClient(make_app(publish_stories(tmp_path, stories))).get("/outlets").text
    assert "Worst arden.example 2 75% 1 1 page" in words_of(page)
    assert f'href="/article?id={MAYOR.article_id}" aria-label="The page of arden.example' in page


def test_dashboard_marks_a_claim_that_is_affirmed_and_denied(tmp_path: Path) -> None:
    client = TestClient(make_app(publish_stories(tmp_path, [MAYOR, RESIDENTS])))
    page = words_of(client.get(f"/claims?entity={JANE_ENTITY}").text)

    assert "negative asserted also affirmed" in page
    assert "affirmative asserted also denied" in page


def test_dashboard_links_keep_the_filters_on_the_way_to_another_page(client: TestClient) -> None:
    page = client.get("/claims?q=bridge&from=2026-01-05&outlet=arden.example").text

    assert 'href="/outlets?from=2026-01-05&amp;outlet=arden.example"' in page
    assert f"/article?from=2026-01-05&amp;outlet=arden.example&amp;id={MAYOR.article_id}" in page


def test_dashboard_shows_a_new_publish_without_a_restart(tmp_path: Path) -> None:
    path = publish_stories(tmp_path, STORIES)
    client = TestClient(make_app(path))
    before = client.get("/").text
    publish_stories(tmp_path, [*STORIES, HOSTILE])
    after = client.get("/").text

    assert ("3 articles" in before, "4 articles" in after) == (True, True)
    assert "Eve" in after


def test_dashboard_explains_what_it_cannot_read(tmp_path: Path) -> None:
    client = TestClient(make_app(tmp_path / "w.duckdb"))
    missing = client.get("/")
    path = publish_stories(tmp_path, STORIES, "update schema_version set schema_version = 1")
    old = client.get("/claims")
    path.write_bytes(b"something else")
    broken = client.get("/outlets")

    assert [answer.status_code for answer in (missing, old, broken)] == [503, 503, 503]
    for answer, told in (
        (missing, "There is no warehouse yet"),
        (old, "has layout 1, the dashboard reads"),
        (broken, "This warehouse cannot be read"),
    ):
        assert told in words_of(answer.text)
        assert "Traceback" not in answer.text
        assert "default-src 'none'" in answer.headers["content-security-policy"]


def test_dashboard_says_what_is_not_there(client: TestClient) -> None:
    for view, told in (("/nothing", "No such page"), ("/article?id=nothing", "No such article")):
        answer = client.get(view)
        assert (answer.status_code, told in answer.text) == (404, True)


def test_dashboard_answers_to_its_own_name_only(tmp_path: Path) -> None:
    """A page elsewhere whose name leads to 127.0.0.1 would read the warehouse otherwise."""
    client = TestClient(make_app(publish_stories(tmp_path, STORIES), ["127.0.0.1"]))

    assert client.get("/", headers={"host": "evil.example"}).status_code == 400
    assert client.get("/", headers={"host": "127.0.0.1:8350"}).status_code == 200


def test_dashboard_our_own_fault_shows_no_traceback(
    client: TestClient, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("flows.dashboard.app.gather_frame", lambda reading: 1 / 0)
    answer = client.get("/")

    assert answer.status_code == 500
    assert "division" not in answer.text
    assert "ZeroDivisionError" in capsys.readouterr().err


def test_dashboard_every_page_of_the_demo(demo: Place) -> None:
    client = TestClient(make_app(demo.warehouse))
    for page in PAGES:
        assert client.get(page.path).status_code == 200
    listed = re.findall(r"/article\?id=\w+", client.get("/claims?q=bridge").text)
    assert listed
    for address in set(listed):
        assert client.get(address).status_code == 200


@pytest.mark.parametrize(
    ("minutes", "words"),
    [(None, "unknown"), (0, "0 min"), (65, "65 min"), (870.0, "14 h"), (2880, "2 days")],
)
def test_dashboard_names_a_lapse(minutes: float | None, words: str) -> None:
    assert name_lapse(minutes) == words
