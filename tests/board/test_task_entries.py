"""Thousands of entries, made when they are looked at."""

from board.screens.widgets.row_view import Entry
from board.screens.widgets.task_entries import NO_ENTRIES, TaskEntries
from tests.board.tasks_made import task

TASKS = tuple(task(number) for number in ("I.1", "I.2", "I.3"))


def entries() -> tuple[TaskEntries, list[int]]:
    """The three tasks, and a list of the places that were made."""
    made: list[int] = []

    def make(place: int) -> Entry:
        made.append(place)
        return Entry(TASKS[place].key, TASKS[place])

    return TaskEntries(TASKS, make), made


def test_only_what_is_looked_at_is_made() -> None:
    """Of ten thousand tasks a window is drawn."""
    found, made = entries()

    assert len(found) == 3
    assert found[1].key == "2022/I.2"
    assert made == [1]


def test_they_are_a_sequence_like_any_other() -> None:
    """Whoever shows entries need not know how they come about."""
    found, _made = entries()

    assert [entry.key for entry in found[1:]] == ["2022/I.2", "2022/I.3"]
    assert found[-1].key == next(reversed(found)).key == "2022/I.3"


def test_a_task_is_found_without_making_entries() -> None:
    """A jump to another hit must not make ten thousand of them."""
    found, made = entries()

    assert found.place_of(TASKS[2]) == 2
    assert found.place_of(task("I.3")) is None
    assert found.place_of(None) is None
    assert made == []


def test_there_are_none_before_anything_is_shown() -> None:
    """And none once a view is put away."""
    assert list(NO_ENTRIES) == []
