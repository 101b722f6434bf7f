"""Another's change is heard of without asking: soon, with its number, and again after the database was out of reach."""

import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from store.errors import CannotOpen
from store.open_board import OpenBoard
from store.wishes import AddNote
from tests.conftest import MID_MAY, OpenAs

PATIENCE_SECONDS = 20.0


class Heard:
    """What a watch told; `until` waits for the first number for which something is true."""

    def __init__(self) -> None:
        self.numbers: list[int] = []
        self._told = threading.Condition()

    def __call__(self, number: int) -> None:
        """Take a number from the watch's thread."""
        with self._told:
            self.numbers.append(number)
            self._told.notify_all()

    def until(self, true: Callable[[list[int]], bool]) -> list[int]:
        """All numbers, once that is true of them."""
        with self._told:
            assert self._told.wait_for(lambda: true(self.numbers), PATIENCE_SECONDS), self.numbers
            return list(self.numbers)


@pytest.fixture
def heard() -> Heard:
    """Nothing yet."""
    return Heard()


def test_a_watch_tells_the_last_change_at_once_and_then_every_later_one(
    small_board: OpenBoard, open_as: OpenAs, heard: Heard
) -> None:
    """What was changed between a screen's reading and its watching is told by the first call."""
    before = small_board.last_change()
    stop = small_board.watch(heard)

    first = heard.until(bool)
    done = open_as("minh").apply(AddNote("mau/I.1", "đã nhắc"), today=MID_MAY)
    numbers = heard.until(lambda told: told[-1] > before)
    stop()

    assert first == [before]
    assert numbers[-1] == done.change


def test_nothing_is_told_after_a_watch_was_stopped(small_board: OpenBoard, open_as: OpenAs, heard: Heard) -> None:
    """A screen that has gone must not be called."""
    stop = small_board.watch(heard)
    before = heard.until(bool)

    stop()
    open_as("minh").apply(AddNote("mau/I.1", "đã nhắc"), today=MID_MAY)

    assert heard.numbers == before
    assert [thread.name for thread in threading.enumerate() if thread.name.startswith("board-watch")] == []


def test_what_is_no_action_is_told_too(small_board: OpenBoard, open_as: OpenAs, heard: Heard) -> None:
    """Some of what others should see is no part of history; the number is the same then."""
    stop = small_board.watch(heard)
    before = heard.until(bool)

    open_as("minh").note_fetches(())
    with open_as("minh")._standing.database.writing() as session:
        session.connection().exec_driver_sql("UPDATE plan SET source = 'khác'")
    numbers = heard.until(lambda told: len(told) > len(before))
    stop()

    assert set(numbers) == set(before)


def test_two_watches_of_one_board_both_hear(small_board: OpenBoard, heard: Heard) -> None:
    """Each has a connection of its own."""
    other = Heard()
    stops = [small_board.watch(heard), small_board.watch(other)]
    before = heard.until(bool)[-1]

    small_board.apply(AddNote("mau/I.1", "đã nhắc"), today=MID_MAY)
    told = [one.until(lambda numbers: numbers[-1] > before)[-1] for one in (heard, other)]
    for stop in stops:
        stop()

    assert told == [before + 1, before + 1]


def test_a_watch_outlives_a_file_that_is_out_of_reach(small_board: OpenBoard, board_file: Path, heard: Heard) -> None:
    """The loss is told once; when the board is back there is a call, as something may have been missed."""
    lost: list[CannotOpen] = []
    away = board_file.with_name("away.db")
    board_file.rename(away)
    stop = small_board.watch(heard, lost.append)

    while not lost:
        threading.Event().wait(0.01)
    away.rename(board_file)
    numbers = heard.until(bool)
    stop()

    assert [error.reason for error in lost] == ["other"]
    assert numbers == [1]
