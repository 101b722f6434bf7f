"""Measurements say which number of a clause they measure, in which unit, and what is to be known about them."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    with op.batch_alter_table("measurement", table_kwargs={"sqlite_autoincrement": True}) as table:
        table.add_column(sa.Column("number", sa.Integer(), nullable=False, server_default="1"))
        table.add_column(sa.Column("unit", sa.String(), nullable=False, server_default=""))
        table.add_column(sa.Column("note", sa.String(), nullable=False, server_default=""))
        table.create_unique_constraint(
            op.f("uq_measurement_clause_id"), ["clause_id", "number", "unit", "measured_on"]
        )
    with op.batch_alter_table("measurement", table_kwargs={"sqlite_autoincrement": True}) as table:
        table.alter_column("number", server_default=None)
        table.alter_column("unit", server_default=None)
        table.alter_column("note", server_default=None)
