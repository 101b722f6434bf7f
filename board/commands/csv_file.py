"""Rows as CSV that a spreadsheet opens without running anything that stands in a cell."""

import csv
import io
from collections.abc import Iterable, Sequence

from board.commands.output import inert

_STARTS_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def csv_text(rows: Iterable[Sequence[str]]) -> str:
    r"""The rows as CSV, one record a line; a cell may hold line breaks. A BOM first: Excel takes it for UTF-8 by that alone.

    >>> csv_text([("VI.6", "=1+1", "a\nb")])
    '\ufeffVI.6,\'=1+1,"a\nb"\n'
    """
    text = io.StringIO()
    text.write("\ufeff")
    writer = csv.writer(text, lineterminator="\n")
    for row in rows:
        writer.writerow([_guarded(inert(cell)) for cell in row])
    return text.getvalue()


def _guarded(cell: str) -> str:
    """A cell that a spreadsheet would take for a formula gets an apostrophe in front."""
    return "'" + cell if cell.startswith(_STARTS_FORMULA) else cell
