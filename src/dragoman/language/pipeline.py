"""Reports to spaCy Docs: tokens, sentences, tags, lemmas, tree and entities over the report's text."""

from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import cast

import numpy as np
import spacy
from numpy.typing import NDArray
from spacy.attrs import DEP, HEAD, LEMMA, POS, TAG
from spacy.language import Language
from spacy.parts_of_speech import IDS
from spacy.tokens import Doc, Span
from thinc.types import Ints2d

from dragoman.errors import ModelError
from dragoman.language.deeds import Deed
from dragoman.language.encoder import Analysis, Encoder
from dragoman.language.lemmas import Lemmas
from dragoman.language.sentences import mark_sentences
from dragoman.language.tokens import blank_language
from dragoman.records import Report

MODEL = Path(__file__).parent / "model"
DEEDS = "deeds"  # in `Doc.user_data`: words that may tell an event
UNREAD = frozenset({"furniture", "credit"})  # kinds of block that are tokenised but not analysed
NEEDED = ("TAG", "POS", "LEMMA", "DEP")


class LanguageModel:
    """Reads reports with one spaCy pipeline: the project's own, or an installed one by name."""

    def __init__(self, name: str | None = None) -> None:
        self.name = name
        self._nlp = _named(name) if name else blank_language()
        self._encoder = None if name else Encoder(MODEL)
        self._lemmas = None if name else Lemmas.load(MODEL / "lemmas.json")

    def parse(self, report: Report) -> Doc:
        """The Doc of one report; `token.idx` is an offset of `report.text`.

        Reports are analysed one by one: 8-bit arithmetic scales with all that shares a run, so that a
        neighbour from another report would change a reading.
        """
        doc = mark_sentences(self._nlp.make_doc(report.text), report.blocks)
        return self._foreign(doc) if self._encoder is None else self._own(self._encoder, doc, report)

    def _foreign(self, doc: Doc) -> Doc:
        for _, component in self._nlp.pipeline:
            doc = component(doc)
        return doc

    def _own(self, encoder: Encoder, doc: Doc, report: Report) -> Doc:
        places = list(_sentences(doc, report))
        analyses = encoder.analyse([[doc[i].text for i in tokens] for tokens in places])
        return self._annotated(doc, list(zip(places, analyses, strict=True)))

    def _annotated(self, doc: Doc, sentences: Sequence[tuple[list[int], Analysis]]) -> Doc:
        assert self._lemmas is not None
        heads = _first_of_sentence(doc)
        rows = np.zeros((len(doc), 5), np.uint64)
        code = doc.vocab.strings.add
        rows[:, 3] = code("dep")
        entities: list[Span] = []
        attributions: list[Span] = []
        deeds: list[Deed] = []
        for tokens, said in sentences:
            _hang_spaces(heads, tokens, [tokens[h] for h in said.heads])
            for word, i in enumerate(tokens):
                part = said.parts[word]
                lemma = self._lemmas.of(doc[i].text, part)
                rows[i, :4] = code(said.tags[word]), IDS[part], code(lemma), code(said.relations[word])
            entities += _spans(doc, tokens, said.entities)
            attributions += _spans(doc, tokens, said.attributions)
            deeds += [deed.at(tokens) for deed in said.deeds]
        rows[:, 4] = (heads - np.arange(len(doc))).astype(np.int64).view(np.uint64)
        doc.from_array([TAG, POS, LEMMA, DEP, HEAD], cast(Ints2d, rows))
        doc.set_ents(entities)
        doc.spans["attributions"] = attributions
        doc.user_data[DEEDS] = tuple(deeds)
        return doc


@cache
def load(name: str | None = None) -> LanguageModel:
    """The language model of that name, or the project's own; loaded once a process.

    Raises ModelError if there is no such pipeline or it sets too little.
    """
    return LanguageModel(name)


def _named(name: str) -> Language:
    try:
        nlp = spacy.load(name)
    except (OSError, ImportError, ValueError) as error:
        raise ModelError(
            f"no spaCy pipeline {name!r} is installed: install it, or leave --language-model out to use Dragoman's own"
        ) from error
    doc = nlp("Ministers met in Geneva.")
    missing = [name for name in NEEDED if not doc.has_annotation(name)]
    if missing:
        raise ModelError(f"the spaCy pipeline {name!r} does not set {', '.join(missing)}: reading needs them")
    return nlp


def _sentences(doc: Doc, report: Report) -> Iterator[list[int]]:
    """Tokens of each sentence to be analysed, without the spaces among them."""
    unread = [(block.start, block.end) for block in report.blocks if block.kind in UNREAD]
    current: list[int] = []
    at = 0
    for token in doc:
        if token.is_sent_start and current:
            yield current
            current = []
        while at < len(unread) and unread[at][1] <= token.idx:
            at += 1
        inside = at < len(unread) and unread[at][0] <= token.idx
        if not inside and not token.is_space:
            current.append(token.i)
    if current:
        yield current


def _spans(doc: Doc, tokens: list[int], found: Sequence[tuple[int, int, str]]) -> list[Span]:
    """Spans of a sentence's words as spans of the Doc."""
    return [Span(doc, tokens[a], tokens[b - 1] + 1, label=kind) for a, b, kind in found]


def _first_of_sentence(doc: Doc) -> NDArray[np.int64]:
    """Every token hung on the first of its sentence: the tree of what is not analysed."""
    heads = np.zeros(len(doc), np.int64)
    first = 0
    for token in doc:
        if token.is_sent_start:
            first = token.i
        heads[token.i] = first
    return heads


def _hang_spaces(heads: NDArray[np.int64], tokens: list[int], of_words: list[int]) -> None:
    """Set the heads of a sentence's words, and hang spaces among them on the word before."""
    root = next(word for word, head in zip(tokens, of_words, strict=True) if word == head)
    first = int(heads[tokens[0]])
    end = tokens[-1] + 1
    while end < len(heads) and heads[end] == first:
        end += 1
    heads[first:end] = root
    heads[tokens] = of_words
