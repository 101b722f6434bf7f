"""A board of seven tasks on a real database, for the tests of changes and of history."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import select
from sqlmodel import Session

from plans.agency import Agency, Directory, Group
from plans.plan import Plan, Section, Task
from store.changes import apply
from store.database import Database, open_database
from store.directory_rows import import_directory
from store.history.actions import actions, local
from store.history.undoing import redo, undo
from store.plan_import.first import import_plan
from store.recorder import encode
from store.tables import Row
from store.task_views import ActionView, Outcome
from store.wishes import Paper, Wish

TODAY = date(2022, 5, 16)
ZONE = "+07:00"
TABLES = Row.metadata.tables
BUSINESS = tuple(name for name in TABLES if name not in {"board", "action", "change", "stamp"})

DIRECTORY = Directory(
    agencies=(
        Agency("snv", "Sở Nội vụ", "SNV", order=1),
        Agency("stc", "Sở Tài chính", "STC", order=2),
        Agency("sxd", "Sở Xây dựng", "SXD", order=3),
        Agency("vpub", "Văn phòng UBND tỉnh", "VPUB", order=4),
    ),
    groups=(Group("cac-so", "các sở", "các sở", members=("snv", "stc", "sxd"), order=10),),
)


def plan(key: str = "2022") -> Plan:
    """One output; two; a leading group of three; one a month; ongoing; waiting; without words."""
    return Plan(
        key=key,
        number="2942/QĐ-UBND",
        signed=date(2021, 12, 23),
        title="Kế hoạch năm 2022",
        short_title="KH 2022",
        issuer="UBND tỉnh",
        years=(2022,),
        secretariat="Văn phòng UBND tỉnh",
        sections=(Section("I", "CẢI CÁCH THỂ CHẾ"), Section("II", "CẢI CÁCH TÀI CHÍNH CÔNG")),
        tasks=(
            _task("I.1", "Quyết định", "Quý II/2022", "Sở Nội vụ"),
            _task("I.2", "- Kế hoạch\n- Báo cáo", "Quý I/2022", "Sở Tài chính"),
            _task("I.3", "Đề án", "Năm 2022", "Các sở"),
            _task("II.1", "Tin bài", "Mỗi tháng 01 lần", "Sở Xây dựng"),
            _task("II.2", "Văn bản đôn đốc", "Thường xuyên", "Sở Tài chính"),
            _task("II.3", "Báo cáo", "Sau khi Bộ Nội vụ có hướng dẫn", "Sở Nội vụ"),
            _task("II.4", "Tờ trình", "", "Sở Nội vụ"),
        ),
    )


def _task(number: str, outputs: str, deadline: str, lead: str) -> Task:
    section = number.partition(".")[0]
    return Task(number, section, f"Nhiệm vụ {number}", outputs, deadline, lead, "Văn phòng UBND tỉnh")


def paper(number: str = "12/BC-STC", day: date = date(2022, 5, 5), note: str = "") -> Paper:
    """A paper that proves or allows something."""
    return Paper(number, day, issuer="Sở Tài chính", note=note)


class SmallBoard:
    """The board, its clock (a minute passes with each action) and short names for what tests do and ask."""

    def __init__(self, place: Path | str) -> None:
        """Open the board at a place, or in a folder; it is filled where that was not done before."""
        self._at = datetime(2022, 5, 16, 1, 0, tzinfo=UTC)
        database = str(place / "board.db") if isinstance(place, Path) else place
        self._database = open_database(database, user="lan", create=True, at=self._at)
        if self.rows("plan"):
            self._tick()
            return
        with self._database.writing() as session:
            import_directory(session.connection(), DIRECTORY)
        self.import_plan(plan(), undoable=False)

    @property
    def database(self) -> Database:
        """What it stands on."""
        return self._database

    def close(self) -> None:
        """Let go of the file."""
        self._database.close()

    def today(self) -> date:
        """The day it is by the board's own clock."""
        return local(self._at, ZONE).date()

    def wait(self, days: int) -> None:
        """Let days pass."""
        self._at += timedelta(days=days)

    def import_plan(
        self, signed: Plan, *, who: str = "lan", undoable: bool = True, decision: Paper | None = None
    ) -> int | None:
        """Put a plan on the board, or bring the one that is there up to date with it."""
        with self._database.writing() as session:
            return import_plan(
                session,
                signed,
                DIRECTORY,
                source="test",
                who=who,
                at=self._tick(),
                zone=ZONE,
                undoable=undoable,
                decision=decision,
            )

    def apply(self, *wishes: Wish, who: str = "lan", today: date = TODAY, meeting: int | None = None) -> Outcome:
        """Carry out wishes as one action, in a meeting where one is named."""
        return self._write(
            lambda session: apply(session, wishes, who=who, at=self._tick(), zone=ZONE, today=today, meeting=meeting)
        )

    def undo(self, who: str = "lan", number: int | None = None) -> Outcome:
        """Take back the user's last action, or the one of this number."""
        return self._write(lambda session: undo(session, who=who, at=self._tick(), zone=ZONE, number=number))

    def redo(self, who: str = "lan") -> Outcome:
        """Carry out again what the user's last undo took back."""
        return self._write(lambda session: redo(session, who=who, at=self._tick(), zone=ZONE))

    def history(self, key: str | None = None, limit: int | None = None) -> tuple[ActionView, ...]:
        """Actions, newest first."""
        with self._database.reading() as session:
            return actions(session, key, limit)

    def dump(self, *tables: str) -> dict[str, list[dict[str, Any]]]:
        """Every row of these tables (all that hold the business itself when none is named), without versions."""
        with self._database.reading() as session:
            return {name: _rows(session, name) for name in tables or BUSINESS}

    def rows(self, table: str) -> list[dict[str, Any]]:
        """The rows of a table."""
        return self.dump(table)[table]

    def changes_after(self, number: int) -> list[dict[str, Any]]:
        """The rows of the history that came after the one of this id, in order."""
        with self._database.reading() as session:
            return _rows(session, "change", after=number)

    def task(self, number: str) -> dict[str, Any]:
        """A task's row."""
        return next(row for row in self.rows("task") if row["number"] == number)

    def owed(self, number: str) -> list[dict[str, Any]]:
        """A task's deliverables."""
        task = self.task(number)["id"]
        return sorted(
            (row for row in self.rows("deliverable") if row["task_id"] == task), key=lambda row: row["number"]
        )

    def version(self, number: str) -> int:
        """A task's version."""
        with self._database.reading() as session:
            column = TABLES["task"].c
            return session.execute(select(column.version).where(column.number == number)).scalar_one()

    def _tick(self) -> datetime:
        self._at += timedelta(minutes=1)
        return self._at

    def _write(self, change: Callable[[Session], Outcome]) -> Outcome:
        with self._database.writing() as session:
            return change(session)


def _rows(session: Session, name: str, *, after: int | None = None) -> list[dict[str, Any]]:
    table = TABLES[name]
    chosen = select(table) if after is None else select(table).where(table.c.id > after)
    rows = session.execute(chosen.order_by(table.c[0])).mappings()
    return [{str(column): encode(value) for column, value in row.items() if column != "version"} for row in rows]
