"""Targets are measured over time: recorded, corrected, undone, and never beyond what the clause asks."""

import sqlite3
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from plans.target import Quantity
from store.errors import AlreadyThere, Refused, TargetUnclear, UnknownPlan, UnknownTarget, WrongValue
from store.open_board import OpenBoard
from store.target_views import TargetView
from store.wishes import MeasureTarget

TODAY = date(2022, 5, 16)
MARCH, APRIL = date(2022, 3, 31), date(2022, 4, 30)


def target(board: OpenBoard, key: str) -> TargetView:
    """The target of this key."""
    return next(view for view in board.targets(key.partition("/")[0]) if view.key == key)


def measure(board: OpenBoard, key: str, value: str, day: date = MARCH, **known: str) -> None:
    """Record a measurement."""
    board.apply(MeasureTarget(key, Decimal(value), day, **known), today=TODAY)


def test_every_number_of_a_plan_is_a_target_in_the_documents_order(shipped_board: OpenBoard) -> None:
    """A clause that asks for several numbers has one target for each; one that asks for none keeps its words."""
    views = shipped_board.targets("2022")

    assert [view.key for view in views][:7] == [
        "2022/I.2.a#1",
        "2022/I.2.a#2",
        "2022/I.2.a#3",
        "2022/I.2.a#4",
        "2022/I.2.b#1",
        "2022/I.2.b#2",
        "2022/I.2.c",
    ]
    assert [view.key for view in views if view.target is None] == ["2022/I.2.c", "2022/I.2.h"]
    assert target(shipped_board, "2022/I.2.k").of == 1


def test_a_target_of_the_scheme_points_to_the_task_that_tracks_it(shipped_board: OpenBoard) -> None:
    """The number is measured here, the work is followed there."""
    assert target(shipped_board, "2016-2017/II.2.2.1.1#2").task == "2016-2017/II.2.2.1.1"
    assert target(shipped_board, "2022/I.2.k").task is None


def test_the_last_measurement_counts_and_the_gap_is_what_is_missing(shipped_board: OpenBoard) -> None:
    """By the day on which it was measured, not by the day on which it was typed."""
    measure(shipped_board, "2022/I.2.e#2", "31.5", APRIL, document="45/BC-VPUB")
    measure(shipped_board, "2022/I.2.e#2", "20", MARCH)

    measured = target(shipped_board, "2022/I.2.e#2")

    assert [one.measured_on for one in measured.measurements] == [MARCH, APRIL]
    assert measured.last is not None
    assert (measured.last.quantity, measured.last.document) == (Quantity(Decimal("31.5"), "%"), "45/BC-VPUB")
    assert (measured.gap, measured.reached) == (Decimal("8.5"), False)
    assert target(shipped_board, "2022/I.2.e#1").last is None


def test_a_reduction_is_measured_in_heads_or_in_percent(shipped_board: OpenBoard) -> None:
    """“2,5% biên chế công chức (51 biên chế)”: both are asked for."""
    measure(shipped_board, "2022/I.2.g#1", "51", unit="biên chế")

    assert target(shipped_board, "2022/I.2.g#1").reached


def test_a_measurement_of_the_same_day_is_corrected(shipped_board: OpenBoard) -> None:
    """A typing error must not stay as a second truth; history keeps what was said first."""
    measure(shipped_board, "2022/I.2.k", "92")
    measure(shipped_board, "2022/I.2.k", "29")

    assert [one.quantity.value for one in target(shipped_board, "2022/I.2.k").measurements] == [29]
    changes = shipped_board.history(limit=1)[0].changes
    assert [(change.before, change.after) for change in changes] == [
        ("2022/I.2.k#1: 92 % 31/03/2022", None),
        (None, "2022/I.2.k#1: 29 % 31/03/2022"),
    ]


def test_measuring_is_one_action_that_can_be_undone_and_redone(shipped_board: OpenBoard) -> None:
    """Like everything that people record."""
    measure(shipped_board, "2022/I.2.k", "92")
    measure(shipped_board, "2022/I.2.k", "29")

    shipped_board.undo()
    assert [one.quantity.value for one in target(shipped_board, "2022/I.2.k").measurements] == [92]
    shipped_board.undo()
    assert target(shipped_board, "2022/I.2.k").measurements == ()
    shipped_board.redo()
    assert [one.quantity.value for one in target(shipped_board, "2022/I.2.k").measurements] == [92]
    assert shipped_board.history(limit=1)[0].wish == "redo"


def test_the_same_measurement_again_changes_nothing(shipped_board: OpenBoard) -> None:
    """Not even history."""
    measure(shipped_board, "2022/I.2.k", "29.0")
    before = shipped_board.last_change()

    with pytest.raises(AlreadyThere):
        measure(shipped_board, "2022/I.2.k", "29")

    assert shipped_board.last_change() == before


@pytest.mark.parametrize(
    ("key", "value", "day", "known", "refusal"),
    [
        ("2022/I.2.e", "5", MARCH, {}, TargetUnclear),
        ("2022/I.2.e#4", "5", MARCH, {}, UnknownTarget),
        ("2022/I.2.e#x", "5", MARCH, {}, UnknownTarget),
        ("2022/I.2.z", "5", MARCH, {}, UnknownTarget),
        ("2022/VI.6", "5", MARCH, {}, UnknownTarget),
        ("2022/I.2.c", "5", MARCH, {}, WrongValue),
        ("2022/I.2.k", "5", date(2022, 5, 17), {}, WrongValue),
        ("2022/I.2.k", "5", MARCH, {"unit": "bậc"}, WrongValue),
        ("2022/I.2.k", "NaN", MARCH, {}, WrongValue),
        ("2022/I.2.k", "1e30", MARCH, {}, WrongValue),
        ("2022/I.2.k", "5", MARCH, {"document": "—"}, WrongValue),
    ],
)
def test_what_cannot_be_measured_is_refused_and_nothing_is_written(
    shipped_board: OpenBoard, key: str, value: str, day: date, known: dict[str, str], refusal: type[Refused]
) -> None:
    """No number is asked for, or several and none is named; a day to come; another unit."""
    before = shipped_board.last_change()

    with pytest.raises(refusal):
        measure(shipped_board, key, value, day, **known)

    assert shipped_board.last_change() == before


def test_a_key_in_other_capitals_is_the_same_key(shipped_board: OpenBoard) -> None:
    """As for tasks."""
    measure(shipped_board, "2022/i.2.K", "5")

    assert target(shipped_board, "2022/I.2.k").last is not None


def test_an_unknown_plan_is_told(shipped_board: OpenBoard) -> None:
    """With those that there are."""
    with pytest.raises(UnknownPlan):
        shipped_board.targets("1999")


def test_what_another_corrected_since_is_not_taken_back(
    shipped_board: OpenBoard, open_as: Callable[..., OpenBoard]
) -> None:
    """Undo never takes away what somebody did after it."""
    measure(shipped_board, "2022/I.2.k", "92")
    measure(open_as("minh"), "2022/I.2.k", "29")

    with pytest.raises(Exception, match="minh"):
        shipped_board.undo()

    assert [one.quantity.value for one in target(shipped_board, "2022/I.2.k").measurements] == [29]


def test_a_board_from_before_measurements_had_numbers_is_brought_up_to_date(
    shipped_board_file: Path, board_file: Path, open_as: Callable[..., OpenBoard]
) -> None:
    """What was on it stays, and measuring works."""
    old = sqlite3.connect(board_file)
    with sqlite3.connect(shipped_board_file) as new:
        new.backup(old)
    old.executescript(
        """
        DROP TABLE measurement;
        CREATE TABLE measurement (
            id INTEGER NOT NULL CONSTRAINT pk_measurement PRIMARY KEY AUTOINCREMENT, clause_id INTEGER NOT NULL,
            measured_on DATE NOT NULL, value VARCHAR NOT NULL, source VARCHAR NOT NULL,
            CONSTRAINT fk_measurement_clause_id_clause FOREIGN KEY(clause_id) REFERENCES clause (id)
        );
        CREATE INDEX ix_measurement_clause_id ON measurement (clause_id);
        INSERT INTO measurement (clause_id, measured_on, value, source)
            SELECT id, '2022-01-31', '7', '' FROM clause WHERE number = 'I.2.k';
        UPDATE alembic_version SET version_num = '0001';
        """
    )
    old.close()

    board = open_as()
    measure(board, "2022/I.2.k", "9")

    assert [one.quantity.value for one in target(board, "2022/I.2.k").measurements] == [7, 9]
