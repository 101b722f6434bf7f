"""Status reviews and what they decided, as frozen values. No database library here."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from store.views import AgencyView, Counts
from store.words import Settled


class Followed(StrEnum):
    """What became of a decision, judged on a day; see `store.meetings.pages.judge_decision`."""

    KEPT = "kept"
    LATE = "late"
    NO_EVIDENCE = "no_evidence"
    OPEN = "open"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class DecisionView:
    """What a meeting decided.

    * `id` names it for life; `number` counts those of its meeting from 1. `meeting` is the meeting's number.
    * `task` is the key of the task it is about, with its `title`; None of a decision about none.
    * `owner` is the agency or group that carries it out, None where it is in other words; `owner_words` its name in any case.
    * `asks` are the numbers of the task's deliverables that were open then and that it asks for.
    * `outcome` None while nobody has settled it by hand; then `document`, `settled_on` and `note` say by what.
    """

    id: int
    meeting: int
    held_on: date
    number: int
    text: str
    owner: AgencyView | None
    owner_words: str
    due: date | None
    task: str | None = None
    title: str = ""
    asks: tuple[int, ...] = ()
    outcome: Settled | None = None
    document: str = ""
    settled_on: date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class ShownPlace:
    """Where the presenter stands: the page (1–7), on it the task (key), and whether the screen is blank.

    `row` counts from 0 the row of the page's list, or the line of the task's card, from which on it is shown. `today` is
    the day on which the presenter has everything judged; None until one has presented.
    """

    page: int = 1
    task: str | None = None
    blank: bool = False
    row: int = 0
    today: date | None = None


@dataclass(frozen=True, slots=True)
class GrantedView:
    """A deadline that was extended in a meeting, from `before` (None: there was none) to `to`, by a paper.

    `task` is the task's key; `title`, `outputs` and `lead` are its words. `agency` names the owing member where a group
    leads, else None; `period` the occurrence of what recurs.
    """

    task: str
    title: str
    outputs: str
    lead: str
    agency: str | None
    period: str | None
    before: date | None
    to: date
    document: str
    dated: date
    issuer: str


@dataclass(frozen=True, slots=True)
class MeetingView:
    """A status review.

    * `number` names it for life; `name` and `chair` may be "". `plans` are the keys of the plans that it is about.
    * `held_on` is its day, `next_on` that of the next one, where it is known.
    * `opened_change` is the change with which it began. Of a closed one `closed_change` is the change that closed it (what
      it saw in the end is the board as of that change), and `counts` its four numbers, judged on `judged_on`.
    * `parked` are the keys of the tasks put off to its end.
    """

    number: int
    name: str
    held_on: date
    next_on: date | None
    plans: tuple[str, ...]
    chair: str
    opened_by: str
    opened_at: datetime
    opened_change: int
    closed_at: datetime | None
    closed_change: int | None
    counts: Counts | None
    showing: ShownPlace
    decisions: tuple[DecisionView, ...] = ()
    parked: tuple[str, ...] = ()
    judged: date | None = None

    @property
    def judged_on(self) -> date:
        """The day on which a closed one's numbers are judged: that of the pages it saw; of one that goes on, its own day."""
        return self.judged or self.held_on

    @property
    def goes_on(self) -> bool:
        """Whether it is not over."""
        return self.closed_at is None
