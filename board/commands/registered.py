"""Under which role somebody is registered, by the store's long road: imported only where the short one cannot tell."""

from store.open_board import OpenBoard
from store.words import Role


def registered_role(place: str, user: str) -> Role | None:
    """The role; None when the user is not registered. Creates no board. Raises CannotOpen."""
    with OpenBoard(place, user=user, create=False) as board:
        return board.registered_role()
