"""The tables of the index."""

from sqlalchemy import REAL, Column, Index, Integer, MetaData, Table, Text

VERSION = "6"

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

# One row for each value that a statement can be filtered by; `statement` is its position among the statements.
FACET = Table(
    "facet",
    METADATA,
    Column("name", Text, primary_key=True),
    Column("value", Text, primary_key=True),
    Column("statement", Integer, primary_key=True),
    Index("facet_of_statement", "statement"),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)

# What a telling is found by when a draft is held against the case; `id` is that of its first statement.
FEATURE = Table(
    "feature",
    METADATA,
    Column("feature", Text, primary_key=True),
    Column("id", Text, primary_key=True),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)

# The days (ISO 8601) between which a statement says that it happened; an open end is not filled.
PERIOD = Table(
    "period",
    METADATA,
    Column("statement", Integer, primary_key=True),
    Column("low", Text, nullable=True),
    Column("high", Text, nullable=True),
    sqlite_strict=True,
)

# What a drawing of time and place needs of a statement, so that it reads no record; `accused` is a list (JSON).
# `start` and `stop` order what is dated: an open beginning counts as its end, an open end comes after every day.
EVENT = Table(
    "event",
    METADATA,
    Column("statement", Integer, primary_key=True),
    Column("id", Text, nullable=False, index=True),
    Column("low", Text, nullable=True),
    Column("high", Text, nullable=True),
    Column("start", Text, nullable=True),
    Column("stop", Text, nullable=True),
    Column("status", Text, nullable=False),
    Column("accused", Text, nullable=False),
    Column("place", Text, nullable=True),
    Column("lat", REAL, nullable=True),
    Column("lon", REAL, nullable=True),
    Column("radius", REAL, nullable=True),
    Index("event_order", "start", "stop", "statement"),
    sqlite_strict=True,
)

# The words are those of the text, folded: what FTS5 makes of vowelled Arabic by itself is missed silently.
SEARCH = "CREATE VIRTUAL TABLE search USING fts5(words, tokenize = 'unicode61 remove_diacritics 2')"
# The words as they were filed (FTS5 documentation, section 9.2), and the command that holds all that FTS5 makes of them
# against them (section 6.4).
FILED_WORDS = "search_content"
CHECK_SEARCH = "INSERT INTO search (search) VALUES ('integrity-check')"
