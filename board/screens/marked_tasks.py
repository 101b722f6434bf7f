"""Tasks that are marked for one action: which they are is always said, also of those that stand out of sight."""

from importlib import import_module

from board.said.marked import all_hidden_said, marked_said
from board.screens.asked_by_views import OF_NO_TASKS, AskedByViews
from board.screens.widgets.line_view import LineView
from board.screens.widgets.message_line import MessageLine
from store.views import TaskView


class MarkedTasks(AskedByViews):
    """The views share the marks. They stay after an action, for the next one, until Esc takes them away.

    While the filter leaves out all of them, nothing is done: what is under the cursor was not meant.
    """

    marked: frozenset[str] = frozenset()
    _told_of: tuple[str, tuple[TaskView, ...]] = ("", ())
    _told = ""

    def chosen_keys(self) -> tuple[str, ...]:
        """The marked tasks in the document's order, else the selected one; none where no tasks are chosen among."""
        if self.view in OF_NO_TASKS or self._are_all_hidden():
            return ()
        return tuple(task.key for task in self._marked_in_sight()) or (
            (self.chosen,) if self.chosen in self.by_key else ()
        )

    def marked_keys(self) -> tuple[str, ...]:
        """All of them, also those that the filter leaves out."""
        return tuple(task.key for task in self._all_marked())

    def action_ask(self, form: str) -> None:
        """A form for the marked tasks, else for the selected one."""
        if not self._refused():
            super().action_ask(form)

    def on_line_view_move_asked(self, event: LineView.MoveAsked) -> None:
        """The view asks for the selected card where it shows none of the marked ones."""
        if self._refused():
            event.prevent_default()

    def on_line_view_marked(self, event: LineView.Marked) -> None:
        """One more, or one less."""
        self.marked = event.keys
        self.show_keys()

    def show_keys(self) -> None:
        """The footer; on the rule above it how many tasks the next action is for, and which."""
        super().show_keys()
        marked = self._marked_in_sight()
        said = marked_said(marked, hidden=len(self.marked) - len(marked)) if self.marked else self._own_part()
        for line in self.query(MessageLine):
            line.note(said if self.view not in OF_NO_TASKS else "")

    def _own_part(self) -> str:
        """Of a list of one agency's tasks: how its own part differs from the whole tasks, which the numbers above count."""
        if self.board is None or not self.filter_text:
            return ""
        if self._told_of != (self.filter_text, self.rows):
            own = import_module("board.said.own_part").own_part_said(self.filter_text, self.rows, self.board.agencies)
            self._told_of, self._told = (self.filter_text, self.rows), own
        return self._told

    def _refused(self) -> bool:
        """Say why nothing is done while all that is marked is out of sight."""
        if self.view in OF_NO_TASKS or not self._are_all_hidden():
            return False
        self.tell(all_hidden_said(self._all_marked()), refused=True)
        return True

    def _are_all_hidden(self) -> bool:
        return bool(self.marked & self.by_key.keys()) and not self._marked_in_sight()

    def _marked_in_sight(self) -> list[TaskView]:
        return [task for task in self.rows if task.key in self.marked]

    def _all_marked(self) -> list[TaskView]:
        return [task for key, task in self.by_key.items() if key in self.marked]
