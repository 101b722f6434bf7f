"""Those who may use the board, as others see them."""

from dataclasses import dataclass

from sqlalchemy import Connection, select
from sqlmodel import col

from store.tables import UserRow
from store.words import Role


@dataclass(frozen=True, slots=True)
class UserView:
    """Somebody registered. Whoever has left stays in the list as `removed`, because the history names them."""

    name: str
    role: Role
    full_name: str
    removed: bool


def user_views(connection: Connection) -> tuple[UserView, ...]:
    """All of them in the order in which they came."""
    rows = connection.execute(
        select(col(UserRow.name), col(UserRow.role), col(UserRow.full_name), col(UserRow.removed)).order_by(
            col(UserRow.id)
        )
    )
    return tuple(UserView(row.name, Role(row.role), row.full_name, row.removed) for row in rows)
