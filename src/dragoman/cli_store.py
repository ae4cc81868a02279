"""The commands that work on a store: reports in, answers out."""
# ruff: noqa: PLC0415, PLR0913, PLR0917 - what a command needs is imported with it; it has the options its users need

from collections.abc import Callable
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from dragoman.ends import day, quiet_ends

if TYPE_CHECKING:
    from dragoman.store.asking import Answer, Filter

PLACE = "dragoman.duckdb"


class Shape(StrEnum):
    """For people, for programs, for spreadsheets."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"


class Length(StrEnum):
    """How long the periods of a series are."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"


Store = Annotated[
    Path, typer.Option("--store", metavar="FILE", envvar="DRAGOMAN_STORE", help="The file of the record.")
]
Sources = Annotated[
    list[str],
    typer.Argument(
        metavar="SOURCE...", show_default=False,
        help="Files, folders, patterns, web addresses, @FILE that lists addresses.",
    ),
]  # fmt: skip
Workers = Annotated[int, typer.Option(metavar="N", min=1, help="Processes that read at the same time.")]
MaxSize = Annotated[int, typer.Option(metavar="N", min=1, help="The most characters of one report.")]
Debug = Annotated[bool, typer.Option("--debug", help="Show where in the program a report failed.")]
States = Annotated[
    list[str] | None,
    typer.Option("--state", "-s", metavar="STATE", show_default=False, help="A state by code or name; all take part."),
]
Who = Annotated[
    str | None, typer.Option("--actor", metavar="NAME", show_default=False, help="Part of the name of somebody.")
]
Since = Annotated[
    str | None, typer.Option(metavar="DATE", parser=day, show_default=False, help="From this day on (YYYY-MM-DD).")
]
Until = Annotated[str | None, typer.Option(metavar="DATE", parser=day, show_default=False, help="Up to this day.")]
AsOf = Annotated[
    str | None,
    typer.Option("--as-of", metavar="DATE", parser=day, show_default=False, help="What was known on this day."),
]
Status = Annotated[str | None, typer.Option(metavar="STATUS", show_default=False, help="Its present status.")]
Domain = Annotated[
    str | None, typer.Option(metavar="DOMAIN", show_default=False, help="trade, energy ... (docs/commitments.md).")
]
Force = Annotated[str | None, typer.Option(metavar="FORCE", show_default=False, help="agreed, decided, promised ...")]
Kind = Annotated[
    str | None, typer.Option("--type", metavar="TYPE", show_default=False, help="Of PLOVER: CONSULT, AGREE ...")
]
On = Annotated[str | None, typer.Option(metavar="DATE", parser=day, show_default="today", help="The day to look from.")]
Limit = Annotated[int, typer.Option("--limit", "-n", metavar="N", min=1, help="The most rows.")]
Form = Annotated[Shape, typer.Option("--format", "-f", help="What to write.")]
STORE, MOST = Path(PLACE), 100


def register(app: typer.Typer) -> None:
    """Add the commands of this module to the program."""
    for command in (
        add,
        watch,
        reread,
        ledger,
        due,
        meetings,
        events,
        statements,
        timeline,
        relations,
        search,
        show,
        issues,
        judge,
        sql,
    ):
        app.command()(command)


def add(
    sources: Sources,
    store: Store = STORE,
    published: Annotated[
        str | None,
        typer.Option(metavar="DATE", parser=day, show_default=False, help="The day the reports were published."),
    ] = None,
    workers: Workers = 1,
    max_size: MaxSize = 5_000_000,
    debug: Debug = False,
) -> None:
    """Read reports into the record: each once, and what belongs together linked.

    Stopped at any moment, it goes on where it was when it is run again.
    Ends with 0 if all were read or known, with 1 if one could not be.
    """
    with quiet_ends():
        from dragoman.progress import Account
        from dragoman.sources import open_sources
        from dragoman.sources.web import Web
        from dragoman.store.adding import Added
        from dragoman.store.adding import add as add_to
        from dragoman.store.versions import Versions

        account, added, memory = Account(debug), Added(), Versions()
        reports = open_sources(sources, published=published, max_size=max_size, web=Web(memory))
        steps = add_to(reports, store, workers=workers, memory=memory)
        for step in account.follow(steps, many=True, count=lambda step: step.new - account.read):
            added = step
        typer.echo(f"{store}: {added}")
        if added.failed:
            raise typer.Exit(1)


def watch(
    sources: Sources,
    store: Store = STORE,
    every: Annotated[
        int, typer.Option(metavar="MINUTES", min=1, help="From the beginning of a round to that of the next.")
    ] = 30,
    once: Annotated[bool, typer.Option("--once", help="One round, then the end.")] = False,
    workers: Workers = 1,
    max_size: MaxSize = 5_000_000,
    debug: Debug = False,
) -> None:
    """Add what is new in some sources, round after round, until Ctrl-C or SIGTERM ends it between two reports.

    Says one line a round. Ends with 0; with --once it ends as `add` does.
    """
    if "-" in sources:
        raise typer.BadParameter("standard input can be read only once; name files, folders or web addresses")
    with quiet_ends():
        from dragoman.progress import Account
        from dragoman.sources import open_sources
        from dragoman.sources.web import Web
        from dragoman.store import watching
        from dragoman.store.adding import Added
        from dragoman.store.adding import add as add_to
        from dragoman.store.versions import Versions

        account, memory, clock = Account(debug), Versions(), watching.Watch()
        web = Web(memory)

        def add_all() -> Added:
            reports = watching.until_the_end(open_sources(sources, max_size=max_size, web=web), clock)
            *_, added = account.follow(add_to(reports, store, workers=workers, memory=memory), many=False)
            return added

        with watching.ended_by_signals(clock):
            for done in watching.watch(add_all, every * 60, clock):
                typer.echo(f"{datetime.now():%Y-%m-%d %H:%M} {done.trouble or f'{store}: {done.added}'}")
                if once:
                    raise typer.Exit(1 if done.added.failed or done.trouble else 0)


def reread(
    store: Store = STORE,
    everything: Annotated[bool, typer.Option("--all", help="Also what this version of the program has read.")] = False,
    workers: Workers = 1,
    debug: Debug = False,
) -> None:
    """Read the stored texts again with this version of the program.

    Records that are the same keep their ids, and what people judged stays judged.
    Ends with 0 if all could be read, with 1 if one could not be, which then stays as it was.
    """
    with quiet_ends():
        from dragoman.progress import Account
        from dragoman.store.adding import Added
        from dragoman.store.rereading import reread as reread_all

        account, done = Account(debug), Added()
        steps = reread_all(store, everything=everything, workers=workers)
        for step in account.follow(steps, many=True, count=lambda step: step.new - account.read):
            done = step
        typer.echo(f"{store}: {done.new} read again, {done.failed} could not be read and stay as they were")
        if done.failed:
            raise typer.Exit(1)


def ledger(
    store: Store = STORE, state: States = None, actor: Who = None, since: Since = None, until: Until = None,
    domain: Domain = None, force: Force = None,
    status: Status = None,
    due_before: Annotated[
        str | None, typer.Option(metavar="DATE", parser=day, show_default=False, help="What falls due before this day.")
    ] = None,
    as_of: AsOf = None, limit: Limit = MOST, form: Form = Shape.TABLE,
) -> None:  # fmt: skip
    """What was agreed, promised, offered, demanded or refused, with what became of it."""
    from dragoman.store import asking

    by = _filter(state, actor=actor, since=since, until=until, domain=domain, force=force, status=status,
                 due_before=due_before, as_of=as_of, limit=limit)  # fmt: skip
    _answer(store, lambda opened: asking.ledger(opened, by), form)


def due(
    store: Store = STORE, state: States = None, actor: Who = None,
    on: On = None,
    as_of: AsOf = None, limit: Limit = MOST, form: Form = Shape.TABLE,
) -> None:  # fmt: skip
    """What is overdue, and what falls due within a fortnight."""
    from dragoman.store import asking

    by = _filter(state, actor=actor, as_of=as_of, limit=limit)
    today = date.fromisoformat(on) if on else date.today()
    _answer(store, lambda opened: asking.due(opened, by, today), form)


def meetings(
    store: Store = STORE, state: States = None, actor: Who = None, since: Since = None, until: Until = None,
    status: Status = None, as_of: AsOf = None, limit: Limit = MOST, form: Form = Shape.TABLE,
) -> None:  # fmt: skip
    """Who met, meets or is to meet whom."""
    from dragoman.store import asking

    by = _filter(state, actor=actor, since=since, until=until, status=status, as_of=as_of, limit=limit)
    _answer(store, lambda opened: asking.meetings(opened, by), form)


def events(
    store: Store = STORE, state: States = None, actor: Who = None, since: Since = None, until: Until = None,
    kind: Kind = None,
    status: Status = None, as_of: AsOf = None, limit: Limit = MOST, form: Form = Shape.TABLE,
) -> None:  # fmt: skip
    """Who did what to whom, coded in PLOVER with CAMEO beside it."""
    from dragoman.store import asking

    by = _filter(state, actor=actor, since=since, until=until, kind=kind, status=status, as_of=as_of, limit=limit)
    _answer(store, lambda opened: asking.events(opened, by), form)


def statements(
    store: Store = STORE, state: States = None, actor: Who = None, since: Since = None, until: Until = None,
    as_of: AsOf = None, limit: Limit = MOST, form: Form = Shape.TABLE,
) -> None:  # fmt: skip
    """Who said what."""
    from dragoman.store import asking

    by = _filter(state, actor=actor, since=since, until=until, as_of=as_of, limit=limit)
    _answer(store, lambda opened: asking.statements(opened, by), form)


def timeline(
    store: Store = STORE, state: States = None, actor: Who = None, since: Since = None, until: Until = None,
    as_of: AsOf = None, limit: Limit = MOST, form: Form = Shape.TABLE,
) -> None:  # fmt: skip
    """Events, meetings and commitments of some states in the order of days."""
    from dragoman.store import asking

    by = _filter(state, actor=actor, since=since, until=until, as_of=as_of, limit=limit)
    _answer(store, lambda opened: asking.timeline(opened, by), form)


def relations(
    store: Store = STORE, state: States = None, since: Since = None, until: Until = None,
    by: Annotated[Length, typer.Option("--by", help="The length of a period.")] = Length.MONTH,
    as_of: AsOf = None, limit: Limit = MOST, form: Form = Shape.TABLE,
) -> None:  # fmt: skip
    """Cooperation and conflict between pairs of states, period by period."""
    from dragoman.store import asking

    wanted = _filter(state, since=since, until=until, as_of=as_of, limit=limit)
    _answer(store, lambda opened: asking.relations(opened, wanted, by.value), form)


def search(
    words: Annotated[list[str], typer.Argument(metavar="WORDS...", show_default=False, help="What to look for.")],
    store: Store = STORE, as_of: AsOf = None, limit: Limit = 20, form: Form = Shape.TABLE,
) -> None:  # fmt: skip
    """Reports and statements that hold some words, the best first."""
    from dragoman.store import asking

    by = _filter(None, as_of=as_of, limit=limit)
    _answer(store, lambda opened: asking.search(opened, " ".join(words), by), form)


def show(
    number: Annotated[str, typer.Argument(metavar="ID", help="Of a record; of a report its beginning, or its key.")],
    store: Store = STORE, form: Form = Shape.TABLE,
) -> None:  # fmt: skip
    """Everything that is kept of one record, and the steps of its life."""
    from dragoman.errors import StoreError
    from dragoman.store import asking

    with quiet_ends():
        from dragoman.store.database import opened

        with opened(store) as file:
            found, steps = asking.lookup(file, number), asking.life(file, number)
        if not found.rows:
            raise StoreError(f"{store}: nothing has the id {number!r}; ids stand in the first column of the lists")
        _print(found, form, tall=True)
        if steps.rows and form is Shape.TABLE:
            _print(steps, form)


def issues(store: Store = STORE, limit: Limit = MOST, form: Form = Shape.TABLE) -> None:
    """What could not be read, and what was not understood."""
    from dragoman.store import asking

    by = _filter(None, limit=limit)
    _answer(store, lambda opened: asking.issues(opened, by), form)


def judge(
    number: Annotated[str, typer.Argument(metavar="ID", help="Of a commitment or a meeting.")],
    verdict: Annotated[str, typer.Argument(metavar="VERDICT", help='A status such as "kept", or "wrong".')],
    compliance: Annotated[
        int | None,
        typer.Option(
            metavar="N", min=-1, max=1, show_default=False, help="1 kept, 0 partly or in progress, -1 not kept."
        ),
    ] = None,
    note: Annotated[str | None, typer.Option(metavar="TEXT", show_default=False, help="Why.")] = None,
    store: Store = STORE,
) -> None:
    """Say what became of a commitment or a meeting: this stands above what the program finds."""
    with quiet_ends():
        from dragoman.store.judging import judge as write

        write(store, number, verdict, compliance, note)
        typer.echo(f"{number}: {verdict}")


def sql(
    query: Annotated[str, typer.Argument(metavar="QUERY", help="One SELECT on the tables and views (docs/store.md).")],
    store: Store = STORE, form: Form = Shape.TABLE,
) -> None:  # fmt: skip
    """Ask the tables themselves; nothing can be changed."""
    from dragoman.store import asking

    _answer(store, lambda opened: asking.queried(opened, query), form)


def _filter(states: list[str] | None, **by: Any) -> "Filter":
    from dragoman.knowledge import load
    from dragoman.knowledge.states import country_by_name
    from dragoman.store.asking import Filter

    codes = []
    for name in states or ():
        found = country_by_name(load(), name)
        code = name.upper() if name.upper() in load().countries else (found.code if found else None)
        if code is None and len(name) == 3:
            code = name.upper()  # a body of states: UNO, EUR
        if code is None:
            raise typer.BadParameter(f"{name!r} is no state that is known; write its name or its three letters")
        codes.append(code)
    return Filter(states=tuple(codes), **by)


def _answer(path: Path, ask: "Callable[[Any], Answer]", form: Shape) -> None:
    with quiet_ends():
        from dragoman.store.database import opened

        with opened(path) as file:
            answer = ask(file)
        _print(answer, form)


def _print(answer: "Answer", form: Shape, *, tall: bool = False) -> None:
    from dragoman.views.tables import lines_of

    for line in lines_of(answer, form.value, tall=tall):
        typer.echo(line)
