"""Who builds the meaning of which list of rules in grammar.toml."""

from dragoman.extract.times import clock, dates, periods, quarters, spans, weekdays, years
from dragoman.extract.times.setting import Builder

BUILDERS: dict[str, Builder] = {
    "day": dates.build_day,
    "numeric_day": dates.build_numeric_day,
    "bare_day": dates.build_bare_day,
    "day_range": dates.build_day_range,
    "month": years.build_month,
    "month_range": years.build_month_range,
    "year": years.build_year,
    "year_range": years.build_year_range,
    "decade": years.build_decade,
    "century": years.build_century,
    "feast": dates.build_feast,
    "quarter": quarters.build_quarter,
    "year_earlier_quarter": quarters.build_year_earlier_quarter,
    "same_quarter": quarters.build_same_quarter,
    "span": periods.build_span,
    "year_edge": periods.build_year_edge,
    "season": periods.build_season,
    "weekday": weekdays.build_weekday,
    "weekday_part": weekdays.build_weekday_part,
    "dayword": weekdays.build_dayword,
    "dayword_part": weekdays.build_dayword,
    "day_part": weekdays.build_day_part,
    "which_day": weekdays.build_which_day,
    "ago": spans.build_ago,
    "duration": spans.build_duration,
    "stretch": spans.build_stretch,
    "set": spans.build_set,
    "frequency": spans.build_frequency,
    "reference": spans.build_reference,
    "clock": clock.build_clock,
}
