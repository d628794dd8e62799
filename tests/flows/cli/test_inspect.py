"""`onrecord inspect`: what a person reads of a file before it is run."""

from pathlib import Path

from tests.conftest import Place


def inspect(tmp_path: Path, *arguments: str) -> Place:
    return Place(tmp_path).call([*Place(tmp_path).command()[:3], "inspect", *arguments])


def lines_of(place: Place) -> list[list[str]]:
    return [line.split() for line in place.printed.splitlines() if line]


def test_inspect_tells_fields_and_article(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("headline,body,date,price\nToll,The toll rises.,01/05/2026,3\n")
    told = inspect(tmp_path, str(path))
    assert (told.code, told.said) == (0, "")
    assert lines_of(told) == [
        [f"{path}:", "table,", "59", "bytes"],
        ["line", "2:", "article"],
        ["field", "taken", "for", "value"],
        ["headline", "title", "Toll"],
        ["body", "text", "The", "toll", "rises."],
        ["date", "published,", "not", "understood", "01/05/2026"],
        ["price", "extra", "3"],
        ["article", "is"],
        ["headline", "Toll"],
        ["published", "not", "understood:", "01/05/2026"],
        ["source", "unknown"],
        ["text", "3", "words:", "The", "toll", "rises."],
        "of the records looked at: articles 1; rejected 0; skipped 0".split(),
    ]


def test_inspect_sums_up_what_was_seen_and_names_further_titles(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    lines = [f'{{"title": "Toll {number}", "text": "Words {number}."}}' for number in range(3)]
    path.write_text("\n".join([*lines, '{"title": "Ferry"}']))
    printed = inspect(tmp_path, str(path), "--records", "1").printed
    assert "of the records looked at: articles 3; rejected 1 missing_text; skipped 0" in printed
    assert "  also: Toll 1\n  also: Toll 2\n" in printed


def test_inspect_takes_columns_from_the_settings_and_tells_a_reject(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"kopf": "Toll", "rumpf": [{"p": "One."}, {"p": "Two."}]}\n')
    refused = inspect(tmp_path, str(path))
    assert "line 1: rejected: missing_text: no text in the fields kopf, rumpf" in refused.printed
    config = tmp_path / "onrecord.toml"
    config.write_text('[columns]\ntext = "rumpf[*].p"\ntitle = "kopf"\n')
    told = inspect(tmp_path, str(path), "--config", str(config))
    assert ["rumpf", "text"] in [line[:2] for line in lines_of(told)]
    assert ["text", "2", "words:", "One.", "Two."] in lines_of(told)


def test_inspect_of_a_file_without_a_reader_is_the_reason(tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    path.write_bytes(b"\x89PNG\r\n")
    told = inspect(tmp_path, str(path))
    assert told.printed.startswith("a.png: rejected: unsupported_format: ")
