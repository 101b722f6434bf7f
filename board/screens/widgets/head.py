"""The lines at the top of the main screen: which plan and as of which day, the four numbers, the views and the filter."""

from dataclasses import dataclass, replace

from textual import events
from textual.message import Message
from textual.strip import Strip

from board.keys import BY_ID
from board.language import _, ngettext
from board.said.as_of import known_on_said
from board.said.sample import sample_mark
from board.screens.drawing import Line, Piece, fit, width
from board.screens.widgets.painted import Painted
from board.wording import day, four_numbers
from plans.vietnamese import clean
from store.counts import count
from store.views import BoardView, Counts, PlanView, TaskView

VIEWS = ("board", "timeline", "matrix", "agencies", "targets", "history", "year")
_ROOMY = 100
_LEAST = (30, 8)
_FILTER_CELLS = 3  # at least the key of the filter stands behind the views
_SHORTEST = 8


@dataclass(frozen=True, slots=True)
class Shown:
    """What the head tells about."""

    board: BoardView | None
    rows: tuple[TaskView, ...]
    filter_text: str
    view: str
    only_looks: bool = False
    meets: bool = False


class Head(Painted):
    """Three lines; two where the board itself draws the third (the tab strip of a narrow screen)."""

    @dataclass
    class ViewAsked(Message):
        """Posted when a view's name was clicked."""

        view: str

    class FilterAsked(Message):
        """Posted when the filter was clicked."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self._about = Shown(None, (), "", "board")
        self._numbers: tuple[str, ...] = ("",)

    def show(self, about: Shown) -> None:
        """Tell about something else."""
        if about.rows is not self._about.rows or not self._numbers[0]:
            counts = count(about.rows)
            self._numbers = number_lines(counts)
        self._about = about
        self.repaint()

    def picture(self) -> list[Strip]:
        """Plan and day, four numbers, views and filter; on a screen for which nothing was made, that it is too small."""
        cells = self.size.width
        if self.screen.size.width < _LEAST[0] or self.screen.size.height < _LEAST[1]:
            width_needed, height_needed = _LEAST
            said = _("Quá nhỏ: cần {w}×{h}").format(w=width_needed, h=height_needed)
            return [self.drawn(((fit(" " + said, cells), "late"),)), self.drawn(self._second(cells))]
        if self._about.board is None:
            return [self.drawn(((" " + _("Đang mở cơ sở dữ liệu…"), "dim"),))]
        lines = [self._first(self._about.board, cells), self._second(cells)]
        if self.size.height > 2:
            lines.append(self._third(cells))
        return [self.drawn(line) for line in lines]

    def on_click(self, event: events.Click) -> None:
        """A click on a view's name opens the view, one on the filter the filter box."""
        if event.y != 2:
            return
        start, (tabs, gap) = 1, _tabs(self._about.view, self.size.width)
        for view, tab in zip(VIEWS, tabs, strict=True):
            start += width(tab) + gap
            if event.x < start:
                self.post_message(self.ViewAsked(view))
                return
        self.post_message(self.FilterAsked())

    def _first(self, board: BoardView, cells: int) -> Line:
        as_of = _("số liệu đến {day}").format(day=day(board.today)) + " "
        if board.known_on is not None:
            judged = "" if board.known_on == board.today else " · " + as_of.strip()
            as_of = known_on_said(board.known_on) + judged + " "
        right: list[Piece] = [(_("chỉ xem"), "soon"), (" · ", "dim")] if self._about.only_looks else []
        if self._about.meets:
            key = BY_ID["meeting"].named if BY_ID["meeting"].keys else BY_ID["palette"].label
            right[:0] = [(_("đang họp · {key}").format(key=key), "soon"), (" · ", "dim")]
        sample = sample_mark(board.plans)
        right += [(sample, "late"), (" · ", "dim")] if sample else []
        right.append((as_of, "soon" if board.known_on is not None else "dim"))
        filtered = cells < _ROOMY and self._about.filter_text
        names = [_("lọc: {text}").format(text=clean(self._about.filter_text))] if filtered else _names(board.plans)
        room = max(1, cells - sum(width(piece) for piece, _role in right) - 2)
        told, past = _fitting(names, _past(board), room)
        pieces: list[Piece] = [(" " + told, "soon" if filtered else "title")]
        pieces += [(" · ", "dim"), (past, "late")] if past else []
        return _both_sides(pieces, right, cells)

    def _second(self, cells: int) -> Line:
        line = next((line for line in self._numbers if width(line) < cells), self._numbers[-1])
        return ((" " + fit(line, min(width(line), cells - 1)), ""),)

    def _third(self, cells: int) -> Line:
        pieces: list[Piece] = [(" ", "")]
        tabs, gap = _tabs(self._about.view, cells)
        for view, tab in zip(VIEWS, tabs, strict=True):
            pieces += [(tab, "tab" if view == self._about.view else "dim"), (" " * gap, "")]
        text = clean(self._about.filter_text)
        told = _("lọc: {text}").format(text=text) if text else _("lọc: tất cả")
        room = cells - sum(width(piece) for piece, _role in pieces) - 3
        if room < _SHORTEST:  # on a narrow screen the first line says the filter
            return _both_sides(pieces, [("/ ", "key")], cells)
        right: list[Piece] = [("/ ", "key"), (fit(told, min(width(told), room)) + " ", "soon" if text else "dim")]
        return _both_sides(pieces, right, cells)


def number_lines(counts: Counts) -> tuple[str, ...]:
    """The four-number line from its longest form to its shortest, which only says how many stand outside the total."""
    outside = counts.dropped + counts.suspended
    shortest = four_numbers(replace(counts, dropped=0, suspended=0), short=True)
    shortest += " · " + _("ngoài tổng {n}").format(n=outside) if outside else ""
    done = counts.done_on_time + counts.done_late
    summed = _("Tổng {total} · HT {done} · Quá hạn {overdue} · Còn lại {left}").format(
        total=counts.total, done=done, overdue=counts.overdue, left=counts.total - done - counts.overdue
    )
    least = _("Tổng {total} · Quá hạn {overdue}").format(total=counts.total, overdue=counts.overdue)
    return (
        four_numbers(counts),
        four_numbers(counts, short=True),
        shortest,
        shortest.replace(" · ", "·"),
        summed,
        summed.replace(" · ", "·"),
        least,
    )


def _tabs(chosen: str, cells: int) -> tuple[list[str], int]:
    """The views' names and the blanks behind each; where there is no room for all, those next to the chosen one's."""
    keys = [BY_ID["view-" + view] for view in VIEWS]
    at, room = VIEWS.index(chosen), cells - _FILTER_CELLS
    named = [f"{key.label} {key.short}" if key.keys else key.short for key in keys]
    tabs = [_tab(name, chosen=place == at) for place, name in enumerate(named)]
    for gap in (1, 0):
        if 1 + sum(map(width, tabs)) + len(tabs) * gap <= room + gap:
            return tabs, gap
    short = [_tab(key.label, chosen=False) for key in keys]
    for place in sorted(range(len(keys)), key=lambda place: abs(place - at)):
        if place == at or 1 + sum(map(width, short)) - width(short[place]) + width(tabs[place]) <= room:
            short[place] = tabs[place]
    return short, 0


def _tab(text: str, *, chosen: bool) -> str:
    return f"[{text}]" if chosen else f" {text} "


def _names(plans: tuple[PlanView, ...]) -> list[str]:
    """What the plans shown are called, the longest first."""
    numbers = clean(" + ".join(plan.number for plan in plans))
    if len(plans) == 1:
        return [clean(f"{plans[0].short_title} · {plans[0].number}"), clean(plans[0].short_title), numbers]
    return [numbers, ngettext("{n} kế hoạch", "{n} kế hoạch", len(plans)).format(n=len(plans))]


def _past(board: BoardView) -> list[str]:
    """Said where every plan shown lies wholly in the past, and how to see another day: the longest first."""
    ends = [plan.last_due for plan in board.plans]
    last = max((end for end in ends if end), default=None)
    if last is None or None in ends or last >= board.today:
        return [""]
    sentences = (
        _("Kế hoạch đã hết thời hạn {day} (xem theo ngày: --today)"),
        _("hết thời hạn {day} (xem theo ngày: --today)"),
        _("hết thời hạn {day} (xem: --today)"),
    )
    return [sentence.format(day=day(last)) for sentence in sentences]


def _fitting(names: list[str], sentences: list[str], room: int) -> tuple[str, str]:
    """The longest name and sentence that stand beside each other; where none do, the name is cut."""
    for name in names:
        for sentence in sentences:
            if width(name) + (width(sentence) + 3 if sentence else 0) <= room:
                return name, sentence
    kept = max(12, room - width(sentences[-1]) - 3)
    return fit(names[-1], min(width(names[-1]), kept)), sentences[-1]


def _both_sides(left: list[Piece], right: list[Piece], cells: int) -> Line:
    taken = sum(width(text) for text, _role in right)
    kept: list[Piece] = []
    room = cells - taken - 1
    for text, role in left:
        shown = fit(text, room) if width(text) > room else text
        kept.append((shown, role))
        room -= width(shown)
    return (*kept, (" " * (room + 1), ""), *right)
