"""What is in force while a filter is typed: every letter acts, and what is only half typed does not."""

from collections.abc import Callable, Iterable

from plans.vietnamese import fold
from store.filter_fields import FIELDS
from store.filters import Filter, FilterError
from store.views import TaskView


class TypedFilter:
    """The filter that was in force before the typing began, and the last one that was understood and complete."""

    def __init__(self, before: str) -> None:
        self.before = before
        self.text = before
        self.wrong: FilterError | None = None
        """What cannot be understood of the text that was typed last; None when all of it can."""
        self._complete = before

    def in_force(self, text: str, read: Callable[[str], Filter], tasks: Iterable[TaskView]) -> str:
        """The text of the filter that is in force now that `text` is typed.

        While a word is wrong, or may still become the name of a field, it is the last complete one: nothing flickers.
        """
        self.text = text
        try:
            understood = read(text)
        except FilterError as error:
            self.wrong = error
            return self._complete
        self.wrong = None
        if _begins_a_field(text) and not any(understood.matches(task) for task in tasks):
            return self._complete
        if not text.strip() or text[-1] in ' "':
            self._complete = text.strip()
        return text.strip()


def _begins_a_field(text: str) -> bool:
    """Whether the last word is the beginning of a field's name.

    >>> _begins_a_field("stc chủ-t"), _begins_a_field("stc"), _begins_a_field("chủ-trì ")
    (True, False, False)
    """
    word = fold(text).rpartition(" ")[2] if text == text.rstrip() else ""
    return len(word) > 1 and any(name.startswith(word) for name in FIELDS)
