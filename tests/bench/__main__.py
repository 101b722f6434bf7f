"""`make bench`: the board beside a bare Textual app, and the calendars beside plain `ics`, as ratios in one run."""

import compileall
import subprocess
import sys
import tempfile
from pathlib import Path

from plans.shipped import shipped_directory, shipped_plans
from store.open_board import OpenBoard
from tests.bench import feeds
from tests.bench.generated_plan import generated_directory, generated_plan
from tests.bench.importing import measure_import
from tests.bench.letters import measure_letters
from tests.bench.line_bytes import line_bytes
from tests.bench.looking_back import measure_looking_back
from tests.bench.papers import measure_papers
from tests.bench.screen import measure_screen

_HOUSE = Path(__file__).parents[2]


def main() -> None:
    """Make both boards, then measure."""
    for package in (
        "board",
        "store",
        "plans",
        "tests/bench",
    ):  # as an installed program is; else the first start compiles
        compileall.compile_dir(str(_HOUSE / package), quiet=2)
    with tempfile.TemporaryDirectory() as folder:
        small, large = Path(folder) / "small.db", Path(folder) / "large.db"
        with OpenBoard(str(small), user="bench") as board:
            board.import_directory(shipped_directory())
            for plan in shipped_plans():
                board.import_plan(plan, source="shipped", first_start=True)
        with OpenBoard(str(large), user="bench") as board:
            board.import_directory(generated_directory())
            board.import_plan(generated_plan(), source="made", first_start=True)
        measure_screen(small, large, line_bytes(small, "--plan", "2022", painted="IV.5"))
        measure_letters(large)
        feeds.exports(large)
        feeds.publications(large, Path(folder))
        measure_papers(large)
    measure_import()
    measure_looking_back()
    # In a process of its own, which is forked into thirty writers.
    subprocess.run([sys.executable, "-m", "tests.bench.writing"], check=True)


if __name__ == "__main__":
    main()
