"""Tables by their shape: what the columns of one without headings must be, and where the cells of a short row belong."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from plans.appendix.blocks import Row, Table, row_of
from plans.appendix.headings import FIELDS, NUMBER, Column, Headed
from plans.appendix.numbers import is_row_number
from plans.deadline import DeadlineKind, read_deadline
from plans.errors import DeadlineError

_ENOUGH = 0.6
_SHORTEST_TABLE = 3


def headed_by_shape(table: Table) -> Headed | None:
    """The table as an appendix without headings: task, output, deadline, lead, coordinators, a number before them or not.

    None when most of its rows have another number of cells, or nothing that reads as a deadline in its place.
    """
    rows = [row for row in table.rows if not is_one_text(row)]
    if len(rows) < _SHORTEST_TABLE:
        return None
    fields = next((fields for fields in (FIELDS, FIELDS[1:]) if _has_shape(rows, fields)), None)
    if fields is None:
        return None
    return Headed(table, tuple(Column(place, "", field) for place, field in enumerate(fields, 1)), -1)


def _has_shape(rows: Sequence[Row], fields: Sequence[str]) -> bool:
    """Whether at least half of the rows have a cell for each field, a deadline among them and a number before them."""
    whole = [row for row in rows if len(row.cells) == len(fields)]
    if 2 * len(whole) < len(rows) or any(len(row.cells) > len(fields) + 1 for row in rows):
        return False
    if fields[0] == NUMBER and not _mostly(is_row_number(row.cells[0].words) for row in whole):
        return False
    return _mostly(is_deadline(row.cells[fields.index("deadline")].words) for row in whole)


def aligned(row: Row, columns: Sequence[Column], *, is_first: bool) -> tuple[Row, int] | None:
    """A row with all its cells and how many at its beginning are lost; None when nobody can say where they belong.

    The deadline tells: a first row cut in half keeps its last cells, any other row without its last ones its first.
    """
    missing = len(columns) - len(row.cells)
    if missing <= 0:
        rest = [cell.words for cell in row.cells[len(columns) :]]
        return None if any(rest) else (replace(row, cells=row.cells[: len(columns)]), 0)
    words = [cell.words for cell in row.cells]
    place = next((column.place - 1 for column in columns if column.field == "deadline"), None)
    if is_one_text(row) or place is None:
        return row_of(row.line, words + [""] * missing), 0
    if place < len(words) and is_deadline(words[place]):
        return row_of(row.line, words + [""] * missing), 0
    if is_first and place >= missing and is_deadline(words[place - missing]):
        return row_of(row.line, [""] * missing + words), missing
    return None


def is_one_text(row: Row) -> bool:
    """Whether a row says one thing: in one cell, merged over all, or repeated in each."""
    return len({cell.words for cell in row.cells if cell.words}) == 1 and (
        all(cell.words for cell in row.cells) or sum(bool(cell.words) for cell in row.cells) == 1
    )


def is_deadline(words: str) -> bool:
    """Whether words speak of when something is due, be it a day that does not exist."""
    try:
        kind = read_deadline(words, years=(2000,)).kind
    except DeadlineError:
        return True
    return kind not in {DeadlineKind.UNREADABLE, DeadlineKind.NONE}


def _mostly(answers: Iterable[bool]) -> bool:
    given = list(answers)
    return bool(given) and sum(given) >= _ENOUGH * len(given)
