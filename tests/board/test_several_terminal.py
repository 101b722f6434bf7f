"""Several tasks marked with Space and moved, extended, noted or given to somebody together: one action, one undo."""

from collections.abc import Callable
from pathlib import Path

import pytest

from store.open_board import OpenBoard
from store.task_views import TaskDetailView
from store.words import Cause, Column
from tests.board.app_driven import TODAY
from tests.board.terminal import Terminal

pytestmark = pytest.mark.pty

KEYS = ("2022/IV.5", "2022/VII.3", "2022/IV.3")
RIGHT = "\x1b[1;2C"

Holds = Callable[[TaskDetailView], bool]

TOGETHER: dict[str, tuple[str, str, Holds]] = {
    "moved": (RIGHT, "", lambda one: one.task.column is Column.IN_PROGRESS),
    "sent to a column": ("c", "trình ký\r", lambda one: one.task.column is Column.IN_REVIEW),
    "extended": ("h", "30/9/2022\t7/CV-UBND\t15/5/2022\r", lambda one: len(one.extensions) == 1),
    "noted": ("g", "Đã nhắc tại giao ban\r", lambda one: [note.text for note in one.notes] == ["Đã nhắc tại giao ban"]),
    "given to somebody": ("p", "hoa\r", lambda one: one.task.officer == "hoa"),
    "given a cause": ("y", "kinh phí\r", lambda one: one.task.cause == Cause.NO_MONEY),
    "dropped": ("c", "không thực hiện\r", lambda one: one.task.column is Column.DROPPED),
}


@pytest.mark.parametrize("what", TOGETHER)
def test_what_is_done_to_three_marked_tasks_is_one_action_and_one_undo(database: Path, what: str) -> None:
    """All through the keyboard and back: one `u` takes all three back."""
    key, typed, holds = TOGETHER[what]
    arguments = ("-m", "board", "--db", str(database), "--user", "lan", "--plan", "2022", "--today", "16/05/2022")
    with OpenBoard(str(database), user="minh") as other, Terminal.python(*arguments, size=(120, 30)) as terminal:
        terminal.wait_for("IV.5")
        terminal.send("   ")
        terminal.wait_for("*IV.3")
        terminal.send(key + typed)
        if what == "dropped":
            terminal.wait_for("Không thực hiện · ")
            terminal.send("9/QĐ-UBND\t15/5/2022\r")
        terminal.wait_for("✓ 3 nhiệm vụ")
        assert all(holds(one) for one in other.tasks(KEYS, today=TODAY))
        assert set(other.history(limit=1)[0].tasks) == set(KEYS)

        terminal.send("u")
        terminal.wait_for("hoàn tác")
        terminal.until(lambda: not any(holds(one) for one in other.tasks(KEYS, today=TODAY)), "all taken back")
