"""Two plans beside each other as lines: a row for each section that one of them has."""

from collections.abc import Sequence
from dataclasses import dataclass

from board.language import _
from board.said.year import (
    BESIDE_COLUMNS,
    beside_cells,
    beside_heads,
    beside_name,
    beside_title,
    compared_said,
    rate_or_nothing_said,
)
from board.screens.drawing import Line, Piece, fit, fit_right, width
from plans.vietnamese import clean
from store.plan_beside import BesideView, SectionBeside

_ROOMY = 100
_NARROW = (0, 1, 2, 3, 4)
_LONGEST_TITLE = 70


@dataclass(frozen=True, slots=True)
class BesideRow:
    """A section of two plans, and which two they are."""

    key: str
    pair: BesideView
    section: SectionBeside


def beside_rows(pairs: Sequence[BesideView]) -> tuple[BesideRow, ...]:
    """The sections of each pair, in its order."""
    return tuple(
        BesideRow(f"{pair.plan}/{at}", pair, section) for pair in pairs for at, section in enumerate(pair.sections)
    )


def beside_head(rows: Sequence[BesideRow], pair: BesideView, cells: int) -> list[Line]:
    """Which plans, what of them is compared, what the columns are, and a rule."""
    rates = _("đúng hạn {here}, trước đó {there}").format(
        here=rate_or_nothing_said(pair.on_time.extended), there=rate_or_nothing_said(pair.other_on_time.extended)
    )
    title = " " + fit(f"{beside_title(clean(pair.plan), clean(pair.other))} · {rates}", cells - 1)
    heads = _line(beside_heads(clean(pair.plan), clean(pair.other)), rows, cells)
    compared = fit(" " + compared_said(pair), cells)
    return [((title, "title"),), ((compared, "dim"),), ((" ", ""), (heads, "head")), (("─" * cells, "rule"),)]


def beside_line(row: BesideRow, rows: Sequence[BesideRow], cells: int, *, chosen: bool) -> Line:
    """One section."""
    told = _line(beside_cells(row.section), rows, cells)
    return (("▌" if chosen else " ", "bar"), (told, "chosen" if chosen else ""))


def beside_told(row: BesideRow, lines: int) -> tuple[Line, ...]:
    """A section's tasks: those that both plans have, those that are new, those that are no longer there."""
    one = row.section
    title: Line = ((" " + clean(beside_name(one)), "title"),)
    groups = (
        (_("Có ở cả hai:"), [here for here, _there in one.same]),
        (_("Mới:"), one.new),
        (_("Không còn:"), one.gone),
    )
    pieces: list[Piece] = []
    for name, keys in groups:
        if keys:
            numbers = ", ".join(clean(key.partition("/")[2]) for key in keys)
            pieces += [(" " + name + " ", "dim"), (numbers, "number")]
    return (title, tuple(pieces))[:lines]


def _line(cells_of: Sequence[str], rows: Sequence[BesideRow], cells: int) -> str:
    """The section's name at the left, its numbers at the right, as many as the width bears."""
    kept = _NARROW if cells < _ROOMY else range(BESIDE_COLUMNS)
    pair = rows[0].pair if rows else None
    heads = beside_heads(clean(pair.plan), clean(pair.other)) if pair else beside_heads("", "")
    table = [heads, *(beside_cells(row.section) for row in rows)]
    wide = [max(width(row[at]) for row in table) for at in kept]
    name = max(8, min(_LONGEST_TITLE, cells - 2 - sum(wide[1:]) - 2 * len(wide[1:])))
    told = "".join("  " + fit_right(cells_of[at], room) for at, room in zip(kept, wide, strict=True) if at)
    return fit(clean(cells_of[0]), name) + told
