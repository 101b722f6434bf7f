"""What changed between two open boards of the same database: as it was known then, and as it is (or was known later)."""

from collections.abc import Sequence
from datetime import date, timedelta

from store.errors import NotKnownYet
from store.filters.language import read_filter
from store.history.since import SinceView, changes_between
from store.open_board import OpenBoard


def known_before(board: OpenBoard, day: date) -> OpenBoard:
    """The board as it was known when `day` began, to be closed; of the first day of all, before anything was recorded.

    Raises:
        NotKnownYet: nothing had been recorded by the end of that day either.
    """
    try:
        return board.as_of(day=max(day, date.min + timedelta(days=1)) - timedelta(days=1))
    except NotKnownYet as error:
        if error.first != day:
            raise NotKnownYet(day, error.first) from error
        return board.as_of(change=0)


def changes_since(
    then: OpenBoard,
    now: OpenBoard,
    plans: Sequence[str] | None,
    *,
    then_day: date,
    today: date,
    filter_text: str = "",
    user: str = "",
) -> SinceView:
    """Compare the chosen plans (None: the default one of `today`), each board judged on its own day.

    `then` comes from `OpenBoard.as_of`. Of a plan that it does not know yet, everything is new. The filter chooses tasks as
    they are now; `user` is who "tôi" (me) is in it.

    Raises:
        UnknownPlan: one of the plans is not on the board now. FilterError.
    """
    after = now.board(plans, today=today)
    keys = [plan.key for plan in after.plans]
    known = {plan.key for plan in then.plans()}
    before = [key for key in keys if key in known]
    chosen = read_filter(filter_text, after, today=today, user=user)
    return changes_between(
        then.board(before, today=then_day),
        after,
        recorded_before=then.recorded(before, today=then_day),
        recorded=now.recorded(keys, today=today),
        keep=chosen.matches if chosen.tests else None,
    )
