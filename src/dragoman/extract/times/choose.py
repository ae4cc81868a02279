"""Which year's May, which week's Monday: the choice among the days that an expression could mean."""

from collections.abc import Callable
from datetime import date

from dragoman.extract.times.calendar import Days
from dragoman.extract.times.setting import Found, Setting

# The near side wins over the tense of the clause where the other side is so many times further away:
# "the truce was extended to Nov. 16", written on Oct. 30.
MUCH_NEARER = 6


def direction(found: Found, setting: Setting) -> int:
    """-1 if the clause looks back, 1 if it looks ahead, 0 if it does not say."""
    return setting.tense(*found.span)


def choose_year(spell: Callable[[int], Days], reference: date, tense: int) -> int:
    """The year in which the days that `spell` gives for a year lie where the tense looks, or else nearest.

    Raises ValueError where no year near the reference has such days.
    """
    # Far enough for 29 February; raises for the few references that have none so near.
    years = [year for year in range(reference.year - 4, reference.year + 5) if _exists(spell, year)]
    past = [year for year in years if spell(year)[0] <= reference]
    future = [year for year in years if spell(year)[1] >= reference]
    if not past or not future:
        raise ValueError(f"expected a year near {reference} with that day, found none")
    behind, ahead = _gap(spell(past[-1]), reference), _gap(spell(future[0]), reference)
    if tense < 0 or (not tense and behind <= ahead):
        return future[0] if ahead * MUCH_NEARER < behind else past[-1]
    return past[-1] if behind * MUCH_NEARER < ahead else future[0]


def _exists(spell: Callable[[int], Days], year: int) -> bool:
    try:
        return bool(spell(year))
    except ValueError:
        return False


def _gap(days: Days, reference: date) -> int:
    if days[0] <= reference <= days[1]:
        return 0
    return min(abs((end - reference).days) for end in days)
