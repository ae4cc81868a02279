"""The language stage: a report's text as a spaCy `Doc`."""

from dragoman.language.pipeline import LanguageModel, load

__all__ = ["LanguageModel", "load"]
