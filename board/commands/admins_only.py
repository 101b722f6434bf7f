"""For commands that go past all transactions of the board, and so past the check that stands in each."""

from store.errors import CannotOpen
from store.open_board import OpenBoard
from store.words import Role

_NOTHING_TO_ASK = frozenset(("missing", "not_a_database", "corrupt", "newer"))
"""Reasons why no role can be asked of the board that is there: who may write its file is all there is to go by."""


def refuse_unless_admin(database: str, user: str) -> None:
    """Let pass whoever is an admin of the board at this place, or where no board can be asked. Raises NotAllowed."""
    try:
        with OpenBoard(database, user=user, create=False) as board:
            board.refuse_unless(Role.ADMIN)
    except CannotOpen as error:
        if error.reason not in _NOTHING_TO_ASK:
            raise
