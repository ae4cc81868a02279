"""The event lexicon of `frames/*.csv` and the ontology that its entries name, checked.

A frame is written as it reads: "A impose {sanctions} on|against:R". See docs/knowledge.md for the notation.
"""

import csv
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import cast, get_args

import msgspec
from rows import Problems, Row, read_rows

from dragoman.knowledge.frames import Element, EventType, Frame, Kind, Role, Where

COLUMNS = ("frame", "type", "mode", "cameo", "contexts")
NOTHING = "NONE"
SUBJECTS = {"A": "A", "R": "R", "AA": "AA", "-": None}
FORMS: dict[str, Where] = {"to": "infinitive", "that": "clause", "ing": "gerund", "'s": "possessive", "=": "complement"}


def read_ontology(folder: Path, cameo: dict[str, float], problems: Problems) -> dict[str, EventType]:
    """The types of `plover.toml`."""
    table = tomllib.loads((folder / "plover.toml").read_text(encoding="utf-8"))
    types = {name: msgspec.convert({"name": name, **told}, EventType) for name, told in table["types"].items()}
    for each in types.values():
        codes = [each.cameo, *each.cameo_modes.values(), *each.cameo_contexts.values(), each.ahead_cameo or each.cameo]
        for code in codes:
            if code not in cameo:
                problems.add("plover.toml", f"{each.name} has unknown CAMEO code '{code}'")
        if unknown := (set(each.cameo_modes) - set(each.modes)) | ({each.ahead or each.name} - set(types)):
            problems.add("plover.toml", f"{each.name} names {', '.join(sorted(unknown))}, which is not there")
    return types


def read_contexts(folder: Path, problems: Problems) -> dict[str, tuple[str, ...]]:
    """Words of `contexts.toml` and the contexts that each tells."""
    table = tomllib.loads((folder / "plover.toml").read_text(encoding="utf-8"))
    found: dict[str, tuple[str, ...]] = {}
    for context, words in tomllib.loads((folder / "contexts.toml").read_text(encoding="utf-8")).items():
        if context not in table["contexts"]:
            problems.add("contexts.toml", f"unknown context '{context}'")
        for word in map(str.strip, words.split(";")):
            found[word] = (*found.get(word, ()), context)
    return found


def read_cameo(folder: Path) -> dict[str, float]:
    """CAMEO codes and their Goldstein values."""
    with (folder / "cameo.csv").open(encoding="utf-8", newline="") as lines:
        return {row["code"]: float(row["goldstein"]) for row in csv.DictReader(lines)}


def read_frames(folder: Path, types: dict[str, EventType], cameo: dict[str, float], problems: Problems) -> list[Frame]:
    """Every frame, in the order of the files; what cannot be is a problem and left out."""
    classes = tomllib.loads((folder / "frames" / "classes.toml").read_text(encoding="utf-8"))
    contexts = frozenset(tomllib.loads((folder / "plover.toml").read_text(encoding="utf-8"))["contexts"])
    words = {name: frozenset(text.split()) for name, text in classes.items()}
    seen: dict[str, str] = {}
    frames: list[Frame] = []
    for path in sorted((folder / "frames").glob("*.csv")):
        for row in read_rows(path, COLUMNS, problems):
            text = row.text("frame")
            if text in seen:
                problems.add(row.place, f"'{text}' stands already at {seen[text]}")
            seen[text] = row.place
            _check(row, types, cameo, contexts, problems)
            try:
                frames.append(_frame(row, words))
            except ValueError as error:
                problems.add(row.place, str(error))
    return frames


def _check(
    row: Row, types: dict[str, EventType], cameo: dict[str, float], contexts: frozenset[str], problems: Problems
) -> None:
    kind = row.text("type")
    if kind != NOTHING and kind not in types:
        problems.add(row.place, f"unknown type '{kind}'")
    elif row.text("mode") and (kind == NOTHING or row.text("mode") not in types[kind].modes):
        problems.add(row.place, f"{kind} has no mode '{row.text('mode')}'")
    if row.text("cameo") and row.text("cameo") not in cameo:
        problems.add(row.place, f"unknown CAMEO code '{row.text('cameo')}'")
    for context in row.text("contexts").split():
        if context not in contexts:
            problems.add(row.place, f"unknown context '{context}'")


def _frame(row: Row, classes: dict[str, frozenset[str]]) -> Frame:
    parts = row.text("frame").split()
    subject: Role | None = None
    kind: Kind | None = None
    part, head = "noun", parts[0].removeprefix("n:")
    if head == parts[0]:
        name, _, which = parts.pop(0).partition(":")
        if name not in SUBJECTS:
            raise ValueError(f"a frame begins with A, R, AA, - or a noun as n:noun; '{name}' is none")
        if which and which not in get_args(Kind):
            raise ValueError(f"'{which}' is no kind of subject; known are {', '.join(get_args(Kind))}")
        subject, kind = cast("Role | None", SUBJECTS[name]), cast("Kind | None", which or None)
        if not parts:
            raise ValueError("a frame needs a verb or an adjective after its subject")
        head = parts[0].removeprefix("a:")
        part = "verb" if head == parts[0] else "adjective"
    elements = tuple(_element(text, part, classes) for text in parts[1:])
    return Frame(
        text=row.text("frame"), part=part, heads=tuple(word.replace("_", " ") for word in head.split("|")),
        subject=subject, subject_kind=kind, elements=elements, type=row.text("type"),
        mode=row.maybe("mode"), cameo=row.maybe("cameo"), contexts=tuple(row.text("contexts").split()),
    )  # fmt: skip


def _element(text: str, part: str, classes: dict[str, frozenset[str]]) -> Element:
    needed = part != "noun" or text.startswith("!")
    text = text.removeprefix("!")
    if text == "not":
        return Element("negation")
    if ":" not in text:
        return Element("object", (), *_filler(text, classes), needed)
    before, _, filler = text.partition(":")
    places = tuple(before.replace("_", " ").split("|"))
    where = FORMS.get(places[0], "preposition")
    if where == "infinitive" and filler in SUBJECTS:
        where = "preposition"  # "pay a visit to:R"
    if where == "possessive" and len(places) > 1:
        return Element("possessive", places[1:], *_filler(filler, classes), needed)
    return Element(where, places if where == "preposition" else (), *_filler(filler, classes), needed)


def _filler(text: str, classes: dict[str, frozenset[str]]) -> tuple[Role | None, frozenset[str]]:
    if text == "*":
        return None, frozenset()
    if text in ("A", "R", "AA"):
        return cast("Role", text), frozenset()
    return None, frozenset(_words(text, classes))


def _words(text: str, classes: dict[str, frozenset[str]]) -> Iterator[str]:
    """The lemmas of "{talks|visit}|parley": a name in braces is a class, or else a word like those without."""
    for match in re.finditer(r"\{(?P<names>[^}]*)\}|(?P<word>[^|{}]+)", text):
        for name in (match["names"] or "").split("|") if match["names"] else ():
            yield from classes.get(name, {name.replace("_", " ")})
        if match["word"]:
            yield match["word"].replace("_", " ")
