"""Names of persons with the titles before them and the descriptions beside them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Span, Token

from dragoman.extract.actors.ground import Ground, trimmed
from dragoman.extract.actors.mentions import FORMER, HONORIFICS, Mention, base, head_of
from dragoman.extract.actors.roles import (
    phrase_start,
    role_beginning,
    role_ending,
    state_named,
    state_of_phrase,
    state_owning,
)
from dragoman.extract.words import Role
from dragoman.knowledge import bodies_by_name, country_by_name, fold, holders

LONGEST_FULL_NAME = 7  # tokens
LONGEST_TITLE = 12  # tokens
LINKS = frozenset({"of", "for", "and", "the", ","})  # small words within a title
SHORTEST_SURNAME = 3  # letters
LONGEST_PART = 5  # letters of a small part of a name: "Ki-moon", "Jong-un"

ADDRESSES = frozenset(  # what a speaker calls somebody to his face, and no name: "Mr President"
    "president chairman chairwoman chair speaker minister ambassador secretary excellency commissioner delegate".split()
)


def claim_persons(ground: Ground) -> list[Span]:
    """Take the names of persons, so that no other finder breaks them up: known full names, then the tagger's."""
    claimed = list(_known_names(ground))
    for entity in _whole(_behind_title(entity) for entity in ground.doc.ents):
        if not _known_otherwise(ground, entity):
            rest = [i for i in range(entity.start, entity.end) if not ground.taken(i)]
            if rest:
                ground.take(rest[0], rest[-1] + 1)
                claimed.append(ground.doc[rest[0] : rest[-1] + 1])
    return [*claimed, *_named_again(ground, claimed)]


def _known_names(ground: Ground) -> Iterator[Span]:
    """Full names of people whom the knowledge has."""
    known = holders(ground.knowledge).by_full_name
    for start, end, name in ground.capitalised_runs(LONGEST_FULL_NAME):
        if end - start > 1 and fold(name) in known:
            ground.take(start, end)
            yield ground.doc[start:end]


def find_persons(ground: Ground, entities: Sequence[Span]) -> Iterator[Mention]:
    """Mentions of claimed names, with title, role and state where the words around tell them."""
    for entity in entities:
        start, end = trimmed(entity)
        end = start + _known_length(ground, start, end)
        if start < end and ground.doc[start:end].text.lower() not in ADDRESSES:
            yield _person(ground, start, end)


def _whole(entities: Iterable[Span]) -> list[Span]:
    """Names of persons with the parts that the tagger leaves behind a hyphen: "Ban Ki" of "Ban Ki-moon"."""
    found: list[Span] = []
    for entity in entities:
        if entity.label_ != "PER" or (found and entity.end <= found[-1].end):
            continue
        end = _end_of_hyphens(entity)
        begins_inside = bool(found) and entity.start < found[-1].end
        start = found.pop().start if begins_inside else entity.start
        found.append(Span(entity.doc, start, end, label="PER"))
    return found


def _end_of_hyphens(entity: Span) -> int:
    doc, end = entity.doc, entity.end
    if doc[end - 1].text == "-":
        end -= 1
    while end + 1 < len(doc) and doc[end].text == "-" and not (doc[end - 1].whitespace_ or doc[end].whitespace_):
        part = doc[end + 1]
        short = end - entity.start > 1 and len(part) <= LONGEST_PART and part.tag_ not in ("VBN", "VBD", "JJ")
        if role_ending(doc, end + 1) or not (part.text.istitle() or short):
            break
        end += 2
    return max(end, entity.end)


def _behind_title(entity: Span) -> Span:
    """An entity, or the name in it that follows a title: "Clinton" of "State Clinton" behind "Secretary of"."""
    doc = entity.doc
    found = role_beginning(doc, entity.start - 2) if entity.start > 1 else None
    if found and found[0].form == "person" and entity.start < found[1] < entity.end:
        return Span(doc, found[1], entity.end, label="PER")
    return entity


def _known_otherwise(ground: Ground, entity: Span) -> bool:
    """Whether the name of a "person" is that of a body or a state, or of a place in this report."""
    start, end = trimmed(entity)
    name = ground.doc[start:end].text
    if end - start == 1 and name in ground.place_names:
        return True
    return bool(bodies_by_name(ground.knowledge, name) or country_by_name(ground.knowledge, name))


def _named_again(ground: Ground, persons: Sequence[Span]) -> Iterator[Span]:
    """Surnames of persons already named in full, where the tagger took them for something else."""
    doc = ground.doc
    short = {token.text for name in persons if len(name) > 1 for token in name}
    short = {word for word in short if len(word) >= SHORTEST_SURNAME and word[0].isupper()}
    for token in doc:
        if token.text not in short or token.pos_ != "PROPN" or ground.taken(token.i):
            continue
        within = next(iter(doc[token.i : token.i + 1].ents), None)
        beside = [doc[i] for i in (token.i - 1, token.i + 1) if 0 <= i < len(doc)]
        if (within is None or len(within) == 1) and not any(t.pos_ == "PROPN" and t.ent_iob_ == "I" for t in beside):
            ground.take(token.i, token.i + 1)
            yield doc[token.i : token.i + 1]


def _known_length(ground: Ground, start: int, end: int) -> int:
    """Words of a name: of a known full name that another one follows without a comma ("... Photographer Name")."""
    known = holders(ground.knowledge).by_full_name
    for length in range(end - start - 1, 1, -1):
        words = ground.doc[start : start + length].text
        if fold(words) in known and not words.endswith("-"):
            return length
    return end - start


@dataclass(frozen=True, slots=True)
class _Beside:
    """A description in apposition to a name."""

    role: Role | None
    state: str | None
    start: int
    end: int
    noun: int


def _person(ground: Ground, start: int, end: int) -> Mention:
    titles, role, state, former = _titles(ground, start)
    head = _through_title(head_of(ground.doc, start, end))
    introduced = _introduced(ground, head, start)
    beside = introduced or _apposed(ground, start, end)
    return Mention(
        start, end, introduced.noun if introduced else head.i, "person", ground.doc[start:end].text,
        role=role or (beside.role if beside else None), country=state or (beside.state if beside else None),
        aside=(beside.start, beside.end) if beside else None, titles=titles, former=former,
    )  # fmt: skip


def _titles(ground: Ground, start: int) -> tuple[tuple[str, ...], Role | None, str | None, bool]:
    """Title words right before a name, their role, their state and whether they are past."""
    doc, at, titles = ground.doc, start, list[str]()
    opening = doc[start].sent.start
    while at > opening and doc[at - 1].lower_ in HONORIFICS:
        at -= 1
        titles.insert(0, doc[at].text)
    found = _title_before(ground, at, opening)
    role = found[0] if found else None
    state = None
    if found:
        titles.insert(0, doc[found[1] : at].text)
        first = _qualified(ground, found[1], opening)
        state = state_owning(doc, first, opening, ground.knowledge)
        state, at = state or state_named(doc, first, start, ground.knowledge), first
    former = any(token.lower_.split("-")[0] in FORMER for token in doc[max(opening, at - 1) : start])
    ground.take(at, start)
    return tuple(titles), role, state, former


def _title_before(ground: Ground, at: int, opening: int) -> tuple[Role, int] | None:
    """The role of a title that ends before `at`, and its first token: also "Minister of State for the Environment"."""
    doc = ground.doc
    found = role_ending(doc, at - 1) if at > opening else None
    if found and found[0].form == "person":
        return found[0], max(found[1], opening)
    for first in range(at - 3, max(opening, at - LONGEST_TITLE) - 1, -1):
        inner = doc[first + 1 : at]
        if inner[0].lower_ not in ("of", "for") or not all(t.text[0].isupper() or t.lower_ in LINKS for t in inner):
            continue
        found = role_ending(doc, first)
        if found and found[0].form == "person" and doc[at - 1].text[0].isupper():
            return found[0], max(found[1], opening)
    return None


def _qualified(ground: Ground, at: int, opening: int) -> int:
    """Where the words that qualify a title begin: "visiting Russian"."""
    doc = ground.doc
    while at > opening and doc[at - 1].pos_ in ("ADJ", "PROPN", "NOUN") and not ground.taken(at - 1):
        at -= 1
    return at


def _introduced(ground: Ground, head: Token, start: int) -> _Beside | None:
    """What "the Russian foreign minister, X," says of X."""
    noun = head.head
    while base(noun) == "nmod" and not ground.taken(noun.head.i) and noun.head.i < noun.i:
        noun = noun.head  # "the head of the agency, X": the tree may hang the name on the agency
    parted = start > 0 and ground.doc[start - 1].text == "," and head.i < start
    noun = head if parted else noun  # the tree takes the name for a part of the description before the comma
    if not (base(head) == "appos" or parted) or noun.i >= start or ground.taken(noun.i):
        return None
    return _beside(ground, noun) or _unlisted(ground, noun)


def _unlisted(ground: Ground, noun: Token) -> _Beside | None:
    """A description by a noun of no list: "the OSCE's troubleshooter, X,"."""
    if noun.pos_ != "NOUN":
        return None
    first = phrase_start(noun)
    ground.take(first, noun.i + 1)
    state = state_of_phrase(ground.doc, first, noun, ground.knowledge)
    return _Beside(None, state, first, noun.i + 1, int(noun.i))


def _apposed(ground: Ground, start: int, end: int) -> _Beside | None:
    """What "X, the Russian foreign minister," says of X."""
    for child in head_of(ground.doc, start, end).rights:
        if base(child) == "appos" and child.i >= end:
            return _beside(ground, child) or _of_state(ground, child)
    return None


def _of_state(ground: Ground, noun: Token) -> _Beside | None:
    """What a description by a noun of no list tells of a person's state: "X, chief designer of Peru's railways,"."""
    state = state_of_phrase(ground.doc, phrase_start(noun), noun, ground.knowledge) if noun.pos_ == "NOUN" else None
    return _Beside(None, state, noun.i, noun.i + 1, int(noun.i)) if state and not ground.taken(noun.i) else None


def _beside(ground: Ground, noun: Token) -> _Beside | None:
    beginning = role_beginning(ground.doc, noun.i)
    found = beginning or role_ending(ground.doc, noun.i)
    if not found or found[0].form != "person":
        return None
    first, last = phrase_start(noun), beginning[1] if beginning else noun.i + 1
    ground.take(first, last)
    return _Beside(found[0], state_of_phrase(ground.doc, first, noun, ground.knowledge), first, last, int(noun.i))


def _through_title(head: Token) -> Token:
    """The token that carries the syntax of a titled name: the title, where the tree hangs the name on it."""
    for _ in range(4):
        above = head.head
        beside = base(head) == "appos" and above.i < head.i and "," not in [t.text for t in head.doc[above.i : head.i]]
        if not (beside or base(head) in ("flat", "compound") or head.dep_ == "nmod:desc"):
            break
        head = above
    return head
