"""By what the rows of a list are sorted, and in which direction: a key goes through all of it, a click on a head chooses."""

from collections.abc import Sequence
from dataclasses import dataclass

UP, DOWN = "▲", "▼"


@dataclass(frozen=True, slots=True)
class Sorting:
    """The column that decides, by its name, and whether it runs the other way round."""

    column: str
    backwards: bool = False

    def mark(self, column: str, *, falling: bool = False) -> str:
        """What stands behind the head of this column, a blank before it; "" where another one decides.

        `falling`: its natural way begins with the most.
        """
        return " " + (UP if self.backwards == falling else DOWN) if column == self.column else ""

    def following(self, columns: Sequence[str]) -> "Sorting":
        """The next in turn: the same column the other way round, then the next column; behind the last the first."""
        if self.column not in columns:
            return Sorting(columns[0])
        if not self.backwards:
            return Sorting(self.column, backwards=True)
        return Sorting(columns[(columns.index(self.column) + 1) % len(columns)])

    def clicked(self, column: str) -> "Sorting":
        """By the column that was clicked; by the same one the other way round."""
        return Sorting(column, backwards=column == self.column and not self.backwards)
