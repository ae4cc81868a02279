"""The record of many reports in one DuckDB file.

Read in this order: `schema.sql`, `database` (the file), `rows` (a reading as rows), `adding` (reports in),
`asking` (answers out).
"""
