"""The cast of a report: the actors met so far."""

from collections.abc import Iterable

from spacy.tokens import Doc

from dragoman.extract.actors.identities import Identity
from dragoman.extract.actors.mentions import Mention
from dragoman.extract.actors.persons import Persons
from dragoman.knowledge import Knowledge, bodies_by_name

BODIES_OF_STATES = {
    "UNO": "United Nations", "EUR": "European Union", "NAT": "NATO", "ASN": "ASEAN", "AFU": "African Union",
    "ARL": "Arab League", "APC": "APEC", "OSC": "OSCE",
}  # fmt: skip


NEAR = 2  # sentences


class Cast:
    """Actors of one report while its mentions are settled, in order of first mention."""

    def __init__(self, doc: Doc, knowledge: Knowledge, day: str | None, home: str | None) -> None:
        self.doc, self.knowledge = doc, knowledge
        self.day = day  # of the report; a year where no more is known
        self.home = home  # state of the dateline
        self.persons = Persons(knowledge, day)
        self.identities: list[Identity] = []
        self._by_key: dict[str, Identity] = {}
        self.sentence = _sentence_numbers(doc)
        self.quoted = _inside_marks(doc)

    def add(self, identity: Identity) -> Identity:
        """The actor of that key: the one already there, or this one."""
        known = self._by_key.get(identity.key)
        if known:
            return known
        self._by_key[identity.key] = identity
        self.identities.append(identity)
        return identity

    def drop(self, identity: Identity) -> None:
        self.identities.remove(identity)
        del self._by_key[identity.key]

    def state(self, code: str) -> Identity:
        """The government of a state, or the body of states, by its code."""
        country = self.knowledge.countries.get(code)
        if country is None:
            bodies = bodies_by_name(self.knowledge, BODIES_OF_STATES.get(code, code))
            name = bodies[0].name if bodies else code
            return self.add(Identity(f"body:{name}", name, "organization", code))
        key = f"state:{code}"
        return self.add(Identity(key, country.name, "government", code, ("GOV",), wikidata=country.wikidata))

    def state_near(self, mention: Mention) -> str | None:
        """Code of the state last spoken of, not more than a few sentences before; else that of the dateline."""
        for identity in self.latest():
            if identity.country and self.distance(identity, mention) <= NEAR:
                return identity.country
        return self.home

    def latest(self) -> list[Identity]:
        """Actors already met, the one last mentioned first."""
        return latest_first(self.identities)

    def distance(self, identity: Identity, mention: Mention) -> int:
        """Sentences since the actor was last mentioned."""
        before = [head for head in identity.heads if head < mention.start]
        return self.sentence[mention.start] - self.sentence[before[-1]] if before else len(self.doc)


def latest_first(identities: Iterable[Identity]) -> list[Identity]:
    return sorted((i for i in identities if i.heads), key=lambda i: -i.heads[-1])


def _sentence_numbers(doc: Doc) -> list[int]:
    numbers, current = [], -1
    for token in doc:
        current += bool(token.is_sent_start)
        numbers.append(max(current, 0))
    return numbers


def _inside_marks(doc: Doc) -> list[bool]:
    """Whether each token stands inside quotation marks, as far as counting them tells; each paragraph begins anew."""
    inside, out = False, []
    for token in doc:
        if "\n\n" in token.text:
            inside = False
        if token.text in ("“", "``"):
            inside = True
        elif token.text in ("”", "''"):
            inside = False
        elif token.text == '"':
            inside = not inside
        out.append(inside)
    return out
