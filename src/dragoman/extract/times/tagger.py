"""Find the time expressions of a text and say what they mean."""

from collections.abc import Iterator
from datetime import date

from spacy.tokens import Doc

from dragoman.extract.known import Known
from dragoman.extract.times.builders import BUILDERS
from dragoman.extract.times.clauses import tense_of_tree
from dragoman.extract.times.grammar import Rule, load_grammar
from dragoman.extract.times.lexer import Tokens, cut
from dragoman.extract.times.setting import Found, Meaning, Setting, Tense, Told
from dragoman.extract.times.tense import TenseFinder, tagged_cues, word_cues
from dragoman.records import Span, Time


def find_times(known: Known) -> tuple[Time, ...]:
    """The time expressions of a report, read from the report's own date where it is known."""
    published = known.report.published.date
    reference = date.fromisoformat(published) if published else None
    return tag_times(known.report.text, reference, tense_of_doc(known.doc))


def tag_times(text: str, reference: date | None = None, tense: Tense | None = None) -> tuple[Time, ...]:
    """The time expressions of a text as TimeML TIMEX3 types and values, with first and last day.

    `tense` says for an expression's offsets whether its clause looks back (-1), ahead (1) or neither (0);
    without it the words of the text decide. Without a reference date values that depend on it have X in the
    place of digits and no days. Days are never finer than the text.
    """
    setting = Setting(text, reference, tense or TenseFinder(text, word_cues(text)))
    times: list[Time] = []
    for found, meaning in _read(text, setting):
        start, end = found.span
        first, last = (day.isoformat() for day in meaning.days) if meaning.days else (None, None)
        span = (Span(start, end),)
        times.append(Time(f"t{len(times) + 1}", text[start:end], meaning.type, meaning.value, first, last, span))
    return tuple(times)


def tense_of_doc(doc: Doc) -> Tense:
    """The tense around any characters of a text: from its tree, else its tags, else its words."""
    if not any(token.tag_ for token in doc):
        return TenseFinder(doc.text, word_cues(doc.text))
    tagged = TenseFinder(doc.text, tagged_cues(doc))
    return tense_of_tree(doc, tagged) if doc.has_annotation("DEP") else tagged


def _read(text: str, setting: Setting) -> Iterator[tuple[Found, Meaning]]:
    end = 0
    for rule, found in _matches(cut(text, load_grammar().alphabet.code)):
        if found.first < end:
            continue
        meaning = _meaning(rule, found, setting)
        if meaning:
            end = found.last + 1
            _remember(found, meaning, setting)
            yield found, meaning


def _matches(tokens: Tokens) -> list[tuple[Rule, Found]]:
    """All matches of all rules, from left to right, the longest first."""
    ranked = []
    for rank, rule in enumerate(load_grammar().rules):
        for match in rule.pattern.finditer(tokens.codes):
            if match.end() > match.start():
                labels = {name.rsplit("_", 1)[0]: match.span(name) for name, text in match.groupdict().items() if text}
                found = Found(tokens, match.start(), match.end() - 1, labels)
                ranked.append((match.start(), -match.end(), rank, rule, found))
    ranked.sort(key=lambda entry: entry[:3])
    return [(rule, found) for _, _, _, rule, found in ranked]


def _meaning(rule: Rule, found: Found, setting: Setting) -> Meaning | None:
    try:
        return BUILDERS[rule.build](found, setting)
    except (ValueError, OverflowError):  # 31 June, a million years ago: not in the calendar
        return None


def _remember(found: Found, meaning: Meaning, setting: Setting) -> None:
    if meaning.type in {"DATE", "TIME"} and meaning.days and meaning.unit:
        setting.told.append(Told(found.span[1], meaning.unit, meaning.days[0]))
