"""How names are compared: without case, accents, hyphens, points and the article."""

import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from typing import Generic, TypeVar

T = TypeVar("T")

# Letters that Unicode does not take apart into a letter and a mark.
_LETTERS = str.maketrans(
    {
        "ı": "i", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ð": "d", "Ð": "D", "ə": "a", "Ə": "A",
        "æ": "ae", "Æ": "Ae", "œ": "oe", "Œ": "Oe", "þ": "th", "Þ": "Th", "ß": "ss", "-": " ", "‐": " ", "‑": " ",
        "–": " ", "'": "", "’": "", "‘": "", "ʻ": "", "ʼ": "", "`": "", ".": "", ",": " ", "\xad": "",
    }
)  # fmt: skip
_SHORT = 6  # letters of the longest short form that is told from a word by its capitals ("UNESCO")


@lru_cache(maxsize=65536)
def fold(name: str) -> str:
    """A name as it is compared: "Türkiye" and "TURKIYE" alike, "al-Assad" as "al assad", "the Gambia" as "gambia"."""
    parts = unicodedata.normalize("NFKD", name.translate(_LETTERS))
    plain = "".join(c for c in parts if not unicodedata.combining(c)).casefold()
    words = plain.split()
    return " ".join(words[1:] if len(words) > 1 and words[0] == "the" else words)


def is_short_form(name: str) -> bool:
    """True for "US", "U.S.", "UAE", "NATO": names that are recognised by their capitals."""
    letters = [c for c in name if c.isalpha()]
    return bool(letters) and len(letters) <= _SHORT and all(c.isupper() for c in letters)


class NameIndex(Generic[T]):
    """Names and what they mean: short forms only as written, the rest folded and with a capital."""

    def __init__(self, entries: Iterable[tuple[str, T]]) -> None:
        self.forms: dict[str, T] = {}  # as the files write them, for matchers
        self._folded: dict[str, T] = {}
        for name, meaning in entries:
            self.forms.setdefault(name, meaning)
            if not is_short_form(name):
                self._folded.setdefault(fold(name), meaning)

    def find(self, name: str) -> T | None:
        """What the name means; None for unknown names and for words without a capital ("polish")."""
        if name in self.forms:
            return self.forms[name]
        return self._folded.get(fold(name)) if any(c.isupper() for c in name) else None
