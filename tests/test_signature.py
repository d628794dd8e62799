"""Near-duplicate signatures: the same everywhere, close for close texts."""

import subprocess
import sys

from transforms.signature import PERMUTATIONS, sign_text

WORDS = " ".join(f"word{number}" for number in range(200))
PINNED = (600990355, 393880069, 797873630, 715069410)


def agreement(left: tuple[int, ...], right: tuple[int, ...]) -> float:
    return sum(a == b for a, b in zip(left, right, strict=True)) / PERMUTATIONS


def test_signature_of_a_short_text_is_empty() -> None:
    assert sign_text("Markets are closed today.") == ()


def test_signature_is_the_same_in_another_process() -> None:
    program = (
        "from transforms.signature import sign_text;"
        "print(sign_text(' '.join(f'word{n}' for n in range(200))))"
    )
    printed = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    ).stdout
    assert printed.strip() == str(sign_text(WORDS))


def test_signature_is_the_same_on_every_machine() -> None:
    assert sign_text(WORDS)[:4] == PINNED
    assert all(0 <= number < 2**32 for number in sign_text(WORDS))


def test_signature_agrees_as_far_as_the_texts_do() -> None:
    ends_otherwise = WORDS.replace("word198 word199", "and so on")
    assert sign_text(WORDS.upper()) == sign_text(WORDS)
    assert agreement(sign_text(WORDS), sign_text(ends_otherwise)) > 0.9
    assert agreement(sign_text(WORDS), sign_text(WORDS.replace("word", "other"))) < 0.1
