"""The gate of writers: one at a time, never stopped inside, and known by name to those who wait in vain."""

import os
import signal
import subprocess
import sys
import threading
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from store.errors import GateHeld
from store.sqlite.gate import WriteGate, holder
from store.unstopped import nobody_inside

HOLD = """
import sys
from pathlib import Path
from store.sqlite.gate import WriteGate
with WriteGate(Path(sys.argv[1]), who="minh").held():
    print("inside", flush=True)
    sys.stdin.readline()
print("outside", flush=True)
sys.stdin.readline()
"""


def stopped(process: int) -> bool:
    """Whether Ctrl+Z has stopped a process."""
    return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] == "T"


def test_who_is_inside_and_since_when_is_told_to_those_who_waited_too_long(board_file: Path) -> None:
    """A process that hangs in the middle of a change can only be found by its name and number."""
    with (
        WriteGate(board_file, who="minh").held(),
        pytest.raises(GateHeld) as refused,
        WriteGate(board_file, who="lan", wait_seconds=0).held(),
    ):
        pass

    held = refused.value
    assert (held.reason, held.who, held.process) == ("busy", "minh", os.getpid())
    assert timedelta(minutes=-1) < datetime.now(UTC) - held.since < timedelta(minutes=1)


def test_who_is_inside_can_be_seen_without_waiting(board_file: Path) -> None:
    """The doctor names the holder; where nobody writes, the name that is left over from the last one is not told."""
    assert holder(board_file) is None
    with WriteGate(board_file, who="minh").held():
        found = holder(board_file)

    assert found is not None
    assert (found.who, found.process) == ("minh", os.getpid())
    assert holder(board_file) is None


@pytest.mark.process
def test_a_killed_holder_holds_nothing(board_file: Path) -> None:
    """The kernel opens the gate; nobody has to remove a file by hand."""
    holding = [sys.executable, "-c", HOLD, str(board_file)]
    with subprocess.Popen(holding, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        assert other.stdout is not None
        other.stdout.readline()
        other.kill()
        other.wait()

        with WriteGate(board_file, who="lan", wait_seconds=0).held():
            pass


@pytest.mark.process
def test_ctrl_z_waits_until_the_writer_is_outside(board_file: Path) -> None:
    """A writer that is stopped would keep everybody else waiting until somebody finds it."""
    holding = [sys.executable, "-c", HOLD, str(board_file)]
    # In a group of its own: the kernel stops no group whose parent could not wake it again.
    with subprocess.Popen(holding, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, process_group=0) as other:
        assert other.stdin is not None
        assert other.stdout is not None
        assert other.stdout.readline() == "inside\n"
        other.send_signal(signal.SIGTSTP)
        assert not stopped(other.pid)

        other.stdin.write("leave\n")
        other.stdin.flush()
        give_up = time.monotonic() + 10
        while not stopped(other.pid) and time.monotonic() < give_up:
            os.sched_yield()

        assert stopped(other.pid)
        with WriteGate(board_file, who="lan", wait_seconds=1).held():
            pass
        other.send_signal(signal.SIGCONT)
        other.communicate("\n")


def test_a_screen_that_is_stopped_has_no_writer_inside(board_file: Path) -> None:
    """On a screen the writer is another thread than the one that obeys Ctrl+Z."""
    entered = threading.Event()

    def write() -> None:
        with WriteGate(board_file, who="lan").held():
            entered.set()

    writer = threading.Thread(target=write)
    with nobody_inside():
        writer.start()
        held_off = not entered.wait(0.05)
        free = holder(board_file) is None
    writer.join()

    assert held_off
    assert free
    assert entered.is_set()
