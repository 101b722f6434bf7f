"""Which keys act on a screen just now: help, palette and footer tell only of those, and of the others it is said why not."""

from collections.abc import Callable, Mapping
from typing import ClassVar

from textual import events
from textual.screen import Screen

from board.key_words import place_word
from board.keys import BY_ID, CHANGING, Key, spellings
from board.language import _

_ELSEWHERE = ("main", "task", "board", "timeline", "matrix", "agencies", "targets", "history", "year")
"""Places of keys that people know and try on other screens; arrows and the like mean something else on each."""
_UNSPOKEN = frozenset(("left", "right", "up", "down", "enter", "escape", "space", "home", "end", "pageup", "pagedown"))
_WAYS_OUT = {"form": "cancel", "conflict": "leave-conflict", "meeting": "leave-meeting", "follow": "leave-follow"}
"""Place of a screen → the key that leaves it, where that is another one than of most."""


class KeysHere(Screen[None]):
    """A screen that knows which keys act on it. `tells_dead_keys`: it answers to keys that act elsewhere alone."""

    place: ClassVar[str] = "main"
    tells_dead_keys: ClassVar[bool] = False

    def places(self) -> tuple[str, ...]:
        """The places whose keys act here, for help and palette: the nearest first."""
        raise NotImplementedError

    def tell(self, text: str, *, refused: bool = False) -> None:
        """Answer on the message line."""
        raise NotImplementedError

    def only_looks(self) -> bool:
        """Whether nothing can be changed from here: by this person's role, or as it is the board of an earlier day."""
        below = self.below()
        return below is not None and below.only_looks()

    def acts(self, key: Key) -> bool:
        """Whether the key, which is one of these places, does anything here just now."""
        return not (key.id in CHANGING and self.only_looks())

    def words_now(self) -> Mapping[str, str]:
        """What keys do here, by their ids, where that is not what they do everywhere; "" for one that is not to be told."""
        below = self.below()
        return {"close": below.back_here()} if below is not None else {}

    def back_here(self) -> str:
        """What Esc is said to do on a screen that was opened from this one."""
        return _("trở lại")

    def leaving_said(self) -> str:
        """How one leaves the program from here, for who tries it with a key that does not: one step at a time."""
        leave = BY_ID["leave"].named
        if self.below() is None:
            return _("Nhấn {key} để rời khỏi chương trình.").format(key=leave)
        return _("Nhấn {back} để rời màn hình này; ở màn hình chính, {key} để rời khỏi chương trình.").format(
            back=BY_ID[_WAYS_OUT.get(self.place, "close")].label.split(" ")[0], key=leave
        )

    def below(self) -> "KeysHere | None":
        """The screen from which this one was opened; None at the bottom."""
        stack = self.app.screen_stack
        under = stack[: stack.index(self)] if self in stack else []
        return next((screen for screen in reversed(under) if isinstance(screen, KeysHere)), None)

    def on_key(self, event: events.Key) -> None:
        """What reaches the screen was nobody's: where it is known from elsewhere, say where it acts."""
        if not self.tells_dead_keys or event.key in _UNSPOKEN:
            return
        typed = event.character if event.is_printable and event.character else event.key
        key = next(filter(self._is_elsewhere(typed), BY_ID.values()), None)
        if key is not None:
            event.stop()
            self.tell(self._elsewhere_said(key), refused=True)

    def _is_elsewhere(self, typed: str) -> Callable[[Key], bool]:
        here = self.places()

        def is_meant(key: Key) -> bool:
            spelled = {name for one in key.keys for name in spellings(one)}
            return key.on in _ELSEWHERE and key.on not in here and typed in spelled

        return is_meant

    def _elsewhere_said(self, key: Key) -> str:
        if key.on == "main":
            return _("“{does}” dùng ở màn hình chính; {back} để trở về.").format(
                does=key.long, back=BY_ID["close"].named
            )
        return _("“{does}” chỉ dùng ở: {place}.").format(does=key.long, place=place_word(key.on))
