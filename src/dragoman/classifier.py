"""The type of the event that a sentence tells between two given sides: how coders of events are compared."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from spacy.tokens import Doc

from dragoman.errors import SourceError
from dragoman.extract.events.candidates import NOTHING, Candidate, find_candidates
from dragoman.extract.events.status import status_of
from dragoman.knowledge import load as load_knowledge
from dragoman.language import load as load_language
from dragoman.records import Block, Report
from dragoman.report.identity import canonical_text

MARKED = re.compile(r"<(?P<side>[st])>(?P<words>.*?)</(?P=side)>", re.DOTALL)
APART = 0.1  # weight of a word whose sides the network sees elsewhere


@dataclass(frozen=True, slots=True)
class Classification:
    """The likeliest type with its mode, and the probability of every type, the likeliest first."""

    type: str
    mode: str | None
    probability: float
    types: Mapping[str, float]


def classify(
    text: str, *, actor: str | None = None, recipient: str | None = None, language_model: str | None = None
) -> Classification:
    """Which event a sentence tells of `actor` towards `recipient`, both words of the sentence.

    Where the sides are not given they may be marked in the text: "<s>Peru</s> recalled its envoy to <t>Chile</t>".
    A type is always given, however unlikely it is that the sentence tells an event at all. A side whose words
    the sentence does not hold is left open.
    Raises SourceError where the text is empty, ModelError as `dragoman.read` does.
    """
    text, marked = unmarked(text)
    sides = {"actor": actor or marked.get("s"), "recipient": recipient or marked.get("t")}
    if not text.strip():
        raise SourceError("there is no sentence to classify")
    report = Report(id="", key="", source="", text=text, blocks=(Block("paragraph", 0, len(text)),))
    doc = load_language(language_model).parse(report)
    return _chosen(find_candidates(doc), _tokens(doc, sides["actor"]), _tokens(doc, sides["recipient"]))


def unmarked(text: str) -> tuple[str, dict[str, str]]:
    """A sentence without its marks, and the words of the sides that were marked ("s" and "t")."""
    marked = {match["side"]: canonical_text(match["words"]).strip() for match in MARKED.finditer(text)}
    return canonical_text(MARKED.sub(lambda match: match["words"], text)), marked


def _tokens(doc: Doc, words: str | None) -> frozenset[int]:
    """The tokens of the first place at which the words stand; none where they do not."""
    words = canonical_text(words or "").strip()
    start = doc.text.find(words) if words else -1
    end = start + len(words)
    return frozenset(t.i for t in doc if t.idx < end and t.idx + len(t.text) > start >= 0)


def _chosen(candidates: list[Candidate], actor: frozenset[int], recipient: frozenset[int]) -> Classification:
    types: defaultdict[str, float] = defaultdict(float)
    modes: dict[str, tuple[float, str | None]] = {}
    for candidate in candidates:
        weight = candidate.probability * _fit(candidate, actor, recipient)
        for name, share in _as_coded(candidate):
            types[name] += weight * share
            mode = candidate.mode if name == candidate.type else None
            modes[name] = max(modes.get(name, (0.0, None)), (weight * share, mode), key=lambda pair: pair[0])
    whole = sum(types.values())
    if not whole:
        types.update(dict.fromkeys(load_knowledge().types, 1.0))
        whole = sum(types.values())
    ranked = dict(sorted(((n, round(p / whole, 4)) for n, p in types.items()), key=lambda pair: (-pair[1], pair[0])))
    best = next(iter(ranked))
    return Classification(best, modes.get(best, (0.0, None))[1], ranked[best], ranked)


def _as_coded(candidate: Candidate) -> Iterator[tuple[str, float]]:
    """Types with their shares among all types; what is planned goes to the type of the future."""
    events = 1 - candidate.shares.get(NOTHING, 0.0)
    ahead = status_of(candidate, None, None) == "planned"
    types = load_knowledge().types
    for name, share in candidate.shares.items():
        if name != NOTHING and events > 0:
            yield (types[name].ahead or name) if ahead else name, share / events


def _fit(candidate: Candidate, actor: frozenset[int], recipient: frozenset[int]) -> float:
    """How well the given sides are those that the candidate has."""
    deed = candidate.deed
    if deed is None:
        return 1.0
    fit = 1.0
    for own, given, other in ((deed.actors, actor, deed.recipients), (deed.recipients, recipient, deed.actors)):
        if given:
            likely = max((own.get(i, 0.0) for i in given), default=0.0)
            swapped = max((other.get(i, 0.0) for i in given), default=0.0)
            fit *= APART + max(likely, swapped / 2)
    return fit
