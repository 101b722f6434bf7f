"""The reminders of an exported calendar: events ahead of the due day that every client shows, and one alarm."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import icalendar
import pytest
import vobject

from board.calendar.event_words import description
from board.calendar.export import calendar_bytes
from board.calendar.reminders import reminder_day
from store.open_board import OpenBoard
from store.views import CalendarEntryView
from store.wishes import CloseDeliverable, ExtendDeadline, Paper
from tests.board.prompt import Prompt

MID_MAY = date(2022, 5, 16)


def entry_of(board: OpenBoard, key: str) -> CalendarEntryView:
    """The one entry of a task."""
    (found,) = (entry for entry in board.calendar(["2022"], today=MID_MAY) if entry.task.key == key)
    return found


def events(*entries: CalendarEntryView, reminders: tuple[int, ...]) -> list[icalendar.Event]:
    """The events of the file, in its order."""
    exported = calendar_bytes(entries, name="KH 2022", reminders=reminders)
    return list(icalendar.Calendar.from_ical(exported).walk("VEVENT"))


def test_an_open_deadline_is_announced_by_events_of_their_own(shipped_board: OpenBoard) -> None:
    """Google and Outlook drop alarms: what must be seen stands in the calendar itself, with the words that tell it apart."""
    entry = entry_of(shipped_board, "2022/V.2")

    week, eve, due = events(entry, reminders=(7, 1))

    assert [one["DTSTART"].dt for one in (week, eve, due)] == [date(2022, 6, 23), date(2022, 6, 29), date(2022, 6, 30)]
    assert week["DTEND"].dt == date(2022, 6, 24)
    assert str(week["SUMMARY"]).startswith("Còn 7 ngày · STC V.2 · Báo cáo đánh giá")
    assert str(eve["SUMMARY"]).startswith("Còn 1 ngày · STC V.2")
    assert str(week["DESCRIPTION"]) == description(entry)
    assert week["TRANSP"] == "TRANSPARENT"


def test_each_has_a_uid_of_its_own_and_the_stamps_of_its_deadline(shipped_board: OpenBoard) -> None:
    """A client that knew the reminder moves it with the deadline; it changes when that does, and never by itself."""
    entry = entry_of(shipped_board, "2022/V.2")
    name, _at, board = entry.uid.partition("@")

    found = events(entry, reminders=(7, 1))

    assert [str(one["UID"]) for one in found] == [f"{name}-n7@{board}", f"{name}-n1@{board}", entry.uid]
    assert {one["DTSTAMP"].dt for one in found} == {entry.stamped}
    assert {one["SEQUENCE"] for one in found} == {entry.sequence}


def test_one_alarm_rings_at_eight_on_the_earliest_day(shipped_board: OpenBoard) -> None:
    """Outlook imports at most one; alarms of all-day events count from midnight; the visible events need none."""
    week, eve, due = events(entry_of(shipped_board, "2022/V.2"), reminders=(1, 7, 7))

    (alarm,) = due.walk("VALARM")
    assert alarm["TRIGGER"].dt == timedelta(days=-6, hours=-16)
    assert str(alarm["DESCRIPTION"]).startswith("Còn 7 ngày · STC V.2 · Báo cáo")
    assert week.walk("VALARM") == eve.walk("VALARM") == []


@pytest.mark.parametrize(
    ("due", "days", "day"),
    [
        (date(2022, 12, 31), 7, date(2022, 12, 23)),
        (date(2022, 12, 31), 6, date(2022, 12, 23)),
        (date(2022, 12, 31), 1, date(2022, 12, 30)),
        (date(2022, 8, 1), 1, date(2022, 7, 29)),
        (date(2022, 8, 1), 3, date(2022, 7, 29)),
    ],
)
def test_nobody_is_reminded_on_a_weekend(due: date, days: int, day: date) -> None:
    """A member who reads it on Monday has lost the days that it promised."""
    assert reminder_day(due, days) == day


def test_a_reminder_says_the_days_that_are_left_then(shipped_board: OpenBoard) -> None:
    """Moved to the Friday before, it is no longer seven days ahead; its UID stays what it is."""
    entry = replace(entry_of(shipped_board, "2022/V.2"), due=date(2022, 12, 31))

    ahead, _due = events(entry, reminders=(7,))

    assert str(ahead["SUMMARY"]).startswith("Còn 8 ngày · STC V.2")
    assert "-n7@" in ahead["UID"]


def test_on_the_day_itself_only_the_alarm_reminds(shipped_board: OpenBoard) -> None:
    """The event stands there anyway."""
    (due,) = events(entry_of(shipped_board, "2022/V.2"), reminders=(0,))

    (alarm,) = due.walk("VALARM")
    assert alarm["TRIGGER"].dt == timedelta(hours=8)


def test_what_is_done_reminds_nobody(shipped_board: OpenBoard) -> None:
    """Neither by an event nor by an alarm."""
    shipped_board.apply(CloseDeliverable("2022/V.2", Paper("12/BC-STC", date(2022, 5, 12))), today=MID_MAY)

    (done,) = events(entry_of(shipped_board, "2022/V.2"), reminders=(7, 1))

    assert str(done["SUMMARY"]).startswith("✓ STC V.2")
    assert done.walk("VALARM") == []


def test_an_extension_moves_its_reminders(shipped_board: OpenBoard) -> None:
    """The old day must not go on warning."""
    before, _due = events(entry_of(shipped_board, "2022/V.2"), reminders=(7,))

    paper = Paper("15/QĐ-UBND", date(2022, 5, 10))
    shipped_board.apply(ExtendDeadline("2022/V.2", date(2022, 8, 15), paper), today=MID_MAY)

    after, _due = events(entry_of(shipped_board, "2022/V.2"), reminders=(7,))
    assert after["UID"] == before["UID"]
    assert after["DTSTART"].dt == date(2022, 8, 8)
    assert after["SEQUENCE"] == before["SEQUENCE"] + 1


@pytest.mark.parametrize("days", [-1, 28])
def test_a_reminder_outside_a_month_is_refused(shipped_board: OpenBoard, days: int) -> None:
    """Clients look one month ahead: a longer notice would silently never ring."""
    with pytest.raises(ValueError, match="days of notice"):
        events(entry_of(shipped_board, "2022/V.2"), reminders=(days,))


def test_the_export_counts_the_events_that_it_wrote(prompt: Prompt, tmp_path: Path) -> None:
    """42 deadlines, each with two events ahead: another reader finds as many as the sentence says."""
    file = tmp_path / "2022.ics"

    said = prompt("calendar", "export", "--reminders", "7,1", "-o", str(file))

    assert said.code == 0
    assert "126" in said.err
    assert len(vobject.readOne(file.read_text(encoding="utf-8"), validate=True).vevent_list) == 126
