"""Bodies by name."""

from collections import defaultdict
from collections.abc import Mapping
from functools import lru_cache

from dragoman.knowledge.entries import Body, Knowledge
from dragoman.knowledge.names import NameIndex


def bodies_by_name(knowledge: Knowledge, name: str) -> tuple[Body, ...]:
    """The bodies of that name or short name; several where states share it ("Foreign Ministry", "Labour Party")."""
    return _bodies(knowledge).find(name) or ()


def body_forms(knowledge: Knowledge) -> Mapping[str, tuple[Body, ...]]:
    """Every written form and its bodies, for matchers."""
    return _bodies(knowledge).forms


@lru_cache(maxsize=4)
def _bodies(knowledge: Knowledge) -> NameIndex[tuple[Body, ...]]:
    named: dict[str, list[Body]] = defaultdict(list)
    for body in knowledge.bodies:
        for form in dict.fromkeys((body.name, *body.aliases)):
            named[form].append(body)
    return NameIndex((form, tuple(bodies)) for form, bodies in named.items())
