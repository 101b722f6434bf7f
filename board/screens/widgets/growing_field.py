"""A field that is as high as its text: nothing of what is typed is out of sight, and it may have several lines."""

import re
from collections.abc import Callable
from typing import ClassVar, cast

from rich.segment import Segment
from rich.text import Text
from textual import events
from textual._ansi_sequences import ANSI_SEQUENCES_KEYS
from textual.geometry import Offset, Size
from textual.keys import Keys
from textual.strip import Strip
from textual.widgets import Input
from textual.widgets.input import Selection

from board.screens.drawing import fit, width
from board.screens.widgets.text_field import TextField
from board.screens.widgets.text_rows import TextRow, place_at, row_at, rows_of
from plans.vietnamese import clean, clean_cell

for _sent in ("\x1b\r", "\x1b[13;2u", "\x1b[13;3u", "\x1b[13;5u", "\x1b[27;2;13~", "\x1b[27;3;13~", "\x1b[27;5;13~"):
    # Alt+Enter as every terminal sends it, and Shift, Alt and Ctrl with Enter as some do: Textual would take the first for
    # Enter, which sends the form, and type the others out.
    cast("dict[str, object]", ANSI_SEQUENCES_KEYS)[_sent] = (Keys.ControlJ,)

_LINE_ENDS = re.compile("\r\n|[\n\r\x85\u2028\u2029]")
_A_DAY = re.compile(r"\d{2}/\d{2}/\d{4}")
_BESIDE = 2
"""Cells at the right that no letter takes: one for the cursor behind a full row, one that says that there is more."""


class GrowingField(TextField):
    """Text in rows, wrapped at the field's width. With `breaks` it may have several lines; without, a break becomes a blank.

    It is `least` rows high at least and `most` at most; a longer text scrolls within, and marks at the right edge say where
    there is more. Enter and Tab are its screen's; so is the key that breaks a line, which calls `break_line`.
    """

    EDITS: ClassVar[dict[str, Callable[[Input], object]]] = {
        **TextField.EDITS,
        "up": lambda field: cast("GrowingField", field).move_row(-1),
        "down": lambda field: cast("GrowingField", field).move_row(1),
        "shift+up": lambda field: cast("GrowingField", field).move_row(-1, select=True),
        "shift+down": lambda field: cast("GrowingField", field).move_row(1, select=True),
        "home": lambda field: cast("GrowingField", field).move_to_edge(-1),
        "end": lambda field: cast("GrowingField", field).move_to_edge(1),
        "shift+home": lambda field: cast("GrowingField", field).move_to_edge(-1, select=True),
        "shift+end": lambda field: cast("GrowingField", field).move_to_edge(1, select=True),
        "ctrl+a": lambda field: cast("GrowingField", field).move_to_edge(-1),
        "ctrl+e": lambda field: cast("GrowingField", field).move_to_edge(1),
        "ctrl+u": lambda field: cast("GrowingField", field).delete_in_line(-1),
        "ctrl+k": lambda field: cast("GrowingField", field).delete_in_line(1),
        "ctrl+j": lambda field: cast("GrowingField", field).break_line(),
    }

    def __init__(
        self,
        value: str = "",
        *,
        placeholder: str = "",
        breaks: bool = False,
        least: int = 1,
        anew: bool = False,
        id: str | None = None,  # noqa: A002 - Textual's own name
    ) -> None:
        self.breaks = breaks
        self._least, self._most = least, 12
        self._anew = value if anew else ""
        self._top = 0
        self._laid_out: tuple[str, int, list[TextRow]] = ("", 0, [TextRow(0, 0)])
        self._cell: int | None = None
        super().__init__(value, placeholder=placeholder, id=id)

    def kept(self, text: str) -> str:
        """Its line breaks are kept where there may be any."""
        return clean_cell(text) if self.breaks else clean(text)

    def inert(self, text: str) -> str:
        """Line by line, where there may be several."""
        if not self.breaks:
            return super().inert(text)
        return "\n".join(super(GrowingField, self).inert(line) for line in _LINE_ENDS.split(text))

    @property
    def rows(self) -> list[TextRow]:
        """The rows of the text as wide as the field is."""
        cells = max(1, self.size.width - _BESIDE)
        if self._laid_out[:2] != (self.value, cells):
            self._laid_out = (self.value, cells, rows_of(self.value, cells))
        return self._laid_out[2]

    @property
    def row(self) -> int:
        """The row in which the cursor stands."""
        return row_at(self.rows, self.cursor_position)

    @property
    def cursor_line(self) -> int:
        """Which of the lines that are seen has the cursor, from 0."""
        return self.row - self._top

    def grow_to(self, most: int) -> None:
        """From now on it is at most so many rows high."""
        self._most = max(1, most)
        self._fit()

    def break_line(self) -> None:
        """Go on in a new line, where there may be several."""
        if self.breaks:
            self.replace("\n", *self.selection)

    def move_row(self, steps: int, *, select: bool = False) -> bool:
        """Move the cursor up or down, near the cell that it was in at first; whether there was a row to move to."""
        rows, row = self.rows, self.row
        if not 0 <= row + steps < len(rows):
            return False
        cell = width(self.value[rows[row].start : self.cursor_position]) if self._cell is None else self._cell
        self._go_to(place_at(self.value, rows[row + steps], cell), select=select)
        self._cell = cell
        return True

    def move_to_edge(self, direction: int, *, select: bool = False) -> None:
        """To the beginning (-1) or the end (1) of the row."""
        row = self.rows[self.row]
        self._go_to(row.start if direction < 0 else row.end, select=select)

    def delete_in_line(self, direction: int) -> None:
        """Take out what stands before (-1) or behind (1) the cursor in its line; at the line's edge, the break there."""
        place = self.cursor_position
        if direction < 0:
            start = self.value.rfind("\n", 0, place) + 1
            self.replace("", min(start, max(0, place - 1)), place)
        else:
            end = self.value.find("\n", place)
            self.replace("", place, len(self.value) if end < 0 else max(end, place + 1))

    @property
    def content_width(self) -> int:
        """Rows are never wider than the field, so nothing scrolls sideways."""
        return max(1, self.size.width)

    @property
    def _cursor_offset(self) -> int:
        return width(self.value[self.rows[self.row].start : self.cursor_position])

    @property
    def cursor_screen_offset(self) -> Offset:
        """Where the cursor stands on the screen: a terminal shows there what an input method composes."""
        x, y, _width, _height = self.content_region
        return Offset(x + self._cursor_offset, y + self.cursor_line)

    def render_line(self, y: int) -> Strip:
        """One row, with cursor and selection, and a mark where rows above or below are out of sight."""
        rows, at, cells = self.rows, self._top + y, self.size.width
        text = self._placeholder() if not self.value and y == 0 else self._row_text(at) if at < len(rows) else Text("")
        above, below = y == 0 and self._top > 0, y == self.size.height - 1 and at < len(rows) - 1
        mark = "↕" if above and below else "▲" if above else "▼" if below else " "
        strip = Strip([segment for segment in text.render(self.app.console) if segment.text])
        edge = Segment(mark, self.get_component_rich_style("input--placeholder"))
        return Strip([*strip.adjust_cell_length(max(0, cells - 1)), edge]).apply_style(self.rich_style)

    def _placeholder(self) -> Text:
        looks = self.get_component_rich_style
        words = self.placeholder or " "
        text = Text(fit(words, min(width(words), max(1, self.size.width - 1))), looks("input--placeholder"), end="")
        if self.has_focus:
            text.stylize(looks("input--cursor"), 0, 1)
        return text

    def _row_text(self, at: int) -> Text:
        start, end = self.rows[at]
        text = Text(self.value[start:end], end="", no_wrap=True)
        if not self.has_focus:
            return text
        first, last = sorted(self.selection)
        if first < last and first <= end and last > start:
            text.stylize_before(
                self.get_component_rich_style("input--selection"), max(0, first - start), min(end, last) - start
            )
        if at == self.row:
            text.pad_right(1)
            place = self.cursor_position - start
            text.stylize(self.get_component_rich_style("input--cursor"), place, place + 1)
        return text

    def _go_to(self, place: int, *, select: bool) -> None:
        self.selection = Selection(self.selection.start if select else place, place)

    def _watch_value(self, value: str) -> None:
        super()._watch_value(value)
        self._fit()

    def _watch_selection(self, _selection: Selection) -> None:
        self._cell = None
        self.app.clear_selection()
        self._show_cursor()
        self.app.cursor_position = self.cursor_screen_offset

    def _on_focus(self, event: events.Focus) -> None:
        """A day that stands there is typed anew or left: what is typed takes its place instead of standing behind it.

        So is what stood there first in a field that says so (`anew`).
        """
        super()._on_focus(event)
        replaced = self.value == self._anew or _A_DAY.fullmatch(self.value)
        if self.value and replaced and not event.from_app_focus:
            self.selection = Selection(0, len(self.value))

    def _on_resize(self, _event: events.Resize) -> None:
        self._fit()

    def _fit(self) -> None:
        """As high as the text, within what there is room for."""
        if not self.size:
            return
        height = min(max(self._least, len(self.rows)), self._most)
        if self.styles.height is None or self.styles.height.value != height:
            self.styles.height = height
        self._show_cursor()

    def _show_cursor(self) -> None:
        """Scroll the rows as little as brings the cursor's one into sight."""
        if not self.size:
            return
        height = int(self.styles.height.value) if self.styles.height else 1
        self._top = max(min(self._top, self.row, len(self.rows) - height), self.row - height + 1, 0)
        self.virtual_size = Size(self.size.width, 1)
        self.refresh()

    async def _on_mouse_down(self, event: events.MouseDown) -> None:
        event.prevent_default()
        self._go_to(self._place_under(event), select=False)
        self._selecting = True
        self.capture_mouse()

    async def _on_mouse_move(self, event: events.MouseMove) -> None:
        event.prevent_default()
        if self._selecting:
            self._go_to(self._place_under(event), select=True)

    def _place_under(self, event: events.MouseEvent) -> int:
        offset = event.get_content_offset_capture(self)
        row = self.rows[max(0, min(len(self.rows) - 1, self._top + offset.y))]
        return place_at(self.value, row, max(0, offset.x))
