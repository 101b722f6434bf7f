"""`make soak`: what tests/store/test_crash.py does, a thousand times. Ends with 1 when anything was lost or left by half."""

import json
import sys

from tests.store.crashing import crash
from tests.store.crowd import crowd
from tests.store.places import KINDS, servers
from tests.store.restoring import crash as crash_restores
from tests.store.starting import at_once, killed

NONE_OF = ("lost", "half", "damaged", "partial", "failed", "overwritten", "errors", "between", "cannot_go_on")

STEPS = {"sqlite": 1, "postgresql": 7}
"""A server undoes everything itself, and is looked at more slowly."""


def main(kills: int, seed: int) -> int:
    """Print what was found; 0 when there is nothing of what must not be."""
    wrong = 0
    for kind in KINDS:
        for name, figures in (
            (f"{kills} kills", crash(kills, seed, kind)),
            ("30 processes at one task", crowd(30, 10, kind)),
            ("killed restores", crash_restores(100, kind)),
            ("killed at every statement of every upgrade", killed(STEPS[kind], kind)),
        ):
            wrong += sum(figures.get(one, 0) > 0 for one in NONE_OF)
            print(f"{kind}, {name}: {json.dumps(figures)}", flush=True)
        starts = at_once(30, kind)
        wrong += sum(len(said) != 1 or said[0].startswith("!") for said, _files in starts.values())
        print(f"{kind}, 30 starts at once: {json.dumps(starts)}", flush=True)
    return int(wrong > 0)


if __name__ == "__main__":
    with servers():
        code = main(*(int(word) for word in (*sys.argv[1:], *("1000", "1")[len(sys.argv) - 1 :])))
    sys.exit(code)
