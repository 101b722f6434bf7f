"""`board calendar serve`: the feeds over HTTP."""

import asyncio
import gzip
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from email.utils import format_datetime, parsedate_to_datetime
from pathlib import Path

import icalendar
import pytest
from starlette.datastructures import Headers

from board.calendar.addresses import Addresses
from board.calendar.answers import calendar_response
from board.calendar.feed_files import FeedFiles
from board.calendar.misses import AT_ONCE, LONGEST_WAIT_SECONDS, Misses
from board.calendar.shelf import Calendar, Shelf
from store.open_board import OpenBoard
from store.wishes import AddFeed, ExtendDeadline, Paper, RenewFeed, RevokeFeed
from tests.board.feed_server import FeedServerProcess, serving
from tests.conftest import MID_MAY
from tests.outside.trickling import ask, trickle

PAPER = Paper("12/QĐ-UBND", date(2022, 5, 10))
AT = datetime(2022, 5, 16, 2, 0, tzinfo=UTC)
CALENDAR = Calendar(1, b"BEGIN:VCALENDAR\r\n", gzip.compress(b"BEGIN:VCALENDAR\r\n"), "a" * 64, AT)


@pytest.fixture
def paths(small_board: OpenBoard) -> Callable[[], list[str]]:
    """Every path of the board's three feeds: all, one that was renewed, one that was revoked long ago."""
    small_board.apply(AddFeed("Tất cả", reminders=(7,)), today=MID_MAY)
    small_board.apply(AddFeed("STC", agency="stc"), today=MID_MAY)
    small_board.apply(AddFeed("Cũ"), today=MID_MAY)
    small_board.apply(RenewFeed("2"), today=MID_MAY)
    small_board.apply(RevokeFeed("3"), today=date(2022, 5, 1))

    def every() -> list[str]:
        calendars = small_board.calendars(today=MID_MAY)
        return [
            "/" + name
            for name in FeedFiles(Addresses(small_board.feed_secret(), calendars.identity)).file_names(calendars)
        ]

    return every


@pytest.fixture
def server(paths: Callable[[], list[str]], board_file: Path) -> Iterator[FeedServerProcess]:
    """A server of the small board."""
    with serving(board_file) as started:
        yield started


@pytest.mark.process
def test_a_calendar_is_served_as_one(server: FeedServerProcess, paths: Callable[[], list[str]]) -> None:
    """Private, never cached for others, never indexed, and nothing that makes a browser download or log in."""
    answer = server.get(paths()[0])

    assert answer.status == 200
    assert len(icalendar.Calendar.from_ical(answer.body).walk("VEVENT")) > 9
    assert answer.headers["content-type"] == "text/calendar; charset=utf-8"
    assert answer.headers["cache-control"] == "private, no-cache"
    assert answer.headers["x-robots-tag"] == "noindex"
    assert answer.headers["referrer-policy"] == "no-referrer"
    assert {"server", "set-cookie", "content-disposition", "location"}.isdisjoint(answer.headers)
    head = server.get(paths()[0], "HEAD")
    assert (head.status, head.body, head.headers["content-length"]) == (200, b"", str(len(answer.body)))


@pytest.mark.process
def test_an_unchanged_calendar_is_not_sent_again(server: FeedServerProcess, paths: Callable[[], list[str]]) -> None:
    """A thousand phones ask every few hours."""
    path = paths()[0]
    plain, squeezed = server.get(path), server.get(path, accept_encoding="br, gzip")

    assert gzip.decompress(squeezed.body) == plain.body
    assert plain.headers["etag"] != squeezed.headers["etag"]
    for tag in (plain.headers["etag"], "W/" + squeezed.headers["etag"], f'"x", {plain.headers["etag"]}', "*"):
        again = server.get(path, if_none_match=tag)
        assert (again.status, again.body) == (304, b"")
    assert server.get(path, if_modified_since=plain.headers["last-modified"]).status == 304


@pytest.mark.process
def test_what_is_gone_and_what_never_was_are_told_apart(
    server: FeedServerProcess, paths: Callable[[], list[str]]
) -> None:
    """410 lets Thunderbird drop the subscription; whoever guesses learns nothing from any other answer."""
    _all, old, new, revoked = paths()

    assert b"BEGIN:VEVENT" not in server.get(old).body
    assert b"BEGIN:VEVENT" in server.get(new).body
    assert server.get(revoked).status == 410
    tries = ("/", "", "/x.ics", new.upper(), new + "x", new.removesuffix(".ics"), new + "/", "/lich" + new, new + "%00")
    answers = [server.get(path or "*") for path in tries] + [
        server.get(new, method) for method in ("POST", "PUT", "OPTIONS")
    ]
    answers += [
        server.get(path) for path in ("/../board.db", "/%2e%2e/board.db", "//etc/passwd", "/..%2fboard.db.secret")
    ]
    assert {(one.status, one.body) for one in answers} == {(404, b"404\n")}
    assert (
        len({tuple(sorted((name, text) for name, text in one.headers.items() if name != "date")) for one in answers})
        == 1
    )


@pytest.mark.process
def test_a_change_on_the_board_is_served_within_five_seconds(
    server: FeedServerProcess, paths: Callable[[], list[str]], small_board: OpenBoard
) -> None:
    """With another tag and a later date: some programs look at the one, some at the other."""
    path = paths()[0]
    before = server.get(path)
    assert b"20221129" not in before.body

    small_board.apply(ExtendDeadline("mau/I.4", date(2022, 11, 29), PAPER), today=MID_MAY)
    small_board.apply(RevokeFeed("2"), today=MID_MAY)
    give_up = time.monotonic() + 5
    after = before
    while after.body in (before.body, b"") and time.monotonic() < give_up:
        time.sleep(0.1)
        after = server.get(path, if_none_match=before.headers["etag"])

    assert b"DTSTART;VALUE=DATE:20221129" in after.body
    assert parsedate_to_datetime(after.headers["last-modified"]) > parsedate_to_datetime(
        before.headers["last-modified"]
    )
    assert server.get(path, if_modified_since=before.headers["last-modified"]).status == 200


@pytest.mark.process
def test_the_server_stops_when_asked_and_has_said_no_token(
    server: FeedServerProcess, paths: Callable[[], list[str]], small_board: OpenBoard, board_file: Path
) -> None:
    """Nor is one in its title or in the database; the last fetch is noted, and by what family of program."""
    path = paths()[0]
    token = path[1:44]
    server.get(path, user_agent="Google-Calendar-Importer (GoogleBot) x")
    server.get(f"/{'A' * 43}.ics")
    with socket.create_connection(("127.0.0.1", server.port)) as broken:
        broken.sendall(f"GET {path} HTTP/1.1\r\nHost: x\r\n\x00: y\r\n\r\n".encode())
        broken.recv(1000)
    title = Path(f"/proc/{server.process.pid}/cmdline").read_bytes()

    said = server.stop()

    assert server.process.returncode == 0
    assert token not in said
    assert token.encode() not in title + board_file.read_bytes()
    assert said.count("\n") == 1
    assert (small_board.feeds()[0].fetched_on, small_board.feeds()[0].fetched_by) == (MID_MAY, "google")


@pytest.mark.process
def test_a_thousand_subscribers_at_once_are_all_answered(
    server: FeedServerProcess, paths: Callable[[], list[str]]
) -> None:
    """A whole province's phones wake at seven; the server's memory does not grow with them."""
    path = paths()[0]
    tag = server.get(path, accept_encoding="gzip").headers["etag"]

    for header, status in (("Accept-Encoding: gzip", b"200"), (f"If-None-Match: {tag}", b"304")):
        answers = asyncio.run(_all_at_once(server.port, path, header, 1000))
        seconds = sorted(taken for _status, taken in answers)
        assert {found for found, _taken in answers} == {status}
        assert seconds[949] <= 2  # a second on a machine of its own; this one has other work
    resident = Path(f"/proc/{server.process.pid}/status").read_text().partition("VmHWM:")[2].split()[0]
    assert int(resident) <= 150 * 1024


@pytest.mark.process
def test_trickling_connections_are_cut_and_hinder_nobody(
    server: FeedServerProcess, paths: Callable[[], list[str]]
) -> None:
    """Uvicorn itself would wait for them for ever; forty of them in ten seconds, two hundred in `make check-outside`."""
    open_at_the_end, slowest = asyncio.run(trickle(server.port, paths()[0], connections=40, seconds=11.5))

    assert open_at_the_end == 0
    assert slowest <= 1


@pytest.mark.process
def test_a_thousand_guesses_hit_nothing(server: FeedServerProcess, paths: Callable[[], list[str]]) -> None:
    """Every one gets the same 404, and meanwhile a subscriber behind the same address waits for nothing."""

    async def guess() -> tuple[list[tuple[bytes, float]], float]:
        guesses = [asyncio.create_task(ask(server.port, f"/{number:043d}.ics")) for number in range(1000)]
        await asyncio.sleep(0.3)
        honest = await ask(server.port, paths()[0])
        return await asyncio.gather(*guesses), honest[1]

    answers, honest = asyncio.run(guess())

    assert {status for status, _taken in answers} == {b"404"}
    assert honest <= 1


@pytest.mark.process
def test_a_port_that_is_taken_is_said(server: FeedServerProcess, board_file: Path) -> None:
    """Not a traceback, and another exit code than that of a wrong command line."""
    command = [sys.executable, "-m", "board", "--db", str(board_file), "calendar", "serve", "--port", str(server.port)]

    done = subprocess.run(command, capture_output=True, text=True, check=False)

    assert (done.returncode, "Không lắng nghe được" in done.stderr) == (4, True)


@pytest.mark.parametrize(
    ("headers", "status", "encoding"),
    [
        ({"accept-encoding": "gzip"}, 200, "gzip"),
        ({"accept-encoding": "GZIP;q=0.5, br"}, 200, "gzip"),
        ({"accept-encoding": "gzip;q=0"}, 200, None),
        ({"accept-encoding": "identity"}, 200, None),
        ({"if-none-match": '"b"'}, 200, None),
        ({"if-none-match": '"b"', "if-modified-since": format_datetime(AT, usegmt=True)}, 200, None),
        ({"if-modified-since": format_datetime(AT, usegmt=True)}, 304, None),
        ({"if-modified-since": format_datetime(AT - timedelta(seconds=1), usegmt=True)}, 200, None),
        ({"if-modified-since": "yesterday"}, 200, None),
        ({"if-modified-since": "Mon, 99 May 99999 02:00:00 GMT"}, 200, None),
    ],
)
def test_conditions_are_compared_and_not_only_looked_for(
    headers: dict[str, str], status: int, encoding: str | None
) -> None:
    """One product answered 304 to every date, and Apple's users never saw a change."""
    answer = calendar_response(CALENDAR, Headers(headers))

    assert (answer.status_code, answer.headers.get("content-encoding")) == (status, encoding)


def test_the_shelf_makes_only_what_has_changed(paths: Callable[[], list[str]], small_board: OpenBoard) -> None:
    """Calendars that show the same are the same, with their date; one that differs has a later date."""
    shelf = Shelf(small_board)
    shelf.refresh(today=MID_MAY, at=AT)
    before = dict(shelf.calendars)
    everything, _old, stc, gone = (path[1:] for path in paths())

    assert not shelf.refresh(today=MID_MAY, at=AT)
    small_board.apply(ExtendDeadline("mau/I.1", date(2022, 11, 30), PAPER), today=MID_MAY)
    assert shelf.refresh(today=MID_MAY, at=AT)

    after = shelf.calendars
    assert (after[gone], after[stc]) == (None, before[stc])
    new, known = after[everything], before[everything]
    assert new is not None
    assert known is not None
    assert new.changed == known.changed + timedelta(seconds=1)
    anew = Shelf(small_board)
    anew.refresh(today=MID_MAY, at=AT)
    assert {name: one and one.content for name, one in after.items()} == {
        name: one and one.content for name, one in anew.calendars.items()
    }


def test_misses_wait_by_where_they_come_from() -> None:
    """The first hundred cost nothing, others cost time; it never grows beyond two seconds, and it passes."""
    misses = Misses()

    waits = [misses.wait_seconds("192.0.2.1", 50.0) for _each in range(1000)]

    assert set(waits[:AT_ONCE]) == {0.0}
    assert 0 < waits[AT_ONCE] < waits[-1] == LONGEST_WAIT_SECONDS
    assert misses.wait_seconds("192.0.2.2", 50.0) == 0
    assert misses.wait_seconds("192.0.2.1", 60.0) == 0
    assert [misses.wait_seconds(f"2001:db8::{number:x}", 50.0) for number in range(200)][-1] > 0


async def _all_at_once(port: int, path: str, header: str, count: int) -> list[tuple[bytes, float]]:
    return await asyncio.gather(*(ask(port, path, header) for _each in range(count)))
