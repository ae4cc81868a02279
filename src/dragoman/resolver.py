"""Who a phrase means: the resolver that reports use, open to a single phrase."""

from dataclasses import replace

from dragoman.extract.actors import find_actors
from dragoman.extract.known import Known
from dragoman.extract.lookup import look_up
from dragoman.knowledge import load as load_knowledge
from dragoman.language import load as load_language
from dragoman.records import Actor, Block, Published, Report
from dragoman.report.identity import canonical_text


def resolve(
    phrase: str, *, on: str | None = None, context: str = "", language_model: str | None = None
) -> Actor | None:
    """The actor that a phrase names or describes, or None where it is not known what it means.

    `on` is the ISO day on which it is said ("the Turkish president" is who held the office that day);
    `context` is text that stands before it, whose actors "he" or "the ministry" may mean. The actor's mentions
    are characters of the phrase. Raises ModelError as `dragoman.read` does.
    """
    phrase = " ".join(canonical_text(phrase).split())
    before = f"{canonical_text(context).strip()}\n\n" if context.strip() else ""
    named = look_up(load_knowledge(), phrase, on)
    if named is not None:
        return named
    text = f"{before}{phrase[:1].upper()}{phrase[1:]} said so."
    start, end = len(before), len(before) + len(phrase)
    blocks = tuple(Block("paragraph", a, b) for a, b in ((0, len(before.strip())), (start, len(text))) if b > a)
    report = Report(id="", key="", source="", text=text, published=Published(on), blocks=blocks)
    known = Known(report, load_language(language_model).parse(report), load_knowledge())
    actor = _meant(find_actors(known), start, end)
    if actor is None or (actor.name == text[start:end] and not _says_anything(actor)):
        return None
    inside = [m for m in actor.mentions if start <= m.start and m.end <= end]
    name = phrase if actor.name == text[start:end] else actor.name
    mentions = tuple(replace(m, start=m.start - start, end=m.end - start) for m in inside)
    return replace(actor, id="a1", name=name, mentions=mentions)


def _meant(actors: tuple[Actor, ...], start: int, end: int) -> Actor | None:
    """The actor whose mention covers most of the phrase; of equal ones the one that ends last: its head."""
    covering = [
        (min(m.end, end) - max(m.start, start), m.end, -n)
        for n, actor in enumerate(actors)
        for m in actor.mentions
        if m.start < end and m.end > start
    ]
    return actors[-max(covering)[2]] if covering else None


def _says_anything(actor: Actor) -> bool:
    """Whether more is known of an actor than its words."""
    return bool(actor.country or actor.sectors or actor.office or actor.wikidata)
