"""Quotations that are speech: their kind, their cue and who speaks them."""

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from dragoman.extract.actors.mentions import base
from dragoman.extract.statements.attribution import Attribution
from dragoman.extract.statements.quotations import Quotation
from dragoman.extract.statements.subjects import addressee_of, is_cue, subject_of
from dragoman.extract.words import cues
from dragoman.records import StatementKind

FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
FRAGMENT = 4  # tokens; a shorter fragment without a cue of speech is a name or irony
BEHIND, BEFORE = 14, 40  # tokens between a quotation and a cue that may be its own


@dataclass(frozen=True, slots=True)
class Speech:
    """A quotation in tokens [start, end) with what attributes it; no source where it stands free."""

    quotation: Quotation
    start: int
    end: int
    kind: StatementKind
    cue: Token | None = None
    source: Token | None = None
    addressee: Token | None = None


def tokens_of(doc: Doc, quotation: Quotation) -> tuple[int, int] | None:
    """Token places that a quotation covers."""
    span = doc.char_span(quotation.start, quotation.end, alignment_mode="expand")
    return (span.start, span.end) if span is not None else None


def find_speech(
    doc: Doc, quotations: Sequence[Quotation], attributions: Sequence[Attribution], quoted: bytearray
) -> list[Speech]:
    """The quotations that are speech; others (titles, irony) are left out."""
    found = []
    for quotation in quotations:
        places = tokens_of(doc, quotation)
        if places:
            speech = _speech(doc, quotation, places, attributions, quoted)
            if speech:
                found.append(speech)
    return found


def _speech(
    doc: Doc, quotation: Quotation, places: tuple[int, int], attributions: Sequence[Attribution], quoted: bytearray
) -> Speech | None:
    start, end = places
    if _is_clause(doc, start, end):
        cue = _cue_beside(doc, start, end, quoted)
        if cue is not None:
            return Speech(quotation, start, end, "direct", cue, subject_of(cue), addressee_of(cue))
        outer = _containing(attributions, start, end)
        if outer:
            return Speech(quotation, start, end, "direct", outer.cue, outer.source, outer.addressee)
        return Speech(quotation, start, end, "direct", None, _before_colon(doc, start))
    outer = _containing(attributions, start, end)
    if outer:
        return Speech(quotation, start, end, "mixed", outer.cue, outer.source, outer.addressee)
    verb = _governor(doc, start, end, quoted)
    if verb is not None and not _is_name(doc, start, end, verb):
        source = subject_of(verb)
        if source is not None and source.lower_ not in ("it", "this", "that", "there"):
            return Speech(quotation, start, end, "mixed", verb, source, addressee_of(verb))
    return None


def _is_name(doc: Doc, start: int, end: int, verb: Token) -> bool:
    """Whether quoted words are the name of a work, a ship or an exercise, not what somebody is called."""
    words = [token for token in doc[start:end] if token.text[0].isalnum()]
    capitals = all(t.text[0].isupper() or t.pos_ in ("ADP", "CCONJ", "DET", "NUM") for t in words)
    if not (words and capitals and any(t.pos_ == "PROPN" for t in words)):
        return False
    called = start > verb.i and verb.lemma_ in cues().name and verb.lemma_ not in cues().sure
    return not called or base(verb) == "acl"


def _is_clause(doc: Doc, start: int, end: int) -> bool:
    """Whether a quotation is a sentence of its own: begun as one, and with a verb."""
    words = [token for token in doc[start:end] if not token.is_punct and not token.is_space]
    if not words:
        return False
    finite = any(token.tag_ in FINITE or (token.tag_ == "VB" and token.i <= words[0].i + 1) for token in words)
    before = _word_before(doc, start)
    if before is None or doc[start].is_sent_start or (start and _only_marks_since_sentence(doc, start)):
        return finite or _closed_by_cue(doc, end)
    capital = words[0].text[0].isupper()
    introduction = doc[start - 2].text if start > 1 else ""
    if introduction in (",", ":") and capital and (finite or len(words) > FRAGMENT):
        return True
    if introduction == ":" and finite and _has_subject(doc, start, end):
        return True
    if before.lower_ in ("that", "as", "of", "the", "a", "an", "to", "for"):
        return False
    return is_cue(before) and finite and _has_subject(doc, start, end) and before.tag_ != "VBG"


def _closed_by_cue(doc: Doc, end: int) -> bool:
    return any(is_cue(token) for token in doc[end : min(len(doc), end + 6)])


def _has_subject(doc: Doc, start: int, end: int) -> bool:
    return any(base(token) == "nsubj" for token in doc[start:end])


def _word_before(doc: Doc, start: int) -> Token | None:
    for i in range(start - 1, -1, -1):
        if "\n\n" in doc[i].text:
            return None
        if not doc[i].is_punct and not doc[i].is_space and doc[i].text not in ("``", "''", "`"):
            return doc[i]
    return None


def _only_marks_since_sentence(doc: Doc, start: int) -> bool:
    first = doc[start].sent.start
    return all(token.is_punct or token.is_space or token.text in ("``", "''", "`") for token in doc[first:start])


def _cue_beside(doc: Doc, start: int, end: int, quoted: bytearray) -> Token | None:
    """The verb of saying that stands nearest to a quotation, in its sentences and outside all marks."""
    first, last = doc[start].sent, doc[end - 1].sent
    behind = [i for i in range(end, min(last.end, end + BEHIND)) if _says(doc[i], quoted)]
    before = [i for i in range(max(first.start, start - BEFORE), start) if _says(doc[i], quoted)]
    if behind and not _stopped(doc, end):
        return doc[behind[0]]
    if before:
        return doc[before[-1]]
    return None


def _says(token: Token, quoted: bytearray) -> bool:
    return not quoted[token.i] and is_cue(token)


def _stopped(doc: Doc, end: int) -> bool:
    """Whether the quotation's sentence ended with it."""
    return doc[end - 1].text in (".", "...") and end < len(doc)


def _containing(attributions: Sequence[Attribution], start: int, end: int) -> Attribution | None:
    """The narrowest attribution whose content holds the quotation."""
    holding = [
        (b - a, n) for n, item in enumerate(attributions) for a, b in item.content if a <= start + 1 and end - 1 <= b
    ]
    return attributions[min(holding)[1]] if holding else None


def _before_colon(doc: Doc, start: int) -> Token | None:
    """The speaker of a transcript (LAVROV: “...”)."""
    before = start - 1
    while before > 0 and (doc[before].is_punct or doc[before].is_space) and doc[before].text != ":":
        before -= 1
    if before <= 0 or doc[before].text != ":":
        return None
    cue = next((t for t in doc[doc[before].sent.start : before] if is_cue(t)), None)
    if cue is not None:
        return subject_of(cue)
    name = doc[before - 1]
    return name if name.pos_ == "PROPN" else None


def _governor(doc: Doc, start: int, end: int, quoted: bytearray) -> Token | None:
    """The verb of speech or judgement that a fragment hangs on."""
    tops = [t for t in doc[start:end] if not start <= t.head.i < end and not t.is_punct]
    token = tops[0] if tops else doc[start]
    for _ in range(6):
        if token.head is token:
            break
        token = token.head
        if token.pos_ == "VERB" and not quoted[token.i]:
            if token.lemma_ in cues().name | cues().sure:
                return token
            if base(token) not in ("xcomp", "advcl", "acl", "conj", "ccomp"):
                break
    return None
