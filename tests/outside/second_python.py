"""The same board under a second Python: all tests pass there, and the calendar has the same bytes.

`BOARD_OTHER_PYTHON` names the interpreter; else the first of python3.13, python3.12 on the path that is not the one running.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[2]
EXPORT = ("--plan", "2022", "--today", "16/05/2022", "calendar", "export")


def other_python() -> str | None:
    """The path of a second interpreter that starts, or None."""
    named = os.environ.get("BOARD_OTHER_PYTHON")
    for name in [named] if named else ["python3.13", "python3.12", "python3.11"]:
        found = shutil.which(name)
        if found and _version(found) not in ("", _version(sys.executable)):
            return found
    return None


def main() -> int:
    """Print what was compared; 0 when all is equal, 1 when not, 2 when there is no second Python."""
    python = other_python()
    if python is None:
        sys.stdout.write("no second Python found: set BOARD_OTHER_PYTHON\n")
        return 2
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        _run(python, "-m", "venv", home / "venv")
        there = home / "venv" / "bin" / "python"
        _run(there, "-m", "pip", "install", "-q", "-c", ROOT / "constraints.txt", "-e", f"{ROOT}[dev]")
        database = home / "board.db"
        here = _export(sys.executable, database)
        same = _export(there, database) == here
        sys.stdout.write(
            f"{_version(sys.executable)} and {_version(there)}: calendar bytes {'equal' if same else 'DIFFER'}\n"
        )
        tests = subprocess.run([there, "-m", "pytest", "-q", "-n", "auto"], cwd=ROOT, check=False)
    return 0 if same and tests.returncode == 0 else 1


def _run(*command: object) -> None:
    subprocess.run([str(part) for part in command], check=True)


def _export(python: object, database: Path) -> bytes:
    command = [str(python), "-m", "board", "--db", str(database), *EXPORT]
    return subprocess.run(command, cwd=ROOT, check=True, capture_output=True).stdout


def _version(python: object) -> str:
    asked = subprocess.run([str(python), "--version"], check=False, capture_output=True, text=True)
    return asked.stdout.strip() if asked.returncode == 0 else ""


if __name__ == "__main__":
    sys.exit(main())
