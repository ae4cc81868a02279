"""Which domain of relations an act or a meeting belongs to, by the words about it."""

from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache
from typing import cast

from spacy.tokens import Token

from dragoman.extract.words import table_of
from dragoman.records import Domain

OWN, AROUND = 3, 1  # weight of a word of the act itself, and of one beside it
GENERAL = frozenset({"diplomatic", "economic", "peace"})  # give way to a domain that says more
LESS = 0.55
VERBS = frozenset(
    "export import trade invest extradite deport repatriate vaccinate enrich denuclearise denuclearize withdraw "
    "prosecute investigate disarm deploy evacuate legalise resettle emit privatise privatize".split()
)


def domain_of(act: Iterable[Token], around: Iterable[Token]) -> Domain:
    """The domain that most words speak for, those of the act before those around it; "other" where none does."""
    weight: Counter[str] = Counter()
    for words, each in ((act, OWN), (around, AROUND)):
        seen: set[str] = set()
        for token in words:
            for name in _names(token):
                if name not in seen:
                    seen.add(name)
                    for domain in _domains().get(name, ()):
                        weight[domain] += each * (2 if " " in name or "-" in name else 1)
    if not weight:
        return "other"
    best = max(weight, key=lambda d: (weight[d] * (LESS if d in GENERAL else 1.0), _order()[d]))
    return cast(Domain, best)


def _names(token: Token) -> tuple[str, ...]:
    lemma, doc = token.lemma_.lower(), token.doc
    if token.pos_ == "VERB" and lemma not in VERBS:
        return ()  # "bridge differences" is no transport
    after = [doc[i].lemma_.lower() for i in range(token.i + 1, min(token.i + 3, len(doc)))]
    return (lemma, *(" ".join((lemma, *after[:n])) for n in (1, 2) if len(after) >= n), "-".join((lemma, *after[1:2])))


@cache
def _domains() -> Mapping[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for domain, entry in table_of("domains.toml").items():
        for word in entry["words"].split(";"):
            name = " ".join(word.split())
            found[name] = (*found.get(name, ()), domain)
    return found


@cache
def _order() -> Mapping[str, int]:
    return {domain: -n for n, domain in enumerate(table_of("domains.toml"))}
