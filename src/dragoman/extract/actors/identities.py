"""Who a report's actors are, while it is being read: the growing entry of each."""

from dataclasses import dataclass, field

from dragoman.extract.words import Role
from dragoman.records import ActorKind


@dataclass(slots=True, eq=False)
class Identity:
    """One person, body or state of the report."""

    key: str
    name: str
    kind: ActorKind
    country: str | None = None
    sectors: tuple[str, ...] = ()
    office: str | None = None
    wikidata: str | None = None
    gender: str | None = None  # "m", "f"
    plural: bool = False
    offices: set[str] = field(default_factory=set)  # roles held or ascribed: "foreign minister"
    nouns: set[str] = field(default_factory=set)  # the words it was described by: "minister"
    forms: dict[str, None] = field(default_factory=dict)  # what the report calls it, in order
    spans: list[tuple[int, int]] = field(default_factory=list)  # tokens
    heads: list[int] = field(default_factory=list)  # tokens

    def meet(self, start: int, end: int, head: int) -> None:
        """Note one more place where the report means it."""
        self.spans.append((start, end))
        self.heads.append(head)

    def call(self, form: str) -> None:
        """Note what the report calls it."""
        if form != self.name:
            self.forms.setdefault(form)

    def describe(self, role: Role | None, country: str | None) -> None:
        """Learn from a title or a description."""
        if role:
            self.nouns.add(role.words)
            self.nouns.add(role.words.split()[-1])
            if role.office:
                self.offices.add(role.office)
            if not self.sectors:
                self.sectors = role.sectors
            self.gender = self.gender or _gender_of(role.words)
        self.country = self.country or country


FEMALE = frozenset("queen princess mother wife sister daughter girl widow lady".split())
MALE = frozenset("king prince father husband brother son boy bishop pope ayatollah imam".split())


def _gender_of(words: str) -> str | None:
    last = words.rsplit(maxsplit=1)[-1]
    if last.endswith("woman") or last in FEMALE:
        return "f"
    return "m" if last in MALE else None
