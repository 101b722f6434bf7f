"""The short path to the first paint gives what the long road gives, or nothing."""

import re
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import Select
from sqlalchemy.dialects import sqlite

from store import first_view as short
from store import queries as long
from store.first_view import first_view
from store.open_board import OpenBoard
from store.views import BoardView
from store.wishes import AddEvidence, CloseDeliverable, Paper
from tests.conftest import MID_MAY, OpenAs


def as_text(statement: Select[tuple[object, ...]]) -> str:
    """A Core select as SQLite gets it, for one plan."""
    known = statement.params({"plans": [1]}) if "plans" in str(statement) else statement
    return str(known.compile(dialect=sqlite.dialect(), compile_kwargs={"render_postcompile": True}))


def folded(sql: str) -> str:
    """SQL with its white space folded."""
    return re.sub(r"\(\s+", "(", " ".join(sql.split()))


@pytest.mark.parametrize("name", ["CHANGE", "PLANS", "SECTIONS", "AGENCIES", "MEMBERS", "TASKS", "DELIVERABLES"])
def test_the_statements_are_those_of_the_long_road(name: str) -> None:
    """They stand twice so that the first paint need not wait for SQLAlchemy; they must never differ."""
    assert folded(getattr(short, name)) == folded(as_text(getattr(long, name)))


@pytest.mark.parametrize("plans", [None, ["2022"], ["2016-2017"], ["2016-2017", "2022"]])
@pytest.mark.parametrize("today", [date(2016, 5, 16), MID_MAY, date(2026, 11, 21)])
def test_both_roads_give_the_same_view(
    shipped_board: OpenBoard, board_file: Path, plans: list[str] | None, today: date
) -> None:
    """The board that is painted first is not painted again a second later with other numbers."""
    paper = Paper("12/QĐ-UBND", date(2022, 1, 10), note="đã gửi")
    shipped_board.apply(CloseDeliverable("2022/IV.1", paper), today=MID_MAY)
    shipped_board.apply(AddEvidence("2022/IV.5", paper), today=MID_MAY)

    assert first_view(str(board_file), plans, today=today) == shipped_board.board(plans, today=today)


def test_a_url_is_as_good_as_a_path(small_board: OpenBoard, board_file: Path) -> None:
    """`--db` takes both."""
    assert first_view(f"sqlite:///{board_file}", None, today=MID_MAY) == small_board.board(None, today=MID_MAY)


def test_whatever_is_unusual_is_left_to_the_long_road(
    small_board: OpenBoard, board_file: Path, tmp_path: Path, open_as: OpenAs
) -> None:
    """Only the long road can make, migrate and explain."""
    nothing = tmp_path / "trong.db"
    open_as(path=nothing)
    no_database = tmp_path / "chu.db"
    no_database.write_text("chữ" * 500)

    assert first_view(str(tmp_path / "khong-co.db"), None, today=MID_MAY) is None
    assert first_view(str(nothing), None, today=MID_MAY) is None
    assert first_view(str(no_database), None, today=MID_MAY) is None
    assert first_view(str(board_file), ["2023"], today=MID_MAY) is None
    assert first_view("postgresql://host/board", None, today=MID_MAY) is None
    assert not (tmp_path / "khong-co.db").exists()


def test_another_schema_is_left_to_the_long_road(small_board: OpenBoard, board_file: Path) -> None:
    """The statements are true of one revision only."""
    with small_board._standing.database.writing() as session:
        session.connection().exec_driver_sql("UPDATE alembic_version SET version_num = '0000'")

    assert first_view(str(board_file), None, today=MID_MAY) is None


@pytest.mark.process
def test_the_short_path_imports_no_database_library() -> None:
    """SQLModel alone takes as long as the whole first paint may take."""
    code = "import sys, store.first_view; print(sorted({'sqlalchemy', 'sqlmodel', 'pydantic'} & set(sys.modules)))"

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout == "[]\n"


def test_what_has_papers_and_is_open_is_told_from_what_has_none(shipped_board: OpenBoard, board_file: Path) -> None:
    """Lists said that there was no evidence where a paper was recorded that closes nothing yet."""
    older = shipped_board.board(["2022"], today=MID_MAY)
    before = shipped_board.board(["2022"], today=MID_MAY).change
    shipped_board.apply(AddEvidence("2022/IV.1", Paper("15/QĐ-UBND", date(2022, 5, 10))), today=MID_MAY)

    def papers(view: BoardView | None) -> list[str]:
        return [task.number for task in view.tasks if any(mark.papers for mark in task.marks)] if view else []

    assert papers(shipped_board.board(["2022"], today=MID_MAY)) == ["IV.1"]
    assert papers(first_view(str(board_file), ["2022"], today=MID_MAY)) == ["IV.1"]
    assert papers(shipped_board.board_since(older, ["2022"], today=MID_MAY)) == ["IV.1"]
    with shipped_board.as_of(change=before) as then:
        assert papers(then.board(["2022"], today=MID_MAY)) == []
    shipped_board.apply(CloseDeliverable("2022/IV.1", Paper("16/QĐ-UBND", date(2022, 5, 11))), today=MID_MAY)
    assert papers(shipped_board.board(["2022"], today=MID_MAY)) == []
