"""Reads news reports and keeps the record of relations between states."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dragoman.classifier import Classification
    from dragoman.records import Actor, Reading

__version__ = "0.1.0"
__all__ = ["__version__", "classify", "read", "who"]


def read(
    text: str,
    *,
    published: str | None = None,
    title: str | None = None,
    publisher: str | None = None,
    key: str = "",
    source: str = "",
    language_model: str | None = None,
) -> "Reading":
    """Read one report and give its reading.

    `text` is the report as it came; `published` its day where it is known (ISO 8601, or as sources write it),
    else the report is dated by what it says. `language_model` names an installed spaCy pipeline to use in
    place of Dragoman's own.
    Raises LanguageError for a report in another language, SourceError for a date that cannot be read, ModelError
    for a pipeline that cannot serve.
    """
    from dragoman.pipeline import Reader  # noqa: PLC0415 - a second of loading, paid only by who reads
    from dragoman.sources.dates import given_day  # noqa: PLC0415
    from dragoman.sources.raw import RawReport  # noqa: PLC0415

    day = given_day(published) if published else None
    raw = RawReport(text=text, key=key, source=source, title=title, publisher=publisher, published=day)
    return Reader(language_model).read(raw)


def who(phrase: str, *, on: str | None = None, context: str = "", language_model: str | None = None) -> "Actor | None":
    """Say who a phrase means on an ISO day: see `dragoman.resolver.resolve`; None where it is not known."""
    from dragoman.resolver import resolve  # noqa: PLC0415

    return resolve(phrase, on=on, context=context, language_model=language_model)


def classify(
    text: str, *, actor: str | None = None, recipient: str | None = None, language_model: str | None = None
) -> "Classification":
    """Say which event a sentence tells between two sides: see `dragoman.classifier.classify`."""
    from dragoman.classifier import classify as classify_sentence  # noqa: PLC0415

    return classify_sentence(text, actor=actor, recipient=recipient, language_model=language_model)
