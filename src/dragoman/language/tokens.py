"""Tokens as the treebanks have them: spaCy's English rules with what news adds."""

import re
from typing import cast

import spacy
from spacy.language import Language
from spacy.symbols import ORTH
from spacy.tokenizer import Tokenizer
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex

ABBREVIATIONS = """
    Amb. Brig. Capt. Cmdr. Col. Cpl. Dept. Fr. Govt. Hon. Lt. Maj. Pres. Pvt. Reps. Sens. Sgt. Sept.
    Nos. Art. al. approx. ca. cf. e.g. eds. etc. i.e. viz. vs.
    """.split()
# Before these a hyphen does not part a word ("anti-corruption", but "Russian - Turkish"): the affixes of the English
# Web Treebank (Bies et al. 2012), without "ex" and "vice", whose nouns are words of their own here.
PREFIXES = """
    e a u x agro ante anti arch be bi bio co counter cross cyber de eco extra inter intra macro mega micro mid mini
    multi neo non over pan para peri post pre pro pseudo quasi re semi sub super tri ultra un uni
    """.split()
RUNS = (r"[!?]{2,}", r"\.[!?]+", r"\*{2,}", r"_{2,}", r"={2,}")  # marks that stand together as one


def blank_language() -> Language:
    """An English `Language` with the tokenizer and no components."""
    nlp = spacy.blank("en")
    tokenizer = cast(Tokenizer, nlp.tokenizer)
    for word in ABBREVIATIONS:
        tokenizer.add_special_case(word, [{ORTH: word}])
    defaults = nlp.Defaults
    tokenizer.prefix_search = compile_prefix_regex([*RUNS, *(defaults.prefixes or ())]).search
    tokenizer.suffix_search = compile_suffix_regex([*RUNS, *(defaults.suffixes or ())]).search
    tokenizer.infix_finditer = compile_infix_regex([_kept_whole(str(each)) for each in defaults.infixes or ()]).finditer
    nlp.max_length = 60_000_000
    return nlp


def _kept_whole(infix: str) -> str:
    """An infix of the defaults; the one for hyphens between letters spares what follows a prefix."""
    if "-|–|—" not in infix:
        return infix
    spared = "".join(rf"(?<!\b(?i:{re.escape(prefix)}))" for prefix in PREFIXES)
    return rf"(?:{spared}(?:{infix}))"
