"""From where an expression is seen: from the day of the report, or from the time told last."""

from datetime import date

from dragoman.extract.times.setting import Found, Setting

STEPS = {
    "last": -1, "past": -1, "this": 0, "current": 0, "ongoing": 0, "next": 1, "coming": 1, "upcoming": 1,
    "forthcoming": 1, "previous": -1, "preceding": -1, "prior": -1, "following": 1, "subsequent": 1, "ensuing": 1,
    "that": 0, "same": 0, "before": -1,
}  # fmt: skip
# These look from the time told last, not from the day of the report.
ANAPHORIC = {"previous", "preceding", "prior", "following", "subsequent", "ensuing", "that", "same", "before"}
REACH = 600  # characters back to the time told last


def which_of(found: Found) -> str:
    words = found.words("which").split()
    return words[-1] if words else ""


def origin_of(found: Found, setting: Setting, unit: str) -> date | None:
    if which_of(found) in ANAPHORIC:
        return setting.last_told(found.span[0], unit, REACH) or setting.reference
    return setting.reference
