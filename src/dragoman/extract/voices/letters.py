"""Letters: who signs is "I", who is greeted is "you"."""

import re

from dragoman.extract.voices.turns import Party, Turn, any_of, paragraphs, words
from dragoman.knowledge import fold
from dragoman.records import Report, Span

LONGEST_LINE = 60  # characters of a greeting or a signature
SIGNED_WITHIN = 3  # lines after the closing
LAST = 3  # lines of a page among which a signature without a closing stands
LONGEST_NAME = 4  # words
TITLES = re.compile(r"^(?:(?:Mr|Mrs|Ms|Dr|Prof|Miss|Sir|Rev|Hon)\b\.?\s+)+", re.IGNORECASE)
RELATIVES = frozenset("mum mom mama mother dad papa father folks family parents grandma grandpa".split())
NOBODY = RELATIVES | frozenset("sir madam sirs friend friends colleague colleagues all editor editors".split())
ADDRESSED = 3  # words of the second person that make a letter of what is greeted but not signed
ADDRESS = 6  # lines above a greeting that an address may take


def find_letter(report: Report) -> list[Turn]:
    """The one turn of a letter, from its greeting to its signature; none where the page is no letter."""
    text, lines = report.text, paragraphs(report.text)
    closing = _closing(text, lines)
    greeted = next((n for n, line in enumerate(lines) if _greets(text[line.start : line.end])), None)
    signed = _signature(text, lines, closing) if closing is not None else None
    if signed is None and greeted is not None:
        signed = _name_alone(text, lines[max(greeted + 1, len(lines) - LAST) :])
    titled = re.search(rf"\b(?:{any_of('letter', 'nouns')})\b", report.title or "", re.IGNORECASE) is not None
    told = titled or (greeted is not None and len(re.findall(r"\byours?\b|\byou\b", text)) >= ADDRESSED)
    if (signed is None and greeted is None) or (None in (signed, greeted) and not told):
        return []
    first = lines[greeted] if greeted is not None else lines[0]
    last = lines[-1] if signed is None or signed.place is None else signed.place
    if last.end <= first.start:
        return []
    listener = _listener(text, lines, greeted) if greeted is not None else None
    if signed and listener and (signed.name == listener.name or fold(signed.name) in fold(listener.name)):
        listener = None
    by, to = _named_by_title(report, "from|of|by"), _named_by_title(report, "to")
    return [Turn(Span(first.start, lines[-1].end), signed or by, listener or to)]


def _greets(line: str) -> bool:
    if len(line) > LONGEST_LINE or line[-1:] not in (",", ":", ";", "-", "–", "—", "!"):
        return False
    if re.match(rf"(?:{any_of('letter', 'salutations')})\b", line, re.IGNORECASE):
        return True
    bare = TITLES.sub("", line[:-1])
    return bare.lower() in NOBODY or (bare != line[:-1] and len(bare.split()) <= 3)


def _closing(text: str, lines: list[Span]) -> int | None:
    pattern = re.compile(rf"(?:{any_of('letter', 'closings')})(?=[,.!]?$|,\s)", re.IGNORECASE)
    for number in range(len(lines) - 1, 0, -1):
        line = text[lines[number].start : lines[number].end]
        if len(line) <= LONGEST_LINE and pattern.match(line):
            return number
    return None


def _signature(text: str, lines: list[Span], closing: int) -> Party | None:
    """The name behind the closing, on its line or on one of the next."""
    line = lines[closing]
    comma = text.find(",", line.start, line.end)
    places = [Span(comma + 1, line.end)] if 0 <= comma < line.end - 1 else []
    places += lines[closing + 1 : closing + 1 + SIGNED_WITHIN]
    for place in places:
        found = _name(text, place)
        if found is not None:
            return found
    return None


def _name_alone(text: str, lines: list[Span]) -> Party | None:
    """The last of some lines that is a name and nothing else."""
    for line in reversed(lines):
        words = text[line.start : line.end].split()
        found = _name(text, line) if len(words) <= LONGEST_NAME else None
        if found and found.place and found.place.end == line.end:
            return found
    return None


def _name(text: str, place: Span) -> Party | None:
    """The name that a line is, or begins with."""
    match = re.match(r"[\s/]*((?:[A-Z][\w.'’-]*|de|van|von|bin|al)(?: (?:[A-Z][\w.'’-]*|de|van|von|bin|al)){0,4})",
                     text[place.start : place.end])  # fmt: skip
    if match is None:
        return None
    start = place.start + match.start(1)
    title = TITLES.match(match[1])
    start += title.end() if title else 0
    end = place.start + match.end(1)
    return Party(text[start:end], Span(start, end)) if end > start else None


def _listener(text: str, lines: list[Span], greeted: int) -> Party | None:
    """The name in the greeting; where it has none, the one that the address above begins with."""
    line = lines[greeted]
    bare = re.match(rf"(?:(?:{any_of('letter', 'salutations')})\s+)*", text[line.start : line.end], re.IGNORECASE)
    start = line.start + (bare.end() if bare else 0)
    found = _name(text, Span(start, line.end - 1))
    if found and not any(word.lower() in NOBODY | words("letter", "salutations") for word in found.name.split()):
        return found
    if bare and text[bare.end() + line.start : line.end].strip(" ,:;-–—!").lower() in RELATIVES:
        return None
    above = [_name(text, line) for line in lines[max(0, greeted - ADDRESS) : greeted]]
    return next((party for party in above if party and " " in party.name), None)


def _named_by_title(report: Report, word: str) -> Party | None:
    match = re.search(rf"\b(?:{word}) ((?:[A-Z][\w.'’-]*)(?: [A-Z][\w.'’-]*)*)", report.title or "")
    return Party(match[1]) if match else None
