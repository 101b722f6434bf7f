"""Calendar entries and their stamps: one event for each dated deliverable, moved only by what it shows."""

from datetime import date
from itertools import pairwise

import pytest

from store.feeds.entries import DatedDeliverable, entries
from store.open_board import OpenBoard
from store.views import CalendarEntryView
from store.wishes import AddNote, CloseDeliverable, ExtendDeadline, MoveTask, Paper
from store.words import Column
from tests.conftest import MID_MAY, OpenAs

PAPER = Paper("12/QĐ-UBND", date(2022, 5, 10))


def of_task(board: OpenBoard, number: str) -> dict[str, CalendarEntryView]:
    """The events of one task, by their part of the UID."""
    return {
        entry.uid.split("@")[0].split("-")[1]: entry
        for entry in board.calendar(["mau"], today=MID_MAY)
        if entry.task.number == number
    }


def one(number: int, *, due: str, agency: int | None = None, done_on: str | None = None) -> DatedDeliverable:
    """A deliverable first due at the end of the year."""
    return DatedDeliverable(
        1, number, "Quyết định", agency, None, "2022-01-01", due, "2022-12-31", "Năm 2022", False, done_on, ""
    )


def test_every_dated_deliverable_is_one_event_and_a_group_is_one(small_board: OpenBoard) -> None:
    """Twelve months are twelve events; three members of a group one; what is undated none; duties are there too."""
    found: dict[str, int] = {}
    for entry in small_board.calendar(["mau"], today=MID_MAY):
        found[entry.task.number] = found.get(entry.task.number, 0) + 1

    assert found == {
        "I.1": 1, "I.2": 1, "I.3": 1, "I.4": 1, "I.5": 1, "II.1": 1, "II.2": 12, "II.7": 1, "II.8": 1, "TH.1": 1,
    }  # fmt: skip


def test_a_uid_is_made_of_ids_and_the_boards_own_name(small_board: OpenBoard) -> None:
    """It lives as long as the event: no title, day or host may stand in it."""
    uids = [entry.uid for entry in small_board.calendar(["mau"], today=MID_MAY)]

    assert len(set(uids)) == len(uids)
    assert all(uid.isascii() and uid.endswith(".steering-board.invalid") and len(uid) <= 120 for uid in uids)
    assert set(of_task(small_board, "I.3")) == {"g1"}
    assert set(of_task(small_board, "II.1")) == {"d1"}


def test_reading_the_calendar_again_gives_the_same(small_board: OpenBoard, open_as: OpenAs) -> None:
    """Unchanged data give identical files, whoever exports them and when."""
    assert small_board.calendar(["mau"], today=MID_MAY) == open_as("minh").calendar(["mau"], today=MID_MAY)


def test_a_change_that_no_calendar_shows_moves_no_stamp(small_board: OpenBoard) -> None:
    """A note or a column would else make every subscriber's program see a changed event."""
    before = of_task(small_board, "I.1")["d1"]

    small_board.apply(AddNote("mau/I.1", "đã nhắc"), today=MID_MAY)
    small_board.apply(MoveTask("mau/I.1", Column.IN_PROGRESS), today=MID_MAY)

    after = of_task(small_board, "I.1")["d1"]
    assert (after.stamped, after.sequence) == (before.stamped, before.sequence)


def test_closing_extending_and_undoing_each_raise_the_sequence(small_board: OpenBoard) -> None:
    """Some programs ignore a change whose stamp did not rise; undo is a change too."""
    seen = [of_task(small_board, "I.1")["d1"]]

    small_board.apply(ExtendDeadline("mau/I.1", date(2022, 6, 30), PAPER), today=MID_MAY)
    seen.append(of_task(small_board, "I.1")["d1"])
    small_board.apply(CloseDeliverable("mau/I.1", PAPER), today=MID_MAY)
    seen.append(of_task(small_board, "I.1")["d1"])
    small_board.undo()
    seen.append(of_task(small_board, "I.1")["d1"])

    assert [entry.sequence for entry in seen] == [0, 1, 2, 3]
    assert all(earlier.stamped < later.stamped for earlier, later in pairwise(seen))
    assert [entry.due.month for entry in seen] == [3, 6, 6, 6]
    assert (seen[2].done_on, seen[2].document, seen[2].closed) == (date(2022, 5, 10), "12/QĐ-UBND", 1)
    assert {entry.uid for entry in seen} == {seen[0].uid}
    assert {entry.stamped.microsecond for entry in seen} == {0}


def test_dropped_tasks_leave_the_calendar_and_come_back_with_a_higher_sequence(small_board: OpenBoard) -> None:
    """Cancelled entries look different in every client; gone is clear."""
    before = of_task(small_board, "I.1")["d1"]

    small_board.apply(MoveTask("mau/I.1", Column.DROPPED, PAPER), today=MID_MAY)
    assert of_task(small_board, "I.1") == {}
    small_board.undo()

    after = of_task(small_board, "I.1")["d1"]
    assert (after.uid, after.sequence) == (before.uid, before.sequence + 1)


def test_a_member_whose_day_was_extended_gets_an_event_of_its_own(small_board: OpenBoard) -> None:
    """The others' day has not moved, and their one event says how many of them are left."""
    small_board.apply(ExtendDeadline("mau/I.3", date(2023, 1, 31), PAPER, agency="stc"), today=MID_MAY)

    found = of_task(small_board, "I.3")

    assert set(found) == {"g1", "m3"}
    assert (found["g1"].due, found["g1"].owed, found["g1"].agency) == (date(2022, 12, 31), 2, None)
    assert (found["m3"].due, found["m3"].original_due) == (date(2023, 1, 31), date(2022, 12, 31))
    assert found["m3"].agency is not None
    assert found["m3"].agency.key == "stc"


@pytest.mark.parametrize(
    ("days", "group_due", "apart"),
    [
        (("2022-12-31", "2022-12-31", "2023-01-31"), "2022-12-31", ["m3"]),
        (("2022-12-31", "2023-01-31", "2023-01-31"), "2023-01-31", ["m1"]),
        (("2023-01-31", "2023-01-31", "2023-01-31"), "2023-01-31", []),
        (("2023-03-31", "2023-01-31", "2023-02-28"), "2023-01-31", ["m1", "m3"]),
    ],
)
def test_a_groups_event_stands_where_most_members_are_due(
    days: tuple[str, ...], group_due: str, apart: list[str]
) -> None:
    """When all are extended the one event moves; its name stays that of the first member."""
    found = list(entries(one(number, due=day, agency=number) for number, day in enumerate(days, start=1)))

    whole = found[0].entry
    assert (whole.part, whole.facts.due) == ("g1", group_due)
    assert [one.entry.part for one in found[1:]] == apart
    assert sorted([one.part for one in found[0].own] + apart) == ["m1", "m2", "m3"]


def test_a_group_is_done_when_its_last_member_is() -> None:
    """Until then its event counts those who have sent."""
    some = list(entries([one(1, due="2022-12-31", agency=1, done_on="2022-05-01"), one(2, due="2022-12-31", agency=2)]))
    every = list(entries(one(n, due="2022-12-31", agency=n, done_on=f"2022-05-0{n}") for n in (1, 2)))

    assert (some[0].entry.closed, some[0].entry.owed, some[0].entry.facts.done_on) == (1, 2, None)
    assert (every[0].entry.closed, every[0].entry.owed, every[0].entry.facts.done_on) == (2, 2, "2022-05-02")


def own(board: OpenBoard, agency: str) -> CalendarEntryView:
    """A member's own event of I.3, wherever it stands."""
    for entry in board.calendar(["mau"], today=MID_MAY):
        for one in (entry, *entry.own):
            if one.task.number == "I.3" and one.agency is not None and one.agency.key == agency:
                return one
    raise LookupError(agency)


def test_a_members_own_event_moves_with_its_own_content_alone(small_board: OpenBoard) -> None:
    """What one member sends changes the group's count and that member's calendar, not those of the others."""
    before = {agency: own(small_board, agency) for agency in ("vpub", "snv", "stc")}

    small_board.apply(CloseDeliverable("mau/I.3", PAPER, agency="stc"), today=MID_MAY)

    after = {agency: own(small_board, agency) for agency in before}
    assert {agency: after[agency].sequence - before[agency].sequence for agency in before} == {
        "vpub": 0,
        "snv": 0,
        "stc": 1,
    }
    assert (after["stc"].done_on, after["stc"].document) == (date(2022, 5, 10), "12/QĐ-UBND")
    assert of_task(small_board, "I.3")["g1"].sequence == 1


def test_a_members_own_event_stays_the_same_when_its_day_is_moved_apart(small_board: OpenBoard) -> None:
    """A subscriber must see one event that moved, not one that went and another that came."""
    before = own(small_board, "stc")

    small_board.apply(ExtendDeadline("mau/I.3", date(2023, 1, 31), PAPER, agency="stc"), today=MID_MAY)

    after = own(small_board, "stc")
    assert (after.uid, after.due, after.sequence) == (before.uid, date(2023, 1, 31), before.sequence + 1)
