"""The calendar of the shipped plans, from the recorded deliverables to the file."""

from datetime import date

import icalendar

from board.calendar.export import calendar_bytes
from store.open_board import OpenBoard
from store.wishes import CloseDeliverable, ExtendDeadline, MoveTask, Paper
from store.words import Column

MID_MAY = date(2022, 5, 16)
LATER = date(2026, 11, 21)


def export(board: OpenBoard, *, today: date = MID_MAY) -> bytes:
    """The 2022 plan's file as it stands."""
    return calendar_bytes(board.calendar(["2022"], today=today), name="Kế hoạch CCHC năm 2022")


def events(exported: bytes) -> dict[str, icalendar.Event]:
    """The file's events by the start of their summary, up to the dot."""
    found = icalendar.Calendar.from_ical(exported).walk("VEVENT")
    return {str(event["SUMMARY"]).partition(" · ")[0]: event for event in found}


def test_every_dated_deliverable_of_the_plan_has_its_event_however_old(shipped_board: OpenBoard) -> None:
    """31 rows: V.4 is ongoing and half of VI.6 waits, VII.6 has twelve months, the duty of the body one more; none is past."""
    exported = export(shipped_board, today=LATER)

    found = events(exported)
    assert len(found) == exported.count(b"BEGIN:VEVENT") == 29 + 12 + 1
    assert found["SNV IV.5"]["DTSTART"].dt == date(2021, 12, 31)
    assert found["STTTT VI.6"]["SUMMARY"] == "STTTT VI.6 · Công văn hướng dẫn, đôn đốc, nhắc nhở."
    assert found["Đài PTTH VII.6 tháng 2/2022"]["DTSTART"].dt == date(2022, 2, 28)
    assert found["TTGQ II.5"]["SUMMARY"].startswith("TTGQ II.5 · (bản sao mất tên nhiệm vụ) Hệ thống")
    assert not any("V.4" in head.split() for head in found)


def test_unchanged_data_give_the_same_bytes_on_any_day(shipped_board: OpenBoard) -> None:
    """A file that moves by itself makes every client fetch and announce it again."""
    assert export(shipped_board) == export(shipped_board) == export(shipped_board, today=LATER)


def test_an_extension_moves_the_same_event_and_says_the_old_day(shipped_board: OpenBoard) -> None:
    """Subscribers must see one event that moved, not a second one; the others do not change."""
    before = events(export(shipped_board))

    paper = Paper("15/QĐ-UBND", date(2022, 5, 10))
    shipped_board.apply(ExtendDeadline("2022/V.2", date(2022, 8, 15), paper), today=MID_MAY)

    after = events(export(shipped_board))
    one, other = before.pop("STC V.2"), after.pop("STC V.2")
    assert one["UID"] == other["UID"]
    assert other["DTSTART"].dt == date(2022, 8, 15)
    assert other["SEQUENCE"] == one["SEQUENCE"] + 1
    assert other["LAST-MODIFIED"].dt > one["LAST-MODIFIED"].dt
    assert "Gia hạn đến 15/08/2022; hạn cũ 30/06/2022" in other["DESCRIPTION"].split("\n")
    assert {head: event.to_ical() for head, event in before.items()} == {
        head: event.to_ical() for head, event in after.items()
    }


def test_a_closed_deliverable_is_ticked_on_the_same_day(shipped_board: OpenBoard) -> None:
    """The export keeps what is done, with the paper that proves it."""
    paper = Paper("12/BC-STC", date(2022, 5, 12))
    shipped_board.apply(CloseDeliverable("2022/V.2", paper), today=MID_MAY)

    done = events(export(shipped_board))["✓ STC V.2"]
    assert done["DTSTART"].dt == date(2022, 6, 30)
    assert "Hoàn thành ngày 12/05/2022, văn bản 12/BC-STC" in done["DESCRIPTION"].split("\n")


def test_a_group_has_one_event_that_counts_its_members(shipped_board: OpenBoard) -> None:
    """Twenty-eight equal events on one day would bury all others."""
    paper = Paper("7/QĐ-SNV", date(2022, 5, 12))
    shipped_board.apply(CloseDeliverable("2022/III.1", paper, agency="snv"), today=MID_MAY)

    heads = [head for head in events(export(shipped_board)) if head.endswith(" III.1")]
    assert heads == ["nhóm 1/28 III.1"]


def test_a_dropped_task_leaves_the_calendar_and_undo_brings_it_back(shipped_board: OpenBoard) -> None:
    """Clients show cancelled events in three different ways: it goes, and comes back as the same event."""
    before = events(export(shipped_board))["STC V.1"]

    paper = Paper("20/QĐ-UBND", date(2022, 5, 12))
    shipped_board.apply(MoveTask("2022/V.1", Column.DROPPED, paper=paper), today=MID_MAY)
    without = events(export(shipped_board))
    shipped_board.undo()

    after = events(export(shipped_board))["STC V.1"]
    assert "STC V.1" not in without
    assert after["UID"] == before["UID"]
    assert after["SEQUENCE"] > before["SEQUENCE"]
