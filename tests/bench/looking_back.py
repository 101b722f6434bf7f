"""The board of an earlier moment at 10,000 tasks, all of which were changed since; and what changed, as one value."""

import resource
import tempfile
import time
from datetime import date
from pathlib import Path

from store.history.two_boards import changes_since
from store.open_board import OpenBoard
from store.wishes import EditTask
from tests.bench.generated_plan import generated_directory, generated_plan
from tests.bench.watch import say

TODAY = date(2022, 5, 16)


def measure_looking_back() -> None:
    """Print the seconds, and the most memory that this process ever held."""
    with tempfile.TemporaryDirectory() as folder, OpenBoard(str(Path(folder) / "board.db"), user="bench") as board:
        board.first_start(generated_directory(), [(generated_plan(), "made")])
        change = board.last_change()
        keys = [task.key for task in board.board(None, today=TODAY).tasks]
        board.apply_all([EditTask(key, (("officer", "lan"),)) for key in keys], today=TODAY)

        start = time.perf_counter()
        with board.as_of(change=change) as then:
            turned = time.perf_counter() - start
            then.board(None, today=TODAY)
            seen = time.perf_counter() - start
            found = changes_since(then, board, None, then_day=TODAY, today=TODAY)
            compared = time.perf_counter() - start - seen
    held = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    say(f"10,000 tasks as of before {len(found.edited):,} changes: {turned:.2f} s, on view {seen:.2f} s")
    say(f"what changed since: {compared:.2f} s; {held:.0f} MiB at most")
