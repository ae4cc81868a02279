"""What the program knows of the world: states, bodies, offices and who held them when.

The truth that people edit is in the folder `knowledge/` of the repository; `knowledge/build.py` checks it
and compiles it into this package. `load()` gives it; the look-ups take it as their first argument.
"""

from dragoman.knowledge.entries import Body, Country, FormerName, Knowledge, Term
from dragoman.knowledge.loading import load
from dragoman.knowledge.names import fold, is_short_form
from dragoman.knowledge.offices import Holders, holders, in_office, office_holder
from dragoman.knowledge.organisations import bodies_by_name, body_forms
from dragoman.knowledge.states import (
    capital_of,
    country_by_adjective,
    country_by_capital,
    country_by_demonym,
    country_by_name,
    country_by_people,
    country_by_seat,
    country_forms,
    cow_number,
    is_ambiguous,
)

__all__ = [
    "Body",
    "Country",
    "FormerName",
    "Holders",
    "Knowledge",
    "Term",
    "bodies_by_name",
    "body_forms",
    "capital_of",
    "country_by_adjective",
    "country_by_capital",
    "country_by_demonym",
    "country_by_name",
    "country_by_people",
    "country_by_seat",
    "country_forms",
    "cow_number",
    "fold",
    "holders",
    "in_office",
    "is_ambiguous",
    "is_short_form",
    "load",
    "office_holder",
]
