"""The timeline as a picture to print: one page in landscape, A4 where the tasks fit on it, else A3, else as long as it takes.

Lengths are millimetres. No colour tells anything alone; text is text, so that it can be searched and read aloud.
"""

from collections.abc import Sequence
from datetime import timedelta
from xml.sax.saxutils import escape

from board.language import _
from board.reports.svg_text import FONTS, measure, text, wrapped
from board.reports.timeline_marks import DEFINITIONS, Chart, legend, marks_of, shapes
from board.reports.timeline_page import TimelinePage, page_facts, page_scale, page_title
from board.reports.timeline_words import lead_in_words, state_in_words
from board.timeline.heads import tick_words, unit_words
from board.timeline.rows import number_of
from board.timeline.shading import HOLIDAY, days_off
from board.wording import short_day, title_of
from store.views import TaskView

_A4, _A3 = (297.0, 210.0), (420.0, 297.0)
_MARGIN = 10.0
_FOOT = 16.0
_LINE = 1.15  # from one line of a title to the next, in heights of its letters
_CELLS = 200  # the screen's rules say which years are shown; on paper they are as wide as the page


def timeline_svg(page: TimelinePage) -> str:
    """The page as an SVG document; the same page gives the same characters."""
    for width, height in (_A4, _A3):
        sheet = _Sheet(page, width)
        if sheet.needs <= height:
            return sheet.drawn(height)
    return sheet.drawn(sheet.needs)


class _Sheet:
    """One page of this width: how its columns lie, and how high it has to be."""

    def __init__(self, page: TimelinePage, width: float) -> None:
        self.page = page
        self.width = width
        self.size = 2.4 if width < _A3[0] else 2.7
        board = page.board
        self.number = 3 + max((measure(number_of(task, board), self.size) for task in page.tasks), default=8)
        self.title = width * 0.25
        self.lead = 4 + max((measure(lead_in_words(task), self.size) for task in page.tasks), default=8)
        self.states = [state_in_words(task) for task in page.tasks]
        self.state = 3 + max((measure(line, self.size) for lines in self.states for line in lines), default=8)
        left = _MARGIN + self.number + self.title + self.lead + self.state
        self.scale = page_scale(page, columns=_CELLS)
        self.chart = Chart(
            self.scale.first_day, self.scale.last_day, left=left, right=width - _MARGIN, today=board.today
        )
        self.facts = page_facts(page)
        self.titles = [wrapped(title_of(task), self.title - 3, self.size) for task in page.tasks]
        lines = (max(map(len, both)) for both in zip(self.titles, self.states, strict=True))
        self.heights = [self.size * _LINE * count + 1.2 for count in lines]
        self.top = _MARGIN + 7 + 4.5 * len(self.facts) + 12

    @property
    def needs(self) -> float:
        """The least height."""
        return self.top + sum(self.heights) + _FOOT + _MARGIN

    def drawn(self, height: float) -> str:
        """The document, `height` high."""
        bottom = self.top + sum(self.heights)
        rows, y = [], self.top
        told = zip(self.page.tasks, self.titles, self.states, self.heights, strict=True)
        for task, lines, state, high in told:
            rows.append(self._row(task, lines, state, y, high))
            y += high
        marks, _end = legend(self.chart, bottom + 8, size=self.size, shades=bool(days_off(self.scale)))
        return (
            '<?xml version="1.0" encoding="UTF-8"?>\n'
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{self.width:g}mm" height="{height:.0f}mm"'
            f' viewBox="0 0 {self.width:g} {height:.0f}" font-family="{FONTS}" fill="#111">\n'
            f"<title>{escape(' · '.join((page_title(self.page), *self.facts)))}</title>\n{DEFINITIONS}\n"
            f'<rect width="{self.width:g}" height="{height:.0f}" fill="#fff"/>\n'
            + shapes([*self._headings(), *self._grid(bottom), *rows, *self._today(bottom), marks])
            + "\n</svg>\n"
        )

    def _headings(self) -> list[str]:
        drawn = [text(_MARGIN, _MARGIN + 4, page_title(self.page), size=4.6, style='font-weight="bold"')]
        for place, line in enumerate(self.facts):
            bold = 'font-weight="bold"' if place == len(self.page.board.plans) else ""
            drawn.append(text(_MARGIN, _MARGIN + 10 + 4.5 * place, line, size=3.2, style=bold))
        names = (
            (0.0, _("Số")),
            (self.number, _("Nhiệm vụ")),
            (self.number + self.title, _("Chủ trì")),
            (self.number + self.title + self.lead, _("Tình trạng")),
        )
        bold = 'font-weight="bold"'
        return drawn + [text(_MARGIN + x, self.top - 2, name, size=self.size, style=bold) for x, name in names]

    def _grid(self, bottom: float) -> list[str]:
        """Days off, the lines between units and their parts, and their names above."""
        chart, scale, size = self.chart, self.scale, self.size
        drawn = []
        for off, mark in days_off(scale).items():
            left, right = chart.at(off), chart.at(off + timedelta(days=1))
            fill = "url(#holiday)" if mark == HOLIDAY else "#e4e4e4"
            drawn.append(
                f'<rect x="{left:.2f}" y="{self.top:.2f}" width="{right - left:.2f}"'
                f' height="{bottom - self.top:.2f}" fill="{fill}"/>'
            )
        room = (chart.right - chart.left) / scale.shown
        parts = tick_words(scale, _cells(room / max(1, len(scale.ticks()) / scale.shown), size))
        for first, words in parts:
            drawn.append(_vertical(chart.at(first), self.top - 5, bottom, 0.1, "#b5b5b5"))
            drawn.append(text(chart.at(first) + 0.8, self.top - 2, words, size=size))
        for first, words in unit_words(scale, _cells(room, size)):
            drawn.append(_vertical(chart.at(first), self.top - 10, bottom, 0.3, "#444"))
            drawn.append(text(chart.at(first) + 0.8, self.top - 6.6, words, size=size, style='font-weight="bold"'))
        ends = [_vertical(chart.right, self.top - 10, bottom, 0.3, "#444")]
        ends += [_horizontal(_MARGIN, chart.right, at, 0.3, "#444") for at in (self.top, bottom)]
        return drawn + ends

    def _row(self, task: TaskView, lines: list[str], state: Sequence[str], y: float, high: float) -> str:
        size, middle = self.size, y + high / 2
        x = _MARGIN
        parts = [text(x, middle + size * 0.36, number_of(task, self.page.board), size=size, style='font-weight="bold"')]
        x += self.number
        first = y + 0.4 + size
        parts += [text(x, first + place * size * _LINE, line, size=size) for place, line in enumerate(lines)]
        parts.append(text(x + self.title, middle + size * 0.36, lead_in_words(task), size=size))
        above = middle + size * 0.36 - (len(state) - 1) * size * _LINE / 2
        for place, line in enumerate(state):
            parts.append(text(x + self.title + self.lead, above + place * size * _LINE, line, size=size))
        parts.append(_horizontal(_MARGIN, self.chart.right, y + high, 0.1, "#b5b5b5"))
        parts.append(marks_of(task, self.chart, middle))
        return "".join(parts)

    def _today(self, bottom: float) -> list[str]:
        today = self.page.board.today
        if not self.chart.shows(today):
            return []
        x = self.chart.middle(today)
        words = _("hôm nay {day}").format(day=short_day(today))
        line = f"M{x:.2f} {self.top:.2f}V{bottom + 1:.2f}"
        dashed = f'<path d="{line}" stroke="#111" stroke-width="0.35" stroke-dasharray="1.2 0.8"/>'
        return [dashed, text(x, bottom + 4, words, size=self.size, anchor="middle", style='font-weight="bold"')]


def _cells(room: float, size: float) -> int:
    """How many letters of an average width stand in a room."""
    return max(1, int((room - 1.2) / (size * 0.58)))


def _vertical(x: float, top: float, bottom: float, wide: float, colour: str) -> str:
    return f'<path d="M{x:.2f} {top:.2f}V{bottom:.2f}" stroke="{colour}" stroke-width="{wide}"/>'


def _horizontal(left: float, right: float, y: float, wide: float, colour: str) -> str:
    return f'<path d="M{left:.2f} {y:.2f}H{right:.2f}" stroke="{colour}" stroke-width="{wide}"/>'
