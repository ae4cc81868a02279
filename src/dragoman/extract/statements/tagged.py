"""Who says what according to the network: cues, sources and contents that it marks in each sentence."""

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Span, Token

from dragoman.extract.actors.mentions import head_of
from dragoman.extract.statements.attribution import Attribution
from dragoman.extract.statements.content import without_ends

SHORTEST = 3  # tokens of a content
WIDEST_GAP = 4  # tokens within one


def find_tagged(doc: Doc) -> Iterator[Attribution]:
    """Attributions from the spans of `doc.spans["attributions"]`; none where the pipeline sets none."""
    by_sentence: dict[int, list[Span]] = {}
    for span in doc.spans.get("attributions", ()):
        by_sentence.setdefault(span.sent.start, []).append(span)
    for spans in by_sentence.values():
        yield from _paired(doc, list(_mended(spans)))


def _mended(spans: Sequence[Span]) -> Iterator[Span]:
    """The spans of a sentence in order, contents joined that only a few unmarked tokens or a source within part."""
    cues = [span for span in spans if span.label_ == "CUE"]
    last: Span | None = None
    for span in (each for each in spans if each.label_ == "CON"):
        apart = last is not None and any(last.end <= cue.start < span.start for cue in cues)
        if last is not None and not apart and span.start - last.end <= WIDEST_GAP:
            last = Span(span.doc, last.start, span.end, label="CON")
            continue
        if last is not None:
            yield last
        last = span
    if last is not None:
        yield last
    yield from cues
    yield from (span for span in spans if span.label_ == "SRC")


def _paired(doc: Doc, spans: Sequence[Span]) -> Iterator[Attribution]:
    """Each cue of a sentence with the contents nearest to it and the source nearest to it."""
    cues = [span for span in spans if span.label_ == "CUE"]
    contents: dict[int, list[Span]] = {}
    for span in spans:
        if span.label_ == "CON" and cues:
            nearest = min(range(len(cues)), key=lambda n: _apart(cues[n], span, spans))
            contents.setdefault(nearest, []).append(span)
    sources = [span for span in spans if span.label_ == "SRC"]
    for number, cue in enumerate(cues):
        runs = tuple(without_ends(doc, span.start, span.end) for span in contents.get(number, ()))
        runs = tuple((a, b) for a, b in runs if b - a >= SHORTEST)
        if runs:
            source = min(sources, key=lambda span: _apart(span, cue, spans), default=None)
            yield Attribution(_word(cue), _head(source), runs)


def _apart(one: Span, other: Span, spans: Sequence[Span]) -> tuple[int, int]:
    """How far two spans are from each other: spans of the first kind between them, then tokens."""
    low, high = min(one.end, other.end), max(one.start, other.start)
    between = sum(span.label == one.label and low <= span.start and span.end <= high for span in spans)
    return between, max(0, high - low)


def _word(cue: Span) -> Token:
    """The word of a cue that names the saying: its last verb, or noun, or its first word ("according to")."""
    verbs = [token for token in cue if token.pos_ == "VERB"] or [token for token in cue if token.pos_ == "NOUN"]
    return verbs[-1] if verbs and cue[0].lower_ != "according" else cue[0]


def _head(source: Span | None) -> Token | None:
    return None if source is None else head_of(source.doc, source.start, source.end)
