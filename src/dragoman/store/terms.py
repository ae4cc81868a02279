"""Words as search counts them: small letters, without endings that only inflect."""

import re
from collections import Counter

WORD = re.compile(r"[^\W\d_]+|\d+")
ENDINGS = ("'s", "ing", "ed", "es", "s")
SHORTEST = 3  # letters that a stem keeps at least
COMMON = frozenset(
    "the a an and or but of to in on at by for from with as is are was were be been it its this that these those he "
    "she they we you i his her their our not no has have had will would said say says which who whom there than then "
    "so if".split()
)


def counted(text: str) -> Counter[str]:
    """How often each word of a text stands in it, common ones left out."""
    return Counter(filter(None, map(term_of, WORD.findall(text))))


def term_of(word: str) -> str | None:
    """The term of a word; None for those that are everywhere."""
    small = word.lower()
    if small in COMMON:
        return None
    for ending in ENDINGS:
        if small.endswith(ending) and len(small) - len(ending) >= SHORTEST:
            return small.removesuffix(ending)
    return small
