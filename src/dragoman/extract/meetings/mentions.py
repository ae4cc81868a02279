"""Where a text tells or names a meeting: who takes part, when, where, what became of it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from spacy.tokens import Token

from dragoman.extract.actors.mentions import base
from dragoman.extract.events.clause import clause_of
from dragoman.extract.events.counterparts import Counterparts
from dragoman.extract.events.parties import Parties
from dragoman.extract.events.setting import when_of, where_of
from dragoman.extract.events.telling import Telling
from dragoman.extract.events.words import evidence_of
from dragoman.extract.known import Known
from dragoman.extract.meetings.bodies import Body, body_of
from dragoman.extract.meetings.lexicon import Kind, meeting_words
from dragoman.extract.meetings.participants import stated, states_of, taking_part, travelling
from dragoman.extract.meetings.status import announced, invitation, status_of
from dragoman.records import MeetingStatus, Period, Place, Span

WITH = ("between", "with", "of", "by", "'s", "-")  # before those who take part
RECEIVING = frozenset({"receive", "host"})  # verbs of a visit where their object is somebody
TALKING = frozenset({"discuss", "negotiate", "talk", "consult", "sit", "gather", "hold", "attend", "chair"})
OF_MEETINGS = frozenset({"hold", "attend", "chair"})  # verbs whose object is the meeting
TAKING_UP = frozenset("hold take schedule begin start open convene last end postpone cancel".split())
FURTHER = frozenset({"also", "separately", "another", "separate"})
AT = frozenset("during after before in at following".split())
LONGEST = 366  # days
OF_VISITORS = ("'s", "by", "-")
TO = ("to", "in", "at")  # before the host of a visit


@dataclass(frozen=True)
class Mention:
    """One place where a meeting is told or named."""

    head: Token
    kind: Kind
    participants: tuple[str, ...]
    persons: Mapping[str, frozenset[str]]  # named ones, by state
    states: frozenset[str]
    visitors: frozenset[str]  # states of those who visit
    status: MeetingStatus
    date: Period | None
    place: Place | None
    body: str | None
    evidence: Span
    is_told: bool  # as an event of its clause, and not only named
    is_inferred: bool  # a side of it is not in its own words
    is_further: bool  # one more beside those told before: "also met"
    is_sure: bool  # a verb tells its status; a noun has no tense
    today: str | None

    @property
    def is_past(self) -> bool:
        return self.date is not None and self.today is not None and self.date.end < self.today


def find_mentions(known: Known, parties: Parties) -> Iterator[Mention]:
    """Every mention of a meeting, in text order."""
    tellings = {telling.candidate.head.i: telling for telling in known.tellings}
    others = Counterparts(known, parties)
    for told in known.tellings:
        others.note(told.actors, told.recipients)
    last: Mention | None = None
    for token in known.doc:
        telling = _telling(token, tellings)
        kind = _kind(token, telling)
        found = None
        if kind is not None and not _is_carried(token, tellings):
            found = _mention(token, kind, telling, known, parties, others)
        elif last is not None and _takes_up(token, last):
            found = _taken_up(token, last, known)
        if found is not None:
            last = found
            yield found


def _kind(token: Token, telling: Telling | None) -> Kind | None:
    """The kind of meeting that a word is a mention of, if any: nouns always, verbs where they tell one."""
    kind = kind_of(token)
    if token.pos_ == "NOUN" and kind is not None:
        return None if _is_told_of(token) or _is_meant_at_large(token) else kind
    if telling is None:
        return kind if kind == "visit" and invitation(token) is not None else None
    if not _tells_meeting(telling):
        return None
    return kind


def _is_told_of(noun: Token) -> bool:
    """Whether a noun only says more of a meeting: "this will be his first visit to the region"."""
    children = {base(c): c for c in noun.children}
    if "cop" not in children or "nsubj" not in children:
        return False
    return kind_of(children["nsubj"]) is not None or children["nsubj"].lower_ in ("this", "it")


def _is_meant_at_large(noun: Token) -> bool:
    """Whether a noun means talking as such: "strengthen political dialogue", "promote consultations"."""
    return base(noun) == "obj" and noun.head.lemma_ in meeting_words().at_large and not _is_definite(noun)


def _takes_up(token: Token, last: Mention) -> bool:
    """Whether a sentence goes on about the meeting last named: "It is to be held in May"."""
    if token.pos_ != "VERB" or token.lemma_ not in TAKING_UP or token.sent.start != last.head.sent.end:
        return False
    subject = next((c for c in token.children if c.dep_ in ("nsubj", "nsubj:pass")), None)
    return subject is not None and subject.lower_ in ("it", "they", "this", "these")


def _taken_up(token: Token, last: Mention, known: Known) -> Mention:
    status = status_of(token, None, known) or last.status
    return _settled(
        replace(
            last, head=token, status=status, date=when_of(token, known), place=where_of(token, known),
            evidence=evidence_of(token, [token.sent.root]), is_told=False, is_sure=False,
        ),
        known,
    )  # fmt: skip


def kind_of(token: Token) -> Kind | None:
    """Whether a word is one for a visit, talks or a call."""
    words = meeting_words()
    if token.pos_ == "NOUN":
        if token.lower_ == "talk" or any(c.lower_ in ("news", "press") for c in token.children):
            return None
        return words.nouns.get(token.lower_) or words.nouns.get(token.lemma_)
    return words.verbs.get(token.lemma_) if token.pos_ == "VERB" else None


def _tells_meeting(telling: Telling) -> bool:
    """Whether an event is a meeting, held or to come."""
    sense, deed = telling.candidate.sense, telling.candidate.deed
    if telling.coding.type == "CONSULT" or (sense is not None and sense.frame.type == "CONSULT"):
        return True
    consulting = sum(p for label, p in deed.labels.items() if label.startswith("CONSULT")) if deed else 0.0
    return telling.coding.type == "AGREE" and (consulting > 0.2 or _names_meeting(telling.candidate.head))


def _names_meeting(head: Token) -> bool:
    """Whether a verb has a meeting as its object, or is one: "will hold talks", "to pay a visit"."""
    if head.pos_ == "VERB" and head.lemma_ in ("meet", "visit", "host", "receive"):
        return True
    return any(kind_of(c) for c in head.children if base(c) in ("obj", "nsubj") and c.pos_ == "NOUN")


def _telling(token: Token, tellings: Mapping[int, Telling]) -> Telling | None:
    """The event that a word tells by itself or is the object of."""
    if token.i in tellings:
        return tellings[token.i]
    above = token.head
    if token.pos_ != "NOUN" or above.i not in tellings or base(token) not in ("obj", "nsubj", "obl"):
        return None
    if base(token) == "obl" and above.lemma_ in meeting_words().verbs:
        return None  # "arrived for talks": the talks are not the visit
    return tellings[above.i] if _tells_meeting(tellings[above.i]) else None


def _is_carried(token: Token, tellings: Mapping[int, Telling]) -> bool:
    """Whether a noun beside a verb names the meeting: of "held talks" and "a summit held in May" it is the mention."""
    if token.pos_ != "VERB":
        return False
    if base(token) == "acl" and token.head.pos_ == "NOUN" and kind_of(token.head) is not None:
        return True
    objects = (c for c in token.children if base(c) in ("obj", "nsubj") and c.dep_ != "nsubj" and c.pos_ == "NOUN")
    return any(kind_of(c) is not None and c.i not in tellings for c in objects)


def _mention(
    token: Token, kind: Kind, telling: Telling | None, known: Known, parties: Parties, others: Counterparts
) -> Mention | None:  # fmt: skip
    status = status_of(token, telling, known)
    if status is None:
        return None
    named = _named(token, kind, telling, parties)
    if telling is not None and _is_definite(token) and not named:
        telling = None  # "the talks" of which more was said before
    body = body_of(token, parties)
    own = named if telling is None or _is_definite(token) else _told_sides(token, kind, telling, body, parties)
    own = parties.known_ones(tuple(dict.fromkeys((*own, *(body.actors if body else ())))))
    added = _other_side(token, kind, own, parties, others)
    own = taking_part(token, telling, (*own, *added), parties)
    evidence = telling.evidence if telling is not None else evidence_of(token, _beside(token))
    states = frozenset(map(parties.state_of, own))
    place = _where(token, kind, telling, known)
    if token.pos_ == "VERB" and not _brings_together(token, kind, own, place, parties):
        return None
    visitors = _visitors(token, kind, telling, parties)
    if kind == "visit" and token.pos_ == "VERB" and place is not None and place.country in states:
        own = travelling(token, place.country, own, parties)
    if kind == "visit" and place is not None and (states == {place.country} or place.country in visitors):
        return None  # within his own state
    found = Mention(
        token, kind, own, parties.persons(own), frozenset(map(parties.state_of, own)), visitors, status,
        _when(token, telling, known), place, body.name if body else None, evidence, telling is not None,
        bool(added) or bool(telling and telling.inferred), _is_further(token, telling),
        (telling is not None and telling.candidate.head.pos_ != "NOUN") or invitation(token) is not None,
        known.report.published.date,
    )  # fmt: skip
    return _settled(found, known)


def _is_further(token: Token, telling: Telling | None) -> bool:
    verb = telling.candidate.head if telling is not None else token
    return any(c.lower_ in FURTHER for each in {token, verb} for c in each.children)


def _told_sides(
    token: Token, kind: Kind, telling: Telling, body: Body | None, parties: Parties
) -> tuple[str, ...]:  # fmt: skip
    """Those whom the words bring together if they do, else the sides of the event; of the session of a body without
    a side that is only inferred.
    """
    meeting = () if kind == "visit" else stated(token, telling, parties)
    if len(states_of(meeting, parties)) > 1:
        return meeting
    if body is None or not telling.inferred:
        return (*telling.actors, *telling.recipients)
    return (*telling.actors, *telling.recipients[:-1]) if telling.actors else telling.recipients


def _brings_together(verb: Token, kind: Kind, own: tuple[str, ...], place: Place | None, parties: Parties) -> bool:
    """Whether a verb tells a meeting by those whom it brings together: not "received a prize", "discussed the law"."""
    thing, particle = clause_of(verb).object, clause_of(verb).particle
    somebody = thing is not None and (thing.pos_ in ("PROPN", "PRON", "ADJ") or parties.is_somebody(thing))
    if verb.lemma_ in RECEIVING:
        return somebody
    if verb.lemma_ == "meet" and thing is not None and not somebody:
        return False  # "meet a request", "meet the deadline"
    if kind == "visit":
        goes = verb.lemma_ == "visit" or (thing is None and particle != "up")  # not "come up with", "fly a flag"
        return (place is not None and goes) or invitation(verb) is not None
    if verb.lemma_ in OF_MEETINGS and thing is not None and kind_of(thing) is None:
        return False  # "held a service", "attended his funeral"
    return verb.lemma_ not in TALKING or len(states_of(own, parties)) > 1


def _when(token: Token, telling: Telling | None, known: Known) -> Period | None:
    after = announced(token)
    found = (
        (telling.when if telling else None)
        or when_of(token, known)
        or (when_of(after, known) if after is not None else None)
    )
    return found if found is not None and _days(found) <= LONGEST else None


def _days(period: Period) -> int:
    return (date.fromisoformat(period.end[:10]) - date.fromisoformat(period.start[:10])).days


def _other_side(
    token: Token, kind: Kind, own: tuple[str, ...], parties: Parties, others: Counterparts
) -> tuple[str, ...]:  # fmt: skip
    """Who else takes part where the words name one state only: whom the sentence is about; of a visit also the other
    state that the report is about.
    """
    states = states_of(own, parties)
    if token.pos_ != "NOUN" or _is_definite(token):
        return ()
    if _is_at_once(token):
        return parties.of(s for s in token.head.children if s.dep_ == "nsubj")
    if len(states) != 1:
        return ()
    about = parties.of(s for verb in (token.sent.root, *token.ancestors) for s in verb.children if s.dep_ == "nsubj")
    found = next((a for a in about if states_of((a,), parties) - states), None)
    if found is None and kind == "visit":
        found = others.partner(next(iter(states)))
    return (found,) if found else ()


def _is_at_once(token: Token) -> bool:
    """Whether somebody does something at talks of his own: "he said after talks with the leaders of Peru and Chile"."""
    phrases = clause_of(token).phrases
    alone = "with" in phrases and not any(name in phrases for name in ("between", "by", "'s", "of"))
    return alone and base(token) == "obl" and any(c.lower_ in AT and base(c) == "case" for c in token.children)


def _is_definite(token: Token) -> bool:
    return token.pos_ == "NOUN" and any(c.lower_ in ("the", "these", "this", "that") for c in token.children)


def _visitors(token: Token, kind: Kind, telling: Telling | None, parties: Parties) -> frozenset[str]:
    """The states that a visit is of."""
    if kind != "visit":
        return frozenset()
    phrases = clause_of(token).phrases
    of = {name: phrases.get(name, ()) for name in OF_VISITORS}
    of["-"] = tuple(t for t in of["-"] if t.pos_ == "ADJ" or parties.is_person(t))  # of "China visit" it is the host
    own = next((found for tokens in of.values() if (found := parties.of(tokens))), ())
    if not own and telling is not None and telling.recipients:
        own = telling.actors
    asked = invitation(token)
    if not own and asked is not None:
        own = parties.of(c for c in asked.children if c.dep_ == "obj")
    return frozenset(map(parties.state_of, own or _who_speaks(token, parties)))


def _who_speaks(token: Token, parties: Parties) -> tuple[str, ...]:
    """Whom the main clause is about: the visitor of "he said, midway through a visit to Fiji"."""
    if _is_definite(token) or token.pos_ != "NOUN" or any(c.dep_ == "nmod:poss" for c in token.children):
        return ()
    found = parties.of(subject for subject in token.sent.root.children if subject.dep_ == "nsubj")
    return tuple(actor for actor in found if parties.get(actor).kind in ("person", "government", "group"))


def _where(token: Token, kind: Kind, telling: Telling | None, known: Known) -> Place | None:
    """The place of a meeting: of a visit where it goes to, "here" for the place of the dateline."""
    after = announced(token)
    heads = (token, telling.candidate.head) if telling else (token,)
    found: Place | None = None
    if kind == "visit":
        towards = [t for head in heads for name in TO for t in clause_of(head).phrases.get(name, ())]
        towards += [t for head in heads if head.pos_ == "VERB" and (t := clause_of(head).object) is not None]
        offsets = {each.idx for t in towards for each in (t, *t.children)}
        found = next((p for p in known.places if any(e.start <= o < e.end for e in p.evidence for o in offsets)), None)
    found = found or (telling.where if telling else None) or where_of(token, known)
    found = found or (where_of(after, known) if after is not None else None)
    if found is None and any(child.lower_ == "here" for head in heads for child in head.children):
        name = known.report.dateline.place
        found = next((p for p in known.places if name and p.name.lower() == name.lower()), None)
    return found


def _settled(mention: Mention, known: Known) -> Mention:
    """A meeting said to be held on a day to come is scheduled; a visit that today falls into is under way."""
    today, date = known.report.published.date, mention.date
    if today and date and date.start > today and mention.status in ("held", "under way"):
        return replace(mention, status="scheduled")
    if today and date and date.end < today and mention.status == "scheduled":
        return replace(mention, status="held")
    return mention


def _named(token: Token, kind: Kind, telling: Telling | None, parties: Parties) -> tuple[str, ...]:
    """Those whom the phrase of a noun names: "talks between Oslo and Lima", "his visit to Peru"."""
    phrases = clause_of(token).phrases
    names = (*OF_VISITORS, "of", *TO) if kind == "visit" else WITH
    tokens = [t for name in names for t in phrases.get(name, ()) if _may_take_part(name, t, parties)]
    named = parties.of([each for t in tokens for each in (t, *(c for c in t.children if c.dep_ == "conj"))])
    asked = invitation(token)
    if asked is not None:
        inviting = clause_of(asked)
        sides = (inviting.subject, inviting.object, clause_of(token).object)
        by = [t for name in ("'s", "by", "from", "of", "-") for t in inviting.phrases.get(name, ())]
        return parties.of([*by, *(t for t in sides if t is not None)])
    if kind == "visit" and named and telling is None and not any(phrases.get(name) for name in OF_VISITORS):
        return tuple(dict.fromkeys((*_who_speaks(token, parties), *named)))
    return named


def _may_take_part(name: str, token: Token, parties: Parties) -> bool:
    """Whether a phrase names somebody: not where a summit is, nor what is spoken of ("discussions of its policies")."""
    if name == "-":
        return not parties.is_city(token)
    return name != "of" or token.pos_ != "NOUN" or parties.is_somebody(token)


def _beside(token: Token) -> list[Token]:
    """The verb that says what became of a meeting: "the talks are due to be held"."""
    above, after = token.head, announced(token)
    beside = [above] if above.pos_ == "VERB" and base(token) in ("nsubj", "obj") else []
    return [*beside, *(after.subtree if after is not None else ())]
