"""Words that may tell an event: what the network and the lexicon say of each, joined.

The two are joined as a product of experts: the lexicon's sense raises the odds of its type by a factor that was
set on the project's own held-out sentences (training/events/held_out).
"""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from dragoman.extract.events.clause import Clause, clause_of
from dragoman.extract.events.senses import Sense, senses_of
from dragoman.extract.words import cues
from dragoman.knowledge import load
from dragoman.language.deeds import Deed
from dragoman.language.pipeline import DEEDS

NOTHING = "NONE"
RAISED, RAISED_MORE = 1.5, 0.5  # log odds that a frame adds to its type, and for each thing that it asks for
MOST_ASKED = 4
STRICTER = 1.6  # power of the factor for a sense of no event that asks for very much
LEAST = 0.004  # probability of a type that the network does not think of
PRIOR = 0.5  # of no event, where there is no network
CERTAIN = 0.95  # probability of a mode that stands against the frame's
BEARING = frozenset(
    "come follow precede coincide include mark figure aim become seem appear involve concern cover".split()
)
LIKELY = 0.5  # probability of its type from which an event is told
FUTURE = frozenset("will 'll ’ll shall wo would".split())
WORDS = frozenset({"VERB", "NOUN", "ADJ", "PROPN", "AUX"})


@dataclass(frozen=True)
class Candidate:
    """A word with the types that it may tell, NONE among them, and where they come from."""

    clause: Clause
    shares: Mapping[str, float]  # probability by type, NONE for no event
    sense: Sense | None
    deed: Deed | None

    @property
    def head(self) -> Token:
        return self.clause.head

    @property
    def type(self) -> str:
        """The likeliest type, whether or not an event is told at all; NONE where none is thought of."""
        return max((t for t in self.shares if t != NOTHING), key=lambda t: self.shares[t], default=NOTHING)

    @property
    def probability(self) -> float:
        """That an event of some type is told."""
        return 1 - self.shares.get(NOTHING, 0.0)

    @property
    def is_told(self) -> bool:
        """Whether it is likelier than not that an event of the type is told."""
        return self.type != NOTHING and self.shares[self.type] >= LIKELY

    @property
    def mode(self) -> str | None:
        """The likeliest mode of the type: the frame's, where it has one and the network is not certain of another."""
        labels = self.deed.labels if self.deed else {}
        own = [label for label in labels if label.partition(".")[0] == self.type]
        best = max(own, key=lambda label: labels[label], default="")
        framed = self.sense and self.lexicon_type == self.sense.frame.type == self.type and self.sense.frame.mode
        if framed and labels.get(best, 0.0) < CERTAIN:
            return framed
        return best.partition(".")[2] or None

    @property
    def network_type(self) -> str:
        """What the network alone says: a type, or NONE."""
        shares = _by_type(self.deed)
        return max(shares, key=lambda t: shares[t]) if shares else NOTHING

    @property
    def lexicon_type(self) -> str:
        """What the lexicon alone says: a type, or NONE."""
        return _as_told(self.sense.frame.type, is_planned(self.clause, self.deed)) if self.sense else NOTHING


def find_candidates(doc: Doc) -> list[Candidate]:
    """Every word of which the network or, where there is none, the lexicon says that it may tell an event."""
    deeds: tuple[Deed, ...] | None = doc.user_data.get(DEEDS)
    if deeds is None:
        return list(_by_lexicon(doc))
    found = (_weighed(doc[deed.word], deed) for deed in deeds if doc[deed.word].pos_ in WORDS)
    return [candidate for candidate in found if candidate.sense or not _is_mute(candidate.head)]


def _is_mute(token: Token) -> bool:
    """Whether a word tells no event but in a sense of the lexicon: a name, a verb of mere saying or bearing."""
    return token.pos_ == "PROPN" or token.lemma_ in cues().mere or token.lemma_ in BEARING


def _by_lexicon(doc: Doc) -> Iterator[Candidate]:
    for token in doc:
        if token.pos_ in WORDS:
            found = _weighed(token, None)
            if found.sense is not None:
                yield found


def _weighed(token: Token, deed: Deed | None) -> Candidate:
    clause = clause_of(token)
    sense = next(iter(senses_of(clause)), None)
    shares = _by_type(deed) if deed is not None else {NOTHING: PRIOR}
    if sense is not None:
        shares = _raised(shares, sense, told=deed is None, planned=is_planned(clause, deed))
    whole = sum(shares.values())
    return Candidate(clause, {kind: share / whole for kind, share in shares.items()}, sense, deed)


def _raised(shares: dict[str, float], sense: Sense, *, told: bool, planned: bool) -> dict[str, float]:
    """The shares with the odds of the sense's type raised among the types.

    That an event is told at all is the network's to say, and the frame's only where there is none (`told`): a word
    with the sense of an event is as often part of one that another word tells.
    """
    asked = min(sense.frame.weight, MOST_ASKED)
    factor = math.exp(RAISED + RAISED_MORE * asked)
    kind, nothing = _as_told(sense.frame.type, planned), shares.get(NOTHING, 0.0)
    if kind == NOTHING:
        return shares | {NOTHING: nothing * factor ** (STRICTER if asked >= MOST_ASKED else 1.0)}
    raised = shares | {kind: max(shares.get(kind, 0.0), LEAST) * factor}
    events = sum(share for name, share in raised.items() if name != NOTHING)
    odds = (1 - nothing) / max(nothing, LEAST) * (factor if told else 1.0)
    return {name: share / events * odds for name, share in raised.items() if name != NOTHING} | {NOTHING: 1.0}


def _as_told(kind: str, planned: bool) -> str:
    """The type of a sense, or where the act is still to come the one that PLOVER gives the future."""
    told = load().types.get(kind)
    return told.ahead or kind if planned and told else kind


def is_planned(clause: Clause, deed: Deed | None) -> bool:
    """Whether an act is still to come: the network's word for it or, where there is none, that of an auxiliary."""
    if deed is not None:
        return max(deed.statuses, key=lambda status: deed.statuses[status]) == "planned"
    return any(child.lower_ in FUTURE for child in clause.head.children if child.dep_ == "aux")


def _by_type(deed: Deed | None) -> dict[str, float]:
    shares: dict[str, float] = {}
    for label, share in deed.labels.items() if deed else ():
        kind = label.partition(".")[0]
        shares[kind] = shares.get(kind, 0.0) + share
    if deed:
        shares[NOTHING] = max(LEAST, 1 - sum(shares.values()))
    return shares
