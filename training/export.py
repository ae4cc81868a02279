"""Write the network as the package ships it: `python training/export.py --run FOLDER --to FOLDER`.

ONNX with the weights of the matrix products and word pieces in 8 bits (dynamic, per channel).
"""

import argparse
import json
import logging
import shutil
import tempfile
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process
from torch import Tensor, nn

from network import MASKED, Network
from train import ENCODER

HERE = Path(__file__).parent
PACKAGE = HERE.parent / "src" / "dragoman" / "language" / "model"
INPUTS = ("pieces", "shapes", "mask", "first")
OUTPUTS = ("tags", "parts", "entities", "attributions", "arcs", "relations")


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
        return tags, parts, net.entity(words), net.attribution(words), arcs, relations


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
    axes |= {name: {0: "sentences", 1: "pieces"} for name in INPUTS[:3]} | {"first": {0: "sentences", 1: "words"}}
    with tempfile.TemporaryDirectory() as scratch:
        full, ready = Path(scratch) / "full.onnx", Path(scratch) / "ready.onnx"
        torch.onnx.export(
            Shipped(network), example, str(full), input_names=list(INPUTS), output_names=list(OUTPUTS),
            dynamic_axes=axes, opset_version=17, dynamo=False,
        )  # fmt: skip
        quant_pre_process(str(full), str(ready), skip_symbolic_shape=True)
        quantize_dynamic(
            str(ready), str(to / "network.onnx"), weight_type=QuantType.QInt8, per_channel=True,
            op_types_to_quantize=["MatMul", "Gemm", "Gather", "Attention"],
        )  # fmt: skip
    (to / "labels.json").write_text(json.dumps(labels, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    shutil.copy(ENCODER / "tokenizer.json", to / "tokenizer.json")


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
