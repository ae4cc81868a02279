"""Statements: who says what, on sentences of every build."""

from collections.abc import Callable

import pytest

from dragoman.records import Reading

Read = Callable[..., Reading]
Said = tuple[str, str | None, str | None, str]


def said(reading: Reading) -> list[Said]:
    """Kind, speaker's name, cue and words of every statement."""
    names = {actor.id: actor.name for actor in reading.actors}
    return [(s.kind, names.get(s.speaker or ""), s.cue, s.text) for s in reading.statements]


def bare(text: str) -> str:
    return text.strip(" .,").removeprefix("the ").removeprefix("The ")


KORHONEN = "Finnish Foreign Minister Alva Korhonen"
BRIDGE = "the bridge will open in June"


@pytest.mark.parametrize(
    "sentence",
    [
        f'"The bridge will open in June," {KORHONEN} said on Tuesday.',
        f'"The bridge will open in June," said {KORHONEN}.',
        f'{KORHONEN} said: "The bridge will open in June."',
        f'{KORHONEN} told reporters in Turku, "The bridge will open in June."',
        f"“The bridge will open in June,” {KORHONEN} told a news conference.",
        f"``The bridge will open in June,'' {KORHONEN} said.",
        f"‘The bridge will open in June,’ {KORHONEN} said.",
    ],
)
def test_direct_speech(read: Read, sentence: str) -> None:
    ((kind, speaker, cue, text),) = said(read(sentence))
    assert (kind, speaker, bare(text)) == ("direct", "Alva Korhonen", bare(BRIDGE))
    assert cue in ("said", "told")


@pytest.mark.parametrize(
    ("sentence", "cue"),
    [
        (f"{KORHONEN} said the bridge will open in June.", "said"),
        (f"{KORHONEN} announced on Monday that the bridge will open in June.", "announced"),
        (f"{KORHONEN} told reporters that the bridge will open in June.", "told"),
        (f"The bridge will open in June, {KORHONEN} said.", "said"),
        (f"The bridge will open in June, said {KORHONEN}.", "said"),
        (f"The bridge will open in June, according to {KORHONEN}.", "according to"),
        (f"According to {KORHONEN}, the bridge will open in June.", "according to"),
    ],
)
def test_indirect_speech(read: Read, sentence: str, cue: str) -> None:
    assert [(k, s, c, bare(t)) for k, s, c, t in said(read(sentence))] == [
        ("indirect", "Alva Korhonen", cue, bare(BRIDGE))
    ]


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ('Alva Korhonen called the plan "a gift to smugglers" and left the room.', "a gift to smugglers"),
        ('Alva Korhonen described the talks as "long and very honest".', "long and very honest"),
        ('Alva Korhonen said the plan was "a gift to smugglers".', '"a gift to smugglers'),
        ('Alva Korhonen thanked the crew "for their courage in the storm".', "for their courage in the storm"),
    ],
)
def test_mixed_speech(read: Read, sentence: str, words: str) -> None:
    ((kind, speaker, _, text),) = said(read(sentence))
    assert (kind, speaker) == ("mixed", "Alva Korhonen")
    assert words in text


def test_the_evidence_of_a_mixed_statement_is_its_clause_and_then_the_quoted_words(read: Read) -> None:
    text = 'Alva Korhonen said the plan was "a gift to smugglers" and would fail.'
    (statement,) = read(text).statements
    first, *quoted = (text[span.start : span.end] for span in statement.evidence)
    assert first == 'the plan was "a gift to smugglers" and would fail'
    assert quoted == ["a gift to smugglers"]


def test_a_quotation_broken_by_its_cue_gives_two_statements(read: Read) -> None:
    found = said(read(f'"The bridge will open in June," {KORHONEN} said, "and we shall all walk across it."'))
    assert [speaker for _, speaker, _, _ in found] == ["Alva Korhonen"] * 2
    assert [bare(text) for *_, text in found] == ["bridge will open in June", "and we shall all walk across it"]


def test_a_quotation_goes_on_after_its_cue_with_its_speaker(read: Read) -> None:
    found = said(read(f'"The bridge will open in June," {KORHONEN} said. "We have waited for ten years."'))
    assert [(kind, speaker) for kind, speaker, _, _ in found] == [("direct", "Alva Korhonen")] * 2


def test_adjoining_quoted_sentences_are_one_statement(read: Read) -> None:
    found = said(read(f'"The ice is thick. The ferry will wait. Nobody will be forgotten," {KORHONEN} said.'))
    assert [bare(text) for *_, text in found] == ["ice is thick. The ferry will wait. Nobody will be forgotten"]


def test_a_quotation_that_stands_free_belongs_to_who_spoke_last(read: Read) -> None:
    text = (
        f'{KORHONEN} spoke to lawmakers.\n\n"The ferry will close for the winter," Korhonen said.\n\n'
        '"We shall open it in April."'
    )
    assert [(speaker, cue) for _, speaker, cue, _ in said(read(text))] == [
        ("Alva Korhonen", "said"),
        ("Alva Korhonen", None),
    ]


def test_a_pronoun_speaks_for_its_antecedent(read: Read) -> None:
    text = f'{KORHONEN} visited the works on Monday. She said the steel had arrived. "It is good steel," she added.'
    assert [(kind, speaker, cue) for kind, speaker, cue, _ in said(read(text))] == [
        ("indirect", "Alva Korhonen", "said"),
        ("direct", "Alva Korhonen", "added"),
    ]


def test_he_and_she_are_told_apart(read: Read) -> None:
    text = (
        "German Chancellor Angela Merkel met French President Francois Hollande in Lille. "
        "He said the budget was sound. She said it needed work."
    )
    assert [speaker for _, speaker, _, _ in said(read(text, "2014-03-11"))] == ["Francois Hollande", "Angela Merkel"]


def test_what_is_added_is_a_statement_of_its_own(read: Read) -> None:
    found = said(read(f"{KORHONEN} said the bridge will open in June, adding that the toll would be low."))
    assert [(speaker, cue, bare(text)) for _, speaker, cue, text in found] == [
        ("Alva Korhonen", "said", bare(BRIDGE)),
        ("Alva Korhonen", "adding", "toll would be low"),
    ]


def test_in_her_words(read: Read) -> None:
    found = said(read(f"{KORHONEN} visited the works. In her words, the bridge will open in June."))
    assert [(speaker, bare(text)) for _, speaker, _, text in found] == [("Alva Korhonen", bare(BRIDGE))]


@pytest.mark.parametrize(
    "sentence",
    [
        "Itar-Tass quoted Alva Korhonen as saying that the bridge will open in June.",
        "Alva Korhonen was quoted by a local newspaper as saying the bridge will open in June.",
        "Alva Korhonen was quoted as saying that the bridge will open in June.",
    ],
)
def test_who_is_quoted_is_the_speaker(read: Read, sentence: str) -> None:
    assert ("Alva Korhonen", bare(BRIDGE)) in [(speaker, bare(text)) for _, speaker, _, text in said(read(sentence))]


@pytest.mark.parametrize(
    ("source", "speaker"),
    [
        ("The Finnish Foreign Ministry", "Finnish Foreign Ministry"),
        ("The White House", "White House"),
        ("The Kremlin", "Russia"),
        ("The newspaper Le Monde", "Le Monde"),
        ("A senior official", "A senior official"),
        ("Officials", "Officials"),
        ("Berlin", "Germany"),
        ("The European Union", "European Union"),
        ("The World Bank", "World Bank"),
    ],
)
def test_ministries_papers_and_officials_speak(read: Read, source: str, speaker: str) -> None:
    found = said(read(f"{source} said on Friday that the bridge will open in June."))
    assert [(who, bare(text)) for _, who, _, text in found] == [(speaker, bare(BRIDGE))]


def test_a_source_that_the_lead_leaves_unnamed_is_named_later(read: Read) -> None:
    text = (
        "A government spokesman said on Monday that the port would reopen.\n\n"
        'Ships were already waiting, spokesman Jan Berg told reporters. "Trade has to go on," he said.'
    )
    reading = read(text)
    assert {speaker for _, speaker, _, _ in said(reading)} == {"Jan Berg"}
    assert len(reading.statements) == 3


def test_whom_the_words_are_told_to(read: Read) -> None:
    reading = read("Chinese President Xi Jinping told Vladimir Putin that trade would grow.", "2015-05-09")
    names = {actor.id: actor.name for actor in reading.actors}
    (statement,) = reading.statements
    assert [names[heard] for heard in statement.addressees] == ["Vladimir Putin"]


def test_the_day_beside_the_cue_is_the_day_of_the_words(read: Read) -> None:
    (statement,) = read(f"{KORHONEN} said on Friday that the bridge will open in June.", "2017-03-14").statements
    assert statement.date is not None
    assert (statement.date.start, statement.date.end) == ("2017-03-10", "2017-03-10")


def test_a_day_that_is_spoken_of_is_not_the_day_of_the_words(read: Read) -> None:
    (statement,) = read(f"{KORHONEN} said that the bridge had opened on Friday.", "2017-03-14").statements
    assert statement.date is None


@pytest.mark.parametrize(
    "sentence",
    [
        'The "special relationship" between the islands was tested.',
        'She wrote "Ice and Salt" in 1999 and lives in Oslo.',
        'The ship "Aurora" entered the harbour.',
        "She read “The Long Winter” to the children.",
        "The exercise, dubbed “Northern Wall”, began on Monday.",
        "The ministers' aides met at the states' expense.",
        "The bridge opened in June.",
    ],
)
def test_names_titles_and_irony_are_no_statements(read: Read, sentence: str) -> None:
    assert said(read(sentence)) == []


def test_what_somebody_is_called_is_a_statement(read: Read) -> None:
    found = said(read('Alva Korhonen called the smuggler "Captain Winter" and left.'))
    assert [(kind, speaker, words) for kind, speaker, _, words in found] == [
        ("mixed", "Alva Korhonen", 'the smuggler "Captain Winter"')
    ]


def test_a_transcript(read: Read) -> None:
    found = said(read('Korhonen: "The ferry is safe and it will sail again."'))
    assert [(kind, speaker) for kind, speaker, _, _ in found] == [("direct", "Korhonen")]


def test_a_question(read: Read) -> None:
    ((kind, speaker, cue, text),) = said(read(f'"Is the ferry safe?" asked {KORHONEN}.'))
    assert (kind, speaker, cue, text) == ("direct", "Alva Korhonen", "asked", "Is the ferry safe?")


def test_two_speakers_keep_their_words(read: Read) -> None:
    text = (
        '"We are ready to sign," Russian Foreign Minister Sergei Lavrov said.\n\n'
        '"We are not," US Secretary of State John Kerry replied.'
    )
    assert [(speaker, bare(words)) for _, speaker, _, words in said(read(text, "2015-11-03"))] == [
        ("Sergei Lavrov", "We are ready to sign"),
        ("John Kerry", "We are not"),
    ]


def test_statements_are_numbered_in_text_order(read: Read) -> None:
    text = (
        f'{KORHONEN} said the ice was thick. "The ferry waits," she said. '
        "According to Korhonen, the bridge will open in June."
    )
    statements = read(text).statements
    assert [statement.id for statement in statements] == [f"s{n}" for n in range(1, len(statements) + 1)]
    starts = [statement.evidence[0].start for statement in statements]
    assert starts == sorted(starts)
    assert len(statements) == 3


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("Karlsen denied any link between the strike and the talks.", "any link between the strike and the talks"),
        ("Karlsen stressed the need for a lasting ceasefire.", "the need for a lasting ceasefire"),
    ],
)
def test_an_object_that_tells_enough_is_what_is_said(read: Read, sentence: str, words: str) -> None:
    reading = read(f"Foreign Minister Ole Karlsen arrived in Oslo. {sentence}")
    (statement,) = reading.statements
    names = {actor.id: actor.name for actor in reading.actors}
    assert (statement.text, statement.kind, names[str(statement.speaker)]) == (words, "indirect", "Ole Karlsen")


def test_what_a_speaker_says_he_believes_is_told_once(read: Read) -> None:
    reading = read("Foreign Minister Ole Karlsen said he believed that the ferry would sail in June.")
    assert [text for _, _, _, text in said(reading)] == ["he believed that the ferry would sail in June"]


def test_whom_a_paper_quotes_is_the_speaker(read: Read) -> None:
    reading = read(
        'Ole Karlsen arrived in Oslo. "The ferry will sail in June," the newspaper quoted Karlsen as saying.'
    )
    assert [(kind, speaker) for kind, speaker, _, _ in said(reading)] == [("direct", "Ole Karlsen")]


def test_a_description_by_a_noun_of_no_list_goes_with_its_name(read: Read) -> None:
    reading = read("The OSCE's troubleshooter on Albania, Ole Karlsen, said the ferry would sail in June.")
    assert [speaker for _, speaker, _, _ in said(reading)] == ["Ole Karlsen"]
