"""The network: one encoder pass, and on its words the tagging, entity, parsing and event heads.

The parser is the deep biaffine one of Dozat and Manning (2017).
"""

from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional
from transformers import BertConfig, BertModel

SHAPES = 10
MASKED = -1e4


class Biaffine(nn.Module):
    """Scores of every (dependent, head) pair of words, for each of `outputs` labels."""

    def __init__(self, size: int, outputs: int) -> None:
        super().__init__()
        self.weight = nn.Parameter(torch.empty(outputs, size + 1, size + 1))
        nn.init.normal_(self.weight, std=0.02)

    def forward(self, heads: Tensor, dependents: Tensor) -> Tensor:
        """[batch, words, size] twice -> [batch, outputs, dependents, heads]."""
        left = torch.einsum("bid,odk->boik", with_bias(dependents), self.weight)
        return torch.einsum("boik,bjk->boij", left, with_bias(heads))

    def at(self, heads: Tensor, dependents: Tensor, chosen: Tensor) -> Tensor:
        """Label scores of each dependent with its one chosen head: [batch, words, outputs]."""
        picked = torch.gather(heads, 1, chosen.unsqueeze(-1).expand(-1, -1, heads.size(-1)))
        return torch.einsum("bid,odk,bik->bio", with_bias(dependents), self.weight, with_bias(picked))


def with_bias(vectors: Tensor) -> Tensor:
    return torch.cat([vectors, torch.ones_like(vectors[..., :1])], dim=-1)


class Network(nn.Module):
    """Encoder and heads. Word 0 of every sentence is the root, read off the [CLS] piece."""

    def __init__(
        self,
        folder: Path,
        sizes: dict[str, int],
        *,
        arc_size: int,
        relation_size: int,
        event_size: int,
        side_size: int,
        dropout: float,
    ) -> None:
        super().__init__()
        self.encoder = BertModel(BertConfig.from_pretrained(folder), add_pooling_layer=False)
        width = self.encoder.config.hidden_size
        self.shape = nn.Embedding(SHAPES, width, padding_idx=0)
        nn.init.normal_(self.shape.weight, std=0.01)
        self.tag = nn.Linear(width, sizes["tags"])
        self.part = nn.Linear(width, sizes["parts"])
        self.entity = nn.Linear(width, sizes["entities"])
        self.attribution = nn.Linear(width, sizes["attributions"])
        self.event_view = nn.Linear(width, event_size)
        self.event, self.status = nn.Linear(event_size, sizes["events"]), nn.Linear(event_size, sizes["statuses"])
        self.deed, self.party = nn.Linear(width, side_size), nn.Linear(width, side_size)
        self.side = Biaffine(side_size, sizes["sides"])
        self.arc_head, self.arc_dependent = nn.Linear(width, arc_size), nn.Linear(width, arc_size)
        self.relation_head, self.relation_dependent = nn.Linear(width, relation_size), nn.Linear(width, relation_size)
        self.arc, self.relation = Biaffine(arc_size, 1), Biaffine(relation_size, sizes["relations"])
        self.dropout = nn.Dropout(dropout)

    def load_encoder(self, folder: Path) -> None:
        """Start from the published encoder; its word pieces stay as they are."""
        weights = {k: v for k, v in load_file(folder / "model.safetensors").items() if not k.startswith("pooler")}
        self.encoder.load_state_dict(weights, strict=False)
        self.encoder.embeddings.word_embeddings.weight.requires_grad_(False)

    def words(self, pieces: Tensor, shapes: Tensor, mask: Tensor, first: Tensor) -> Tensor:
        """Vectors of the words, taken at their first pieces: [batch, words, width]."""
        embedded = self.encoder.embeddings.word_embeddings(pieces) + self.shape(shapes)
        hidden = self.encoder(inputs_embeds=embedded, attention_mask=mask).last_hidden_state
        picked = torch.gather(hidden, 1, first.unsqueeze(-1).expand(-1, -1, hidden.size(-1)))
        dropped: Tensor = self.dropout(picked)
        return dropped

    def arcs(self, words: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Arc scores [batch, dependents, heads] and the two views that relations are scored on."""
        heads, dependents = functional.gelu(self.arc_head(words)), functional.gelu(self.arc_dependent(words))
        scores = self.arc(heads, dependents).squeeze(1)
        return scores, functional.gelu(self.relation_head(words)), functional.gelu(self.relation_dependent(words))

    def events(self, words: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Of every word: type and mode of the event that it tells, and its status, as [batch, words, labels]; and
        which part each other word has in it, as [batch, labels, words, words of the event].
        """
        view = functional.gelu(self.event_view(words))
        sides = self.side(functional.gelu(self.deed(words)), functional.gelu(self.party(words)))
        return self.event(view), self.status(view), sides
