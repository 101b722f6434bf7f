"""The history on the screen: newest first, read as far as somebody looks, filtered like everything, taken back from there."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from sqlalchemy import insert

from board.said.history import action_lines
from board.screens.drawing import width
from board.screens.task_screen import TaskScreen
from board.screens.widgets.history_list import HistoryList
from board.screens.widgets.history_rows import action_line, columns_for, told_lines
from store.database import open_database
from store.open_board import OpenBoard
from store.tables import ActionRow
from store.task_views import ActionView, FieldChangeView
from store.wishes import AddNote, ExtendDeadline, MoveTask, Paper
from store.words import Column
from tests.board.app_driven import TODAY, Driven, running

AT = datetime(2022, 5, 16, 2, 14, tzinfo=UTC)


def action(
    number: int = 1, *changes: FieldChangeView, tasks: tuple[str, ...] = ("2022/IV.1",), **facts: object
) -> ActionView:
    """A move by lan."""
    moved = changes or (FieldChangeView("2022/IV.1", "column", "not_started", "in_progress"),)
    given = {"who": "lan", "at": AT, "wish": "move", "why": "", "undone": False, "reverses": None, **facts}
    return ActionView(number=number, tasks=tasks, changes=moved, **given)  # type: ignore[arg-type]


def text(line: object) -> str:
    """A line as drawn."""
    return "".join(words for words, _role in line)  # type: ignore[attr-defined]


@pytest.mark.parametrize("cells", [80, 120, 200])
def test_a_line_says_when_who_on_what_and_what(cells: int) -> None:
    """In the board's own zone and its own words; exactly as wide as the window."""
    one = action(7, why="họp giao ban")

    line = text(action_line(one, columns_for([one], whole=False), cells, chosen=True))

    assert line.startswith("▌09:14  lan  IV.1  chuyển cột: Chưa thực hiện → Đang thực hiện · họp giao ban")
    assert width(line) == cells


def test_what_was_taken_back_is_said_without_colour() -> None:
    """It stays in the history; nobody should take it for done."""
    one = action(7, undone=True)

    assert text(action_line(one, columns_for([one], whole=False), 80, chosen=False)).endswith("đã hoàn tác ")


@pytest.mark.parametrize("cells", [80, 120])
def test_what_was_taken_back_and_done_again_stands_and_names_the_action_that_did_so(cells: int) -> None:
    """Done, undone, redone: the first act is in force, and its number is not the one by which it is."""
    one = action(7, redone=9)

    assert text(action_line(one, columns_for([one], whole=False), cells, chosen=False)).endswith("làm lại ở số 9 ")
    assert "đã hoàn tác rồi làm lại ở số 9" in text(told_lines(one, 3)[-1])
    assert action_lines(one)[0].endswith("(đã hoàn tác rồi làm lại ở số 9)")


def test_an_undo_that_was_done_again_is_called_the_same_everywhere() -> None:
    """The screen said "done again", the prompt "taken back" of the same action."""
    one = action(8, wish="undo", undone=True, reverses=7)

    assert text(action_line(one, columns_for([one], whole=False), 80, chosen=False)).endswith("đã làm lại ")
    assert "(đã làm lại)" in action_lines(one)[0]


def test_an_action_on_many_tasks_says_the_first_and_how_many_more() -> None:
    """With the whole key where several plans are shown."""
    one = action(7, tasks=("2022/IV.1", "2022/IV.2", "2022/IV.3"))

    assert "IV.1 và 2 việc khác" in text(action_line(one, columns_for([one], whole=False), 120, chosen=False))
    assert "2022/IV.1 và 2" in text(action_line(one, columns_for([one], whole=True), 120, chosen=False))


@pytest.mark.parametrize("lines", [2, 3])
def test_the_strip_tells_the_selected_action_in_full(lines: int) -> None:
    """Its number, for `board undo`, its moment, every change and why."""
    told = [text(line) for line in told_lines(action(7, why="họp giao ban", undone=True), lines)]

    assert len(told) == lines
    assert told[0].startswith(" số 7 16/05/2022 09:14  lan  chuyển cột  2022/IV.1")
    assert "Chưa thực hiện → Đang thực hiện" in "\n".join(told)
    assert "Lý do: họp giao ban · đã hoàn tác" in "\n".join(told)


@pytest.fixture
def worked(database: Path) -> Path:
    """Two imports (1, 2), lan's move (3), minh's extension (4)."""
    with OpenBoard(str(database), user="lan", why="họp giao ban") as board:
        board.apply(MoveTask("2022/V.1", Column.IN_PROGRESS), today=TODAY)
    with OpenBoard(str(database), user="minh") as board:
        board.apply(ExtendDeadline("2022/V.2", date(2022, 12, 31), Paper("2/CV-STC", date(2022, 5, 5))), today=TODAY)
    return database


def shown(driven: Driven) -> list[str]:
    """The selectable rows, by the numbers of their actions."""
    view = driven.main.query_one(HistoryList)
    return [entry.key for entry in view.entries() if entry.key]


async def test_seven_shows_the_history_and_enter_opens_the_task(worked: Path) -> None:
    """Newest first; an action of this plan or about none."""
    async with running(worked) as driven:
        await driven.press("7")
        await driven.until(lambda: shown(driven) == ["4", "3", "2"])
        assert "minh  V.2" in driven.text

        await driven.press("down", "enter")
        await driven.until(lambda: isinstance(driven.app.screen, TaskScreen))
        assert driven.app.screen.task_key == "2022/V.1"  # type: ignore[attr-defined]


async def test_u_takes_the_selected_action_back_when_it_is_ones_own(worked: Path) -> None:
    """Not the last one, but the one pointed at; somebody else's is refused by name."""
    async with running(worked, view="history") as driven:
        await driven.until(lambda: shown(driven) == ["4", "3", "2"])

        await driven.press("u")
        await driven.until(lambda: "thao tác của minh" in driven.answer)

        await driven.press("escape", "down", "u")
        await driven.until(lambda: shown(driven) == ["5", "4", "3", "2"])
        assert driven.task("V.1").column is Column.NOT_STARTED
        assert "đã hoàn tác" in driven.text

        await driven.press("u")
        await driven.until(lambda: "đã được hoàn tác" in driven.answer)


async def test_the_filter_narrows_the_history_too(worked: Path) -> None:
    """Free words are looked for in what was done and by whom, fields in the tasks."""
    async with running(worked, view="history", filter_text="giao ban") as driven:
        await driven.until(lambda: shown(driven) == ["3"])

        await driven.press("escape")
        await driven.until(lambda: shown(driven) == ["4", "3", "2"])

        await driven.press("/")
        await driven.type("mục:V minh")
        await driven.until(lambda: shown(driven) == ["4"])

        await driven.type("x")
        await driven.until(lambda: "Không có thao tác nào khớp bộ lọc." in driven.text)


async def test_who_did_it_is_filtered_by_name_and_offered(worked: Path) -> None:
    """The letters "minh" also stand in "minh chứng"; a name that is typed for who did it is no word of what was done."""
    with OpenBoard(str(worked), user="lan") as board:
        board.apply(AddNote("2022/V.3", "bổ sung minh chứng"), today=TODAY)
    async with running(worked, view="history") as driven:
        await driven.until(lambda: shown(driven) == ["5", "4", "3", "2"])

        await driven.press("/")
        await driven.until(lambda: "người:" in driven.text)
        await driven.type("người:m")
        await driven.until(lambda: shown(driven) == ["4"])
        await driven.press("tab", "enter")
        await driven.until(lambda: driven.main.filter_text == "người:minh")
        assert shown(driven) == ["4"]
        assert "1 thao tác khớp bộ lọc" in driven.text


async def test_the_numbers_above_the_history_count_the_tasks_that_its_fields_let_through(worked: Path) -> None:
    """Free words and names ask for actions: that no task holds them is no "Tổng 0"."""
    async with running(worked, view="history", filter_text="giao ban người:lan mục:V") as driven:
        await driven.until(lambda: shown(driven) == ["3"])

        assert {task.section for task in driven.main.rows} == {"V"}
        assert f"Tổng {len(driven.main.rows)} " in driven.text


async def test_who_and_when_are_left_behind_with_the_history_and_that_is_said(worked: Path) -> None:
    """On the board nobody would know what "người:lan" hides."""
    async with running(worked, view="history", filter_text="người:lan mục:V") as driven:
        await driven.until(lambda: shown(driven) == ["3"])

        await driven.press("1")
        await driven.until(lambda: "đã bỏ người:lan" in driven.answer)
        assert driven.main.filter_text == "mục:V"
        assert {task.section for task in driven.main.rows} == {"V"}


async def test_typed_on_the_board_they_say_where_they_belong(worked: Path) -> None:
    """Not that there is no such field: there is."""
    async with running(worked) as driven:
        await driven.press("/")
        await driven.type("người:lan")
        await driven.press("enter")

        await driven.until(lambda: "chỉ dùng được trong nhật ký (phím 7" in driven.answer)


async def test_another_change_comes_in_by_itself(worked: Path) -> None:
    """The selection stays on its action."""
    async with running(worked, view="history") as driven:
        await driven.until(lambda: shown(driven) == ["4", "3", "2"])
        await driven.press("down")

        with OpenBoard(str(worked), user="minh") as board:
            board.apply(AddNote("2022/V.3", "x"), today=TODAY)

        await driven.until(lambda: shown(driven) == ["5", "4", "3", "2"])
        assert driven.main.query_one(HistoryList).chosen == "3"


async def test_a_long_history_is_read_as_far_as_somebody_looks(worked: Path) -> None:
    """Thousands of actions cost what is seen of them."""
    opened = open_database(str(worked), user="lan", create=False, at=AT)
    with opened.writing() as session:
        moves = [{"who": "lan", "at": AT, "zone": "+07:00", "wish": "move"} for _one in range(1_000)]
        session.connection().execute(insert(ActionRow), moves)
    opened.close()

    async with running(worked, view="history") as driven:
        await driven.until(lambda: len(shown(driven)) == 100)

        await driven.press("end")
        await driven.until(lambda: len(shown(driven)) == 200)
        view = driven.main.query_one(HistoryList)
        view.roll(1_000, 0)
        await driven.until(lambda: len(shown(driven)) == 300)
        for _page in range(40):
            await driven.press("pagedown", "pagedown")
        await driven.until(lambda: len(shown(driven)) == 1_003)
