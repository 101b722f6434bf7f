"""How a form comes to be opened: what was asked for, and what the person has seen of the tasks that it is for."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from board.screens.asks import FormAsked
from board.screens.form_screen import Form, FormScreen, Opened
from store.seen import Seen, seen_in, seen_in_full
from store.task_views import TaskDetailView
from store.views import BoardView, TaskView


@dataclass(frozen=True, slots=True)
class Opening:
    """What a form is made from: what was asked for, the first task as it stands, what was seen of all of them, who asks.

    `tasks` are those of several tasks that the board shows, in its order; of one task it is empty.
    """

    asked: FormAsked
    detail: TaskDetailView
    seen: Mapping[str, Seen]
    today: date
    user: str
    tasks: tuple[TaskView, ...] = ()

    @property
    def keys(self) -> tuple[str, ...]:
        """The tasks that it is for."""
        return self.asked.keys

    @property
    def left_out(self) -> tuple[str, ...]:
        """The marked tasks that it is not for: the filter leaves them out. Of what was left behind none is meant."""
        if self.asked.left is not None:
            return ()
        return tuple(key for key in self.asked.marked if key not in self.keys)

    @property
    def marked_otherwise(self) -> bool:
        """Whether what was left behind is for several tasks, and others (or none) are marked by now."""
        return self.asked.left is not None and len(self.keys) > 1 and set(self.asked.marked) != set(self.keys)

    def shared(self, field: str, of_first: str) -> str:
        """What all the tasks have in this field; "" where they differ. `of_first` is what the first one has."""
        return of_first if len({getattr(task, field) for task in self.tasks}) < 2 else ""

    def screen(self, form: Form, name: str = "", deliverable: int | None = None) -> FormScreen:
        """The form's screen, which knows how it could be opened again, and what was once typed in it."""
        typed = self.asked.left.draft.typed if self.asked.left is not None else {}
        opened = Opened(name or self.asked.form, self.keys, deliverable or self.asked.deliverable, self.seen, typed)
        return FormScreen(form, self.detail, opened)


def what_was_seen(asked: FormAsked, detail: TaskDetailView, board: BoardView | None) -> Mapping[str, Seen]:
    """Of one task what its form is opened with; of several what their list shows; of a draft what was seen then."""
    if asked.left is not None:
        return asked.left.draft.seen
    if len(asked.keys) == 1:
        return {asked.keys[0]: seen_in_full(detail)}
    return {task.key: seen_in(task) for task in several_tasks(asked, board)}


def several_tasks(asked: FormAsked, board: BoardView | None) -> tuple[TaskView, ...]:
    """The tasks that are meant, as their list shows them, where they are several."""
    shown = (*board.tasks, *board.duties) if board is not None and len(asked.keys) > 1 else ()
    return tuple(task for task in shown if task.key in asked.keys)
