"""The program as a process of its own: first start, bytes, pipes, and who it takes a person for."""

import json
import os
import pwd
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.process


def board(*words: str, home: Path, **settings: str) -> subprocess.CompletedProcess[bytes]:
    """`board …` without a terminal, with a home of its own."""
    kept = {name: value for name, value in os.environ.items() if name in {"PATH", "LD_LIBRARY_PATH"}}
    return subprocess.run(
        [sys.executable, "-m", "board", *words],
        capture_output=True,
        check=False,
        stdin=subprocess.DEVNULL,
        env={**kept, "HOME": str(home), **settings},
    )


def test_the_first_start_imports_what_is_shipped(tmp_path: Path) -> None:
    """Without a terminal `board` prints the status and ends with 0, on a new machine and with a locale of 1990."""
    first = board("--today", "16/05/2022", home=tmp_path, LC_ALL="C")

    assert first.returncode == 0, first.stderr.decode()
    assert "Tổng 31 · HT đúng hạn 0" in first.stdout.decode("utf-8")
    (database,) = tmp_path.rglob("board.db")
    assert database.stat().st_mode & 0o077 == 0
    assert database.parent.stat().st_mode & 0o077 == 0


def test_several_first_starts_at_once_make_one_board(tmp_path: Path) -> None:
    """Three people open a new board in the same second: nobody sees an error, nothing is there twice."""
    command = [sys.executable, "-m", "board", "--db", str(tmp_path / "b.db"), "plan", "list", "--json"]

    starts = [subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) for _ in range(3)]
    said = [start.communicate() for start in starts]

    assert [start.returncode for start in starts] == [0, 0, 0], said
    assert all(len(json.loads(out)) == 2 for out, _err in said)


def test_the_user_is_the_account_never_the_environment(shipped_board_file: Path, tmp_path: Path) -> None:
    """`LOGNAME=director` must not make anybody the director."""
    file = tmp_path / "b.db"
    shutil.copy(shipped_board_file, file)

    noted = board("note", "2022/V.1", "xem", "--json", home=tmp_path, LOGNAME="director", BOARD_DATABASE=str(file))

    assert noted.returncode == 0, noted.stderr.decode()
    assert json.loads(noted.stdout)["notes"][0]["who"] == pwd.getpwuid(os.getuid()).pw_name


def test_the_calendar_is_the_same_bytes_each_time(shipped_board_file: Path, tmp_path: Path) -> None:
    """On stdout or in a file; nothing else is on stdout."""
    file = tmp_path / "b.db"
    shutil.copy(shipped_board_file, file)
    words = ("--db", str(file), "--plan", "2022", "calendar", "export")

    printed = board(*words, home=tmp_path)
    written = board(*words, "-o", str(tmp_path / "lịch.ics"), home=tmp_path)

    assert printed.stdout.startswith(b"BEGIN:VCALENDAR\r\n")
    assert written.stdout == b""
    assert (tmp_path / "lịch.ics").read_bytes() == printed.stdout


def test_a_reader_who_leaves_early_hears_nothing(shipped_board_file: Path, tmp_path: Path) -> None:
    """`board list --json | head -1` ends quietly."""
    file = tmp_path / "b.db"
    shutil.copy(shipped_board_file, file)

    piped = subprocess.run(
        ["sh", "-c", '"$0" -m board --db "$1" list --json | head -1', sys.executable, str(file)],
        capture_output=True,
        check=False,
    )

    assert piped.stdout == b"[\n"
    assert piped.stderr == b""


def test_a_shell_can_complete_subcommands(tmp_path: Path) -> None:
    """The shell's half is printed by `completion`, the program answers the other half."""
    script = board("completion", "bash", home=tmp_path)
    answered = board(home=tmp_path, _BOARD_COMPLETE="bash_complete", COMP_WORDS="board hist", COMP_CWORD="1")

    assert b"_BOARD_COMPLETE=bash_complete" in script.stdout
    assert answered.stdout == b"plain,history\n"


@pytest.mark.parametrize("words", [("show",), ("agency", "edit"), ("calendar", "feed", "add"), ("list",)])
def test_the_help_of_a_command_speaks_one_language(words: tuple[str, ...], tmp_path: Path) -> None:
    """Also of the options that are made before the language is chosen, and of the words that stand for values."""
    shown = board(*words, "--lang", "en", "--help", home=tmp_path).stdout.decode()

    letters = {letter for letter in shown if letter.isalpha() and not letter.isascii()}
    assert letters == set()


def test_only_options_stand_under_options(tmp_path: Path) -> None:
    """An argument without help is a line that says nothing; it stands in the usage."""
    shown = board("show", "--help", home=tmp_path).stdout.decode()

    assert "show [TÙY CHỌN] KHÓA" in shown
    assert "\n  KHÓA" not in shown
