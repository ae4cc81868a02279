"""Entries of the event lexicon: a frame is one sense of a verb, noun or adjective, told by the words around it."""

from dataclasses import dataclass, field
from typing import Literal

FEW = 12  # words of a frame's own; the classes have more

Role = Literal["A", "R", "AA"]  # actor, recipient, every side of a reciprocal event
Where = Literal["object", "preposition", "infinitive", "clause", "gerund", "possessive", "negation", "complement"]
Kind = Literal["court", "police", "army", "crowd", "armed", "parliament"]


@dataclass(frozen=True, slots=True)
class Element:
    """One thing that a frame asks for beside its head."""

    where: Where
    prepositions: tuple[str, ...] = ()
    role: Role | None = None  # whoever stands there
    lemmas: frozenset[str] = frozenset()  # what may stand there; with neither, anything
    needed: bool = True


@dataclass(frozen=True, slots=True)
class Frame:
    """A sense with the event that it makes. `type` is NONE for a sense that makes none."""

    text: str  # as its file has it
    part: Literal["verb", "noun", "adjective"]
    heads: tuple[str, ...]  # lemmas; a verb with its particle is "call off"
    subject: Role | None
    subject_kind: Kind | None
    elements: tuple[Element, ...]
    type: str
    mode: str | None = None
    cameo: str | None = None
    contexts: tuple[str, ...] = ()

    @property
    def weight(self) -> int:
        """How much it asks for: of the frames that fit, the one that asks for most is meant."""
        asked = sum(_asked(element) for element in self.elements if element.needed)
        return asked + (self.subject_kind is not None)


def _asked(element: Element) -> int:
    """One for anything, two for a word of a class, three for one of a few words."""
    if not element.lemmas:
        return 1
    return 3 if len(element.lemmas) <= FEW else 2


@dataclass(frozen=True, slots=True)
class EventType:
    """A type of PLOVER: quad class, scores of it and its modes, whether it needs a recipient; and its CAMEO codes."""

    name: str
    quad: str
    score: float
    cameo: str  # where nothing tells a finer one
    requires_recipient: bool = False
    modes: dict[str, float] = field(default_factory=dict)
    cameo_modes: dict[str, str] = field(default_factory=dict)
    cameo_contexts: dict[str, str] = field(default_factory=dict)  # the first that fits
    ahead: str | None = None  # the type of the same act still to come, and its code
    ahead_cameo: str | None = None
