"""Which place a name means, apart from how names are found in a text."""

from dragoman.extract.places.resolution import resolve
from dragoman.extract.places.toponyms import Toponym
from dragoman.knowledge.places import gazetteer, place_key


def named(*names: str) -> list[Toponym]:
    return [
        Toponym(20 * i, 20 * i + len(name), 2 * i, 2 * i + 1, name, place_key(name), tuple(gazetteer().find(name)))
        for i, name in enumerate(names)
    ]


def meant(*names: str, linked: tuple[int, ...] = ()) -> list[tuple[str | None, str] | None]:
    """Country and region of what each name means; `linked` names are followed by where they are."""
    links = [i in linked for i in range(len(names))]
    return [(entry.country, entry.region) if entry else None for entry in resolve(named(*names), links)]


def test_a_name_alone_means_the_place_best_known() -> None:
    assert meant("Paris")[0] == ("FRA", "11")


def test_a_qualifier_overrules_fame() -> None:
    assert meant("Paris", "Texas", linked=(0,))[0] == ("USA", "TX")


def test_the_qualifier_holds_where_the_name_stands_again() -> None:
    assert meant("Paris", "Texas", "Paris", linked=(0,))[2] == ("USA", "TX")


def test_neighbours_overrule_fame() -> None:
    names = ("Athens", "Henderson County", "Corsicana", "Tyler", "Palestine", "Texas")
    assert meant(*names)[0] == ("USA", "TX")


def test_a_country_is_no_village_however_much_company_the_village_has() -> None:
    names = ("Mexico", "Syracuse", "Oswego", "Rochester", "Buffalo", "Albany", "New York state")
    assert meant(*names)[0] == ("MEX", "")


def test_a_list_of_countries_is_no_address() -> None:
    assert meant("Egypt", "United States", linked=(0,))[0] == ("EGY", "")


def test_a_small_town_far_from_all_else_is_not_believed() -> None:
    assert meant("Cairo", "Amman", "Riyadh", "Beirut", "Laja")[-1] is None


def test_an_unknown_name_means_nothing() -> None:
    assert meant("Qwertyville", "Cairo")[0] is None


def test_no_names_no_places() -> None:
    assert meant() == []
