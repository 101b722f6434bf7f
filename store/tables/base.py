"""What all tables share: named constraints, moments in UTC, columns of JSON and of moments."""

from datetime import UTC, datetime
from typing import Any, ClassVar

from sqlalchemy import JSON, Column, DateTime, Dialect, MetaData, TypeDecorator
from sqlmodel import Field, SQLModel

NAMES = {
    "ix": "ix_%(column_0_label)s",
    "uq": "uq_%(table_name)s_%(column_0_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}
"""Names for every constraint, so that a later revision can speak of them on SQLite and PostgreSQL alike."""


class Row(SQLModel):
    """What all tables share: a metadata of their own, with named constraints."""

    # Rows are not validated by Pydantic, so its validators, half a MiB of them, are made only where one is asked for.
    model_config = {"defer_build": True}
    metadata: ClassVar[MetaData] = MetaData(naming_convention=NAMES)


class Moment(TypeDecorator[datetime]):
    """A moment, in UTC on every database: aware goes in, aware comes out (SQLite itself would forget the zone)."""

    impl = DateTime(timezone=True)
    cache_ok = True

    @property
    def python_type(self) -> type[datetime]:
        """What comes out."""
        return datetime

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Store UTC; a moment without a zone is refused, as nobody could say when it was."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment needs a zone")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Give UTC back."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


def json_column() -> Any:  # noqa: ANN401 - SQLModel's own parameter type
    """A list, never NULL."""
    return Field(default_factory=list, sa_column=Column(JSON, nullable=False))


def moment_column(*, optional: bool = False) -> Any:  # noqa: ANN401 - SQLModel's own parameter type
    """A moment; NULL only where `optional`."""
    return Field(sa_column=Column(Moment, nullable=optional))
