"""Time expressions: found by a grammar over words, valued as in TimeML, placed in the calendar.

words.toml is the vocabulary, grammar.toml the rules, tense.toml the words that look back or ahead.
"""

from dragoman.extract.times.tagger import find_times, tag_times

__all__ = ["find_times", "tag_times"]
