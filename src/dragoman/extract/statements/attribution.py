"""Who says what according to the tree: cue, source and content clause of reported speech."""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from dragoman.extract.actors.mentions import base
from dragoman.extract.words import cues

RELATIVE = frozenset({"who", "which", "that", "whom"})
WITHOUT_SUBJECT = frozenset({"advcl", "xcomp", "conj", "acl", "ccomp", "parataxis"})
TRIMMED = frozenset({"that", ",", ";", ":", "-", "--", "–", "—", "."})
MOST_CLIMBS = 4


@dataclass(frozen=True, slots=True)
class Attribution:
    """One cue with the head tokens of its source and addressee, and the token runs of its content."""

    cue: Token
    source: Token | None
    content: tuple[tuple[int, int], ...] = ()
    addressee: Token | None = None
    sure: bool = True


def find_attributions(doc: Doc, quoted: bytearray) -> list[Attribution]:
    """Attributions whose cue stands outside quotation marks; `quoted` has 1 for every quoted token."""
    found = []
    for token in doc:
        if quoted[token.i]:
            continue
        if token.lower_ == "according" and base(token) in ("case", "advmod", "obl", "advcl", "mark"):
            found += _according(token)
        elif token.lemma_ in ("word", "opinion", "view") and token.pos_ == "NOUN":
            found += _in_words(token)
        elif token.lemma_ in cues().nouns and token.pos_ == "NOUN":
            found += _claimed(token)
        elif is_cue(token):
            found += _said(token)
    return found


def is_cue(token: Token) -> bool:
    """Whether a token is a verb of saying in use, not an auxiliary or adjective."""
    return token.lemma_ in cues().say and token.pos_ == "VERB" and base(token) not in ("amod", "compound", "case", "mark")


def subject_of(verb: Token) -> Token | None:
    """Who does what a verb says: its subject, or that of the verb it hangs on; antecedents for "who".

    A participle (", adding that ...") goes with the verb of saying above it, even where the tree hangs it
    on a verb of what is said.
    """
    quoting = next((token for token in verb.ancestors if token.lemma_ in ("quote", "cite")), None)
    if verb.lemma_ == "say" and verb.tag_ == "VBG" and quoting is not None:
        return next((child for child in quoting.children if child.dep_ in ("obj", "nsubj:pass")), None)
    apart = base(verb) != "acl" or (verb.i > 0 and verb.doc[verb.i - 1].text == ",")
    if verb.tag_ == "VBG" and _own_subject(verb) is None and apart:
        above = next((token for token in verb.ancestors if is_cue(token) and token.tag_ != "VBG"), None)
        if above is not None:
            verb = above
    for climbs in range(MOST_CLIMBS):
        own = _own_subject(verb) or (_subject_beside(verb) if climbs == 0 else None)
        if own is not None:
            return own
        relation = str(verb.dep_)
        if relation == "acl" or relation == "acl:relcl":
            return verb.head
        if base(verb) not in WITHOUT_SUBJECT or verb.head is verb:
            return None
        verb = verb.head
    return None


def _own_subject(verb: Token) -> Token | None:
    subjects = [child for child in verb.children if child.dep_ in ("nsubj", "nsubj:outer")]
    if subjects:
        if subjects[0].lower_ in RELATIVE and verb.dep_ == "acl:relcl":
            return verb.head
        return next((child for child in subjects if child.pos_ == "PROPN"), subjects[0])
    passive = [child for child in verb.children if child.dep_ == "nsubj:pass"]
    if passive:
        agents = [c for c in verb.children if c.dep_ == "obl:agent" or (base(c) == "obl" and any(g.lower_ == "by" for g in c.lefts))]
        if agents:
            return agents[0]
        quoted_as = verb.lemma_ in ("quote", "cite")
        return passive[0] if quoted_as else None
    return None


def _subject_beside(verb: Token) -> Token | None:
    """The noun right before a finite verb of saying, where the tree hangs it elsewhere (", advisers say, ")."""
    if verb.tag_ not in ("VBD", "VBZ", "VBP") or not is_cue(verb) or verb.dep_ == "acl:relcl":
        return None
    i = verb.i - 1
    while i > verb.sent.start and (verb.doc[i].pos_ in ("AUX", "ADV") or verb.doc[i].is_space):
        i -= 1
    noun = verb.doc[i]
    while base(noun) in ("flat", "nmod", "compound") and noun.head.i < verb.i and noun.head.pos_ in ("NOUN", "PROPN"):
        noun = noun.head
    if noun.pos_ not in ("NOUN", "PROPN", "PRON") or noun.i < verb.sent.start or noun.tag_.startswith("W"):
        return None
    return noun if base(noun) in ("nsubj", "nmod", "obl", "dep", "root", "appos", "vocative") else None


def addressee_of(verb: Token) -> Token | None:
    """Whom the words are told to: "told reporters", "said to the envoy", "in an interview with X"."""
    for child in verb.children:
        if child.dep_ == "iobj" or (child.dep_ == "obj" and verb.lemma_ in ("tell", "inform", "assure", "remind", "warn", "ask", "urge", "notify", "brief", "advise")):
            return child
        if base(child) == "obl" and verb.lemma_ in ("say", "add", "explain", "write", "state", "report") and any(c.lower_ == "to" for c in child.lefts):
            return child
    return None


def _said(cue: Token) -> Iterator[Attribution]:
    source = subject_of(cue)
    content = _clause_content(cue)
    if content:
        passive = any(child.dep_ == "nsubj:pass" for child in cue.children) and source is None
        if not passive and source is not None:
            yield Attribution(cue, source, content, addressee_of(cue), cue.lemma_ in cues().sure)


def _clause_content(cue: Token) -> tuple[tuple[int, int], ...]:
    clauses = [child for child in cue.children if child.dep_ == "ccomp" or (child.dep_ == "advcl" and child.i > cue.i and _begins_with_that(child))]
    own = set(_own_phrase(cue))
    if clauses:
        last = clauses[-1]
        clauses += [c for c in cue.children if base(c) == "parataxis" and c.i > last.i > cue.i and not _attributes(c)]
        return _runs([t for clause in clauses for t in clause.subtree if t.i not in own], cue, own)
    if base(cue) == "parataxis" and cue.head.i < cue.i + 40:
        inside = {token.i for token in cue.subtree}
        return _runs([t for t in cue.head.subtree if t.i not in inside], cue, own)
    return _linear(cue, own)


def _attributes(clause: Token) -> bool:
    """Whether a clause holds a cue of its own."""
    return any(is_cue(token) for token in clause.subtree)


def _begins_with_that(clause: Token) -> bool:
    return any(child.dep_ == "mark" and child.lower_ == "that" for child in clause.children)


def _own_phrase(cue: Token) -> Iterator[int]:
    """Tokens of the cue itself, of its auxiliaries and of its subject."""
    yield cue.i
    for child in cue.children:
        if base(child) in ("nsubj", "aux", "advmod", "obj", "iobj", "obl") and child.dep_ != "ccomp":
            yield from (token.i for token in child.subtree)
    beside = _subject_beside(cue) if _own_subject(cue) is None else None
    if beside is not None:
        yield from range(beside.left_edge.i, cue.i)


def _runs(tokens: list[Token], cue: Token, own: set[int]) -> tuple[tuple[int, int], ...]:
    """Content tokens as one or two runs, broken where the cue stands among them."""
    places = sorted(token.i for token in tokens)
    doc = cue.doc
    if not places:
        return ()
    low, high = places[0], places[-1] + 1
    if low <= cue.i < high:
        first = min([cue.i, *(i for i in own if low <= i and _near(i, cue.i))])
        last = max([cue.i, *(i for i in own if i < high and _near(i, cue.i))]) + 1
        pieces = [(low, first), (last, high)]
    else:
        pieces = [(low, high)]
    cut = [_cut(doc, a, b) for a, b in pieces if not _further(doc, a, b)]
    return tuple((a, b) for a, b in cut if b - a >= 2 and any(t.pos_ in ("VERB", "AUX") for t in doc[a:b]))


def _further(doc: Doc, start: int, end: int) -> bool:
    """Whether a run opens with a further cue (", he said, adding that ..."), which is an attribution of its own."""
    first = next((token for token in doc[start:end] if token.pos_ != "PUNCT" and token.lower_ not in ("and", "but")), None)
    return first is not None and first.tag_ == "VBG" and first.lemma_ in cues().sure


def _near(place: int, cue: int) -> bool:
    return abs(place - cue) <= 12


def _cut(doc: Doc, start: int, end: int) -> tuple[int, int]:
    """A run without "that" and marks at its ends, ended before a further cue (", adding that ...")."""
    for i in range(start + 2, end):
        token = doc[i]
        if token.tag_ == "VBG" and token.lemma_ in cues().sure and doc[i - 1].text in (",", "and") and base(token) in ("advcl", "conj", "parataxis", "acl"):
            end = i - 1
            break
    while start < end and (doc[start].lower_ in TRIMMED or doc[start].is_space or doc[start].lower_ in ("and", "but") and doc[start].dep_ == "cc"):
        start += 1
    while end > start and (doc[end - 1].text in TRIMMED or doc[end - 1].is_space or doc[end - 1].lower_ == "and"):
        end -= 1
    return start, end


def _linear(cue: Token, own: set[int]) -> tuple[tuple[int, int], ...]:
    """Content where the tree shows none: all behind a cue with "that", or all before a closing ", X said"."""
    if cue.lemma_ not in cues().sure:
        return ()
    doc, sentence = cue.doc, cue.sent
    for i in range(cue.i + 1, min(cue.i + 10, sentence.end)):
        if doc[i].lower_ == "that" and doc[i].tag_ == "IN":
            start, end = _cut(doc, i, sentence.end)
            return ((start, end),) if end - start > 3 else ()
    first = min(i for i in own if sentence.start <= i <= cue.i)
    closes = not _has_verb(doc, cue.i + 1, sentence.end)
    if closes and first - 1 > sentence.start and doc[first - 1].text == ",":
        start, end = _cut(doc, sentence.start, first - 1)
        return ((start, end),) if _has_verb(doc, start, end) else ()
    return ()


def _has_verb(doc: Doc, start: int, end: int) -> bool:
    return any(doc[i].tag_ in ("VBD", "VBZ", "VBP", "MD") for i in range(start, end))


def _according(word: Token) -> Iterator[Attribution]:
    """ "According to the ministry, ..." and "..., according to the ministry"."""
    source = word.head if base(word) in ("case", "mark") else next((c for c in word.children if base(c) in ("obl", "nmod", "pobj")), None)
    if source is None:
        return
    doc, sentence = word.doc, word.sent
    phrase = [token.i for token in source.subtree if token.i >= word.i]
    first, last = word.i, (phrase[-1] if phrase else source.i) + 1
    after, before = (last, sentence.end), (sentence.start, first)
    pieces = [_cut(doc, a, b) for a, b in ((before, after) if word.i > sentence.start else (after,))]
    content = tuple((a, b) for a, b in pieces if b - a >= 3)
    if content and _has_verb(doc, *content[0]):
        content = content[:1]  # a whole clause before the phrase; what follows it is another matter
    if content:
        yield Attribution(word, source, content)


def _claimed(noun: Token) -> Iterator[Attribution]:
    """ "Their claim that ...": the possessor is the source, or whoever makes the claim."""
    clause = next((c for c in noun.children if base(c) in ("acl", "ccomp") and _begins_with_that(c)), None)
    if clause is None:
        return
    owner = next((child for child in noun.children if child.dep_ == "nmod:poss"), None)
    if owner is None and base(noun) == "obj":
        owner = subject_of(noun.head)
    places = [token.i for token in clause.subtree]
    run = _cut(noun.doc, places[0], places[-1] + 1)
    if owner is not None and run[1] - run[0] >= 3:
        yield Attribution(noun, owner, (run,))


def _in_words(noun: Token) -> Iterator[Attribution]:
    """ "In his words, ...": the possessor is the source."""
    owner = next((child for child in noun.children if child.dep_ == "nmod:poss"), None)
    if owner is None or not any(c.lower_ == "in" for c in noun.lefts) or noun.i > noun.sent.start + 5:
        return
    run = _cut(noun.doc, noun.i + 1, noun.sent.end)
    if run[1] - run[0] >= 3 and _has_verb(noun.doc, *run):
        yield Attribution(noun, owner, (run,))
