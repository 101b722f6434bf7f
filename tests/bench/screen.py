"""The board beside a bare Textual app, in the same run: every figure with what it must reach and what it should."""

from collections.abc import Callable, Sequence
from pathlib import Path

from tests.bench.in_use import IDLE_SECONDS, Used, use
from tests.bench.line_bytes import Cost
from tests.bench.watch import BOARD, Others, Seen, median, p95, say, watch

ROUNDS = 3
_KIB = 1024
_THOUSANDS = 10
"""Of tasks, in the large board."""


def measure_screen(small: Path, large: Path, costs: dict[str, Cost]) -> None:
    """Programs in turn, so that a slower moment of the machine meets all of them. `costs` are those of `line_bytes`."""
    others = Others()
    seen: dict[str, list[Seen]] = {"bare": [], "small": [], "large": []}
    for _round in range(ROUNDS):
        seen["bare"].append(watch(["-m", "tests.bench.bare_app"], painted="ready"))
        seen["small"].append(watch([*BOARD, "--db", str(small), "--plan", "2022"], painted="IV.5"))
        seen["large"].append(watch([*BOARD, "--db", str(large)], painted="Quá hạn"))
    few, many = use(small, "--plan", "2022", painted="IV.5"), use(large, painted="Quá hạn")
    say(f"\n{'120×40, 31 tasks unless said otherwise':<52}{'measured':>12}{'at least':>11}{'aim':>9}")
    _first_paint(seen)
    _keys(seen, many)
    _bytes(seen, few, many, costs)
    _memory(seen, few, many)
    say(
        f"other processes used {others.share():.0%} of the cores: wall-clock figures count below 20 %, the rest always\n"
    )


def _first_paint(seen: dict[str, list[Seen]]) -> None:
    def cpu(run: Seen) -> float:
        return run.cpu_seconds

    _row("first paint, CPU × bare", _ratio(seen["small"], seen["bare"], cpu), "{:.2f}", 3.0, 1.5)
    _row("first paint, 10,000 tasks, CPU × bare", _ratio(seen["large"], seen["bare"], cpu), "{:.2f}", 4.0, 1.8)


def _keys(seen: dict[str, list[Seen]], many: Used) -> None:
    large, bare = ([ms for run in seen[name] for ms in run.key_ms] for name in ("large", "bare"))
    _row("key p50, 10,000 tasks, × bare's", median(large) / median(bare), "{:.2f}", 2.5, 2.0)
    _row("key p50, 10,000 tasks", median(large), "{:.1f} ms")
    _row("key p95, 10,000 tasks", p95(large), "{:.1f} ms", 16.7, 12.0)
    cpu = [median([run.key_cpu_ms for run in seen[name]]) for name in ("large", "bare")]
    _row("key at 10,000 tasks, CPU × bare's", cpu[0] / cpu[1], "{:.2f}")
    _row("move a card, 10,000 tasks, CPU", many.move_cpu_ms, "{:.1f} ms")
    _row("move a card, 10,000 tasks, to the settled frame, p50", median(many.move_ms), "{:.1f} ms", 50, 25)
    _row("move a card, 10,000 tasks, slowest of a few", max(many.move_ms), "{:.1f} ms", 50, 25)
    _row("filter, each letter at 10,000 tasks, CPU", many.letter_cpu_ms, "{:.1f} ms")
    _row("filter, each letter at 10,000 tasks, p50", median(many.letter_ms), "{:.1f} ms", 50, 16)
    _row("filter, slowest letter", max(many.letter_ms), "{:.1f} ms", 50, 16)


def _bytes(seen: dict[str, list[Seen]], few: Used, many: Used, costs: dict[str, Cost]) -> None:
    for errand, cost in costs.items():
        if errand.startswith(("cursor", "column", "pan")):
            _row(f"{errand}, bytes × least", cost.times_least, "{:.2f}", 1.5, 1.25)
    first = max(run.first_bytes for run in (*seen["small"], *seen["large"])) / _KIB
    _row("first paint, either", first, "{:.1f} KiB", 25, 12)
    _row("idle, either", max(few.idle_bytes, many.idle_bytes) / IDLE_SECONDS, "{:.0f} B/s", 0, 0)
    _row("idle a minute with live refresh, CPU, either", 100 * max(few.idle_cpu, many.idle_cpu), "{:.2f} %", 0.5, 0.3)
    _row("opening behind the picture, CPU, once", 1000 * max(few.opening_cpu, many.opening_cpu), "{:.0f} ms")


def _memory(seen: dict[str, list[Seen]], few: Used, many: Used) -> None:
    floor = median([run.mib for run in seen["bare"]])
    _row("memory at the first paint, × bare", median([run.mib for run in seen["small"]]) / floor, "{:.2f}", 2.3, 1.9)
    _row("memory at the first quiet moment, unused, × bare", few.loaded_mib / floor, "{:.2f}", 2.3, 1.9)
    _row("memory after every view, a task, a form, × bare", few.used_mib / floor, "{:.2f}", 2.3, 1.9)
    _row("1,000 tasks more, unused", (many.loaded_mib - few.loaded_mib) / _THOUSANDS, "{:.2f} MiB", 1.0, 0.5)
    _row("1,000 tasks more, in use", (many.used_mib - few.used_mib) / _THOUSANDS, "{:.2f} MiB", 1.0, 0.5)


def _row(what: str, figure: float, form: str, at_least: float | None = None, aim: float | None = None) -> None:
    """A mark behind it says how far it comes: two where the aim is reached, one where it is enough, "!" where it is not."""
    reached = ""
    if at_least is not None and aim is not None:
        reached = "✓✓" if figure <= aim else "✓" if figure <= at_least else "!"
    limits = "" if at_least is None else f"{at_least:>11g}{aim:>9g}  {reached}"
    say(f"{what:<52}{form.format(figure):>12}{limits}")


def _ratio(runs: Sequence[Seen], bare: Sequence[Seen], figure: Callable[[Seen], float]) -> float:
    return median([figure(run) / figure(floor) for run, floor in zip(runs, bare, strict=True)])
