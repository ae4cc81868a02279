"""States are found by everything that the news calls them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman import knowledge as known

WORLD = known.load()

# Members of the United Nations (193), by alpha-3 code.
MEMBERS = """
AFG ALB DZA AND AGO ATG ARG ARM AUS AUT AZE BHS BHR BGD BRB BLR BEL BLZ BEN BTN BOL BIH BWA BRA BRN BGR BFA BDI CPV KHM
CMR CAN CAF TCD CHL CHN COL COM COG COD CRI CIV HRV CUB CYP CZE DNK DJI DMA DOM ECU EGY SLV GNQ ERI EST SWZ ETH FJI FIN
FRA GAB GMB GEO DEU GHA GRC GRD GTM GIN GNB GUY HTI HND HUN ISL IND IDN IRN IRQ IRL ISR ITA JAM JPN JOR KAZ KEN KIR PRK
KOR KWT KGZ LAO LVA LBN LSO LBR LBY LIE LTU LUX MDG MWI MYS MDV MLI MLT MHL MRT MUS MEX FSM MDA MCO MNG MNE MAR MOZ MMR
NAM NRU NPL NLD NZL NIC NER NGA MKD NOR OMN PAK PLW PAN PNG PRY PER PHL POL PRT QAT ROU RUS RWA KNA LCA VCT WSM SMR STP
SAU SEN SRB SYC SLE SGP SVK SVN SLB SOM ZAF SSD ESP LKA SDN SUR SWE CHE SYR TJK TZA THA TLS TGO TON TTO TUN TUR TKM TUV
UGA UKR ARE GBR USA URY UZB VUT VEN VNM YEM ZMB ZWE
""".split()


def test_there_are_193_members() -> None:
    assert len(set(MEMBERS)) == 193


@pytest.mark.parametrize("code", MEMBERS)
def test_every_member_has_its_names(code: str) -> None:
    country = WORLD.countries[code]
    assert country.adjectives, "an adjective"
    assert country.demonyms, "a demonym"
    assert country.capital, "a capital"
    assert country.currency, "a currency"
    assert known.country_by_name(WORLD, country.name) is country
    assert known.country_by_name(WORLD, country.official) is country


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("US", "USA"), ("U.S.", "USA"), ("United States of America", "USA"), ("the United States", "USA"),
        ("UK", "GBR"), ("Britain", "GBR"), ("UAE", "ARE"), ("Türkiye", "TUR"), ("Turkey", "TUR"), ("TURKEY", "TUR"),
        ("DPRK", "PRK"), ("N. Korea", "PRK"), ("South Korea", "KOR"), ("PRC", "CHN"), ("Taiwan", "TWN"),
        ("DR Congo", "COD"), ("Zaire", "COD"), ("Congo-Brazzaville", "COG"), ("Côte d'Ivoire", "CIV"),
        ("Cote d’Ivoire", "CIV"), ("Ivory Coast", "CIV"), ("Burma", "MMR"), ("Myanmar", "MMR"), ("Swaziland", "SWZ"),
        ("Macedonia", "MKD"), ("Czechia", "CZE"), ("Holland", "NLD"), ("The Gambia", "GMB"), ("Soviet Union", "SUN"),
        ("Yugoslavia", "YUG"), ("East Germany", "DDR"),
        ("West Germany", "DEU"), ("Kosovo", "XKX"), ("Palestine", "PSE"),
        ("Guinea-Bissau", "GNB"), ("Guinea", "GIN"), ("Equatorial Guinea", "GNQ"), ("Papua New Guinea", "PNG"),
        ("Niger", "NER"), ("Nigeria", "NGA"), ("Dominica", "DMA"), ("Dominican Republic", "DOM"), ("Hong Kong", "HKG"),
    ],
)  # fmt: skip
def test_a_name_means_its_state(name: str, code: str) -> None:
    country = known.country_by_name(WORLD, name)
    assert country is not None
    assert country.code == code


@pytest.mark.parametrize("word", ["us", "Us", "uae", "turkey", "chad", "Atlantis", "", "the"])
def test_words_that_are_no_names(word: str) -> None:
    assert known.country_by_name(WORLD, word) is None


@pytest.mark.parametrize(
    ("word", "code"),
    [
        ("American", "USA"), ("U.S.", "USA"), ("British", "GBR"), ("Dutch", "NLD"), ("Emirati", "ARE"),
        ("Saudi", "SAU"), ("North Korean", "PRK"), ("Korean", "KOR"), ("Congolese", "COD"), ("Dominican", "DOM"),
        ("Nigerien", "NER"), ("Nigerian", "NGA"), ("Samoan", "WSM"), ("Soviet", "SUN"), ("Philippine", "PHL"),
    ],
)  # fmt: skip
def test_an_adjective_means_its_state(word: str, code: str) -> None:
    country = known.country_by_adjective(WORLD, word)
    assert country is not None
    assert country.code == code


def test_a_verb_is_no_adjective() -> None:
    assert known.country_by_adjective(WORLD, "polish") is None
    assert known.country_by_demonym(WORLD, "poles") is None


@pytest.mark.parametrize(("word", "code"), [("Turks", "TUR"), ("Dutchmen", "NLD"), ("Briton", "GBR"), ("Swiss", "CHE")])
def test_a_demonym_means_its_state(word: str, code: str) -> None:
    country = known.country_by_demonym(WORLD, word)
    assert country is not None
    assert country.code == code


@pytest.mark.parametrize(
    ("city", "code"),
    [("Kyiv", "UKR"), ("Kiev", "UKR"), ("Peking", "CHN"), ("Belgrade", "SRB"), ("Moscow", "RUS"), ("The Hague", "NLD")],
)
def test_a_capital_means_the_state_that_has_it_now(city: str, code: str) -> None:
    country = known.country_by_capital(WORLD, city)
    assert country is not None
    assert country.code == code


def test_seats_of_government() -> None:
    for seat, code in (("Kremlin", "RUS"), ("White House", "USA"), ("Élysée Palace", "FRA"), ("Downing Street", "GBR")):
        country = known.country_by_seat(WORLD, seat)
        assert country is not None
        assert country.code == code
    assert known.capital_of(WORLD, "TUR") == "Ankara"
    assert known.capital_of(WORLD, "XXX") is None


def test_former_names_have_their_time() -> None:
    zaire = next(former for former in WORLD.countries["COD"].former if former.name == "Zaire")
    assert (zaire.start, zaire.end, zaire.code) == ("1971-10", "1997-05", "ZAR")


def test_names_that_mean_other_things_are_marked() -> None:
    for name in ("Georgia", "Jordan", "Chad", "Congo", "Guinea", "Dominican"):
        assert known.is_ambiguous(WORLD, name)
    assert not known.is_ambiguous(WORLD, "Turkey")


def test_matchers_get_every_form_as_it_is_written() -> None:
    forms = known.country_forms(WORLD, "name")
    assert forms["U.S."].code == "USA"
    assert forms["Turkey"].code == "TUR"


@given(st.text())
def test_folding_twice_changes_nothing(name: str) -> None:
    assert known.fold(known.fold(name)) == known.fold(name)


@given(st.sampled_from(sorted(WORLD.countries.values(), key=lambda c: c.code)))
def test_case_and_accents_do_not_matter(country: known.Country) -> None:
    if not known.is_short_form(country.name):
        assert known.country_by_name(WORLD, country.name.upper()) is known.country_by_name(WORLD, country.name)
