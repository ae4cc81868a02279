"""A report's own date: given, written, stated, or worked out from what is consistent; never guessed."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.knowledge import Country, Knowledge, Term
from dragoman.records import Published
from dragoman.report import read_report
from dragoman.report.eras import era_likelihoods
from dragoman.report.gatherings import gathering_likelihoods
from dragoman.report.incumbents import find_incumbents
from dragoman.report.offices import office_likelihoods
from dragoman.report.stamps import is_stamp
from dragoman.report.weekdays import weekday_likelihoods
from dragoman.report.years import year_likelihoods
from dragoman.sources.raw import RawReport


def term(person: str, office: str, role: str, start: str, end: str, country: str = "FRA") -> Term:
    """A term of office with the fields that dating looks at."""
    return Term(person=person, office=office, role=role, country=country, start=start, end=end)


KNOWLEDGE = Knowledge(
    countries={
        "FRA": Country("FRA", "FR", "France", "French Republic", adjectives=("French",)),
        "DEU": Country("DEU", "DE", "Germany", "Federal Republic of Germany", adjectives=("German",)),
        "CSK": Country(
            "CSK",
            "CS",
            "Czechoslovakia",
            "Czechoslovakia",
            adjectives=("Czechoslovak",),
            start="1918",
            end="1992-12-31",
        ),
    },
    bodies=(),
    terms=(
        term("Jacques Chirac", "Prime Minister of France", "head of government", "1986-03-20", "1988-05-10"),
        term("Jacques Chirac", "President of France", "head of state", "1995-05-17", "2007-05-16"),
        term("Gerhard Schroeder", "Chancellor of Germany", "head of government", "1998-10-27", "2005-11-22", "DEU"),
        term("Angela Merkel", "Chancellor of Germany", "head of government", "2005-11-22", "2021-12-08", "DEU"),
        term("Joschka Fischer", "Foreign Minister of Germany", "foreign minister", "1998-10-27", "2005-11-22", "DEU"),
    ),
)
YEARS = [date(year, 6, 3) for year in range(1980, 2027)]


def published(text: str, given: str | None = None) -> Published:
    """What the report stage says of the date of a text."""
    return read_report(RawReport(text, "1999-09-09.txt", "/news/1999/09/09/", published=given), KNOWLEDGE).published


def best(likelihoods: list[float]) -> list[int]:
    """The years that a ground holds likeliest."""
    return [day.year for day, one in zip(YEARS, likelihoods, strict=True) if one == max(likelihoods)]


def test_a_given_date_overrides_the_dateline() -> None:
    assert published("PARIS, June 3, 1998 (AFP) - Talks open.", "2001-02-03") == Published(
        "2001-02-03", ("given",), 1.0, ("2001-02-03",)
    )


def test_a_full_dateline_decides() -> None:
    found = published("PARIS, June 3, 1998 (AFP) - The talks about the canal opened on Wednesday.")
    assert (found.date, found.basis) == ("1998-06-03", ("dateline",))


def test_offices_and_weekday_together_decide() -> None:
    found = published(
        "PARIS, June 3 (AFP) - French President Jacques Chirac said on Tuesday that he would sign the treaty.\n\n"
        "German Chancellor Gerhard Schroeder welcomed the decision. German Foreign Minister Joschka Fischer and French"
        " ministers had met on Monday. The canal was planned in 2002."
    )
    assert found.date == "2003-06-03"
    assert {"dateline", "weekday", "offices"} <= set(found.basis)
    assert 0.9 < found.confidence <= 1


def test_where_several_years_fit_none_is_chosen() -> None:
    found = published(
        "PARIS, June 3 (AFP) - French President Jacques Chirac said on Tuesday that the canal would be dug."
    )
    assert found.date is None
    assert found.confidence == 0
    assert {"1997-06-03", "2003-06-03"} <= set(found.candidates)
    assert list(found.candidates) == sorted(found.candidates)


def test_weekdays_alone_date_nothing() -> None:
    assert published("The ministers met on Monday, and will meet again on Friday, officials said.") == Published()


def test_leap_day_has_leap_years_for_candidates() -> None:
    found = published("PARIS, Feb 29 (AFP) - The talks about the canal have opened, officials said.")
    assert all(int(candidate[:4]) % 4 == 0 for candidate in found.candidates)


def test_key_and_path_say_nothing_of_the_date() -> None:
    assert published("The talks about the canal have opened.") == Published()


def test_the_time_stamp_of_a_page_dates_it() -> None:
    found = published(
        "Canal talks open\n\nUpdated: June 5, 2019 10:15 am\n\nPublished: June 3, 2019\n\nThe talks have opened."
    )
    assert (found.date, found.basis) == ("2019-06-03", ("dateline",))


def test_the_stamp_gives_the_dateline_its_year() -> None:
    found = published(
        "Canal talks open\n\n4 June 2019, 06:10\n\nPARIS, June 3 (AFP) - The talks on the canal have opened."
    )
    assert found.date == "2019-06-03"


@pytest.mark.parametrize(
    ("words", "day"), [("today (June 3, 2019)", "2019-06-03"), ("yesterday (June 30, 2019)", "2019-07-01")]
)
def test_a_day_spelled_out_beside_today_dates_the_report(words: str, day: str) -> None:
    assert published(f"The ministers opened the talks on the canal {words} in a hotel by the lake.").date == day


def test_the_past_named_in_the_text_lies_behind() -> None:
    likelihoods = year_likelihoods("The treaty was signed in 1994 and the first ship passed in 1996.", YEARS)
    assert all(likelihoods[number] < likelihoods[1997 - 1980] / 2 for number in range(1995 - 1980))


def test_the_future_named_in_the_text_lies_ahead() -> None:
    likelihoods = year_likelihoods("The canal will be finished by 2010, the ministers said.", YEARS)
    assert likelihoods[2008 - 1980] > 3 * likelihoods[2020 - 1980]


def test_an_anniversary_tells_the_year() -> None:
    assert best(year_likelihoods("They marked the 10th anniversary of the 1995 treaty.", YEARS)) == [2005]
    assert best(year_likelihoods("It came five years after the treaty of 1995.", YEARS)) == [2000]


@pytest.mark.parametrize("figure", ["2,000 people", "1995 dollars", "1990 troops", "a 2000-strong guard", "3.1997"])
def test_figures_are_no_years(figure: str) -> None:
    assert len(set(year_likelihoods(f"They counted {figure} at the canal.", YEARS))) == 1


def test_what_was_said_on_a_weekday_was_mostly_said_that_day() -> None:
    days = [date(2003, 6, day) for day in range(2, 9)]  # Monday to Sunday
    likelihoods = weekday_likelihoods(["The minister said on Thursday that the canal would be dug."], days)
    ranked = sorted(zip(likelihoods, days, strict=True), reverse=True)
    assert [day.day for _, day in ranked[:2]] == [5, 6]


def test_a_weekday_beside_a_date_belongs_to_the_year() -> None:
    assert set(best(weekday_likelihoods(["Elections are due on Sunday, June 15."], YEARS))) <= {
        day.year for day in YEARS if date(day.year, 6, 15).weekday() == 6
    }


@pytest.mark.parametrize(
    ("text", "manner"),
    [
        ("French President Jacques Chirac arrived.", "titled"),
        ("Jacques Chirac, the French president, arrived.", "titled"),
        ("the French president, Jacques Chirac, arrived", "titled"),
        ("The president of the French Republic (FR) Jacques Chirac arrived.", "titled"),
        ("They met President Chirac there.", "surname"),
        ("They met Jacques Chirac there.", "bare"),
        ("Former French President Jacques Chirac arrived.", "past"),
    ],
)
def test_how_people_are_named(text: str, manner: str) -> None:
    (mention,) = find_incumbents(text, KNOWLEDGE)
    assert mention.manner == manner
    assert mention.terms[-1].person == "Jacques Chirac"


@pytest.mark.parametrize("text", ["French Vice President Marie Chirac arrived.", "The Chirac hotel stood empty."])
def test_others_of_the_name_are_left_alone(text: str) -> None:
    assert find_incumbents(text, KNOWLEDGE) == []


def test_the_title_chooses_the_term() -> None:
    likelihoods = office_likelihoods("French Prime Minister Jacques Chirac arrived.", KNOWLEDGE, YEARS)
    assert best(likelihoods) == [1986, 1987]


def test_a_former_office_lies_behind() -> None:
    likelihoods = office_likelihoods("Former Chancellor Gerhard Schroeder arrived.", KNOWLEDGE, YEARS)
    assert min(best(likelihoods)) == 2006


def test_a_gathering_with_its_host_tells_the_year() -> None:
    assert best(gathering_likelihoods("Leaders at the NATO summit in Riga agreed.", YEARS)) == [2006]


def test_a_state_that_is_gone_lies_behind() -> None:
    likelihoods = era_likelihoods("The Czechoslovak government said the canal would be dug.", KNOWLEDGE, YEARS)
    assert max(best(likelihoods)) == 1992


def test_what_was_not_there_yet_lies_ahead() -> None:
    assert (
        min(best(era_likelihoods("He wrote on Facebook that it would cost 2 million euros.", KNOWLEDGE, YEARS))) == 2005
    )


@pytest.mark.parametrize(
    ("line", "stamp"),
    [
        ("10 October 2016, 14:55", True),
        ("Published: Mon, 26 Jul 2022 14:05 GMT", True),
        ("October 5 was a good day", False),
        ("PARIS, October 10", False),
        ("Talks open", False),
    ],
)
def test_time_stamps(line: str, stamp: bool) -> None:
    assert is_stamp(line) is stamp


@given(st.text(max_size=400), st.dates(date(1980, 1, 1), date(2026, 12, 31)))
def test_any_text_keeps_its_word(text: str, day: date) -> None:
    found = published(f"PARIS, {day:%B} {day.day} (AFP) - {text}")
    if found.date is None:
        assert found.confidence == 0
    else:
        assert found.date in found.candidates
        assert 0.9 <= found.confidence <= 1


def test_a_chronicle_of_hundreds_of_years_and_offices_can_be_read() -> None:
    lines = [
        f"In {year} French President Jacques Chirac met former Chancellor Angela Merkel." for year in range(1930, 2049)
    ]
    assert published("PARIS, June 3 (AFP) - " + "\n\n".join(lines * 10)).confidence <= 1
