"""Where sentences end: at stops that end something, at blocks, and nowhere else."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.language.sentences import mark_sentences
from dragoman.language.tokens import blank_language
from dragoman.records import Block

NLP = blank_language()
PARTS = [
    "Mr. ",
    "U.S. ",
    '"',
    "“",
    "”",
    ". ",
    ".",
    "! ",
    "? ",
    "... ",
    "Ankara ",
    "talks ",
    "J. ",
    "\n",
    "\n\n",
    " ",
    ", ",
]


def sentences(text: str, *blocks: Block) -> list[str]:
    doc = mark_sentences(NLP.make_doc(text), blocks or (Block("paragraph", 0, len(text)),))
    return [sentence.text.strip() for sentence in doc.sents]


@pytest.mark.parametrize(
    "one",
    [
        "Mr. Orlov met Dr. Kaya and Gen. Petrov in St. Petersburg.",
        "The U.S. envoy said the U.N. mission would stay.",
        "George W. Bush spoke to J. K. Smith of Acme Corp. on the phone.",
        "The price fell 3.5 percent to $41.20 a barrel.",
        "Talks begin on Jan. 15 at 10 a.m. in Geneva.",
        "“Why not?” the minister asked reporters.",
        '"Is this peace?" he asked.',
        "The delegates ... went home.",
        "Lt. Col. Adam Reyes declined to comment, e.g. on losses.",
        "The mission (it opened in 1998) will close.",
        "2. The sides agree to meet once a year.",
        "Trade has doubled since then. [12]",
    ],
)
def test_one_sentence(one: str) -> None:
    assert sentences(one) == [one]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("The ministers met.", "They will meet again."),
        ("“We shall go on.”", "The envoy left the room."),
        ("``The door is open.''", "Kaya said no more."),
        ('He said: "We are ready."', "The talks begin on Friday."),
        ("He spoke for Acme Corp.", "The company declined to comment."),
        ("They live in the U.S.", "The children stayed behind."),
        ("Will they come?", "Nobody knows."),
        ("Enough!", "The guns must fall silent."),
        ("We will see…", "The minister smiled."),
        ("He left (without a word.)", "Nobody followed."),
        ("Trade has doubled. [12]", "Few expected it."),
        ("we went there twice .", "nobody was at home ."),
        ("Who will pay ???", "Nobody knows."),
    ],
)
def test_two_sentences(first: str, second: str) -> None:
    assert sentences(f"{first} {second}") == [first, second]


def test_a_blank_line_ends_a_heading() -> None:
    assert sentences("Talks on water\n\nThe ministers met.") == ["Talks on water", "The ministers met."]


def test_a_wrapped_line_ends_nothing() -> None:
    assert sentences("The ministers\nmet in Geneva.") == ["The ministers\nmet in Geneva."]


def test_a_sentence_never_crosses_a_block() -> None:
    text = "Pact signed in Riga\nRIGA (ABC) - Envoys signed."
    dash = text.index("Envoys")
    assert sentences(text, Block("title", 0, 19), Block("dateline", 20, dash), Block("paragraph", dash, len(text))) == [
        "Pact signed in Riga", "RIGA (ABC) -", "Envoys signed.",
    ]  # fmt: skip


def test_a_list_without_stops_is_cut() -> None:
    parts = sentences("figs, " * 500)
    assert len(parts) > 3
    assert all(len(part.split()) <= 320 for part in parts)


@given(st.one_of(st.text(), st.lists(st.sampled_from(PARTS), max_size=40).map("".join)))
@settings(max_examples=300, deadline=None)
def test_any_text_is_cut_without_loss(text: str) -> None:
    doc = mark_sentences(NLP.make_doc(text), (Block("paragraph", 0, len(text)),))
    assert "".join(sentence.text_with_ws for sentence in doc.sents) == text
    assert all(len(sentence) for sentence in doc.sents)


@given(st.lists(st.sampled_from(PARTS), min_size=1, max_size=40).map("".join), st.data())
@settings(max_examples=100, deadline=None)
def test_no_sentence_has_words_of_two_blocks(text: str, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(text)))
    doc = mark_sentences(NLP.make_doc(text), (Block("heading", 0, place), Block("paragraph", place, len(text))))
    for sentence in doc.sents:
        sides = {token.idx < place for token in sentence if not token.is_space}
        assert len(sides) < 2
