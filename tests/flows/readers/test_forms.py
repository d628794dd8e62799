"""The forms that archives come in, one small file each: whole rows, or why there is none.

The words are the same in most: the mayor of Springfield raises a toll, a ferry stops.
"""

import re
from datetime import datetime

import pytest

from flows.readers.archive import read_archive
from flows.readers.discover import discover
from flows.readers.outcomes import Outcome, ReadLimits, Skip
from tests.support import paths
from tests.support.forms import Sample, compare, draw_table, list_samples, read_sample
from transforms.lake.records import Reject
from transforms.text.stored_article import StoredArticle

FORMS = paths.DATA / "forms"
MAYOR = (
    "The mayor of Springfield, Jane Roe, said on Monday that the bridge toll would rise to five"
    ' dollars in March. "We have no choice," she told reporters outside city hall, adding that'
    " repairs had cost more than planned."
)
COUNCIL = (
    "Opponents of the plan, led by councillor Tom Baker, said the increase would hurt commuters."
    " The council is expected to vote next week after a public hearing at which dozens of residents"
    " have asked to speak."
)
TOLL_AND_FERRY = ["Springfield mayor raises bridge toll", "Ferry service to stop in winter"]
ALICE = ("Alice Writer",)
BOTH = ("Alice Writer", "Bob Scribe")


def read_form(name: str) -> list[Outcome]:
    (ref,) = discover([FORMS / name]).archives
    return list(read_archive(ref, run_id="run", limits=ReadLimits()))


def read_articles(name: str) -> list[StoredArticle]:
    return [outcome for outcome in read_form(name) if isinstance(outcome, StoredArticle)]


def paragraphs(article: StoredArticle) -> list[str]:
    return [words for part in re.split(r"\n\s*\n", article.version.text) if (words := part.strip())]


def columns(article: StoredArticle) -> tuple[object, ...]:
    row = article.article
    return row.headline, row.published_at, row.authors, row.source, row.url


@pytest.mark.parametrize(
    ("name", "expected", "text"),
    [
        pytest.param(
            "nytac.xml",
            ("Springfield Mayor Raises Toll On Bridge", datetime(2006, 1, 1), BOTH,
             "The New York Times", "http://query.nytimes.com/gst/fullpage.html"
             "?res=9A0CE0D91630F932A35752C0A9609C8B63"),
            [MAYOR, COUNCIL, "CORRECTION-DATE: January 5, 2006, Thursday",
             "CORRECTION: An article on Sunday about a bridge toll misstated the amount. It is five"
             " dollars, not four."],
            id="the corpus of the New York Times",
        ),
        pytest.param(
            "rcv1.xml",
            ("Springfield mayor raises bridge toll.", datetime(1996, 8, 20), ALICE, "Reuters",
             None),
            [MAYOR, COUNCIL],
            id="RCV1",
        ),
        pytest.param(
            "guardian.json",
            ("Springfield mayor raises bridge toll – and commuters are angry",
             datetime(2026, 1, 5, 14, 20, 31), ALICE, "theguardian.com",
             "https://www.theguardian.com/us-news/2026/jan/05/springfield-bridge-toll"),
            [MAYOR, COUNCIL],
            id="the Guardian's API",
        ),
        pytest.param(
            "wapo_trec.jsonl",
            ("Toll 10", datetime(2026, 1, 5, 14, 20, 31), ALICE, "The Washington Post",
             "https://www.washingtonpost.com/x/2026/01/05/toll_story.html"),
            [f"SPRINGFIELD — {MAYOR}", "Second paragraph of the story."],
            id="TREC's Washington Post",
        ),
        pytest.param(
            "elastic.jsonl",
            ("Toll 15", datetime(2026, 1, 5), (), "harbourpost.example",
             "https://harbourpost.example/toll15"),
            [f"{MAYOR} fifteen"],
            id="what Elasticsearch found",
        ),
        pytest.param(
            "ninjs1line.json",
            ("Toll rises", datetime(2026, 1, 5, 14, 20, 31), (), "unknown", None),
            ["The mayor said on Monday that the toll would rise in March to five dollars."],
            id="ninjs on one line",
        ),
        pytest.param(
            "toll.eml",
            ("Toll rises", datetime(2026, 1, 5, 14, 20, 31), (), "harbourpost.example", None),
            ["The mayor of Springfield, Jane Roe, said on Monday that the bridge toll would rise to"
             " five dollars in March, adding that repairs had cost more."],
            id="a newsletter",
        ),
        pytest.param(
            "page.mhtml",
            ("Springfield mayor raises bridge toll", None, (), "harbourpost.example",
             "https://harbourpost.example/toll"),
            [MAYOR, COUNCIL],
            id="a page saved by a browser",
        ),
        pytest.param(
            "lexis.rtf",
            ("Springfield mayor raises bridge toll", datetime(2026, 1, 5), ALICE, "Harbour Post",
             None),
            [MAYOR.replace('"We', "”We").replace(',"', ",”"), COUNCIL],
            id="Nexis in RTF",
        ),
        pytest.param(
            "cnn.story",
            (None, None, (), "CNN", None),
            [f"(CNN) -- {MAYOR}", COUNCIL],
            id="the corpus of CNN",
        ),
    ],
)  # fmt: skip
def test_forms_one_article(name: str, expected: tuple[object, ...], text: list[str]) -> None:
    (outcome,) = read_form(name)
    assert isinstance(outcome, StoredArticle), outcome
    assert columns(outcome) == expected
    assert paragraphs(outcome) == text


@pytest.mark.parametrize(
    ("name", "titles"),
    [
        pytest.param("pandas_index.csv", [f"Toll {n} goes up" for n in range(5)], id="pandas"),
        pytest.param("rstyle.csv", ["Toll rises", "Ferry stops"], id="R"),
        pytest.param("factiva.txt", TOLL_AND_FERRY, id="Factiva"),
        pytest.param("lexis.txt", TOLL_AND_FERRY, id="LexisNexis"),
        pytest.param("ninjs.jsonl", ["Toll four", "Toll five"], id="ninjs a line"),
    ],
)
def test_forms_an_article_a_record(name: str, titles: list[str]) -> None:
    outcomes = read_form(name)
    assert [one.article.headline for one in read_articles(name)] == titles
    assert len(outcomes) == len(titles)


@pytest.mark.parametrize(
    ("name", "reason", "detail"),
    [
        pytest.param("settings.xml", "unsupported_format", "root element settings", id="XML"),
        pytest.param("feeds.opml", "unsupported_format", "a list of feeds", id="OPML"),
        pytest.param("gdelt.gkg.csv", "missing_text", "no column of text", id="GDELT"),
        pytest.param(
            "nyt_search.json", "missing_text", "only a summary in abstract", id="an abstract"
        ),
    ],
)
def test_forms_without_an_article_are_one_reject(name: str, reason: str, detail: str) -> None:
    (outcome,) = read_form(name)
    assert isinstance(outcome, Reject)
    assert (outcome.reason, detail in outcome.detail) == (reason, True)


def test_forms_of_a_wacz_only_the_records_of_its_crawl_are_read() -> None:
    outcomes = read_form("crawl.wacz")
    assert [one.article.url for one in outcomes if isinstance(one, StoredArticle)] == [
        "https://an.wikipedia.org/wiki/Escopete"
    ]
    assert [(one.position, one.reason) for one in outcomes if isinstance(one, Skip)][-2:] == [
        ("pages/pages.jsonl", "not_an_article"),
        ("datapackage.json", "not_an_article"),
    ]
    assert not [one for one in outcomes if isinstance(one, Reject)]


def test_forms_of_a_wiki_only_stories_are_read_and_without_their_sources() -> None:
    story, talk = read_form("wikinews.xml")
    assert isinstance(story, StoredArticle)
    assert isinstance(talk, Skip)
    assert columns(story) == (
        "Springfield mayor raises bridge toll",
        datetime(2026, 1, 5),
        (),
        "en.wikinews.org",
        "https://en.wikinews.org/wiki/Springfield_mayor_raises_bridge_toll",
    )
    assert paragraphs(story) == [MAYOR, COUNCIL]
    assert (talk.position, talk.reason) == ("page 2", "not_an_article")


WRONG = {
    # its pages name their writers as one body, which JSON-LD calls a person
    "crawl.wacz": [{"authors": ([], ["Colaboradores de los proyectos Wikimedia"])}],
}
"""What readers get wrong in the samples: what was expected, what was found."""


@pytest.mark.parametrize("sample", list_samples(), ids=lambda sample: sample.name)
def test_forms_are_read_as_a_person_reads_them(sample: Sample) -> None:
    found = read_sample(sample.name)
    assert (len(found.articles), found.rejects) == (len(sample.articles), sample.rejects)
    pairs = zip(sample.articles, found.articles, strict=True)
    differences = [compare(expected, article) for expected, article in pairs]
    assert [one for one in differences if one] == WRONG.get(sample.name, [])


def test_forms_table_of_the_docs_is_current() -> None:
    page = (paths.ROOT / "docs" / "formats.md").read_text(encoding="utf-8")
    assert "\n".join(draw_table()) in page, "write tests.support.forms.draw_table() into it"
