"""A page of a meeting, or the card of a task: drawn line by line from what it is given, with a selection among the rows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import ClassVar

from textual import events
from textual.message import Message
from textual.strip import Strip

from board.keys import BY_ID
from board.language import _
from board.said.meeting_words import cause_word
from board.screens.drawing import Line, fit, width, wrap
from board.screens.meeting_place import AGENCIES, DUE, LAST_TIME, LATE, OVERVIEW, TARGETS, Place
from board.screens.widgets.meeting_card import card_lines
from board.screens.widgets.meeting_decisions import CLOSE, follow_ups, read_back
from board.screens.widgets.meeting_overview import overview
from board.screens.widgets.meeting_rows import agency_list, due_list, late_list, target_list
from board.screens.widgets.meeting_sheets import Content, Row, Sheet, rest_sheets, seen_said, sheet_at, sheets
from board.screens.widgets.painted import Painted
from store.history.since import SinceView
from store.meetings.pages import MeetingPages
from store.task_views import TaskDetailView
from store.views import TaskView
from store.words import Cause

_AROUND = 3
"""Cells beside what is drawn: the selection's bar and a blank at the left, a blank at the right."""
_STILL = 3
"""Head, answers and keys: lines around the page."""
_LOW = 16
"""Below so many lines there is no air around the title."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What is to be shown: the pages, where on them, what is selected.

    `details` are tasks by key. `asks_cause`: the causes stand below the card, to choose one. `presents`: what the presenter
    alone can do is offered. `instead` is said while there are no pages.
    """

    pages: MeetingPages | None = None
    since: SinceView | None = None
    details: Mapping[str, TaskDetailView] = field(default_factory=dict)
    place: Place = field(default_factory=Place)
    chosen: str = ""
    asks_cause: bool = False
    presents: bool = True
    instead: str = ""


class MeetingView(Painted, can_focus=True):
    """Says what stands on the sheet, so that its screen knows where the next one begins; never moves by itself."""

    ALLOW_SELECT: ClassVar[bool] = False

    @dataclass
    class Clicked(Message):
        """Posted when a row was clicked: its key, and whether twice."""

        key: str
        twice: bool

    def __init__(self) -> None:
        super().__init__()
        self._about = Shown()
        self._kept: tuple[tuple[object, ...], tuple[object, ...], Content] | None = None
        """The page as it was last made, for which views and what else: a list may be long, and a key asks for it often."""

    def show(self, about: Shown) -> None:
        """Something else."""
        self._about = about
        self.repaint()

    @property
    def rows(self) -> tuple[Row, ...]:
        """The rows of the page, in their order."""
        return self._content().rows

    def sheet_beside(self, row: int, steps: int) -> int | None:
        """The first row of the next (1) or the one before (-1) of the sheet that holds the row; None at the ends."""
        cut = self._cut(self._content())
        place = sheet_at(cut, row) + steps
        return cut[place].start if 0 <= place < len(cut) else None

    def sheet_of(self, key: str) -> int:
        """The first row of the sheet that holds what is selected by the key; 0 for what is nowhere."""
        content = self._content()
        row = next((at for at, one in enumerate(content.rows) if key in (one.key, one.task)), 0)
        cut = self._cut(content)
        return cut[sheet_at(cut, row)].start

    def keys_here(self) -> list[str]:
        """What can be selected on the whole page, in its order; what ends the meeting stands last."""
        content = self._content()
        keys = [row.key for row in content.rows if row.key]
        return [*keys, CLOSE] if self._may_close() else keys

    def first_here(self) -> str:
        """What is selected when a sheet is opened: its first row, but on the last page what ends the meeting."""
        if self._may_close():
            return CLOSE
        content = self._content()
        cut = self._cut(content)
        sheet = cut[sheet_at(cut, self._about.place.row)]
        return next((row.key for row in content.rows[sheet.start : sheet.stop] if row.key), "")

    def lines_below(self) -> int:
        """How many lines of the card stand below the window."""
        return max(0, len(self._card()) - self._room()) if self._about.place.card else 0

    def picture(self) -> list[Strip]:
        """A card, or title, rows and foot."""
        cells, high = self.size.width, self.size.height
        if self._about.pages is None:
            return [self.drawn(line) for line in _centred(self._about.instead, cells, high)]
        if self._about.place.card:
            return [self.drawn(line) for line in self._card_picture()]
        return [self.drawn(line) for line in self._page_picture(cells, high)]

    def on_click(self, event: events.Click) -> None:
        """A click on a row."""
        key = self._key_at(event.y)
        if key:
            self.post_message(self.Clicked(key, event.chain == 2))

    def _page_picture(self, cells: int, high: int) -> list[Line]:
        content = self._content()
        cut = self._cut(content)
        sheet = cut[sheet_at(cut, self._about.place.row)]
        lines = [*self._above(content, sheet, len(cut), cells), *(_inside(line) for line in content.head)]
        if not content.rows:
            lines.append(_inside(((fit(content.nothing, cells - _AROUND), "title"),)))
        for place in range(sheet.start, sheet.stop):
            row = content.rows[place]
            lines += [()] * (sheet.gap if place > sheet.start else 0)
            chosen = bool(row.key) and row.key == self._about.chosen
            lines += [_inside(line, chosen=chosen) for line in row.lines]
        foot = [_inside(line, chosen=self._about.chosen == CLOSE) for line in content.foot]
        lines += [_inside(line) for line in self._named(content, sheet.stop)] if sheet.start == content.rest else []
        lines = lines[: high - len(foot)]
        return [*lines, *[()] * (high - len(lines) - len(foot)), *foot]

    def _above(self, content: Content, sheet: Sheet, count: int, cells: int) -> list[Line]:
        """The title, and which rows are seen where there are more."""
        title = content.title.upper()
        seen = seen_said(content, sheet) if count > 1 and content.gap else ""
        if seen and width(title) + width(seen) + 2 > cells - _AROUND:
            seen = seen_said(content, sheet, short=True)
        room = cells - _AROUND - width(title) - width(seen)
        said = "  " + content.beside if content.beside else ""
        beside = fit(said if width(said) + 2 <= room or not seen else "", room)
        line = _inside(((title, "head"), (beside, "dim"), (seen, "number")))
        if self._about.place.page == OVERVIEW:
            return [()] * self._air()
        return [line, ()] if not self._air() else [(), line, ()]

    def _card_picture(self) -> list[Line]:
        lines, room = self._card(), self._room()
        start = max(0, min(self._about.place.row, len(lines) - room))
        shown = [_inside(line) for line in lines[start : start + room]]
        shown += [()] * (room - len(shown))
        if start + room < len(lines):
            shown[-1] = _inside(((_("▼ còn tiếp (mũi tên xuống)"), "dim"),))
        return [*[()] * self._air(), *shown, *self._causes()]

    def _causes(self) -> list[Line]:
        """The causes to choose from, below the card."""
        if not self._about.asks_cause:
            return []
        cells = self.size.width
        lines: list[Line] = [(("─" * cells, "rule"),)]
        for number, cause in enumerate(Cause, start=1):
            lines.append(_inside(((f"{number}  ", "key"), (fit(cause_word(cause.value), cells - 6), "title"))))
        return lines

    def _card(self) -> list[Line]:
        about = self._about
        task = self._found(about.place.card)
        if task is None or about.pages is None:
            return [((_("Nhiệm vụ không còn trong kế hoạch."), "dim"),)]
        board = about.pages.board
        return card_lines(
            task,
            about.details.get(task.key),
            max(20, self.size.width - _AROUND),
            self._room(),
            today=board.today,
            several_plans=len(board.plans) > 1,
        )

    def _found(self, key: str) -> TaskView | None:
        if self._about.pages is None:
            return None
        board = self._about.pages.board
        return next((task for task in chain(board.tasks, board.duties) if task.key == key), None)

    def _content(self) -> Content:
        """The page, made once for what it is made from: a list may be long."""
        about = self._about
        views = (about.pages, about.since, about.details)
        plain = (about.place.page, about.chosen == CLOSE, self.size, self._high())
        kept = self._kept
        if kept is None or kept[1] != plain or any(one is not other for one, other in zip(kept[0], views, strict=True)):
            kept = self._kept = (views, plain, self._made())
        return kept[2]

    def _made(self) -> Content:
        about, cells = self._about, max(20, self.size.width - _AROUND)
        if about.pages is None:
            return Content("")
        page = about.place.page
        if page == OVERVIEW:
            return overview(about.pages, about.since, cells, self._high() - self._air())
        if page == LAST_TIME:
            return follow_ups(about.pages, cells)
        if page == LATE:
            return late_list(about.pages, about.details, cells)
        if page == DUE:
            return due_list(about.pages, cells)
        if page == AGENCIES:
            return agency_list(about.pages, cells)
        if page == TARGETS:
            return target_list(about.pages, cells)
        return read_back(about.pages, cells, chosen=about.chosen, key=self._closing_key())

    def _cut(self, content: Content) -> list[Sheet]:
        heights, room, rest = [len(row.lines) for row in content.rows], max(1, self._room(content)), content.rest
        if rest is None:
            return sheets(heights, room, content.gap)
        if len(whole := sheets(heights, room, content.gap)) == 1:
            return whole
        before = sheets(heights[:rest], room, content.gap) if rest else []
        return [*before, *rest_sheets(heights, room, lambda row: len(self._named(content, row)), start=rest)]

    def _named(self, content: Content, first: int) -> list[Line]:
        """The names of the rows from the first on, where there are any: what no sheet that is gone through shows."""
        names = [row.name for row in content.rows[first:]]
        if not names:
            return []
        said = _("và {names}").format(names=", ".join(names))
        return [(), *(((line, "dim"),) for line in wrap(said, max(8, self.size.width - _AROUND)))]

    def _room(self, content: Content | None = None) -> int:
        """Lines for the rows of a page, or for a card."""
        high = self._high() - self._air()
        if content is None:
            return max(1, high - (len(Cause) + 1 if self._about.asks_cause else 0))
        above = 0 if self._about.place.page == OVERVIEW else 2
        below = len(content.foot) + bool(content.foot)
        return max(1, high - above - len(content.head) - below)

    def _air(self) -> int:
        return 1 if self._high() >= _LOW else 0

    def _high(self) -> int:
        """Lines that the sheets are made for: those of the screen, as an answer of two lines must turn no sheet."""
        return max(self.size.height, self.screen.size.height - _STILL)

    def _closing_key(self) -> str:
        return BY_ID["meeting-open"].label if self._about.presents else ""

    def _may_close(self) -> bool:
        return self._about.presents and self._about.place.page > TARGETS and self._about.pages is not None

    def _key_at(self, y: int) -> str:
        content = self._content()
        if self._about.pages is None or self._about.place.card:
            return ""
        if y >= self.size.height - len(content.foot):
            return CLOSE if self._may_close() else ""
        cut = self._cut(content)
        sheet = cut[sheet_at(cut, self._about.place.row)]
        at = len(self._above(content, sheet, len(cut), self.size.width)) + len(content.head)
        for row in content.rows[sheet.start : sheet.stop]:
            if at <= y < at + len(row.lines):
                return row.key
            at += len(row.lines) + sheet.gap
        return ""


def card_count_said(place: int, count: int) -> str:
    """Which of the page's cards it is: "việc 2/14"."""
    return _("việc {n}/{count}").format(n=place, count=count)


def _inside(line: Line, *, chosen: bool = False) -> Line:
    return (("▌ " if chosen else "  ", "bar"), *line)


def _centred(words: str, cells: int, high: int) -> Sequence[Line]:
    before = max(0, (cells - width(words)) // 2)
    return [*[()] * (high // 2 - 1), ((" " * before, ""), (fit(words, max(0, cells - before)), "title"))]
