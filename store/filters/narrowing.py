"""Choosing by a filter that is being typed: each letter looks only through what the words before it have let through."""

from collections import OrderedDict

from plans.vietnamese import fold
from store.filters.language import Filter, is_free_word, is_number
from store.views import TaskView

_KEPT = 12
"""How many steps back are remembered: some words, and Backspace through one of them."""


class Narrowing:
    """Chooses from the same tasks again and again; what it gives is what `Filter.choose` would give."""

    def __init__(self, tasks: tuple[TaskView, ...]) -> None:
        self._tasks = tasks
        self._known: OrderedDict[tuple[str, ...], tuple[TaskView, ...]] = OrderedDict()

    def choose(self, understood: Filter) -> tuple[TaskView, ...]:
        """The tasks that match, in their order."""
        parts = understood.parts
        start, chosen = self._nearest(parts)
        for count in range(start, len(parts)):
            chosen = self._step(parts[: count + 1], chosen, understood)
        return chosen

    def _nearest(self, parts: tuple[str, ...]) -> tuple[int, tuple[TaskView, ...]]:
        """How many of the first words are known already, and what they let through."""
        for count in range(len(parts), 0, -1):
            known = self._known.get(parts[:count])
            if known is not None:
                self._known.move_to_end(parts[:count])
                return count, known
        return 0, self._tasks

    def _step(self, parts: tuple[str, ...], before: tuple[TaskView, ...], understood: Filter) -> tuple[TaskView, ...]:
        """One word more; one that only grew by letters finds no task that its beginning has not found."""
        test = understood.tests[len(parts) - 1]
        begun = next((self._known[key] for key in self._known if _grown(key, parts)), before)
        found = self._known[parts] = tuple(task for task in begun if test(task))
        while len(self._known) > _KEPT:
            self._known.popitem(last=False)
        return found


def _grown(shorter: tuple[str, ...], longer: tuple[str, ...]) -> bool:
    """Whether the words are the same up to the last, and that has only grown. A number is found as a whole only."""
    if len(shorter) != len(longer) or shorter[:-1] != longer[:-1]:
        return False
    one, other = shorter[-1], longer[-1]
    plain = fold(one) == one.casefold()  # a mark may stand on another vowel once the syllable is longer
    free = is_free_word(one) and is_free_word(other)
    return plain and free and not is_number(one) and fold(other).startswith(fold(one))
