"""A story of our own with its marks, and an encoder that has learnt nothing."""

from pathlib import Path
from typing import Any

TEXT = """\
Council to sell the old harbour

“We have no money,” Marta Danilov said. “It is over.”

Tom Hale fears that the town will pay.
"""


def mark(*words: str) -> list[list[int]]:
    return [[TEXT.index(piece), TEXT.index(piece) + len(piece)] for piece in words]


RECORD: dict[str, Any] = {
    "id": "one",
    "text": TEXT,
    "title": "Council to sell the old harbour",
    "attributions": [
        {
            "source": mark("Marta Danilov"),
            "cue": mark("said"),
            "content": mark("“We have no money,”", "“It is over.”"),
        },
        {
            "source": mark("Tom Hale"),
            "cue": mark("fears"),
            "content": mark("that the town will pay"),
        },
    ],
}


def write_encoder(folder: Path, layers: int) -> None:
    """A BERT of chance as training reads one."""
    import torch
    from safetensors.torch import save_file

    from transforms.training.network import INNER, JOINED, PARTS, POSITIONS, WIDTH

    pieces = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "the", *'abcdefghijklmnopqrstuvwxyz.,"“”']
    pieces += [f"##{letter}" for letter in "abcdefghijklmnopqrstuvwxyz"]
    (folder / "vocab.txt").write_text("\n".join(pieces), encoding="utf-8")
    weights = {
        "embeddings.word_embeddings.weight": torch.randn(len(pieces), WIDTH) * 0.02,
        "embeddings.position_embeddings.weight": torch.randn(POSITIONS, WIDTH) * 0.02,
        "embeddings.token_type_embeddings.weight": torch.zeros(2, WIDTH),
        "embeddings.LayerNorm.weight": torch.ones(WIDTH),
        "embeddings.LayerNorm.bias": torch.zeros(WIDTH),
    }
    shapes = {"intermediate.dense": (INNER, WIDTH), "output.dense": (WIDTH, INNER)}
    for number in range(layers):
        for name in [*(theirs for _, theirs in PARTS), *JOINED]:
            shape = (WIDTH,) if "LayerNorm" in name else shapes.get(name, (WIDTH, WIDTH))
            weights[f"encoder.layer.{number}.{name}.weight"] = torch.randn(shape) * 0.02
            weights[f"encoder.layer.{number}.{name}.bias"] = torch.zeros(shape[0])
    save_file(weights, folder / "model.safetensors")
