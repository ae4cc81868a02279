"""The record of many reports in one DuckDB file.

Read in this order: `schema.sql`, `database` (the file), `rows` (a reading as rows), `adding` (reports in),
`versions` (what is remembered of pages), `watching` (again and again), `asking` (answers out).
"""
