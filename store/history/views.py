"""What is asked of the history, and a page of it, as frozen values."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from store.task_views import ActionView


@dataclass(frozen=True, slots=True)
class HistoryAsked:
    """Which actions are asked for; what is not said does not narrow it.

    * `key` is one task's; of an import, which may touch thousands, only what it did to that task is told then.
    * `who` did it; `wishes` are stable names ("move", "undo").
    * `since` and `until` are days in the board's zone, both included.
    * Of `plans` are the actions on their tasks, their imports, and what is about no plan's tasks (agencies, feeds).
    * In `filter_text` free words are looked for in what the action says; `người:` and `ngày:` are who did it and when; other
      fields must hold for a task that it changed.
    """

    key: str = ""
    who: str = ""
    wishes: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    plans: tuple[str, ...] = ()
    filter_text: str = ""
    user: str = ""


@dataclass(frozen=True, slots=True)
class HistoryPage:
    """Actions, newest first. `older` is the number before which to go on reading, None at the end of the history."""

    actions: tuple[ActionView, ...]
    older: int | None


Said = Callable[[ActionView], str]
"""All that an action says, in the reader's words: where free words are looked for."""


def plainly(action: ActionView) -> str:
    """What is recorded of an action, without the words of any language."""
    changed = (text for change in action.changes for text in (change.before, change.after) if text)
    return " ".join((action.who, action.why, action.wish, *action.tasks, *changed))
