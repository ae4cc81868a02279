"""What became of a meeting, or is to: held, under way, scheduled, proposed, postponed, cancelled."""

from collections.abc import Iterator
from datetime import date, timedelta

from spacy.tokens import Token

from dragoman.extract.actors.mentions import base
from dragoman.extract.events.clause import clause_of
from dragoman.extract.events.telling import Telling
from dragoman.extract.known import Known
from dragoman.extract.meetings.lexicon import meeting_words
from dragoman.records import MeetingStatus

FUTURE = frozenset("will shall 'll would".split())
DENIED = frozenset("no not n't n’t never without".split())
HOLDING = frozenset("hold have conduct meet visit attend pay host".split())
AFTER = frozenset({"after", "following"})
GOING_ON = frozenset("is are was were".split())
FATES: tuple[MeetingStatus, ...] = ("postponed", "cancelled")
CLIMBS = 3


def status_of(token: Token, telling: Telling | None, known: Known) -> MeetingStatus | None:
    """The status of a meeting by the words around it; None where it is denied."""
    words = meeting_words()
    after = announced(token)
    verbs = [token, *_above(token), *((after,) if after is not None else ())]
    lemmas = {lemma for verb in verbs for lemma in clause_of(verb).lemmas}
    beside = {c.lower_ for c in token.children} | {
        c.lower_ for verb in verbs for c in verb.children if c.dep_ == "advmod"
    }
    told = telling.status if telling is not None else None
    fate = next((fate for fate in FATES if lemmas & words.fate[fate]), None)
    if fate is not None:
        return fate
    if (
        told == "denied"
        or lemmas & words.refused
        or {c.lower_ for c in token.children if base(c) in ("det", "advmod")} & DENIED
    ):
        return None
    if told == "hypothetical" or lemmas & words.fate["proposed"] or beside & words.words["proposed"]:
        return "proposed"
    if _is_purpose(token):
        return "scheduled"
    if _is_begun(verbs, lemmas, beside, telling, known):
        return "under way"
    to_come = (
        token.pos_ == "NOUN" and "during" in {c.lower_ for c in token.children} and any(map(_is_future, verbs[1:]))
    )
    if told in ("occurred", "historical") and not to_come:
        return "held"
    planned = after is not None and after is not token.nbor()
    ahead = (
        planned or lemmas & words.fate["scheduled"] or beside & words.words["scheduled"] or any(map(_is_future, verbs))
    )
    return "scheduled" if told == "planned" or ahead else "held"


def _is_to_come(noun: Token, verbs: list[Token]) -> bool:
    """Whether a noun, which has no tense, is of what is ahead: "the coming visit", "during her visit she will"."""
    children = {c.lower_ for c in noun.children}
    return bool(children & meeting_words().words["scheduled"]) or ("during" in children and any(map(_is_future, verbs)))


def _is_purpose(meeting: Token) -> bool:
    """Whether somebody only comes for a meeting: "arrived for talks with Oslo, including a meeting with the king"."""
    for noun in (meeting, *(t for t in meeting.ancestors if t.pos_ == "NOUN")):
        going = noun.head.pos_ == "VERB" and noun.head.lemma_ in meeting_words().verbs
        if going and base(noun) == "obl" and any(base(c) == "case" and c.lower_ == "for" for c in noun.children):
            return meeting_words().verbs[noun.head.lemma_] == "visit"
    return False


def announced(meeting: Token) -> Token | None:
    """The participle right behind a meeting that says what becomes of it: "talks due to be held", "visit postponed"."""
    if meeting.pos_ != "NOUN" or meeting.i + 1 >= len(meeting.doc):
        return None
    behind = meeting.nbor()
    if behind.lower_ in meeting_words().words["scheduled"] and behind.head.tag_ in ("VB", "VBN"):
        return behind.head
    return behind if behind.tag_ == "VBN" and base(behind) == "acl" else None


def invitation(verb: Token) -> Token | None:
    """The word of inviting or proposing that an infinitive hangs on: "invited him to visit"."""
    above = verb.head
    asked = above.lemma_ in meeting_words().fate["proposed"] and above is not verb
    return above if verb.pos_ == "VERB" and base(verb) in ("xcomp", "acl") and asked else None


def _is_begun(verbs: list[Token], lemmas: set[str], beside: set[str], telling: Telling | None, known: Known) -> bool:
    """Whether a meeting goes on as the report is written."""
    words = meeting_words()
    if {c.lower_ for c in verbs[0].children if base(c) == "case"} & AFTER:
        return False
    if any(map(_is_future, verbs)) or beside & words.words["past"] or (telling and telling.status == "historical"):
        return False
    if beside & words.words["begun"]:
        return True
    holding = (v for v in verbs if v.tag_ == "VBG" and (v is verbs[0] or v.lemma_ in HOLDING))
    going_on = any(c.lower_ in GOING_ON for verb in holding for c in verb.children) or _is_on(verbs[0])
    return (going_on or bool(lemmas & words.fate["begun"])) and _is_today(telling, known)


def _is_on(visit: Token) -> bool:
    """Whether somebody "is on a visit"."""
    children = {c.lower_ for c in visit.children if base(c) in ("case", "cop")}
    return "on" in children and bool(children & {"is", "are"})


def _is_today(telling: Telling | None, known: Known) -> bool:
    """Whether nothing says that it was on an earlier day than the day before the report."""
    today = known.report.published.date
    when = telling.when if telling is not None else None
    return when is None or today is None or when.end >= _before(today)


def _before(day: str) -> str:
    return (date.fromisoformat(day) - timedelta(days=1)).isoformat()


def _above(token: Token) -> Iterator[Token]:
    """The verbs that a meeting stands under."""
    for _ in range(CLIMBS):
        if token.head is token or base(token) in ("acl", "advcl", "parataxis", "conj"):
            return
        token = token.head
        if token.pos_ in ("VERB", "AUX", "ADJ", "NOUN"):
            yield token


def _is_future(verb: Token) -> bool:
    return any(c.lower_ in FUTURE or (c.lower_ == "to" and base(c) == "mark") for c in verb.children if c.i < verb.i)
