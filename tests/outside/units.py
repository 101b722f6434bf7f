"""The shipped examples of systemd units, as systemd itself reads them."""

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.outside.ssh_server import EXAMPLES, account


def check_units() -> Iterator[str]:
    """The units of the examples, as systemd reads them; the program and the account are this machine's."""
    analyze = shutil.which("systemd-analyze")
    if analyze is None:
        yield "- systemd: passed over, not installed"
        return
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        units = []
        for example in (*EXAMPLES.glob("*.service"), *EXAMPLES.glob("*.timer")):
            text = example.read_text(encoding="utf-8").replace("/opt/steering-board/bin/python", sys.executable)
            unit = folder / example.name
            unit.write_text(text.replace("User=bcd", f"User={account()}"), encoding="utf-8")
            units.append(unit)
        done = subprocess.run([analyze, "verify", *units], capture_output=True, text=True, check=False)
        ours = [line for line in done.stderr.splitlines() if any(unit.name in line for unit in units)]
        yield f"{'!' if ours else '+'} systemd: {len(units)} units verified {' '.join(ours)}".rstrip()
