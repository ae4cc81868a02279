"""All mentions of a report in text order: names first, then descriptions and pronouns in what is left."""

from dragoman.extract.actors.described import find_descriptions, find_pronouns
from dragoman.extract.actors.ground import Ground
from dragoman.extract.actors.mentions import Mention
from dragoman.extract.actors.named_bodies import find_bodies, find_organizations, find_peoples, find_states
from dragoman.extract.actors.named_persons import claim_persons, find_persons
from dragoman.extract.actors.predicates import find_predicates
from dragoman.extract.known import Known


def find_mentions(known: Known) -> list[Mention]:
    """Every mention, in text order; none overlaps another."""
    ground = Ground(known.doc, known.knowledge, known.report, known.places)
    persons = claim_persons(ground)
    found = [*find_bodies(ground), *find_states(ground), *find_persons(ground, persons)]
    found += [*find_organizations(ground), *find_peoples(ground), *find_descriptions(ground), *find_predicates(ground)]
    found += find_pronouns(ground)
    return sorted(found, key=lambda mention: (mention.start, mention.end))
