"""First-person words of quotations: whose voice they are."""

from collections.abc import Callable

from dragoman.records import Reading

Read = Callable[..., Reading]


def voices(reading: Reading) -> dict[str, list[str]]:
    """First-person words by the name of the actor that they stand for."""
    text, found = reading.report.text, {}
    for actor in reading.actors:
        words = [text[m.start : m.end] for m in actor.mentions]
        found[actor.name] = [word for word in words if word.lower() in ("i", "me", "my", "we", "us", "our")]
    return found


def test_we_is_the_state_that_an_official_speaks_for(read: Read) -> None:
    text = '"We will not sign. Our answer is no," Iranian President Hassan Rouhani said. Iran has asked for more time.'
    assert voices(read(text, "2014-11-04")) == {"Hassan Rouhani": [], "Iran": ["We", "Our"]}


def test_i_is_the_speaker(read: Read) -> None:
    text = (
        '"I will not sign, and my answer is no," Iranian President Hassan Rouhani said. Iran has asked for more time.'
    )
    assert voices(read(text, "2014-11-04")) == {"Hassan Rouhani": ["I", "my"], "Iran": []}


def test_we_is_the_speaker_where_he_holds_no_office(read: Read) -> None:
    text = '"We have waited for ten years," said Maria Berg, a fisherwoman. Norway has promised a harbour.'
    found = voices(read(text))
    assert found["Maria Berg"] == ["We"]
    assert found["Norway"] == []


def test_indirect_speech_has_no_voice_of_its_own(read: Read) -> None:
    text = "Iranian President Hassan Rouhani said we would see. Iran has asked for more time."
    assert not any(voices(read(text, "2014-11-04")).values())


def test_the_united_states_are_not_us(read: Read) -> None:
    text = '"The U.S. must answer," Iranian President Hassan Rouhani said. Iran has asked for more time.'
    assert not any(voices(read(text, "2014-11-04")).values())
