"""What screens ask of the one who holds the board. They post these; they never change or read anything themselves."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from textual.message import Message
from textual.screen import Screen

from board.screens.draft import Draft, LeftBehind

if TYPE_CHECKING:
    from store.open_board import OpenBoard
    from store.wishes import Wish


@dataclass
class ChangeAsked(Message):
    """Carry out these wishes as one action. `form` is told how it went: it closes, or says what was refused."""

    wishes: "tuple[Wish, ...]"
    form: Screen[None] | None = None


@dataclass
class UndoAsked(Message):
    """Take back this person's last action, or the one of this number in the history.

    `unless` is a meeting and the action that opened it: where that is the last one, it is refused (TakesMeetingAway).
    """

    number: int | None = None
    unless: tuple[int, int] | None = None


class RedoAsked(Message):
    """Do again what was last taken back."""


@dataclass
class FormAsked(Message):
    """Open a form for these tasks: "evidence", "extend", "note", "people" or "column".

    `deliverable` is the number of the one meant; None asks which, where there are several. With `left` what was left
    behind stands in it again. `marked` are the tasks that are marked where it was asked for, also those out of sight.
    """

    form: str
    keys: tuple[str, ...]
    deliverable: int | None = None
    left: LeftBehind | None = None
    marked: tuple[str, ...] = ()


@dataclass
class Typing(Message):
    """Something was typed that would be a pity to lose; `over`: it was sent or given up."""

    over: bool = False


@dataclass
class DraftSettled(Message):
    """What was left behind is being typed again, or is not wanted any more."""

    left: LeftBehind


@dataclass
class DraftLeft(Message):
    """A form was left with something typed in it: it is to be kept, and opened again on demand."""

    draft: Draft


class ReopenAsked(Message):
    """Open again what was left unsent."""


@dataclass
class TaskAsked(Message):
    """Open the screen of one task."""

    key: str


@dataclass
class ReadAsked(Message):
    """Read what no board view holds: `read` gets the open board, beside the screen's thread; `then` gets what it gave.

    `then` runs on the screen's own thread and may be a coroutine; before it a screen that set `waiting` is to unset it. When
    reading fails, the uppermost screen tells why and `then` is not called.
    """

    read: "Callable[[OpenBoard], Any]"
    then: Callable[[Any], object]


@dataclass
class PlansChosen(Message):
    """From now on show these plans."""

    plans: tuple[str, ...]


@dataclass
class ListAsked(Message):
    """Show on the board what this filter lets through."""

    filter_text: str
