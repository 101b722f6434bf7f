"""Who administers a board, before another state of it takes its place: roles come back with a backup like everything else."""

from collections.abc import Iterable, Sequence
from typing import Any

from store.keeping_errors import AdminsReplaced
from store.roles import USERS
from store.words import Role

SELECT_ADMINS = f"SELECT name FROM {USERS} WHERE role = '{Role.ADMIN.value}' AND NOT removed"  # noqa: S608 - words of our own
"""What `admins_of` needs of a board, on every kind of database."""


def admins_of(found: Iterable[Sequence[Any]]) -> frozenset[str]:
    """The names of those who are admins now."""
    return frozenset(str(row[0]) for row in found)


def refuse_other_admins(now: frozenset[str], saved: frozenset[str]) -> None:
    """Hold that those who administer the board go on to. A board on which nobody is registered has nothing to lose.

    Raises:
        AdminsReplaced: there would be others, or nobody registered, so that everybody may do everything.
    """
    if now and now != saved:
        raise AdminsReplaced(now, saved)
