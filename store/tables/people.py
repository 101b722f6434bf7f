"""Who may use the board, and what each keeps for themselves."""

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlmodel import Field

from store.tables.base import Row


class UserRow(Row, table=True):
    """Somebody who may use the board; `role` is viewer, editor or admin. Nobody here: whoever opens the file may do all.

    A user who left keeps the row with `removed`, because history names them.
    """

    __tablename__ = "user_account"
    __table_args__ = (
        CheckConstraint("role IN ('viewer','editor','admin')", name="role_known"),
        {"sqlite_autoincrement": True},
    )

    id: int | None = Field(default=None, primary_key=True)
    name: str = Field(unique=True)
    role: str
    full_name: str = ""
    removed: bool = False


class SavedViewRow(Row, table=True):
    """A filter that one user keeps under a name, with the view and the grouping it was seen in."""

    __tablename__ = "saved_view"
    __table_args__ = (UniqueConstraint("owner", "name"), {"sqlite_autoincrement": True})

    id: int | None = Field(default=None, primary_key=True)
    owner: str
    name: str
    filter_text: str
    view: str = "board"
    grouping: str = ""
    position: int = 0
