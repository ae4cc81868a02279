"""The actors whose voices the parties of a page's turns are, and the words that are given to them."""

import re
from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Token

from dragoman.extract.actors.predicates import bearer_of
from dragoman.extract.actors.roles import phrase_start
from dragoman.extract.known import Known
from dragoman.extract.voices.turns import Party, Turn
from dragoman.extract.words import roles
from dragoman.knowledge import fold, holders, in_office
from dragoman.records import Actor, Span

PLURAL = frozenset("we us our ours ourselves".split())
ADDRESSED = frozenset("you your yours yourself".split())
OWN = frozenset("country government nation people homeland state administration".split())  # "my country"
BODIES = frozenset({"organization", "company", "party", "group"})
TITLES = frozenset(
    "mr mrs ms dr sir lady lord speaker senator sen rep secretary president minister prime chairman".split()
)


class Parties:
    """The actors of a report, by the parties of its turns."""

    def __init__(self, known: Known, actors: Sequence[Actor]) -> None:
        self._actors = {actor.id: actor for actor in actors}
        self._knowledge, self._day = known.knowledge, known.report.published.date
        self._title = known.report.title or ""
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
        self._add(voice, token.idx, token.idx + len(token.text))
        for noun in _said_to_be(token):
            self._add(voice, token.doc[phrase_start(noun)].idx, noun.idx + len(noun.text))
        if small in ("my", "our") and token.head.lemma_ in OWN and (state := self._state(actor)):
            self._add(state, token.idx, token.head.idx + len(token.head.text))

    def _add(self, actor: str, start: int, end: int) -> None:
        self._added.setdefault(actor, set()).add(Span(start, end))

    def _state(self, voice: str) -> str | None:
        """The government of the speaker's state."""
        country = self._actors[voice].country
        governments = (a.id for a in self._actors.values() if a.kind == "government" and a.country == country)
        return next(governments, None) if country else None

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
            initials = "".join(word[0] for word in actor.name.split())
            if actor.kind == "person" and len(initials) > 1 and party.name.replace(".", "") == initials:
                return actor.id
        return None

    def _new(self, party: Party) -> str:
        number = f"a{len(self._actors) + 1}"
        name = _bare(party.name)
        mentions = (party.place,) if party.place else ()
        terms = holders(self._knowledge).by_full_name.get(fold(name), ())
        held = [term for term in terms if self._day is None or in_office(term, self._day, self._knowledge.made)]
        actor = Actor(number, name.title() if name.isupper() else name, "person", mentions=mentions)
        if held:
            term = held[0]
            actor = replace(actor, name=term.person, country=term.country, sectors=("GOV",), office=term.office)
            actor = replace(actor, wikidata=term.wikidata)
        self._actors[number] = actor
        return number

    def _side(self, voice: str) -> str:
        """For whom somebody says "we": the government that he serves, the body that the title names too, or himself."""
        speaker = self._actors[voice]
        if "GOV" in speaker.sectors:
            return self._state(voice) or voice
        bodies = [a for a in self._actors.values() if a.kind in BODIES and "JRN" not in a.sectors]
        beside = [a.id for a in bodies if re.search(rf"(?<!by ){re.escape(a.name)}\b(?! interview)", self._title)]
        return beside[0] if len(beside) == 1 and speaker.name.split()[-1] in self._title else voice


def _bare(name: str) -> str:
    """A name without the titles around it: "Speaker Korhonen", "Alva Korhonen Prime Minister"."""
    words = name.split()
    while len(words) > 1 and fold(words[0]) in TITLES:
        words = words[1:]
    for at in range(1, len(words)):
        if any(" ".join(words[at:end]).lower() in roles() for end in range(at + 1, len(words) + 1)):
            return " ".join(words[:at])
    return " ".join(words)


def _said_to_be(pronoun: Token) -> list[Token]:
    """The nouns that say what a speaker is: "I am a volunteer", "As a volunteer, I ..."."""
    near = [pronoun.head, *pronoun.head.children]
    return [noun for noun in near if noun.pos_ in ("NOUN", "PROPN") and bearer_of(noun) == pronoun]
