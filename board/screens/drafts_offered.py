"""What was being typed when the line dropped is offered again, on the line where the program answers: nothing is in the way."""

from board.dates import local
from board.language import _
from board.screens.asks import DraftSettled, FormAsked, Typing
from board.screens.draft import FILTER, Draft, LeftBehind
from board.screens.filtered_screen import FilteredScreen
from board.screens.widgets.filter_bar import FilterBar
from board.screens.widgets.line_view import LineView
from plans.vietnamese import clean


class DraftsOffered(FilteredScreen):
    """While the offer stands, Enter takes it and Esc discards it. Whoever does something else first finds it again on F6."""

    _left: tuple[LeftBehind, ...] = ()
    _is_due = False
    _is_offered = False

    def offer_drafts(self, left: tuple[LeftBehind, ...]) -> None:
        """Offer these, one after the other."""
        self._left = left
        self._is_due = bool(left)
        self._offer()

    def on_screen_resume(self) -> None:
        """Something else was open when they were found."""
        self._offer()

    def _offer(self) -> None:
        if self._is_due and self.is_current and not self.query_one(FilterBar).display:
            self.tell(_said(self._left[0], _("Enter mở lại · Esc bỏ")))
            self._is_due, self._is_offered = False, True
            self.show_keys()

    @property
    def offers_draft(self) -> bool:
        """Whether Enter and Esc are for what is offered."""
        return self._is_offered

    def draft(self) -> Draft | None:
        """The filter that is being typed."""
        bar = self.query_one(FilterBar)
        if not bar.display or bar.value == self._typed.before:
            return None
        return Draft(_("Lọc"), FILTER, (), None, {FILTER: bar.value})

    def tell(self, text: str, *, refused: bool = False) -> None:
        """Another answer stands where the offer stood."""
        self._is_offered = False
        super().tell(text, refused=refused)

    def put_answer_away(self) -> None:
        """The offer goes, what was typed stays."""
        self._is_offered = False
        super().put_answer_away()

    def action_reopen(self) -> None:
        """F6, or Enter while it is offered: what was typed stands in its form again."""
        if not self._left:
            self.tell(_("Không có nội dung nào đang nhập dở."))
            return
        left = self._left[0]
        self.put_answer_away()
        if left.draft.form == FILTER:
            self.action_filter()
            text = left.draft.typed.get(FILTER, "")
            self.query_one(FilterBar).put(text, len(text))
            self.post_message(DraftSettled(left))
            return
        self.waiting = True
        self.post_message(FormAsked(left.draft.form, left.draft.keys, left.draft.deliverable, left))

    def discard_draft(self) -> None:
        """Esc while it is offered: it is not wanted any more."""
        left = self._left[0]
        self.put_answer_away()
        self.post_message(DraftSettled(left))
        self.forget_draft(left)

    def forget_draft(self, settled: LeftBehind) -> None:
        """It is typed again, or discarded: the next one is offered."""
        self.offer_drafts(tuple(left for left in self._left if left is not settled))

    def on_line_view_selected(self, event: LineView.Selected) -> None:
        """Who goes on to another task means that one with Enter."""
        if self._is_offered:
            self.tell(_said(self._left[0], _("F6 mở lại")))

    def on_filter_bar_typed(self, event: FilterBar.Typed) -> None:
        """A letter more."""
        self.post_message(Typing())

    def _leave_filter(self) -> None:
        super()._leave_filter()
        self.post_message(Typing(over=True))


def _said(left: LeftBehind, keys: str) -> str:
    """The keys stand before what was typed, which may be long and is cut then."""
    typed = " · ".join(clean(text) for text in left.draft.typed.values() if text)
    return _("Nội dung đang nhập dở lúc {at} cho {form}. {keys}. “{typed}”").format(
        at=f"{local(left.at):%H:%M %d/%m}", form=clean(left.draft.title), keys=keys, typed=typed
    )
