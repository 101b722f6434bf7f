"""Chasing letters as frozen values: those that were written, and who is to be chased for what. No database library here."""

from dataclasses import dataclass
from datetime import date, timedelta

from plans.days_off import day_off
from store.views import AgencyView, PlanView

DEFAULT_REPLY_DAYS = 10
"""How many days after its date a letter asks to be answered by, where nobody says another day; see `usual_reply_day`."""

DAYS_AFTER_REPLY = DEFAULT_REPLY_DAYS
"""For how many working days after its answer an agency is not asked for the same again."""


def usual_reply_day(dated: date) -> date:
    """By which day a letter of this day asks to be answered: the first working day that is not before DEFAULT_REPLY_DAYS.

    >>> usual_reply_day(date(2022, 5, 16)), usual_reply_day(date(2022, 6, 30))
    (datetime.date(2022, 5, 26), datetime.date(2022, 7, 11))
    """
    day = dated + timedelta(days=DEFAULT_REPLY_DAYS)
    while day_off(day) is not None:
        day += timedelta(days=1)
    return day


@dataclass(frozen=True, slots=True)
class LetterItemView:
    """One deliverable that a letter asks after: a row of its table.

    * `task` is the key, `number` the task's number as printed; `title`, `output` and `deadline_words` are verbatim.
    * `owed` is the deliverable's number within the task; `period` names the occurrence of a recurring one, else "".
    * `due` and `original_due` are the days when the letter was written; `round`: the how-many-th letter about it.
    * `done_on` is the day of the paper that has closed it meanwhile.
    """

    task: str
    number: str
    section: str
    section_title: str
    title: str
    output: str
    owed: int
    period: str
    deadline_words: str
    original_due: date | None
    due: date | None
    round: int = 1
    done_on: date | None = None

    def days_late(self, on: date) -> int:
        """Whole days by which it was late on a day (a letter's own, mostly): 0 on the due day, negative before it.

        What has no due day is never late: 0.
        """
        return (on - self.due).days if self.due else 0


@dataclass(frozen=True, slots=True)
class EarlierLetter:
    """A letter before this one that asked for some of the same things; `document` "" while it is not numbered.

    `asked` is what of this letter it asked for, in this letter's order: a task's number as printed, and the deliverable's.
    """

    letter: int
    round: int
    document: str
    dated: date
    reply_by: date
    replied_on: date | None
    reply_document: str
    asked: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class LetterView:
    """A chasing letter to one agency about one plan: all that its paper needs, and what became of it.

    * `agency` has the name that it was sent under, whatever it is called or part of now.
    * `number` names it on the board for life; `document` is the registry's number, "" until it has given one.
    * `plan` gives the issuing office (`secretariat`) and the paper that is referred to (number, signed, title, issuer).
    * `round` is the highest of its items'; `earlier` are the letters before it about any of them, oldest first.
    * `reply_by` is the day asked for; `replied_on` when the answer came, with its number and what it says. `answered_later`
      is the number of a later letter that asked for all of this and was answered: nothing is waited for here any more.
    """

    number: int
    agency: AgencyView
    plan: PlanView
    round: int
    document: str
    dated: date
    reply_by: date
    items: tuple[LetterItemView, ...]
    earlier: tuple[EarlierLetter, ...] = ()
    replied_on: date | None = None
    reply_document: str = ""
    reply_note: str = ""
    answered_later: int | None = None

    @property
    def is_answered(self) -> bool:
        """Whether an answer was recorded, to this one or to a later one that asked for all of it."""
        return self.replied_on is not None or self.answered_later is not None

    def is_open(self, on: date) -> bool:
        """Whether an answer may still come: none was recorded, and the day asked for has not passed."""
        return not self.is_answered and on <= self.reply_by

    def is_overdue(self, on: date) -> bool:
        """Whether the day asked for has passed without an answer."""
        return not self.is_answered and on > self.reply_by

    @property
    def overdue_items(self) -> tuple[LetterItemView, ...]:
        """What was late on the letter's day, in its order."""
        return tuple(item for item in self.items if item.days_late(self.dated) > 0)

    @property
    def coming_items(self) -> tuple[LetterItemView, ...]:
        """What was not yet late on the letter's day."""
        return tuple(item for item in self.items if item.days_late(self.dated) <= 0)


@dataclass(frozen=True, slots=True)
class TaskLetterView:
    """A letter as the task shows it that it asked after: to whom, the how-many-th, and whether it was answered."""

    letter: int
    agency: AgencyView
    owed: int
    round: int
    document: str
    dated: date
    reply_by: date
    replied_on: date | None
    reply_document: str
    reply_note: str


@dataclass(frozen=True, slots=True)
class Resting:
    """How many things an agency is not asked for because it answered on `replied_on`: up to `until`, that day included."""

    replied_on: date
    until: date
    count: int


@dataclass(frozen=True, slots=True)
class ChasedAgency:
    """What one agency would be asked for in its next letter about a plan, most late first.

    `round` is the highest of the items'; `waiting` counts what is left out because an answer may still come, `resting` what
    was answered so lately that the agency is given time.
    """

    agency: AgencyView
    plan: PlanView
    items: tuple[LetterItemView, ...]
    waiting: int = 0
    resting: tuple[Resting, ...] = ()

    @property
    def round(self) -> int:
        """The round of the letter: the highest of its items', 0 where there is nothing to ask for now."""
        return max((item.round for item in self.items), default=0)


@dataclass(frozen=True, slots=True)
class OwnWork:
    """What is late or soon due of the plan's own secretariat (`agency`), most late first."""

    agency: AgencyView
    plan: PlanView
    items: tuple[LetterItemView, ...]


@dataclass(frozen=True, slots=True)
class ChaseView:
    """Who is to be chased for what on `today`; agencies in protocol order, those who only wait among them.

    `unaddressed` are the items that nobody in the directory owes: their lead is not understood, a person must look. `own`
    is what the office that follows the plan owes itself: it is told, and no letter is written about it.
    """

    today: date
    soon_days: int
    agencies: tuple[ChasedAgency, ...]
    unaddressed: tuple[LetterItemView, ...] = ()
    own: tuple[OwnWork, ...] = ()

    @property
    def letters(self) -> tuple[ChasedAgency, ...]:
        """Those that a letter would be written to."""
        return tuple(one for one in self.agencies if one.items)
