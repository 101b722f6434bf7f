"""The program on two emulated terminals at once: what Textual would write goes to one, what the program writes to the other.

Every frame is compared, not only those at rest, and nothing waits for a line.
"""

import asyncio
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from datetime import date
from functools import partial
from pathlib import Path

import pyte
from pyte.screens import Char
from rich.console import Console, RenderableType
from textual._compositor import CompositorUpdate, LayoutUpdate
from textual._xterm_parser import XTermParser
from textual.app import App
from textual.driver import Driver
from textual.drivers.headless_driver import HeadlessDriver
from textual.events import Event, Key, Resize
from textual.geometry import Size
from textual.screen import Screen

from board import app as program
from board.app import BoardApp
from board.screens import cell_diff
from store.first_view import first_view
from store.open_board import OpenBoard
from tests.board.app_driven import Driven

ESCAPE = "\x1b"
LOST = "\x1b[?1049h\x1b[m\x1b[2J\x1b[3;3H\x1b[31;1mbash: không phải của chương trình\x1b[m"
"""What a terminal may show when it comes back."""


class Emulated:
    """An emulated terminal of which every cell can be compared."""

    def __init__(self, width: int, height: int) -> None:
        self.screen = pyte.Screen(width, height)
        self._stream = pyte.Stream(self.screen)
        self.characters = 0
        """How many were written so far."""
        self._stream.feed("\x1b[?7l")

    def feed(self, data: str) -> None:
        """Write to it."""
        self.characters += len(data)
        self._stream.feed(data)

    def cells(self, rows: Iterable[int] | None = None) -> list[list[Char]]:
        """What can be seen in these rows, or in all. A blank has no ink, whatever colour it was written in."""
        columns = range(self.screen.columns)
        return [
            [seen(self.screen.buffer[y][x]) for x in columns]
            for y in (range(self.screen.lines) if rows is None else rows)
        ]


class Terminals(App[None]):
    """What the program below stands on, in place of Textual's own driver."""

    def __init__(self, *arguments: object, **named: object) -> None:
        super().__init__(*arguments, **named)  # type: ignore[arg-type]
        self.theirs = Emulated(80, 24)
        self.ours = Emulated(80, 24)
        self.frames = 0
        self.unequal: list[str] = []
        self._drifting = self._untold = False

    async def on_event(self, event: Event) -> None:
        """From here on the program knows of the new size."""
        if isinstance(event, Resize):
            self._untold = False
        await super().on_event(event)

    def get_driver_class(self) -> type[Driver]:
        """A driver without a terminal that is written to all the same."""
        app = self

        class ToEmulator(HeadlessDriver):
            is_headless = False

            def write(self, data: str) -> None:
                app.ours.feed(data)

        return ToEmulator

    def emulate(self, width: int, height: int) -> None:
        """Both terminals in another size; what they showed has become something else.

        Until the program has been told and has painted in that size, nobody knows what they show. A picture that was
        on its way may have that size already, where it is the old one as well.
        """
        self._drifting = self._untold = True
        for terminal in (self.theirs, self.ours):
            terminal.screen.resize(height, width)
            terminal.feed(f"\x1b7{LOST}\x1b8")  # the look in which it would write on stays

    def lose(self) -> None:
        """Both terminals come back from somewhere else: the driver starts anew, as after SIGCONT."""
        self.theirs.feed(LOST)
        assert self._driver is not None
        self._driver.write(LOST)

    def _display(self, screen: Screen[object], renderable: RenderableType | None) -> None:
        if isinstance(renderable, cell_diff._Changes):
            update = renderable._update
            if (
                not self._untold
                and isinstance(update, LayoutUpdate)
                and update.region.size
                == (
                    self.ours.screen.columns,
                    self.ours.screen.lines,
                )
            ):
                self._drifting = False
            renderable = _Both(renderable, self.theirs)
        super()._display(screen, renderable)

    def post_display_hook(self) -> None:
        """Behind every frame."""
        self.frames += 1
        written = self.theirs.screen.dirty | self.ours.screen.dirty
        if not self._drifting and self.theirs.cells(written) != self.ours.cells(written):
            self.unequal.append("\n".join([*self.theirs.screen.display, "-" * 40, *self.ours.screen.display]))
        self.theirs.screen.dirty.clear()
        self.ours.screen.dirty.clear()


class _Both(CompositorUpdate):
    """Written as Textual does to one terminal, passed on to the other."""

    def __init__(self, changes: cell_diff._Changes, theirs: Emulated) -> None:
        self._changes = changes
        self._theirs = theirs

    def render_segments(self, console: Console) -> str:
        self._theirs.feed(self._changes._update.render_segments(console))
        return self._changes.render_segments(console)


class EmulatedBoard(BoardApp, Terminals):
    """The program itself on the two terminals."""

    CSS_PATH = Path(program.__file__).parent / BoardApp.CSS_PATH


class OnTerminals(Driven):
    """The program, driven, and what its terminals show."""

    app: EmulatedBoard

    async def press(self, *keys: str) -> None:
        """Keys as their bytes on a line, each with time for a frame. Quicker than the pilot, which waits for rest."""
        parser = XTermParser()
        for key in keys:
            for event in [Key("escape", "\x1b")] if key == ESCAPE else list(parser.feed(key)):
                self.app.post_message(event)
            await asyncio.sleep(0.02)

    async def resize(self, width: int, height: int) -> None:
        """A window is dragged."""
        self.app.emulate(width, height)
        self.app.post_message(Resize(Size(width, height), Size(width, height)))
        await asyncio.sleep(0.04)


@asynccontextmanager
async def emulated(
    database: Path, *, size: tuple[int, int], plan: str = "2022", view: str = "board"
) -> AsyncIterator[OnTerminals]:
    """The program on a board at 16/05/2022; fails at the end with the first frame that was not the same on both."""
    today = date(2022, 5, 16)
    app = EmulatedBoard(
        first_view(str(database), [plan], today=today),
        partial(OpenBoard, str(database), user="lan"),
        user="lan",
        today=today,
        plans=[plan],
        view=view,
    )
    app.theirs, app.ours = Emulated(*size), Emulated(*size)
    async with app.run_test(headless=False, size=size) as pilot:
        await pilot.pause()
        yield OnTerminals(app, pilot)
    assert not app.unequal, app.unequal[0]


def seen(cell: Char) -> Char:
    """What can be seen of a cell: a blank has no ink, whatever colour it was written in."""
    if cell.data == " " and not (cell.reverse or cell.underscore or cell.strikethrough):
        return Char(" ", bg=cell.bg)
    return cell
