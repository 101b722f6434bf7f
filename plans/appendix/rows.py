"""The rows of an appendix table → what each says: a section begins, a task, or more words of the task above."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from plans.appendix.blocks import Cell, Row
from plans.appendix.headings import NUMBER, Headed
from plans.appendix.numbers import Level, is_upper, level_of, number_in_title, row_number, section_number, section_of
from plans.appendix.shape import aligned, is_one_text
from plans.errors import Problem
from plans.lint import Doubt
from plans.plan_file import CELLS
from plans.toml_file import MOST_CHARACTERS
from plans.vietnamese import clean

_BULLETS = frozenset("-–—+•*")
_HELPERS = re.compile(r"(?:^|[\n;,.])[\s+•*–-]*(?=(?:cơ quan |đơn vị )?phối hợp\s*:)", re.IGNORECASE)
_ONE_CELL = "Bản in ghi chủ trì và phối hợp trong cùng một ô."


@dataclass(frozen=True, slots=True)
class SectionFound:
    """A section row: its number as printed, "" when it prints none."""

    line: int
    number: str
    title: str


@dataclass(frozen=True, slots=True)
class TaskFound:
    """A row of a task: its number as printed ("" when it prints none) and the words of its cells by name."""

    line: int
    number: str
    words: Mapping[str, str]
    lost: tuple[str, ...] = ()
    note: str = ""


Found = SectionFound | TaskFound


@dataclass(slots=True)
class RowsRead:
    """What the rows of a table say, in order, with everything doubtful and everything that cannot be."""

    found: list[Found] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def read_rows(table: Headed, *, name: str) -> RowsRead:
    """Read the rows below the headings; `name` is what messages call the file."""
    return _Walk(table, name).walk()


class _Walk:
    """One walk down a table."""

    def __init__(self, table: Headed, name: str) -> None:
        self._table = table
        self._name = name
        self._read = RowsRead()
        self._places = {column.field: column.place - 1 for column in table.columns if column.field}
        self._others = [column for column in table.columns if not column.field]

    def walk(self) -> RowsRead:
        rows = list(self._aligned())
        for place, (row, lost) in enumerate(rows):
            self._check_lengths(row)
            following = rows[place + 1][0] if place + 1 < len(rows) else None
            section = self._section(row, following)
            if section is not None:
                self._read.found.append(section)
            elif not self._goes_on(row):
                self._add_task(row, lost)
        return self._read

    def _aligned(self) -> Iterator[tuple[Row, int]]:
        is_first = self._table.first < 0
        for row in self._table.rows():
            if not any(cell.words for cell in row.cells):
                continue
            fitting = aligned(row, self._table.columns, is_first=is_first)
            is_first = False
            if fitting is None:
                self._refuse(row.line, "row_cells", len(row.cells), len(self._table.columns))
                continue
            if len(row.cells) < len(fitting[0].cells) and not fitting[1] and not is_one_text(row):
                self._doubt(row.line, "row_short", str(len(row.cells)))
            yield fitting

    def _section(self, row: Row, following: Row | None) -> SectionFound | None:
        """The section that this row begins, if it does: one text, alone or behind a number, over columns or capitals."""
        number_cell, others = self._number_cell(row), self._without_number(row)
        texts = {cell.words for cell in others if cell.words}
        if len(texts) > 1 or (texts and not self._cell(row, "title")):
            return None
        text = next(iter(texts), number_cell)
        is_spread = sum(bool(cell.words) for cell in others) > 1
        if number_cell in {"", text}:
            number, title = section_of(text)
        else:
            number, title = section_number(number_cell), text
        if not title or (number_cell not in {"", text} and not number):
            return None
        if self._begins_section(number, title, following, is_spread=is_spread):
            return SectionFound(row.line, number, clean(title))
        return None

    def _begins_section(self, number: str, title: str, following: Row | None, *, is_spread: bool) -> bool:
        if is_spread:
            return bool(number) or is_upper(title)
        if number and level_of(number) < Level.ARABIC:
            return True
        if number:
            below = self._printed(following)[0] if following else ""
            return below.startswith(f"{number}.") or below == "a"
        return is_upper(title)

    def _goes_on(self, row: Row) -> bool:
        """Whether the row has neither number nor task of its own: then its words belong to the task above."""
        title = self._own(row, "title")
        if title or self._own(row, NUMBER) or not self._read.found or not isinstance(self._read.found[-1], TaskFound):
            return False
        task = self._read.found[-1]
        more = {cell: own for cell in CELLS[1:] if (own := self._own(row, cell))}
        words = {cell: "\n".join(filter(None, (task.words.get(cell, ""), more.get(cell, "")))) for cell in CELLS}
        note = " ".join(filter(None, (task.note, self._note(row))))
        self._read.found[-1] = replace(task, words=words, note=note)
        self._doubt(row.line, "row_joined", "; ".join(map(clean, more.values())))
        return True

    def _add_task(self, row: Row, lost_cells: int) -> None:
        if is_one_text(row) and sum(bool(cell.words) for cell in row.cells) > 1:
            self._doubt(row.line, "row_left_out", clean(row.cells[0].words))
            return
        number, title = self._printed(row)
        words = {cell: title if cell == "title" else self._cell(row, cell) for cell in CELLS}
        self._unmerge(row, words)
        note = " ".join(filter(None, (self._part_helpers(words), self._note(row))))
        printed = clean(self._cell(row, NUMBER))
        if printed and not number and printed not in _BULLETS:
            self._doubt(row.line, "number_unread", printed)
            note = f"STT: {printed}. {note}".strip()
        lost = tuple(column.field for column in self._table.columns[:lost_cells] if column.field in CELLS)
        if not title and not lost:
            self._doubt(row.line, "title_empty", "")
            lost = ("title",)
        self._read.found.append(TaskFound(row.line, number, words, lost, note))

    def _printed(self, row: Row) -> tuple[str, str]:
        """(number as printed, words of the task without it)."""
        own, title = self._cell(row, NUMBER), self._cell(row, "title")
        if own.strip() and own not in _BULLETS:
            return row_number(own) or section_number(own), title
        number, words = number_in_title(title)
        return (number, words) if number else section_of(title)

    def _part_helpers(self, words: dict[str, str]) -> str:
        """Part "Chủ trì: …; Phối hợp: …" in a table with one column for both; what that column printed, for the note."""
        label = _HELPERS.search(words["lead"]) if "coordinators" not in self._places else None
        if label is None:
            return ""
        words["coordinators"] = words["lead"][label.end() :].strip()
        words["lead"] = words["lead"][: label.start()].strip()
        return _ONE_CELL

    def _unmerge(self, row: Row, words: dict[str, str]) -> None:
        """Words of a cell merged over several columns stand in the first of them only."""
        seen: set[int] = set()
        for column in self._table.columns:
            origin = row.cells[column.place - 1].origin
            if column.field in words and words[column.field] and origin in seen:
                self._doubt(row.line, "cells_merged", clean(words[column.field]))
                words[column.field] = ""
            seen.add(origin)

    def _note(self, row: Row) -> str:
        """The words of columns that are none of ours, with the names of the columns."""
        cells = ((column.heading, clean(row.cells[column.place - 1].words)) for column in self._others)
        return "; ".join(f"{clean(heading) or '—'}: {words}" for heading, words in cells if words)

    def _number_cell(self, row: Row) -> str:
        return self._cell(row, NUMBER).strip()

    def _without_number(self, row: Row) -> Sequence[Cell]:
        place = self._places.get(NUMBER)
        return [cell for column, cell in enumerate(row.cells) if column != place]

    def _cell(self, row: Row, name: str) -> str:
        return row.cells[self._places[name]].words if name in self._places else ""

    def _own(self, row: Row, name: str) -> str:
        """The words of a cell unless they only go on from the row above."""
        return self._cell(row, name) if name in self._places and not row.cells[self._places[name]].above else ""

    def _check_lengths(self, row: Row) -> None:
        for column, cell in enumerate(row.cells, 1):
            if len(cell.words) > MOST_CHARACTERS:
                self._refuse(f"{row.line}/{column}", "too_long", len(cell.words), MOST_CHARACTERS)

    def _doubt(self, line: int, kind: str, found: str) -> None:
        self._read.doubts.append(Doubt(f"{self._name}:{line}", kind, found))

    def _refuse(self, place: int | str, kind: str, found: int, expected: int) -> None:
        self._read.problems.append(Problem(f"{self._name}:{place}", kind, str(found), str(expected)))
