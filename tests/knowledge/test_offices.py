"""Who held which office on a day, and by which names the news calls them."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman import knowledge as known

WORLD = known.load()


@pytest.mark.parametrize(
    ("office", "country", "day", "surname"),
    [
        ("head of government", "GBR", "1997-04-20", "Major"),
        ("head of government", "GBR", "2003-05-01", "Blair"),
        ("Prime Minister", "GBR", "2024-12-01", "Starmer"),
        ("head of government", "USA", "1997-04-11", "Clinton"),
        ("president", "USA", "2022-03-01", "Biden"),
        ("president", "USA", "2025-06-01", "Trump"),
        ("president", "TUR", "2011-05-01", "Gul"),
        ("prime minister", "TUR", "2011-05-01", "Erdogan"),
        ("president", "TUR", "2018-01-01", "Erdogan"),
        ("head of state", "RUS", "1997-04-01", "Yeltsin"),
        ("president", "RUS", "2010-05-20", "Medvedev"),
        ("premier", "RUS", "2010-05-20", "Putin"),
        ("president", "RUS", "2016-03-01", "Putin"),
        ("head of government", "CHN", "1997-04-01", "Li Peng"),
        ("premier", "CHN", "2005-11-20", "Wen Jiabao"),
        ("president", "CHN", "2005-11-20", "Hu Jintao"),
        ("president", "FRA", "2005-12-01", "Chirac"),
        ("prime minister", "FRA", "2005-12-01", "Villepin"),
        ("chancellor", "DEU", "2005-12-15", "Merkel"),
        ("president", "DEU", "2005-12-15", "Koehler"),
        ("prime minister", "IRL", "2005-12-01", "Ahern"),
        ("head of state", "JPN", "2005-12-01", "Akihito"),
        ("prime minister", "JPN", "2005-12-01", "Koizumi"),
        ("prime minister", "IND", "2005-12-01", "Manmohan Singh"),
        ("president", "PAK", "2005-12-01", "Musharraf"),
        ("prime minister", "PAK", "2005-12-01", "Shaukat Aziz"),
        ("prime minister", "ISR", "1997-04-01", "Netanyahu"),
        ("prime minister", "ISR", "2005-12-01", "Sharon"),
        ("president", "PSE", "1997-04-01", "Arafat"),
        ("president", "PSE", "2005-12-01", "Abbas"),
        ("president", "COD", "1996-06-01", "Mobutu Sese Seko"),
        ("president", "COD", "2005-12-01", "Kabila"),
        ("king", "SAU", "2005-12-01", "Abdullah"),
        ("monarch's heir", "SAU", "2020-01-01", "Mohammed bin Salman"),
        ("head of state", "IRN", "2005-12-01", "Khamenei"),
        ("president", "IRN", "2005-12-01", "Ahmadinejad"),
        ("president", "YUG", "1999-04-01", "Milosevic"),
        ("prime minister", "SRB", "2015-01-01", "Vucic"),
        ("president", "UKR", "2013-01-01", "Yanukovych"),
        ("president", "UKR", "2022-06-01", "Zelensky"),
        ("president", "ZAF", "1997-04-01", "Mandela"),
        ("president", "VEN", "2005-12-01", "Chavez"),
        ("president", "BRA", "2023-06-01", "Lula da Silva"),
        ("president", "KOR", "2016-10-01", "Park Geun-hye"),
        ("head of state", "PRK", "2005-12-01", "Kim Jong Il"),
        ("head of state", "SUN", "1990-12-01", "Gorbachev"),
        ("head of state", "VAT", "2005-12-01", "Benedict XVI"),
    ],
)
def test_who_held_the_office(office: str, country: str, day: str, surname: str) -> None:
    found = known.office_holder(WORLD, office, country, day)
    assert [term.person for term in found if term.person.endswith(surname)], found


def test_nobody_holds_what_does_not_exist() -> None:
    assert known.office_holder(WORLD, "king", "USA", "2005-12-01") == ()
    assert known.office_holder(WORLD, "president", "XXX", "2005-12-01") == ()


def term(start: str | None, end: str | None) -> known.Term:
    return known.Term("A Person", "President of Nowhere", "head of state", "XXX", start=start, end=end)


@pytest.mark.parametrize(
    ("start", "end", "day", "held"),
    [
        ("2001", "2005", "2003-07-01", True),
        ("2001", "2005", "2005-12-31", True),  # in the year of the change both may be meant
        ("2001-03", "2005-07", "2001-02-28", False),
        ("2001-03-10", "2005-07", "2001-03-09", False),
        ("2001-03", "2005-07", "2005-08-01", False),
        ("2001", None, "2003-07-01", None),
        ("2001", None, "2000-07-01", False),
        (None, "2005", "2003-07-01", None),
        (None, None, "2003-07-01", None),
        ("2020", "now", "2024-01-01", True),
        ("2020", "now", "2031-01-01", None),
        (None, "now", "2024-01-01", None),
    ],
)
def test_in_office(start: str | None, end: str | None, day: str, held: bool | None) -> None:
    assert known.in_office(term(start, end), day) is held


DATES = st.dates().map(str)


@given(DATES, DATES, DATES)
def test_in_office_is_order(first: str, second: str, day: str) -> None:
    start, end = sorted((first, second))
    assert known.in_office(term(start, end), day) is (start <= day <= end)


@pytest.mark.parametrize(
    ("name", "person"),
    [
        ("assad", "Bashar al-Assad"), ("al assad", "Bashar al-Assad"),
        ("xi", "Xi Jinping"),
        ("erdogan", "Recep Tayyip Erdogan"),
        ("mahathir", "Mahathir Mohamad"), ("de villepin", "Dominique de Villepin"),
        ("lopez obrador", "Andres Manuel Lopez Obrador"),
        ("park", "Park Geun-hye"), ("saddam", "Saddam Hussein"),
        ("bin salman", "Mohammed bin Salman"), ("phuc", "Nguyen Xuan Phuc"),
    ],
)  # fmt: skip
def test_second_mentions_find_the_person(name: str, person: str) -> None:
    assert person in {held.person for held in known.holders(WORLD).by_surname[name]}


def test_other_spellings_find_the_person() -> None:
    full = known.holders(WORLD).by_full_name
    for spelling in ("Muammar Gaddafi", "Moamer Kadhafi", "Volodymyr Zelenskyy", "Recep Tayyip Erdoğan", "Abu Mazen"):
        assert full[known.fold(spelling)]


def test_loading_is_quick_and_done_once() -> None:
    known.load.cache_clear()
    start = time.perf_counter()
    first = known.load()
    assert time.perf_counter() - start < 0.5  # about 0.05 s on a laptop; room for a busy machine
    assert known.load() is first
