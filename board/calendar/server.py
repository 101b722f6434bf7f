"""The feed server: uvicorn on one socket, the shelf refreshed beside it, and the days of fetching kept now and then."""

import asyncio
import signal
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime

import uvicorn
from starlette.types import ASGIApp

from board.calendar.answers import Answers
from board.calendar.patience import PatientProtocol
from board.calendar.shelf import Shelf
from store.errors import CannotOpen
from store.feeds.rows import Fetch
from store.open_board import OpenBoard

LOOK_EVERY_SECONDS = 1.0
NOTE_EVERY_LOOKS = 60
STOP_SECONDS = 5


class FeedServer:
    """Serves the feeds of a board until it is asked to stop.

    `today` tells the day of judging whenever it is asked; `tell` is told what a person who looks after the server must know.
    """

    def __init__(self, board: OpenBoard, *, today: Callable[[], date], tell: Callable[[Exception], None]) -> None:
        """Make the calendars. Raises CannotOpen."""
        self.shelf = Shelf(board)
        self._board = board
        self._today = today
        self._tell = tell
        self._fetches: dict[int, Fetch] = {}
        self._noted: dict[int, Fetch] = {}
        self._unreadable = False
        self.shelf.refresh(today=today(), at=datetime.now(UTC))

    def run(self, listening: socket.socket) -> None:
        """Serve on this socket; returns when SIGTERM or SIGINT has come and what was asked for is answered."""
        answers = Answers(self.shelf, today=self._today, fetched=self._note)
        asyncio.run(self._serve(quiet_server(answers), listening))

    async def _serve(self, server: uvicorn.Server, listening: socket.socket) -> None:
        watching = asyncio.create_task(self._watch())
        try:
            await server.serve(sockets=[listening])
        finally:
            watching.cancel()
        self._write_fetches()

    async def _watch(self) -> None:
        """What changes on the board is in the calendars a second later; so is a new day."""
        looks = 0
        while True:
            await asyncio.sleep(LOOK_EVERY_SECONDS)
            looks += 1
            await asyncio.to_thread(self._look, note=looks % NOTE_EVERY_LOOKS == 0)

    def _look(self, *, note: bool) -> None:
        try:
            if self.shelf.refresh(today=self._today(), at=datetime.now(UTC)):
                for file in self.shelf.misread:
                    if file.error is not None:
                        self._tell(file.error)
            self._unreadable = False
        except CannotOpen as error:
            if not self._unreadable:
                self._tell(error)
            self._unreadable = True
        if note:
            self._write_fetches()

    def _note(self, fetch: Fetch) -> None:
        self._fetches[fetch.feed] = fetch

    def _write_fetches(self) -> None:
        new = {feed: fetch for feed, fetch in list(self._fetches.items()) if self._noted.get(feed) != fetch}
        if not new:
            return
        try:
            self._board.note_fetches(new.values())
        except CannotOpen as error:
            self._tell(error)
        self._noted.update(new)


class _Server(uvicorn.Server):
    """Stops when it is asked to, and lets the program end as it likes: uvicorn would raise the signal once more."""

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        loop = asyncio.get_running_loop()
        for asked in (signal.SIGTERM, signal.SIGINT):
            loop.add_signal_handler(asked, self._stop)
        yield

    def _stop(self) -> None:
        self.should_exit = True


def quiet_server(answers: ASGIApp, *, http: type[PatientProtocol] = PatientProtocol) -> uvicorn.Server:
    """A server that logs nothing: the token is in the path, and a path is what servers log."""
    return _Server(
        uvicorn.Config(
            answers,
            http=http,
            loop="asyncio",
            ws="none",
            lifespan="off",
            interface="asgi3",
            log_config=None,
            log_level="critical",
            access_log=False,
            server_header=False,
            timeout_keep_alive=5,
            timeout_graceful_shutdown=STOP_SECONDS,
        )
    )
