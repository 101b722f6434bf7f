"""Numbered migrations of the schema. Alembic itself is imported by `store.migrations.upgrade`, only when one is due."""

NEWEST = "0004"
"""The revision that this program works with; revisions are numbers with leading zeros, so they compare as text."""

APPLICATION_ID = 0x53_54_42_44
"""What marks a SQLite file as a board ("STBD")."""
