"""All mentions of a report in text order: names first, then descriptions and pronouns in what is left."""

from collections.abc import Iterator, Sequence
from functools import cached_property

from spacy.tokens import Doc, Span, Token

from dragoman.extract.actors.mentions import (
    LONGEST_NAME,
    NO_HEADS,
    Mention,
    base,
    head_of,
    phrase_start,
    role_beginning,
    role_ending,
    singular,
    speaks,
    state_named,
    state_of_phrase,
)
from dragoman.extract.words import Role, group_nouns
from dragoman.knowledge import (
    Body,
    Knowledge,
    bodies_by_name,
    country_by_adjective,
    country_by_capital,
    country_by_demonym,
    country_by_name,
    country_by_seat,
    fold,
    holders,
    is_short_form,
)

LONGEST_BODY = 9  # words
PLACED = frozenset("in at near across inside within outside throughout around through via".split())
DEALT_WITH = frozenset("with against between by".split())
PRONOUNS = frozenset("he him his himself she her hers herself they them their themselves it its".split())
INDEFINITE = frozenset("a an some another several many few one two three four five any most other no every each".split())
FORMER = frozenset("former ex then-president late onetime ousted deposed past erstwhile".split())
NO_NAMES = frozenset("we our us i my you they he she it the".split())
HONORIFICS = frozenset("mr mr. mrs mrs. ms ms. dr dr. sir lord lady madame comrade prof prof. miss".split())
GENERIC = frozenset("CVL EDU BUS JRN MED REL REF COP REB".split())
CLEAR_ORGANS = frozenset(
    """
    government administration authorities leadership cabinet regime junta ministry embassy parliament congress army
    military navy police delegation side foreign-office presidency
    """.split()
)


class MentionFinder:
    """Finds the mentions of one Doc; tokens once taken belong to nobody else."""

    def __init__(self, doc: Doc, knowledge: Knowledge) -> None:
        self._doc, self._knowledge = doc, knowledge
        self._taken = bytearray(len(doc))

    def all(self) -> list[Mention]:
        """Every mention, in text order."""
        persons = [entity for entity in self._doc.ents if entity.label_ == "PER" and not self._is_no_person(entity)]
        for entity in persons:
            self._take(entity.start, entity.end)
        again = list(self._named_again(persons))
        found = [*self._bodies(), *self._states()]
        found += [mention for entity in (*persons, *again) if (mention := self._person(entity))]
        found += [*self._organizations(), *self._peoples(), *self._descriptions(), *self._pronouns()]
        return sorted(found, key=lambda mention: (mention.start, mention.end))

    def _is_no_person(self, entity: Span) -> bool:
        """Whether the knowledge has the name of a "person" for a body or a state."""
        start, end = _trimmed(entity)
        name = self._doc[start:end].text
        return bool(bodies_by_name(self._knowledge, name) or country_by_name(self._knowledge, name))

    def _take(self, start: int, end: int) -> None:
        self._taken[start:end] = b"\x01" * (end - start)

    def _free(self, start: int, end: int) -> bool:
        return not any(self._taken[start:end])

    def _person(self, entity: Span) -> Mention | None:
        start, end = _trimmed(entity)
        end = start + self._known_length(start, end)
        if start >= end:
            return None
        titles, role, state, former = self._titles(start)
        head = _through_title(head_of(self._doc, start, end))
        introduced = self._introduced(head, start)
        apposed = introduced or self._apposed(start, end)
        role, state = role or apposed[0], state or apposed[1]
        text = self._doc[start:end].text
        head = head.head if introduced else head
        return Mention(
            start, end, head.i, "person", text, role=role, country=state, titles=titles, former=former
        )

    def _named_again(self, persons: Sequence[Span]) -> Iterator[Span]:
        """Surnames of persons already named in full, where the tagger took them for something else."""
        short = {t.text for e in persons if len(e) > 1 for t in (e[0], e[-1]) if len(t) > 2 and t.text[0].isupper()}
        for token in self._doc:
            alone = token.ent_type_ in ("", "LOC", "NORP") or len(next(iter(self._doc[token.i : token.i + 1].ents), "")) == 1
            if token.text in short and token.pos_ == "PROPN" and alone and self._free(token.i, token.i + 1):
                beside = [self._doc[i] for i in (token.i - 1, token.i + 1) if 0 <= i < len(self._doc)]
                if not any(t.pos_ == "PROPN" and t.ent_iob_ == "I" for t in beside):
                    self._take(token.i, token.i + 1)
                    yield self._doc[token.i : token.i + 1]

    def _known_length(self, start: int, end: int) -> int:
        """Words of a name: of a known full name that another one follows without a comma ("... Photographer Name")."""
        known = holders(self._knowledge).by_full_name
        for length in range(end - start - 1, 1, -1):
            if fold(self._doc[start : start + length].text) in known:
                return length
        return end - start

    def _titles(self, start: int) -> tuple[tuple[str, ...], Role | None, str | None, bool]:
        """Title words right before a name, their role, their state and whether they are past."""
        doc, at = self._doc, start
        role: Role | None = None
        titles: list[str] = []
        while at > 0 and doc[at - 1].lower_ in HONORIFICS:
            titles.insert(0, doc[at - 1].text)
            at -= 1
        found = role_ending(doc, at - 1) if at > 0 else None
        if found and found[0].form == "person":
            role, first = found
            titles.insert(0, doc[first:at].text)
            at = first
        while at > 0 and role and doc[at - 1].pos_ in ("ADJ", "PROPN", "NOUN") and not doc[at - 1].is_punct:
            if self._taken[at - 1] or doc[at - 1].sent != doc[start].sent:
                break
            at -= 1
        at = max(at, doc[start].sent.start)
        if role and at > doc[start].sent.start and doc[at - 1].text in ("'s", "’s"):
            at = max(doc[start].sent.start, at - 4)
        state = state_named(doc, at, start, self._knowledge) if role else None
        former = any(token.lower_.split("-")[0] in FORMER for token in doc[max(0, at - 1) : start])
        self._take(at, start)
        return tuple(titles), role, state, former

    def _introduced(self, head: Token, start: int) -> tuple[Role | None, str | None] | None:
        """Role and state of "the Russian foreign minister, X," before a name in apposition."""
        noun = head.head
        if base(head) != "appos" or noun.i >= start or self._taken[noun.i]:
            return None
        beginning = role_beginning(self._doc, noun.i)
        found = beginning or role_ending(self._doc, noun.i)
        if not found or found[0].form != "person":
            return None
        first = phrase_start(noun)
        self._take(first, beginning[1] if beginning else noun.i + 1)
        return found[0], state_of_phrase(self._doc, first, noun, self._knowledge)

    def _apposed(self, start: int, end: int) -> tuple[Role | None, str | None]:
        """Role and state of "X, the Russian foreign minister," behind a name."""
        head = head_of(self._doc, start, end)
        for child in [*head.rights]:
            if base(child) == "appos" and child.i >= end:
                found = role_beginning(self._doc, child.i) or role_ending(self._doc, child.i)
                if found and found[0].form == "person":
                    first = phrase_start(child)
                    self._take(first, child.i + 1)
                    return found[0], state_of_phrase(self._doc, first, child, self._knowledge)
        return None, None

    def _bodies(self) -> Iterator[Mention]:
        for start, end, name in self._known_names(LONGEST_BODY):
            bodies = bodies_by_name(self._knowledge, name)
            if bodies and self._is_whole(start, end) and self._is_at_home(name, bodies[0]):
                self._take(start, end)
                head = head_of(self._doc, start, end)
                yield Mention(start, end, head.i, "body", name)

    def _is_whole(self, start: int, end: int) -> bool:
        """False for a part of a longer name ("Congress" in "World Energy Congress")."""
        doc = self._doc
        entity = next((e for e in doc[start:end].ents if e.label_ == "ORG"), None)
        if entity is None:
            whole = next((e for e in doc.ents if e.start <= start and end <= e.end), None)
            entity = whole if whole is not None and whole.label_ == "ORG" else None
        if entity is None or (entity.start >= start and entity.end <= end):
            return True
        rest = [t for t in doc[entity.start : entity.end] if not start <= t.i < end and t.text[0].isupper()]
        return all(country_by_adjective(self._knowledge, t.text) or country_by_name(self._knowledge, t.text) for t in rest)

    def _is_at_home(self, name: str, body: Body) -> bool:
        """Initials of a body of one state mean it only where the report names that state."""
        if not is_short_form(name) or body.country not in self._knowledge.countries or body.kind in ("military", "ministry"):
            return True
        return body.country in self._named_states

    @cached_property
    def _named_states(self) -> frozenset[str]:
        found = set()
        for token in self._doc:
            if token.text[0].isupper():
                state = country_by_adjective(self._knowledge, token.text) or country_by_name(self._knowledge, token.text)
                if state:
                    found.add(state.code)
        return frozenset(found)

    def _known_names(self, longest: int) -> Iterator[tuple[int, int, str]]:
        """Runs of free tokens that begin with a capital or figure, the longest first, never overlapping what is taken."""
        doc = self._doc
        for start in range(len(doc)):
            if self._taken[start] or not (doc[start].text[0].isupper() or doc[start].text[0].isdigit()):
                continue
            for end in range(min(len(doc), start + longest), start, -1):
                if doc[end - 1].is_space or not self._free(start, end) or doc[end - 1].is_punct:
                    continue
                yield start, end, doc[start:end].text
                if self._taken[start]:
                    break

    def _states(self) -> Iterator[Mention]:
        for start, end, name in self._known_names(LONGEST_NAME):
            head = head_of(self._doc, start, end)
            state = country_by_name(self._knowledge, name) or country_by_seat(self._knowledge, name)
            if state and head.pos_ in ("PROPN", "NOUN", "X") and self._stands_alone(head, end):
                self._take(start, end)
                if not self._is_place(head):
                    yield Mention(start, end, head.i, "country", name, country=state.code)
                continue
            city = country_by_capital(self._knowledge, name)
            if city and self._acts(head):
                self._take(start, end)
                yield Mention(start, end, head.i, "country", name, country=city.code)

    def _stands_alone(self, head: Token, end: int) -> bool:
        """False for a state that only qualifies: "US officials", "Georgia State University"."""
        if base(head) in ("compound", "amod", "flat"):
            return False
        if head.ent_type_ in ("ORG", "PER"):
            return head.ent_iob_ == "B" and (end >= len(self._doc) or self._doc[end].ent_iob_ != "I")
        return True

    def _is_place(self, head: Token) -> bool:
        cases = {case.lower_ for case in head.lefts if base(case) == "case"}
        return bool(cases & PLACED)

    def _acts(self, head: Token) -> bool:
        """Whether a capital stands for its government: it says or does something, or is dealt with."""
        top = head
        while base(top) == "conj":
            top = top.head
        if top.dep_ == "nsubj":
            return top.head.pos_ == "VERB" and top.head.lemma_ not in ("lie", "sit", "host", "see", "wake")
        cases = {case.lower_ for case in top.lefts if base(case) == "case"}
        if base(top) in ("obl", "nmod") and cases & DEALT_WITH:
            return True
        owned = top.dep_ == "nmod:poss" and top.head.lemma_ not in ("airport", "street", "mayor", "center", "centre")
        return owned and any(child.text in ("'s", "’s", "'") for child in top.rights)

    def _organizations(self) -> Iterator[Mention]:
        for entity in self._doc.ents:
            if entity.label_ != "ORG" or not self._free(entity.start, entity.end):
                continue
            start, end = _trimmed(entity)
            text = self._doc[start:end].text
            if start >= end or text.lower() in NO_NAMES or self._names_a_state(text):
                continue
            head = self._doc[end - 1]
            first = min(start, phrase_start(head))
            state = state_named(self._doc, first, end, self._knowledge)
            found = role_ending(self._doc, end - 1)
            self._take(start, end)
            role = found[0] if found else None
            yield Mention(start, end, head_of(self._doc, start, end).i, "organization", self._doc[start:end].text, role=role, country=state)

    def _names_a_state(self, text: str) -> bool:
        return bool(country_by_name(self._knowledge, text) or country_by_adjective(self._knowledge, text))

    def _peoples(self) -> Iterator[Mention]:
        for token in self._doc:
            if self._taken[token.i] or token.pos_ not in ("NOUN", "PROPN", "ADJ") or not token.text[0].isupper():
                continue
            if base(token) in NO_HEADS or not (token.tag_ in ("NNS", "NNPS") or token.text.endswith("s")):
                continue
            state = country_by_demonym(self._knowledge, token.text)
            if state:
                self._take(token.i, token.i + 1)
                yield Mention(token.i, token.i + 1, token.i, "people", token.text, country=state.code, plural=True)

    def _descriptions(self) -> Iterator[Mention]:
        for token in self._doc:
            if self._taken[token.i] or token.pos_ not in ("NOUN", "PROPN") or base(token) in NO_HEADS:
                continue
            start = phrase_start(token)
            grouped = self._group(token, start)
            if grouped:
                yield grouped
                continue
            found = role_beginning(self._doc, token.i)
            end = found[1] if found else token.i + 1
            found = found or role_ending(self._doc, token.i)
            if token.pos_ == "PROPN" and start == token.i and end == token.i + 1:
                continue  # a title left over from a name
            if end < len(self._doc) and self._taken[end] and self._doc[end].pos_ == "PROPN":
                continue  # a title of the name behind it: "news agency Bernama"
            if found and self._worth(token, found[0]):
                yield self._description(token, start, end, found[0])

    def _description(self, token: Token, start: int, end: int, role: Role) -> Mention:
        first = self._doc[start].lower_
        plural = token.tag_ in ("NNS", "NNPS") or role.words in ("authorities", "police", "troops", "forces")
        bare = start == token.i or not any(t.pos_ == "DET" or t.dep_ == "nmod:poss" for t in self._doc[start : token.i])
        state = state_of_phrase(self._doc, start, token, self._knowledge)
        named = role.form == "organ" and role.words in CLEAR_ORGANS
        definite = first not in INDEFINITE and not (bare and plural and not named) and not (bare and not plural and not state)
        former = any(t.lower_.split("-")[0] in FORMER for t in self._doc[start : token.i])
        self._take(start, end)
        return Mention(
            start, end, token.i, "description", self._doc[start:end].text,
            role=role, country=state, definite=definite, plural=plural, former=former,
        )  # fmt: skip

    def _worth(self, token: Token, role: Role) -> bool:
        """Generic people, things and papers count only where they speak."""
        if speaks(token):
            return True
        if role.form == "document" or set(role.sectors) & GENERIC and not role.office:
            return False
        if role.form == "organ":
            return role.words in CLEAR_ORGANS or role.words.split()[-1] in CLEAR_ORGANS
        return role.office is not None

    def _group(self, token: Token, start: int) -> Mention | None:
        """ "The two leaders", "both sides", "the countries": those just named."""
        if token.tag_ != "NNS" or start == token.i or any(base(child) == "nmod" for child in token.rights):
            return None
        people, states = group_nouns()
        words = [t.lower_ for t in self._doc[start : token.i]]
        if not {"two", "both", "three"} & set(words) and words != ["the"]:
            return None
        if set(words) - {"the", "two", "both", "three", "of", "these"}:
            return None
        noun = singular(token)
        if noun not in people | states or (words == ["the"] and noun not in ("side", "leader", "minister", "president", "party")):
            return None
        self._take(start, token.i + 1)
        text = self._doc[start : token.i + 1].text
        return Mention(start, token.i + 1, token.i, "group", text, role=_people_role() if noun in people - states else None, plural=True)

    def _pronouns(self) -> Iterator[Mention]:
        for token in self._doc:
            if token.lower_ in PRONOUNS and not self._taken[token.i] and token.dep_ != "expl":
                small = token.lower_
                yield Mention(token.i, token.i + 1, token.i, "pronoun", small, plural=small.startswith("the"))


def _through_title(head: Token) -> Token:
    """The token that carries the syntax of a titled name: the title, where the tree hangs the name on it."""
    for _ in range(4):
        beside = base(head) == "appos" and head.head.i < head.i and "," not in [t.text for t in head.doc[head.head.i : head.i]]
        if not (beside or base(head) in ("flat", "compound") or head.dep_ == "nmod:desc"):
            break
        head = head.head
    return head


def _people_role() -> Role:
    return Role("leader", "person", "person", "leader", ("GOV",))


def _trimmed(entity: Span) -> tuple[int, int]:
    """The tokens of a name without possessive marks, honorifics and stray punctuation at its ends."""
    start, end = entity.start, entity.end
    doc = entity.doc
    while start < end and (doc[start].is_punct or doc[start].is_space or doc[start].lower_ in HONORIFICS):
        start += 1
    while end > start and (doc[end - 1].is_punct or doc[end - 1].is_space or doc[end - 1].text in ("'s", "’s", "'", "’")):
        end -= 1
    if entity.label_ == "PER":
        while start < end - 1 and role_ending(doc, start) and not doc[start].lower_.startswith(("king", "prince", "pope")):
            start += 1
    return start, end
