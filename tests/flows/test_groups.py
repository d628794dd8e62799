"""Small archives go together, and every worker has some."""

import pytest

from flows.groups import group_archives
from flows.readers.discover import ArchiveRef


def ref(number: int, size: int, uri: str = "/archives") -> ArchiveRef:
    return ArchiveRef(f"{uri}/{number}.txt", f"{number:020x}", size, "text", uri)


@pytest.mark.parametrize(
    ("archives", "workers", "groups"),
    [
        pytest.param([], 2, [], id="none"),
        pytest.param([ref(1, 10), ref(2, 30)], 2, [[2], [1]], id="largest first, one each"),
        pytest.param(
            [ref(number, 10) for number in range(16)],
            2,
            [[0, 1, 2], [3, 4, 5], [6, 7, 8], [9, 10, 11], [12, 13, 14], [15]],
            id="small ones together",
        ),
        pytest.param(
            [ref(1, 9_000_000), *(ref(number, 10) for number in range(2, 10))],
            1,
            [[1], [2, 3, 4], [5, 6, 7], [8, 9]],
            id="a large one alone",
        ),
        pytest.param(
            [*(ref(number, 10, "s3://b") for number in range(4)), *(ref(n, 9) for n in (7, 8))],
            1,
            [[0], [1], [2], [3], [7, 8]],
            id="remote ones alone, since they are tried again",
        ),
    ],
)
def test_groups_keep_workers_busy(
    archives: list[ArchiveRef], workers: int, groups: list[list[int]]
) -> None:
    made = group_archives(archives, workers)
    assert [[int(archive.archive_id, 16) for archive in group] for group in made] == groups
