"""A folder or file of a lake on S3, with those verbs of a path that reading a lake takes.

In: an address such as s3://news/lake. Out: a `Path` whose bytes are objects. The decision to
question: it is a kind of `Path`, so that nothing but the writer of batches knows of the difference;
a verb that is not given here would look at the local disk, and so has no use on a lake. S3 has
folders in name alone, and no rename: what is there is what has been put, whole or not at all.
pyarrow is imported where S3 is asked, since the settings name this class at every start.
"""

import io
import os
from collections.abc import Iterator
from fnmatch import fnmatchcase
from functools import cache
from pathlib import Path, PosixPath
from typing import Any

SCHEME = "s3:"
PREFIX = "s3://"
DIRECTORY = "Directory"
"""As pyarrow names what has something below it."""


def s3_filesystem() -> Any:
    """S3 by the usual environment variables; AWS_ENDPOINT_URL names another server."""
    endpoint = os.environ.get("AWS_ENDPOINT_URL_S3") or os.environ.get("AWS_ENDPOINT_URL")
    region = os.environ.get("AWS_REGION") or os.environ.get("AWS_DEFAULT_REGION")
    return _connect(endpoint, region, os.environ.get("AWS_ACCESS_KEY_ID"))


@cache
def _connect(endpoint: str | None, region: str | None, _: str | None) -> Any:
    from pyarrow import fs

    # An object that fits into memory goes in one request instead of three.
    options: dict[str, Any] = {"allow_delayed_open": True}
    if region:
        options["region"] = region
    if endpoint:
        scheme, _, host = endpoint.rpartition("://")
        options |= {"endpoint_override": host.rstrip("/"), "scheme": scheme or "https"}
    return fs.S3FileSystem(**options)


class S3Path(PosixPath):
    """An address on S3."""

    __slots__ = ()

    @property
    def key(self) -> str:
        """Bucket and key, as pyarrow has them."""
        return "/".join(self.parts[1:])

    def __str__(self) -> str:
        return PREFIX + self.key

    def __fspath__(self) -> str:
        return str(self)

    def absolute(self) -> "S3Path":
        """The address itself."""
        return self

    def exists(self, **_: Any) -> bool:
        """Whether there is an object, or one below it."""
        return self._kind() != "NotFound"

    def is_dir(self, **_: Any) -> bool:
        """Whether there is an object below it."""
        return self._kind() == DIRECTORY

    def _kind(self) -> str:
        kind: str = s3_filesystem().get_file_info(self.key).type.name
        return kind

    def mkdir(self, *_: Any, **__: Any) -> None:
        """Nothing: a folder comes with what is put into it."""

    def read_bytes(self) -> bytes:
        """The object. Raises `FileNotFoundError` if there is none."""
        with s3_filesystem().open_input_stream(self.key) as stream:
            content: bytes = stream.read()
        return content

    def read_text(self, encoding: str | None = None, *_: Any, **__: Any) -> str:
        """The object as text."""
        return self.read_bytes().decode(encoding or "utf-8")

    def read_modified_at(self) -> float:
        """When the object was put, in seconds since 1970. Raises `FileNotFoundError`."""
        put_at = s3_filesystem().get_file_info(self.key).mtime
        if put_at is None:
            raise FileNotFoundError(str(self))
        return float(put_at.timestamp())

    def open(self, *_: Any, **__: Any) -> Any:
        """The object in memory, to read."""
        return io.BytesIO(self.read_bytes())

    def write_bytes(self, data: Any) -> int:
        """Put the object; one that is there is replaced in one go."""
        with s3_filesystem().open_output_stream(self.key) as stream:
            stream.write(data)
        return len(data)

    def unlink(self, missing_ok: bool = False) -> None:
        """Take the object away."""
        if not missing_ok or self.exists():
            s3_filesystem().delete_file(self.key)

    def glob(self, pattern: str, **_: Any) -> Iterator["S3Path"]:  # type: ignore[override]
        """What lies directly below and matches; folders alone if the pattern ends in a slash."""
        from pyarrow import fs

        selector = fs.FileSelector(self.key, allow_not_found=True)
        for info in s3_filesystem().get_file_info(selector):
            is_wanted = not pattern.endswith("/") or info.type.name == DIRECTORY
            if is_wanted and fnmatchcase(info.base_name, pattern.rstrip("/")):
                yield S3Path(PREFIX + info.path)

    def remove_all(self) -> None:
        """Take everything below it away."""
        if self.exists():
            s3_filesystem().delete_dir(self.key)


def read_place(path: Path) -> Path:
    """The path, as one on S3 if that is what it says: s3://bucket or, as a path, s3:/bucket."""
    return S3Path(path) if path.parts[:1] == (SCHEME,) else path
