"""What is in force while a filter is typed: every letter acts, and what is only half typed does not."""

from collections.abc import Callable

from store.filters.language import FilterError
from store.views import TaskView


class TypedFilter:
    """The filter that was in force before the typing began, and the last one that was understood and complete."""

    def __init__(self, before: str) -> None:
        self.before = before
        self.text = before
        self.wrong: FilterError | None = None
        """What cannot be understood of the text that was typed last; None when all of it can."""
        self.found: tuple[TaskView, ...] = ()
        """What the text that was typed last lets through, where it can be understood."""
        self._complete = before

    def in_force(self, text: str, find: Callable[[str], tuple[TaskView, ...]], *, may_become_more: bool) -> str:
        """The text of the filter that is in force now that `text` is typed; `find` gives what a filter lets through.

        While a word is wrong, or a value is still to come, it is the last complete one: nothing flickers. So it is where a
        word that no task holds may become the name of a field, or a value that is on the board.
        """
        self.text = text
        try:
            self.found = find(text)
        except FilterError as error:
            self.wrong = error
            return self._complete
        self.wrong = None
        if text.endswith(":") or (may_become_more and not self.found):
            return self._complete
        if not text.strip() or text[-1] in ' "':
            self._complete = text.strip()
        return text.strip()
