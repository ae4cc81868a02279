"""Learn whom pronouns mean: `python training/pronouns.py --data FOLDER [--without GOLD.jsonl ...]`.

Reads GUM's documents (but not those whose ids a gold file holds) and the passages of GAP (Webster et al. 2018;
Apache-2.0) with the package, and fits the weights of `dragoman.extract.actors.pronouns` so that the actor who bears the
right name scores highest (softmax over actors, the best mention of each). Prints the weights, and the share right of
GUM's development part and of GAP's validation part before and after.
"""

import argparse
import csv
import json
import logging
import random
from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor

from dragoman.extract.actors import pronouns, settling
from dragoman.extract.actors.cast import Cast
from dragoman.extract.actors.identities import Identity
from dragoman.extract.actors.mentions import Mention
from dragoman.pipeline import Reader
from dragoman.sources.raw import RawReport
from gum_coreference import read_documents

GUM_TIMES = 2  # of the weight of GAP: news and interviews are nearer to reports than Wikipedia
EPOCHS, BATCH, RATE, DECAY = 12, 32, 0.05, 0.001
NAMES = tuple(pronouns.WEIGHTS)
log = logging.getLogger("pronouns")


@dataclass(frozen=True, slots=True)
class Candidate:
    features: Tensor  # [mentions, features]
    right: bool


class Recorder:
    """Takes the place of the settling of pronouns and keeps what it was asked."""

    def __init__(self) -> None:
        self.asked: list[tuple[Cast, Mention, list[tuple[Identity, Tensor]]]] = []

    def settle(self, cast: Cast, mention: Mention) -> list[Identity]:
        found = []
        for identity in cast.identities:
            rows = [list(each.values()) for each in pronouns.features(cast, identity, mention)]
            if rows and pronouns.cost_of(identity, mention.text) == 0:
                found.append((identity, torch.tensor(rows)))
        self.asked.append((cast, mention, found))
        return pronouns.settle_pronoun(cast, mention)


class Examples:
    """The candidates at pronouns of texts, where one of them bears a right name."""

    def __init__(self) -> None:
        self._reader, self._recorder = Reader(), Recorder()
        settling.SETTLERS["pronoun"] = self._recorder.settle

    def of_gap(self, path: Path) -> Iterator[list[Candidate]]:
        with path.open(encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
                right = [int(row[f"{name}-offset"]) for name in "AB" if row[f"{name}-coref"].upper() == "TRUE"]
                yield from self._of(row["Text"], {int(row["Pronoun-offset"]): right})

    def of_gum(self, path: Path, without: Set[str]) -> Iterator[list[Candidate]]:
        for document in read_documents(path):
            if document.name not in without:
                wanted = {place[0]: [end - 1 for _, end in names] for place, names in document.pronouns}
                yield from self._of(document.text, wanted)

    def _of(self, text: str, wanted: Mapping[int, list[int]]) -> Iterator[list[Candidate]]:
        """`wanted` gives, for the start of each pronoun, a character of each name of its cluster."""
        self._recorder.asked.clear()
        self._reader.read(RawReport(text=text, key="example", source="training", title=None))
        for cast, mention, found in self._recorder.asked:
            right = wanted.get(cast.doc[mention.start].idx)
            if right:
                marked = [Candidate(rows, _stands_at(cast, identity, right)) for identity, rows in found]
                if any(candidate.right for candidate in marked):
                    yield marked


def _stands_at(cast: Cast, identity: Identity, places: list[int]) -> bool:
    ends = ((cast.doc[a].idx, cast.doc[b - 1].idx + len(cast.doc[b - 1])) for a, b in identity.spans)
    return any(start <= place < end for start, end in ends for place in places)


def scores(weights: Tensor, candidates: list[Candidate]) -> Tensor:
    return torch.stack([(candidate.features @ weights).max() for candidate in candidates])


def share_right(weights: Tensor, rows: list[list[Candidate]]) -> float:
    return sum(row[int(scores(weights, row).argmax())].right for row in rows) / max(1, len(rows))


def fit(rows: list[list[Candidate]], seed: int) -> Tensor:
    dice = random.Random(seed)
    weights = torch.zeros(len(NAMES), requires_grad=True)
    optimiser = torch.optim.Adam([weights], lr=RATE)
    for _ in range(EPOCHS):
        dice.shuffle(rows)
        for at in range(0, len(rows), BATCH):
            lost = DECAY * weights.pow(2).sum()
            for row in rows[at : at + BATCH]:
                every, right = scores(weights, row), torch.tensor([candidate.right for candidate in row])
                lost = lost + (torch.logsumexp(every, 0) - torch.logsumexp(every[right], 0)) / BATCH
            optimiser.zero_grad()
            lost.backward()
            optimiser.step()
    return weights.detach()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder with coref/ and ud/")
    parser.add_argument("--without", type=Path, nargs="*", default=(), help="gold files whose documents to leave")
    parser.add_argument("--seed", type=int, default=20181025)
    given = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    torch.set_num_threads(1)
    examples, data = Examples(), given.data
    without = {json.loads(line)["id"] for path in given.without for line in path.open(encoding="utf-8")}
    gum = list(examples.of_gum(data / "ud/gumclean-train.conllu", without))
    gap = list(examples.of_gap(data / "coref/gap-development.tsv"))
    tests = {
        "GUM": list(examples.of_gum(data / "ud/gumclean-dev.conllu", without)),
        "GAP": list(examples.of_gap(data / "coref/gap-validation.tsv")),
    }
    before = torch.tensor(list(pronouns.WEIGHTS.values()))
    dice = random.Random(given.seed)
    weights = fit([*(gum * GUM_TIMES), *dice.sample(gap, min(len(gap), len(gum)))], given.seed)
    for name, rows in tests.items():
        shares = share_right(before, rows), share_right(weights, rows)
        log.info("%s: right of %d: %.3f -> %.3f", name, len(rows), *shares)
    log.info("%s", {name: round(float(weight), 2) for name, weight in zip(NAMES, weights, strict=True)})


if __name__ == "__main__":
    main()
