"""Saved views: everybody keeps their own, and every change of them can be taken back."""

import pytest

from store.errors import AlreadyThere, UnknownView, WrongValue
from store.filters.language import FilterError
from store.open_board import OpenBoard
from store.saved_views import SavedView
from store.wishes import PlaceView, RemoveView, SaveView
from tests.conftest import MID_MAY, OpenAs


def saved(board: OpenBoard, *names: str) -> None:
    """Keep views of these names, each on its own filter."""
    for name in names:
        board.apply(SaveView(name, f'"{name}"'), today=MID_MAY)


def names(board: OpenBoard) -> list[str]:
    """What the user's list says."""
    return [view.name for view in board.saved_views()]


def test_a_view_is_kept_with_all_that_it_was_seen_in(small_board: OpenBoard) -> None:
    """Who comes back tomorrow wants the same picture, not only the same tasks."""
    small_board.apply(SaveView("  Việc  gấp ", "cột:trình-ký", "timeline", "lead"), today=MID_MAY)

    assert small_board.saved_views() == (SavedView("Việc gấp", "cột:trình-ký", "timeline", "lead"),)


def test_one_name_is_kept_once_and_stays_in_its_place(small_board: OpenBoard) -> None:
    """Saving again under a name is how a view is changed; capitals do not make another one."""
    saved(small_board, "một", "hai")

    small_board.apply(SaveView("Một", "stc"), today=MID_MAY)

    assert [(view.name, view.filter_text) for view in small_board.saved_views()] == [("Một", "stc"), ("hai", '"hai"')]


def test_accents_tell_names_apart(small_board: OpenBoard) -> None:
    """In Vietnamese "quý" and "quy" are two words."""
    saved(small_board, "Quý", "Quy")

    assert names(small_board) == ["Quý", "Quy"]


def test_a_view_can_be_renamed_but_not_to_the_name_of_another(small_board: OpenBoard) -> None:
    """Else one of the two would be lost without a word."""
    saved(small_board, "một", "hai")

    small_board.apply(SaveView("ba", '"một"', instead_of="một"), today=MID_MAY)
    with pytest.raises(WrongValue):
        small_board.apply(SaveView("hai", '"một"', instead_of="ba"), today=MID_MAY)

    assert names(small_board) == ["ba", "hai"]


def test_views_can_be_put_in_order_and_stop_at_the_ends(small_board: OpenBoard) -> None:
    """The first ones are those of every morning."""
    saved(small_board, "một", "hai", "ba")

    small_board.apply(PlaceView("ba", -5), today=MID_MAY)
    assert names(small_board) == ["ba", "một", "hai"]

    with pytest.raises(AlreadyThere):
        small_board.apply(PlaceView("ba", -1), today=MID_MAY)


def test_everybody_has_their_own(small_board: OpenBoard, open_as: OpenAs) -> None:
    """What one keeps another neither sees nor removes."""
    minh = open_as("minh")
    saved(small_board, "một")
    saved(minh, "một", "hai")

    small_board.apply(RemoveView("MỘT"), today=MID_MAY)

    assert names(small_board) == []
    assert names(minh) == ["một", "hai"]
    with pytest.raises(UnknownView):
        small_board.apply(RemoveView("hai"), today=MID_MAY)


def test_every_change_can_be_taken_back_and_done_again(small_board: OpenBoard) -> None:
    """A view that was removed by accident took a while to write."""
    saved(small_board, "một", "hai", "ba")
    small_board.apply(PlaceView("một", 2), today=MID_MAY)
    small_board.apply(SaveView("bốn", "stc", instead_of="hai"), today=MID_MAY)
    small_board.apply(RemoveView("bốn"), today=MID_MAY)

    for expected in (["bốn", "ba", "một"], ["hai", "ba", "một"], ["một", "hai", "ba"], ["một", "hai"]):
        small_board.undo()
        assert names(small_board) == expected
    small_board.redo()
    assert names(small_board) == ["một", "hai", "ba"]


@pytest.mark.parametrize(
    "wish", [SaveView(" "), SaveView("x" * 61), SaveView("x", view="bảng"), SaveView("x", grouping="màu")], ids=str
)
def test_what_is_not_understood_is_refused(small_board: OpenBoard, wish: SaveView) -> None:
    """A list of views must not hold one that cannot be shown."""
    with pytest.raises(WrongValue):
        small_board.apply(wish, today=MID_MAY)


def test_a_filter_that_is_not_understood_is_not_kept(small_board: OpenBoard) -> None:
    """It is pointed at when it is saved, not weeks later."""
    with pytest.raises(FilterError):
        small_board.apply(SaveView("x", "chủ-trì:không-có"), today=MID_MAY)


def test_saving_what_is_kept_already_is_no_action(small_board: OpenBoard) -> None:
    """An undo that takes back nothing would be a riddle."""
    saved(small_board, "một")

    with pytest.raises(AlreadyThere):
        saved(small_board, "một")


def test_history_says_which_view(small_board: OpenBoard) -> None:
    """Who undoes wants to know what."""
    saved(small_board, "một")

    assert [(change.field, change.after) for change in small_board.history()[0].changes] == [
        ("saved_view", 'một: "một"')
    ]
