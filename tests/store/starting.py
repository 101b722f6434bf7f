"""Starts and upgrades, at once and killed at every statement: `python -m tests.store.starting at-once|killed NUMBER [KIND]`."""

import json
import os
import signal
import sys
from datetime import UTC, datetime
from functools import partial
from itertools import count
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, create_engine, event, text

from plans.shipped import shipped_directory, shipped_plans
from store import migrations
from store.database import open_database
from store.migrations import APPLICATION_ID, NEWEST
from store.open_board import OpenBoard
from store.sqlite.driver import sqlite
from tests.store.forked import Child, Say, all_at_once
from tests.store.places import asked, is_whole, kept_files, kind_of, new_place, raw, schema_of, servers

AT = datetime(2022, 5, 16, 2, 0, tzinfo=UTC)
SOME_ROWS = """
INSERT INTO board (identity, created_at) VALUES ('x', '2022-01-01 00:00:00');
INSERT INTO "plan" ("key", number, signed, title, short_title, issuer, years, secretariat, lost, source, fingerprint)
    VALUES ('cu', '1/QĐ', '2021-12-23', 'Kế hoạch', 'KH', 'UBND', '[2022]', 'VP', '[]', 'cu.toml', '');
INSERT INTO clause (plan_id, kind, number, words, place, position) VALUES (1, 'target', 'a', '9% hồ sơ', '', 0);
"""
A_MEASUREMENT = "INSERT INTO measurement (clause_id, measured_on, value, source) VALUES (1, '2022-01-31', '7', '');"
"""As 0001 had it."""
Schema = tuple[str, frozenset[tuple[str, ...]]]


def config() -> Config:
    """Alembic, told where the migrations are."""
    found = Config()
    found.set_main_option("script_location", str(Path(migrations.__file__).parent))
    return found


def older_revisions() -> list[str]:
    """Every revision but the newest, oldest first."""
    script = ScriptDirectory.from_config(config())
    return sorted(one.revision for one in script.walk_revisions() if one.revision != NEWEST)


def make_board_of(revision: str, place: str, _say: Say) -> None:
    """A board as the program of that revision could have left it."""
    statements = f"{SOME_ROWS} {A_MEASUREMENT if revision == '0001' else ''}".split(";")[:-1]
    if kind_of(place) == "sqlite":
        engine = create_engine(f"sqlite:///{place}", module=sqlite)
        statements.append(f"PRAGMA application_id = {APPLICATION_ID}")
    else:
        engine = create_engine(place.replace("postgresql:", "postgresql+psycopg:", 1))
    alembic = config()
    with engine.begin() as connection:
        alembic.attributes["connection"] = connection
        command.upgrade(alembic, revision)
        for statement in statements:
            connection.execute(text(statement))
    engine.dispose()
    if kind_of(place) == "sqlite":
        Path(place).chmod(0o600)


def start(place: str, say: Say) -> None:
    """What `board` does first; where there was no board, with the plans that are shipped."""
    with OpenBoard(place, user="lan") as board:
        if board.is_empty():
            board.first_start(shipped_directory(), [(plan, "shipped") for plan in shipped_plans()])
        say(str(len(board.plans())))


def open_until(place: str, statement: int, say: Say) -> None:
    """Open a board, killed before that statement (a commit is one, too). Says so when there were not so many."""
    seen = 0

    def count_them(*_arguments: object) -> None:
        nonlocal seen
        seen += 1
        if seen == statement:
            os.kill(os.getpid(), signal.SIGKILL)

    event.listen(Engine, "before_cursor_execute", count_them)
    event.listen(Engine, "commit", count_them)
    open_database(place, user="lan", create=True, at=AT).close()
    say("whole")


def schema(place: str) -> Schema | None:
    """The revision, and every column, index and constraint, of a board that is whole; None where there is none."""
    if kind_of(place) == "sqlite" and not Path(place).exists():
        return None
    with raw(place) as connection:
        assert is_whole(connection)
        parts = schema_of(connection)
        if not parts:
            return None
        ((revision,),) = asked(connection, "SELECT version_num FROM alembic_version")
        return str(revision), parts


def at_once(processes: int, kind: str) -> dict[str, tuple[list[str], list[str]]]:
    """So many first starts at the same moment, then so many upgrades from every older revision; and which files are left."""
    found: dict[str, tuple[list[str], list[str]]] = {}
    for revision in (None, *older_revisions()):
        with new_place(kind) as place:
            if revision:
                Child(partial(make_board_of, revision, place)).lines()
            told = all_at_once(partial(start, place) for _process in range(processes))
            said = sorted({line for lines in told for line in lines})
            found[revision or "first"] = (said, kept_files())
    return found


def killed(step: int, kind: str) -> dict[str, int]:
    """A start and every upgrade, killed at every statement (at each `step`th): how many kills, and what was wrong then."""
    found = {"kills": 0, "between": 0, "cannot_go_on": 0}
    with new_place(kind) as place:
        Child(partial(open_until, place, 0)).lines()
        newest = schema(place)
    for revision in (None, *older_revisions()):
        with new_place(kind) as old:
            if revision:
                Child(partial(make_board_of, revision, old)).lines()
            before = schema(old)
            for statement in count(1, step):
                with new_place(kind, like=old if revision else None) as place:
                    if Child(partial(open_until, place, statement)).lines():
                        break
                    found["kills"] += 1
                    found["between"] += schema(place) not in (newest, before)
                    went_on = Child(partial(open_until, place, 0)).lines() == ["whole"]
                    found["cannot_go_on"] += not went_on or schema(place) != newest
    return found


if __name__ == "__main__":
    with servers():
        number, kind = int(sys.argv[2]), (sys.argv[3:] or ["sqlite"])[0]
        print(json.dumps(at_once(number, kind) if sys.argv[1] == "at-once" else killed(number, kind)))
