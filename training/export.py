"""Write the network as the package ships it: `python training/export.py --run FOLDER --to FOLDER`.

ONNX with the weights of the matrix products and word pieces in 8 bits (dynamic, per channel).
"""

import argparse
import json
import logging
import shutil
import tempfile
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import helper, numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process
from torch import Tensor, nn

from network import MASKED, Network
from train import ENCODER

HERE = Path(__file__).parent
PACKAGE = HERE.parent / "src" / "dragoman" / "language" / "model"
INPUTS = ("pieces", "shapes", "mask", "first")
PIECES = "word_embeddings.weight"
OUTPUTS = ("tags", "parts", "entities", "attributions", "arcs", "relations", "events", "statuses", "sides")


class Shipped(nn.Module):
    """The network as it runs in the package: labels where the best is enough, scores where decoding follows."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, pieces: Tensor, shapes: Tensor, mask: Tensor, first: Tensor) -> tuple[Tensor, ...]:
        net = self.network
        words = net.words(pieces, shapes, mask, first)
        arcs, heads, dependents = net.arcs(words)
        absent = (first == 0).float()
        absent = torch.cat([torch.zeros_like(absent[:, :1]), absent[:, 1:]], dim=1)
        arcs = arcs + MASKED * absent.unsqueeze(1)
        relations = net.relation.at(heads, dependents, arcs.argmax(-1)).argmax(-1)
        tags, parts = net.tag(words).argmax(-1), net.part(words).argmax(-1)
        return tags, parts, net.entity(words), net.attribution(words), arcs, relations, *net.events(words)


def load(run: Path) -> tuple[Network, dict[str, list[str]]]:
    state = torch.load(run / "checkpoint.pt", map_location="cpu", weights_only=False)
    labels = state["labels"]
    network = Network(ENCODER, {k: len(v) for k, v in labels.items()}, **state["config"]["network"])
    network.load_state_dict(state["network"])
    network.encoder.config._attn_implementation = "eager"
    return network.eval(), labels


def export(run: Path, to: Path) -> None:
    """Labels, tokenizer and 8-bit network from a training run into the folder of the package."""
    network, labels = load(run)
    to.mkdir(parents=True, exist_ok=True)
    words = 16
    example = (
        torch.randint(1000, 2000, (2, 20)),
        torch.ones(2, 20, dtype=torch.long),
        torch.ones(2, 20, dtype=torch.long),
        torch.arange(words).repeat(2, 1),
    )
    axes = {name: {0: "sentences", 1: "words"} for name in OUTPUTS} | {"arcs": {0: "sentences", 1: "words", 2: "heads"}}
    axes |= {"sides": {0: "sentences", 2: "words", 3: "deeds"}}
    axes |= {name: {0: "sentences", 1: "pieces"} for name in INPUTS[:3]} | {"first": {0: "sentences", 1: "words"}}
    with tempfile.TemporaryDirectory() as scratch:
        full, ready = Path(scratch) / "full.onnx", Path(scratch) / "ready.onnx"
        torch.onnx.export(
            Shipped(network), example, str(full), input_names=list(INPUTS), output_names=list(OUTPUTS),
            dynamic_axes=axes, opset_version=17, dynamo=False,
        )  # fmt: skip
        quant_pre_process(str(full), str(ready), skip_symbolic_shape=True)
        quantize_dynamic(
            str(ready), str(ready), weight_type=QuantType.QInt8, per_channel=True,
            op_types_to_quantize=["MatMul", "Gemm", "Attention"],
        )  # fmt: skip
        onnx.save(with_small_pieces(onnx.load(str(ready))), str(to / "network.onnx"))
    (to / "labels.json").write_text(json.dumps(labels, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    shutil.copy(ENCODER / "tokenizer.json", to / "tokenizer.json")


def with_small_pieces(model: onnx.ModelProto) -> onnx.ModelProto:
    """The model with the vectors of its word pieces in 8 bits, each with a scale of its own.

    One scale for all of them, as the quantiser of ONNX Runtime has it, costs names a point of F1.
    """
    graph = model.graph
    stored = next(each for each in graph.initializer if each.name.endswith(PIECES))
    taken = next(node for node in graph.node if node.op_type == "Gather" and node.input[0] == stored.name)
    vectors = numpy_helper.to_array(stored)
    scales = np.abs(vectors).max(axis=1, keepdims=True) / 127
    small = np.rint(vectors / np.maximum(scales, 1e-12)).astype(np.int8)
    names = {part: f"{stored.name}_{part}" for part in ("small", "scales", "rows", "row_scales", "whole")}
    graph.initializer.remove(stored)
    graph.initializer.append(numpy_helper.from_array(small, names["small"]))
    graph.initializer.append(numpy_helper.from_array(scales.astype(np.float32), names["scales"]))
    place = list(graph.node).index(taken)
    graph.node.remove(taken)
    for node in reversed(
        (
            helper.make_node("Gather", [names["small"], taken.input[1]], [names["rows"]]),
            helper.make_node("Cast", [names["rows"]], [names["whole"]], to=onnx.TensorProto.FLOAT),
            helper.make_node("Gather", [names["scales"], taken.input[1]], [names["row_scales"]]),
            helper.make_node("Mul", [names["whole"], names["row_scales"]], [taken.output[0]]),
        )
    ):
        graph.node.insert(place, node)
    return model


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--run", type=Path, required=True, help="folder of a training run")
    parser.add_argument("--to", type=Path, default=PACKAGE, help="folder of the shipped model")
    given = parser.parse_args()
    logging.basicConfig(level=logging.WARNING)
    export(given.run, given.to)
    print(f"{given.to / 'network.onnx'}: {(given.to / 'network.onnx').stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
