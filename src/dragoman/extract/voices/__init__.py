"""Who "I", "we" and "you" are: in quotations their speaker, in letters, speeches and interviews whose turn it is."""

from dragoman.extract.known import Known
from dragoman.extract.voices.hearing import hear_turns
from dragoman.extract.voices.quoted import hear_quotations
from dragoman.records import Actor

__all__ = ["hear_voices"]


def hear_voices(known: Known) -> tuple[Actor, ...]:
    """The actors, with words of the first and second person added to the mentions of those they stand for."""
    return hear_turns(known, hear_quotations(known))
