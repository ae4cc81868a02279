"""From what a source handed on to the report that every later stage works with."""

import re
from functools import lru_cache

from dragoman.knowledge import Knowledge
from dragoman.records import BlockKind, Dateline, Report
from dragoman.report.agencies import agency_named, agency_pattern
from dragoman.report.blocks import Layout, find_layout
from dragoman.report.dateline import plain_place
from dragoman.report.dating import date_report
from dragoman.report.identity import canonical_text, text_id
from dragoman.report.language import guess_language
from dragoman.report.layout import is_credit, is_furniture
from dragoman.sources.raw import RawReport


def read_report(raw: RawReport, knowledge: Knowledge) -> Report:
    """The report in its canonical text, with its blocks, its title and lead, its dateline and its own date.

    The title is the page's own where the text holds one, else the source's, unless that is a word to editors or an
    author's name. The lead is the summary that stands between title and dateline (several lines joined), None where
    there is none: the first paragraph is no lead.
    The publisher is the source's word, else the agency of the dateline. Key, path and address say nothing of the date.
    """
    text = canonical_text(raw.text)
    title = None if raw.title is None or is_furniture(raw.title) or is_credit(raw.title) else raw.title
    layout = find_layout(text, title, _capitals(knowledge))
    published = date_report(text, layout, raw.published, knowledge)
    dateline = _dateline(text, layout, published.date)
    return Report(
        id=text_id(text),
        key=raw.key,
        source=raw.source,
        text=text,
        publisher=raw.publisher or dateline.agency,
        language=guess_language(text),
        title=_words(text, layout, "title") or title,
        lead=_words(text, layout, "lead"),
        dateline=dateline,
        published=published,
        blocks=layout.blocks,
    )


@lru_cache(maxsize=4)
def _capitals(knowledge: Knowledge) -> frozenset[str]:
    countries = knowledge.countries.values()
    return frozenset(name for country in countries for name in (country.capital, *country.capital_aliases) if name)


def _words(text: str, layout: Layout, kind: BlockKind) -> str | None:
    lines = [text[block.start : block.end] for block in layout.blocks if block.kind == kind]
    return "\n".join(lines) if lines else None


def _dateline(text: str, layout: Layout, published: str | None) -> Dateline:
    found = layout.dateline
    if found is None:
        return Dateline(agency=_byline_agency(text, layout))
    place = plain_place(found.place) if found.place else None
    return Dateline(place, _dateline_date(layout, published), found.agency or _byline_agency(text, layout))


def _byline_agency(text: str, layout: Layout) -> str | None:
    """The agency in "By Jane Doe, Associated Press Writer"."""
    lines = (text[block.start : block.end] for block in layout.blocks if block.kind == "credit")
    signed = (re.search(rf",\s*({agency_pattern()})", line) for line in lines if line[:3].casefold() == "by ")
    return next((agency_named(match.group(1)) for match in signed if match), None)


def _dateline_date(layout: Layout, published: str | None) -> str | None:
    """The dateline's day; its year is the report's where the text leaves it out and month and day agree."""
    written = layout.dateline.written if layout.dateline else None
    if written is None:
        return None
    without_year = written.value.removeprefix("-")[-6:]
    agrees = published is not None and published.endswith(without_year)
    return published if written.year is None and agrees else written.value
