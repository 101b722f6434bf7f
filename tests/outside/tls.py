"""The way to a PostgreSQL server over the network: encrypted, with the server's certificate and a password. On loopback.

python -m tests.outside.tls

A server of its own in a temporary folder on a free port, with a certificate that signs itself and lets in nobody who does not
encrypt. It takes a PostgreSQL that was built with OpenSSL, which that of the tests is not: of Debian, or where
`BOARD_POSTGRES_BINARIES` names its folder; where there is none, this is passed over.
"""

import os
import pwd
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import psycopg

HOUSE = Path(__file__).parents[2]
PASSWORD = "bi-mat-4711"  # noqa: S105 - of a server that is made for this
RULE = "hostssl all all 127.0.0.1/32 scram-sha-256\n"
SETTINGS = "listen_addresses=127.0.0.1 ssl=on ssl_cert_file=server.crt ssl_key_file=server.key fsync=off"
_PATIENCE_SECONDS = 30


class Way(NamedTuple):
    """One way of going there: what stands in the address, what the program says then, and its exit code."""

    name: str
    options: str
    code: int
    words: str


def main() -> int:
    """Say what was checked; 0 when nothing is wrong."""
    wrong = 0
    for line in _everything():
        sys.stdout.write(line + "\n")
        sys.stdout.flush()
        wrong += line.startswith("!")
    return 1 if wrong else 0


def _everything() -> Iterator[str]:
    binaries = _binaries()
    if binaries is None or shutil.which("openssl") is None:
        yield "- TLS to PostgreSQL: passed over, no server with OpenSSL or no openssl"
        return
    with tempfile.TemporaryDirectory() as name, _serving(binaries, Path(name)) as (port, folder):
        place = f"postgresql://board@localhost:{port}/postgres?hostaddr=127.0.0.1"
        trusted = f"&sslmode=verify-full&sslrootcert={folder / 'server.crt'}"
        for way in (
            Way("verified and encrypted", trusted, 0, ""),
            Way("no encryption", "&sslmode=disable", 4, "không nhận tài khoản hoặc mật khẩu"),
            Way(
                "a certificate of somebody else",
                f"&sslmode=verify-full&sslrootcert={folder / 'other.crt'}",
                4,
                "chứng thư của máy chủ",
            ),
            Way("a server of another name", f"{trusted}&host=may-chu.invalid", 4, "chứng thư của máy chủ"),
        ):
            yield _gone(place + way.options, way, folder)
        yield _looked_over(place + trusted, folder)


def _gone(address: str, way: Way, folder: Path) -> str:
    done = _board(address, folder, "status")
    said = done.stdout + done.stderr
    good = done.returncode == way.code and way.words in said and PASSWORD not in said
    good = good and (way.code == 0 or len(done.stderr.strip().splitlines()) == 1)
    return f"{'+' if good else '!'} {way.name}: {done.returncode} {'' if way.code == 0 and good else said.strip()}".rstrip()


def _looked_over(address: str, folder: Path) -> str:
    done = _board(address, folder, "doctor")
    line = next((one for one in done.stdout.splitlines() if "TLS" in one), "")
    return f"{'+' if line else '!'} doctor: {line.strip() or done.stdout + done.stderr}"


def _board(address: str, folder: Path, *words: str) -> "subprocess.CompletedProcess[str]":
    own = {"XDG_DATA_HOME": str(folder / "data"), "BOARD_DATABASE": address, "PGPASSWORD": PASSWORD}
    environment = {**os.environ, **own}
    command = [sys.executable, "-m", "board", "--today", "16/05/2022", *words]
    return subprocess.run(command, cwd=HOUSE, env=environment, capture_output=True, text=True, check=False)


def _binaries() -> Path | None:
    """Where the programs of a server with OpenSSL are."""
    named = os.environ.get("BOARD_POSTGRES_BINARIES")
    folders = [Path(named)] if named else sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    return next((folder for folder in folders if (folder / "postgres").exists()), None)


@contextmanager
def _serving(binaries: Path, folder: Path) -> Iterator[tuple[int, Path]]:
    """A server until the end; its port, and the folder with its certificate."""
    folder.chmod(0o755)
    server_folder = folder / "server"
    server_folder.mkdir(mode=0o700)
    user = "nobody" if os.geteuid() == 0 else None
    for name in ("server", "other"):
        _certify(folder, name)
    secret = folder / "password"
    secret.write_text(PASSWORD)
    if user:
        shutil.chown(server_folder, user)
        shutil.chown(secret, user)
    data = server_folder / "data"
    _run(
        user,
        binaries / "initdb",
        "-D",
        data,
        "-U",
        "board",
        "-A",
        "scram-sha-256",
        f"--pwfile={secret}",
        "-E",
        "UTF8",
        "--locale=C",
        "-N",
    )
    for name in ("server.crt", "server.key"):
        shutil.copy(folder / name, data / name)
        if user:
            shutil.chown(data / name, user)
    (data / "server.key").chmod(0o600)
    (data / "pg_hba.conf").write_text(RULE)
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    options = [f"--{setting}" for setting in (*SETTINGS.split(), f"port={port}")]
    server = subprocess.Popen(
        [binaries / "postgres", "-D", data, "-k", server_folder, *options],
        user=user,
        group=_group(user),
        cwd=server_folder,
        stderr=subprocess.DEVNULL,
    )
    try:
        _wait_for(server, port)
        yield port, folder
    finally:
        server.terminate()
        server.wait()


def _certify(folder: Path, name: str) -> None:
    _run(
        None,
        "openssl",
        "req",
        "-x509",
        "-newkey",
        "ec",
        "-pkeyopt",
        "ec_paramgen_curve:prime256v1",
        "-nodes",
        "-days",
        "2",
        "-subj",
        "/CN=localhost",
        "-addext",
        "subjectAltName=DNS:localhost",
        "-keyout",
        folder / f"{name}.key",
        "-out",
        folder / f"{name}.crt",
    )


def _group(user: str | None) -> int | None:
    return None if user is None else pwd.getpwnam(user).pw_gid


def _run(user: str | None, *command: object) -> None:
    subprocess.run(
        [str(word) for word in command], user=user, group=_group(user), cwd="/", capture_output=True, check=True
    )


def _wait_for(server: "subprocess.Popen[bytes]", port: int) -> None:
    give_up = time.monotonic() + _PATIENCE_SECONDS
    while server.poll() is None and time.monotonic() < give_up:
        try:
            psycopg.connect(f"host=127.0.0.1 port={port} user=board dbname=postgres password={PASSWORD}").close()
        except psycopg.OperationalError:
            time.sleep(0.05)
        else:
            return
    raise RuntimeError("the server did not start")


if __name__ == "__main__":
    sys.exit(main())
