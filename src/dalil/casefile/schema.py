"""The tables of the index."""

from sqlalchemy import Column, Integer, MetaData, Table, Text

VERSION = "1"

METADATA = MetaData()

SETTING = Table(
    "setting",
    METADATA,
    Column("name", Text, primary_key=True),
    Column("value", Text, nullable=False),
    sqlite_strict=True,
)

RECORD = Table(
    "record",
    METADATA,
    Column("kind", Text, primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("id", Text, nullable=False, index=True),
    Column("body", Text, nullable=False),
    sqlite_strict=True,
)

SEARCH = "CREATE VIRTUAL TABLE search USING fts5(id UNINDEXED, words, tokenize = 'unicode61 remove_diacritics 2')"
