"""The day since which changes are asked for: they begin with that day, everywhere, as people say "từ ngày"."""

from datetime import date, timedelta

import click

from board.commands.options import Options
from board.commands.whereabouts import known_day
from board.dates import today_here
from board.language import _
from board.wording import day
from store.errors import WrongValue


def refuse_later(since: date, *, judged_on: date, options: Options) -> None:
    """Hold that the day is no later than both the day of judging and the last day of which anything is known.

    Else time would run backwards, and what is late no more would be told as good news.

    Raises:
        WrongValue: it has not come. UsageError: it is later than the day with which it is compared.
    """
    if since > today_here():
        raise WrongValue("since", day(since), "past_day")
    last = min(judged_on, known_day(options) or judged_on)
    if since > last:
        raise click.UsageError(
            _("Ngày so sánh {then} sau ngày số liệu {today}; cần một ngày sớm hơn.").format(
                then=day(since), today=day(last)
            )
        )


def day_before(since: date) -> date:
    """The day on which the board is judged as it stood when `since` began."""
    return max(since, date.min + timedelta(days=1)) - timedelta(days=1)
