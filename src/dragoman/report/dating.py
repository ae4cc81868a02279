"""The report's own date: given, written in the dateline, or worked out from what is consistent.

A dateline without a year leaves one candidate day a year. Every candidate is weighed by what the text says:
the weekdays that it names, who holds which office, years and anniversaries, states and words of the time. No year
is likelier than another beforehand. The best candidate is the answer where it outweighs the others together;
otherwise the date stays open, and the candidates that fit are listed.
"""

from dataclasses import dataclass
from datetime import date

from dragoman.knowledge import Knowledge
from dragoman.records import Published
from dragoman.report.blocks import Layout
from dragoman.report.calendars import days_of
from dragoman.report.eras import era_likelihoods
from dragoman.report.gatherings import gathering_likelihoods
from dragoman.report.likelihoods import together
from dragoman.report.offices import office_likelihoods
from dragoman.report.stamps import spoken_day, stamped_day, with_year_of
from dragoman.report.weekdays import weekday_likelihoods
from dragoman.report.years import year_likelihoods

_FIRST_YEAR = 1980
_SURE = 0.9  # the posterior above which 98 in 100 answers are right: see benchmarks/dating.py
_FITS = 0.004  # a candidate so much weaker than the best no longer counts as one
_TELLS = 0.5  # a ground counts where it takes at least half the weight off the other candidates
_WRITTEN_IN_FULL, _STATED = 0.99, 0.97


@dataclass(frozen=True, slots=True)
class Grounds:
    """What one kind of evidence says of each candidate."""

    name: str
    likelihoods: list[float]


def date_report(text: str, layout: Layout, given: str | None, knowledge: Knowledge) -> Published:
    """The day of the report with its grounds; None with the candidates where several fit, alone where none can be told.

    A day that the source gives decides, then a dateline with its year, then a full date that says outright that it
    is today's: the page's time stamp, or "today (July 28, 2022)". The years considered run from 1980 to the
    year in which the knowledge was made, so that the same version answers the same on any day.
    """
    if given:
        return Published(given, ("given",), 1.0, (given,))
    stamp = stamped_day(_words(text, layout, "furniture"))
    stated = stamp or spoken_day(_words(text, layout, "paragraph"))
    written = layout.dateline.written if layout.dateline else None
    if written and stated:
        written = with_year_of(written, stated)
    if written is None:
        return _stated(stated, "dateline" if stamp else "years")
    if written.year:
        return Published(written.value, ("dateline",), _WRITTEN_IN_FULL, (written.value,))
    days = days_of(written.month, written.day, _FIRST_YEAR, date(int(knowledge.made[:4]), 12, 31))
    return _decide(days, _weigh(text, layout, knowledge, days))


def _stated(day: date | None, ground: str) -> Published:
    return Published(day.isoformat(), (ground,), _STATED, (day.isoformat(),)) if day else Published()


def _words(text: str, layout: Layout, *kinds: str) -> list[str]:
    return [text[block.start : block.end] for block in layout.blocks if block.kind in kinds]


def _weigh(text: str, layout: Layout, knowledge: Knowledge, days: list[date]) -> list[Grounds]:
    """What each kind of evidence says; page furniture is not asked, for it may be newer or older."""
    news = "\n".join(_words(text, layout, "title", "lead", "heading", "paragraph"))
    held = "\n".join([*_words(text, layout, "dateline"), news])
    return [
        Grounds("weekday", weekday_likelihoods(_words(text, layout, "paragraph"), days)),
        Grounds("offices", office_likelihoods("\n".join([news, *_words(text, layout, "caption")]), knowledge, days)),
        Grounds("years", together([year_likelihoods(news, days), gathering_likelihoods(held, days)], len(days))),
        Grounds("states", era_likelihoods(news, knowledge, days)),
    ]


def _decide(days: list[date], grounds: list[Grounds]) -> Published:
    weights = together((ground.likelihoods for ground in grounds), len(days))
    total = sum(weights)
    best = max(range(len(days)), key=lambda number: weights[number])
    confidence = weights[best] / total
    basis = ("dateline", *(ground.name for ground in grounds if _tells(ground, best)))
    if confidence >= _SURE:
        return Published(days[best].isoformat(), basis, round(confidence, 3), (days[best].isoformat(),))
    fitting = [day.isoformat() for day, weight in zip(days, weights, strict=True) if weight >= _FITS * weights[best]]
    return Published(None, basis, 0.0, tuple(fitting))


def _tells(ground: Grounds, best: int) -> bool:
    mean = sum(ground.likelihoods) / len(ground.likelihoods)
    return mean < _TELLS * ground.likelihoods[best]
