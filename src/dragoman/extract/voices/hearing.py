"""First- and second-person words of turns, given to the actors whose voices they are."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from dragoman.extract.known import Known
from dragoman.extract.voices.interviews import find_interview
from dragoman.extract.voices.labels import find_labelled, find_recorded
from dragoman.extract.voices.letters import find_letter
from dragoman.extract.voices.speeches import find_speech
from dragoman.extract.voices.turns import Party, Turn
from dragoman.knowledge import fold
from dragoman.records import Actor, Span

SINGULAR = frozenset("i me my mine myself".split())
PLURAL = frozenset("we us our ours ourselves".split())
ADDRESSED = frozenset("you your yours yourself".split())
TITLES = frozenset(
    "mr mrs ms dr sir lady lord speaker senator sen rep secretary president minister prime chairman".split()
)


def hear_turns(known: Known, actors: Sequence[Actor]) -> tuple[Actor, ...]:
    """The actors with the words of turns added to the mentions of those they stand for; speakers that only their
    own turns name are added. "We" is the body or the government for which the voice speaks, else its bearer."""
    turns = _turns(known, actors)
    if not turns:
        return tuple(actors)
    cast = _Voices(known, actors)
    quoted = [span for s in known.statements if s.kind != "indirect" and s.cue for span in s.evidence]
    for turn in turns:
        own = [span for span in quoted if not (span.start <= turn.span.start and turn.span.end <= span.end)]
        for token in _tokens(known.doc, turn.span, own):
            cast.hear(token, turn)
    return cast.actors()


def _turns(known: Known, actors: Sequence[Actor]) -> list[Turn]:
    report = known.report
    return (
        find_labelled(report)
        or find_letter(report)
        or find_interview(report, actors)
        or find_recorded(report)
        or find_speech(report)
    )


def _tokens(doc: Doc, span: Span, quoted: Iterable[Span]) -> Iterator[Token]:
    """Words of the first and second person in a turn, but not those in what others are quoted as saying."""
    quoted = tuple(quoted)
    for token in doc.char_span(span.start, span.end, alignment_mode="contract") or ():
        small = token.lower_
        if small not in SINGULAR | PLURAL | ADDRESSED or token.text == "US" or token.tag_ in ("CD", "NNP"):
            continue
        if not any(inside.start <= token.idx < inside.end for inside in quoted):
            yield token


class _Voices:
    """The actors of a report, by the parties of its turns."""

    def __init__(self, known: Known, actors: Sequence[Actor]) -> None:
        self._actors = {actor.id: actor for actor in actors}
        self._text, self._title = known.report.text, known.report.title or ""
        self._parties: dict[Party, str] = {}
        self._added: dict[str, set[Span]] = {}

    def actors(self) -> tuple[Actor, ...]:
        return tuple(
            replace(actor, mentions=tuple(sorted({*actor.mentions, *self._added.get(actor.id, ())})))
            for actor in self._actors.values()
        )

    def hear(self, token: Token, turn: Turn) -> None:
        """Give one word of a turn to the actor that it stands for, if the page tells who that is."""
        small = token.lower_
        party = turn.listener if small in ADDRESSED else turn.voice
        if party is None:
            return
        actor = self._of(party)
        voice = self._side(actor) if small in PLURAL else actor
        self._added.setdefault(voice, set()).add(Span(token.idx, token.idx + len(token.text)))

    def _of(self, party: Party) -> str:
        """The actor of that name: one mentioned at that place, one that bears the name, or a new one."""
        if party not in self._parties:
            self._parties[party] = self._at(party) or self._bearing(party) or self._new(party)
        return self._parties[party]

    def _at(self, party: Party) -> str | None:
        if party.place is None:
            return None
        for actor in self._actors.values():
            if actor.kind == "person" and any(
                m.start < party.place.end and party.place.start < m.end for m in actor.mentions
            ):
                return actor.id
        return None

    def _bearing(self, party: Party) -> str | None:
        wanted = [word for word in fold(party.name).split() if word not in TITLES]
        for actor in self._actors.values():
            forms = [fold(form).split() for form in (actor.name, *actor.aliases)]
            if actor.kind == "person" and wanted and any(set(wanted) <= set(form) for form in forms):
                return actor.id
        return None

    def _new(self, party: Party) -> str:
        number = f"a{len(self._actors) + 1}"
        name = " ".join(word for word in party.name.split() if fold(word) not in TITLES) or party.name
        mentions = (party.place,) if party.place else ()
        self._actors[number] = Actor(number, name.title() if name.isupper() else name, "person", mentions=mentions)
        return number

    def _side(self, voice: str) -> str:
        """The government of the speaker's state where he serves it, the body that the title names with him, himself."""
        speaker = self._actors[voice]
        others = [actor for actor in self._actors.values() if actor.id != voice]
        if "GOV" in speaker.sectors:
            return next((a.id for a in others if a.kind == "government" and a.country == speaker.country), voice)
        bodies = [a for a in others if a.kind in ("organization", "company", "party") and "JRN" not in a.sectors]
        beside = [a for a in bodies if a.name in self._title and f"by {a.name}" not in self._title]
        return beside[0].id if len(beside) == 1 and speaker.name.split()[-1] in self._title else voice
