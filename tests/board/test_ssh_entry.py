"""`board ssh-entry` as OpenSSH runs it: a process with SSH_ORIGINAL_COMMAND, and somebody unknown at the other end."""

import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from plans.plan_writing import write_plan
from plans.shipped import shipped_plans
from store.open_board import OpenBoard
from store.wishes import AddUser, RemoveUser
from store.words import Role
from tests.board.terminal import Terminal
from tests.conftest import MID_MAY

pytestmark = pytest.mark.process

HOSTILE = {
    "PYTHONPATH": "/nowhere/evil",
    "PYTHONSTARTUP": "/nowhere/evil.py",
    "TEXTUAL_DRIVER": "evil:Driver",
    "EDITOR": "/bin/sh",
    "PAGER": "/bin/sh",
    "LOGNAME": "an",
    "USER": "an",
    "SSH_USER": "an",
    "XDG_DATA_HOME": "/nowhere/evil",
    "BOARD_OVER_SSH": "",
    "_BOARD_COMPLETE": "bash_complete",
    "LD_PRELOAD_X": "evil.so",
    "LC_EVIL": "../../etc/passwd",
    "TZ": ":/etc/passwd",
}


@pytest.fixture(scope="module")
def peopled(shipped_board_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped board with an (admin), minh (editor), xem (viewer), and dung who has left."""
    place = tmp_path_factory.mktemp("ssh") / "board.db"
    shutil.copy(shipped_board_file, place)
    with OpenBoard(str(place), user="an") as board:
        for name, role in (("an", Role.ADMIN), ("minh", Role.EDITOR), ("xem", Role.VIEWER), ("dung", Role.EDITOR)):
            board.apply(AddUser(name, role), today=MID_MAY)
        board.apply(RemoveUser("dung"), today=MID_MAY)
    return place


@pytest.fixture
def served(peopled: Path, board_file: Path) -> Path:
    """A board of this test's own with those people."""
    return Path(shutil.copy(peopled, board_file))


def command(database: Path, user: str) -> list[str]:
    """The forced command of a key, as it stands in authorized_keys."""
    return [sys.executable, "-I", "-m", "board", "--db", str(database), "ssh-entry", "--user", user]


def surroundings(line: str | bytes | None, **more: str) -> dict[bytes, bytes]:
    """What sshd hands over, at its worst."""
    came = {
        "PATH": "/usr/bin:/bin",
        "HOME": "/nonexistent",
        "LANG": "C.UTF-8",
        "TERM": "xterm-256color",
        **HOSTILE,
        **more,
    }
    said = {} if line is None else {b"SSH_ORIGINAL_COMMAND": line if isinstance(line, bytes) else line.encode()}
    return {name.encode(): value.encode() for name, value in came.items()} | said


def enter(
    database: Path, user: str, line: str | bytes | None, *, stdin: bytes = b"", cwd: Path | None = None
) -> subprocess.CompletedProcess[bytes]:
    """One line over SSH, without a terminal."""
    return subprocess.run(
        command(database, user), input=stdin, capture_output=True, check=False, env=surroundings(line), cwd=cwd
    )


def notes(database: Path, key: str = "2022/V.1") -> list[tuple[str, str]]:
    """Who noted what on a task."""
    with OpenBoard(str(database), user="an") as board:
        return [(note.who, note.text) for note in board.task(key, today=MID_MAY).notes]


def test_without_a_line_and_a_terminal_the_status_is_told(served: Path) -> None:
    """A script that only wants to know how things stand."""
    said = enter(served, "xem", None)

    assert said.returncode == 0, said.stderr.decode()
    assert "\nTổng " in said.stdout.decode()


def test_a_change_is_made_under_the_name_of_the_key(served: Path) -> None:
    """Not of the account, and not of whatever the other end says who it is."""
    said = enter(served, "minh", "board note 2022/V.1 'gọi lại; chờ $(id) `id`'")

    assert said.returncode == 0, said.stderr.decode()
    assert notes(served) == [("minh", "gọi lại; chờ $(id) `id`")]


@pytest.mark.parametrize(
    "line", ["note 2022/V.1 x", "undo", "user list", "backup -", "doctor", "calendar feed list --addresses"]
)
def test_a_viewer_looks_and_changes_nothing(line: str, served: Path) -> None:
    """Refused with a sentence and exit code 1, by the store or by the entry."""
    said = enter(served, "xem", line)

    assert (said.returncode, said.stdout) == (1, b"")
    assert "“xem” là người xem; việc này cần vai trò" in said.stderr.decode()
    assert notes(served) == []


@pytest.mark.parametrize("user", ["nguoi-la", "dung", "", "an'; DROP TABLE task;--"])
def test_whoever_is_not_registered_does_not_come_in(user: str, served: Path) -> None:
    """Also who has left: their key may still stand in authorized_keys."""
    said = enter(served, user, "status --json")

    assert said.returncode in (1, 2)
    assert said.stdout == b""
    assert said.stderr.startswith(b'{"errors": [') or user == ""


def test_nobody_comes_in_where_nobody_is_registered(shipped_board_file: Path, board_file: Path) -> None:
    """Whoever can log in as the service could do everything then."""
    shutil.copy(shipped_board_file, board_file)

    said = enter(board_file, "an", "status")

    assert (said.returncode, said.stdout) == (1, b"")
    assert "“an” chưa được đăng ký dùng bảng" in said.stderr.decode()


@pytest.mark.parametrize(
    "line",
    [
        *(
            "list; touch ĐÃ-VÀO",
            "$(touch ĐÃ-VÀO)",
            "status && touch ĐÃ-VÀO",
            "list\ntouch ĐÃ-VÀO",
            "bash -c 'touch ĐÃ-VÀO'",
        ),
        *(
            "plan export 2022 --outp=ĐÃ-VÀO",
            "calendar export -oĐÃ-VÀO",
            "backup ĐÃ-VÀO",
            "plan import - --write=ĐÃ-VÀO",
        ),
        *("--db=ĐÃ-VÀO --empty plan list", "--user=an note 2022/V.1 x", "note -- --user=an 2022/V.1 x"),
        *("ssh-entry --user an", "plan import /etc/passwd", "calendar serve", "restore -", "\\"),
        b"note 2022/V.1 \xff\xfe",
        b"list \x1b]52;c;eA==\x07",
        "note 2022/V.1 " + "x" * 100_000,
        "board " * 5_000,
    ],
)
def test_no_line_leads_past_the_list(line: str | bytes, served: Path, tmp_path: Path) -> None:
    """Nothing is run, no file is made or read, nothing is changed, and what is said holds no control of a terminal.

    One line of each kind, as a process; `test_ssh_rules` has many more.
    """
    empty = tmp_path / "chỗ trống"
    empty.mkdir()
    beside = sorted(path.name for path in served.parent.iterdir() if not path.name.startswith("board.db"))

    said = enter(served, "minh", line, cwd=empty)

    assert said.returncode in (1, 2), said.stdout.decode()
    assert said.stdout == b""
    assert said.stderr.count(b"\n") == 1
    assert b"\x1b" not in said.stderr
    assert b"root:" not in said.stderr
    assert list(empty.iterdir()) == []
    assert sorted(path.name for path in served.parent.iterdir() if not path.name.startswith("board.db")) == beside
    assert notes(served) == []


@contextmanager
def waiting(
    database: Path, user: str, line: str, **more: str
) -> Iterator[tuple[subprocess.Popen[bytes], socket.socket]]:
    """A line that waits for its stdin, and the other end of it, which sshd holds."""
    ours, theirs = socket.socketpair()
    with (
        ours,
        subprocess.Popen(
            command(database, user), stdin=theirs, stdout=theirs, stderr=theirs, env=surroundings(line, **more)
        ) as process,
    ):
        theirs.close()
        try:
            until(lambda: b"plan" in Path(f"/proc/{process.pid}/cmdline").read_bytes().split(b"\0"))
            yield process, ours
        finally:
            process.kill()


def until(holds: Callable[[], object]) -> None:
    """Wait for a condition, however busy the machine."""
    end = time.monotonic() + 20
    while not holds():
        assert time.monotonic() < end
        time.sleep(0.02)


def test_the_program_runs_in_an_environment_made_anew(served: Path) -> None:
    """Of what came in only how to draw and count; isolated from files of the account; private in all it makes."""
    with waiting(served, "minh", "plan import - --dry-run", LC_ALL="C.UTF-8", COLORTERM="truecolor") as (
        process,
        _line,
    ):
        found = Path(f"/proc/{process.pid}")
        environment = dict(one.split(b"=", 1) for one in found.joinpath("environ").read_bytes().split(b"\0") if one)
        words = found.joinpath("cmdline").read_bytes().split(b"\0")
        status = found.joinpath("status").read_text()
        folder = found.joinpath("cwd").readlink()

    assert set(environment) == {
        *(b"LANG", b"LC_ALL", b"TERM", b"COLORTERM", b"HOME", b"PATH", b"BOARD_DATABASE", b"BOARD_OVER_SSH")
    }
    assert environment[b"HOME"] != b"/nonexistent"
    assert environment[b"BOARD_OVER_SSH"] == b"1"
    assert environment[b"BOARD_DATABASE"] == str(served).encode()
    assert words[1:] == [*(b"-I", b"-m", b"board", b"--user=minh", b"plan", b"import", b"--dry-run", b"--", b"-"), b""]
    assert "Umask:\t0077" in status
    assert folder == Path("/")


def test_a_plan_comes_in_on_stdin(served: Path) -> None:
    """What it is, is told by its content; an editor may see what it would change."""
    plan = write_plan(next(one for one in shipped_plans() if one.key == "2022"))

    checked = enter(served, "minh", "plan check -", stdin=plan.encode())
    shown = enter(served, "minh", "plan import - --dry-run", stdin=plan.encode())

    assert checked.returncode == 0, checked.stderr.decode()
    assert "2022: " in checked.stdout.decode()
    assert shown.returncode == 0, shown.stderr.decode()


def test_a_plan_of_which_the_line_lost_the_rest_is_not_imported(served: Path) -> None:
    """The first half of a file looks like a whole one that has lost its last rows: those would be dropped."""
    with waiting(served, "an", "plan import -") as (process, line):
        line.sendall(write_plan(next(one for one in shipped_plans() if one.key == "2022")).encode()[:40_000])
        line.close()
        assert process.wait(timeout=20) != 0

    with OpenBoard(str(served), user="an") as board:
        assert [action.wish for action in board.history(limit=1)] == ["remove_user"]


def test_the_board_goes_out_to_admins_alone(served: Path, tmp_path: Path) -> None:
    """Whole, and only as bytes of a file: with it goes everything that anybody ever wrote."""
    said = enter(served, "an", "backup -")

    assert said.returncode == 0, said.stderr.decode()
    copy = tmp_path / "bản sao.db"
    copy.write_bytes(said.stdout)
    with OpenBoard(str(copy), user="an", create=False) as board:
        assert [one.name for one in board.users()] == ["an", "minh", "xem", "dung"]
    assert enter(served, "minh", "backup -").stdout == b""


@pytest.mark.pty
def test_without_a_line_the_board_opens_on_a_terminal(served: Path) -> None:
    """As for somebody at the machine, but Ctrl+Z does not leave a stopped process behind that nobody can wake."""
    with Terminal(command(served, "minh"), size=(120, 40), env={**HOSTILE, "SSH_ORIGINAL_COMMAND": ""}) as terminal:
        terminal.wait_for("CHƯA THỰC HIỆN")
        terminal.send("\x1a")
        terminal.wait_for("Qua SSH không tạm rời")
        state = Path(f"/proc/{terminal.pid}/stat").read_text().rpartition(")")[2].split()[0]
        terminal.send("q")
        assert terminal.ended(within=20) == 0

    assert state != "T"
