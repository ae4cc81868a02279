"""From the words of a side to its actors; those whom the report does not name become actors of their own here."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from spacy.tokens import Doc, Token

from dragoman.extract.actors import home_state
from dragoman.extract.actors.cast import BODIES_OF_STATES
from dragoman.extract.actors.mentions import HONORIFICS, base
from dragoman.extract.actors.roles import phrase_start, role_ending, state_named, state_of_phrase
from dragoman.extract.events.kinds import sectors_of
from dragoman.extract.known import Known
from dragoman.extract.statements.speakers import Speakers
from dragoman.knowledge import country_by_adjective, country_by_demonym, cow_number
from dragoman.records import Actor, ActorKind, Span

OWNED = ("nmod:poss", "nmod", "amod", "compound")  # where a phrase names for whom its head stands

OWNERS = frozenset("our their his her its my your".split())
NO_GROUPS = frozenset({"country", "nation", "side"})


class Parties:
    """The actors of a report by the words that mean them, with groups that only an event names."""

    def __init__(self, known: Known) -> None:
        self._known = known
        self._actors = {actor.id: actor for actor in known.actors}
        self._speakers = Speakers(known.actors)
        self._places = sorted((e.start, e.end, p.country) for p in known.places for e in p.evidence if p.country)
        self._made: dict[str, str] = {}
        self._told = frozenset(self._actors)  # those whom the report names or describes by itself
        self._home = home_state(known)

    def numbered(self, taking_part: Iterable[str]) -> tuple[dict[str, str], tuple[Actor, ...]]:
        """The actors of the report, and of those made here the ones that take part in an event, with their numbers
        one after the other; and the new number of each.
        """
        kept = self._told | set(taking_part)
        actors = [actor for actor in self._actors.values() if actor.id in kept]
        numbers = {actor.id: f"a{n}" for n, actor in enumerate(actors, start=1)}
        return numbers, tuple(replace(actor, id=numbers[actor.id]) for actor in actors)

    def is_told(self, number: str) -> bool:
        """Whether the report names or describes an actor by itself."""
        return number in self._told

    def of(self, tokens: Iterable[Token]) -> tuple[str, ...]:
        """The actors that phrases with these heads mean, each once, in order."""
        found: dict[str, None] = {}
        for token in tokens:
            for actor in self._several(token) or self._meant(token):
                found.setdefault(actor)
        return tuple(found)

    def get(self, number: str) -> Actor:
        return self._actors[number]

    def state_of(self, number: str) -> str:
        """For whom an actor acts: the code of his state, or his name where he has none."""
        actor = self._actors[number]
        return actor.country or actor.name

    def persons(self, numbers: Iterable[str]) -> Mapping[str, frozenset[str]]:
        """The named persons among actors by the state for which they act."""
        found: dict[str, frozenset[str]] = {}
        for actor in (self._actors[number] for number in numbers):
            if actor.kind == "person" and not _is_unnamed(actor):
                state = self.state_of(actor.id)
                found[state] = found.get(state, frozenset()) | {actor.id}
        return found

    def names_others(self, numbers: tuple[str, ...], one: str) -> bool:
        """Whether somebody with a name, but without a state, stands beside one who has a state."""
        return any(n != one and not self._actors[n].country and not _is_unnamed(self._actors[n]) for n in numbers)

    def known_ones(self, numbers: tuple[str, ...]) -> tuple[str, ...]:
        """A side without those of whom nothing is known, where others on it act for a state."""
        if not any(self._actors[number].country for number in numbers):
            return numbers
        return self.of_states(numbers)

    def of_states(self, numbers: tuple[str, ...]) -> tuple[str, ...]:
        """Those who act for a state, or have a name."""
        return tuple(n for n in numbers if self._actors[n].country or not _is_unnamed(self._actors[n]))

    def others(self, numbers: tuple[str, ...], side: tuple[str, ...]) -> tuple[str, ...]:
        """A side without those who act for the states of the other one, if anybody is left then."""
        states = {self.state_of(number) for number in side}
        left = tuple(number for number in numbers if self.state_of(number) not in states)
        return left if any(self._actors[number].country for number in left) else numbers

    def is_somebody(self, noun: Token) -> bool:
        """Whether a noun itself means somebody, and not what belongs to somebody or says something: not "the agency's
        agenda", not "a report".
        """
        role = role_ending(noun.doc, noun.i)
        is_role = role is not None and role[0].form != "document"
        return is_role or bool(self._speakers.at(noun.idx)) or bool(sectors_of(noun))

    def is_person(self, token: Token) -> bool:
        """Whether a word names or describes a person of the report."""
        found = self._speakers.at(token.idx)
        return found is not None and self._actors[found].kind == "person"

    def is_city(self, token: Token) -> bool:
        """Whether a word names a place in a state and not the state: where a summit is, not who takes part in it."""
        return (
            self._place(token) is not None
            and state_named(token.doc, token.i, token.i + 1, self._known.knowledge) is None
        )

    def states_in(self, first: int, end: int, doc: Doc) -> tuple[str, ...]:
        """The states that the words from `first` to `end` name: both of "the Polish-Czech commission"."""
        found: dict[str, None] = {}
        for i in range(first, end):
            code = state_named(doc, i, i + 1, self._known.knowledge)
            state = self._state(code, Span(doc[i].idx, doc[i].idx + len(doc[i].text))) if code else None
            if state:
                found.setdefault(state)
        return tuple(found)

    def _meant(self, token: Token) -> tuple[str, ...]:
        owner = self._possessor(token)
        known = self._speakers.all_at(token.idx) or _one(owner or self._speakers.of(token))
        if owner and len(known) == 1 and self.state_of(known[0]) != self.state_of(owner):
            return (owner,)  # Peru's in "Peru's UN seat", whatever body the seat is in
        if known:
            return known
        if token.lower_ == "here" and self._home:
            return _one(self._state(self._home, Span(token.idx, token.idx + len(token.text))))
        if token.pos_ in ("PRON", "ADV") or base(token) in ("det", "case", "cc", "punct", "mark"):
            return ()
        return _one(self._place(token) or self._group(token) or self._national(token) or self._owner(token))

    def _possessor(self, token: Token) -> str | None:
        """Whose a thing is by a possessive: Turkey's in "Turkey's EU membership"."""
        if token.pos_ != "NOUN" or role_ending(token.doc, token.i):
            return None
        return next((self._speakers.at(c.idx) for c in token.children if c.dep_ == "nmod:poss"), None)

    def _national(self, token: Token) -> str | None:
        """Somebody of whom no more is told than his people: "an Egyptian", "two Koreans"."""
        noun = token.tag_ in ("NN", "NNS", "NNP", "NNPS", "JJ") and base(token) not in ("amod", "compound")
        counted = any(base(child) in ("det", "nummod", "amod") for child in token.children)
        country = country_by_demonym(self._known.knowledge, token.text) or country_by_adjective(
            self._known.knowledge, token.text
        )
        if not (noun and counted and country):
            return None
        span = Span(token.idx, token.idx + len(token.text))
        return self._new(Actor("", token.text, "group", (), country.code, ("CVL",), None, None, (span,)))

    def _several(self, token: Token) -> tuple[str, ...]:
        """The states for which a plural stands: "the ministers of Turkey and Greece", "Chinese and Russian envoys"."""
        if token.tag_ not in ("NNS", "NNPS") or len(self._speakers.all_at(token.idx)) > 1:
            return ()
        found: dict[str, None] = {}
        for child in token.children:
            if base(child) in ("amod", "compound", "nmod") or child.dep_ == "nmod:poss":
                for each in (child, *(c for c in child.subtree if c.dep_ == "conj")):
                    first = min((c.i for c in each.lefts if base(c) in ("compound", "amod", "flat")), default=each.i)
                    span = Span(token.doc[first].idx, each.idx + len(each.text))
                    code = state_named(token.doc, first, each.i + 1, self._known.knowledge)
                    state = self._state(code, span) if code else None
                    if state:
                        found.setdefault(state)
        return tuple(found) if len(found) > 1 else ()

    def _owner(self, token: Token) -> str | None:
        """For whom a thing stands: "Syrian positions", "the country's oil exports", "the capital of Peru"."""
        for relation in OWNED:
            for child in token.children:
                if child.dep_ == relation or (relation in ("nmod", "compound") and base(child) == relation):
                    found = self._speakers.of(child) or self._place(child)
                    if found:
                        return found
        code = state_of_phrase(token.doc, phrase_start(token), token, self._known.knowledge)
        return self._state(code, Span(token.idx, token.idx + len(token.text))) if code else None

    def _place(self, token: Token) -> str | None:
        """The government of the state in which a place lies."""
        for start, end, country in self._places:
            if start <= token.idx < end and country:
                return self._state(country, Span(start, end))
        return None

    def _state(self, code: str, span: Span) -> str | None:
        name = BODIES_OF_STATES.get(code)
        for actor in self._actors.values():
            if actor.country == code and (actor.kind == "government" or actor.name == name):
                self._add_mention(actor, span)
                return actor.id
        country = self._known.knowledge.countries.get(code)
        if country is None:
            return self._new(Actor("", name, "organization", (), code, ("IGO",), mentions=(span,))) if name else None
        return self._new(Actor("", country.name, "government", (), code, ("GOV",), None, country.wikidata, (span,)))

    def _group(self, token: Token) -> str | None:
        """Whom a phrase describes by what they are: "a Belgian court", "thousands of protesters"."""
        doc = token.doc
        noun = token
        if token.pos_ not in ("NOUN", "PROPN", "NUM") or (token.i + 1 < len(doc) and doc[token.i + 1].pos_ == "PROPN"):
            return None  # "official" of "official visit", the title before a name
        for child in token.children:
            if base(child) == "nmod" and token.lower_ in _COUNTING | _EMPTY:
                noun = child  # "dozens of students"
        if any(child.lower_ in HONORIFICS for child in noun.children):
            return None  # "Mr President"
        role = role_ending(doc, noun.i)
        sectors = role[0].sectors if role else sectors_of(noun)
        if (role is None and not sectors) or (role and role[0].words in NO_GROUPS):
            return None
        start = min(phrase_start(noun), phrase_start(token))
        while doc[start].pos_ in ("DET", "PUNCT", "SPACE") and start < noun.i:
            start += 1
        country = state_of_phrase(doc, start, noun, self._known.knowledge) or self._state_of_owner(noun)
        span = Span(doc[start].idx, noun.idx + len(noun.text))
        name = " ".join(doc[start : noun.i + 1].text.split())
        while name.split()[0].lower() in OWNERS and " " in name:
            name = name.partition(" ")[2]
        if name.lower() in self._made:
            actor = self._actors[self._made[name.lower()]]
            self._add_mention(actor, span)
            return actor.id
        kind: ActorKind = role[0].kind if role else "group"
        plural = noun.tag_ in ("NNS", "NNPS")
        number = self._new(Actor("", name, "group" if plural and kind == "person" else kind, (), country, sectors,
                                 None, None, (span,)))  # fmt: skip
        self._made[name.lower()] = number
        return number

    def _state_of_owner(self, noun: Token) -> str | None:
        """The state of those whose a group is: "our ministers", "his envoys"."""
        owners = [self._speakers.at(c.idx) for c in noun.children if c.dep_ == "nmod:poss"]
        return next((self._actors[number].country for number in owners if number), None)

    def _new(self, actor: Actor) -> str:
        number = f"a{len(self._actors) + 1}"
        self._actors[number] = replace(actor, id=number, cow=cow_number(self._known.knowledge, actor.country))
        return number

    def _add_mention(self, actor: Actor, span: Span) -> None:
        if span not in actor.mentions:
            self._actors[actor.id] = replace(actor, mentions=tuple(sorted((*actor.mentions, span))))


_COUNTING = frozenset(
    "dozens hundreds thousands tens scores millions some many several one two three four five".split()
)
_EMPTY = frozenset("number group majority handful series crowd team members member family families".split())


def _is_unnamed(actor: Actor) -> bool:
    """Whether an actor is only described: "the agency", "bank officials"."""
    return actor.name.split()[-1].islower()


def _one(actor: str | None) -> tuple[str, ...]:
    return (actor,) if actor else ()
