"""What stands on the terminal, cell by cell, and what has to be written so that it shows the next picture."""

import re
from collections.abc import Generator, Iterable, Iterator, Sequence
from functools import cache, lru_cache
from itertools import chain

from rich.cells import split_graphemes

from board.screens.pen import Look, Place, change_of_look, move

Cell = tuple[str, Look]
"""What stands in a place of the screen. The second half of a wide character is "" in the same look."""

Row = list[Cell | None]
"""None where it is not known what stands there."""

Piece = tuple[Place, Sequence[tuple[Cell, ...]]]
"""Cells in a line, and where the first of them stands."""

_PLAIN = re.compile("[ -~\u00a0-\u00ac\u00ae-\u02ff\u0370-\u0482\u048a-\u052f\u1e00-\u1fff\u2010-\u2027\u2500-\u259f]*")
"""Characters of one cell each: a text of these need not be taken apart."""

_CERTAIN = re.compile(
    "(?:[ -\u00ac\u00ae-\u02ff\u0370-\u0482\u048a-\u052f\u1e00-\u1fff\u2010-\u2027\u2030-\u205e]"
    "|[\u20a0-\u22ff\u2500-\u25fc\ufffd]|[\u2e80-\u303e\u3041-\u4dbf\u4e00-\ua4cf\uac00-\ud7a3\uf900-\ufaff\uff01-\uff60])?[\u0300-\u036f]*"
)
"""Characters on whose width terminals agree. Behind others (emoji, joiners, marks of other scripts) it is not certain where the
cursor stands, nor what they have covered."""

_FILLS = re.compile("[^\x00-\x1f\x7f-\x9f\u2028\u2029]*")
_LONGEST_GAP = 4
ERASE_LINE = "\x1b[K"


@lru_cache(maxsize=4096)
def cells(text: str, look: Look) -> tuple[Cell, ...] | None:
    """The cells that a text fills; None where it holds what does more to a terminal than fill cells."""
    drawn = _drawn_in(look)
    if _PLAIN.fullmatch(text):
        return tuple(map(drawn.__getitem__, text))
    if not _FILLS.fullmatch(text):
        return None
    filled: list[Cell] = []
    for start, end, width in split_graphemes(text)[0]:
        if width:
            filled += [drawn[text[start:end]], *[drawn[""]] * (width - 1)]
        elif filled:  # a mark without a letter of its own goes to the one before it
            whole = len(filled) - 1 - (not filled[-1][0])
            filled[whole] = drawn[filled[whole][0] + text[start:end]]
        else:
            return None
    return tuple(filled)


class _DoubtfulCell(tuple[str, Look]):
    """A cell of which it is not certain how many cells it takes."""

    __slots__ = ()


class _Cells(dict[str, Cell]):
    """Each cell in one look once: equal ones are one object, so that rows compare quickly."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look

    def __missing__(self, text: str) -> Cell:
        look = self._look.on_blank if text == " " else self._look
        cell = (text, look) if _CERTAIN.fullmatch(text) else _DoubtfulCell((text, look))
        self[text] = cell
        return cell


@cache
def _drawn_in(look: Look) -> _Cells:
    return _Cells(look)


class KeptScreen:
    """The rows of a terminal as far as they are known, and the look in which it would write on. Of no size at first.

    `erases` says that the terminal fills what it erases with the ground of the look it writes in: long blanks are then
    erased instead of written.
    """

    def __init__(self, *, erases: bool = False) -> None:
        self._erases = erases
        self._width = 0
        self._rows: list[Row] = []
        self._look: Look | None = None
        self.given_away: str | None = None
        """The bytes of a frame that are on their way to the terminal."""

    def forget(self) -> None:
        """Somebody else has written, or the terminal has lost what it showed: what comes next is written in full."""
        self._rows = [[None] * len(row) for row in self._rows]
        self._look = None

    def fit(self, width: int, height: int) -> None:
        """The size of the terminal. A new size is a new screen."""
        if (width, height) != (self._width, len(self._rows)):
            self._width = width
            self._rows = [[None] * width for _row in range(height)]
            self._look = None

    def write_foreign(self, data: str) -> str:
        """Let somebody else write, from the look of a terminal that was reset. Returns the bytes; forgets everything."""
        untouched = self._look is not None and not self._look.parameters
        self.forget()
        return data if untouched else f"\x1b[m{data}"

    def write(self, pieces: Iterable[Piece]) -> str:
        """The bytes that put these cells on the screen, each piece from its place on. What stands there is left out."""
        painted: dict[int, Row] = {}
        for (x, y), stretches in pieces:
            if y < len(self._rows):
                row = painted.get(y) or painted.setdefault(y, self._rows[y].copy())
                _lay(row, x, list(chain.from_iterable(stretches)))
        return "".join(self._all(painted))

    def _all(self, painted: dict[int, Row]) -> Iterator[str]:
        at: Place | None = None
        for y, row in painted.items():
            for start, stop in _runs(self._rows[y], row):
                yield move(at, (start, y))
                certain = yield from self._run(row, start, stop)
                at = (stop if certain and stop < self._width else -1, y)
            self._rows[y] = row

    def _run(self, row: Row, start: int, stop: int) -> Generator[str, None, bool]:
        """Write the cells of a run. Returns whether it is certain where the cursor stands then."""
        certain, written = True, start
        for x in range(start, stop):
            cell = row[x]
            if x < written or cell is None or not cell[0]:
                continue
            if not certain:
                yield f"\x1b[{x + 1}G"
            text, look = cell
            if self._look is None or (look is not self._look.on_blank if text == " " else look is not self._look):
                if text == " ":
                    look = _ahead(row[x + 1 : stop], look)
                yield change_of_look(self._look, look)
                self._look = look
            blanks = _blanks(row, x, stop) if text == " " and self._erases and not cell[1].marks else 1
            if x + blanks == self._width and blanks > len(ERASE_LINE):
                yield ERASE_LINE
                return False
            erased = f"\x1b[{blanks}X\x1b[{blanks}C"
            written, text = (x + blanks, erased) if blanks > len(erased) else (x + 1, text)
            yield text
            certain = type(cell) is not _DoubtfulCell
        return certain


def _lay(row: Row, x: int, piece: list[Cell]) -> None:
    """Put cells into a row from `x` on. Of a wide character that they cut, neither half is known any longer."""
    stop = min(x + len(piece), len(row))
    for seam in (x, stop):
        if 0 < seam < len(row) and _is_second_half(row[seam]):
            row[seam - 1] = row[seam] = None
    row[x:stop] = piece[: max(0, stop - x)]


def _runs(old: Row, new: Row) -> list[tuple[int, int]]:
    """From where to where a row has to be written. Short gaps are written through where that is no longer than a move."""
    if old == new:
        return []
    if _is_doubtful(old) or _is_doubtful(new):
        changed = [x for x, cell in enumerate(new) if cell is not None]
    else:
        changed = [x for x, (was, cell) in enumerate(zip(old, new, strict=True)) if cell is not None and was != cell]
    runs: list[tuple[int, int]] = []
    for x in changed:
        stop = x + 2 if x + 1 < len(new) and _is_second_half(new[x + 1]) else x + 1
        if runs and (x <= runs[-1][1] or _is_cheap(new, runs[-1][1], x)):
            runs[-1] = (runs[-1][0], stop)
        else:
            runs.append((x, stop))
    return runs


def _is_cheap(row: Row, start: int, stop: int) -> bool:
    """Whether writing these unchanged cells costs no more bytes than going over them."""
    if stop - start > _LONGEST_GAP:
        return False
    gap = row[start:stop]
    for neighbour in (row[start - 1], row[stop]):
        look = None if neighbour is None else neighbour[1]
        if look is not None and all(cell is not None and cell[1] in (look, look.on_blank) for cell in gap):
            return sum(len(cell[0].encode()) for cell in gap if cell is not None) <= (
                3 if len(gap) == 1 else _LONGEST_GAP
            )
    return False


def _blanks(row: Row, x: int, stop: int) -> int:
    """How many blanks of the same look stand here one after the other."""
    blank, end = row[x], x + 1
    while end < stop and row[end] is blank:
        end += 1
    return end - x


def _ahead(rest: Row, blank: Look) -> Look:
    """In which look to write a blank: that of the next letter, where a blank looks the same in it."""
    for cell in rest:
        if cell is None or (cell[0] == " " and cell[1] is not blank):
            break
        if cell[0] != " ":
            return cell[1] if cell[1].on_blank is blank else blank
    return blank


def _is_second_half(cell: Cell | None) -> bool:
    return cell is not None and not cell[0]


def _is_doubtful(row: Row) -> bool:
    return _DoubtfulCell in map(type, row)
