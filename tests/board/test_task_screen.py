"""Everything about one task stands on one sheet: the signed words, our reading, what is owed and what was recorded."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from textual.app import App
from textual.message import Message
from textual.pilot import Pilot

from board.screens.asks import FormAsked, UndoAsked
from board.screens.drawing import Line, width
from board.screens.palette import VARIABLES
from board.screens.task_screen import TaskScreen
from board.screens.widgets.task_cells import cell_rows, headline
from board.screens.widgets.task_log import extension_row, history_lines, note_row
from board.screens.widgets.task_owed import owed_head, owed_lines, paper_lines, papers_below
from board.screens.widgets.task_sheet import TaskSheet
from store.task_views import ActionView, ExtensionView, FieldChangeView, NoteView, PartyView, TaskDetailView
from store.words import Column
from tests.board.details_made import QUARTER, action, deadline, detail, member, owed, paper
from tests.board.tasks_made import TODAY, mark, task
from tests.board.views_driven import screen_text

NOTE = NoteView(1, "Sở Tư pháp đang thẩm định", "lan", datetime(2022, 5, 12, 2, 14, tzinfo=UTC))
EXTENSION = ExtensionView(1, 1, date(2022, 3, 31), date(2022, 6, 30), "123/UBND-NC", date(2022, 3, 25), "UBND tỉnh")
MEMBERS = [owed(n, agency=member(f"Sở số {n}", f"S{n}")) for n in range(1, 30)]


class OneTask(App[None]):
    """Opens the screen of one task, and keeps what it asks for."""

    CSS_PATH = "../../board/screens/board.tcss"

    def __init__(self, shown: TaskDetailView) -> None:
        super().__init__()
        self.task_screen = TaskScreen(shown, today=TODAY)
        self.posted: list[Message] = []

    def get_css_variables(self) -> dict[str, str]:
        """As the program's own app has them."""
        return {**super().get_css_variables(), **VARIABLES}

    def on_mount(self) -> None:
        """Open it."""
        self.push_screen(self.task_screen)

    def on_form_asked(self, message: FormAsked) -> None:
        """Kept."""
        self.posted.append(message)

    def on_undo_asked(self, message: UndoAsked) -> None:
        """Kept."""
        self.posted.append(message)


@asynccontextmanager
async def opened(
    shown: TaskDetailView, size: tuple[int, int] = (120, 30)
) -> AsyncIterator[tuple[OneTask, Pilot[None]]]:
    """The app with its pilot."""
    app = OneTask(shown)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        yield app, pilot


def cell_lines(shown: TaskDetailView, cells: int) -> list[Line]:
    """The rows of all cells, one below the other."""
    return [line for _key, lines in cell_rows(shown, cells) for line in lines]


def text(lines: list[Line]) -> str:
    """The lines without their looks."""
    return "\n".join("".join(words for words, _role in line) for line in lines)


def test_words_in_quotes_and_our_reading_beside_them() -> None:
    """The misspelled "Qúy I/2022" is kept; what we made of it stands beside, with the rule."""
    drawn = text(cell_lines(detail(), 120))

    assert "Thời hạn     “Qúy I/2022” → 01/01/2022 – 31/03/2022, cả quý · chưa gia hạn" in drawn
    assert "Chủ trì      Sở Nội vụ\n" in drawn
    assert "“Các sở, ban, ngành tỉnh, UBND cấp huyện, cấp xã” → 3 nhóm:" in drawn


def test_a_name_that_nobody_knows_stands_out() -> None:
    """A garbled lead is flagged with a mark, never guessed."""
    unknown = PartyView("Sở X", (), (), ("Sở X",), related=False)
    drawn = text(cell_lines(detail(lead=unknown, of=task("III.2", lead="Sở X")), 120))

    assert "“Sở X” → ! chưa rõ cơ quan: Sở X" in drawn


def test_an_approximate_deadline_says_so_once() -> None:
    """The sheet, the prompt and the calendar have one word for it."""
    rough = replace(deadline("khoảng đầu năm 2022"), approximate=True)

    drawn = text(cell_lines(detail(deadline=rough), 120))

    assert "01/01/2022 – 31/03/2022 (ước lượng), cả quý" in drawn
    assert drawn.count("ước lượng") == 1


def test_what_our_copy_has_lost_is_said() -> None:
    """II.5 has no title in our copy."""
    lost = task("II.5", title="", lost_cells=("title",))
    drawn = text(cell_lines(detail(of=lost, copy_note="Bản sao mất phần đầu."), 120))

    assert "Nhiệm vụ     (bản sao mất)" in drawn
    assert "Bản sao      Bản sao mất phần đầu." in drawn


def test_a_due_day_on_a_weekend_and_one_before_the_signing_are_told() -> None:
    """Shown beside the deadline, never moved: IV.5 was due on 31/12/2021, a plan signed on 23/12/2021 may say so."""
    saturday = task("V.3", mark(1, date(2022, 10, 1), date(2022, 12, 31)), deadline="Quý IV/2022")
    early = deadline("Tháng 10/2021", kind="month", due=date(2021, 10, 31))

    assert "31/12/2022 là thứ Bảy" in text(cell_lines(detail(of=saturday), 120))
    assert "trước ngày ký 23/12/2021" in text(cell_lines(detail(deadline=early), 120))


def test_the_headline_says_how_the_task_stands_with_a_mark() -> None:
    """Late is told without colour, and by how much."""
    drawn = text([headline(detail(), 120)])

    assert drawn.startswith(" IV.1 · IV. CẢI CÁCH CHẾ ĐỘ CÔNG VỤ")
    assert drawn.endswith("ĐANG THỰC HIỆN · ! quá hạn 46 ngày ")


def test_a_deliverable_shows_its_paper_and_its_state() -> None:
    """The number and the date of the paper are what the board must never lose."""
    closed = owed(1, done_on=date(2022, 4, 2), evidence=(paper("12/QĐ-UBND", date(2022, 4, 2)),))
    drawn = text(owed_lines(detail(closed), closed, 120, today=TODAY, chosen=True))

    assert drawn.startswith("▌1  Quyết định")
    assert "✓ 12/QĐ-UBND · 02/04/2022" in drawn
    assert "✓! hoàn thành quá hạn 2 ngày" in drawn


def test_on_a_narrow_screen_papers_stand_below_the_row() -> None:
    """Nothing is left out at 80 columns."""
    closed = owed(1, done_on=date(2022, 3, 2), evidence=(paper("12/QĐ-UBND", date(2022, 3, 2), issuer="UBND tỉnh"),))
    shown = detail(closed)
    (one,) = papers_below(shown, closed, 80)
    drawn = text(paper_lines(shown, one, 80, chosen=False))

    assert "✓ 12/QĐ-UBND · 02/03/2022 · UBND tỉnh" in drawn


def test_an_extended_deliverable_keeps_its_first_day_in_sight() -> None:
    """The first deadline is never lost."""
    moved = owed(1, due=date(2022, 6, 30), original_due=date(2022, 3, 31))
    shown = detail(moved, extensions=(EXTENSION,))

    assert "gia hạn: 31/03/2022 → 30/06/2022" in text(owed_lines(shown, moved, 120, today=TODAY, chosen=False))
    assert "123/UBND-NC ngày 25/03/2022 · UBND tỉnh" in text(extension_row(shown, 0, 120))
    assert "gia hạn 1 lần" in text(cell_lines(shown, 120))


def test_a_deliverable_with_words_of_its_own_shows_them() -> None:
    """VI.6 has two outputs with two deadlines in one cell."""
    own = owed(1, deadline=deadline("Công văn hoàn thành trong quý I/2022"))

    assert "“Công văn hoàn thành trong quý I/2022”" in text(
        owed_lines(detail(own), own, 120, today=TODAY, chosen=False)
    )


def test_a_group_shows_who_has_sent_and_how_many() -> None:
    """Each member is a row with its own name; the head counts who has sent."""
    shown = detail(*MEMBERS, of=task("III.1", *[mark(n, *QUARTER) for n in range(1, 30)], closed=12))

    assert "Phải nộp · đã nộp 12/29" in text([owed_head(shown, 120)])
    assert "29  Sở số 29" in text(owed_lines(shown, MEMBERS[-1], 120, today=TODAY, chosen=False))


def test_notes_and_history_say_who_and_when() -> None:
    """In the board's zone: 02:14 UTC is 09:14 in Cà Mau."""
    shown = detail(notes=(NOTE,), history=(action(1, "move", ("column", "not_started", "in_progress")),))

    assert "12/05/2022 09:14  lan        “Sở Tư pháp đang thẩm định”" in text(note_row(shown, 0, 120))
    assert "04/04/2022 15:01  minh" in text(history_lines(shown, 120))
    assert "Chưa thực hiện → Đang thực hiện" in text(history_lines(shown, 120))


@pytest.mark.parametrize("cells", [40, 60, 80, 100, 120, 200])
def test_no_line_is_wider_than_the_screen(cells: int) -> None:
    """Whatever the task holds, the sheet stays within its width."""
    shown = detail(
        owed(1, done_on=TODAY, evidence=(paper(link="https://camau.gov.vn/" + "x" * 300),)),
        notes=(NOTE,),
        extensions=(EXTENSION,),
    )
    lines = [
        headline(shown, cells),
        *cell_lines(shown, cells),
        owed_head(shown, cells),
        *owed_lines(shown, shown.deliverables[0], cells, today=TODAY, chosen=True),
        *extension_row(shown, 0, cells),
        *note_row(shown, 0, cells),
        *history_lines(shown, cells),
    ]

    assert all(width(text([line])) <= cells for line in lines)


async def test_the_whole_task_is_seen_at_80_by_24() -> None:
    """An ordinary task needs no scrolling on the smallest screen."""
    async with opened(detail(notes=(NOTE,)), size=(80, 24)) as (app, _pilot):
        lines = screen_text(app)

    assert lines[0].startswith(" IV.1")
    assert any(line.startswith("▌1  Quyết định") for line in lines)
    assert any("Nhật ký" in line for line in lines)
    assert "minh chứng" in lines[-1]


async def test_forms_are_asked_for_the_selected_deliverable() -> None:
    """Evidence is of one member of the group, the third; a note is about the task."""
    async with opened(detail(*MEMBERS)) as (app, pilot):
        await pilot.press("down", "down", "m", "h", "g", "u")
        await pilot.pause()

    assert app.posted[:3] == [
        FormAsked("evidence", ("2022/IV.1",), 3),
        FormAsked("extend", ("2022/IV.1",), 3),
        FormAsked("note", ("2022/IV.1",), None),
    ]
    assert isinstance(app.posted[3], UndoAsked)


async def test_a_letter_that_an_input_method_has_marked_still_works() -> None:
    """Telex makes ú of u and s: it still takes back."""
    async with opened(detail()) as (app, pilot):
        await pilot.press("ú")
        await pilot.pause()

    assert [type(message) for message in app.posted] == [UndoAsked]


async def test_down_goes_through_the_deliverables_and_then_scrolls_on() -> None:
    """The history below the last deliverable is reached with the same key."""
    log = tuple(action(n, "move", ("column", "not_started", "in_progress")) for n in range(1, 20))
    async with opened(detail(*MEMBERS[:3], history=log), size=(80, 24)) as (app, pilot):
        sheet = app.task_screen.query_one(TaskSheet)
        await pilot.press(*["down"] * 2)
        assert sheet.deliverable == 3
        await pilot.press(*["down"] * 30)
        await pilot.pause()

        assert sheet.deliverable == 3
        assert any("04/04/2022 15:19" in line for line in screen_text(app))


async def test_the_first_open_deliverable_is_selected() -> None:
    """What is already closed needs nothing more."""
    closed = owed(1, done_on=TODAY, evidence=(paper(),))
    async with opened(detail(closed, owed(2))) as (app, _pilot):
        assert app.task_screen.query_one(TaskSheet).deliverable == 2


async def test_a_task_opens_at_its_own_words() -> None:
    """Also where the selected deliverable stands below the window; the rule says that the sheet goes on."""
    closed = [replace(one, done_on=TODAY, evidence=(paper(),)) for one in MEMBERS[:4]]
    async with opened(detail(*closed, *MEMBERS[4:]), size=(60, 16)) as (app, pilot):
        first = screen_text(app)
        await pilot.press("end")
        last = screen_text(app)

    assert first[2].startswith(" Nhiệm vụ")
    assert "▼ còn tiếp" in first[1]
    assert "▼" not in last[1]


async def test_home_and_end_choose_the_first_and_the_last_row() -> None:
    """As in every list: End, Enter must not edit what was chosen before and is out of sight now."""
    log = tuple(action(n, "move", ("column", "not_started", "in_progress")) for n in range(1, 40))
    async with opened(detail(*MEMBERS, history=log), size=(80, 24)) as (app, pilot):
        sheet = app.task_screen.query_one(TaskSheet)
        await pilot.press("end")
        assert sheet.deliverable == len(MEMBERS)
        assert any(line.startswith(f"▌{len(MEMBERS)} ") for line in screen_text(app))

        await pilot.press("end")
        assert "▼" not in screen_text(app)[1]

        await pilot.press("home")
        assert sheet.chosen == next(entry.key for entry in sheet.entries() if entry.key)
        assert screen_text(app)[2].startswith("▌")


async def test_a_task_that_left_the_board_counts_no_days_down_and_names_its_paper() -> None:
    """Days left beside "Không thực hiện" would be a deadline that nobody has."""
    dropped = ActionView(
        *(2, "minh", datetime(2022, 5, 3, 8, tzinfo=UTC), "move", "", ("2022/IV.1",)),
        (
            FieldChangeView("2022/IV.1", "column", "in_progress", "dropped"),
            FieldChangeView("2022/IV.1", "paper", None, "9/QĐ-UBND 02/05/2022"),
        ),
        False,
        None,
    )
    shown = detail(of=task("IV.1", mark(1, *QUARTER), column=Column.DROPPED), history=(dropped,))
    async with opened(shown) as (app, _pilot):
        lines = screen_text(app)

    assert lines[0].endswith("KHÔNG THỰC HIỆN · 9/QĐ-UBND 02/05/2022")
    assert not any("quá hạn" in line for line in lines)


async def test_a_newer_view_keeps_the_selection() -> None:
    """After closing one member's part the selection stays on that member; an older view changes nothing."""
    shown = detail(*MEMBERS)
    newer = replace(shown, task=shown.task._replace(version=2, progress="Đã trình"))
    async with opened(shown, size=(120, 40)) as (app, pilot):
        await pilot.press("down")
        app.task_screen.show_task(newer)
        app.task_screen.show_task(shown)
        await pilot.pause()

        assert app.task_screen.query_one(TaskSheet).deliverable == 2
        assert any("Đã trình" in line for line in screen_text(app))


async def test_esc_puts_the_answer_away_first_and_then_goes_back() -> None:
    """Messages stay until they are read."""
    async with opened(detail()) as (app, pilot):
        app.task_screen.tell("Đã ghi")
        await pilot.press("escape")
        assert app.screen is app.task_screen
        await pilot.press("escape")
        await pilot.pause()

        assert app.screen is not app.task_screen


async def test_backspace_and_delete_do_nothing() -> None:
    """An input method sends Backspace on its own."""
    async with opened(detail()) as (app, pilot):
        await pilot.press("backspace", "delete")

        assert not app.posted
        assert app.screen is app.task_screen


async def test_everything_is_shown_inert() -> None:
    """Notes, papers and names come from outside: they are only ever drawn."""
    nasty = "[/x]\x1b]0;x\x07\u202e\u2028"
    shown = detail(
        owed(1, output=nasty, evidence=(paper(nasty, note=nasty, link=nasty),)),
        of=task("IV.1", title=nasty, officer=nasty, progress=nasty),
        notes=(replace(NOTE, text=nasty, who=nasty),),
        extensions=(replace(EXTENSION, document=nasty),),
        history=(action(1, "note", ("note", None, nasty), who=nasty),),
        copy_note=nasty,
        place=nasty,
    )
    async with opened(shown, size=(120, 40)) as (app, _pilot):
        drawn = "".join(screen_text(app))

    assert "[/x]" in drawn
    assert not {"\x1b", "\x07", "\u202e", "\u2028"} & set(drawn)
