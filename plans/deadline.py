"""Deadlines are words first: the document's words, the window they mean, and the rule that was used, side by side.

Reading goes in one direction, a file a step: words -> tokens (`deadline_tokens`, with the vocabulary of
`deadline_words`) -> phrases (`deadline_phrases`, from single periods, sequences and rhythms) -> reading
(`deadline_reading`, with `deadline_dates` and `deadline_recurring`).
"""

from collections.abc import Sequence
from datetime import date
from functools import lru_cache

from plans.deadline_reading import join_parts, read_parts
from plans.deadline_rules import RULES
from plans.deadline_value import Deadline, DeadlineKind, Window

__all__ = ["RULES", "Deadline", "DeadlineKind", "Window", "read_deadline", "read_deadlines"]


def read_deadline(words: str, *, years: Sequence[int], issued: date | None = None) -> Deadline:
    """Read a whole deadline cell. Several lines or sentences in it give kind `windows` with all their windows.

    `years` are the plan's years: they stand in where the words name none, and bound what recurs. `issued` is the day
    of signing ("từ nay", and an approximate window opens no earlier).

    Raises:
        DeadlineError: the words name a day or period that does not exist. Words that cannot be read at all raise
            nothing: they give kind `unreadable`.

    >>> read_deadline("Quý II/2022", years=[2022]).due
    datetime.date(2022, 6, 30)
    """
    return join_parts(words, _read(words, tuple(years), issued))


def read_deadlines(cell: str, *, years: Sequence[int], issued: date | None = None) -> tuple[Deadline, ...]:
    """Read a cell part by part: one deadline for each line, bullet or sentence that is a deadline of its own.

    A cell with one deadline gives a tuple of one. Raises like `read_deadline`.

    >>> [part.kind.value for part in read_deadlines("Thường xuyên, báo cáo trước ngày 15/12", years=[2022])]
    ['ongoing', 'date']
    """
    return _read(cell, tuple(years), issued)


@lru_cache(maxsize=4096)
def _read(cell: str, years: tuple[int, ...], issued: date | None) -> tuple[Deadline, ...]:
    return read_parts(cell, years, issued)
