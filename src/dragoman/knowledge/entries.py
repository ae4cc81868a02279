"""The kinds of entry: what is said of a state, a body, a person in an office.

Dates are "YYYY", "YYYY-MM" or "YYYY-MM-DD", no finer than the source.
"""

from dataclasses import dataclass, field

from dragoman.knowledge.frames import EventType, Frame


@dataclass(frozen=True, slots=True)
class FormerName:
    """A name that a state has given up: "Zaire", 1971-10 to 1997-05."""

    name: str
    start: str | None = None
    end: str | None = None
    code: str | None = None  # the alpha-3 code that went with it: ZAR


@dataclass(frozen=True, slots=True)
class Country:
    """A state, past or present, or a territory with a code of its own."""

    code: str  # ISO 3166-1 alpha-3; for states that are gone the last one (SUN, YUG, DDR, CSK)
    alpha2: str
    name: str
    official: str
    cow: int | None = None  # Correlates of War number
    adjectives: tuple[str, ...] = ()  # "Turkish"
    demonyms: tuple[str, ...] = ()  # "Turk", "Turks"
    aliases: tuple[str, ...] = ()  # "Turkiye", "Republic of Turkey"
    ambiguous: tuple[str, ...] = ()  # those of its names that mean something else as well: "Georgia"
    former: tuple[FormerName, ...] = ()
    capital: str | None = None  # in the usual spelling
    capital_aliases: tuple[str, ...] = ()  # other spellings, former capitals, seats of government
    seats: tuple[str, ...] = ()  # what stands for the government beside the capital: "Kremlin"
    currency: str | None = None  # ISO 4217
    wikidata: str | None = None
    start: str | None = None
    end: str | None = None
    source: str = "author"


@dataclass(frozen=True, slots=True)
class Body:
    """An organisation: of states, of a state, a company, a party, an armed group, a news agency."""

    name: str
    kind: str  # an ActorKind
    country: str | None = None  # alpha-3, or the code of a body of states (UNO, EUR, NAT ...)
    aliases: tuple[str, ...] = ()
    sectors: tuple[str, ...] = ()  # PLOVER: GOV MIL COP SPY JUD LEG PTY OPP REB UAF CVL BUS MED EDU JRN REL CRM SOC ...
    wikidata: str | None = None
    start: str | None = None
    end: str | None = None
    source: str = "author"


@dataclass(frozen=True, slots=True)
class Term:
    """One person in one office for one time."""

    person: str  # "Recep Tayyip Erdogan", in the spelling of most English wires
    office: str  # "President of Turkey"
    role: str  # "head of state", "head of government", "foreign minister", "spokesman" ...
    country: str | None  # as in Body.country
    aliases: tuple[str, ...] = ()  # other spellings: "Tayyip Erdoğan"
    start: str | None = None  # None: not known
    end: str | None = None  # None: not known; "now": still in office when the entry was made
    gender: str | None = None  # "m", "f"
    wikidata: str | None = None
    source: str = "author"


@dataclass(frozen=True, slots=True, eq=False)
class Knowledge:
    """Everything that is known; compared by identity, so that look-ups can be cached on it."""

    countries: dict[str, Country]  # by code
    bodies: tuple[Body, ...]
    terms: tuple[Term, ...]
    peoples: dict[str, str] = field(default_factory=dict)  # "Chechen" -> "RUS": peoples and regions within a state
    types: dict[str, EventType] = field(default_factory=dict)  # of PLOVER, by name
    cameo: dict[str, float] = field(default_factory=dict)  # Goldstein values by code
    frames: tuple[Frame, ...] = ()
    context_words: dict[str, tuple[str, ...]] = field(default_factory=dict)  # "cocaine" -> "illegal_drugs"
    made: str = "2026-07"  # the month up to which "now" holds
    family_first: frozenset[str] = frozenset()  # countries whose people put the family name first
    given_name: frozenset[str] = frozenset()  # countries whose people are called by the first name
