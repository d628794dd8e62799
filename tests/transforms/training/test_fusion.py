"""Networks rewritten to fewer steps: the same outputs, to the last bit."""

from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pytest

from transforms.parse.network_session import open_session

needs_train = pytest.mark.skipif(
    any(find_spec(name) is None for name in ("torch", "onnx")), reason="needs the extra train"
)


def read_outputs(model: Any, given: dict[str, npt.NDArray[Any]]) -> list[npt.NDArray[Any]]:
    return list(open_session(model.SerializeToString()).run(None, given))


@needs_train
def test_fusion_joins_products_of_one_input_and_takes_rows(tmp_path: Path) -> None:
    import onnx
    from onnx import helper, numpy_helper
    from onnxruntime.quantization import QuantType, quantize_dynamic

    from transforms.training.fusion import fuse_network

    random = np.random.default_rng(0)
    weights = {
        name: random.normal(size=(6, width)).astype(np.float32)
        for name, width in (("tags", 4), ("head", 3))
    }
    nodes = [
        helper.make_node("GatherElements", ["states", "places"], ["words"], axis=1),
        helper.make_node("MatMul", ["words", "tags"], ["product"]),
        helper.make_node("Add", ["bias", "product"], ["first_out"]),
        helper.make_node("MatMul", ["words", "head"], ["second_out"]),
        helper.make_node("Unsqueeze", ["first", "last"], ["column"]),
        helper.make_node("Expand", ["column", "shape"], ["places"]),
    ]
    constants = {
        **weights,
        "bias": random.normal(size=4).astype(np.float32),
        "last": np.array([-1]),
        "shape": np.array([1, 1, 6]),
    }
    plain, small = tmp_path / "plain.onnx", tmp_path / "small.onnx"
    graph = helper.make_graph(
        [*nodes[-2:], *nodes[:-2]],
        "network",
        [
            helper.make_tensor_value_info("states", onnx.TensorProto.FLOAT, [1, "pieces", 6]),
            helper.make_tensor_value_info("first", onnx.TensorProto.INT64, [1, "words"]),
        ],
        [
            helper.make_tensor_value_info(name, onnx.TensorProto.FLOAT, None)
            for name in ("first_out", "second_out")
        ],
        [numpy_helper.from_array(values, name) for name, values in constants.items()],
    )
    onnx.save(helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)]), str(plain))
    quantize_dynamic(plain, small, weight_type=QuantType.QInt8, per_channel=True)
    given = {
        "states": random.normal(size=(1, 9, 6)).astype(np.float32),
        "first": np.array([[1, 2, 5, 8]]),
    }
    before = read_outputs(onnx.load(str(small)), given)
    fuse_network(small)
    fused = onnx.load(str(small))
    kinds = [node.op_type for node in fused.graph.node]
    assert kinds.count("MatMulInteger") == 1
    assert "GatherElements" not in kinds
    for was, now in zip(before, read_outputs(fused, given), strict=True):
        np.testing.assert_array_equal(was, now)
