"""Bytes in, raw reports out, whatever the container: files, folders, archives, rows, pages, feeds, crawls, wires.

Read in this order: `arguments` (what the user named), `files`, `archives` and `web` (its bytes), `decoding` and
`binary` (bytes to text), `rows`, `parquet`, `feeds`, `warc`, `ninjs` and `newsml` (containers to items), `page`
and `markup` (markup to text), `checks` (what no report may be). What `web` stands on: `hosts` (whom to ask),
`robots` and `turns` (when), `connection` (one request), `memory` (what was read before).
"""

from dragoman.sources.arguments import holds_many
from dragoman.sources.opening import open_sources
from dragoman.sources.raw import RawReport

__all__ = ["RawReport", "holds_many", "open_sources"]
