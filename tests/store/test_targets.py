"""Targets are measured over time: recorded, corrected, undone, and never beyond what the clause asks."""

from collections.abc import Callable
from contextlib import closing
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import create_engine

from plans.agency import Directory
from plans.plan import Plan
from plans.target import Quantity
from store import migrations
from store.errors import AlreadyThere, ImportNotUndoable, Refused, TargetUnclear, UnknownPlan, UnknownTarget, WrongValue
from store.migrations import APPLICATION_ID
from store.open_board import OpenBoard
from store.sqlite.driver import sqlite
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
        ("2022/I.2.k#1: 92% 31/03/2022", None),
        (None, "2022/I.2.k#1: 29% 31/03/2022"),
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


def test_a_plan_whose_targets_were_measured_stays(
    open_as: Callable[..., OpenBoard], empty_board: OpenBoard, small_plan: Plan, small_directory: Directory
) -> None:
    """Whoever imported it takes nothing away that somebody measured since; once that is taken back, it goes."""
    empty_board.import_directory(small_directory)
    empty_board.import_plan(small_plan, source="mau.toml")
    minh = open_as("minh")
    measure(minh, "mau/a", "3")

    with pytest.raises(ImportNotUndoable) as refused:
        empty_board.undo()
    assert refused.value.tasks == ("mau/a",)

    minh.undo()
    empty_board.undo()
    assert empty_board.plans() == ()


def test_a_board_from_before_measurements_had_numbers_is_brought_up_to_date(
    board_file: Path, open_as: Callable[..., OpenBoard]
) -> None:
    """What was measured then was the first number of its clause; measuring goes on."""
    _first_schema(board_file)
    with closing(sqlite.connect(board_file)) as old:
        old.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        old.executescript(
            """
            INSERT INTO board (identity, created_at) VALUES ('x', '2022-01-01 00:00:00');
            INSERT INTO "plan" ("key", number, signed, title, short_title, issuer, years, secretariat, lost, source,
                    fingerprint)
                VALUES ('cu', '1/QĐ', '2021-12-23', 'Kế hoạch', 'KH', 'UBND', '[2022]', 'VP', '[]', 'cu.toml', '');
            INSERT INTO clause (plan_id, kind, number, words, place, position) VALUES (1, 'target', 'a', '9% hồ sơ', '', 0);
            INSERT INTO measurement (clause_id, measured_on, value, source) VALUES (1, '2022-01-31', '7', '');
            """
        )

    board = open_as()
    measure(board, "cu/a", "9")

    assert [one.quantity.value for one in target(board, "cu/a").measurements] == [7, 9]


def _first_schema(file: Path) -> None:
    config = Config()
    config.set_main_option("script_location", str(Path(migrations.__file__).parent))
    engine = create_engine(f"sqlite:///{file}")
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "0001")
    engine.dispose()
