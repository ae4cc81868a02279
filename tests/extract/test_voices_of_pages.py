"""Whose voice "I", "we" and "you" are in letters, interviews, transcripts and speeches."""

from collections.abc import Callable

from dragoman.records import Reading

Read = Callable[..., Reading]
PERSONAL = frozenset("i me my myself we us our you your".split())


def heard(reading: Reading, name: str) -> list[str]:
    """The words of the first and second person that the actor of that name is given, in text order."""
    text = reading.report.text
    (actor,) = [actor for actor in reading.actors if actor.name == name]
    words = [text[m.start : m.end] for m in actor.mentions]
    return [word for word in words if word.lower() in PERSONAL]


def test_who_signs_a_letter_is_i_and_who_is_greeted_is_you(read: Read) -> None:
    letter = (
        "Helsinki, 4 May 2011\n\nDear Ms. Okafor,\n\nI have read your report. My staff will answer it in June."
        "\n\nThe committee met in Tampere.\n\nYours sincerely,\n\nMikko Salonen\n\nSecretary of the Committee\n"
    )
    reading = read(letter)
    assert heard(reading, "Mikko Salonen") == ["I", "My"]
    assert heard(reading, "Okafor") == ["your"]


def test_in_an_interview_the_guest_answers_i_and_is_asked_as_you(read: Read) -> None:
    interview = (
        "Interview with Lena Haugen, head of the fisheries union\n\n"
        "Lena Haugen has led the union since 2004. We met her in Bergen.\n\n"
        "Why did you leave the talks?\n\n"
        "I left because nobody listened. My members had waited for a year.\n\n"
        "Will you come back to the table?\n\n"
        "I will, if the minister asks me himself.\n"
    )
    assert heard(read(interview), "Lena Haugen") == ["you", "I", "My", "you", "I", "me"]


def test_in_a_transcript_each_label_opens_the_turn_of_whom_it_names(read: Read) -> None:
    transcript = (
        "Press conference after the talks in Oslo\n\n"
        "Anna Lindqvist: I thank my colleague for his welcome.\n\n"
        "Pavel Novotny: I agree with every word of it.\n\n"
        "Question: Will you sign the treaty this year?\n\n"
        "Anna Lindqvist: I hope so. We have no time to lose.\n"
    )
    reading = read(transcript)
    assert heard(reading, "Anna Lindqvist") == ["I", "my", "you", "I", "We"]
    assert heard(reading, "Pavel Novotny") == ["I"]


def test_behind_q_and_a_speaks_the_guest_whom_the_introduction_names(read: Read) -> None:
    interview = (
        "The head of the port on the strike\n\nAnna Lindqvist has led the port of Turku since 2004.\n\n"
        "Q1: Why did you stay away?\n\nA1: I was ill that week.\n\nQ2: Will it last?\n\nA2: I hope not.\n"
    )
    assert heard(read(interview), "Anna Lindqvist") == ["you", "I", "I"]


def test_a_place_before_a_colon_is_no_speaker(read: Read) -> None:
    column = "LONDON: We saw the palace.\n\nLONDON: I missed the train.\n\nLONDON: We went home.\n"
    assert all(actor.kind != "person" for actor in read(column).actors)


def test_a_speech_is_in_the_voice_of_whom_its_title_names(read: Read) -> None:
    speech = (
        "Address by Maria Berg to the Assembly of Ports\n\n"
        "I am glad to be back in Rotterdam. My country lives by the sea. I was a pilot before I was anything else.\n"
    )
    assert heard(read(speech), "Maria Berg") == ["I", "My", "I", "I"]


def test_my_country_is_the_state_of_an_official_who_speaks(read: Read) -> None:
    speech = (
        "Speech by Finnish Foreign Minister Erkki Tuomioja at the Arctic Forum\n\n"
        "I thank our hosts. My country has waited long for this day. Finland will do its part, and I shall do mine.\n"
    )
    reading = read(speech, "2005-06-01")
    (finland,) = [actor for actor in reading.actors if actor.kind == "government" and actor.country == "FIN"]
    assert "My country" in [reading.report.text[m.start : m.end] for m in finland.mentions]


def test_what_others_are_quoted_as_saying_stays_theirs(read: Read) -> None:
    letter = (
        'Dear Mr. Roth,\n\nI met the mayor on Monday. "I shall never pay," Pavel Dvorak said.\n\nYours,\n\nHanna Weiss'
    )
    reading = read(letter)
    assert heard(reading, "Hanna Weiss") == ["I"]
    assert heard(reading, "Pavel Dvorak") == ["I"]


def test_a_report_in_the_third_person_has_no_voice_of_its_own(read: Read) -> None:
    report = (
        "Ministers met in Oslo on Monday. Anna Lindqvist said the talks had gone well. Who will pay? Nobody knows yet."
    )
    assert heard(read(report), "Anna Lindqvist") == []
