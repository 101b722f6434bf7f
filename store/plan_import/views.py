"""What an import would change, as frozen values: rows, cells and facts of a plan, before and after."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class CellDifferenceView:
    """One cell, fact or heading on the board and in a plan file; None where there is none.

    `field` is a stable name: section, title, outputs, deadline, lead, coordinators, place, copy_note, lost_cells, duty of
    a row; number, signed, title, short_title, issuer, years, secretariat, lost of a plan; a section's number; a clause's
    kind and number ("target 3").
    """

    field: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class RowDifferenceView:
    """What an import changes in one row, under the key that it has afterwards.

    * `kinds` are stable names, in this order: "added", "back" (taken up again), "gone" (dropped, never deleted),
      "renumbered", "moved" (to another section), "reworded" (title or outputs), "deadline", "parties" (lead or
      coordinators), "copy" (what is known of our copy).
    * `was` is its number so far, where that changes. `guess`: "renumbered" when likeness alone says that it is the same row,
      "other_words" when its number alone does; `likeness` in percent. A guess wants a person's eyes.
    * `due_before` and `due` are the last due days that the deadline's words mean, so far and from now on.
    * `kept` are cells in which the words that a person put right or a paper amended stay: the file brings nothing new there.
    """

    key: str
    title: str
    kinds: tuple[str, ...]
    cells: tuple[CellDifferenceView, ...] = ()
    was: str | None = None
    guess: str = ""
    likeness: int = 100
    due_before: date | None = None
    due: date | None = None
    kept: tuple[str, ...] = ()

    @property
    def number(self) -> str:
        """Its number as printed in the file."""
        return self.key.partition("/")[2]


@dataclass(frozen=True, slots=True)
class DifferenceView:
    """What an import of a plan file would change on the board. `is_new`: the board has no plan of this key.

    `rows` are those that change, in the order of the document; `kept` those that only keep a person's words. `body` are
    clauses. `reordered`: rows, sections or clauses stand in another order.
    """

    plan: str
    is_new: bool
    facts: tuple[CellDifferenceView, ...]
    sections: tuple[CellDifferenceView, ...]
    body: tuple[CellDifferenceView, ...]
    rows: tuple[RowDifferenceView, ...]
    kept: tuple[RowDifferenceView, ...]
    reordered: bool

    @property
    def is_empty(self) -> bool:
        """Whether an import would change nothing."""
        return not (self.is_new or self.facts or self.sections or self.body or self.rows or self.reordered)

    def of_kind(self, kind: str) -> tuple[RowDifferenceView, ...]:
        """The rows to which this happens."""
        return tuple(row for row in self.rows if kind in row.kinds)
