"""Settings: who wins, and what a bad one says."""

from pathlib import Path

import pytest

from flows.settings import Settings, SettingsError, load_settings


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_settings_defaults_are_an_embedded_lake_and_warehouse(folder: Path) -> None:
    settings = load_settings()
    assert settings == Settings()
    assert (settings.lake, settings.warehouse) == (
        Path("data/lake"),
        Path("data/warehouse.duckdb"),
    )


def test_settings_flags_win_over_variables_and_variables_over_the_file(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "onrecord.toml").write_text(
        'lake = "file"\nwarehouse = "file"\nworkers = 3\n[languages]\nfr = "fr_core_news_sm"\n'
    )
    monkeypatch.setenv("ONRECORD_LAKE", "variable")
    monkeypatch.setenv("ONRECORD_WAREHOUSE", "variable")
    settings = load_settings(warehouse=Path("flag"), lake=None)
    assert settings == Settings(
        lake=Path("variable"),
        warehouse=Path("flag"),
        workers=3,
        languages={"fr": "fr_core_news_sm"},
    )


def test_settings_profile_says_how_quotes_are_found(folder: Path) -> None:
    (folder / "onrecord.toml").write_text('profile = "fast"\n')
    assert load_settings().attribution == "encoder"
    assert load_settings(profile="accurate").attribution == "model"
    assert Settings().profile == "fast"
    with pytest.raises(SettingsError, match="'accurate' or 'fast'"):
        load_settings(profile="quick")


def test_settings_another_file_is_read_when_named(folder: Path) -> None:
    (folder / "night.toml").write_text("keep_published = 7\n")
    assert load_settings(Path("night.toml")).keep_published == 7
    assert load_settings().keep_published == 3


def test_settings_columns_say_where_fields_stand(folder: Path) -> None:
    (folder / "onrecord.toml").write_text(
        '[columns]\ntext = "body.paragraphs[*]"\ndate = ["on", "at"]\n'
    )
    settings = load_settings()
    assert settings.columns == {"text": ("body.paragraphs[*]",), "published": ("on", "at")}
    assert Settings(**settings.model_dump(mode="json")) == settings


@pytest.mark.parametrize(
    ("content", "said"),
    [
        pytest.param(
            '[columns]\ncolour = "x"\n',
            "onrecord.toml: columns: value error, colour is nothing that an article has",
            id="a column of nothing",
        ),
        pytest.param(
            "wokers = 3\n", "onrecord.toml: unknown setting wokers; known are lake,", id="key"
        ),
        pytest.param("workers = 0\n", "onrecord.toml: workers: input should be", id="value"),
        pytest.param("workers =\n", "onrecord.toml: not a TOML file", id="not toml"),
    ],
)
def test_settings_an_error_names_the_file_and_the_key(
    folder: Path, content: str, said: str
) -> None:
    (folder / "onrecord.toml").write_text(content)
    with pytest.raises(SettingsError) as error:
        load_settings()
    assert str(error.value).startswith(said)


def test_settings_an_error_names_the_variable_or_the_flag(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ONRECORD_WORKERS", "many")
    with pytest.raises(SettingsError, match=r"^the variable ONRECORD_WORKERS: "):
        load_settings()
    with pytest.raises(SettingsError, match=r"^--workers: "):
        load_settings(workers=0)


def test_settings_a_named_file_has_to_exist(folder: Path) -> None:
    with pytest.raises(SettingsError, match=r"gone\.toml: there is no such settings file"):
        load_settings(Path("gone.toml"))


def test_settings_anchored_holds_in_another_working_directory(folder: Path) -> None:
    anchored = Settings(lake=Path("lake")).anchored()
    assert (anchored.lake, anchored.warehouse) == (
        folder / "lake",
        folder / "data/warehouse.duckdb",
    )


def test_settings_travel_as_json() -> None:
    settings = Settings(lake=Path("lake"), workers=2)
    assert Settings.model_validate(settings.model_dump(mode="json")) == settings
