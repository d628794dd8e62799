import numpy as np

from transforms.attribution.model.features import LABELS
from transforms.attribution.model.linking import Link, Pointer, find_links, find_spans, move_link

WIDTH = 4
NOBODY = Pointer(np.zeros((2, WIDTH), np.float32), np.array([2.0, 2.0], np.float32), 0.5)


def read(*names: str) -> np.ndarray:
    return np.array([LABELS.index(name) for name in names])


def certain(labels: np.ndarray) -> np.ndarray:
    return np.eye(len(LABELS), dtype=np.float32)[labels]


def point(labels: np.ndarray, cue: int | None, source: int | None) -> tuple[np.ndarray, ...]:
    """Vectors by which every piece of content points to a cue and a source."""
    queries = np.zeros((len(labels), 6 * WIDTH), np.float32)
    keys = np.zeros((len(labels), 2 * WIDTH), np.float32)
    queries[:, 0] = queries[:, WIDTH + 1] = 9.0
    if cue is not None:
        keys[cue, 0] = 20.0
    if source is not None:
        keys[source, WIDTH + 1] = 20.0
    return queries, keys


# “ go , ” she said , “ and stay ”
SPLIT = read("B-CONTENT", "I-CONTENT", "B-SOURCE", "B-CUE", "O", "B-CONTENT", "I-CONTENT")


def test_linking_joins_pieces_that_point_to_one_cue() -> None:
    (link,) = find_links(SPLIT, certain(SPLIT), *point(SPLIT, 3, 2), NOBODY)
    assert (link.content, link.cue, link.source) == (((0, 2), (5, 7)), (3, 4), (2, 3))
    assert link.signals[0] == 1.0
    assert link.signals[4] == 1.0


def test_linking_leaves_pieces_without_a_cue_apart() -> None:
    links = find_links(SPLIT, certain(SPLIT), *point(SPLIT, None, 2), NOBODY)
    assert [(link.content, link.cue) for link in links] == [(((0, 2),), None), (((5, 7),), None)]


def test_linking_gives_no_source_when_nobody_is_likelier() -> None:
    (link,) = find_links(SPLIT, certain(SPLIT), *point(SPLIT, 3, None), NOBODY)
    assert link.source is None


def test_linking_takes_a_token_that_no_label_names() -> None:
    labels = read("B-CONTENT", "O", "B-CUE")
    (link,) = find_links(labels, certain(labels), *point(labels, 2, 1), NOBODY)
    assert link.source == (1, 2)


def test_linking_finds_spans_and_moves_links_into_the_document() -> None:
    assert find_spans(SPLIT, "CONTENT") == [(0, 2), (5, 7)]
    link = Link(((0, 2),), (2, 3), None, ())
    # Token 12 is white space, which no window holds.
    moved = move_link(link, np.array([10, 11, 13]))
    assert (moved.content, moved.cue, moved.source) == (((10, 12),), (13, 14), None)
