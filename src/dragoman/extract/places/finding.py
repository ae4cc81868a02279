"""Where a report names places: what the language model calls a place, and names that are sure without it."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace

from spacy.tokens import Doc, Span, Token

from dragoman.extract.places.toponyms import Toponym
from dragoman.knowledge.places import Gazetteer, Sense, place_key

LONGEST = 8  # tokens of the longest name that is looked up: hyphens count
SURE_CITY = 5.0  # log10 of the people of a city that is known by its name alone
SURE_LONG_NAME = 4.0  # the same for names of several words


def find_toponyms(doc: Doc, known: Gazetteer) -> list[Toponym]:
    """Every name of a place in the text, in order, none within another."""
    found = list(_Finder(doc, known).run())
    places = Counter(toponym.key for toponym in found if toponym.sure)
    doubts = Counter(toponym.key for toponym in found if not toponym.sure)
    people = {place_key(word.text) for name in doc.ents if name.label_ == "PER" and len(name) > 1 for word in name}
    return [
        toponym
        for toponym in found
        if toponym.sure or (toponym.key not in people and places[toponym.key] >= doubts[toponym.key])
    ]


class _Finder:
    """One walk over the tokens of a report."""

    def __init__(self, doc: Doc, known: Gazetteer) -> None:
        self.doc, self.known, self.words = doc, known, known.words
        self.no_names = frozenset().union(*(self.words[kind] for kind in _NO_NAMES))
        self.text = doc.text  # made anew at each call
        self.entity: list[Span | None] = [None] * len(doc)
        for entity in doc.ents:
            self.entity[entity.start : entity.end] = [entity] * len(entity)

    def run(self) -> Iterator[Toponym]:
        at = 0
        while at < len(self.doc):
            token = self.doc[at]
            found = self._at(at) if token.pos_ and _may_begin(token) else None  # furniture is not analysed
            found = None if found and self._is_money(found.last) else found
            if found:
                yield found
            at = found.last if found else at + 1

    def _is_money(self, last: int) -> bool:
        """Whether the name only says whose money it is: "US dollars"."""
        return last < len(self.doc) and self.doc[last].lower_ in ("dollar", "dollars")

    def _at(self, at: int) -> Toponym | None:
        entity = self.entity[at]
        if self._begins_line(at) and (dateline := self._longest(at, self._fits_dateline)):
            return dateline
        if entity is None:
            return self._after_comma(at) or self._longest(at, self._is_sure)
        if entity.label_ == "LOC":
            return self._abbreviation(at) or self._longest(at, self._fits_location) or self._unknown(at, entity)
        if entity.label_ == "ORG":
            return self._longest(at, self._fits_organisation)
        if entity.label_ == "PER":
            return self._longest(at, self._fits_person)
        return self._longest(at, self._fits_people) if entity.label_ == "NORP" else None

    def _longest(self, at: int, judge: Callable[[Toponym], Toponym | None]) -> Toponym | None:
        """The longest name from here that passes."""
        best = None
        for last in self._ends(at):
            name = self._name(at, last)
            best = (judge(name) if name else None) or best
        return best

    def _ends(self, at: int) -> Iterator[int]:
        """Where names that begin here may end, shortest first, as long as the gazetteer has longer ones."""
        for last in range(at + 1, min(at + LONGEST, len(self.doc)) + 1):
            if last > at + 1 and self._is_other(last - 1, at):
                return
            yield last
            if not self.known.may_go_on(place_key(self._text(at, last))) and self.doc[last - 1].text not in _JOINTS:
                return

    def _is_other(self, token: int, at: int) -> bool:
        """True if a token belongs to an entity, not a place, that begins after `at`."""
        entity = self.entity[token]
        return entity is not None and entity.label_ != "LOC" and entity is not self.entity[at]

    def _text(self, first: int, last: int) -> str:
        final = self.doc[last - 1]
        return self.text[self.doc[first].idx : final.idx + len(final)]

    def _name(self, first: int, last: int) -> Toponym | None:
        """The name that these tokens are, if the gazetteer has it."""
        text = self._text(first, last)
        key = place_key(text)
        if "\n" in text or not self.doc[last - 1].text[0].isalnum() or key in self.no_names:
            return None
        if len(key) == 2 and not text.isupper():  # "Us" is no country
            return None
        senses = tuple(self.known.find_key(key))
        return self._made(first, last, senses) if senses else None

    def _made(self, first: int, last: int, senses: tuple[Sense, ...]) -> Toponym:
        text, start = self._text(first, last), self.doc[first].idx
        return Toponym(start, start + len(text), first, last, text, place_key(text), senses)

    def _abbreviation(self, at: int) -> Toponym | None:
        """A state by its short form: "Ill.", "N.J.", "TX"."""
        for last in range(min(at + 2, len(self.doc)), at, -1):
            number = self.known.abbreviations.get(self._text(at, last))
            if number is not None:
                return self._made(at, last, (Sense(self.known.entry(number), True),))
        return None

    def _after_comma(self, at: int) -> Toponym | None:
        """A short form that the language model did not see, after a name and a comma: "Springfield, Ill."."""
        follows = at > 1 and self.doc[at - 1].text == "," and self.doc[at - 2].text[0].isupper()
        return self._abbreviation(at) if follows else None

    def _begins_line(self, at: int) -> bool:
        return self.doc[at].is_upper and (at == 0 or bool(self.doc[at].is_sent_start) or self.doc[at - 1].is_space)

    def _fits_dateline(self, name: Toponym) -> Toponym | None:
        """The place that a report is from: "ISTANBUL —", "MOSCOW (Interfax)"."""
        follows = name.last < len(self.doc) and self.doc[name.last].text in _AFTER_DATELINE
        return name if follows and name.text.isupper() and len(name.key) > 3 else None

    def _fits_location(self, name: Toponym) -> Toponym | None:
        """The name if the rest of the entity is no part of it: "downtown Chicago", not "Chicago Avenue"."""
        entity = self.entity[name.first]
        assert entity is not None
        before, after = self.doc[entity.start : name.first], self._after(name)
        loose = all(self._is_loose(token) for token in before)
        if not loose or (after is not None and not self._may_follow(after, name)):
            return None
        return name

    def _is_loose(self, token: Token) -> bool:
        """True for words before a name that are no part of it: "the southern Turkish city of"."""
        words = self.words
        return not token.text[0].isupper() or token.lower_ in words["parts"] or token.lower_ in words["kinds"]

    def _may_follow(self, after: Token, name: Toponym) -> bool:
        key = place_key(after.text)
        if key in self.words["not_places"] or after.lower_ in self.words["called_after"]:
            return False
        if (
            key in self.words["kinds"]
            or key in self.words["institutions"]
            or self.entity[after.i] is not self.entity[name.first]
        ):
            return True
        return any(sense.own and sense.entry.kind != "city" for sense in name.senses)

    def _fits_organisation(self, name: Toponym) -> Toponym | None:
        """A place that an organisation is called by ("Ankara"), begins with ("Ankara Police Department") or is of."""
        entity = self.entity[name.first]
        assert entity is not None
        before, after = self.doc[entity.start : name.first], self._after(name)
        if name.last < entity.end and (after is None or place_key(after.text) in self.words["not_places"]):
            return None
        of = name.last >= entity.end and len(before) > 1 and self._is_of(before)
        if not of and any(token.lower_ != "the" for token in before):
            return None
        if all(sense.entry.kind == "site" for sense in name.senses):
            return None  # the White House as an actor
        local = after is not None and place_key(after.text) in self.words["institutions"]
        sure = self._is_known(name) or (local and name.key not in self.words["common"])
        return name if sure else replace(name, sure=False)

    def _is_of(self, before: Span) -> bool:
        """True for what a place may follow in the name of a body of it: "Government of", "University of the"."""
        words = [token.lower_ for token in before if token.lower_ != "the"]
        return words[-1] == "of" and words[-2] in self.words["bodies_of"]

    def _fits_person(self, name: Toponym) -> Toponym | None:
        """A place taken for a person: its words must show it, or the report use the name as a place elsewhere."""
        entity = self.entity[name.first]
        assert entity is not None
        if name.first != entity.start:
            return None
        if name.last > entity.end and self._is_known(name):
            return name  # only a part of it was taken for a person
        if name.last == entity.end and (self._is_told(name) or self._is_compound(name)):
            return name
        if name.last < entity.end and place_key(self.doc[name.last].text) not in self.words["institutions"]:
            return None
        return replace(name, sure=False)

    def _is_told(self, name: Toponym) -> bool:
        """True if the word before makes it a place: "in Jordan"."""
        return name.first > 0 and self.doc[name.first - 1].lower_ in self.words["locative"]

    def _is_compound(self, name: Toponym) -> bool:
        """True for well-known names that no person has: "Nagorno-Karabakh"."""
        return self._is_known(name) and ("-" in name.text or all(s.entry.kind != "city" for s in name.senses))

    def _fits_people(self, name: Toponym) -> Toponym | None:
        """A name that begins with a people and goes on after it: "Korean Peninsula"."""
        entity = self.entity[name.first]
        assert entity is not None
        return name if name.first == entity.start and name.last > entity.end and self._is_known(name) else None

    def _is_sure(self, name: Toponym) -> Toponym | None:
        """A name outside all entities."""
        if not self._stands_alone(name) or all(token.pos_ != "PROPN" for token in self.doc[name.first : name.last]):
            return None
        return name if self._is_known(name) else replace(name, sure=False)

    def _is_known(self, name: Toponym) -> bool:
        """True for names that are known as names of places without more."""
        if name.key in self.words["common"]:
            return False
        least = SURE_LONG_NAME if " " in name.key else SURE_CITY
        return any(s.own and (s.entry.kind != "city" or s.entry.weight >= least) for s in name.senses)

    def _stands_alone(self, name: Toponym) -> bool:
        """True unless a name goes on before or after it: "Paris Hilton", "Bank of China"."""
        after = self._after(name)
        if after is not None and (entity := self.entity[after.i]) and entity.label_ != "LOC":
            return place_key(after.text) in self.words["institutions"]
        before = self.doc[name.first - 1] if name.first else None
        return before is None or not (before.text[0].isupper() and before.pos_ == "PROPN" and not before.ent_type_)

    def _after(self, name: Toponym) -> Token | None:
        """The next token if it may go on with the name: capitalised, or what is called after places."""
        if name.last >= len(self.doc):
            return None
        after = self.doc[name.last]
        goes_on = after.text[0].isupper() or after.lower_ in self.words["called_after"]
        return after if goes_on and not after.is_sent_start else None

    def _unknown(self, at: int, entity: Span) -> Toponym | None:
        """A whole entity that the gazetteer does not have: a place, but where is not known."""
        begins = at == entity.start or (at == entity.start + 1 and entity[0].lower_ == "the")
        if not begins or not any(char.islower() for char in entity.text) or "\n" in entity.text:
            return None
        last = place_key(entity[-1].text)
        if last in self.words["not_places"] or last in self.words["institutions"] or last in self.words["common"]:
            return None
        return self._made(at, entity.end, ())


_NO_NAMES = ("parts", "kinds", "institutions", "not_places")  # words that say what a place is, not which
_AFTER_DATELINE = frozenset({"-", "--", "–", "—", "(", "/"})
_JOINTS = frozenset("-'’")


def _may_begin(token: Token) -> bool:
    return token.text[0].isupper() or token.lower_ in {"al", "el"} or token.text.startswith(("al-", "el-"))
