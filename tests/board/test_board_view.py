"""The board: four columns of cards sorted by urgency, one selection, and keys that ask but never decide."""

from datetime import date

import pytest
from textual.strip import Strip

from board.screens.drawing import strip, width
from board.screens.palette import PALETTE
from board.screens.widgets.cards import Detail, card
from board.screens.widgets.columns_view import ColumnsView
from board.screens.widgets.line_view import LineView
from board.screens.widgets.painted import difference
from board.screens.widgets.reel import Reel
from store.words import Column
from tests.board.tasks_made import mark, task
from tests.board.views_driven import OneView, driven, screen_text

LATE = mark(1, date(2022, 1, 1), date(2022, 3, 31))
LATER = mark(1, None, date(2021, 12, 31))
OPEN = mark(1, date(2022, 4, 1), date(2022, 6, 30))
FAR = mark(1, date(2022, 1, 1), date(2022, 12, 31))
DONE = mark(1, None, date(2022, 3, 31), done_on=date(2022, 1, 31))

TASKS = (
    task("III.3", FAR, column=Column.NOT_STARTED, title="Kiện toàn, sắp xếp các cơ quan"),
    task("IV.1", LATE, column=Column.NOT_STARTED),
    task("IV.5", LATER, column=Column.NOT_STARTED, title="Kế hoạch thanh tra, kiểm tra công tác cán bộ năm 2022"),
    task("V.1", OPEN, column=Column.NOT_STARTED, title="Quyết định giao quyền tự chủ", lead_short="STC"),
    task("VI.2", LATE, column=Column.IN_REVIEW, title="Xây dựng Đề án chuyển đổi số", lead_short="STTTT"),
    task("IV.3", DONE, title="Kế hoạch đào tạo, bồi dưỡng"),
)


def numbers(view: ColumnsView, column: int) -> list[str]:
    """The numbers of the cards in a column, from above."""
    return [entry.key.partition("/")[2] for entry in view.columns[column].entries]


async def test_cards_stand_in_their_columns_late_ones_first_worst_first_then_the_nearest_due() -> None:
    """The eye falls on the upper left corner first: what burns must stand there."""
    async with driven(ColumnsView(), TASKS) as (app, _pilot):
        view = app.view
        assert isinstance(view, ColumnsView)

        assert numbers(view, 0) == ["IV.5", "IV.1", "V.1", "III.3"]
        assert numbers(view, 2) == ["VI.2"]
        assert view.chosen == "2022/IV.5"


async def test_a_head_counts_its_cards_and_its_late_ones() -> None:
    """The four heads alone tell how things stand."""
    async with driven(ColumnsView(), TASKS) as (app, _pilot):
        head = screen_text(app)[0]

        assert "CHƯA THỰC HIỆN  4 · 2!" in head
        assert "ĐANG THỰC HIỆN  0" in head
        assert "HOÀN THÀNH  1" in head


async def test_a_card_takes_two_lines_with_lead_and_days_at_the_right_of_the_second() -> None:
    """Number, title, who leads, how late: what a glance must tell (screens.md)."""
    async with driven(ColumnsView(), TASKS) as (app, _pilot):
        lines = screen_text(app)

        assert lines[2].startswith("▌IV.5  Kế hoạch thanh tra,")
        assert "SNV !136ng" in lines[3]
        assert "✓31/01" in lines[3]


async def test_plus_and_minus_give_a_card_more_and_fewer_lines() -> None:
    """One line when there are many, the whole title when it matters."""
    long = task("IV.1", LATE, column=Column.NOT_STARTED)
    async with driven(ColumnsView(), (long, task("IV.2", LATE, column=Column.NOT_STARTED))) as (app, pilot):
        await pilot.press("minus")
        assert [line[:5] for line in screen_text(app)[2:4]] == ["▌IV.1", " IV.2"]

        await pilot.press("plus", "plus")
        shown = " ".join(line[7:30].strip() for line in screen_text(app)[2:8])
        assert "công chức, viên chức" in shown


async def test_under_a_hundred_columns_one_column_is_shown_with_the_others_as_tabs() -> None:
    """At 80 columns four columns would leave no title."""
    async with driven(ColumnsView(), TASKS, size=(80, 20)) as (app, pilot):
        lines = screen_text(app)
        assert lines[0].startswith("‹[Chưa thực hiện 4·2!] Đang thực hiện 0")
        assert "VI.2" not in "\n".join(lines)

        await pilot.press("right")
        assert "[Trình ký 1·1!]" in screen_text(app)[0]
        assert screen_text(app)[2].startswith("▌VI.2")


async def test_across_goes_to_the_card_at_the_same_height_and_passes_empty_columns() -> None:
    """The eye stays on its line; an empty column has nothing to select."""
    async with driven(ColumnsView(), TASKS) as (app, pilot):
        await pilot.press("right")
        assert app.view.chosen == "2022/VI.2"

        await pilot.press("right", "right")
        assert app.view.chosen == "2022/IV.3"


async def test_home_end_and_pages_stay_within_the_column() -> None:
    """A long column is crossed in a few keys."""
    many = [task(f"I.{number}", OPEN, column=Column.NOT_STARTED, position=number) for number in range(1, 101)]
    async with driven(ColumnsView(), many) as (app, pilot):
        await pilot.press("end")
        assert app.view.chosen == "2022/I.100"
        assert "▌I.100" in "\n".join(screen_text(app))

        await pilot.press("home", "pagedown")
        assert app.view.chosen == "2022/I.15"


@pytest.mark.parametrize(("key", "steps"), [("shift+right", 1), ("greater_than_sign", 1), ("less_than_sign", -1)])
async def test_a_move_is_asked_for_one_column_to_the_side_and_nothing_is_changed_here(key: str, steps: int) -> None:
    """What one step means is the store's to say; a refused move then leaves nothing to take back."""
    asked: list[LineView.MoveAsked] = []

    class Asking(OneView):
        def on_line_view_move_asked(self, message: LineView.MoveAsked) -> None:
            asked.append(message)

    app = Asking(ColumnsView(), TASKS, None)
    async with app.run_test(size=(120, 30)) as pilot:
        await pilot.press(key)
        await pilot.pause()

        assert [(one.keys, one.steps) for one in asked] == [(("2022/IV.5",), steps)]
        assert numbers(app.view, 0)[0] == "IV.5"  # type: ignore[arg-type]


async def test_space_marks_several_and_a_move_is_asked_for_all_of_them() -> None:
    """One action for all is one undo."""
    async with driven(ColumnsView(), TASKS) as (app, pilot):
        await pilot.press("space", "space")

        assert app.view.marked == {"2022/IV.5", "2022/IV.1"}
        assert "*IV.5" in "\n".join(screen_text(app))


async def test_a_click_selects_a_double_click_opens_and_the_wheel_scrolls() -> None:
    """The mouse works; nothing needs it."""
    many = [task(f"I.{number}", OPEN, column=Column.NOT_STARTED, position=number) for number in range(1, 101)]
    async with driven(ColumnsView(), many) as (app, pilot):
        await pilot.click(offset=(5, 6))
        assert app.view.chosen == "2022/I.3"

        await pilot.click(offset=(5, 6), times=2)
        await pilot.pause()
        assert any(isinstance(message, LineView.OpenAsked) for message in app.posted)

        app.view.roll(3, 5)
        app.view.repaint()
        await pilot.pause()
        assert "I.1 " not in screen_text(app)[2]


async def test_the_selection_stays_on_its_task_when_the_board_changes() -> None:
    """Another person's change must not move what one is about to act on."""
    async with driven(ColumnsView(), TASKS) as (app, pilot):
        await pilot.press("down", "down")
        assert app.view.chosen == "2022/V.1"

        app.show(tuple(reversed(TASKS)))
        await pilot.pause()
        assert app.view.chosen == "2022/V.1"

        app.show(TASKS[:2])
        await pilot.pause()
        assert app.view.chosen == "2022/IV.1"


async def test_b_groups_by_section_by_lead_by_officer_then_not_at_all() -> None:
    """In a meeting one goes through the plan section by section; on Monday the secretariat, officer by officer."""
    tasks = (*TASKS, task("VI.1", FAR, officer="Lan", column=Column.NOT_STARTED))
    async with driven(ColumnsView(), tasks) as (app, pilot):
        heads, said = [], []
        for _turn in range(4):
            await pilot.press("b")
            await pilot.pause()
            heads.append(screen_text(app)[2][:30].rstrip())
            said.append(screen_text(app)[1].strip("─┼│ ").split(" ─")[0])

    assert said == ["theo mục", "theo cơ quan chủ trì", "theo chuyên viên", ""]
    assert heads[0].startswith(" IV. CẢI CÁCH CHẾ ĐỘ")
    assert heads[1].startswith(" SNV")
    assert heads[2].startswith(" Lan  1")
    assert heads[3].startswith("▌IV.5")


async def test_groups_stand_in_the_order_of_their_worst_card_and_nobody_s_last() -> None:
    """What is late is read first; what nobody has taken on yet is the rest, however late it is."""
    tasks = (
        task("I.1", FAR, officer="An", column=Column.NOT_STARTED),
        task("I.2", LATE, officer="Bình", column=Column.NOT_STARTED),
        task("I.3", LATE, officer="", column=Column.NOT_STARTED),
        task("I.4", FAR, officer="Bình", column=Column.NOT_STARTED),
    )
    async with driven(ColumnsView(), tasks, size=(80, 24)) as (app, pilot):
        await pilot.press("b", "b", "b")
        await pilot.pause()

        heads = [line.strip() for line in screen_text(app) if line.startswith(" ") and "  " in line.strip()[:30]]
        assert [head for head in heads if head[0] in "AB("] == [
            "Bình  2 · 1!",
            "An  1",
            "(chưa có chuyên viên)  1 · 1!",
        ]


GONE = (
    task("III.6", FAR, column=Column.DROPPED, title="Đề án thí điểm chuyển giao"),
    task("VI.4", FAR, column=Column.SUSPENDED, title="Rà soát, tham mưu công bố"),
)


@pytest.mark.parametrize("size", [(120, 20), (80, 20), (40, 15)])
async def test_what_has_left_the_board_is_counted_below_it_and_reached_by_the_arrows(size: tuple[int, int]) -> None:
    """A task that can be found and not be seen looks lost; it leaves the columns, not the screen."""
    async with driven(ColumnsView(), (*TASKS, *GONE), size=size) as (app, pilot):
        assert "NGOÀI BẢNG · không thực hiện 1" in screen_text(app)[-1]

        await pilot.press("end", "down")
        assert app.view.chosen == "2022/III.6"
        lines = screen_text(app)
        assert "NGOÀI BẢNG" in lines[-3]
        assert lines[-2].startswith("▌III.6")
        assert lines[-2].endswith("không thực hiện")
        assert lines[-1].endswith("tạm dừng")

        await pilot.press("down", "enter", "up", "up")
        await pilot.pause()
        assert [message.key for message in app.posted if isinstance(message, LineView.OpenAsked)] == ["2022/VI.4"]
        assert app.view.chosen == "2022/III.3"
        assert "NGOÀI BẢNG" in screen_text(app)[-1]


async def test_a_filter_that_finds_only_what_has_left_the_board_shows_it() -> None:
    """Four empty columns would say that there is nothing."""
    async with driven(ColumnsView(), GONE) as (app, pilot):
        assert app.view.chosen == "2022/III.6"
        assert "Đề án thí điểm chuyển giao" in "\n".join(screen_text(app))

        await pilot.press("left", "up")
        assert app.view.chosen == "2022/III.6"
        await pilot.click(offset=(5, 29))
        assert app.view.chosen == "2022/VI.4"


async def test_from_the_shelf_left_and_right_go_back_to_the_columns() -> None:
    """No key may lead where none leads back."""
    async with driven(ColumnsView(), (*TASKS, *GONE)) as (app, pilot):
        await pilot.press("end", "down", "right")
        assert app.view.chosen == "2022/VI.2"

        await pilot.press("down", "left")
        assert app.view.chosen == "2022/IV.5"


HOSTILE = [
    "[/x] [b]đậm[/b] [TODO]",
    "\x1b]0;hacked\x07\x1b[2J",
    "hai\ndòng\tvà tab",
    "e\u0302\u0301 NFD",
    "\u202eđảo\u2066",
    "\x9b31m\x00",
]


@pytest.mark.parametrize("title", HOSTILE)
def test_a_hostile_title_is_drawn_inert(title: str) -> None:
    """Nothing that a title holds may steer the terminal or be read as markup."""
    hostile = task("I.1", LATE, title=title, lead_short=title)._replace(number=title)

    for detail in Detail:
        drawn = [
            strip(line, 40, PALETTE).text
            for line in card(hostile, 40, numbers=7, detail=detail, chosen=True, marked=False)
        ]

        assert all(character.isprintable() for line in drawn for character in line)


def test_a_title_that_the_copy_has_lost_is_said_to_be_lost() -> None:
    """What a copy has lost is said, never hidden (product, §2)."""
    lines = card(task("II.5", LATE, title="", lost_cells=("title",)), 60, numbers=6, detail=Detail.TWO_LINES,
                 chosen=False, marked=False)  # fmt: skip

    assert "bản sao mất tên nhiệm vụ" in "".join(text for line in lines for text, _role in line)


@pytest.mark.parametrize("cells", range(16, 60))
@pytest.mark.parametrize("detail", Detail)
def test_how_late_is_never_cut_off_a_card(cells: int, detail: Detail) -> None:
    """Who leads is cut first, then the words for missing evidence become a mark; "229│" would be another number."""
    waiting = task("III.1", *[LATE] * 11, lead_short="nhóm", column=Column.IN_REVIEW, no_evidence=True, closed=1)
    lines = card(waiting, cells, numbers=6, detail=detail, chosen=False, marked=False)
    texts = ["".join(text for text, _role in line) for line in lines]

    assert all(width(text) <= cells for text in texts)
    assert texts[-1].endswith("!46ng")
    assert cells < 30 or "chờ MC 1/11" in texts[-1] or "§1/11" in texts[-1]


def test_a_short_lead_stays_whole_where_the_rest_of_the_title_can_give_way() -> None:
    """Nobody knows an abbreviation "nh…"; the strip has the title in full."""
    sent = task("III.1", *[OPEN] * 28, lead_short="nhóm", closed=0)
    lines = card(sent, 28, numbers=6, detail=Detail.TWO_LINES, chosen=False, marked=False)

    assert "".join(text for text, _role in lines[-1]).endswith("nhóm 0/28 45ng")


def test_only_the_stretch_that_differs_is_sent() -> None:
    """Over SSH a key press costs bytes: the same lines again cost none."""

    def line(*pieces: tuple[str, str]) -> Strip:
        return strip(pieces, 20, PALETTE)

    one = line(("abc", ""), ("def", "late"), ("ghi", ""))
    other = line(("abc", ""), ("dEf", "late"), ("ghi", ""))

    assert difference(one, other, 20) == (3, 6)
    assert difference(one, line(("abc", ""), ("def", "late"), ("ghi", "")), 20) == (0, 0)


def test_a_reel_scrolls_half_a_view_when_the_selection_leaves_it() -> None:
    """A row at a time would repaint the whole view at every key (terminal.md, §2)."""
    reel = Reel(lambda _entry: 2)
    reel.resize(count=100, height=20)

    reel.reveal(10)

    assert [entry for entry, _line in reel.lines()][::2] == list(range(5, 15))


def test_a_reel_asks_for_heights_near_its_window_only() -> None:
    """Ten thousand cards must cost no more than thirty."""
    asked: set[int] = set()

    def height(entry: int) -> int:
        asked.add(entry)
        return 1 + entry % 3

    reel = Reel(height)
    reel.resize(count=100_000, height=30)
    reel.reveal(50_000)
    reel.lines()

    assert len(asked) < 100
    assert 50_000 in {entry for entry, _line in reel.lines()}


async def test_a_long_number_leaves_a_narrow_column_to_the_title() -> None:
    """In a quarter of 120 cells numbers of thirteen took half of each card."""
    tasks = [task(f"III.1.3.5.1{n}", position=n) for n in (1, 2)]
    async with driven(ColumnsView(), tasks, size=(120, 20)) as (app, _pilot):
        lines = [line for line in screen_text(app) if "III…" in line]

        assert [line.split("III…")[1][:5] for line in lines] == ["5.11 ", "5.12 "]


@pytest.mark.parametrize(
    ("cells", "strip"),
    [
        (60, "‹[Chưa 12·12!] Đang 10·10!  Trình 3·3!  Xong 6 ›"),
        (44, "[Chưa 12·12!] Đang 10·10!  Ký 3·3!  Xong 6"),
        (40, "[CTH 12·12!] ĐTH 10·10!  TK 3·3!  HT 6"),
        (34, "[Chưa 12] Đang 10  Trình 3  Xong 6"),
    ],
)
async def test_a_narrow_strip_of_tabs_keeps_the_late_ones_as_long_as_it_can(cells: int, strip: str) -> None:
    """At forty cells the columns were only counted: that ten are late was seen of none of them."""
    many = {Column.NOT_STARTED: 12, Column.IN_PROGRESS: 10, Column.IN_REVIEW: 3}
    late = [task(f"{column}.{n}", LATE, column=column) for column, count in many.items() for n in range(count)]
    done = [task(f"IV.{n}", DONE) for n in range(6)]
    async with driven(ColumnsView(), (*late, *done), size=(cells, 15)) as (app, _pilot):
        assert screen_text(app)[0] == strip


def test_a_full_card_names_the_agency_in_full_where_a_line_of_its_own_has_room() -> None:
    """Only "Đài… 0/12 !105ng" stood at the end of a line that was empty otherwise."""
    many = task("VII.6", *[mark(place, None, date(2022, 1, 31)) for place in range(1, 13)], lead_short="Đài PTTH")

    lines = card(many, 29, numbers=6, detail=Detail.WHOLE_TITLE, chosen=False, marked=False)

    last = "".join(text for text, _role in lines[-1])
    assert last.strip().startswith("Đài PTTH ")
    assert all(width("".join(text for text, _role in line)) <= 29 for line in lines)
