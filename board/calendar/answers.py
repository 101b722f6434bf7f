"""What the feed server answers: a calendar, that it has not changed, that it is gone; to all else one and the same 404."""

import asyncio
import re
import time
from collections.abc import Callable
from datetime import UTC, date, datetime
from email.utils import format_datetime, parsedate_to_datetime

from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from board.calendar.misses import Misses
from board.calendar.shelf import Calendar, Shelf
from store.feeds.rows import Fetch

PRIVATE = {
    "Cache-Control": "private, no-cache",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Robots-Tag": "noindex",
}
_MOST_WAITING = 500
_PIECE_OCTETS = 65_536
_SQUEEZED = "-gz"
_TAG = re.compile(r'(?:W/)?"([^"]*)"')
_CLIENTS = (
    ("google", "google"),
    ("outlook", "outlook"),
    ("microsoft", "outlook"),
    ("exchange", "outlook"),
    ("thunderbird", "thunderbird"),
    ("dataaccessd", "apple"),
    ("calendaragent", "apple"),
    ("ios/", "apple"),
    ("macos/", "apple"),
    ("mac os x", "apple"),
)
"""What stands in the name that a program gives itself → its family. Of the name nothing else is kept."""


class Answers:
    """The application behind the server, as ASGI has it. `fetched` is told of every calendar that was asked for."""

    def __init__(self, shelf: Shelf, *, today: Callable[[], date], fetched: Callable[[Fetch], None]) -> None:
        self._shelf = shelf
        self._today = today
        self._fetched = fetched
        self._misses = Misses()
        self._waiting = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        name = str(scope["path"]).removeprefix("/")
        if scope["method"] not in ("GET", "HEAD") or name not in self._shelf.calendars:
            await self._miss(scope)
            response = Response("404\n", 404, PRIVATE, "text/plain")
        elif (calendar := self._shelf.calendars[name]) is None:
            response = Response("410\n", 410, PRIVATE, "text/plain")
        else:
            headers = Headers(scope=scope)
            self._fetched(Fetch(calendar.feed, self._today(), client_family(headers.get("user-agent", ""))))
            response = calendar_response(calendar, headers)
        await response(scope, receive, send)

    async def _miss(self, scope: Scope) -> None:
        client = scope.get("client")
        wait = self._misses.wait_seconds(client[0] if client else "", time.monotonic())
        if wait and self._waiting < _MOST_WAITING:
            self._waiting += 1
            try:
                await asyncio.sleep(wait)
            finally:
                self._waiting -= 1


def calendar_response(calendar: Calendar, asked: Headers) -> Response:
    """The calendar, squeezed where the client takes that, or that it has the newest already."""
    squeezed = _takes_gzip(asked.get("accept-encoding", ""))
    headers = {
        **PRIVATE,
        "ETag": f'"{calendar.tag}{_SQUEEZED if squeezed else ""}"',
        "Last-Modified": format_datetime(calendar.changed.astimezone(UTC), usegmt=True),
        "Vary": "Accept-Encoding",
    }
    if _has_it(calendar, asked):
        return Response(status_code=304, headers=headers)
    if squeezed:
        headers["Content-Encoding"] = "gzip"
    content = calendar.squeezed if squeezed else calendar.content
    return _InPieces(content, headers=headers, media_type="text/calendar; charset=utf-8")


class _InPieces(Response):
    """Sent as fast as the client takes it: nothing is copied for those who take it slowly, and they may be a thousand."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await send({"type": "http.response.start", "status": self.status_code, "headers": self.raw_headers})
        content = memoryview(self.body)
        for start in range(0, max(1, len(content)), _PIECE_OCTETS):
            piece = bytes(content[start : start + _PIECE_OCTETS])
            more = start + _PIECE_OCTETS < len(content)
            await send({"type": "http.response.body", "body": piece, "more_body": more})


def client_family(named: str) -> str:
    """The family of the program that calls itself so; "other" where it is none of the known.

    >>> client_family("Google-Calendar-Importer"), client_family("Mozilla/5.0 Thunderbird/128.0"), client_family("curl/8")
    ('google', 'thunderbird', 'other')
    """
    name = named.casefold()
    return next((family for words, family in _CLIENTS if words in name), "other")


def _has_it(calendar: Calendar, asked: Headers) -> bool:
    """Whether the client's copy is the newest. A tag says more than a day; a date is compared, not only looked for."""
    tags = asked.get("if-none-match")
    if tags is not None:
        return tags.strip() == "*" or calendar.tag in {tag.removesuffix(_SQUEEZED) for tag in _TAG.findall(tags)}
    since = _moment(asked.get("if-modified-since", ""))
    return since is not None and calendar.changed <= since


def _moment(text: str) -> datetime | None:
    try:
        found = parsedate_to_datetime(text)
    except (ValueError, OverflowError):
        return None
    return found if found.tzinfo is not None else found.replace(tzinfo=UTC)


def _takes_gzip(accepted: str) -> bool:
    for one in accepted.casefold().split(","):
        coding, _semicolon, quality = one.partition(";")
        if coding.strip() in ("gzip", "*"):
            return not re.fullmatch(r"q=0(\.0*)?", quality.replace(" ", ""))
    return False
