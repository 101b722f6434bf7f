"""All rows of a board from one database into another, of the same or of another kind: equal in every column, ids kept.

Both have the same schema and the other one is empty. JSON goes as the text that it is stored as, so that nothing is put
together anew; and a number that was once given to a row is not given again there either.
"""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Connection,
    Date,
    DateTime,
    Integer,
    MetaData,
    String,
    Table,
    bindparam,
    func,
    select,
    text,
)
from sqlalchemy.types import TypeEngine

from store.stored_text import StoredJson
from store.tables import Moment

_AT_ONCE = 2_000
_KINDS: dict[type[TypeEngine[Any]], TypeEngine[Any]] = {
    JSON: StoredJson(),
    DateTime: Moment(),
    Date: Date(),
    Boolean: Boolean(),
    Integer: Integer(),
    String: String(),
}
"""What a column is, whatever one kind of database calls it."""
_VERSION = "alembic_version"


def copy_rows(source: Connection, target: Connection) -> int:
    """Copy everything within the transactions that are open. Returns how many rows there are, which are compared once more."""
    total = 0
    for table in _tables(target):
        _copy_table(table, source, target)
        copied = _count(source, table)
        if copied != _count(target, table):
            raise ValueError(f"{table.name}: not all rows were copied")
        total += copied
        if "id" in table.c:
            _set_last_number(target, table, _last_number(source, table))
    return total


def _tables(connection: Connection) -> Iterator[Table]:
    """All tables, those first that others refer to, with the kinds of their columns as every database understands them."""
    found = MetaData()
    found.reflect(connection)
    for table in found.sorted_tables:
        for column in table.c:
            column.type = _kind(column)
        if table.name != _VERSION:
            yield table


def _kind(column: Column[Any]) -> TypeEngine[Any]:
    return next(kind for known, kind in _KINDS.items() if isinstance(column.type, known))


def _copy_table(table: Table, source: Connection, target: Connection) -> None:
    """Rows that refer to later ones of their own table get that once all are there."""
    own = [column for column in table.c if any(key.column.table is table for key in column.foreign_keys)]
    order = table.c.id if "id" in table.c else table.primary_key.columns.values()[0]
    rows = source.execute(select(table).order_by(order), execution_options={"yield_per": _AT_ONCE})
    for part in rows.mappings().partitions():
        target.execute(table.insert(), [{**row, **dict.fromkeys(column.name for column in own)} for row in part])
    for column in own:
        refer = [
            {"of": row.id, "to": row[1]}
            for row in source.execute(select(table.c.id, column).where(column.is_not(None))).all()
        ]
        if refer:
            of_this = table.update().where(table.c.id == bindparam("of")).values({column.name: bindparam("to")})
            target.execute(of_this, refer)


def _count(connection: Connection, table: Table) -> int:
    return connection.execute(select(func.count()).select_from(table)).scalar_one()


def _last_number(connection: Connection, table: Table) -> int:
    """The highest id that was ever given; rows may have gone since."""
    highest = connection.execute(select(func.max(table.c.id))).scalar() or 0
    if connection.dialect.name == "sqlite":
        given = connection.execute(text("SELECT seq FROM sqlite_sequence WHERE name = :name"), {"name": table.name})
        return max(highest, given.scalar() or 0)
    sequence = _sequence(connection, table)
    given = connection.execute(text(f"SELECT CASE WHEN is_called THEN last_value ELSE 0 END FROM {sequence}"))  # noqa: S608
    return max(highest, int(given.scalar_one()))


def _set_last_number(connection: Connection, table: Table, number: int) -> None:
    if connection.dialect.name == "sqlite":
        values = {"name": table.name, "number": number}
        for statement in (
            "DELETE FROM sqlite_sequence WHERE name = :name",
            "INSERT INTO sqlite_sequence (name, seq) SELECT :name, :number WHERE :number > 0 AND EXISTS"
            " (SELECT 1 FROM sqlite_master WHERE name = :name AND sql LIKE '%AUTOINCREMENT%')",
        ):
            connection.execute(text(statement), values)
    elif number:
        connection.execute(select(func.setval(_sequence(connection, table), number)))


def _sequence(connection: Connection, table: Table) -> str:
    """The name of the sequence behind a table's ids, ready to stand in a statement."""
    name = connection.dialect.identifier_preparer.format_table(table)
    return str(connection.execute(select(func.pg_get_serial_sequence(name, "id"))).scalar_one())
