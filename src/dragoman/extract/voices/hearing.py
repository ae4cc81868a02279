"""First- and second-person words of turns, given to the actors whose voices they are."""

from collections.abc import Iterable, Iterator, Sequence

from spacy.tokens import Doc, Token

from dragoman.extract.known import Known
from dragoman.extract.voices.interviews import find_interview
from dragoman.extract.voices.labels import find_labelled, find_recorded
from dragoman.extract.voices.letters import find_letter
from dragoman.extract.voices.parties import ADDRESSED, PLURAL, Parties
from dragoman.extract.voices.speeches import find_speech
from dragoman.extract.voices.turns import Turn
from dragoman.knowledge import country_by_capital, country_by_name
from dragoman.records import Actor, Span

SINGULAR = frozenset("i me my mine myself".split())


def hear_turns(known: Known, actors: Sequence[Actor]) -> tuple[Actor, ...]:
    """The actors with the words of turns added to the mentions of those they stand for; speakers that only their
    own turns name are added. "We" is the body or the government for which the voice speaks, else its bearer.
    """
    turns = _turns(known, actors)
    if not turns:
        return tuple(actors)
    cast = Parties(known, actors)
    quoted = [span for s in known.statements if s.kind != "indirect" and s.cue for span in s.evidence]
    for turn in turns:
        own = [span for span in quoted if not (span.start <= turn.span.start and turn.span.end <= span.end)]
        for token in _tokens(known.doc, turn.span, own):
            cast.hear(token, turn)
    return cast.actors()


def _turns(known: Known, actors: Sequence[Actor]) -> list[Turn]:
    report = known.report
    found = (
        find_labelled(report, actors)
        or find_letter(report)
        or find_interview(report, actors)
        or find_recorded(report)
        or find_speech(report, actors)
    )
    return [turn for turn in found if turn.voice is None or not _is_place(known, turn.voice.name)]


def _is_place(known: Known, name: str) -> bool:
    """Whether a label opens a column, not a turn: "LONDON: ...", "Chile in Brief: ..."."""
    return any(
        country_by_name(known.knowledge, part) or country_by_capital(known.knowledge, part)
        for part in (name, name.title(), name.split(maxsplit=1)[0])
    )


def _tokens(doc: Doc, span: Span, quoted: Iterable[Span]) -> Iterator[Token]:
    """Words of the first and second person in a turn, but not those in what others are quoted as saying."""
    quoted = tuple(quoted)
    for token in doc.char_span(span.start, span.end, alignment_mode="contract") or ():
        small = token.lower_
        if small not in SINGULAR | PLURAL | ADDRESSED or token.text == "US" or token.tag_ in ("CD", "NNP"):
            continue
        if not any(inside.start <= token.idx < inside.end for inside in quoted):
            yield token
