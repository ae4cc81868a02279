"""From scores of the network to words that may tell an event."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from dragoman.language.deeds import DeedDecoder

EVENTS, STATUSES = ("O", "ACCUSE", "CONSULT.visit"), ("occurred", "planned")
WORDS = 5
FLOATS = st.floats(-8, 8, width=32)


@given(
    arrays(np.float32, (WORDS, 3), elements=FLOATS),
    arrays(np.float32, (WORDS, 2), elements=FLOATS),
    arrays(np.float32, (3, WORDS, WORDS), elements=FLOATS),
)
def test_probabilities_and_places_hold_for_any_scores(
    events: np.ndarray, statuses: np.ndarray, sides: np.ndarray
) -> None:
    deeds = DeedDecoder(EVENTS, STATUSES).deeds(events, statuses, sides)
    assert deeds
    assert [d.word for d in deeds] == sorted({d.word for d in deeds})
    for deed in deeds:
        assert sum(deed.labels.values()) <= 1 + 1e-5
        assert abs(sum(deed.statuses.values()) - 1) < 1e-5
        for word in range(WORDS):
            assert deed.actors.get(word, 0) + deed.recipients.get(word, 0) <= 1 + 1e-5


def test_the_likeliest_word_is_named_even_where_it_is_unlikely() -> None:
    events = np.zeros((WORDS, 3), np.float32)
    events[:, 0] = 12
    events[3, 0] = 10
    sides = np.zeros((3, WORDS, WORDS), np.float32)
    deeds = DeedDecoder(EVENTS, STATUSES).deeds(events, np.zeros((WORDS, 2), np.float32), sides)
    assert [deed.word for deed in deeds] == [3]


def test_sides_are_those_of_their_own_event() -> None:
    events = np.zeros((WORDS, 3), np.float32)
    events[:, 0] = 12
    events[1] = (0, 9, 0)
    sides = np.zeros((3, WORDS, WORDS), np.float32)
    sides[0] = 5
    sides[1, 0, 1], sides[2, 4, 1] = 12, 12
    (deed,) = DeedDecoder(EVENTS, STATUSES).deeds(events, np.zeros((WORDS, 2), np.float32), sides)
    assert set(deed.actors) == {0}
    assert set(deed.recipients) == {4}
    moved = deed.at([10, 11, 12, 13, 14])
    assert (moved.word, set(moved.actors), set(moved.recipients)) == (11, {10}, {14})
