"""Names of persons: which of them mean the same one, and whom the knowledge knows by them."""

from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher

from dragoman.extract.actors.identities import Identity
from dragoman.extract.actors.mentions import Mention
from dragoman.extract.words import given_names
from dragoman.knowledge import Knowledge, Term, fold, holders, in_office

LEADING = frozenset({"head of state", "head of government", "foreign minister", "secretary-general"})
OF_ROLES = {  # sectors of those who are not in a government
    "commander": ("MIL",), "rebel leader": ("REB",), "party leader": ("PTY",), "opposition leader": ("OPP",),
    "speaker": ("LEG",),
}  # fmt: skip
ALIKE = 0.7  # share of letters that two spellings of a name have in common
PATRONYMIC = ("ovich", "evich", "yich", "ovna", "evna", "ichna")  # ends of a father's name: "Yefimovich"
MALE, FEMALE = (
    frozenset({"Mr", "Mr.", "Sir", "Lord"}),
    frozenset({"Mrs", "Mrs.", "Ms", "Ms.", "Lady", "Madame", "Miss"}),
)


class Persons:
    """The persons named in a report, by their names."""

    def __init__(self, knowledge: Knowledge, day: str | None) -> None:
        self._knowledge, self._day = knowledge, day
        self._by_name: dict[str, Identity] = {}
        self.all: list[Identity] = []
        self._named_at: dict[str, int] = {}
        self._around: frozenset[str] = frozenset()

    def learn(self, mentions: Iterable[Mention], around: frozenset[str]) -> None:
        """Take in all names of a report, the fuller ones first, so that short ones find them.

        `around` are the codes of the states and bodies of states that the report names.
        """
        self._around = around
        ordered = sorted(mentions, key=lambda m: (-len(fold(m.text).split()), m.start))
        for mention in ordered:
            name = fold(mention.text)
            if not name:
                continue
            person = self._by_name.get(name) or self._alike(name, mention.start)
            if person is None:
                person = self._new(mention, name)
            self._named_at[person.key] = min(mention.start, self._named_at.get(person.key, mention.start))
            self._by_name[name] = person
            person.call(mention.text)
            person.describe(mention.role, mention.country)
            person.gender = person.gender or _titled_gender(mention.titles)
        for person in self.all:
            self._link(person)
        self._unite()

    def named(self, text: str) -> Identity | None:
        """Whom a name in this report means."""
        return self._by_name.get(fold(text))

    def _unite(self) -> None:
        """One person for all spellings of a name that the knowledge has."""
        first: dict[str, Identity] = {}
        for name, person in self._by_name.items():
            one = first.setdefault(fold(person.name), person)
            if one is not person:
                one.offices |= person.offices
                one.nouns |= person.nouns
                self._by_name[name] = one

    def _new(self, mention: Mention, name: str) -> Identity:
        person = Identity(f"person:{name}", mention.text, "person")
        self.all.append(person)
        return person

    def _alike(self, name: str, at: int) -> Identity | None:
        """The person of whose fuller name this is a part; of several, the one last named before, else first after."""
        fitting = [person for person in self.all if _part_of(name, fold(person.name))]
        before = [person for person in fitting if self._named_at[person.key] <= at]
        if before:
            return max(before, key=lambda person: self._named_at[person.key])
        return min(fitting, key=lambda person: self._named_at[person.key]) if fitting else None

    def _link(self, person: Identity) -> None:
        """Take name, country, office and Wikidata id from the knowledge, where it is sure whom the report means."""
        term = self._term(person)
        if term:
            person.call(person.name)
            person.forms.pop(term.person, None)
            self._by_name.setdefault(fold(term.person), person)
            person.name = term.person
            person.gender = term.gender or person.gender
            person.country = person.country if person.country and person.country != term.country else term.country
            person.wikidata = term.wikidata
            held = self._day is None or in_office(term, self._day, self._knowledge.made) is not False
            if held and not person.office:
                person.office = term.office
                person.offices.add(term.role)
            person.sectors = person.sectors or self._sectors(term)
        if not person.gender:
            person.gender = given_names().get(fold(person.name).split()[0])

    def _term(self, person: Identity) -> Term | None:
        found = holders(self._knowledge)
        name = fold(person.name)
        words = name.split()
        terms = found.by_full_name.get(name, ()) if " " in name else ()
        if not terms and len(words) == 3 and words[1].endswith(PATRONYMIC):
            terms = found.by_full_name.get(f"{words[0]} {words[2]}", ())
        sure = bool(terms)
        if not terms:
            terms = found.by_surname.get(name, ())
        if not terms and " " in name:
            return self._misspelt(name, person)
        fitting = [term for term in terms if self._fits(term, person, sure)]
        people = {fold(term.person) for term in fitting}
        if len(people) > 1 and sure:
            current = [t for t in fitting if self._held(t)]
            fitting, people = current, {fold(term.person) for term in current}
        if len(people) != 1:
            return None
        return _best(fitting, person.offices, self._held)

    def _misspelt(self, name: str, person: Identity) -> Term | None:
        """The holder of the office that the report names, whose given names it spells otherwise."""
        first, _, last = name.rpartition(" ")
        for term in holders(self._knowledge).by_surname.get(last, ()):
            given = fold(term.person).removesuffix(last).strip()
            alike = SequenceMatcher(None, first, given).ratio() >= ALIKE
            if (
                alike
                and term.role in person.offices
                and term.country in self._around
                and self._fits(term, person, False)
            ):
                return term
        return None

    def _sectors(self, term: Term) -> tuple[str, ...]:
        """What an office makes of its holder, and a former one of its former holder."""
        if self._day is None or in_office(term, self._day, self._knowledge.made) is not False:
            return OF_ROLES.get(term.role, ("GOV",) if term.country in self._knowledge.countries else ("IGO", "GOV"))
        return ("ELI",) if term.start is None or term.start <= self._day else ()

    def _held(self, term: Term) -> bool:
        return self._day is not None and bool(in_office(term, self._day, self._knowledge.made))

    def _fits(self, term: Term, person: Identity, sure: bool) -> bool:
        if person.country and term.country and person.country != term.country:
            return False
        if sure:
            return True
        if not self._held(term):
            return False
        if person.offices:
            leads = term.role in LEADING | person.offices
            return (
                term.role in person.offices
                or ("leader" in person.offices and leads)
                or (person.country == term.country and leads)
            )
        return term.role in LEADING or (term.country in self._around and self._bears_alone(term, person))

    def _bears_alone(self, term: Term, person: Identity) -> bool:
        """Whether nobody else whom the knowledge has is called by the same surname."""
        bearers = holders(self._knowledge).by_surname.get(fold(person.name), ())
        return all(fold(other.person) == fold(term.person) for other in bearers)


def _best(terms: Sequence[Term], offices: set[str], held: object) -> Term:
    """The term a report most likely speaks of: in office, of the office it names, the highest."""
    order = ["head of state", "head of government", "secretary-general", "foreign minister"]
    return min(
        terms,
        key=lambda t: (
            not held(t) if callable(held) else True,
            t.role not in offices,
            order.index(t.role) if t.role in order else len(order),
            -int((t.start or "0")[:4]),
        ),
    )


def _part_of(name: str, full: str) -> bool:
    """Whether a name is a short form of a fuller one: surname, surname first, or with names left out."""
    words, whole = name.split(), full.split()
    if len(words) == 1:
        first = words[0] == whole[0] and words[0] not in given_names()
        return len(whole) > 1 and (words[0] == whole[-1] or first)
    if words[-1] == whole[-1] and _same_first(words[0], whole[0]):
        return True
    return set(words) <= set(whole) or full.endswith(name)


def _same_first(one: str, other: str) -> bool:
    return one == other or (min(len(one), len(other)) <= 2 and one[0] == other[0])


def _titled_gender(titles: Sequence[str]) -> str | None:
    if set(titles) & MALE:
        return "m"
    return "f" if set(titles) & FEMALE else None
