"""Places: which names in a report are places, where, and which place of the name is meant."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.extract.known import Known
from dragoman.extract.places import find_places
from dragoman.knowledge import load as load_knowledge
from dragoman.language import load as load_language
from dragoman.records import Block, Place, Report


def read(text: str, blocks: tuple[Block, ...] = ()) -> tuple[Place, ...]:
    report = Report(id="r", key="r", source="r", text=text, blocks=blocks)
    return find_places(Known(report, load_language().parse(report), load_knowledge()))


def words(text: str) -> dict[str, list[str]]:
    """The words of the text that name each place."""
    return {place.name: [text[e.start : e.end] for e in place.evidence] for place in read(text)}


def one(text: str, word: str) -> Place:
    """The place that the word is evidence of."""
    return next(p for p in read(text) for e in p.evidence if text[e.start : e.end] == word)


def near(place: Place, lat: float, lon: float) -> bool:
    return place.lat is not None and place.lon is not None and abs(place.lat - lat) < 1 and abs(place.lon - lon) < 1


def test_a_dateline_in_capitals_and_the_same_place_in_the_text_are_one_place() -> None:
    text = "ANKARA, March 3. Ministers of Turkey and Qatar arrived in Ankara on Friday for two days of talks."
    places = read(text)
    assert [place.name for place in places] == ["Ankara", "Turkey", "Qatar"]
    assert [place.id for place in places] == ["p1", "p2", "p3"]
    assert [text[e.start : e.end] for e in places[0].evidence] == ["ANKARA", "Ankara"]
    assert places[0].country == "TUR"
    assert places[0].geonames == 323786
    assert near(places[0], 39.92, 32.85)


def test_a_report_all_in_capitals_names_places() -> None:
    text = "THE FOREIGN MINISTERS OF EGYPT AND KENYA MET IN NAIROBI ON SUNDAY."
    assert {place.country for place in read(text)} == {"EGY", "KEN"}
    assert one(text, "NAIROBI").name == "Nairobi"


@pytest.mark.parametrize(
    ("text", "word", "lat", "lon"),
    [
        ("The governor visited Alexandria, Louisiana, after the storm.", "Alexandria", 31.3, -92.4),
        ("Voters in Paris, Texas, elected a new mayor.", "Paris", 33.7, -95.6),
        ("A factory in Springfield, Ill., will close in May.", "Springfield", 39.8, -89.6),
        ("A factory in Springfield, MA, will close in May.", "Springfield", 42.1, -72.6),
        ("The scientists work in Cambridge, England, and travel often.", "Cambridge", 52.2, 0.1),
        ("The convoy left Tripoli in northern Lebanon at dawn.", "Tripoli", 34.4, 35.8),
    ],
)
def test_the_text_says_itself_where_a_place_is(text: str, word: str, lat: float, lon: float) -> None:
    assert near(one(text, word), lat, lon)


def test_one_name_may_mean_two_places_where_the_text_says_so() -> None:
    text = "The mayor of Birmingham, England, met the mayor of Birmingham, Alabama."
    assert {place.country for place in read(text) if place.name == "Birmingham"} == {"GBR", "USA"}


@pytest.mark.parametrize(
    ("text", "word", "country"),
    [
        ("Georgia recalled its envoy from Moscow, and Tbilisi closed the border with South Ossetia.", "Georgia", "GEO"),
        ("Georgia and Alabama share the river, officials in Atlanta and Savannah said.", "Georgia", "USA"),
        ("The ferry from Cairo reached Alexandria late, Egypt's transport ministry said.", "Alexandria", "EGY"),
        ("Lebanon asked Syria to open the road between Beirut and Damascus.", "Lebanon", "LBN"),
    ],
)
def test_the_company_tells_which_place_is_meant(text: str, word: str, country: str) -> None:
    assert one(text, word).country == country


def test_a_capital_is_meant_before_a_state_of_the_name() -> None:
    assert near(one("Washington and Seoul will hold talks in June.", "Washington"), 38.9, -77)


def test_a_list_of_countries_is_no_address() -> None:
    text = "Envoys of Israel, Egypt, the United States and Qatar met in Doha."
    assert {place.country for place in read(text)} == {"ISR", "EGY", "USA", "QAT"}


@pytest.mark.parametrize("name", ["St. Louis", "Mt. Everest", "Ft. Worth", "Saint-Denis"])
def test_shortened_first_words_are_read(name: str) -> None:
    assert one(f"The plane left {name} on Sunday.", name).lat is not None


@pytest.mark.parametrize(
    ("old", "name", "country"),
    [
        ("Peking", "Beijing", "CHN"),
        ("Bombay", "Mumbai", "IND"),
        ("Leningrad", "St. Petersburg", "RUS"),
        ("Kiev", "Kyiv", "UKR"),
        ("Rangoon", "Yangon", "MMR"),
        ("Saigon", "Ho Chi Minh City", "VNM"),
    ],
)
def test_old_names_are_known(old: str, name: str, country: str) -> None:
    place = one(f"The envoy opened a consulate in {old} last week.", old)
    assert (place.name, place.country) == (name, country)


@pytest.mark.parametrize(
    "name",
    [
        "Camp David",
        "Sharm el-Sheikh",
        "Nagorno-Karabakh",
        "the South China Sea",
        "the Golan Heights",
        "Guantanamo Bay",
        "the Korean Peninsula",
        "Yongbyon",
        "Crimea",
    ],
)
def test_places_of_diplomacy_are_known(name: str) -> None:
    places = read(f"The ministers spoke about {name} for two hours.")
    assert len(places) == 1
    assert places[0].lat is not None


@pytest.mark.parametrize(
    "text",
    [
        "Paris Hilton thanked her fans.",
        "An executive of the Bank of China denied the report.",
        "The New York Times was first with the story.",
        "Turkish and Russian officials spoke by telephone.",
        "He bought a mobile phone, and reading was nice.",
    ],
)
def test_names_of_others_and_adjectives_are_no_places(text: str) -> None:
    assert read(text) == ()


def test_a_local_institution_is_where_its_name_says() -> None:
    assert words("The Ankara Police Department detained four men.") == {"Ankara": ["Ankara"]}


def test_a_part_of_a_place_is_named_by_the_place() -> None:
    assert words("Fighting went on in northern Syria.") == {"Syria": ["Syria"]}


def test_an_unknown_village_is_kept_without_coordinates_where_the_text_says_where_it_is() -> None:
    place = one("Shells hit the village of Prytulkivka, in the Kharkiv region, at noon.", "Prytulkivka")
    assert (place.country, place.lat, place.lon, place.geonames) == ("UKR", None, None, None)


def test_furniture_is_not_read() -> None:
    text = "News | Moscow | Beijing\nMinisters met in Cairo on Monday."
    body = text.index("Ministers")
    blocks = (Block("furniture", 0, body - 1), Block("paragraph", body, len(text)))
    assert {place.name for place in read(text, blocks)} == {"Cairo"}


def test_no_text_no_places() -> None:
    assert read("") == ()


PIECES = st.sampled_from(
    "Paris|Texas|,| |\n|the|ISTANBUL|—|St. Paul|U.S.|é|Nagorno-Karabakh|’s|(|Ill.|Police|Jordan|Korean|of".split("|")
)


@settings(max_examples=60, deadline=None)
@given(st.one_of(st.lists(PIECES).map(" ".join), st.lists(PIECES).map("".join), st.text(max_size=60)))
def test_evidence_lies_in_the_text_and_never_overlaps(text: str) -> None:
    spans = sorted(span for place in read(text) for span in place.evidence)
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert all(text[span.start : span.end].strip() == text[span.start : span.end] for span in spans)
    assert all(a.end <= b.start for a, b in pairwise(spans))
    assert read(text) == read(text)
