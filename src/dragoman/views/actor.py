"""One actor for people: a line for each thing that is known of it."""

from collections.abc import Iterator

from dragoman.records import Actor

LABEL = 10  # columns


def to_lines(actor: Actor) -> str:
    """Name first, then what else is known, one thing a line; what is not known is left out."""
    return "\n".join([actor.name, *(f"  {label:<{LABEL}}{value}" for label, value in _facts(actor) if value)])


def _facts(actor: Actor) -> Iterator[tuple[str, str | None]]:
    yield "kind", actor.kind
    yield "country", actor.country
    yield "sectors", ", ".join(actor.sectors)
    yield "office", actor.office
    yield "wikidata", actor.wikidata
