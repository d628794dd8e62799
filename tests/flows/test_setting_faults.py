"""What is wrong with a setting: every setting, and each kind of value that it cannot have."""

from datetime import date
from pathlib import Path

import pytest

from flows.setting_faults import show_value
from flows.settings import SettingsError, list_settings, load_settings

GIVEN = {
    "a number": "7",
    "a share": "1.5",
    "less than nothing": "-3",
    "words": '"words"',
    "nothing": '""',
    "a switch": "true",
    "a list": "[1]",
    "a table": "{ a = 1 }",
    "tables": "{ a = { b = 1 } }",
    "a day": "2026-01-31",
    "no number": "nan",
    "no end": "inf",
    "too much": "100000000000000000000000",
    "a null character": '"a\\u0000b"',
}


@pytest.mark.parametrize("name", list_settings())
def test_setting_faults_are_one_sentence_with_the_file_and_the_key(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Guard: "could not parse value and unit from byte string", and a line on `from_file`."""
    monkeypatch.chdir(tmp_path)
    file = Path("night.toml")
    refused = 0
    for value in GIVEN.values():
        file.write_text(f"{name} = {value}\n")
        try:
            load_settings(file)
        except SettingsError as error:
            refused += 1
            told = str(error)
            assert told.startswith((f"night.toml: {name}: ", f"night.toml: {name}.a: ")), told
            assert "\n" not in told, told
            assert not {"input", "valid", "datetime.", "pathlib", "parse"} & set(told.split()), told
    assert refused >= len(GIVEN) / 2


@pytest.mark.parametrize("value", ["3", "[3]", "{ a = 1 }", "2026-01-31", "[['a']]"])
def test_setting_faults_of_a_column_are_one_sentence(
    value: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Guard: a traceback for all of them."""
    monkeypatch.chdir(tmp_path)
    Path("onrecord.toml").write_text(f"[columns]\ntext = {value}\n")
    with pytest.raises(SettingsError, match=r"^onrecord.toml: columns: text has to be a path such"):
        load_settings()


def test_setting_faults_are_not_seen_in_the_mark_of_an_editor(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("onrecord.toml").write_bytes(b"\xef\xbb\xbfworkers = 3\n")
    assert load_settings().workers == 3


def test_setting_faults_a_switch_may_be_set_in_a_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Guard: `allow_empty = true` was refused there as saying nothing."""
    monkeypatch.chdir(tmp_path)
    Path("onrecord.toml").write_text("allow_empty = true\n")
    assert load_settings().allow_empty


@pytest.mark.parametrize(
    ("content", "said"),
    [
        pytest.param('workers = "two"', "workers: has to be a whole number (given: 'two')", id="n"),
        pytest.param("memory = 4", "memory: has to be 20,000,000 or more (given: 4)", id="no unit"),
        pytest.param(
            'memory = "4 gigs"',
            "memory: has to be a size, such as \"4GB\" (given: '4 gigs')",
            id="a size",
        ),
        pytest.param(
            'from_day = "31.1.2026"',
            "from_day: has to be a day, such as 2026-01-31 (given: '31.1.2026')",
            id="a day",
        ),
        pytest.param(
            "[thresholds]\nundated_share = true",
            "thresholds: is true or false, which says nothing here "
            "(given: {'undated_share': True})",
            id="a switch in a table",
        ),
        pytest.param(
            '[thresholds]\nundated_share = "low"',
            "thresholds.undated_share: has to be a number (given: 'low')",
            id="within a table",
        ),
        pytest.param(
            "lake = 2026-01-31",
            "lake: has to be a path, in quotation marks (given: 2026-01-31)",
            id="a day for a path",
        ),
        pytest.param(
            'lake = "gs://news/lake"',
            "lake: is an address of a kind that is not known; name a folder, or "
            "s3://bucket/folder (given: 'gs://news/lake')",
            id="another store",
        ),
    ],
)
def test_setting_faults_say_what_is_meant(
    content: str, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("onrecord.toml").write_text(f"{content}\n")
    with pytest.raises(SettingsError) as error:
        load_settings()
    assert str(error.value) == f"onrecord.toml: {said}"


@pytest.mark.parametrize("name", ["lake", "warehouse", "kb", "log_file"])
def test_setting_faults_never_tell_a_key(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Guard: s3://KEY:SECRET@news was taken for a bucket, and told in each log and row."""
    monkeypatch.chdir(tmp_path)
    address = "s3://AKIA1:wJalr/XUtn@news/lake"
    Path("onrecord.toml").write_text(f'{name} = "{address}"\n')
    monkeypatch.setenv("ONRECORD_COLUMNS", address)
    for given in ({}, {name: Path(address)}):
        with pytest.raises(SettingsError) as error:
            load_settings(**given)
        assert "AKIA1" not in str(error.value)
        assert "wJalr" not in str(error.value)
        monkeypatch.delenv("ONRECORD_COLUMNS", raising=False)
    assert "AWS_SECRET_ACCESS_KEY (given: 's3://…@news/lake')" in str(error.value)


def test_setting_faults_show_values_as_a_file_has_them() -> None:
    shown = [show_value(given) for given in (True, date(2026, 1, 31), Path("lake"), 4, "x" * 200)]
    assert shown == ["true", "2026-01-31", "'lake'", "4", "'" + "x" * 79 + "…"]
