"""What an expression itself states: its month, its year, the part of the period that it means."""

from dragoman.extract.times.lexer import Token
from dragoman.extract.times.parts import narrow, part_of
from dragoman.extract.times.setting import Found, Meaning, Setting

_YEAR_WORDS = {"last": -1, "past": -1, "previous": -1, "this": 0, "current": 0, "next": 1, "coming": 1}


def year_of(token: Token) -> int:
    """The year that a token writes: "1998", "'98", "nineteen ninety-eight"."""
    number = int(token.number)
    return number if number >= 100 else full_year(number)


def full_year(number: int) -> int:
    """The year that two digits mean; 40 and above are of the last century, as in most systems' windows."""
    return number + (1900 if number >= 40 else 2000)


def stated_year(found: Found, setting: Setting) -> int | None:
    """The year that the expression itself gives, in figures or as "last year"."""
    token = found.get("year")
    if token:
        return year_of(token)
    near = found.words("near")
    return setting.reference.year + _YEAR_WORDS.get(near, 0) if near and setting.reference else None


def month_of(found: Found, label: str = "mon") -> int:
    token = found.get(label)
    tables = ("MONTH", "MAYBEMONTH", "DOTMONTH", "MARCH")
    return next(int(value) for table in tables if token and (value := token.value(table)))


def parted(meaning: Meaning, found: Found, setting: Setting) -> Meaning:
    """The meaning with the days of its part: "early", "the end of" ..."""
    part = part_of(found)
    if not part or meaning.days is None:
        return meaning
    return Meaning(meaning.type, meaning.value, meaning.unit, narrow(meaning.days, part, setting.reference))
