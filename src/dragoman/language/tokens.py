"""Tokens as the treebanks have them: spaCy's English rules with what news adds."""

from typing import cast

import spacy
from spacy.language import Language
from spacy.symbols import ORTH
from spacy.tokenizer import Tokenizer

ABBREVIATIONS = """
    Amb. Brig. Capt. Cmdr. Col. Cpl. Dept. Fr. Govt. Hon. Lt. Maj. Pres. Pvt. Reps. Sens. Sgt. Sept.
    Nos. Art. approx. ca. cf. e.g. i.e. viz. vs.
    """.split()


def blank_language() -> Language:
    """An English `Language` with the tokenizer and no components."""
    nlp = spacy.blank("en")
    tokenizer = cast(Tokenizer, nlp.tokenizer)
    for word in ABBREVIATIONS:
        tokenizer.add_special_case(word, [{ORTH: word}])
    nlp.max_length = 60_000_000
    return nlp
