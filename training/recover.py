"""Weights of a shipped network, read back for further training.

Checkpoints of a run are not kept, the 8-bit network is: its weights times their scales are a start that is
within a few tenths of a point of the run that made it.
"""

import json
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from torch import Tensor

HEADS = {  # those with one row for each label
    "tag": "tags", "part": "parts", "entity": "entities", "attribution": "attributions",
}  # fmt: skip


def recover(model: Path, labels: dict[str, list[str]]) -> dict[str, Tensor]:
    """Parameters of the network in `model` (a folder with network.onnx and labels.json), by their names in training.

    Rows of a label that `model` does not know hold zeros. The word pieces' own vectors are never trained and not
    among the answers. ValueError where the relations are not those of `labels`.
    """
    graph = onnx.load(str(model / "network.onnx")).graph
    stored = {each.name: numpy_helper.to_array(each) for each in graph.initializer}
    found = {
        name.removeprefix("network."): torch.from_numpy(value.copy())
        for name, value in stored.items()
        if name.startswith("network.") and value.dtype == np.float32 and not name.endswith("_scale")
    }
    for node in graph.node:
        if node.op_type == "MatMulInteger":
            name = node.name.strip("/").removesuffix("/MatMul_quant").replace("/", ".") + ".weight"
            found[name] = torch.from_numpy(_whole(stored, node.input[1].removesuffix("_quantized")).T.copy())
    for name in (
        "shape.weight",
        *(f"encoder.embeddings.{kind}_embeddings.weight" for kind in ("position", "token_type")),
    ):
        if f"network.{name}_quantized" in stored:
            found[name] = torch.from_numpy(_whole(stored, f"network.{name}"))
    known = json.loads((model / "labels.json").read_text(encoding="utf-8"))
    if known["relations"] != labels["relations"]:
        raise ValueError(f"{model}: its relations are not those of the training data; train from the encoder instead")
    for head, kind in HEADS.items():
        if kind not in known:  # shipped before it had this head
            continue
        for name in (f"{head}.weight", f"{head}.bias"):
            found[name] = _sorted(found[name], known[kind], labels[kind])
    return found


def _whole(stored: dict[str, np.ndarray], name: str) -> np.ndarray:
    """8-bit values times their scale (one, or one for each column)."""
    values = stored[f"{name}_quantized"].astype(np.float32) - stored[f"{name}_zero_point"].astype(np.float32)
    whole: np.ndarray = (values * stored[f"{name}_scale"]).astype(np.float32)
    return whole


def _sorted(rows: Tensor, known: list[str], wanted: list[str]) -> Tensor:
    """Rows in the order of the wanted labels, zeros for new ones."""
    out = torch.zeros(len(wanted), *rows.shape[1:])
    for place, label in enumerate(wanted):
        if label in known:
            out[place] = rows[known.index(label)]
    return out
