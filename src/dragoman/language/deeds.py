"""Words that may tell an event, as the network weighs them: of which type, with which status and sides."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

LEAST_LIKELY = 0.03  # probability of any event below which a word is not looked at
LEAST_SHARE = 0.01  # of a label; smaller ones are left out
LEAST_SIDE = 0.1  # probability below which a word has no part in the event

Scores = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Deed:
    """A word with the probabilities of its labels ("CONSULT.visit"; what is missing to 1 is no event), of the
    event's statuses, and of being part of its actor or recipient for other words. Words are counted in the
    sentence, or in the Doc once they stand there.
    """

    word: int
    labels: Mapping[str, float]
    statuses: Mapping[str, float]
    actors: Mapping[int, float]
    recipients: Mapping[int, float]

    def at(self, places: Sequence[int]) -> "Deed":
        """The same with its words at other places: `places[word]`."""
        moved = [{places[w]: p for w, p in side.items()} for side in (self.actors, self.recipients)]
        return replace(self, word=places[self.word], actors=moved[0], recipients=moved[1])


class DeedDecoder:
    """From scores to deeds. `events` are the labels with "O" first, `statuses` and `sides` as in training."""

    def __init__(self, events: Sequence[str], statuses: Sequence[str]) -> None:
        self._events, self._statuses = events, statuses

    def deeds(self, events: Scores, statuses: Scores, sides: Scores) -> list[Deed]:
        """Scores [words, labels], [words, statuses] and [side, words, words of the event] -> deeds in order.

        The likeliest word of a sentence is always among them, however unlikely.
        """
        shares = _softmax(events)
        likely = 1 - shares[:, 0]
        chosen = np.flatnonzero((likely >= LEAST_LIKELY) | (likely == likely.max()))
        return list(self._chosen(chosen, shares, statuses, sides))

    def _chosen(self, chosen: NDArray[np.int64], shares: Scores, statuses: Scores, sides: Scores) -> Iterator[Deed]:
        states = _softmax(statuses[chosen])
        parts = _softmax(np.ascontiguousarray(sides[:, :, chosen].transpose(2, 1, 0)))  # [chosen, words, side]
        for n, word in enumerate(chosen.tolist()):
            named = {
                self._events[k]: float(shares[word, k])
                for k in np.flatnonzero(shares[word] >= LEAST_SHARE).tolist()
                if k
            }
            actors, recipients = (
                {int(w): float(parts[n, w, side]) for w in np.flatnonzero(parts[n, :, side] >= LEAST_SIDE)}
                for side in (1, 2)
            )
            yield Deed(word, named, dict(zip(self._statuses, states[n].tolist(), strict=True)), actors, recipients)


def _softmax(scores: Scores) -> Scores:
    raised = np.exp(scores - scores.max(-1, keepdims=True))
    shares: Scores = raised / raised.sum(-1, keepdims=True)
    return shares
