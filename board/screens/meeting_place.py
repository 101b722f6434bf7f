"""Where a presenter stands in a meeting, and where the next press of a remote leads: nothing but PgDn runs all of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from store.meetings.pages import FollowUp, MeetingPages
from store.meetings.views import Followed

OVERVIEW, LAST_TIME, LATE, DUE, AGENCIES, TARGETS, READ_BACK = range(1, 8)


@dataclass(frozen=True, slots=True)
class Place:
    """A page; on it the row of its list, counted from 0; or the card of a task (key), then `row` is its first line shown."""

    page: int = OVERVIEW
    row: int = 0
    card: str = ""


_WORST_FIRST = (Followed.NO_EVIDENCE, Followed.OPEN, Followed.LATE, Followed.KEPT, Followed.WITHDRAWN)

Runs = Mapping[int, tuple[str, ...]]
"""Page → the tasks (keys) whose cards are gone through there, one after the other."""


def runs_of(pages: MeetingPages) -> dict[int, tuple[str, ...]]:
    """The cards of each page. What was put off to the end is gone through before the decisions are read back."""
    parked = frozenset(pages.meeting.parked)
    follow_ups = (one.task.key for one in ordered(pages) if one.task is not None)
    left_over = (task.key for task in pages.left_over)
    return {
        LAST_TIME: tuple(dict.fromkeys((*follow_ups, *left_over))),
        LATE: tuple(task.key for task in pages.late if task.key not in parked),
        DUE: tuple(dict.fromkeys(one.task.key for one in pages.due)),
        READ_BACK: tuple(task.key for task in pages.parked),
    }


def ordered(pages: MeetingPages) -> list[FollowUp]:
    """What was decided last time: what nothing shows to be done stands first, what was kept last."""
    return sorted(pages.follow_ups, key=lambda one: _WORST_FIRST.index(one.followed))


def kept_runs(before: Runs, now: Runs, place: Place) -> dict[int, tuple[str, ...]]:
    """The runs from now on: while a card is shown, that of its page stays as it was begun.

    A task that is closed, extended or put off meanwhile would else take its place in the row with it.
    """
    return {page: before.get(page, keys) if place.card and page == place.page else keys for page, keys in now.items()}


def forward(place: Place, runs: Runs, *, parked: Sequence[str], next_sheet: int | None) -> Place:
    """Where PgDn leads; the end of all stays where it is.

    `next_sheet` is the first row that is not seen of the list, None where its end is seen. A list is followed by its
    page's cards on page 3 only; elsewhere cards are opened one by one.
    """
    run = runs.get(place.page, ())
    if place.card:
        following = run[run.index(place.card) + 1 :] if place.card in run else ()
        for key in following:
            if (key in parked) == (place.page == READ_BACK):
                return Place(place.page, card=key)
        return Place(READ_BACK if place.page == READ_BACK else place.page + 1)
    if next_sheet is not None:
        return Place(place.page, row=next_sheet)
    if place.page == LATE and run:
        return Place(LATE, card=run[0])
    if place.page == TARGETS and runs.get(READ_BACK):
        return Place(READ_BACK, card=runs[READ_BACK][0])
    return Place(min(place.page + 1, READ_BACK), row=place.row if place.page == READ_BACK else 0)


def backward(place: Place, runs: Runs, *, previous_sheet: int | None) -> Place:
    """Where PgUp leads: the same way back. `previous_sheet` as `next_sheet` of `forward`, for the rows before."""
    run = runs.get(place.page, ())
    if place.card:
        before = run[: run.index(place.card)] if place.card in run else ()
        if before:
            return Place(place.page, card=before[-1])
        return Place(TARGETS) if place.page == READ_BACK else Place(place.page)
    if previous_sheet is not None:
        return Place(place.page, row=previous_sheet)
    if place.page == DUE and runs.get(LATE):
        return Place(LATE, card=runs[LATE][-1])
    if place.page == READ_BACK and runs.get(READ_BACK):
        return Place(READ_BACK, card=runs[READ_BACK][-1])
    return Place(max(place.page - 1, OVERVIEW))
