"""The first start of a board: the agencies and the signed plans that come with the program."""

from board.commands.output import tell
from board.language import _
from plans.shipped import shipped_directory, shipped_plans
from store.open_board import OpenBoard


def start(board: OpenBoard, *, empty: bool) -> None:
    """Put what is shipped on a board that nobody has started yet; `empty` leaves the plans out, never the agencies.

    A board that has agencies was started before: it stays without plans where somebody wanted it so. Of several first
    starts at once the store lets one do it, in one transaction. It says on stderr that a new board was made, and where.
    """
    if board.agencies():
        return
    plans = () if empty else tuple((plan, f"{plan.key}.toml") for plan in shipped_plans())
    if board.first_start(shipped_directory(), plans):
        tell(_new_board(board.place, [plan.short_title for plan, _source in plans]))


def _new_board(place: str, plans: list[str]) -> str:
    if not plans:
        return _("Đã tạo cơ sở dữ liệu mới: {place}; chưa nhập kế hoạch nào.").format(place=place)
    return _("Đã tạo cơ sở dữ liệu mới: {place}; đã nhập {plans}.").format(place=place, plans="; ".join(plans))
