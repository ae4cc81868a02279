"""Lemmas of words as they stand in news."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.language.lemmas import Lemmas
from dragoman.language.pipeline import MODEL

PARTS = (
    "ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB X SPACE".split()
)  # fmt: skip
REGULAR = """
    says VERB say | signed VERB sign | signing VERB sign | tries VERB try | tried VERB try | agreed VERB agree
    stopped VERB stop | stopping VERB stop | planned VERB plan | met VERB meet | told VERB tell | held VERB hold
    discussed VERB discuss | passes VERB pass | reaches VERB reach | rises VERB rise | denied VERB deny
    making VERB make | visiting VERB visit | exchanged VERB exchange | proposed VERB propose | urged VERB urge
    ministers NOUN minister | parties NOUN party | boxes NOUN box | crises NOUN crisis | talks NOUN talk
    churches NOUN church | businesses NOUN business | days NOUN day | borders NOUN border | policies NOUN policy
    higher ADJ high | highest ADJ high | closer ADJ close | larger ADJ large
    """
IRREGULAR = """
    said VERB say | went VERB go | gone VERB go | was AUX be | were AUX be | is AUX be | been AUX be | has AUX have
    did AUX do | took VERB take | taken VERB take | spoke VERB speak | gave VERB give | thought VERB think
    bought VERB buy | left VERB leave | began VERB begin | broke VERB break | sought VERB seek | led VERB lead
    men NOUN man | women NOUN woman | people NOUN people | children NOUN child | better ADJ good | worst ADJ bad
    """
NEVER_CUT = """
    news NOUN news | press NOUN press | basis NOUN basis | status NOUN status | progress NOUN progress
    bring VERB bring | need VERB need | discuss VERB discuss | witness NOUN witness | other ADJ other
    """


def cases(table: str) -> list[list[str]]:
    return [entry.split() for line in table.splitlines() for entry in line.split("|") if entry.strip()]


@pytest.fixture(scope="module")
def lemmas() -> Lemmas:
    return Lemmas.load(MODEL / "lemmas.json")


@pytest.mark.parametrize(("form", "part", "lemma"), cases(REGULAR) + cases(IRREGULAR) + cases(NEVER_CUT))
def test_lemmas(lemmas: Lemmas, form: str, part: str, lemma: str) -> None:
    assert lemmas.of(form, part) == lemma
    assert lemmas.of(form.capitalize(), part) == lemma


@pytest.mark.parametrize("name", ["Athens", "Brussels", "Wales", "Cameron", "TASS"])
def test_names_keep_their_form(lemmas: Lemmas, name: str) -> None:
    assert lemmas.of(name, "PROPN") == name


@pytest.mark.parametrize(
    ("form", "part", "lemma"),
    [("googled", "VERB", "google"), ("retweets", "VERB", "retweet"), ("podcasts", "NOUN", "podcast"),
     ("tariffies", "NOUN", "tariffy"), ("demilitarised", "VERB", "demilitarise"), ("bogging", "VERB", "bog")],
)  # fmt: skip
def test_words_that_no_table_holds_follow_the_rules(form: str, part: str, lemma: str) -> None:
    assert Lemmas({}, {}).of(form, part) == lemma


@given(st.text(min_size=1), st.sampled_from(PARTS))
def test_any_word_has_a_lemma(form: str, part: str) -> None:
    lemmas = Lemmas({}, {})
    assert lemmas.of(form, part) != ""
    assert lemmas.of(form, part) == lemmas.of(form, part)
