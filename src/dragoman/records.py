"""Every record of a reading, as `dragoman read --format json` prints it.

All offsets count Unicode characters of `report.text`, start inclusive, end exclusive.
Dates are ISO 8601; countries ISO 3166-1 alpha-3 and the codes of bodies of states (UNO, EUR, NAT ...).
"""

from dataclasses import dataclass
from typing import Final, Literal

SCHEMA: Final = "dragoman/reading/1"

BlockKind = Literal["furniture", "title", "lead", "caption", "credit", "dateline", "heading", "paragraph"]
ActorKind = Literal[
    "person", "government", "ministry", "military", "party", "company", "organization", "group", "people"
]
TimeType = Literal["DATE", "TIME", "DURATION", "SET"]
StatementKind = Literal["direct", "mixed", "indirect"]
EventStatus = Literal["occurred", "planned", "denied", "hypothetical", "historical"]
Force = Literal["agreed", "decided", "promised", "instructed", "offered", "proposed", "demanded", "refused"]
Domain = Literal[
    "diplomatic", "military", "peace", "humanitarian", "trade", "economic", "energy", "nuclear",
    "space", "culture", "transport", "migration", "justice", "environment", "health", "other",
]  # fmt: skip
MeetingStatus = Literal["held", "under way", "scheduled", "proposed", "postponed", "cancelled"]
Comparator = Literal["more than", "about", "up to", "at least"]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Characters of the report's text that a record points at."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Period:
    """First and last day; both the same for one day."""

    start: str
    end: str


@dataclass(frozen=True, slots=True)
class Due:
    """When a commitment falls due, with the text's own words; no days where the words give none."""

    text: str
    start: str | None = None
    end: str | None = None


@dataclass(frozen=True, slots=True)
class Block:
    kind: BlockKind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Dateline:
    place: str | None = None
    date: str | None = None
    agency: str | None = None


@dataclass(frozen=True, slots=True)
class Published:
    """The report's own date, the grounds for it, and the other dates that fit as well.

    `date` is None where several candidates fit or none; it is never guessed.
    """

    date: str | None = None
    basis: tuple[str, ...] = ()
    confidence: float = 0.0
    candidates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    id: str
    key: str
    source: str
    text: str
    publisher: str | None = None
    language: str = "en"
    title: str | None = None
    lead: str | None = None
    dateline: Dateline = Dateline()
    published: Published = Published()
    blocks: tuple[Block, ...] = ()


@dataclass(frozen=True, slots=True)
class Actor:
    id: str
    name: str
    kind: ActorKind
    aliases: tuple[str, ...] = ()
    country: str | None = None
    sectors: tuple[str, ...] = ()
    office: str | None = None
    wikidata: str | None = None
    mentions: tuple[Span, ...] = ()
    cow: int | None = None  # number of the state in the Correlates of War


@dataclass(frozen=True, slots=True)
class Time:
    """A time expression in TimeML terms (TIMEX3 type and value)."""

    id: str
    text: str
    type: TimeType
    value: str
    start_date: str | None
    end_date: str | None
    evidence: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Place:
    id: str
    name: str
    country: str | None
    lat: float | None
    lon: float | None
    geonames: int | None
    evidence: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Statement:
    id: str
    speaker: str | None
    kind: StatementKind
    text: str
    cue: str | None
    date: Period | None
    evidence: tuple[Span, ...]
    confidence: float
    addressees: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Event:
    id: str
    type: str
    mode: str | None
    quad: str
    cameo: str
    goldstein: float
    score: float
    status: EventStatus
    trigger: tuple[int, int]
    evidence: tuple[Span, ...]
    confidence: float
    contexts: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    date: Period | None = None
    place: str | None = None
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Commitment:
    id: str
    parties: tuple[str, ...]
    force: Force
    action: str
    domain: Domain
    evidence: tuple[Span, ...]
    confidence: float
    beneficiaries: tuple[str, ...] = ()
    addressees: tuple[str, ...] = ()
    due: Due | None = None
    condition: str | None = None
    statements: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Meeting:
    id: str
    participants: tuple[str, ...]
    status: MeetingStatus
    evidence: tuple[Span, ...]
    confidence: float
    body: str | None = None
    place: str | None = None
    date: Period | None = None
    within: str | None = None  # the visit during which it is held


@dataclass(frozen=True, slots=True)
class Figure:
    id: str
    value: float
    unit: str | None
    comparator: Comparator | None
    what: str | None
    date: Period | None
    evidence: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Issue:
    """Something that a stage could not make sense of: uncertain data, not a crash."""

    stage: str
    message: str
    evidence: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """What comes out of one report."""

    report: Report
    actors: tuple[Actor, ...] = ()
    times: tuple[Time, ...] = ()
    places: tuple[Place, ...] = ()
    statements: tuple[Statement, ...] = ()
    events: tuple[Event, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    figures: tuple[Figure, ...] = ()
    issues: tuple[Issue, ...] = ()
    schema: Literal["dragoman/reading/1"] = SCHEMA
