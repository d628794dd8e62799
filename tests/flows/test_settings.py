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
        settings_file=Path("onrecord.toml"),
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
            "onrecord.toml: columns: colour is nothing that an article has",
            id="a column of nothing",
        ),
        pytest.param(
            "wokers = 3\n", "onrecord.toml: unknown setting wokers; workers is known", id="key"
        ),
        pytest.param(
            "colour = 3\n",
            "onrecord.toml: unknown setting colour; known are lake,",
            id="a key like none",
        ),
        pytest.param(
            'warehouse = "/dev/null"\n',
            "onrecord.toml: warehouse: is a device or a pipe; name a file",
            id="a device",
        ),
        pytest.param("workers = 0\n", "onrecord.toml: workers: has to be 1 or more", id="value"),
        pytest.param(
            "workers = true\n",
            "onrecord.toml: workers: is true or false, which says nothing here (given: true)",
            id="true in the place of a number",
        ),
        pytest.param(
            "memory = true\n", "onrecord.toml: memory: is true or false", id="true as a size"
        ),
        pytest.param(
            "[thresholds]\nundated_share = nan\n",
            "onrecord.toml: thresholds: has to be a number that ends",
            id="a threshold that nothing reaches or misses",
        ),
        pytest.param(
            "sql_seconds = inf\n",
            "onrecord.toml: sql_seconds: has to be 1,000,000 or less",
            id="seconds without an end",
        ),
        pytest.param(
            "from_day = 0\n",
            "onrecord.toml: from_day: is a number; write a day as 2026-01-31",
            id="a day as seconds",
        ),
        pytest.param(
            'settings_file = "x"\n',
            "onrecord.toml: unknown setting settings_file; ",
            id="what is told and not set",
        ),
        pytest.param("workers =\n", "onrecord.toml: not a TOML file", id="not toml"),
        pytest.param('lake = ""\n', "onrecord.toml: lake: names nothing", id="an empty place"),
        pytest.param(
            'warehouse = "/"\n', "onrecord.toml: warehouse: is a folder; name a file", id="a folder"
        ),
        pytest.param(
            "on_failure = 'mail -s \"on record'\n",
            "onrecord.toml: on_failure: is no command: no closing quotation",
            id="a command cut off",
        ),
    ],
)
def test_settings_an_error_names_the_file_and_the_key(
    folder: Path, content: str, said: str
) -> None:
    (folder / "onrecord.toml").write_text(content)
    with pytest.raises(SettingsError) as error:
        load_settings()
    assert str(error.value).startswith(said)
    assert "mail" not in str(error.value)


def test_settings_an_error_names_the_variable_or_the_flag(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ONRECORD_WORKERS", "many")
    with pytest.raises(SettingsError, match=r"^the variable ONRECORD_WORKERS: "):
        load_settings()
    with pytest.raises(SettingsError, match=r"^--workers: "):
        load_settings(workers=0)
    # Guard: there is no flag --sql-seconds.
    monkeypatch.delenv("ONRECORD_WORKERS")
    with pytest.raises(SettingsError, match=r"^--seconds: has to be more than 0"):
        load_settings(sql_seconds=0)


@pytest.mark.parametrize(
    ("variable", "value", "said"),
    [
        pytest.param("LANGUAGES", "en", "has to be JSON (given: 'en')", id="a table"),
        pytest.param("LAKE", "", "names nothing; name a place, or leave it out", id="empty"),
        pytest.param("LAKE", "\udce9", "is not UTF-8", id="bytes of another code page"),
        pytest.param("WORKRES", "3", "unknown; ONRECORD_WORKERS is known", id="a slip"),
        pytest.param("LKAE", "x", "unknown; ONRECORD_LAKE is known", id="a slip in a short name"),
    ],
)
def test_settings_a_variable_that_makes_no_sense_is_named(
    folder: Path, monkeypatch: pytest.MonkeyPatch, variable: str, value: str, said: str
) -> None:
    """Guard: a table in bad JSON was a traceback, and the others went unnoticed."""
    monkeypatch.setenv(f"ONRECORD_{variable}", value)
    with pytest.raises(SettingsError) as error:
        load_settings()
    assert str(error.value).startswith(f"the variable ONRECORD_{variable}: {said}")


def test_settings_a_variable_of_something_else_is_nothing_to_us(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("SERVICE_HOST", "PORT_80_TCP", "RUN_ID", "PROBLEM"):
        monkeypatch.setenv(f"ONRECORD_{name}", "10.0.0.5")
    assert load_settings() == Settings()


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


def test_settings_a_link_to_the_warehouse_is_followed(folder: Path) -> None:
    """Guard: the first publish put a file in its place, and readers kept the old one."""
    (folder / "current.duckdb").symlink_to(folder / "disk" / "warehouse.duckdb")
    found = load_settings(warehouse=folder / "current.duckdb")
    assert found.warehouse == folder / "disk" / "warehouse.duckdb"
