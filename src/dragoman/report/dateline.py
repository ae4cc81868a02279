"""The dateline: where, when and for which agency a report was written.

Agencies put the same parts in every order and dress: "ISTANBUL, October 10. /TASS/.", "CAIRO, Oct 12 (MENA) -",
"MOSCOW (AP) _", "afrol News, 23 April -", "CAIRO - 25 July 2022:". So the parts are read one after the other,
whatever the order, up to the dash, colon or stop that ends them; what was found decides whether it is a dateline.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from dragoman.report.agencies import agency_named, agency_names, agency_pattern
from dragoman.report.calendars import DATE, MONTH, WrittenDate, find_dates

_CALENDAR_WORD = rf"(?i:{MONTH}\s*\d|(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs?)?|Fri|Sat(?:ur)?|Sun)(?:day\b|[.,]))"
_CAPITALISED = r"(?:(?:[A-Z]\.){2,}|(?:St|Ste|Mt|Ft|ST|MT|FT)\.|[^\W\d_a-z][\w'’`]*)"
_PARTICLE = r"(?:de|la|las|le|los|el|al|and|of|da|do|dos|del|di|sur|upon|on|am|es|ash|an|ad|&)"
_NAME = rf"{_CAPITALISED}(?:[ -](?:{_PARTICLE}[ -])*(?!{_CALENDAR_WORD}){_CAPITALISED}){{0,4}}"
_PLACE = re.compile(rf"(?!{_CALENDAR_WORD})({_NAME}(?:/{_NAME})*)")
_REGION = re.compile(rf"\s?,\s*(?!{_CALENDAR_WORD})({_NAME}(?:\.| [a-z]+(?=\s?,))?)")
_HEAD = re.compile(r"\s*(?:Text:\s)?")
_WRITTEN = re.compile(DATE, re.IGNORECASE)
_GAP = re.compile(r"[ ,.]*\n?[ ,.]*")
_END = re.compile(r"\s*(?:(?:--|[-–—―_:])[-–—_]*|(?<=[/.)])\.?(?=\s))\s*")
_UNKNOWN_AGENCY = re.compile(rf"[(/\[](?!{_CALENDAR_WORD})(?P<name>[A-Z][\w .&-]{{1,30}})(?:/[\w .&-]{{1,20}})?[)/\]]")
_LABELS = frozenset(
    "UPDATE BREAKING ANALYSIS FACTBOX FEATURE EXCLUSIVE FILE PHOTO WATCH NOTE VIDEO READ MORE ALSO OPINION EDITORIAL"
    " INTERVIEW CORRECTION CORRECTED TIMELINE PROFILE URGENT FLASH ALERT LEAD INSIGHT PRESS RELEASE SUMMARY LIVE"
    " EXPLAINER FACTS BACKGROUND HIGHLIGHTS TEXT SOURCE CONTACT QUESTION ANSWER COMMENT NEWS WORLD ADVISORY".split()
)
_NO_PLACES = frozenset("On In By Since From Until After Before At As The For This That It He She We They A An".split())
_LONGEST = 160


@dataclass(frozen=True, slots=True)
class DatelineText:
    """A dateline as found: its parts, and the characters that it takes up, without the space that follows."""

    start: int
    end: int
    place: str | None = None
    written: WrittenDate | None = None
    agency: str | None = None
    enclosed: bool = False  # the agency stands in brackets or slashes
    ended: bool = False  # a dash, colon or stop closes the dateline

    def moved(self, by: int) -> "DatelineText":
        """The same dateline with offsets that count from further up."""
        written = (
            replace(self.written, start=self.written.start + by, end=self.written.end + by) if self.written else None
        )
        return replace(self, start=self.start + by, end=self.end + by, written=written)


def find_dateline(line: str, capitals: frozenset[str] = frozenset()) -> DatelineText | None:
    """The dateline that the line opens with, or None; offsets count from the start of the line.

    A place in ordinary letters with neither date nor agency ("Doha: ...") counts where it is one of `capitals`.
    """
    head = _HEAD.match(line)
    found = nothing = DatelineText(len(line) - len(line.lstrip()), head.end() if head else 0)
    accepted = None
    for found in _parts(line[:_LONGEST], nothing):
        if found.ended and _is_dateline(found, line, capitals) and (accepted is None or _adds(found, accepted)):
            accepted = found
    whole = found.end >= len(line.rstrip()) and found.place and found.written
    return accepted or (found if (found.enclosed or whole) and _is_dateline(found, line, capitals) else None)


def _adds(longer: DatelineText, accepted: DatelineText) -> bool:
    """Whether reading past the first dash found more of the dateline: "CAIRO - 25 July 2022:"."""
    return (accepted.written is None and longer.written is not None) or (longer.enclosed and accepted.agency is None)


def _parts(line: str, found: DatelineText) -> Iterator[DatelineText]:
    while True:
        closed = _END.match(line, found.end)
        if closed:
            yield replace(found, ended=True, end=found.end + len(closed.group().rstrip()))
        position = closed.end() if closed else found.end
        longer = _next_part(line, replace(found, end=position))
        if longer is None:
            return
        found = longer
        yield found


def _next_part(line: str, found: DatelineText) -> DatelineText | None:
    gap = _GAP.match(line, found.end)
    position = gap.end() if gap else found.end
    if not found.agency and (signed := _enclosed_agency().match(line, position)):
        return replace(found, agency=agency_named(signed["name"].strip()), enclosed=True, end=signed.end())
    if (found.written or found.place) and not found.agency and (signed := _UNKNOWN_AGENCY.match(line, position)):
        return replace(found, agency=signed["name"].strip(), end=signed.end())
    if not found.written and (dated := _dated(line, position)):
        return replace(found, written=dated[0], end=dated[1])
    if not found.agency and (signed := re.compile(agency_pattern()).match(line, position)):
        return replace(found, agency=agency_named(signed.group()), end=signed.end())
    if not found.place and (named := _PLACE.match(line, position)):
        return replace(found, place=named.group(1), end=_after_regions(line, named.end()))
    return None


@cache
def _enclosed_agency() -> re.Pattern[str]:
    known = agency_pattern()
    return re.compile(rf"[(\[/]+\s*(?P<name>{known})(?:\s?[/,;&+][^)\]/\n]{{1,30}})?\s*[)\]/]+")


def _dated(line: str, position: int) -> tuple[WrittenDate, int] | None:
    bracketed = line[position : position + 1] == "("
    match = _WRITTEN.match(line, position + bracketed)
    written = find_dates(match.group()) if match else []
    if not match or not written:
        return None
    closing = re.compile(r"\s*\)").match(line, match.end()) if bracketed else None
    here = match.start()
    placed = replace(written[0], start=written[0].start + here, end=written[0].end + here)
    return placed, closing.end() if closing else match.end()


def _after_regions(line: str, end: int) -> int:
    for _ in range(2):
        region = _REGION.match(line, end)
        if not region or re.fullmatch(agency_pattern(), region.group(1)):
            return end
        end = region.end()
    return end


def _is_dateline(found: DatelineText, line: str, capitals: frozenset[str]) -> bool:
    if found.place and _NO_PLACES & set(found.place.split()):
        return False
    if found.agency and found.written:
        return True
    if found.agency and found.agency in agency_names().values() and (found.enclosed or found.place):
        return True
    if found.written and found.place:
        return True
    return bool(found.place) and _stands_alone(found.place or "", line, found.end, capitals)


def _stands_alone(place: str, line: str, end: int, capitals: frozenset[str]) -> bool:
    """Whether a place without date or known agency is a dateline: before a sentence, and in capitals or well known."""
    if len(line) - end < 40 or not (line[end] == " " or line[:end].endswith(("--", "—"))) or line[end - 1] == ".":
        return False
    shouted = place.isupper() and len(place) > 3 and not _LABELS & set(place.split())
    return shouted or place in capitals


def plain_place(place: str) -> str:
    """The place in ordinary letters: "PORT-AU-PRINCE" is Port-au-Prince, "RIO DE JANEIRO" Rio de Janeiro."""
    words = re.split(r"([\s/-]+)", place)
    return "".join(_plain_word(word, first=number == 0) for number, word in enumerate(words))


def _plain_word(word: str, first: bool) -> str:
    if not word.isupper() or "." in word[:-1] or word in {"UN", "US", "UK", "UAE"}:
        return word
    lowered = word.lower()
    if not first and lowered in {"de", "la", "of", "and", "da", "do", "dos", "del", "sur", "au", "aux", "es", "upon"}:
        return lowered
    head, mark, tail = lowered.partition("'")
    return head.capitalize() + mark + (tail.capitalize() if len(tail) > 1 else tail)
