"""Commitments: what was agreed, decided, promised, offered, proposed, demanded, refused; by whom, and by when."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from spacy.tokens import Token

from dragoman.extract.commitments.actions import action_of
from dragoman.extract.commitments.bindings import Binding, find_bindings
from dragoman.extract.commitments.bound import bound_by
from dragoman.extract.commitments.conditions import condition_of
from dragoman.extract.commitments.confidence import confidence_of
from dragoman.extract.commitments.domains import domain_of
from dragoman.extract.commitments.dues import due_of, due_of_meeting
from dragoman.extract.commitments.keeping import is_kept
from dragoman.extract.commitments.merging import Made, merge
from dragoman.extract.events.counterparts import Counterparts
from dragoman.extract.events.parties import Parties
from dragoman.extract.events.relevance import is_about_politics
from dragoman.extract.events.words import evidence_of
from dragoman.extract.known import Known
from dragoman.extract.words import cues
from dragoman.records import Commitment, Span

__all__ = ["add_commitments"]

STEM = 8  # letters: "investigate" and "investigation" are one
MEANING = frozenset({"NOUN", "PROPN", "VERB", "NUM", "ADJ"})


def add_commitments(known: Known) -> Known:
    """What is known with the commitments of the report, and those whom only they name among the actors."""
    if not is_about_politics(known.tellings, known.doc):
        return known  # a report without political events binds nobody
    parties = Parties(known)
    groups = merge(list(_made(known, parties)))
    numbers, actors = parties.numbered(n for group in groups for n in group[0].bound.everyone)
    found = tuple(_commitment(group, n, numbers) for n, group in enumerate(groups, start=1))
    return replace(known, actors=actors, commitments=found)


def _made(known: Known, parties: Parties) -> Iterator[Made]:
    tellings = {telling.candidate.head.i: telling for telling in known.tellings}
    others = Counterparts(known, parties)
    for telling in known.tellings:
        others.note(telling.actors, telling.recipients)
    for binding in _outermost(list(find_bindings(known.doc))):
        bound = bound_by(binding, tellings, parties, others)
        if bound is None or not is_kept(binding, bound, tellings, parties, known):
            continue
        words = tuple(binding.content.subtree)
        around = tuple(binding.head.sent)
        evidence = _evidence(binding)
        action = action_of(binding.content, binding.head)
        if binding.content.pos_ == "VERB" and " " not in action:
            continue  # "I will do"
        yield Made(
            binding, bound, action, domain_of(words, around),
            due_of(words, _beside(binding), known) or due_of_meeting(evidence, known), condition_of(binding),
            tuple(s.id for s in known.statements if any(e.start <= binding.head.idx < e.end for e in s.evidence)),
            evidence, _content(binding), frozenset(parties.state_of(p) for p in bound.parties),
            confidence_of(binding, bound, tellings),
        )  # fmt: skip


def _outermost(bindings: list[Binding]) -> Iterator[Binding]:
    """Bindings that are not what another one is about: "agreed to offer aid" is one."""
    contents = {b.content.i: b for b in bindings if b.content.i != b.head.i}
    heads = {b.head.i for b in bindings}
    carrying = {b.carrier.i for b in bindings if b.carrier is not None}
    for binding in bindings:
        if binding.form == "will" and binding.head.i in carrying:
            continue  # "will sign an agreement to": the noun says it
        above = contents.get(binding.head.i)
        carried = binding.carrier is not None and binding.carrier.i in heads and binding.form == "nouns"
        if _is_within(binding, bindings):
            continue
        if (above is None or above is binding) and not (carried and not _is_future_only(binding, bindings)):
            yield binding


def _is_within(binding: Binding, bindings: list[Binding]) -> bool:
    """Whether a word of force stands in what another one is about: "agreed to cut duties and push for a railway"."""
    return any(
        other.content.i not in (other.head.i, binding.head.i) and _holds(other.content, binding.head)
        for other in bindings
        if other.head.i != binding.head.i and other.form not in ("will", "that") and not _takes(binding, other)
    )


def _holds(content: Token, head: Token) -> bool:
    return any(token.i == content.i for token in head.ancestors)


def _takes(binding: Binding, other: Binding) -> bool:
    """Whether a binding goes with the same noun or verb as another one."""
    return binding.carrier is not None and binding.carrier.i == other.head.i


def _is_future_only(binding: Binding, bindings: list[Binding]) -> bool:
    return all(b.form == "will" for b in bindings if binding.carrier is not None and b.head.i == binding.carrier.i)


def _beside(binding: Binding) -> tuple[Token, ...]:
    """Words behind the act that the tree hangs on the word of force: "agreed to build a bridge by 2030"."""
    top = binding.carrier or binding.head
    return tuple(t for child in top.children if child.i > binding.content.i for t in _phrase(child))


def _phrase(token: Token) -> tuple[Token, ...]:
    return tuple(token.subtree) if token.dep_.partition(":")[0] in ("obl", "advmod", "nmod") else ()


def _evidence(binding: Binding) -> Span:
    sides = [t for t in (binding.subject, binding.other, binding.carrier, binding.head) if t is not None]
    return evidence_of(binding.content, sides)


def _content(binding: Binding) -> frozenset[str]:
    """Beginnings of the words of what is to be done, by which tellings of one act know each other."""
    return frozenset(
        t.lemma_.lower()[:STEM]
        for t in binding.content.subtree
        if t.pos_ in MEANING and t.lemma_.lower() not in cues().say
    )


def _commitment(group: list[Made], number: int, numbers: Mapping[str, str]) -> Commitment:
    first = group[0]
    evidence = dict.fromkeys(sorted(made.evidence for made in group))
    statements = dict.fromkeys(s for made in group for s in made.statements)
    bound = first.bound

    def named(ids: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(numbers[i] for i in ids)

    return Commitment(
        id=f"c{number}", parties=named(bound.parties), force=bound.force, action=first.action, domain=first.domain,
        evidence=tuple(evidence), confidence=max(made.confidence for made in group),
        beneficiaries=named(bound.beneficiaries), addressees=named(bound.addressees),
        due=next((made.due for made in group if made.due), None),
        condition=next((made.condition for made in group if made.condition), None), statements=tuple(statements),
    )  # fmt: skip
