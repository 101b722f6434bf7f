"""The short path to the first paint: the plain driver, read-only, as the libraries of the long road take longer than the rest.

The statements are those of `store.queries` as SQL text; a test keeps both equal, and the views of both roads. Whatever is
unusual (no file, another schema, an unknown plan, a damaged page) gives None: the long road then says what it is.
"""

from collections.abc import Iterable, Sequence
from contextlib import closing
from datetime import date
from pathlib import Path
from sqlite3 import Connection
from typing import Any

from store.errors import UnknownPlan
from store.migrations import APPLICATION_ID, NEWEST
from store.sqlite.driver import CACHE_KIB, sqlite
from store.summary import BoardRows, HeadRows, Rows, board_view, choose_plans, read_head_rows, without_collecting
from store.views import BoardView

CHANGE = "SELECT max(action.id) AS max_1 FROM action"

PLANS = """
SELECT "plan".id, "plan"."key", "plan".number, "plan".signed AS signed, "plan".title, "plan".short_title,
    "plan".issuer, "plan".years AS years, "plan".secretariat, "plan".lost AS lost,
    (SELECT max(deliverable.due) AS max_1 FROM deliverable JOIN task ON task.id = deliverable.task_id
        WHERE task.plan_id = "plan".id AND task.duty IS 0) AS anon_1,
    (SELECT count(*) AS count_1 FROM task WHERE task.plan_id = "plan".id AND task.duty IS 0) AS anon_2,
    "plan".sample_day AS sample_day
FROM "plan" ORDER BY "plan".signed DESC, "plan".id DESC
"""

SECTIONS = """
SELECT section.id, section.plan_id, section.number, section.title, section.inferred
FROM section ORDER BY section.plan_id, section.position
"""

AGENCIES = """
SELECT agency.id, agency."key", agency.is_group, agency.name, agency.abbreviation, agency.aliases AS aliases,
    agency.first_year, agency.last_year, agency.successor, agency.source
FROM agency ORDER BY agency.is_group, agency.position, agency.id
"""

MEMBERS = """
SELECT member.group_id, member.agency_id FROM member JOIN agency ON agency.id = member.agency_id
ORDER BY member.group_id, agency.position, agency.id
"""

TASKS = """
SELECT task.id, task.plan_id, task.section_id, task.number, task.position, task.duty, task.title, task.outputs,
    task.deadline, task.lead, task.coordinators, task.lead_short, task.leads AS leads, task.partners AS partners,
    task.owing AS owing, task.lost_cells AS lost_cells, task.doubtful, task.stage, task.officer, task.progress,
    task.awaits_evidence, task.version, task.cause
FROM task WHERE (+ task.plan_id) IN (?) ORDER BY task.id
"""

DELIVERABLES = """
SELECT deliverable.task_id, deliverable.number, deliverable.start AS start, deliverable.due AS due,
    deliverable.original_due AS original_due, deliverable.done_on AS done_on, deliverable.approximate, deliverable.kind,
    deliverable.agency_id,
    deliverable.id IN (SELECT evidence.deliverable_id FROM evidence WHERE evidence.closes IS 0) AS anon_1
FROM deliverable WHERE deliverable.task_id IN (SELECT task.id FROM task WHERE task.plan_id IN (?))
ORDER BY deliverable.task_id, deliverable.number
"""


def first_view(database: str, plans: Sequence[str] | None, *, today: date) -> BoardView | None:
    """What `OpenBoard.board` would give, or None where only the long road can tell. Changes nothing, makes no board."""
    file = database.removeprefix("sqlite:///")
    if "://" in file:
        return None
    uri = Path(file).expanduser().absolute().as_uri() + "?mode=ro"
    try:
        with closing(sqlite.connect(uri, uri=True, isolation_level=None)) as connection, without_collecting():
            return _view(connection, plans, today)
    except (sqlite.Error, UnknownPlan, UnicodeDecodeError):
        return None


def is_started(database: str) -> bool:
    """Whether the board certainly has a plan. False also where only the long road can tell. Cheap, however many tasks."""
    file = database.removeprefix("sqlite:///")
    if "://" in file:
        return False
    uri = Path(file).expanduser().absolute().as_uri() + "?mode=ro"
    try:
        with closing(sqlite.connect(uri, uri=True, isolation_level=None)) as connection:
            return _one(connection, 'SELECT 1 FROM "plan" LIMIT 1') is not None
    except sqlite.Error:
        return False


def _view(connection: Connection, plans: Sequence[str] | None, today: date) -> BoardView | None:
    connection.execute(f"PRAGMA cache_size = -{CACHE_KIB}")
    connection.execute("BEGIN")
    if _one(connection, "PRAGMA application_id") != APPLICATION_ID:
        return None
    if _one(connection, "SELECT version_num FROM alembic_version") != NEWEST:
        return None
    change = _one(connection, CHANGE) or 0
    rows = [_all(connection, statement) for statement in (PLANS, SECTIONS, AGENCIES, MEMBERS)]
    head = read_head_rows(HeadRows(change, *rows))
    chosen = choose_plans(head, plans, today=today)
    if not chosen:
        return None
    connection.text_factory = bytes
    tasks, deliverables = (_each(connection, statement, chosen) for statement in (TASKS, DELIVERABLES))
    return board_view(head, chosen, BoardRows(tasks, deliverables), today=today)


def _one(connection: Connection, statement: str) -> Any:  # noqa: ANN401 - whatever the statement gives
    return (connection.execute(statement).fetchone() or (None,))[0]


def _all(connection: Connection, statement: str) -> Rows:
    return connection.execute(statement).fetchall()


def _each(connection: Connection, statement: str, values: Sequence[int]) -> Iterable[Sequence[Any]]:
    """One row after the other, so that thousands never stand beside their views."""
    placed = statement.replace("IN (?)", f"IN ({', '.join('?' * len(values))})")
    return connection.execute(placed, values)
