"""Figures: money, shares, measures and counts, with what they count."""

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from dragoman.extract.actors.mentions import base
from dragoman.extract.figures.amounts import Amount, find_amounts, units
from dragoman.extract.known import Known
from dragoman.records import Figure, Period, Span, Time

__all__ = ["find_figures"]

POINTED_AT = 3  # numbers up to this, before a noun of the "pointing" list, only point
UNCOUNTED = frozenset("furniture credit dateline".split())
LONGEST_WHAT = 12  # tokens


def find_figures(known: Known) -> tuple[Figure, ...]:
    """Every number that matters, once, with all the places that tell it; dates, ages and ordinals are none."""
    merged: dict[tuple[float, str | None], Figure] = {}
    for figure in _figures(known):
        key = (figure.value, figure.unit)
        if key not in merged:
            merged[key] = figure
        else:
            first = merged[key]
            merged[key] = Figure(
                first.id, first.value, first.unit, first.comparator or figure.comparator, first.what or figure.what,
                first.date or figure.date, (*first.evidence, *figure.evidence),
            )  # fmt: skip
    return tuple(
        Figure(f"f{n}", f.value, f.unit, f.comparator, f.what, f.date, f.evidence)
        for n, f in enumerate(merged.values(), start=1)
    )


def _figures(known: Known) -> Iterator[Figure]:
    text, doc = known.report.text, known.doc
    dated = [(time.evidence[0].start, time.evidence[0].end) for time in known.times]
    skipped = [(block.start, block.end) for block in known.report.blocks if block.kind in UNCOUNTED]
    for amount in find_amounts(text):
        if any(a <= amount.start < b for a, b in (*dated, *skipped)) and amount.kind != "money":
            continue
        span = doc.char_span(amount.start, amount.end, alignment_mode="expand")
        if span is None:
            continue
        numbered = text[max(0, amount.start - 5) : amount.start].rstrip().endswith(("No.", "no.", "Nos.", "number"))
        if amount.kind == "count" and (numbered or text[amount.end : amount.end + 1] == "-"):
            continue  # "No. 2", "four-party talks"
        noun = _counted(span[-1]) if amount.kind == "count" else None
        if amount.kind == "count" and (noun is None or not _matters(amount, noun)):
            continue
        unit = amount.unit if amount.kind != "count" else _unit_noun(noun)
        what, end = _what(doc, span[-1], noun, amount)
        if any(a <= end - 1 < b for a, b in dated):
            what, end = None, amount.end
        place = Span(amount.start, max(amount.end, end))
        yield Figure("", amount.value, unit, amount.comparator, what, _when(place, doc, known.times), (place,))


def _counted(number: Token) -> Token | None:
    """The noun that a number counts: "54 F-4E Phantom aircraft"."""
    token = number
    for _ in range(3):
        ranged = base(token) in ("nmod", "conj") and token.head.pos_ == "NUM"  # "20 to 30 schools"
        noun_ahead = base(token) in ("compound", "advmod", "nmod") and token.head.i > token.i
        if token.dep_ == "nummod" or noun_ahead or ranged:
            token = token.head
            if token.pos_ in ("NOUN", "PROPN") and token.i > number.i:
                return token
        else:
            break
    following = number.doc[number.i + 1] if number.i + 1 < len(number.doc) else None
    if following is not None and following.text == "of":
        return next((child for child in number.rights if base(child) == "nmod"), None)
    return None


def _matters(amount: Amount, noun: Token) -> bool:
    """False for numbers that only point ("the two leaders"), for parts of names, times and ages."""
    lemma = noun.lemma_.lower()
    if amount.value <= POINTED_AT and lemma in units()["pointing"]["nouns"]:
        return False
    if lemma in (
        "year",
        "month",
        "week",
        "day",
        "hour",
        "minute",
        "second",
        "decade",
        "century",
        "o'clock",
        "p.m.",
        "a.m.",
        "gmt",
    ):
        return False
    return noun.pos_ == "NOUN" or noun.tag_ == "NNPS"


def _unit_noun(noun: Token | None) -> str | None:
    return noun.lemma_.lower() if noun is not None and noun.pos_ == "NOUN" else None


def _what(doc: Doc, last: Token, noun: Token | None, amount: Amount) -> tuple[str | None, int]:
    """The words for what is counted, and where they end in the text."""
    if noun is not None:
        start, end = last.i + 1, _phrase_end(noun)
        if end > start:
            return doc[start:end].text, doc[noun.i].idx + len(noun.text)
        return noun.text, amount.end
    if last.i + 1 < len(doc) and doc[last.i + 1].lower_ == "worth":
        last = doc[last.i + 1]
    for child in last.rights:
        if base(child) in ("nmod", "obl") and any(c.lower_ in ("of", "in", "for", "on") for c in child.lefts):
            cases = [c.i for c in child.lefts if base(c) == "case"]
            return doc[(cases[-1] + 1 if cases else child.left_edge.i) : _phrase_end(child)].text, amount.end
    if base(last) in ("compound", "nmod", "amod") and last.head.i > last.i and last.head.pos_ == "NOUN":
        return doc[last.i + 1 : last.head.i + 1].text, amount.end
    return None, amount.end


def _phrase_end(noun: Token) -> int:
    """End of the noun's phrase: its complements, not clauses or asides."""
    end = noun.i + 1
    for child in noun.rights:
        if base(child) not in ("nmod", "flat", "compound") or child.i - noun.i > LONGEST_WHAT:
            break
        end = child.right_edge.i + 1
    return min(end, noun.i + LONGEST_WHAT, noun.sent.end)


def _when(place: Span, doc: Doc, times: tuple[Time, ...]) -> Period | None:
    """The one day, month or year that the sentence names, if it names just one."""
    span = doc.char_span(place.start, place.end, alignment_mode="expand")
    if span is None:
        return None
    sentence = span.sent
    beside = [
        time for time in times
        if time.type == "DATE" and time.start_date and time.end_date
        and sentence.start_char <= time.evidence[0].start < sentence.end_char
    ]  # fmt: skip
    if len(beside) != 1:
        return None
    return Period(str(beside[0].start_date), str(beside[0].end_date))
