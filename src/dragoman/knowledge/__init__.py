"""What the program knows of the world: states, bodies, offices and who held them when.

The truth that people edit is in the folder `knowledge/` of the repository; `knowledge/build.py` checks it
and compiles it into this package. Dates are "YYYY", "YYYY-MM" or "YYYY-MM-DD", no finer than the source.
"""

from dataclasses import dataclass


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
    aliases: tuple[str, ...] = ()  # "Turkey", "Türkiye", "Republic of Türkiye"
    capital: str | None = None
    seats: tuple[str, ...] = ()  # what stands for the government beside the capital: "Kremlin"
    currency: str | None = None  # ISO 4217
    wikidata: str | None = None
    start: str | None = None
    end: str | None = None


@dataclass(frozen=True, slots=True)
class Body:
    """An organisation: of states, of a state, a company, a party, an armed group, a news agency."""

    name: str
    kind: str  # an ActorKind
    country: str | None = None  # alpha-3, or the code of a body of states (UNO, EUR, NAT ...)
    aliases: tuple[str, ...] = ()
    sectors: tuple[str, ...] = ()  # PLOVER: GOV MIL JUD LEG OPP REB UAF MED BUS CVL IGO NGO ...
    wikidata: str | None = None
    start: str | None = None
    end: str | None = None


@dataclass(frozen=True, slots=True)
class Term:
    """One person in one office for one time."""

    person: str  # "Recep Tayyip Erdogan", in the spelling of most English wires
    office: str  # "President of Turkey"
    role: str  # "head of state", "head of government", "foreign minister", "spokesman" ...
    country: str | None  # as in Body.country
    aliases: tuple[str, ...] = ()  # other spellings: "Tayyip Erdoğan"
    start: str | None = None
    end: str | None = None  # None: in office when the entry was made
    gender: str | None = None  # "m", "f"
    wikidata: str | None = None
    source: str = "author"


@dataclass(frozen=True, slots=True)
class Knowledge:
    countries: dict[str, Country]  # by code
    bodies: tuple[Body, ...]
    terms: tuple[Term, ...]
