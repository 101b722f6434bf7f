"""The extensions granted in a meeting are among what it concluded."""

from datetime import date

from store.meetings.wishes import OpenMeeting
from store.open_board import OpenBoard
from store.wishes import ExtendDeadline, Paper

DAY = date(2022, 5, 16)


def extend(board: OpenBoard, key: str, to: date, *, meeting: int | None = None, number: int | None = None) -> None:
    """By a paper of the day."""
    board.apply(ExtendDeadline(key, to, Paper("7/CV-UBND", DAY), number), today=DAY, meeting=meeting)


def test_they_stand_in_the_order_in_which_they_were_granted(small_board: OpenBoard) -> None:
    """With both days and the paper; what was extended outside the meeting is not its conclusion."""
    held = small_board.meetings.hold(OpenMeeting(("mau",), DAY), today=DAY).number
    extend(small_board, "mau/II.2", date(2022, 6, 10), meeting=held, number=5)
    extend(small_board, "mau/I.4", date(2022, 12, 1))
    extend(small_board, "mau/I.1", date(2022, 6, 30), meeting=held)

    granted = small_board.meetings.granted(held)

    assert [(one.task, one.period, one.before, one.to) for one in granted] == [
        ("mau/II.2", "2022-05", date(2022, 5, 31), date(2022, 6, 10)),
        ("mau/I.1", None, date(2022, 3, 31), date(2022, 6, 30)),
    ]
    assert (granted[1].title, granted[1].lead) == ("Sửa đổi quy định về phân cấp", "Sở Nội vụ")
    assert (granted[1].document, granted[1].dated) == ("7/CV-UBND", DAY)


def test_what_was_taken_back_was_not_granted(small_board: OpenBoard) -> None:
    """Undone, it stands on no paper; done once more, it does again."""
    held = small_board.meetings.hold(OpenMeeting(("mau",), DAY), today=DAY).number
    extend(small_board, "mau/I.1", date(2022, 6, 30), meeting=held)
    small_board.undo()

    assert small_board.meetings.granted(held) == ()

    small_board.redo()

    assert [one.task for one in small_board.meetings.granted(held)] == ["mau/I.1"]
