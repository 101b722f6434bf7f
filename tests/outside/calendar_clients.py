"""Real readers, subscribers and web servers on our calendars: `make check-outside`.

What is not there is passed over with a line that says so: `khal`, `vdirsyncer` and `icalendar` come by pip into a venv of
their own, `ical.js` by npm, nginx and Caddy from the system. `BOARD_ICS_CHECK` may name a checker program of one's own,
which is called with each file and must end with 0.
"""

import asyncio
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import date
from pathlib import Path

from board.calendar.addresses import Addresses
from board.calendar.file_rules import broken_rules
from store.open_board import OpenBoard
from store.wishes import AddFeed, ExtendDeadline, Paper, RevokeFeed
from tests.board.feed_server import serving
from tests.outside.published_files import TODAY, calendars
from tests.outside.trickling import trickle
from tests.outside.web_servers import check_caddy, check_nginx

PAPER = Paper("12/QĐ-UBND", date(2022, 5, 10))
_KHAL_EVENTS = 500


def main() -> int:
    """Say what was checked; 0 when nothing is wrong."""
    wrong: list[str] = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        tools = _tools(folder)
        for check in (
            lambda: _files(folder, tools),
            lambda: _subscribers(folder, tools),
            lambda: check_nginx(folder),
            lambda: check_caddy(folder),
            lambda: _trickling(folder),
        ):
            wrong += _said(check)
    return 1 if wrong else 0


def _said(check: Callable[[], Iterator[str]]) -> list[str]:
    """Print each line of a check; those that begin with "!" are wrong."""
    lines = []
    for line in check():
        sys.stdout.write(line + "\n")
        sys.stdout.flush()
        lines.append(line)
    return [line for line in lines if line.startswith("!")]


def _tools(folder: Path) -> Path | None:
    """A venv with the clients; None where they cannot be had."""
    venv = folder / "clients"
    with suppress(subprocess.CalledProcessError, OSError):
        _run(sys.executable, "-m", "venv", venv)
        _run(venv / "bin" / "pip", "install", "-q", "khal", "vdirsyncer", "icalendar", "vobject")
        return venv / "bin"
    return None


def _files(folder: Path, tools: Path | None) -> Iterator[str]:
    """Every kind of calendar, before every reader."""
    checker, reader, count = os.environ.get("BOARD_ICS_CHECK"), _ical_js(folder), 0
    if reader is None:
        yield "- ical.js: passed over, no node and npm"
    made = folder / "files"
    made.mkdir()
    for path in calendars(made):
        count += 1
        content = path.read_bytes()
        if rules := broken_rules(content):
            yield f"! {path.name}: {rules[:3]}"
        if reader is not None and _fails("node", reader, path):
            yield f"! {path.name}: ical.js does not read it"
        if tools is not None and content.count(b"BEGIN:VEVENT") <= _KHAL_EVENTS and _khal_refuses(tools, path):
            yield f"! {path.name}: khal does not import it"
        if checker and _fails(tools / "python" if tools else sys.executable, *checker.split(), path):
            yield f"! {path.name}: {checker}"
    yield f"- {count} calendars: rules, " + ", ".join(
        filter(None, ("ical.js" if reader else "", "khal" if tools else "", checker))
    )


def _subscribers(folder: Path, tools: Path | None) -> Iterator[str]:
    """Khal by way of vdirsyncer subscribes to the server, and sees an extension and a revocation."""
    if tools is None:
        yield "- khal, vdirsyncer: passed over, pip could not install them"
        return
    database = folder / "files" / "shipped.db"
    with OpenBoard(str(database), user="thử") as board, serving(database, today=TODAY.isoformat()) as server:
        board.apply(AddFeed("Theo dõi", plans=("2022",)), today=TODAY)
        feed, calendar = board.feeds()[-1], board.calendars(today=TODAY)
        name = Addresses(board.feed_secret(), calendar.identity).file_name(feed.number, feed.address)
        environment = _configured(folder / "subscriber", f"http://127.0.0.1:{server.port}/{name}")
        _until(lambda: server.get(f"/{name}").status == 200)
        seen = [_synced(tools, environment)]
        board.apply(ExtendDeadline("2022/V.2", date(2022, 12, 20), PAPER), today=TODAY)
        _until(lambda: b"DTSTART;VALUE=DATE:20221220" in server.get(f"/{name}").body)
        seen.append(_synced(tools, environment))
        board.apply(RevokeFeed(str(feed.number)), today=TODAY)
        _until(lambda: b"BEGIN:VEVENT" not in server.get(f"/{name}").body)
        seen.append(_synced(tools, environment))
    days = [{line.split(" ", 1)[0] for line in one if " V.2 " in line} for one in seen]
    good = len(seen[0]) > 20 and days[1] == {"20.12.2022"} != days[0] and seen[2] == []
    yield f"{'-' if good else '!'} khal and vdirsyncer: {[len(one) for one in seen]} events, V.2 on {days}"


def _trickling(folder: Path) -> Iterator[str]:
    """Two hundred connections that send a byte a second for half a minute."""
    with serving(folder / "files" / "shipped.db", today=TODAY.isoformat()) as server:
        still_open, slowest = asyncio.run(trickle(server.port, "/x.ics", connections=200, seconds=30))
    good = still_open == 0 and slowest <= 1
    yield f"{'-' if good else '!'} 200 trickling connections: {still_open} open after 30 s, honest ones {slowest:.2f} s"


def _configured(home: Path, address: str) -> dict[str, str]:
    """A subscriber's own home: one calendar over HTTP, kept in a folder that khal reads."""
    (home / "events").mkdir(parents=True)
    (home / "vdirsyncer").write_text(
        f'[general]\nstatus_path = "{home}/status/"\n'
        '[pair board]\na = "here"\nb = "there"\ncollections = null\nconflict_resolution = "b wins"\n'
        'partial_sync = "ignore"\n'
        f'[storage here]\ntype = "filesystem"\npath = "{home}/events"\nfileext = ".ics"\n'
        f'[storage there]\ntype = "http"\nurl = "{address}"\n'
    )
    (home / "khal").write_text(
        f"[calendars]\n[[board]]\npath = {home}/events\nreadonly = True\n"
        f"[sqlite]\npath = {home}/khal.db\n[locale]\ndateformat = %d.%m.%Y\nlongdateformat = %d.%m.%Y\n"
        "timeformat = %H:%M\ndatetimeformat = %d.%m.%Y %H:%M\nlongdatetimeformat = %d.%m.%Y %H:%M\n"
    )
    return {
        **os.environ,
        "HOME": str(home),
        "VDIRSYNCER_CONFIG": str(home / "vdirsyncer"),
        "KHAL_CONFIG": str(home / "khal"),
        "LC_ALL": "C.UTF-8",
    }


def _synced(tools: Path, environment: dict[str, str]) -> list[str]:
    """Every event that khal lists after a sync, as "20.12.2022 title"."""
    home = Path(environment["HOME"])
    if not (home / "status").exists():
        _run(tools / "vdirsyncer", "discover", env=environment, input="y\n")
    # vdirsyncer fears a calendar that is empty all at once; a subscriber has to say that it may be.
    _run(tools / "vdirsyncer", "sync", "--force-delete", env=environment)
    listed = ("-c", home / "khal", "list", "--day-format", "", "--format", "{start-date} {title}")
    said = _run(tools / "khal", *listed, "01.01.2021", "31.12.2023", env=environment)
    return [line for line in said.splitlines() if line.strip() and "No events" not in line]


def _ical_js(folder: Path) -> Path | None:
    """A reader by ical.js, the parser of Thunderbird."""
    place = folder / "node"
    place.mkdir()
    with suppress(subprocess.CalledProcessError, OSError):
        _run("npm", "install", "--silent", "--prefix", place, "ical.js")
        reader = place / "read.mjs"
        reader.write_text(
            'import fs from "fs"; import ICAL from "ical.js";\n'
            "const calendar = new ICAL.Component(ICAL.parse(fs.readFileSync(process.argv[2], 'utf8')));\n"
            "for (const one of calendar.getAllSubcomponents('vevent')) {\n"
            "  const event = new ICAL.Event(one);\n"
            "  if (!event.uid || !event.summary || !event.startDate.isDate) process.exit(1);\n"
            "}\n"
        )
        return reader
    return None


def _khal_refuses(tools: Path, path: Path) -> bool:
    with tempfile.TemporaryDirectory() as name:
        environment = _configured(Path(name), "http://127.0.0.1/")
        (Path(name) / "khal").write_text((Path(name) / "khal").read_text().replace("readonly = True\n", ""))
        return _fails(tools / "khal", "-c", Path(name) / "khal", "import", "--batch", path, env=environment)


def _until(condition: Callable[[], bool]) -> None:
    """At most five seconds: as soon as that a change must be served."""
    give_up = time.monotonic() + 5
    while not condition() and time.monotonic() < give_up:
        time.sleep(0.1)


def _fails(*command: object, env: dict[str, str] | None = None) -> bool:
    return subprocess.run([str(part) for part in command], capture_output=True, check=False, env=env).returncode != 0


def _run(*command: object, env: dict[str, str] | None = None, input: str | None = None) -> str:  # noqa: A002 - subprocess's own
    words = [str(part) for part in command]
    return subprocess.run(words, check=True, capture_output=True, text=True, env=env, input=input).stdout


if __name__ == "__main__":
    sys.exit(main())
