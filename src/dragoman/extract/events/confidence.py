"""How sure an event is: a logistic curve over what speaks for it, fitted on development gold (docs/accuracy.md)."""

import math
from collections.abc import Sequence

from dragoman.extract.events.candidates import NOTHING
from dragoman.extract.events.telling import Telling

WEIGHTS = {"odds": 0.12, "agreed": 2.32, "disagreed": 0.73, "told again": 0.91, "inferred": -0.84}
CONSTANT = -1.37


def confidence_of(group: Sequence[Telling]) -> float:
    """Probability that an event is told as coded, sides and all, from 0 to 1 in hundredths."""
    told = features_of(group)
    return round(1 / (1 + math.exp(-CONSTANT - sum(WEIGHTS[name] * value for name, value in told.items()))), 2)


def features_of(group: Sequence[Telling]) -> dict[str, float]:
    """What speaks for an event, or against: log odds of its type, whether network and lexicon agree, further tellings,
    a side that is only inferred.
    """
    first = group[0]
    candidate = first.candidate
    share = min(0.995, max(0.005, candidate.shares[candidate.type]))
    seen = {candidate.network_type, candidate.lexicon_type} - {NOTHING}
    return {
        "odds": math.log(share / (1 - share)),
        "agreed": float(candidate.network_type == candidate.lexicon_type),
        "disagreed": float(len(seen) > 1),
        "told again": float(len(group) > 1),
        "inferred": float(first.inferred),
    }
