"""Work that is done beside the screen's thread, heard on it: what it gave, or why it could not be done."""

from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

from textual._callback import invoke
from textual.message import Message

from board.screens.asks import ChangeAsked
from board.screens.typed_ahead import TypedAhead

Result = TypeVar("Result")


class Hearing(TypedAhead):
    """An app that waits for nothing: results and errors come to it as messages."""

    @dataclass
    class Answered(Message):
        """What was asked for has been read; `then` is what to do with it, on the screen's own thread."""

        then: Callable[[], object]

    @dataclass
    class Failed(Message):
        """Work was refused or could not be done; `asked` is the change that was."""

        error: Exception
        asked: ChangeAsked | None

    async def on_hearing_answered(self, event: Answered) -> None:
        """To the one who asked; keys that were typed ahead are for the screen that is uppermost now."""
        await invoke(event.then)
        await self.press_waiting_keys()

    def answer(self, work: "Future[Result]", then: Callable[[Result], object]) -> None:
        """When it is read, `then` with what was read, on the screen's own thread."""
        self.hear(work, lambda found: self.post_message(self.Answered(partial(then, found))))

    def hear(self, work: "Future[Result]", then: Callable[[Result], object], asked: ChangeAsked | None = None) -> None:
        """When the work is done, `then` with its result, still in its thread: it posts a message. Errors are posted too."""

        def heard(done: "Future[Result]") -> None:
            if done.cancelled():
                return
            error = done.exception()
            if error is None:
                then(done.result())
            elif isinstance(error, Exception):
                self.post_message(self.Failed(error, asked))

        work.add_done_callback(heard)
