"""A network with fewer steps and the same answers, where onnxruntime does not see it by itself.

In: an exported network with 8-bit weights. Out: the same, in which products of one input are one
product, attention asks no tensor for its shape, and the tables of features are looked up at once.
The decision to question: the graph is changed and not the torch modules, since some of this is
there only after the weights were made 8-bit; no sum is taken in another order, so every output is
the same to the last bit.
"""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import onnx
from onnx import helper, numpy_helper

from transforms.attribution.model.features import FEATURES
from transforms.training.network import FEATURE_WIDTH, HEADS, WIDTH

LAYER_INPUT = re.compile(r"(/(?:layers|uppers)\.\d+)/joined/Add")


class Graph:
    """The nodes of a network and its constants by name, while they change."""

    def __init__(self, model: Any) -> None:
        self.model = model
        self.constants = {one.name: numpy_helper.to_array(one) for one in model.graph.initializer}
        self.nodes: list[Any] = []
        for node in model.graph.node:
            if node.op_type == "Constant":
                self.constants[node.output[0]] = numpy_helper.to_array(node.attribute[0].t)
            else:
                self.nodes.append(node)

    def add(self, kind: str, inputs: Sequence[str], outputs: Sequence[str], **options: Any) -> str:
        """Add a node; the name of its first output."""
        self.nodes.append(helper.make_node(kind, inputs, outputs, name=outputs[0], **options))
        return outputs[0]

    def hold(self, name: str, values: Any) -> str:
        """Add a constant; its name."""
        self.constants[name] = np.asarray(values)
        return name

    def by_name(self, name: str) -> Any:
        """The node of a name."""
        return next(node for node in self.nodes if node.name == name)

    def maker(self, tensor: str) -> Any:
        """The node that a tensor comes from."""
        return next(node for node in self.nodes if tensor in node.output)

    def users(self, tensor: str) -> list[Any]:
        """The nodes that read a tensor."""
        return [node for node in self.nodes if tensor in node.input]

    def finish(self) -> Any:
        """The model of what the outputs hang on, in order."""
        makers = {output: node for node in self.nodes for output in node.output}
        ordered: dict[str, Any] = {}

        def visit(node: Any) -> None:
            for tensor in node.input:
                if tensor in makers and makers[tensor].output[0] not in ordered:
                    visit(makers[tensor])
            ordered[node.output[0]] = node

        graph = self.model.graph
        for output in graph.output:
            visit(makers[output.name])
        read = {tensor for node in ordered.values() for tensor in node.input}
        kept = [numpy_helper.from_array(v, n) for n, v in self.constants.items() if n in read]
        for held, new in ((graph.node, ordered.values()), (graph.initializer, kept)):
            del held[:]
            held.extend(new)
        del graph.value_info[:]
        return self.model


def fuse_network(path: Path) -> None:
    """Rewrite a network in place."""
    graph = Graph(onnx.load(str(path)))
    simplify_attention(graph)
    join_products(graph)
    take_rows(graph)
    join_tables(graph)
    onnx.save(graph.finish(), str(path))


def simplify_attention(graph: Graph) -> None:
    """Queries, keys and values of a window are cut apart before they are turned, not behind."""
    sizes = graph.hold("parts", np.array([WIDTH] * 3, dtype=np.int64))
    by_head = graph.hold("by_head", np.array([-1, HEADS, WIDTH // HEADS], dtype=np.int64))
    flat = graph.hold("flat", np.array([1, -1, WIDTH], dtype=np.int64))
    # Of the root of one over the root of a head's width each to queries and keys, as torch has it.
    root = np.sqrt(np.float32(1) / np.sqrt(np.float32(WIDTH // HEADS)))
    scale = graph.hold("scale", np.float32(root))
    for node in list(graph.nodes):
        layer = LAYER_INPUT.fullmatch(node.name)
        if layer is None:
            continue
        name = layer[1]
        last = graph.by_name(f"{name}/Reshape_1")
        graph.nodes.remove(last)
        parts = [f"{name}/{part}" for part in ("query", "key", "value")]
        graph.add("Split", [node.output[0], sizes], parts, axis=-1)
        query, key = (graph.add("Mul", [part, scale], [f"{part}_scaled"]) for part in parts[:2])
        turned = [
            graph.add(
                "Transpose",
                [graph.add("Reshape", [part, by_head], [f"{part}_by_head"])],
                [f"{part}_turned"],
                perm=order,
            )
            for part, order in ((query, [1, 0, 2]), (key, [1, 2, 0]), (parts[2], [1, 0, 2]))
        ]
        scores = graph.add("MatMul", turned[:2], [f"{name}/scores"])
        shares = graph.add("Softmax", [scores], [f"{name}/shares"], axis=-1)
        mixed = graph.add("MatMul", [shares, turned[2]], [f"{name}/mixed"])
        back = graph.add("Transpose", [mixed], [f"{name}/back"], perm=[1, 0, 2])
        graph.add("Reshape", [back, flat], [last.output[0]])


def join_products(graph: Graph) -> None:
    """8-bit products of one input with several weights are one product, which is then split."""
    groups: dict[str, list[Any]] = {}
    for node in graph.nodes:
        if node.op_type == "MatMulInteger":
            groups.setdefault(node.input[0], []).append(node)
    for given, products in groups.items():
        if len(products) > 1:
            _join(graph, given, products)


def _join(graph: Graph, given: str, products: Sequence[Any]) -> None:
    columns: dict[str, list[npt.NDArray[Any]]] = {"w": [], "z": [], "s": [], "b": []}
    outputs: list[str] = []
    scale = ""
    for product in products:
        (cast,) = graph.users(product.output[0])
        (scaled,) = graph.users(cast.output[0])
        scaling = graph.maker(scaled.input[1])
        scale = scaling.input[0]
        columns["w"].append(graph.constants[product.input[1]])
        columns["z"].append(graph.constants[product.input[3]])
        columns["s"].append(graph.constants[scaling.input[1]])
        gone = [product, cast, scaled, scaling]
        behind = graph.users(scaled.output[0])
        if (
            len(behind) == 1
            and behind[0].op_type == "Add"
            and behind[0].input[0] in graph.constants
        ):
            columns["b"].append(graph.constants[behind[0].input[0]])
            gone += behind
        else:
            columns["b"].append(np.zeros(columns["w"][-1].shape[1], dtype=np.float32))
        outputs.append(gone[-1].output[0] if len(gone) > 4 else scaled.output[0])
        for node in gone:
            graph.nodes.remove(node)
    name = f"{given}_joined"
    held = {key: graph.hold(f"{name}_{key}", np.concatenate(v, -1)) for key, v in columns.items()}
    widths = np.array([own.shape[1] for own in columns["w"]], dtype=np.int64)
    whole = graph.add(
        "MatMulInteger", [given, held["w"], products[0].input[2], held["z"]], [f"{name}_int"]
    )
    whole = graph.add("Cast", [whole], [f"{name}_float"], to=onnx.TensorProto.FLOAT)
    scales = graph.add("Mul", [scale, held["s"]], [f"{name}_scale"])
    whole = graph.add("Mul", [whole, scales], [f"{name}_scaled"])
    whole = graph.add("Add", [whole, held["b"]], [f"{name}_sum"])
    graph.add("Split", [whole, graph.hold(f"{name}_widths", widths)], outputs, axis=-1)


def take_rows(graph: Graph) -> None:
    """The vectors of words' first pieces, taken by the row instead of by the number."""
    for node in [node for node in graph.nodes if node.op_type == "GatherElements"]:
        graph.nodes.remove(node)
        line = graph.hold("line", np.array([-1], dtype=np.int64))
        first = graph.add("Reshape", ["first", line], ["first_in_line"])
        graph.add("Gather", [node.input[0], first], [node.output[0]], axis=1)


def join_tables(graph: Graph) -> None:
    """Tables of features as numbers that need no scaling; those beside the words are one table."""
    if not any(name.startswith("network.features_in") for name in graph.constants):
        return
    for number in range(len(FEATURES)):
        found = graph.by_name(f"/features_in.{number}/Gather")
        plain = graph.by_name(f"/features_in.{number}/Gather_output_0_DequantizeLinear")
        graph.nodes.remove(plain)
        found.input[0] = graph.hold(f"features_in.{number}", _read_table(graph, "in", number))
        found.output[0] = plain.output[0]
    tables = [_read_table(graph, "out", number) for number in range(len(FEATURES))]
    starts = np.cumsum([0, *(len(table) for table in tables[:-1])]).astype(np.int64)
    rows = graph.add("Add", ["features", graph.hold("starts", starts)], ["table_rows"])
    beside = graph.add("Gather", [graph.hold("table", np.concatenate(tables)), rows], ["beside"])
    shape = np.array([1, -1, FEATURE_WIDTH * len(FEATURES)], dtype=np.int64)
    beside = graph.add("Reshape", [beside, graph.hold("beside_shape", shape)], ["beside_in_line"])
    joined = next(
        node for node in graph.nodes if node.op_type == "Concat" and node.name == "/Concat"
    )
    del joined.input[1:]
    joined.input.append(beside)


def _read_table(graph: Graph, side: str, number: int) -> npt.NDArray[np.float32]:
    name = f"network.features_{side}.{number}.weight"
    values, scale, zero = (
        graph.constants[f"{name}_{part}"] for part in ("quantized", "scale", "zero_point")
    )
    table: npt.NDArray[np.float32] = (values.astype(np.int32) - np.int32(zero)).astype(np.float32)
    return table * np.float32(scale)
