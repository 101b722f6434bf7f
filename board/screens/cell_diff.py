"""Only changed cells go over the line: Textual's updates are taken for the cells they fill, and those are compared.

Textual paints whole regions anew, every segment in its own look with a reset behind it. This stands on parts of Textual that
are its own affair, so it is bound to one version and asks for each of them; without them everything works as before, only
with more bytes. What is not understood goes out as Textual would write it, and nothing counts as known after it.
"""

import os
import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any, ClassVar

import textual
from rich.console import COLOR_SYSTEMS, Console, RenderableType
from rich.style import Style
from textual import events
from textual._compositor import ChopsUpdate, CompositorUpdate, LayoutUpdate
from textual.app import App
from textual.binding import Binding, BindingType
from textual.driver import Driver
from textual.geometry import Offset, Size
from textual.screen import Screen
from textual.strip import Strip

from board.screens.kept_screen import KeptScreen, Piece, cells
from board.screens.pen import Look, Place, look_of

TEXTUAL = "8.2.8"
STOCK_OUTPUT = "BOARD_STOCK_OUTPUT"
"""Environment variable: set, Textual writes by itself; for tests, and to find out who is to blame for a strange screen."""

SYNC_START, SYNC_END = "\x1b[?2026h", "\x1b[?2026l"

_HARMLESS = re.compile(
    r"(?:\x1b\[\?(?:7|25|100[0346]|101[56]|2004|2048)[hl]|\x1b\[\?\d+\$p|\x07|\x1b\](?:22|52);[^\x07\x1b]*\x07)*"
)
"""Modes, questions, the bell, the clipboard: the pointer: what a driver says that leaves every cell as it is."""

_CURSOR = re.compile(r"\x1b\[\d+;\d+H")
_NOWHERE = "\x1b[1;1H"
"""Where Textual puts the (hidden) cursor as long as no field has asked for it, for the windows of input methods."""

_LOOK = re.compile(r"(?:\x1b\[([\d;]*)m)?x(?:\x1b\[0m)?")


def knows_textual(environ: Mapping[str, str]) -> bool:
    """Whether this Textual is the one whose updates are understood, and nobody has asked for its own output."""
    if environ.get(STOCK_OUTPUT) or not hasattr(App, "_display"):
        return False
    # Looking for its folder saves the import of importlib.metadata, a twentieth of the time to the first paint.
    installed = Path(textual.__file__).parents[1] / f"textual-{TEXTUAL}.dist-info"
    return installed.is_dir() or textual.__version__ == TEXTUAL


def fills_what_it_erases(environ: Mapping[str, str]) -> bool:
    """Whether the terminal erases to the ground it writes on (BCE) and knows ECH; GNU screen does not, others are not asked."""
    return environ.get("TERM", "").startswith(
        ("xterm", "tmux", "linux", "putty", "rxvt", "konsole", "vte", "kitty", "foot")
    )


class OnlyChanges(App[None]):
    """An app that writes only the cells which differ from what the terminal shows, where this Textual is known."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+l", "paint_anew", show=False)]

    def get_driver_class(self) -> type[Driver]:
        """Textual's driver, one that knows what was on the screen."""
        stock = super().get_driver_class()
        self._kept = KeptScreen(erases=fills_what_it_erases(os.environ)) if knows_textual(os.environ) else None
        return stock if self._kept is None else _watched(stock, self._kept)

    async def on_event(self, event: events.Event) -> None:
        """What a terminal of another size shows is its own affair."""
        if isinstance(event, events.Resize) and self._kept is not None:
            self._kept.forget()
        await super().on_event(event)

    def action_paint_anew(self) -> None:
        """Something foreign has written on the terminal: paint every cell of it."""
        if self._kept is not None:
            self._kept.forget()
        self.screen.refresh()

    def _display(self, screen: Screen[object], renderable: RenderableType | None) -> None:
        """The hook: every picture passes here on its way to the driver."""
        changes: Any = renderable  # Textual's own annotation does not know its own updates
        if not hasattr(self.focused, "cursor_screen_offset"):  # a field that is hidden has left its place there
            self.cursor_position = Offset()
        if self._kept is not None and isinstance(renderable, (LayoutUpdate, ChopsUpdate)):
            changes = _Changes(renderable, self._kept, self.size)
        super()._display(screen, changes)


class _Changes(CompositorUpdate):
    """An update that is written as the cells it changes."""

    def __init__(self, update: LayoutUpdate | ChopsUpdate, kept: KeptScreen, size: Size) -> None:
        self._update = update
        self._kept = kept
        self._size = size

    def render_segments(self, console: Console) -> str:
        """Textual asks for the bytes once, when it is about to write them."""
        self._kept.fit(*self._size)
        pieces = _pieces(self._update, console)
        if pieces is None:
            written = self._kept.write_foreign(self._update.render_segments(console))
        else:
            written = self._kept.write(pieces)
        self._kept.given_away = written
        return written


def _watched(stock: type[Driver], kept: KeptScreen) -> type[Driver]:
    class WatchedDriver(stock):  # type: ignore[valid-type,misc] # which class it is depends on the system
        """Sends a frame as one piece, nothing for a frame without changes, and sees what others write."""

        _frame: str | None = None
        _cursor = ""

        def write(self, data: str) -> None:
            if data == SYNC_START:
                self._frame = ""
                return
            if data == SYNC_END:
                data = f"{SYNC_START}{self._frame}{SYNC_END}" if self._frame else ""
                self._frame = None
            else:
                data = self._looked_at(data)
            if self._frame is not None:
                self._frame += data
            elif data:
                super().write(data)

        def _looked_at(self, data: str) -> str:
            """What has to be written of it."""
            if _HARMLESS.fullmatch(data):
                return data
            frame, kept.given_away = kept.given_away, None
            cursor = None if frame is None or not data.startswith(frame) else _CURSOR.fullmatch(data, len(frame))
            if frame is None or cursor is None:
                return kept.write_foreign(data)
            moved, self._cursor = cursor[0] != self._cursor, cursor[0]
            return frame + (cursor[0] if cursor[0] != _NOWHERE and (frame or moved) else "")

    return WatchedDriver


def _pieces(update: LayoutUpdate | ChopsUpdate, console: Console) -> list[Piece] | None:
    """The update as cells and their places, line by line; None where it does more than fill cells."""
    strips = _lines(update) if isinstance(update, LayoutUpdate) else _chops(update)
    pieces: list[Piece] = []
    for place, strip in strips:
        stretches = []
        for text, style, control in strip:
            look = _look(style, console.color_system)
            filled = cells(text, look) if look is not None and not control else None
            if filled is None:
                return None
            stretches.append(filled)
        pieces.append((place, stretches))
    return pieces


def _lines(update: LayoutUpdate) -> Iterator[tuple[Place, Strip]]:
    for y, strips in enumerate(update.strips, update.region.y):
        x = update.region.x
        for strip in strips:
            yield (x, y), strip
            x += strip.cell_length


def _chops(update: ChopsUpdate) -> Iterator[tuple[Place, Strip]]:
    """Of each line the strips that a span touches, cut at its right end, as Textual does."""
    for y, start, stop in update.spans:
        for end, (x, strip) in zip(update.chop_ends[y], update.chops[y].items(), strict=False):
            if strip is not None and x <= stop and end > start:
                yield (x, y), strip if end <= stop else strip.crop(0, stop - x)


@lru_cache(maxsize=1024)
def _look(style: Style | None, colours: str | None) -> Look | None:
    """The look in which Textual would write the style; None where it is more than a look."""
    if style is None:
        return look_of("")
    written = _LOOK.fullmatch(Strip.render_style(style, "x", color_system=COLOR_SYSTEMS[colours or "truecolor"]))
    return look_of(written[1] or "") if written else None
