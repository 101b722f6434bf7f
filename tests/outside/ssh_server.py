"""A real OpenSSH on loopback with the guide's settings: its own keys, a temporary folder, a free port of this machine."""

import os
import pwd
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from plans.shipped import shipped_directory, shipped_plans
from store.open_board import OpenBoard

EXAMPLES = Path(__file__).parents[2] / "docs" / "examples"
PEOPLE = ("an", "lan", "minh")


@dataclass(frozen=True)
class Place:
    """A server that runs, and the folder in which everything about it is."""

    folder: Path
    port: int

    @property
    def database(self) -> Path:
        """The board behind it."""
        return self.folder / "lib" / "board.db"

    def ssh(self, user: str, *words: str) -> list[str]:
        """What a person of this name types, with their key."""
        return [
            shutil.which("ssh") or "ssh",
            "-F",
            str(self.folder / "ssh_config"),
            "-i",
            str(self.folder / user),
            *words,
        ]

    def at_home(self, text: str) -> str:
        """A text of the guide or the examples with this server's places in it."""
        for there, here in (
            ("/opt/steering-board/bin/python", sys.executable),
            ("/etc/ssh/steering-board/authorized_keys", str(self.folder / "authorized_keys")),
            ("/var/lib/steering-board", str(self.folder / "lib")),
            ("/srv/sao-luu", str(self.folder / "sao-luu")),
            ("/srv/lich", str(self.folder / "lich")),
            ("Match User bcd", f"Match User {account()}"),
            ("bcd@may-chu", "may-chu"),
        ):
            text = text.replace(there, here)
        return text


@contextmanager
def serving(program: str, folder: Path) -> Iterator[Place]:
    """A server that answers, before the shipped board on which nobody is registered yet; it ends with the block."""
    place = Place(folder, free_port())
    for name in ("lib", "sao-luu", "lich"):
        (folder / name).mkdir(mode=0o700)
    for name in ("host", *PEOPLE, "dung", "la"):
        subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", folder / name], check=True)
    with OpenBoard(str(place.database), user="an") as board:
        board.first_start(shipped_directory(), [(plan, plan.key) for plan in shipped_plans()])
    (folder / "authorized_keys").write_text("".join(_key_line(place, name) for name in (*PEOPLE, "dung")))
    (folder / "sshd_config").write_text(
        f"Port {place.port}\nListenAddress 127.0.0.1\nHostKey {folder}/host\nPidFile none\nUsePAM no\nStrictModes no\n"
        "PermitRootLogin forced-commands-only\nSubsystem sftp internal-sftp\n"
        + place.at_home((EXAMPLES / "sshd-steering-board.conf").read_text(encoding="utf-8"))
    )
    (folder / "ssh_config").write_text(
        f"Host may-chu\n HostName 127.0.0.1\n Port {place.port}\n User {account()}\n IdentitiesOnly yes\n BatchMode yes\n"
        f" UserKnownHostsFile {folder}/known\n StrictHostKeyChecking accept-new\n LogLevel ERROR\n"
    )
    if os.geteuid() == 0:
        Path("/run/sshd").mkdir(mode=0o755, exist_ok=True)  # where the system's own start makes it
    subprocess.run([program, "-t", "-f", folder / "sshd_config"], check=True)
    with subprocess.Popen([program, "-D", "-E", folder / "log", "-f", folder / "sshd_config"]) as server:
        try:
            until(lambda: answers(place.port))
            yield place
        finally:
            server.terminate()


def _key_line(place: Place, name: str) -> str:
    """The line of the examples for `an`, with another name and key."""
    lines = (EXAMPLES / "authorized_keys").read_text(encoding="utf-8").splitlines()
    line = next(line for line in lines if "--user an" in line)
    key = (place.folder / f"{name}.pub").read_text().strip()
    return place.at_home(line.replace("--user an", f"--user {name}").partition(" ssh-ed25519 ")[0]) + f" {key}\n"


def until(condition: Callable[[], object], *, seconds: float = 20) -> object:
    """Wait for something true, and give it; what was last found when it never comes."""
    give_up = time.monotonic() + seconds
    while not (found := condition()) and time.monotonic() < give_up:
        time.sleep(0.05)
    return found


def answers(port: int) -> bool:
    """Whether something listens there on this machine."""
    with socket.socket() as line:
        return line.connect_ex(("127.0.0.1", port)) == 0


def free_port() -> int:
    """A port of this machine that nothing listens on."""
    with socket.socket() as line:
        line.bind(("127.0.0.1", 0))
        return int(line.getsockname()[1])


def account() -> str:
    """The account of whoever runs the check: it stands for the service's."""
    return pwd.getpwuid(os.getuid()).pw_name
