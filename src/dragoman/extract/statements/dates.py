"""When words were spoken: the day that stands beside their cue."""

from collections.abc import Sequence

from spacy.tokens import Token

from dragoman.records import Period, Time


def spoken_on(
    cue: Token | None, content: Sequence[tuple[int, int]], times: Sequence[Time], latest: str | None
) -> Period | None:
    """The day of the cue's sentence that stands outside what is said, not later than the report.

    `content` are character spans; `latest` is the report's own day, if known.
    """
    if cue is None:
        return None
    sentence = cue.sent
    beside = [
        (abs(time.evidence[0].start - cue.idx), time)
        for time in times
        if time.type in ("DATE", "TIME") and time.start_date and time.start_date == time.end_date
        and sentence.start_char <= time.evidence[0].start < sentence.end_char
        and not any(a <= time.evidence[0].start < b for a, b in content)
        and (latest is None or time.start_date <= latest)
    ]  # fmt: skip
    if not beside:
        return None
    day = min(beside, key=lambda pair: pair[0])[1].start_date
    return Period(str(day), str(day))
