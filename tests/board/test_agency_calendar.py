"""One agency's part of the calendar."""

from datetime import date

from board.calendar.agency_entries import agency_entries
from store.open_board import OpenBoard
from store.wishes import CloseDeliverable, ExtendDeadline, Paper

TODAY = date(2022, 5, 16)
PAPER = Paper("5/CV", date(2022, 5, 10))


def summaries(board: OpenBoard, key: str, *, coordinating: bool = False) -> dict[str, tuple[str, date | None]]:
    """Number of the task -> (who, day done) of every entry that concerns the agency."""
    view = board.board(["mau"], today=TODAY)
    entries = board.calendar(["mau"], today=TODAY)
    own = agency_entries(entries, key, view, coordinating=coordinating)
    return {one.task.number: (one.agency.key if one.agency else "", one.done_on) for one in own}


def test_a_member_has_its_own_part_of_what_a_group_owes(small_board: OpenBoard) -> None:
    """Done when its own paper is there, whatever the others do."""
    small_board.apply(CloseDeliverable("mau/I.3", PAPER, agency="stc"), today=TODAY)

    assert summaries(small_board, "stc")["I.3"] == ("stc", date(2022, 5, 10))
    assert summaries(small_board, "snv")["I.3"] == ("snv", None)


def test_the_group_keeps_the_whole(small_board: OpenBoard) -> None:
    """Who asks for the group sees the group's one event."""
    assert summaries(small_board, "cac-so")["I.3"] == ("", None)


def test_a_member_whose_day_was_moved_has_it_once(small_board: OpenBoard) -> None:
    """The extension stands alone; the group's day is no longer this member's."""
    small_board.apply(ExtendDeadline("mau/I.3", date(2023, 3, 31), PAPER, agency="stc"), today=TODAY)
    view, entries = small_board.board(["mau"], today=TODAY), small_board.calendar(["mau"], today=TODAY)

    days = [one.due for one in agency_entries(entries, "stc", view) if one.task.number == "I.3"]

    assert days == [date(2023, 3, 31)]


def test_coordinators_are_added_on_wish(small_board: OpenBoard) -> None:
    """A member of a coordinating group takes part too."""
    assert "I.1" not in summaries(small_board, "stc")
    assert "I.1" in summaries(small_board, "stc", coordinating=True)


def test_uids_stay_apart(small_board: OpenBoard) -> None:
    """No member's event takes the UID of the group's or of another's."""
    view, entries = small_board.board(["mau"], today=TODAY), small_board.calendar(["mau"], today=TODAY)

    uids = [one.uid for key in ("vpub", "snv", "stc") for one in agency_entries(entries, key, view) if one.agency]

    assert len(set(uids)) == len(uids)
    assert not set(uids) & {entry.uid for entry in entries if entry.owed > 1}
