"""The bar of a task as shapes of an SVG: told apart by form and hatching, so that a black and white print says all of it."""

from collections.abc import Callable, Iterable
from datetime import date, timedelta

from board.language import _
from board.reports.svg_text import text
from board.timeline.stretches import Stretch, stretches_of, undated_words
from board.wording import column_word, day
from store.views import TaskView
from store.words import BOARD_COLUMNS, Timeliness

DEFINITIONS = (
    '<defs><pattern id="late" width="1.2" height="1.2" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
    '<rect width="1.2" height="1.2" fill="#fff"/><rect width="0.45" height="1.2" fill="#b3261e"/></pattern>'
    '<pattern id="holiday" width="1.6" height="1.6" patternUnits="userSpaceOnUse" patternTransform="rotate(-45)">'
    '<rect width="1.6" height="1.6" fill="#f1f1f1"/><rect width="0.3" height="1.6" fill="#9a9a9a"/></pattern>'
    '<linearGradient id="fading"><stop offset="0" stop-color="#c9d3de"/><stop offset="1" stop-color="#fff"/>'
    "</linearGradient></defs>"
)
"""Hatchings and the fading end, once a file."""

_HALF = 1.1


class Chart:
    """Where days stand on the page: `left` to `right` millimetres, from the first day shown to the end of the last."""

    def __init__(self, first: date, last: date, *, left: float, right: float, today: date) -> None:
        self.first, self.last, self.left, self.right, self.today = first, last, left, right, today
        self._day = (right - left) / ((last - first).days + 1)

    def at(self, on: date) -> float:
        """Where the day begins; one that is not shown stands at the edge on its side."""
        return min(self.right, max(self.left, self.left + (on - self.first).days * self._day))

    def middle(self, on: date) -> float:
        """The middle of the day; of one that is not shown the edge."""
        return self.at(on) + (self._day / 2 if self.shows(on) else 0)

    def shows(self, on: date) -> bool:
        """Whether the day is on the page."""
        return self.first <= on <= self.last


def marks_of(task: TaskView, chart: Chart, y: float) -> str:
    """The task's bar around the height `y`."""
    if task.column not in BOARD_COLUMNS:
        return _words(chart, y, column_word(task.column).lower())
    stretches = sorted(stretches_of(task.marks), key=lambda stretch: stretch.rank)
    if stretches:
        drawn = "".join(_bar(one, chart, y) for one in stretches) + "".join(_marks(one, chart, y) for one in stretches)
        return drawn or _done_outside(stretches, chart, y)
    if task.timeliness is Timeliness.ONGOING:
        starts = [mark.start for mark in task.marks if mark.start is not None]
        left = chart.at(min(starts)) if starts else chart.left
        return _ongoing(left + 1, chart.right - 1, y)
    return _words(chart, y, undated_words(task))


def legend(chart: Chart, y: float, *, size: float, shades: bool) -> tuple[str, float]:
    """Every mark with what it means, in as many lines as the width asks for; and the height at which they end."""
    samples: list[tuple[Callable[[float, float], str], str]] = [
        (lambda x, at: _rect(x, x + 6, at, "#c9d3de"), _("thời gian thực hiện")),
        (lambda x, at: _diamond(x + 3, at), _("hạn")),
        (lambda x, at: _overdue(x + 3, at), _("quá hạn")),
        (lambda x, at: _rect(x, x + 6, at, "url(#late)"), _("số ngày chậm")),
        (lambda x, at: _line(x, x + 6, at) + _check(x + 3, at), _("hoàn thành")),
        (lambda x, at: _diamond(x + 3, at, hollow=True), _("kỳ tới")),
        (lambda x, at: _ring(x + 3, at), _("hạn cũ")),
        (lambda x, at: _ongoing(x, x + 6, at), _("thường xuyên")),
        (lambda x, at: _rect(x, x + 6, at, "url(#fading)", dashed=True), _("ước lượng")),
        (lambda x, at: _arrow(x + 2, at, -1) + _arrow(x + 4, at, 1), _("ngoài khung")),
    ]
    if shades:
        samples += [
            (lambda x, at: _rect(x, x + 6, at, "#e4e4e4"), _("nghỉ cuối tuần")),
            (lambda x, at: _rect(x, x + 6, at, "url(#holiday)"), _("nghỉ lễ")),
        ]
    drawn, x = [], 10.0
    for shape, words in samples:
        room = 8 + len(words) * size * 0.58 + 5
        if x + room > chart.right:
            x, y = 10.0, y + 5
        drawn += [shape(x, y), text(x + 7.5, y + size * 0.36, words, size=size)]
        x += room
    return "".join(drawn), y + 4


def _bar(stretch: Stretch, chart: Chart, y: float) -> str:
    shapes = ""
    if stretch.start is not None and not stretch.recurring:
        end = min(stretch.due, stretch.done_on) if stretch.done_on else stretch.due
        left, right = chart.at(stretch.start), chart.at(end + timedelta(days=1))
        if right > left:
            shapes = _line(left, right, y) if stretch.done_on else _window(stretch, chart, y, left, right)
    until = stretch.done_on or chart.today
    if stretch.due < until:
        left, right = chart.middle(stretch.due), chart.middle(until)
        if right > left:
            shapes += _rect(left, right, y, "url(#late)")
    return shapes


def _window(stretch: Stretch, chart: Chart, y: float, left: float, right: float) -> str:
    if not stretch.approximate or not chart.shows(stretch.due):
        return _rect(left, right, y, "#c9d3de")
    fades = max(left, right - max(4.0, (right - left) / 3))
    return _rect(left, fades, y, "#c9d3de") + _rect(fades, right, y, "url(#fading)", dashed=True)


def _marks(stretch: Stretch, chart: Chart, y: float) -> str:
    shapes = ""
    if stretch.moved_from is not None and chart.shows(stretch.moved_from):
        shapes += _ring(chart.middle(stretch.moved_from), y)
    if stretch.due < (stretch.done_on or chart.today):
        shapes += _overdue(chart.middle(stretch.due), y) if chart.shows(stretch.due) else ""
    elif stretch.done_on is None and chart.shows(stretch.due):
        shapes += _diamond(chart.middle(stretch.due), y, hollow=stretch.recurring)
    if stretch.done_on is not None and chart.shows(stretch.done_on):
        shapes += _check(chart.middle(stretch.done_on), y)
    if stretch.done_on is None and stretch.due < chart.first:
        shapes += _arrow(chart.left + 1.5, y, -1)
    elif stretch.done_on is None and stretch.due > chart.last:
        shapes += _arrow(chart.right - 1.5, y, 1)
    return shapes


def _done_outside(stretches: Iterable[Stretch], chart: Chart, y: float) -> str:
    """What is done before or after the days shown: with its day, as a bare tick would seem to stand on the first of them."""
    days = [stretch.done_on for stretch in stretches if stretch.done_on is not None]
    if not days:
        return ""
    done_on = max(days)
    if done_on < chart.first:
        at = chart.left + 1.5
        return _arrow(at, y, -1) + _check(at + 2.5, y) + text(at + 4.5, y + 0.9, day(done_on), size=2.5)
    at = chart.right - 1.5
    words = text(at - 4.5, y + 0.9, day(done_on), size=2.5, style='text-anchor="end"')
    return _arrow(at, y, 1) + _check(at - 2.5, y) + words


def _words(chart: Chart, y: float, words: str) -> str:
    return text(chart.left + 1.5, y + 0.9, words, size=2.5, style='font-style="italic" fill="#333"')


def _rect(left: float, right: float, y: float, fill: str, *, dashed: bool = False) -> str:
    dash = ' stroke-dasharray="0.7 0.5"' if dashed else ""
    return (
        f'<rect x="{left:.2f}" y="{y - _HALF:.2f}" width="{right - left:.2f}" height="{2 * _HALF:.2f}" fill="{fill}"'
        f' stroke="#444" stroke-width="0.2"{dash}/>'
    )


def _line(left: float, right: float, y: float) -> str:
    return f'<path d="M{left:.2f} {y:.2f}H{right:.2f}" stroke="#1b6b2f" stroke-width="0.6"/>'


def _ongoing(left: float, right: float, y: float) -> str:
    return (
        f'<path d="M{left:.2f} {y:.2f}H{right:.2f}" stroke="#333" stroke-width="0.6" stroke-linecap="round"'
        ' stroke-dasharray="0.01 1.6"/>'
    )


def _diamond(x: float, y: float, *, hollow: bool = False) -> str:
    fill = "#fff" if hollow else "#111"
    return (
        f'<path d="M{x - 1.3:.2f} {y:.2f}l1.3 -1.5l1.3 1.5l-1.3 1.5z" fill="{fill}" stroke="#111" stroke-width="0.3"/>'
    )


def _ring(x: float, y: float) -> str:
    return f'<circle cx="{x:.2f}" cy="{y:.2f}" r="1.2" fill="#fff" stroke="#111" stroke-width="0.3"/>'


def _overdue(x: float, y: float) -> str:
    """A filled circle with the exclamation mark cut out of it."""
    return (
        f'<circle cx="{x:.2f}" cy="{y:.2f}" r="1.6" fill="#b3261e" stroke="#111" stroke-width="0.2"/>'
        f'<path d="M{x:.2f} {y - 1.05:.2f}v1.2M{x:.2f} {y + 0.7:.2f}v0.35" stroke="#fff" stroke-width="0.5"/>'
    )


def _check(x: float, y: float) -> str:
    """A check mark in a white circle: not every type face has one."""
    return (
        f'<circle cx="{x:.2f}" cy="{y:.2f}" r="1.5" fill="#fff" stroke="#1b6b2f" stroke-width="0.3"/>'
        f'<path d="M{x - 0.8:.2f} {y:.2f}l0.6 0.7l1.1 -1.4" fill="none" stroke="#1b6b2f" stroke-width="0.5"/>'
    )


def _arrow(x: float, y: float, direction: int) -> str:
    return f'<path d="M{x:.2f} {y - 1.2:.2f}l{1.4 * direction:.2f} 1.2l{-1.4 * direction:.2f} 1.2z" fill="#111"/>'


def shapes(parts: Iterable[str]) -> str:
    """Shapes one after the other, a line each."""
    return "\n".join(part for part in parts if part)
