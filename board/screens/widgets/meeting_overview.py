"""The first page of a meeting: four large numbers, what changed since the last one, the sections as lines of marks."""

from board.language import _
from board.said.meeting import change_said, four_of, green_said, page_word, rest_said, since_said
from board.screens.drawing import Line, Piece, fit, width
from board.screens.widgets.meeting_digits import digits, largest
from board.screens.widgets.meeting_sheets import Content, Row
from board.screens.widgets.task_cells import timeliness_mark
from plans.vietnamese import clean
from store.history.since import SinceView
from store.meetings.pages import MeetingPages
from store.views import Counts
from store.words import Timeliness

_ROLE = {Timeliness.ON_TIME: "done", Timeliness.LATE: "soon", Timeliness.IN_TIME: "number", Timeliness.OVERDUE: "late"}
_MORE_IS_GOOD = {Timeliness.ON_TIME: True, Timeliness.LATE: False, Timeliness.OVERDUE: False}
_LEAST_BESIDE, _LARGE_LINES = 60, 19
_MARKS = 18
_AROUND = 3
"""Lines of air and words that give way where there is little room."""


def overview(pages: MeetingPages, since: SinceView | None, cells: int, room: int) -> Content:
    """The page in so many cells; where `room` (lines) is small, the numbers are."""
    head = _numbers(pages, cells, large=room >= _LARGE_LINES)
    said: list[Line] = [((rest_said(pages.counts), "title"),), ((since_said(pages, since), "dim"),)]
    spare = room - len(head) - len(said) - len(pages.sections)
    if spare > 0:
        said.append(((green_said(pages.green), "dim"),))
    between: list[Line] = [()] if spare >= _AROUND else []
    gap = 1 if spare - _AROUND >= len(pages.sections) else 0
    block = Row("", (*head, *between, *said, *(() if gap else between)))
    return Content(page_word(1), rows=(block, *_sections(pages, cells)), gap=gap)


def _numbers(pages: MeetingPages, cells: int, *, large: bool) -> list[Line]:
    four = four_of(pages.counts)
    before = {kind: number for kind, _name, number in four_of(pages.counts_before)} if pages.counts_before else {}
    if cells < _LEAST_BESIDE:
        return [_one_line(kind, name, number, before.get(kind)) for kind, name, number in four]
    wide = cells // 4
    size = largest(tuple(number for _kind, _name, number in four), wide - 3) if large else 0
    drawn = [digits(number, size) for _kind, _name, number in four]
    lines: list[Line] = [
        tuple(
            (fit(figure[line], wide), _ROLE[kind]) for figure, (kind, _name, _number) in zip(drawn, four, strict=True)
        )
        for line in range(len(drawn[0]))
    ]
    names = tuple((fit(timeliness_mark(kind) + name, wide), _ROLE[kind]) for kind, name, _number in four)
    lines += [(), names] if large else [names]
    if before:
        lines.append(tuple(_changed(kind, number, before[kind], wide) for kind, _name, number in four))
    return lines


def _one_line(kind: Timeliness, name: str, number: int, before: int | None) -> Line:
    pieces: list[Piece] = [(f"{number:>5}  ", _ROLE[kind]), (fit(timeliness_mark(kind) + name, 16), _ROLE[kind])]
    return (*pieces, _changed(kind, number, before, 8)) if before is not None else tuple(pieces)


def _changed(kind: Timeliness, number: int, before: int, wide: int) -> Piece:
    good = _MORE_IS_GOOD.get(kind)
    role = "dim" if number == before or good is None else "done" if (number > before) is good else "late"
    return fit(change_said(number, before), wide), role


def _sections(pages: MeetingPages, cells: int) -> list[Row]:
    """A line each: number, heading, a mark for each task, how many are late."""
    numbers = max((width(clean(number)) for number, _title, _counts in pages.sections), default=0) + 2
    late = max(width(_late(counts)) for _number, _title, counts in pages.sections) + 2 if pages.sections else 0
    marks = min(_MARKS, max((counts.total for _number, _title, counts in pages.sections), default=0))
    marks = marks if cells >= _LEAST_BESIDE else 0
    room = cells - numbers - marks - 2 - late
    rows = []
    for number, title, counts in pages.sections:
        pieces: list[Piece] = [(fit(clean(number), numbers), "number"), (fit(clean(title), room) + "  ", "")]
        pieces += _bar(counts, marks)
        pieces.append((("  " if marks else "") + fit(_late(counts), late - 2), "late"))
        rows.append(Row("", (tuple(pieces),)))
    return rows


def _late(counts: Counts) -> str:
    return "! " + _("{n} quá hạn").format(n=counts.overdue) if counts.overdue else ""


def _bar(counts: Counts, wide: int) -> list[Piece]:
    """Late ones first, done ones last; of many tasks in proportion, each kind that there is with one mark at least."""
    others = counts.waiting + counts.undated
    kinds = [
        ("!", "late", counts.overdue),
        ("·", "number", counts.in_time),
        ("∞", "ongoing", counts.ongoing),
        ("?", "waiting", others),
        ("✓", "done", counts.done_on_time + counts.done_late),
    ]
    shown = dict.fromkeys((mark for mark, _role, _count in kinds), 0)
    for mark, _role, count in kinds:
        shown[mark] = count if counts.total <= wide else max(bool(count), count * wide // max(1, counts.total))
    while sum(shown.values()) > wide > 0:
        shown[max(shown, key=shown.__getitem__)] -= 1
    pieces = [(mark * shown[mark], role) for mark, role, _count in kinds if wide and shown[mark]]
    return [*pieces, (" " * (wide - sum(shown.values())), "")] if wide else []
