"""A screen that shows what a filter lets through, and the box in which the filter is typed."""

from datetime import date
from importlib import import_module
from typing import TYPE_CHECKING, cast

from textual import events

from board.keys import BY_ID
from board.language import _
from board.said.expected import expected_words
from board.said.later import error_sentence
from board.screens.told_in_turn import ToldInTurn
from board.screens.typed_filter import TypedFilter
from board.screens.widgets.filter_bar import FilterBar
from board.screens.widgets.filter_hint import FilterHint
from board.screens.widgets.key_line import KeyLine
from board.screens.widgets.line_view import LineView
from board.screens.widgets.text_field import TextField
from store.filters.language import FilterError, prepare, read_filter
from store.filters.narrowing import Narrowing
from store.history.filter_words import is_history_field
from store.views import BoardView, TaskView

if TYPE_CHECKING:
    from board.filter_offers import FilterOffers, Offers

_AT_ONCE = 150
"""Tasks that are made ready for searching between two keys: a few milliseconds."""


class FilteredScreen(ToldInTurn):
    """`rows` are the tasks of `board` that the filter in force, `filter_text`, lets through; `by_key` are all of them.

    A subclass has the FilterBar among its widgets, shows what there is in `show_all`, and names its view.
    """

    def __init__(self, board: BoardView | None, *, today: date, user: str, filter_text: str) -> None:
        super().__init__()
        self.board = board
        self.today = today
        self.user = user
        self.filter_text = filter_text
        self.rows: tuple[TaskView, ...] = ()
        self.by_key: dict[str, TaskView] = {}
        self._keyed: BoardView | None = None
        self._typed = TypedFilter("")
        self._narrowed: tuple[BoardView, Narrowing] | None = None
        self._offering: tuple[BoardView, FilterOffers] | None = None
        self.view = ""

    def on_mount(self) -> None:
        """Hear of every letter at once: letter and result then come in one frame."""
        self.watch(self.query_one(FilterBar).field, "edits", self._follow_typing, init=False)

    def shown_view(self) -> LineView:
        """The view that is on the screen."""
        raise NotImplementedError

    def show_all(self) -> None:
        """Everything, as it stands."""
        raise NotImplementedError

    def action_filter(self) -> None:
        """Open the filter box."""
        self.put_answer_away()
        self._typed = TypedFilter(self.filter_text)
        self.shown_view().hold()
        bar = self.query_one(FilterBar)
        bar.open(self.filter_text)
        self.query_one(KeyLine).show("filter")
        self.query_one(KeyLine).show_esc("")
        bar.offer(self._offers().offers)
        self._prepare(0)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool:
        """While a filter is typed, the keys of the field act, and nothing else."""
        return (action in ("keep", "drop", "offer", "complete")) == isinstance(self.focused, TextField)

    async def action_complete(self) -> None:
        """Tab: take the offer; where there is none, say so."""
        if await self.query_one(FilterBar).text() and not self._offers().offers:
            self.tell(_("Không có gợi ý nào cho từ đang gõ."), refused=True)
        self._take(self.query_one(FilterHint).place)

    async def action_offer(self, steps: int) -> None:
        """Down and up: to another offer; down where there is none: use the filter."""
        bar = self.query_one(FilterBar)
        self._type(await bar.text())
        if bar.hint.offers:
            bar.hint.move(steps)
        elif steps > 0:
            await self.action_keep()

    async def action_keep(self) -> None:
        """Enter: take the offer that was gone to, else use the filter.

        A filter that is wrong stays open, with the whole sentence and the cursor behind the word.
        """
        bar = self.query_one(FilterBar)
        text = await bar.text()
        if bar.hint.moved and text == self._typed.text:
            self._take(bar.hint.place)
            return
        self._type(text)
        if self._typed.wrong is not None:
            bar.go_to(self._typed.wrong.end)
            self.tell(error_sentence(self._typed.wrong), refused=True)
            return
        self._leave_filter()
        self.apply_filter(text)
        self.shown_view().let_held_go()

    def action_drop(self) -> None:
        """Esc: the filter that was in force before, and what was selected and seen with it."""
        self._leave_filter()
        self.put_answer_away()
        self.apply_filter(self._typed.before)
        self.shown_view().go_back()

    def is_free_to_tell(self) -> bool:
        """While a filter is typed, only about that."""
        return super().is_free_to_tell() and not self.query_one(FilterBar).display

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """A click beside the filter box leaves it."""
        if isinstance(event.widget, LineView) and self.query_one(FilterBar).display:
            self._leave_filter()
            self.put_answer_away()
            self.shown_view().let_held_go()

    def on_filter_hint_picked(self, event: FilterHint.Picked) -> None:
        """A click takes an offer."""
        self._take(event.place)

    def leaving_said(self) -> str:
        """From the filter box first back to what is filtered."""
        if not self.query_one(FilterBar).display:
            return super().leaving_said()
        return _("Nhấn {back} để rời ô lọc; sau đó {key} để rời khỏi chương trình.").format(
            back=BY_ID["drop-filter"].label, key=BY_ID["leave"].named
        )

    def show_keys(self) -> None:
        """While a filter is typed, Esc is one of the field's own keys."""
        super().show_keys()
        if self.query_one(FilterBar).display:
            self.query_one(KeyLine).show_esc("")

    def apply_filter(self, text: str) -> None:
        """Put a filter in force, and show it."""
        self.read_filter(text)
        self.show_all()

    def read_filter(self, text: str) -> None:
        """Put a filter in force; one that means nothing on this board is told, and none is."""
        self.filter_text = text.strip()
        if self.board is None:
            return
        try:
            self.rows = self._find(text)
        except FilterError as error:
            self.tell(error_sentence(error), refused=True)
            self.rows, self.filter_text = self.board.tasks, ""
        if self._keyed is not self.board:
            self.by_key = _by_key(self.board.tasks, self._keyed.tasks if self._keyed is not None else (), self.by_key)
            self._keyed = self.board

    def _follow_typing(self) -> None:
        """Every letter acts."""
        bar = self.query_one(FilterBar)
        if bar.display and bar.value != self._typed.text:
            self.put_answer_away()
            self._type(bar.value)

    def _type(self, text: str) -> None:
        """What is typed in the box: as much of it as can be understood is in force, what cannot is pointed at."""
        if self.board is None:
            return
        if text == self._typed.text:
            return
        bar, offers = self.query_one(FilterBar), self._offers()
        in_force = self._typed.in_force(
            text, self._find, may_become_more=bool(offers.offers) and bar.cursor == len(text)
        )
        if in_force == text.strip() and self._typed.wrong is None:
            self.filter_text = in_force
            if self._typed.found != self.rows:
                self.rows = self._typed.found
            self.show_all()
        elif in_force != self.filter_text:
            self.apply_filter(in_force)
        wrong = self._typed.wrong
        bar.offer(offers.offers)
        if wrong is None or (offers.offers and offers.start <= wrong.start <= offers.end) or _is_to_go_on(wrong):
            bar.tell("")
        else:
            bar.tell(_not_understood(wrong), wrong.start, wrong.end)

    def _offers(self) -> "Offers":
        """What may stand where the cursor is."""
        bar = self.query_one(FilterBar)
        if self.board is None:
            return cast("Offers", import_module("board.filter_offers").Offers(0, 0))
        if self._offering is None or self._offering[0] is not self.board:
            offering = import_module("board.filter_offers").FilterOffers(
                self.board, today=self.today, user=self.user, find=self._find
            )
            self._offering = (self.board, offering)
        return self._offering[1].at(bar.value, bar.cursor)

    def _take(self, place: int) -> None:
        offers, bar = self._offers(), self.query_one(FilterBar)
        if offers.offers:
            same = offers.offers == bar.hint.offers  # not when the cursor was moved meanwhile
            bar.put(*offers.taken(bar.value, place if same else 0))
            self._type(bar.value)

    def _prepare(self, start: int) -> None:
        """Fold the tasks' words while the first letter is awaited, some between any two keys."""
        tasks = self.board.tasks if self.board is not None else ()
        prepare(tasks[start : start + _AT_ONCE])
        if start + _AT_ONCE < len(tasks):
            self.call_later(self._prepare, start + _AT_ONCE)

    def _find(self, text: str) -> tuple[TaskView, ...]:
        """What a filter lets through. Raises FilterError."""
        if self.board is None:
            return ()
        if self._narrowed is None or self._narrowed[0] is not self.board:
            self._narrowed = (self.board, Narrowing(self.board.tasks))
        return self._narrowed[1].choose(read_filter(text, self.board, today=self.today, user=self.user))

    def _leave_filter(self) -> None:
        self.query_one(FilterBar).close()
        self.query_one(KeyLine).show(self.view)
        self.show_keys()
        self.set_focus(self.shown_view())
        self.call_later(self.tell_next)


def _is_to_go_on(error: FilterError) -> bool:
    """Whether it is a day of a comparison that only is not all there yet."""
    if error.kind not in ("due", "day") or error.end < len(error.text):
        return False
    is_to: bool = import_module("board.filter_days").ends_unfinished(error.text)
    return is_to


def _not_understood(error: FilterError) -> str:
    """Short enough for the line below the field, while the word is still being typed."""
    if error.kind == "field" and is_history_field(error.found):
        return _("“{found}” chỉ dùng trong nhật ký (phím {key})").format(
            found=error.found, key=BY_ID["view-history"].named
        )
    if not error.expected:
        return _("chưa hiểu “{found}”").format(found=error.found)
    expected = expected_words(error.expected)
    return _("chưa hiểu “{found}”; có thể dùng: {expected}").format(found=error.found, expected=expected)


def _by_key(
    tasks: tuple[TaskView, ...], before: tuple[TaskView, ...], known: dict[str, TaskView]
) -> dict[str, TaskView]:
    """The tasks by their keys; `known` are those that were there `before`, of which mostly one has changed."""
    changed = {new.key: new for old, new in zip(before, tasks, strict=False) if old is not new}
    if len(tasks) != len(before) or not changed.keys() <= known.keys():
        return {task.key: task for task in tasks}
    known.update(changed)
    return known
