"""Sentences in the text of a report: blocks first, then full stops that end something."""

from collections.abc import Sequence
from typing import cast

import numpy as np
from spacy.attrs import SENT_START
from spacy.tokens import Doc, Token
from thinc.types import Ints2d

from dragoman.records import Block

LONGEST = 160  # tokens; a longer "sentence" is a list or a page without stops, cut at its commas
STOPS = frozenset({".", "!", "?", "…", "...", "...."})
BREAKS = frozenset({",", ";", ":", "|", "-", "--"})
CLOSING = frozenset({'"', "”", "’", "'", "''", ")", "]", "»"})
OPENING = frozenset({"“", "‘", "``", "`", "(", "[", "«", "„"})
TITLES = frozenset(
    """
    adm. amb. brig. capt. cmdr. col. dr. fr. gen. gov. hon. lt. maj. messrs. mr. mrs. ms. mt. no. nos. pres. prof.
    rep. reps. rev. sen. sens. sgt. st. vs. art. sec. ft. e.g. i.e. viz. cf. approx. ca.
    """.split()
)
MONTHS = frozenset("jan. feb. mar. apr. jun. jul. aug. sep. sept. oct. nov. dec.".split())
ABBREVIATED = frozenset({"m", "p", "a", "com", "org", "net"})  # what follows a stop within a token cut in two
STARTERS = frozenset(
    """
    A After Also Although An And As At Both But By During For From He Her His However I If In It Its Last Meanwhile
    More No On One Our She Since So Some Such That The Their There These They This Those Two Under We What When
    Where While With You
    """.split()
)
ASKED = frozenset("asked asks said says cried exclaimed told wondered inquired added replied demanded shouted".split())


def mark_sentences(doc: Doc, blocks: Sequence[Block]) -> Doc:
    """Set `is_sent_start` of every token; a sentence never crosses a block."""
    if not len(doc):
        return doc
    starts, marked = _block_starts(doc, blocks), np.full(len(doc), -1, np.int64)
    begins, length = True, 0
    for token in doc:
        begins = begins or token.i in starts
        fresh = token.i == 0 or (begins and not token.is_space)
        marked[token.i] = 1 if fresh else -1
        length = 1 if fresh else length + 1
        if begins and not fresh:
            continue
        begins = (
            (_ends(token) and not _numbers(token, length))
            or (length >= LONGEST and token.text in BREAKS)
            or length >= 2 * LONGEST
        )
    # all at once: spaCy searches the whole Doc whenever one token is set
    return doc.from_array([SENT_START], cast(Ints2d, marked.view(np.uint64)))


def _block_starts(doc: Doc, blocks: Sequence[Block]) -> set[int]:
    places = sorted({place for block in blocks for place in (block.start, block.end)})
    found, at = set(), 0
    for token in doc:
        begun = False
        while at < len(places) and places[at] <= token.idx:
            begun, at = True, at + 1
        if begun:
            found.add(token.i)
    return found


def _numbers(token: Token, length: int) -> bool:
    """Whether a stop belongs to the number or letter that opens an item: "2. The sides agreed ..."."""
    return token.text == "." and length == 2 and (token.nbor(-1).is_digit or len(token.nbor(-1)) == 1)


def _ends(token: Token) -> bool:
    """Whether a sentence ends with this token."""
    if token.is_space:
        return token.text.count("\n") > 1
    following = _next(token)
    if following is None or _closes(following) or _cites(following):
        return False  # a closing mark right behind belongs to the same sentence
    if token.text == "]" and _cites(token.nbor(-2) if token.i > 1 else token):
        return _stopped_before(token.nbor(-2)) and _may_begin(following)
    if _is_stop(token):
        small = token.text == "." and token.whitespace_ and following.text[0].islower()
        return _may_begin(following) or (bool(small) and following.text not in ABBREVIATED)
    if _closes(token):
        return _stopped_before(token) and _may_begin(following) and not _is_cue(following)
    return token.text.endswith(".") and len(token.text) > 1 and _abbreviation_ends(token, following)


def _is_stop(token: Token) -> bool:
    return token.text in STOPS or (len(token.text) > 1 and set(token.text) <= {"!", "?", "."})


def _cites(token: Token) -> bool:
    """Whether a number in brackets opens here that a text gives its sources by: "[12]"."""
    following = token.doc[token.i + 1 : token.i + 3]
    return token.text == "[" and len(following) == 2 and following[0].is_digit and following[1].text == "]"


def _next(token: Token) -> Token | None:
    for i in range(token.i + 1, len(token.doc)):
        if not token.doc[i].is_space:
            return token.doc[i]
    return None


def _closes(token: Token) -> bool:
    """Whether this is a mark that closes what stands right before it."""
    return token.i > 0 and token.text in CLOSING and token.doc[token.i - 1].whitespace_ == ""


def _stopped_before(token: Token) -> bool:
    i = token.i - 1
    while i > 0 and _closes(token.doc[i]):
        i -= 1
    return i >= 0 and _is_stop(token.doc[i])


def _may_begin(following: Token) -> bool:
    return not (following.text[0].islower() or following.text in ("-", "--", "–", "—", ",", ";", ")"))


def _is_cue(first: Token) -> bool:
    """Whether a quotation's cue follows: “Why?” Smith asked."""
    doc = first.doc
    ahead = [doc[i] for i in range(first.i, min(first.i + 5, len(doc)))]
    stopped = doc[first.i - 1].text in CLOSING and doc[max(0, first.i - 2)].text in ("?", "!", ",")
    return stopped and any(t.lower_ in ASKED for t in ahead[1:])


def _abbreviation_ends(token: Token, following: Token) -> bool:
    small = token.lower_
    if small in TITLES or (len(small) == 2 and small[0].isalpha()):
        return False
    if small in MONTHS:
        return following.text in STARTERS
    return following.text in STARTERS or (following.text in OPENING and small in ("a.m.", "p.m."))
