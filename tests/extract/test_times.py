"""What time expressions mean: type, value and days, on Monday 10 October 2016 unless said otherwise."""

from datetime import date

import pytest

from dragoman.extract.times import tag_times
from dragoman.records import Time

REFERENCE = date(2016, 10, 10)


def only(sentence: str, expression: str, reference: date | None = REFERENCE) -> Time:
    found = [time for time in tag_times(sentence, reference) if time.text == expression]
    assert len(found) == 1, [time.text for time in tag_times(sentence, reference)]
    return found[0]


DAYS = [
    ("They signed it on 10 October 2015 in Oslo.", "10 October 2015", "2015-10-10"),
    ("OSLO, Oct. 10, 2015 - Talks began.", "Oct. 10, 2015", "2015-10-10"),
    ("The treaty of August 6th, 1964 stands.", "August 6th, 1964", "1964-08-06"),
    ("It dates from the 5th of March 2014.", "the 5th of March 2014", "2014-03-05"),
    ("The file says 2016-09-30.", "2016-09-30", "2016-09-30"),
    ("The file says 30.09.2016.", "30.09.2016", "2016-09-30"),
    ("The file says 9/30/2016.", "9/30/2016", "2016-09-30"),
    ("The file says 30/9/2016.", "30/9/2016", "2016-09-30"),
    ("The file says 8-May-2006.", "8-May-2006", "2006-05-08"),
    ("LISBON, October 9. The ministers met.", "October 9", "2016-10-09"),
    ("The ministers met on Saturday, October 8, in Lisbon.", "Saturday, October 8", "2016-10-08"),
    ("They will meet on January 12.", "January 12", "2017-01-12"),
    ("They met on December 12.", "December 12", "2015-12-12"),
    ("The truce was extended to Nov. 16.", "Nov. 16", "2016-11-16"),
    ("They met on September 5 last year.", "September 5 last year", "2015-09-05"),
    ("He arrived on Monday.", "Monday", "2016-10-10"),
    ("He arrived on Sunday.", "Sunday", "2016-10-09"),
    ("He will arrive on Sunday.", "Sunday", "2016-10-16"),
    ("He will arrive on Monday.", "Monday", "2016-10-10"),
    ("Talks are due on Thursday.", "Thursday", "2016-10-13"),
    ("A meeting scheduled for Thursday may slip.", "Thursday", "2016-10-13"),
    ("They left last Monday.", "last Monday", "2016-10-03"),
    ("They leave next Monday.", "next Monday", "2016-10-17"),
    ("He said Sunday the fleet will sail on Tuesday.", "Sunday", "2016-10-09"),
    ("He said Sunday the fleet will sail on Tuesday.", "Tuesday", "2016-10-11"),
    ("They met on Wednesday last week.", "Wednesday last week", "2016-10-05"),
    ("They meet on Tuesday next week.", "Tuesday next week", "2016-10-18"),
    ("They met yesterday.", "yesterday", "2016-10-09"),
    ("They meet tomorrow.", "tomorrow", "2016-10-11"),
    ("They met the day before yesterday.", "the day before yesterday", "2016-10-08"),
    ("They met three days ago.", "three days ago", "2016-10-07"),
    ("They met on October 3 and again the following day.", "the following day", "2016-10-04"),
    ("They met on October 3; the previous day he was ill.", "the previous day", "2016-10-02"),
    ("They met on October 3 and left two days later.", "two days later", "2016-10-05"),
    ("They celebrated New Year's Eve in Minsk.", "New Year's Eve", "2015-12-31"),
    ("They will meet before Christmas.", "Christmas", "2016-12-25"),
    ("They fasted until Easter 2016.", "Easter 2016", "2016-03-27"),
    ("The parade of Thanksgiving 2015 was cancelled.", "Thanksgiving 2015", "2015-11-26"),
]


@pytest.mark.parametrize(("sentence", "expression", "day"), DAYS)
def test_day(sentence: str, expression: str, day: str) -> None:
    time = only(sentence, expression)
    assert (time.type, time.value, time.start_date, time.end_date) == ("DATE", day, day, day)


PERIODS = [
    ("They met in September.", "September", "2016-09", "2016-09-01", "2016-09-30"),
    ("They will meet in May.", "May", "2017-05", "2017-05-01", "2017-05-31"),
    ("They met in March 2015.", "March 2015", "2015-03", "2015-03-01", "2015-03-31"),
    ("They met last June.", "last June", "2016-06", "2016-06-01", "2016-06-30"),
    ("He will visit in mid-December.", "mid-December", "2016-12", "2016-12-11", "2016-12-21"),
    ("He will visit in early May.", "early May", "2017-05", "2017-05-01", "2017-05-10"),
    ("He visited in late August.", "late August", "2016-08", "2016-08-22", "2016-08-31"),
    ("The war broke out in 1993.", "1993", "1993", "1993-01-01", "1993-12-31"),
    ("Since 1993 they have met often.", "1993", "1993", "1993-01-01", "1993-12-31"),
    ("The plant opens by the end of 2018.", "the end of 2018", "2018", "2018-12-01", "2018-12-31"),
    ("They met in early 2015.", "early 2015", "2015", "2015-01-01", "2015-04-30"),
    ("Fiscal 1998 was poor; fiscal 1999 was not.", "fiscal 1999", "1999", "1999-01-01", "1999-12-31"),
    ("The 1990s were hard.", "The 1990s", "199", "1990-01-01", "1999-12-31"),
    ("In the late 1990s trade fell.", "the late 1990s", "199", "1996-01-01", "1999-12-31"),
    ("In the '80s trade fell.", "the '80s", "198", "1980-01-01", "1989-12-31"),
    ("In the 19th century trade fell.", "the 19th century", "18", "1800-01-01", "1899-12-31"),
    ("The twenty-first century is ours.", "The twenty-first century", "20", "2000-01-01", "2099-12-31"),
    ("Exports fell in the third quarter.", "the third quarter", "2016-Q3", "2016-07-01", "2016-09-30"),
    ("Exports fell in the first half of 2005.", "the first half of 2005", "2005-H1", "2005-01-01", "2005-06-30"),
    ("Exports fell in Q2 2014.", "Q2 2014", "2014-Q2", "2014-04-01", "2014-06-30"),
    ("They met last week.", "last week", "2016-W40", "2016-10-03", "2016-10-09"),
    ("They met this week.", "this week", "2016-W41", "2016-10-10", "2016-10-16"),
    ("They will meet next month.", "next month", "2016-11", "2016-11-01", "2016-11-30"),
    ("They met last year.", "last year", "2015", "2015-01-01", "2015-12-31"),
    ("They met earlier this month.", "earlier this month", "2016-10", "2016-10-01", "2016-10-10"),
    ("They meet later this year.", "later this year", "2016", "2016-10-10", "2016-12-31"),
    ("It ends at the end of the month.", "the end of the month", "2016-10", "2016-10-25", "2016-10-31"),
    ("They met late last week.", "late last week", "2016-W40", "2016-10-06", "2016-10-09"),
    ("They will meet early next week.", "early next week", "2016-W42", "2016-10-17", "2016-10-19"),
    ("The budget of January-May 2015 was spent.", "January-May 2015", "2015-01/2015-05", "2015-01-01", "2015-05-31"),
    ("It is due at the end of the decade.", "the end of the decade", "201", "2018-01-01", "2019-12-31"),
    (
        "They met in the second half of September.",
        "the second half of September",
        "2016-09",
        "2016-09-16",
        "2016-09-30",
    ),
    ("They met over the weekend.", "the weekend", "2016-W40-WE", "2016-10-08", "2016-10-09"),
    ("They will meet at the weekend.", "the weekend", "2016-W41-WE", "2016-10-15", "2016-10-16"),
    ("They met this summer.", "this summer", "2016-SU", "2016-06-01", "2016-08-31"),
    ("They met in the spring of 2014.", "the spring of 2014", "2014-SP", "2014-03-01", "2014-05-31"),
    ("They met two weeks ago.", "two weeks ago", "2016-W39", "2016-09-26", "2016-10-02"),
    ("They met five months ago.", "five months ago", "2016-05", "2016-05-01", "2016-05-31"),
    ("They met a decade ago.", "a decade ago", "2006", "2006-01-01", "2006-12-31"),
    ("They met in 1999 and again a year later.", "a year later", "2000", "2000-01-01", "2000-12-31"),
    ("They met in 1999 and the following year.", "the following year", "2000", "2000-01-01", "2000-12-31"),
    ("The week of September 19 was calm.", "The week of September 19", "2016-W38", "2016-09-19", "2016-09-25"),
    ("They met in nineteen ninety-seven.", "nineteen ninety-seven", "1997", "1997-01-01", "1997-12-31"),
    ("They met on October 3-5.", "October 3-5", "2016-10-03/2016-10-05", "2016-10-03", "2016-10-05"),
    ("They will meet on 28-30 November.", "28-30 November", "2016-11-28/2016-11-30", "2016-11-28", "2016-11-30"),
    ("The plan for 2016-2020 is ready.", "2016-2020", "2016/2020", "2016-01-01", "2020-12-31"),
]


@pytest.mark.parametrize(("sentence", "expression", "value", "start", "end"), PERIODS)
def test_period(sentence: str, expression: str, value: str, start: str, end: str) -> None:
    time = only(sentence, expression)
    assert (time.type, time.value, time.start_date, time.end_date) == ("DATE", value, start, end)


CLOCK = [
    ("Talks begin at 10:30 a.m. on the dot.", "10:30 a.m.", "2016-10-10T10:30", "2016-10-10"),
    ("Talks begin at 10:30 a.m. (0230 GMT).", "0230 GMT", "2016-10-10T02:30Z", "2016-10-10"),
    ("The blast came at 1430 GMT.", "1430 GMT", "2016-10-10T14:30Z", "2016-10-10"),
    ("The bus left at 9 p.m. Sunday.", "9 p.m. Sunday", "2016-10-09T21:00", "2016-10-09"),
    ("It closed at 5 p.m. EST Nov. 9, 2015.", "5 p.m. EST Nov. 9, 2015", "2015-11-09T17:00", "2015-11-09"),
    ("It expires at noon tomorrow.", "noon tomorrow", "2016-10-11T12:00", "2016-10-11"),
    ("He left at midnight.", "midnight", "2016-10-10T24:00", "2016-10-10"),
    ("He spoke this morning.", "this morning", "2016-10-10TMO", "2016-10-10"),
    ("He will speak tonight.", "tonight", "2016-10-10TNI", "2016-10-10"),
    ("He spoke last night.", "last night", "2016-10-09TNI", "2016-10-09"),
    ("He spoke on Saturday night.", "Saturday night", "2016-10-08TNI", "2016-10-08"),
    ("He spoke late Friday afternoon.", "late Friday afternoon", "2016-10-07TAF", "2016-10-07"),
    ("He spoke yesterday evening.", "yesterday evening", "2016-10-09TEV", "2016-10-09"),
]


@pytest.mark.parametrize(("sentence", "expression", "value", "day"), CLOCK)
def test_time_of_day(sentence: str, expression: str, value: str, day: str) -> None:
    time = only(sentence, expression)
    assert (time.type, time.value, time.start_date, time.end_date) == ("TIME", value, day, day)


LENGTHS = [
    ("a three-year plan", "three-year", "P3Y"),
    ("It ruled for six months.", "six months", "P6M"),
    ("It took a decade.", "a decade", "P10Y"),
    ("It took 24 hours.", "24 hours", "PT24H"),
    ("It took half an hour.", "half an hour", "PT30M"),
    ("It took two and a half years.", "two and a half years", "P2Y6M"),
    ("It took nearly two years.", "nearly two years", "P2Y"),
    ("It took several weeks.", "several weeks", "PXW"),
    ("the year-long siege", "year-long", "P1Y"),
    ("They fell in the last two years of the war.", "the last two years", "P2Y"),
    ("It went on for years.", "years", "PXY"),
    ("It went on for a couple of days.", "a couple of days", "P2D"),
    ("He gave it twenty-one days.", "twenty-one days", "P21D"),
]


@pytest.mark.parametrize(("sentence", "expression", "value"), LENGTHS)
def test_duration_without_place(sentence: str, expression: str, value: str) -> None:
    time = only(sentence, expression)
    assert (time.type, time.value, time.start_date, time.end_date) == ("DURATION", value, None, None)


PLACED = [
    ("They have met often over the past two months.", "the past two months", "P2M", "2016-08-10", "2016-10-10"),
    ("Trade doubled over the past decade.", "the past decade", "P10Y", "2006-10-10", "2016-10-10"),
    ("They will meet in the next three weeks.", "the next three weeks", "P3W", "2016-10-10", "2016-10-31"),
    ("They will withdraw within three years.", "three years", "P3Y", "2016-10-10", "2019-10-10"),
    ("They will meet again in two weeks.", "two weeks", "P2W", "2016-10-24", "2016-10-30"),
]


@pytest.mark.parametrize(("sentence", "expression", "value", "start", "end"), PLACED)
def test_duration_seen_from_the_report(sentence: str, expression: str, value: str, start: str, end: str) -> None:
    time = only(sentence, expression)
    assert (time.type, time.value, time.start_date, time.end_date) == ("DURATION", value, start, end)


SETS = [
    ("They meet every day.", "every day", "P1D"),
    ("They meet annually.", "annually", "P1Y"),
    ("They hold weekly talks.", "weekly", "P1W"),
    ("They meet each year.", "each year", "P1Y"),
    ("They meet every two years.", "every two years", "P2Y"),
    ("They meet twice a week.", "twice a week", "P1W"),
    ("They meet every Tuesday.", "every Tuesday", "XXXX-WXX-2"),
    ("They meet on Fridays.", "Fridays", "XXXX-WXX-5"),
    ("They meet each July.", "each July", "XXXX-07"),
]


@pytest.mark.parametrize(("sentence", "expression", "value"), SETS)
def test_set(sentence: str, expression: str, value: str) -> None:
    time = only(sentence, expression)
    assert (time.type, time.value, time.start_date, time.end_date) == ("SET", value, None, None)


REFERENCES = [
    ("They are now at war.", "now", "PRESENT_REF"),
    ("He is currently in Rome.", "currently", "PRESENT_REF"),
    ("He recently fell ill.", "recently", "PAST_REF"),
    ("Trade has grown in recent years.", "recent years", "PAST_REF"),
    ("In the past they quarrelled.", "the past", "PAST_REF"),
    ("We look to the future.", "the future", "FUTURE_REF"),
    ("It will come in the near future.", "the near future", "FUTURE_REF"),
    ("They met several years ago.", "several years ago", "PAST_REF"),
]


@pytest.mark.parametrize(("sentence", "expression", "value"), REFERENCES)
def test_vague_reference(sentence: str, expression: str, value: str) -> None:
    time = only(sentence, expression)
    assert (time.type, time.value, time.start_date, time.end_date) == ("DATE", value, None, None)


WITHOUT_REFERENCE = [
    ("They met on Monday.", "Monday", "XXXX-WXX-1"),
    ("They met on October 10.", "October 10", "XXXX-10-10"),
    ("They met in October.", "October", "XXXX-10"),
    ("They met yesterday.", "yesterday", "XXXX-XX-XX"),
    ("They met last week.", "last week", "XXXX-WXX"),
    ("They met last year.", "last year", "XXXX"),
    ("They met last summer.", "last summer", "XXXX-SU"),
    ("They met in the third quarter.", "the third quarter", "XXXX-Q3"),
    ("They met two days ago.", "two days ago", "XXXX-XX-XX"),
    ("They met last night.", "last night", "XXXX-XX-XXTNI"),
]


@pytest.mark.parametrize(("sentence", "expression", "value"), WITHOUT_REFERENCE)
def test_no_days_without_a_date_of_the_report(sentence: str, expression: str, value: str) -> None:
    time = only(sentence, expression, None)
    assert (time.value, time.start_date, time.end_date) == (value, None, None)


def test_full_dates_need_no_date_of_the_report() -> None:
    time = only("They met on 3 May 2014.", "3 May 2014", None)
    assert (time.start_date, time.end_date) == ("2014-05-03", "2014-05-03")


def test_two_expressions_for_two_ends() -> None:
    sentence = "It will be held at the end of the current year or at the beginning of the next year."
    first, second = tag_times(sentence, REFERENCE)
    assert (first.text, first.value) == ("the end of the current year", "2016")
    assert (first.start_date, first.end_date) == ("2016-12-01", "2016-12-31")
    assert (second.text, second.value) == ("the beginning of the next year", "2017")
    assert (second.start_date, second.end_date) == ("2017-01-01", "2017-01-31")


def test_both_days_of_a_spoken_range() -> None:
    values = [time.value for time in tag_times("He was in Rome from July 1 to 5.", REFERENCE)]
    assert values == ["2016-07-01", "2016-07-05"]


def test_day_and_month_that_could_be_either_give_no_day() -> None:
    time = only("The file says 3/4/2015.", "3/4/2015")
    assert (time.value, time.start_date, time.end_date) == ("2015-XX-XX", "2015-01-01", "2015-12-31")


def test_a_leap_day_is_looked_for_in_leap_years() -> None:
    assert only("They met on February 29.", "February 29", date(2018, 6, 1)).value == "2016-02-29"


NO_TIMES = [
    "It cost $30 and then $1,998.",
    "They sent 2000 troops and 1,500 tons of flour.",
    "Flight 1990 was late.",
    "The Security Council adopted resolution 1973.",
    "He may come; they may not.",
    "They march for peace and march on.",
    "May they live long, said Theresa May.",
    "The second man spoke first.",
    "He read the Sun at home.",
    "Real beat Atletico 3-2 and 21-19.",
    "The springs of the sofa fall apart.",
    "He is 19 years old; she is a 19-year-old student.",
    "He writes for the Sunday Times.",
    "The daily said he won a second term and a quarter of the votes.",
]


@pytest.mark.parametrize("sentence", NO_TIMES)
def test_words_and_numbers_that_are_no_times(sentence: str) -> None:
    assert tag_times(sentence, REFERENCE) == ()
