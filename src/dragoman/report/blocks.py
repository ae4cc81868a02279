"""The shape of a page: which part is furniture, title, lead, caption, credit, dateline, heading, paragraph.

A page has a head and a body. The head ends where the dateline stands or, on pages without one, where the first
full sentence stands; the title is the first line of the head that nothing else explains, the lead what follows it.
"""

import re
from dataclasses import dataclass
from itertools import chain, pairwise

from dragoman.records import Block, BlockKind, Span
from dragoman.report.dateline import DatelineText, find_dateline
from dragoman.report.layout import credited_name, is_caption, is_credit, is_furniture
from dragoman.report.lines import ends_sentence, find_units

_DEEPEST_DATELINE = 12  # units that are no furniture: further down a dateline belongs to another report
_LONGEST_TITLE, _LONGEST_HEADING = 250, 90
_PROSE = 60
_LABEL = re.compile(r"[A-Z][A-Z0-9 ]+:")
_SIGNED = re.compile(r"(?<!ed)(?<!en)(?<!wn)\s(?=(by (?:[A-Z][\w.'’-]+ ){1,3}([A-Z][\w'’-]+))$)")
_QUOTES = "\"'“‘«("


@dataclass(frozen=True, slots=True)
class Layout:
    """The blocks of a page, and its dateline with offsets of the whole text."""

    blocks: tuple[Block, ...]
    dateline: DatelineText | None = None


@dataclass(slots=True)
class _Unit:
    span: Span
    text: str
    kind: BlockKind | None = None


def find_layout(text: str, title: str | None = None, capitals: frozenset[str] = frozenset()) -> Layout:
    """The blocks of a canonical text: in order, never empty, never overlapping, with every character that is no space.

    `title` is the source's own word for the title, `capitals` the towns that open a report without further signs.
    """
    units = [_Unit(span, text[span.start : span.end]) for span in find_units(text)]
    _mark_by_looks(units)
    opening, dateline = _find_opening(units, capitals)
    signed_below = dateline is not None and dateline.end == len(units[opening].text)
    body = opening if dateline and not signed_below else min(_first_prose(units), opening if dateline else len(units))
    _mark_title(units[:body], title, units[0] if units else None)
    _mark_captions(units)
    _mark_head(units[:body])
    _mark_body(units[body:], after_dateline=dateline is not None)
    parts = [_blocks(unit, text) for unit in units]
    blocks = list(chain.from_iterable(parts))
    before = sum(map(len, parts[:opening]))
    return Layout(tuple(blocks)) if dateline is None else _with_dateline(text, blocks, before, dateline)


def _blocks(unit: _Unit, text: str) -> list[Block]:
    """The block that a unit is; of a title that its author signs ("Vote splits the house by Ann Lee") both parts. Who
    is named again below is no author.
    """
    start, end = unit.span.start, unit.span.end
    signed = _SIGNED.search(unit.text) if unit.kind == "title" else None
    if signed is None or text.count(signed[2]) > unit.text.count(signed[2]):
        return [Block(unit.kind or "paragraph", start, end)]
    return [Block("title", start, start + signed.start()), Block("credit", start + signed.start(1), end)]


def _mark_by_looks(units: list[_Unit]) -> None:
    for unit in units:
        if is_furniture(unit.text):
            unit.kind = "furniture"
        elif is_credit(unit.text):
            unit.kind = "credit"
        elif is_caption(unit.text):
            unit.kind = "caption"


def _find_opening(units: list[_Unit], capitals: frozenset[str]) -> tuple[int, DatelineText | None]:
    plain = [number for number, unit in enumerate(units) if unit.kind is None]
    for number in plain[:_DEEPEST_DATELINE]:
        unit = units[number]
        found = find_dateline(unit.text, capitals)
        if found and (found.written or found.agency or not _is_label(units, number)):
            return number, found
    return 0, None


def _is_label(units: list[_Unit], number: int) -> bool:
    """A place alone opens the first paragraph; what opens a later one, or several, is a speaker or a label."""
    later = any(_is_prose(unit) for unit in units[:number])
    return later or sum(bool(_LABEL.match(unit.text)) for unit in units) > 1


def _first_prose(units: list[_Unit]) -> int:
    for least in (_PROSE, 0):
        for number, unit in enumerate(units):
            if unit.kind is None and len(unit.text) > least and ends_sentence(unit.text):
                return number
    return next((number for number, unit in enumerate(units) if unit.kind is None and number), 0)


def _mark_title(head: list[_Unit], title: str | None, first: _Unit | None) -> None:
    named = [unit for unit in head if title and _same_title(unit.text, title)]
    if not named and first and title and not head and _same_title(first.text, title):
        named = [first]
    if not named:
        named = [unit for unit in head if unit.kind is None and _may_be_title(unit.text)]
        named.sort(key=lambda unit: " " not in unit.text)
    if named:
        named[0].kind = "title"


def _same_title(line: str, title: str) -> bool:
    """Whether the line is the title; sources append the site's name to it."""
    plain_line, plain_title = " ".join(line.casefold().split()), " ".join(title.casefold().split())
    return plain_line == plain_title or (plain_title.startswith(plain_line) and 2 * len(plain_line) > len(plain_title))


def _may_be_title(line: str) -> bool:
    return (len(line) <= _LONGEST_TITLE and not line.endswith((".", ",", ";", ":"))) or line.endswith(
        ("U.S.", "U.N.", "...")
    )


def _mark_captions(units: list[_Unit]) -> None:
    for unit, following in pairwise(units):
        if unit.kind is None and following.kind == "credit" and _describes(unit.text, following.text):
            unit.kind = "caption"
    captions = [unit.text for unit in units if unit.kind == "caption"]
    for unit in units:
        if unit.kind is None and any(_retells(unit.text, caption) for caption in captions):
            unit.kind = "caption"


def _describes(line: str, credit: str) -> bool:
    """A picture's credit follows its caption; an author's follows the title or the lead."""
    return credited_name(credit) in line or not credit.casefold().startswith(
        ("by ", "report", "writ", "edit", "source")
    )


def _retells(line: str, caption: str) -> bool:
    return len(line) > 40 and (caption.startswith(line) or line.startswith(caption))


def _mark_head(head: list[_Unit]) -> None:
    titled = False
    for unit in head:
        titled = titled or unit.kind == "title"
        if unit.kind is None:
            in_words = len(unit.text.split()) > 3
            unit.kind = "lead" if titled and in_words else "furniture" if not ends_sentence(unit.text) else "lead"


def _mark_body(body: list[_Unit], after_dateline: bool) -> None:
    for number, unit in enumerate(body):
        if unit.kind is None:
            before = body[number - 1] if number else None
            after = body[number + 1] if number + 1 < len(body) else None
            opening = after_dateline and number == 0
            unit.kind = "heading" if not opening and _is_heading(unit, before, after) else "paragraph"


def _is_heading(unit: _Unit, before: _Unit | None, after: _Unit | None) -> bool:
    """A short line without a sentence's end, between paragraphs."""
    line = unit.text
    if len(line) > _LONGEST_HEADING or _closes_sentence(line) or not _opens_heading(line):
        return False
    if (
        after is None or not _is_prose(after) or after.text[:1].islower()
    ):  # what goes on in small letters is one sentence
        return False
    return before is None or before.kind != "paragraph" or _is_prose(before)


def _closes_sentence(line: str) -> bool:
    """Whether the line ends as sentences and labels do; a heading may stand in quotation marks."""
    quoted = line[0] in _QUOTES and line[-1] in "\"'”’»" and line[-2:-1] not in {".", ",", "!", "?"}
    return line[-1] in ".!,;:…-–—\"'”’)" and not quoted


def _opens_heading(line: str) -> bool:
    first = line.lstrip(_QUOTES)[:1]
    return first.isupper() or (first.isdigit() and any(character.isalpha() for character in line))


def _is_prose(unit: _Unit) -> bool:
    return unit.kind in {None, "paragraph"} and (len(unit.text) > _PROSE or ends_sentence(unit.text))


def _with_dateline(text: str, blocks: list[Block], number: int, found: DatelineText) -> Layout:
    line = blocks[number]
    dateline = found.moved(line.start)
    rest = dateline.end + len(text[dateline.end : line.end]) - len(text[dateline.end : line.end].lstrip())
    opening = [Block("dateline", line.start, dateline.end)]
    if rest < line.end:
        opening.append(Block("paragraph", rest, line.end))
    return Layout((*blocks[:number], *opening, *blocks[number + 1 :]), dateline)
