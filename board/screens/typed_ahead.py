"""Keys and pastes that come while a form is on its way wait for it: what was typed ahead must not act as commands."""

from collections import deque

from textual import events
from textual.app import App

from board.screens.board_screen import BoardScreen


class TypedAhead(App[None]):
    """An app whose keys wait while one of its screens does; `press_waiting_keys` lets them go on."""

    _waiting_keys: deque[events.Key | events.Paste] | None = None

    async def on_event(self, event: events.Event) -> None:
        """A key, or a paste, behind those that wait."""
        if isinstance(event, events.Key | events.Paste) and not event.is_forwarded:
            self._waiting_keys = self._waiting_keys or deque()
            self._waiting_keys.append(event)
            await self.press_waiting_keys()
        else:
            await super().on_event(event)

    async def press_waiting_keys(self) -> None:
        """One after the other, as long as no screen waits."""
        while self._waiting_keys and not any(screen.waiting for screen in self.board_screens()):
            await super().on_event(self._waiting_keys.popleft())

    def board_screens(self) -> list[BoardScreen]:
        """The screens that stand on the board, the uppermost last."""
        return [screen for screen in self.screen_stack if isinstance(screen, BoardScreen)]
