"""Actors: one for each person, body and state of a report, with every place that means it."""

from collections.abc import Callable

import pytest

from dragoman.records import Actor, Reading

Read = Callable[..., Reading]


def mentions(reading: Reading) -> dict[str, list[str]]:
    """What the report calls each actor, by the actor's name."""
    text = reading.report.text
    return {actor.name: [text[m.start : m.end] for m in actor.mentions] for actor in reading.actors}


def named(reading: Reading, name: str) -> Actor:
    (actor,) = [actor for actor in reading.actors if actor.name == name]
    return actor


def test_all_that_means_a_person_is_one_actor(read: Read) -> None:
    reading = read(
        "Vladimir Putin arrived in Minsk on Monday. Putin met factory workers. The Russian leader then flew home.",
        "2015-03-10",
    )
    assert mentions(reading)["Vladimir Putin"] == ["Vladimir Putin", "Putin", "The Russian leader"]
    putin = named(reading, "Vladimir Putin")
    assert (putin.kind, putin.country, putin.office) == ("person", "RUS", "President of Russia")
    assert putin.aliases == ("Putin", "The Russian leader")


def test_a_short_name_before_the_full_one(read: Read) -> None:
    found = mentions(read("Korhonen opened the bridge. Alva Korhonen is the mayor of Turku."))
    assert found["Alva Korhonen"] == ["Korhonen", "Alva Korhonen", "the mayor"]


def test_what_somebody_is_said_to_be_means_him(read: Read) -> None:
    found = mentions(read("Alva Korhonen, a former pilot, came to Turku. She is not a sailor. Finland is a member."))
    assert found["Alva Korhonen"] == ["Alva Korhonen", "a former pilot", "She"]
    assert found["Finland"] == ["Finland", "a member"]


def test_what_an_object_is_described_as_is_not_the_subject(read: Read) -> None:
    found = mentions(read("Alva Korhonen described the pact as a solid base.", "2010-01-05"))
    assert found["Alva Korhonen"] == ["Alva Korhonen"]


def test_an_address_is_no_name(read: Read) -> None:
    reading = read('"I thank you, Mr President, for the welcome," Alva Korhonen said.', "2010-01-05")
    assert [actor.name for actor in reading.actors if actor.kind == "person"] == ["Alva Korhonen"]


def test_a_reflexive_means_the_subject(read: Read) -> None:
    found = mentions(read("Jan Berg met Erik Dahl. Berg blamed himself for the delay.", "2010-01-05"))
    assert found["Jan Berg"] == ["Jan Berg", "Berg", "himself"]
    found = mentions(read("Albania has bound itself to the plan."))
    assert found["Albania"] == ["Albania", "itself"]


def test_a_pronoun_may_stand_before_the_name(read: Read) -> None:
    found = mentions(read("Erik Dahl came early. In his first speech, Jan Berg promised a bridge.", "2010-01-05"))
    assert found["Jan Berg"] == ["his", "Jan Berg"]


def test_a_body_named_once_is_found_wherever_it_is_named(read: Read) -> None:
    text = "The Harbour Council of Turku met on Monday. Berg praised the Harbour Council of Turku. Who pays it?"
    assert len(mentions(read(text))["Harbour Council of Turku"]) >= 2


def test_they_may_be_a_body(read: Read) -> None:
    found = mentions(read("Gazprom raised its price on Monday. They gave no reason.", "2010-01-05"))
    assert found["Gazprom"] == ["Gazprom", "its", "They"]


def test_the_country_is_the_state_last_spoken_of(read: Read) -> None:
    found = mentions(read("Norwegian ministers met in Oslo. Chile sent an envoy. The country wants a treaty."))
    assert found["Chile"] == ["Chile", "The country"]


@pytest.mark.parametrize(
    ("text", "name", "called"),
    [
        ("Gazprom raised its price on Monday. The company said so.", "Gazprom", "The company"),
        ("Haaretz told of the deal. The paper said the two had met in Paris.", "Haaretz", "The paper"),
        ("The African Union met in Addis Ababa. The organization said so.", "African Union", "The organization"),
        ("Hamas refused the offer. The group said so.", "Hamas", "The group"),
    ],
)
def test_a_body_just_named_is_meant_by_its_sort(read: Read, text: str, name: str, called: str) -> None:
    assert called in mentions(read(text, "2010-01-05"))[name]


def test_a_country_that_nothing_names_is_nobody(read: Read) -> None:
    assert mentions(read("This country has waited. The nation wants peace.")) == {}


def test_troops_are_of_the_state_spoken_of(read: Read) -> None:
    reading = read("Chad closed its border on Monday. The troops fired into the air, officials said.", "2010-01-05")
    (troops,) = [actor for actor in reading.actors if actor.name == "The troops"]
    assert (troops.country, troops.sectors) == ("TCD", ("MIL",))


def test_two_persons_of_one_surname_are_two(read: Read) -> None:
    found = mentions(read("Jan Berg met Maria Berg on Monday. Maria Berg sings. Jan Berg does not."))
    assert found["Jan Berg"] == ["Jan Berg", "Jan Berg"]
    assert found["Maria Berg"] == ["Maria Berg", "Maria Berg"]


def test_a_person_whom_nobody_knows_has_title_and_country(read: Read) -> None:
    korhonen = named(read("Finnish Foreign Minister Alva Korhonen opened the bridge."), "Alva Korhonen")
    assert (korhonen.kind, korhonen.country, korhonen.sectors) == ("person", "FIN", ("GOV",))


@pytest.mark.parametrize(
    ("words", "day", "name"),
    [
        ("President Bush", "1990-02-10", "George H.W. Bush"),
        ("President Bush", "2003-02-10", "George W. Bush"),
        ("The French president", "2010-02-10", "Nicolas Sarkozy"),
        ("The French president", "2014-02-10", "Francois Hollande"),
        ("The British prime minister", "1995-02-10", "John Major"),
        ("The British prime minister", "2005-02-10", "Tony Blair"),
        ("The Russian president", "2009-02-10", "Dmitry Medvedev"),
    ],
)
def test_offices_and_surnames_are_those_of_the_day(read: Read, words: str, day: str, name: str) -> None:
    assert name in mentions(read(f"{words} spoke to lawmakers on Tuesday.", day))


def test_a_former_holder_does_not_hold_the_office(read: Read) -> None:
    reading = read("Former French president Jacques Chirac spoke to students.", "2012-02-10")
    assert named(reading, "Jacques Chirac").office is None


def test_spellings_of_one_name_are_one_person(read: Read) -> None:
    found = mentions(
        read("Foreign Minister Sergey Lavrov flew home. Sergei Lavrov had spoken for an hour.", "2015-04-21")
    )
    assert found["Sergei Lavrov"] == ["Sergey Lavrov", "Sergei Lavrov"]


@pytest.mark.parametrize(
    ("text", "country", "name"),
    [
        ("Paris said on Friday it would recall its ambassador.", "FRA", "France"),
        ("Ankara and Tehran signed a contract.", "TUR", "Turkey"),
        ("Ankara and Tehran signed a contract.", "IRN", "Iran"),
        ("The Kremlin rejected the offer.", "RUS", "Russia"),
        ("Germany recalled its ambassador.", "DEU", "Germany"),
        ("The German government fell.", "DEU", "Germany"),
    ],
)
def test_states_act_under_many_names(read: Read, text: str, country: str, name: str) -> None:
    state = named(read(text), name)
    assert (state.kind, state.country) == ("government", country)


@pytest.mark.parametrize(
    "text",
    ["Shops in Tehran were closed.", "The envoys met in Paris on Friday.", "A fire broke out near London."],
)
def test_capitals_where_things_happen_are_no_actors(read: Read, text: str) -> None:
    assert [actor.name for actor in read(text).actors if actor.kind == "government"] == []


def test_the_state_and_its_capital_are_one_actor(read: Read) -> None:
    found = mentions(read("France will recall its ambassador. Paris said the envoy was ill.", "2019-02-08"))
    assert {"France", "Paris", "its"} >= set(found["France"]) >= {"France", "Paris"}


def test_the_two_leaders_are_the_two_just_named(read: Read) -> None:
    found = mentions(
        read("Angela Merkel met Francois Hollande in Strasbourg. The two leaders discussed the budget.", "2015-02-10")
    )
    assert found["Angela Merkel"] == ["Angela Merkel", "The two leaders"]
    assert found["Francois Hollande"] == ["Francois Hollande", "The two leaders"]


@pytest.mark.parametrize("words", ["Both sides", "The two sides", "The two countries"])
def test_both_sides_are_the_states_just_named(read: Read, words: str) -> None:
    found = mentions(read(f"India and Pakistan resumed talks in Lahore. {words} agreed to reopen the crossing."))
    assert words in found["India"]
    assert words in found["Pakistan"]


def test_a_side_is_its_state(read: Read) -> None:
    found = mentions(read("Turkey and Russia resumed talks. The Turkish side proposed a truce."))
    assert found["Turkey"] == ["Turkey", "The Turkish side"]


def test_a_counterpart_with_a_name_is_that_person(read: Read) -> None:
    reading = read(
        "Estonian Foreign Minister Urmas Reinsalu flew to Riga. "
        "His Latvian counterpart Edgars Rinkevics met him there.",
        "2019-11-05",
    )
    found = mentions(reading)
    assert {"His", "him"} <= set(found["Urmas Reinsalu"])
    assert named(reading, "Edgars Rinkevics").country == "LVA"
    assert named(reading, "Edgars Rinkevics").sectors == ("GOV",)


def test_a_counterpart_without_a_name_is_the_one_met_before(read: Read) -> None:
    found = mentions(
        read(
            "Turkish Foreign Minister Mevlut Cavusoglu met Greek Foreign Minister Nikos Dendias in Athens. "
            "Cavusoglu thanked his Greek counterpart for the welcome.",
            "2021-05-31",
        )
    )
    assert any("counterpart" in words for words in found["Nikos Dendias"])


def test_a_description_is_not_an_actor_of_its_own(read: Read) -> None:
    reading = read(
        "British Prime Minister Tony Blair will travel to Oslo. The prime minister has packed his bags.", "2005-06-10"
    )
    people = [actor.name for actor in reading.actors if actor.kind == "person"]
    assert people == ["Tony Blair"]
    assert mentions(reading)["Tony Blair"] == ["Tony Blair", "The prime minister", "his"]


def test_pronouns_follow_gender(read: Read) -> None:
    found = mentions(
        read("Angela Merkel met Francois Hollande in Lille. She flew home early. He stayed for dinner.", "2014-03-11")
    )
    assert "She" in found["Angela Merkel"]
    assert "He" in found["Francois Hollande"]


@pytest.mark.parametrize(
    ("text", "name", "kind", "country"),
    [
        ("The United Nations sent aid.", "United Nations", "organization", "UNO"),
        ("The UN Security Council met on Tuesday.", "UN Security Council", "organization", "UNO"),
        ("The European Union sent an envoy.", "European Union", "organization", "EUR"),
        ("NATO rejected the plan.", "NATO", "organization", "NAT"),
        ("The Finnish Foreign Ministry protested.", "Finnish Foreign Ministry", "ministry", "FIN"),
        ("The Palestinian Authority thanked Egypt.", "Palestinian Authority", "government", "PSE"),
    ],
)
def test_bodies(read: Read, text: str, name: str, kind: str, country: str) -> None:
    body = named(read(text), name)
    assert (body.kind, body.country) == (kind, country)


def test_a_body_and_its_initials_are_one(read: Read) -> None:
    found = mentions(read("The United Nations sent aid. The UN said lorries were waiting."))
    assert len(found["United Nations"]) == 2


def test_a_ministry_is_named_again_without_its_country(read: Read) -> None:
    found = mentions(read("The Finnish Foreign Ministry protested. The ministry summoned the ambassador."))
    assert found["Finnish Foreign Ministry"][1:] == ["The ministry"]


def test_a_title_of_several_words_is_no_part_of_a_name(read: Read) -> None:
    found = mentions(read("Secretary of State John Kerry met NATO Secretary-General Jens Stoltenberg.", "2015-04-21"))
    assert found["John Kerry"] == ["John Kerry"]
    assert found["Jens Stoltenberg"] == ["Jens Stoltenberg"]
    assert [name for name in found if "Secretary" in name or name == "State"] == []


def test_a_title_of_several_words_before_a_surname(read: Read) -> None:
    found = mentions(read("Secretary of State Clinton arrived in Beijing.", "2009-06-25"))
    assert found["Hillary Clinton"] == ["Clinton"]


def test_the_unnamed_stay_unnamed(read: Read) -> None:
    (actor,) = read("A senior diplomat said the talks had failed.").actors
    assert (actor.name, actor.kind, actor.country) == ("A senior diplomat", "person", None)


def test_actors_are_numbered_by_first_mention(read: Read) -> None:
    reading = read("Germany thanked Egypt. The European Union sent an envoy to Alva Korhonen. Egypt was pleased.")
    assert [actor.id for actor in reading.actors] == [f"a{n}" for n in range(1, len(reading.actors) + 1)]
    starts = [actor.mentions[0].start for actor in reading.actors]
    assert starts == sorted(starts)
    for actor in reading.actors:
        assert list(actor.mentions) == sorted(set(actor.mentions))


@pytest.mark.parametrize(
    "name", ["Ban Ki-moon", "Moon Jae-in", "Jean-Claude Juncker", "Anne-Marie Berg", "Roh Moo-hyun"]
)
def test_names_with_hyphens_are_whole(read: Read, name: str) -> None:
    text = f"{name} said on Monday that the talks had failed."
    spans = [text[m.start : m.end] for actor in read(text, None).actors for m in actor.mentions]
    assert spans == [name]


def test_what_a_hyphen_adds_to_a_name_is_no_part_of_it(read: Read) -> None:
    found = mentions(read("A Vladimir Putin-led delegation arrived in Minsk.", "2015-03-10"))
    assert found["Vladimir Putin"] == ["Vladimir Putin"]


def test_a_phrase_about_two_states_means_one_of_each(read: Read) -> None:
    reading = read(
        "GENEVA, May 3, 2010 (AFP) - The US and Russian presidents will meet in Geneva on Monday, officials said. "
        "Chinese and Indian troops clashed.",
        "2010-05-03",
    )
    words = "The US and Russian presidents"
    meant = {a.name for a in reading.actors if any(reading.report.text[m.start : m.end] == words for m in a.mentions)}
    assert meant == {"Barack Obama", "Dmitry Medvedev"}
    clashed = {a.country for a in reading.actors if a.kind == "government"}
    assert {"CHN", "IND"} <= clashed


def test_a_surname_that_one_office_holder_bears_means_him_where_his_body_is_named(read: Read) -> None:
    reading = read(
        "DAMASCUS (AFP) - The United Nations wants talks on Aleppo. De Mistura said on Monday that time was short.",
        "2016-10-10",
    )
    assert "Staffan de Mistura" in {actor.name for actor in reading.actors}
