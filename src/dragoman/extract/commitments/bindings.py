"""Where a text binds somebody: the word of force, what is to be done, who is to do it, who is asked."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from spacy.tokens import Doc, Token

from dragoman.extract.actors.mentions import base
from dragoman.extract.actors.roles import role_ending
from dragoman.extract.commitments.forces import forces
from dragoman.extract.events.clause import RELATIVE, Clause, clause_of, preposition_of
from dragoman.extract.words import cues
from dragoman.records import Force

Form = Literal["to", "that", "ing", "others", "things", "matters", "adjectives", "nouns", "will"]

SHALL = frozenset("will shall 'll ’ll wo would".split())
ABOUT = frozenset("of for on about to under".split())  # before what an offer or an agreement is about
ON, FOR = ("on", "upon", "to"), ("for",)  # before what a verb is about: "agreed on a date", "called for a truce"
TO_WHAT = frozenset({"commitment", "invitation", "dedication", "pledge"})  # nouns whose "to" says what is to be done
OWNING = frozenset({"by", "from", "of", "between"})  # before whose it is
LIGHT = frozenset(
    "make reach take give have come issue announce express voice put submit table accept sign strike conclude repeat "
    "reiterate renew reaffirm confirm stress keep show declare receive hand extend launch present get".split()
)
UNSURE = frozenset("may might could can".split())
TRYING = frozenset({"seek", "aim", "move", "prepare"})  # in the past they tell of an attempt
FAILING = frozenset(
    "fail refuse hesitate decline endeavor endeavour try attempt struggle hope seek unable unlikely reluctant".split()
)
BY_MEANS = frozenset({"in", "by", "for", "without", "towards", "toward"})  # before a gerund that is no act of its own
CALLING = frozenset({"call", "appeal"})  # whose "on" may be a particle or a preposition
THINGS = frozenset("this that it these those everything something".split())  # of which one only wishes something
ANYTHING = frozenset({"promise", "pledge"})  # verbs whose object is always the act: "pledged ten helicopters"
DECIDING = frozenset({"decided", "agreed"})
ADDRESSED = ("on", "upon", "to", "with")  # before those who are called upon: "called on Oslo to", "appealed to Oslo to"


@dataclass(frozen=True, slots=True)
class Binding:
    """One place where a text binds somebody."""

    head: Token  # the word that tells the force
    force: Force
    form: Form
    content: Token  # head of the words that say what is to be done
    subject: Token | None  # who is bound, or who offers or asks
    other: Token | None = None  # who is asked, or for whom it is
    carrier: Token | None = None  # the verb that carries a noun of force: "made" of "made an offer"
    doubtful: bool = False


def find_bindings(doc: Doc) -> Iterator[Binding]:
    """Every place where words of the lexicon, or a verb of the future, bind somebody; in text order."""
    for token in doc:
        if token.pos_ in ("VERB", "AUX"):
            found = next(_of_verb(token), None) or _of_future(token)
        elif token.pos_ == "ADJ":
            found = _of_adjective(token)
        elif token.pos_ == "NOUN":
            found = _of_noun(token)
        else:
            found = None
        if found is not None:
            yield found


def _of_verb(verb: Token) -> Iterator[Binding]:
    clause = clause_of(verb)
    if _is_unsure(verb) or _is_given_up(verb):
        return
    for lemma in clause.lemmas if clause.head.lemma_ in CALLING else clause.lemmas[:1]:
        if clause.denied:
            yield from _denied(clause, lemma)
        else:
            yield from _by_form(clause, lemma)


def _denied(clause: Clause, lemma: str) -> Iterator[Binding]:
    """What somebody does not agree, want or mean to do."""
    if lemma in forces().denied and clause.infinitives and not clause.passive:
        yield Binding(clause.head, "refused", "to", clause.infinitives[0], clause.subject)


def _by_form(clause: Clause, lemma: str) -> Iterator[Binding]:
    known, verb = forces().by_form, clause.head
    own = Binding(verb, "agreed", "to", verb, clause.subject)
    addressed = _addressed(clause)
    if lemma in known["others"] and clause.infinitives and addressed is not None:
        asked = next((v for v in clause.infinitives if not _is_purpose(v)), None)
        if asked is not None:
            yield replace(own, force=known["others"][lemma], form="others", content=asked, other=addressed)
    aside = base(verb) == "advcl" and verb.tag_ == "VBG"  # "Seeking to calm the row, Oslo ..." tells only why
    aside = aside or (verb.tag_ == "VBD" and lemma in TRYING)
    if lemma in known["to"] and clause.infinitives and not clause.passive and not aside:
        yield replace(own, force=known["to"][lemma], content=clause.infinitives[0])
    if lemma in known["that"] and clause.clauses and _is_to_be_done(clause.clauses[0]):
        yield replace(own, force=known["that"][lemma], form="that", content=clause.clauses[0])
    before = FOR if known["matters"].get(lemma) == "demanded" else ON
    matter = next((t for p in before for t in clause.phrases.get(p, ()) if _may_be_done(t)), None)
    if lemma in known["matters"] and matter is not None and clause.object is None:
        yield replace(own, force=known["matters"][lemma], form="matters", content=matter)
    gerund = next((g for g in clause.gerunds if base(g) != "advcl"), None)
    if lemma in known["ing"] and gerund is not None:
        yield replace(own, force=known["ing"][lemma], form="ing", content=gerund)
    thing = clause.object
    done_before = base(verb) == "acl" and clause.passive and known["things"].get(lemma) in DECIDING
    if lemma in known["things"] and thing is not None and _is_act(thing, lemma) and not done_before:
        yield replace(own, force=known["things"][lemma], form="things", content=thing, other=_receiver(clause))


def _is_purpose(verb: Token) -> bool:
    """Whether an infinitive only says what for: "in order to prevent"."""
    return any(
        c.lower_ == "order" or any(g.lower_ == "order" for g in c.children) for c in verb.children if c.i < verb.i
    )


def _is_to_be_done(verb: Token) -> bool:
    """Whether a clause says what is to be, and not what is: "that Oslo withdraw", "that aid will be sent"."""
    helpers = [c for c in verb.children if base(c) in ("aux", "cop")]
    if any(c.tag_ == "MD" for c in helpers):
        return True
    be = [c for c in helpers if c.lemma_ == "be"]
    return all(c.tag_ == "VB" for c in be) and (bool(be) or verb.tag_ in ("VB", "VBP")) and not _has_perfect(helpers)


def _has_perfect(helpers: list[Token]) -> bool:
    return any(c.lower_ in ("has", "have", "had") for c in helpers)


def _is_act(noun: Token, verb: str) -> bool:
    """Whether a noun is an act of itself, and does not say in words of its own what is to be done."""
    lemma, known = noun.lemma_.lower(), forces()
    if verb in ANYTHING:
        return noun.pos_ in ("NOUN", "SYM", "NUM") and _may_be_done(noun)
    if known.by_form["things"][verb] == "agreed" and lemma not in known.papers:
        return False
    return lemma in known.acts and not (lemma in known.by_form["nouns"] and _content_of(noun) is not None)


def _addressed(clause: Clause) -> Token | None:
    """Who is called upon to do what the infinitive says."""
    if clause.particle not in ("on", "upon"):
        phrase = next((clause.phrases[p][0] for p in ADDRESSED if p in clause.phrases), None)
        if phrase is not None and clause.head.lemma_ in CALLING:
            return phrase
    found = clause.object or clause.indirect
    if clause.head.lemma_ == "call" or (found is not None and found.lower_.endswith(("self", "selves"))):
        return None  # "called a strike to protest", "asked themselves"
    return None if clause.head.lemma_ == "want" and found is not None and found.lower_ in THINGS else found


def _receiver(clause: Clause) -> Token | None:
    return clause.indirect or next((clause.phrases[p][0] for p in ("to", "for", "with") if p in clause.phrases), None)


def _of_future(verb: Token) -> Binding | None:
    """A verb of doing that its subject "will" do, or "is to" do."""
    known = forces()
    auxiliaries = {child.lower_ for child in verb.children if base(child) == "aux" and child.i < verb.i}
    copular = any(child.dep_ == "cop" for child in verb.children)
    if not (auxiliaries & SHALL or _is_to(verb) or _is_headline_future(verb)) or copular or auxiliaries & {"have"}:
        return None
    if verb.lemma_ in known.states and not (verb.lemma_ in known.carrying and _carries(verb)):
        return None
    if verb.lemma_ in cues().mere - known.carrying:
        return None
    clause = clause_of(verb)
    if clause.subject is None or _is_asked_about(verb) or (clause.passive and "would" in auxiliaries):
        return None
    force: Force = "refused" if clause.denied or _no_longer(verb) else "promised"
    return Binding(verb, force, "will", verb, clause.subject, doubtful=bool(auxiliaries & {"would"}))


def _is_asked_about(verb: Token) -> bool:
    """Whether a clause only asks: "what she would say", "whether it will sign", "whatever I can do, I will do"."""
    return any(c.tag_ in ("WP", "WRB", "WDT") and c.lower_ not in RELATIVE for c in verb.children) or any(
        c.lower_ == "whether" for c in verb.children
    )


def _no_longer(verb: Token) -> bool:
    return any(c.lower_ == "longer" and any(g.lower_ == "no" for g in c.children) for c in verb.children)


def _is_given_up(verb: Token) -> bool:
    """Whether somebody only had in mind, or failed, to do what the verb says: "had planned", "failed to agree"."""
    had = any(c.lower_ == "had" and base(c) == "aux" for c in verb.children)
    failed = base(verb) == "xcomp" and verb.head.lemma_ in FAILING
    means = verb.tag_ == "VBG" and any(base(c) == "mark" and c.lower_ in BY_MEANS for c in verb.children)
    return (had and verb.lemma_ in ("plan", "intend", "hope", "mean", "want")) or failed or means


def _carries(verb: Token) -> bool:
    return any(child.dep_ == "xcomp" for child in verb.children)


def _is_to(verb: Token) -> bool:
    """Whether a verb is the infinitive of "is to send"."""
    above = verb.head
    marked = any(child.lower_ == "to" and base(child) == "mark" for child in verb.children)
    return marked and base(verb) in ("xcomp", "ccomp") and above.lemma_ == "be"


def _is_headline_future(verb: Token) -> bool:
    """Whether a verb is the infinitive of a headline: "Oslo to send envoy"."""
    marked = any(child.lower_ == "to" and child.i < verb.i for child in verb.children)
    own = any(child.dep_ == "nsubj" and child.i < verb.i for child in verb.children)
    return marked and own and base(verb) in ("root", "ccomp", "parataxis")


def _of_adjective(word: Token) -> Binding | None:
    force = forces().by_form["adjectives"].get(word.lemma_.lower())
    clause = clause_of(word)
    if force is None or _is_unsure(word) or base(word) in ("amod", "acl"):
        return None
    content = next(iter(clause.infinitives), None) or next(
        (t for p in ("for", "to", "on", "in") for t in clause.phrases.get(p, ())
         if t.lemma_.lower() in forces().acts or t.tag_ == "VBG"), None
    )  # fmt: skip
    if content is None or content.lemma_ in ("be", "see", "hear", "learn"):
        return None
    return Binding(word, "refused" if clause.denied else force, "adjectives", content, clause.subject)


def _of_noun(noun: Token) -> Binding | None:
    force = forces().by_form["nouns"].get(noun.lemma_.lower())
    if force is None:
        return None
    content = _content_of(noun)
    if content is None:
        return None
    clause, carrier = clause_of(noun), _carrier(noun)
    if carrier is None:
        return Binding(noun, force, "nouns", content, _owner(clause, content), _other(clause, content))
    above = clause_of(carrier)
    if above.denied or _is_given_up(carrier) or any(child.lower_ == "no" for child in noun.children):
        return None
    taken = next((forces().by_form["things"][w] for w in above.lemmas if w in forces().by_form["things"]), None)
    owner = _owner(clause, content)
    owned = any(c.dep_ == "nmod:poss" for c in noun.children)
    if taken is None and owned:
        return Binding(noun, force, "nouns", content, owner, _other(clause, content))
    if taken is not None:
        return Binding(noun, taken, "nouns", content, above.subject, owner or _other(clause, content), carrier)
    return Binding(noun, force, "nouns", content, above.subject or owner, _other(clause, content), carrier)


def _carrier(noun: Token) -> Token | None:
    """The verb that a noun of force goes with: "made" of "made an offer", "rejected" of "rejected a plan"."""
    verb = noun.head
    if (
        base(noun) not in ("obj", "nsubj", "obl")
        or verb.pos_ != "VERB"
        or (base(noun) == "nsubj" and ":" not in noun.dep_)
    ):
        return None
    return (
        verb if verb.lemma_ in LIGHT or any(w in forces().by_form["things"] for w in clause_of(verb).lemmas) else None
    )


def _other(clause: Clause, content: Token) -> Token | None:
    return next((t for t in clause.phrases.get("to", ()) if t is not content), None)


def _content_of(noun: Token) -> Token | None:
    """What an offer, a decision or an agreement is about: an infinitive, or a phrase with "of", "for", "on"."""
    for child in noun.rights:
        if base(child) == "acl" and any(c.lower_ == "to" and base(c) == "mark" for c in child.children):
            return child
    for child in noun.rights:
        if child.dep_ == "acl:relcl" and _under_which(child):
            return child
        if base(child) in ("acl", "ccomp") and any(c.lower_ == "that" and base(c) == "mark" for c in child.children):
            return child if _is_to_be_done(child) else None
    if noun.head.lemma_ in LIGHT and base(noun) == "obj":
        for child in noun.head.children:
            if base(child) in ("advcl", "xcomp") and child.i > noun.i and child.tag_ == "VB":
                return child
    for child in noun.rights:
        before = preposition_of(child) if base(child) == "nmod" else None
        if before in ABOUT and (before != "to" or noun.lemma_ in TO_WHAT) and _may_be_done(child):
            return child
    return _beside_verb(noun)


def _beside_verb(noun: Token) -> Token | None:
    """What an agreement is for, where the tree hangs it on the verb: "struck a deal with Oslo for the sale of"."""
    things = forces().by_form["things"]
    if base(noun) != "obj" or not any(lemma in things for lemma in clause_of(noun.head).lemmas):
        return None
    behind = (c for c in noun.head.rights if c.i > noun.i and base(c) == "obl")
    return next((c for c in behind if preposition_of(c) in ("for", "on") and _may_be_done(c)), None)


def _may_be_done(noun: Token) -> bool:
    """Whether a noun can be what an offer is about: no name, no person."""
    return not noun.ent_type_ and noun.pos_ == "NOUN" and role_ending(noun.doc, noun.i) is None


def _under_which(verb: Token) -> bool:
    """Whether a clause says what is to be done under an agreement: "under which Oslo will send"."""
    return any(c.lower_ == "which" and preposition_of(c) in ("under", "by", "in") for c in verb.children)


def _owner(clause: Clause, content: Token) -> Token | None:
    for preposition in ("'s", *sorted(OWNING), "-"):
        for token in clause.phrases.get(preposition, ()):
            if token is not content:
                return token
    return None


def _is_unsure(token: Token) -> bool:
    return any(child.lower_ in UNSURE and base(child) == "aux" for child in token.children)
