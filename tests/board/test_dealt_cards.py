"""Cards that are moved one by one stand as if all had been dealt anew."""

from collections.abc import Sequence
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from board.screens.widgets.dealt_cards import DealtCards
from store.views import TaskView
from store.words import Column, Timeliness
from tests.board.tasks_made import mark, task

LATE = mark(1, None, date(2022, 3, 31))
ROWS = tuple(
    task(f"{section}.{number}", LATE, plan=plan)._replace(id=place, position=place)
    for place, (plan, section, number) in enumerate(
        (plan, section, number) for plan in ("2016-2017", "2022") for section in ("I", "VIII") for number in range(1, 7)
    )
)
changes = st.lists(
    st.tuples(
        st.integers(0, len(ROWS) - 1),
        st.sampled_from(list(Column)),
        st.sampled_from([(Timeliness.OVERDUE, 46), (Timeliness.OVERDUE, 3), (Timeliness.ON_TIME, 0)]),
    ),
    max_size=5,
)


class Table:
    """Cards on a table, and how they lie."""

    def __init__(self) -> None:
        self._by_key: dict[str, TaskView] = {}
        self.cards = DealtCards(lambda key: self._by_key.get(key))

    def deal(self, rows: tuple[TaskView, ...]) -> "Table":
        """Deal these rows."""
        self._by_key = {row.key: row for row in rows}
        self.cards.deal(rows, None, plans=["2016-2017", "2022"])
        return self

    @property
    def lying(self) -> list[tuple[list[str], int, Sequence[int | None]]]:
        """Of each column the keys from above, how many are late, and where each card is found."""
        return [
            (keys := [card.key for card in column.tasks], column.late, [column.place_of(key) for key in keys])
            for column in (*self.cards.columns, self.cards.shelf)
        ]


@given(rounds=st.lists(changes, max_size=4))
def test_cards_that_are_moved_one_by_one_stand_as_if_all_had_been_dealt(
    rounds: list[list[tuple[int, Column, tuple[Timeliness, int]]]],
) -> None:
    """Ten thousand cards are not dealt again because one has moved; nobody may see the difference."""
    rows, table = ROWS, Table().deal(ROWS)
    for several in rounds:
        for place, column, (timeliness, days_late) in several:
            newer = rows[place]._replace(column=column, timeliness=timeliness, days_late=days_late)
            rows = (*rows[:place], newer, *rows[place + 1 :])
        table.deal(rows)

        assert table.lying == Table().deal(rows).lying


def test_equally_urgent_cards_stand_in_the_document_s_order() -> None:
    """A card that comes back to its column stands where it stood."""
    rows = tuple(row._replace(column=Column.NOT_STARTED) for row in ROWS)
    away = (*rows[:3], rows[3]._replace(column=Column.DONE), *rows[4:])
    table = Table().deal(rows).deal(away).deal(rows)

    assert [card.key for card in table.cards.columns[0].tasks] == [row.key for row in rows]


@pytest.mark.parametrize("rows", [ROWS[1:], ROWS[::-1], ROWS[:5]])
def test_other_cards_are_dealt_anew(rows: tuple[TaskView, ...]) -> None:
    """A filter lets others through; an import brings and takes rows."""
    assert Table().deal(ROWS).deal(rows).lying == Table().deal(rows).lying
