"""A 10,000-row plan from its file onto a board, beside reading the same TOML and inserting the same rows with plain Core."""

import resource
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import tomli
from sqlalchemy import create_engine, insert, select

from plans.plan_file import read_plan
from plans.plan_writing import write_plan
from store.open_board import OpenBoard
from store.tables import Row
from tests.bench.generated_plan import generated_directory, generated_plan
from tests.bench.watch import say

_TABLES = [Row.metadata.tables[name] for name in ("plan", "section", "task", "deliverable", "stamp")]


def measure_import() -> None:
    """Print the ratio of CPU, and the most memory that this process ever held."""
    text = write_plan(generated_plan())
    with tempfile.TemporaryDirectory() as folder:
        ours, theirs = Path(folder) / "ours.db", Path(folder) / "plain.db"
        with OpenBoard(str(ours), user="bench") as board:
            board.import_directory(generated_directory())
            taken = _cpu_of(lambda: board.import_plan(read_plan(text, name="large.toml"), source="large.toml"))
        plain = _cpu_of(lambda: tomli.loads(text)) + _insert(ours, theirs)
    held = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    say(f"import of a 10,000-row plan file: {taken / plain:.2f} × reading and plain inserting; {held:.0f} MiB at most")


def _insert(source: Path, target: Path) -> float:
    with create_engine(f"sqlite:///{source}").connect() as connection:
        rows = {table.name: [dict(row) for row in connection.execute(select(table)).mappings()] for table in _TABLES}
    engine = create_engine(f"sqlite:///{target}")
    Row.metadata.create_all(engine)

    def insert_all() -> None:
        with engine.begin() as connection:
            for table in _TABLES:
                connection.execute(insert(table), rows[table.name])

    return _cpu_of(insert_all)


def _cpu_of(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start
