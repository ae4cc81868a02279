"""The report stage: from raw text to canonical text, blocks, dateline, language and the report's own date.

Read in this order: `identity`, `lines`, `layout`, `blocks`, `dateline`, `dating` (with its grounds `weekdays`,
`offices`, `years`, `gatherings`, `eras`); `shape` puts them together.
"""

from dragoman.report.language import guess_language
from dragoman.report.shape import read_report

__all__ = ["guess_language", "read_report"]
