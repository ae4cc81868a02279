"""Attributions of the tree and of the network: what each of them adds to the other."""

import pytest
from spacy.tokens import Doc, Span

from dragoman.extract.statements.attribution import Attribution, find_attributions
from dragoman.extract.statements.joining import join_attributions
from dragoman.extract.statements.tagged import find_tagged
from dragoman.language import load
from dragoman.records import Block, Published, Report

SENTENCE = "The minister said the bridge would open in June, a date that engineers call too early."


def parsed(text: str) -> Doc:
    block = Block("paragraph", 0, len(text))
    return load().parse(Report(id="", key="", source="", text=text, published=Published(None), blocks=(block,)))


def marked(doc: Doc, **spans: str) -> Doc:
    """The Doc with the network's spans replaced by others: label=words."""
    found = []
    for label, words in spans.items():
        start = doc.text.index(words)
        span = doc.char_span(start, start + len(words), label=label)
        assert span is not None
        found.append(span)
    doc.spans["attributions"] = found
    return doc


def contents(doc: Doc, attributions: list[Attribution]) -> list[str]:
    return [doc[start:end].text for item in attributions for start, end in item.content]


def joined(doc: Doc) -> list[Attribution]:
    quoted = bytearray(len(doc))
    return join_attributions(doc, find_attributions(doc, quoted), list(find_tagged(doc)), quoted)


def test_the_network_marks_cue_source_and_content() -> None:
    doc = parsed("The foreign minister said that the talks would go on in Geneva.")
    found = {span.label_: span.text for span in doc.spans["attributions"]}
    assert found["CUE"] == "said"
    assert found["SRC"] == "The foreign minister"
    assert found["CON"].endswith("the talks would go on in Geneva")


def test_a_content_ends_at_the_comma_where_the_network_ends_it() -> None:
    doc = marked(parsed(SENTENCE), CUE="said", SRC="The minister", CON="the bridge would open in June")
    assert contents(doc, joined(doc)) == ["the bridge would open in June"]


def test_a_content_is_not_cut_in_the_middle_of_a_phrase() -> None:
    doc = marked(parsed("The minister said the bridge would open in June."), CUE="said", CON="the bridge would open in")
    assert contents(doc, joined(doc)) == ["the bridge would open in June"]


def test_what_only_the_network_finds_needs_a_source_and_a_word_of_saying() -> None:
    doc = parsed("The bridge, so much is clear, would open in June.")
    doc = marked(doc, CUE="is clear", CON="would open in June")
    assert joined(doc) == []


@pytest.mark.parametrize("gap", ["of", "of the old"])
def test_contents_that_a_few_tokens_part_are_one(gap: str) -> None:
    doc = parsed(f"She said the opening {gap} bridge would be in June.")
    first, last = doc.text.index(f" {gap}"), doc.text.index("bridge")
    spans = [doc.char_span(13 - 4, first, label="CON"), doc.char_span(last, len(doc.text) - 1, label="CON")]
    cue = doc.char_span(4, 8, label="CUE")
    doc.spans["attributions"] = [span for span in (cue, *spans) if isinstance(span, Span)]
    assert contents(doc, list(find_tagged(doc))) == [f"the opening {gap} bridge would be in June"]


def test_a_pipeline_without_such_spans_has_the_tree_alone() -> None:
    doc = parsed(SENTENCE)
    del doc.spans["attributions"]
    assert list(find_tagged(doc)) == []
