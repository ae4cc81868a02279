"""How sure a commitment is: by the form in which it is told and by what the network sees there (docs/accuracy.md)."""

from collections.abc import Mapping

from dragoman.extract.commitments.bindings import Binding
from dragoman.extract.commitments.bound import Bound
from dragoman.extract.events.telling import Telling

SURE = {
    "to": 0.85,
    "others": 0.8,
    "adjectives": 0.8,
    "that": 0.75,
    "ing": 0.75,
    "things": 0.75,
    "matters": 0.7,
    "nouns": 0.7,
    "will": 0.7,
}
UNSEEN = 0.8  # times, where no event is told at the place
DOUBTFUL = 0.8  # times, where only "would" tells it


def confidence_of(binding: Binding, bound: Bound, tellings: Mapping[int, Telling]) -> float:
    """Probability that a commitment is as told, from 0 to 1 in hundredths."""
    places = (binding.head, binding.carrier, binding.content)
    seen = any(t is not None and t.i in tellings for t in places)
    sure = SURE[binding.form] * (1 if seen else UNSEEN) * (DOUBTFUL if binding.doubtful else 1)
    return round(sure if bound.parties else 0.0, 2)
