"""In the history a filter has words of its own: who did something, and when. What it asks of tasks is asked of them alone."""

from collections.abc import Sequence
from importlib import import_module
from typing import TYPE_CHECKING

from board.language import _
from board.screens.filtered_screen import FilteredScreen
from board.screens.widgets.filter_bar import FilterBar
from store.filters.language import FilterError, read_filter
from store.views import TaskView

if TYPE_CHECKING:
    from board.filter_offers import Offers
    from store.history.filter_words import HistoryFilter

HISTORY = "history"


class HistoryFiltered(FilteredScreen):
    """There `rows` are the tasks for which the fields of the filter hold: its free words are looked for in actions."""

    def leave_history(self) -> None:
        """Another view has no use for who and when: those words go, and it is said."""
        if self.view == HISTORY:
            return
        kept = import_module("store.history.filter_words").without_history_words(self.filter_text)
        if kept != " ".join(self.filter_text.split()):
            gone = [part for part in self.filter_text.split() if part not in kept.split()]
            self.tell(_("Ngoài nhật ký không lọc theo người, ngày: đã bỏ {words}.").format(words=" ".join(gone)))
            self.filter_text = kept

    def _find(self, text: str) -> tuple[TaskView, ...]:
        if self.view != HISTORY or self.board is None:
            return super()._find(text)
        own = self._own(text)
        try:
            chosen = read_filter(own.rest, self.board, today=self.today, user=self.user)
        except FilterError as error:
            error.text = text
            raise
        return tuple(task for task in self.board.tasks if all(test(task) for test in chosen.fields))

    def _people(self) -> Sequence[str]:
        """Who did something, as far as the history has been read."""
        return tuple(name for view in self.query("HistoryList") for name in getattr(view, "people", ()))

    def _own(self, text: str) -> "HistoryFilter":
        plans = self.board.plans if self.board is not None else ()
        years = sorted({year for plan in plans for year in plan.years})
        read = import_module("store.history.filter_words").read_history_filter
        own: HistoryFilter = read(text, years=years, today=self.today, user=self.user)
        return own

    def _offers(self) -> "Offers":
        offers = super()._offers()
        if self.view != HISTORY or self.board is None:
            return offers
        bar = self.query_one(FilterBar)
        made: Offers = import_module("board.history_offers").with_history_words(
            offers, bar.value, bar.cursor, people=self._people(), user=self.user, today=self.today
        )
        return made
