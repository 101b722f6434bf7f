"""What each command loads: the screen's library only where the screen opens, the heavy ones only where they are used."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from plans.plan_file import CELLS
from tests.plans.appendix.offices_files import DOCUMENTS, appendix_2022, excel_file, headings, word_file

HEAVY = ("textual", "rich", "sqlmodel", "sqlalchemy", "alembic", "ics", "tomli", "docx", "openpyxl")
LOADED = """
import sys
from board.__main__ import run
code = run(sys.argv[1:])
print("LOADED", *(name for name in {heavy!r} if name in sys.modules), file=sys.stderr)
sys.exit(code)
"""

pytestmark = pytest.mark.process


def loaded_by(*words: str) -> tuple[set[str], subprocess.CompletedProcess[str]]:
    """The heavy libraries that a fresh process has loaded once the command is done."""
    script = LOADED.format(heavy=HEAVY)
    done = subprocess.run(
        [sys.executable, "-c", script, *words], capture_output=True, text=True, encoding="utf-8", check=False
    )
    return set(done.stderr.splitlines()[-1].split()[1:]), done


def test_the_version_loads_nothing_heavy() -> None:
    """It is the first thing a person types after installing."""
    loaded, done = loaded_by("--version")

    assert done.stdout.startswith("board ")
    assert loaded == set()


def test_help_loads_nothing_heavy() -> None:
    """The table of subcommands is said without importing any."""
    assert loaded_by("--help")[0] == set()


@pytest.mark.parametrize(
    "words",
    [
        ("list",),
        ("status", "--json"),
        ("calendar", "export"),
        ("board",),
        ("timeline", "--export", "-"),
        ("show", "VI.6", "--explain"),
        ("plan", "check", "2022"),
        ("done", "V.1", "--document", "1/QĐ", "--date", "1/5/2022"),
    ],
    ids=" ".join,
)
def test_no_command_that_opens_no_screen_loads_textual(
    shipped_board_file: Path, board_file: Path, words: tuple[str, ...]
) -> None:
    """Textual costs half a second that a list would pay each time; `ics` belongs to calendars alone."""
    shutil.copy(shipped_board_file, board_file)

    loaded, done = loaded_by("--db", str(board_file), "--today", "16/05/2022", *words)

    assert done.returncode == 0, done.stderr
    assert loaded.isdisjoint({"textual", "rich"})
    assert ("ics" in loaded) == (words[0] == "calendar")
    assert loaded.isdisjoint({"docx", "openpyxl"})
    assert "alembic" not in loaded


@pytest.mark.parametrize(
    "words",
    [("list",), ("list", "--csv"), ("status", "--json"), ("board",), ("timeline", "--export", "-")],
    ids=" ".join,
)
def test_a_list_waits_for_no_database_library(
    shipped_board_file: Path, board_file: Path, words: tuple[str, ...]
) -> None:
    """What is asked for all day over a slow line takes the store's short road."""
    shutil.copy(shipped_board_file, board_file)

    assert loaded_by("--db", str(board_file), *words)[0] == set()


@pytest.mark.parametrize(
    ("kind", "library"), [("toml", set()), ("csv", set()), ("docx", {"docx"}), ("xlsx", {"openpyxl"})]
)
def test_an_export_loads_the_library_of_its_own_format_alone(
    shipped_board_file: Path, board_file: Path, tmp_path: Path, kind: str, library: set[str]
) -> None:
    """A text file needs none of them, and no machine should need both for one."""
    shutil.copy(shipped_board_file, board_file)

    loaded, done = loaded_by("--db", str(board_file), "plan", "export", "2022", "-o", str(tmp_path / f"x.{kind}"))

    assert done.returncode == 0, done.stderr
    assert loaded & {"docx", "openpyxl", "textual", "rich", "ics"} == library


@pytest.mark.parametrize(
    ("name", "library"), [("ke-hoach-2022.txt", set()), ("x.docx", {"docx"}), ("x.xlsx", {"openpyxl"})]
)
def test_an_import_loads_the_library_of_its_own_kind_of_file_alone(
    shipped_board_file: Path, board_file: Path, tmp_path: Path, name: str, library: set[str]
) -> None:
    """Word and Excel files each have a library that takes its time; a text needs none."""
    shutil.copy(shipped_board_file, board_file)
    columns = ("number", *CELLS)
    sheet = appendix_2022(columns, merged_sections=True).with_headings([headings(columns)])
    (tmp_path / "x.docx").write_bytes(word_file(sheet))
    (tmp_path / "x.xlsx").write_bytes(excel_file(sheet))
    file = tmp_path / name if name.startswith("x") else DOCUMENTS / name

    loaded, done = loaded_by("--db", str(board_file), "plan", "import", str(file), "--dry-run")

    assert done.returncode == 0, done.stderr
    assert loaded & {"docx", "openpyxl"} == library
    assert loaded.isdisjoint({"textual", "rich", "ics"})
