"""The command. What a command needs is imported with the command, so that `dragoman --help` answers at once."""
# ruff: noqa: PLC0415, PLR0913, PLR0917 - imports as said above; a command has as many options as its users need

import os
from contextlib import ExitStack
from pathlib import Path
from typing import Annotated

import typer

from dragoman import cli_store
from dragoman.ends import day, quiet_ends
from dragoman.formats import Format

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
    help="Reads news reports and keeps the record of relations between states: "
    "who met whom, who said what, what was agreed, what is due.",
)


def _version(asked: bool) -> None:
    if asked:
        from dragoman import __version__

        typer.echo(f"dragoman {__version__}")
        raise typer.Exit


@app.callback()
def main(
    _: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version and exit.")
    ] = False,
) -> None:
    """Options that stand before the command."""


@app.command()
def read(
    sources: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="SOURCE...",
            show_default=False,
            help="Files (text, HTML, JSON, CSV, Parquet, feeds, WARC, ninjs, NewsML-G2, archives of these), folders, "
            "patterns, web addresses, @FILE that lists addresses; - is standard input.",
        ),
    ] = None,
    form: Annotated[
        Format | None,
        typer.Option("--format", "-f", help="What to write.", show_default="text, or as the name after -o ends"),
    ] = None,
    output: Annotated[
        str | None,
        typer.Option(
            "--output", "-o", metavar="PATH", show_default=False,
            help="A file; or a folder (one that exists, or a name with / at its end) for a file a report.",
        ),
    ] = None,
    published: Annotated[
        str | None,
        typer.Option(
            metavar="DATE", parser=day, show_default=False,
            help="The day the reports were published, as YYYY-MM-DD, whatever they say themselves.",
        ),
    ] = None,
    language_model: Annotated[
        str | None,
        typer.Option(metavar="NAME", show_default="the one that comes with it", help="Another spaCy pipeline."),
    ] = None,
    workers: Annotated[int, typer.Option(metavar="N", min=1, help="Processes that read at the same time.")] = 1,
    max_size: Annotated[int, typer.Option(metavar="N", min=1, help="The most characters of one report.")] = 5_000_000,
    sample: Annotated[bool, typer.Option("--sample", help="Read the report that comes with the program.")] = False,
    debug: Annotated[bool, typer.Option("--debug", help="Show where in the program a report failed.")] = False,
) -> None:  # fmt: skip
    """Read reports and write what they tell.

    Ends with 0 if all were read, with 1 if one could not be (the others are), with 2 if the command is wrong.
    """
    named, form = _named(sources or [], sample), form or _format_of(output)
    if output:
        _refuse_output(output, form, named)
    with quiet_ends():
        from dragoman.batch import read_all
        from dragoman.output import open_output
        from dragoman.progress import Account
        from dragoman.sources import holds_many, open_sources

        many, account = holds_many(named), Account(debug)
        with ExitStack() as stack:
            out = open_output(stack, output, form, many)
            reports = open_sources(named, published=published, max_size=max_size)
            results = read_all(reports, workers=workers, language_model=language_model)
            for reading in account.follow(results, many):
                out.write(reading)
            out.close()
            if account.failed and not account.read:
                raise typer.Exit(1)  # within the stack: a file that was there before stays as it was
        if account.failed:
            raise typer.Exit(1)


@app.command()
def who(
    phrase: Annotated[str, typer.Argument(metavar="PHRASE", help='Words for somebody: "the Turkish president".')],
    on: Annotated[
        str | None,
        typer.Option(metavar="DATE", parser=day, show_default=False, help="The day it is said, as YYYY-MM-DD."),
    ] = None,
    context: Annotated[
        str, typer.Option(metavar="TEXT", show_default=False, help='Text before it, for "he" or "the ministry".')
    ] = "",
    form: Annotated[Format, typer.Option("--format", "-f", help="What to write.")] = Format.TEXT,
) -> None:
    """Say who a phrase means: name, kind, country, sectors, office and Wikidata id as of a day.

    Ends with 0, or with 1 if it is not known.
    """
    with quiet_ends():
        import msgspec

        from dragoman.resolver import resolve
        from dragoman.views.actor import to_lines

        actor = resolve(phrase, on=on, context=context)
        if actor is None:
            hint = "a day (--on) or the text before it (--context) may help"
            typer.echo(f"dragoman: it is not known who {phrase!r} means; {hint}", err=True)
            raise typer.Exit(1)
        typer.echo(to_lines(actor) if form is Format.TEXT else msgspec.json.encode(actor).decode())


@app.command()
def classify(
    source: Annotated[
        str,
        typer.Argument(
            metavar="FILE",
            show_default=False,
            help='JSON Lines with "text" (or "marked", sides in <s> and <t>), "actor", "recipient" and an "id".',
        ),
    ],
    output: Annotated[
        str | None, typer.Option("--output", "-o", metavar="PATH", show_default=False, help="A file to write to.")
    ] = None,
    language_model: Annotated[
        str | None,
        typer.Option(metavar="NAME", show_default="the one that comes with it", help="Another spaCy pipeline."),
    ] = None,
) -> None:
    """Say which PLOVER event each sentence tells between two given sides, with its probability.

    Writes JSON Lines: id, type, mode, probability, and the probability of every type.
    Ends with 0 if all were classified, with 1 if a row could not be (the others are).
    """
    with quiet_ends():
        from dragoman.classifying import classified, open_rows
        from dragoman.errors import SourceError
        from dragoman.writing import written

        failed = 0
        with ExitStack() as stack:
            rows = open_rows(stack, source)
            out = stack.enter_context(written(Path(output) if output else None))
            for line in classified(rows, source, language_model):
                if isinstance(line, SourceError):
                    failed += 1
                    typer.echo(f"dragoman: {line}", err=True)
                else:
                    out.write(line + b"\n")
        if failed:
            raise typer.Exit(1)


@app.command()
def schema() -> None:
    """Print the JSON Schema of a reading."""
    import msgspec

    from dragoman.schema import reading_schema

    with quiet_ends():
        typer.echo(msgspec.json.format(msgspec.json.encode(reading_schema())).decode())


def _named(sources: list[str], sample: bool) -> list[str]:
    if sample:
        from dragoman.samples import model_report

        sources = [*sources, str(model_report())]
    if not sources:
        raise typer.BadParameter("name a file, a folder, an address or - for standard input, or try --sample")
    return sources


def _format_of(output: str | None) -> Format:
    return {".json": Format.JSON, ".jsonl": Format.JSONL}.get(Path(output or "").suffix, Format.TEXT)


def _refuse_output(output: str, form: Format, sources: list[str]) -> None:
    from dragoman.writing import is_folder

    if form is Format.JSONL and is_folder(output):
        raise typer.BadParameter("JSON Lines go to one file; name a file after -o, or use --format json")
    if os.path.isfile(output) and any(os.path.isfile(s) and os.path.samefile(s, output) for s in sources):
        raise typer.BadParameter(f"{output} is read and would be written over; choose another -o")


cli_store.register(app)
