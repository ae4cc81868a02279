"""The codes of an event: PLOVER score and quad class, CAMEO code with its Goldstein value, contexts."""

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from dragoman.extract.events.candidates import Candidate
from dragoman.knowledge import Knowledge
from dragoman.records import EventStatus

PAIR = 2  # sides
FARTHEST = 12  # words from the event's own to one that tells its context


@dataclass(frozen=True, slots=True)
class Coding:
    type: str
    mode: str | None
    quad: str
    score: float
    cameo: str
    goldstein: float
    contexts: tuple[str, ...]


def code(candidate: Candidate, status: EventStatus, knowledge: Knowledge, sides: int) -> Coding:
    """All codes of a candidate with a number of sides. What is planned is coded as PLOVER codes the future: a visit
    to come is AGREE; a meeting of two sides is not multilateral.
    """
    told = knowledge.types[candidate.type]
    contexts = contexts_of(candidate, knowledge)
    mode = candidate.mode if candidate.mode in told.modes else None
    mode = None if mode == "multilateral" and sides <= PAIR else mode
    if status == "planned" and told.ahead:
        ahead = knowledge.types[told.ahead]
        cameo = told.ahead_cameo or ahead.cameo
        return Coding(ahead.name, None, ahead.quad, ahead.score, cameo, knowledge.cameo[cameo], contexts)
    cameo = _cameo(candidate, mode, contexts, knowledge)
    score = told.modes.get(mode, told.score) if mode else told.score
    return Coding(told.name, mode, told.quad, score, cameo, knowledge.cameo[cameo], contexts)


def _cameo(candidate: Candidate, mode: str | None, contexts: Sequence[str], knowledge: Knowledge) -> str:
    """The finest code that is sure: of the frame if it is of the type and mode, else of the mode, else of a context."""
    frame = candidate.sense.frame if candidate.sense else None
    told_now = knowledge.types.get(frame.type) if frame else None
    if told_now and frame and frame.type != candidate.type == told_now.ahead and told_now.ahead_cameo:
        return told_now.ahead_cameo  # "will visit": the code of a visit to come
    if frame and frame.cameo and frame.type == candidate.type and frame.mode in (None, mode):
        return frame.cameo
    told = knowledge.types[candidate.type]
    if mode in told.cameo_modes:
        return told.cameo_modes[mode]
    return next((code for context, code in told.cameo_contexts.items() if context in contexts), told.cameo)


def contexts_of(candidate: Candidate, knowledge: Knowledge) -> tuple[str, ...]:
    """Those that the frame makes sure, then those that words of the clause tell, the nearest first."""
    frame = candidate.sense.frame if candidate.sense else None
    found = dict.fromkeys(frame.contexts if frame and frame.type == candidate.type else ())
    for token in _around(candidate.head):
        for name in _names(token):
            for context in knowledge.context_words.get(name, ()):
                found.setdefault(context)
    return tuple(found)


def _around(head: Token) -> list[Token]:
    inside = [t for t in (head, *head.subtree) if abs(t.i - head.i) <= FARTHEST]
    return sorted(inside, key=lambda t: (abs(t.i - head.i), t.i))


def _names(token: Token) -> tuple[str, ...]:
    lemma = token.lemma_.lower()
    if token.i + 1 < len(token.doc):
        return lemma, f"{lemma} {token.doc[token.i + 1].lemma_.lower()}"
    return (lemma,)
