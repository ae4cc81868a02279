"""The tokens of a report while mentions are being found: what is taken belongs to nobody else."""

from collections.abc import Iterator, Sequence, Set
from functools import cached_property

from spacy.tokens import Doc, Span

from dragoman.extract.actors.mentions import HONORIFICS
from dragoman.extract.actors.roles import role_ending
from dragoman.knowledge import Knowledge, country_by_adjective, country_by_name
from dragoman.records import Place, Report

SILENT = frozenset({"furniture", "credit", "dateline"})  # blocks in which nobody acts
SMALL_WORDS = frozenset("of for in and the at on by to a an with from".split())  # no name begins or ends with them
POSSESSIVE = frozenset({"'s", "’s", "'", "’"})
TITLED_NAMES = ("king", "prince", "pope")  # "King Abdullah": the title is part of what he is called


class Ground:
    """A Doc, the knowledge, and which tokens already belong to a mention."""

    def __init__(self, doc: Doc, knowledge: Knowledge, report: Report, places: Sequence[Place] = ()) -> None:
        self.doc, self.knowledge = doc, knowledge
        self._taken = bytearray(len(doc))
        silent = [(block.start, block.end) for block in report.blocks if block.kind in SILENT]
        for token in doc:
            if any(start <= token.idx < end for start, end in silent):
                self._taken[token.i] = 1
        self._silent = bytes(self._taken)
        self.place_names = frozenset(report.text[e.start : e.end] for place in places for e in place.evidence)

    def take(self, start: int, end: int) -> None:
        self._taken[start:end] = b"\x01" * (end - start)

    def names(self, place: int) -> bool:
        """Whether a token is in a block where nobody acts, or in a name that the tagger found."""
        return bool(self._silent[place]) or self.doc[place].ent_type_ in ("PER", "ORG", "LOC")

    def free(self, start: int, end: int) -> bool:
        return not any(self._taken[start:end])

    def taken(self, place: int) -> bool:
        return bool(self._taken[place])

    @cached_property
    def named_states(self) -> frozenset[str]:
        """Codes of the states that one word of the report names, as noun or adjective."""
        found = set()
        for token in self.doc:
            if token.text[0].isupper():
                state = country_by_adjective(self.knowledge, token.text) or country_by_name(self.knowledge, token.text)
                if state:
                    found.add(state.code)
        return frozenset(found)

    def names_a_state(self, text: str) -> bool:
        """Whether the words name a state, as noun or adjective."""
        return bool(country_by_name(self.knowledge, text) or country_by_adjective(self.knowledge, text))

    def capitalised_runs(self, longest: int) -> Iterator[tuple[int, int, str]]:
        """Runs of free tokens that begin with a capital or a figure, the longest first at each place.

        A caller that takes a run is not offered another one from the same place.
        """
        doc = self.doc
        for start in range(len(doc)):
            if self.taken(start) or not (doc[start].text[0].isupper() or doc[start].text[0].isdigit()):
                continue
            for end in range(min(len(doc), start + longest), start, -1):
                if doc[end - 1].is_space or doc[end - 1].is_punct or not self.free(start, end):
                    continue
                yield start, end, doc[start:end].text
                if self.taken(start):
                    break

    def named_runs(self, names: Set[str]) -> Iterator[tuple[int, int, str]]:
        """Free tokens that are one of some names, as written."""
        longest = max((len(name.split()) for name in names), default=0) * 2
        firsts = {name.split()[0].split("-")[0] for name in names}
        for start, token in enumerate(self.doc):
            if token.text not in firsts or self.taken(start):
                continue
            for end in range(min(len(self.doc), start + longest), start, -1):
                if self.doc[start:end].text in names and self.free(start, end):
                    yield start, end, self.doc[start:end].text
                    break


def trimmed(entity: Span) -> tuple[int, int]:
    """The tokens of a name without possessive marks, honorifics, titles and stray punctuation at its ends."""
    doc, start, end = entity.doc, entity.start, entity.end
    while start < end and (doc[start].is_punct or doc[start].is_space or doc[start].lower_ in HONORIFICS):
        start += 1
    while end > start and (doc[end - 1].is_punct or doc[end - 1].is_space or doc[end - 1].text in POSSESSIVE):
        end -= 1
    while start < end and doc[start].lower_ in SMALL_WORDS:
        start += 1
    while end > start and doc[end - 1].lower_ in SMALL_WORDS and doc[end - 2].text != "-":  # but "Moon Jae-in"
        end -= 1
    if entity.label_ == "PER":
        joined = role_ending(doc, end + 1) if end + 1 < len(doc) and doc[end].text == "-" else None
        if joined and start < joined[1] < end:
            end = joined[1]  # "NATO Secretary-General"
        while start < end - 1 and role_ending(doc, start) and not doc[start].lower_.startswith(TITLED_NAMES):
            start += 1
    return start, end
