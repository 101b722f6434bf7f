"""Columns taken as the text they are stored as: days and JSON, the same on every kind of database."""

from typing import Any

from sqlalchemy import BindParameter, ColumnElement, Dialect, Text, cast, type_coerce
from sqlalchemy.types import TypeDecorator, TypeEngine, UserDefinedType


class StoredText(TypeDecorator[str]):
    """A day or JSON as its text: SQLite has nothing else, PostgreSQL is asked for it."""

    impl = Text
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """As it is on SQLite; cast on PostgreSQL."""
        return Text() if dialect.name == "sqlite" else _AskedAsText()


class StoredJson(StoredText):
    """JSON that is taken out and put in as text, letter for letter, NULL as NULL."""

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """As it is on SQLite; cast both ways on PostgreSQL."""
        return Text() if dialect.name == "sqlite" else _GivenAsText()


class _AskedAsText(UserDefinedType[str]):
    cache_ok = True

    def column_expression(self, colexpr: ColumnElement[Any]) -> ColumnElement[Any]:
        return cast(colexpr, Text)


class _GivenAsText(_AskedAsText):
    cache_ok = True

    def get_col_spec(self, **_settings: object) -> str:
        return "JSON"

    def bind_expression(self, bindvalue: BindParameter[Any]) -> ColumnElement[Any]:
        return cast(type_coerce(bindvalue, Text), _GivenAsText())
