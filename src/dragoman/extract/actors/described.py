"""Descriptions ("the Turkish president"), groups ("both sides") and pronouns."""

from collections.abc import Iterator

from spacy.tokens import Token

from dragoman.extract.actors.ground import Ground
from dragoman.extract.actors.mentions import FORMER, NO_HEADS, Mention, base, speaks
from dragoman.extract.actors.roles import phrase_start, role_beginning, role_ending, singular, state_of_phrase
from dragoman.extract.words import Role, group_nouns

PRONOUNS = frozenset("he him his himself she her hers herself they them their theirs themselves it its itself".split())
INDEFINITE = frozenset(
    "a an some another several many few one two three four five any most other no every each".split()
)
COUNTED = frozenset({"two", "both", "three"})
BARE_GROUPS = frozenset("side leader minister president party".split())  # "the sides", without a number
GENERIC = frozenset("CVL EDU BUS JRN MED REL REF COP REB".split())
CLEAR_ORGANS = frozenset(
    """
    government administration authorities leadership cabinet regime junta ministry embassy parliament congress army
    military navy police delegation side presidency troops forces country nation
    """.split()
)
COLLECTIVE = frozenset("authorities police troops forces".split())
LEADERS = Role("leader", "person", "person", "leader", ("GOV",))


def find_descriptions(ground: Ground) -> Iterator[Mention]:
    """Noun phrases that describe persons, organs of states and papers that speak, and groups just named."""
    doc = ground.doc
    for token in doc:
        if ground.taken(token.i) or token.pos_ not in ("NOUN", "PROPN") or not _heads(token):
            continue
        start = phrase_start(token)
        grouped = _group(ground, token, start)
        if grouped:
            yield grouped
            continue
        beginning = role_beginning(doc, token.i)
        end = beginning[1] if beginning else token.i + 1
        found = beginning or role_ending(doc, token.i) or _unlisted(token)
        named = start < token.i and _is_named(ground, token, start)
        if found and _worth(token, found[0], named) and not _is_title(ground, token, start, end):
            yield _description(ground, token, start, end, found[0])


def _heads(token: Token) -> bool:
    """Whether a noun heads a phrase: by its relation, or because a preposition of its own says so all the same."""
    return base(token) not in NO_HEADS or any(base(child) == "case" for child in token.lefts)


def find_pronouns(ground: Ground) -> Iterator[Mention]:
    for token in ground.doc:
        small = token.lower_
        inside = ground.taken(token.i) and (token.tag_ != "PRP$" or ground.names(token.i))  # "his" of "his envoy"
        if small in PRONOUNS and not inside and token.dep_ != "expl":
            yield Mention(token.i, token.i + 1, token.i, "pronoun", small, plural=small.startswith("the"))


def _unlisted(token: Token) -> tuple[Role, int] | None:
    """A noun of no list that speaks all the same: "the judiciary said"."""
    told = any(child.dep_ == "ccomp" for child in token.head.children) or token.head.dep_ == "parataxis"
    if token.pos_ != "NOUN" or not speaks(token) or (base(token) == "nsubj" and not told):
        return None
    return Role(singular(token), "organ", "organization", None, ()), int(token.i)


def _is_title(ground: Ground, token: Token, start: int, end: int) -> bool:
    """Whether the words are left over from a name, or belong to the one behind: "news agency Bernama"."""
    if token.pos_ == "PROPN" and start == token.i and end == token.i + 1:
        return True
    return end < len(ground.doc) and ground.taken(end) and ground.doc[end].pos_ == "PROPN"


def _description(ground: Ground, token: Token, start: int, end: int, role: Role) -> Mention:
    doc = ground.doc
    plural = token.tag_ in ("NNS", "NNPS") or role.words in COLLECTIVE
    state = state_of_phrase(doc, start, token, ground.knowledge) or role.country
    ground.take(start, end)
    return Mention(
        start, end, token.i, "description", doc[start:end].text,
        role=role, country=state, definite=_is_definite(ground, token, start, role, plural, state), plural=plural,
        former=any(t.lower_.split("-")[0] in FORMER for t in doc[start : token.i]),
    )  # fmt: skip


def _is_definite(ground: Ground, token: Token, start: int, role: Role, plural: bool, state: str | None) -> bool:
    """Whether the reader is supposed to know who is meant."""
    before = ground.doc[start : token.i]
    if ground.doc[start].lower_ in INDEFINITE:
        return False
    bare = not any(t.pos_ == "DET" or t.dep_ == "nmod:poss" for t in before)
    if not bare:
        return True
    return role.words in CLEAR_ORGANS and role.form == "organ" if plural else state is not None


def _is_named(ground: Ground, token: Token, start: int) -> bool:
    determined = any(t.pos_ == "DET" or t.dep_ == "nmod:poss" for t in ground.doc[start : token.i])
    return determined or state_of_phrase(ground.doc, start, token, ground.knowledge) is not None


def _worth(token: Token, role: Role, named: bool) -> bool:
    """Generic people, things and papers count only where they speak; a bare office ("as premier") is nobody.

    `named` tells whether a determiner or a state goes with the noun.
    """
    if speaks(token) or role.words == "counterpart":
        return True
    if not named or any(child.dep_ == "cop" or child.lower_ == "as" for child in token.lefts):
        return False
    if role.form == "document" or (set(role.sectors) & GENERIC and not role.office):
        return False
    if any(t.lower_ in ("my", "our", "your") for t in token.lefts):
        return False  # the speaker's: see voices
    if role.words in ("country", "nation"):
        return token.tag_ == "NN" and any(t.lower_ in ("the", "this", "his", "her") for t in token.lefts)
    if role.words == "side":
        return any(t.pos_ == "ADJ" and t.text[0].isupper() for t in token.lefts)
    if role.form == "organ":
        return role.words.split()[-1] in CLEAR_ORGANS
    return role.office is not None


def _group(ground: Ground, token: Token, start: int) -> Mention | None:
    """Those just named, by a plural: "the two leaders", "both sides", "the sides"."""
    if token.tag_ != "NNS" or start == token.i or any(base(child) == "nmod" for child in token.rights):
        return None
    words = {t.lower_ for t in ground.doc[start : token.i]}
    if words - {"the", "of", "these"} - COUNTED or not (words & COUNTED or words == {"the"}):
        return None
    people, states = group_nouns()
    noun = singular(token)
    if noun not in people | states or (words == {"the"} and noun not in BARE_GROUPS):
        return None
    ground.take(start, token.i + 1)
    role = LEADERS if noun in people - states else None
    text = ground.doc[start : token.i + 1].text
    return Mention(start, token.i + 1, token.i, "group", text, role=role, plural=True)
