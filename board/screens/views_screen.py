"""Saved views in a list: show one, keep the present one under a name, rename, put in order, give up."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from typing import ClassVar, NamedTuple

from textual.app import ComposeResult
from textual.binding import BindingType

from board.keys import BY_ID
from board.language import _
from board.saved_views import built_in, name_refusal
from board.screens.asks import ChangeAsked, ReadAsked
from board.screens.bindings import bindings
from board.screens.board_screen import BoardScreen
from board.screens.choice_screen import Caption
from board.screens.drawing import Line, Piece, fit, width
from board.screens.name_screen import NameScreen
from board.screens.widgets.key_line import KeyLine
from board.screens.widgets.line_view import LineView
from board.screens.widgets.message_line import MessageLine
from board.screens.widgets.row_view import Entry, RowView
from board.wording import grouping_word
from plans.vietnamese import clean
from store.filters.language import FilterError, read_filter
from store.saved_views import SavedView
from store.views import BoardView
from store.wishes import PlaceView, RemoveView, SaveView, Wish
from store.words import Role


class ViewRow(NamedTuple):
    """A view in the list: whether it is the user's own, and how many tasks it lets through; None: not understood any more."""

    view: SavedView
    own: bool
    tasks: int | None


class ViewsScreen(BoardScreen, inherit_bindings=False):
    """`present` is what is seen now; `then` gets the view that was chosen to be seen instead."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("saved-view", "opened", "any")]
    place: ClassVar[str] = "saved-views"
    tells_dead_keys: ClassVar[bool] = True

    def __init__(
        self, board: BoardView, present: SavedView, *, today: date, user: str, then: Callable[[SavedView], object]
    ) -> None:
        super().__init__()
        self._board = board
        self._present = present
        self._today = today
        self._user = user
        self._then = then
        self._goes_to = ""

    def compose(self) -> ComposeResult:
        """Title, views, answers, keys."""
        yield Caption(_("Cách xem đã lưu"))
        yield ViewList()
        yield MessageLine()
        yield KeyLine("saved-views")

    def on_mount(self) -> None:
        """What comes with the program stands there at once; one's own are asked for."""
        self.set_focus(self.query_one(ViewList))
        self._show(())
        self._ask()

    def places(self) -> tuple[str, ...]:
        """Its own keys first."""
        return ("saved-views", "saved-view", "scroll", "opened", "any")

    def back_here(self) -> str:
        """From one of them."""
        return _("về cách xem")

    def show_board(self, board: BoardView) -> None:
        """Something has changed: perhaps a view, or how many tasks there are in one."""
        self._board = board
        self._ask()

    def on_line_view_open_asked(self, event: LineView.OpenAsked) -> None:
        """Enter: see it."""
        event.stop()
        row = self.query_one(ViewList).row
        if row is not None:
            self.dismiss()
            self._then(row.view)

    def action_add(self) -> None:
        """+: keep what is seen now."""
        self.ask_as(Role.EDITOR, partial(self._ask_name, _("Lưu cách xem hiện tại"), self._present, ""))

    def action_rename(self) -> None:
        """m: another name."""
        self.ask_as(Role.EDITOR, self._rename)

    def action_remove(self) -> None:
        """t: give it up; undo brings it back."""
        self.ask_as(Role.EDITOR, lambda: self._wish(RemoveView))

    def action_place(self, steps: int) -> None:
        """Up or down in the list."""
        self.ask_as(Role.EDITOR, lambda: self._wish(lambda name: PlaceView(name, steps)))

    def action_close(self) -> None:
        """Back: first the answer is put away, then the screen."""
        if self.query_one(MessageLine).text:
            self.put_answer_away()
        else:
            self.dismiss()

    def _own_row(self) -> ViewRow | None:
        row = self.query_one(ViewList).row
        if row is not None and not row.own:
            key = BY_ID["save-view"].named
            self.tell(
                _("“{name}” có sẵn trong chương trình; chỉ đổi được những cách xem tự lưu (phím {key}).").format(
                    name=row.view.name, key=key
                ),
                refused=True,
            )
            return None
        return row

    async def _ask_name(self, title: str, view: SavedView, before: str) -> None:
        def wish(name: str) -> Wish:
            self._goes_to = name
            return SaveView(name, view.filter_text, view.view, view.grouping, instead_of=before)

        await self.app.push_screen(NameScreen(title, before, wish, told=_seen(view), refusal=name_refusal))

    async def _rename(self) -> None:
        row = self._own_row()
        if row is not None:
            title = _("Đổi tên cách xem “{name}”").format(name=row.view.name)
            await self._ask_name(title, row.view, row.view.name)

    def _wish(self, wish: Callable[[str], Wish]) -> None:
        row = self._own_row()
        if row is not None:
            self.post_message(ChangeAsked((wish(row.view.name),)))

    def _ask(self) -> None:
        self.post_message(ReadAsked(lambda board: board.saved_views(), self._show))

    def _show(self, own: Sequence[SavedView]) -> None:
        if self.is_attached:
            rows = [ViewRow(view, own=False, tasks=self._count(view)) for view in built_in()]
            rows += [ViewRow(view, own=True, tasks=self._count(view)) for view in own]
            self.query_one(ViewList).show_rows(tuple(rows), self._present)
            if any(view.name == self._goes_to for view in own):
                self.query_one(ViewList).choose(_key(ViewRow(SavedView(self._goes_to), own=True, tasks=None)))
                self._goes_to = ""

    def _count(self, view: SavedView) -> int | None:
        try:
            found = read_filter(view.filter_text, self._board, today=self._today, user=self._user)
        except FilterError:
            return None
        return len(found.choose(self._board.tasks))


class ViewList(RowView):
    """One view a line: its name, how many tasks, and what it shows."""

    place: ClassVar[str] = "saved-views"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("saved-views")]

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[ViewRow, ...] = ()
        self._present = SavedView("")

    @property
    def row(self) -> ViewRow | None:
        """The selected view."""
        return next((row for row in self._rows if _key(row) == self.chosen), None)

    def show_rows(self, rows: tuple[ViewRow, ...], present: SavedView) -> None:
        """Take newer rows; the selection stays on its name, or where that has gone, near its place."""
        self._rows, self._present = rows, present
        place, before = self.place_of(self.chosen), self.chosen
        self.put_in_order()
        if place is not None and before and self.place_of(before) is None:
            near = [entry.key for entry in self._entries[: place + 1] if entry.key]
            self.chosen = near[-1] if near else self.chosen
            self.reveal(self.chosen)
        self.repaint()

    def entries(self) -> Sequence[Entry]:
        """What comes with the program, then one's own."""
        own = [Entry(_key(row), row) for row in self._rows if row.own]
        key = BY_ID["save-view"].named
        none = _("Chưa có. Lọc trên bảng, rồi nhấn {key} ở đây để lưu bộ lọc ấy với một tên.").format(key=key)
        return [
            Entry("", _("CÓ SẴN")),
            *(Entry(_key(row), row) for row in self._rows if not row.own),
            Entry("", ""),
            Entry("", _("ĐÃ LƯU")),
            *(own or [Entry("", "  " + none)]),
        ]

    def draw(self, entry: Entry, cells: int, *, chosen: bool, marked: bool) -> Sequence[Line]:
        """Name and number at the left, filter and view behind them."""
        row = entry.item
        if not isinstance(row, ViewRow):
            words = str(row)
            return [((fit(f" {words}", cells), "dim" if words.startswith(" ") else "head"),)]
        names = min(cells // 2, max((width(clean(one.view.name)) for one in self._rows), default=0) + 1)
        count = "!" if row.tasks is None else str(row.tasks)
        told = _("bộ lọc không còn hiểu được") if row.tasks is None else _seen(row.view)
        here = replace(row.view, name="") == self._present
        left: tuple[Piece, ...] = (
            ("▌" if chosen else " ", "bar"),
            ("• " if here else "  ", "number"),
            (fit(clean(row.view.name), names), "chosen" if chosen else ""),
            (f"{count:>6}  ", "late" if row.tasks is None else "number"),
        )
        taken = names + width(f"{count:>6}  ") + 3
        return [(*left, (fit(told, max(1, cells - taken)), "dim"))]

    def height(self, entry: Entry, cells: int) -> int:
        """Always one line."""
        return 1


def _key(row: ViewRow) -> str:
    return f"{'own' if row.own else 'built in'} {row.view.name}"


def _seen(view: SavedView) -> str:
    """What a view shows, in words: "Bảng, theo chuyên viên · -cột:hoàn-thành"."""
    seen = BY_ID["view-" + view.view].short
    if view.grouping:
        seen = f"{seen}, {grouping_word(view.grouping)}"
    return f"{seen} · {clean(view.filter_text) or _('tất cả')}"
