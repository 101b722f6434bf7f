"""`make soak`: what tests/store/test_crash.py does, a thousand times. Ends with 1 when anything was lost or left by half."""

import json
import sys

from tests.store.crashing import crash
from tests.store.crowd import crowd
from tests.store.restoring import crash as crash_restores
from tests.store.starting import at_once, killed

NONE_OF = ("lost", "half", "damaged", "partial", "failed", "overwritten", "errors", "between", "cannot_go_on")


def main(kills: int, seed: int) -> int:
    """Print what was found; 0 when there is nothing of what must not be."""
    wrong = 0
    for name, figures in (
        (f"{kills} kills", crash(kills, seed)),
        ("30 processes at one task", crowd(30, 10)),
        ("killed restores", crash_restores(100)),
        ("killed at every statement of every upgrade", killed(1)),
    ):
        wrong += sum(figures.get(one, 0) > 0 for one in NONE_OF)
        print(f"{name}: {json.dumps(figures)}", flush=True)
    starts = at_once(30)
    wrong += sum(len(said) != 1 or said[0].startswith("!") for said, _files in starts.values())
    print(f"30 starts at once: {json.dumps(starts)}")
    return int(wrong > 0)


if __name__ == "__main__":
    sys.exit(main(*(int(word) for word in (*sys.argv[1:], *("1000", "1")[len(sys.argv) - 1 :]))))
