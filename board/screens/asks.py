"""What screens ask of the one who holds the board. They post these; they never change or read anything themselves."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.message import Message
from textual.screen import Screen

from store.wishes import Wish

if TYPE_CHECKING:
    from board.calendar.feed_cards import FeedCard
    from store.target_views import TargetView


@dataclass
class ChangeAsked(Message):
    """Carry out these wishes as one action. `form` is told how it went: it closes, or says what was refused."""

    wishes: tuple[Wish, ...]
    form: Screen[None] | None = None


class UndoAsked(Message):
    """Take back this person's last action."""


class RedoAsked(Message):
    """Do again what was last taken back."""


@dataclass
class FormAsked(Message):
    """Open a form for these tasks: "evidence", "extend", "note", "people" or "column".

    `deliverable` is the number of the one meant; None asks which, where there are several.
    """

    form: str
    keys: tuple[str, ...]
    deliverable: int | None = None


@dataclass
class TaskAsked(Message):
    """Open the screen of one task."""

    key: str


class PlansAsked(Message):
    """Offer the plans that are on the board, to see another one."""


@dataclass
class TargetsAsked(Message):
    """Read the targets of these plans; `then` gets them, still in the reader's thread: it posts a message."""

    plans: tuple[str, ...]
    then: "Callable[[tuple[TargetView, ...]], object]"


@dataclass
class FeedsAsked(Message):
    """Read the calendar feeds; `then` gets them, still in the reader's thread: it posts a message."""

    then: "Callable[[tuple[FeedCard, ...]], object]"


@dataclass
class ListAsked(Message):
    """Show on the board what this filter lets through."""

    filter_text: str
