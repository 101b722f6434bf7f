"""Which row of a table names its columns, and what each column holds, in any order and wording."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from plans.appendix.blocks import Row, Table
from plans.vietnamese import fold

NUMBER = "number"
FIELDS = (NUMBER, "title", "outputs", "deadline", "lead", "coordinators")
_MOST_ROWS_BEFORE = 60
_MOST_HEADING_ROWS = 3
_LONGEST_HEADING = 90
_FEWEST_NAMED = 2
# The first line that fits decides what a heading means ("thời gian thực hiện" is a deadline although it has "thực hiện" in
# it); where two columns mean the same, the one that fits an earlier line is it.
_OTHER = re.compile(
    r"^(?:ghi chu|kinh phi|nguon|can cu|nhom|linh vuc|muc tieu|lanh dao|nguoi ky|don vi tinh)\b|\b(?:bat dau|theo doi)\b"
)
_MEANINGS = tuple(
    (re.compile(pattern), field)
    for pattern, field in (
        (r"^(?:stt|tt|so tt|so thu tu|thu tu|s\.t\.t)$", NUMBER),
        (r"chu tri.*phoi hop|phoi hop.*chu tri", "lead"),
        (r"\bphoi hop\b", "coordinators"),
        (r"\bthoi (?:gian|han|diem) (?:\w+ )*(?:hoan thanh|ket thuc)\b|\bthoi han\b|^han$", "deadline"),
        (r"\bthoi (?:gian|diem|hieu)\b|\bhan (?:hoan|cuoi|chot|nop)", "deadline"),
        (r"\b(?:tien do|lo trinh|moc)\b", "deadline"),
        (r"\bchu tri\b", "lead"),
        (r"\b(?:chiu trach nhiem|dau moi|phu trach)\b", "lead"),
        (r"\b(?:san pham|dau ra|hinh thuc van ban)\b", "outputs"),
        (r"\bket qua\b", "outputs"),
        (r"\b(?:nhiem vu|noi dung|cong viec|hoat dong|dau viec|ten viec|giai phap)\b", "title"),
        (r"\b(?:thuc hien|phan cong|trach nhiem)\b", "lead"),
        (r"^(?:co quan|don vi)\b", "lead"),
        (r"\b(?:ngay|hoan thanh)\b", "deadline"),
    )
)
_COLUMN_NUMBER = re.compile(r"[\[(]?(?:[A-Za-z]|\d{1,2})[\])]?(?:\s*=.*)?")


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the table: its place from 1, the words that name it ("" where they are lost), what it holds.

    `field` is one of FIELDS; "" for a column of another kind, whose words go into the note of a task.
    """

    place: int
    heading: str
    field: str


@dataclass(frozen=True, slots=True)
class Headed:
    """A table whose columns are known: `first` is the index of its first row below the headings, -1 without headings."""

    table: Table
    columns: tuple[Column, ...]
    first: int
    headings: frozenset[tuple[str, ...]] = frozenset()

    def before(self) -> Iterator[Row]:
        """Rows above the headings: running text in a sheet."""
        yield from self.table.rows[: self._heading_row()]

    def rows(self) -> Iterator[Row]:
        """Rows below the headings, without headings that are repeated on a new page and without column numbers."""
        for row in self.table.rows[max(self.first, 0) :]:
            if _folded(row) not in self.headings and not _are_column_numbers(row):
                yield row

    def _heading_row(self) -> int:
        rows = self.table.rows
        return next((place for place, row in enumerate(rows) if _folded(row) in self.headings), 0)


def headed(table: Table) -> Headed | None:
    """The table with its columns, None when no row names a task and who does it or by when."""
    for place, _row in enumerate(table.rows[:_MOST_ROWS_BEFORE]):
        tall = [_columns(table.rows[place : place + height]) for height in range(1, _MOST_HEADING_ROWS + 1)]
        heights = [height for height, columns in enumerate(tall, 1) if columns and place + height <= len(table.rows)]
        if not heights:
            continue
        height = max(heights, key=lambda height: (len(_fields(tall[height - 1])), -height))
        rows = table.rows[place : place + height]
        return Headed(table, tall[height - 1], place + height, frozenset(map(_folded, rows)))
    return None


def field_of(heading: str) -> str:
    """What a column of this name holds, "" when the name is of no known kind.

    >>> [field_of(words) for words in ("STT", "Nội dung công việc", "Cơ quan chủ trì", "Thời gian thực hiện", "Ghi chú")]
    ['number', 'title', 'lead', 'deadline', '']
    """
    meaning = _meaning(heading)
    return "" if meaning is None else _MEANINGS[meaning][1]


def _meaning(heading: str) -> int | None:
    """The line of _MEANINGS that a heading fits, None for none."""
    words = _plain(heading)
    if not words or len(words) > _LONGEST_HEADING or _OTHER.search(words):
        return None
    return next((line for line, (pattern, _field) in enumerate(_MEANINGS) if pattern.search(words)), None)


def _plain(heading: str) -> str:
    return " ".join(re.sub(r"[^\w\s.]", " ", fold(heading)).strip(" .").split())


def _columns(rows: Sequence[Row]) -> tuple[Column, ...]:
    """The columns as these rows name them together, () when they are no headings."""
    width = max(len(row.cells) for row in rows)
    stacks = [_stack(rows, place) for place in range(width)]
    if not _each_row_names(rows, stacks):
        return ()
    fields = _assigned(stacks)
    columns = tuple(Column(place + 1, " · ".join(stack), fields.get(place, "")) for place, stack in enumerate(stacks))
    taken = set(fields.values())
    return columns if "title" in taken and taken & {"deadline", "lead"} else ()


def _assigned(stacks: Sequence[Sequence[str]]) -> dict[int, str]:
    """Each column's field, each field once: own headings before those of a group above, clear ones before vague ones."""
    claims = sorted(
        (height, meaning, place)
        for place, stack in enumerate(stacks)
        if stack and not _OTHER.search(_plain(stack[-1]))
        for height, heading in enumerate(reversed(stack))
        if (meaning := _meaning(heading)) is not None
    )
    fields: dict[int, str] = {}
    for _height, meaning, place in claims:
        field = _MEANINGS[meaning][1]
        if place not in fields and field not in fields.values():
            fields[place] = field
    return fields


def _stack(rows: Sequence[Row], place: int) -> list[str]:
    """The headings over one column, top to bottom; what is merged downwards once."""
    found: list[str] = []
    for row in rows:
        words = " ".join(row.cells[place].words.split()) if place < len(row.cells) else ""
        if words and words not in found[-1:]:
            found.append(words)
    return found


def _each_row_names(rows: Sequence[Row], stacks: Sequence[list[str]]) -> bool:
    """Whether all words are short and every row names columns: else it is running text above, or the first task below."""
    if any(len(heading) > _LONGEST_HEADING for stack in stacks for heading in stack):
        return False
    for place, row in enumerate(rows):
        own = {cell.words for cell in row.cells if cell.words and not cell.above}
        named = [words for words in own if field_of(words)]
        says_one_thing = len({cell.words for cell in row.cells if cell.words}) == 1
        if says_one_thing or len(named) < max(len(own) / 2, 1 if place else _FEWEST_NAMED):
            return False
    return not _are_column_numbers(rows[-1])


def _fields(columns: Sequence[Column]) -> set[str]:
    return {column.field for column in columns} - {""}


def _folded(row: Row) -> tuple[str, ...]:
    return tuple(fold(cell.words) for cell in row.cells)


def _are_column_numbers(row: Row) -> bool:
    """A row "(1) | (2) | (3)" or "A | B | 1 | 2" below the headings, which numbers the columns."""
    words = [cell.words for cell in row.cells if cell.words]
    return (
        len(words) >= min(3, len(row.cells))
        and len(set(words)) == len(words)
        and all(_COLUMN_NUMBER.fullmatch(word) for word in words)
    )
