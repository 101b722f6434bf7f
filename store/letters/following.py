"""Which letters went before one, and which after it was answered: letters to an office about the same things."""

from collections.abc import Collection, Mapping
from typing import Any

from sqlalchemy import Connection, Row, select

from store.letters.views import EarlierLetter
from store.tables import Row as TableRow

_TABLES = TableRow.metadata.tables
_letter = _TABLES["letter"].c
_item = _TABLES["letter_item"].c


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
    letter: Row[Any], asked: Mapping[int, tuple[Row[Any], set[int]]], offices: Mapping[int, int]
) -> tuple[EarlierLetter, ...]:
    """The letters before it about any of what it asks for, oldest first."""
    mine = asked[letter.id][1] if letter.id in asked else set()
    return tuple(
        EarlierLetter(number, row.round, row.document, row.dated, row.reply_by, row.replied_on)
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
