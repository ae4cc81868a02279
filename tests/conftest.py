"""Fixtures that several folders share: a reader, a reading made by hand with every kind of record, a web server."""

import threading
from collections.abc import Callable, Iterator

import pytest
from hypothesis import settings

from dragoman.pipeline import Reader
from dragoman.records import (
    Actor,
    Block,
    Commitment,
    Dateline,
    Due,
    Event,
    Figure,
    Issue,
    Meeting,
    Period,
    Place,
    Published,
    Reading,
    Report,
    Span,
    Statement,
    Time,
)
from dragoman.sources.raw import RawReport
from serving import Site

Read = Callable[..., Reading]

# The same examples every time and no limit on theirs: a slow machine is no error.
settings.register_profile("dragoman", deadline=None, derandomize=True)
settings.load_profile("dragoman")

TEXT = """ISTANBUL, October 10 (ABC). Turkey and Russia agreed to open a joint gas centre by the end of 2017.
President Ada Kaya met President Ivan Orlov on Monday. "We will never close this door, whatever our rivals may say \
about it, and we shall keep the line between our general staffs open day and night," Kaya said. She told Orlov that \
trade would grow. The next summit takes place in Moscow in March 2017. Exports reached more than 1.5 billion dollars. \
Nobody knows "for sure" whether the pipeline will be ready on 1 December 2016, an official said."""
AGREED = "Turkey and Russia agreed to open a joint gas centre by the end of 2017."
MET = "President Ada Kaya met President Ivan Orlov on Monday."
SAID = TEXT[TEXT.index("We will never") : TEXT.index('," Kaya')]
DAY = Period("2016-10-10", "2016-10-10")


def words(text: str) -> tuple[Span, ...]:
    start = TEXT.index(text)
    return (Span(start, start + len(text)),)


@pytest.fixture(scope="session")
def reader() -> Reader:
    """The one reader of all tests: what it loads, it loads once."""
    return Reader()


@pytest.fixture(scope="session")
def read(reader: Reader) -> Read:
    """The reading of a text, as of a day."""

    def read_text(text: str, published: str | None = "2017-03-14", title: str | None = None) -> Reading:
        return reader.read(RawReport(text, "test", "test", title=title, published=published))

    return read_text


@pytest.fixture
def reading() -> Reading:
    """What a report of talks gives when every stage has found something."""
    return Reading(
        report=Report(
            "id", "talks.txt", "reports/talks.txt", TEXT, publisher="ABC", title="Kaya and Orlov agree on gas",
            dateline=Dateline("Istanbul", "2016-10-10", "ABC"),
            published=Published("2016-10-10", ("dateline", "weekday"), 0.98),
            blocks=(Block("dateline", 0, 27), Block("paragraph", 28, 99)),
        ),
        actors=(
            Actor("a1", "Ada Kaya", "person", country="TUR", office="President of Turkey", mentions=words("Ada Kaya")),
            Actor("a2", "Ivan Orlov", "person", country="RUS", office="President of Russia"),
            Actor("a3", "Turkey", "government", country="TUR", sectors=("GOV",)),
            Actor("a4", "Russia", "government", country="RUS"),
            Actor("a5", "Gas Watch", "organization", aliases=("GW",)),
        ),
        times=(
            Time("t1", "1 December 2016", "DATE", "2016-12-01", "2016-12-01", "2016-12-01", words("1 December 2016")),
            Time("t2", "March 2017", "DATE", "2017-03", "2017-03-01", "2017-03-31", words("March 2017")),
        ),
        places=(Place("p1", "Moscow", "RUS", 55.75, 37.62, 524901, words("Moscow")),),
        statements=(
            Statement("s1", "a1", "direct", SAID, "said", DAY, words(SAID), 0.9),
            Statement("s2", "a1", "indirect", "trade would grow", "told", DAY, words("trade would grow"), 0.3, ("a2",)),
            Statement("s3", None, "mixed", 'Nobody knows "for sure"', "said", None, words("Nobody knows"), 0.9),
        ),
        events=(
            Event("e1", "AGREE", None, "verbal cooperation", "057", 8.0, 5.0, "planned", (40, 46), words(AGREED), 0.9,
                  actors=("a3",), recipients=("a4",)),
            Event("e2", "CONSULT", "meet", "verbal cooperation", "040", 1.0, 2.5, "occurred", (120, 123), words(MET),
                  0.9, contexts=("diplomatic",), actors=("a1", "a2"), date=DAY, place="p1", source="s1"),
        ),
        commitments=(
            Commitment("c1", ("a1",), "promised", "keep the line open", "military", words("keep the line"), 0.4),
            Commitment("c2", ("a3", "a4"), "agreed", "open a joint gas centre", "energy", words(AGREED), 0.9,
                       due=Due("by the end of 2017", "2017-12-31", "2017-12-31"), condition="if the talks go on"),
        ),
        meetings=(
            Meeting("m1", (), "scheduled", words("The next summit takes place in Moscow in March 2017."), 0.9,
                    body="the next summit", place="p1", date=Period("2017-03-01", "2017-03-31")),
            Meeting("m2", ("a1", "a2"), "held", words(MET), 0.9, date=DAY),
        ),
        figures=(Figure("f1", 1.5e9, "USD", "more than", "exports", None, words("more than 1.5 billion dollars")),),
        issues=(Issue("times", "day and night: no day is meant", words("day and night")),),
    )  # fmt: skip


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    """A web server of one test, which may be read although it is on this machine."""
    monkeypatch.setenv("DRAGOMAN_ALLOW_PRIVATE", "1")
    monkeypatch.setenv("no_proxy", "*")
    with Site() as server:
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        yield server
        server.shutdown()
