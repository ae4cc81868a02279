"""Who builds the meaning of which list of rules in grammar.toml."""

from dragoman.extract.times import clock, dates, periods, spans
from dragoman.extract.times.setting import Builder

BUILDERS: dict[str, Builder] = {
    "day": dates.build_day,
    "numeric_day": dates.build_numeric_day,
    "bare_day": dates.build_bare_day,
    "day_range": dates.build_day_range,
    "month": dates.build_month,
    "month_range": dates.build_month_range,
    "year": dates.build_year,
    "year_range": dates.build_year_range,
    "decade": dates.build_decade,
    "century": dates.build_century,
    "feast": dates.build_feast,
    "quarter": periods.build_quarter,
    "year_earlier_quarter": periods.build_year_earlier_quarter,
    "same_quarter": periods.build_same_quarter,
    "span": periods.build_span,
    "year_edge": periods.build_year_edge,
    "season": periods.build_season,
    "weekday": periods.build_weekday,
    "weekday_part": periods.build_weekday_part,
    "dayword": periods.build_dayword,
    "dayword_part": periods.build_dayword,
    "day_part": periods.build_day_part,
    "which_day": periods.build_which_day,
    "ago": spans.build_ago,
    "duration": spans.build_duration,
    "stretch": spans.build_stretch,
    "set": spans.build_set,
    "frequency": spans.build_frequency,
    "reference": spans.build_reference,
    "clock": clock.build_clock,
}
