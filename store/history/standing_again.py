"""Of an action that was taken back: whether it stands again because it was done again, and by which action."""

from collections.abc import Collection, Mapping
from typing import NamedTuple

from sqlalchemy import func, literal, select
from sqlmodel import Session

from store.tables import Row

_action = Row.metadata.tables["action"].c


class Fate(NamedTuple):
    """What became of an action that was taken back: `last` is the action that decided it last."""

    stands: bool
    last: int


def fates(session: Session, numbers: Collection[int]) -> Mapping[int, Fate]:
    """What became of those of these actions that were taken back: undone, done again, undone again, …, in one statement."""
    if not numbers:
        return {}
    links = (
        select(_action.id.label("first"), _action.undone_by.label("last"), literal(1).label("links"))
        .where(_action.id.in_(numbers), _action.undone_by.is_not(None))
        .cte(recursive=True)
    )
    later = Row.metadata.tables["action"].alias().c
    links = links.union_all(
        select(links.c.first, later.undone_by, links.c.links + 1)
        .join_from(links, later.id.table, later.id == links.c.last)
        .where(later.undone_by.is_not(None))
    )
    # Who takes an action back comes after it, so the last of a chain has the greatest number.
    ends = select(links.c.first, func.max(links.c.last), func.max(links.c.links)).group_by(links.c.first)
    return {first: Fate(count % 2 == 0, last) for first, last, count in session.execute(ends)}
