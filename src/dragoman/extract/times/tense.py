"""Does a clause look back or ahead? It decides which Monday "Monday" is."""

import re
import tomllib
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from spacy.tokens import Doc

BEHIND, OPEN, AHEAD = -1, 0, 1
_SENTENCE_END = re.compile(r"[.!?][\"”’')]*\s+(?=[\"“‘'(]?[A-Z])|\n\s*\n")
_WORD = re.compile(r"'ll\b|[^\W\d_]+(?:n't)?")
_TAG_TENSES = {"VBD": BEHIND, "MD": AHEAD, "VBZ": OPEN, "VBP": OPEN}
# A verb after the time counts only if it stands nearer: English puts most times behind their verb.
_AFTER = 2
_CLAUSE = 5
_REACH = 300  # characters; also keeps the work linear in texts without sentences


@dataclass(frozen=True, slots=True, order=True)
class Cue:
    start: int
    end: int
    tense: int


@cache
def words_of(name: str) -> frozenset[str]:
    """One list of tense.toml."""
    lists = tomllib.loads((files(__package__) / "tense.toml").read_text(encoding="utf-8"))
    return frozenset(lists[name])


@cache
def _word_tense(word: str) -> int | None:
    if word in words_of("ahead"):
        return AHEAD
    if word in words_of("behind") or (word.endswith("ed") and word not in words_of("not_behind")):
        return BEHIND
    return None


def word_cues(text: str) -> list[Cue]:
    """The words of a text that look back or ahead, judged by the words alone."""
    cues = []
    for match in _WORD.finditer(text):
        tense = _word_tense(match.group().lower())
        if tense is not None:
            cues.append(Cue(match.start(), match.end(), tense))
    return cues


def tagged_cues(doc: Doc) -> list[Cue]:
    """The verbs and other words of a tagged text that look back or ahead."""
    cues = []
    for token in doc:
        tense = _tagged_tense(token.lower_, token.tag_, doc[token.i - 1].tag_ if token.i else "")
        if tense is not None:
            cues.append(Cue(token.idx, token.idx + len(token), tense))
    return cues


def _tagged_tense(word: str, tag: str, tag_before: str) -> int | None:
    if word in words_of("ahead") and not (word == "may" and tag != "MD"):
        return AHEAD
    if tag == "VB" and tag_before == "TO":
        return AHEAD
    if tag in {"VBZ", "VBP"} and word in {"has", "have", "'ve"}:
        return BEHIND
    if tag == "VBN":
        return BEHIND
    return _TAG_TENSES.get(tag)


class TenseFinder:
    """Finds the tense around a time from the cues of the text, in the order of the text."""

    def __init__(self, text: str, cues: list[Cue]) -> None:
        self._text = text
        self._cues = cues
        self._starts = [cue.start for cue in cues]
        self._sentences = [match.end() for match in _SENTENCE_END.finditer(text)]

    def __call__(self, start: int, end: int) -> int:
        """-1, 0 or 1 for the characters from start to end."""
        before = self._text[max(0, start - 24) : start].split()
        for word in (before[-1:] or [""])[0].lower(), (before[-2:-1] or [""])[0].lower():
            if word in words_of("behind_prepositions"):
                return BEHIND
        first, last = self._sentence(start, end)
        nearest = min(self._weighed(start, end, first, last), default=(0, OPEN))
        return nearest[1]

    def _sentence(self, start: int, end: int) -> tuple[int, int]:
        at = bisect_right(self._sentences, start)
        until = bisect_left(self._sentences, end)
        first = self._sentences[at - 1] if at else 0
        return first, self._sentences[until] if until < len(self._sentences) else len(self._text)

    def _weighed(self, start: int, end: int, first: int, last: int) -> list[tuple[int, int]]:
        at = bisect_left(self._starts, start)
        before = [cue for cue in self._cues[max(0, at - 3) : at] if cue.start >= max(first, start - _REACH)]
        after = [cue for cue in self._cues[at : at + 3] if end <= cue.start < min(last, end + _REACH)]
        weighed = [(self._distance(cue.end, start), cue.tense) for cue in before]
        return weighed + [(self._distance(end, cue.start) + _AFTER, cue.tense) for cue in after]

    def _distance(self, start: int, end: int) -> int:
        between = self._text[start:end]
        words = between.split()
        breaks = sum(word.lower() in words_of("clause_words") for word in words) + sum(map(between.count, ',;:—"“”'))
        return len(words) + _CLAUSE * breaks
