"""What the tests of sources share: the reports and the failures behind one path."""

from pathlib import Path

from dragoman.failure import Failure
from dragoman.sources import RawReport, open_sources

TEXT = "The envoys of Portugal and Norway met in Oslo and signed an accord on fishing."


def opened(path: Path, content: bytes | None = None, **options: object) -> list[RawReport | Failure]:
    if content is not None:
        path.write_bytes(content)
    return list(open_sources([str(path)], **options))  # type: ignore[arg-type]


def reports(path: Path, content: bytes | None = None, **options: object) -> list[RawReport]:
    found = opened(path, content, **options)
    assert not [str(item) for item in found if isinstance(item, Failure)]
    return [item for item in found if isinstance(item, RawReport)]


def failure(path: Path, content: bytes | None = None, **options: object) -> Failure:
    (found,) = opened(path, content, **options)
    assert isinstance(found, Failure)
    assert "\n" not in str(found)
    return found


def outcomes(found: list[RawReport | Failure]) -> list[str]:
    """The key of every report, the message of every failure."""
    return [item.key if isinstance(item, RawReport) else item.message for item in found]
