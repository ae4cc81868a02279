"""From the words that name a source to the actor."""

from bisect import bisect_right
from collections.abc import Sequence

from spacy.tokens import Token

from dragoman.records import Actor

NAME_RELATIONS = (("flat", "appos"), ("nmod:desc", "compound", "nmod"))  # how names hang on titles, nearest first
LONGEST_MENTION = 200  # characters


class Speakers:
    """Actors by the place of their mentions."""

    def __init__(self, actors: Sequence[Actor]) -> None:
        spans = sorted((m.start, m.end, n, actor.id) for n, actor in enumerate(actors) for m in actor.mentions)
        self._starts = [start for start, *_ in spans]
        self._spans = spans

    def of(self, token: Token | None) -> str | None:
        """The actor whose narrowest mention holds the token, or holds the name that the token belongs to."""
        if token is None:
            return None
        found = self.at(token.idx)
        if found:
            return found
        for relations in NAME_RELATIONS:
            for child in token.children:
                actor = self.at(child.idx) if child.dep_ in relations and child.pos_ == "PROPN" else None
                if actor:
                    return actor
        return None

    def at(self, offset: int) -> str | None:
        """The actor of the narrowest mention at an offset."""
        return next(iter(self.all_at(offset)), None)

    def all_at(self, offset: int) -> tuple[str, ...]:
        """The actors of the narrowest mention at an offset: several where it means a group ("both sides")."""
        best: list[tuple[int, int, str]] = []
        i = bisect_right(self._starts, offset) - 1
        while i >= 0 and self._starts[i] > offset - LONGEST_MENTION:
            start, end, order, actor = self._spans[i]
            if start <= offset < end and (not best or end - start <= best[0][0]):
                kept = best if best and best[0][0] == end - start else []
                best = [*kept, (end - start, order, actor)]
            i -= 1
        return tuple(actor for _, _, actor in sorted(best))

    def within(self, start: int, end: int) -> tuple[str, ...]:
        """Actors mentioned in a stretch of text, in order, each once."""
        low = bisect_right(self._starts, start - 1)
        found: dict[str, None] = {}
        for begin, finish, _, actor in self._spans[low:]:
            if begin >= end:
                break
            if finish <= end:
                found.setdefault(actor)
        return tuple(found)
