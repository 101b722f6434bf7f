"""A server that asks for a password: who knows it is let in, who does not reads one sentence, and nothing ever repeats it."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import psycopg
import pytest
from sqlalchemy import make_url

from plans.shipped import shipped_directory, shipped_plans
from store.open_board import OpenBoard
from tests.board.prompt import prompt_on
from tests.conftest import fill
from tests.postgres_databases import drop_database, guarded, new_database, template

PASSWORD = "mật/khẩu-4711"  # noqa: S105 - of a server that is made for the tests
WRONG = "khác-9042"
EVERY_WAY = [
    "status",
    "doctor",
    "history",
    "calendar feed list",
    "calendar feed add --all",
    "note 2022/IV.5 đã-nhắc",
    "move-database {address} {folder}/moved.db",
    "backup {folder}/saved.db",
    "restore {folder}/saved.db",
    "show 2022/không-có",
    "backup /proc/không-có.db",
]


@pytest.fixture
def address(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A board with the two plans that are shipped, behind a password that the address does not hold."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("PGPASSFILE", str(tmp_path / "none"))
    database = new_database(template("shipped_board", lambda place: fill(place, shipped_directory(), shipped_plans())))
    with guarded(database, PASSWORD) as place:
        yield place
        drop_database(database)


def with_password(address: str, password: str) -> str:
    """The same address with a password in it."""
    return make_url(address).set(password=password).render_as_string(hide_password=False)


def password_file(folder: Path, password: str) -> Path:
    """A file as the guide has it in the home of the service account."""
    path = folder / "pgpass"
    path.write_text(f"*:*:*:*:{password}\n")
    path.chmod(0o600)
    return path


def test_the_password_is_shown_to_the_server_by_scram(address: str) -> None:
    """Else the tests below would prove nothing: the server does ask, and never sees the password itself."""
    with pytest.raises(psycopg.OperationalError, match="no password supplied"):
        psycopg.connect(address)
    with psycopg.connect(with_password(address, PASSWORD), require_auth="scram-sha-256") as let_in:
        assert let_in.execute("SELECT 1").fetchone() == (1,)


def test_who_has_the_password_in_a_file_of_their_own_is_let_in(
    address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """As the guide has it: then it stands in no address, and in no list of processes."""
    monkeypatch.setenv("PGPASSFILE", str(password_file(tmp_path, PASSWORD)))

    done = prompt_on(address, capsys)("note", "2022/IV.5", "đã nhắc")

    assert done.code == 0, done.err


@pytest.mark.parametrize("password", [WRONG, ""], ids=["wrong", "none"])
def test_a_wrong_password_is_one_sentence(
    address: str, password: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """It says where to look, by the name of the file, and ends with the code of a database that cannot be opened."""
    if password:
        monkeypatch.setenv("PGPASSFILE", str(password_file(tmp_path, password)))

    done = prompt_on(address, capsys)("status")

    assert (done.code, done.out) == (4, "")
    assert "không nhận tài khoản hoặc mật khẩu" in done.err
    assert "~/.pgpass" in done.err
    assert len(done.err.strip().splitlines()) == 1


@pytest.mark.parametrize("password", [PASSWORD, WRONG], ids=["right", "wrong"])
def test_nothing_that_is_said_or_kept_repeats_the_password(
    address: str, password: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Also where somebody did put it into the address: neither sentences, JSON, the doctor, feeds nor copies have it."""
    place = with_password(address, password)
    run = prompt_on(place, capsys)
    said = ""
    for words in EVERY_WAY:
        for last in ((), ("--json",)):
            done = run(*words.format(address=place, folder=tmp_path).split(), *last)
            said += done.out + done.err

    kept = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    for secret in (password, quote(password), quote(password, safe="")):
        assert secret not in said
        assert secret.encode() not in kept


@pytest.mark.process
def test_the_list_of_processes_does_not_show_the_password(address: str) -> None:
    """The address comes by the environment, which only its own account can read; the server's own list has none either."""
    place = with_password(address, PASSWORD)
    waiting = subprocess.Popen(
        [sys.executable, "-m", "board", "import", "-"],
        env={**os.environ, "BOARD_DATABASE": place},
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    with OpenBoard(place, user="lan"), psycopg.connect(place) as looking:
        sessions = looking.execute("SELECT * FROM pg_stat_activity WHERE usename = current_user").fetchall()
    seen = f"{Path(f'/proc/{waiting.pid}/cmdline').read_text()} {sessions}"
    waiting.communicate(b"")

    assert len(sessions) > 1
    assert PASSWORD not in seen
    assert quote(PASSWORD, safe="") not in seen
