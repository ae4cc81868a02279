"""The cast of a report: every mention gets its actor, in text order."""

from collections.abc import Callable, Sequence

from spacy.tokens import Doc

from dragoman.extract.actors.identities import Identity
from dragoman.extract.actors.mentions import Mention, base, speaks
from dragoman.extract.actors.persons import Persons
from dragoman.extract.words import Role
from dragoman.knowledge import Knowledge, Term, bodies_by_name, fold, office_holder
from dragoman.records import ActorKind

RANKED = frozenset({"head of state", "head of government", "leader"})
MALE, FEMALE = frozenset({"he", "him", "his", "himself"}), frozenset({"she", "her", "hers", "herself"})
SUBJECT = 3.0  # weights of salience, set by reading wires: a subject outweighs two sentences of distance
SPEAKER = 2.0
NAMED = 0.7
DISTANCE = 1.2
LEAD, SOON = 4, 4  # sentences in which a lead leaves its source unnamed, and in which it then names it
FARTHEST = 8  # sentences a pronoun looks back


class Cast:
    """Actors met so far, and who is meant by the next mention."""

    def __init__(self, doc: Doc, knowledge: Knowledge, day: str | None, home: str | None) -> None:
        self._doc, self._knowledge, self._day, self._home = doc, knowledge, day, home
        self._persons = Persons(knowledge, day)
        self._by_key: dict[str, Identity] = {}
        self.identities: list[Identity] = []
        self._sentence = _sentence_numbers(doc)
        self._quoted = _quote_depths(doc)

    def settle(self, mentions: Sequence[Mention]) -> list[Identity]:
        """Give every mention its actor; the actors in order of first mention."""
        self._persons.learn(m for m in mentions if m.form == "person")
        settlers: dict[str, Callable[[Mention], list[Identity]]] = {
            "person": self._person, "country": self._country, "body": self._body, "organization": self._organization,
            "people": self._people, "description": self._description, "pronoun": self._pronoun, "group": self._group,
        }  # fmt: skip
        for mention in mentions:
            for identity in settlers[mention.form](mention):
                identity.meet(mention.start, mention.end, mention.head)
                if mention.form not in ("pronoun", "group"):
                    identity.call(mention.text)
        self._name_the_unnamed()
        return self.identities

    def _name_the_unnamed(self) -> None:
        """A speaker whom the lead leaves unnamed ("a spokesman said") and who is named when he next speaks."""
        for unnamed in [i for i in self.identities if i.key.startswith("unnamed:") and i.kind == "person" and not i.plural]:
            if not unnamed.heads or self._sentence[unnamed.heads[0]] > LEAD or not speaks(self._doc[unnamed.heads[0]]):
                continue
            named = self._next_speaker(unnamed)
            if named:
                for span, head in zip(unnamed.spans, unnamed.heads, strict=True):
                    named.meet(*span, head)
                named.call(unnamed.name)
                self.identities.remove(unnamed)

    def _next_speaker(self, unnamed: Identity) -> Identity | None:
        since = unnamed.heads[0]
        for identity in self.identities:
            if identity.kind != "person" or identity.key.startswith("unnamed:") or None not in (identity.country, unnamed.country) and identity.country != unnamed.country:
                continue
            first = next((h for h in identity.heads if speaks(self._doc[h])), None)
            fits = unnamed.offices & identity.offices or ("official" in unnamed.offices and identity.offices)
            if fits and first is not None and first == identity.heads[0] and 0 < self._sentence[first] - self._sentence[since] <= SOON:
                return identity
        return None

    def _add(self, identity: Identity) -> Identity:
        known = self._by_key.get(identity.key)
        if known:
            return known
        self._by_key[identity.key] = identity
        self.identities.append(identity)
        return identity

    def _person(self, mention: Mention) -> list[Identity]:
        person = self._persons.named(mention.text)
        return [self._add(person)] if person else []

    def _country(self, mention: Mention) -> list[Identity]:
        return [self._state(str(mention.country))]

    def _state(self, code: str) -> Identity:
        country = self._knowledge.countries.get(code)
        if country is None:
            return self._body_of_states(code)
        return self._add(Identity(f"state:{code}", country.name, "government", code, ("GOV",), wikidata=country.wikidata))

    def _body_of_states(self, code: str) -> Identity:
        names = [body.name for body in self._knowledge.bodies if body.country == code]
        return self._add(Identity(f"body:{names[0] if names else code}", names[0] if names else code, "organization", code))

    def _body(self, mention: Mention) -> list[Identity]:
        body = bodies_by_name(self._knowledge, mention.text)[0]
        identity = Identity(f"body:{body.name}", body.name, _kind(body.kind), body.country, body.sectors, wikidata=body.wikidata)
        return [self._add(identity)]

    def _organization(self, mention: Mention) -> list[Identity]:
        role = mention.role
        if role and role.kind == "ministry" and mention.text.split()[-1].lower() in ("ministry", "department", "office"):
            return [self._ministry(mention)]
        name = mention.text
        for identity in self.identities:
            if identity.kind != "person" and _short_for(name, identity.name):
                return [identity]
        kind = role.kind if role and role.form == "organ" else _kind_by_name(name)
        sectors = role.sectors if role and role.form == "organ" else ()
        return [self._add(Identity(f"org:{fold(name)}", name, kind, mention.country, sectors))]

    def _ministry(self, mention: Mention) -> Identity:
        """ "The Foreign Ministry" is that of the state just named, or of the dateline."""
        words = [w for w in fold(mention.text).replace("defense", "defence").split() if w in _PORTFOLIOS or w in ("ministry", "department")]
        portfolio = " ".join(words) or fold(mention.text)
        for identity in reversed(self.identities):
            if identity.key.startswith("ministry:") and identity.key.endswith(portfolio) and mention.country in (None, identity.country):
                return identity
        country = mention.country or self._nearest_state(mention) or self._home
        state = self._knowledge.countries.get(country or "")
        name = mention.text.removeprefix("the ").removeprefix("The ")
        if state and state.adjectives and not any(fold(a) in fold(name) for a in (*state.adjectives, state.name)):
            name = f"{state.adjectives[0]} {name}"
        return self._add(Identity(f"ministry:{country}:{portfolio}", name, "ministry", country, ("GOV",)))

    def _nearest_state(self, mention: Mention) -> str | None:
        """The state of the last person or ministry that spoke in this report, if any."""
        for identity in sorted(self.identities, key=lambda i: -max(i.heads, default=-1)):
            if identity.country and identity.kind in ("person", "ministry") and identity.offices & {"spokesman", "foreign minister"}:
                return identity.country
        return None

    def _people(self, mention: Mention) -> list[Identity]:
        code = str(mention.country)
        return [self._add(Identity(f"people:{code}", mention.text, "people", code, ("CVL",), plural=True))]

    def _description(self, mention: Mention) -> list[Identity]:
        role = mention.role
        assert role is not None
        if role.form == "organ":
            return [self._organ(mention, role)]
        if mention.definite and not mention.plural:
            found = self._described(mention, role)
            if found:
                found.describe(role, None)
                return [found]
            known = self._holder(mention, role)
            if known:
                return [known]
        return [self._unnamed(mention, role)]

    def _organ(self, mention: Mention, role: Role) -> Identity:
        if role.kind == "government" and (mention.country or role.words in ("side", "government", "authorities", "administration")):
            code = mention.country or self._last_state(mention)
            if code:
                return self._state(code)
        if role.kind == "ministry":
            return self._ministry(mention)
        if mention.definite:
            last = role.words.split()[-1]
            for identity in sorted(self.identities, key=lambda i: -max(i.heads, default=-1)):
                if identity.kind != "person" and mention.country in (None, identity.country) and last in fold(identity.name).split() + list(identity.nouns):
                    return identity
        return self._unnamed(mention, role)

    def _last_state(self, mention: Mention) -> str | None:
        states = [i for i in self.identities if i.country and i.heads and i.heads[-1] < mention.start]
        return max(states, key=lambda i: i.heads[-1]).country if states else self._home

    def _described(self, mention: Mention, role: Role) -> Identity | None:
        """The person already met whom a definite description fits best."""
        owner = self._owner(mention)
        fitting = []
        for person in self.identities:
            if person.kind != "person" or person.plural or person is owner or not person.heads:
                continue
            if mention.country and person.country != mention.country:
                continue
            score = self._role_fit(person, role, mention, owner)
            if score:
                fitting.append((score - DISTANCE / 4 * self._distance(person, mention), person))
        return max(fitting, key=lambda pair: pair[0])[1] if fitting else None

    def _role_fit(self, person: Identity, role: Role, mention: Mention, owner: Identity | None) -> float:
        last = role.words.split()[-1]
        if role.words == "counterpart":
            same = owner is not None and bool(person.offices & owner.offices)
            return 3.0 if same else 1.0 if mention.country else 0.0
        if role.words in person.nouns or (role.office and role.office in person.offices):
            return 4.0
        if last in person.nouns:
            return 3.0
        if role.office == "leader" and person.offices & (RANKED | {"party leader", "rebel leader", "opposition leader"}):
            return 2.5
        if role.office in ("official", "minister", "envoy") and person.offices - {"head of state", "leader"}:
            return 2.0
        return 0.0

    def _owner(self, mention: Mention) -> Identity | None:
        """Whose counterpart: the antecedent of "his" in the phrase."""
        for token in self._doc[mention.start : mention.head]:
            if token.dep_ == "nmod:poss":
                return next((i for i in self.identities if any(s <= token.i < e for s, e in i.spans)), None)
        return None

    def _distance(self, identity: Identity, mention: Mention) -> int:
        before = [h for h in identity.heads if h < mention.start]
        return self._sentence[mention.start] - self._sentence[before[-1]] if before else 99

    def _holder(self, mention: Mention, role: Role) -> Identity | None:
        """Who held the office in the state that the words name, on the day of the report."""
        if not (mention.country and self._day and role.office) or mention.former:
            return None
        offices = ["head of state", "head of government"] if role.office == "leader" else [role.office]
        if role.office not in ("leader", "head of state", "head of government", "foreign minister", "defence minister", "secretary-general"):
            return None
        found: tuple[Term, ...] = ()
        for office in offices:
            found = found or office_holder(self._knowledge, office, mention.country, self._day)
        people = {term.person for term in found}
        if len(people) != 1:
            return None
        term = found[0]
        person = self._persons.named(term.person) or Identity(f"person:{fold(term.person)}", term.person, "person")
        person.country, person.office = person.country or term.country, person.office or term.office
        person.gender, person.wikidata = person.gender or term.gender, person.wikidata or term.wikidata
        person.describe(role, term.country)
        return self._add(person)

    def _unnamed(self, mention: Mention, role: Role) -> Identity:
        """Somebody without a name: "officials", "a senior diplomat", "the statement"."""
        text = mention.text
        small = fold(text)
        key = f"unnamed:{small}" if mention.definite or mention.plural else f"unnamed:{small}:{mention.start}"
        kind: ActorKind = "group" if mention.plural and role.form == "person" else role.kind
        identity = Identity(key, text, kind, mention.country, role.sectors, plural=mention.plural)
        identity.describe(role, mention.country)
        return self._add(identity)

    def _group(self, mention: Mention) -> list[Identity]:
        """The last two persons, or states, before the mention."""
        if mention.role:
            candidates = [i for i in self.identities if i.kind == "person" and not i.plural and i.country]
        else:
            candidates = [i for i in self.identities if i.country and i.kind in ("government", "person", "organization")]
        recent = sorted((i for i in candidates if i.heads), key=lambda i: -i.heads[-1])
        chosen: list[Identity] = []
        for identity in recent:
            if identity.country not in {c.country for c in chosen}:
                chosen.append(identity)
            if len(chosen) == 2:
                if mention.role is None:
                    return [self._state(str(i.country)) for i in chosen]
                return chosen
        return []

    def _pronoun(self, mention: Mention) -> list[Identity]:
        small = mention.text
        if small in MALE | FEMALE:
            gender = "m" if small in MALE else "f"
            fitting = [i for i in self.identities if i.kind == "person" and not i.plural and i.gender in (None, gender)]
        elif small.startswith("the"):
            fitting = [i for i in self.identities if i.plural]
        else:
            fitting = [i for i in self.identities if i.kind not in ("person", "group", "people")]
        scored = [(self._salience(i, mention), -n, i) for n, i in enumerate(fitting)]
        scored = [s for s in scored if s[0] > -DISTANCE * FARTHEST]
        return [max(scored, key=lambda s: s[:2])[2]] if scored else []

    def _salience(self, identity: Identity, mention: Mention) -> float:
        """How much an actor is in the reader's mind at a mention: nearness, subjecthood, name."""
        doc, here = self._doc, self._sentence[mention.start]
        best = -1e9
        token = doc[mention.head]
        speaking = speaks(token)
        for (start, _), head in zip(identity.spans, identity.heads, strict=True):
            if start >= mention.start or (self._quoted[head] and not self._quoted[mention.head]):
                continue
            if self._same_clause(doc[head], token) and base(token) != "nmod":
                continue
            score = -DISTANCE * (here - self._sentence[head])
            score += SUBJECT if base(doc[head]) == "nsubj" else 0.0
            score += SPEAKER if speaking and speaks(doc[head]) else 0.0
            score += NAMED if doc[head].pos_ == "PROPN" else 0.0
            score += 0.002 * (head - mention.start) / 10
            best = max(best, score)
        return best

    @staticmethod
    def _same_clause(one: object, other: object) -> bool:
        """Subject and object of one verb are not the same person ("he met him")."""
        return getattr(one, "head", None) == getattr(other, "head", None)


_PORTFOLIOS = frozenset(
    """
    foreign defence interior finance trade energy oil justice health education agriculture environment transport culture
    information external affairs economy commerce state treasury labour labor tourism security industry
    """.split()
)


def _kind(kind: str) -> ActorKind:
    return kind  # type: ignore[return-value]  # checked when the knowledge was built


def _kind_by_name(name: str) -> ActorKind:
    words = set(fold(name).split())
    if words & {"corp", "inc", "ltd", "company", "co", "bank", "airlines", "group", "plc", "gmbh", "motors", "holdings"}:
        return "company"
    if "party" in words:
        return "party"
    if words & {"army", "navy", "forces", "brigade", "battalion", "guard"}:
        return "military"
    return "organization"


def _short_for(short: str, name: str) -> bool:
    """Whether a name is the initials or a tail of a longer one, or the same."""
    one, other = fold(short), fold(name)
    if one == other:
        return True
    if short.isupper() and 2 < len(short) <= 8:
        initials = "".join(word[0] for word in name.split() if word[0].isupper())
        return initials == short
    return False


def _sentence_numbers(doc: Doc) -> list[int]:
    numbers, current = [], -1
    for token in doc:
        current += bool(token.is_sent_start)
        numbers.append(current)
    return numbers


def _quote_depths(doc: Doc) -> list[bool]:
    """Whether each token stands inside quotation marks, reset at each paragraph."""
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
