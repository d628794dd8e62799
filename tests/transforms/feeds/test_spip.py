"""Rows of SPIP's tables and its marks."""

from transforms.feeds.record_shapes import is_no_article, tell_fields
from transforms.feeds.spip import read_spip_text

ROW = {"id_article": 7, "titre": "Péage", "chapo": "En mars.", "texte": "Il monte.", "ps": ""}


def test_spip_article_is_its_opening_and_its_text() -> None:
    told = tell_fields({**ROW, "statut": "publie"})
    assert (told["id"], told["text"]) == (7, "En mars.\n\nIl monte.")


def test_spip_only_published_articles_are_articles() -> None:
    rubric = {"id_rubrique": 1, "titre": "Ponts", "texte": "Tous les ponts."}
    rows = [{**ROW, "statut": "publie"}, {**ROW, "statut": "prop"}, rubric, {"titre": "Péage"}]
    assert list(map(is_no_article, rows)) == [False, True, True, False]


def test_spip_marks_go_and_words_stay() -> None:
    text = (
        "{{{Le pont}}}\n{{Jane Roe}} l'a {dit}[[En mars.]] <doc12|left>au [conseil->art7].\n"
        "-* un\n-* deux\n"
    )
    assert read_spip_text(text) == "Le pont\n\nJane Roe l'a dit au conseil.\nun\ndeux"
