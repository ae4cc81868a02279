"""The names of states agree with Unicode CLDR."""

import pytest

from dragoman import knowledge as known

WORLD = known.load()
babel = pytest.importorskip("babel", reason="the group `knowledge` is not installed")
# CLDR writes these with what the news leaves out: "Myanmar (Burma)", "Hong Kong SAR China".
OTHER_STYLE = {"MM", "HK", "MO", "CD", "CG", "CC", "FK", "PS"}


def test_names_of_cldr_mean_their_states() -> None:
    names = babel.Locale("en").territories
    for country in WORLD.countries.values():
        if country.end is None and country.alpha2 in names and country.alpha2 not in OTHER_STYLE:
            found = known.country_by_name(WORLD, names[country.alpha2].replace("&", "and"))
            assert found is country, names[country.alpha2]
