"""The program on a real board: what a key press travels through, and what comes back."""

from datetime import date
from pathlib import Path
from threading import Event

from board.app import BoardApp
from board.screens.task_screen import TaskScreen
from board.screens.widgets.head import Head
from board.screens.widgets.line_view import LineView
from board.screens.widgets.text_field import TextField
from store.errors import CannotOpen
from store.first_view import first_view
from store.open_board import OpenBoard
from store.wishes import AddNote, MoveTask, Paper, StepTask
from store.words import Column
from tests.board.app_driven import TODAY, running


async def test_the_first_picture_does_not_wait_for_the_database(database: Path) -> None:
    """The libraries of the store take longer than all the rest: they load behind the first picture (terminal.md, §1)."""
    allowed = Event()

    def slow() -> OpenBoard:
        allowed.wait()
        return OpenBoard(str(database), user="lan")

    app = BoardApp(first_view(str(database), ["2022"], today=TODAY), slow, user="lan", today=TODAY, plans=["2022"])
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("down")

        assert app.query_one(LineView).chosen == "2022/VII.3"
        allowed.set()


async def test_a_key_press_moves_the_card_and_undo_takes_it_back_and_says_so(database: Path) -> None:
    """The whole walk: key, wish, transaction, view, picture, and back."""
    async with running(database) as driven:
        await driven.press("shift+right")
        await driven.until(lambda: driven.task("IV.5").column is Column.IN_PROGRESS)
        assert "IV.5" in driven.answer
        assert "Đang thực hiện" in driven.answer
        assert driven.main.chosen == "2022/IV.5"

        await driven.press("u")
        await driven.until(lambda: driven.task("IV.5").column is Column.NOT_STARTED)
        assert "2022/IV.5 · hoàn tác" in driven.answer
        assert "Ctrl+R: làm lại" in driven.answer  # the way back, before anybody looks for it

        await driven.press("ctrl+r")
        await driven.until(lambda: driven.task("IV.5").column is Column.IN_PROGRESS)
        assert "làm lại" in driven.answer


async def test_two_quick_presses_move_two_columns(database: Path) -> None:
    """A wish says "one to the right", not "to that column": the second press does not repeat the first."""
    async with running(database) as driven:
        await driven.press("greater_than_sign", "greater_than_sign")

        await driven.until(lambda: driven.task("IV.5").column is Column.IN_REVIEW)


async def test_marked_tasks_move_in_one_action_and_one_undo_takes_all_back(database: Path) -> None:
    """What is done in one gesture is taken back in one."""
    async with running(database) as driven:
        await driven.press("space", "space", "greater_than_sign")
        await driven.until(lambda: driven.task("VII.3").column is Column.IN_PROGRESS)
        assert driven.task("IV.5").column is Column.IN_PROGRESS

        await driven.press("u")
        await driven.until(lambda: driven.task("VII.3").column is Column.NOT_STARTED)
        assert driven.task("IV.5").column is Column.NOT_STARTED


async def test_a_refused_change_says_why_and_leaves_nothing_to_take_back(database: Path) -> None:
    """Nothing is drawn before the store agreed, so nothing has to be drawn back."""
    async with running(database) as driven:
        before = driven.app.board

        await driven.press("u")
        await driven.until(lambda: driven.answer)

        assert driven.app.board is before
        await driven.press("escape")
        assert driven.answer == ""


async def test_a_read_that_comes_late_never_replaces_a_newer_view(database: Path) -> None:
    """Two reads may overtake each other; the change number says which is newer."""
    async with running(database) as driven:
        old = driven.app.board
        assert old is not None
        await driven.press("shift+right")
        await driven.until(lambda: driven.task("IV.5").column is Column.IN_PROGRESS)

        driven.app.post_message(BoardApp.Read(old))
        await driven.pilot.pause()

        assert driven.task("IV.5").column is Column.IN_PROGRESS


async def test_another_persons_change_shows_and_the_selection_stays(database: Path) -> None:
    """Thirty people look at one board."""
    async with running(database) as driven:
        await driven.press("down", "down")
        chosen = driven.main.chosen
        with OpenBoard(str(database), user="minh") as other:
            other.apply(StepTask("2022/IV.5", 1), today=TODAY)

        await driven.until(lambda: driven.task("IV.5").column is Column.IN_PROGRESS)

        assert driven.main.chosen == chosen


async def test_the_views_share_filter_and_selection_and_are_loaded_when_first_opened(database: Path) -> None:
    """One key apart, the same tasks, the same one selected (product, §5)."""
    async with running(database, filter_text="chủ-trì:stc") as driven:
        assert len(driven.main.query(LineView)) == 1
        await driven.press("down")
        chosen = driven.main.chosen
        numbers = f"Tổng {len(driven.main.rows)}"
        assert 0 < len(driven.main.rows) < 31

        for key, sign in (("2", "hôm nay"), ("3", "Sản phẩm"), ("1", "CHƯA THỰC HIỆN")):
            await driven.press(key)
            await driven.until(lambda sign=sign: sign in driven.text)  # type: ignore[misc]
            assert numbers in driven.text
            assert driven.main.chosen == chosen
            assert driven.main.shown_view().chosen == chosen


async def test_enter_on_an_agency_lists_its_tasks_on_the_board(database: Path) -> None:
    """Worst first, Enter lists them (product, §5)."""
    async with running(database, view="agencies") as driven:
        await driven.press("enter")

        await driven.until(lambda: driven.main.view == "board")
        assert driven.main.filter_text
        assert 0 < len(driven.main.rows) < 31


async def test_the_filter_acts_at_every_letter_and_esc_takes_it_away(database: Path) -> None:
    """The four numbers are those of what is filtered, on every screen."""
    async with running(database) as driven:
        await driven.press("slash")
        await driven.type("chu-tri:stc")
        await driven.until(lambda: "Tổng 31" not in driven.text)
        assert f"Tổng {len(driven.main.rows)} " in driven.text

        await driven.press("enter")
        rows = [task.key for task in driven.main.rows]
        place = rows.index(driven.main.chosen)
        await driven.press("n", "n", "N")
        assert driven.main.chosen == rows[(place + 1) % len(rows)]

        await driven.press("escape")
        assert "Tổng 31" in driven.text


async def test_a_wrong_filter_points_at_the_word_and_the_last_complete_one_stays_in_force(database: Path) -> None:
    """While a word is being typed it is wrong most of the time: nothing may flicker, and nothing half typed may act."""
    async with running(database) as driven:
        await driven.press("slash")
        await driven.type("rà soát chủ:snv")

        lines = driven.text.split("\n")
        field = next(at for at, line in enumerate(lines) if line.startswith(" / lọc:"))
        assert lines[field + 1][lines[field].index("chủ:")] == "▲"
        assert "chưa hiểu “chủ”" in lines[field + 1]
        assert driven.main.filter_text == "rà soát"


async def test_enter_on_a_wrong_filter_keeps_the_box_open_with_the_whole_sentence(database: Path) -> None:
    """A list that looks filtered and is not what was asked for is worse than an error."""
    async with running(database) as driven:
        await driven.press("slash")
        await driven.type("rà soát chủ:snv")
        await driven.press("enter")
        await driven.until(lambda: "chủ-trì" in driven.answer)

        assert isinstance(driven.app.focused, TextField)
        assert driven.app.focused.cursor_position == len("rà soát chủ")
        await driven.type("-trì")
        await driven.until(lambda: driven.main.filter_text == "rà soát chủ-trì:snv")
        assert driven.answer == ""
        await driven.press("enter")
        await driven.until(lambda: driven.app.focused is driven.main.shown_view())
        assert driven.main.filter_text == "rà soát chủ-trì:snv"


async def test_esc_goes_back_to_the_filter_that_was_in_force_before(database: Path) -> None:
    """Whoever looks something up in between does not lose the list of the day."""
    async with running(database, filter_text="chủ-trì:stc") as driven:
        rows = driven.main.rows
        await driven.press("slash", "ctrl+u")
        await driven.type("rà soát")
        await driven.until(lambda: driven.main.filter_text == "rà soát")
        await driven.press("escape")

        assert driven.main.filter_text == "chủ-trì:stc"
        assert driven.main.rows == rows


async def test_the_name_of_a_field_that_is_being_typed_does_not_empty_the_board(database: Path) -> None:
    """The word tình-trạ is found in no title, and will be a field four letters later."""
    async with running(database) as driven:
        await driven.press("slash")
        await driven.type("tình-trạ")
        assert len(driven.main.rows) == 31

        await driven.press("enter")
        await driven.until(lambda: not driven.main.rows)


async def test_an_old_answer_goes_with_the_next_thing_that_is_done(database: Path) -> None:
    """What was said of a move, above another view's list, seems to speak of that."""
    async with running(database) as driven:
        for keys in (("slash", "escape"), ("2", "1"), ("enter", "escape"), ("u",)):
            await driven.press("shift+right")
            await driven.until(lambda: driven.answer)
            said = driven.answer
            assert "Esc bỏ thông báo" in driven.text
            await driven.press(*keys)
            await driven.until(lambda said=said: driven.app.screen is driven.main and driven.answer != said)  # type: ignore[misc]


async def test_the_footer_says_what_esc_takes_away_next(database: Path) -> None:
    """Answer, marks and filter go one after the other: each press says what the next one does."""
    async with running(database, filter_text="chủ-trì:stc") as driven:
        await driven.press("space", "shift+right")
        await driven.until(lambda: "Esc bỏ thông báo" in driven.text)
        await driven.press("escape")
        assert "Esc bỏ đánh dấu" in driven.text
        await driven.press("escape")
        assert "Esc bỏ lọc" in driven.text
        await driven.press("escape")
        assert driven.main.filter_text == ""
        assert "Esc" not in driven.text.split("\n")[-1]


async def test_esc_goes_back_from_the_list_of_an_agency_to_the_agencies(database: Path) -> None:
    """One goes through the agencies one by one."""
    async with running(database, view="agencies") as driven:
        await driven.press("down")
        agency = driven.main.shown_view().chosen
        await driven.press("enter")
        await driven.until(lambda: driven.main.view == "board" and driven.main.filter_text)
        assert "Esc về Cơ quan" in driven.text

        await driven.press("escape")
        await driven.until(lambda: driven.main.view == "agencies")
        assert driven.main.filter_text == ""
        assert driven.main.shown_view().chosen == agency


async def test_nothing_found_is_said(database: Path) -> None:
    """An empty board looks like a fault."""
    async with running(database, filter_text="khôngcógì") as driven:
        assert "Không có nhiệm vụ nào khớp bộ lọc" in driven.text


async def test_enter_opens_the_task_and_esc_comes_back_to_it(database: Path) -> None:
    """Everything about one task is one key away."""
    async with running(database) as driven:
        await driven.press("enter")
        await driven.until(lambda: isinstance(driven.app.screen, TaskScreen))

        await driven.press("escape")
        await driven.until(lambda: driven.app.screen is driven.main)
        assert driven.main.chosen == "2022/IV.5"


async def test_an_open_task_learns_of_changes_and_answers_where_one_looks(database: Path) -> None:
    """The uppermost screen answers; what lies below is up to date when one comes back."""
    async with running(database) as driven:
        await driven.press("enter")
        await driven.until(lambda: isinstance(driven.app.screen, TaskScreen))
        with OpenBoard(str(database), user="minh") as other:
            other.apply(AddNote("2022/IV.5", "Sở Tư pháp đang thẩm định"), today=TODAY)

        await driven.until(lambda: "Sở Tư pháp đang thẩm định" in driven.text)


async def test_help_lists_every_key_and_the_palette_runs_what_is_picked(database: Path) -> None:
    """Both are made from the list of keys; nothing has to be known by heart."""
    async with running(database) as driven:
        await driven.press("question_mark")
        await driven.until(lambda: "Các phím ở đây" in driven.text)
        assert "Sang cột bên trái" in driven.text
        await driven.press("escape")

        await driven.press("f1")
        await driven.type("ma tran")
        await driven.press("enter")
        await driven.until(lambda: driven.main.view == "matrix")


async def test_help_says_when_it_goes_on_below_and_how_to_close_it(database: Path) -> None:
    """At 24 lines half of the keys stand below the window, and nobody looks for what is not announced."""
    async with running(database, size=(80, 24)) as driven:
        await driven.press("question_mark")
        await driven.until(lambda: "▼ còn tiếp" in driven.text)
        assert "Esc đóng" in driven.text

        await driven.press("end")
        await driven.until(lambda: "đã đánh dấu" in driven.text)
        assert "▼" not in driven.text
        await driven.press("escape")
        await driven.until(lambda: driven.app.screen is driven.main)


async def test_help_on_a_task_names_the_keys_that_scroll_it(database: Path) -> None:
    """The sheet of a group's task is three windows high."""
    async with running(database) as driven:
        await driven.press("enter")
        await driven.until(lambda: isinstance(driven.app.screen, TaskScreen))
        await driven.press("question_mark")

        await driven.until(lambda: "Các phím ở đây" in driven.text)
        assert all(label in driven.text for label in ("↑", "↓", "PgUp", "PgDn"))


async def test_a_long_list_to_choose_from_says_that_it_goes_on(database: Path) -> None:
    """Of 28 members a low screen shows twenty."""
    async with running(database, size=(80, 24)) as driven:
        driven.main.shown_view().choose("2022/III.1")
        await driven.press("m")
        await driven.until(lambda: "▼ còn tiếp: " in driven.text)

        await driven.press(*["down"] * 30)
        await driven.until(lambda: "▼" not in driven.text)


async def test_another_plan_is_one_key_away_and_so_are_all_of_them(database: Path) -> None:
    """The scheme of 2016 is on the board as well; nobody should have to leave the program to see it."""
    async with running(database) as driven:
        await driven.press("l")
        await driven.until(lambda: "Kế hoạch để xem" in driven.text)
        assert "đang xem · 31 nhiệm vụ" in driven.text
        await driven.type("70/QD")
        await driven.press("enter")
        await driven.until(lambda: "70/QĐ-UBND" in driven.text.split("\n")[0])
        assert all(task.plan == "2016-2017" for task in driven.main.rows)

        await driven.press("l")
        await driven.until(lambda: "Tất cả kế hoạch" in driven.text)
        await driven.type("tat ca")
        await driven.press("enter")
        await driven.until(lambda: {task.plan for task in driven.main.rows} == {"2016-2017", "2022"})
        assert all(number in driven.text.split("\n")[0] for number in ("2942/QĐ-UBND", "70/QĐ-UBND"))


async def test_a_task_off_the_board_is_not_moved_sideways_and_it_is_said_how_it_comes_back(database: Path) -> None:
    """It stands beside no column."""
    with OpenBoard(str(database), user="minh") as other:
        other.apply(MoveTask("2022/IV.5", Column.DROPPED, Paper("9/QĐ-UBND", date(2022, 5, 2))), today=TODAY)
    async with running(database, filter_text="IV.5") as driven:
        assert "▌IV.5" in driven.text
        await driven.press("shift+right")

        assert "nhấn c" in driven.answer
        assert driven.task("IV.5").column is Column.DROPPED


async def test_ctrl_c_does_not_leave_by_accident(database: Path) -> None:
    """It says how to leave, in the reader's language."""
    async with running(database) as driven:
        await driven.press("ctrl+c")

        await driven.until(lambda: "q" in driven.answer)
        assert driven.app.is_running


async def test_a_narrow_screen_gives_the_head_two_lines_and_the_strip_two(database: Path) -> None:
    """80×24 is what a readable projector font leaves."""
    async with running(database, size=(80, 24)) as driven:
        assert driven.app.query_one(Head).size.height == 2
        assert "[Chưa thực hiện 31·14!]" in driven.text
        assert all(len(line) <= 80 for line in driven.text.split("\n"))

        await driven.press("2")
        assert driven.app.query_one(Head).size.height == 3


async def test_a_plan_that_is_not_there_ends_the_program_with_the_reason(database: Path) -> None:
    """A refusal like any other: exit code 1, and the plans that are there."""
    app = BoardApp(None, lambda: OpenBoard(str(database), user="lan"), user="lan", today=TODAY, plans=["2099"])
    async with app.run_test() as pilot:
        for _turn in range(200):
            if app.failure:
                break
            await pilot.pause(0.02)

    assert "2099" in app.failure
    assert app.return_code == 1


async def test_a_board_that_cannot_be_opened_ends_the_program_with_the_reason() -> None:
    """Exit code 4 and one sentence, not a traceback on a restored terminal."""

    def broken() -> OpenBoard:
        raise CannotOpen("/nơi/khác", "missing")

    app = BoardApp(None, broken, user="lan", today=TODAY)
    async with app.run_test() as pilot:
        for _turn in range(100):
            if app.failure:
                break
            await pilot.pause(0.02)

    assert "/nơi/khác" in app.failure
    assert app.return_code == 4
