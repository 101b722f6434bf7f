"""What comes with the program: the two signed plans and the agencies they speak of."""

from functools import cache
from pathlib import Path

from plans.agency import Directory
from plans.directory_file import read_directory_file
from plans.plan import Plan
from plans.plan_file import read_plan_file

SHIPPED_PLAN_FILES = ("2016-2017.toml", "2022.toml")
SHIPPED_DIRECTORY_FILE = "agencies.toml"

_FOLDER = Path(__file__).parent


def shipped_plan_paths() -> tuple[Path, ...]:
    """Where the shipped plan files lie, oldest plan first."""
    return tuple(_FOLDER / name for name in SHIPPED_PLAN_FILES)


@cache
def shipped_plans() -> tuple[Plan, ...]:
    """The plans that come with the program, oldest first; read once a process."""
    return tuple(read_plan_file(path) for path in shipped_plan_paths())


@cache
def shipped_directory() -> Directory:
    """The agencies and groups that come with the program; read once a process.

    What people change about them lives in the database, never in this file.
    """
    return read_directory_file(_FOLDER / SHIPPED_DIRECTORY_FILE)
