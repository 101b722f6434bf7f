"""Wishes about chasing letters: writing them, their number in the registry, the answer."""

from dataclasses import dataclass
from datetime import date

from store.seen import Seen
from store.workflow import DUE_SOON_DAYS


@dataclass(frozen=True, slots=True)
class WriteLetters:
    """Write a letter about each plan to each agency that is to be chased (`store.letters.rows.chase`): one action.

    No `agencies` (keys or names): all of them; no `tasks` (keys): whatever is to be chased. Only what is due within
    `soon_days` of today, today included, is asked for beside what is late. `duties`: what the plans' bodies order, too.
    """

    plans: tuple[str, ...]
    dated: date
    reply_by: date
    agencies: tuple[str, ...] = ()
    tasks: tuple[str, ...] = ()
    soon_days: int = DUE_SOON_DAYS
    duties: bool = False


@dataclass(frozen=True, slots=True)
class NumberLetter:
    """The number that the registry gave a letter, and its day; None leaves the day as it is."""

    letter: int
    document: str
    dated: date | None = None
    seen: Seen | None = None


@dataclass(frozen=True, slots=True)
class RecordReply:
    """The answer to a letter: when it came, its number, what it says. `on` None takes a recorded answer away."""

    letter: int
    on: date | None
    document: str = ""
    note: str = ""
    seen: Seen | None = None


LetterWish = WriteLetters | NumberLetter | RecordReply
