"""Amounts in plain text: numbers in digits and words, with scale, currency, unit and comparator."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, cast

from dragoman.records import Comparator

LONGEST_COMPARATOR = 24  # characters
LEXICON = Path(__file__).parents[1] / "lexicon" / "units.toml"
SMALL = """
    zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
    eighteen nineteen
    """.split()
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
SCALES = {
    "hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "mln": 1e6, "bln": 1e9,
    "bn": 1e9, "mn": 1e6, "m": 1e6, "tn": 1e12, "k": 1e3, "lakh": 1e5, "crore": 1e7, "dozen": 12.0, "score": 20.0,
}  # fmt: skip
METRES_OR_MILLIONS = frozenset({"m", "k"})
WORDS = {word: float(n) for n, word in enumerate(SMALL)} | {word: 20.0 + 10 * n for n, word in enumerate(TENS)}


@dataclass(frozen=True, slots=True)
class Amount:
    """Characters [start, end) that tell a number; `unit_end` is where the unit's words end."""

    start: int
    end: int
    value: float
    unit: str | None
    kind: str  # "money", "percent", "measure", "count"
    comparator: Comparator | None


@cache
def units() -> Mapping[str, Any]:
    """The unit tables of the lexicon."""
    return tomllib.loads(LEXICON.read_text(encoding="utf-8"))


def find_amounts(text: str) -> Iterator[Amount]:
    """Amounts in text order; of a range ("6 to 7 billion dollars") both ends, each with the common scale and unit."""
    at = 0
    while match := _pattern().search(text, at):
        at = max(match.end(), match.start() + 1)
        yield from _amounts(text, match)


def _amounts(text: str, match: re.Match[str]) -> Iterator[Amount]:
    kind, unit = _unit(match)
    if kind == "count" and (match["scale"] or "").lower() in METRES_OR_MILLIONS:
        return  # "a 796m bridge": of money "m" means millions, else it means nothing sure
    comparator = _comparator(text, match.start())
    start = match.start()
    values = [(match["first"], match["first_scale"] or (match["scale"] if match["second"] else None))]
    if match["second"]:
        values.append((match["second"], match["scale"]))
        if not match["scale"] and match["first_scale"]:  # "1.8 million to 2.3 metric tonnes"
            values[1] = (match["second"], match["first_scale"])
    elif match["scale"]:
        values = [(match["first"], match["scale"])]
    if kind == "count" and match["joint"] in ("-", "–") and number_of(match["first"]) >= number_of(match["second"]):
        return  # a score: "a 3-2 vote"
    for number, scale in values:
        value = number_of(number) * _scale(scale)
        if kind == "cents":
            yield Amount(start, match.end(), value / 100, unit, "money", comparator)
        else:
            yield Amount(start, match.end(), value, unit, kind, comparator)


def number_of(words: str) -> float:
    """Value of a number in digits ("9,580.5") or words ("twenty-five", "a hundred and six")."""
    plain = re.sub(r"(?<=\d)[, ](?=\d{3})", "", words)
    if re.fullmatch(r"\d+(?:\.\d+)?", plain):
        return float(plain)
    total = current = 0.0
    for word in re.split(r"[\s-]+", words.lower()):
        if word in WORDS:
            current += WORDS[word]
        elif word in ("a", "an"):
            current = current or 1.0
        elif word == "half":
            current += 0.5
        elif word in SCALES:
            current = (current or 1.0) * SCALES[word]
            if SCALES[word] >= 1e3:
                total, current = total + current, 0.0
    return total + current


def _scale(word: str | None) -> float:
    """What "million" or "hundred thousand" multiplies by."""
    value = 1.0
    for part in (word or "").lower().replace("-", " ").split():
        value *= SCALES.get(part, 1.0)
    return value


def _unit(match: re.Match[str]) -> tuple[str, str | None]:
    tables = units()
    if match["symbol"]:
        return "money", tables["symbols"][match["symbol"]]
    if match["percent"]:
        return "percent", "percent"
    if match["money"]:
        word = _singular(match["money"].lower(), tables["money"])
        state = (match["state"] or "").strip().lower()
        unit = tables["states"].get(word, {}).get(state, tables["money"][word])
        return ("cents" if word == "cent" else "money"), unit
    if match["measure"]:
        return "measure", tables["measures"][_singular(match["measure"].lower(), tables["measures"])]
    return "count", None


def _singular(word: str, table: Mapping[str, str]) -> str:
    """The key of a table that a word means: in the plural, or with hyphens ("square-meters")."""
    spaced = re.sub(r"[\s-]+", " ", word)
    for form in (word, spaced):
        for found in (form, form.removesuffix("s"), form.removesuffix("es")):
            if found in table:
                return found
    raise ValueError(f"the pattern of amounts found {word!r}, which no table has")


def _comparator(text: str, start: int) -> Comparator | None:
    before = text[max(0, start - LONGEST_COMPARATOR) : start].lower().rstrip()
    before = " " + before.removesuffix(" a").removesuffix(" the")
    fitting = [
        (len(phrase), comparator)
        for comparator, phrases in units()["comparators"].items()
        for phrase in phrases
        if before.endswith((f" {phrase}", f"({phrase}"))
    ]
    return cast(Comparator, max(fitting)[1]) if fitting else None  # the longest: "no more than", not "more than"


@cache
def _pattern() -> re.Pattern[str]:
    tables = units()
    digits = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
    small = "|".join(sorted(WORDS, key=len, reverse=True))
    scale = "|".join(sorted(SCALES, key=len, reverse=True))
    joined = rf"(?:[-\s](?:{small}|hundred(?:\sand(?=\s(?:{small})\b))?))*"
    spelled = rf"""(?:(?:{small}){joined}(?:\sand\sa\shalf\b)?|an?\s(?:hundred|thousand)\sand\s(?:{small})\b{joined}
        |(?:half\s)?an?(?=\s(?:hundred|thousand|million|billion|trillion|dozen)\b))"""
    number = rf"(?:{digits}|{spelled})"
    symbol = "|".join(re.escape(s) for s in sorted(tables["symbols"], key=len, reverse=True))
    money = "|".join(re.escape(w) for w in sorted(tables["money"], key=len, reverse=True))
    names = sorted(tables["measures"], key=len, reverse=True)
    measure = "|".join(re.escape(name).replace(r"\ ", r"[\s-]") for name in names)
    states = "|".join(sorted({re.escape(s) for t in tables["states"].values() for s in t}, key=len, reverse=True))
    common = rf"(?:[\s-]?(?:{scale}|percent|per\scent|%)\b|\s?%|\s(?:{measure}|{money}))"  # what both ends may share
    return re.compile(
        rf"""(?<![\w.,/-])(?:(?P<symbol>(?-i:{symbol}))\s?)?(?P<first>{number})
        (?:[\s-]?(?P<first_scale>{scale})\b(?=\s(?:to|and|or|-|–)\s))?
        (?:\s?(?P<joint>to|-|–|or|and(?=\s?[$€£]?{number}{common}))\s?[$€£]?(?P<second>{number})(?={common}|\s[a-z]{{3}}))?
        (?:[\s-]?(?P<scale>(?:{scale})(?:[\s-](?:{scale}))?)\b)?
        (?:(?P<percent>\s?%|[\s-]per[\s-]?cent\b|[\s-]percentage[\s-]points?\b)
          |[\s-](?:(?P<state>{states})\s)?(?P<money>(?:{money})(?:e?s)?)\b
          |[\s-]?(?P<measure>(?:{measure})(?:s|es)?)\b(?!\w))?
        (?![\w]|[.,]\d)""",
        re.VERBOSE | re.IGNORECASE,
    )
