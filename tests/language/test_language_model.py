"""Reports to Docs: what every parse keeps, with the project's own network and with an installed pipeline."""

from pathlib import Path

import numpy as np
import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.attrs import DEP, HEAD, LEMMA, POS, TAG
from spacy.language import Language
from spacy.tokens import Doc

from dragoman.errors import ModelError
from dragoman.language import LanguageModel, load
from dragoman.records import Block, Report

TEXT = "Share this page\n\nFOREIGN MINISTER VISITS RIGA\n\nThe minister visited Latvia.  He met the president in Riga."
BLOCKS = (Block("furniture", 0, 15), Block("title", 17, 45), Block("paragraph", 47, len(TEXT)))


def report(text: str, blocks: tuple[Block, ...] | None = None) -> Report:
    return Report("id", "key", "source", text, blocks=(Block("paragraph", 0, len(text)),) if blocks is None else blocks)


def parse(text: str) -> Doc:
    return load().parse(report(text))


@given(st.one_of(st.text(), st.text("“”\"'., \n\tAbc19-€é", max_size=120)))
@settings(max_examples=80, deadline=None)
def test_any_text_gives_trees_over_the_same_text(text: str) -> None:
    doc = parse(text)
    assert doc.text == text
    for token in doc:
        assert text[token.idx : token.idx + len(token)] == token.text
    for sentence in doc.sents:
        assert sum(token.head == token for token in sentence) == 1
        assert all(token.head in sentence for token in sentence)
        assert all((token.dep_ == "root") == (token.head == token) for token in sentence if token.dep_ != "dep")


def test_words_carry_all_that_later_stages_read() -> None:
    doc = parse("The ministers signed three agreements in Ankara yesterday.")
    verb = next(token for token in doc if token.text == "signed")
    assert (verb.pos_, verb.lemma_, verb.dep_) == ("VERB", "sign", "root")
    subject = next(child for child in verb.children if child.dep_ == "nsubj")
    assert (subject.text, subject.lemma_, subject.tag_) == ("ministers", "minister", "NNS")
    assert "Ankara" in [entity.text for entity in doc.ents]


def test_persons_are_told_from_places() -> None:
    people = [
        entity.text for entity in parse("Angela Merkel met Narendra Modi in Berlin.").ents if entity.label_ == "PER"
    ]
    assert people == ["Angela Merkel", "Narendra Modi"]


def test_furniture_is_tokenised_but_not_analysed() -> None:
    doc = load().parse(report(TEXT, BLOCKS))
    assert doc.text == TEXT
    assert {token.pos_ for token in doc if token.idx < 15} == {""}
    assert all(token.pos_ for token in doc if token.idx > 47 and not token.is_space)


def test_spaces_belong_to_the_tree_of_their_sentence() -> None:
    doc = load().parse(report(TEXT, BLOCKS))
    spaces = [token for token in doc if token.is_space and token.idx > 47]
    assert spaces
    assert all(space.head.sent == space.sent and not space.head.is_space for space in spaces)


def test_a_report_is_read_alike_after_any_other() -> None:
    text = "The Polish premier told lawmakers that the border would stay closed."
    columns = [TAG, POS, LEMMA, DEP, HEAD]
    alone = parse(text).to_array(columns)
    parse("Envoys met. " * 300)
    assert np.array_equal(alone, parse(text).to_array(columns))


@pytest.mark.parametrize("text", ["", " ", "\n\n\n", "\u00a0\u2003", "."])
def test_blank_texts(text: str) -> None:
    assert parse(text).text == text


def test_a_sentence_of_more_pieces_than_the_network_takes() -> None:
    text = "Ministers paid " + "1,000,000 " * 250 + "euros."
    doc = parse(text)
    assert doc.text == text
    for sentence in doc.sents:
        assert sum(token.head == token for token in sentence) == 1
    assert doc[0].tag_ == "NNS"


def test_the_model_is_loaded_once() -> None:
    assert load() is load()


def test_a_missing_pipeline_is_named() -> None:
    with pytest.raises(ModelError, match="no spaCy pipeline 'en_nowhere' is installed"):
        LanguageModel("en_nowhere")


def test_a_pipeline_that_sets_too_little_is_refused(tmp_path: Path) -> None:
    spacy.blank("en").to_disk(tmp_path)
    with pytest.raises(ModelError, match="does not set TAG, POS, LEMMA, DEP"):
        LanguageModel(str(tmp_path))


@Language.component("chain_for_tests")
def _chain(doc: Doc) -> Doc:
    """Hang every word of a sentence on its first."""
    for sentence in doc.sents:
        for token in sentence:
            token.head, token.tag_, token.pos_, token.lemma_ = sentence[0], "NN", "NOUN", token.lower_
            token.dep_ = "root" if token == sentence[0] else "dep"
    return doc


@pytest.fixture
def foreign(tmp_path: Path) -> LanguageModel:
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    nlp.add_pipe("chain_for_tests")
    nlp.to_disk(tmp_path)
    return LanguageModel(str(tmp_path))


def test_another_pipeline_may_take_the_place_of_the_networks(foreign: LanguageModel) -> None:
    doc = foreign.parse(report("Envoys met. Ministers talked."))
    assert [token.pos_ for token in doc] == ["NOUN"] * len(doc)
    assert len(list(doc.sents)) == 2
