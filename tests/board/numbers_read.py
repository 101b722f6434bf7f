"""The numbers of a report and of a screen, read back as counts from nothing but the words."""

import re
from collections.abc import Iterable

from store.views import Counts
from tests.board.paper_read import Read, Rows

_SENTENCE = (
    ("hoàn thành đúng hạn", "done_on_time"),
    ("hoàn thành quá hạn", "done_late"),
    ("trong hạn", "in_time"),
    ("sắp đến hạn", "due_soon"),
    ("quá hạn", "overdue"),
    ("thường xuyên", "ongoing"),
    ("chờ sự kiện", "waiting"),
    ("chưa rõ hạn", "undated"),
    ("không thực hiện", "dropped"),
    ("tạm dừng", "suspended"),
)
_LINE = (
    ("Tổng", "total"),
    ("HT đúng hạn", "done_on_time"),
    ("HT quá hạn", "done_late"),
    ("Trong hạn", "in_time"),
    ("sắp đến hạn", "due_soon"),
    ("(?<!HT )Quá hạn", "overdue"),
    ("Thường xuyên", "ongoing"),
    ("Chờ sự kiện", "waiting"),
    ("Chưa rõ hạn", "undated"),
    ("Không thực hiện", "dropped"),
    ("Tạm dừng", "suspended"),
)
_HEADS = {
    "Tổng số": "total",
    "Hoàn thành đúng hạn": "done_on_time",
    "Hoàn thành quá hạn": "done_late",
    "Trong hạn": "in_time",
    "Quá hạn": "overdue",
    "Thường xuyên": "ongoing",
    "Chờ sự kiện": "waiting",
    "Chưa rõ hạn": "undated",
}


def sentence_counts(read: Read) -> Counts:
    """The sentence of four numbers."""
    words = re.search(r"tổng số (\d+) nhiệm vụ, trong đó: ([^.]*)\.", read.text)
    assert words is not None, read.text[:800]
    found = ((field, re.search(rf"(\d+) nhiệm vụ {name}", words[2])) for name, field in _SENTENCE)
    return Counts(total=int(words[1]), **{field: int(number[1]) for field, number in found if number is not None})


def line_counts(text: str) -> Counts:
    """The line of four numbers, as screens have it."""
    line = next(line for line in text.splitlines() if re.search(r"Tổng \d+ · HT", line))
    return Counts(**_numbers(line, _LINE))


def table_counts(rows: Rows) -> dict[str, Counts]:
    """Every row of a table of counts, by its first cell; what has no column is 0."""
    heads, *found = rows
    return {
        row[0]: Counts(**{_HEADS[head]: int(cell) for head, cell in zip(heads[1:], row[1:], strict=True) if cell})
        for row in found
    }


def summed(counts: Iterable[Counts]) -> Counts:
    """All of them together."""
    every = list(counts)
    return Counts(**{field: sum(getattr(one, field) for one in every) for _head, field in _HEADS.items()})


def in_columns(counts: Counts) -> Counts:
    """As much of it as the tables have columns for."""
    return summed([counts])


def _numbers(words: str, names: Iterable[tuple[str, str]]) -> dict[str, int]:
    found = ((field, re.search(rf"{name} (\d+)", words)) for name, field in names)
    return {field: int(number[1]) for field, number in found if number is not None}
