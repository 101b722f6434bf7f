"""Reading the views that a user keeps."""

from sqlalchemy import Connection, select

from store.saved_views import SavedView
from store.tables import Row

_VIEW = Row.metadata.tables["saved_view"]


def read_saved_views(connection: Connection, owner: str) -> tuple[SavedView, ...]:
    """The views of one user, in the order that they gave them."""
    rows = connection.execute(select(_VIEW).where(_VIEW.c.owner == owner).order_by(_VIEW.c.position, _VIEW.c.id))
    return tuple(SavedView(row.name, row.filter_text, row.view, row.grouping) for row in rows)
