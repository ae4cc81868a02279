"""What a time expression is read against: the report's date, the tense around it, the times told before it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import takewhile

from dragoman.extract.times.calendar import Days, place
from dragoman.extract.times.lexer import Token, Tokens
from dragoman.records import TimeType

# -1 where the clause tells of the past, 1 where it tells of the future, 0 where its words do not say.
Tense = Callable[[int, int], int]

_FINENESS = ("day", "weekend", "week", "month", "quarter", "half", "year", "decade", "century")


@dataclass(frozen=True, slots=True)
class Meaning:
    """A reading of one expression: TimeML type and value, the unit it counts in, its part, its days."""

    type: TimeType
    value: str
    unit: str = ""
    days: Days | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """A time told earlier in the text, for "the following day" and "that month"."""

    end: int
    unit: str
    first: date


@dataclass(slots=True)
class Setting:
    text: str
    reference: date | None
    tense: Tense
    told: list[Told] = field(default_factory=list)

    def last_told(self, before: int, unit: str, reach: int, but: date | None = None) -> date | None:
        """The first day of the last time told, no coarser than the unit, at most `reach` characters back.

        `but` is a day that does not count.
        """
        for told in reversed(self.told):
            if before - told.end > reach:
                return None
            if told.first != but and _FINENESS.index(told.unit) <= _FINENESS.index(unit):
                return told.first
        return None

    def quarter_told(self, before: int, reach: int) -> date | None:
        """The first day of the last quarter told, at most `reach` characters back."""
        near = takewhile(lambda told: before - told.end <= reach, reversed(self.told))
        return next((told.first for told in near if told.unit == "quarter"), None)


@dataclass(frozen=True, slots=True)
class Found:
    """One match of a rule, by the labels of the rule."""

    tokens: Tokens
    first: int
    last: int
    labels: dict[str, tuple[int, int]]

    @property
    def span(self) -> tuple[int, int]:
        return self.tokens.spans[self.first][0], self.tokens.spans[self.last][1]

    @property
    def text(self) -> str:
        start, end = self.span
        return self.tokens.text[start:end]

    def __contains__(self, label: str) -> bool:
        return label in self.labels

    def get(self, label: str) -> Token | None:
        """The first token under the label."""
        return self.tokens[self.labels[label][0]] if label in self.labels else None

    def all(self, label: str) -> Iterator[Token]:
        first, end = self.labels.get(label, (0, 0))
        return (self.tokens[index] for index in range(first, end))

    def words(self, label: str) -> str:
        """All words under the label, small, with one blank between them."""
        return " ".join(token.text.lower() for token in self.all(label))


Builder = Callable[[Found, Setting], Meaning | None]


def on_calendar(value: str, unit: str, days: Days | None = None) -> Meaning:
    """A DATE with its place in the calendar."""
    return Meaning("DATE", value, unit, days or place(value))
