"""Which letters went before one, which after it was answered, and what an office is left alone with for now."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date, timedelta
from typing import Any, NamedTuple

from sqlalchemy import Connection, Row, select

from plans.days_off import day_off
from store.letters.views import DAYS_AFTER_REPLY, EarlierLetter
from store.tables import Row as TableRow

_TABLES = TableRow.metadata.tables
_letter = _TABLES["letter"].c
_item = _TABLES["letter_item"].c


class Before(NamedTuple):
    """How often an agency was asked for a deliverable, whether an answer may still come, and the last day it came."""

    rounds: int = 0
    waits: bool = False
    replied_on: date | None = None

    def rests_since(self, today: date) -> date | None:
        """The day of an answer so recent that nobody asks again yet."""
        replied_on = None if self.waits else self.replied_on
        return replied_on if replied_on is not None and today <= rest_after(replied_on) else None


def rest_after(replied_on: date) -> date:
    """The last day on which what was answered then is not asked for again: DAYS_AFTER_REPLY working days on.

    >>> rest_after(date(2022, 4, 26))
    datetime.date(2022, 5, 12)
    """
    day, left = replied_on, DAYS_AFTER_REPLY
    while left:
        day += timedelta(days=1)
        left -= day_off(day) is None
    return day


def asked_before(
    connection: Connection, plans: Sequence[int], today: date, offices: Mapping[int, int]
) -> dict[tuple[int, int], Before]:
    """(agency as it is now, deliverable) → what was asked of it before `today`, and answered by then."""
    known: dict[tuple[int, int], Before] = {}
    rows = connection.execute(
        select(_letter.agency_id, _item.deliverable_id, _item.round, _letter.reply_by, _letter.replied_on)
        .join(_TABLES["letter_item"], _item.letter_id == _letter.id)
        .where(_letter.plan_id.in_(plans))
    )
    for row in rows:
        asked = offices[row.agency_id], row.deliverable_id
        before = known.get(asked, Before())
        replies = [one for one in (before.replied_on, row.replied_on) if one is not None]
        known[asked] = Before(
            max(before.rounds, row.round),
            before.waits or (row.replied_on is None and today <= row.reply_by),
            max(replies, default=None),
        )
    return known


def asked_of(
    connection: Connection, agencies: Collection[int], offices: Mapping[int, int]
) -> dict[int, tuple[Row[Any], set[int]]]:
    """Every letter to these agencies and those before them, by its number, with the deliverables (ids) that it asked for."""
    asked: dict[int, tuple[Row[Any], set[int]]] = {}
    rows = connection.execute(
        select(_TABLES["letter"], _item.deliverable_id)
        .join(_TABLES["letter_item"], _item.letter_id == _letter.id)
        .where(_letter.agency_id.in_([one for one, now in offices.items() if now in agencies]))
        .order_by(_letter.id)
    )
    for row in rows:
        asked.setdefault(row.id, (row, set()))[1].add(row.deliverable_id)
    return asked


def earlier_letters(
    letter: Row[Any],
    mine: Mapping[int, tuple[str, int]],
    asked: Mapping[int, tuple[Row[Any], set[int]]],
    offices: Mapping[int, int],
) -> tuple[EarlierLetter, ...]:
    """The letters before it about any of what it asks for, oldest first; `mine`: that (ids), as they name it."""
    return tuple(
        EarlierLetter(
            number,
            row.round,
            row.document,
            row.dated,
            row.reply_by,
            row.replied_on,
            row.reply_document,
            tuple(named for deliverable, named in mine.items() if deliverable in items),
        )
        for number, (row, items) in asked.items()
        if number < letter.id and offices[row.agency_id] == offices[letter.agency_id] and not items.isdisjoint(mine)
    )


def answered_later(
    letter: Row[Any], asked: Mapping[int, tuple[Row[Any], set[int]]], offices: Mapping[int, int]
) -> int | None:
    """The number of a later letter that asked for all of this and was answered; None where there is none."""
    mine = asked[letter.id][1] if letter.id in asked else set()
    later = (
        number
        for number, (row, items) in asked.items()
        if number > letter.id and offices[row.agency_id] == offices[letter.agency_id]
        if row.replied_on is not None and mine and mine <= items
    )
    return next(later, None)
