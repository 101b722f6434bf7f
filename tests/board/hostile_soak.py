"""`make soak`: tests/board/test_hostile.py with 10,000 strings, in one process. Ends with 1 when any of them acted."""

import shutil
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, settings

from board.demo.made import make_demo
from tests.board.hostile import put
from tests.board.hostile_walk import go
from tests.board.test_hostile import SEVERAL

_WANTED = 10_000


def main() -> int:
    """Print what was found; 0 when there is nothing."""
    seen: set[str] = set()
    wrong: list[str] = []
    looks = 0
    with tempfile.TemporaryDirectory() as folder:
        demo = Path(folder) / "demo.db"
        make_demo(str(demo))

        @settings(
            max_examples=_WANTED // 100,
            phases=[Phase.generate],
            deadline=None,
            database=None,
            suppress_health_check=list(HealthCheck),
        )
        @given(texts=SEVERAL)
        def look(texts: Sequence[str]) -> None:
            nonlocal looks
            if len(seen) >= _WANTED:
                return
            database = Path(shutil.copy(demo, Path(folder) / "board.db"))
            put(database, texts)
            found = go(database, texts[-8:])
            seen.update(texts)
            wrong.extend(found.wrong)
            looks += found.looks

        look()
    print(f"{len(seen):,} strings, {looks:,} looks, {len(wrong)} acted", *wrong[:20], sep="\n", flush=True)
    return int(bool(wrong) or len(seen) < _WANTED)


if __name__ == "__main__":
    sys.exit(main())
