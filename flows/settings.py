"""Settings: flags over `ONRECORD_*` variables over `onrecord.toml` over the defaults.

In: the flags that were given and a TOML file. Out: one frozen `Settings`. The decision to
question: what is read from the world (`_Sources`) and what the flow gets (`Settings`, plain
data) are two types, so that a scheduled run works with what was true when it was scheduled
and not with the files of whatever folder it wakes up in.
"""

import os
import shlex
import stat
import tomllib
from datetime import date
from difflib import get_close_matches
from math import isfinite
from pathlib import Path
from typing import Any, Literal

from pydantic import (
    BaseModel,
    ByteSize,
    ConfigDict,
    Field,
    ValidationError,
    ValidationInfo,
    field_validator,
)
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict
from pydantic_settings.exceptions import SettingsError as VariableError

from flows.addresses import NO_KEYS, NO_STORE, has_key, is_other_store
from flows.setting_faults import ENV_PREFIX, explain_values, show_value
from transforms.feeds.field_names import read_paths
from transforms.lake.s3 import S3Path, read_place
from transforms.lake.versions import DEFAULT_LANGUAGES, PROFILES

CONFIG_FILE = Path("onrecord.toml")
LIKENESS = 0.75
"""From here on a variable is one of ours with a slip of the pen in it."""
NO_HOME = "begins with ~ and no user's home; write it in full, or as ./~ if that is its name"
MOST_SECONDS = 1_000_000
"""Beyond it the clocks of the system end; it is eleven days."""
MOST_WORKERS = 1_000
LEAST_MEMORY = 20_000_000
"""What an empty warehouse takes; less is a size whose unit was left out."""
LEAST_SQL_MEMORY = 1_000_000
MOST_MEMORY = 10**15


class SettingsError(ValueError):
    """A setting is unknown or has a value that makes no sense; the message says which and where."""


class Settings(BaseModel):
    """What a run needs to know. Paths may be relative to the working directory."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    lake: Path = Field(
        Path("data/lake"), description="folder of the Parquet lake, or s3://bucket/folder"
    )
    warehouse: Path = Field(Path("data/warehouse.duckdb"), description="the published DuckDB file")
    prefect_home: Path = Field(
        Path("data/prefect"), description="Prefect's own state, unless PREFECT_HOME is set"
    )
    task_runner: Literal["processes", "dask"] = Field(
        "processes", description="where batches are worked on"
    )
    workers: int | None = Field(
        None, ge=1, le=MOST_WORKERS, description="worker processes; all cores if left out"
    )
    dask_address: str | None = Field(
        None, description="scheduler of a running Dask cluster, such as tcp://10.0.0.5:8786"
    )
    batch_seconds: int = Field(
        900,
        ge=1,
        le=MOST_SECONDS,
        description="a worker that takes longer over one piece of work is stopped",
    )
    worker_jobs: int = Field(
        250,
        ge=1,
        description="pieces of work, of up to 40 articles, after which worker processes are "
        "replaced",
    )
    page_seconds: float = Field(
        60,
        gt=0,
        le=MOST_SECONDS,
        description="a page or document that takes longer to parse is rejected",
    )
    annotate_tries: int = Field(
        3, ge=1, le=1000, description="in how many runs an article is tried that fails"
    )
    reject_threshold: float = Field(
        0.25, ge=0, le=1, description="exit code 1 when a larger share of records is rejected"
    )
    keep_published: int = Field(3, ge=0, description="earlier published files that are kept")
    languages: dict[str, str] = Field(
        DEFAULT_LANGUAGES, description="language code to spaCy package, or to `blank`"
    )
    profile: Literal["accurate", "fast"] = Field(
        "fast",
        description="English read by one network, or by spaCy and a larger one for quotes",
    )
    gates: Literal["stop", "warn"] = Field(
        "stop", description="whether a quality figure far out of its limits keeps a run unpublished"
    )
    thresholds: dict[str, float] = Field(
        {}, description="quality figures by name and the value that each must reach"
    )
    memory: ByteSize = Field(
        ByteSize(4_000_000_000),
        ge=LEAST_MEMORY,
        le=MOST_MEMORY,
        description="memory for loading and resolving; what takes more is put aside on the disk",
    )
    sql_seconds: float = Field(
        120,
        gt=0,
        le=MOST_SECONDS,
        description="seconds that `sql`, `cookbook`, `export` or `show` may take",
    )
    sql_memory: ByteSize = Field(
        ByteSize(4_000_000_000),
        ge=LEAST_SQL_MEMORY,
        le=MOST_MEMORY,
        description="memory that such a question and its answer may take",
    )
    allow_empty: bool = Field(
        False, description="whether a run that finds no archive at all is a good one"
    )
    from_day: date | None = Field(
        None, description="first day of patterns such as archives/%Y/%m/%d; the last run's"
    )
    to_day: date | None = Field(None, description="last day of such patterns; today if left out")
    log_file: Path | None = Field(None, description="where runs append what they do, as JSON lines")
    metrics_file: Path | None = Field(
        None, description="a Prometheus text file, written anew at the end of each run"
    )
    on_failure: str | None = Field(
        None, description="an address to post a failed run to, or a command to give it to"
    )

    columns: dict[str, tuple[str, ...]] = Field(
        {},
        description="where fields of JSON and tables stand that the usual names do not find, such "
        'as text = "body.paragraphs[*]"',
    )
    entity_overrides: Path | None = Field(
        None,
        description="what people say of entities; entity_overrides.jsonl beside the warehouse "
        "if left out",
    )
    kb: Path | None = Field(
        None, description="items of a knowledge base that entities are linked to"
    )

    # No settings: where these were read, and the patterns whose days a run looks through.
    settings_file: Path | None = None
    days_of: tuple[str, ...] | None = None

    @field_validator("page_seconds", "reject_threshold", "sql_seconds", "thresholds")
    @classmethod
    def _is_finite(cls, given: Any) -> Any:
        values = given.values() if isinstance(given, dict) else [given]
        if not all(map(isfinite, values)):
            raise ValueError("has to be a number that ends")
        return given

    @field_validator("columns", mode="before")
    @classmethod
    def _read_columns(cls, given: Any) -> Any:
        if not isinstance(given, dict):
            return given
        for name, paths in given.items():
            listed = paths if isinstance(paths, list | tuple) else [paths]
            if not all(isinstance(path, str) for path in listed):
                raise ValueError(f"{name} has to be a path such as body.paragraphs[*], or a list")
        return read_paths(given)

    @field_validator(
        *("lake", "warehouse", "prefect_home", "log_file", "metrics_file"),
        *("entity_overrides", "kb"),
        mode="before",
    )
    @classmethod
    def _is_named(cls, path: Any) -> Any:
        # A variable that is set to nothing would put the lake into the working directory.
        if path == "":
            raise ValueError("names nothing; name a place, or leave it out")
        return path

    @field_validator("*", mode="before")
    @classmethod
    def _is_of_its_kind(cls, given: Any, field: ValidationInfo) -> Any:
        # Before all others, being the last: true would be taken for 1, and a day that is a number
        # for seconds since 1970.
        values = given.values() if isinstance(given, dict) else [given]
        may_be_switch = field.field_name in ("allow_empty", "from_file")
        if not may_be_switch and any(isinstance(one, bool) for one in values):
            raise ValueError("is true or false, which says nothing here")
        if field.field_name in _DAYS and isinstance(given, int | float):
            raise ValueError("is a number; write a day as 2026-01-31")
        return given

    @field_validator(
        *("lake", "warehouse", "prefect_home", "log_file", "metrics_file"),
        *("entity_overrides", "kb", "settings_file"),
    )
    @classmethod
    def _expand(cls, path: Path | None) -> Path | None:
        if path is None:
            return None
        try:
            str(path).encode()
        except UnicodeEncodeError:
            raise ValueError("is not UTF-8, as DuckDB and JSON want a path; rename it") from None
        if "\0" in str(path):
            raise ValueError("has a null character in it, which no name may have")
        if has_key(str(path)):
            raise ValueError(NO_KEYS)
        if is_other_store(path):
            raise ValueError(NO_STORE)
        try:
            return read_place(path.expanduser())
        except RuntimeError:
            raise ValueError(NO_HOME) from None

    @field_validator("warehouse", "log_file", "metrics_file")
    @classmethod
    def _is_file(cls, path: Path | None) -> Path | None:
        if path is not None and path.name in ("", ".."):
            raise ValueError("is a folder; name a file")
        return path

    @field_validator("warehouse")
    @classmethod
    def _follow_link(cls, path: Path) -> Path:
        # Else a publish would put its file in the place of the link, and leave the old one behind.
        return path.resolve() if not isinstance(path, S3Path) and path.is_symlink() else path

    @field_validator("warehouse", "metrics_file", "entity_overrides")
    @classmethod
    def _is_replaceable(cls, path: Path | None) -> Path | None:
        # A rename would put a file in the place of /dev/null.
        if path is not None and not isinstance(path, S3Path) and is_special(path):
            raise ValueError("is a device or a pipe; name a file")
        return path

    @field_validator("on_failure")
    @classmethod
    def _is_command(cls, command: str | None) -> str | None:
        try:
            words = shlex.split(command or "")
        except ValueError as error:
            raise ValueError(f"is no command: {str(error).lower()}") from error
        return command if words else None

    @field_validator("warehouse", "prefect_home", "log_file", "metrics_file")
    @classmethod
    def _is_local(cls, path: Path | None) -> Path | None:
        if isinstance(path, S3Path):
            raise ValueError("has to be on a disk of this machine; the lake alone may be on S3")
        return path

    @property
    def attribution(self) -> str:
        """How quotes are found in this profile."""
        return PROFILES[self.profile]

    @property
    def overrides_file(self) -> Path:
        """Where people's word on entities is kept."""
        return self.entity_overrides or self.warehouse.with_name("entity_overrides.jsonl")

    def anchored(self) -> "Settings":
        """The same settings with absolute paths, for a process with another working directory."""
        found = {name: getattr(self, name) for name in _PLACES}
        places = {name: path.absolute() for name, path in found.items() if path is not None}
        return self.model_copy(update=places)


_DAYS = ("from_day", "to_day")
_PLACES = (
    *("lake", "warehouse", "prefect_home", "log_file", "metrics_file", "entity_overrides", "kb"),
    "settings_file",
)
_NOT_SET = frozenset({"settings_file", "days_of"})
"""Fields that are told and not set: no file, variable or flag has them."""


class _Sources(Settings, BaseSettings):
    """Where values come from: flags, then the environment; the file is handed in as flags are."""

    model_config = SettingsConfigDict(env_prefix=ENV_PREFIX, frozen=True, extra="forbid")
    from_file: dict[str, Any] = Field({}, exclude=True)

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        given = init_settings()
        return (init_settings, env_settings, _Given(settings_cls, given.get("from_file", {})))


class _Given(PydanticBaseSettingsSource):
    """Values that were read before, as the source of lowest rank."""

    def __init__(self, settings_cls: type[BaseSettings], values: dict[str, Any]) -> None:
        super().__init__(settings_cls)
        self._values = values

    def get_field_value(self, field: Any, field_name: str) -> tuple[Any, str, bool]:
        return self._values.get(field_name), field_name, False

    def __call__(self) -> dict[str, Any]:
        return self._values


def load_settings(config: Path | None = None, **flags: Any) -> Settings:
    """The settings for this process; a flag that is None was not given.

    `config` is a TOML file that has to exist; left out, `onrecord.toml` in the working directory
    is read if there is one. Raises `SettingsError` on an unknown key or a bad value.
    """
    path = config or CONFIG_FILE
    from_file = _read_file(path, required=config is not None)
    given = {name: value for name, value in flags.items() if value is not None}
    _check_variables()
    try:
        sources = _Sources(**given, from_file=from_file)
    except VariableError as error:
        raise SettingsError(_explain_variable(error)) from None
    except ValidationError as error:
        raise SettingsError(explain_values(error, path, from_file, given)) from None
    read = path if config is not None or path.exists() else None
    return Settings(**{**sources.model_dump(), "settings_file": read})


def list_settings() -> list[str]:
    """The names of all settings, in order."""
    return [name for name in Settings.model_fields if name not in _NOT_SET]


def is_special(path: Path) -> bool:
    """Whether there is something there that is neither a file nor a folder, such as /dev/stdout."""
    try:
        mode = path.stat().st_mode
    except OSError:
        return False
    return not stat.S_ISREG(mode) and not stat.S_ISDIR(mode)


def _check_variables() -> None:
    """Raise `SettingsError` for a variable that is nearly one of ours.

    Others may have ours for a prefix: Kubernetes makes some out of the name of a service.
    """
    known = list_settings()
    for variable in sorted(os.environ):
        name = variable.removeprefix(ENV_PREFIX).lower()
        if not variable.startswith(ENV_PREFIX) or name in known:
            continue
        for meant in get_close_matches(name, known, n=1, cutoff=LIKENESS):
            raise SettingsError(
                f"the variable {variable}: unknown; {ENV_PREFIX}{meant.upper()} is known"
            )


def _explain_variable(error: VariableError) -> str:
    """A variable that has to be JSON, as tables and lists have, and is not."""
    named = next((name for name in Settings.model_fields if f'"{name}"' in str(error)), "")
    variable = f"{ENV_PREFIX}{named.upper()}"
    return (
        f"the variable {variable}: has to be JSON (given: {show_value(os.environ.get(variable))})"
    )


def _read_file(path: Path, *, required: bool) -> dict[str, Any]:
    try:
        # Editors of Windows put a mark in front.
        values = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        if required:
            raise SettingsError(f"{path}: there is no such settings file") from None
        return {}
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SettingsError(f"{path}: not a TOML file that can be read ({error})") from None
    for unknown in sorted(set(values) - set(list_settings())):
        near = get_close_matches(unknown, list_settings(), n=1, cutoff=LIKENESS)
        known = f"{near[0]} is known" if near else f"known are {', '.join(list_settings())}"
        raise SettingsError(f"{path}: unknown setting {unknown}; {known}")
    return values
