"""Interviews: questions and answers by turns, without names before them."""

import re
from collections.abc import Sequence

from dragoman.extract.voices.turns import Party, Turn, any_of, own_words, paragraphs
from dragoman.records import Actor, Report, Span

FEWEST_QUESTIONS = 2
LONGEST_QUESTION = 120  # words
LONGEST_REMARK = 30  # words of one that opens with "you" and asks nothing
PLAIN_QUESTIONS = 4  # questions with "you" that show an interview by themselves
FULL_NAME_WEIGHT = 3
TITLE_WEIGHT = 5  # mentions in the introduction that one in the title is worth
WANTS_TO_KNOW = re.compile(
    r"\b(?:wanted to (?:know|ask)|[Dd](?:o|id) you think|(?:[Cc]an|[Cc]ould) you (?:tell|explain|describe))\b"
)
OUTLETS = frozenset({"JRN"})


def find_interview(report: Report, actors: Sequence[Actor]) -> list[Turn]:
    """The questions and answers of an interview with one person; none where the page is none."""
    text, lines = report.text, paragraphs(report.text)
    asked = [n for n, line in enumerate(lines) if _asks(text[line.start : line.end])]
    if len(asked) < FEWEST_QUESTIONS or not _is_interview(report, lines, asked):
        return []
    answers = [line for n, line in enumerate(lines) if n > asked[0] and n not in asked]
    if own_words(text, answers) < len(asked):
        return []
    guest = find_guest(report, lines[asked[0]].start, actors)
    if guest is None:
        return []
    captions = [block for block in report.blocks if block.kind in ("caption", "credit")]
    turns = []
    for number, line in enumerate(lines[asked[0] :], start=asked[0]):
        if any(block.start <= line.start < block.end for block in captions):
            continue
        question = number in asked
        turns.append(Turn(line, None if question else guest, guest if question else None))
    return turns


def _asks(line: str) -> bool:
    """Whether a line is a question put to somebody: it ends in one, wants to know, or opens with "you"."""
    line = line.rstrip("\"”'’ ")
    count = len(line.split())
    if not count or count > LONGEST_QUESTION:
        return False
    if line.endswith("?") or (WANTS_TO_KNOW.search(line) and not line.startswith(('"', "“"))):
        return True
    return count <= LONGEST_REMARK and re.match(r"You(?:r|['’]ve|['’]re)?\b", line) is not None


def _is_interview(report: Report, lines: Sequence[Span], asked: Sequence[int]) -> bool:
    """Whether the page calls itself one, or shows it by its questions."""
    said = [report.title or "", *(report.text[line.start : line.end] for line in lines[: asked[0] + 1])]
    if re.search(rf"\b(?:{any_of('interview', 'marks')})\b", " ".join(said), re.IGNORECASE):
        return True
    put = [report.text[lines[n].start : lines[n].end] for n in asked]
    return sum(bool(re.search(r"\byour?\b", question, re.IGNORECASE)) for question in put) >= PLAIN_QUESTIONS


def _asks_in_title(actor: Actor, title: str) -> bool:
    """Whether a title names somebody as the one who asks: "The Herald interviews ...", "... by the Herald"."""
    name = re.escape(actor.name)
    return re.search(rf"^{name} (?:interviews|interviewed|speaks|talks)\b|\b[Bb]y {name}\b", title) is not None


def find_guest(report: Report, first_question: int, actors: Sequence[Actor]) -> Party | None:
    """The person most named in title and introduction (before that character); in a tie the one named first."""
    title = report.title or ""
    best: tuple[int, int, Party] | None = None
    for actor in actors:
        named = actor.name.split()[-1][:1].isupper()  # "The head" is nobody's name
        if actor.kind != "person" or not named or OUTLETS & set(actor.sectors):
            continue
        if _asks_in_title(actor, title):
            continue
        names = [m for m in actor.mentions if m.start < first_question and report.text[m.start].isupper()]
        surname = actor.name.split()[-1]
        in_title = surname in title and not re.search(rf"['‘\"“][^'\"“”’]*{re.escape(surname)}['’\"”]", title)
        weight = len(names) + TITLE_WEIGHT * in_title  # a by-name in quotation marks is no name
        weight += FULL_NAME_WEIGHT * (weight > 0 and " " in actor.name)
        place = names[0] if names else actor.mentions[0]
        if weight and (best is None or (weight, -place.start) > best[:2]):
            best = (weight, -place.start, Party(actor.name, place))
    return best[2] if best else None
