"""A network, or a part of one, as ONNX with 8-bit weights.

In: a torch module with an example of what it is given. Out: a file that onnxruntime runs, a window
at a time. The decision to question: how far activations are rounded is read off them at each run,
which takes a little longer than scales that were fixed beforehand, and needs no texts to fix them
by.
"""

import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

import torch
from torch import Tensor, nn

OPSET = 17


def export_part(
    part: nn.Module,
    given: Mapping[str, Tensor],
    axes: Mapping[str, str],
    outputs: Sequence[str],
    path: Path,
) -> None:
    """Write the part; `axes` names the second axis of each input, the first being windows."""
    # Imported here: exporting is the last step, and reading --help should not need it.
    from onnxruntime.quantization import QuantType, quantize_dynamic

    from transforms.training.fusion import fuse_network

    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / "plain.onnx"
        torch.onnx.export(
            part,
            tuple(given.values()),
            str(plain),
            input_names=list(given),
            output_names=list(outputs),
            dynamic_axes={name: {0: "windows", 1: axis} for name, axis in axes.items()},
            opset_version=OPSET,
            dynamo=False,
        )
        quantize_dynamic(plain, path, weight_type=QuantType.QInt8, per_channel=True)
    fuse_network(path)
