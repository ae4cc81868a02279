"""Bytes in, raw reports out, whatever the container: files, folders, patterns, rows, pages, standard input.

Read in this order: `arguments` (what the user named), `files` and `web` (its bytes), `decoding` and `binary`
(bytes to text), `rows` and `page` (text to reports), `checks` (what no report may be). What `web` stands on:
`hosts` (whom to ask), `robots` and `turns` (when), `connection` (one request), `memory` (what was read before).
"""

from dragoman.sources.arguments import holds_many
from dragoman.sources.opening import open_sources
from dragoman.sources.raw import RawReport

__all__ = ["RawReport", "holds_many", "open_sources"]
