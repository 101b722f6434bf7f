"""The administrator's guide before a real OpenSSH on loopback: every command of it, and what must not get through.

python -m tests.outside.ssh

The server has its own settings (docs/examples, with other places), its own keys in a temporary folder and a free port of this
machine; the system's own server is not touched. `BOARD_SSHD` may name the program; where there is none, the check fails.
"""

import fcntl
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from store.open_board import OpenBoard
from store.wishes import AddUser, RemoveUser, SetRole
from store.words import Role
from tests.board.terminal import Terminal
from tests.outside.guide_runs import GUIDE, TODAY, check_guide
from tests.outside.ssh_server import Place, serving, until
from tests.outside.units import check_units
from tests.postgres_databases import begin_run, end_run


def main() -> int:
    """Say what was checked; 0 when nothing is wrong."""
    wrong = 0
    begin_run()
    try:
        for line in chain(check_units(), _everything()):
            sys.stdout.write(line + "\n")
            sys.stdout.flush()
            wrong += line.startswith("!")
    finally:
        end_run()
    return 1 if wrong else 0


def _everything() -> Iterator[str]:
    program = shutil.which(os.environ.get("BOARD_SSHD") or "sshd", path=f"{os.environ['PATH']}:/usr/sbin")
    for missing in (name for name, found in (("sshd", program), ("ssh", shutil.which("ssh"))) if found is None):
        yield f"! {missing}: not installed, nothing was checked (Debian, Ubuntu: openssh-server, openssh-client)"
        return
    with tempfile.TemporaryDirectory() as name, serving(program, Path(name)) as place:
        yield from check_guide(place)
        yield from _users(place)
        yield from _nothing_else(place)
        yield from _surroundings(place)
        yield from _dropped_while_typing(place)
        yield from _dropped_while_sending(place)


def _users(place: Place) -> Iterator[str]:
    """The guide made them; whoever left since, and whoever may only look."""
    with OpenBoard(str(place.database), user="an") as board:
        board.apply(AddUser("dung", Role.EDITOR), today=TODAY)
        board.apply(RemoveUser("dung"), today=TODAY)
        board.apply(SetRole("minh", Role.VIEWER), today=TODAY)
    board_file = (place.folder / "board.db").read_bytes()
    yield f"{'+' if board_file.startswith(b'SQLite format 3') else '!'} a backup over the line is a board"


def _nothing_else(place: Place) -> Iterator[str]:
    """Shells, copies, tunnels, other people's names: refused, and nothing was made or changed."""
    mark = place.folder / "da-vao"
    before = _last_change(place)
    lines = (
        *(
            "sh",
            "bash -i",
            f"status; touch {mark}",
            f"$(touch {mark})",
            f"list\ntouch {mark}",
            f"plan export 2022 -o {mark}",
        ),
        *(
            "--user an note 2022/V.1 x",
            "note 2022/V.1 x --user=an",
            f"--db {mark} status",
            "ssh-entry --user an",
            "note 2022/V.1 x",
        ),
        *(
            "user list",
            "backup -",
            "plan import /etc/passwd",
            f"scp -t {mark}",
            "internal-sftp",
            "/usr/lib/openssh/sftp-server",
        ),
    )
    for line in lines:
        done = subprocess.run(place.ssh("minh", "may-chu", "--", line), capture_output=True, check=False)
        if done.returncode not in (1, 2) or done.stdout:
            yield f"! let through: {line!r}: {done.returncode} {done.stdout[:80]!r}"
    copy = subprocess.run(
        ["scp", "-F", place.folder / "ssh_config", "-i", place.folder / "minh", GUIDE, f"may-chu:{mark}"],
        capture_output=True,
        check=False,
    )
    tunnel = subprocess.run(
        place.ssh("minh", "-W", f"127.0.0.1:{place.port}", "may-chu"), capture_output=True, check=False
    )
    stranger = subprocess.run(place.ssh("la", "may-chu", "status"), capture_output=True, check=False)
    gone = subprocess.run(place.ssh("dung", "may-chu", "status"), capture_output=True, check=False)
    sound = copy.returncode and tunnel.returncode and stranger.returncode == 255 and gone.returncode == 1
    sound = sound and not mark.exists() and _last_change(place) == before
    yield f"{'+' if sound else '!'} {len(lines)} hostile lines, scp, a tunnel, a stranger's key and a removed user: refused"


def _surroundings(place: Place) -> Iterator[str]:
    """What a client asks to be set is not set; what the program runs in was made anew."""
    asked = [
        "-oSetEnv=BOARD_DATABASE=/tmp/x PYTHONPATH=/tmp LC_ALL=C.UTF-8 BOARD_OVER_SSH= TZ=:/etc/passwd _BOARD_COMPLETE=x"
    ]
    with subprocess.Popen(
        place.ssh("an", *asked, "may-chu", "plan import - --dry-run"),
        stdin=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    ) as client:
        (found,) = until(lambda: _running("--user=an"))
        names = {
            one.partition(b"=")[0].decode() for one in Path(f"/proc/{found}/environ").read_bytes().split(b"\0") if one
        }
        client.kill()
    expected = {"HOME", "PATH", "BOARD_DATABASE", "BOARD_CALENDAR_ADDRESS", "BOARD_OVER_SSH"}
    sound = expected <= names and names - expected <= {"LC_ALL", "LANG", "TERM"}
    yield f"{'+' if sound else '!'} environment made anew: {', '.join(sorted(names))}"
    until(lambda: not _running("--user=an"))


def _dropped_while_typing(place: Place) -> Iterator[str]:
    """The client dies while somebody types in a form."""
    with Terminal(place.ssh("lan", "-tt", "may-chu"), size=(120, 40)) as terminal:
        terminal.wait_for("số liệu đến")
        terminal.send("\x1a")
        terminal.wait_for("Qua SSH không tạm rời")
        terminal.send("g")
        terminal.wait_for("Ghi chú")
        terminal.send("đang gõ dở")
        terminal.wait_for("đang gõ dở")
        began = _running("--user=lan")
        terminal.signal(9)
        dropped = time.monotonic()
        ended = until(lambda: not _running("--user=lan"), seconds=5)
        seconds = time.monotonic() - dropped
    with Terminal(place.ssh("lan", "-tt", "may-chu"), size=(120, 40)) as again:
        again.wait_for("Nội dung đang nhập dở")
        again.send("\x1b[17~")  # F6
        again.until(lambda: re.search("▸ Nội dung .*đang gõ dở", again.text) is not None, "the form")
        again.send("\x1b")
        again.until(lambda: "▸ Nội dung" not in again.text and "CHƯA THỰC HIỆN" in again.text, "the board")
        again.send("q")
        left_soundly = again.ended(within=20) == 0
    until(lambda: not _running("--user=lan"), seconds=5)
    free = _lock_is_free(place.database.with_name("board.db.lock"))
    whole = subprocess.run(place.ssh("an", "may-chu", "doctor"), capture_output=True, check=False).returncode == 0
    sound = began and ended and free and whole and left_soundly
    left = len(_running("--user=lan"))
    told = f"{left} processes, gate free: {free}, after {seconds:.1f} s, the draft offered again"
    yield f"{'+' if sound else '!'} line dropped in an edit: {told}"


def _dropped_while_sending(place: Place) -> Iterator[str]:
    """The client dies in the middle of a file: what came so far reads like a whole one and is not imported."""
    before = _last_change(place)
    text = (place.folder / "ke-hoach-2027.toml").read_bytes()
    with subprocess.Popen(
        place.ssh("an", "may-chu", "plan import -"),
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as client:
        assert client.stdin is not None
        client.stdin.write(text[: text.rindex(b"[[task]]")])
        client.stdin.flush()
        until(lambda: _running("--user=an"))
        client.kill()
    ended = until(lambda: not _running("--user=an"), seconds=10)
    sound = ended and _last_change(place) == before
    yield f"{'+' if sound else '!'} line dropped in a file: nothing imported"


def _last_change(place: Place) -> int:
    with OpenBoard(str(place.database), user="an") as board:
        return board.last_change()


def _running(word: str) -> list[int]:
    """The processes of the program that were started with this word."""
    found = []
    for one in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            words = one.read_bytes().split(b"\0")
        except OSError:
            continue
        if word.encode() in words and b"board" in words and Path(f"/proc/{one.parts[2]}/environ").exists():
            found.append(int(one.parts[2]))
    return found


def _lock_is_free(path: Path) -> bool:
    with path.open("rb") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
    return True


if __name__ == "__main__":
    sys.exit(main())
