"""The units that a page is made of: one line, or, where lines were broken to a width, one paragraph of lines."""

import re
from itertools import pairwise

from dragoman.records import Span
from dragoman.report.dateline import find_dateline
from dragoman.report.layout import is_credit

_LINE = re.compile(r"[^\n]*[^\s][^\n]*")
_SENTENCE_END = re.compile(r"[.!?:…]['\"”’)\]]*$")
_SHORTEST_BREAK, _WIDEST_BREAK = 38, 110  # columns between which typewriters, terminals and mail break lines
_SHORT_LINE = 0.75


def find_units(text: str) -> list[Span]:
    """The units of the text in order, without the space around them; together they hold every character of it."""
    lines = [_trimmed(text, match.start(), match.end()) for match in _LINE.finditer(text)]
    return _joined(text, lines) if _is_wrapped(text, lines) else lines


def ends_sentence(text: str) -> bool:
    """Whether the text closes as sentences do, quotation marks and brackets aside."""
    return bool(_SENTENCE_END.search(text))


def _trimmed(text: str, start: int, end: int) -> Span:
    line = text[start:end]
    return Span(start + len(line) - len(line.lstrip()), start + len(line.rstrip()))


def _is_wrapped(text: str, lines: list[Span]) -> bool:
    """Lines are broken to a width where many end in the middle of a sentence, at about the same column."""
    touching = [pair for pair in pairwise(lines) if "\n" not in _between(text, *pair).replace("\n", "", 1)]
    broken = [
        first
        for first, second in touching
        if _SHORTEST_BREAK <= first.end - first.start <= _WIDEST_BREAK and text[second.start].islower()
    ]
    return len(broken) >= 2 and len(broken) >= len(touching) / 4


def _between(text: str, first: Span, second: Span) -> str:
    return text[first.end : second.start]


def _joined(text: str, lines: list[Span]) -> list[Span]:
    width = max(line.end - line.start for line in lines)
    units = lines[:1]
    for previous, line in pairwise(lines):
        if _starts_unit(text, previous, line, width):
            units.append(line)
        else:
            units[-1] = Span(units[-1].start, line.end)
    return units


def _starts_unit(text: str, previous: Span, line: Span, width: int) -> bool:
    gap = _between(text, previous, line)
    indented = len(gap.rpartition("\n")[2]) > _indent(text, previous)
    short = previous.end - previous.start < _SHORT_LINE * width
    ended = short and ends_sentence(text[previous.start : previous.end])
    if gap.count("\n") > 1 or indented or ended:
        return True
    words = text[line.start : line.end]
    return is_credit(words) or is_credit(text[previous.start : previous.end]) or find_dateline(words) is not None


def _indent(text: str, line: Span) -> int:
    return line.start - (text.rfind("\n", 0, line.start) + 1)
