"""Quotations in a text whose marks may be curly, straight, single, doubled, unbalanced or lost.

A paragraph is read on its own; a mark's neighbours say whether it opens or closes, and only where they
do not, what came before.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dragoman.records import Block

MARK = re.compile(r"``|''|’’|‘‘|´´|[\"“”„«»‘’‚'`]")
ALWAYS_OPEN = frozenset({"“", "«", "``", "„", "‘", "‚", "`", "‘‘"})
ALWAYS_CLOSE = frozenset({"»", "´´", "’’"})
SINGLE = frozenset({"'", "‘", "’", "`", "‚"})
BEFORE_OPENING = frozenset(" \n\t([{-—–/:")
ELIDED = re.compile(r"(?:\d0s|em|n|til|tis|twas|cause|round|bout)\b", re.IGNORECASE)  # 'em, rock 'n' roll, '90s


@dataclass(frozen=True, slots=True)
class Quotation:
    """Characters [start, end) between the marks; `opened` and `closed` tell whether a mark stands there."""

    start: int
    end: int
    opened: bool = True
    closed: bool = True


@dataclass(frozen=True, slots=True)
class _Mark:
    start: int
    end: int
    text: str
    opens: bool
    closes: bool


def find_quotations(text: str, blocks: Sequence[Block]) -> list[Quotation]:
    """Quotations of the blocks that may hold speech, in order; they never overlap nor cross a block."""
    found: list[Quotation] = []
    for block in blocks:
        if block.kind in ("title", "lead", "paragraph", "heading", "caption"):
            for start, end in _paragraphs(text, block.start, block.end):
                found += _in_paragraph(text, start, end)
    return found


def _paragraphs(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    at = start
    for gap in re.compile(r"\n\s*\n").finditer(text, start, end):
        yield at, gap.start()
        at = gap.end()
    yield at, end


def _in_paragraph(text: str, start: int, end: int) -> list[Quotation]:
    found: list[Quotation] = []
    open_mark: _Mark | None = None
    for mark in _marks(text, start, end):
        if open_mark is not None and _closes(open_mark, mark):
            found.append(Quotation(open_mark.end, mark.start))
            open_mark = None
        elif mark.opens and open_mark is not None and not _nested(open_mark, mark):
            found.append(Quotation(open_mark.end, _sentence_end(text, open_mark.end, mark.start), closed=False))
            open_mark = mark
        elif mark.opens and open_mark is None:
            open_mark = mark
        elif mark.closes and open_mark is None and mark.text not in SINGLE:
            since = found[-1].end + 1 if found else start
            found.append(Quotation(_sentence_start(text, since, mark.start), mark.start, opened=False))
    if open_mark is not None and open_mark.text != "'":
        found.append(Quotation(open_mark.end, end, closed=False))
    return [_trimmed(text, quotation) for quotation in found if text[quotation.start : quotation.end].strip()]


def _marks(text: str, start: int, end: int) -> Iterator[_Mark]:
    for match in MARK.finditer(text, start, end):
        mark = _judged(text, match, start, end)
        if mark.opens or mark.closes:
            yield mark


def _judged(text: str, match: re.Match[str], start: int, end: int) -> _Mark:
    mark = match.group()
    before = text[match.start() - 1] if match.start() > start else " "
    after = text[match.end()] if match.end() < end else " "
    if mark in SINGLE and before.isalnum() and after.isalnum():
        return _Mark(*match.span(), mark, opens=False, closes=False)  # an apostrophe
    may_open = (before in BEFORE_OPENING or MARK.match(before) is not None) and not after.isspace()
    may_close = not before.isspace() and (not after.isalnum() or mark not in SINGLE)
    if mark in ALWAYS_OPEN:
        may_close = False
        may_open = not after.isspace() if mark in SINGLE else True
    elif mark in ALWAYS_CLOSE or mark == "”":
        may_open = may_open and mark == "”" and not may_close
        may_close = not may_open
    if mark in SINGLE:
        may_open = may_open and not ELIDED.match(text, match.end())
        may_close = may_close and not (
            before == "s" and after == " " and mark == "'" and text[match.end() + 1 : match.end() + 2].islower()
        )
    elif not may_open and not may_close:
        may_open = may_close = True
    return _Mark(*match.span(), mark, may_open, may_close)


def _closes(open_mark: _Mark, mark: _Mark) -> bool:
    """Whether a mark closes an open quotation: of like weight, or of any where the writer mixed them."""
    if open_mark.text == "„" and mark.text == "“":
        return True  # as in German
    if not mark.closes:
        return False
    if mark.text in SINGLE:
        return open_mark.text in SINGLE
    if mark.opens and mark.text in ALWAYS_OPEN:
        return False
    return not (mark.opens and not mark.closes)


def _nested(open_mark: _Mark, mark: _Mark) -> bool:
    """Whether an opening mark stands for a quotation within the quotation."""
    return (mark.text in SINGLE) != (open_mark.text in SINGLE) or mark.text == "'"


def _sentence_end(text: str, start: int, limit: int) -> int:
    """End of the last whole sentence before `limit`, for a quotation that was never closed."""
    ends = [match.end() for match in re.finditer(r"[.!?…](?=\s)", text[start:limit])]
    return start + ends[-1] if ends else limit


def _sentence_start(text: str, since: int, limit: int) -> int:
    """Start of the sentence that ends at `limit`, for a quotation that was never opened."""
    starts = [match.end() for match in re.finditer(r"[.!?…][\"”']?\s+(?=[A-Z“\"])", text[since:limit])]
    return since + (starts[-1] if starts else len(text[since:limit]) - len(text[since:limit].lstrip()))


def _trimmed(text: str, quotation: Quotation) -> Quotation:
    inner = text[quotation.start : quotation.end]
    start = quotation.start + len(inner) - len(inner.lstrip())
    return Quotation(start, start + len(inner.strip()), quotation.opened, quotation.closed)
