"""`make bench`: the board beside a bare Textual app, and the calendars beside plain `ics`, as ratios in one run."""

import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from plans.shipped import shipped_directory, shipped_plans
from store.open_board import OpenBoard
from tests.bench import feeds
from tests.bench.generated_plan import generated_directory, generated_plan
from tests.bench.importing import measure_import
from tests.bench.letters import measure_letters
from tests.bench.line_bytes import line_bytes
from tests.bench.looking_back import measure_looking_back
from tests.bench.watch import BOARD, Seen, say, watch

ROUNDS = 3


def screens(small: Path, large: Path) -> None:
    """First paint and keys, the programs in turn, so that a slower moment of the machine meets all of them."""
    programs: dict[str, Callable[[], Seen]] = {
        "bare Textual": lambda: watch(["-m", "tests.bench.bare_app"], painted="ready"),
        "31 tasks": lambda: watch([*BOARD, "--db", str(small), "--plan", "2022"], painted="IV.5"),
        "10,000 tasks": lambda: watch([*BOARD, "--db", str(large)], painted="Quá hạn"),
    }
    seen: dict[str, list[Seen]] = {name: [] for name in programs}
    for _round in range(ROUNDS):
        for name, run in programs.items():
            seen[name].append(run())
    heads = f"{'120×40':<14}{'CPU × bare':>12}{'RSS × bare':>12}{'first paint':>13}"
    say(f"{heads}{'key p50':>9}{'p95':>9}{'bytes/key':>11}{'idle':>6}")
    for name, runs in seen.items():
        cpu = _ratio(runs, seen["bare Textual"], lambda run: run.cpu_seconds)
        rss = _ratio(runs, seen["bare Textual"], lambda run: run.peak_mib)
        say(
            f"{name:<14}{cpu:>12.2f}{rss:>12.2f}{_median(runs, lambda r: r.first_bytes):>11,.0f} B"
            f"{_median(runs, lambda r: r.p50_ms):>6.1f} ms{_median(runs, lambda r: r.p95_ms):>6.1f} ms"
            f"{_median(runs, lambda r: statistics.median(r.key_bytes)):>9,.0f} B{max(r.idle_bytes for r in runs):>4} B"
        )


def _cpu_of(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def _median(runs: list[Seen], figure: Callable[[Seen], float]) -> float:
    return statistics.median(figure(run) for run in runs)


def _ratio(runs: list[Seen], bare: list[Seen], figure: Callable[[Seen], float]) -> float:
    return statistics.median(figure(run) / figure(floor) for run, floor in zip(runs, bare, strict=True))


def main() -> None:
    """Make both boards, then measure."""
    with tempfile.TemporaryDirectory() as folder:
        small, large = Path(folder) / "small.db", Path(folder) / "large.db"
        with OpenBoard(str(small), user="bench") as board:
            board.import_directory(shipped_directory())
            for plan in shipped_plans():
                board.import_plan(plan, source="shipped", first_start=True)
        with OpenBoard(str(large), user="bench") as board:
            board.import_directory(generated_directory())
            board.import_plan(generated_plan(), source="made", first_start=True)
        screens(small, large)
        measure_letters(large)
        line_bytes(small, "--plan", "2022", painted="IV.5")
        feeds.exports(large)
        feeds.publications(large, Path(folder))
    measure_import()
    measure_looking_back()
    # In a process of its own, which is forked into thirty writers.
    subprocess.run([sys.executable, "-m", "tests.bench.writing"], check=True)


if __name__ == "__main__":
    main()
