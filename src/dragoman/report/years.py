"""Evidence from years in the text: what has happened lies behind the report, what is planned lies ahead."""

import re
from collections.abc import Sequence
from datetime import date

from dragoman.report.likelihoods import together

_YEAR = re.compile(
    r"(?<![\w.,$£€/:+-])(?<!\d )(?P<year>19[3-9]\d|20[0-4]\d)"
    r"(?:(?:[-/–](?P<short>\d\d)|(?:-|–|/)(?P<long>(?:19|20)\d\d))(?!\d))?"
    r"(?:s\b(?P<decade>)|(?![\w%]|[.,:]\d|[-–]\w))"
    r"(?!\s+(?:dollars|euros|yen|people|points|troops|soldiers|hours|GMT|met(?:er|re)s|miles|tons|tonnes|workers|square|kilomet))"
)
_AHEAD = re.compile(
    r"\b(?:by|until|till|will|would|shall|plans?|planned|expect\w*|schedul\w+|target\w*|hopes?|forecast\w*|project\w+|deadline"
    r"|due|next|upcoming|future|ahead of|towards?|for the|prepar\w+|bid\w*|qualif\w+|candida\w+|aims?|before|from"
    r"|Games|Olympics?|World Cup|elections?|term)\b",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r"\b(?P<count>\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|fifteen|twenty|thirty|forty|fifty|first|second|third"
    r"|fourth|fifth|sixth|seventh|eighth|ninth|tenth|fifteenth|twentieth|thirtieth|fortieth|fiftieth)(?:st|nd|rd|th)?"
    r"(?:\s+years?\s+(?:ago,?|after|since)|[\s-](?:year\s+)?anniversary\s+of)\b[^,;.:]{0,50}?\b(?P<year>19[3-9]\d|20[0-4]\d)\b",
    re.IGNORECASE,
)
_COUNTS = {
    word: number
    for number, words in {
        1: "one first", 2: "two second", 3: "three third", 4: "four fourth", 5: "five fifth", 6: "six sixth",
        7: "seven seventh", 8: "eight eighth", 9: "nine ninth", 10: "ten tenth", 15: "fifteen fifteenth",
        20: "twenty twentieth", 30: "thirty thirtieth", 40: "forty fortieth", 50: "fifty fiftieth",
    }.items()
    for word in words.split()
}  # fmt: skip
_SENTENCE = re.compile(r"[^.!?\n]+(?:[.!?](?!\s+[A-Z\"“'‘])[^.!?\n]*)*")

# How often a year named in a report lies so many years before the report's own year (under 0: after it).
# Smoothed over wires of two agencies; the tails are kept heavy.
_PAST = {0: 0.16, 1: 0.19, 2: 0.12, 3: 0.085, 4: 0.065, 5: 0.055, 6: 0.045, 7: 0.038, 8: 0.032, 9: 0.027, 10: 0.022}
_FUTURE = {-1: 0.06, -2: 0.04, -3: 0.035, -4: 0.025, -5: 0.025, -6: 0.01, -7: 0.008, -8: 0.007, -9: 0.006, -10: 0.006}
_FAR_PAST, _FAR_FUTURE = 0.18, 0.01  # falls with the distance
# How much likelier, or less likely, years ahead and years past are with or without a word that announces them.
_ANNOUNCED, _UNANNOUNCED, _ANNOUNCED_PAST = 1.6, 0.2, 0.65
_TELLING, _OTHERS = 0.9, 0.25  # years of one report come in clusters: two tell, the rest adds little
_RIGHT_COUNT = 0.9  # how often "the 10th anniversary" and a year in the same sentence belong together


def year_likelihoods(text: str, days: Sequence[date]) -> list[float]:
    """For each day how well the years, anniversaries and spans of years in the text suit it."""
    years, counted = _read(text)
    telling = _telling(years)
    rows = [
        [_density(day.year - year, ahead) ** (_TELLING if year in telling else _OTHERS) for day in days]
        for year, ahead in years.items()
    ]
    rows += [[_weigh_count(day.year - year, count) for day in days] for year, count in sorted(counted)]
    return together(rows, len(days))


def _read(text: str) -> tuple[dict[int, bool], set[tuple[int, int]]]:
    """Each year of the text with whether words announce it as ahead, and years with the count of years since."""
    years: dict[int, bool] = {}
    counted: set[tuple[int, int]] = set()
    for sentence in _SENTENCE.finditer(text):
        words = sentence.group()
        named = list(_YEAR.finditer(words))
        for match in named:
            ahead = bool(_AHEAD.search(words[: match.end() + 30]))
            for year in _years_of(match):
                years[year] = years.get(year, True) and ahead
        counted |= {(int(since["year"]), _number(since["count"])) for since in _COUNTED.finditer(words)}
    return years, counted


def _years_of(match: re.Match[str]) -> list[int]:
    first = int(match["year"])
    if match["short"]:
        last = first - first % 100 + int(match["short"])
        return [first, last] if first < last < first + 30 else [first]
    return [first, int(match["long"])] if match["long"] else [first]


def _number(word: str) -> int:
    return int(word) if word.isdigit() else _COUNTS[word.lower()]


def _weigh_count(since: int, count: int) -> float:
    return _RIGHT_COUNT if since == count else (1 - _RIGHT_COUNT) / 10


def _telling(years: dict[int, bool]) -> set[int]:
    """The latest year told as past, and the first of those announced that lies beyond it."""
    latest = max((year for year, ahead in years.items() if not ahead), default=max(years, default=0))
    beyond = [year for year, ahead in years.items() if ahead and year > latest]
    return {latest, *sorted(beyond)[:1]}


def _density(since: int, ahead: bool) -> float:
    if since >= 0:
        density = _PAST[since] if since in _PAST else _FAR_PAST * 10 / since**2
        return density * _ANNOUNCED_PAST if ahead else density
    density = _FUTURE[since] if since in _FUTURE else _FAR_FUTURE * 50 / since**2
    return density * (_ANNOUNCED if ahead else _UNANNOUNCED)
