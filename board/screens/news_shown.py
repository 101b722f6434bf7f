"""What others have just done: marked for a moment where it stands, and told where it is the task that one is looking at."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from board.said.later import news_line
from board.screens.drafts_offered import DraftsOffered
from board.screens.widgets.filter_bar import FilterBar
from board.screens.widgets.message_line import MessageLine

if TYPE_CHECKING:
    from store.task_views import ActionView

_MARKED_SECONDS = 3.0
_AT_ONCE = 3


class NewsShown(DraftsOffered):
    """The views mark what changed; nothing moves but the changed cards themselves. A mark goes once, without animation."""

    chosen = ""
    _marks: tuple[frozenset[str], ...] = ()
    """What was changed, each time for as long as it is marked."""

    @property
    def fresh(self) -> frozenset[str]:
        """The tasks that are marked as changed."""
        return frozenset().union(*self._marks)

    def show_news(self, news: "Sequence[ActionView]") -> None:
        """Mark the tasks, and tell about the selected one. An answer that stands there unread stays before the news."""
        keys = frozenset(key for action in news for key in action.tasks)
        if not keys:
            return
        self._marks = (*self._marks, keys)
        self.shown_view().show_fresh(self.fresh)
        self.set_timer(_MARKED_SECONDS, self._unmark)
        lines = [news_line(action, self.chosen) for action in news if self.chosen in action.tasks][:_AT_ONCE]
        if lines and self.is_current and not self.query_one(FilterBar).display and not self.offers_draft:
            unread = self.query_one(MessageLine).text
            self.tell(" · ".join(filter(None, (unread, *reversed(lines)))))

    def _unmark(self) -> None:
        """The oldest marks go."""
        self._marks = self._marks[1:]
        self.shown_view().show_fresh(self.fresh)
