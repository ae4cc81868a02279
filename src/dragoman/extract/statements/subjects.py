"""Who speaks, and to whom: subject and addressee of a verb of saying in the tree."""

from spacy.tokens import Token

from dragoman.extract.actors.mentions import base
from dragoman.extract.words import cues

RELATIVE = frozenset({"who", "which", "that", "whom"})
WITHOUT_SUBJECT = frozenset({"advcl", "xcomp", "conj", "acl", "ccomp", "parataxis"})
TOLD = frozenset("tell inform assure remind warn ask urge notify brief advise".split())
SAID_TO = frozenset("say add explain write state report".split())
QUOTING = frozenset({"quote", "cite"})
ISSUED = frozenset("issue release publish make send write deliver circulate post".split())
INVERTING = frozenset({",", '"', "”", "''", "’", "'", "?", "!"})
FARTHEST_NAME = 14  # tokens
MOST_CLIMBS = 4


def is_cue(token: Token) -> bool:
    """Whether a token is a verb of saying in use, not an auxiliary or adjective."""
    return (
        token.lemma_ in cues().say and token.pos_ == "VERB" and base(token) not in ("amod", "compound", "case", "mark")
    )


def subject_of(verb: Token) -> Token | None:
    """Who does what a verb says: its subject, or that of the verb it hangs on; antecedents for "who".

    A participle (", adding that ...") goes with the verb of saying above it, even where the tree hangs it
    on a verb of what is said.
    """
    quoting = next((token for token in verb.ancestors if token.lemma_ in QUOTING), None)
    if verb.lemma_ in cues().sure and verb.tag_ == "VBG" and quoting is not None:
        return _quoted(quoting)
    if verb.lemma_ in QUOTING and any(child.tag_ == "VBG" and is_cue(child) for child in verb.children):
        return _quoted(verb) or own_subject(verb)
    apart = base(verb) != "acl" or (verb.i > 0 and verb.doc[verb.i - 1].text == ",")
    if verb.tag_ == "VBG" and own_subject(verb) is None and apart:
        above = next((token for token in verb.ancestors if is_cue(token) and token.tag_ != "VBG"), None)
        if above is not None:
            verb = above
    if own_subject(verb) is None:
        beside = subject_beside(verb) or _subject_after(verb)
        if beside is not None:
            return beside
    for _ in range(MOST_CLIMBS):
        own = own_subject(verb) or _person_before(verb)
        if own is not None:
            return own
        if base(verb) == "acl":
            return _issuer(verb.head) or verb.head
        if base(verb) not in WITHOUT_SUBJECT or verb.head is verb:
            return None
        verb = verb.head
    return None


def _quoted(verb: Token) -> Token | None:
    """Who is quoted "as saying"."""
    behind = (child for child in verb.rights if child.dep_ == "nsubj")  # where the tree has two subjects
    return next((child for child in verb.children if child.dep_ in ("obj", "iobj", "nsubj:pass")), next(behind, None))


def _issuer(paper: Token) -> Token | None:
    """Who issued a statement "saying that ...": the subject of the verb that the paper is the object of."""
    issued = paper.dep_ == "obj" and paper.head.lemma_ in ISSUED
    return own_subject(paper.head) if issued else None


def own_subject(verb: Token) -> Token | None:
    """The subject that hangs on the verb itself; of a passive, its agent or whoever is quoted."""
    subjects = [child for child in verb.children if child.dep_ in ("nsubj", "nsubj:outer")]
    if subjects:
        if subjects[0].lower_ in RELATIVE and verb.dep_ == "acl:relcl":
            return verb.head
        return min(subjects, key=lambda child: (child.i > verb.i, child.pos_ != "PROPN", abs(child.i - verb.i)))
    passive = next((child for child in verb.children if child.dep_ == "nsubj:pass"), None)
    if passive is None:
        return None
    return passive if verb.lemma_ in QUOTING else _agent(verb)


def _agent(verb: Token) -> Token | None:
    """By whom something was said."""
    for child in verb.children:
        if child.dep_ == "obl:agent" or (base(child) == "obl" and any(case.lower_ == "by" for case in child.lefts)):
            return child
    return None


def subject_beside(verb: Token) -> Token | None:
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


def _person_before(verb: Token) -> Token | None:
    """The person right before a finite verb, where the tree hangs the name elsewhere."""
    before = verb.doc[verb.i - 1] if verb.i > verb.sent.start else verb
    finite = verb.tag_ in ("VBD", "VBZ", "VBP") and base(verb) in ("root", "conj", "ccomp", "parataxis")
    return before if finite and before.ent_type_ == "PER" else None


def _subject_after(verb: Token) -> Token | None:
    """The name that an inverted cue is followed by, where the tree hangs it elsewhere (“...,” said the mayor, X)."""
    inverted = verb.i > 0 and verb.doc[verb.i - 1].text in INVERTING and verb.tag_ in ("VBD", "VBZ")
    if not inverted or not is_cue(verb):
        return None
    for token in verb.doc[verb.i + 1 : min(verb.i + FARTHEST_NAME, verb.sent.end)]:
        if token.ent_type_ == "PER":
            return token
        if token.pos_ in ("VERB", "AUX", "ADP", "SCONJ") and token.lower_ not in ("of", "for"):
            return None
    return None


def addressee_of(verb: Token) -> Token | None:
    """Whom the words are told to: "told reporters", "said to the envoy"."""
    for child in verb.children:
        if child.dep_ == "iobj" or (child.dep_ == "obj" and verb.lemma_ in TOLD):
            return child
        if base(child) == "obl" and verb.lemma_ in SAID_TO and any(case.lower_ == "to" for case in child.lefts):
            return child
    return None
