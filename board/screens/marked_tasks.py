"""Tasks that are marked for one action: which they are is always said, also of those that stand out of sight."""

from board.said.marked import marked_said
from board.screens.asked_by_views import OF_NO_TASKS, AskedByViews
from board.screens.widgets.line_view import LineView
from board.screens.widgets.message_line import MessageLine


class MarkedTasks(AskedByViews):
    """The views share the marks. They stay after an action, for the next one, until Esc takes them away."""

    marked: frozenset[str] = frozenset()

    def chosen_keys(self) -> tuple[str, ...]:
        """The marked tasks in the document's order, else the selected one; none where no tasks are chosen among."""
        if self.view in OF_NO_TASKS:
            return ()
        marked = tuple(task.key for task in self.rows if task.key in self.marked)
        return marked or ((self.chosen,) if self.chosen in self.by_key else ())

    def on_line_view_marked(self, event: LineView.Marked) -> None:
        """One more, or one less."""
        self.marked = event.keys
        self.show_keys()

    def show_keys(self) -> None:
        """The footer; on the rule above it how many tasks the next action is for, and which."""
        super().show_keys()
        marked = [task for task in self.rows if task.key in self.marked]
        said = marked_said(marked, hidden=len(self.marked) - len(marked))
        for line in self.query(MessageLine):
            line.note(said if self.marked and self.view not in OF_NO_TASKS else "")
