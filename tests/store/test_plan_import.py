"""Plan → rows: all of it or nothing, the same for the same plan, and what follows from the reading of each row."""

from dataclasses import replace
from pathlib import Path

import pytest

from plans.agency import Directory
from plans.errors import PlanFileError
from plans.plan import Plan
from store.open_board import OpenBoard
from store.sqlite.driver import sqlite
from tests.conftest import MID_MAY, OpenAs

TABLES = ("plan", "section", "clause", "task", "deliverable", "action", "change", "stamp")


def rows(path: Path, table: str) -> list[tuple[object, ...]]:
    """Every row of a table, as stored."""
    connection = sqlite.connect(path)
    found = connection.execute(f"SELECT * FROM {table}").fetchall()  # noqa: S608 - a name from the list above
    connection.close()
    return found


def with_deadline(plan: Plan, number: str, words: str, *, line: int = 0) -> Plan:
    """The plan with other deadline words in one row, which stands on this line of a file."""
    return replace(
        plan,
        tasks=tuple(replace(t, deadline=words, line=line) if t.number == number else t for t in plan.tasks),
    )


def test_every_row_is_kept_word_for_word(small_board: OpenBoard, small_plan: Plan) -> None:
    """The words are what was signed; everything else is our reading of them."""
    board = small_board.board(["mau"], today=MID_MAY)

    views = {view.number: view for view in (*board.tasks, *board.duties)}

    assert [(t.title, t.outputs, t.deadline, t.lead, t.coordinators, t.lost) for t in small_plan.tasks] == [
        (v.title, v.outputs, v.deadline, v.lead, v.coordinators, v.lost_cells)
        for v in (views[t.number] for t in small_plan.tasks)
    ]


@pytest.mark.parametrize(
    ("number", "owed", "lead_short", "owing"),
    [
        ("I.1", 1, "SNV", ("snv",)),
        ("I.3", 3, "nhóm", ("vpub", "snv", "stc")),
        ("I.4", 1, "STC,SNV", ("stc", "snv")),
        ("I.5", 1, "?", ()),
        ("II.1", 2, "VPUB", ("vpub",)),
        ("II.2", 12, "Đài PTTH", ("dai",)),
        ("II.3", 1, "STC", ("stc",)),
        ("II.5", 1, "VPUB", ("vpub",)),
    ],
)
def test_a_row_owes_what_its_cells_say(
    small_board: OpenBoard, number: str, owed: int, lead_short: str, owing: tuple[str, ...]
) -> None:
    """Groups fan out to their members, co-leads share, months count each; a garbled lead is flagged and owes once."""
    board = small_board.board(["mau"], today=MID_MAY)

    task = next(task for task in board.tasks if task.number == number)

    assert (task.owed, task.lead_short, task.owing) == (owed, lead_short, owing)
    assert task.doubtful == (number == "I.5")


def test_the_same_plan_again_changes_nothing_not_even_history(
    small_board: OpenBoard, small_plan: Plan, board_file: Path
) -> None:
    """Every start may offer the shipped plans again; the lines of a file may move."""
    before = {table: rows(board_file, table) for table in TABLES}
    moved = replace(small_plan, tasks=tuple(replace(task, line=task.line + 7) for task in small_plan.tasks))

    assert small_board.import_plan(moved, source="khác.toml") is None
    assert {table: rows(board_file, table) for table in TABLES} == before


def test_all_impossible_deadlines_are_refused_at_once_and_nothing_is_written(
    empty_board: OpenBoard, small_directory: Directory, small_plan: Plan, board_file: Path
) -> None:
    """Who corrects a file wants the whole list, and a board without half a plan."""
    empty_board.import_directory(small_directory)
    wrong = with_deadline(with_deadline(small_plan, "I.1", "Quý V/2022"), "II.7", "31/4/2022", line=41)

    with pytest.raises(PlanFileError) as refused:
        empty_board.import_plan(wrong, source="mau.toml")

    assert [(p.where, p.kind) for p in refused.value.problems] == [
        ("mau/I.1: deadline", "quarter"),
        ("mau.toml:41: II.7.deadline", "day"),
    ]
    assert {table: rows(board_file, table) for table in TABLES} == {table: [] for table in TABLES}


def test_the_same_plan_gets_the_same_ids_on_any_new_board(
    tmp_path: Path, open_as: OpenAs, small_directory: Directory, small_plan: Plan
) -> None:
    """What speaks of rows by id (calendars, history) can then be compared between two machines."""
    paths = [tmp_path / "a.db", tmp_path / "b.db"]
    for path in paths:
        open_as(path=path).first_start(small_directory, [(small_plan, "mau.toml")])

    assert rows(paths[0], "task") == rows(paths[1], "task")
    assert rows(paths[0], "deliverable") == rows(paths[1], "deliverable")


def test_an_import_is_one_action_in_history(
    small_board: OpenBoard, small_plan: Plan, small_directory: Directory
) -> None:
    """Imports are recorded like every change, as one line, not as thousands."""
    outcome = small_board.import_plan(replace(small_plan, key="mau-2"), source="mau-2.toml")

    assert outcome is not None
    assert (outcome.action.wish, outcome.action.who, outcome.change) == ("import", "lan", 2)
    assert [(change.field, change.after) for change in outcome.action.changes] == [("plan", "mau-2")]
    assert [action.number for action in small_board.history()] == [2, 1]


def test_a_first_start_fills_a_board_once(
    empty_board: OpenBoard, open_as: OpenAs, small_directory: Directory, small_plan: Plan
) -> None:
    """Of two people who start at the same moment the second finds the board filled."""
    assert empty_board.first_start(small_directory, [(small_plan, "mau.toml")])
    assert not open_as("minh").first_start(small_directory, [(small_plan, "mau.toml")])

    assert [plan.key for plan in empty_board.plans()] == ["mau"]
    assert len(empty_board.history()) == 1


def test_the_directory_comes_back_as_it_was_given(empty_board: OpenBoard, small_directory: Directory) -> None:
    """It is edited on the board, so names must be read with what stands there."""
    empty_board.import_directory(small_directory)

    assert empty_board.directory() == small_directory
    assert [agency.key for agency in empty_board.agencies()] == ["vpub", "snv", "stc", "dai", "cac-so"]
    assert empty_board.agencies()[-1].members == ("vpub", "snv", "stc")
