"""The first start of a board: the agencies and the signed plans that come with the program."""

from plans.shipped import shipped_directory, shipped_plans
from store.open_board import OpenBoard


def start(board: OpenBoard, *, empty: bool) -> None:
    """Put what is shipped on a board that nobody has started yet; `empty` leaves the plans out, never the agencies.

    A board that has agencies was started before: it stays without plans where somebody wanted it so. Of several first
    starts at once the store lets one do it, in one transaction.
    """
    if board.agencies():
        return
    plans = () if empty else tuple((plan, f"{plan.key}.toml") for plan in shipped_plans())
    board.first_start(shipped_directory(), plans)
