"""Near-duplicate signatures: the same everywhere, close for close texts."""

import subprocess
import sys

from tests.conftest import ROOT
from transforms.text.near_duplicates import FIGURE_BIT, MOST_SHINGLES, sign_text

WORDS = " ".join(f"word{chr(97 + number // 26)}{chr(97 + number % 26)}" for number in range(200))
PINNED = (7001888, 9024182, 10970285, 13962746)


def agreement(left: tuple[int, ...], right: tuple[int, ...]) -> float:
    """The share of the longer text that the other has, as the warehouse tells it."""
    lists = [[one for one in text if one < FIGURE_BIT] for text in (left, right)]
    full = [one[-1] for one in lists if len(one) == MOST_SHINGLES]
    kept = [{one for one in each if one <= min(full, default=FIGURE_BIT)} for each in lists]
    return len(kept[0] & kept[1]) / max(map(len, kept))


def test_signature_of_a_short_text_is_empty() -> None:
    assert sign_text("Markets are closed today.") == ()


def test_signature_is_the_same_in_another_process() -> None:
    program = (
        "from tests.transforms.text.test_near_duplicates import WORDS;"
        "from transforms.text.near_duplicates import sign_text;"
        "print(sign_text(WORDS))"
    )
    printed = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout
    assert printed.strip() == str(sign_text(WORDS))


def test_signature_is_the_same_on_every_machine() -> None:
    assert sign_text(WORDS)[:4] == PINNED
    assert all(0 <= number < 2**31 for number in sign_text(WORDS))


def test_signature_of_a_text_without_end_is_bounded_and_sorted() -> None:
    long = " ".join(f"{number} word{number}" for number in range(30_000))
    signature = sign_text(long)
    shingles, figures = signature[:256], signature[256:]
    assert (len(shingles), len(figures)) == (256, 64)
    assert list(signature) == sorted(signature)
    assert max(shingles) < FIGURE_BIT <= min(figures)
    assert max(figures) < 2**32


def test_signature_holds_the_figures() -> None:
    one, other = (
        f"{WORDS} shares rose 4.2 pct to {price} on {WORDS}" for price in ("1,200", "870")
    )
    left, right = ({n for n in sign_text(text) if n >= FIGURE_BIT} for text in (one, other))
    assert (len(left), len(right), len(left & right)) == (2, 2, 1)


def test_signature_tells_a_part_from_the_whole() -> None:
    words = [f"w{number // 7}x{number}y" for number in range(3_000)]
    whole, part = sign_text(" ".join(words)), sign_text(" ".join(words[1_000:2_000]))
    assert 0.25 < agreement(whole, part) < 0.42


def test_signature_agrees_as_far_as_the_texts_do() -> None:
    ends_otherwise = WORDS.replace("wordhq wordhr", "and so on")
    assert sign_text(WORDS.upper()) == sign_text(WORDS)
    assert agreement(sign_text(WORDS), sign_text(ends_otherwise)) > 0.9
    assert agreement(sign_text(WORDS), sign_text(WORDS.replace("word", "other"))) < 0.1
